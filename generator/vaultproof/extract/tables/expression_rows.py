r"""Rows of a table that give an expression and its value: `| \int_0^\pi \sin x \, dx | 2 |` under headers such as
`Integral` and `Value`. Each is a statement like that of a formula; a lone name is none, as its row gives it a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.analysis.convergence_rows import is_of_sums
from vaultproof.extract.classify import Statement, bare_name
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.table import VALUE, grids, worked_column
from vaultproof.note import Block, Note, RunKind
from vaultproof.source import Passage
from vaultproof.spot import late

_ABOUT = late(r"\s*(?:\\approx(?![A-Za-z])|≈|~|\\simeq(?![A-Za-z]))\s*")
_JOINED = late(r"\\[A-Za-z]+|[-+*/^|(!]|·|×|√|∫|Σ")
_RELATED = late(r"[=<>≈≤≥]|\\(?:approx|le|ge|leq|geq|lt|gt|ne|neq|to|in|sim)(?![A-Za-z])")

_BOUNDS = late(
    r"(?<=sum|lim|rod)(?:\\limits)?\s{0,2}_\s{0,2}\{[^{}<>≤≥|;,]{1,40}(?:\{[^{}]{0,10}\}[^{}<>≤≥|;,]{0,10})?\}"
)
"""Where a sum begins or a limit is taken: `_{k=1}`, `_{x \\to 0^{+}}`."""

_SUMMED = late(r"\s*(?:\\(?:displaystyle|limits)\s*)?\\(?:sum|lim)(?![A-Za-z])")
"""What has a sum or a limit."""
_UNBOUNDED = late(r"\s*\\(?:displaystyle\s*\\)?sum(?![A-Za-z])(?!\s*(?:\\limits\s*)?[_^])")
"""A sum of which it is not told where it begins and ends."""


def expression_rows(note: Note, doubts: Mapping[int, str]) -> Iterator[Statement]:
    """The statement of each row whose first cell is one expression and whose cell under `Value` is one number."""
    for grid, scope in grids(note):
        headers = {column: block.text.strip(" *_") for (row, column), (_, block) in grid.items() if row == 0}
        values = [column for column, text in headers.items() if column and VALUE.fullmatch(text)]
        worked = worked_column(headers)
        sums = [column for column, text in headers.items() if column and is_of_sums(text)]
        if not values and worked is None and len(sums) == 1:
            values = sums
        if len(values) != 1 and worked is None:
            continue
        at, told = (worked, worked + 1) if worked is not None else (0, values[0])
        place = doubts.get(scope) or introduced_otherwise(note, note.scopes[scope].span.start)
        for (row, column), (_, block) in sorted(grid.items(), key=lambda one: one[0]):
            beside = grid.get((row, told))
            left = _formula(block) if row and column == at and beside is not None else None
            right = _number(beside[1]) if left is not None and beside is not None else None
            if left is None or right is None or _UNBOUNDED.match(left.text):
                continue
            if told in sums and not _SUMMED.match(left.text):
                continue
            yield Statement(
                source=note.source,
                scope=block.scope,
                terms=(left, right[0]),
                relations=(right[1],),
                around=Around(" \ue001 ", place=place or doubts.get(block.scope)),
                goes_on=True,
            )


def _formula(block: Block) -> Term | None:
    """The one expression that a cell holds: no lone name or number, and no relation."""
    runs = [one for one in block.runs if one.passage.text.strip() and one.kind is not RunKind.COMMENT]
    if len(runs) != 1 or runs[0].kind is not RunKind.FORMULA:
        return None
    term = Term(_trimmed(runs[0].passage), Syntax.LATEX)
    looks = shape(term)
    joined = len(looks.names) > 1 or _JOINED.search(term.text) is not None
    if not joined or _RELATED.search(_BOUNDS.sub(" ", term.text)) is not None or looks.literal:
        return None
    return None if bare_name(term, looks) is not None else term


def _number(block: Block) -> tuple[Term, Relation] | None:
    """The value that a cell holds, and whether it is told to be about so much."""
    runs = [one for one in block.runs if one.passage.text.strip(" *_") and one.kind is not RunKind.COMMENT]
    if len(runs) != 1 or runs[0].kind not in (RunKind.FORMULA, RunKind.TEXT):
        return None
    passage = _trimmed(runs[0].passage)
    about = _ABOUT.match(passage.text)
    if about is not None:
        passage = passage.cut(about.end(), len(passage.text))
    term = Term(passage, Syntax.LATEX if runs[0].kind is RunKind.FORMULA else Syntax.PLAIN)
    looks = shape(term)
    if _RELATED.search(term.text) is not None or not (looks.numeric or term.syntax is Syntax.LATEX):
        return None
    return term, Relation.EQUAL if about is None else Relation.APPROXIMATE


def _trimmed(passage: Passage) -> Passage:
    text = passage.text
    return passage.cut(len(text) - len(text.lstrip(" *_")), len(text.rstrip(" *_")))
