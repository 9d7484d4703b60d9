"""Which files a vault has. Lists names; opens none of them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

from vaultproof.read.git import read_git
from vaultproof.read.obsidian import read_obsidian
from vaultproof.vault import VaultFile, VaultFiles

_WILD = re.compile(r"[*?\[]")

__all__ = ["VaultFile", "VaultFiles", "list_vault"]


def list_vault(root: Path, exclude: tuple[str, ...] = ()) -> VaultFiles:
    """The files of the vault at `root`, without hidden ones, those that `exclude` patterns match and those that
    Obsidian's own settings of the vault leave out.

    Symbolic links are followed only to files and folders inside the vault, and each folder is visited once.
    """
    skipped: list[tuple[str, str]] = []
    base = os.path.realpath(root)

    settings = read_obsidian(root)
    ignored = settings.ignores()

    plain = frozenset(pattern.rstrip("/") for pattern in exclude if not _WILD.search(pattern))
    patterns = tuple(pattern for pattern in exclude if _WILD.search(pattern))

    def excluded(path: str) -> bool:
        return (
            ignored(path)
            or any(part in plain for part in _around(path))
            or any(
                fnmatch(path, pattern) or fnmatch(path, pattern.rstrip("/") + "/*") for pattern in patterns
            )
        )

    found = sorted(_walk(base, "", {base}, base, skipped), key=lambda file: file.path)
    files = VaultFiles(
        root,
        (),
        tuple(sorted(skipped)),
        attachments=settings.attachments,
        types=settings.types,
        callouts=settings.callouts,
        git=read_git(root),
    )
    if not exclude and not settings.ignored:
        return replace(files, files=tuple(found))
    kept = tuple(file for file in found if not excluded(file.path))
    left_out = tuple(file for file in found if excluded(file.path))
    return replace(files, files=kept, excluded=left_out)


def _around(path: str) -> Iterator[str]:
    """A path and the folders around it."""
    yield path
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _walk(
    folder: str,
    prefix: str,
    visited: set[str],
    base: str,
    skipped: list[tuple[str, str]],
) -> Iterator[VaultFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        skipped.append((prefix or "./", f"the folder cannot be listed: {error.strerror}"))
        return
    for entry in entries:
        path = prefix + entry.name
        if entry.name.startswith("."):
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
                    yield from _walk(entry.path, path + "/", visited, base, skipped)
                continue
            status = entry.stat()
        except (OSError, ValueError) as error:
            skipped.append((path, getattr(error, "strerror", None) or "cannot be read"))
            continue
        if stat.S_ISREG(status.st_mode):
            yield VaultFile(path, status.st_size, status.st_mtime_ns)
        else:
            skipped.append((path, "it is no regular file"))
