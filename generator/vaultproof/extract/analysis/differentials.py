r"""Differentials of a substitution, `u = x^2` with `du = 2x \, dx`, as the derivatives that they state. Looks at the
words only; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.source import Passage, Span
from vaultproof.spot import late

_D = r"(?:\\(?:mathrm|text|operatorname)\s*\{\s*d\s*\}|\\dd(?![A-Za-z])|d)\s*"
_SPACE = r"(?:\s|~|\\[,;:! ])*"
_LETTER = late(r"\s*(?P<letter>[A-Za-z]|\\theta|\\varphi|\\phi)\s*")
_HEAD = late(rf"\s*{_D}(?P<letter>[A-Za-z]|\\theta|\\varphi|\\phi)\s*")
_TAIL = late(
    rf"(?P<body>.*?){_SPACE}(?:\\cdot\s*)?(?<![A-Za-z\\]){_D}(?P<letter>[A-Za-z]|\\theta|\\varphi|\\phi){_SPACE}\.?\s*",
    re.DOTALL,
)
_OF_PARTS = frozenset({"v", "w"})
"""Letters whose differential comes first where one integrates by parts: `dv = e^x \\, dx`, so `v = e^x`."""
_FAR = 240
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Known:
    """What a letter was said to be, or its differential, and where."""

    body: Term
    variable: str
    end: int


def differentials(statements: Iterable[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """For each differential beside what its letter stands for, that this has the derivative it says."""
    functions: dict[str, _Known] = {}
    rates: dict[str, _Known] = {}
    for statement in sorted(statements, key=lambda one: one.terms[0].passage.whole.start):
        if len(statement.terms) < 2 or statement.relations[0] is not Relation.EQUAL:
            continue
        first, last = statement.terms[0], statement.terms[1]
        if first.syntax is not Syntax.LATEX or len(last.text) > _LONGEST:
            continue
        start, end = first.passage.whole.start, last.passage.whole.end
        if (head := _HEAD.fullmatch(first.text)) is not None and (tail := _TAIL.fullmatch(last.text)):
            letter, variable = head["letter"], tail["letter"]
            body = _rate(last, tail)
            known = functions.get(letter)
            rates.pop(letter, None)
            if known is None and letter in _OF_PARTS:
                rates[letter] = _Known(body, variable, end)
            if known is not None and known.variable == variable and start - known.end < _FAR:
                yield _claim(statement, known.body, body, variable, Span(start, end), doubts)
            continue
        named = _LETTER.fullmatch(first.text)
        if named is None:
            continue
        letter = named["letter"]
        if letter == "u":
            for other in _OF_PARTS:  # another integration by parts begins
                functions.pop(other, None)
                rates.pop(other, None)
        looks = shape(last)
        names = {str(name) for name in looks.names if canonical_name(str(name)) != canonical_name(letter)}
        variable = next(iter(names)) if len(names) == 1 else ""
        rate = rates.pop(letter, None)
        if (
            rate is not None
            and start - rate.end < _FAR
            and canonical_name(rate.variable) in map(canonical_name, names)
        ):
            yield _claim(statement, last, rate.body, rate.variable, Span(start, end), doubts)
        if variable and not looks.calls:
            functions[letter] = _Known(last, variable, end)
        else:
            functions.pop(letter, None)


def _rate(term: Term, tail: re.Match[str]) -> Term:
    """What stands before the differential of the variable; 1 where nothing does."""
    if tail["body"].strip():
        return replace(term, passage=term.passage.cut(*tail.span("body")))
    return replace(term, passage=term.passage.spliced(0, len(term.text), "1"))


def _claim(
    statement: Statement, body: Term, rate: Term, variable: str, span: Span, doubts: Mapping[int, str]
) -> Equation:
    left = rf"\frac{{d}}{{d{variable}}} \left( {body.text.strip()} \right)"
    return Equation(
        path=statement.source.path,
        span=span,
        kind=IDENTITY,
        text=" ".join(statement.source[span].split()),
        scope=statement.scope,
        left=Term(Passage(left, ((0, span.start),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=rate,
        doubt=statement.around.doubt or doubts.get(statement.scope),
    )
