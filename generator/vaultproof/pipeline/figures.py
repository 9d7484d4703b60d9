"""One definition → its figure and facts, in a worker process. Knows no files."""

from __future__ import annotations

import math
import re
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

import numpy as np
import sympy
from sympy.core.function import AppliedUndef

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.emit.context import FactToEmit, FigureToEmit, UndrawnToEmit
from vaultproof.emit.markdown import plain
from vaultproof.extract.shape import shape
from vaultproof.facts import facts_of
from vaultproof.facts.fact import Fact
from vaultproof.judge.value import Real, Value
from vaultproof.latex import LatexError, Names, canonical_name, parse_term
from vaultproof.latex.tree import Call
from vaultproof.plot.customs import customary
from vaultproof.plot.draw import drawing
from vaultproof.plot.expression import Unplottable, derivative_of, from_sympy, from_sympy_2
from vaultproof.plot.names import shown_name, shown_value
from vaultproof.plot.natural import (
    Range,
    blows_up_below,
    family_values,
    is_pulse,
    natural,
    natural_2,
    plain_setting,
)
from vaultproof.plot.request import (
    Bars,
    BarsRequest,
    ContourMark,
    ContourRequest,
    Curve,
    CurveRequest,
    Floats,
    Function,
    Function2,
    Mark,
    NothingToDraw,
    Standing,
)
from vaultproof.plot.sample import values
from vaultproof.source import Passage, Span
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.numbers import NoValue
from vaultproof.witness.trial import Known, Meaning, Trial

_FACT_SECONDS = 3.0
_REFUSALS = (
    NoValue,
    Unplottable,
    NothingToDraw,
    LatexError,
    ValueError,
    TypeError,
    ArithmeticError,
    AttributeError,
)
_ON_CURVE = 0.02
_MOST_VALUES, _MOST_TOLD = 8, 4
_PARAMETERS = frozenset("abck")
_QUANTITIES = frozenset("dghmnrABCDGKLMNQRSTV")
_COUNTS = frozenset("ijklmnrNMK")
_MOST_FREE = 4
_MOST_DEGREE = 6
_FEWEST_ALIKE, _ENDS = 4, 2
_DATA, _INDICES = frozenset("x y z w u X Y Z W i j E P D".split()), frozenset("ijklmnt")
_ACCENTS = ("hat", "bar", "tilde", "star", "dot", "prime")
_MANY_BREAKS, _BESIDE, _WARM, _BOILING = 3, 0.15, 1000.0, 100.0
_MOVING = frozenset({"mu", "x_0", "t_0", "xi"})
_SETTLED = frozenset("sin cos tan sinh cosh tanh arctan".split())
_SETTING = re.compile(r"−?\d+(?:[.,]\d+)?")
_POINTED = re.compile(r"\d(?:\.|,|\{,\})\d")
_FRACTION = re.compile(r"\\frac\{(\d{1,6})\}\{([1-9]\d{0,5})\}")
_FEW_DIGITS = 3
_SMALL_DENOMINATOR, _FEW_DECIMALS = 12, 4
_SIGN = frozenset({"sign", "sgn", "signum"})
_PRINTS = np.array([-7.3, -2.9, -1.7, -1.0, -0.6, -0.21, 0.0, 0.17, 0.45, 0.62, 0.83, 1.0, 1.9, 3.1, 8.7])


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An example of the function: its sides as written, what its row gives, and whether it holds."""

    left: Term
    right: Term
    given: tuple[tuple[str, Term], ...]
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What is to be drawn: definition `index` of `known`, with its examples; or `bars`, where there are some.

    `name` tells the figure apart from others of its note; `symbol` is how the note writes the function in a formula.
    `families` are the parameters of which the note lists several values, with these; `told` the names in the definition
    that the note says to be something, be it a value or not. A `spare` figure is one for a note that has no other. The
    variable counts something from `counted` on, where the note says so; `amounts` are variables that are never below 0.
    `doubtful` are left sides of what is undecided. `spoken` are kinds of functions that the note speaks of, `written`
    how it writes values that a claim would not take, and `plainly` the same figure without these. `kelvin` tells that
    one of them is for kelvins, `celsius` that the variable is in degrees Celsius. `on` is the interval on which the
    note looks at the function. `units` are those of the variables and, last, of the values, empty where the note says
    none. It is `measured` where numbers in its formula have units.
    """

    path: str
    name: str
    symbol: str
    known: tuple[Known, ...]
    index: int
    marks: tuple[Marked, ...]
    language: str
    decimal_comma: bool | None
    bars: tuple[Bars, ...] = ()
    families: tuple[tuple[str, tuple[Term, ...]], ...] = ()
    told: tuple[str, ...] = ()
    counted: int | None = None
    amounts: tuple[str, ...] = ()
    doubtful: tuple[Term, ...] = ()
    spare: bool = False
    spoken: frozenset[str] = frozenset()
    written: tuple[tuple[str, str], ...] = ()
    plainly: Figure | None = None
    kelvin: bool = False
    celsius: bool = False
    on: tuple[float, float] | None = None
    units: tuple[str, ...] = ()
    measured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A figure and the facts about its function. `values` tell the function from others, `nan` where undefined."""

    figure: FigureToEmit
    facts: tuple[FactToEmit, ...]
    values: tuple[float, ...] = ()
    marks: int = 0
    spare: bool = False

    def is_like(self, other: Drawn) -> bool:
        """Whether another figure shows the same function of one variable; at an end of its domain code may give a value
        where a formula has none."""
        if not self.values or len(self.values) != len(other.values):
            return False
        own, others = np.array(self.values), np.array(other.values)
        both, one = np.isfinite(own) & np.isfinite(others), np.isfinite(own) ^ np.isfinite(others)
        if both.sum() < _FEWEST_ALIKE or one.sum() > _ENDS:
            return np.array_equal(own, others, equal_nan=True)
        return bool(np.allclose(own[both], others[both], rtol=1e-9, atol=1e-12))


@dataclass(frozen=True, slots=True, kw_only=True)
class Undrawn:
    """A figure that a reader would look for, and why there is none."""

    shown: UndrawnToEmit


def draw_figure(wanted: Figure) -> Drawn | Undrawn | None:
    """Draw a definition or bars; None where there is nothing to draw and nobody would look for it."""
    if wanted.bars:
        return _draw_bars(wanted)
    symbols = [sympy.Symbol(name, real=True) for name in wanted.known[wanted.index].definition.parameters]
    try:
        shown = _with_units(_listed(wanted, symbols) or _best(wanted, symbols), wanted.units)
        drawn = drawing(shown.request, wanted.language)
    except _REFUSALS as refusal:
        found = draw_figure(wanted.plainly) if wanted.plainly is not None else None
        return found if isinstance(found, Drawn) else _undrawn(wanted, symbols, refusal)
    return Drawn(
        figure=FigureToEmit(name=wanted.name, svg=drawn.svg, alt=drawn.alt),
        facts=_facts(shown, symbols),
        values=_values(shown.request),
        marks=len(shown.request.marks),
    )


def _undrawn(wanted: Figure, symbols: list[sympy.Symbol], refusal: Exception) -> Undrawn | None:
    """Why there is no figure of a function that is told but for the values of a few constants, or has no real value."""
    called = f"{wanted.symbol}({', '.join(map(_shown, symbols))})"
    function = _heading(wanted.symbol) if wanted.symbol.endswith("_abs") else plain(shown_name(called))
    if isinstance(refusal, NothingToDraw) and len(symbols) == 1 and not wanted.counted:
        return Undrawn(shown=UndrawnToEmit(function=function, reason="real"))
    try:
        expression = customary(Evaluator(_trial(wanted)).body(wanted.index), wanted.spoken)
    except _REFUSALS:
        return None
    free = sorted(expression.free_symbols - set(symbols), key=str)
    told = isinstance(expression, sympy.Expr) and set(symbols) <= expression.free_symbols
    if (
        not told
        or not 1 <= len(free) <= _MOST_FREE
        or expression.has(AppliedUndef, sympy.Integral, sympy.Sum)
    ):
        return None
    if not all(_is_constant(symbol.name) for symbol in free):
        return None
    looks = shape(wanted.known[wanted.index].definition.body)
    written = {canonical_name(name): name for name in sorted(looks.names)}
    missing = tuple(written.get(one.name) or sympy.latex(sympy.Symbol(one.name)) for one in free)
    return Undrawn(shown=UndrawnToEmit(function=function, reason="values", missing=missing))


def _is_constant(name: str) -> bool:
    """Whether a name is one that constants bear, and not data or a second variable."""
    base, _, below = name.partition("_")
    return base not in _DATA and not base.endswith(_ACCENTS) and below not in _INDICES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What a figure shows, and the functions of which facts are told: one, or one for each value of a parameter.

    `settings` are the values of parameters for which it holds.
    """

    request: CurveRequest | ContourRequest
    wanted: tuple[Figure, ...]
    expressions: tuple[sympy.Basic, ...]
    settings: tuple[str, ...]
    evaluator: Evaluator


