"""Puts a note's new text in place of the old, all at once, and loses nothing of the file. Knows no fixes."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from vaultproof.source import Source

_STEP = 1_000


class FixError(Exception):
    """A note that could not be written; the message says why, in words for its owner."""


def write(path: Path, text: str, source: Source, *, root: Path | None = None) -> None:
    """Put a text in place of the file that `source` was read from, all at once, keeping its byte order mark and mode,
    and times; a file of the same size as before is a microsecond newer.

    Raises `FixError` where the file is no longer what was read, is not a plain file, has other names (hard links), or
    is a link that leads out of `root` (by default: out of its own folder). A file that is a link within `root` stays
    a link; the file that it points to is written.
    """
    target = _target(path, root if root is not None else path.parent)
    before = os.lstat(target)
    if not stat.S_ISREG(before.st_mode):
        raise FixError(f"{source.path} is not a plain file")
    if before.st_nlink > 1:
        raise FixError(f"{source.path} has other names (hard links), which would keep the old text")
    mark = b"\xef\xbb\xbf" if source.bom else b""
    if target.read_bytes() != mark + source.text.encode("utf-8"):
        raise FixError(f"{source.path} has changed since it was read")
    _replace(target, mark + text.encode("utf-8"), before)


def _target(path: Path, root: Path) -> Path:
    try:
        target = path.resolve(strict=True)
        inside = root.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise FixError(f"{path.name} cannot be reached: {error}") from None
    if not target.is_relative_to(inside):
        raise FixError(f"{path.name} leads out of the vault")
    return target


def _replace(target: Path, content: bytes, before: os.stat_result) -> None:
    """Write beside the target, make sure that it is on the disk, and rename it into place."""
    try:
        handle, name = tempfile.mkstemp(prefix=".vaultproof-", suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise FixError(f"{target.name} cannot be written: {error.strerror}") from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(stat.S_IMODE(before.st_mode))
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):
                os.chown(temporary, before.st_uid, before.st_gid)
        # Who compares size and time, as synchronising programs do, must see that the file has changed.
        later = _STEP if len(content) == before.st_size else 0
        os.utime(temporary, ns=(before.st_atime_ns, before.st_mtime_ns + later))
        temporary.replace(target)
    except OSError as error:
        raise FixError(f"{target.name} cannot be written: {error.strerror}") from None
    finally:
        temporary.unlink(missing_ok=True)
