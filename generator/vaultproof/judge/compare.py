"""Compares an actual value with a stated one, in the precision in which it is stated. Judges nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from unicodedata import normalize

from vaultproof.claim import Relation
from vaultproof.judge.stated import Stated
from vaultproof.judge.value import Array, Infinite, Real, Truth, Undefined, Value, Words


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether actual and stated agree; None where it cannot be told, with the reason. `remark` is a softer finding."""

    agrees: bool | None
    remark: str | None = None
    reason: str | None = None


_MUCH = Fraction(3, 100)
_FLOAT = Fraction(1, 10**9)


def compare(actual: Value, stated: Stated, relation: Relation) -> Agreement:
    """Whether `actual` stands in `relation` to what is stated."""
    match actual, stated.value:
        case Real(), Real() if relation in _ORDERED:
            return _ordered(actual, stated.value, relation)
        case Real(), Real():
            return _equal(actual, stated)
        case (Infinite() | Real(), Infinite()) | (Infinite(), Real()) if relation in _ORDERED:
            one, other = _rank(actual), _rank(stated.value)
            return Agreement((one > other) - (one < other) in _ORDERED[relation])
        case Words(text), Words(other) if text != other and normalize("NFC", text) == normalize("NFC", other):
            return Agreement(None, reason="the two texts look the same and are written in different signs")
        case (Infinite(), Infinite()) | (Truth(), Truth()) | (Undefined(), Undefined()) | (Words(), Words()):
            return Agreement(actual == stated.value)
        case Undefined(), _:
            return Agreement(None, reason="the definition has no value there")
        case (Truth(), _) | (_, Truth()) | (Words(), _) | (_, Words()) | (Array(), _) | (_, Array()):
            return Agreement(None, reason="the two sides are of different kinds")
        case _:
            return Agreement(False)


_ORDERED = {
    Relation.LESS: (-1,),
    Relation.LESS_EQUAL: (-1, 0),
    Relation.GREATER: (1,),
    Relation.GREATER_EQUAL: (1, 0),
    Relation.UNEQUAL: (-1, 1),
}


def _rank(value: Value) -> int:
    """Where a value stands among -∞, the numbers and ∞."""
    return value.sign if isinstance(value, Infinite) else 0


def _ordered(actual: Real, other: Real, relation: Relation) -> Agreement:
    ends = [(one, two) for one in (actual.low, actual.high) for two in (other.low, other.high)]
    signs = {(one > two) - (one < two) for one, two in ends}
    if len(signs) > 1:
        return Agreement(None, reason="the two sides are too close to tell")
    return Agreement(signs.pop() in _ORDERED[relation])


def _equal(actual: Real, stated: Stated) -> Agreement:
    assert isinstance(stated.value, Real)
    middle, half = stated.value.middle, stated.half
    low, high = middle - half, middle + half
    if low <= actual.low and actual.high <= high:
        return Agreement(True)
    if half == 0 and not stated.value.exact:
        return _overlap(actual, stated.value)
    if half == 0 and not actual.exact and actual.low <= middle <= actual.high:
        tiny = (actual.high - actual.low) <= max(abs(middle), Fraction(1)) * Fraction(1, 10**20)
        return Agreement(True) if tiny else Agreement(None, reason="too close to tell at this precision")
    if half > 0 and actual.low <= high and actual.high >= low:
        return (
            Agreement(True)
            if _close(actual)
            else Agreement(None, reason="too close to a rounding boundary to tell")
        )
    if _truncated(actual, middle, half, stated):
        if abs(middle) < 20 * half and not stated.open_ended:
            return Agreement(
                None, reason="one digit is too few to tell a value that is cut off from a wrong one"
            )
        if abs(actual.middle - middle) > _MUCH * abs(middle) and not stated.open_ended:
            return Agreement(
                None, reason="it is too far off to tell digits that are cut off from a wrong one"
            )
        remark = None if stated.open_ended else "the digits are cut off, not rounded"
        return Agreement(True, remark=remark)
    return Agreement(False)


_HARDLY = Fraction(1, 10**10)
"""So near to one another, the rounding on the way tells two values apart, and no slip of a writer's does."""


def _overlap(actual: Real, other: Real) -> Agreement:
    """Whether two values are equal of which the second is known only to lie between two numbers."""
    if actual.low > other.high or actual.high < other.low:
        near = abs(actual.middle - other.middle) <= _HARDLY * max(abs(other.middle), Fraction(1))
        return Agreement(None, reason="too close to tell at this precision") if near else Agreement(False)
    width = max(actual.high, other.high) - min(actual.low, other.low)
    tiny = width <= max(abs(other.middle), Fraction(1)) * Fraction(1, 10**20)
    return Agreement(True) if tiny else Agreement(None, reason="too close to tell at this precision")


def _close(actual: Real) -> bool:
    return (actual.high - actual.low) <= max(abs(actual.middle), Fraction(1)) * _FLOAT * 4


def _truncated(actual: Real, middle: Fraction, half: Fraction, stated: Stated) -> bool:
    """Whether the stated digits are the first digits of the actual value, which was cut off rather than rounded."""
    if half == 0 or stated.digits == 0 or (middle == 0 and not stated.open_ended):
        return False
    unit = 2 * half
    nines = stated.open_ended and abs(middle) / unit % 10 == _NINE
    if middle >= 0 and actual.low >= middle and actual.high < middle + unit:
        return True
    if middle < 0 and actual.high <= middle and actual.low > middle - unit:
        return True
    return nines and actual.exact and abs(actual.middle) == abs(middle) + unit and middle * actual.middle > 0


_NINE = 9
"""Where this digit goes on for ever, the value is the next that has as many digits: 0.999… = 1."""
