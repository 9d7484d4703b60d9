"""Holds a stated interval or extreme value against what a function reaches. Reads no notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sympy

from vaultproof.calculus.number import Unsure, value_at
from vaultproof.calculus.places import Place
from vaultproof.calculus.points import point_at, point_beyond
from vaultproof.calculus.profile import End, Profile, bends, equal, larger, values_of
from vaultproof.calculus.show import show, show_values


@dataclass(frozen=True, slots=True)
class Bound:
    """A stated end: a number known to within `half` a unit of its last digit, or ±∞."""

    number: sympy.Expr
    half: sympy.Rational
    is_open: bool

    @property
    def finite(self) -> bool:
        """Whether it is a number."""
        return self.number not in (sympy.oo, -sympy.oo)

    def near(self, value: sympy.Expr) -> bool:
        """Whether a value is the stated one, in the precision in which it is stated."""
        if not self.finite or value in (sympy.oo, -sympy.oo):
            return bool(self.number == value)
        if self.half == 0:
            return equal(value, self.number)
        return bool(abs(sympy.N(value - self.number, 30, maxn=400)) <= self.half)


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a statement is so, None with the reason where that is not certain; and what is so."""

    agrees: bool | None
    actual: str
    reason: str | None = None


def values_within(profile: Profile, low: Bound, high: Bound) -> Told:
    """Whether all values lie between two bounds."""
    values = values_of(profile)
    shown = f"its values lie in {show_values(values)}"
    for bound, end, side in ((low, values.low, -1), (high, values.high, 1)):
        if (beyond := _beyond(profile, bound, end, side)) is not None:
            return Told(False, beyond)
        if bound.is_open and bound.finite and end.attained and bound.near(end.value):
            if bound.half == 0 or equal(end.value, bound.number):
                return Told(False, _taken(profile, end))
            if larger(end.value, bound.number) != (side < 0):
                return Told(None, shown, f"{shown}: {show(bound.number)} is rounded")
    return Told(True, shown)


def values_fill(profile: Profile, low: Bound, high: Bound) -> Told:
    """Whether all values lie between two finite bounds; not certain where they lie between closer ones, as the words
    may tell of the set of values itself."""
    told, values = values_within(profile, low, high), values_of(profile)
    tight = low.near(values.low.value) and high.near(values.high.value)
    if not told.agrees or tight or not (low.finite and high.finite):
        return told
    return Told(None, told.actual, f"{told.actual}, which is less than what is stated")


def values_reach(profile: Profile, low: Bound, high: Bound) -> Told:
    """Whether all values lie between two bounds, and come up to one of them; not certain where closer ones hold."""
    told, values = values_within(profile, low, high), values_of(profile)
    if not told.agrees or low.near(values.low.value) or high.near(values.high.value):
        return told
    return Told(None, told.actual, f"{told.actual}: a smaller bound holds, too")


def _beyond(profile: Profile, bound: Bound, end: End, side: int) -> str | None:
    """A value that lies beyond a bound, as words."""
    if not bound.finite or bound.near(end.value):
        return None
    if larger(end.value, bound.number) != (side > 0):
        return None
    limit = bound.number + side * bound.half
    return point_beyond(profile, limit, side) or f"its values reach {show(end.value)}"


def _taken(profile: Profile, end: End) -> str:
    if end.place is None:
        return f"{show(end.value)} is a value"
    return point_at(profile, end.place)


def is_range(profile: Profile, low: Bound, high: Bound) -> Told:
    """Whether an interval is the set of all values."""
    values = values_of(profile)
    shown = show_values(values)
    within = values_within(profile, low, high)
    if within.agrees is False:
        return Told(False, f"{shown}: {within.actual}" if shown not in within.actual else within.actual)
    for bound, end in ((low, values.low), (high, values.high)):
        if not bound.near(end.value):
            return Told(False, shown)
    if not values.connected:
        return Told(
            None,
            shown,
            f"between {show(values.low.value)} and {show(values.high.value)} some numbers are no values",
        )
    for bound, end in ((low, values.low), (high, values.high)):
        if bound.finite and not bound.is_open and not end.attained:
            return Told(
                None, shown, f"{show(end.value)} is approached and never reached: a bound, not a value"
            )
        if bound.finite and bound.is_open and end.attained:
            return Told(None, shown, f"{show(end.value)} is a value, and the stated end is rounded")
    return Told(True, shown)


