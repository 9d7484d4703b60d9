"""Rows of a table that tell a value of what their first cell names: `| Median | 7 |`. Knows no quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vaultproof.extract.told import Told, told_value
from vaultproof.note import Block, Note

_VALUE = re.compile(
    r"[\s*_$]*(?:[^|=≈]{1,80}[=≈])?[\s*_$≈~]*(?:\\approx\s*)?(?P<value>-?\d+(?:(?:[.,]|\{,\})\d+)?(?:\s?\\?%)?)[\s*_$✅✔️]*"
)
_MARKS = re.compile(r"[*_`$]")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowValue:
    """A row: the words of its first cell, its one cell with a value, the text of that, and where the value stands."""

    name: str
    cell: Block
    whole: re.Match[str]
    told: Told


def row_values(note: Note) -> Iterator[RowValue]:
    """The rows of tables that hold words in their first cell and one value behind it."""
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in note.blocks:
        if block.row is not None and block.column is not None:
            line = note.source.text.rfind("\n", 0, block.span.start)
            rows.setdefault((line, block.row), []).append(block)
    for (_, row), cells in rows.items():
        first, *others = sorted(cells, key=lambda one: one.column or 0)
        valued = [
            (one, found) for one in others if (found := _VALUE.fullmatch(note.source[one.span])) is not None
        ]
        if row == 0 or len(valued) != 1 or not any(letter.isalpha() for letter in first.text):
            continue
        cell, found = valued[0]
        told = told_value(f"= {found['value']}", 0)
        start, end = found.span("value")
        whole = re.compile(r"(?s).+").match(found.string, start, end)
        if told is not None and whole is not None:
            name = " ".join(_MARKS.sub(" ", first.text).split())
            rough = told if found.string[:start].rstrip(" $*_")[-1:] not in {"≈", "~"} else None
            relation = (rough or told_value(f"≈ {found['value']}", 0) or told).relation
            yield RowValue(name=name, cell=cell, whole=whole, told=Told(start, end, relation))
