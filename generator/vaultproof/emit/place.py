"""Where a vault may be emitted: outside of its source, and never through a link. Writes nothing."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path


class EmitError(Exception):
    """The vault cannot be emitted; the message says why, for people."""


def checked_out(vault: Path, out: Path) -> Path:
    """OUT as a real path.

    Raises `EmitError` where it is the vault, lies inside it or holds it, however the three are written, or where it
    is no folder.
    """
    source, target = Path(os.path.realpath(vault)), Path(os.path.realpath(out))
    if _same(source, target):
        raise EmitError(f"`{out}` is the vault itself; choose a folder outside of it")
    if any(_same(source, parent) for parent in target.parents):
        raise EmitError(f"`{out}` lies inside the vault; choose a folder outside of it")
    if any(_same(target, parent) for parent in source.parents):
        raise EmitError(f"`{out}` holds the vault; choose a folder that does not")
    if os.path.lexists(target) and not target.is_dir():
        raise EmitError(f"`{out}` is not a folder")
    return target


def _same(first: Path, second: Path) -> bool:
    """Whether two paths are one folder; on disks that ignore case, `Vault` is `vault`."""
    if first == second:
        return True
    try:
        return os.path.samestat(first.stat(), second.stat())
    except OSError:
        return False


def folded(path: str) -> str:
    """A path as disks see it that ignore case and composition: two paths that fold alike may be one file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def obstacle(out: Path, path: str) -> str | None:
    """Why a file cannot be put at `path` in OUT: something else stands there or where a folder should."""
    at = out
    *folders, name = path.split("/")
    for folder in folders:
        at = at / folder
        kind = _kind(at)
        if kind is not None and not stat.S_ISDIR(kind):
            return "a link stands in its way" if stat.S_ISLNK(kind) else "a file stands in its way"
    kind = _kind(at / name)
    if kind is not None and not stat.S_ISREG(kind):
        return "a folder bears its name" if stat.S_ISDIR(kind) else "a link or a special file bears its name"
    return None


def _kind(path: Path) -> int | None:
    try:
        return os.lstat(path).st_mode
    except OSError:
        return None


def safe_path(path: str) -> bool:
    """Whether a relative path stays below where it starts and names files that systems can hold."""
    parts = path.split("/")
    return bool(path) and not any(
        part in {"", ".", ".."} or "\0" in part or len(part.encode("utf-8", "surrogatepass")) > 255
        for part in parts
    )
