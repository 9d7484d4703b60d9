"""One definition → its figure and facts, in a worker process. Knows no files."""

from __future__ import annotations

import numpy as np
import sympy
from sympy.core.function import AppliedUndef

from vaultproof.emit.context import FigureToEmit, UndrawnToEmit
from vaultproof.emit.markdown import plain
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.pipeline.figures.facts import facts_told
from vaultproof.pipeline.figures.figure import Drawn, Figure, Undrawn
from vaultproof.pipeline.figures.planar import planar_shown
from vaultproof.pipeline.figures.recurrent import coupled_shown, recurrent_shown
from vaultproof.pipeline.figures.refusals import REFUSALS, refused_elsewhere
from vaultproof.pipeline.figures.request import MOST_FREE
from vaultproof.pipeline.figures.shown import Shown, best_shown, listed_together, with_units
from vaultproof.pipeline.figures.titles import heading, shown_symbol
from vaultproof.pipeline.figures.trial import expression_of, trial_of
from vaultproof.plot.draw import drawing
from vaultproof.plot.names import shown_name
from vaultproof.plot.request import (
    BarsRequest,
    ContourRequest,
    CurveRequest,
    Function,
    NothingToDraw,
    PlaneRequest,
)
from vaultproof.plot.sample import values
from vaultproof.witness.formula import Evaluator

_DATA = frozenset("x y z w u X Y Z W i j E P D".split())
_INDICES = frozenset("ijklmnt")
_ACCENTS = ("hat", "bar", "tilde", "star", "dot", "prime")
_PRINTS = np.array([-7.3, -2.9, -1.7, -1.0, -0.6, -0.21, 0.0, 0.17, 0.45, 0.62, 0.83, 1.0, 1.9, 3.1, 8.7])


def draw_figure(wanted: Figure) -> Drawn | Undrawn | None:
    """Draw a definition or bars; None where there is nothing to draw and nobody would look for it."""
    if wanted.bars:
        return _draw_bars(wanted)
    symbols = [sympy.Symbol(name, real=True) for name in wanted.known[wanted.index].definition.parameters]
    try:
        with refused_elsewhere():
            shown = with_units(_shown(wanted, symbols), wanted.units)
            drawn = drawing(shown.request, wanted.language, decimal_comma=wanted.decimal_comma is True)
    except REFUSALS as refusal:
        for other in (wanted.plainly, wanted.otherwise):
            if other is not None and isinstance(found := draw_figure(other), Drawn):
                return found
        return _undrawn(wanted, symbols, refusal)
    return Drawn(
        figure=FigureToEmit(name=wanted.name, svg=drawn.svg, alt=drawn.alt),
        facts=facts_told(shown, symbols),
        values=_prints(shown.request),
        marks=len(shown.request.marks),
    )


def _shown(wanted: Figure, symbols: list[sympy.Symbol]) -> Shown:
    """What a figure shows. Raises a refusal."""
    if wanted.beside:
        return coupled_shown(wanted)
    if wanted.starts:
        return recurrent_shown(wanted)
    if wanted.plane:
        return planar_shown(wanted, symbols)
    return listed_together(wanted, symbols) or best_shown(wanted, symbols)


def too_late(wanted: Figure) -> UndrawnToEmit | None:
    """What tells that there is no figure of a function because drawing it takes too long; None of bars."""
    if wanted.bars:
        return None
    symbols = [sympy.Symbol(name) for name in wanted.known[wanted.index].definition.parameters]
    function = plain(wanted.called) if wanted.called else _function(wanted, symbols)
    return UndrawnToEmit(function=function, reason="time")


def _function(wanted: Figure, symbols: list[sympy.Symbol]) -> str:
    """The name of a function in a sentence."""
    if wanted.symbol.endswith("_abs"):
        return heading(wanted.symbol)
    if wanted.starts:
        return heading(wanted.symbol)
    return plain(shown_name(f"{wanted.symbol}({', '.join(map(shown_symbol, symbols))})"))


def _undrawn(wanted: Figure, symbols: list[sympy.Symbol], refusal: Exception) -> Undrawn | None:
    """Why there is no figure of a function that is told but for the values of a few constants, or has no real value."""
    function = _function(wanted, symbols)
    if wanted.starts or wanted.plane:
        return None
    if isinstance(refusal, NothingToDraw) and len(symbols) == 1 and not wanted.counted:
        return Undrawn(shown=UndrawnToEmit(function=function, reason="real"))
    try:
        with refused_elsewhere():
            expression = expression_of(wanted, Evaluator(trial_of(wanted)))
    except REFUSALS:
        return None
    free = sorted(expression.free_symbols - set(symbols), key=str)
    told = isinstance(expression, sympy.Expr) and set(symbols) <= expression.free_symbols
    if not told or not 1 <= len(free) <= MOST_FREE or expression.has(AppliedUndef, sympy.Integral, sympy.Sum):
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


def _draw_bars(wanted: Figure) -> Drawn | None:
    try:
        drawn = drawing(
            BarsRequest(name=wanted.name, groups=wanted.bars),
            wanted.language,
            decimal_comma=wanted.decimal_comma is True,
        )
    except NothingToDraw:
        return None
    figure = FigureToEmit(name=wanted.name, svg=drawn.svg, alt=drawn.alt)
    return Drawn(figure=figure, facts=(), spare=wanted.spare)


def prints_of(function: Function) -> tuple[float, ...]:
    """The values that tell a function from others."""
    return tuple(float(value) for value in values(function, _PRINTS))


def _prints(request: CurveRequest | ContourRequest | PlaneRequest) -> tuple[float, ...]:
    if not isinstance(request, CurveRequest) or len(request.curves) != 1:
        return ()
    return prints_of(request.curves[0].function)
