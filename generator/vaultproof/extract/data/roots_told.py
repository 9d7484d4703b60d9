r"""Deviations behind their variances: `$\sigma^2 = \frac{34}{6} \approx 5.67$ and $\sigma \approx 2.38$`. One is
the root of the other, where nothing but plain words stand between. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.shape import shape
from vaultproof.source import Passage, Span
from vaultproof.spot import late

_NAME = r"(?:\\(?:hat|widehat|bar)\s*\{?\s*)?(?:\\sigma(?![A-Za-z])|σ|(?<![A-Za-z\\])s(?![A-Za-z]))"
_DEVIATION = late(rf"\s*{_NAME}[\s}}]*(?:_\s*\{{?\s*\\?\w{{1,8}}\s*\}}?)?\s*")
_SQUARE = late(r"\^\s*\{?\s*2\s*\}?|²")
_MARKS = late(r"[\s{}]")
_PARTED = late(r"[.。;；\n](?=\s|\S|$)")
_FAR = 60
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})


def roots_told(statements: Sequence[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each deviation that stands behind the variance of the same name."""
    for one, other in pairwise(sorted(statements, key=_start)):
        squared, name = one.terms[0], other.terms[0]
        if not _EQUALITIES.issuperset((one.relations[0], other.relations[0])):
            continue
        if _DEVIATION.fullmatch(name.text) is None or not _is_square_of(squared.text, name.text):
            continue
        variance, told = one.terms[1], other.terms[1]
        if not shape(variance).numeric or not shape(told).literal or len(other.terms) > 2 or _is_below(told):
            continue
        between = other.source.text[one.terms[-1].passage.whole.end : _start(other)]
        if not _are_joined(between):
            continue
        text = variance.text
        root = rf"\sqrt{{{text}}}" if variance.syntax is Syntax.LATEX else f"sqrt({text})"
        span = Span(_start(other), told.passage.whole.end)
        yield Equation(
            path=other.source.path,
            span=span,
            kind="arithmetic",
            text=other.source[span],
            scope=other.scope,
            left=Term(Passage(root, ((0, span.start),)), variance.syntax),
            relation=other.relations[0],
            right=told,
            doubt=doubts.get(other.scope) or one.around.doubt_of_numbers or other.around.doubt_of_numbers,
        )


def _start(statement: Statement) -> int:
    return statement.terms[0].passage.whole.start


def _is_square_of(squared: str, name: str) -> bool:
    """Whether a term is another one with a square: `s_x^2` and `s_x`."""
    without, count = _SQUARE.subn("", squared)
    return count == 1 and _MARKS.sub("", without) == _MARKS.sub("", name)


def _is_below(told: Term) -> bool:
    return told.text.lstrip().startswith(("-", "−", "–"))


def _are_joined(between: str) -> bool:
    """Whether nothing but a few words of reckoning stand between two statements."""
    if len(between) > _FAR or len(_PARTED.findall(between)) > 1 or re.search(r"[\d(:]", between):
        return False
    return opens_plainly(between)
