"""Facts that follow from a function taken apart by computation: its range, where it grows and falls, where it bends.

They go further than SymPy's own ranges and solutions: into functions by cases, domains with ends, and turning points
that have no closed form, of which the digits are shown as far as they go. Held against samples before they are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import sympy
from sympy.functions.elementary.hyperbolic import HyperbolicFunction

from vaultproof.calculus.exponentials import common_rate
from vaultproof.calculus.number import Unsure, limit_at
from vaultproof.calculus.places import Place
from vaultproof.calculus.profile import (
    End,
    Joint,
    Limit,
    Profile,
    bends,
    equal,
    larger,
    profile_of,
    profile_on,
    values_of,
)
from vaultproof.facts.cases import decimals
from vaultproof.facts.domain import hold_domain
from vaultproof.facts.fact import Fact, Uncertain, stated
from vaultproof.facts.function import LONGEST, Function
from vaultproof.facts.slope import steepest_of
from vaultproof.facts.written import latex

_MOST_STRETCHES = 6
_MOST_PARTS, _MOST_PLACES = 3, 2
_DIGITS = 5
_SHORT = 40
_SMALL, _LARGE = 1e-12, 100
_MOST_POWER = 60
_WORDS = {1: "increasing", -1: "decreasing", 0: "constant"}
_BENT = {1: "convex", -1: "concave", 0: "straight"}
_MOST_ZEROS = 6


def certain_range_of(function: Function) -> Fact:
    """The values that the function takes, where these are a few intervals or numbers."""
    profile = taken_apart(function)
    try:
        found = values_of(profile)
        _hold_range(function, found.low, found.high)
        if found.connected and not equal(found.low.value, found.high.value):
            return stated("range", _connected(found.low, found.high))
        parts = sympy.Union(*_parts(profile))
    except Unsure as error:
        raise Uncertain from error
    if not _is_plain(parts):
        raise Uncertain
    return stated("range", function.latex(parts))


def _connected(low: End, high: End) -> str:
    if (low.value, high.value) == (-sympy.oo, sympy.oo):
        return r"\mathbb{R}"
    return _interval(Place(low.value), Place(high.value), closed=(low.attained, high.attained))


def _parts(profile: Profile) -> Iterator[sympy.Set]:
    """The values that the pieces of a function take, each an interval or a number, and those between the pieces."""
    for piece in profile.pieces:
        found = values_of(replace(profile, pieces=(piece,), joints=()))
        yield sympy.Interval(
            *map(_simplest, (found.low.value, found.high.value)),
            not found.low.attained,
            not found.high.attained,
        )
    yield sympy.FiniteSet(*(joint.value for joint in profile.joints if joint.value is not None))


def _simplest(number: sympy.Expr) -> sympy.Expr:
    """A number in its shortest form."""
    forms = (number, sympy.simplify(number), sympy.radsimp(number), sympy.radsimp(sympy.expand(number)))
    return min(forms, key=lambda form: (len(sympy.latex(form)), sympy.default_sort_key(form)))


def _is_plain(found: sympy.Set) -> bool:
    """Whether a set is a few intervals and numbers that are known exactly."""
    parts = found.args if isinstance(found, sympy.Union) else (found,)
    kinds = (sympy.Interval, sympy.FiniteSet)
    return (
        len(parts) <= _MOST_PARTS
        and all(isinstance(part, kinds) for part in parts)
        and not found.has(sympy.Float)
    )


def certain_domain_of(function: Function) -> Fact:
    """Where the function has values, by its pieces."""
    profile = taken_apart(function)
    if profile.period is not None or not all(
        end.exact for piece in profile.pieces for end in (piece.low, piece.high)
    ):
        raise Uncertain
    pieces = (sympy.Interval.open(piece.low.at, piece.high.at) for piece in profile.pieces)
    places = (joint.at for joint in profile.joints if joint.value is not None)
    found = sympy.Union(*pieces, sympy.FiniteSet(*places))
    hold_domain(function, found)
    return stated("domain", function.latex(found))


def certain_zeros_of(function: Function) -> Fact:
    """Where the function is zero: nowhere, at a few places, on a stretch or some."""
    profile = taken_apart(function)
    if profile.period is not None:
        raise Uncertain
    try:
        places, stretches = _zeros(profile)
    except Unsure as error:
        raise Uncertain from error
    if len(places) + len(stretches) > (2 * _MOST_ZEROS if _is_mirrored(places) else _MOST_ZEROS):
        raise Uncertain
    _hold_zeros(function, places, stretches)
    if not places and not stretches:
        return Fact("zeros", (("none", ""),))
    told = [_interval(low, high, closed=closed) for low, high, closed in stretches]
    if not told and len(places) > _MOST_ZEROS:
        zero = ["0"] if len(places) % 2 else []
        above = [rf"\pm {_number(place)}" for place in places[(len(places) + 1) // 2 :]]
        return stated("zeros", ", ".join([*zero, *above]))
    if not told:
        return stated("zeros", ", ".join(_number(place) for place in places))
    if places:
        told.append(rf"\left\{{{', '.join(_number(place) for place in places)}\right\}}")
    return stated("zeros", r" \cup ".join(told))


def _is_mirrored(places: list[Place]) -> bool:
    """Whether places, known exactly and in order, lie evenly around zero."""
    return all(place.exact for place in places) and all(
        equal(left.at, -right.at) for left, right in zip(places, reversed(places), strict=True)
    )


_Flat = tuple[Place, Place, tuple[bool, bool]]


def _zeros(profile: Profile) -> tuple[list[Place], list[_Flat]]:
    """The places where the function is zero, in order, and the stretches on which it is. Raises `Unsure`."""
    joints = {joint.at: joint for joint in profile.joints}
    places: list[Place] = []
    stretches: list[_Flat] = []
    for piece in profile.pieces:
        runs = bends(piece, profile.x, 0)
        places += [run.low for run in runs[1:]]
        for run in runs:
            if run.sign == 0:
                closed = tuple(
                    end.finite and end.at in joints and _is_zero(joints[end.at])
                    for end in (run.low, run.high)
                )
                stretches.append((run.low, run.high, (closed[0], closed[1])))
    joined: list[_Flat] = []
    for low, high, closed in stretches:
        if joined and joined[-1][1] == low and closed[0]:
            joined[-1] = (joined[-1][0], high, (joined[-1][2][0], closed[1]))
        else:
            joined.append((low, high, closed))
    ends = [end for low, high, _ in joined for end in (low, high)]
    inside = [place for low, high, _ in stretches for place in (low, high)]
    places += [
        place
        for joint in profile.joints
        if _is_zero(joint) and (place := Place(joint.at)) not in ends and place not in inside
    ]
    return sorted(places, key=lambda place: sympy.N(place.at, 30)), joined


def _is_zero(joint: Joint) -> bool:
    return joint.value is not None and equal(joint.value, sympy.S.Zero)


def _hold_zeros(function: Function, places: list[Place], stretches: list[_Flat]) -> None:
    """Refuse zeros that samples deny: a value of another size on a stretch, a sign that changes where none is."""
    x, y = function.places, function.samples
    inside = np.zeros(len(x), dtype=bool)
    for low, high, _ in stretches:
        inside |= (x > float(low.at)) & (x < float(high.at))
    with np.errstate(invalid="ignore"):
        wrong = inside & function.known & (np.abs(y) > _SMALL)
        changed = function.known[:-1] & function.known[1:] & (np.sign(y[:-1]) * np.sign(y[1:]) < 0)
    at = [float(place.at) for place in places]
    for left, right in zip(x[:-1][changed], x[1:][changed], strict=True):
        known = any(left <= place <= right for place in at) or any(
            left <= float(end.at) <= right
            for piece in taken_apart(function).pieces
            for end in (piece.low, piece.high)
        )
        if not known:
            raise Uncertain
    if wrong.any():
        raise Uncertain


def certain_monotone_of(function: Function) -> Fact:
    """Where the function grows, falls and stays."""
    profile = taken_apart(function)
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


def certain_convexity_of(function: Function) -> Fact:
    """Where the function is convex and where concave; a straight part belongs to both sides of it, where it bends the
    other way at none of its ends."""
    profile = taken_apart(function)
    if profile.period is not None:
        raise Uncertain
    try:
        found = bent(profile)
    except Unsure as error:
        raise Uncertain from error
    if len(found) > _MOST_STRETCHES or all(stretch.sign == 0 for stretch in found):
        raise Uncertain
    statements = []
    for stretch in found:
        _hold_bend(function, stretch)
        statements.append((_BENT[stretch.sign], _interval(stretch.low, stretch.high, closed=stretch.closed)))
    return Fact("convexity", tuple(statements))


def certain_steepest_of(function: Function) -> Fact:
    """The greatest slope of a function that has one, and where it is reached."""
    profile = taken_apart(function)
    if profile.period is not None or not all(joint.smooth for joint in profile.inner):
        raise Uncertain
    try:
        top, places = _steepest(profile)
    except Unsure as error:
        raise Uncertain from error
    with np.errstate(over="ignore", invalid="ignore"):
        rise = np.diff(function.samples) / np.diff(function.places)
    if (rise[np.isfinite(rise)] > float(top) + 1e-6 * (1 + abs(float(top)))).any():
        raise Uncertain
    where = f"{function.latex(function.x)} = {', '.join(_number(place) for place in places)}"
    return Fact("steepest", (("", _height(top)), ("at", where)))


def _height(top: sympy.Expr) -> str:
    """A slope exactly where that is short, else its first digits."""
    return _number(Place(top))


def other_steepest_of(function: Function) -> Fact:
    """The same by SymPy's own solutions, for a function that cannot be taken apart."""
    try:
        taken_apart(function)
    except Uncertain:
        return steepest_of(function)
    raise Uncertain


