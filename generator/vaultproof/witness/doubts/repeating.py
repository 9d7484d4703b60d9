r"""Repeating decimals whose period stands in brackets, as many countries write them: `17.7(8)`, `0,(3)`. Others read a
product there, or the error of the last digits. Computes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from vaultproof.claim import Equation, Syntax, Term
from vaultproof.source import Passage

_REPEATING = re.compile(
    r"(?<![\d.,}^_])(?P<whole>\d{1,9})(?P<mark>\.|,|\{,\})(?P<places>\d{0,9})\((?P<period>\d{1,9})\)(?![\d(^])"
)
_FEW_ERRORS = 3


@dataclass(frozen=True, slots=True)
class Repeating:
    """A claim with its repeating decimals as fractions. `sure` tells that nothing else can be meant, `errors` are
    numbers that make up a side, with what is left of them where the brackets tell their error, and how far off that may
    be."""

    claim: Equation
    sure: bool
    errors: tuple[tuple[Fraction, Fraction], ...]


def repeating(claim: Equation) -> Repeating | None:
    """How a claim reads with repeating decimals; None without any."""
    terms = (claim.left, claim.right)
    found = [match for term in terms for match in _REPEATING.finditer(term.text)]
    if not found:
        return None
    left, right = map(_as_fractions, terms)
    whole = [match for term in terms if (match := _REPEATING.fullmatch(term.text.strip())) is not None]
    return Repeating(
        replace(claim, left=left, right=right),
        all(match["mark"] == "." and not match["places"] for match in found),
        tuple(map(_with_error, whole)),
    )


def _as_fractions(term: Term) -> Term:
    text = _REPEATING.sub(lambda match: _fraction(match, latex=term.syntax is Syntax.LATEX), term.text)
    return term if text == term.text else Term(Passage(text, ((0, term.passage.whole.start),)), term.syntax)


def _fraction(match: re.Match[str], *, latex: bool) -> str:
    places, period = match["places"], match["period"]
    bottom = 10 ** len(places) * (10 ** len(period) - 1)
    top = int(match["whole"] + places + period) - int(match["whole"] + places)
    return rf"\frac{{{top}}}{{{bottom}}}" if latex else f"({top}/{bottom})"


def _with_error(match: re.Match[str]) -> tuple[Fraction, Fraction]:
    unit = Fraction(1, 10 ** len(match["places"]))
    return int(match["whole"] + match["places"]) * unit, _FEW_ERRORS * int(match["period"]) * unit
