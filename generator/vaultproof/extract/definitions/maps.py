r"""Finds functions given by an arrow: `f : x \mapsto x^2 + x`, `f: \mathbb{R} \to \mathbb{R},\ x \mapsto \ln x`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.claim import Definition, Syntax, Term, WitnessKind
from vaultproof.extract.definitions.head import read_head
from vaultproof.note import Formula, Note
from vaultproof.source import Passage
from vaultproof.spot import late

_MAP = late(
    r"""^\s*(?P<name>\\?[A-Za-z]+(?:\{[A-Za-z]+\})?(?:_\w|_\{\w+\})?)\s*(?::|\\colon(?![A-Za-z]))\s*
    (?:(?:(?!\\mapsto|↦|=).)*?(?:,|;|\\quad|\\qquad|\\\\|\\ |\\;|\\,|&)\s*)?
    \(?(?P<parameters>\\?[A-Za-zα-ω]+(?:\s*,\s*\\?[A-Za-zα-ω]+)*)\)?\s*(?:\\mapsto(?![A-Za-z])|↦|\\longmapsto(?![A-Za-z]))\s*
    (?P<body>.+?)\s*[.,]?\s*$""",
    re.VERBOSE | re.DOTALL,
)
_LONGEST = 2000


def maps(note: Note) -> Iterator[Definition]:
    """Each definition by an arrow in the note's formulas."""
    for formula in note.formulas:
        if len(formula.passage.text) < _LONGEST and (found := _map(note, formula)) is not None:
            yield found


def _map(note: Note, formula: Formula) -> Definition | None:
    match = _MAP.match(formula.passage.text)
    if match is None or "=" in match["body"] or r"\mapsto" in match["body"]:
        return None
    written = f"{match['name']}({match['parameters']})"
    head = read_head(Term(Passage(written, ((0, formula.span.start),)), Syntax.LATEX))
    if head is None:
        return None
    return Definition(
        path=note.path,
        span=formula.passage.span(match.start("name"), match.end("body")),
        name=head.name,
        aliases=(),
        parameters=head.parameters,
        source=WitnessKind.FORMULA,
        text=" ".join(match.group().split()),
        body=Term(formula.passage.cut(match.start("body"), match.end("body")), Syntax.LATEX),
        scope=formula.scope,
    )
