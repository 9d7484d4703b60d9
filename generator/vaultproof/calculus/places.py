"""Places on the real line, exact or known to thirty digits, and the order they stand in. Plain values."""

from __future__ import annotations

from dataclasses import dataclass

import sympy

from vaultproof.calculus.number import Unsure, sign_of

WIDTH = sympy.Rational(1, 10**30)


@dataclass(frozen=True, slots=True)
class Place:
    """A number on the real line, or ±∞; where not `exact`, it is known to thirty digits."""

    at: sympy.Expr
    exact: bool = True

    @property
    def finite(self) -> bool:
        """Whether the place is a number."""
        return self.at not in (sympy.oo, -sympy.oo)


@dataclass(frozen=True, slots=True)
class Run:
    """An open interval in which an expression has one sign, perhaps zero throughout."""

    sign: int
    low: Place
    high: Place


LEFT, RIGHT = Place(-sympy.oo), Place(sympy.oo)


def before(one: Place, other: Place) -> bool:
    """Whether a place lies left of another. Raises `Unsure` where two rough places are too close to tell."""
    if one.at == other.at:
        return False
    if not one.finite or not other.finite:
        return bool(one.at == -sympy.oo or other.at == sympy.oo)
    difference = sympy.N(other.at - one.at, 20, maxn=400)
    if not (one.exact and other.exact) and abs(difference) < 1000 * WIDTH * (1 + abs(sympy.N(one.at))):
        raise Unsure("two zeros lie too close together")
    return sign_of(other.at - one.at) > 0


def same(one: Place, other: Place) -> bool:
    """Whether two places are one. Raises `Unsure` where that cannot be told."""
    return one.at == other.at or not (before(one, other) or before(other, one))


def inside(low: Place, high: Place) -> sympy.Expr:
    """A plain number between two places."""
    if not low.finite and not high.finite:
        return sympy.Rational(1, 7)
    if not low.finite:
        return sympy.floor(high.at) - 1
    if not high.finite:
        return sympy.ceiling(low.at) + 1
    ends = [sympy.Rational(str(sympy.N(end.at, 40, maxn=400))) for end in (low, high)]
    return (ends[0] + ends[1]) / 2
