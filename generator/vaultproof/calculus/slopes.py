"""What slope a function's graph has at a place, or all along a stretch of the line. Reads no notes."""

from __future__ import annotations

import sympy

from vaultproof.calculus.number import Unsure, value_at
from vaultproof.calculus.places import Place, before, inside
from vaultproof.calculus.profile import Profile, equal, larger
from vaultproof.calculus.sets import Bound, Told
from vaultproof.calculus.show import show

_KINKED = (
    sympy.Piecewise,
    sympy.Abs,
    sympy.Max,
    sympy.Min,
    sympy.sign,
    sympy.Heaviside,
    sympy.floor,
    sympy.ceiling,
)


def is_kinked(expression: sympy.Expr) -> bool:
    """Whether a function may have no derivative at some places, so that it has to be taken apart first."""
    return bool(expression.has(*_KINKED))


def smooth_slope(expression: sympy.Expr, symbol: sympy.Symbol, at: sympy.Expr) -> sympy.Expr:
    """The slope at a place of a function without kinks. Raises `Unsure`."""
    return value_at(sympy.diff(expression, symbol), symbol, at)


def slope_at(profile: Profile, at: sympy.Expr) -> sympy.Expr:
    """The slope at a place. Raises `Unsure` where there is none."""
    for joint in profile.joints:
        if equal(joint.at, at):
            if not joint.smooth or joint.slope_left is None:
                raise Unsure("it has no derivative there")
            return joint.slope_left
    here = Place(at)
    for piece in profile.pieces:
        if before(piece.low, here) and before(here, piece.high):
            return smooth_slope(piece.expression, profile.x, at)
    raise Unsure("it is not defined there")


def is_slope(slopes: tuple[sympy.Expr, sympy.Expr, sympy.Expr], value: Bound, place: Bound, x: str) -> Told:
    """Whether a stated slope is the one at a place, the first of the `slopes`; the others are those where the place may
    lie that is stated with so many digits."""
    actual = slopes[0]
    shown = f"its slope at {x} = {show(place.number)} is {show(actual)}"
    if value.near(actual):
        return Told(True, shown)
    if place.half != 0 and not _beyond(slopes, value):
        return Told(None, shown, "its place may be rounded")
    return Told(False, shown)


def _beyond(slopes: tuple[sympy.Expr, ...], value: Bound) -> bool:
    """Whether a stated slope lies above, or below, all that are near."""
    reach = value.half
    least, greatest = value.number - reach, value.number + reach
    return all(larger(one, greatest) for one in slopes) or all(larger(least, one) for one in slopes)


def is_slope_along(profile: Profile, value: Bound) -> Told:
    """Whether a function has one slope all along."""
    shown = ""
    for piece in profile.pieces:
        slope = sympy.simplify(sympy.diff(piece.expression, profile.x))
        if slope.is_number:
            shown = f"its slope is {show(slope)}"
            if not value.near(slope):
                return Told(False, shown)
            continue
        at = inside(piece.low, piece.high)
        actual = value_at(slope, profile.x, at)
        shown = f"its slope at {profile.x} = {show(at)} is {show(actual)}"
        if not value.near(actual):
            return Told(False, shown)
        raise Unsure("its slope is not the same everywhere there")
    if not profile.continuous or not profile.gapless:
        raise Unsure("it has gaps there")
    return Told(True, shown)
