r"""Whether a value is so where the argument of a function of angles is in degrees, though its formula tells no unit:
`f(90) = 1` for `f(x) = \sin x`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from vaultproof.claim import Holds, Judgement
from vaultproof.witness.otherwise import rewritten
from vaultproof.witness.trial import Trial

_CALLED = re.compile(r"(?P<head>[^()]*)\(\s*(?P<angle>[-−]?\d{2,3})\s*\)(?P<rest>[^()]*)")
_OF_ANGLES = re.compile(r"(?:\\|np\.|math\.|(?<![A-Za-z]))(?:sin|cos|tan|cot|sen|tg)(?![a-z])")
MAY_BE_DEGREES = "the angle may be in degrees"


def in_degrees(trial: Trial, tried: Callable[[Trial], Judgement | None]) -> str | None:
    """The doubt that a claim about a call with a whole number raises, where it holds with that many degrees."""
    claim = trial.claim
    call = _CALLED.fullmatch(claim.left.text)
    if call is None or not any(_OF_ANGLES.search(one.definition.body.text) for one in trial.known):
        return None
    angle = call["angle"].replace("−", "-")
    turned = rewritten(claim.left, rf"{call['head']}(\frac{{{angle} \pi}}{{180}}){call['rest']}")
    found = tried(replace(trial, claim=replace(claim, left=turned)))
    return MAY_BE_DEGREES if found is not None and isinstance(found.verdict, Holds) else None
