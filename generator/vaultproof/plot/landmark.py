"""Where a function happens: zeros, turning points, bends, kinks, jumps, edges of its domain. Chooses no range."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vaultproof.plot.request import Floats, Function
from vaultproof.plot.sample import values

_POINTS = 1601
_MARGIN = 0.04
_PROMINENT = 0.08
_NOISE, _ROUNDING = 1e-12, 1e-14
_HALVINGS, _HUGE = 40, 1e100
_NEIGHBOURS, _REGION = 8, 100
MANY = 9


@dataclass(frozen=True, slots=True)
class Landmarks:
    """What was found in the range `centre ± reach`.

    `turns` are zeros and turning points, `peaks` the latter alone; `bends` are the places where the curve bends most,
    the first and the last of them widened to where it still bends at half that strength. `edges` are the ends of the
    domain: `(place, side)` with side 1 where it begins. `known` is the share of the range in which there are values;
    `clipped` tells that some of them are out of all proportion, `broad` that a bend goes on beyond the range. Of a
    range in which the values grow beyond what a computer's numbers hold it is told that it is `overflown`, no more.
    """

    centre: float
    reach: float
    turns: tuple[float, ...]
    bends: tuple[float, ...]
    edges: tuple[tuple[float, int], ...]
    known: float
    clipped: bool = False
    broad: bool = False
    peaks: tuple[float, ...] = ()
    overflown: bool = False

    @property
    def all(self) -> tuple[float, ...]:
        """All places, ascending."""
        return tuple(sorted((*self.turns, *self.bends, *(place for place, _ in self.edges))))

    @property
    def hull(self) -> float:
        """The distance from the first place to the last."""
        return self.all[-1] - self.all[0] if self.all else 0.0

    @property
    def busy(self) -> bool:
        """Whether there is more than a figure can show, as with a wave or stairs."""
        return max(len(self.turns), len(self.bends)) > MANY

    @property
    def lone(self) -> bool:
        """Whether all landmarks are one place, as far as this grid can tell."""
        return self.hull <= 6 * 2 * self.reach / _POINTS


def _joined(known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where there are values that are no single points: x^x has some at -1, -2, … and no curve there."""
    beside = np.concatenate([[False], known, [False]])
    joined: NDArray[np.bool_] = known & (beside[:-2] | beside[2:])
    return joined


def landmarks(function: Function, centre: float, reach: float) -> Landmarks:
    """The landmarks of a function in `centre ± reach`, as seen on an even grid."""
    x = np.linspace(centre - reach, centre + reach, _POINTS)
    y = values(function, x)
    if _overflows(function, x, y):
        return Landmarks(centre, reach, (), (), (), float(np.isfinite(y).mean()), overflown=True)
    known = _joined(np.isfinite(y))
    y = np.where(known, y, np.nan)
    if known.sum() < 8 or np.ptp(y[known]) <= _NOISE * np.abs(y[known]).max():
        return Landmarks(centre, reach, (), (), _edges(x, known), float(known.mean()))
    inner = np.abs(x - centre) < reach * (1 - _MARGIN)
    calm = _clipped(y)
    bends, broad = _bends(x, calm, inner)
    peaks = _extrema(x, calm, inner)
    return Landmarks(
        centre=centre,
        reach=reach,
        turns=_apart([*_zeros(x, calm, inner), *peaks], 4 * reach / _POINTS),
        peaks=_apart(peaks, 4 * reach / _POINTS),
        bends=bends,
        broad=broad,
        edges=tuple(edge for edge in _edges(x, known) if abs(edge[0] - centre) < reach * (1 - _MARGIN)),
        known=float(known.mean()),
        clipped=bool(np.any(calm[known] != y[known])),
    )


def _overflows(function: Function, x: Floats, y: Floats) -> bool:
    """Whether the values grow until they are infinite up to an end of the range, as those of an exponential do; those
    of a function that is infinite there by its definition do not grow."""
    endless = np.isinf(y)
    if not (endless[:3].all() or endless[-3:].all()):
        return False
    for at in np.flatnonzero(endless[1:] ^ endless[:-1]):
        finite, infinite = (x[at], x[at + 1]) if endless[at + 1] else (x[at + 1], x[at])
        for _ in range(_HALVINGS):
            middle = (finite + infinite) / 2
            value = float(values(function, np.array([middle]))[0])
            finite, infinite = (finite, middle) if math.isinf(value) else (middle, infinite)
        if abs(float(values(function, np.array([finite]))[0])) > _HUGE:
            return True
    return False


