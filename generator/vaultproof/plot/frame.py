"""An empty figure: its grid, its numbers, the names of its axes and its key. Knows nothing of functions."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from vaultproof.plot.canvas import Canvas
from vaultproof.plot.names import share_of_pi
from vaultproof.plot.sample import View
from vaultproof.plot.style import GRID, HEIGHT, INK, SMALL, TEXT, WIDTH, number, text_width

_KEY_ROW = 15.0
_FEWEST, _MOST, _DIGITS, _BESIDE_END = 3, 9, 2, 1e-6
_BOTTOM = 22.0
_MARGIN, _BESIDE_NAME = 14.0, 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """One entry of the key: a colour with a line (dashed or not) or a marker, and what it stands for."""

    colour: str
    label: str
    marker: str = ""
    width: float = 2.0
    dashes: tuple[float, float] | None = None


def canvas(
    view: View,
    key: Sequence[KeyEntry],
    *,
    names: tuple[str, str] = ("", ""),
    across: bool = True,
    logarithmic: tuple[bool, bool] = (False, False),
    unit: float | None = None,
) -> Canvas:
    """A figure with grid, axes, numbers and key. `names` are the axes' names or units, that of the upright one before
    the key; `across` numbers the horizontal one, in parts of a `unit` where there is one. An axis may show logarithms.
    """
    beside = max(text_width(names[1], TEXT), 0.0)
    rows = _rows(key, beside)
    height = HEIGHT + _KEY_ROW * max(len(rows) - 1, 0)
    numbers_y = decades(view.bottom, view.top, 6) if logarithmic[1] else even_ticks(view.bottom, view.top, 6)
    shown_x, shown_y = (_power if one else number for one in logarithmic)
    wide = max((text_width(shown_y(value), SMALL) for value in numbers_y), default=0.0)
    left, bottom = max(14.0, wide + 10), _BOTTOM
    frame = (left, bottom, WIDTH - left - 8, height - bottom - 8 - _KEY_ROW * max(len(rows), 1))
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    axes = figure.add_axes((left / WIDTH, bottom / height, frame[2] / WIDTH, frame[3] / height))
    axes.set_axis_off()
    axes.set_xlim(view.left, view.right)
    axes.set_ylim(view.bottom, view.top)
    made = Canvas(view, axes, figure, frame)
    room = text_width(names[0], TEXT) + 4
    numbers_x = decades(view.left, view.right, 9) if logarithmic[0] else even_ticks(view.left, view.right, 9)
    if unit is not None and (parts := parts_of(unit, view.left, view.right)):
        numbers_x, shown_x = parts, _turn if unit == math.pi else number
    _grid(made, numbers_x if across else [], numbers_y, room, (shown_x, shown_y))
    made.text(WIDTH - 3, bottom - 13, names[0], size=TEXT, align="right")
    if beside <= left - 8:
        made.text(left - 5, height - 12, names[1], size=TEXT, align="right")
    else:
        made.text(3, height - 12, names[1], size=TEXT)
    _draw_key(made, rows, height, max(left, beside + 12) + (_BESIDE_NAME if names[1] else 0.0))
    return made


def even_ticks(low: float, high: float, count: int, *, quarters: bool = False) -> list[float]:
    """Round numbers between two values, `count` at most or a few more; with `quarters` 2.5 apart, too."""
    steps = [1, 2, 2.5, 5, 10] if quarters else [1, 2, 5, 10]
    found = MaxNLocator(nbins=count, steps=steps).tick_values(low, high)
    room = 1e-9 * (high - low)
    ticks = (float(tick) for tick in found if low - room <= tick <= high + room)
    return [tick if abs(tick) > room else 0.0 for tick in ticks]


def decades(low: float, high: float, count: int) -> list[float]:
    """The whole numbers between two logarithms, `count` at most or a few more; of fewer than two also the logarithms of
    twice and five times a power of ten."""
    whole = [float(tick) for tick in even_ticks(low, high, count) if tick == round(tick)]
    if len(whole) > 1:
        return whole
    first = math.floor(low)
    ticks = (first + more + math.log10(part) for more in range(3) for part in (1, 2, 5))
    return [tick for tick in ticks if low <= tick <= high]


def parts_of(unit: float, low: float, high: float) -> list[float]:
    """The multiples of a quarter, half, whole … of a unit between two values, as many as have room."""
    for part in (0.25, 0.5, 1.0, 2.0, 5.0, 10.0):
        step, room = part * unit, _BESIDE_END * (high - low)
        if unit != math.pi and len(f"{step:.6e}".partition("e")[0].replace(".", "").strip("0")) > _DIGITS:
            continue
        first, last = math.ceil((low - room) / step), math.floor((high + room) / step)
        if _FEWEST <= last - first + 1 <= _MOST:
            return [step * at for at in range(first, last + 1)]
    return []


def _power(tick: float) -> str:
    return number(float(f"{10.0**tick:.3g}"))


def _turn(tick: float) -> str:
    return share_of_pi(tick) or number(tick)


def _grid(
    made: Canvas,
    across: list[float],
    up: list[float],
    room: float,
    shown: tuple[Callable[[float], str], Callable[[float], str]],
) -> None:
    """Lines at round numbers, which leave `room` at the right for the name of the axis."""
    view, (left, bottom, _, _) = made.view, made.frame
    for tick in across:
        made.axes.plot(
            [tick, tick],
            [view.bottom, view.top],
            color=GRID,
            linewidth=0.6,
            alpha=0.75 if tick == 0 and shown[0] is not _power else 0.22,
            zorder=1,
        )
        if tick == 0 and shown[0] is not _power:
            made.avoid(np.array([0.0, 0.0]), np.array([view.bottom, view.top]), softly=True)
        x = made.points(np.array([tick]), np.array([0.0]))[0][0]
        if x + text_width(shown[0](tick), SMALL) / 2 < WIDTH - 3 - room:
            made.text(x, bottom - 13, shown[0](tick), size=SMALL, align="center")
    for tick in up:
        made.axes.plot(
            [view.left, view.right],
            [tick, tick],
            color=GRID,
            linewidth=0.6,
            alpha=0.75 if tick == 0 and shown[1] is not _power else 0.22,
            zorder=1,
        )
        if tick == 0 and shown[1] is not _power:
            made.avoid(np.array([view.left, view.right]), np.array([0.0, 0.0]), softly=True)
        y = made.points(np.array([0.0]), np.array([tick]))[0][1]
        made.text(left - 5, y - SMALL * 0.35, shown[1](tick), size=SMALL, align="right")


def _rows(key: Sequence[KeyEntry], beside: float) -> list[list[KeyEntry]]:
    """The entries in rows; the first has less room by what stands before it."""
    rows: list[list[KeyEntry]] = []
    used = WIDTH
    for entry in key:
        wide = 36 + text_width(entry.label, TEXT)
        if used + wide > WIDTH - 20 or not rows:
            used = 0.0 if rows else max(beside - _MARGIN, 0.0)
            rows.append([])
        rows[-1].append(entry)
        used += wide
    return rows


def _draw_key(made: Canvas, rows: list[list[KeyEntry]], height: float, start: float) -> None:
    for index, row in enumerate(rows):
        x, y = made.frame[0] if index else start, height - 12 - index * _KEY_ROW
        for entry in row:
            _draw_entry(made, entry, x, y, height)
            x += 36 + text_width(entry.label, TEXT)


def _draw_entry(made: Canvas, entry: KeyEntry, x: float, y: float, height: float) -> None:
    across = [x / WIDTH, (x + 15) / WIDTH] if not entry.marker else [(x + 9) / WIDTH]
    up = [(y + 3) / height] * len(across)
    made.axes.plot(
        across,
        up,
        transform=made.figure.transFigure,
        color=entry.colour,
        linewidth=entry.width,
        marker=entry.marker or None,
        markersize=6,
        markeredgewidth=2.0 if entry.marker == "x" else 1.3,
        clip_on=False,
        linestyle="-" if entry.dashes is None else (0, entry.dashes),
        solid_capstyle="round",
    )
    made.text(x + 20, y, entry.label, entry.colour if not entry.marker else INK)
