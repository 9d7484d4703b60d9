"""One file onto the disk, whole or not at all. Decides nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from vaultproof.emit.place import EmitError

PREFIX = ".vaultproof-"


def temporary(target: Path) -> Path:
    """The name under which a file is written before it takes its place; the same each time, so that one that a killed
    build left is used up by the next."""
    return target.with_name(
        f"{PREFIX}{blake2b(target.name.encode('utf-8', 'surrogateescape'), digest_size=8).hexdigest()}.tmp"
    )


def put(target: Path, content: bytes) -> None:
    """Write a file: its old content stays until the new one is safely on the disk.

    Raises `EmitError` where the disk refuses.
    """
    _put(target, lambda file: _write(file, content))


def copy(source: Path, target: Path) -> None:
    """Copy a file with its time of change; otherwise as `put`."""

    def write(file: BinaryIO) -> None:
        with source.open("rb") as original:
            shutil.copyfileobj(original, file, 1 << 20)

    status = source.stat()
    _put(target, write, (status.st_atime_ns, status.st_mtime_ns))


def _write(file: BinaryIO, content: bytes) -> None:
    file.write(content)


def _put(target: Path, write: Callable[[BinaryIO], None], times: tuple[int, int] | None = None) -> None:
    under_way = temporary(target)
    try:
        with suppress(FileNotFoundError):
            under_way.unlink()
        descriptor = os.open(
            under_way, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
        )
        with os.fdopen(descriptor, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if times is not None:
            os.utime(under_way, ns=times)
        under_way.replace(target)
    except OSError as error:
        with suppress(OSError):
            under_way.unlink()
        raise EmitError(f"`{target}` could not be written: {error.strerror or error}") from error
