r"""A term of a chain that its neighbours deny with one voice is wrong: `5! = 5 \cdot 4 \cdot 9 = 120`.

Looks at judgements only; computes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from vaultproof.claim import Equation, Judgement, Refuted, Undecided
from vaultproof.judge.near import INEXPLICABLE
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real

_FRACTION = re.compile(r"\s*\\[dt]?frac\s*\{\s*(?P<top>\d+)\s*\}\s*\{\s*(?P<bottom>\d+)\s*\}[\s.,]*")
_EXERCISES = re.compile(r"tells of exercises$")
"""What stands under such a heading may be asked; a chain that comes back to its beginning is worked out."""


_TOLD = "its left side is wrong, as is told of the link before it"


def with_outvoted(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements on one note's claims; of two links of a chain that fail, and that nothing but the size of the
    difference excuses, the first is refuted where the terms at both ends agree: then the term between them is wrong,
    and is told of once."""
    wrong, told = set(), set()
    for first, second in pairwise(one for one in judgements if isinstance(one.claim, Equation)):
        if id(first) not in told and _agree_around(first, second):
            wrong.add(id(first))
            told.add(id(second))
    return tuple(
        _refuted(one) if id(one) in wrong else _told(one) if id(one) in told else one for one in judgements
    )


def _told(judgement: Judgement) -> Judgement:
    return replace(judgement, verdict=Undecided(reason=_TOLD))


def _agree_around(first: Judgement, second: Judgement) -> bool:
    """Whether two judgements are on `A = B` and `B = C`, both failed, and A is C."""
    one, other = first.claim, second.claim
    assert isinstance(one, Equation)
    assert isinstance(other, Equation)
    if one.right.passage != other.left.passage or not (_failed(first) and _failed(second)):
        return False
    value = first.testimony[0].value
    try:
        actual = Fraction(value or "")
        if (fraction := _FRACTION.fullmatch(other.right.text)) is not None:
            return actual == Fraction(int(fraction["top"]), int(fraction["bottom"]))
        stated = read_stated(other.right.text, other.relation, None)
    except (AmbiguousNumber, ValueError, ZeroDivisionError):
        return False
    return (
        stated is not None
        and isinstance(stated.value, Real)
        and abs(actual - stated.value.middle) <= stated.half
    )


def _failed(judgement: Judgement) -> bool:
    """Whether a claim fails by its own numbers, and is left undecided as its value is too far off."""
    excused = isinstance(judgement.verdict, Undecided) and (
        judgement.verdict.reason == INEXPLICABLE or _EXERCISES.search(judgement.verdict.reason) is not None
    )
    refuted = isinstance(judgement.verdict, Refuted)
    return (excused or refuted) and [one.agrees for one in judgement.testimony] == [False]


def _refuted(judgement: Judgement) -> Judgement:
    value = judgement.testimony[0].value
    if not isinstance(judgement.verdict, Undecided) or value is None:
        return judgement
    return replace(judgement, verdict=Refuted(actual=value))
