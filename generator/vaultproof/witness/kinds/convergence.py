"""Tries whether a series converges, absolutely or not, by how its terms grow or fall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import sympy

from vaultproof.calculus.growth import Convergence, convergence
from vaultproof.claim import Judgement, Relation, WitnessKind
from vaultproof.extract.analysis.convergent import ABSOLUTELY, CONDITIONALLY, DIVERGES
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import FAULTS, NoValue

_TERMS = 8
_MEANT = {
    ABSOLUTELY: frozenset({Convergence.ABSOLUTELY}),
    CONDITIONALLY: frozenset({Convergence.CONDITIONALLY}),
    DIVERGES: frozenset({Convergence.NOT}),
}
_CONVERGES = frozenset({Convergence.ABSOLUTELY, Convergence.CONDITIONALLY})


def try_convergence(trial: Trial, otherwise: Callable[[Trial], Judgement | None]) -> Judgement | None:
    """The judgement on what a series or an integral is said to do. Where the growth of its terms is not known, it is
    asked `otherwise` whether its value is infinite."""
    claim = trial.claim
    found = _of_series(trial)
    if found is None:
        return _by_value(trial, otherwise)
    agrees = found in _MEANT.get(claim.right.text, _CONVERGES)
    heard = Heard(witness=WitnessKind.FORMULA, value=Words(found.value), agreement=Agreement(agrees=agrees))
    return weigh(claim, claim.right.text, [heard], trial.doubt or claim.doubt)


def _of_series(trial: Trial) -> Convergence | None:
    """What the series of a claim does; None for an integral, and where it is not certain."""
    try:
        whole = Evaluator(trial).raw(trial.claim.left)
        if not isinstance(whole, sympy.Sum) or len(whole.limits) != 1:
            return None
        index, low, high = whole.limits[0]
        if high != sympy.oo or not low.is_Integer or whole.function.free_symbols != {index}:
            return None
        first = [whole.function.subs(index, low + step).evalf() for step in range(_TERMS)]
        if not all(one.is_number and one.is_real and one.is_finite for one in first):
            return None
        return convergence(whole.function, index)
    except (NoValue, *FAULTS):
        return None


def _by_value(trial: Trial, otherwise: Callable[[Trial], Judgement | None]) -> Judgement | None:
    """The judgement that the size of what is added up is infinite, or is not; None where more is said of it."""
    claim = trial.claim
    if claim.right.text in {ABSOLUTELY, CONDITIONALLY}:
        return None
    size, endless = (
        replace(claim.left, passage=replace(claim.left.passage, text=text))
        for text in (rf"\left|{claim.left.text}\right|", r"+\infty")
    )
    relation = Relation.EQUAL if claim.right.text == DIVERGES else Relation.UNEQUAL
    found = otherwise(
        replace(trial, claim=replace(claim, kind="sum", left=size, relation=relation, right=endless))
    )
    return found and replace(found, claim=claim, stated=claim.right.text)