def _with_units(shown: _Shown, units: tuple[str, ...]) -> _Shown:
    """What a figure shows with the units at its axes."""
    if len(units) < 2 or not any(units):
        return shown
    return replace(shown, request=replace(shown.request, units=(units[0], units[1])))


def _best(wanted: Figure, symbols: list[sympy.Symbol]) -> _Shown:
    """The function at that one of the values of a parameter at which the most examples are true; at all of them where
    there are no examples. Raises a refusal."""
    shown = list(_asked(_chosen(wanted), symbols))
    best = max(shown, key=lambda one: len(one.request.marks) if isinstance(one.request, CurveRequest) else 0)
    several = _several(wanted)
    if len(shown) > 1 and several is not None and not best.request.marks:
        return _listed(replace(wanted, families=(several,)), symbols) or best
    return best


def _listed(wanted: Figure, symbols: list[sympy.Symbol]) -> _Shown | None:
    """The function at all the values that the note lists for a parameter; None where it lists none, or for several."""
    if len(wanted.families) != 1:
        return None
    ((name, terms),) = wanted.families
    terms = tuple({term.text: term for term in terms}.values())[:_MOST_VALUES]
    found = [
        (term, shown, shown.request)
        for term in terms
        for shown in _asked(iter([_with_value(wanted, name, term)]), symbols, first=True)
        if isinstance(shown.request, CurveRequest) and len(shown.request.curves) == 1
    ]
    if len(found) < 2:
        return None
    listed = [_setting(term, shown.evaluator) for term, shown, _ in found]
    parameter = shown_name(name)
    others = tuple(one for one in found[0][1].settings if not one.startswith(f"{parameter} = "))
    curves: list[Curve] = []
    marks: dict[tuple[float, float], Mark] = {}
    requests = [request for _, _, request in found]
    for value, request in zip(listed, requests, strict=True):
        curves.append(replace(request.curves[0], label=f"{parameter} = {value}", derivative=None))
        marks |= {(mark.x, mark.y): mark for mark in request.marks if mark.standing is Standing.HOLDS}
    best = max(requests, key=lambda request: len(request.marks))
    marks |= {(mark.x, mark.y): mark for mark in best.marks if mark.standing is Standing.REFUTED}
    if all(_begins_at_0(curve.function) is not None for curve in curves) and any(
        _begins_at_0(curve.function) for curve in curves
    ):
        curves = [replace(curve, function=_from_0(curve.function)) for curve in curves]
    first = requests[0]
    title = ", ".join([_called(wanted.symbol, first.variable), *others])
    return _Shown(
        request=replace(first, name=title, curves=tuple(curves), marks=tuple(marks.values())),
        wanted=tuple(one for _, shown, _ in found for one in shown.wanted),
        expressions=tuple(one for _, shown, _ in found for one in shown.expressions),
        settings=(f"{parameter} = {', '.join(listed)}", *others),
        evaluator=found[0][1].evaluator,
    )


