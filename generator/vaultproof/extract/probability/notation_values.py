r"""Values reckoned through quantities of variables and events that have theirs: with `H(X, Y) \approx 1.846` and
`H(X) = 1`, the claim `H(X, Y) - H(X) \approx 0.846`; with `E[X^2] = 5` and `E[X] = 2`, `E[X^2] - E[X]^2 = 1`.

Puts the numbers that a note gives in for the notations; works nothing out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Signs, late

_HEAD = (
    r"(?:\\(?:mathrm|mathbb|operatorname|text)\s*\{\s*(?:H|I|E|Var|Cov|KL|V)\s*\}|\\(?:Var|Cov|E)(?![A-Za-z])"
    r"|D_\s*\{?\s*(?:\\(?:text|mathrm)\s*\{\s*)?KL\s*\}?\s*\}?|(?<![A-Za-z\\])(?:H|I|E|Var|Cov))"
)
_ARGUMENT = r"(?:[A-Z](?:\s*\^\s*\{?\s*2\s*\}?)?|\\mid(?![A-Za-z])|\\\||\\parallel|[|,;]|\\[,;]|\s)+"
_NOTATION = late(rf"{_HEAD}\s*(?:\\left\s*)?[(\[]\s*(?=[A-Z])(?P<inner>{_ARGUMENT})(?:\\right\s*)?[)\]]")
_SIGNS = Signs("H(", "H\\left", "I(", "E[", "E(", "E}", "E\\left", "Var", "Cov", "KL")
_SPACED = late(r"\s|\\(?:left|right|[,;:!])(?![A-Za-z])")
_DECIMAL = late(
    r"\s*(?P<number>[-−]?\d+(?:(?:\.|\{,\}|,)\d+)?)\s*(?:\\?,?\s*\\(?:text|mathrm)\s*\{\s*(?:bits?|nats?|ビット|比特)\s*\})?\s*"
)
_RAISED = late(r"\^\s*\{\s*\\left\((?P<inner>[^()]*)\\right\)\s*\}")
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_MOST = 4


_MAY_BE_ANOTHER = "one of the values may be rounded, or meant of another case"


def notation_values(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each number that a term of such notations is set equal to, where each has one value before it."""
    if not _SIGNS.stand_in(note.source.text) or _NOTATION.search(note.source.text) is None:
        return
    values: dict[str, list[tuple[re.Match[str], int]]] = defaultdict(list)
    for one in statements:
        if not one.relations or set(one.relations) - _EQUALITIES:
            continue
        named = _NOTATION.fullmatch(one.terms[0].text.strip())
        told = _DECIMAL.fullmatch(one.terms[-1].text)
        if named is not None and told is not None:
            values[_key(named.group())].append((told, one.terms[-1].passage.whole.end))
    for one in statements:
        for index, relation in enumerate(one.relations):
            left, right = one.terms[index], one.terms[index + 1]
            lone = _NOTATION.fullmatch(left.text.strip()) is not None
            if relation not in _EQUALITIES or lone or left.syntax is not Syntax.LATEX:
                continue
            if _DECIMAL.fullmatch(right.text) is None or _NOTATION.search(left.text) is None:
                continue
            text = _with_values(left, values)
            place = left.passage.whole.start
            term = Term(Passage(text or "", ((0, place),)), Syntax.LATEX)
            if text is None or not shape(term).numeric:
                continue
            yield replace(
                equation(one, "arithmetic", index),
                span=Span(place, right.passage.whole.end),
                left=term,
                lead=(),
                doubt=doubts.get(one.scope) or one.around.doubt or _MAY_BE_ANOTHER,
            )


def _key(notation: str) -> str:
    return _SPACED.sub("", notation).replace("[", "(").replace("]", ")").replace(r"\mid", "|")


def _with_values(term: Term, values: Mapping[str, Sequence[tuple[re.Match[str], int]]]) -> str | None:
    """A term with the numbers of its notations; None where one of them has none, or more than one."""
    told: dict[str, str] = {}
    for one in _NOTATION.finditer(term.text):
        key = _key(one.group())
        known = [pair for pair in values.get(key, ()) if pair[1] <= term.passage.whole.start]
        if len({pair[0]["number"] for pair in known}) != 1 or len(values[key]) > len(known):
            return None
        told[key] = rf"\left({known[0][0]['number']}\right)"
    if not told or len(told) > _MOST:
        return None
    return _RAISED.sub(r"^{\g<inner>}", _NOTATION.sub(lambda one: told[_key(one.group())], term.text))
