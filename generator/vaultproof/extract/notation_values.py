r"""Values reckoned through quantities of variables and events that have theirs: with `H(X, Y) \approx 1.846` and
`H(X) = 1`, the claim `H(X, Y) - H(X) \approx 0.846`; with `E[X^2] = 5` and `E[X] = 2`, `E[X^2] - E[X]^2 = 1`.

Puts the numbers that a note gives in for the notations; works nothing out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Signs

NOTATION_VALUE = "notation value"
"""The kind of such claims. What is `given` are the terms that the left side may stand for, since values are rounded."""
_HEAD = (
    r"(?:\\(?:mathrm|mathbb|operatorname|text)\s*\{\s*(?:H|I|E|Var|Cov|KL|V)\s*\}|\\(?:Var|Cov|E)(?![A-Za-z])"
    r"|D_\s*\{?\s*(?:\\(?:text|mathrm)\s*\{\s*)?KL\s*\}?\s*\}?|(?<![A-Za-z\\])(?:H|I|E|Var|Cov))"
)
_ARGUMENT = r"(?:[A-Z](?:\s*\^\s*\{?\s*2\s*\}?)?|\\mid(?![A-Za-z])|\\\||\\parallel|[|,;]|\\[,;]|\s)+"
_NOTATION = re.compile(
    rf"{_HEAD}\s*(?:\\left\s*)?[(\[]\s*(?=[A-Z])(?P<inner>{_ARGUMENT})(?:\\right\s*)?[)\]]"
)
_SIGNS = Signs("H(", "H\\left", "I(", "E[", "E(", "E}", "E\\left", "Var", "Cov", "KL")
_SPACED = re.compile(r"\s|\\(?:left|right|[,;:!])(?![A-Za-z])")
_DECIMAL = re.compile(
    r"\s*(?P<number>[-−]?\d+(?:(?P<point>\.|\{,\}|,)(?P<places>\d+))?)\s*(?:\\?,?\s*\\(?:text|mathrm)\s*\{\s*(?:bits?|nats?|ビット|比特)\s*\})?\s*"
)
_RAISED = re.compile(r"\^\s*\{\s*\\left\((?P<inner>[^()]*)\\right\)\s*\}")
_FROM_OTHERS = "a value that it is reckoned through was itself reckoned, and may be the wrong one"
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_MOST = 4


_MAY_BE_ANOTHER = "one of the values may be meant of another case"


def notation_values(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each number that a term of such notations is set equal to, where each has one value before it."""
    if not _SIGNS.stand_in(note.source.text) or _NOTATION.search(note.source.text) is None:
        return
    values: dict[str, list[tuple[re.Match[str], int]]] = defaultdict(list)
    reckoned: set[str] = set()
    for one in statements:
        if not one.relations or set(one.relations) - _EQUALITIES:
            continue
        named = _NOTATION.fullmatch(one.terms[0].text.strip())
        told = _DECIMAL.fullmatch(one.terms[-1].text)
        if named is not None and told is not None:
            values[_key(named.group())].append((told, one.terms[-1].passage.whole.end))
            if len(one.terms) > 2:
                reckoned.add(_key(named.group()))
    for one in statements:
        for index, relation in enumerate(one.relations):
            left, right = one.terms[index], one.terms[index + 1]
            lone = _NOTATION.fullmatch(left.text.strip()) is not None
            if relation not in _EQUALITIES or lone or left.syntax is not Syntax.LATEX:
                continue
            if _DECIMAL.fullmatch(right.text) is None or _NOTATION.search(left.text) is None:
                continue
            texts = _with_values(left, values)
            if not texts:
                continue
            place = left.passage.whole.start
            terms = [Term(Passage(text, ((0, place),)), Syntax.LATEX) for text in texts]
            if not shape(terms[0]).numeric:
                continue
            from_others = any(_key(part.group()) in reckoned for part in _NOTATION.finditer(left.text))
            yield replace(
                equation(one, NOTATION_VALUE, index),
                span=Span(place, right.passage.whole.end),
                left=terms[0],
                given=tuple((str(at), term) for at, term in enumerate(terms[1:])),
                lead=(),
                doubt=doubts.get(one.scope)
                or one.around.doubt
                or (_FROM_OTHERS if from_others else _MAY_BE_ANOTHER),
            )


def _key(notation: str) -> str:
    return _SPACED.sub("", notation).replace("[", "(").replace("]", ")").replace(r"\mid", "|")


def _with_values(term: Term, values: Mapping[str, Sequence[tuple[re.Match[str], int]]]) -> list[str]:
    """A term with the numbers of its notations, and with each number at the ends of what it may be rounded from."""
    found = list(_NOTATION.finditer(term.text))
    told: dict[str, re.Match[str]] = {}
    for one in found:
        known = [pair for pair in values.get(_key(one.group()), ()) if pair[1] <= term.passage.whole.start]
        if (
            not known
            or len({pair[0]["number"] for pair in known}) > 1
            or len(values[_key(one.group())]) > len(known)
        ):
            return []
        told[_key(one.group())] = known[0][0]
    if not told or len(told) > _MOST:
        return []
    ends = [("", "5", "-5") if one["places"] else ("",) for one in told.values()]
    corners = list(product(*(end[1:] or end for end in ends)))
    texts = []
    for corner in [("",) * len(told), *corners]:
        numbers = {name: _moved(match, by) for (name, match), by in zip(told.items(), corner, strict=True)}
        text = _NOTATION.sub(partial(_number_of, numbers), term.text)
        texts.append(_RAISED.sub(r"^{\g<inner>}", text))
    return texts


def _number_of(numbers: Mapping[str, str], notation: re.Match[str]) -> str:
    return numbers[_key(notation.group())]


def _moved(match: re.Match[str], by: str) -> str:
    """A number, or an end of the interval that it is rounded from, in brackets."""
    number = match["number"]
    if by == "5":
        number += "5"
    elif by:
        zeros = "0" * len(match["places"])
        return rf"\left({number} - 0{match['point']}{zeros}5\right)"
    return rf"\left({number}\right)"
