"""Tries values that are reckoned through others, which may be rounded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from vaultproof.claim import Holds, Judgement, Refuted, Term, Undecided
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.numbers import NoValue
from vaultproof.witness.trial import Trial

_ROUNDED = "the values that it is reckoned through are rounded, which may explain the difference"


def try_notation_value(trial: Trial, tried: Callable[[Trial], Judgement | None]) -> Judgement | None:
    """The judgement on a value; undecided where one is missed that the rounding of the others may give."""
    claim = trial.claim
    plain = replace(trial, claim=replace(claim, kind="arithmetic", given=()))
    judgement = tried(plain)
    if judgement is None or isinstance(judgement.verdict, Holds):
        return judgement and replace(judgement, claim=claim)
    verdict = judgement.verdict
    if isinstance(verdict, Refuted) and _may_be_rounded(plain, claim.given):
        verdict = Undecided(reason=_ROUNDED)
    return replace(judgement, claim=claim, verdict=verdict)


def _may_be_rounded(trial: Trial, ends: Sequence[tuple[str, Term]]) -> bool:
    """Whether a stated number lies among those that values at the ends of their intervals give."""
    try:
        stated = read_stated(trial.claim.right.text, trial.claim.relation, trial.decimal_comma)
        values = [Evaluator(trial).value(term).value for _, term in ends]
    except (NoValue, AmbiguousNumber):
        return True
    if stated is None or not isinstance(stated.value, Real):
        return True
    numbers = [one.middle for one in values if isinstance(one, Real)]
    if not numbers or len(numbers) < len(values):
        return True
    middle, half = stated.value.middle, 2 * stated.half
    return min(numbers) - half <= middle <= max(numbers) + half
