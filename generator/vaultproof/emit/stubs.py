"""Stubs of notes that are linked to and that nobody has written: a task, and the notes that wait for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaultproof.emit.markdown import linkable, plain
from vaultproof.emit.names import Names
from vaultproof.emit.place import safe_path
from vaultproof.emit.templates import Templates
from vaultproof.words import Words

_SYSTEM = frozenset('*"\\<>:|?')
_FILES = frozenset(
    "canvas base pdf svg png jpg jpeg gif webp bmp avif mp3 m4a wav ogg flac webm mp4 mov mkv ogv 3gp".split()
)


def stub_texts(
    folder: str,
    unresolved: Sequence[tuple[str, tuple[str, ...]]],
    templates: Templates,
    names: Names,
    words: Words,
) -> Iterator[tuple[str, str]]:
    """The path and text of a stub for each target that a note can bear. Raises `TemplateFault`."""
    for target, holders in unresolved:
        name = target.removesuffix(".md").strip().lstrip("/")
        path = f"{folder}/{name}.md"
        if not _can_be_a_note(name) or not safe_path(path) or not names.take(path):
            continue
        links = tuple(dict.fromkeys(names.link(holder) for holder in holders))
        title = plain(name.rpartition("/")[2])
        yield path, templates.render("stub.md.j2", {"word": words, "title": title, "holders": links})


def _can_be_a_note(name: str) -> bool:
    """Whether Obsidian would make a note of this name for the link: no file of another kind, no forbidden sign."""
    return (
        bool(name)
        and linkable(name)
        and not _SYSTEM & set(name)
        and name.rpartition(".")[2].lower() not in _FILES
    )