def _apart(places: list[float], least: float) -> tuple[float, ...]:
    """Places in order; of several within a few samples of one another, the first."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > least:
            kept.append(place)
    return tuple(kept)


def _clipped(y: Floats) -> Floats:
    """Values without the heights near a pole, which would hide everything else."""
    known = y[np.isfinite(y)]
    low, high = np.quantile(known, [0.005, 0.995])
    room = 1.5 * (high - low) + 1e-12 * (1 + abs(high))
    return np.where(np.isfinite(y), np.clip(y, low - room, high + room), np.nan)


def _zeros(x: Floats, y: Floats, inner: NDArray[np.bool_]) -> list[float]:
    with np.errstate(invalid="ignore"):
        crossing = np.flatnonzero((np.sign(y[:-1]) * np.sign(y[1:]) < 0) & inner[1:])
        size = np.abs(y)
        touched = (size[2:-2] == 0) & (size[:-4] > size[1:-3]) & (size[1:-3] > 0)
        touched &= (size[4:] > size[3:-1]) & (size[3:-1] > 0)  # what rounding gives has no slopes
        touching = np.flatnonzero(touched & inner[2:-2]) + 2
    return [float((x[at] + x[at + 1]) / 2) for at in crossing] + [float(x[at]) for at in touching]


def _extrema(x: Floats, y: Floats, inner: NDArray[np.bool_]) -> list[float]:
    """Turning points that stand out from rounding noise."""
    step = np.diff(y)
    noise = 1e-9 * _around(np.abs(y), _NEIGHBOURS)[1:-1] + 1e-12 * _around(np.abs(y), _REGION)[1:-1]
    noise += _ROUNDING * np.abs(y[np.isfinite(y)]).max(initial=0.0)
    with np.errstate(invalid="ignore"):
        turning = (np.sign(step[:-1]) * np.sign(step[1:]) < 0) & (
            np.minimum(abs(step[:-1]), abs(step[1:])) > 0
        )
        turning &= np.maximum(abs(step[:-1]), abs(step[1:])) > noise
    return [float(x[at + 1]) for at in np.flatnonzero(turning & inner[1:-1])]


def _around(sizes: Floats, count: int) -> Floats:
    """For each sample the largest size among its neighbours, a count on each side."""
    known = np.pad(np.where(np.isfinite(sizes), sizes, 0.0), count)
    found: Floats = np.lib.stride_tricks.sliding_window_view(known, 2 * count + 1).max(axis=1)
    return found


def _bends(x: Floats, y: Floats, inner: NDArray[np.bool_]) -> tuple[tuple[float, ...], bool]:
    """The peaks of the second difference; before and after them, where the outer ones have half their height.

    The flag tells that one of them has more than half its height up to the end of the range.
    """
    second = np.abs(np.diff(y, 2))
    known = np.isfinite(second)
    if not known.any():
        return (), False
    second = np.where(known, second, 0.0)
    second = np.round(second / (second.max() or 1.0), 7) * second.max()
    top = float(second.max())
    if top <= max(1e-9 * (np.nanmax(y) - np.nanmin(y)), _ROUNDING * np.nanmax(np.abs(y))):
        return (), False
    least = max(_PROMINENT * top, 1.25 * float(np.quantile(second[known], 0.25)))
    peak = np.zeros(len(second), dtype=bool)
    peak[1:-1] = (second[1:-1] > second[:-2]) & (second[1:-1] >= second[2:]) & (second[1:-1] > least)
    at = [int(index) for index in np.flatnonzero(peak & inner[1:-1])]
    if len(at) > MANY:
        return tuple(float(x[index + 1]) for index in at), False
    if not at:
        return (), False
    first, last = at[0], at[-1]
    while first > 0 and second[first - 1] > second[at[0]] / 2:
        first -= 1
    while last < len(second) - 1 and second[last + 1] > second[at[-1]] / 2:
        last += 1
    broad = first == 0 or last == len(second) - 1
    if broad:
        first, last = at[0], at[-1]
    return tuple(float(x[index + 1]) for index in (first, *at, last)), broad


def _edges(x: Floats, known: NDArray[np.bool_]) -> tuple[tuple[float, int], ...]:
    """Where the function begins (1) and ceases (-1) to have values; a gap of one sample is no edge."""
    filled = known.copy()
    filled[1:-1] |= known[:-2] & known[2:]
    begin = np.flatnonzero(~filled[:-1] & filled[1:])
    cease = np.flatnonzero(filled[:-1] & ~filled[1:])
    return tuple(
        sorted(
            [(float((x[at] + x[at + 1]) / 2), 1) for at in begin]
            + [(float((x[at] + x[at + 1]) / 2), -1) for at in cease]
        )
    )
