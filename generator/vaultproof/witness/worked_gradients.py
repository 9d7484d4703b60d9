"""Tries derivatives that a note works out by hand through other quantities. One that is missed by little may come of
values rounded on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vaultproof.claim import Judgement, Refuted, Relation, Undecided
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real
from vaultproof.witness.trial import Trial

_LITTLE = 0.03
_FEW = 4
_ROUNDED = "values that are rounded on the way may explain the difference"


def try_worked(trial: Trial, tried: Callable[[Trial], Judgement | None]) -> Judgement | None:
    """The judgement on a derivative; undecided where it is missed by little."""
    claim = trial.claim
    judgement = tried(replace(trial, claim=replace(claim, kind="derivative")))
    if judgement is None:
        return None
    judgement = replace(judgement, claim=claim)
    if isinstance(judgement.verdict, Refuted) and _is_near(trial, judgement.verdict.actual):
        return replace(judgement, verdict=Undecided(reason=_ROUNDED))
    return judgement


def _is_near(trial: Trial, actual: str) -> bool:
    try:
        stated = read_stated(trial.claim.right.text, Relation.EQUAL, trial.decimal_comma)
        value = float(actual)
    except (AmbiguousNumber, ValueError):
        return False
    if stated is None or not isinstance(stated.value, Real):
        return False
    gap = abs(float(stated.value.middle) - value)
    return gap <= max(_LITTLE * abs(value), _FEW * float(stated.half))
