"""The cells of each table of a note, by row and column: put together once, as many ask for them. Reads none of them."""

from __future__ import annotations

from collections.abc import Mapping

from vaultproof.again import last
from vaultproof.note import Block, Note, ScopeKind

Cells = Mapping[tuple[int, int], Block]
"""The cells of a table by row and column."""


@last
def cells_of_tables(note: Note) -> tuple[tuple[int, Cells], ...]:
    """The scope of each table with its cells, in the order of the text."""
    tables: dict[int, dict[tuple[int, int], Block]] = {}
    of_rows: dict[int, int] = {}
    for block in note.blocks:
        if block.row is None or block.column is None:
            continue
        if block.scope not in of_rows:
            chain = note.scope_chain(block.scope)
            of_rows[block.scope] = next((at for at in chain if note.scopes[at].kind is ScopeKind.TABLE), 0)
        tables.setdefault(of_rows[block.scope], {})[block.row, block.column] = block
    return tuple(tables.items())
