"""Holds an array against a stated one: by shape first, then item by item. Reads no text and computes no items."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from vaultproof.claim import Relation
from vaultproof.judge.compare import Agreement, compare
from vaultproof.judge.stated import Stated
from vaultproof.judge.value import Array, Real, Undefined, Value

_NEGLIGIBLE = Fraction(1, 10**9)
_MANY_DIGITS = 7
_LAST_DIGITS = 10
_SMALL = Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class StatedArray:
    """An array as stated, its items in row-major order, each with its own precision.

    A list has a shape of one length, a matrix one of two.
    """

    shape: tuple[int, ...]
    items: tuple[Stated, ...]


def compare_arrays(actual: Value, stated: StatedArray, relation: Relation) -> Agreement:
    """Whether an array agrees with a stated one in shape and in each item.

    A list compares with a row, a column or a list of its length; matrices must have the same shape.
    """
    if not isinstance(actual, Array):
        return Agreement(None, reason="a number is held against a list")
    if relation is Relation.UNEQUAL:
        agrees = compare_arrays(actual, stated, Relation.EQUAL).agrees
        return Agreement(None if agrees is None else not agrees)
    if relation not in (Relation.EQUAL, Relation.APPROXIMATE):
        return Agreement(None, reason="lists are compared for equality only")
    if any(isinstance(item, Undefined) for item in actual.items):
        return Agreement(None, reason="an item has no value")
    if not _same_shape(actual.shape, stated.shape):
        return Agreement(False)
    found = [
        _of_items(item, one, relation) for item, one in zip(actual.items, _evenly(stated.items), strict=True)
    ]
    if any(one.agrees is False for one in found):
        return Agreement(False)
    if unsure := next((one for one in found if one.agrees is None), None):
        return unsure
    return Agreement(True, remark=next((one.remark for one in found if one.remark), None))


def _same_shape(actual: tuple[int, ...], stated: tuple[int, ...]) -> bool:
    if actual == stated:
        return True
    flat = (
        tuple(length for length in actual if length != 1),
        tuple(length for length in stated if length != 1),
    )
    return 1 in (len(actual), len(stated)) and flat[0] == flat[1] and len(flat[0]) <= 1


def _evenly(items: tuple[Stated, ...]) -> tuple[Stated, ...]:
    """Items with whole numbers among decimals as precise as these: the 0 of `≈ [0, 0.76, 0.96]` is no rough zero."""
    halves = [item.half for item in items if item.digits]
    if not halves:
        return items
    room = max(halves)
    return tuple(replace(item, half=room) if not item.digits and item.half > room else item for item in items)


def _of_items(actual: Value, stated: Stated, relation: Relation) -> Agreement:
    agreement = compare(actual, stated, relation)
    if agreement.agrees is not False or not (isinstance(actual, Real) and isinstance(stated.value, Real)):
        return agreement
    gap, size = abs(actual.middle - stated.value.middle), max(Fraction(1), abs(stated.value.middle))
    if not actual.exact and gap <= _NEGLIGIBLE * size:
        return Agreement(None, reason="an item differs by less than one part in a billion")
    if not actual.exact and stated.digits >= _MANY_DIGITS and gap < _LAST_DIGITS * 2 * stated.half:
        return Agreement(None, reason="the last of so many digits may come from rounding on the way")
    if not actual.exact and stated.digits == 0 and gap <= _SMALL * size:
        return Agreement(None, reason="an item may be rounded to a whole number")
    return agreement
