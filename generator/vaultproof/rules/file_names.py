"""Names of notes that no link can hold, or that are one name on other disks → findings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from vaultproof.catalogue import COLLIDING_NAMES, UNLINKABLE_NAME
from vaultproof.diagnostic import Diagnostic
from vaultproof.link import Index
from vaultproof.note import Note
from vaultproof.source import Span

_UNLINKABLE = re.compile(r"[#^|\n\r]|\[\[|\]\]|%%")

_SHOWN = frozenset(
    """base canvas avif bmp gif jpeg jpg png svg webp flac m4a mp3 ogg wav webm 3gp mkv mov mp4 ogv pdf""".split()
)
"""The kinds of files that Obsidian shows, beside notes."""


def check(note: Note) -> Iterator[Diagnostic]:
    """A finding for a note whose name ends a link's target."""
    yield from _unlinkable(note.path, note.title, "note")


def _unlinkable(path: str, name: str, what: str) -> Iterator[Diagnostic]:
    found = _UNLINKABLE.search(name)
    if found is not None:
        mark = "a line break" if found.group().isspace() else f"`{found.group()}`"
        yield UNLINKABLE_NAME.at(
            path,
            Span(0, 0),
            f"no link can lead to this {what}: its name holds {mark}",
            help="rename the file in Obsidian",
        )


def check_vault(index: Index) -> Iterator[Diagnostic]:
    """A finding for each note whose path is another's too on a disk that folds case and composes letters, and for each
    attachment whose name ends a link's target.
    """
    for path in index.names.paths:
        name = path.rsplit("/", 1)[-1]
        if path not in index.summaries and name.rsplit(".", 1)[-1].lower() in _SHOWN:
            yield from _unlinkable(path, name, "file")
    first: dict[str, str] = {}
    for path in sorted(index.summaries):
        other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            yield COLLIDING_NAMES.at(
                path,
                Span(0, 0),
                f"on macOS and Windows this is the same file as `{other}`: one of the two is lost there",
                help="rename one of them in Obsidian",
            )
