r"""Tries characteristic polynomials, `\det(A - \lambda I) = \lambda^2 - 4\lambda + 3`: at more places than they can
have in common by chance. Reads no notes and knows no definitions but those of the trial.
"""

from __future__ import annotations

from dataclasses import replace

from vaultproof.claim import Judgement, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.arrays.matrix_formulas import letter_of
from vaultproof.extract.identity import IDENTITY
from vaultproof.judge.compare import Agreement
from vaultproof.judge.stated import AmbiguousNumber
from vaultproof.judge.value import Words, show
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.source import Passage
from vaultproof.witness.arrays.array_claim import ArrayTestimony, array_testimony
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import NoValue

_PLACES = ("0", "1", "-1", "2", "-2", "3", "-3", "5", "7", "-11", "13", "17")
_ENOUGH = 3


def try_polynomial(trial: Trial) -> Judgement | None:
    """The judgement on a claim that a determinant with one free letter is a polynomial of it; None for another one."""
    claim = trial.claim
    letter = letter_of(claim.left, claim.right) if claim.kind == IDENTITY else None
    if letter is None:
        return None
    try:
        found = [_at(trial, letter, place, "{}") for place in _PLACES]
    except (NoValue, AmbiguousNumber):
        return None
    return weigh(claim, claim.right.text, [_heard(trial, letter, found)], trial.doubt)


def _heard(trial: Trial, letter: str, found: list[ArrayTestimony]) -> Heard:
    differing = [
        (place, one) for place, one in zip(_PLACES, found, strict=True) if one.agreement.agrees is False
    ]
    if all(one.agreement.agrees for one in found):
        words, agreement = f"equal at {len(found)} places", Agreement(True)
    elif len(differing) < _ENOUGH:
        words, agreement = "", Agreement(None, reason="at some places it cannot be told")
    elif _all_agree(trial, letter, "-({})"):
        words, agreement = "", Agreement(None, reason="it is so but for the sign, which not all give it")
    else:
        place, one = differing[0]
        words, agreement = f"{show(one.value)} at {letter} = {place}", Agreement(False)
    value = Words(words) if words else None
    return Heard(witness=WitnessKind.ARITHMETIC, value=value, agreement=agreement, reason=agreement.reason)


def _all_agree(trial: Trial, letter: str, form: str) -> bool:
    try:
        return all(_at(trial, letter, place, form).agreement.agrees for place in _PLACES)
    except (NoValue, AmbiguousNumber):
        return False


def _at(trial: Trial, letter: str, place: str, form: str) -> ArrayTestimony:
    """What the determinant gives for one value of the letter, held against what is stated. Raises NoValue."""
    claim = trial.claim
    anchors = claim.right.passage.anchors
    value = Term(Passage(place, anchors), Syntax.LATEX)
    stated = Term(replace(claim.right.passage, text=form.format(claim.right.text)), Syntax.LATEX)
    given = replace(trial, claim=replace(claim, given=(*claim.given, (letter, value))))
    return array_testimony(given, {}, stated, claim.left, Relation.EQUAL)
