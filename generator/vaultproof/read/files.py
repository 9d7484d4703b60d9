"""Which files a vault has. Lists names; opens none of them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path


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
    """The files of a vault in order of their paths; `skipped` pairs a path with the reason why it is left out."""

    root: Path
    files: tuple[VaultFile, ...]
    skipped: tuple[tuple[str, str], ...] = ()

    @property
    def notes(self) -> tuple[VaultFile, ...]:
        """The notes among the files."""
        return tuple(file for file in self.files if file.is_note)


def list_vault(root: Path, exclude: tuple[str, ...] = ()) -> VaultFiles:
    """The files of the vault at `root`, without hidden ones and those that `exclude` patterns match.

    Symbolic links are followed only to files and folders inside the vault, and each folder is visited once.
    """
    skipped: list[tuple[str, str]] = []
    base = os.path.realpath(root)

    def excluded(path: str) -> bool:
        return any(fnmatch(path, pattern) or fnmatch(path, pattern.rstrip("/") + "/*") for pattern in exclude)

    found = sorted(_walk(base, "", {base}, base, skipped, excluded), key=lambda file: file.path)
    return VaultFiles(root, tuple(found), tuple(sorted(skipped)))


def _walk(
    folder: str,
    prefix: str,
    visited: set[str],
    base: str,
    skipped: list[tuple[str, str]],
    excluded: Callable[[str], bool],
) -> Iterator[VaultFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        skipped.append((prefix.rstrip("/") or ".", error.strerror or "cannot be listed"))
        return
    for entry in entries:
        path = prefix + entry.name
        if entry.name.startswith(".") or excluded(path):
            continue
        try:
            path.encode("utf-8")
        except UnicodeEncodeError:
            skipped.append((path.encode("utf-8", "backslashreplace").decode(), "its name is not UTF-8"))
            continue
        try:
            if entry.is_symlink():
                real = os.path.realpath(entry.path)
                if os.path.commonpath([base, real]) != base:
                    skipped.append((path, "it is a link that leads out of the vault"))
                    continue
            if entry.is_dir():
                real = os.path.realpath(entry.path)
                if real not in visited:
                    visited.add(real)
                    yield from _walk(entry.path, path + "/", visited, base, skipped, excluded)
                continue
            status = entry.stat()
        except (OSError, ValueError) as error:
            skipped.append((path, getattr(error, "strerror", None) or "cannot be read"))
            continue
        if stat.S_ISREG(status.st_mode):
            yield VaultFile(path, status.st_size, status.st_mtime_ns)
        else:
            skipped.append((path, "it is no regular file"))
