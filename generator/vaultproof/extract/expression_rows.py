r"""Rows of a table that give an expression and its value: `| \int_0^\pi \sin x \, dx | 2 |` under headers such as
`Integral` and `Value`. Each is a statement like that of a formula; a lone name is none, as its row gives it a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.around import Around
from vaultproof.extract.classify import Statement, bare_name
from vaultproof.extract.shape import shape
from vaultproof.note import Block, Note, RunKind
from vaultproof.source import Passage
from vaultproof.spot import late

_VALUE = late(
    r"""\s*(?:(?:exact|numerical|the|its|exakter?|valeur\s+exacte|in\s+(?:nats?|bits?))\s+)?(?:values?|results?|answers?|equals|werte?|ergebnis(?:se)?|valeurs?|résultats?|valor(?:es)?|resultados?|valor[ei]|risultat[oi]|значени[ея]|результаты?
    |giá\s+trị|kết\s+quả|wartość|wartości|wynik|值|结果|答案|値|結果|答え|값|결과|=|\$=\$)\s*(?:\([^()]*\))?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT = re.compile(r"\s*(?:\\approx(?![A-Za-z])|≈|~|\\simeq(?![A-Za-z]))\s*")
_JOINED = re.compile(r"\\[A-Za-z]+|[-+*/^|(!]|·|×|√|∫|Σ")
_RELATED = re.compile(r"[=<>≈≤≥]|\\(?:approx|le|ge|leq|geq|lt|gt|ne|neq|to|in|sim)(?![A-Za-z])")


def expression_rows(note: Note) -> Iterator[Statement]:
    """The statement of each row whose first cell is one expression and whose cell under `Value` is one number."""
    tables: dict[int, dict[tuple[int, int], Block]] = {}
    for block in note.blocks:
        if block.row is not None and block.column is not None:
            table = next(
                at for at in note.scope_chain(block.scope) if note.scopes[at].kind == "table" or at == 0
            )
            tables.setdefault(table, {})[block.row, block.column] = block
    for cells in tables.values():
        yield from _of_table(note, cells)


def _of_table(note: Note, cells: Mapping[tuple[int, int], Block]) -> Iterator[Statement]:
    headers = {column: block.text for (row, column), block in cells.items() if row == 0}
    columns = [column for column, text in headers.items() if column and _VALUE.fullmatch(text.strip(" *_"))]
    if len(columns) != 1:
        return
    for (row, column), block in sorted(cells.items(), key=lambda one: one[0]):
        told = cells.get((row, columns[0]))
        if row == 0 or column != 0 or told is None:
            continue
        left, right = _formula(block), _number(told)
        if left is None or right is None:
            continue
        value, relation = right
        yield Statement(
            source=note.source,
            scope=told.scope,
            terms=(left, value),
            relations=(relation,),
            around=Around(" \ue001 "),
            goes_on=True,
        )


def _formula(block: Block) -> Term | None:
    """The one expression that a cell holds: no lone name or number, and no relation."""
    runs = [one for one in block.runs if one.passage.text.strip() and one.kind is not RunKind.COMMENT]
    if len(runs) != 1 or runs[0].kind is not RunKind.FORMULA:
        return None
    term = Term(_trimmed(runs[0].passage), Syntax.LATEX)
    looks = shape(term)
    if _JOINED.search(term.text) is None or _RELATED.search(term.text) is not None or looks.literal:
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
