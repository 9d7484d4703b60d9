"""Entropy, cross-entropy and divergence of distributions that are written out, to each base that people take.

Gives the terms and their values; says nothing of which base is meant where no unit tells it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from fractions import Fraction

from vaultproof.spot import late

_BASES = ((r"\log_2", 2.0), (r"\ln", math.e), (r"\log_{10}", 10.0))
UNITS = (
    r"(?:bits?|бит[аы]?)(?!\w)|比特|ビット|비트",
    r"(?:nats?|нат[аы]?)(?!\w)|奈特|ナット|나트",
)
"""The units of the first two bases."""
UNIT = rf"(?:\s*(?:\\(?:text|mathrm)\s*\{{\s*)?(?:{'|'.join(UNITS)})\s*\}}?)"
"""A unit behind a value."""
_OFF = Fraction(1, 100)


def base_told(text: str, at: int) -> int | None:
    """Which of the bases the unit at a place tells."""
    behind = re.match(r"[\s{}\\]*(?:(?:text|mathrm)[\s{]*)?", text[at : at + 40])
    start = at + (behind.end() if behind is not None else 0)
    return next(
        (base for base, unit in enumerate(UNITS) if re.compile(unit, re.IGNORECASE).match(text, start)), None
    )


_BITS = late(
    r"(?<!\w)(?:bits?|бит\w*|log_?2|base[\s-]2|basis\s+2|base\s+(?:two|deux|dos|due)|zweierlogarithmus|основани\w+\s+2)(?!\w)"
    r"|\\log_\{?2|比特|ビット|비트|以\s?\$?2\$?\s?为底|底(?:は|が|を)\s?\$?2",
    re.IGNORECASE,
)
_OTHER_BASES = late(
    r"(?<!\w)(?:nats?|нат\w*|ln)(?!\w)|\\ln(?![a-z])|\\log(?!_\{?2)(?![a-z])|奈特|ナット|나트|log_?10",
    re.IGNORECASE,
)


def base_of_note(text: str) -> int | None:
    """The base that a text tells, where it tells no other one."""
    return 0 if _BITS.search(text) is not None and _OTHER_BASES.search(text) is None else None


_NEAR = 3


def is_off_by_rounding(number: float, written: str) -> bool:
    """Whether a number differs from a written one by a few units of its last digit only, as one that is worked out
    from rounded numbers does."""
    plain = re.sub(r"\{,\}|,", ".", written.strip()).replace("−", "-")
    if re.fullmatch(r"-?\d*\.?\d+", plain) is None:
        return False
    unit = 10.0 ** -len(plain.partition(".")[2])
    return unit / 2 < abs(number - float(plain)) <= _NEAR * unit


def entropies(items: Sequence[str], numbers: Sequence[Fraction]) -> list[tuple[str, float]]:
    """The entropy of a distribution to each base."""
    return _summed(list(zip(items, items, strict=True)), list(zip(numbers, numbers, strict=True)))


def cross_entropies(items: Sequence[str], numbers: Sequence[Fraction]) -> list[tuple[str, float]]:
    """The cross-entropy of two distributions, one behind the other, to each base."""
    half = len(items) // 2
    return _summed(
        list(zip(items[:half], items[half:], strict=True)),
        list(zip(numbers[:half], numbers[half:], strict=True)),
    )


def divergences(items: Sequence[str], numbers: Sequence[Fraction]) -> list[tuple[str, float]]:
    """The divergence of Kullback and Leibler of two distributions, one behind the other, to each base."""
    half = len(items) // 2
    crossed = cross_entropies(items, numbers)
    own = entropies(items[:half], numbers[:half])
    return [
        (f"{term} - \\left({less}\\right)", value - other)
        for (term, value), (less, other) in zip(crossed, own, strict=True)
    ]


def _summed(
    pairs: Sequence[tuple[str, str]], numbers: Sequence[tuple[Fraction, Fraction]]
) -> list[tuple[str, float]]:
    """Minus the sum of each first times the logarithm of its second, to each base; none where that has no value."""
    columns = zip(*numbers, strict=True)
    if any(min(column) < 0 or abs(sum(column) - 1) > _OFF for column in columns):
        return []
    told = [(pair, number) for pair, number in zip(pairs, numbers, strict=True) if number[0]]
    if any(not number[1] for _, number in told):
        return []
    natural = -sum(float(p) * math.log(q) for _, (p, q) in told)
    return [
        (
            "-\\left(" + "+".join(rf"{p} \cdot {sign}\left({q}\right)" for (p, q), _ in told) + r"\right)",
            natural / math.log(base),
        )
        for sign, base in _BASES
    ]
