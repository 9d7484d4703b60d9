"""Tries derivatives that a note works out by hand through other quantities. One that is missed by little may come of
values rounded on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vaultproof.claim import Holds, Judgement, Refuted, Relation, Term, Undecided
from vaultproof.extract.learning.worked_gradients import ROUNDED
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real
from vaultproof.witness.trial import Trial

_LITTLE = 0.03
_FEW = 4
_ROUNDED = "values that are rounded on the way may explain the difference"


def try_worked(trial: Trial, tried: Callable[[Trial], Judgement | None]) -> Judgement | None:
    """The judgement on a derivative; undecided where it is missed by little."""
    claim = trial.claim
    values = dict(claim.given)
    rounded = values.pop(ROUNDED, None)
    judgements = [_at(trial, term, tried) for term in (values["t"], rounded) if term is not None]
    held = next((one for one in judgements if one is not None and isinstance(one.verdict, Holds)), None)
    if held is not None:
        return replace(held, claim=claim)
    known = [one for one in judgements if one is not None]
    judgement = next((one for one in known if isinstance(one.verdict, Refuted)), known[0] if known else None)
    if judgement is None:
        return None
    judgement = replace(judgement, claim=claim)
    if any(isinstance(one.verdict, Refuted) and _is_near(trial, one.verdict.actual) for one in known):
        return replace(judgement, verdict=Undecided(reason=_ROUNDED))
    return judgement


def _at(trial: Trial, place: Term, tried: Callable[[Trial], Judgement | None]) -> Judgement | None:
    """The judgement where the derivative is taken at a place."""
    return tried(replace(trial, claim=replace(trial.claim, kind="derivative", given=(("t", place),))))


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
