"""Whether a function is odd, even or centred around zero."""

from __future__ import annotations

import sympy

from vaultproof.calculus.number import Unsure, sign_of
from vaultproof.calculus.points import MARGIN, point_at, value_of
from vaultproof.calculus.profile import Profile, equal, larger, values_of
from vaultproof.calculus.show import show_values
from vaultproof.calculus.told import Told, either


def odd(profile: Profile) -> Told:
    """Whether f(-x) = -f(x) everywhere."""
    return _mirrored(profile, -1)


def even(profile: Profile) -> Told:
    """Whether f(-x) = f(x) everywhere."""
    return _mirrored(profile, 1)


def mirrored(expression: sympy.Expr, x: sympy.Symbol, sign: int) -> Told:
    """Whether f(-x) = f(x) (`sign` 1) or -f(x) (-1) by algebra alone. Raises `Unsure` where that does not tell."""
    difference = expression.subs(x, -x) - sign * expression
    if sympy.simplify(difference) == 0:
        return either(True, "it is even" if sign > 0 else "it is odd", "")
    for place in (sympy.Integer(1), sympy.Integer(2), sympy.Rational(1, 2)):
        values = [sympy.N(expression.subs(x, one), 30) for one in (place, -place)]
        if all(value.is_real and value.is_finite for value in values) and (
            abs(values[1] - sign * values[0]) > MARGIN
        ):
            return either(False, "", f"f({-place}) = {values[1]:.6g}, f({place}) = {values[0]:.6g}")
    raise Unsure("whether it is symmetric could not be proven")


def _mirrored(profile: Profile, sign: int) -> Told:
    for place in (
        sympy.Integer(1),
        sympy.Integer(2),
        sympy.Rational(1, 2),
        sympy.Integer(3),
        sympy.Integer(10),
    ):
        values = value_of(profile, place), value_of(profile, -place)
        if None in values:
            continue
        assert values[0] is not None
        assert values[1] is not None
        if abs(sympy.N(values[1] - sign * values[0], 30, maxn=400)) > MARGIN:
            return either(False, "", f"{point_at(profile, -place)}, {point_at(profile, place)}")
    zero = value_of(profile, sympy.S.Zero)
    if sign < 0 and zero is not None and sign_of(zero) != 0:
        return either(False, "", point_at(profile, sympy.S.Zero))
    if profile.period is None and not _pairs(profile, sign):
        raise Unsure("whether it is symmetric could not be proven")
    if profile.period is not None:
        mirrored = profile.expression.subs(profile.x, -profile.x)
        if sympy.simplify(mirrored - sign * profile.expression) != 0:
            raise Unsure("whether it is symmetric could not be proven")
    return either(True, "it is even" if sign > 0 else "it is odd", "")


def _pairs(profile: Profile, sign: int) -> bool:
    """Whether each piece is the mirror image of its counterpart, and each joint too."""
    x = profile.x
    for piece, other in zip(profile.pieces, reversed(profile.pieces), strict=True):
        if (
            sympy.simplify(piece.low.at + other.high.at) not in (0, sympy.nan)
            or piece.low.finite != other.high.finite
        ):
            return False
        difference = other.expression.subs(x, -x) - sign * piece.expression
        if sympy.simplify(difference) != 0 and sympy.simplify(sympy.expand_log(difference, force=True)) != 0:
            return False
    return all(
        value_of(profile, -joint.at) is not None and equal(value_of(profile, -joint.at), sign * joint.value)
        for joint in profile.joints
        if joint.value is not None
    )


def zero_centred(profile: Profile) -> Told:
    """Whether values lie evenly around zero: an odd function does, one whose values have one sign does not."""
    values = values_of(profile)
    if not larger(sympy.S.Zero, values.low.value) or not larger(values.high.value, sympy.S.Zero):
        return either(False, "", f"its values lie in {show_values(values)}")
    if odd(profile).weak:
        return either(True, "it is odd", "")
    raise Unsure("its values have both signs, but it is not symmetric")
