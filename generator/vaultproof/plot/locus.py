"""The lines of a curve in the plane: those along which a function of two variables is 0, and the way of a point as a
parameter runs. Draws nothing."""

from __future__ import annotations

import math

import contourpy
import numpy as np

from vaultproof.plot.request import Floats, Function, Function2

_GRID, _FINE, _SAMPLES = 201, 301, 4001
_REACHES = tuple(2.0**power for power in range(-6, 15))
_WELL, _ALIKE, _USUAL, _FARTHER, _FAR = 0.9, 0.15, 4.0, 3.0, 1.6
_POLE, _GOOD = 0.5, 0.9
_WIDE, _INSIDE = 1.82, 0.7
_TURNS, _WHOLE = 40, 24
_FAR_OFF, _NEAR_BY = 60.0, 6.0
"""How far, by the usual distance, a way leads that is one without end, and up to where such a one is shown."""
_ROUND, _SPAN, _TURNING = 1e-7, 2.0, 4 * math.pi


Box = tuple[float, float, float, float]
"""From where to where something reaches: left, right, bottom, top."""


def locus(function: Function2) -> tuple[tuple[Floats, ...], Box | None]:
    """The lines along which a function is 0: all of a curve that ends somewhere, else what of it lies in a box around
    0, and that; none where it is 0 everywhere."""
    bounded = [
        (reach, _extent(lines)) for reach in _REACHES if (lines := _zeros(function, _box(reach), _GRID))
    ]
    if not bounded:
        return (), None
    for (reach, extent), (_, next_), (_, third) in zip(bounded, bounded[1:], bounded[2:], strict=False):
        within = np.abs(extent).max() < _WELL * reach
        if within and all(np.abs(extent - other).max() < _ALIKE * np.ptp(extent) for other in (next_, third)):
            return _zeros(function, _around(extent), _FINE), None
    nearest = _nearest(_zeros(function, _box(_USUAL), _GRID)) or _nearest(
        next((_zeros(function, _box(reach), _GRID) for reach, _ in bounded if reach > _USUAL), ())
    )
    scale = _FARTHER * nearest if nearest > _FAR else _USUAL
    wide = (-_WIDE * scale, _WIDE * scale, -scale, scale)
    found = _zeros(function, wide, _FINE)
    if found and np.abs(extent := _extent(found)).max() < _INSIDE * scale:
        return _zeros(function, _around(extent), _FINE), None
    return found, wide


def _around(extent: Floats) -> Box:
    """A box with a little room around what reaches so far."""
    room = 0.05 * max(extent[1] - extent[0], extent[3] - extent[2])
    left, right, bottom, top = (float(end) for end in extent)
    return (left - room, right + room, bottom - room, top + room)


def _box(reach: float) -> Box:
    return (-reach, reach, -reach, reach)


def _nearest(lines: tuple[Floats, ...]) -> float:
    """How near to 0 a curve comes; 0 of none."""
    return min((float(np.hypot(*line.T).min()) for line in lines), default=0.0)


def _extent(lines: tuple[Floats, ...]) -> Floats:
    """From where to where lines reach: left, right, bottom, top."""
    places = np.concatenate(lines)
    low, high = places.min(axis=0), places.max(axis=0)
    return np.array([low[0], high[0], low[1], high[1]])


def _zeros(function: Function2, box: Box, count: int) -> tuple[Floats, ...]:
    """The lines in a box along which a function is 0, without those along which it changes its sign through a pole."""
    shift = 1e-4 * (box[1] - box[0])  # so that no grid point lies on an axis
    x = np.linspace(box[0] - shift, box[1] + 0.7 * shift, count)
    y = np.linspace(box[2] - 0.8 * shift, box[3] + shift, count)
    with np.errstate(all="ignore"):
        z = np.asarray(function(*np.meshgrid(x, y)), dtype=np.float64)
    known = np.isfinite(z)
    if not known.any():
        return ()
    size = float(np.median(np.abs(z[known])))
    z = np.where(known, z, np.nan)
    found = []
    for places in contourpy.contour_generator(x, y, z).lines(0.0):
        line = np.asarray(places, dtype=np.float64)
        with np.errstate(all="ignore"):
            away = np.abs(np.asarray(function(line[:, 0], line[:, 1]), dtype=np.float64))
        if len(line) > 2 and size > 0 and (away < _POLE * size).mean() > _GOOD:
            found.append(line)
    return tuple(sorted(found, key=len, reverse=True))


def trail(
    across: Function, up: Function, ends: tuple[float, float] | None, *, turns: bool
) -> tuple[tuple[Floats, ...], tuple[float, float]]:
    """The lines that a point runs through while its parameter goes from one end to another, and these; without ends
    once around where it comes back, else for some way. It `turns` where its parameter is an angle."""
    if ends is None:
        ends = _once_around(across, up) or ((0.0, _TURNING) if turns else (-_SPAN, _SPAN))
    t = np.linspace(*ends, _SAMPLES)
    with np.errstate(all="ignore"):
        places = np.column_stack([across(t), up(t)]).astype(np.float64)
    known = np.isfinite(places).all(axis=1)
    if not known.any():
        return (), ends
    typical = np.median(np.abs(places[known] - np.median(places[known], axis=0)), axis=0) + 1e-300
    away = np.abs(places - np.median(places[known], axis=0)).max(axis=1) / typical.max()
    known &= away < (_NEAR_BY if np.nanmax(np.where(known, away, 0.0)) > _FAR_OFF else _FAR_OFF)
    steps = np.hypot(*np.diff(np.where(known[:, None], places, np.nan), axis=0).T)
    extent = float(np.ptp(places[known], axis=0).max())
    cut = np.flatnonzero(~(steps < 0.1 * extent)) + 1
    parts = np.split(np.arange(len(t)), cut)
    return tuple(places[part] for part in parts if len(part) > 1 and known[part].all()), ends


def _once_around(across: Function, up: Function) -> tuple[float, float] | None:
    """From 0 to the least multiple of π, or else whole number, behind which all is as before."""
    some = np.array([0.137, 0.731, 1.911, 3.353, 7.77])
    for period in (
        *(math.pi * count for count in range(1, _TURNS + 1)),
        *(float(count) for count in range(1, _WHOLE + 1)),
    ):
        with np.errstate(all="ignore"):
            before = np.array([across(some), up(some)])
            behind = np.array([across(some + period), up(some + period)])
        if np.isfinite(before).all() and np.abs(before - behind).max() < _ROUND * (1 + np.abs(before).max()):
            return (0.0, period)
    return None
