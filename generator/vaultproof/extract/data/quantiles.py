"""Quartiles of listed numbers, by each of the rules that people follow. Reads no text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

LOWER = Fraction(1, 4)
UPPER = Fraction(3, 4)


def quartiles(numbers: Sequence[Fraction], share: Fraction) -> tuple[Fraction, ...]:
    """The values that a quartile of numbers may have, each once, that of the halves without the middle first."""
    return tuple(dict.fromkeys(pair[share == UPPER] for pair in _pairs(sorted(numbers))))


def spreads(numbers: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """What may be between the two quartiles, both by the same rule."""
    return tuple(dict.fromkeys(high - low for low, high in _pairs(sorted(numbers))))


def _pairs(ranked: Sequence[Fraction]) -> Iterator[tuple[Fraction, Fraction]]:
    """The lower and the upper quartile by each rule."""
    count = len(ranked)
    half = count // 2
    yield _median(ranked[:half]), _median(ranked[count - half :])
    yield _median(ranked[: count - half]), _median(ranked[half:])
    for low, high in (
        ((count - 1) * LOWER, (count - 1) * UPPER),
        ((count + 1) * LOWER - 1, (count + 1) * UPPER - 1),
        (count * LOWER - Fraction(1, 2), count * UPPER - Fraction(1, 2)),
        (Fraction(math.ceil(count * LOWER) - 1), Fraction(math.ceil(count * UPPER) - 1)),
    ):
        yield _between(ranked, low), _between(ranked, high)
    low, high = count * LOWER, count * UPPER
    if low.denominator == 1:
        yield _between(ranked, low - Fraction(1, 2)), _between(ranked, high - Fraction(1, 2))


def _median(ranked: Sequence[Fraction]) -> Fraction:
    return _between(ranked, Fraction(len(ranked) - 1, 2))


def _between(ranked: Sequence[Fraction], place: Fraction) -> Fraction:
    """The value at a place, which may lie between two numbers."""
    place = min(max(place, Fraction(0)), Fraction(len(ranked) - 1))
    below = math.floor(place)
    above = min(below + 1, len(ranked) - 1)
    return ranked[below] + (place - below) * (ranked[above] - ranked[below])
