"""Notes from text, for the tests beside it."""

from __future__ import annotations

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
    """A text with every repair made."""
    for artefact in reversed(artefacts_of(text)):
        if artefact.replacement is not None:
            text = text[: artefact.span.start] + artefact.replacement + text[artefact.span.end :]
    return text


def kinds(text: str) -> list[str]:
    """The kinds of the traces in a text."""
    return [artefact.kind.value for artefact in artefacts_of(text)]
