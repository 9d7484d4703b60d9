"""The range of a function of which the formula tells where it happens: not so narrow that a pole is missed, nor so wide
that all of it is one spot. Finds no such places itself."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from vaultproof.plot.request import Function
from vaultproof.plot.sample import values

_SPOT, _TOLD_APART, _MOST = 0.03, 0.06, 150.0
_SEVERAL, _PART = 3, 0.15
_BESIDE, _ALONE, _ALL_AROUND = 0.35, 0.6, 0.8


def around_known(
    function: Function, ends: tuple[float, float], known: tuple[float, ...], places: tuple[float, ...]
) -> tuple[float, float]:
    """A range as it is where it shows all that is known to happen, and that apart; else one that does."""
    happens = sorted(place for place in known if _has_values_beside(function, place))
    if not happens:
        return ends
    left, right = ends
    width, span = right - left, happens[-1] - happens[0]
    if (
        0 < span < (_SPOT if len(happens) < _SEVERAL else _PART) * width
        and left <= happens[0]
        and happens[-1] <= right
    ):
        return _round(function, happens, [*happens, *_near(places, happens, span)], _ALL_AROUND)
    if left < happens[0] and happens[-1] < right:
        return ends
    shown = [*happens, 0.0] if span == 0 else happens
    reach = max(shown) - min(shown)
    apart = [second - first for first, second in pairwise(happens)] or [reach]
    if not 0 < reach < _MOST * width or min(apart) < _TOLD_APART * reach:
        return ends
    return _round(function, shown, [*shown, *(place for place in places if left <= place <= right)])


def _has_values_beside(function: Function, place: float) -> bool:
    """Whether a function has values on a side of a place at least."""
    step = 1e-6 * (abs(place) or 1.0)
    return bool(np.isfinite(values(function, np.array([place - step, place + step]))).any())


def _near(places: tuple[float, ...], happens: list[float], span: float) -> list[float]:
    return [place for place in places if happens[0] - 9 * span <= place <= happens[-1] + 9 * span]


def _round(
    function: Function, happens: list[float], shown: list[float], beside: float = _BESIDE
) -> tuple[float, float]:
    """Round ends with room around what is to be seen; none where a function has no values."""
    span = max(happens) - min(happens)
    room = (_ALONE if len(happens) < _SEVERAL else beside) * span
    step = 10.0 ** math.floor(math.log10(span / 4))
    left = math.floor((min(happens) - room) / step) * step
    right = math.ceil((max(happens) + room) / step) * step
    left, right = min(left, *shown), max(right, *shown)
    inside = np.linspace(left, right, 401)
    known = np.flatnonzero(np.isfinite(values(function, inside)))
    if len(known) and known[0] > 1:
        left = float(inside[known[0]]) - 0.04 * (right - left)
    if len(known) and known[-1] < len(inside) - 2:
        right = float(inside[known[-1]]) + 0.04 * (right - left)
    return float(f"{left:.6g}"), float(f"{right:.6g}")
