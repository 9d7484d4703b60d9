"""A function whose expression is known → what is asked of `plot`: a curve, a family or lines of equal value."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import partial

import numpy as np
import sympy

from vaultproof.facts.value import breaks_on
from vaultproof.pipeline.figures.figure import Figure, Marked
from vaultproof.pipeline.figures.marks import argument_of, contour_marks, marks_of
from vaultproof.pipeline.figures.periods import period_of, unit_of, whole_periods
from vaultproof.pipeline.figures.ranges import (
    amount_range,
    around_breaks,
    as_range,
    breaks_of,
    counts_from,
    ends_by_breaks,
    is_told_below,
    natural_range,
    one_swing,
    range_of,
    reaching,
    share_range,
    usual,
    within_range,
)
from vaultproof.pipeline.figures.rational import happens_at
from vaultproof.pipeline.figures.refusals import REFUSALS, refused_elsewhere
from vaultproof.pipeline.figures.titles import call_of, settings_of, shown_symbol, sized
from vaultproof.plot.expression import derivative_of, from_sympy, from_sympy_2, is_quick
from vaultproof.plot.names import shown_name
from vaultproof.plot.natural import Range, family_values, natural_2, plain_setting
from vaultproof.plot.request import (
    ContourMark,
    ContourRequest,
    Curve,
    CurveRequest,
    Floats,
    Function,
    Function2,
)
from vaultproof.plot.sample import values
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.values.numbers import NoValue

_PARAMETERS = frozenset("abck")
_QUANTITIES = frozenset("dghmnrABCDGKLMNQRSTV")
MOST_FREE = 4
_MOST_DEGREE = 6
_DENOMINATOR, _TURNS, _ROUNDING = 400, 24, 1e-9
_SHARE = Range(low=0.0, high=1.0)
_GRID, _FINE_GRID = 121, 201
"""How many places along each variable tell lines of equal value; more of them where a narrow valley costs nothing."""
_MOVING = frozenset({"mu", "x_0", "t_0", "xi"})


def request_of(
    wanted: Figure, expression: sympy.Basic, symbols: list[sympy.Symbol], evaluator: Evaluator
) -> CurveRequest | ContourRequest:
    """What is asked of `plot` for a function. Raises a refusal."""
    if not isinstance(expression, sympy.Expr):
        raise NoValue("it has no numeric value")
    free = sorted(expression.free_symbols - set(symbols), key=str)
    if len(symbols) > 2 or len(free) > MOST_FREE or not _are_parameters(free, wanted):
        raise NoValue("it has too many parameters without a value")
    settings = settings_of(wanted, expression, evaluator)
    if len(symbols) == 2:
        chosen = [
            (symbol, family_values(symbol.name, range_of(wanted, symbol.name, evaluator))[1])
            for symbol in free
        ]
        settings += [f"{shown_symbol(symbol)} = {value}" for symbol, value in chosen]
        return _contours(wanted, _at(expression, chosen), symbols, evaluator, settings)
    variable = shown_symbol(symbols[0])
    size = wanted.symbol.endswith("_abs")
    name = shown_name(wanted.symbol.removesuffix("_abs"))
    called = call_of(wanted.symbol, variable)
    if free:
        return _family(wanted, expression, evaluator, symbols[0], [called, *settings])
    title = ", ".join([called, *settings])
    function = from_sympy(expression, symbols[0])
    marks = tuple(marks_of(wanted, evaluator, function))
    stated, places = range_of(wanted, symbols[0].name, evaluator), [mark.x for mark in marks]
    counted = counts_from(wanted, expression, symbols[0], places)
    if counted is not None:
        stated = Range(low=counted).meets(stated or Range())
    elif stated is None and (share := share_range(wanted, symbols[0].name, places)) is not None:
        stated = share
    elif stated is None and (amount := amount_range(wanted, expression, symbols[0], places)) is not None:
        stated = as_range(amount)
        if wanted.on is not None:
            stated = stated.meets(Range(low=wanted.on[0], high=wanted.on[1]))
    breaks = breaks_of(expression, symbols[0])
    stated = reaching(stated, places) or ends_by_breaks(breaks, function)
    if stated is None and wanted.on is not None:
        stated = Range(low=wanted.on[0], high=wanted.on[1])
    curve = Curve(
        label=title,
        function=within_range(function, stated, variable, places)
        if not is_told_below(breaks, function)
        else function,
        derivative=None if counted is not None else derivative_of(expression, symbols[0]),
        derivative_label=f"{sized(name) if size else name}′({variable})",
        gaps=tuple(_gaps(wanted, expression, symbols[0], evaluator)),
        happens=happens_at(expression, symbols[0]),
        breaks_on=breaks_on(expression, symbols[0]),
        exact=partial(_exact, expression, symbols[0]),
        open_ends=_open_ends(stated, breaks),
    )
    repeats = period_of(expression, symbols[0], curve.function) if counted is None else None
    meant = stated is not None and bool(stated.holds(np.array(places)).all())
    return CurveRequest(
        name=title,
        curves=(curve,),
        variable=variable,
        marks=marks,
        window=usual(wanted, symbols[0].name, places, curve.function)
        or around_breaks(breaks, places, function)
        or one_swing(expression, symbols[0], places)
        or (None if repeats is None else whole_periods(repeats, stated, places, curve.function)),
        unit=None if repeats is None else unit_of(repeats),
        stated=stated if meant else None,
        counted=counted is not None,
    )


def _exact(expression: sympy.Expr, variable: sympy.Symbol, place: float) -> float | None:
    """The value at the small fraction, also of π, that a place is but for rounding; None where it is none."""
    near = sympy.Rational(Fraction(place).limit_denominator(_DENOMINATOR))
    turns = sympy.Rational(Fraction(place / math.pi).limit_denominator(_TURNS)) * sympy.pi
    for number in (near, turns):
        if math.isclose(float(number), place, rel_tol=_ROUNDING, abs_tol=_ROUNDING):
            with suppress(*REFUSALS, AttributeError), refused_elsewhere():
                value = expression.subs(variable, number)
                return float(value) if value.is_real and value.is_finite else None
    return None


def _open_ends(stated: Range | None, breaks: Sequence[float]) -> tuple[float, ...]:
    """The places at which a function may end without belonging to it: by what its note says, and by its cases."""
    told = () if stated is None else ((stated.low, stated.open_low), (stated.high, stated.open_high))
    return tuple(
        dict.fromkeys([*(place for place, strict in told if strict and math.isfinite(place)), *breaks])
    )


def _gaps(
    wanted: Figure, expression: sympy.Expr, variable: sympy.Symbol, evaluator: Evaluator
) -> Iterator[float]:
    """The places at which a function divides by 0, but for those of examples: a note may fill a hole."""
    if expression.has(sympy.Piecewise, sympy.Max, sympy.Min):
        return
    stated: set[float | None] = set()
    doubtful = [Marked(left=left, right=left, given=(), holds=False) for left in wanted.doubtful]
    for marked in (*wanted.marks, *doubtful):
        with suppress(*REFUSALS, IndexError), refused_elsewhere():
            stated.add(argument_of(marked, wanted, evaluator))
    divisors = {power.base for power in expression.atoms(sympy.Pow) if power.exp.is_negative}
    for base in sorted(divisors, key=str):
        with suppress(*REFUSALS, NotImplementedError, sympy.PolynomialError), refused_elsewhere():
            polynomial = sympy.Poly(base, variable)
            if 1 <= polynomial.degree() <= _MOST_DEGREE and base.free_symbols == {variable}:
                yield from (
                    place for root in set(polynomial.real_roots()) if (place := float(root)) not in stated
                )


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
    ranges = {symbol: range_of(wanted, symbol.name, evaluator) for symbol in free}
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
    name = ", ".join([*title, *(f"{shown_symbol(symbol)} = {value}" for symbol, value in others)])
    stated = range_of(wanted, variable.name, evaluator)
    counted = counts_from(wanted, expression, variable, ())
    if counted is not None or (variable.name in wanted.amounts and stated is None):
        stated = Range(low=counted or 0.0).meets(stated or Range())

    def at(value: str) -> Function:
        return from_sympy(_at(expression, [(parameter, value)]), variable)

    listed = family_values(parameter.name, ranges[parameter], lambda value: _tells(at, value))
    functions = [at(value) for value in listed]
    shown = shown_symbol(variable)
    begins = stated or next(
        (found for one in functions if not (found := natural_range(one, shown)).whole), None
    )
    curves = [
        Curve(
            label=f"{shown_symbol(parameter)} = {value}", function=within_range(function, begins, shown, ())
        )
        for value, function in zip(listed, functions, strict=True)
    ]
    return CurveRequest(
        name=name, curves=tuple(curves), variable=shown, stated=stated, counted=counted is not None
    )


def _tells(at: Callable[[str], Function], value: str) -> bool:
    """Whether a function has values where one of its parameters has one."""
    with suppress(*REFUSALS), refused_elsewhere():
        return bool(np.isfinite(values(at(value), np.linspace(-3.3, 3.7, 71))).any())
    return False


def _contours(
    wanted: Figure,
    expression: sympy.Expr,
    symbols: list[sympy.Symbol],
    evaluator: Evaluator,
    settings: list[str],
) -> ContourRequest:
    """A function of two variables, with its examples, where the variables have a meaning."""
    function = from_sympy_2(expression, (symbols[0], symbols[1]))
    marks = tuple(contour_marks(wanted, evaluator, function))
    stated = [range_of(wanted, symbol.name, evaluator) for symbol in symbols]
    for at, symbol in enumerate(symbols):
        own = [mark.y if at else mark.x for mark in marks]
        stated[at] = stated[at] or share_range(wanted, symbol.name, own)
        told = stated[at] is None and symbol.name in wanted.amounts and min(own, default=0.0) >= 0
        if told and natural_2(shown_symbol(symbol), None, own, partial(along, function, which=at)).whole:
            stated[at] = Range(low=0.0)
    first, second = (shown_symbol(symbol) for symbol in symbols)
    function = _part_of_whole(function, (first, second), marks)
    within = (
        natural_2(first, stated[0], [mark.x for mark in marks], lambda x: along(function, x, 0)),
        natural_2(second, stated[1], [mark.y for mark in marks], lambda x: along(function, x, 1)),
    )
    if {first, second} == {"p", "q"} and _SHARE in within and Range() in within:
        within = _SHARE, _SHARE  # two chances
    title = f"{shown_name(wanted.symbol)}({first}, {second})"
    return ContourRequest(
        name=", ".join([title, *settings]),
        function=function,
        variables=(first, second),
        marks=marks,
        within=within,
        grid=_FINE_GRID if is_quick(expression) else _GRID,
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


def _are_parameters(symbols: Sequence[sympy.Symbol], wanted: Figure) -> bool:
    """Whether free symbols are parameters, one of them or several; of several the note says nothing, nor of one such as
    `d_1`: what it says to be something that has no value here may well hang on the variable."""
    if len(symbols) == 1 and _is_parameter(symbols[0]):
        return not ("_" in symbols[0].name and symbols[0].name in wanted.told)
    return all(
        (symbol.name in _QUANTITIES or _is_parameter(symbol))
        and symbol.name not in wanted.told
        and not symbol.name[-1].isdigit()
        for symbol in symbols
    )


def _is_parameter(symbol: sympy.Symbol) -> bool:
    """Whether a free symbol is named as parameters are: `w` is as likely short for an expression of the variable."""
    return symbol.name in _PARAMETERS or (len(symbol.name) > 1 and shown_name(symbol.name) != symbol.name)