def _begins_at_0(function: Function) -> bool | None:
    """Whether a function has values above 0 alone; None where it has none there."""
    beside = np.geomspace(1e-3, 1e2, 51)
    if not np.isfinite(values(function, beside)).all():
        return None
    return not bool(np.isfinite(values(function, -beside)).any())


def _from_0(function: Function) -> Function:
    """A function where its variable is not below 0."""
    return lambda x: np.where(np.asarray(x) < 0, np.nan, values(function, x))


def _asked(chosen: Iterator[Figure], symbols: list[sympy.Symbol], *, first: bool = False) -> Iterator[_Shown]:
    """What a figure may show: the function at each of the values that its note gives one of its parameters. Those that
    cannot be shown are left out; with `first` all of them, else all but the first."""
    for index, one in enumerate(chosen):
        with suppress(*(_REFUSALS if index or first else ())):
            evaluator = Evaluator(_trial(one))
            expression = customary(evaluator.body(one.index), one.spoken)
            yield _Shown(
                request=_request(one, expression, symbols, evaluator),
                wanted=(one,),
                expressions=(expression,),
                settings=tuple(_settings(one, expression, evaluator)),
                evaluator=evaluator,
            )


def _chosen(wanted: Figure) -> Iterator[Figure]:
    """The figure with each value of a parameter that has several, the best first; as it is where several have."""
    several = _several(wanted)
    if several is None:
        yield wanted
        return
    name, terms = several
    for term in list({term.text: term for term in terms}.values())[:_MOST_VALUES]:
        yield _with_value(wanted, name, term)


def _several(wanted: Figure) -> tuple[str, tuple[Term, ...]] | None:
    """The one parameter that has several values, with these."""
    own = wanted.known[wanted.index]
    found = [(name, terms) for name, terms in own.meaning.values if len({term.text for term in terms}) > 1]
    return found[0] if len(found) == 1 else None


def _with_value(wanted: Figure, name: str, term: Term) -> Figure:
    """The figure where a parameter has one value."""
    own = wanted.known[wanted.index]
    rest = tuple((other, listed) for other, listed in own.meaning.values if other != name)
    meaning = replace(own.meaning, values=((name, (term,)), *rest))
    known = list(wanted.known)
    known[wanted.index] = replace(own, meaning=meaning)
    return replace(wanted, known=tuple(known))


def _draw_bars(wanted: Figure) -> Drawn | None:
    try:
        drawn = drawing(BarsRequest(name=wanted.name, groups=wanted.bars), wanted.language)
    except NothingToDraw:
        return None
    figure = FigureToEmit(name=wanted.name, svg=drawn.svg, alt=drawn.alt)
    return Drawn(figure=figure, facts=(), spare=wanted.spare)


def prints_of(function: Function) -> tuple[float, ...]:
    """The values that tell a function from others."""
    return tuple(float(value) for value in values(function, _PRINTS))


def _values(request: CurveRequest | ContourRequest) -> tuple[float, ...]:
    if not isinstance(request, CurveRequest) or len(request.curves) != 1:
        return ()
    return prints_of(request.curves[0].function)


def nothing_known(path: str, decimal_comma: bool | None) -> Trial:
    """A trial that gives the evaluator no definitions."""
    nothing = Term(Passage("0", ((0, 0),)), Syntax.PLAIN)
    claim = Equation(
        path=path,
        span=Span(0, 0),
        kind="value",
        text="",
        scope=0,
        left=nothing,
        relation=Relation.EQUAL,
        right=nothing,
    )
    return Trial(claim=claim, meaning=Meaning(), known=(), decimal_comma=decimal_comma)


def _trial(wanted: Figure) -> Trial:
    """A trial that gives the evaluator its definitions; its claim is the definition itself."""
    definition = wanted.known[wanted.index].definition
    known = tuple(replace(one, meaning=_settled(one.meaning, wanted.known)) for one in wanted.known)
    return replace(
        nothing_known(wanted.path, wanted.decimal_comma),
        meaning=Meaning(calls=((definition.name, (wanted.index,)),)),
        known=known,
    )


