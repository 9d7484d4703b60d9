"""Whether a function has a property that a word names: rising, convex, odd, bounded, and so on; with what shows it.

Weak and strict senses are told apart; which of them a sentence means is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import sympy

from vaultproof.calculus.number import Unsure, limit_at, sign_of, value_at
from vaultproof.calculus.profile import Joint, Profile, bends, equal, larger, values_of
from vaultproof.calculus.show import show, show_values
from vaultproof.calculus.signs import Place, Run, before

_PLAIN = tuple(
    sympy.Rational(text)
    for text in "0 1 -1 2 -2 1/2 -1/2 3 -3 4 -4 5 -5 10 -10 1/10 -1/10 20 -20 100 -100".split()
)
_NEAR = tuple(sympy.Integer(place) for place in range(-5, 6))
_MARGIN = sympy.Float("1e-9")


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a property holds in its weak and in its strict sense (None where that is not certain).

    `shown` are words for what is so where the weak sense holds, `against` for what speaks against it, `loose` for
    what speaks against the strict sense alone.
    """

    weak: bool | None
    strict: bool | None
    shown: str = ""
    against: str = ""
    loose: str = ""


def _one(truth: bool | None, shown: str, against: str) -> Told:
    return Told(truth, truth, shown, against, against)


def increasing(profile: Profile) -> Told:
    """Whether the function rises: never falls (weak), or always rises (strict)."""
    return _monotone(profile, 1)


def decreasing(profile: Profile) -> Told:
    """Whether the function falls: never rises (weak), or always falls (strict)."""
    return _monotone(profile, -1)


def _monotone(profile: Profile, sign: int) -> Told:
    word = "increasing" if sign > 0 else "decreasing"
    runs = [run for piece in profile.pieces for run in bends(piece, profile.x, 1)]
    if all(run.sign == 0 for run in runs) and not profile.joints:
        raise Unsure("it is constant")
    wrong = [run for run in runs if run.sign == -sign]
    jumps = [joint for joint in profile.joints if not _jumps_up(joint, sign)]
    if wrong or (profile.period is not None and len({run.sign for run in runs}) > 1):
        return _one(False, "", _falls(profile, wrong, sign))
    if jumps and jumps[0].value is None:
        raise Unsure(
            f"it is {word} on each part of its domain, but not across {_name(profile)} = {show(jumps[0].at)}"
        )
    if jumps:
        return _one(False, "", f"it jumps the other way at {_name(profile)} = {show(jumps[0].at)}")
    flat = next((run for run in runs if run.sign == 0), None)
    loose = f"it is constant on {_interval(flat)}" if flat is not None else ""
    return Told(True, flat is None, f"it is {word}", "", loose)


def _jumps_up(joint: Joint, sign: int) -> bool:
    """Whether values do not go against a direction at a joint."""
    steps = [step for step in (joint.left, joint.value, joint.right) if step is not None]
    return all(not (larger(one, other) if sign > 0 else larger(other, one)) for one, other in pairwise(steps))


def _falls(profile: Profile, wrong: list[Run], sign: int) -> str:
    """Two places that show a function going against a direction."""
    word = "falls" if sign > 0 else "rises"
    for run in wrong:
        places = _plain_places(run)
        if len(places) > 1:
            chosen = places[0], places[-1]
            return f"it {word}: {point_at(profile, chosen[0])}, {point_at(profile, chosen[1])}"
    return f"it {word} on {_interval(wrong[0])}" if wrong else f"it {word} somewhere"


def monotonic(profile: Profile) -> Told:
    """Whether the function only rises or only falls."""
    up, down = increasing(profile), decreasing(profile)
    if up.weak or down.weak:
        found = up if up.weak else down
        return Told(True, found.strict, found.shown, "", found.loose)
    if up.weak is False and down.weak is False:
        return _one(False, "", f"{down.against}; {up.against}")
    return Told(None, None)


def injective(profile: Profile) -> Told:
    """Whether no value is taken twice."""
    told = monotonic(profile)
    if told.strict:
        return _one(True, told.shown, "")
    if not profile.gapless or not profile.continuous:
        raise Unsure("it is not continuous on one interval")
    return _one(False, "", told.loose or told.against)


