r"""A letter that by custom names a function stands for it where other statements of the note bear that out.

`\Phi(1.96) = 0.975` and `\Phi(1) = 0.8413` show which function is meant by Φ, so that `\Phi(2) = 0.9872` is wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Equation, Holds, Judgement, Refuted, Undecided, WitnessKind
from vaultproof.judge.near import is_misprint

_UNSURE = re.compile(
    r"`(?P<symbol>[^`]+)` is not defined in this note, and may not stand for the (?P<function>.+) here"
)
_ENOUGH = 2
_TELLING = 2


def with_confirmed(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements on one note's claims; what is undecided for nothing but that a letter may not stand for a
    function is refuted where at least two other statements that call the letter hold by that function."""
    borne_out = Counter(
        match[1]
        for one in judgements
        if isinstance(one.verdict, Holds) and _tells(one)
        for match in [_CALLED.match(one.claim.left.text if isinstance(one.claim, Equation) else "")]
        if match is not None
    )
    held = frozenset(
        one.claim.left.text
        for one in judgements
        if isinstance(one.verdict, Holds) and isinstance(one.claim, Equation)
    )
    return tuple(_confirmed(one, borne_out, held) for one in judgements)


_CALLED = re.compile(r"\s*\\?([A-Za-z]+)\s*(?:\\left)?[(_]")


def _tells(judgement: Judgement) -> bool:
    """Whether a value that holds by an accepted definition has so many digits that chance does not explain it."""
    accepted = all(one.witness is WitnessKind.REFERENCE for one in judgement.testimony if one.agrees)
    return accepted and sum(map(str.isdigit, judgement.stated)) >= _TELLING


def _slipped(actual: str, stated: str) -> bool:
    """Whether a stated number looks like a slip for the actual one: near to it, or it but for a digit or the point."""
    try:
        one, other = Fraction(actual), Fraction(stated.strip())
    except (ValueError, ZeroDivisionError):
        return False
    return is_misprint(one, other) or abs(one - other) * 2 <= max(abs(one), abs(other))


def _confirmed(judgement: Judgement, borne_out: Counter[str], held: frozenset[str]) -> Judgement:
    match judgement.verdict:
        case Undecided(reason=reason) if (unsure := _UNSURE.fullmatch(reason)) is not None:
            heard = [one for one in judgement.testimony if one.value is not None]
        case _:
            return judgement
    claim = judgement.claim
    plain = isinstance(claim, Equation) and claim.doubt is None and claim.left.text not in held
    if not plain or borne_out[unsure["symbol"]] < _ENOUGH or len(heard) != 1 or heard[0].value is None:
        return judgement
    if not _slipped(heard[0].value, judgement.stated):
        return judgement  # a potential may be called by the same letter
    told = tuple(
        replace(one, agrees=False, reason=None) if one is heard[0] else one for one in judgement.testimony
    )
    return replace(judgement, verdict=Refuted(actual=heard[0].value), testimony=told)