def _settled(meaning: Meaning, known: tuple[Known, ...]) -> Meaning:
    """What names mean, where `tanh` that a linked note writes in two forms is tanh, and the sign of 0 is 0. A letter
    that only custom makes a function, of which the note does not speak, means nothing: ζ may be anything."""
    calls = tuple(
        (name, indices)
        for name, indices in meaning.calls
        if (len(indices) == 1 or name not in _SETTLED)
        and not (name in _SIGN and all(known[index].witness == "reference" for index in indices))
        and not (
            (len(name) == 1 or shown_name(name) != name)
            and all(known[index].reserve is not None for index in indices)
        )
    )
    return replace(meaning, calls=calls)


def _request(
    wanted: Figure, expression: sympy.Basic, symbols: list[sympy.Symbol], evaluator: Evaluator
) -> CurveRequest | ContourRequest:
    if not isinstance(expression, sympy.Expr):
        raise NoValue("it has no numeric value")
    free = sorted(expression.free_symbols - set(symbols), key=str)
    if len(symbols) > 2 or len(free) > _MOST_FREE or not _are_parameters(free, wanted):
        raise NoValue("it has too many parameters without a value")
    settings = _settings(wanted, expression, evaluator)
    if len(symbols) == 2:
        chosen = [
            (symbol, family_values(symbol.name, _range(wanted, symbol.name, evaluator))[1]) for symbol in free
        ]
        settings += [f"{_shown(symbol)} = {value}" for symbol, value in chosen]
        return _contours(wanted, _at(expression, chosen), symbols, evaluator, settings)
    variable = _shown(symbols[0])
    size = wanted.symbol.endswith("_abs")
    name = shown_name(wanted.symbol.removesuffix("_abs"))
    called = _called(wanted.symbol, variable)
    if free:
        return _family(wanted, expression, evaluator, symbols[0], [called, *settings])
    title = ", ".join([called, *settings])
    function = from_sympy(expression, symbols[0])
    marks = tuple(_marks(wanted, evaluator, function))
    stated, places = _range(wanted, symbols[0].name, evaluator), [mark.x for mark in marks]
    counted = _counts_from(wanted, expression, symbols[0], places)
    if counted is not None:
        stated = Range(low=counted).meets(stated or Range())
    elif stated is None and _is_amount(wanted, function, symbols[0], places):
        stated = Range(low=0.0)
    breaks = breaks_of(expression, symbols[0])
    stated = stated or _ends_of(breaks, function)
    if stated is None and wanted.on is not None:
        stated = Range(low=wanted.on[0], high=wanted.on[1])
    curve = Curve(
        label=title,
        function=_within(function, stated, variable, places)
        if not _is_told_below(breaks, function)
        else function,
        derivative=None if counted is not None else derivative_of(expression, symbols[0]),
        derivative_label=f"{_sized(name) if size else name}′({variable})",
        gaps=tuple(_gaps(wanted, expression, symbols[0], evaluator)),
    )
    meant = stated is not None and bool(stated.holds(np.array(places)).all())
    return CurveRequest(
        name=title,
        curves=(curve,),
        variable=variable,
        marks=marks,
        window=_usual(wanted, symbols[0].name, places) or _around_breaks(breaks, places),
        stated=stated if meant else None,
        counted=counted is not None,
    )


def _is_amount(wanted: Figure, function: Function, symbol: sympy.Symbol, places: Sequence[float]) -> bool:
    """Whether a variable begins at 0 by what the note says of it, where its name alone tells nothing."""
    shown = _shown(symbol)
    measured = wanted.measured and symbol.name != "T" and blows_up_below(lambda x: values(function, x))
    told = symbol.name in wanted.amounts or measured
    told = told and min(places, default=0.0) >= 0 and not is_pulse(shown, function)
    found = natural(shown, None, places, lambda x: values(function, x))
    return told and (found.whole or found.high == 1.0)


def breaks_of(expression: sympy.Expr, variable: sympy.Symbol) -> tuple[float, ...]:
    """The numbers at which a function is told to change its formula, in order."""
    found: set[float] = set()
    for cases in expression.atoms(sympy.Piecewise):
        for _, condition in cases.args:
            for side in condition.atoms(sympy.core.relational.Relational):
                ends = [end for end in side.args if end.is_number and end.is_finite]
                if variable in side.args and ends:
                    found.add(float(ends[0]))
    return tuple(sorted(found))


def _ends_of(breaks: tuple[float, ...], function: Function) -> Range | None:
    """The interval outside of which a function is told to have no value."""
    if len(breaks) < 2:
        return None
    reach = breaks[-1] - breaks[0]
    far = np.array([1e-3, 0.1, 1.0, 30.0]) * reach
    beyond = values(function, np.concatenate([breaks[0] - far, breaks[-1] + far]))
    return None if np.isfinite(beyond).any() else Range(low=breaks[0], high=breaks[-1])


def _is_told_below(breaks: tuple[float, ...], function: Function) -> bool:
    """Whether a function is told what it is below 0, as a step is: its variable lies there, too."""
    below = breaks and breaks[0] <= 0
    return bool(below) and bool(np.isfinite(values(function, breaks[0] - np.array([0.5, 1.0]))).all())


