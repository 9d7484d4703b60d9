"""Names of notes that no link can hold → findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.catalogue import UNLINKABLE_NAME
from vaultproof.diagnostic import Diagnostic
from vaultproof.note import Note
from vaultproof.source import Span

_UNLINKABLE = re.compile(r"[#^|\n\r]|\[\[|\]\]|%%")


def check(note: Note) -> Iterator[Diagnostic]:
    """A finding for a note whose name ends a link's target."""
    found = _UNLINKABLE.search(note.title)
    if found is not None:
        mark = "a line break" if found.group().isspace() else f"`{found.group()}`"
        yield UNLINKABLE_NAME.at(
            note.path,
            Span(0, 0),
            f"no link can lead to this note: its name holds {mark}",
            help="rename the file in Obsidian",
        )
