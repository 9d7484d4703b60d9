"""Sampling a function where it bends: no line across a jump or a pole, every kink met. Chooses no range."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vaultproof.plot.request import Floats, Function

_START = 128
_LEVELS = 44
_MOST_POINTS = 6000
_BEND = 0.0006
_JUMP = 0.004
_DISTANCES, _GROWTH = np.arange(3.0, 9.0), 0.02
_SHORT = 8
_CLOSER, _GRID = 5, 257
_HALVINGS, _HUGE = 60, 1e100
_FEW, _AHEAD = 4, 5
_HAIRS = 500
_BETWEEN = np.array([0.2, 0.5, 0.8])
_NARROW, _CROWD, _UNSEEN = 1500, 60, 0.01


@dataclass(frozen=True, slots=True)
class View:
    """The rectangle that a figure shows, in the units of its axes."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        """The extent of the variable."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The extent of the values."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch without a break, in ascending order; a single point where the function is defined only there."""

    x: Floats
    y: Floats


@dataclass(frozen=True, slots=True)
class Jump:
    """A finite jump: the values that the function tends to on each side (`nan` for none) and takes at the place.

    The value there is `told` where the place is a number with few decimals; at another, such as π, rounding decides.
    """

    x: float
    left: float
    right: float
    at: float
    told: bool = True


@dataclass(frozen=True, slots=True)
class Trace:
    """A sampled function: its pieces, its jumps and the places of its vertical asymptotes."""

    pieces: tuple[Piece, ...]
    jumps: tuple[Jump, ...]
    poles: tuple[float, ...]


def values(function: Function, x: Floats) -> Floats:
    """The values of a function; everything that is not a real number becomes `nan`, infinities stay."""
    with np.errstate(all="ignore"):
        found = np.asarray(function(np.asarray(x, dtype=np.float64)))
    if np.iscomplexobj(found):
        found = np.where(np.abs(found.imag) < 1e-12, found.real, np.nan)
    return np.broadcast_to(found.astype(np.float64), np.shape(x)).copy()


def trace(function: Function, view: View, places: tuple[float, ...] = ()) -> Trace:
    """Sample a function over a view, at `places` too, refining wherever the curve leaves its chords."""
    start = np.linspace(view.left, view.right, _START + 1)
    inside = [place for place in places if view.left < place < view.right]
    x = np.unique(np.concatenate([start, (start[1:] + start[:-1]) / 2, np.array(inside)]))
    x, y = _calm(*_refined(function, x, values(function, x), view), view)
    poles = _poles(function, x, y, view)
    return _cut(function, x, y, view, poles)


def _refined(function: Function, x: Floats, y: Floats, view: View) -> tuple[Floats, Floats]:
    """Halve the intervals that are not yet straight, until they are or too narrow to be seen."""
    asked = np.ones(len(x) - 1, dtype=bool)
    known: dict[float, float] = {}
    for _ in range(_LEVELS):
        left = np.flatnonzero(asked)
        if not len(left) or len(x) + len(left) > _MOST_POINTS:
            break
        middle = (x[left] + x[left + 1]) / 2
        value = _between(function, known, x[left], x[left + 1])
        bent = _bent(y[left], value, y[left + 1], view)
        bent &= (x[left + 1] - x[left]) > view.width * 1e-12
        x = np.insert(x, left + 1, middle)
        y = np.insert(y, left + 1, value)
        asked = np.zeros(len(x) - 1, dtype=bool)
        new = left[bent] + np.arange(len(left))[bent]
        asked[new] = asked[new + 1] = True
    return x, y


def _between(function: Function, known: dict[float, float], low: Floats, high: Floats) -> Floats:
    """The values in the middle of intervals. Where these are few, those in the middle of their halves, and so on, are
    `known` along with them: one call for many places costs a note's code little more than one for a single place."""
    middle = (low + high) / 2
    if len(low) > _FEW:
        return values(function, middle)
    if any(place not in known for place in middle.tolist()):
        places = np.stack([low, high])
        for _ in range(_AHEAD):
            finer = np.empty((2 * len(places) - 1, len(low)))
            finer[::2], finer[1::2] = places, (places[:-1] + places[1:]) / 2
            places = finer
        row = np.unique(places)
        known.update(zip(row.tolist(), values(function, row).tolist(), strict=True))
    return np.array([known[place] for place in middle.tolist()])


