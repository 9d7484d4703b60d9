"""Figures of functions of two variables: lines of equal value with their values on them, and marked examples."""

from __future__ import annotations

import math

import contourpy
import numpy as np
from numpy.typing import NDArray

from vaultproof.plot import style
from vaultproof.plot.canvas import Canvas
from vaultproof.plot.frame import canvas, even_ticks
from vaultproof.plot.natural import Range
from vaultproof.plot.request import ContourRequest, Floats, NothingToDraw, Standing
from vaultproof.plot.sample import View
from vaultproof.plot.thin import thinned

_LEVELS, _FEW, _MOST_LINES = 9, 5, 60
_DEFAULT = 4.0
_SKEWED = 0.3
_POLE = 4.0
_COARSE, _FINE = ("1", "2", "5"), ("1", "1.5", "2", "3", "4", "5", "7")


def contour_view(request: ContourRequest) -> View:
    """The range of both variables: where they have a meaning, around the examples, else around zero."""
    if request.window:
        (left, right), (bottom, top) = request.window
        return View(left, right, bottom, top)
    across = [mark.x for mark in request.marks if np.isfinite(mark.x)]
    up = [mark.y for mark in request.marks if np.isfinite(mark.y)]
    unit = all(0 <= place <= 1 for place in across + up) and any(0 < place < 1 for place in across + up)
    first, second = request.within
    if unit:
        first, second = (Range(low=0.0, high=1.0) if one.whole else one for one in (first, second))
    return _cropped(request, View(*_range(across, first), *_range(up, second)))


def _cropped(request: ContourRequest, view: View) -> View:
    """A view without the stretches at its sides in which the function has no value at all."""
    x = np.linspace(view.left, view.right, request.grid)
    y = np.linspace(view.bottom, view.top, request.grid)
    known = np.isfinite(_values(request, x, y))
    if not known.any():
        return view
    return View(*_stretch(x, np.any(known, axis=0)), *_stretch(y, np.any(known, axis=1)))


def _stretch(places: Floats, known: NDArray[np.bool_]) -> tuple[float, float]:
    """From the first to the last known of evenly spaced places; from 0 where it lies right before."""
    first, last = np.flatnonzero(known)[[0, -1]]
    ends = []
    for index, beside in ((first, max(first - 1, 0)), (last, min(last + 1, len(places) - 1))):
        between = min(places[index], places[beside]) <= 0 <= max(places[index], places[beside])
        ends.append(0.0 if between else float(places[beside]))
    return ends[0], ends[1]


def _values(request: ContourRequest, x: Floats, y: Floats) -> Floats:
    across, up = np.meshgrid(x, y)
    with np.errstate(all="ignore"):
        return np.asarray(request.function(across, up), dtype=np.float64)


def _range(places: list[float], within: Range) -> tuple[float, float]:
    """The range of one variable; its ends are those within which it has a meaning, where there are such."""
    if math.isfinite(within.low) and math.isfinite(within.high):
        return within.low, within.high
    if not places or max(map(abs, places)) <= _DEFAULT * 0.9:
        low, high = -_DEFAULT, _DEFAULT
    elif max(map(abs, places)) <= 4 * _DEFAULT:
        high = 1.25 * max(map(abs, places))
        low = -high
    else:
        low, high = min(places), max(places)
        reach = max((high - low) * 0.75, max(abs(low), abs(high)) * 0.25)
        low, high = (low + high) / 2 - reach, (low + high) / 2 + reach
    if math.isfinite(within.low):
        return within.low, max(high, within.low + 2 * _DEFAULT if not places else within.low + _DEFAULT)
    if math.isfinite(within.high):
        return min(low, within.high - _DEFAULT), within.high
    return low, high


def draw_contours(request: ContourRequest) -> Canvas:
    """Draw a function of two variables.

    Raises `NothingToDraw` where it has no finite value in the range.
    """
    view = contour_view(request)
    drawn = _lines(request, view)
    while _is_thicket(drawn) and (nearer := _nearer(request, view)) is not None:
        view, drawn = nearer, _lines(request, nearer)
    made = canvas(view, [], names=request.variables)
    made.text(made.frame[0], made.height - 12, request.name, style.CURVE)
    for mark in request.marks:
        made.marker(
            mark.x, mark.y, "x" if mark.standing is Standing.REFUTED else "o", _colour(mark.standing), 6.0
        )
    for index, (level, lines) in enumerate(drawn):
        colour = style.LEVELS[round(index * (len(style.LEVELS) - 1) / max(len(drawn) - 1, 1))]
        for at, line in enumerate(lines):
            _level(made, line, lines[:at] + lines[at + 1 :], style.number(level), colour)
    for mark in request.marks:
        made.label(mark.x, mark.y, mark.label, _colour(mark.standing))
    return made


