"""Where a function of two variables leaps: the cells of a grid that a jump crosses, and the lines along which it runs.

A difference between two neighbouring places is a jump where it stays, however near to each other the places are moved.
Draws nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vaultproof.plot.request import Floats, Function2

_Booleans = NDArray[np.bool_]
_ROUNDS, _GLANCE = 24, 6
_LEAST, _STAYS, _FINITE = 0.002, 0.5, 2.0
_SUDDEN = 1.5
_SEARCHED = 4000
_TOGETHER = 1e-6
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Rifts:
    """`broken` tells which cells of the grid a jump or a pole crosses, one row for each step of the second variable;
    `lines` are where finite jumps run, as rows of places."""

    broken: _Booleans
    lines: tuple[Floats, ...]


def rifts(function: Function2, x: Floats, y: Floats, z: Floats) -> Rifts:
    """The jumps of a function on a grid, given its values `z` there, one row for each of `y`."""
    broken = np.zeros((len(y) - 1, len(x) - 1), dtype=bool)
    jumps: dict[tuple[int, int], list[_Place]] = defaultdict(list)
    for axis, leaps in zip((1, 0), _leaps(function, x, y, z), strict=True):
        for leap in leaps:
            for beside in (0, 1):
                cell = (leap.row - beside, leap.column) if axis == 1 else (leap.row, leap.column - beside)
                if 0 <= cell[0] < len(y) - 1 and 0 <= cell[1] < len(x) - 1:
                    broken[cell] = True
                    jumps[cell] += [leap.place] if leap.finite else []
    size = (float(x[-1] - x[0]), float(y[-1] - y[0]))
    crossed = [segment for places in jumps.values() for segment in _segments(places, size)]
    return Rifts(broken, tuple(_chains(crossed, size)))


_Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Leap:
    """A leap between two neighbours in the grid, by the first of them, and where it is; `finite` if it is no pole."""

    row: int
    column: int
    place: _Place
    finite: bool


def _leaps(function: Function2, x: Floats, y: Floats, z: Floats) -> tuple[list[_Leap], list[_Leap]]:
    """The leaps between neighbours along the first variable, and along the second."""
    known = z[np.isfinite(z)]
    if len(known) < _FEWEST:
        return [], []
    low, high = (float(value) for value in np.quantile(known, [0.05, 0.95]))
    least = _LEAST * ((high - low) or float(np.ptp(known)))
    found: list[list[_Leap]] = []
    for axis in (1, 0):
        with np.errstate(invalid="ignore", over="ignore"):
            steps = np.abs(np.diff(z, axis=axis))
            rows, columns = np.nonzero((steps > least) & (steps > _SUDDEN * _beside(steps, axis)))
        strongest = np.argsort(-steps[rows, columns], kind="stable")[:_SEARCHED]
        rows, columns = rows[strongest], columns[strongest]
        fixed, moved, at = (y[rows], x, columns) if axis == 1 else (x[columns], y, rows)
        places, grown = _closed_in(function, axis, fixed, moved[at], moved[at + 1])
        found.append(
            [
                _Leap(
                    row=int(rows[index]),
                    column=int(columns[index]),
                    place=(float(places[index]), float(fixed[index]))
                    if axis == 1
                    else (float(fixed[index]), float(places[index])),
                    finite=bool(grown[index] < _FINITE),
                )
                for index in np.flatnonzero(grown > _STAYS)
            ]
        )
    return found[0], found[1]


def _beside(steps: Floats, axis: int) -> Floats:
    """The smaller of the steps before and after each, along the same variable; 0 where one is not known."""
    known = np.nan_to_num(np.moveaxis(steps, axis, 0), nan=0.0)
    padded = np.concatenate([known[1:2], known, known[-2:-1]])
    return np.moveaxis(np.minimum(padded[:-2], padded[2:]), 0, axis)


def _closed_in(
    function: Function2, axis: int, fixed: Floats, low: Floats, high: Floats
) -> tuple[Floats, Floats]:
    """The places between pairs at which the values differ most, and how many times as much as before they differ right
    around these. What comes closer is given up soon."""

    def at(moved: Floats, chosen: NDArray[np.intp]) -> Floats:
        with np.errstate(all="ignore"):
            found = function(moved, fixed[chosen]) if axis == 1 else function(fixed[chosen], moved)
        return np.broadcast_to(np.asarray(found, dtype=np.float64), moved.shape)

    low, high, chosen = low.copy(), high.copy(), np.arange(len(fixed))
    if not len(fixed):
        return low, low
    left, right = at(low, chosen).copy(), at(high, chosen).copy()
    whole = np.abs(right - left)
    for done in range(_ROUNDS):
        middle = (low[chosen] + high[chosen]) / 2
        value = at(middle, chosen)
        with np.errstate(invalid="ignore", over="ignore"):
            first = np.abs(value - left[chosen]) > np.abs(right[chosen] - value)
        high[chosen[first]], right[chosen[first]] = middle[first], value[first]
        low[chosen[~first]], left[chosen[~first]] = middle[~first], value[~first]
        if done % _GLANCE == _GLANCE - 1:
            with np.errstate(invalid="ignore", over="ignore"):
                chosen = chosen[np.abs(right - left)[chosen] > _STAYS * whole[chosen]]
    with np.errstate(invalid="ignore", over="ignore"):
        return (low + high) / 2, np.abs(right - left) / whole


def _segments(places: list[_Place], size: _Place) -> Iterator[tuple[_Place, _Place]]:
    """The pieces of jumps in a cell, from one of its sides to another: to the farthest, where more than two are met."""
    rest = list(dict.fromkeys(places))
    while len(rest) > 1:
        first = rest.pop(0)
        other = max(rest, key=lambda place: _apart(first, place, size))
        rest.remove(other)
        if _apart(first, other, size) > _TOGETHER:
            yield first, other


def _apart(one: _Place, other: _Place, size: _Place) -> float:
    return max(abs(one[0] - other[0]) / size[0], abs(one[1] - other[1]) / size[1])


def _chains(segments: list[tuple[_Place, _Place]], size: _Place) -> Iterator[Floats]:
    """Pieces joined to lines where one ends as another begins; the same piece counts once."""

    def key(place: _Place) -> tuple[int, int]:
        return round(place[0] / size[0] / _TOGETHER), round(place[1] / size[1] / _TOGETHER)

    where = {key(place): place for segment in segments for place in segment}
    joined: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for one, other in segments:
        joined[key(one)].add(key(other))
        joined[key(other)].add(key(one))
    ends = sorted(joined, key=lambda place: (len(joined[place]) != 1, place))
    for start in ends:
        while joined[start]:
            line = [start]
            while joined[line[-1]]:
                following = min(joined[line[-1]], key=lambda place: _turn(line, place))
                joined[line[-1]].discard(following)
                joined[following].discard(line[-1])
                line.append(following)
            yield np.array([where[place] for place in line])


def _turn(line: list[tuple[int, int]], place: tuple[int, int]) -> tuple[float, tuple[int, int]]:
    """How far a line would turn if it went on to a place: the least goes on straight where two lines cross."""
    if len(line) < _FEWEST:
        return 0.0, place
    before, here = np.array(line[-2]), np.array(line[-1])
    ahead, behind = np.array(place) - here, here - before
    return -float(ahead @ behind) / float(np.hypot(*ahead) * np.hypot(*behind)), place
