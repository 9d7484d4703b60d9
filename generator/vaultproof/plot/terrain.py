"""What a figure of a function of two variables shows, worked out before it is drawn: its view, its levels with their
lines, where it jumps, and where it stays at one value. Draws nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import contourpy
import numpy as np
from numpy.typing import NDArray

from vaultproof.plot.frame import even_ticks
from vaultproof.plot.natural import Range
from vaultproof.plot.plains import plains
from vaultproof.plot.request import ContourMark, ContourRequest, Floats, NothingToDraw
from vaultproof.plot.rifts import Rifts, rifts
from vaultproof.plot.sample import View
from vaultproof.plot.window import telling

_LEVELS, _FEW, _MOST_LINES = 9, 5, 60
_DEFAULT, _FAR, _TINY = 4.0, 16.0, 0.4
_SKEWED = 0.3
_POLE = 4.0
_TOUCHED, _SMALLEST = 1e-9, 1e-5
_WIDER, _FEW_PEAKS, _WELL_INSIDE, _BEYOND, _COARSE_GRID, _DWARFING = 1.6, 9, 0.7, 1.4, 97, 25.0
_ROUNDS, _STEPS, _CLOSER, _INNER = 24, np.linspace(-1.0, 1.0, 41), 0.6, 0.95
_BELOW, _LITTLE = np.array([0.003, 0.04, 0.7]), 0.4
_COARSE, _FINE = ("1", "2", "5"), ("1", "1.5", "2", "3", "4", "5", "7")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terrain:
    """The lines of each level in a view, the longest first; the lines along which the function `jumps`; and places in
    the plains, with the value that it has all over them. `marks` are the examples in the view."""

    view: View
    marks: tuple[ContourMark, ...]
    levels: tuple[tuple[float, tuple[Floats, ...]], ...]
    jumps: tuple[Floats, ...]
    plains: tuple[tuple[float, float, float], ...]


def terrain(request: ContourRequest) -> Terrain:
    """Work out a figure of lines of equal value.

    Raises `NothingToDraw` where the function has no finite value in the range, or is constant there.
    """
    view = _view(request)
    found = _seen(request, view)
    while _is_thicket(found) and (nearer := _nearer(request, found.view)) is not None:
        found = _seen(request, nearer)
    if not found.jumps and not any(lines for _, lines in found.levels):
        raise NothingToDraw("no line of equal value was found in the range")
    return found


def _view(request: ContourRequest) -> View:
    """The range of both variables: where they have a meaning, around the examples, else around zero."""
    if request.window:
        (left, right), (bottom, top) = request.window
        return View(left, right, bottom, top)
    across, up = _places(request)
    unit = all(0 <= place <= 1 for place in across + up) and any(0 < place < 1 for place in across + up)
    first, second = request.within
    if unit:
        first, second = (
            Range(low=0.0, high=1.0) if one in (Range(), Range(low=0.0)) else one for one in (first, second)
        )
    view = View(*_range(across, first), *_range(up, second))
    if first.whole and second.whole and not unit:
        view = _around_peaks(request, view)
    return _cropped(request, _from_zero(request, view))


def _from_zero(request: ContourRequest, view: View) -> View:
    """A view that begins at 0 along each variable that has no values below and of which little would be left out."""
    below = -_BELOW * max(view.right, view.top)
    middle = np.array([(view.left + view.right) / 2, (view.bottom + view.top) / 2])
    left, bottom = view.left, view.bottom
    untold = [one.low in (0.0, -math.inf) for one in request.within]
    if (
        untold[0]
        and 0 < left < _LITTLE * view.right
        and not np.isfinite(_values(request, below, middle[1:])).any()
    ):
        left = 0.0
    if (
        untold[1]
        and 0 < bottom < _LITTLE * view.top
        and not np.isfinite(_values(request, middle[:1], below)).any()
    ):
        bottom = 0.0
    return View(left, view.right, bottom, view.top)


def _around_peaks(request: ContourRequest, view: View) -> View:
    """A view in which the function's few hills and hollows lie well inside; nearer where its values there are dwarfed
    by those at the border, as in Rosenbrock's valley."""
    reach = max(view.width, view.height) / 2
    wide = View(-_WIDER * reach, _WIDER * reach, -_WIDER * reach, _WIDER * reach)
    peaks = _peaks(request, wide)
    if len(peaks) > _FEW_PEAKS and (lowest := _lowest(request, view)) is not None:
        peaks = [lowest]  # along a narrow valley there are hollows between grid points alone
    marks = [max(abs(mark.x), abs(mark.y)) for mark in request.marks if _inside(mark, wide)]
    far = max([*(max(abs(x), abs(y)) for x, y in peaks), *marks], default=0.0)
    if not peaks or len(peaks) > _FEW_PEAKS or view.left != -view.right or view.bottom != -view.top:
        return view
    if far > _WELL_INSIDE * reach:
        reach = float(np.ceil(_BEYOND * far * 2) / 2)
    elif 0 < 2 * far < reach and _is_dwarfed(request, view):
        reach = float(np.ceil(2 * far * 2) / 2)
        if len(peaks) > 1 and _is_dwarfed(request, View(-reach, reach, -reach, reach)):
            reach = float(np.ceil(_BEYOND * far * 4) / 4)
    else:
        return view
    return View(-reach, reach, -reach, reach)