def _around_breaks(breaks: tuple[float, ...], places: Sequence[float]) -> tuple[float, float] | None:
    """The range around the places at which a tariff or another function of many pieces changes."""
    if len(breaks) < _MANY_BREAKS:
        return None
    reach = breaks[-1] - breaks[0]
    left, right = breaks[0] - reach * _BESIDE, breaks[-1] + reach * _BESIDE
    return min(left, *places, left), max(right, *places, right)


def _usual(wanted: Figure, name: str, places: Sequence[float]) -> tuple[float, float] | None:
    """The range of a temperature, of which a formula alone tells none that people live in."""
    if wanted.celsius and all(-_BOILING / 5 <= place <= 2 * _BOILING for place in places):
        return min(-_BOILING / 20, *places, 0.0), max(_BOILING * 1.05, *places, 0.0)
    if name != "T" or not wanted.kelvin or not all(0 <= place <= _WARM for place in places):
        return None
    return -_WARM / 50, _WARM


def _counts_from(
    wanted: Figure, expression: sympy.Expr, variable: sympy.Symbol, places: Sequence[float]
) -> float | None:
    """The first of the whole numbers that the variable takes: by the note, or 0 by a factorial of a letter that counts;
    None where it takes others, too."""
    if any(place != round(place) or place < (wanted.counted or 0) for place in places):
        return None
    if wanted.counted is not None:
        return float(wanted.counted)
    whole = expression.atoms(sympy.factorial, sympy.binomial, sympy.Mod)
    choices = (found for found in whole if found.has(variable))
    return 0.0 if variable.name in _COUNTS and any(choices) else None


def _gaps(
    wanted: Figure, expression: sympy.Expr, variable: sympy.Symbol, evaluator: Evaluator
) -> Iterator[float]:
    """The places at which a function divides by 0, but for those of examples: a note may fill a hole."""
    if expression.has(sympy.Piecewise, sympy.Max, sympy.Min):
        return
    stated: set[float | None] = set()
    names = _names(wanted)
    doubtful = [Marked(left=left, right=left, given=(), holds=False) for left in wanted.doubtful]
    for marked in (*wanted.marks, *doubtful):
        with suppress(*_REFUSALS, IndexError):
            stated.add(_argument(marked, names, evaluator))
    divisors = {power.base for power in expression.atoms(sympy.Pow) if power.exp.is_negative}
    for base in sorted(divisors, key=str):
        with suppress(*_REFUSALS, NotImplementedError, sympy.PolynomialError):
            polynomial = sympy.Poly(base, variable)
            if 1 <= polynomial.degree() <= _MOST_DEGREE and base.free_symbols == {variable}:
                yield from (
                    place for root in set(polynomial.real_roots()) if (place := float(root)) not in stated
                )


def _called(symbol: str, variable: str) -> str:
    """A function called with its variable, as a figure writes it."""
    if symbol.endswith(f"_{variable}"):
        return shown_name(symbol)
    size = symbol.removesuffix("_abs")
    call = f"{shown_name(size)}({variable})"
    return call if size == symbol else _sized(call)


def _sized(text: str) -> str:
    """A name between bars that are no bars of a table or an embed."""
    return f"\N{DIVIDES}{text}\N{DIVIDES}"


def _settings(wanted: Figure, expression: sympy.Expr, evaluator: Evaluator) -> list[str]:
    """The values of the parameters for which a figure shows its function: `α = 0.01`.

    They are all that the expression was given: what is shown holds for no others.
    """
    definition = wanted.known[wanted.index].definition
    written = Evaluator(evaluator.trial, free=True).body(wanted.index).free_symbols
    given = {str(symbol) for symbol in written - expression.free_symbols} - set(definition.parameters)
    terms: dict[str, Term] = {}
    for meaning in (wanted.known[wanted.index].meaning, *(one.meaning for one in wanted.known)):
        terms |= {name: listed[0] for name, listed in meaning.values if name in given - terms.keys()}
    told = dict(wanted.written)
    return [
        text
        if "=" in (text := told.get(name) or _setting(terms[name], evaluator))
        else f"{shown_name(name)} = {text}"
        for name in sorted(terms)
    ]


def _setting(term: Term, evaluator: Evaluator) -> str:
    """The value of a parameter as it is written where it is a number, else its value to four digits."""
    text = plain_value(term.text)
    if _SETTING.fullmatch(text):
        return text
    value = number_of(evaluator.value(term).value)
    return text if value is None else shown_value(text, value)


def plain_value(text: str) -> str:
    """A number as it is written, without the signs of a formula, with a true minus sign."""
    return text.replace("$", "").replace("{,}", ",").strip().replace("-", "−")


def _ends(wanted: Figure, name: str, evaluator: Evaluator) -> sympy.Interval | None:
    """The interval in which the note says that a symbol lies; None where it says nothing of it that has a value."""
    own = wanted.known[wanted.index]
    found = sympy.Interval(-sympy.oo, sympy.oo)
    for condition in own.definition.conditions:
        bound = evaluator.bound(condition, own.meaning) if condition.name == name else None
        if bound is None:
            continue
        strict = condition.sign in "<>"
        found = found.intersect(
            sympy.Interval(bound, sympy.oo, strict, True)
            if condition.sign in ">≥"
            else sympy.Interval(-sympy.oo, bound, True, strict)
        )
    proper = isinstance(found, sympy.Interval) and found.start != found.end
    return found if proper and found != sympy.Reals else None


