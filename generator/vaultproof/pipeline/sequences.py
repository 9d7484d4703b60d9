r"""Sequences that a note gives by a formula of their index, `a_n = \frac{(-1)^n}{n}` or, as signals are written,
`w[n] = \cos(\pi n)`, as functions that can be drawn.

Claims about their terms are found elsewhere; here is only what a figure needs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from vaultproof.claim import Condition, Definition, Syntax, Term, WitnessKind
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage

_GIVEN = re.compile(
    r"\s*(?P<letter>[A-Za-z]|\\(?:alpha|beta|gamma|delta|eta|theta|lambda|mu|nu|pi|rho|sigma|tau|phi|psi|omega))"
    r"(?:_(?:(?P<index>[nkmt])|\{\s*(?P<braced>[nkmt])\s*\})|\s*\[\s*(?P<signal>[nkmt])\s*\])"
    r"\s*=(?P<body>(?:[^=≈<>]|(?<=_\{)\s*[a-z]\s*=)+?)"
    r"(?:,?\s*(?:\\q?quad|\\text|,\s*[nkmt]\s*(?:\\geq?|≥|=|\\in)).*)?",
    re.DOTALL,
)
_AT_MOST = r"\\leq?(?:slant)?(?![a-z])|≤"
_BETWEEN = (
    rf"(?P<first>\d)\s*(?:{_AT_MOST})\s*{{index}}\s*(?:{_AT_MOST}|(?P<less><|\\lt(?![a-z])))"
    r"\s*(?P<last>[A-Za-z\d](?:\s*[-−+]\s*\d+)?)"
)
_BEHIND = 60


def sequences_of(note: Note) -> Iterator[tuple[Definition, int]]:
    """Each sequence that the note gives by one formula alone, and the number from which its index counts."""
    found: dict[str, list[tuple[Definition, int]]] = defaultdict(list)
    for formula in note.formulas:
        match = _GIVEN.fullmatch(formula.passage.text.rstrip(" .,\n"))
        if match is None:
            continue
        index = match["index"] or match["braced"] or match["signal"]
        written = match["body"].strip()
        if match["signal"] is not None:
            written = re.sub(rf"(?<![A-Za-z\\_])u\s*\[\s*{index}\s*\]", "", written)  # 1 from 0 on
        body = Term(Passage(written.strip(), ((0, 0),)), Syntax.LATEX)
        if index not in {canonical_name(name) for name in shape(body).names}:
            continue
        behind = formula.passage.text[match.end("body") :]
        behind += note.source.text[formula.span.end : formula.span.end + _BEHIND].partition("\n\n")[0]
        definition = Definition(
            path=note.path,
            span=formula.span,
            name=f"{match['letter'].removeprefix(chr(92))}_{index}",
            aliases=(),
            parameters=(index,),
            source=WitnessKind.FORMULA,
            text=formula.passage.text,
            body=body,
            scope=formula.scope,
            conditions=tuple(_last(index, behind)),
        )
        found[match["letter"]].append((definition, _first(index, behind, signal=match["signal"] is not None)))
    for several in found.values():
        if len(several) == 1:
            yield several[0]


def _last(index: str, text: str) -> Iterator[Condition]:
    """Where a sequence ends, as the note says it behind the formula: `0 \\le n \\le N - 1`."""
    between = re.search(_BETWEEN.format(index=index), text)
    if between is not None:
        bound = Term(Passage(between["last"], ((0, 0),)), Syntax.LATEX)
        yield Condition(name=index, sign="<" if between["less"] else "≤", bound=bound)


def _first(index: str, text: str, *, signal: bool) -> int:
    """The first index, as the note says it behind the formula; where it says nothing, 0 of a signal or a time, else
    1."""
    if (between := re.search(_BETWEEN.format(index=index), text)) is not None:
        return int(between["first"])
    least = re.search(
        rf"{index}\s*(?P<sign>\\geq?(?:slant)?|≥|>=|>|\\gt|=|\\in\s*\\\{{)\s*(?P<least>\d+)", text
    )
    if least is None:
        return 0 if signal or index == "t" else 1
    return int(least["least"]) + (least["sign"] in {">", r"\gt"})
