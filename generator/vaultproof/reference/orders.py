"""What is known of quantities whatever they are quantities of: which of two is never less than the other, between which
bounds each lies, which are symmetric in what they are made of. Tables of theorems; computes nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class Modality(StrEnum):
    """How a statement is meant: of all cases in so many words, of some, or without a word for it."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Between which numbers a quantity lies. Each end that is a number is taken."""

    low: float
    high: float


_SHARE = Bounds(low=0, high=1)
_SIGNED_SHARE = Bounds(low=-1, high=1)
_FROM_ZERO = Bounds(low=0, high=math.inf)
BOUNDS: dict[str, Bounds] = {
    "accuracy": _SHARE,
    "precision": _SHARE,
    "recall": _SHARE,
    "specificity": _SHARE,
    "f1": _SHARE,
    "iou": _SHARE,
    "dice": _SHARE,
    "mae": _FROM_ZERO,
    "mse": _FROM_ZERO,
    "rmse": _FROM_ZERO,
    "variance": _FROM_ZERO,
    "deviation": _FROM_ZERO,
    "entropy": _FROM_ZERO,
    "joint entropy": _FROM_ZERO,
    "conditional entropy": _FROM_ZERO,
    "cross entropy": _FROM_ZERO,
    "divergence": _FROM_ZERO,
    "mutual information": _FROM_ZERO,
    "perplexity": Bounds(low=1, high=math.inf),
    "correlation": _SIGNED_SHARE,
    "mcc": _SIGNED_SHARE,
    "information gain": _FROM_ZERO,
    "cosine": _SIGNED_SHARE,
    "determination": Bounds(low=-math.inf, high=1),
    "taxicab norm": _FROM_ZERO,
    "euclidean norm": _FROM_ZERO,
    "maximum norm": _FROM_ZERO,
}
_NARROWER = frozenset({"determination", "cosine"})
"""Quantities that lie closer together in common cases: of regressions, of vectors without negative entries."""
_NEVER_MORE = frozenset(
    {
        ("mae", "rmse"),
        ("iou", "dice"),
        ("harmonic mean", "geometric mean"),
        ("geometric mean", "arithmetic mean"),
        ("harmonic mean", "arithmetic mean"),
        ("f1", "arithmetic mean"),
        ("maximum norm", "euclidean norm"),
        ("euclidean norm", "taxicab norm"),
        ("maximum norm", "taxicab norm"),
        ("entropy", "cross entropy"),
        ("conditional entropy", "entropy"),
        ("conditional entropy", "joint entropy"),
        ("entropy", "joint entropy"),
        ("mutual information", "entropy"),
    }
)
"""Pairs of which the first is never more than the second, and may be less or the same."""
_BETWEEN = frozenset({("f1", frozenset({"precision", "recall"}))})
SYMMETRIC: dict[str, bool] = {
    "divergence": False,
    "cross entropy": False,
    "conditional entropy": False,
    "mutual information": True,
    "joint entropy": True,
    "jensen-shannon divergence": True,
    "cosine": True,
    "correlation": True,
    "mcc": True,
    "covariance": True,
    "iou": True,
    "dice": True,
}
METRICS: dict[str, bool] = {"divergence": False, "cross entropy": False}


def decide(subject: str, relation: str, objects: tuple[str, ...], modality: Modality) -> bool | None:
    """Whether a statement is so; None where it is not known, or may be said of one case only.

    `relation` is `<`, `<=`, `>`, `>=`, `between`, `symmetric`, `asymmetric`, `metric`, `no metric`, `bounded above` or
    `unbounded above`; objects are names of quantities or numbers.
    """
    match relation:
        case "symmetric" | "asymmetric":
            known = SYMMETRIC.get(subject)
            return None if known is None else known == (relation == "symmetric")
        case "metric" | "no metric":
            known = METRICS.get(subject)
            return None if known is None else known == (relation == "metric")
        case "bounded above" | "unbounded above":
            bounds = BOUNDS.get(subject)
            return None if bounds is None else (bounds.high < math.inf) == (relation == "bounded above")
        case "between":
            return _is_between(subject, objects, modality)
    (other,) = objects
    number = number_of(other)
    if number is not None:
        return _against_number(subject, relation, number, modality)
    return _against_other(subject, relation, other, modality)


def number_of(text: str) -> float | None:
    """The number that an object is, if it is one."""
    try:
        return float(text)
    except ValueError:
        return None


def _is_between(subject: str, objects: tuple[str, ...], modality: Modality) -> bool | None:
    numbers = [number_of(one) for one in objects]
    if None in numbers:
        known = (subject, frozenset(objects)) in _BETWEEN
        return True if known and modality is not Modality.SOMETIMES else None
    low, high = sorted(one for one in numbers if one is not None)
    bounds = BOUNDS.get(subject)
    if bounds is None or modality is Modality.SOMETIMES:
        return None
    if low <= bounds.low and bounds.high <= high:
        return True
    return False if modality is Modality.ALWAYS and subject not in _NARROWER else None


def _against_number(subject: str, relation: str, number: float, modality: Modality) -> bool | None:
    bounds = BOUNDS.get(subject)
    if bounds is None:
        return None
    if modality is Modality.SOMETIMES:
        return _may_lie(bounds, relation, number)
    match relation:
        case ">=":
            told = bounds.low >= number
        case "<=":
            told = bounds.high <= number
        case ">":
            told = bounds.low > number
            if bounds.low == number:
                return None  # `the variance is always positive` is loosely said
        case _:
            told = bounds.high < number
            if bounds.high == number:
                return None
    if told:
        return True
    return False if modality is Modality.ALWAYS and subject not in _NARROWER else None


def _may_lie(bounds: Bounds, relation: str, number: float) -> bool:
    """Whether some number within bounds is so."""
    match relation:
        case ">=":
            return bounds.high >= number
        case ">":
            return bounds.high > number
        case "<=":
            return bounds.low <= number
        case _:
            return bounds.low < number


def _against_other(subject: str, relation: str, other: str, modality: Modality) -> bool | None:
    if relation in {"<", "<="}:
        return _against_other(other, {"<": ">", "<=": ">="}[relation], subject, modality)
    more, less = (other, subject) in _NEVER_MORE, (subject, other) in _NEVER_MORE
    if not more and not less:
        return None
    if modality is Modality.SOMETIMES:
        return True if more else (False if relation == ">" else None)
    if more:
        return True if relation == ">=" else None
    return False if relation == ">" or modality is Modality.ALWAYS else None