def _steepest(profile: Profile) -> tuple[sympy.Expr, list[Place]]:
    """The greatest slope and the places where it is reached. Raises `Uncertain` where it is none, or on a stretch."""
    ends: list[tuple[sympy.Expr, Place, bool]] = []
    for piece in profile.pieces:
        slope = sympy.diff(piece.expression, profile.x)
        for run in bends(piece, profile.x, 2):
            if run.sign == 0:
                raise Uncertain
            for place, side in ((run.low, 1), (run.high, -1)):
                if not place.exact:
                    raise Uncertain
                within = place.finite and place.at not in (
                    profile.pieces[0].low.at,
                    profile.pieces[-1].high.at,
                )
                ends.append((limit_at(slope, profile.x, place.at, side), place, within))
    top = ends[0][0]
    for height, _, _ in ends:
        top = height if larger(height, top) else top
    highest = [(place, within) for height, place, within in ends if equal(height, top)]
    places = list({place.at: place for place, _ in highest}.values())
    if top == sympy.oo or not all(within for _, within in highest) or len(places) > _MOST_PLACES:
        raise Uncertain
    return _simplest(top), places


def taken_apart(function: Function) -> Profile:
    """The function taken apart. Raises `Uncertain`."""
    found = _taken_apart(function.original, function.x, function.only)
    if found is None:
        raise Uncertain
    return found