def _range(wanted: Figure, name: str, evaluator: Evaluator) -> Range | None:
    """The same as numbers."""
    found = _ends(wanted, name, evaluator)
    if found is None:
        return None
    return Range(
        low=float(found.start),
        high=float(found.end),
        open_low=bool(found.left_open),
        open_high=bool(found.right_open),
    )


def _within(function: Function, stated: Range | None, variable: str, places: Sequence[float]) -> Function:
    """The function where its variable has a meaning."""
    found = natural(variable, stated, places, lambda x: values(function, x))
    if found.whole:
        return function
    closed = replace(found, open_low=False, open_high=False)

    def confined(x: Floats) -> Floats:
        """The values in the range; one that is infinite at an open end tells of an asymptote there."""
        y = values(function, x)
        kept = found.holds(np.asarray(x)) | (np.isinf(y) & closed.holds(np.asarray(x)))
        return np.where(kept, y, np.nan)

    return confined


def _natural(function: Function, variable: str) -> Range:
    """Where the name of its variable and the function itself tell that it has a meaning."""
    return natural(variable, None, (), lambda x: values(function, x))


def _at(expression: sympy.Expr, chosen: Sequence[tuple[sympy.Symbol, str]]) -> sympy.Expr:
    """The expression at some values of its parameters."""
    return expression.subs({symbol: sympy.Rational(value) for symbol, value in chosen})


def _shaping(expression: sympy.Expr, variable: sympy.Symbol, symbol: sympy.Symbol) -> bool:
    """Whether a parameter stands in the exponent of something with the variable, where it changes the shape most."""
    powers = (power for power in expression.atoms(sympy.Pow) if power.base.has(variable))
    return any(power.exp.has(symbol) for power in powers)


def _family(
    wanted: Figure,
    expression: sympy.Expr,
    evaluator: Evaluator,
    variable: sympy.Symbol,
    title: list[str],
) -> CurveRequest:
    """The function at several values of one of its parameters, the one that shapes it most; all others are 1, or the
    middle of where they may lie, but for one that only moves it, which is 0."""
    free = sorted(expression.free_symbols - {variable}, key=lambda one: (one.name in _MOVING, str(one)))
    ranges = {symbol: _range(wanted, symbol.name, evaluator) for symbol in free}
    parameter = next((symbol for symbol in free if _shaping(expression, variable, symbol)), free[0])
    others = [
        (
            symbol,
            "0"
            if symbol.name in _MOVING and ranges[symbol] is None
            else plain_setting(symbol.name, ranges[symbol]),
        )
        for symbol in free
        if symbol != parameter
    ]
    expression = _at(expression, others)
    name = ", ".join([*title, *(f"{_shown(symbol)} = {value}" for symbol, value in others)])
    stated = _range(wanted, variable.name, evaluator)
    counted = _counts_from(wanted, expression, variable, ())
    if counted is not None or (variable.name in wanted.amounts and stated is None):
        stated = Range(low=counted or 0.0).meets(stated or Range())
    listed = family_values(parameter.name, ranges[parameter])
    functions = [from_sympy(_at(expression, [(parameter, value)]), variable) for value in listed]
    shown = _shown(variable)
    begins = stated or next((found for one in functions if not (found := _natural(one, shown)).whole), None)
    curves = [
        Curve(label=f"{_shown(parameter)} = {value}", function=_within(function, begins, shown, ()))
        for value, function in zip(listed, functions, strict=True)
    ]
    return CurveRequest(
        name=name, curves=tuple(curves), variable=shown, stated=stated, counted=counted is not None
    )


def _contours(
    wanted: Figure,
    expression: sympy.Expr,
    symbols: list[sympy.Symbol],
    evaluator: Evaluator,
    settings: list[str],
) -> ContourRequest:
    """A function of two variables, with its examples, where the variables have a meaning."""
    function = from_sympy_2(expression, (symbols[0], symbols[1]))
    marks = tuple(_contour_marks(wanted, evaluator, function))
    stated = [_range(wanted, symbol.name, evaluator) for symbol in symbols]
    for at, symbol in enumerate(symbols):
        own = [mark.y if at else mark.x for mark in marks]
        told = stated[at] is None and symbol.name in wanted.amounts and min(own, default=0.0) >= 0
        if told and natural_2(_shown(symbol), None, own, partial(along, function, which=at)).whole:
            stated[at] = Range(low=0.0)
    first, second = (_shown(symbol) for symbol in symbols)
    function = _part_of_whole(function, (first, second), marks)
    within = (
        natural_2(first, stated[0], [mark.x for mark in marks], lambda x: along(function, x, 0)),
        natural_2(second, stated[1], [mark.y for mark in marks], lambda x: along(function, x, 1)),
    )
    title = f"{shown_name(wanted.symbol)}({first}, {second})"
    return ContourRequest(
        name=", ".join([title, *settings]),
        function=function,
        variables=(first, second),
        marks=marks,
        within=within,
    )


def _part_of_whole(function: Function2, names: tuple[str, str], marks: tuple[ContourMark, ...]) -> Function2:
    """A function of k and n where no more than n are taken: so many successes of so many trials."""
    if sorted(names) != ["k", "n"] or any(
        (mark.x > mark.y) == (names[0] == "k") for mark in marks if mark.x != mark.y
    ):
        return function

    def taken(x: Floats, y: Floats) -> Floats:
        part, whole = (x, y) if names[0] == "k" else (y, x)
        return np.where(part <= whole, function(x, y), np.nan)

    return taken