def _peaks(request: ContourRequest, view: View) -> list[tuple[float, float]]:
    """The places of the hills and hollows that lie inside a view; none where there are values that are no numbers."""
    x, y = np.linspace(view.left, view.right, _COARSE_GRID), np.linspace(view.bottom, view.top, _COARSE_GRID)
    z = _values(request, x, y)
    if not np.isfinite(z).all():
        return []
    around = np.lib.stride_tricks.sliding_window_view(z, (3, 3)).reshape(*(np.array(z.shape) - 2), 9)
    middle, others = around[..., 4], np.delete(around, 4, axis=-1)
    found = (middle < others.min(axis=-1)) | (middle > others.max(axis=-1))
    return [(float(x[at + 1]), float(y[up + 1])) for up, at in np.argwhere(found)]


def _lowest(request: ContourRequest, view: View) -> tuple[float, float] | None:
    """The place of the lowest value inside a view, found by looking closer time and again."""
    x, y = (view.left + view.right) / 2, (view.bottom + view.top) / 2
    reach = view.width / 2
    for _ in range(_ROUNDS):
        across, up = x + reach * _STEPS, y + reach * _STEPS
        z = _values(request, across, up)
        if not np.isfinite(z).all():
            return None
        row, column = np.unravel_index(int(np.argmin(z)), z.shape)
        x, y, reach = float(across[column]), float(up[row]), reach * _CLOSER
    inside = View(view.left * _INNER, view.right * _INNER, view.bottom * _INNER, view.top * _INNER)
    return (x, y) if inside.left < x < inside.right and inside.bottom < y < inside.top else None


def _is_dwarfed(request: ContourRequest, view: View) -> bool:
    """Whether most values of a view are small beside those at its border."""
    x, y = np.linspace(view.left, view.right, _COARSE_GRID), np.linspace(view.bottom, view.top, _COARSE_GRID)
    z = _values(request, x, y)
    sizes = z - z.min()
    low, high = (float(value) for value in np.quantile(sizes, [0.25, 0.98]))
    return high > _DWARFING * low


def _places(request: ContourRequest) -> tuple[list[float], list[float]]:
    """The places of the examples along both variables, without those far out where nothing happens."""
    marks = [mark for mark in request.marks if np.isfinite([mark.x, mark.y]).all()]
    across, up = tuple(mark.x for mark in marks), tuple(mark.y for mark in marks)
    if max(map(abs, across), default=0.0) > _FAR:
        beside = float(np.median(up))
        across = telling((lambda x: _values_at(request, x, np.full_like(x, beside)),), across)
    if max(map(abs, up), default=0.0) > _FAR:
        below = float(np.median([mark.x for mark in marks]))
        up = telling((lambda y: _values_at(request, np.full_like(y, below), y),), up)
    return list(across), list(up)


def _values_at(request: ContourRequest, x: Floats, y: Floats) -> Floats:
    with np.errstate(all="ignore"):
        return np.asarray(request.function(x, y), dtype=np.float64)


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
    return _values_at(request, *np.meshgrid(x, y))


def _range(places: list[float], within: Range) -> tuple[float, float]:
    """The range of one variable; its ends are those within which it has a meaning, where there are such."""
    if math.isfinite(within.low) and math.isfinite(within.high):
        return within.low, within.high
    if not places or max(map(abs, places)) <= _DEFAULT * 0.9:
        low, high = -_DEFAULT, _DEFAULT
    elif max(map(abs, places)) <= _FAR:
        high = 1.25 * max(map(abs, places))
        low = -high
    else:
        low, high = min(places), max(places)
        reach = max((high - low) * 0.75, max(abs(low), abs(high)) * 0.25)
        low, high = (low + high) / 2 - reach, (low + high) / 2 + reach
    if within.low == 0 and within.open_low and places:  # there is a pole
        return min(places) / 2, 1.5 * max(places)
    if within.low == 0 and places and max(places) < _TINY:
        return 0.0, 4 * max(places)
    if math.isfinite(within.low):
        return within.low, max(high, within.low + 2 * _DEFAULT if not places else within.low + _DEFAULT)
    if math.isfinite(within.high):
        return min(low, within.high - _DEFAULT), within.high
    return low, high


