"""Things on a map exchanged within their groups until lines between them are short, cross few others and pass over few
things. Whole numbers throughout, so that the same map comes out on every machine; draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

_MOST_LINES, _MOST_THINGS, _ROUNDS = 400, 200, 6
_MOST_TRIED = 20_000
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
    tangle = _Tangle(
        [places[name] for name in names], [(number[one], number[other]) for one, other in lines], size
    )
    pairs = [
        (number[one], number[other])
        for group in sorted(groups)
        for one, other in combinations(sorted(groups[group]), 2)
    ]
    for _ in range(min(_ROUNDS, _MOST_TRIED // max(len(pairs), 1))):
        exchanged = [tangle.exchange(one, other) for one, other in pairs]
        if not any(exchanged):
            break
    return {name: places[names[tangle.where[at]]] for name, at in number.items()}


class _Tangle:
    """Things at places, which they only exchange, and lines between them. What a line passes over follows from the two
    places where it ends, since all others are taken; which lines it crosses is known until one of them moves."""

    def __init__(self, places: Sequence[Place], lines: Sequence[Place], size: Place) -> None:
        self.where = list(range(len(places)))
        self._corners = 2 * np.array(places, dtype=np.int64)
        self._size = 2 * np.array(size, dtype=np.int64)
        self._lines = lines
        self._at: list[list[int]] = [[] for _ in places]
        for line, ends in enumerate(lines):
            for end in set(ends):
                self._at[end].append(line)
        self._ends = np.array(lines, dtype=np.int64)
        self._sides = _sides(self._corners)
        self._meet = (self._ends[:, None, :, None] == self._ends[None, :, None, :]).any(axis=(2, 3))
        self._prices: dict[Place, int] = {}
        self._crossed = self._crossings(list(range(len(lines))), self.where)
        self._counts: list[int] = self._crossed.sum(axis=1).tolist()

    def exchange(self, one: int, other: int) -> bool:
        """Exchange two things where that makes the lines at them better."""
        mine = sorted({*self._at[one], *self._at[other]})
        if not mine:
            return False
        there = self.where.copy()
        there[one], there[other] = there[other], there[one]
        better = sum(self._price(line, self.where) - self._price(line, there) for line in mine)
        better += _CROSSING * sum(self._counts[line] for line in mine)
        if better <= 0:
            return False
        crossed = self._crossings(mine, there)
        if better <= _CROSSING * int(crossed.sum()):
            return False
        self.where = there
        self._crossed[mine] = crossed
        self._crossed[:, mine] = crossed.T
        self._counts = self._crossed.sum(axis=1).tolist()
        return True

    def _price(self, line: int, where: Sequence[int]) -> int:
        """How bad a line is by its length and by what it passes over."""
        one, other = self._lines[line]
        ends = where[one], where[other]
        known = self._prices.get(ends)
        if known is None:
            known = self._prices[ends] = self._length(*ends) + _COVERED * self._covered(*ends)
        return known

    def _length(self, one: int, other: int) -> int:
        return int(np.abs(self._corners[one] - self._corners[other]).sum()) // 2

    def _covered(self, one: int, other: int) -> int:
        """How many things a line between two places passes over."""
        start, stop = self._corners[[one, other]] + self._size // 2
        steps = np.arange(1, _STEPS, dtype=np.int64)[:, None]
        points = ((start * (_STEPS - steps) + stop * steps) // _STEPS)[:, None, :]
        inside = (points > self._corners) & (points < self._corners + self._size)
        over: NDArray[np.bool_] = np.asarray(inside.all(axis=2).any(axis=0))
        over[[one, other]] = False
        return int(over.sum())

    def _crossings(self, mine: Sequence[int], where: Sequence[int]) -> NDArray[np.bool_]:
        """Which lines some lines cross, with things at places; those that meet at a thing do not cross."""
        start, stop = np.array(where, dtype=np.int64)[self._ends.T]
        one, other = start[mine], stop[mine]
        sides = self._sides[one, other]
        across = sides[:, start] * sides[:, stop] < 0
        one, other = one[:, None], other[:, None]
        back = self._sides[start, stop, one] * self._sides[start, stop, other] < 0
        found: NDArray[np.bool_] = np.asarray(across & back & ~self._meet[mine])
        return found


def _sides(corners: Ints) -> NDArray[np.int8]:
    """On which side of the line from one place to another each place lies: -1, 0 or 1."""
    found = np.empty((len(corners),) * 3, dtype=np.int8)
    for at, start in enumerate(corners):
        x, y = (corners - start).T
        found[at] = np.sign(np.multiply.outer(x, y) - np.multiply.outer(y, x))
    return found
