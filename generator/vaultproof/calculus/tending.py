"""Where a function tends as its variable tends to a place: SymPy's limit, borne out by values on the way to it."""

from __future__ import annotations

import sympy

from vaultproof.calculus.number import Unsure, hold_against_values, turned
from vaultproof.calculus.profile import equal
from vaultproof.calculus.sets import Bound, Told
from vaultproof.calculus.show import show

_SIDES = {"+": (1,), "-": (-1,), "": (1, -1)}


def tends_to(expression: sympy.Expr, symbol: sympy.Symbol, place: sympy.Expr, side: str, goal: Bound) -> Told:
    """Whether a function tends to a goal, which may be infinite, at a place or at infinity.

    Raises `Unsure` where it has no limit that can be told for certain.
    """
    limits = _limits(expression, symbol, place, side)
    if len(limits) == 1 or equal(*limits):
        return Told(goal.near(limits[0]), f"it tends to {show(limits[0])}")
    actual = f"it tends to {show(limits[0])} from the right and to {show(limits[1])} from the left"
    if goal.finite or any(one.is_finite for one in limits):
        return Told(False, actual)
    return Told(None, actual, "its size grows without bound, but not with one sign")


def _limits(expression: sympy.Expr, symbol: sympy.Symbol, place: sympy.Expr, side: str) -> list[sympy.Expr]:
    """The limits from the sides that are asked for. Raises `Unsure` for one that is no real number and no infinity."""
    if place in (sympy.oo, -sympy.oo):
        found = [sympy.Limit(*turned(expression, symbol, place), "-").doit()]
        sides: tuple[int, ...] = (-1,)
    else:
        sides = _SIDES[side]
        found = [sympy.limit(expression, symbol, place, "+" if one > 0 else "-") for one in sides]
    for one, limit in zip(sides, found, strict=True):
        if not (isinstance(limit, sympy.Expr) and limit.is_number and limit.is_extended_real):
            raise Unsure("a limit of it could not be confirmed")
        hold_against_values(expression, symbol, place, one, limit)
    return found
