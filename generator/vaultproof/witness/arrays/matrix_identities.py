r"""Tries what a claim says of a matrix that depends on numbers, for all of them: `\det R(\theta) = 1`,
`R(\alpha) R(\beta) = R(\alpha + \beta)`. It holds where it does with each of several numbers put in; nothing is
refuted, since it may be an equation to solve.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from vaultproof.claim import Holds, Judgement, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.shape import shape
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex import canonical_name
from vaultproof.source import Passage
from vaultproof.witness.trial import Trial

_PLACES = ("0.37", "1.29", "2.83", "-0.71", "-1.93", "0.58", "3.17", "-2.41", "1.06")
"""Numbers of no meaning, so that what is so of them is so of all."""
_ROUNDS = 5
_MOST_LETTERS = 3
_ARGUMENTS = re.compile(r"(?P<head>\\?[A-Za-z]+(?:_\{?\w+\}?)?)\s*(?:\\left\s*)?\((?P<inside>[^()]*)\)")
_MATRIX = re.compile(r"\s*\\begin\s*\{[bpvBV]?(?:small)?matrix\}")
_LETTER = re.compile(r"\\[a-z]+|[A-Za-zα-ω]")
_CONSTANTS = frozenset({"pi", "e", "frac", "cdot", "left", "right", "sqrt", "dfrac", "tfrac"})


def try_matrix_identity(trial: Trial, tried: Callable[[Trial], Judgement | None]) -> Judgement | None:
    """The judgement that a claim about a matrix of numbers holds for all of these; None where it does not, or is no
    such claim."""
    claim = trial.claim
    if claim.relation is not Relation.EQUAL or claim.doubt is not None or trial.doubt is not None:
        return None
    letters = _letters(trial)
    if not 0 < len(letters) <= _MOST_LETTERS:
        return None
    for at in range(_ROUNDS):
        numbers = islice(_PLACES, at, at + len(letters))
        given = tuple((name, (_number(number),)) for name, number in zip(letters, numbers, strict=True))
        values = tuple(one for one in trial.meaning.values if one[0] not in letters)
        meaning = replace(trial.meaning, values=(*values, *given))
        found = tried(replace(trial, claim=replace(claim, kind="chain"), meaning=meaning, setting=None))
        if found is None or not isinstance(found.verdict, Holds) or found.verdict.remark is not None:
            return None
    heard = Heard(
        witness=WitnessKind.FORMULA, value=Words(f"equal at {_ROUNDS} places"), agreement=Agreement(True)
    )
    return weigh(claim, claim.right.text, (heard,), None)


def _number(text: str) -> Term:
    return Term(Passage(text, ((0, 0),)), Syntax.LATEX)


def _letters(trial: Trial) -> list[str]:
    """The letters in a claim that stand for numbers, as they are arguments of matrices that the note writes out; none
    where it has others, which may stand for matrices."""
    of_numbers = {
        name
        for name, indices in trial.meaning.calls
        if all(
            len(trial.known[index].definition.parameters) == 1
            and _MATRIX.match(trial.known[index].definition.body.text)
            for index in indices
        )
    }
    text = f"{trial.claim.left.text} {trial.claim.right.text}"
    inside = set[str]()
    for match in _ARGUMENTS.finditer(text):
        if (canonical_name(match["head"]) or match["head"]) in of_numbers:
            inside |= {canonical_name(one) or one for one in _LETTER.findall(match["inside"])}
    inside -= _CONSTANTS
    valued = {name for name, _ in trial.meaning.values}
    names = {
        canonical_name(one) or one
        for term in (trial.claim.left, trial.claim.right)
        for one in shape(term).names
    }
    others = names - inside - valued - of_numbers - {"I", "E", "T", "pi", "e", "top"}
    return [] if others else sorted(inside - valued)
