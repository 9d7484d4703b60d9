"""Rows of a table that tell a value of what their first cell names: `| Median | 7 |`. Knows no quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vaultproof.extract.told import Told, told_value
from vaultproof.note import Block, Note
from vaultproof.spot import late

_VALUE = late(
    r"[\s*_$]*(?:[^|=≈]{1,80}[=≈])?[\s*_$≈~]*(?:\\approx\s*)?(?P<value>-?\d+(?:(?:[.,]|\{,\})\d+)?(?:\s?\\?%)?)[\s*_$✅✔️]*"
)
_MARKS = late(r"[*_`$]")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowValue:
    """A row: the words of its first cell, its cell with a value, the text of that, and where the value stands; the
    header above the cell and all such headers, where the row has several values."""

    name: str
    cell: Block
    whole: re.Match[str]
    told: Told
    above: str = ""
    heads: frozenset[str] = frozenset()


def row_values(note: Note) -> Iterator[RowValue]:
    """The rows of tables that hold words in their first cell and one value behind it."""
    for _, first, others in _rows(note):
        valued = [(one, found) for one in others if (found := _found(note, one)) is not None]
        if len(valued) == 1:
            yield from _valued(first, *valued[0])


def values_below(note: Note) -> Iterator[RowValue]:
    """The values of rows that hold words in their first cell and nothing but several values behind it."""
    for headers, first, others in _rows(note):
        valued = [(one, found) for one in others if (found := _found(note, one)) is not None]
        if len(valued) > 1 and len(valued) == len(others):
            heads = frozenset(headers.get(cell.column or 0, "") for cell, _ in valued)
            for cell, found in valued:
                above = headers.get(cell.column or 0, "")
                yield from (replace(one, above=above, heads=heads) for one in _valued(first, cell, found))


def _rows(note: Note) -> Iterator[tuple[dict[int, str], Block, list[Block]]]:
    """Each row below the headers of a table: these, its first cell, which holds letters, and the others."""
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in note.blocks:
        if block.row is not None and block.column is not None:
            line = note.source.text.rfind("\n", 0, block.span.start)
            rows.setdefault((line, block.row), []).append(block)
    headers: dict[int, str] = {}
    for (_, row), cells in rows.items():
        first, *others = sorted(cells, key=lambda one: one.column or 0)
        if row == 0:
            headers = {
                one.column: " ".join(_MARKS.sub(" ", note.source[one.span]).split())
                for one in cells
                if one.column is not None
            }
        elif any(letter.isalpha() for letter in first.text):
            yield headers, first, others


def _found(note: Note, cell: Block) -> re.Match[str] | None:
    return _VALUE.fullmatch(note.source[cell.span])


def _valued(first: Block, cell: Block, found: re.Match[str]) -> Iterator[RowValue]:
    """The value of a cell, where it is told as one."""
    told = told_value(f"= {found['value']}", 0)
    start, end = found.span("value")
    whole = re.compile(r"(?s).+").match(found.string, start, end)
    if told is not None and whole is not None:
        name = " ".join(_MARKS.sub(" ", first.text).split())
        rough = told if found.string[:start].rstrip(" $*_")[-1:] not in {"≈", "~"} else None
        relation = (rough or told_value(f"≈ {found['value']}", 0) or told).relation
        yield RowValue(name=name, cell=cell, whole=whole, told=Told(start, end, relation))
