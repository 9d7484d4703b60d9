"""How far to show a function that goes up and down without end: some periods, or some waves of those that change.

Chooses no range for functions with few turning points.
"""

from __future__ import annotations

import numpy as np

from vaultproof.plot.landmark import Landmarks
from vaultproof.plot.request import Floats, Function
from vaultproof.plot.sample import values

_PERIODS = 1.5
_SAME, _NEARLY = 0.01, 0.1
_FEW, _MOST = 3, 6
_SMALL, _TALL = 0.12, 4.0
_STEADY = 1.25


def period(function: Function, found: Landmarks, places: tuple[float, ...]) -> float | None:
    """The length after which a function repeats itself in a range, None where it does not; `places` recur in it."""
    step = 2 * found.reach / 1600
    x = found.centre + np.linspace(-0.48, 0.48, 131) * found.reach
    for length in [place - places[0] for place in places[1:25]]:
        if not 6 * step < length <= 0.9 * found.reach:
            continue
        near = length + step * np.linspace(-1.5, 1.5, 25)
        errors = _differences(function, x, near)
        best = int(np.argmin(errors))
        if errors[best] < _NEARLY:
            closer = near[best] + step * np.linspace(-0.125, 0.125, 26)
            again = _differences(function, x, closer)
            finest = int(np.argmin(again))
            if min(again[finest], errors[best]) < _SAME:
                return float(near[best] if errors[best] <= again[finest] else closer[finest])
    return None


def _differences(function: Function, x: Floats, lengths: Floats) -> list[float]:
    """How much a function differs from itself shifted by each length, in parts of its extent; most places count, poles
    do not."""
    here, all_there = values(function, x), values(function, x + lengths[:, None])
    known = np.isfinite(here)
    if known.mean() < 0.5:
        return [np.inf] * len(lengths)
    low, high = np.quantile(here[known], [0.05, 0.95])
    found = []
    for there in all_there:
        both = known & np.isfinite(there)
        strange = (known != np.isfinite(there)).mean() > 0.1 or not both.any() or not high > low
        away = np.inf if strange else np.quantile(np.abs(here[both] - there[both]), 0.9) / (high - low)
        found.append(float(away))
    return found


def periodic_ends(found: Landmarks, length: float) -> tuple[float, float]:
    """Three periods, around the middle or from where the function begins."""
    left, right = found.centre - _PERIODS * length, found.centre + _PERIODS * length
    begins = [place for place, side in found.edges if side > 0]
    if begins and begins[-1] > left:
        left, right = begins[-1], begins[-1] + 2 * length
    return left, right


def wave_ends(function: Function, found: Landmarks) -> tuple[float, float] | None:
    """The stretch of the waves nearest the middle: those that fade are shown until they are small, those that grow
    not beyond the first that is much taller. None where waves are alike, or there are none."""
    sizes = np.abs(values(function, np.array(found.peaks)))
    peaks = [
        (place, float(size)) for place, size in zip(found.peaks, sizes, strict=True) if np.isfinite(size)
    ]
    near = found.reach / 400
    before = [peak for peak in reversed(peaks) if peak[0] < found.centre - near]
    behind = [peak for peak in peaks if peak[0] > found.centre + near]
    middle = [size for place, size in peaks if abs(place - found.centre) <= near]
    if len(peaks) < _FEW or _alike(peaks):
        return None
    tallest = max([*middle, *(size for side in (before, behind) for _, size in side[:_FEW])])
    ends = [_end(side, tallest) for side in (before, behind)]
    left, right = (found.centre if end is None else end for end in ends)
    return (left, right) if right > left else None


def _alike(peaks: list[tuple[float, float]]) -> bool:
    """Whether waves have one height and one length."""
    sizes = [size for _, size in peaks]
    gaps = np.diff([place for place, _ in peaks])
    return max(sizes) <= _STEADY * min(sizes) and float(gaps.max()) <= _STEADY * float(gaps.min())


def _end(side: list[tuple[float, float]], first: float) -> float | None:
    """Where to stop on one side, its waves from the middle outwards; `first` is the tallest near the middle."""
    if not side:
        return None
    shown = side[: 2 * _MOST]
    for at, (place, size) in enumerate(shown[_FEW:], _FEW):
        if size > _TALL * first:
            return shown[at - 1][0]
        if size < _SMALL * first:
            return place
    fading = shown[-1][1] < first / _STEADY
    return shown[-1 if fading else min(_MOST, len(shown)) - 1][0]