@lru_cache(maxsize=64)
def _taken_apart(original: sympy.Expr, x: sympy.Symbol, only: sympy.Interval | None) -> Profile | None:
    """The same by what it follows from, None where that is not certain: several facts ask for it."""
    if any(power.base.has(x) and power.exp.has(x) for power in original.atoms(sympy.Pow)):
        return None  # whether 0^0 is a value is a matter of taste
    if _is_too_fine(original, x):
        return None  # it would become a polynomial of a high degree
    with suppress(Unsure):
        if only is None:
            return profile_of(original, x)
        low = Limit(only.start, bool(only.left_open)) if only.start.is_finite else None
        high = Limit(only.end, bool(only.right_open)) if only.end.is_finite else None
        return profile_on(original, x, low, high)
    return None


def _is_too_fine(original: sympy.Expr, x: sympy.Symbol) -> bool:
    """Whether exponentials in a sum have rates with large numbers and little in common."""
    exact = sympy.nsimplify(original, rational=True).rewrite(HyperbolicFunction, sympy.exp)
    rate = common_rate(exact, x)
    for grown in {grown for summed in exact.atoms(sympy.Add) for grown in summed.atoms(sympy.exp)}:
        argument = grown.args[0]
        linear = argument.is_polynomial(x) and sympy.degree(argument, x) == 1
        rates = sympy.Poly(argument, x).nth(1) / rate if linear else argument
        if any(max(abs(number.p), number.q) > _MOST_POWER for number in rates.atoms(sympy.Rational)):
            return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """An interval on which a function bends one way: up (1), down (-1) or not at all (0)."""

    sign: int
    low: Place
    high: Place
    closed: tuple[bool, bool]