def _seen(request: ContourRequest, view: View) -> Terrain:
    """What there is in a view."""
    x = np.linspace(view.left, view.right, request.grid)
    y = np.linspace(view.bottom, view.top, request.grid)
    whole = _values(request, x, y)
    z = _without_poles(whole)
    broken = rifts(request.function, x, y, whole)
    levels = _levels(z, bumps=_is_bump(whole))
    found = contourpy.contour_generator(x, y, np.ma.masked_invalid(z), line_type=contourpy.LineType.Separate)
    drawn = []
    for level in levels:
        lines = [part for line in found.lines(level) for part in _unbroken(np.asarray(line), x, y, broken)]
        drawn.append((level, tuple(sorted(lines, key=len, reverse=True)[:_MOST_LINES])))
    marks = tuple(mark for mark in request.marks if _inside(mark, view))
    return Terrain(
        view=view,
        marks=marks,
        levels=tuple(drawn),
        jumps=broken.lines,
        plains=plains(x, y, whole, broken.broken),
    )


def _unbroken(line: Floats, x: Floats, y: Floats, broken: Rifts) -> list[Floats]:
    """The parts of a line that run through no cell with a jump, nor along one."""
    middle = (line[1:] + line[:-1]) / 2
    cut = np.zeros(len(middle), dtype=bool)
    for across in ("left", "right"):
        for up in ("left", "right"):
            column = np.clip(np.searchsorted(x, middle[:, 0], side=across) - 1, 0, len(x) - 2)
            row = np.clip(np.searchsorted(y, middle[:, 1], side=up) - 1, 0, len(y) - 2)
            cut |= broken.broken[row, column]
    bounds = np.flatnonzero(np.diff(np.concatenate([[True], cut, [True]]).astype(int)))
    return [line[start : end + 1] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]


def _is_thicket(found: Terrain) -> bool:
    """Whether there are more lines than a figure can show, as with a wave along both variables."""
    return sum(len(lines) for _, lines in found.levels) > _MOST_LINES


def _nearer(request: ContourRequest, view: View) -> View | None:
    """The middle of a view, None where the view was asked for or an example would be lost."""
    width, height = view.width / 4, view.height / 4
    found = View(view.left + width, view.right - width, view.bottom + height, view.top - height)
    lost = any(_inside(mark, view) and not _inside(mark, found) for mark in request.marks)
    return None if request.window or lost else found


def _inside(mark: ContourMark, view: View) -> bool:
    return view.left <= mark.x <= view.right and view.bottom <= mark.y <= view.top


def _without_poles(z: Floats) -> Floats:
    """Values without those that grow beyond all others: lines between grid points on two sides of a pole are none."""
    known = z[np.isfinite(z)]
    if len(known) < 16:
        return z
    low, high = (float(value) for value in np.quantile(known, [0.05, 0.95]))
    room = _POLE * (high - low)
    with np.errstate(invalid="ignore"):
        return np.where((z < low - room) | (z > high + room), np.nan, z)


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
    lowest, highest = float(known.min()), float(known.max())
    hair = _TOUCHED * (highest - lowest)  # lines of what is touched and not crossed are rounding errors
    low, high = max(low, lowest + hair), min(high, highest - hair)
    inside = [[level for level in levels if low < level < high] for levels in choices]
    return min(inside, key=lambda levels: abs(len(levels) - _LEVELS))


def _growing(sizes: Floats) -> list[float]:
    """Levels that grow as 1, 2, 5, 10 do, for values most of which are small beside the largest."""
    sizes = sizes[sizes > 0]
    low, high = (float(value) for value in np.quantile(sizes, [0.02, 0.98]))
    low = max(low, min(high * _SMALLEST, float(np.quantile(sizes, 0.25)) / 2))
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    levels: list[float] = []
    for digits in (_COARSE, _FINE):
        if len(levels) < _FEW:
            levels = [float(f"{digit}e{power}") for power in powers for digit in digits]
            levels = [level for level in levels if low < level < high]
    return levels[:: -(-len(levels) // _LEVELS) or 1]
