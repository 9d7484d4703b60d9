"""Curves whose examples span decades, as curves of the logarithms: axes on which each step is a factor of ten.

Draws nothing.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from vaultproof.plot.request import Curve, CurveRequest, Floats, Function
from vaultproof.plot.sample import values

_FEWEST, _DECADES, _FEWER_DECADES, _DECADES_UP, _ROOM = 3, 3.0, 2.0, 2.0, 0.06
_LARGE, _SMALL, _NEAR_0, _POLE = 50.0, 0.02, 1e-3, 30.0
_ROOM_UP, _AT_0, _BOW = 0.15, 1e-3, 0.1
_BESIDE, _POWER, _LITTLE = 1.5, 1e-9, 1e-6


def logged(request: CurveRequest) -> CurveRequest:
    """A request in logarithms of the variable where its examples span more than three decades of it, or two far from 1
    or beside a pole at 0, and it is positive; of the values, too, where these span two or each doubling has the same
    effect; of the values alone where an exponential would leave most at 0. Any other request is as it was."""
    places = [mark.x for mark in request.marks]
    if len(request.curves) != 1 or request.counted or len(set(places)) < 2 or min(places) <= 0:
        return request
    low, high = math.log10(min(places)), math.log10(max(places))
    (curve,) = request.curves
    x = np.logspace(low, high, 201)
    y = values(curve.function, x)
    heights = [value for mark in request.marks for value in (mark.y, mark.actual) if value is not None]
    if (
        high - low <= _decades(curve.function, places)
        or not np.isfinite(y).all()
        or np.isfinite(values(curve.function, -x)).any()
    ):
        return _logged_up(request, curve, heights)
    positive = bool((y > 0).all()) and min(heights) > 0
    up = positive and (float(np.log10(y.max() / y.min())) > _DECADES_UP or _is_power(curve.function, x))
    room = _ROOM * (high - low)
    return _of(request, curve, (low - room, high + room), (True, up))


def _logged_up(request: CurveRequest, curve: Curve, heights: list[float]) -> CurveRequest:
    """A request in logarithms of the values, around the examples, where the function grows about as an exponential and
    most of three or more examples would lie at 0 beside the tallest. Any other is as it was."""
    places = [mark.x for mark in request.marks]
    room = _ROOM_UP * (max(places) - min(places))
    ends = min(places) - room, max(places) + room
    y = values(curve.function, np.linspace(*ends, 201))
    far = min(heights) > 0 and sorted(heights)[len(heights) // 2] < _AT_0 * max(heights)
    if len(set(places)) < _FEWEST or not far or not (y > 0).all() or not np.isfinite(y).all():
        return request
    levels = np.log10(y)
    bow = float(np.abs(levels - np.linspace(levels[0], levels[-1], len(levels))).max())
    return _of(request, curve, ends, (False, True)) if bow < _BOW * np.ptp(levels) else request


def _of(
    request: CurveRequest, curve: Curve, window: tuple[float, float], logarithmic: tuple[bool, bool]
) -> CurveRequest:
    """A request in such logarithms."""
    across, up = logarithmic
    marks = tuple(
        replace(
            mark,
            x=math.log10(mark.x) if across else mark.x,
            y=math.log10(mark.y) if up else mark.y,
            actual=math.log10(mark.actual) if up and mark.actual is not None else mark.actual,
        )
        for mark in request.marks
    )
    own = replace(
        curve,
        function=_of_logarithms(curve.function, across=across, up=up),
        derivative=None,
        gaps=(),
        happens=(),
        exact=None,
        open_ends=(),
    )
    return replace(request, curves=(own,), marks=marks, window=window, stated=None, logarithmic=logarithmic)


def _decades(function: Function, places: list[float]) -> float:
    """How many decades examples must span: fewer where none lies near 1, or the function has a pole at 0."""
    first = min(places)
    near, at = np.abs(values(function, np.array([_NEAR_0 * first, first])))
    if near > _POLE * at:
        return _FEWER_DECADES - _LITTLE
    if len(places) < _FEWEST:
        return math.inf
    return _FEWER_DECADES - _LITTLE if first > _LARGE or max(places) < _SMALL else _DECADES


def _is_power(function: Function, x: Floats) -> bool:
    """Whether each doubling of the variable has the same effect."""
    with np.errstate(all="ignore"):
        ratios = values(function, _BESIDE * x) / values(function, x)
    return bool(np.isfinite(ratios).all() and np.ptp(ratios) < _POWER * np.abs(ratios).max())


def _of_logarithms(function: Function, *, across: bool, up: bool) -> Function:
    """A function of the logarithm of its variable where that runs `across`, its values as logarithms where `up` says
    so."""

    def found(x: Floats) -> Floats:
        with np.errstate(all="ignore"):
            y = values(function, 10.0**x if across else x)
            return np.log10(np.where(y > 0, y, np.nan)) if up else y

    return found
