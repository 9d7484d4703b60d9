"""Whether a function is bounded, positive or negative, and whether it tends to numbers far out."""

from __future__ import annotations

import sympy

from vaultproof.calculus.number import Unsure, limit_at
from vaultproof.calculus.points import point_beyond, variable
from vaultproof.calculus.profile import Profile, equal, larger, values_of
from vaultproof.calculus.show import show, show_values
from vaultproof.calculus.told import Told, either


def bounded(profile: Profile) -> Told:
    """Whether all values lie between two numbers."""
    above, below = bounded_above(profile), bounded_below(profile)
    against = above.against if not above.weak else below.against
    return either(
        bool(above.weak and below.weak), f"its values lie in {show_values(values_of(profile))}", against
    )


def bounded_above(profile: Profile) -> Told:
    """Whether all values lie below a number."""
    values = values_of(profile)
    return either(
        values.high.value != sympy.oo,
        f"its values do not exceed {show(values.high.value)}",
        "its values have no upper bound",
    )


def bounded_below(profile: Profile) -> Told:
    """Whether all values lie above a number."""
    values = values_of(profile)
    return either(
        values.low.value != -sympy.oo,
        f"its values are not less than {show(values.low.value)}",
        "its values have no lower bound",
    )


def positive(profile: Profile) -> Told:
    """Whether all values are positive. Raises `Unsure` where zero is one of them: some call that positive too."""
    return _of_one_sign(profile, 1)


def negative(profile: Profile) -> Told:
    """Whether all values are negative. Raises `Unsure` where zero is one of them."""
    return _of_one_sign(profile, -1)


def _of_one_sign(profile: Profile, sign: int) -> Told:
    told = _signed(profile, sign)
    if told.weak and not told.strict:
        raise Unsure(told.loose)
    return told


def non_negative(profile: Profile) -> Told:
    """Whether no value is negative."""
    told = _signed(profile, 1)
    return either(told.weak, told.shown, told.against)


def non_positive(profile: Profile) -> Told:
    """Whether no value is positive."""
    told = _signed(profile, -1)
    return either(told.weak, told.shown, told.against)


def _signed(profile: Profile, sign: int) -> Told:
    values = values_of(profile)
    end = values.low if sign > 0 else values.high
    shown = f"its values lie in {show_values(values)}"
    if not equal(end.value, sympy.S.Zero) and larger(end.value, sympy.S.Zero) != (sign > 0):
        place = point_beyond(profile, sympy.S.Zero, -sign)
        return either(False, shown, place or shown)
    strict = not (equal(end.value, sympy.S.Zero) and end.attained)
    return Told(True, strict, shown, "", "it is zero" + _where(profile, end.place))


def saturating(profile: Profile) -> Told:
    """Whether the function tends to a number at both ends."""
    first, last = profile.pieces[0], profile.pieces[-1]
    if not profile.total or profile.period is not None:
        raise Unsure("it is not defined on the whole line")
    limits = [
        limit_at(first.expression, profile.x, first.low.at, 1),
        limit_at(last.expression, profile.x, last.high.at, -1),
    ]
    finite = [limit not in (sympy.oo, -sympy.oo) for limit in limits]
    words = f"it tends to {show(limits[0])} and {show(limits[1])}"
    if finite[0] != finite[1]:
        raise Unsure(f"{words}: on one side only")
    return either(finite[0], words, words)


def _where(profile: Profile, place: sympy.Expr | None) -> str:
    return "" if place is None else f" at {variable(profile)} = {show(place)}"
