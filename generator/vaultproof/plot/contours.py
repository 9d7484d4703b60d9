"""Figures of functions of two variables: lines of equal value with their values on them, and marked examples."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vaultproof.plot import style
from vaultproof.plot.canvas import Canvas
from vaultproof.plot.frame import canvas
from vaultproof.plot.request import ContourRequest, Floats, Standing
from vaultproof.plot.terrain import Terrain
from vaultproof.plot.thin import thinned

_DASHES = (4.0, 3.0)
_HALF, _BESIDE_NAME = 5.0, 14.0


def draw_contours(request: ContourRequest, found: Terrain) -> Canvas:
    """Draw what was found of a function of two variables."""
    first, second = map(style.with_unit, request.variables, request.units)
    made = canvas(found.view, [], names=(first, second))
    beside = style.text_width(second, style.TEXT) + _BESIDE_NAME
    made.text(max(made.frame[0], beside), made.height - 12, request.name, style.CURVE)
    for mark in found.marks:
        made.marker(
            mark.x, mark.y, "x" if mark.standing is Standing.REFUTED else "o", _colour(mark.standing), 6.0
        )
    for line in found.jumps:
        made.avoid(line[:, 0], line[:, 1], softly=True)
        kept = line[thinned(made.points(line[:, 0], line[:, 1]), 0.15)]
        made.axes.plot(
            kept[:, 0], kept[:, 1], color=style.INK, linewidth=0.9, linestyle=(0, _DASHES), zorder=2
        )
    every = [made.points(line[:, 0], line[:, 1]) for _, lines in found.levels for line in lines]
    crowd = np.concatenate([np.empty((0, 2)), *every])
    for index, (level, lines) in enumerate(found.levels):
        colour = style.LEVELS[round(index * (len(style.LEVELS) - 1) / max(len(found.levels) - 1, 1))]
        for at, line in enumerate(lines):
            _level(made, line, (lines[:at] + lines[at + 1 :], crowd), style.number(level), colour)
    for x, y, value in found.plains:
        made.label(x, y, style.number(value), style.INK)
    for mark in found.marks:
        made.label(mark.x, mark.y, mark.label, _colour(mark.standing))
    return made


def _colour(standing: Standing) -> str:
    return style.REFUTED if standing is Standing.REFUTED else style.HOLDS


def _level(
    made: Canvas, line: Floats, others: tuple[tuple[Floats, ...], Floats], label: str, colour: str
) -> None:
    """One line of equal value, opened for its label where none of the `others` of that value runs, nor many of the
    points of all lines are, those of the figure."""
    places = made.points(line[:, 0], line[:, 1])
    wide = style.text_width(label, style.SMALL) / 2 + 3
    same, crowd = others
    beside = np.concatenate([np.empty((0, 2)), *(made.points(other[:, 0], other[:, 1]) for other in same)])
    at = _label_place(made, places, (beside, crowd), wide)
    parts = [np.arange(len(line))]
    if at is not None:
        away = np.hypot(*(places - places[at]).T) > wide
        parts = [
            part
            for part in np.split(np.arange(len(line)), np.flatnonzero(np.diff(away)) + 1)
            if away[part[0]]
        ]
        made.text(places[at][0], places[at][1] - 3, label, colour, style.SMALL, "center")
        made.take(places[at][0] - wide - 4, places[at][1] - 8, places[at][0] + wide + 4, places[at][1] + 8)
    for part in parts:
        if len(part) > 1:
            kept = part[thinned(places[part], 0.15)]
            made.avoid(line[kept, 0], line[kept, 1], softly=True)
            made.axes.plot(line[kept, 0], line[kept, 1], color=colour, linewidth=1.4, zorder=3)


def _label_place(made: Canvas, places: Floats, others: tuple[Floats, Floats], wide: float) -> int | None:
    """The index of the point nearest the middle of the line that has room for a label, away from the lines of its value
    and from a crowd of others where there is such a place."""
    beside, crowd = others
    steps = np.hypot(*np.diff(places, axis=0).T)
    if steps.sum() < 6 * wide:
        return None
    along = np.concatenate([[0.0], np.cumsum(steps)]) / steps.sum()
    second: int | None = None
    for at in np.argsort(np.round(np.abs(along - 0.5), 6), kind="stable")[:: max(len(places) // 40, 1)]:
        x, y = places[at]
        crossed = (np.abs(beside[:, 0] - x) < wide + 4) & (np.abs(beside[:, 1] - y) < 9)
        if not made.free(x - wide, y - 6, x + wide, y + 6) or crossed.any():
            continue
        own = _near(places, x, y, wide).sum()
        if _near(crowd, x, y, wide).sum() <= own:
            return int(at)
        if second is None:
            second = int(at)
    return second


def _near(points: Floats, x: float, y: float, wide: float) -> NDArray[np.bool_]:
    """Which points a label at a place would cover."""
    found: NDArray[np.bool_] = (np.abs(points[:, 0] - x) < wide) & (np.abs(points[:, 1] - y) < _HALF)
    return found
