"""What is certain of a function: its pieces, how they join, where it rises and bends, and the values it reaches.

Every answer is computed, none sampled. States no verdicts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

import sympy

from vaultproof.calculus.number import Unsure, limit_at, sign_of, value_at
from vaultproof.calculus.pieces import Piece, pieces_of
from vaultproof.calculus.places import LEFT, RIGHT, Place, Run, before, inside, same
from vaultproof.calculus.signs import period_of, signs

_MAX_NODES = 160


@dataclass(frozen=True, slots=True)
class Joint:
    """A finite end of a piece: the function's value there (None outside its domain), the limits from both sides and
    the slopes that the pieces reach there (None where there is no piece)."""

    at: sympy.Expr
    value: sympy.Expr | None
    left: sympy.Expr | None
    right: sympy.Expr | None
    slope_left: sympy.Expr | None
    slope_right: sympy.Expr | None

    @property
    def continuous(self) -> bool:
        """Whether the function is continuous at the place, from the sides that it has."""
        if self.value is None:
            return False
        sides = [side for side in (self.left, self.right) if side is not None]
        return all(equal(side, self.value) for side in sides)

    @property
    def smooth(self) -> bool:
        """Whether the function has a derivative at the place."""
        if not self.continuous or self.slope_left is None or self.slope_right is None:
            return False
        infinite = {sympy.oo, -sympy.oo} & {self.slope_left, self.slope_right}
        return not infinite and equal(self.slope_left, self.slope_right)


@dataclass(frozen=True, slots=True)
class End:
    """An end of the set of values: the number or ±∞, whether it is a value, and where (None where not known)."""

    value: sympy.Expr
    attained: bool
    place: sympy.Expr | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """The set of a function's values between its ends; `connected` tells that it has no gaps."""

    low: End
    high: End
    connected: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """A finite end of a stretch of the line, and whether it is left out."""

    at: sympy.Expr
    is_open: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """A function of the real variable `x`, in pieces, with its joints; one of a `period`, within one period."""

    x: sympy.Symbol
    expression: sympy.Expr
    pieces: tuple[Piece, ...]
    joints: tuple[Joint, ...]
    period: sympy.Expr | None = None

    @property
    def total(self) -> bool:
        """Whether the function is real on the whole line."""
        ends = self.pieces[0].low, self.pieces[-1].high
        whole = self.period is not None or not (ends[0].finite or ends[1].finite)
        return whole and self.gapless and all(joint.value is not None for joint in self.joints)

    @property
    def gapless(self) -> bool:
        """Whether the domain is one interval."""
        return all(
            joint.value is not None and joint.left is not None and joint.right is not None
            for joint in self.inner
        )

    @property
    def inner(self) -> tuple[Joint, ...]:
        """The joints between two pieces, without the outermost ends."""
        first, last = int(self.pieces[0].low.finite), int(self.pieces[-1].high.finite)
        return self.joints[first : len(self.joints) - last]

    @property
    def continuous(self) -> bool:
        """Whether the function is continuous wherever it is defined."""
        return all(joint.continuous for joint in self.joints if joint.value is not None)


def profile_of(expression: sympy.Expr, symbol: sympy.Symbol) -> Profile:
    """A function taken apart. Raises `Unsure` where that cannot be done for certain."""
    x = sympy.Symbol(symbol.name, real=True)
    expression = _simple(expression, symbol, x)
    period = _period(expression, x)
    low, high = (LEFT, RIGHT) if period is None else (Place(-period / 2), Place(period / 2))
    pieces = pieces_of(expression, x, low, high)
    if not pieces:
        raise Unsure("it has no real values")
    joints = _joints(expression, x, pieces)
    return Profile(x, expression, pieces, joints, period)


def profile_on(
    expression: sympy.Expr, symbol: sympy.Symbol, low: Limit | None, high: Limit | None
) -> Profile:
    """A function on a stretch of the line alone, taken apart. Raises `Unsure` where that cannot be done for certain, or
    where the function is not defined on all of it."""
    x = sympy.Symbol(symbol.name, real=True)
    expression = _simple(expression, symbol, x)
    first, last = (LEFT if low is None else Place(low.at)), (RIGHT if high is None else Place(high.at))
    if not before(first, last):
        raise Unsure("the ends of the stretch stand in the wrong order")
    pieces = pieces_of(expression, x, first, last)
    if not pieces or not same(pieces[0].low, first) or not same(pieces[-1].high, last):
        raise Unsure("it is not defined on all of that stretch")
    joints = _joints(expression, x, pieces)
    outside = {one.at for one in (low, high) if one is not None and one.is_open}
    joints = tuple(replace(one, value=None) if one.at in outside else one for one in joints)
    profile = Profile(x, expression, pieces, joints)
    if any(joint.value is None for joint in profile.inner):
        raise Unsure("it is not defined on all of that stretch")
    return profile


def _simple(expression: sympy.Expr, symbol: sympy.Symbol, x: sympy.Symbol) -> sympy.Expr:
    """An expression of the variable `x` with exact numbers. Raises `Unsure` for one with others, or a long one."""
    expression = sympy.nsimplify(expression.subs(symbol, x), rational=True)
    if expression.free_symbols - {x}:
        raise Unsure(f"`{min(map(str, expression.free_symbols - {x}))}` has no value in this note")
    if sum(1 for _ in sympy.preorder_traversal(expression)) > _MAX_NODES:
        raise Unsure("it is too long to be worked out for certain")
    return expression


