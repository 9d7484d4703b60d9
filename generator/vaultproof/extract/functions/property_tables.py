"""Tables of properties: a column (or row) headed `Range`, `Monotonic`, `Zero-centered`, others headed by a function.

Each cell that answers is a claim. Says nothing of tables of values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vaultproof.claim import Interval, Property, Trait
from vaultproof.extract.functions.intervals import read_interval
from vaultproof.extract.functions.properties import listed, one_trait
from vaultproof.extract.functions.subjects import symbol
from vaultproof.extract.language.clauses import Grammar, Text, spoken, text_of
from vaultproof.extract.shape import FUNCTIONS
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.latex import canonical_name
from vaultproof.note import Block, Note
from vaultproof.quick import quick
from vaultproof.spot import late

_VALUE = late(
    r"values?|description|details?|answer|notes?|giá\s+trị|mô\s+tả|chi\s+tiết|wert|beschreibung|valeur|description|valor|descripci[óo]n"
    r"|descrição|valore|значение|описание|值|描述|说明|値|説明|값|설명|",
    re.IGNORECASE,
)


@quick
@dataclass(frozen=True, slots=True)
class _Cell:
    block: Block
    text: Text


_Grid = Mapping[tuple[int, int], _Cell]


def property_table_claims(note: Note, doubts: dict[int, str]) -> Iterator[Property]:
    """The claims of every table of properties in a note."""
    for grid in _grids(note):
        for grammar in spoken("\n".join(cell.text.words for cell in grid.values())):
            found = list(_by_rows(note, grid, grammar, doubts)) or list(
                _by_rows(note, {(column, row): cell for (row, column), cell in grid.items()}, grammar, doubts)
            )
            if found:
                yield from found
                break


def _grids(note: Note) -> Iterator[_Grid]:
    for _, cells in cells_of_tables(note):
        yield {place: _Cell(block, text_of(block)) for place, block in cells.items()}


def _by_rows(note: Note, grid: _Grid, grammar: Grammar, doubts: dict[int, str]) -> Iterator[Property]:
    """The claims where the first column holds the properties and the first row the functions."""
    columns = sorted({column for _, column in grid} - {0})
    told: set[str] = set()
    for row in sorted({row for row, _ in grid} - {0}):
        label = grid.get((row, 0))
        if label is None or label.text.words in told:
            continue  # a label that comes again is one of another function, such as the inverse
        told.add(label.text.words)
        for column in columns:
            head, cell = grid.get((0, column)), grid.get((row, column))
            if head is None or cell is None:
                continue
            claim = _cell(note, label, cell, grammar, doubts)
            if claim is None:
                continue
            subject = _subject(head.text) or (_letter(grid.get((0, 0))) if len(columns) == 1 else None)
            if subject is None and len(columns) > 1:
                continue
            yield replace(claim, subject=subject, bare=True)


def _subject(text: Text) -> str | None:
    """The function that a header names; None for the one that the place is about."""
    words = text.words.strip(" *_")
    if len(text.formulas) == 1 and len(words) == 1:
        return symbol(text.term(0, len(text.words)))
    return None if _VALUE.fullmatch(words) else words


def _letter(corner: _Cell | None) -> str | None:
    """The function that the first cell of a table of one names by its letter or as books do, with the values of its
    parameters behind a comma: `φ`, `f_a, a = 2`, `tanh`."""
    if corner is None:
        return None
    words = corner.text.words.strip(" *_")
    if len(corner.text.formulas) == 1 and len(words) == 1:
        return symbol(corner.text.term(0, len(corner.text.words)))
    named = words.partition(",")[0].strip()
    return canonical_name(named) if (len(named) == 1 and named.isalpha()) or named in FUNCTIONS else None


def _cell(note: Note, label: _Cell, cell: _Cell, grammar: Grammar, doubts: dict[int, str]) -> Property | None:
    """What a cell states of a function, whose name is still to be filled in."""
    name = label.text.words.strip(" *_:：?？")
    says: Trait | Interval | None = None
    kind, value = "property", cell.text
    for wanted in ("range_label", "domain_label"):
        if grammar.words[wanted].fullmatch(name):
            read = read_interval(value, 0)
            if read is None or value.words[read[1] :].strip(" .*_`"):
                return None
            ends, domain = read[0], wanted == "domain_label"
            kind = "domain" if domain else "range"
            says = Interval(
                of_domain=domain,
                exact=True,
                low=ends.low,
                high=ends.high,
                low_open=ends.low_open,
                high_open=ends.high_open,
            )
    says = says or one_trait(label.text, value, grammar) or listed(name, value, grammar)
    if says is None:
        return None
    return Property(
        path=note.path,
        span=value.passage.whole if not value.formulas else cell.block.span,
        kind=kind,
        text=f"{label.text.shown(0, len(label.text.words))}: {value.shown(0, len(value.words))}",
        scope=cell.block.scope,
        subject=None,
        says=says,
        written=value.shown(0, len(value.words)),
        doubt=doubts.get(cell.block.scope),
    )