def bent(profile: Profile) -> list[_Stretch]:
    """The stretches on which a function bends one way, as long as they can be."""
    joints = {joint.at: joint for joint in profile.joints}
    found: list[_Stretch] = []
    straight: _Stretch | None = None
    for piece in profile.pieces:
        for run in bends(piece, profile.x, 2):
            closed = (_reaches(joints, run.low, 1), _reaches(joints, run.high, -1))
            own = _Stretch(sign=run.sign, low=run.low, high=run.high, closed=closed)
            last = found[-1] if found else None
            joined = None if last is None else _joined(last, own, joints)
            if joined is not None:
                found[-1] = joined
            else:
                longer = None if straight is None else _joined(straight, own, joints)
                found.append(longer or own)
            straight = _straight(straight, own, joints)
    return found


def _straight(before: _Stretch | None, own: _Stretch, joints: dict[sympy.Expr, Joint]) -> _Stretch | None:
    """The straight stretch that ends with a stretch, as long as it can be."""
    if own.sign != 0:
        return None
    joined = None if before is None else _joined(before, own, joints)
    return joined if joined is not None and joined.sign == 0 else own


def _joined(left: _Stretch, right: _Stretch, joints: dict[sympy.Expr, Joint]) -> _Stretch | None:
    """Two neighbouring stretches as one, None where the function bends both ways in them."""
    if left.high != right.low or not (left.closed[1] and right.closed[0]):
        return None
    signs = {left.sign, right.sign} - {0}
    joint = joints.get(left.high.at)
    if joint is not None:
        if joint.slope_left is None or joint.slope_right is None:
            return None
        if not equal(joint.slope_left, joint.slope_right):
            signs.add(1 if larger(joint.slope_right, joint.slope_left) else -1)
    if len(signs) > 1:
        return None
    sign = signs.pop() if signs else 0
    return _Stretch(sign=sign, low=left.low, high=right.high, closed=(left.closed[0], right.closed[1]))


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
        with suppress(Uncertain):  # a fraction of large numbers is told by its digits
            at = place.at.replace(sympy.log, _log_of_root)
            text = min(decimals(at), latex(at), key=len)
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


def _log_of_root(number: sympy.Expr) -> sympy.Expr:
    """The logarithm of a number, ln 9801 as 2 ln 99."""
    root = sympy.perfect_power(number) if number.is_Integer and number > _LARGE else False
    return root[1] * sympy.log(root[0]) if isinstance(root, tuple) else sympy.log(number)


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


def _hold_bend(function: Function, stretch: _Stretch) -> None:
    """Refuse a stretch in which samples bend another way."""
    x = function.places
    inside = (x > float(stretch.low.at)) & (x < float(stretch.high.at)) & function.known
    kept = np.flatnonzero(inside[:-2] & inside[1:-1] & inside[2:])
    y, size = function.samples, np.abs(function.samples)
    with np.errstate(over="ignore", invalid="ignore"):
        share = (x[kept + 1] - x[kept]) / (x[kept + 2] - x[kept])
        above = (1 - share) * y[kept] + share * y[kept + 2] - y[kept + 1]
        slack = 1e-9 * (1 + size[kept] + size[kept + 1] + size[kept + 2])
        wrong = stretch.sign * above < -slack if stretch.sign else np.abs(above) > slack
    if wrong.any():
        raise Uncertain
