r"""Characteristic polynomials told in words: “the characteristic polynomial of $A$ is $\lambda^2 - 5\lambda + 6$”, for
a matrix to which the note gives its numbers. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.identity import IDENTITY
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_SPOKEN = Spotted(
    r"""(?:characteristic\s+polynomial|charakteristische[sn]?\s+polynom|polynôme\s+caractéristique|polin[oô]mio\s+caracter[ií]stico
    |polinomio\s+caratteristico|характеристический\s+многочлен|đa\s+thức\s+đặc\s+trưng|wielomian\s+charakterystyczny)
    \s+(?:(?:of|von|de|di|của)\s+)?(?:(?:the|der|la|a)\s+)?(?:(?:matrix|matrice|matriz|ma\s+trận|матрицы|macierzy)\s+)?\$(?P<name>[A-Z])\$
    \s+(?:is|ist|est|es|é|è|là|to|равен|[—–])\s+\$(?P<term>[^$\n=]{3,120})\$
    |\$(?P<before>[A-Z])\$\s*(?:的特征多项式|の特性多項式|の固有多項式|의\s*특성다항식)\s*(?:为|是|は|은)\s*\$(?P<behind>[^$\n=]{3,120})\$""",
    re.IGNORECASE | re.VERBOSE,
)
_GIVEN = late(r"(?<![\\\w])(?P<name>[A-Z])\s*=\s*(?:\\left\s*)?\\begin\s*\{[bp]?matrix\}")
_LETTER = late(r"\\lambda(?![A-Za-z])|(?<![A-Za-z\\])[txzs](?![A-Za-z])")
_REACH = 120


def characteristic_polynomials(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """For each polynomial that is said to be a matrix's characteristic one, that it is, but for its sign."""
    text = note.source.text
    if not _SPOKEN.may_match(text):
        return
    given = [(match.start(), match["name"]) for match in _GIVEN.finditer(text)]
    for match in _SPOKEN.finditer(text) if given else ():
        group = "term" if match["term"] else "behind"
        name, start = match["name"] or match["before"], match.start(group)
        letters = set(_LETTER.findall(match[group]))
        block = next((one for one in note.blocks if one.span.start <= match.start() < one.span.end), None)
        known = [written for at, written in given if at < match.start()]
        if len(letters) != 1 or known.count(name) != 1 or block is None:
            continue
        (letter,) = letters
        turned = match[group].lstrip().startswith(("-", "−"))
        left = rf"\det({name} - {letter} I)" if turned else rf"\det({letter} I - {name})"
        span = Span(match.start(), match.end())
        yield Equation(
            path=note.path,
            span=span,
            kind=IDENTITY,
            text=" ".join(match.group().split()),
            scope=block.scope,
            left=Term(Passage(left, ((0, span.start),)), Syntax.LATEX),
            relation=Relation.EQUAL,
            right=Term(Passage.of(note.source, Span(start, match.end(group))), Syntax.LATEX),
            doubt=doubts.get(block.scope)
            or doubt_of(f"{text[max(0, span.start - _REACH) : span.start]} \ue001"),
        )
