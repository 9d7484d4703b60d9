r"""Quotients behind a logarithm without brackets: `\ln 2/8.02` is mostly read as a quotient of the logarithm, and by
some as a logarithm of the quotient. Computes nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from vaultproof.claim import Equation, Syntax, Term
from vaultproof.source import Passage

_NUMBER = r"\d{1,15}(?:(?:[.,]|\{,\})\d{1,15})?"
_SLASHED = re.compile(
    rf"(?P<name>\\(?:ln|log)(?:_\{{?\d{{1,3}}\}}?)?)\s*(?:\{{\s*(?P<braced>{_NUMBER})\s*\}}|(?P<over>{_NUMBER}))\s*/\s*(?P<under>{_NUMBER}|[a-zA-Z](?![A-Za-z(]))"
    r"(?!\s*[\w^(!{/]|[.,]\d)"
)


def slashed_readings(claim: Equation) -> tuple[Equation, ...]:
    """A claim with such quotients read as those of the logarithm; then as the logarithms of quotients. Empty without
    any."""
    terms = (claim.left, claim.right)
    if not any("/" in term.text and _SLASHED.search(term.text) for term in terms):
        return ()
    forms = (r"\frac{{{name} {over}}}{{{under}}}", r"{name}\left(\frac{{{over}}}{{{under}}}\right)")
    return tuple(
        replace(claim, left=left, right=right)
        for left, right in ([_written(term, form) for term in terms] for form in forms)
    )


def _written(term: Term, form: str) -> Term:
    if term.syntax is not Syntax.LATEX:
        return term
    text = _SLASHED.sub(
        lambda match: form.format(
            name=match["name"], over=match["braced"] or match["over"], under=match["under"]
        ),
        term.text,
    )
    return term if text == term.text else Term(Passage(text, ((0, term.passage.whole.start),)), term.syntax)
