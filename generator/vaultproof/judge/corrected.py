"""A false statement beside a true one about the same thing is a mistake that the note itself corrects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Holds, Judgement, Refuted, Undecided
from vaultproof.spot import Spotted, late

_REASON = "the note states the right value beside it, so that it may be a mistake that is told of"
_NEAR = 160
_BETWEEN_SYMBOLS = frozenset({"identity", "law", "rule"})
_LAYOUT = re.compile(r"\s|\\(?:left|right|displaystyle|[,;:! ])|[{}]")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_ITEM = late(r"\n\s*(?:[-*+•]|\d+[.)])\s|\n\s*\n")
_CONTRAST = Spotted(
    r"""\b(?:but|rather|actually|really|instead|correct(?:ly)?|right(?:ly)?|truth|nhưng|mà|đúng|thực\ ra
    |sondern|aber|doch|richtig|korrekt|wahrheit|tatsächlich|mais|plutôt|en\ fait|correcte?|exact
    |pero|sino|en\ realidad|correcto|mas|e\ sim
    |na\ verdade|certo|correto|ma|bensì|invece|in\ realtà|corretto|а|но|правильно|верно|на\ самом\ деле)\b
    |其实|其實|正确|正確|应该|應該|而是|正し|しかし|実際|하지만|사실|올바른|옳은|정답|○|✓|✔|✅""",
    re.IGNORECASE | re.VERBOSE,
)
_WORKED_OUT = re.compile(r"[-−\d./\s]+")
_LETTER = re.compile(r"[^\W\d_]")


def without_corrected(judgements: Sequence[Judgement], text: str) -> tuple[Judgement, ...]:
    """The judgements on one note's claims; what is refuted while the same sum, worked out rightly, stands at most a
    sentence away is undecided. `text` is the note's.

    Sums of numbers count; of `x` before and after a step, both values are meant. One identity may have several forms,
    so that words must set one against the other. What words tell has its condition in them.
    """
    told = [one for one in judgements if isinstance(one.verdict, Holds) and _counts(one, text)]
    return tuple(
        replace(one, verdict=Undecided(reason=_REASON))
        if isinstance(one.verdict, Refuted)
        and _counts(one, text)
        and any(_beside(one, other, text) for other in told)
        else one
        for one in judgements
    )


def _counts(judgement: Judgement, text: str) -> bool:
    claim = judgement.claim
    if not isinstance(claim, Equation) or claim.given:
        return False
    if claim.kind in _BETWEEN_SYMBOLS:
        return text.startswith(claim.left.text, claim.span.start)
    if _WORKED_OUT.fullmatch(claim.left.text) and not text.startswith(claim.left.text, claim.span.start):
        return False  # what words name, such as a median, may be the same number as something else
    return _LETTER.search(_COMMAND.sub("", claim.left.text)) is None


def _beside(wrong: Judgement, right: Judgement, text: str) -> bool:
    """Whether two statements have the same left side and different right ones, and a few words between them."""
    one, other = wrong.claim, right.claim
    assert isinstance(one, Equation)
    assert isinstance(other, Equation)
    if _bare(one.left.text) != _bare(other.left.text) or _bare(one.right.text) == _bare(other.right.text):
        return False
    first, last = sorted((one.span, other.span))
    between = text[first.end : last.start]
    if len(between) > _NEAR or _ITEM.search(between):
        return False
    return one.kind not in _BETWEEN_SYMBOLS or _CONTRAST.search(between) is not None


def _bare(text: str) -> str:
    return _LAYOUT.sub("", text)