def is_extremum(profile: Profile, stated: Bound, place: Bound | None, sign: int) -> Told:
    """Whether a number is the greatest (`sign` 1) or least (-1) value, taken at a place where one is stated."""
    values = values_of(profile)
    end = values.high if sign > 0 else values.low
    shown = f"{show(end.value)}" + (
        f" at {profile.x} = {show(end.place)}" if end.attained and end.place is not None else ""
    )
    if end.attained and stated.near(end.value):
        if place is None or end.place is None or place.near(end.place):
            return Told(True, shown)
        value = _value(profile, place.number)
        if value is not None and (equal(value, end.value) or (place.half > 0 and stated.near(value))):
            return Told(None, shown, "the value is taken at several places")
        return Told(False, shown)
    if not end.attained and stated.near(end.value):
        return Told(None, shown, f"{show(end.value)} is approached and never reached")
    if any(stated.near(local) for local in _turning_values(profile)):
        return Told(None, shown, "it is a local one")
    return Told(False, shown if end.attained else f"there is none: its values lie in {show_values(values)}")


def is_taken_at(profile: Profile, place: Bound, sign: int) -> Told:
    """Whether the greatest (`sign` 1) or least (-1) value is taken at a place."""
    values = values_of(profile)
    end = values.high if sign > 0 else values.low
    if not end.attained:
        shown = f"there is none: its values lie in {show_values(values)}"
    else:
        shown = show(end.value) + (f" at {profile.x} = {show(end.place)}" if end.place is not None else "")
        if end.place is not None and place.near(end.place):
            return Told(True, shown)
        value = _value(profile, place.number)
        if value is not None and equal(value, end.value):
            return Told(True, f"{show(end.value)} at {profile.x} = {show(place.number)}")
        if end.place is None:
            return Told(None, shown, "where it is taken is not certain")
    if any(one.finite and place.near(one.at) for one in _turning_places(profile)):
        return Told(None, shown, "it is a local one")
    return Told(False, shown)


def _value(profile: Profile, place: sympy.Expr) -> sympy.Expr | None:
    try:
        return value_at(profile.expression, profile.x, place)
    except Unsure:
        return None


def _turning_values(profile: Profile) -> list[sympy.Expr]:
    """The values where the function turns or changes its expression."""
    values = [_value(profile, place.at) for place in _turning_places(profile) if place.finite]
    return [value for value in values if value is not None]


def _turning_places(profile: Profile) -> list[Place]:
    """The places where the function turns or changes its expression."""
    places = [run.high for piece in profile.pieces for run in bends(piece, profile.x, 1)]
    return places + [Place(joint.at) for joint in profile.joints]


def is_domain(profile: Profile, low: Bound, high: Bound, *, exact: bool) -> Told:
    """Whether the function is defined in an interval, and (`exact`) nowhere else."""
    first, last = profile.pieces[0].low.at, profile.pieces[-1].high.at
    if profile.period is not None:
        first, last = -sympy.oo, sympy.oo
    if any(bound.half != 0 and bound.finite for bound in (low, high)):
        raise Unsure("the stated ends are rounded")
    if (missing := _missing(profile, (first, last), low, high)) is not None:
        return missing
    if not profile.gapless and _gaps(profile, low, high):
        raise Unsure("its domain has gaps")
    if _equal_ends(profile, first, last, low, high):
        return Told(True, _interval(profile, first, last))
    if exact and low.finite and high.finite and not (_ends_at(first, low) and _ends_at(last, high)):
        return Told(None, "", "it is defined elsewhere, too; the note may take it on this interval only")
    for place in _outside(low, high) if exact else ():
        if _value(profile, place) is not None:
            return Told(False, f"{_domain(profile, first, last)}: {point_at(profile, place)}")
    return Told(None, "", "it is defined elsewhere, too")


def _ends_at(end: sympy.Expr, bound: Bound) -> bool:
    return end not in (sympy.oo, -sympy.oo) and equal(bound.number, end)


