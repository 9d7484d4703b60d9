"""Things on a map exchanged within their groups until lines between them are short, cross few others and pass over few
things. Whole numbers throughout, so that the same map comes out on every machine; draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

_MOST_LINES, _MOST_THINGS, _ROUNDS = 400, 300, 6
_STEPS = 24
_CROSSING, _COVERED = 500, 700

Ints = NDArray[np.int64]
Place = tuple[int, int]


def untangled(
    places: Mapping[str, Place],
    groups: Mapping[str, Sequence[str]],
    lines: Sequence[tuple[str, str]],
    size: Place,
) -> dict[str, Place]:
    """The places of things, those of a group exchanged among them. `size` is that of a thing; places are their left
    upper corners. A map of very many lines is left as it is."""
    names = sorted(places)
    if not lines or len(lines) > _MOST_LINES or len(names) > _MOST_THINGS:
        return dict(places)
    number = {name: at for at, name in enumerate(names)}
    ends = np.array([[number[one], number[other]] for one, other in lines], dtype=np.int64)
    at = np.array([places[name] for name in names], dtype=np.int64)
    pairs = [
        (number[one], number[other])
        for group in sorted(groups)
        for one, other in combinations(sorted(groups[group]), 2)
    ]
    for _ in range(_ROUNDS):
        exchanged = [_exchanged(at, ends, pair, size) for pair in pairs]
        if not any(exchanged):
            break
    return {name: (int(at[place][0]), int(at[place][1])) for name, place in number.items()}


def _exchanged(at: Ints, ends: Ints, pair: Place, size: Place) -> bool:
    """Exchange two things where that makes the lines at them better."""
    mine = np.flatnonzero(np.isin(ends, pair).any(axis=1))
    if not len(mine):
        return False
    before = _cost(at, ends, mine, size)
    one, other = pair
    at[[one, other]] = at[[other, one]]
    if _cost(at, ends, mine, size) < before:
        return True
    at[[one, other]] = at[[other, one]]
    return False


def _cost(at: Ints, ends: Ints, mine: Ints, size: Place) -> int:
    """How bad some of the lines are: their length, what they pass over, what they cross."""
    middle = 2 * at + np.array(size, dtype=np.int64)
    start, stop = middle[ends[:, 0]], middle[ends[:, 1]]
    length = int(np.abs(start[mine] - stop[mine]).sum()) // 2
    covered = _covered(start[mine], stop[mine], ends[mine], 2 * at, size)
    return length + _COVERED * covered + _CROSSING * _crossings(start, stop, ends, mine)


def _covered(start: Ints, stop: Ints, ends: Ints, corners: Ints, size: Place) -> int:
    """How many things lines pass over."""
    steps = np.arange(1, _STEPS, dtype=np.int64)[:, None, None]
    points = (start * (_STEPS - steps) + stop * steps) // _STEPS
    inside = (points[:, :, None, :] > corners) & (
        points[:, :, None, :] < corners + 2 * np.array(size, dtype=np.int64)
    )
    over: NDArray[np.bool_] = np.asarray(inside.all(axis=3).any(axis=0))
    over[np.arange(len(ends))[:, None], ends] = False
    return int(over.sum())


def _crossings(start: Ints, stop: Ints, ends: Ints, mine: Ints) -> int:
    """How many other lines some lines cross; those that meet at a thing do not cross."""
    one, other = start[mine][:, None], stop[mine][:, None]
    across = _side(one, other, start) * _side(one, other, stop) < 0
    back = _side(start, stop, one) * _side(start, stop, other) < 0
    meet = (ends[mine][:, None, :, None] == ends[None, :, None, :]).any(axis=(2, 3))
    return int((across & back & ~meet).sum())


def _side(start: Ints, stop: Ints, point: Ints) -> Ints:
    """On which side of a line a point lies: -1, 0 or 1."""
    along, to = stop - start, point - start
    found: Ints = np.sign(along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0])
    return found
