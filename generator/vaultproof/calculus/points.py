"""Plain places that show what a function does, and words for them. Proves nothing."""

from __future__ import annotations

from collections.abc import Iterator

import sympy

from vaultproof.calculus.number import Unsure, value_at
from vaultproof.calculus.places import Place, Run, before
from vaultproof.calculus.profile import Joint, Profile, values_of
from vaultproof.calculus.show import show

_PLAIN = tuple(
    sympy.Rational(text)
    for text in "0 1 -1 2 -2 1/2 -1/2 3 -3 4 -4 5 -5 10 -10 1/10 -1/10 20 -20 100 -100".split()
)


_NEAR = tuple(sympy.Integer(place) for place in range(-5, 6))


MARGIN = sympy.Float("1e-9")


def point_beyond(profile: Profile, bound: sympy.Expr, side: int) -> str | None:
    """A place whose value lies above (`side` 1) or below (-1) a number, as words; None where none was found."""
    first, last = profile.pieces[0].low, profile.pieces[-1].high
    whole = profile.period is not None or not (first.finite or last.finite)
    for place in (*_PLAIN, *_ends(profile)):
        if not (whole or within(place, Run(0, first, last)) or _is_an_end(profile, place)):
            continue
        value = value_of(profile, place)
        if value is not None and side * sympy.N(value - bound, 30, maxn=400) > MARGIN:
            return point_at(profile, place)
    return None


def _is_an_end(profile: Profile, place: sympy.Expr) -> bool:
    """Whether a place is an end of the line on which a function is looked at, that belongs to it."""
    return any(joint.at == place and joint.value is not None for joint in profile.joints)


def _ends(profile: Profile) -> Iterator[sympy.Expr]:
    values = values_of(profile)
    for end in (values.low, values.high):
        if end.place is not None:
            yield end.place


def value_of(profile: Profile, place: sympy.Expr) -> sympy.Expr | None:
    """The value at a place, None where there is none."""
    try:
        return value_at(profile.expression, profile.x, place)
    except Unsure:
        return None


def point_at(profile: Profile, place: sympy.Expr) -> str:
    """A place and the value there, as words."""
    value = value_of(profile, place)
    return f"f({show(place)}) = {show(value)}" if value is not None else f"f({show(place)}) is not defined"


def plain_places(run: Run) -> list[sympy.Expr]:
    """Plain numbers in an interval, in order: whole ones near zero where there are two."""
    near = [place for place in _NEAR if within(place, run)]
    return near if len(near) > 1 else sorted(place for place in _PLAIN if within(place, run))


def within(place: sympy.Expr, run: Run) -> bool:
    """Whether a place lies in an open interval."""
    here = Place(place)
    return before(run.low, here) and before(here, run.high)


def interval_text(run: Run) -> str:
    """An open interval as people write it."""
    return f"({show(run.low.at)}, {show(run.high.at)})"


def slopes_at(profile: Profile, joint: Joint) -> str:
    """What a joint without a derivative looks like, as words."""
    if not joint.continuous:
        return f"it jumps at {variable(profile)} = {show(joint.at)}"
    assert joint.slope_left is not None
    assert joint.slope_right is not None
    return (
        f"its slope is {show(joint.slope_left)} left and {show(joint.slope_right)} right"
        f" of {variable(profile)} = {show(joint.at)}"
    )


def variable(profile: Profile) -> str:
    """The variable's name."""
    return str(profile.x)
