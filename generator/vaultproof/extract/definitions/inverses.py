r"""Calls of an inverse, `f^{-1}(7)`, of a function that the note defines: written as calls of a function of its own.

Looks nothing up; what the inverse of a function is, is for the witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from vaultproof.claim import Definition, Syntax, Term
from vaultproof.extract.classify import Finding, Statement, head_of
from vaultproof.latex import canonical_name
from vaultproof.spot import late

INVERSE = "_inverse"
"""What the name of an inverse ends with, behind that of its function."""

_CALL = late(
    r"""(?P<name>\\(?:text|mathrm|operatorname|mathit|mathsf)\s*\{[^{}]+\}|\\[A-Za-z]+|[^\W\d_]+)\s*
    (?:\^\s*\{\s*[-−]\s*1\s*\}|\^\(\s*[-−]1\s*\)|⁻¹)\s*(?=(?:\\left\s*|\\[bB]igl?\s*)?\()""",
    re.VERBOSE,
)


_OF_SETS = late(r"\^\s*\{?\s*[-−]\s*1\s*\}?\s*(?:\\left\s*)?\(\s*(?:\\left\s*)?\\?\{")
"""The inverse image of a set, also where Markdown has taken the backslash before its brace away."""


def with_inverses(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, with each call of the inverse of a function that one of them defines under a name of its own; but
    for those of what is mapped to a set, `X^{-1}(\\{0\\}) = \\{1\\}`."""
    statements = [one for one in statements if not any(_holds(_OF_SETS, term) for term in one.terms)]
    if not any(_holds(_CALL, term) for one in statements for term in one.terms):
        return statements
    heads = (head_of(one) for one in statements if one.relations)
    defined = {
        head.name for head in heads if head is not None and not head.primes and len(head.parameters) == 1
    }
    return [replace(one, terms=tuple(_renamed(term, defined) for term in one.terms)) for one in statements]


def _holds(pattern: re.Pattern[str], term: Term) -> bool:
    """Whether a pattern whose matches raise something is in a term; most terms raise nothing."""
    return ("^" in term.text or "⁻" in term.text) and pattern.search(term.text) is not None


def _renamed(term: Term, defined: set[str]) -> Term:
    passage = term.passage
    for match in reversed(list(_CALL.finditer(passage.text))):
        name = canonical_name(match["name"])
        if name not in defined:
            continue
        passage = passage.spliced(match.start(), match.end(), f"{match['name']}_{{inverse}}")
    return Term(passage, Syntax.LATEX) if passage is not term.passage else term


def without_inverses(found: Iterable[Finding]) -> list[Finding]:
    """What is found but for definitions of inverses: each is a claim about the function that it inverts."""
    return [one for one in found if not (isinstance(one, Definition) and one.name.endswith(INVERSE))]