def convex(profile: Profile) -> Told:
    """Whether every chord lies on or above the graph."""
    return _bent(profile, 1)


def concave(profile: Profile) -> Told:
    """Whether every chord lies on or below the graph."""
    return _bent(profile, -1)


def _bent(profile: Profile, sign: int) -> Told:
    word = "convex" if sign > 0 else "concave"
    if not profile.gapless:
        raise Unsure("its domain is not one interval")
    runs = [run for piece in profile.pieces for run in bends(piece, profile.x, 2)]
    wrong = next((run for run in runs if run.sign == -sign), None)
    if wrong is not None:
        return _one(False, "", _chord(profile, wrong, sign))
    for joint in profile.inner:
        slopes = joint.slope_left, joint.slope_right
        assert slopes[0] is not None  # the domain has no gaps
        assert slopes[1] is not None
        if not joint.continuous:
            return _one(False, "", f"it jumps at {_name(profile)} = {show(joint.at)}")
        if larger(slopes[0], slopes[1]) if sign > 0 else larger(slopes[1], slopes[0]):
            return _one(False, "", _kink(profile, joint))
    if not profile.continuous or profile.period is not None:
        raise Unsure("it is not continuous on its domain")
    flat = next((run for run in runs if run.sign == 0), None)
    return Told(True, flat is None, f"it is {word}", "", f"it is linear on {_interval(flat)}" if flat else "")


def _chord(profile: Profile, run: Run, sign: int) -> str:
    """Three places that show a chord on the wrong side."""
    word = "above" if sign > 0 else "below"
    places = _plain_places(run)
    for left in places:
        for right in reversed(places):
            if right - left >= 1:
                middle = (left + right) / 2
                return (
                    f"{point_at(profile, middle)} lies {word} the chord from {point_at(profile, left)}"
                    f" to {point_at(profile, right)}"
                )
    return f"it bends the other way on {_interval(run)}"


def odd(profile: Profile) -> Told:
    """Whether f(-x) = -f(x) everywhere."""
    return _mirrored(profile, -1)


def even(profile: Profile) -> Told:
    """Whether f(-x) = f(x) everywhere."""
    return _mirrored(profile, 1)


def _mirrored(profile: Profile, sign: int) -> Told:
    for place in (
        sympy.Integer(1),
        sympy.Integer(2),
        sympy.Rational(1, 2),
        sympy.Integer(3),
        sympy.Integer(10),
    ):
        values = _value(profile, place), _value(profile, -place)
        if None in values:
            continue
        assert values[0] is not None
        assert values[1] is not None
        if abs(sympy.N(values[1] - sign * values[0], 30, maxn=400)) > _MARGIN:
            return _one(False, "", f"{point_at(profile, -place)}, {point_at(profile, place)}")
    zero = _value(profile, sympy.S.Zero)
    if sign < 0 and zero is not None and sign_of(zero) != 0:
        return _one(False, "", point_at(profile, sympy.S.Zero))
    if profile.period is None and not _pairs(profile, sign):
        raise Unsure("whether it is symmetric could not be proven")
    if profile.period is not None:
        mirrored = profile.expression.subs(profile.x, -profile.x)
        if sympy.simplify(mirrored - sign * profile.expression) != 0:
            raise Unsure("whether it is symmetric could not be proven")
    return _one(True, "it is even" if sign > 0 else "it is odd", "")


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
        _value(profile, -joint.at) is not None and equal(_value(profile, -joint.at), sign * joint.value)
        for joint in profile.joints
        if joint.value is not None
    )


def zero_centred(profile: Profile) -> Told:
    """Whether values lie evenly around zero: an odd function does, one whose values have one sign does not."""
    values = values_of(profile)
    if not larger(sympy.S.Zero, values.low.value) or not larger(values.high.value, sympy.S.Zero):
        return _one(False, "", f"its values lie in {show_values(values)}")
    if odd(profile).weak:
        return _one(True, "it is odd", "")
    raise Unsure("its values have both signs, but it is not symmetric")


def bounded(profile: Profile) -> Told:
    """Whether all values lie between two numbers."""
    above, below = bounded_above(profile), bounded_below(profile)
    against = above.against if not above.weak else below.against
    return _one(
        bool(above.weak and below.weak), f"its values lie in {show_values(values_of(profile))}", against
    )


