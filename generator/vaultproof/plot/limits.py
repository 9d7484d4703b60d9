"""What a function comes near to and does not take: holes in its curve, and slanting lines far out. Draws nothing."""

from __future__ import annotations

import math

import numpy as np

from vaultproof.plot.request import Floats, Function
from vaultproof.plot.sample import View, values

_BESIDE = np.array([1e-3, 1e-4, 1e-5])
_SLIGHT = 1e-3
_FAR_OUT = np.array([1e4, 1.0371e4, 1e5, 1.171e5, 1e6, 1.313e6])
_SETTLED, _LEVEL, _STEEP = 1e-3, 1e-2, 1e3
_DIGITS = 6


def gaps(function: Function, places: tuple[float, ...], view: View) -> tuple[tuple[float, float], ...]:
    """Those of some places at which a function has no value but tends to one from both sides, with that value."""
    found = []
    for place in sorted(set(places)):
        if not view.left < place < view.right:
            continue
        left, right = (values(function, place + side * view.width * _BESIDE) for side in (-1.0, 1.0))
        ends = np.array([*left, *right])
        if np.isfinite(values(function, np.array([place]))[0]) or not np.isfinite(ends).all():
            continue
        apart = np.abs(left - right) / view.height
        if (
            apart[-1] < _SLIGHT
            and (np.abs(np.diff(ends.reshape(2, -1)))[:, -1] < _SLIGHT * view.height).all()
        ):
            found.append((place, float(ends[[2, 5]].mean())))
    return tuple(found)


def with_gaps(function: Function, places: tuple[float, ...]) -> Function:
    """The function without a value at some places."""

    def pierced(x: Floats) -> Floats:
        return np.where(np.isin(x, places), np.nan, values(function, x))

    return pierced if places else function


def slants(function: Function, view: View) -> tuple[tuple[int, float, float], ...]:
    """The slanting lines that a function comes near to far out, without being one: side, slope and value at 0."""
    found = []
    for side, end in ((-1, view.left), (1, view.right)):
        reach = max(abs(end), view.width)
        x = side * reach * _FAR_OUT
        y = values(function, x)
        if not np.isfinite(y).all():
            continue
        slope = _short((y[4] - y[2]) / (x[4] - x[2]))
        if not _LEVEL * view.height < abs(slope) * view.width < _STEEP * view.height:
            continue
        beyond = y - slope * x
        start = _short(float(beyond[-1]), view.height)
        near = values(function, np.array([end])) - slope * end - start
        if (
            np.abs(beyond - start).max() < _SETTLED * view.height
            and abs(float(near[0])) > _SETTLED * view.height
        ):
            found.append((side, slope, start))
    return tuple(found)


def _short(number: float, size: float = 0.0) -> float:
    """A number to some digits of its own, or of a size."""
    size = size or abs(number)
    return round(number, _DIGITS - 1 - math.floor(math.log10(size))) + 0.0 if size else 0.0
