"""Tries whether the values of a function of vectors add up to one: at vectors of several lengths.

Holds where the sum is one at all of them; is refuted where it is another at those of positive numbers.
"""

from __future__ import annotations

import re
from fractions import Fraction

from vaultproof.claim import Syntax, Term
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Real, Words, float_text
from vaultproof.judge.weigh import Heard
from vaultproof.source import Passage
from vaultproof.spot import late
from vaultproof.witness.arrays.array_claim import valued
from vaultproof.witness.arrays.evaluation import Arrays
from vaultproof.witness.arrays.grid import Grid
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.subject import CALLED
from vaultproof.witness.trial import PropertyTrial
from vaultproof.witness.values.numbers import NoValue

_POSITIVE = ("(1, 2)", "(0.5, 1.25, 3)", "(2, 0.1, 0.7, 1.9, 0.3)")
_ANY = ("(-1, 2)", "(0.5, -1.25, 3)", "(-2, -0.1, 0.7, 1.9, -0.3)")
_NEAR = Fraction(1, 10**9)


def total_heard(trial: PropertyTrial, index: int) -> Heard | None:
    """What a definition says of the claim that its values add up to one; None where it is no function of vectors."""
    known = trial.trial.known[index]
    own = known.witness != "reference"
    sums = {vector: _sum(trial, index, vector) for vector in (*_POSITIVE, *_ANY)}
    if None in sums.values():
        return None
    if _OUTPUT.search(trial.claim.text) is None and _is_of_items(trial, index):
        return Heard(witness=known.witness, reason="it may be said of something else than the function")
    one = {vector: abs(found - 1) <= _NEAR for vector, found in sums.items() if found is not None}
    denied = trial.claim.says.denied  # type: ignore[union-attr]  # a trait, or it would not have come here
    if all(one.values()):
        agreement, words = Agreement(not denied), "they add up to 1"
    elif any(one[vector] for vector in _POSITIVE):
        agreement, words = Agreement(None, reason="they add up to 1 for some vectors, and not for others"), ""
    else:
        vector = _POSITIVE[0]
        total = sums[vector]
        assert total is not None  # none of them is
        agreement, words = Agreement(denied), f"they add up to {float_text(total, 4)} at {vector}"
    return Heard(
        witness=known.witness,
        value=Words(words) if words else None,
        agreement=agreement,
        reason=agreement.reason,
        path=known.definition.path if own else None,
        span=known.definition.span if own else None,
    )


_OUTPUT = late(r"output|ausgab|sortie|salid|saíd|uscit|выход|wyjś|đầu\s+ra|输出|出力|출력", re.IGNORECASE)


def _is_of_items(trial: PropertyTrial, index: int) -> bool:
    """Whether a function makes each of its values of one number alone, as the probability of a count is."""
    first = {vector: _values(trial, index, vector) for vector in ("(1, 2)", "(1, 3)")}
    return len({found[0] if found else None for found in first.values()}) == 1


def _sum(trial: PropertyTrial, index: int, vector: str) -> Fraction | None:
    """The sum of the values at a vector; None where they are no vector of as many numbers."""
    values = _values(trial, index, vector)
    return sum(values, start=Fraction(0)) if values is not None else None


def _values(trial: PropertyTrial, index: int, vector: str) -> list[Fraction] | None:
    """The values at a vector; None where they are not as many numbers."""
    evaluator = Evaluator(trial.trial, {CALLED: index})
    try:
        found = Arrays(evaluator, comma=False).term(
            Term(Passage(f"{CALLED}({vector})", ((0, 0),)), Syntax.PLAIN)
        )
        if not isinstance(found, Grid) or len(found.items) != vector.count(",") + 1:
            return None
        items = [valued(item) for item in found.items]
    except NoValue:
        return None
    values = [item.middle for item in items if isinstance(item, Real)]
    return values if len(values) == len(items) else None