def bounded_above(profile: Profile) -> Told:
    """Whether all values lie below a number."""
    values = values_of(profile)
    return _one(
        values.high.value != sympy.oo,
        f"its values do not exceed {show(values.high.value)}",
        "its values have no upper bound",
    )


def bounded_below(profile: Profile) -> Told:
    """Whether all values lie above a number."""
    values = values_of(profile)
    return _one(
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
    return _one(told.weak, told.shown, told.against)


def non_positive(profile: Profile) -> Told:
    """Whether no value is positive."""
    told = _signed(profile, -1)
    return _one(told.weak, told.shown, told.against)


def _signed(profile: Profile, sign: int) -> Told:
    values = values_of(profile)
    end = values.low if sign > 0 else values.high
    shown = f"its values lie in {show_values(values)}"
    if not equal(end.value, sympy.S.Zero) and larger(end.value, sympy.S.Zero) != (sign > 0):
        place = point_beyond(profile, sympy.S.Zero, -sign)
        return _one(False, shown, place or shown)
    strict = not (equal(end.value, sympy.S.Zero) and end.attained)
    return Told(True, strict, shown, "", "it is zero" + _where(profile, end.place))


def continuous(profile: Profile) -> Told:
    """Whether the function is continuous on its domain, which has to be an interval to be told."""
    jump = next((joint for joint in profile.joints if joint.value is not None and not joint.continuous), None)
    if jump is not None:
        return _one(False, "", f"it jumps at {_name(profile)} = {show(jump.at)}")
    if not profile.gapless:
        raise Unsure("its domain has gaps")
    return _one(True, "it is continuous", "")


def differentiable(profile: Profile) -> Told:
    """Whether the function has a derivative everywhere on its domain."""
    kink = next((joint for joint in profile.joints if _rough(joint)), None)
    if kink is not None:
        return _one(False, "", _kink(profile, kink))
    if not profile.gapless or any(joint.value is not None and not joint.smooth for joint in profile.inner):
        raise Unsure("its domain has gaps")
    ends = set(profile.joints) - set(profile.inner) if profile.period is None else set()
    if any(joint.value is not None for joint in ends):
        raise Unsure("its domain has an end at which only one side counts")
    return _one(True, "it has a derivative everywhere", "")


def _rough(joint: Joint) -> bool:
    """Whether a function has a value and no derivative at a place with pieces on both sides."""
    return joint.value is not None and joint.left is not None and joint.right is not None and not joint.smooth


def smooth(profile: Profile) -> Told:
    """Whether the function has derivatives of every order: certain where one analytic expression gives all values."""
    told = differentiable(profile)
    if told.weak is False:
        return told
    if len(profile.pieces) > 1:
        raise Unsure("how often it can be differentiated was not worked out")
    return _one(True, "it is analytic", "")


def continuous_at(profile: Profile, place: sympy.Expr) -> Told:
    """Whether the function is continuous at a place of its domain."""
    joint = _at(profile, place)
    if joint is None:
        return _one(True, f"it is continuous at {show(place)}", "")
    if joint.value is None or joint.left is None or joint.right is None:
        raise Unsure("it is not defined around that place")
    shown = f"it is continuous at {show(place)}"
    return _one(
        joint.continuous, shown, f"it tends to {show(joint.left)} and {show(joint.right)} at {show(place)}"
    )


def differentiable_at(profile: Profile, place: sympy.Expr) -> Told:
    """Whether the function has a derivative at a place of its domain."""
    joint = _at(profile, place)
    if joint is None:
        return _one(True, f"it has a derivative at {show(place)}", "")
    if joint.value is None or joint.left is None or joint.right is None:
        raise Unsure("it is not defined around that place")
    return _one(joint.smooth, f"it has a derivative at {show(place)}", _kink(profile, joint))


def smooth_at(profile: Profile, place: sympy.Expr) -> Told:
    """Whether the function has derivatives of every order at a place."""
    told = differentiable_at(profile, place)
    if told.weak and _at(profile, place) is not None:
        raise Unsure("how often it can be differentiated there was not worked out")
    return told


def _at(profile: Profile, place: sympy.Expr) -> Joint | None:
    """The joint at a place, None inside a piece. Raises `Unsure` outside the domain."""
    if profile.period is not None:
        place = place - profile.period * sympy.floor(place / profile.period + sympy.Rational(1, 2))
    for joint in profile.joints:
        if equal(joint.at, place):
            return joint
    here = Place(place)
    if any(before(piece.low, here) and before(here, piece.high) for piece in profile.pieces):
        return None
    raise Unsure("it is not defined at that place")


def periodic(profile: Profile) -> Told:
    """Whether the function repeats itself."""
    if profile.period is not None:
        return _one(True, f"it has the period {show(profile.period)}", "")
    runs = [run for piece in profile.pieces for run in bends(piece, profile.x, 1)]
    last = runs[-1]
    if all(run.sign == 0 for run in runs):
        raise Unsure("it is constant in parts")
    if last.high.finite:
        raise Unsure("it is not defined on the whole line")
    word = {1: "only rises", -1: "only falls", 0: "is constant"}[last.sign]
    return _one(False, "", f"beyond {_name(profile)} = {show(last.low.at)} it {word}")


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
    return _one(finite[0], words, words)


ANYWHERE: Mapping[str, Callable[[Profile], Told]] = {
    "increasing": increasing,
    "decreasing": decreasing,
    "monotonic": monotonic,
    "convex": convex,
    "concave": concave,
    "odd": odd,
    "even": even,
    "zero-centred": zero_centred,
    "bounded": bounded,
    "bounded above": bounded_above,
    "bounded below": bounded_below,
    "continuous": continuous,
    "differentiable": differentiable,
    "smooth": smooth,
    "periodic": periodic,
    "injective": injective,
    "positive": positive,
    "negative": negative,
    "non-negative": non_negative,
    "non-positive": non_positive,
    "saturating": saturating,
}
AT_A_PLACE: Mapping[str, Callable[[Profile, sympy.Expr], Told]] = {
    "continuous": continuous_at,
    "differentiable": differentiable_at,
    "smooth": smooth_at,
}


def point_beyond(profile: Profile, bound: sympy.Expr, side: int) -> str | None:
    """A place whose value lies above (`side` 1) or below (-1) a number, as words; None where none was found."""
    for place in (*_PLAIN, *_ends(profile)):
        value = _value(profile, place)
        if value is not None and side * sympy.N(value - bound, 30, maxn=400) > _MARGIN:
            return point_at(profile, place)
    return None


def _ends(profile: Profile) -> Iterator[sympy.Expr]:
    values = values_of(profile)
    for end in (values.low, values.high):
        if end.place is not None:
            yield end.place


def _value(profile: Profile, place: sympy.Expr) -> sympy.Expr | None:
    try:
        return value_at(profile.expression, profile.x, place)
    except Unsure:
        return None


def point_at(profile: Profile, place: sympy.Expr) -> str:
    """A place and the value there, as words."""
    value = _value(profile, place)
    return f"f({show(place)}) = {show(value)}" if value is not None else f"f({show(place)}) is not defined"


def _plain_places(run: Run) -> list[sympy.Expr]:
    """Plain numbers in an interval, in order: whole ones near zero where there are two."""
    near = [place for place in _NEAR if _within(place, run)]
    return near if len(near) > 1 else sorted(place for place in _PLAIN if _within(place, run))


def _within(place: sympy.Expr, run: Run) -> bool:
    here = Place(place)
    return before(run.low, here) and before(here, run.high)


def _interval(run: Run) -> str:
    return f"({show(run.low.at)}, {show(run.high.at)})"


def _kink(profile: Profile, joint: Joint) -> str:
    if not joint.continuous:
        return f"it jumps at {_name(profile)} = {show(joint.at)}"
    assert joint.slope_left is not None
    assert joint.slope_right is not None
    return (
        f"its slope is {show(joint.slope_left)} left and {show(joint.slope_right)} right"
        f" of {_name(profile)} = {show(joint.at)}"
    )


def _where(profile: Profile, place: sympy.Expr | None) -> str:
    return "" if place is None else f" at {_name(profile)} = {show(place)}"


def _name(profile: Profile) -> str:
    return str(profile.x)
