"""What becomes of quantities of a list of numbers, or of two vectors, where the same number is added to all numbers, or
all are multiplied by the same. A table of theorems; computes nothing.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction


class Change(StrEnum):
    """What is done to all numbers: the same is added, they are multiplied by one positive number, or by any."""

    SHIFT = "shift"
    STRETCH = "stretch"
    SCALE = "scale"


_STAYS: dict[str, frozenset[Change]] = {
    "softmax": frozenset({Change.SHIFT}),
    "variance": frozenset({Change.SHIFT}),
    "deviation": frozenset({Change.SHIFT}),
    "range": frozenset({Change.SHIFT}),
    "covariance": frozenset({Change.SHIFT}),
    "mean": frozenset(),
    "median": frozenset(),
    "norm": frozenset(),
    "standardised": frozenset({Change.SHIFT, Change.STRETCH}),
    "correlation": frozenset({Change.SHIFT, Change.STRETCH}),
    "argmax": frozenset({Change.SHIFT, Change.STRETCH}),
    "order": frozenset({Change.SHIFT, Change.STRETCH}),
    "cosine": frozenset({Change.STRETCH}),
    "variation": frozenset({Change.STRETCH}),
}
"""The quantities, with what leaves each as it is whatever the numbers are."""


_POWER: dict[str, int] = {
    "mean": 1,
    "median": 1,
    "deviation": 1,
    "range": 1,
    "norm": 1,
    "variance": 2,
    "correlation": 0,
    "cosine": 0,
    "variation": 0,
    "standardised": 0,
}
"""With which power of a positive factor each quantity grows."""
_MOVES = frozenset({"mean", "median"})
"""Quantities that grow by what is added to all numbers."""


def decide_effect(quantity: str, change: str, amount: Fraction, effect: str, told: Fraction) -> bool | None:
    """Whether a quantity grows by so much, or so many times, where all numbers do by an amount; None if not known."""
    if change == Change.SHIFT:
        if effect != Change.SHIFT or not amount:
            return None
        stays = quantity in _STAYS and Change.SHIFT in _STAYS[quantity]
        return told == amount if quantity in _MOVES else False if stays else None
    power = _POWER.get(quantity)
    if power is None or effect != Change.STRETCH or amount <= 0 or amount == 1:
        return None
    return told == amount**power


def decide_change(quantity: str, change: str, stays: bool) -> bool | None:
    """Whether a quantity stays as it is, or does not; None where that depends on the number."""
    known = _STAYS.get(quantity)
    if known is None:
        return None
    if change == Change.SCALE and Change.STRETCH in known:
        return None  # a negative number turns signs round
    return (Change(change) in known) == stays
