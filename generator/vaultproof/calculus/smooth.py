"""Whether a function is continuous, has derivatives, or repeats itself: everywhere, or at a place."""

from __future__ import annotations

import sympy

from vaultproof.calculus.number import Unsure
from vaultproof.calculus.places import Place, before
from vaultproof.calculus.points import slopes_at, variable
from vaultproof.calculus.profile import Joint, Profile, bends, equal, profile_of
from vaultproof.calculus.show import show
from vaultproof.calculus.told import Told, either


def continuous(profile: Profile) -> Told:
    """Whether the function is continuous on its domain, which has to be an interval to be told."""
    jump = next((joint for joint in profile.joints if joint.value is not None and not joint.continuous), None)
    if jump is not None:
        return either(False, "", f"it jumps at {variable(profile)} = {show(jump.at)}")
    if not profile.gapless:
        raise Unsure("its domain has gaps")
    return either(True, "it is continuous", "")


def differentiable(profile: Profile) -> Told:
    """Whether the function has a derivative everywhere on its domain."""
    kink = next((joint for joint in profile.joints if _rough(joint)), None)
    if kink is not None:
        return either(False, "", slopes_at(profile, kink))
    if not profile.gapless or any(joint.value is not None and not joint.smooth for joint in profile.inner):
        raise Unsure("its domain has gaps")
    ends = set(profile.joints) - set(profile.inner) if profile.period is None else set()
    if any(joint.value is not None for joint in ends):
        raise Unsure("its domain has an end at which only one side counts")
    return either(True, "it has a derivative everywhere", "")


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
    return either(True, "it is analytic", "")


def continuous_at(profile: Profile, place: sympy.Expr) -> Told:
    """Whether the function is continuous at a place of its domain."""
    joint = _at(profile, place)
    if joint is None:
        return either(True, f"it is continuous at {show(place)}", "")
    if joint.value is None or joint.left is None or joint.right is None:
        raise Unsure("it is not defined around that place")
    shown = f"it is continuous at {show(place)}"
    return either(
        joint.continuous, shown, f"it tends to {show(joint.left)} and {show(joint.right)} at {show(place)}"
    )


def differentiable_at(profile: Profile, place: sympy.Expr) -> Told:
    """Whether the function has a derivative at a place of its domain."""
    joint = _at(profile, place)
    if joint is None:
        return either(True, f"it has a derivative at {show(place)}", "")
    if joint.value is None or joint.left is None or joint.right is None:
        raise Unsure("it is not defined around that place")
    return either(joint.smooth, f"it has a derivative at {show(place)}", slopes_at(profile, joint))


def twice_differentiable(profile: Profile) -> Told:
    """Whether the function has a second derivative wherever it is defined."""
    told = differentiable(profile)
    return told if not told.weak else differentiable(_slope(profile))


def twice_differentiable_at(profile: Profile, place: sympy.Expr) -> Told:
    """Whether the function has a second derivative at a place of its domain."""
    told = differentiable_at(profile, place)
    return told if not told.weak else differentiable_at(_slope(profile), place)


def _slope(profile: Profile) -> Profile:
    """The derivative of a function that has one everywhere."""
    pieces = sympy.piecewise_fold(profile.expression.rewrite(sympy.Piecewise))
    return profile_of(sympy.diff(pieces, profile.x), profile.x)


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
        return either(True, f"it has the period {show(profile.period)}", "")
    runs = [run for piece in profile.pieces for run in bends(piece, profile.x, 1)]
    last = runs[-1]
    if all(run.sign == 0 for run in runs):
        raise Unsure("it is constant in parts")
    if last.high.finite:
        raise Unsure("it is not defined on the whole line")
    word = {1: "only rises", -1: "only falls", 0: "is constant"}[last.sign]
    return either(False, "", f"beyond {variable(profile)} = {show(last.low.at)} it {word}")
