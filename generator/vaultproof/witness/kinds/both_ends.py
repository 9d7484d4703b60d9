r"""What says two things at once: a limit at both ends of the line, `\lim_{x \to \pm\infty} f(x) = 0`, and an interval
by its middle, `70 \pm 4 = (66, 74)`, which may be told as `70 \pm 4 = 70 \pm 2 \cdot 2`. Computes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Holds, Judgement, Refuted, Term

_BOTH = re.compile(r"(?P<before>\\to\s*|\\rightarrow\s*|→\s*)(?:\\pm(?![A-Za-z])|±)(?=\s*(?:\\infty|∞))")
_NUMBER = r"[-−]?\s*\d+(?:(?:\.|\{,\})\d+)?"
_PAIR = re.compile(
    rf"\s*(?:\\left\s*)?[(\[]\s*(?P<low>{_NUMBER})\s*(?:,\s|[,;]?\\[,;: ]|;)"
    rf"\s*(?P<high>{_NUMBER})\s*(?:\\right\s*)?[)\]]\s*"
)
_OF_NUMBERS = frozenset({"arithmetic", "chain", "value"})
_SIGN = re.compile(r"\\pm(?![A-Za-z])|±")


def both_ends(claim: Equation) -> tuple[Equation, ...]:
    r"""A claim about a limit at `\pm\infty` as the one at each end, whose signs stand above one another, and one about
    an interval as that about each of its ends; else none."""
    if claim.kind in _OF_NUMBERS and (pair := _PAIR.fullmatch(claim.right.text)) is not None:
        return _ends_of_interval(claim, pair) if len(_SIGN.findall(claim.left.text)) == 1 else ()
    if claim.kind in _OF_NUMBERS and (half := _half_widths(claim)) is not None:
        return (half,)
    if claim.kind != "limit" or _BOTH.search(claim.left.text) is None:
        return ()
    return tuple(
        replace(claim, left=_with_sign(claim.left, sign), right=_with_sign(claim.right, sign))
        for sign in ("+", "-")
    )


def _half_widths(claim: Equation) -> Equation | None:
    r"""A claim about two intervals with the same middle as that about what stands behind their signs:
    `50 \pm 1.96 \cdot 2 = 50 \pm 3.92`."""
    parts = [_SIGN.split(term.text) for term in (claim.left, claim.right)]
    if any(len(one) != _SIDES for one in parts) or not parts[0][0].strip():
        return None
    middle = "".join(parts[0][0].split())
    if middle != "".join(parts[1][0].split()) or any(middle.count(a) != middle.count(b) for a, b in _PAIRS):
        return None
    left, right = (
        replace(term, passage=term.passage.cut(len(term.text) - len(one[1]), len(term.text)))
        for term, one in zip((claim.left, claim.right), parts, strict=True)
    )
    return replace(claim, left=left, right=right)


_SIDES = 2
_PAIRS = (("{", "}"), ("(", ")"), ("[", "]"))


def _ends_of_interval(claim: Equation, pair: re.Match[str]) -> tuple[Equation, ...]:
    passage = claim.right.passage
    return tuple(
        replace(
            claim,
            left=_with_sign(claim.left, f" {sign} "),
            right=replace(claim.right, passage=passage.cut(*pair.span(end))),
        )
        for sign, end in (("-", "low"), ("+", "high"))
    )


def _with_sign(term: Term, sign: str) -> Term:
    shown = "" if sign == "+" else sign
    text = _BOTH.sub(lambda found: f"{found['before']}{shown}", term.text)
    text = _SIGN.sub(shown, text) if text == term.text else text
    return term if text == term.text else replace(term, passage=replace(term.passage, text=text))


def of_both(claim: Equation, judgements: Sequence[Judgement | None]) -> Judgement | None:
    """One judgement on both: true where both are, false where one is."""
    known = [one for one in judgements if one is not None]
    refuted = [one for one in known if isinstance(one.verdict, Refuted)]
    unsettled = [one for one in known if not isinstance(one.verdict, Holds)]
    if not known or len(known) < len(judgements):
        return None
    return replace((*refuted, *unsettled, *known)[0], claim=claim, stated=claim.right.text)