def is_all_but(profile: Profile, places: Sequence[Bound]) -> Told:
    """Whether the function is defined everywhere but at some places."""
    if profile.period is not None or any(place.half != 0 for place in places):
        return Told(None, "", "where it is defined is not certain")
    first, last = profile.pieces[0].low, profile.pieces[-1].high
    holes = [joint.at for joint in profile.joints if joint.value is None]
    if first.finite or last.finite or _gaps(profile, *_WHOLE):
        beyond = first.at - 1 if first.finite else last.at + 1 if last.finite else None
        outside = beyond is not None and _value(profile, beyond) is None
        shown = _domain(profile, first.at, last.at)
        return Told(False, shown) if outside else Told(None, "", "its domain has gaps")
    shown = "it is defined everywhere" + (f" but at {', '.join(map(show, holes))}" if holes else "")
    for place in places:
        if not any(equal(place.number, hole) for hole in holes):
            return Told(False, shown) if _value(profile, place.number) is not None else Told(None, shown, "")
    if any(not any(equal(place.number, hole) for place in places) for hole in holes):
        return Told(False, shown)
    return Told(True, shown)


_WHOLE = (Bound(-sympy.oo, sympy.Integer(0), is_open=True), Bound(sympy.oo, sympy.Integer(0), is_open=True))


def _missing(profile: Profile, ends: tuple[sympy.Expr, sympy.Expr], low: Bound, high: Bound) -> Told | None:
    """A place of an interval at which the function is not defined."""
    profile_low, profile_high = ends
    holes = [joint.at for joint in profile.joints if joint.value is None]
    for hole in holes:
        if _inside(hole, low, high):
            return _hole(profile, hole)
    for end, bound, side in ((profile_low, low, -1), (profile_high, high, 1)):
        if end in (sympy.oo, -sympy.oo):
            continue
        if not bound.finite or (larger(bound.number, end) == (side > 0) and not equal(bound.number, end)):
            place = end + side
            if _value(profile, place) is not None:
                raise Unsure("where it is defined is not certain")
            return Told(False, f"it is not defined at {profile.x} = {show(place)}")
    return None


def _gaps(profile: Profile, low: Bound, high: Bound) -> list[sympy.Expr]:
    return [
        joint.at
        for joint in profile.inner
        if (joint.left is None or joint.right is None) and _inside(joint.at, low, high)
    ]


def _inside(place: sympy.Expr, low: Bound, high: Bound) -> bool:
    above = not low.finite or larger(place, low.number) or (equal(place, low.number) and not low.is_open)
    below = not high.finite or larger(high.number, place) or (equal(place, high.number) and not high.is_open)
    return bool(above and below)


def _hole(profile: Profile, hole: sympy.Expr) -> Told:
    joint = next(joint for joint in profile.joints if joint.at == hole)
    limits = [side for side in (joint.left, joint.right) if side is not None]
    if all(side not in (sympy.oo, -sympy.oo) for side in limits):
        raise Unsure(f"at {profile.x} = {show(hole)} it is often defined by its limit")
    return Told(False, f"it is not defined at {profile.x} = {show(hole)}")


def _equal_ends(profile: Profile, first: sympy.Expr, last: sympy.Expr, low: Bound, high: Bound) -> bool:
    for end, bound in ((first, low), (last, high)):
        if end in (sympy.oo, -sympy.oo):
            if bound.finite:
                return False
            continue
        joint = next((joint for joint in profile.joints if joint.at == end), None)
        closed = joint is not None and joint.value is not None
        if not bound.finite or not equal(bound.number, end) or bound.is_open == closed:
            return False
    return profile.gapless


def _domain(profile: Profile, first: sympy.Expr, last: sympy.Expr) -> str:
    if profile.total:
        return "it is defined everywhere"
    return f"its domain is {_interval(profile, first, last)}"


def _interval(profile: Profile, first: sympy.Expr, last: sympy.Expr) -> str:
    opening = "[" if any(joint.at == first and joint.value is not None for joint in profile.joints) else "("
    closing = "]" if any(joint.at == last and joint.value is not None for joint in profile.joints) else ")"
    return f"{opening}{show(first)}, {show(last)}{closing}"


def _outside(low: Bound, high: Bound) -> list[sympy.Expr]:
    """Places outside an interval: its open ends, and some beyond them."""
    found: list[sympy.Expr] = []
    for bound, side in ((low, -1), (high, 1)):
        if bound.finite:
            found += [bound.number] if bound.is_open else []
            found += [bound.number + side * step for step in (1, sympy.Rational(1, 2), 3, 10)]
    return found
