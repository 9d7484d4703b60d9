r"""Angles found from their cosines: `\cos\theta = \frac{11}{15}` with `\theta \approx 42.8^\circ` behind it, or
`\theta \approx 0.747`. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Signs, late

_LETTER = r"\\(?:theta|vartheta|phi|varphi|alpha|beta|gamma)(?![A-Za-z])"
_RATIO = late(
    rf"\s*\\(?P<of>cos|sin|tan)\s*(?:\\left)?[({{]?\s*(?P<letter>{_LETTER})\s*(?:\\right)?[)}}]?\s*"
)
_ANGLE = late(rf"\s*(?P<letter>{_LETTER})\s*")
_SIGNS = Signs(r"\cos", r"\sin", r"\tan")
_DEGREES = r"(?P<degrees>\^\s*\{?\s*\\circ\s*\}?|°|\\degree)"
_RADIANS = r"(?:\\[,;: ]|~)*\\(?:text|mathrm)\s*\{\s*rad[a-z]*\s*\}"
_VALUE = late(
    rf"\s*(?P<number>\d{{1,15}}(?:(?:\.|,|\{{,\}})\d{{1,15}})?)\s*(?:{_DEGREES}|{_RADIANS}|)\s*[.,;]?\s*"
)
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_FAR = 1500
_OTHER_ANGLE = "the angle may lie in another quadrant"
_HALF_TURN = 180


_MAY_BE_ANOTHER = "it may be another angle"


def angles_found(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each angle whose cosine, sine or tangent has a number before it in the section."""
    if not _SIGNS.stand_in(note.source.text):
        return
    ratios: dict[str, tuple[str, Term, int, int]] = {}
    for one in sorted(statements, key=lambda item: item.terms[0].passage.whole.start):
        if not one.relations or one.relations[0] not in _EQUALITIES:
            continue
        section, start = note.section_of(one.scope), one.terms[0].passage.whole.start
        if (ratio := _RATIO.fullmatch(one.terms[0].text)) is not None:
            number = next((term for term in one.terms[1:] if shape(term).numeric), None)
            if number is not None and set(one.relations) <= _EQUALITIES:
                ratios[ratio["letter"]] = (ratio["of"], number, section, start)
            continue
        angle = _ANGLE.fullmatch(one.terms[0].text)
        if angle is None or angle["letter"] not in ratios:
            continue
        of, number, told_in, at = ratios[angle["letter"]]
        value = _VALUE.fullmatch(one.terms[-1].text)
        if told_in != section or start - at > _FAR or value is None:
            continue
        if any(not shape(term).numeric for term in one.terms[1:-1]):
            continue
        yield _claim(one, of, number, value, doubts)


def _claim(
    statement: Statement, of: str, number: Term, value: re.Match[str], doubts: Mapping[int, str]
) -> Equation:
    last = statement.terms[-1]
    scale = r" \cdot \frac{180}{\pi}" if value["degrees"] else ""
    left = rf"\arc{of}\left( {number.text.strip()} \right){scale}"
    place = statement.terms[0].passage.whole.start
    start, end = value.span("number")
    largest = _HALF_TURN if value["degrees"] else 3.15
    sure = of == "cos" and float(value["number"].replace("{,}", ".").replace(",", ".")) <= largest
    claim = equation(statement, "arithmetic", len(statement.relations) - 1)
    return replace(
        claim,
        span=Span(place, last.passage.whole.end),
        text=" ".join(statement.source[Span(place, last.passage.whole.end)].split()),
        left=Term(Passage(left, ((0, place),)), Syntax.LATEX),
        right=Term(last.passage.cut(start, end), last.syntax),
        lead=(),
        doubt=doubts.get(statement.scope)
        or _MAY_BE_ANOTHER
        or (statement.around.doubt if not value["degrees"] else None)
        or (None if sure else _OTHER_ANGLE),
    )
