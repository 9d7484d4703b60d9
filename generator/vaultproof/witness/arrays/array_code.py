"""The code witness for arrays: which array a term stands for, and what its answers say. Runs nothing.

A list is asked as a NumPy array, then as a Python list, a whole number as a float, then as an integer; where a function
gives different values for the two, the code does not speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation, Term
from vaultproof.extract.arrays.literal import is_array
from vaultproof.judge.arrays import StatedArray, compare_arrays
from vaultproof.judge.compare import Agreement
from vaultproof.judge.stated import Stated
from vaultproof.judge.value import Array, Real, Value
from vaultproof.sandbox import Answer, Question
from vaultproof.sandbox import Array as FoundArray
from vaultproof.sandbox import Value as FoundValue
from vaultproof.witness.arrays.array_literal import stated_array
from vaultproof.witness.doubts.commas import list_comma
from vaultproof.witness.trial import Trial

_CALL = "np.array("


def given_terms(trial: Trial) -> dict[str, Term]:
    """The values that a claim gives its symbols: those of its own, and those of its note where an array is among
    them."""
    values = {name: terms[0] for name, terms in trial.meaning.values}
    own = dict(trial.claim.given)
    return {**values, **own} if any(is_array(term) for term in values.values()) else own


def with_lists(expressions: Sequence[str]) -> tuple[str, ...]:
    """The expressions, then the same with Python's lists in place of arrays."""
    lists = tuple(one.replace(_CALL, "(") for one in expressions if _CALL in one)
    return (*expressions, *lists)


def answered(questions: Sequence[Question], answers: Sequence[Answer]) -> Answer | str:
    """The answer that counts, or why none does: the ways to ask are ways to write one and the same call."""
    spoken = [
        (question, answer)
        for question, answer in zip(questions, answers, strict=True)
        if answer.reason is None
    ]
    if not spoken:
        return answers[0].reason or "the code gives no value"
    question, first = spoken[0]
    for other, answer in spoken[1:]:
        if _flat(answer.value) != _flat(first.value):
            if _CALL in question.expression and _CALL not in other.expression:
                return "the code gives different values for an array and for a list"
            return f"the code gives different values for `{question.expression}` and `{other.expression}`"
    return first


def _flat(value: FoundValue) -> list[object]:
    """The items of a value, rounded as far as sums in another order may change them."""
    if isinstance(value, list | tuple):
        return [item for one in value for item in _flat(one)]
    if isinstance(value, FoundArray):
        return [item for one in value.items for item in _flat(one)]
    return [float(f"{value:.9g}")] if isinstance(value, int | float) else [value]


def stated_items(claim: Equation, stated: Term, trial: Trial) -> StatedArray | None:
    """The array that a claim states, with the room that floating point needs."""
    found = stated_array(stated, claim.relation, list_comma(trial))
    return None if found is None else replace(found, items=tuple(_loosened(item) for item in found.items))


def _loosened(stated: Stated) -> Stated:
    if not isinstance(stated.value, Real):
        return stated
    room = max(abs(stated.value.middle), Fraction(1)) / 10**9
    return stated if stated.half >= room else replace(stated, half=room)


def agreement(value: Value, stated: StatedArray, relation: Relation) -> Agreement:
    """An array that code gives against a stated one."""
    if isinstance(value, Array) and not all(isinstance(item, Real) for item in value.items):
        return Agreement(None, reason="the array holds something else than finite numbers")
    return compare_arrays(value, stated, relation)
