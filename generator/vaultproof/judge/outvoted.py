r"""A term of a chain that its neighbours deny with one voice is wrong: `5! = 5 \cdot 4 \cdot 9 = 120`.

Looks at judgements only; computes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from vaultproof.claim import Equation, Judgement, Refuted, Undecided
from vaultproof.judge.near import INEXPLICABLE
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real


def with_outvoted(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements on one note's claims; two links of a chain that fail, and that nothing but the size of the
    difference excuses, are refuted where the terms at both ends agree: then the term between them is wrong."""
    wrong = {
        id(one)
        for first, second in pairwise(one for one in judgements if isinstance(one.claim, Equation))
        if _agree_around(first, second)
        for one in (first, second)
    }
    return tuple(_refuted(one) if id(one) in wrong else one for one in judgements)


def _agree_around(first: Judgement, second: Judgement) -> bool:
    """Whether two judgements are on `A = B` and `B = C`, both failed, and A is C."""
    one, other = first.claim, second.claim
    assert isinstance(one, Equation)
    assert isinstance(other, Equation)
    if one.right.passage != other.left.passage or not (_failed(first) and _failed(second)):
        return False
    value = first.testimony[0].value
    try:
        stated = read_stated(other.right.text, other.relation, None)
        actual = Fraction(value or "")
    except (AmbiguousNumber, ValueError, ZeroDivisionError):
        return False
    return (
        stated is not None
        and isinstance(stated.value, Real)
        and abs(actual - stated.value.middle) <= stated.half
    )


def _failed(judgement: Judgement) -> bool:
    """Whether a claim fails by its own numbers, and is left undecided as its value is too far off."""
    excused = isinstance(judgement.verdict, Undecided) and judgement.verdict.reason == INEXPLICABLE
    refuted = isinstance(judgement.verdict, Refuted)
    return (excused or refuted) and [one.agrees for one in judgement.testimony] == [False]


def _refuted(judgement: Judgement) -> Judgement:
    value = judgement.testimony[0].value
    if not isinstance(judgement.verdict, Undecided) or value is None:
        return judgement
    return replace(judgement, verdict=Refuted(actual=value))
