"""Integrals and sums of an expression, as numbers: what two grids agree on, else no value. Reads no expressions."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from vaultproof.plot.request import Floats

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(16)
_PANELS = (8, 16, 32, 64)
_CLOSE = 1e-7
_MOST_TERMS, _LONGEST = 400, 10_000
_SETTLED = 1e-16
_CALM, _LOST = 3, 1e-6

Integrand = Callable[[Floats, NDArray[np.intp]], Floats]


def integral(integrand: Integrand, low: Floats, high: Floats) -> Floats:
    """The integral between two ends, a pair for each place; `nan` where it is not sure. `integrand` gives values for a
    row of points for each of the places with the numbers that it is given.

    Infinite ends are brought near by t = u / (1 - u²), or t = ±u / (1 - u).
    """
    low, high = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    found = np.full(low.shape, np.nan)
    unsure = np.arange(len(low))
    before = _on_panels(integrand, unsure, (low, high), _PANELS[0])
    for count in _PANELS[1:]:
        after = _on_panels(integrand, unsure, (low[unsure], high[unsure]), count)
        near = np.abs(before - after) <= _CLOSE * (1 + np.abs(after))
        found[unsure[near]] = after[near]
        before, unsure = after[~near], unsure[~near]
        if not len(unsure):
            break
    return found


def _on_panels(
    integrand: Integrand, places: NDArray[np.intp], ends: tuple[Floats, Floats], count: int
) -> Floats:
    """Gauss and Legendre's rule on even panels."""
    low, high = ends
    edges = np.linspace(0.0, 1.0, count + 1)
    share = (edges[:-1, None] + (_NODES + 1) / 2 / count).ravel()
    weight = np.tile(_WEIGHTS / 2 / count, count)
    endless = np.isinf(low)[:, None], np.isinf(high)[:, None]
    finite = np.where(endless[0], 0.0, low[:, None]), np.where(endless[1], 0.0, high[:, None])
    straight = finite[0] + (finite[1] - finite[0]) * share
    out, wide = share / (1 - share), (2 * share - 1) / (1 - (2 * share - 1) ** 2)
    to_right = finite[0] + np.sign(high[:, None]) * out
    to_left = finite[1] + np.sign(low[:, None]) * out
    points = np.where(
        endless[0] & endless[1], wide, np.where(endless[1], to_right, np.where(endless[0], to_left, straight))
    )
    once = 1 / (1 - share) ** 2
    twice = 2 * (1 + (2 * share - 1) ** 2) / (1 - (2 * share - 1) ** 2) ** 2
    slope = np.where(
        endless[0] & endless[1],
        twice * np.sign(high[:, None]),
        np.where(
            endless[1],
            once * np.sign(high[:, None]),
            np.where(endless[0], -once * np.sign(low[:, None]), finite[1] - finite[0]),
        ),
    )
    value = integrand(points, places)
    value = np.where(
        np.abs(value) > 0, value * slope, value
    )  # what has vanished stays nothing however wide it is
    return np.asarray(value @ weight, dtype=np.float64)


def series(term: Callable[[int], Floats], low: int, high: int | None) -> Floats:
    """The sum of terms from one index to another; to infinity where there is no other: as many as matter, and `nan`
    where they still matter after hundreds."""
    total = np.asarray(term(low), dtype=np.float64).copy()
    if high is not None and high - low > _LONGEST:
        return np.full_like(total, np.nan)
    calm = np.zeros(total.shape, dtype=int)
    largest = np.abs(total)
    last = low + _MOST_TERMS if high is None else high
    for index in range(low + 1, last + 1):
        value = np.asarray(term(index), dtype=np.float64)
        largest = np.fmax(largest, np.abs(value))
        small = np.abs(value) <= _SETTLED * np.fmax(largest, 1e-300)
        calm = np.where(small | ((calm >= _CALM) & np.isnan(value)), calm + 1, 0)
        total = np.where(calm > _CALM, total, total + value)
        if high is None and (calm > _CALM).all():
            break
    if high is None:
        total = np.where(calm > _CALM, total, np.nan)
    lost = largest * _SETTLED * 10 > _LOST * (
        1 + np.abs(total)
    )  # what large terms that cancel leave is noise
    return np.where(lost, np.nan, total)


def partial_sums(term: Callable[[int], Floats], low: int, high: Floats) -> Floats:
    """The sums of terms from one index to each of some whole numbers; `nan` where an end is no whole number, or far."""
    known = np.isfinite(high) & (high == np.round(high)) & (high < low + _MOST_TERMS)
    total = np.zeros(high.shape)
    for index in range(low, int(high[known].max(initial=low - 1)) + 1):
        total = total + np.where(known & (index <= high), term(index), 0.0)
    return np.where(known, total, np.nan)
