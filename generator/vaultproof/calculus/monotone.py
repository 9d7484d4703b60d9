"""Whether a function rises, falls, only does one of both, or takes no value twice."""

from __future__ import annotations

from itertools import pairwise

from vaultproof.calculus.number import Unsure
from vaultproof.calculus.places import Run
from vaultproof.calculus.points import interval_text, plain_places, point_at, variable
from vaultproof.calculus.profile import Joint, Profile, bends, larger
from vaultproof.calculus.show import show
from vaultproof.calculus.told import Told, either


def increasing(profile: Profile) -> Told:
    """Whether the function rises: never falls (weak), or always rises (strict)."""
    return _monotone(profile, 1)


def decreasing(profile: Profile) -> Told:
    """Whether the function falls: never rises (weak), or always falls (strict)."""
    return _monotone(profile, -1)


def increasing_in_parts(profile: Profile) -> Told:
    """Whether the function rises on each interval on which it is defined."""
    return _monotone(profile, 1, in_parts=True)


def decreasing_in_parts(profile: Profile) -> Told:
    """Whether the function falls on each interval on which it is defined."""
    return _monotone(profile, -1, in_parts=True)


def _monotone(profile: Profile, sign: int, *, in_parts: bool = False) -> Told:
    word = "increasing" if sign > 0 else "decreasing"
    runs = [run for piece in profile.pieces for run in bends(piece, profile.x, 1)]
    if all(run.sign == 0 for run in runs) and not profile.joints:
        raise Unsure("it is constant")
    wrong = [run for run in runs if run.sign == -sign]
    joints = [one for one in profile.joints if one.value is not None or not in_parts]
    jumps = [joint for joint in joints if not _jumps_up(joint, sign)]
    if wrong or (profile.period is not None and len({run.sign for run in runs}) > 1):
        return either(False, "", against_direction(profile, wrong, sign))
    if jumps and jumps[0].value is None:
        raise Unsure(
            f"it is {word} on each part of its domain, but not across {variable(profile)} = {show(jumps[0].at)}"
        )
    if jumps:
        return either(False, "", f"it jumps the other way at {variable(profile)} = {show(jumps[0].at)}")
    flat = next((run for run in runs if run.sign == 0), None)
    loose = f"it is constant on {interval_text(flat)}" if flat is not None else ""
    parts = " on each interval of its domain" if in_parts else ""
    return Told(True, flat is None, f"it is {word}{parts}", "", loose)


def _jumps_up(joint: Joint, sign: int) -> bool:
    """Whether values do not go against a direction at a joint."""
    steps = [step for step in (joint.left, joint.value, joint.right) if step is not None]
    return all(not (larger(one, other) if sign > 0 else larger(other, one)) for one, other in pairwise(steps))


def against_direction(profile: Profile, wrong: list[Run], sign: int) -> str:
    """Two places that show a function going against a direction."""
    word = "falls" if sign > 0 else "rises"
    for run in wrong:
        places = plain_places(run)
        if len(places) > 1:
            chosen = places[0], places[-1]
            return f"it {word}: {point_at(profile, chosen[0])}, {point_at(profile, chosen[1])}"
    return f"it {word} on {interval_text(wrong[0])}" if wrong else f"it {word} somewhere"


def monotonic(profile: Profile) -> Told:
    """Whether the function only rises or only falls."""
    up, down = increasing(profile), decreasing(profile)
    if up.weak or down.weak:
        found = up if up.weak else down
        return Told(True, found.strict, found.shown, "", found.loose)
    if up.weak is False and down.weak is False:
        return either(False, "", f"{down.against}; {up.against}")
    return Told(None, None)


def injective(profile: Profile) -> Told:
    """Whether no value is taken twice."""
    told = monotonic(profile)
    if told.strict:
        return either(True, told.shown, "")
    if not profile.gapless or not profile.continuous:
        raise Unsure("it is not continuous on one interval")
    return either(False, "", told.loose or told.against)
