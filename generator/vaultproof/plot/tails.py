"""Ranges without what tells nothing: the empty tail of a density, and one side more than the other of what mirrors
itself. Finds nothing else of a function."""

from __future__ import annotations

import math

import numpy as np

from vaultproof.plot.request import Function
from vaultproof.plot.sample import values

_SAMPLES, _EMPTY, _LONG, _ROOM = 801, 0.03, 0.3, 0.12
_MOST_MORE, _SAME = 2.0, 1e-9


def without_tail(
    functions: tuple[Function, ...], ends: tuple[float, float], places: tuple[float, ...]
) -> tuple[float, float]:
    """A range up to where functions that begin in it, and are never below 0, have come down to next to nothing, with
    some room, where the rest is a third of it."""
    left, right = ends
    x = np.linspace(left, right, _SAMPLES)
    rows = [values(function, x) for function in functions]
    before = left - (right - left) * np.array([0.01, 0.1, 0.5])
    begins = all(not np.isfinite(values(function, before)).any() for function in functions)
    known = np.concatenate([y[np.isfinite(y)] for y in rows])
    if not begins or not len(known) or known.min() < 0:
        return ends
    tall = _EMPTY * float(np.quantile(known, 0.985))
    high = np.flatnonzero(np.any([np.isfinite(y) & (y > tall) for y in rows], axis=0))
    tail = x > (x[high[-1]] if len(high) else right)
    if not tail.any() or not any((y[tail] > 0).any() for y in rows):
        return ends
    last = max([float(x[high[-1]]), *places])
    end = last + _ROOM * (last - left)
    step = 10.0 ** math.floor(math.log10((end - left) / 8))
    end = round(math.ceil(end / step) * step, 12)
    return (left, end) if right - end > _LONG * (right - left) else ends


def mirrored(function: Function, ends: tuple[float, float]) -> tuple[float, float]:
    """A range as wide on both sides of 0 where its function mirrors itself there and it is little wider on one."""
    left, right = ends
    if not left < 0 < right or left == -right or max(right, -left) > _MOST_MORE * min(right, -left):
        return ends
    reach = max(right, -left)
    x = np.linspace(reach / 300, reach, 300)
    behind, before = values(function, x), values(function, -x)
    if not np.isfinite(behind).all() or not np.isfinite(before).all():
        return ends
    size = _SAME * float(np.abs(behind).max())
    alike = any(bool((np.abs(behind - sign * before) <= size).all()) for sign in (1, -1))
    return (-reach, reach) if alike else ends
