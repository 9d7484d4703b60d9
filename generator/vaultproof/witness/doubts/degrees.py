r"""Whether a value is so where the argument of a function of angles is in degrees, though its formula tells no unit:
`f(90) = 1` for `f(x) = \sin x`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from vaultproof.claim import Holds, Judgement
from vaultproof.witness.doubts.otherwise import rewritten
from vaultproof.witness.trial import Trial

_CALLED = re.compile(r"(?P<head>[^()]*)\(\s*(?P<angle>[-−]?\d{1,3}(?:\.\d{1,4})?)\s*\)(?P<rest>[^()]*)")
_OF_ANGLES = re.compile(r"(?:\\|np\.|math\.|(?<![A-Za-z]))(?:sin|cos|tan|cot|sen|tg)(?![a-z])")
_TO_ANGLES = re.compile(
    r"\\(?:arc(?:sin|cos|tan)|atan)(?![a-z])|(?:np\.|math\.)(?:arc|a)(?:sin|cos|tan)|(?:sin|cos|tan)\s*\^\s*\{\s*-\s*1\s*\}"
)
_STATED = re.compile(r"\s*[-−]?\d{1,3}(?:\.\d{1,4})?\s*")
MAY_BE_DEGREES = "the angle may be in degrees"


def in_degrees(trial: Trial, tried: Callable[[Trial], Judgement | None]) -> str | None:
    """The doubt that a claim about a call with a number raises, where it holds with that many degrees, or its value
    with so many."""
    claim = trial.claim
    call = _CALLED.fullmatch(claim.left.text)
    bodies = [one.definition.body.text for one in trial.known]
    if call is not None and _STATED.fullmatch(claim.right.text) and any(map(_TO_ANGLES.search, bodies)):
        turned = rewritten(claim.left, rf"\frac{{180}}{{\pi}}\left({claim.left.text.strip()}\right)")
        found = tried(replace(trial, claim=replace(claim, left=turned)))
        if found is not None and isinstance(found.verdict, Holds):
            return MAY_BE_DEGREES
    if call is None or not any(map(_OF_ANGLES.search, bodies)):
        return None
    angle = call["angle"].replace("−", "-")
    turned = rewritten(claim.left, rf"{call['head']}(\frac{{{angle} \pi}}{{180}}){call['rest']}")
    found = tried(replace(trial, claim=replace(claim, left=turned)))
    return MAY_BE_DEGREES if found is not None and isinstance(found.verdict, Holds) else None
