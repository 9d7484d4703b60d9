"""The facts of the functions that a figure shows, each told within a few seconds."""

from __future__ import annotations

import re
from contextlib import suppress
from fractions import Fraction
from functools import partial

import sympy

from vaultproof.claim import Definition
from vaultproof.emit.context import FactToEmit
from vaultproof.emit.markdown import plain
from vaultproof.facts import facts_of
from vaultproof.facts.box import box_domain_of
from vaultproof.facts.counted import counted_facts_of
from vaultproof.facts.fact import Fact, Uncertain
from vaultproof.pipeline.figures.figure import Figure, Marked
from vaultproof.pipeline.figures.marks import argument_of
from vaultproof.pipeline.figures.ranges import amount_range, ends_of, share_range
from vaultproof.pipeline.figures.refusals import REFUSALS, refused_elsewhere
from vaultproof.pipeline.figures.shown import Shown
from vaultproof.pipeline.figures.titles import heading
from vaultproof.pipeline.figures.trial import trial_of
from vaultproof.pipeline.limit import limited
from vaultproof.plot.request import ContourRequest, CurveRequest
from vaultproof.witness.formula import Evaluator

_FACT_SECONDS = 3.0
_MOST_TOLD, _FAR = 4, 1e6
_FAR_OUT = frozenset({"limit_left", "limit_right", "asymptote"})
_POINTED = re.compile(r"\d(?:\.|,|\{,\})\d")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_FRACTION = re.compile(r"(?<!\^\{)\\frac\{(\d{1,6})\}\{([1-9]\d{0,5})\}")
_FEW_DIGITS = 3


def facts_told(shown: Shown, symbols: list[sympy.Symbol]) -> tuple[FactToEmit, ...]:
    """The facts each of which can be told within a few seconds; of several functions those that are true of all. None
    of a formula full of measured numbers: they would be fractions of hundreds of digits."""
    counted = isinstance(shown.request, CurveRequest) and shown.request.counted
    measured = any(one.plainly is not None and not _is_plain(one) for one in shown.wanted)
    if len(symbols) == 2 and isinstance(shown.request, ContourRequest) and len(shown.expressions) == 1:
        return _box(shown, (symbols[0], symbols[1]))
    if counted and len(symbols) == 1 and len(shown.expressions) == 1 and not measured:
        return _counted(shown, symbols[0])
    if len(symbols) != 1 or not 0 < len(shown.expressions) <= _MOST_TOLD or counted or measured:
        return ()
    places = [mark.x for mark in shown.request.marks] if isinstance(shown.request, CurveRequest) else []
    told: list[Fact] | None = None
    for wanted, expression in zip(shown.wanted, shown.expressions, strict=True):
        if not isinstance(expression, sympy.Expr) or expression.free_symbols != set(symbols):
            return ()
        own = _facts_of(wanted, expression, symbols[0], places)
        told = own if told is None else [fact for fact in told if fact in own]
        if not told:
            return ()
    return tuple(_to_emit(shown.wanted[0], shown, fact) for fact in told or ())


def _to_emit(first: Figure, shown: Shown, fact: Fact) -> FactToEmit:
    """A fact with the name of its function, its numbers as the note writes them."""
    definition = first.known[first.index].definition
    bounds = (one.bound.text for one in definition.conditions)
    written = " ".join([definition.body.text, *bounds, *shown.settings])
    function = ", ".join([heading(first.symbol), *map(plain, shown.settings)])
    return fact_to_emit(function, fact, written, decimal_comma=first.decimal_comma is True)


def fact_to_emit(function: str, fact: Fact, written: str, *, decimal_comma: bool) -> FactToEmit:
    """A fact with its numbers as what is `written` has them."""
    comma = "{,}" if decimal_comma else "."
    return FactToEmit(
        function=function,
        name=fact.name,
        statements=tuple(
            (word, _written(_pointed(latex, comma) if _POINTED.search(written) else latex, comma))
            for word, latex in fact.statements
        ),
    )


def _counted(shown: Shown, symbol: sympy.Symbol) -> tuple[FactToEmit, ...]:
    """The facts of a function of whole numbers; none of a sequence that is told by the terms before each."""
    (wanted,), (expression,), request = shown.wanted, shown.expressions, shown.request
    stated = request.stated if isinstance(request, CurveRequest) else None
    plainly = isinstance(expression, sympy.Expr) and expression.free_symbols == {symbol}
    definition = wanted.known[wanted.index].definition
    told_so = definition.elsewhere or definition.limited or definition.cut
    if (
        wanted.starts
        or stated is None
        or not plainly
        or told_so
        or stated.low != round(stated.low)
        or stated.low < 0
    ):
        return ()
    high = int(stated.high) if stated.high < _FAR else None
    found = counted_facts_of(expression, symbol, (int(stated.low), high), partial(limited, _FACT_SECONDS))
    return tuple(_to_emit(wanted, shown, fact) for fact in found)


