"""What becomes of quantities of a list of numbers, or of two vectors, where the same number is added to all numbers, or
all are multiplied by the same. A table of theorems; computes nothing.
"""

from __future__ import annotations

from enum import StrEnum


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


def decide_change(quantity: str, change: str, stays: bool) -> bool | None:
    """Whether a quantity stays as it is, or does not; None where that depends on the number."""
    known = _STAYS.get(quantity)
    if known is None:
        return None
    if change == Change.SCALE and Change.STRETCH in known:
        return None  # a negative number turns signs round
    return (Change(change) in known) == stays
