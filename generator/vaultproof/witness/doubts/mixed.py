r"""Mixed numbers: `2 1/2`, `2\frac{1}{2}`; most people read a sum, some a product. Computes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from vaultproof.claim import Equation, Syntax, Term
from vaultproof.source import Passage

_LATEX = re.compile(
    r"(?<![\d.,}^_\\])(?P<whole>\d{1,3})\s*"
    r"\\[dt]?frac\s*(?:\{\s*(?P<top>\d{1,3})\s*\}\s*\{\s*(?P<bottom>\d{1,3})\s*\}|\s*(?P<above>\d)\s*(?P<below>\d))"
)
_PLAIN = re.compile(r"(?<![\d.,^/])(?P<whole>\d{1,3}) (?P<top>\d{1,3})/(?P<bottom>\d{1,3})(?![\d.,]*\d|/)")


def mixed_readings(claim: Equation) -> tuple[Equation, ...]:
    """A claim with mixed numbers read as sums; then in the other ways in which it may be meant. Empty without any."""
    terms = (claim.left, claim.right)
    as_sums = tuple(_written(term, r"({whole}+{fraction})") for term in terms)
    if as_sums == terms:
        return ()
    others = [tuple(_written(term, r"({whole}*{fraction})") for term in terms)]
    leading = _PLAIN.match(claim.left.text)
    if claim.left.syntax is Syntax.PLAIN and leading is not None:
        rest = Term(claim.left.passage.cut(leading.start("top"), len(claim.left.text)), claim.left.syntax)
        others.append(tuple(_written(term, r"({whole}+{fraction})") for term in (rest, claim.right)))
    return tuple(replace(claim, left=left, right=right) for left, right in (as_sums, *others))


def _written(term: Term, form: str) -> Term:
    latex = term.syntax is Syntax.LATEX
    text = (_LATEX if latex else _PLAIN).sub(_replacing(form, latex=latex), term.text)
    if text == term.text:
        return term
    return Term(Passage(text, ((0, term.passage.whole.start),)), term.syntax)


def _replacing(form: str, *, latex: bool) -> Callable[[re.Match[str]], str]:
    def written(match: re.Match[str]) -> str:
        groups = match.groupdict()
        top = groups["top"] or groups["above"]
        bottom = groups["bottom"] or groups["below"]
        if not 0 < int(top) < int(bottom) or int(match["whole"]) == 0:
            return match.group()
        fraction = rf"\frac{{{top}}}{{{bottom}}}" if latex else f"{top}/{bottom}"
        return form.format(whole=match["whole"], fraction=fraction)

    return written
