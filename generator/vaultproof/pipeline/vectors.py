"""Examples of functions of vectors, `softmax([1, 2, 3]) = [0.09, 0.24, 0.67]`, as bars to be drawn. Draws nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vaultproof.claim import Equation, Holds, Judgement, Output, Refuted, WitnessKind
from vaultproof.plot.request import Bars, Standing

_CALL = re.compile(r"(?P<name>[^\W\d][\w .-]{0,30})\((?P<inside>.+)\)")
_VECTOR = re.compile(r"[\[(]([^\[\]()]*,[^\[\]()]*)[\])]")
_DRESS = re.compile(r"\\(?:operatorname|mathrm|text|textbf|mathbf)\s*\{([^{}]*)\}|\\(?:left|right|,|;|!)")
_ARRAY = re.compile(r"(?:\bnp\.|\bnumpy\.|\bjnp\.|\btorch\.)(?:as)?(?:array|tensor)\((\[[^\[\]()]*\])\)")
_ROUNDED = re.compile(r"(?:(?:np|numpy|jnp|torch)\.)?round\((?P<inside>.+?)(?:, *\d+)?\)")
_SHOWN = re.compile(r"\.(?:round\(\d*\)|tolist\(\))$")
"""What shows an array otherwise than it is."""
_MOST_GROUPS, _MOST_ITEMS, _LONGEST = 4, 16, 36


def vectors_of(
    judgements: Iterable[Judgement], path: str, *, in_code: bool = False
) -> tuple[str, tuple[Bars, ...]] | None:
    """The name of the first function of a note that has examples of vectors that are verified or, in the text, refuted,
    and up to four of these.

    They stand in the text as mathematics; `in_code`, as calls of code, be it in the text, or verified in the comments
    of its blocks with the vector itself in the call.
    """
    name, found = "", dict[str, Bars]()
    for judgement in judgements:
        claim = judgement.claim
        verdict = judgement.verdict
        in_text = isinstance(claim, Output) and _stands_in_text(claim)
        wanted = Holds | Refuted if in_text or not in_code else Holds
        if claim.path != path or not isinstance(verdict, wanted):
            continue
        if isinstance(claim, Equation) and not in_code:
            left = " ".join(_DRESS.sub(lambda dress: dress[1] or "", claim.left.text).split())
        elif isinstance(claim, Output) and in_code and not claim.changed:
            left = plainly(claim.question.text)
        else:
            continue
        call = _CALL.fullmatch(left)
        actual = numbers_of(verdict.actual)
        values = actual if isinstance(verdict, Holds) else numbers_of(judgement.stated)
        called = {WitnessKind.FORMULA, WitnessKind.CODE, WitnessKind.REFERENCE}
        if in_code and (call is None or "." in call["name"] or ("[" not in left and not in_text)):
            continue
        if call is None or not 1 < len(values) <= _MOST_ITEMS or len(left) > _LONGEST or "\\" in left:
            continue
        told = any(said.witness in called and said.agrees is not None for said in judgement.testimony)
        if not told or name not in {"", call["name"]}:
            continue
        if isinstance(verdict, Refuted) and len(values) != len(actual):
            continue
        name = call["name"]
        standing = Standing.REFUTED if isinstance(verdict, Refuted) else Standing.HOLDS
        wrong = actual if isinstance(verdict, Refuted) else ()
        found.setdefault(left, Bars(label=left, values=values, standing=standing, actual=wrong))
    return (name, tuple(found.values())[:_MOST_GROUPS]) if found else None


def _stands_in_text(claim: Output) -> bool:
    """Whether a call stands in the text of its note, and at no line of a block."""
    return claim.line is None and claim.printed is None and claim.shown is None


def plainly(question: str) -> str:
    """A call in code as people write it: without the rounding of what it gives, arrays as lists."""
    text = " ".join(_ARRAY.sub(r"\1", question).split())
    while (dressed := _SHOWN.sub("", text)) != text:
        text = dressed
    rounded = _ROUNDED.fullmatch(text)
    return rounded["inside"] if rounded is not None else text


def numbers_of(text: str) -> tuple[float, ...]:
    """The numbers of a vector as it is told; none where it is no vector of plain numbers."""
    match = _VECTOR.fullmatch(text.strip())
    try:
        return tuple(float(item) for item in match[1].split(",")) if match is not None else ()
    except ValueError:
        return ()