def _box(shown: Shown, symbols: tuple[sympy.Symbol, sympy.Symbol]) -> tuple[FactToEmit, ...]:
    """Where a function of two variables has values, of one whose note tells that in conditions alone."""
    (wanted,), (expression,) = shown.wanted, shown.expressions
    definition, evaluator = wanted.known[wanted.index].definition, Evaluator(trial_of(wanted))
    plainly = isinstance(expression, sympy.Expr) and expression.free_symbols == set(symbols)
    if definition.limited or definition.elsewhere or definition.cut or not plainly:
        return ()
    told = {one.name: ends_of(wanted, one.name, evaluator) for one in symbols}
    read = all(told[one.name] is not None for one in definition.conditions if one.name in told)
    meant = {name: where for name, where in told.items() if where is not None}
    with suppress(*REFUSALS, Uncertain), limited(_FACT_SECONDS):
        fact = box_domain_of(expression, symbols, meant) if read else None
        return () if fact is None else (_to_emit(wanted, shown, fact),)
    return ()


def _fills_a_hole(wanted: Figure, expression: sympy.Expr, symbol: sympy.Symbol, evaluator: Evaluator) -> bool:
    """Whether a note tells a value where the formula has none, `so we put $L(0) = 0$`."""
    for left in wanted.doubtful:
        with suppress(*REFUSALS, IndexError), refused_elsewhere():
            told = Marked(left=left, right=left, given=(), holds=False)
            place = argument_of(told, wanted, evaluator)
            if place is not None and not expression.subs(symbol, sympy.nsimplify(place)).is_finite:
                return True
    return False


def _has_poles(definition: Definition, expression: sympy.Expr, symbol: sympy.Symbol) -> bool:
    """Whether the places that a note leaves out are all that limits a function, and it has no value there anyhow."""
    values = [expression.subs(symbol, sympy.Rational(one.text)) for one in definition.without]
    return bool(values) and all(
        value.is_finite is False or value.has(sympy.zoo, sympy.nan) for value in values
    )


_FEW = 10**6


def _is_plain(wanted: Figure) -> bool:
    """Whether the numbers that a figure has over what a claim would take are short, and counted as they are written:
    `n = 10` years."""
    own = wanted.known[wanted.index]
    values = {name: terms[0].text for name, terms in own.meaning.values}
    for name, text in wanted.written:
        number, told = _NUMBER.match(text.replace("−", "-")), _VALUE.fullmatch(values.get(name, ""))
        if number is None or told is None:
            return False
        value = Fraction(int(told["whole"] or told["above"]), int(told["below"] or 1))
        if (
            Fraction(number[1].replace(",", ".")) != value
            or max(abs(value.numerator), value.denominator) > _FEW
        ):
            return False
    return True


_NUMBER = re.compile(r"(-?\d+(?:[.,]\d+)?)(?![\d.,·%°])(?! [%°])")
_VALUE = re.compile(r"(?P<whole>-?\d+)|\\frac\{(?P<above>-?\d+)\}\{(?P<below>\d+)\}")


def _written(latex: str, comma: str) -> str:
    """LaTeX with decimals as the note writes them, and semicolons between numbers where these have commas."""
    return latex if comma == "." else _POINT.sub(lambda _: comma, latex.replace(", ", r";\ "))


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
    wanted: Figure, expression: sympy.Expr, symbol: sympy.Symbol, places: list[float]
) -> list[Fact]:
    """The facts of one function, of an amount from 0 on; none of one whose note tells otherwise than in a condition
    where it holds, and of one that it gives a value where the formula has none only what is so far out."""
    definition, evaluator = wanted.known[wanted.index].definition, Evaluator(trial_of(wanted))
    only = ends_of(wanted, symbol.name, evaluator)
    unread = any(
        evaluator.bound(condition, wanted.known[wanted.index].meaning) is None
        for condition in definition.conditions
        if condition.name == symbol.name
    )
    turned = wanted.plane == "polar" and wanted.on is not None and only is None
    limited_so = definition.limited and not _has_poles(definition, expression, symbol)
    if definition.elsewhere or limited_so or unread or turned or definition.cut:
        return []
    filled = _fills_a_hole(wanted, expression, symbol, evaluator)
    if only is None and share_range(wanted, symbol.name, places) is not None:
        only = sympy.Interval(0, 1)
    elif only is None:
        only = amount_range(wanted, expression, symbol, places)
    if only is not None:
        left_open, right_open = (
            bool(strict) and float(end) not in places
            for strict, end in ((only.left_open, only.start), (only.right_open, only.end))
        )
        only = sympy.Interval(only.start, only.end, left_open, right_open)
    if only is not None and not all(only.contains(sympy.Rational(place)) == sympy.true for place in places):
        only = None
    told = facts_of(expression, symbol, partial(limited, _FACT_SECONDS), only)
    return [fact for fact in told if not filled or fact.name in _FAR_OUT]
