r"""Sequences that a note gives by a formula of their index, `a_n = \frac{(-1)^n}{n}`, as functions that can be drawn.

Claims about their terms are found elsewhere; here is only what a figure needs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from vaultproof.claim import Definition, Syntax, Term, WitnessKind
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage

_GIVEN = re.compile(
    r"\s*(?P<letter>[A-Za-z])_(?:(?P<index>[nkm])|\{\s*(?P<braced>[nkm])\s*\})\s*=(?P<body>[^=≈<>]+?)"
    r"(?:,?\s*(?:\\q?quad|\\text|,\s*[nkm]\s*(?:\\geq?|≥|=|\\in)).*)?",
    re.DOTALL,
)
_BEHIND = 60


def sequences_of(note: Note) -> Iterator[tuple[Definition, int]]:
    """Each sequence that the note gives by one formula alone, and the number from which its index counts."""
    found: dict[str, list[tuple[Definition, int]]] = defaultdict(list)
    for formula in note.formulas:
        match = _GIVEN.fullmatch(formula.passage.text.rstrip(" .,\n"))
        if match is None:
            continue
        index = match["index"] or match["braced"]
        body = Term(Passage(match["body"].strip(), ((0, 0),)), Syntax.LATEX)
        if index not in {canonical_name(name) for name in shape(body).names}:
            continue
        behind = formula.passage.text[match.end("body") :]
        behind += note.source.text[formula.span.end : formula.span.end + _BEHIND].partition("\n\n")[0]
        definition = Definition(
            path=note.path,
            span=formula.span,
            name=f"{match['letter']}_{index}",
            aliases=(),
            parameters=(index,),
            source=WitnessKind.FORMULA,
            text=formula.passage.text,
            body=body,
            scope=formula.scope,
        )
        found[match["letter"]].append((definition, _first(index, behind)))
    for several in found.values():
        if len(several) == 1:
            yield several[0]


def _first(index: str, text: str) -> int:
    """The first index, as the note says it behind the formula; 1 where it says nothing."""
    least = re.search(
        rf"{index}\s*(?P<sign>\\geq?(?:slant)?|≥|>=|>|\\gt|=|\\in\s*\\\{{)\s*(?P<least>\d+)", text
    )
    if least is None:
        return 1
    return int(least["least"]) + (least["sign"] in {">", r"\gt"})