def _lines(request: ContourRequest, view: View) -> list[tuple[float, list[Floats]]]:
    """The lines of each level in a view, the longest first."""
    x = np.linspace(view.left, view.right, request.grid)
    y = np.linspace(view.bottom, view.top, request.grid)
    whole = _values(request, x, y)
    z = _without_poles(whole)
    found = contourpy.contour_generator(x, y, np.ma.masked_invalid(z), line_type=contourpy.LineType.Separate)
    drawn = []
    for level in _levels(z, bumps=_is_bump(whole)):
        lines = [np.asarray(line) for line in found.lines(level)]
        drawn.append((level, sorted(lines, key=len, reverse=True)[:_MOST_LINES]))
    return drawn


def _is_thicket(drawn: list[tuple[float, list[Floats]]]) -> bool:
    """Whether there are more lines than a figure can show, as with a wave along both variables."""
    return sum(len(lines) for _, lines in drawn) > _MOST_LINES


def _nearer(request: ContourRequest, view: View) -> View | None:
    """The middle of a view, None where the view was asked for or an example would be lost."""
    width, height = view.width / 4, view.height / 4
    found = View(view.left + width, view.right - width, view.bottom + height, view.top - height)
    lost = any(
        not (found.left <= mark.x <= found.right and found.bottom <= mark.y <= found.top)
        for mark in request.marks
    )
    return None if request.window or lost else found


def _without_poles(z: Floats) -> Floats:
    """Values without those that grow beyond all others: lines between grid points on two sides of a pole are none."""
    known = z[np.isfinite(z)]
    if len(known) < 16:
        return z
    low, high = (float(value) for value in np.quantile(known, [0.05, 0.95]))
    room = _POLE * (high - low)
    with np.errstate(invalid="ignore"):
        return np.where((z < low - room) | (z > high + room), np.nan, z)


def _colour(standing: Standing) -> str:
    return style.REFUTED if standing is Standing.REFUTED else style.HOLDS


def _is_bump(z: Floats) -> bool:
    """Whether the largest values of all lie inside, as those of a kernel or a density do, and not at the border; what
    grows beyond all bounds has no largest."""
    if np.isinf(z).any():
        return False
    border = np.concatenate([z[0], z[-1], z[:, 0], z[:, -1]])
    sizes = [np.abs(part)[np.isfinite(part)].max(initial=0.0) for part in (z[1:-1, 1:-1], border)]
    return bool(sizes[0] >= sizes[1] * (1 - 1e-9))


def _levels(z: Floats, *, bumps: bool) -> list[float]:
    known = z[np.isfinite(z)]
    if len(known) < 16:
        raise NothingToDraw("no finite value was found in the range")
    low, high = (float(value) for value in np.quantile(known, [0.02, 0.98]))
    if high - low <= 1e-12 * max(abs(low), abs(high), 1e-300):
        raise NothingToDraw("the function is constant in the range")
    middle = float(np.median(known))
    if bumps:
        low, high = float(known.min()), float(known.max())
    for sign, least in () if bumps else ((1, float(known.min())), (-1, -float(known.max()))):
        if least >= -1e-12 * (high - low) and sign * middle - least < _SKEWED * (high - low):
            growing = _growing(np.abs(known))
            if len(growing) >= _FEW:
                return sorted(sign * level for level in growing)
    choices = (even_ticks(low, high, count, quarters=True) for count in range(_LEVELS - 2, 2 * _LEVELS))
    inside = [[level for level in levels if low < level < high] for levels in choices]
    return min(inside, key=lambda levels: abs(len(levels) - _LEVELS))


def _growing(sizes: Floats) -> list[float]:
    """Levels that grow as 1, 2, 5, 10 do, for values most of which are small beside the largest."""
    low, high = (float(value) for value in np.quantile(sizes, [0.02, 0.98]))
    low = max(low, min(high * 1e-3, float(np.quantile(sizes, 0.25)) / 2))
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    levels: list[float] = []
    for digits in (_COARSE, _FINE):
        if len(levels) < _FEW:
            levels = [float(f"{digit}e{power}") for power in powers for digit in digits]
            levels = [level for level in levels if low < level < high]
    return levels[:: -(-len(levels) // _LEVELS) or 1]


def _level(made: Canvas, line: Floats, others: list[Floats], label: str, colour: str) -> None:
    """One line of equal value, opened for its label where none of the `others` of that value runs."""
    places = made.points(line[:, 0], line[:, 1])
    wide = style.text_width(label, style.SMALL) / 2 + 3
    beside = np.concatenate([np.empty((0, 2)), *(made.points(other[:, 0], other[:, 1]) for other in others)])
    at = _label_place(made, places, beside, wide)
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


def _label_place(made: Canvas, places: Floats, beside: Floats, wide: float) -> int | None:
    """The index of the point nearest the middle of the line that has room for a label, away from points `beside`."""
    steps = np.hypot(*np.diff(places, axis=0).T)
    if steps.sum() < 6 * wide:
        return None
    along = np.concatenate([[0.0], np.cumsum(steps)]) / steps.sum()
    for at in np.argsort(np.round(np.abs(along - 0.5), 6), kind="stable")[:: max(len(places) // 40, 1)]:
        x, y = places[at]
        crossed = (np.abs(beside[:, 0] - x) < wide + 4) & (np.abs(beside[:, 1] - y) < 9)
        if made.free(x - wide, y - 6, x + wide, y + 6) and not crossed.any():
            return int(at)
    return None
