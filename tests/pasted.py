"""Notes from text, for the tests beside it."""

from __future__ import annotations

from vaultproof.diagnostic import Fix
from vaultproof.fix import apply
from vaultproof.note import Note
from vaultproof.paste import Artefact, find_artefacts
from vaultproof.read import read_note
from vaultproof.source import Source


def note_of(text: str, path: str = "Note.md") -> Note:
    """A note with a text."""
    return read_note(Source(path, text))


def artefacts_of(text: str) -> tuple[Artefact, ...]:
    """The traces of pasting in a text."""
    return find_artefacts(note_of(text))


def repaired(text: str) -> str:
    """A text with every repair made that meets no other."""
    source = Source("Note.md", text)
    return apply(source, (Fix(one.applicability, one.repair) for one in artefacts_of(text) if one.repair))


def kinds(text: str) -> list[str]:
    """The kinds of the traces in a text."""
    return [artefact.kind.value for artefact in artefacts_of(text)]
