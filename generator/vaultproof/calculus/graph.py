"""Holds stated zeros and points against a function's graph. Reads no notes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import sympy

from vaultproof.calculus.number import Unsure, value_at
from vaultproof.calculus.points import point_at
from vaultproof.calculus.profile import Profile, bends, equal
from vaultproof.calculus.sets import Bound, Told
from vaultproof.calculus.show import show

_MOST = 12


def zeros_of(profile: Profile) -> tuple[sympy.Expr, ...]:
    """The zeros of a function in order, one period's where it repeats itself. Raises `Unsure` where they are not known
    for certain, or fill an interval."""
    found = [
        joint.at for joint in profile.joints if joint.value is not None and equal(joint.value, sympy.S.Zero)
    ]
    for piece in profile.pieces:
        runs = bends(piece, profile.x, 0)
        if any(run.sign == 0 for run in runs):
            raise Unsure("it is zero throughout an interval")
        found += [one.high.at for one, _ in pairwise(runs)]
    return tuple(sorted(dict.fromkeys(found), key=float))


def is_zeros(profile: Profile, stated: Sequence[Bound]) -> Told:
    """Whether the stated places are zeros of the function. Others beside them leave it open."""
    for one in stated:
        if one.half == 0 and (value := _value(profile, one)) is not None and not equal(value, sympy.S.Zero):
            return Told(False, point_at(profile, one.number))
    zeros = zeros_of(profile)
    shown = f"it is zero at {', '.join(map(show, zeros[:_MOST]))}" if zeros else "it has no real zeros"
    if profile.period is None and not all(any(one.near(zero) for zero in zeros) for one in stated):
        return Told(False, shown)
    if profile.period is not None and any(one.half != 0 for one in stated):
        raise Unsure("which of its zeros is meant is not certain")
    if profile.period is not None or not all(any(one.near(zero) for one in stated) for zero in zeros):
        return Told(None, shown, f"{shown}: there are more than those stated")
    return Told(True, shown)


def has_more_zeros(profile: Profile, count: int) -> bool:
    """Whether a function that does not repeat itself has more than so many zeros. Raises `Unsure`."""
    return profile.period is None and len(zeros_of(profile)) > count


def has_zeros(profile: Profile, count: int, *, exactly: bool, real: bool) -> Told:
    """Whether a function has so many zeros. Some count one as often as it is a root, and roots that are not real; where
    it is not said that there are `exactly` so many, others beside them leave it open."""
    if profile.period is not None:
        raise Unsure("it has no end of zeros, or none")
    zeros = zeros_of(profile)
    shown = f"it is zero at {', '.join(map(show, zeros[:_MOST]))}" if zeros else "it has no real zeros"
    if count == len(zeros):
        return Told(True, shown)
    whole = profile.expression.is_polynomial(profile.x)
    degree = int(sympy.degree(profile.expression, profile.x)) if whole else len(zeros)
    if count > len(zeros):
        counted = _with_multiplicity(profile, zeros) if whole and real else degree
        return Told(None, shown, f"{shown}, some more than once") if count <= counted else Told(False, shown)
    return Told(False, shown) if exactly else Told(None, shown, f"{shown}: there are more")


def _with_multiplicity(profile: Profile, zeros: Sequence[sympy.Expr]) -> int:
    """How many zeros a polynomial has, each counted as often as it is one; its degree where that is not told."""
    degree = int(sympy.degree(profile.expression, profile.x))
    squarefree = sympy.gcd(profile.expression, sympy.diff(profile.expression, profile.x))
    return len(zeros) if not squarefree.has(profile.x) else degree


def is_point(profile: Profile, place: Bound, value: Bound) -> Told:
    """Whether the graph goes through a point."""
    if place.half != 0:
        raise Unsure("the place is rounded")
    actual = _value(profile, place)
    if actual is None:
        return Told(False, f"it is not defined at {profile.x} = {show(place.number)}")
    return Told(value.near(actual), point_at(profile, place.number))


def is_vertex(profile: Profile, place: Bound, value: Bound) -> Told:
    """Whether a parabola turns at a point. Raises `Unsure` for other functions."""
    polynomial = profile.expression.as_poly(profile.x)
    if polynomial is None or polynomial.degree() != 2:
        raise Unsure("only a parabola has a vertex")
    second, first, _ = polynomial.all_coeffs()
    turn = -first / (2 * second)
    height = profile.expression.subs(profile.x, turn)
    return Told(place.near(turn) and value.near(height), f"it turns at ({show(turn)}, {show(height)})")


def _value(profile: Profile, place: Bound) -> sympy.Expr | None:
    try:
        return value_at(profile.expression, profile.x, place.number)
    except Unsure:
        return None