def along(function: Function2, x: Floats, which: int) -> Floats:
    """Values of a function of two variables along one of them; of the other's places the first that gives values."""
    with np.errstate(all="ignore"):
        for other in (0.4, 1.3, -0.7):
            rest = np.full_like(x, other)
            found = np.asarray(function(x, rest) if which == 0 else function(rest, x), dtype=np.float64)
            if np.isfinite(found).any():
                return found
    return np.full_like(x, np.nan)


def _contour_marks(wanted: Figure, evaluator: Evaluator, function: Function2) -> Iterator[ContourMark]:
    """The examples of a function of two variables, each with its value."""
    seen: set[tuple[float, float]] = set()
    for marked in wanted.marks:
        with suppress(NoValue, LatexError, ValueError, TypeError, ArithmeticError, IndexError):
            places = [number_of(evaluator.value(term).value) for term in arguments_of(marked)]
            stated = number_of(evaluator.value(marked.right).value)
            if marked.given or len(places) != 2 or places[0] is None or places[1] is None or stated is None:
                continue
            where = (places[0], places[1])
            with np.errstate(all="ignore"):
                actual = float(function(np.array([where[0]]), np.array([where[1]]))[0])
            near = abs(actual - stated) <= _ON_CURVE * max(1.0, abs(stated))
            if where in seen or not np.isfinite(actual) or near != marked.holds:
                continue
            seen.add(where)
            yield ContourMark(
                x=where[0],
                y=where[1],
                label=shown_value(marked.right.text, stated),
                standing=Standing.HOLDS if marked.holds else Standing.REFUTED,
            )


def arguments_of(marked: Marked) -> Iterator[Term]:
    """What stands between the commas of a call."""
    match = re.fullmatch(r"[^()]*\((.*)\)\s*", marked.left.text, re.DOTALL)
    if match is None or re.search(r"[()\[\]]", match.group(1)):
        return
    for part in re.split(r"[,;](?=\s)|;", match.group(1).removesuffix("\\right")):
        yield replace(marked.left, passage=Passage(part.strip(), ((0, 0),)))


def _are_parameters(symbols: Sequence[sympy.Symbol], wanted: Figure) -> bool:
    """Whether free symbols are parameters, one of them or several; of several the note says nothing: what it says to be
    something that has no value here may well hang on the variable."""
    if len(symbols) == 1 and _is_parameter(symbols[0]):
        return True
    return all(
        (symbol.name in _QUANTITIES or _is_parameter(symbol))
        and symbol.name not in wanted.told
        and not symbol.name[-1].isdigit()
        for symbol in symbols
    )


def _is_parameter(symbol: sympy.Symbol) -> bool:
    """Whether a free symbol is named as parameters are: `w` is as likely short for an expression of the variable."""
    return symbol.name in _PARAMETERS or (len(symbol.name) > 1 and shown_name(symbol.name) != symbol.name)


def _shown(symbol: sympy.Symbol) -> str:
    return shown_name(str(symbol))


_LETTER_E = re.compile(r"(?<![A-Za-z\\])e(?![A-Za-z])")


def _marks(wanted: Figure, evaluator: Evaluator, function: Function) -> Iterator[Mark]:
    """The examples of the function as places in its figure.

    An example that holds lies on the curve; one that does not is true of another curve, such as that of another `α`,
    and is left out. So is one of the letter e, `L(-e) = L(e)`, where that is the function's variable.
    """
    definition, names = wanted.known[wanted.index].definition, _names(wanted)
    seen: set[tuple[float, bool]] = set()
    for marked in wanted.marks:
        if "e" in definition.parameters and not marked.given and _LETTER_E.search(marked.left.text):
            continue
        with suppress(NoValue, LatexError, ValueError, TypeError, ArithmeticError, IndexError):
            where = _argument(marked, names, evaluator)
            stated = number_of(evaluator.value(marked.right).value)
            if where is None or stated is None or (where, marked.holds) in seen:
                continue
            actual = float(values(function, np.array([where]))[0])
            near = abs(actual - stated) <= _ON_CURVE * max(1.0, abs(stated))
            if not np.isfinite(actual) or (not near if marked.holds else actual == stated):
                continue
            seen.add((where, marked.holds))
            yield Mark(
                x=where,
                y=stated,
                label=f"({place_label(where)}, {shown_value(marked.right.text, stated)})",
                standing=Standing.HOLDS if marked.holds else Standing.REFUTED,
                actual=None if marked.holds else actual,
            )


def _names(wanted: Figure) -> Names:
    """The names by which examples call the function."""
    definition = wanted.known[wanted.index].definition
    return Names(
        functions=frozenset({definition.name, *definition.aliases, *map(_joined, definition.aliases)}),
        decimal_comma=wanted.decimal_comma,
    )


def _joined(name: str) -> str:
    return re.sub(r"[\s\-]+", "_", name)


