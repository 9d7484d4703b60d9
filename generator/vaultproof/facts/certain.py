"""Facts that follow from a function taken apart by computation: its range and where it grows and falls.

They go further than SymPy's own ranges and solutions: into functions by cases, domains with ends, and turning points
that have no closed form, of which the digits are shown as far as they go. Held against samples before they are told.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import sympy
from sympy.functions.elementary.hyperbolic import HyperbolicFunction

from vaultproof.calculus.number import Unsure
from vaultproof.calculus.places import Place
from vaultproof.calculus.profile import End, Joint, Profile, bends, equal, profile_of, values_of
from vaultproof.facts.cases import decimals
from vaultproof.facts.fact import Fact, Uncertain, stated
from vaultproof.facts.function import LONGEST, Function

_MOST_STRETCHES = 4
_DIGITS = 5
_SHORT = 40
_MOST_POWER = 60
_WORDS = {1: "increasing", -1: "decreasing", 0: "constant"}


def certain_range_of(function: Function) -> Fact:
    """The values that the function takes, where these are one interval."""
    profile = _profile(function)
    try:
        found = values_of(profile)
        single = equal(found.low.value, found.high.value)
    except Unsure as error:
        raise Uncertain from error
    if not found.connected or single:
        raise Uncertain
    _hold_range(function, found.low, found.high)
    if (found.low.value, found.high.value) == (-sympy.oo, sympy.oo):
        return stated("range", r"\mathbb{R}")
    return stated(
        "range",
        _interval(
            Place(found.low.value), Place(found.high.value), closed=(found.low.attained, found.high.attained)
        ),
    )


def certain_monotone_of(function: Function) -> Fact:
    """Where the function grows, falls and stays."""
    profile = _profile(function)
    if profile.period is not None:
        raise Uncertain
    try:
        found = _stretches(profile)
    except Unsure as error:
        raise Uncertain from error
    if len(found) > _MOST_STRETCHES:
        raise Uncertain
    statements = []
    for sign, low, high, closed in found:
        _hold_slope(function, sign, low, high)
        statements.append((_WORDS[sign], _interval(low, high, closed=closed)))
    return Fact("monotone", tuple(statements))


def _profile(function: Function) -> Profile:
    for power in function.original.atoms(sympy.Pow):
        if power.base.has(function.x) and power.exp.has(function.x):
            raise Uncertain  # whether 0^0 is a value is a matter of taste
    for grown in function.expression.atoms(sympy.exp, HyperbolicFunction):
        numbers = grown.args[0].atoms(sympy.Rational)
        if any(abs(number.p) > _MOST_POWER or number.q > _MOST_POWER for number in numbers):
            raise Uncertain  # it would become a polynomial of that degree
    try:
        return profile_of(function.original, function.x)
    except Unsure as error:
        raise Uncertain from error


def _stretches(profile: Profile) -> list[tuple[int, Place, Place, tuple[bool, bool]]]:
    """The stretches on which the slope has one sign, as long as they can be, with whether their ends belong to them."""
    joints = {joint.at: joint for joint in profile.joints}
    found: list[tuple[int, Place, Place, tuple[bool, bool]]] = []
    for piece in profile.pieces:
        for run in bends(piece, profile.x, 1):
            closed = (_reaches(joints, run.low, 1), _reaches(joints, run.high, -1))
            last = found[-1] if found else None
            if last is not None and last[0] == run.sign and last[2] == run.low and last[3][1] and closed[0]:
                found[-1] = (run.sign, last[1], run.high, (last[3][0], closed[1]))
            else:
                found.append((run.sign, run.low, run.high, closed))
    return found


def _reaches(joints: dict[sympy.Expr, Joint], place: Place, side: int) -> bool:
    """Whether a stretch that ends at a place takes it in: the function has the value there that it tends to."""
    if not place.finite:
        return False
    joint = joints.get(place.at)
    if joint is None:
        return True
    limit = joint.right if side > 0 else joint.left
    return joint.value is not None and limit is not None and equal(limit, joint.value)


def _interval(low: Place, high: Place, *, closed: tuple[bool, bool]) -> str:
    if not low.finite and not high.finite:
        return r"\mathbb{R}"
    text = (
        rf"\left{'[' if closed[0] else '('}{_number(low)}, {_number(high)}\right{']' if closed[1] else ')'}"
    )
    if len(text) > LONGEST:
        raise Uncertain
    return text


def _number(place: Place) -> str:
    """A number exactly where that is short, else its first digits, cut off and not rounded."""
    if not place.finite:
        return r"\infty" if place.at == sympy.oo else r"-\infty"
    if place.exact and not place.at.has(sympy.Float):
        text = decimals(place.at)
        if len(text) <= _SHORT:
            return text
    size = sympy.N(abs(place.at), 25, maxn=400)
    places = max(0, _DIGITS - max(0, int(sympy.floor(sympy.log(size, 10))) + 1))
    cut = sympy.floor(size * 10**places)
    if abs(size * 10**places - cut) < sympy.Float("1e-9") or cut == 0:
        raise Uncertain
    text = f"{int(cut):0{places + 1}d}"
    shown = f"{text[:-places]}.{text[-places:]}" if places else text
    return rf"{'-' if place.at < 0 else ''}{shown}\ldots"


def _hold_range(function: Function, low: End, high: End) -> None:
    """Refuse a range that a sample leaves."""
    y = function.samples[function.known]
    slack = 1e-9 * (1 + np.abs(y))
    if (y < float(low.value) - slack).any() or (y > float(high.value) + slack).any():
        raise Uncertain


def _hold_slope(function: Function, sign: int, low: Place, high: Place) -> None:
    """Refuse a stretch on which samples go another way."""
    inside = (function.places > float(low.at)) & (function.places < float(high.at)) & function.known
    for left, right in pairwise(np.flatnonzero(inside)):
        if right == left + 1:
            rise = function.samples[right] - function.samples[left]
            slack = 1e-9 * (1 + abs(function.samples[left]))
            if (
                (sign > 0 and rise < -slack)
                or (sign < 0 and rise > slack)
                or (sign == 0 and abs(rise) > slack)
            ):
                raise Uncertain