def _joints(expression: sympy.Expr, x: sympy.Symbol, pieces: tuple[Piece, ...]) -> tuple[Joint, ...]:
    places: list[sympy.Expr] = []  # in order, since the pieces are
    for piece in pieces:
        for end in (piece.low, piece.high):
            if end.finite and end.at not in places:
                places.append(end.at)
    return tuple(_joint(expression, x, pieces, place) for place in places)


def _period(expression: sympy.Expr, x: sympy.Symbol) -> sympy.Expr | None:
    if not expression.has(sympy.sin, sympy.cos):
        return None
    try:
        return period_of(expression, x)
    except Unsure:
        return None


def _joint(expression: sympy.Expr, x: sympy.Symbol, pieces: Iterable[Piece], place: sympy.Expr) -> Joint:
    left = next((piece.expression for piece in pieces if piece.high.at == place), None)
    right = next((piece.expression for piece in pieces if piece.low.at == place), None)
    try:
        value: sympy.Expr | None = value_at(expression, x, place)
    except Unsure:
        value = None
    return Joint(
        at=place,
        value=value,
        left=None if left is None else limit_at(left, x, place, -1),
        right=None if right is None else limit_at(right, x, place, 1),
        slope_left=None if left is None else limit_at(sympy.diff(left, x), x, place, -1),
        slope_right=None if right is None else limit_at(sympy.diff(right, x), x, place, 1),
    )


@cache
def bends(piece: Piece, x: sympy.Symbol, order: int) -> tuple[Run, ...]:
    """The signs of a piece's derivative of an order. Raises `Unsure` where they cannot be told."""
    derivative = sympy.diff(piece.expression, x, order)
    if not _differs(derivative, x, inside(piece.low, piece.high)) and sympy.simplify(derivative) == 0:
        return (Run(0, piece.low, piece.high),)
    return signs(derivative, x, piece.low, piece.high)


def _differs(expression: sympy.Expr, x: sympy.Symbol, place: sympy.Expr) -> bool:
    """Whether an expression is plainly not zero at a place."""
    try:
        return sign_of(value_at(expression, x, place)) != 0
    except Unsure:
        return False


@cache
def values_of(profile: Profile) -> Values:
    """The set of values. Raises `Unsure` where its ends cannot be found."""
    ends: list[tuple[End, End]] = []
    for piece in profile.pieces:
        for run in bends(piece, profile.x, 1):
            sides = [_end(piece, profile.x, place, side) for place, side in ((run.low, 1), (run.high, -1))]
            ends.append((sides[0], sides[1]) if run.sign >= 0 else (sides[1], sides[0]))
            if run.sign == 0:
                constant = _end(piece, profile.x, run.low, 1).value
                found = End(constant, True, inside(run.low, run.high))
                ends[-1] = (found, found)
    taken = [End(joint.value, True, joint.at) for joint in profile.joints if joint.value is not None]
    ends += [(end, end) for end in taken]
    low = _extreme([low for low, _ in ends], -1)
    high = _extreme([high for _, high in ends], 1)
    return Values(low, high, profile.gapless and profile.continuous)


def _end(piece: Piece, x: sympy.Symbol, place: Place, side: int) -> End:
    """The value that a piece tends to at a place, which it takes where the place lies inside the piece."""
    within = place.at not in (piece.low.at, piece.high.at)
    if place.exact:
        return End(limit_at(piece.expression, x, place.at, side), within, place.at if within else None)
    value = value_at(piece.expression, x, place.at).evalf(25, maxn=400)
    return End(value, within, place.at)


def _extreme(ends: list[End], sign: int) -> End:
    """The lowest (`sign` -1) or highest end; among equal ones, one that is a value."""
    best = ends[0]
    for end in ends[1:]:
        if equal(end.value, best.value):
            best = best if best.attained else end
        elif larger(end.value, best.value) == (sign > 0):
            best = end
    return best


def equal(one: sympy.Expr, other: sympy.Expr) -> bool:
    """Whether two numbers or infinities are equal."""
    if one == other:
        return True
    if one in (sympy.oo, -sympy.oo) or other in (sympy.oo, -sympy.oo):
        return False
    return sign_of_difference(one, other) == 0


_LONG = 10**20


def _is_found(number: sympy.Expr) -> bool:
    """Whether a fraction is one that stands for a place found in so many digits."""
    return isinstance(number, sympy.Rational) and number.q > _LONG


def larger(one: sympy.Expr, other: sympy.Expr) -> bool:
    """Whether a number or infinity is larger than another."""
    if one == other:
        return False
    if one == sympy.oo or other == -sympy.oo:
        return True
    if other == sympy.oo or one == -sympy.oo:
        return False
    return sign_of_difference(one, other) > 0


def sign_of_difference(one: sympy.Expr, other: sympy.Expr) -> int:
    """The sign of a difference; numbers known to twenty-five digits are equal where they agree in fifteen."""
    if any(side.has(sympy.Float) or _is_found(side) for side in (one, other)):
        difference = sympy.N(one - other, 25)
        return (
            0
            if abs(difference) < sympy.Float("1e-15") * (1 + abs(sympy.N(one)))
            else int(sympy.sign(difference))
        )
    return sign_of(one - other)
