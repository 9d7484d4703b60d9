"""Tries general laws of quantities that are told in words, by what is known of these. Samples nothing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from vaultproof.claim import Judgement, Undecided, WitnessKind
from vaultproof.extract.data.standardised import MOMENT, decide_moment
from vaultproof.extract.functions.invariances import CHANGE, EFFECT
from vaultproof.extract.learning.temperatures import LIMIT, decide_limit
from vaultproof.extract.probability.law_formulas import FORMULA_LAW
from vaultproof.extract.probability.truths import THEOREM
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.reference.formula_laws import decide_formula
from vaultproof.reference.invariances import decide_change, decide_effect
from vaultproof.reference.orders import Modality, decide
from vaultproof.reference.theorems import decide_theorem
from vaultproof.witness.trial import Trial

_NOT_IN_GENERAL = "in general it is not so; it may be meant of a special case"
_OF_SOME_CASES = "there are such cases; whether the one at hand is among them is not told"


def _is_of_any_numbers(lead: Sequence[str]) -> bool:
    """Whether a law tells what a change makes of all numbers, exactly: then no case is special."""
    first, *others = lead
    return first == CHANGE or (first == EFFECT and not any("." in one or "/" in one for one in others))


def try_told_law(trial: Trial) -> Judgement | None:
    """The judgement on a law; None where it is not known, or may be said of one case only."""
    claim = trial.claim
    match claim.lead:
        case (first, left, sign, right) if first == FORMULA_LAW:
            found = decide_formula(left, sign, right)
        case (first, quantity, change, effect) if first == CHANGE:
            found = decide_change(quantity, change, effect == "stays")
        case (first, of, change, amount, effect, told) if first == EFFECT:
            found = decide_effect(of, change, Fraction(amount), effect, Fraction(told))
        case (first, of, number, factor, added) if first == MOMENT:
            found = decide_moment(of, number, factor, added)
        case (first, limit, *said) if first == LIMIT:
            found = decide_limit(limit, said)
        case (first, name) if first == THEOREM:
            found = decide_theorem(name)
        case (subject, relation, modality, *objects):
            found = decide(subject, relation, tuple(objects), Modality(modality))
        case _:
            return None
    if found is None:
        return None
    if (not found and not _is_of_any_numbers(claim.lead)) or Modality.SOMETIMES in claim.lead:
        reason = claim.doubt or _NOT_IN_GENERAL if not found else _OF_SOME_CASES
        return Judgement(claim=claim, stated=claim.right.text, verdict=Undecided(reason=reason), testimony=())
    words = "known to be so" if found else "known not to be so"
    heard = Heard(witness=WitnessKind.REFERENCE, value=Words(words), agreement=Agreement(agrees=found))
    return weigh(claim, claim.right.text, [heard], claim.doubt)
