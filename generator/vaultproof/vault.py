"""A vault's files as plain values: what is there beside its notes' texts. Reads no disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vaultproof.note import Link
from vaultproof.source import Span


@dataclass(frozen=True, slots=True)
class VaultFile:
    """A file of the vault: its path relative to the vault with `/`, its size in bytes and its change time in ns."""

    path: str
    size: int
    changed: int

    @property
    def is_note(self) -> bool:
        """Whether Obsidian shows it as a note."""
        return self.path.lower().endswith(".md")


@dataclass(frozen=True, slots=True)
class VaultFiles:
    """The files of a vault in order of their paths; `skipped` pairs a path with the reason why it is left out.

    `excluded` are files that settings leave out: they are not checked, but links to them still lead somewhere.
    `attachments` is the folder in which the vault keeps attachments, where Obsidian's settings name one; `types` are
    the types that they give to properties, by name in small letters; `callouts` are types of callouts, in small
    letters, that the vault's own style sheets know; `git` are the lines of its `.gitignore`.
    """

    root: Path
    files: tuple[VaultFile, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    excluded: tuple[VaultFile, ...] = ()
    attachments: str | None = None
    types: tuple[tuple[str, str], ...] = ()
    callouts: tuple[str, ...] = ()
    git: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[VaultFile, ...]:
        """The notes among the files."""
        return tuple(file for file in self.files if file.is_note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A canvas or base. `problem` says why it could not be read; `views` are a base's named views.

    `faults` are places in a canvas with what is wrong there beside its links.
    """

    path: str
    links: tuple[Link, ...] = ()
    problem: str | None = None
    views: frozenset[str] | None = None
    faults: tuple[tuple[Span, str], ...] = ()
