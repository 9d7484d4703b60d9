"""Figures of vectors: each a group of bars on a common scale."""

from __future__ import annotations

import numpy as np

from vaultproof.plot import style
from vaultproof.plot.canvas import Canvas
from vaultproof.plot.frame import KeyEntry, canvas
from vaultproof.plot.request import Bars, BarsRequest, NothingToDraw, Standing
from vaultproof.plot.sample import View

_MOST_GROUPS = 4
_MOST_BARS = 40
_MOST_NUMBERED = 16
_GAP = 1.2


def draw_bars(request: BarsRequest) -> Canvas:
    """Draw up to four vectors beside one another.

    Raises `NothingToDraw` where there is no finite value, or more than forty.
    """
    groups = request.groups[:_MOST_GROUPS]
    heights = [value for group in groups for value in (*group.values, *group.actual)]
    count = sum(len(group.values) for group in groups)
    if not count or not np.isfinite(heights).all() or count > _MOST_BARS:
        raise NothingToDraw("the vectors are empty, too long or not finite")
    low, high = min(0.0, *heights), max(0.0, *heights)
    room = 0.12 * ((high - low) or 1.0)
    wide = count + _GAP * (len(groups) - 1)
    view = View(-0.7, wide - 0.3, low - (room if low < 0 else 0), high + room)
    key = [
        KeyEntry(
            colour=_colour(index, group),
            label=group.label,
            marker="x" if group.standing is Standing.REFUTED else "s",
        )
        for index, group in enumerate(groups)
    ]
    made = canvas(view, key, across=False)
    at = 0.0
    for index, group in enumerate(groups):
        for number, value in enumerate(group.values):
            name = group.names[number] if number < len(group.names) else str(number + 1)
            actual = group.actual[number] if number < len(group.actual) else value
            _bar(made, at, value, name, _colour(index, group))
            if count <= _MOST_NUMBERED:
                _number(made, at, value, actual, _colour(index, group))
            if number < len(group.actual):
                _outline(made, at, actual)
            at += 1
        at += _GAP
    return made


def _colour(index: int, group: Bars) -> str:
    return style.REFUTED if group.standing is Standing.REFUTED else style.FAMILY[index % len(style.FAMILY)]


def _bar(made: Canvas, at: float, value: float, name: str, colour: str) -> None:
    made.axes.fill_between(
        [at - 0.38, at + 0.38], [0, 0], [value, value], color=colour, alpha=0.85, linewidth=0, zorder=3
    )
    x, _ = made.points(np.array([at]), np.array([value]))[0]
    made.text(x, made.frame[1] - 13, name, size=style.SMALL, align="center")


def _number(made: Canvas, at: float, value: float, actual: float, colour: str) -> None:
    """The value of a bar behind its end, and behind that of the bar as it should be."""
    end = max(value, actual) if value >= 0 else min(value, actual)
    x, y = made.points(np.array([at]), np.array([end]))[0]
    made.text(
        x,
        y + (4 if value >= 0 else -11),
        style.number(float(f"{value:.4g}")),
        colour,
        style.SMALL,
        "center",
    )


def _outline(made: Canvas, at: float, actual: float) -> None:
    """The bar as it should be, dotted."""
    made.axes.plot(
        [at - 0.38, at - 0.38, at + 0.38, at + 0.38],
        [0, actual, actual, 0],
        color=style.INK,
        linewidth=1.2,
        linestyle=(0, (1.0, 2.0)),
        zorder=5,
    )