def _calm(x: Floats, y: Floats, view: View) -> tuple[Floats, Floats]:
    """Samples without those in a stretch too narrow to be seen in which the function goes up and down without end, as
    rounding errors make it where large numbers cancel; no line bridges it where the ends differ."""
    bounds = np.flatnonzero(np.diff(x) > view.width / _NARROW) + 1
    kept = np.ones(len(x), dtype=bool)
    for start, end in pairwise([0, *bounds.tolist(), len(x)]):
        if end - start < _CROWD or x[end - 1] - x[start] > view.width * _UNSEEN:
            continue
        with np.errstate(invalid="ignore"):
            step = np.sign(np.diff(y[start:end]))
        turns = start + 1 + np.flatnonzero(step[1:] * step[:-1] < 0)
        if len(turns) > _CROWD / 4:
            first, last = int(turns[1]) - 1, int(turns[-2]) + 1
            kept[first + 1 : last] = False
            if abs(y[last] - y[first]) > _JUMP * view.height:
                kept[first + 1] = True
                y[first + 1] = np.nan
    return x[kept], y[kept]


def _bent(
    left: Floats, middle: Floats, right: Floats, view: View
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Which intervals are seen and are not straight."""
    known = np.isfinite([left, middle, right])
    low = np.minimum(np.minimum(left, middle), right)
    high = np.maximum(np.maximum(left, middle), right)
    seen = (high > view.bottom - view.height) & (low < view.top + view.height)
    with np.errstate(invalid="ignore", over="ignore"):
        straight = np.abs(middle - (left + right) / 2) <= _BEND * view.height
    return np.where(known.all(axis=0), seen & ~straight, known.any(axis=0))


def _poles(function: Function, x: Floats, y: Floats, view: View) -> tuple[float, ...]:
    """The places where the values grow beyond all bounds, found by closing in on peaks and on edges."""
    size = np.where(np.isnan(y), -1.0, np.abs(y))
    peak = np.zeros(len(x), dtype=bool)
    peak[1:-1] = (size[1:-1] >= size[:-2]) & (size[1:-1] >= size[2:])
    peak[0], peak[-1] = size[0] > size[1], size[-1] > size[-2]
    limit = max(abs(view.top), abs(view.bottom)) + view.height
    edge = np.zeros(len(x), dtype=bool)
    edge[1:] |= np.isfinite(y[1:]) & ~np.isfinite(y[:-1])
    edge[:-1] |= np.isfinite(y[:-1]) & ~np.isfinite(y[1:])
    found: list[float] = []
    beyond = np.isfinite(y) & ((y > view.top) | (y < view.bottom))
    for index in np.flatnonzero((peak & ((size > limit) | beyond)) | edge)[:60]:
        place = _pole(function, x, max(index - 1, 0), min(index + 1, len(x) - 1), limit)
        if place is not None and not any(abs(place - other) < view.width * 1e-6 for other in found):
            found.append(place)
    return tuple(_apart(function, sorted(found), view.width / _HAIRS))


def _apart(function: Function, places: list[float], least: float) -> Iterator[float]:
    """Places without those that cannot be told apart, or between which all values are beyond what a computer's numbers
    hold: of such the shortest number stays."""
    bounds = [
        at + 1
        for at, (first, second) in enumerate(pairwise(places))
        if second - first > least
        and not np.isinf(values(function, first + (second - first) * _BETWEEN)).all()
    ]
    for start, end in pairwise([0, *bounds, len(places)]):
        if start < end:
            yield min(places[start:end], key=lambda place: len(repr(place)))


def _pole(function: Function, x: Floats, first: int, last: int, limit: float) -> float | None:
    """The pole between two samples, None where the values stay bounded there."""
    low, high = float(x[first]), float(x[last])
    for _ in range(_CLOSER):
        grid = np.linspace(low, high, _GRID)
        size = np.abs(values(function, grid))
        at = int(np.argmax(np.where(np.isnan(size), -1.0, size)))
        if np.isinf(size[at]):
            return _end_of_endless(function, grid, size)
        low, high = float(grid[max(at - 1, 0)]), float(grid[min(at + 1, _GRID - 1)])
    reach = float(x[-1] - x[0])
    place = shortest(low, high)
    here = abs(float(values(function, np.array([place]))[0]))
    if np.isinf(here):
        return place
    around = np.abs(values(function, place + reach * np.array([-1e-6, 1e-6, -1e-3, 1e-3])))
    near, away = float(np.nanmax(around[:2], initial=0.0)), float(np.nanmax(around[2:], initial=0.0))
    sharp = size[at] > limit * 1e6 and size[at] > 10 * near > 100 * away
    return place if sharp or _grows(function, place, reach, limit) else None


def _end_of_endless(function: Function, grid: Floats, size: Floats) -> float:
    """The pole in or at the end of a stretch in which the values are beyond what a computer's numbers hold: where the
    function leaps to them or begins to have values, else the place with the fewest decimals."""
    ends = np.flatnonzero(np.isinf(size))
    room = float(grid[-1] - grid[0]) * 1e-12
    for at, beside in ((ends[0], ends[0] - 1), (ends[-1], ends[-1] + 1)):
        if not 0 <= beside < len(grid):
            continue
        endless, other = float(grid[at]), float(grid[beside])
        for _ in range(_HALVINGS):
            middle = (endless + other) / 2
            if np.isinf(values(function, np.array([middle]))[0]):
                endless = middle
            else:
                other = middle
        if not abs(float(values(function, np.array([other]))[0])) > _HUGE:
            return shortest(min(endless, other) - room, max(endless, other) + room)
    low, high = float(grid[ends[0]]), float(grid[ends[-1]])
    step = float(grid[1] - grid[0])
    return shortest(_as_far(function, low, -step) - room, _as_far(function, high, step) + room)


def _as_far(function: Function, place: float, step: float) -> float:
    """How far the values stay beyond a computer's numbers from a place on, by steps that grow."""
    for _ in range(_HALVINGS):
        if not np.isinf(values(function, np.array([place + step]))[0]):
            break
        place, step = place + step, 2 * step
    return place


def _grows(function: Function, place: float, reach: float, limit: float) -> bool:
    """Whether the values at a place grow beyond all bounds as slowly as a logarithm does: from one distance to a tenth
    of it by as much as before. Those of what stays bounded grow less each time."""
    for side in (-1.0, 1.0):
        sizes = np.abs(values(function, place + side * reach * 10.0**-_DISTANCES))
        with np.errstate(invalid="ignore"):
            steps = np.diff(sizes)
        if np.isfinite(steps).all() and steps[0] > _GROWTH * limit and (steps[1:] > 0.9 * steps[:-1]).all():
            return True
    return False


def _few_decimals(place: float, view: View) -> bool:
    """Whether a place that was found within a little is a number that is much shorter than that tells."""
    return round(place, _SHORT - math.ceil(math.log10(view.width))) == place


def shortest(low: float, high: float) -> float:
    """The number with the fewest decimals in an interval."""
    middle = (low + high) / 2
    for digits in range(16):
        number = round(middle, digits)
        if low <= number <= high:
            return number + 0.0
    return middle


def _cut(function: Function, x: Floats, y: Floats, view: View, poles: tuple[float, ...]) -> Trace:
    """Cut the samples where the function is undefined, jumps or has a pole."""
    known = np.isfinite(y)
    leap = np.zeros(len(x) - 1, dtype=bool)
    narrow = np.diff(x) < view.width * 1e-9
    with np.errstate(invalid="ignore"):
        leap |= narrow & (np.abs(np.diff(y)) > _JUMP * view.height)
    for pole in poles:
        leap |= (x[:-1] <= pole) & (pole <= x[1:])
    leap |= ~known[1:] | ~known[:-1]
    bounds = [0, *(np.flatnonzero(leap) + 1).tolist(), len(x)]
    pieces = tuple(
        Piece(x[start:end], y[start:end]) for start, end in pairwise(bounds) if known[start:end].all()
    )
    return Trace(pieces, _jumps(function, pieces, view, poles), poles)


def _jumps(
    function: Function, pieces: tuple[Piece, ...], view: View, poles: tuple[float, ...]
) -> tuple[Jump, ...]:
    """The finite jumps between neighbouring pieces. A point on its own belongs to the jump around it."""
    found: list[Jump] = []
    near, hair = view.width * 1e-8, view.width / _HAIRS / 10
    wide = [piece for piece in pieces if piece.x[-1] - piece.x[0] > near]
    for before, after in pairwise(wide):
        low, high = float(before.x[-1]), float(after.x[0])
        if high - low > near or any(low - hair <= pole <= high + hair for pole in poles):
            continue
        place = shortest(low - view.width * 1e-11, high + view.width * 1e-11)
        left, right = float(before.y[-1]), float(after.y[0])
        at = float(values(function, np.array([place]))[0])
        if abs(left - right) > _JUMP * view.height or abs(at - left) > _JUMP * view.height:
            found.append(Jump(place, left, right, at, told=_few_decimals(place, view)))
    return tuple(found)
