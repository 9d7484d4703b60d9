r"""Tries rules of differentiation for any functions, `(uv)' = u'v + uv'`, with several functions for each letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import sympy

from vaultproof.claim import Judgement, Term, WitnessKind
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex.generic import NoRule, functions_in, put_in
from vaultproof.spot import late
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.identities.sampling import Comparison, compare_sides
from vaultproof.witness.identities.slip import edits
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import NoValue

_SETS = (
    ("@^2 + 3", "@^3 + @ + 5", "2 @ + 7"),
    ("@^2 + @ + 4", "3 @ + 8", "@^4 + 2"),
)
_DERIVATIVES = {
    "@^2 + 3": ("2 @", "2", "0"),
    "@^3 + @ + 5": ("3 @^2 + 1", "6 @", "6"),
    "2 @ + 7": ("2", "0", "0"),
    "@^2 + @ + 4": ("2 @ + 1", "2", "0"),
    "3 @ + 8": ("3", "0", "0"),
    "@^4 + 2": ("4 @^3", "12 @^2", "24 @"),
}
_MOST_EDITS = 60
_BESIDE = late(
    r"(?P<operator>\\[dt]?frac\s*\{\s*(?:d|\\mathrm\s*\{\s*d\s*\})\s*\}\s*\{[^{}]*\})"
    r"(?P<product>(?:\s*[fghuvw](?![A-Za-z'])(?:\s*\(\s*[a-z]\s*\))?){2,})"
)
"""Functions side by side behind `d/dx`, which may derive all of them."""
_DERIVED = re.compile(r"[fghuvw]'\(x\)")


def try_rule(trial: Trial) -> Judgement | None:
    """The judgement on a rule of differentiation; None where no value shows, or where it is not true of any functions
    and one of them is defined in the note: it may be true of that one."""
    claim = trial.claim
    letters = sorted(functions_in(claim.left.text))
    if len(letters) > len(_SETS[0]):
        return None
    named = any(name in letters for name, _ in trial.meaning.calls)
    found = [_compared(trial, claim.left, claim.right, letters, bodies) for bodies in _SETS]
    known = [one for one in found if one is not None]
    if len(known) < len(_SETS):
        return None
    if all(one.alike for one in known) or _derives_a_product(trial, letters):
        said, agreement = "equal for functions put in", Agreement(True)
    elif not named and all(len(one.differing) > 2 for one in known) and _must_be_so(trial, letters):
        one = known[0].differing[0]
        said, agreement = (
            f"{float(one.left):.4g} and {float(one.right):.4g} for some functions",
            Agreement(False),
        )
    else:
        return None
    heard = Heard(witness=WitnessKind.ARITHMETIC, value=Words(said), agreement=agreement)
    return weigh(claim, claim.right.text, [heard], claim.doubt)


def _derives_a_product(trial: Trial, letters: list[str]) -> bool:
    r"""Whether a rule holds once `d/dx` derives all functions behind it: `\frac{d}{dx} u v = u'v + uv'`."""
    terms = (trial.claim.left, trial.claim.right)
    left, right = (
        replace(one, passage=replace(one.passage, text=_BESIDE.sub(r"\g<operator>(\g<product>)", one.text)))
        for one in terms
    )
    if (left.text, right.text) == tuple(one.text for one in terms):
        return False
    found = [_compared(trial, left, right, letters, bodies) for bodies in _SETS]
    return all(one is not None and one.alike for one in found)


def _compared(
    trial: Trial, left: Term, right: Term, letters: list[str], bodies: tuple[str, ...]
) -> Comparison | None:
    functions = {letter: (body, *_DERIVATIVES[body]) for letter, body in zip(letters, bodies, strict=False)}
    evaluator = Evaluator(trial, free=True)
    sides = []
    for term in (left, right):
        try:
            text = put_in(term.text, functions)
            side = evaluator.expression(replace(term, passage=replace(term.passage, text=text)))
        except (NoRule, NoValue, KeyError, IndexError):
            return None
        if not isinstance(side, sympy.Expr) or side.has(sympy.Derivative, sympy.nan, sympy.zoo, sympy.oo):
            return None
        sides.append(side)
    return compare_sides(sides[0], sides[1])


def _must_be_so(trial: Trial, letters: list[str]) -> bool:
    """Whether nothing but a rule for any functions can be meant: words call it one, or a slip makes it none."""
    called = trial.setting is not None and trial.setting.stated and not trial.setting.condition
    return called or _slipped(trial, letters)


def _slipped(trial: Trial, letters: list[str]) -> bool:
    """Whether one small part of the right side, written otherwise, makes a rule of the equation."""
    right = trial.claim.right
    for at, text in enumerate(_edits(right.text, letters)):
        if at == _MOST_EDITS:
            break
        edited = replace(right, passage=replace(right.passage, text=text))
        found = [_compared(trial, trial.claim.left, edited, letters, bodies) for bodies in _SETS]
        if all(one is not None and one.alike for one in found):
            return True
    return False


def _edits(text: str, letters: list[str]) -> Iterator[str]:
    yield from edits(text)
    for letter in letters:
        yield f"{text} {letter}'"
        for match in _DERIVED.finditer(text):
            yield f"{text[: match.end() - 3]}({letter}(x)){text[match.end() :]}"
    for letter in letters:
        for other in letters:
            if letter != other and letter in text:
                yield text.replace(letter, "\0").replace(other, letter).replace("\0", other)
        for at, sign in enumerate(text):
            if sign == letter and not text.startswith("'", at + 1):
                yield f"{text[: at + 1]}'{text[at + 1 :]}"