def _argument(marked: Marked, names: Names, evaluator: Evaluator) -> float | None:
    """The value of the variable at which an example stands."""
    node = parse_term(marked.left.text, names, syntax=marked.left.syntax)
    if marked.given:
        own = not node.primes if isinstance(node, Call) else marked.holds
        known = len(marked.given) == 1 and own
        return number_of(evaluator.value(marked.given[0][1]).value) if known else None
    match = re.fullmatch(r"[^()]*\((.*)\)\s*", marked.left.text, re.DOTALL)
    if not isinstance(node, Call) or len(node.arguments) != 1 or node.primes or match is None:
        return None
    inner = replace(marked.left, passage=Passage(match.group(1).removesuffix("\\right"), ((0, 0),)))
    return number_of(evaluator.value(inner).value)


def number_of(value: Value) -> float | None:
    """A value as a number, None where it is none."""
    return float(value.middle) if isinstance(value, Real) else None


def place_label(number: float) -> str:
    """A place of an example as a figure writes it: a small fraction, also of π, as such where no few decimals tell
    it."""
    turns = Fraction(number / math.pi).limit_denominator(_SMALL_DENOMINATOR)
    if turns and abs(float(turns) * math.pi - number) < 1e-9:
        above = {1: "π", -1: "−π"}.get(turns.numerator, f"{turns.numerator}π".replace("-", "−"))
        return above if turns.denominator == 1 else f"{above}/{turns.denominator}"
    small = Fraction(number).limit_denominator(_SMALL_DENOMINATOR)
    if abs(float(small) - number) < 1e-9 and round(number, _FEW_DECIMALS) != number:
        return str(small).replace("-", "−")
    return f"{float(Fraction(number).limit_denominator(10**6)):g}".replace("-", "−")


def _facts(shown: _Shown, symbols: list[sympy.Symbol]) -> tuple[FactToEmit, ...]:
    """The facts each of which can be told within a few seconds; of several functions those that are true of all. None
    of a formula full of measured numbers: they would be fractions of hundreds of digits."""
    counted = isinstance(shown.request, CurveRequest) and shown.request.counted
    measured = any(one.plainly is not None for one in shown.wanted)
    if len(symbols) != 1 or len(shown.expressions) > _MOST_TOLD or counted or measured:
        return ()
    function = ", ".join([_heading(shown.wanted[0].symbol), *map(plain, shown.settings)])
    places = [mark.x for mark in shown.request.marks]
    amount = isinstance(shown.request, CurveRequest) and shown.request.stated == Range(low=0.0)
    told: list[Fact] | None = None
    for wanted, expression in zip(shown.wanted, shown.expressions, strict=True):
        if not isinstance(expression, sympy.Expr) or expression.free_symbols != set(symbols):
            return ()
        own = _facts_of(wanted, expression, symbols[0], places, amount=amount)
        told = own if told is None else [fact for fact in told if fact in own]
        if not told:
            return ()
    first = shown.wanted[0]
    written = " ".join([first.known[first.index].definition.body.text, *shown.settings])
    comma = "{,}" if first.decimal_comma else "."
    return tuple(
        FactToEmit(
            function=function,
            name=fact.name,
            statements=tuple(
                (word, _pointed(latex, comma) if _POINTED.search(written) else latex)
                for word, latex in fact.statements
            ),
        )
        for fact in told or ()
    )


def _heading(symbol: str) -> str:
    """The name of a function above its facts: a formula where no characters show its subscript."""
    if symbol.endswith("_abs"):
        return plain(_sized(shown_name(symbol.removesuffix("_abs"))))
    name = shown_name(symbol)
    base, mark, below = name.partition("_")
    if not mark or len(base) > 1 or not below.isalnum():
        return plain(name)
    written = symbol.partition("_")[2]
    return f"${base}_{{{written if written == below else chr(92) + written}}}$"


def _pointed(latex: str, comma: str) -> str:
    """LaTeX with decimals for the fractions that have few digits as such, as in a note that writes decimals itself."""

    def shown(match: re.Match[str]) -> str:
        value = Fraction(int(match[1]), int(match[2]))
        digits = next(
            (count for count in range(1, _FEW_DIGITS + 1) if (value * 10**count).denominator == 1), 0
        )
        return f"{float(value):.{digits}f}".replace(".", comma) if digits else match[0]

    return _FRACTION.sub(shown, latex)


def _facts_of(
    wanted: Figure, expression: sympy.Expr, symbol: sympy.Symbol, places: list[float], *, amount: bool
) -> list[Fact]:
    """The facts of one function, of an `amount` from 0 on; none of one whose note tells otherwise than in a condition
    where it holds."""
    definition, evaluator = wanted.known[wanted.index].definition, Evaluator(_trial(wanted))
    only = _ends(wanted, symbol.name, evaluator)
    unread = any(
        evaluator.bound(condition, wanted.known[wanted.index].meaning) is None
        for condition in definition.conditions
        if condition.name == symbol.name
    )
    if definition.elsewhere or definition.limited or unread:
        return []
    if only is None and amount:
        only = sympy.Interval(0, sympy.oo)
    if only is not None and not all(only.contains(sympy.Rational(place)) == sympy.true for place in places):
        only = None
    return list(facts_of(expression, symbol, _a_while, only))


@contextmanager
def _a_while() -> Iterator[None]:
    """A limit inside a worker, of the processor's time so that what is told does not hang on what else the machine
    does; the worker itself dies where this does not stop it."""
    if not hasattr(signal, "ITIMER_VIRTUAL"):
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _FACT_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
