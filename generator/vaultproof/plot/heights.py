"""Choosing the values that a figure shows: all of them, or their body where a few are very tall. Draws nothing."""

from __future__ import annotations

import numpy as np

from vaultproof.plot.request import Floats, NothingToDraw

_SHARES = (0.06, 0.1, 0.15, 0.2, 0.25, 0.3)
_TALL = 8.0
_WHOLE, _SMOOTH, _STEP = 3.5, 8.0, 0.1
_WALL, _DWARFED, _PART, _CALM = 2.0, 8.0, 20, 0.02
_EDGE = 0.05
_LITTLE = 0.2
_ROW = 7
_BEYOND, _ONE_LEVEL = 2.0, 1e-3


def heights(
    curves: tuple[Floats, ...], lighter: tuple[Floats, ...], marks: tuple[float, ...]
) -> tuple[float, float]:
    """The range of the values: all of the curves, or their body where a pole or an edge makes them very tall.

    `lighter` curves, such as derivatives, are shown whole where that costs little and the curves are shown whole, too.
    """
    main = np.concatenate([_inner(y) for y in curves])
    if not len(main):
        raise NothingToDraw("no finite value was found in the range")
    low, high = _body(main, _SMOOTH if all(_is_smooth(y) for y in curves) else _WHOLE)
    low, high = _with_floor(main, low, high)
    clipped = low > float(main.min()) or high < float(main.max())
    for y in () if clipped else lighter:
        known = y[np.isfinite(y)]
        if len(known):
            under, over = _body(_inner(y))
            share = 1.0 if under <= known.min() and over >= known.max() else _LITTLE
            room = share * max(high - low, 1e-9 * max(abs(low), abs(high)))
            low, high = max(min(low, under), low - room), min(max(high, over), high + room)
    turns = [turn for y in curves for turn in _turns(_filled(y))]
    calm = [end for y in curves for end in _calm_ends(y, high - low)]
    if clipped or (turns and calm):
        low, high = _happening([*turns, *calm], low, high)
    low, high = min([low, *turns]), max([high, *turns])
    extent = high - low
    room = _BEYOND * extent
    near = [mark for mark in marks if low - room <= mark <= high + room]
    low, high = min([low, *near]), max([high, *near])
    if high - low <= 1e-9 * max(abs(low), abs(high), 1e-300):
        room = abs(high) / 2 or 1.0
        return low - room, high + room
    extent = high - low
    if 0 < low < 0.35 * extent:
        low = 0.0
    if -0.35 * extent < high < 0:
        high = 0.0
    return low - 0.07 * extent, high + 0.09 * extent


def _with_floor(y: Floats, low: float, high: float) -> tuple[float, float]:
    """The range down to the least value of what is never below 0, and up to the greatest of what is never above: no
    pole lies there, however steep the curve is."""
    least, most = float(y.min()), float(y.max())
    if 0 <= least < low and high - least <= _SMOOTH * (high - low):
        low = least
    if 0 >= most > high and most - low <= _SMOOTH * (high - low):
        high = most
    return low, high


def _happening(tells: list[float], low: float, high: float) -> tuple[float, float]:
    """The range without what dwarfs all turns and ends of curves, as the wall of a potential dwarfs its well."""
    least, most = min(tells, default=0.0), max(tells, default=0.0)
    room = _WALL * (most - least)
    if most - least <= _ONE_LEVEL * max(abs(least), abs(most)) or high - low <= _DWARFED * (most - least):
        return low, high
    return max(low, least - room), min(high, most + room)


def _calm_ends(y: Floats, extent: float) -> list[float]:
    """The values at the ends of a curve that is calm there, by the extent of most of its values: beside that of a pole
    anything is."""
    parts = (y[: len(y) // _PART], y[-(len(y) // _PART) :])
    calm = (part for part in parts if len(part) and np.isfinite(part).all() and np.ptp(part) < _CALM * extent)
    return [float(np.median(part)) for part in calm]


def _is_smooth(y: Floats) -> bool:
    """Whether a curve comes to its heights by small steps, as one that saturates does; towards a pole it leaps."""
    known = y[np.isfinite(y)]
    with np.errstate(invalid="ignore"):
        steps = np.abs(np.diff(y))
    return len(known) > 1 and float(np.nanmax(steps, initial=0.0)) <= _STEP * float(np.ptp(known))


def _filled(y: Floats) -> Floats:
    """The values with a single missing one filled in where the curve calms down on both sides of it, as sin(x)/x does
    at 0; beside a pole it grows steeper."""
    found = y.copy()
    for at in np.flatnonzero(~np.isfinite(y[3:-3])) + 3:
        near = [y[at - 3 : at], y[at + 3 : at : -1]]
        with np.errstate(invalid="ignore"):
            steps = np.abs(np.diff(near, axis=1))
        if np.isfinite(steps).all() and (steps[:, 1] <= steps[:, 0]).all():
            beside = (y[at - 1], y[at + 1])
            if abs(beside[0] - beside[1]) <= steps.max():
                found[at] = sum(beside) / 2 + (sum(beside) - y[at - 2] - y[at + 2]) / 6
    return found


def _turns(y: Floats) -> Floats:
    """The values at which a curve turns; beside a pole it leaps and does not turn."""
    if len(y) < _ROW:
        return np.empty(0)
    rows = np.lib.stride_tricks.sliding_window_view(y, _ROW)
    with np.errstate(invalid="ignore"):
        middle, steps = rows[:, 3], np.abs(np.diff(rows, axis=1))
        turning = (middle == rows.min(axis=1)) | (middle == rows.max(axis=1))
        calm = np.maximum(steps[:, 2], steps[:, 3]) <= 0.5 * np.ptp(rows, axis=1)
    found: Floats = middle[turning & calm & np.isfinite(rows).all(axis=1)]
    return found


def _inner(y: Floats) -> Floats:
    """The known values, without one beside a place without a value that stands far off all others, and away from 0: how
    far depends on nothing but where the samples happen to lie."""
    known = np.isfinite(y)
    beside = np.concatenate([[False], known, [False]])
    edge = known & ~(beside[:-2] & beside[2:])
    edge[0] = edge[-1] = False
    inner = y[known & ~edge]
    kept: Floats = y[known]
    if len(inner) >= 8:
        low, high = float(inner.min()), float(inner.max())
        room = _EDGE * (high - low)
        with np.errstate(invalid="ignore"):
            far = ((y < low - room) & (y < 0)) | ((y > high + room) & (y > 0))
            kept = y[known & ~(edge & far)]
    return kept


def _body(y: Floats, far: float = _WHOLE) -> tuple[float, float]:
    """The range of most values: all of them, unless a few reach `far` beyond the others."""
    low, high = float(y.min()), float(y.max())
    spans = [tuple(float(value) for value in np.quantile(y, [share, 1 - share])) for share in _SHARES]
    first, last = spans[0]
    for nearer in spans[1:]:
        if last - first <= _TALL * (nearer[1] - nearer[0]):
            break
        first, last = nearer
    if high - low > far * (last - first) > 0:
        room = 0.35 * (last - first)
        return max(low, first - room), min(high, last + room)
    return low, high
