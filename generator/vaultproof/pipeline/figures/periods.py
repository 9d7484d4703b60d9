"""How far a function that repeats itself is shown: two or three whole periods, numbered in parts of one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress

import numpy as np
import sympy

from vaultproof.facts.repeating import least_period
from vaultproof.pipeline.figures.refusals import REFUSALS, refused_elsewhere
from vaultproof.plot.natural import Range
from vaultproof.plot.request import Function
from vaultproof.plot.sample import values

_MOST_TURNS, _SAMPLES = 14, 401
_SHOWN = ((-1.0, 1.0), (0.0, 2.0), (-1.5, 1.5), (0.0, 3.0), (-1.0, 2.0))
_BESIDE = 1e-9
_NEAR, _LEAP, _ROOM = 1e-6, 0.01, 0.06


def period_of(expression: sympy.Expr, symbol: sympy.Symbol, function: Function) -> sympy.Expr | None:
    """The least period of a function, of which some can be shown; None where there is none, or it has many waves."""
    found = None
    with suppress(*REFUSALS, AttributeError), refused_elsewhere():
        found = least_period(expression, symbol)
    if found is None:
        return None
    y = values(function, np.linspace(0.0123, 0.0123 + float(found), _SAMPLES))
    with np.errstate(invalid="ignore"):
        steps = np.sign(np.diff(y))
    turns = int((steps[1:] * steps[:-1] < 0).sum())
    return found if turns <= _MOST_TURNS else None


def whole_periods(
    period: sympy.Expr, stated: Range | None, places: Sequence[float], function: Function
) -> tuple[float, float] | None:
    """The ends of two or three whole periods in which all examples lie, from where the variable begins, with some room
    where the function leaps at such an end; None where they do not lie in so few."""
    length = float(period)
    low = stated.low if stated is not None else -math.inf
    if stated is not None and math.isfinite(stated.high):
        return None
    start = low if math.isfinite(low) else 0.0
    for first, last in _SHOWN:
        if first < 0 and math.isfinite(low):
            continue
        ends = start + first * length, start + last * length
        room = _BESIDE * length
        if all(ends[0] - room <= place <= ends[1] + room for place in places):
            beside = values(function, ends[1] + length * np.array([-_NEAR, _NEAR]))
            leaps = bool(np.isfinite(beside).all()) and abs(beside[1] - beside[0]) > _LEAP * _extent(
                function, ends
            )
            more = _ROOM * length if leaps else 0.0
            return ends[0] - (0.0 if math.isfinite(low) else more), ends[1] + more
    return None


def _extent(function: Function, ends: tuple[float, float]) -> float:
    y = values(function, np.linspace(*ends, _SAMPLES))
    return float(np.ptp(y[np.isfinite(y)])) if np.isfinite(y).any() else 0.0


def unit_of(period: sympy.Expr) -> float:
    """The length in parts of which such a variable is numbered: π where the period is a part of it, else the period."""
    return math.pi if (period / sympy.pi).is_rational else float(period)
