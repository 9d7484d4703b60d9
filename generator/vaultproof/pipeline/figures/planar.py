"""A curve in the plane → what is asked of `plot`. Draws nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

import numpy as np
import sympy

from vaultproof.pipeline.figures.figure import Figure, Marked
from vaultproof.pipeline.figures.marks import number_of, place_label
from vaultproof.pipeline.figures.ranges import range_of
from vaultproof.pipeline.figures.refusals import REFUSALS, refused_elsewhere
from vaultproof.pipeline.figures.shown import Shown
from vaultproof.pipeline.figures.titles import call_of, settings_of, shown_symbol
from vaultproof.pipeline.figures.trial import expression_of, trial_of
from vaultproof.pipeline.planar import coordinates_of
from vaultproof.plot.expression import from_sympy, from_sympy_2
from vaultproof.plot.locus import locus, trail
from vaultproof.plot.names import share_of_pi, shown_name
from vaultproof.plot.natural import Range
from vaultproof.plot.request import ContourMark, Curve, CurveRequest, Floats, Function, PlaneRequest
from vaultproof.plot.style import number
from vaultproof.source import Passage
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.values.numbers import NoValue

_CALLED = re.compile(r"[^()]*\((?P<inside>[^()]*)\)\s*")
_MOST_PARTS, _ROUNDING = 4, 1e-12
_INDICES = "₁₂₃₄"


def planar_shown(wanted: Figure, symbols: list[sympy.Symbol]) -> Shown:
    """What a figure of a curve in the plane shows; of one in space its coordinates. Raises a refusal."""
    evaluator = Evaluator(trial_of(wanted))
    request: PlaneRequest | CurveRequest
    if wanted.plane == "curve":
        request = _curve(wanted, symbols[0], evaluator)
        return Shown(request=request, wanted=(wanted,), expressions=(), settings=(), evaluator=evaluator)
    expression = expression_of(wanted, evaluator)
    if wanted.plane == "locus":
        request = _locus(wanted, expression, symbols, settings_of(wanted, expression, evaluator))
    else:
        request = _polar(wanted, expression, symbols[0], evaluator)
    return Shown(
        request=request, wanted=(wanted,), expressions=(expression,), settings=(), evaluator=evaluator
    )


def _locus(
    wanted: Figure, expression: sympy.Basic, symbols: list[sympy.Symbol], settings: list[str]
) -> PlaneRequest:
    if not isinstance(expression, sympy.Expr) or expression.free_symbols != set(symbols):
        raise NoValue("it is no equation of both coordinates")
    if sympy.expand(expression) == 0:
        raise NoValue("it holds everywhere")
    if all(sympy.diff(expression, one, 2) == 0 for one in symbols) and sympy.diff(expression, *symbols) == 0:
        raise NoValue("it is a straight line")
    first, second = symbols
    lines, box = locus(from_sympy_2(_of_real_roots(expression), (first, second)))
    name = ", ".join([wanted.called, *settings])
    return PlaneRequest(name=name, lines=lines, variables=(str(first), str(second)), window=box)


def _of_real_roots(expression: sympy.Expr) -> sympy.Expr:
    """An expression whose odd roots have values on both sides of 0, as those in an equation of a curve do."""
    roots = {
        power: sympy.Abs(power.base) ** power.exp
        * (sympy.sign(power.base) if power.exp.p % 2 else sympy.Integer(1))
        for power in expression.atoms(sympy.Pow)
        if isinstance(power.exp, sympy.Rational) and power.exp.q % 2 and power.exp.q > 1
    }
    return expression.xreplace(roots)


def _polar(
    wanted: Figure, expression: sympy.Basic, symbol: sympy.Symbol, evaluator: Evaluator
) -> PlaneRequest:
    if not isinstance(expression, sympy.Expr) or expression.free_symbols - {symbol}:
        raise NoValue("it has parameters without a value")
    across = from_sympy(expression * sympy.cos(symbol), symbol)
    up = from_sympy(expression * sympy.sin(symbol), symbol)
    called = call_of(wanted.symbol, shown_symbol(symbol))
    return _trail(
        wanted, (across, up), symbol, evaluator, [called, *settings_of(wanted, expression, evaluator)]
    )


def _curve(wanted: Figure, symbol: sympy.Symbol, evaluator: Evaluator) -> PlaneRequest | CurveRequest:
    own = wanted.known[wanted.index]
    parts = [_with_body(wanted, text) for text in coordinates_of(own.definition.body.text)]
    if not 2 <= len(parts) <= _MOST_PARTS:
        raise NoValue("it has no coordinates, or too many")
    functions: list[Function] = []
    settings: dict[str, None] = {}
    for part in parts:
        within = Evaluator(trial_of(part))
        expression = expression_of(part, within)
        if not isinstance(expression, sympy.Expr) or expression.free_symbols - {symbol}:
            raise NoValue("it has parameters without a value")
        functions.append(from_sympy(expression, symbol))
        settings |= dict.fromkeys(settings_of(part, expression, within))
    variable = shown_symbol(symbol)
    called = wanted.called or call_of(wanted.symbol, variable)
    if len(parts) == 2:
        return _trail(wanted, (functions[0], functions[1]), symbol, evaluator, [called, *settings])
    stated = range_of(wanted, symbol.name, evaluator) or _on(wanted)
    curves = tuple(
        Curve(label=f"{shown_name(wanted.symbol)}{_INDICES[at]}({variable})", function=function)
        for at, function in enumerate(functions)
    )
    title = ", ".join([called, *settings])
    return CurveRequest(name=title, curves=curves, variable=variable, stated=stated, apart=True)


def _with_body(wanted: Figure, text: str) -> Figure:
    """The figure of one coordinate."""
    own = wanted.known[wanted.index]
    body = replace(own.definition.body, passage=Passage(text, ((0, 0),)))
    known = list(wanted.known)
    known[wanted.index] = replace(own, definition=replace(own.definition, body=body))
    return replace(wanted, known=tuple(known))


def _on(wanted: Figure) -> Range | None:
    return None if wanted.on is None else Range(low=wanted.on[0], high=wanted.on[1])


def _trail(
    wanted: Figure,
    functions: tuple[Function, Function],
    symbol: sympy.Symbol,
    evaluator: Evaluator,
    title: list[str],
) -> PlaneRequest:
    """The way of a point, with the places at which the note gives an example."""
    stated = range_of(wanted, symbol.name, evaluator) or _on(wanted)
    told = stated is not None and np.isfinite([stated.low, stated.high]).all()
    ends = (stated.low, stated.high) if stated is not None and told else None
    angle = wanted.plane == "polar" or symbol.name in {"theta", "phi", "varphi"}
    lines, ends = trail(*functions, ends, turns=angle)
    variable = shown_symbol(symbol)
    low, high = (share_of_pi(end) or number(float(f"{end:.4g}")) for end in ends)
    return PlaneRequest(
        name=", ".join([*title, f"{low} ≤ {variable} ≤ {high}"]),
        lines=lines,
        marks=tuple(_tidied(_marks(wanted, functions, variable, evaluator, ends), lines)),
    )


def _tidied(marks: Iterable[ContourMark], lines: tuple[Floats, ...]) -> Iterator[ContourMark]:
    """Places with 0 for what rounding leaves of it."""
    size = max((float(np.abs(line).max()) for line in lines), default=0.0)
    for mark in marks:
        x, y = (0.0 if abs(place) < _ROUNDING * size else place for place in (mark.x, mark.y))
        yield replace(mark, x=x, y=y)


def _marks(
    wanted: Figure,
    functions: tuple[Function, Function],
    variable: str,
    evaluator: Evaluator,
    ends: tuple[float, float],
) -> Iterator[ContourMark]:
    """The places of the examples that hold."""
    seen: set[float] = set()
    for marked in wanted.marks:
        with suppress(*REFUSALS), refused_elsewhere():
            place = _parameter(marked, evaluator)
            if place is None or not marked.holds or place in seen or not ends[0] <= place <= ends[1]:
                continue
            seen.add(place)
            x, y = (float(function(np.array([place]))[0]) for function in functions)
            told = number_of(evaluator.value(marked.right).value) if marked.within is not None else None
            if marked.within is not None and (
                told is None or _apart(marked, told, x, y) > marked.within * (1 + 1e-6)
            ):
                continue
            if np.isfinite([x, y]).all():
                yield ContourMark(x=x, y=y, label=f"{variable} = {place_label(place)}")


def _apart(marked: Marked, told: float, x: float, y: float) -> float:
    """How far what is told lies from the coordinate that it is told of, or from the nearer one."""
    name = marked.left.text.strip()[:1]
    if name in {"x", "y"}:
        return abs(told - (x if name == "x" else y))
    return min(abs(told - x), abs(told - y))


def _parameter(marked: Marked, evaluator: Evaluator) -> float | None:
    """The value of the parameter at which an example stands."""
    if marked.given:
        return number_of(evaluator.value(marked.given[0][1]).value) if len(marked.given) == 1 else None
    inside = _CALLED.fullmatch(re.sub(r"\\(?:left|right)(?![a-z])", "", marked.left.text))
    if inside is None:
        return None
    return number_of(
        evaluator.value(replace(marked.left, passage=Passage(inside["inside"], ((0, 0),)))).value
    )
