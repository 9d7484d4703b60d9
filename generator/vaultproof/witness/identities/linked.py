"""A link of a chain that no slip explains is wrong where the link before it holds: its term was read as it is meant.

`z = w x + b = 0.5 · 1 + 0.1 = 0.9`: that `w x + b` is the sum shows what the sum says. Computes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from vaultproof.claim import Equation, Holds, Judgement, Refuted, Undecided
from vaultproof.extract.shape import shape
from vaultproof.judge.near import INEXPLICABLE


def with_linked(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements on one note's claims, each link of a chain in the light of the one before it."""
    read = frozenset(
        one.claim.right.passage.whole.start
        for one in judgements
        if isinstance(one.verdict, Holds)
        and isinstance(one.claim, Equation)
        and one.verdict.remark is None
        and not shape(one.claim.right).literal
    )
    return tuple(_linked(one, read) for one in judgements)


def _linked(judgement: Judgement, read: AbstractSet[int]) -> Judgement:
    claim, verdict = judgement.claim, judgement.verdict
    if not (isinstance(verdict, Undecided) and isinstance(claim, Equation)):
        return judgement
    if verdict.reason != INEXPLICABLE or claim.left.passage.whole.start not in read:
        return judgement
    heard = [one for one in judgement.testimony if one.value is not None]
    if len(heard) != 1 or heard[0].value is None or heard[0].agrees is not False:
        return judgement
    return replace(judgement, verdict=Refuted(actual=heard[0].value))
