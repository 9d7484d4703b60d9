"""Whether a function is convex or concave."""

from __future__ import annotations

from vaultproof.calculus.number import Unsure
from vaultproof.calculus.places import Run
from vaultproof.calculus.points import interval_text, plain_places, point_at, slopes_at, variable
from vaultproof.calculus.profile import Profile, bends, larger
from vaultproof.calculus.show import show
from vaultproof.calculus.told import Told, either


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
        return either(False, "", _chord(profile, wrong, sign))
    for joint in profile.inner:
        slopes = joint.slope_left, joint.slope_right
        assert slopes[0] is not None  # the domain has no gaps
        assert slopes[1] is not None
        if not joint.continuous:
            return either(False, "", f"it jumps at {variable(profile)} = {show(joint.at)}")
        if larger(slopes[0], slopes[1]) if sign > 0 else larger(slopes[1], slopes[0]):
            return either(False, "", slopes_at(profile, joint))
    if not profile.continuous or profile.period is not None:
        raise Unsure("it is not continuous on its domain")
    flat = next((run for run in runs if run.sign == 0), None)
    return Told(
        True, flat is None, f"it is {word}", "", f"it is linear on {interval_text(flat)}" if flat else ""
    )


def _chord(profile: Profile, run: Run, sign: int) -> str:
    """Three places that show a chord on the wrong side."""
    word = "above" if sign > 0 else "below"
    places = plain_places(run)
    for left in places:
        for right in reversed(places):
            if right - left >= 1:
                middle = (left + right) / 2
                return (
                    f"{point_at(profile, middle)} lies {word} the chord from {point_at(profile, left)}"
                    f" to {point_at(profile, right)}"
                )
    return f"it bends the other way on {interval_text(run)}"
