"""Where a vault's cache lives: in the user's own cache folder, never in the vault, where a stranger could write."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path

_MOST_VAULTS = 40
_UNUSED_SECONDS = 90 * 86_400


def place_for(vault: Path) -> Path | None:
    """A folder of this user alone for what is kept of one vault; None where there is no such place.

    No place is one that is inside the vault, that somebody else owns, or that others can write in.
    """
    from platformdirs import user_cache_path

    try:
        root = user_cache_path("vaultproof") / "vaults"
        real = os.path.realpath(vault)
        folder = root / hashlib.sha256(real.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        if os.path.commonpath([real, os.path.realpath(folder)]) == real:
            return None
        for made in (root, folder):
            made.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not _is_ours(made):
                return None
        _forget_others(root, folder)
    except (OSError, RuntimeError, ValueError):
        return None
    return folder


def _is_ours(folder: Path) -> bool:
    """Whether a folder is a real one that this user owns and nobody else can write in."""
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _forget_others(root: Path, own: Path) -> None:
    """Remove what is kept of vaults that were not checked for long, and of the oldest where there are many."""
    os.utime(own)
    now = time.time()
    others = sorted(
        ((entry.stat(follow_symlinks=False).st_mtime, entry.path) for entry in os.scandir(root)), reverse=True
    )
    for index, (used, path) in enumerate(others):
        if Path(path) != own and (index >= _MOST_VAULTS or now - used > _UNUSED_SECONDS):
            with suppress(OSError):
                shutil.rmtree(path)
