"""The places at which a function leaps, where there are many: found all at once on an even grid, and the stretch in
which they can be told apart. Draws nothing."""

from __future__ import annotations

import numpy as np

from vaultproof.plot.request import Floats, Function
from vaultproof.plot.sample import View, values

_GRID, _HALVINGS = 4001, 50
_LEAST, _STAYS = 0.02, 0.5
_MANY, _APART, _MOSTLY = 12, 0.011, 0.5
_ROOM = 0.02


def leaps(function: Function, view: View) -> Floats:
    """The places between which and the next number a function leaps by a part of the view, in order; of several in one
    cell of the grid one."""
    x = np.linspace(view.left, view.right, _GRID)
    y = values(function, x)
    with np.errstate(invalid="ignore", over="ignore"):
        sizes = np.abs(np.diff(y))
    at = np.flatnonzero(sizes > _LEAST * view.height)
    low, high, left, right, first = x[at], x[at + 1], y[at], y[at + 1], sizes[at]
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        value = values(function, middle)
        with np.errstate(invalid="ignore", over="ignore"):
            before = np.abs(value - left) > np.abs(right - value)
        high, right = np.where(before, middle, high), np.where(before, value, right)
        low, left = np.where(before, low, middle), np.where(before, left, value)
    with np.errstate(invalid="ignore", over="ignore"):
        size = np.abs(right - left)
        stays = (size > _STAYS * first) & (size < view.height * 2) & (size > _LEAST * view.height)
    found: Floats = high[stays]
    return found


def told_apart(function: Function, view: View, places: tuple[float, ...]) -> tuple[float, float] | None:
    """The ends of the stretch in which leaps can be told apart that crowd together without end towards one end of a
    view, as those of the fractional part of 1/x do at 0; None where they do nowhere, or all examples do not lie there.
    """
    found = leaps(function, view)
    if len(found) <= _MANY:
        return None
    dense = np.flatnonzero(np.diff(found) < _APART * view.width)
    if len(dense) < _MANY:
        return None
    middle = (view.left + view.right) / 2
    if found[dense[-1] + 1] < middle:
        ends = float(found[dense[-1] + 1]), view.right
    elif found[dense[0]] > middle:
        ends = view.left, float(found[dense[0]])
    else:
        return None
    inside = all(ends[0] <= place <= ends[1] for place in places)
    return ends if inside and ends[1] - ends[0] > _MOSTLY * view.width else None
