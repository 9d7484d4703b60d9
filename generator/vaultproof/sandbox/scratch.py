"""Scratch folders for notes: made, watched, and gone afterwards, even if the checker is killed in between.

Limits on files bound one file; this bounds the folder. Runs nothing of a note.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from vaultproof.sandbox.inside.order import NOBODY

MOST_BYTES, MOST_FILES = 64 << 20, 1_000
_JANITOR = """
import os, select, shutil, sys, time
checker, folder = int(sys.argv[1]), sys.argv[2]
try:
    handle = os.pidfd_open(checker)
    while os.getppid() == checker and not select.select([handle], [], [], 60)[0]:
        pass
except ProcessLookupError:
    pass
for _ in range(50):
    shutil.rmtree(folder, ignore_errors=True)
    if not os.path.lexists(folder):
        break
    time.sleep(0.1)
"""


class ScratchFolders:
    """The folder in which each note's scratch folder lies, and a small process that removes it all should the
    checker end without having done so."""

    def __init__(self) -> None:
        """Make the folder. Raises OSError."""
        self.folder = tempfile.mkdtemp(prefix="vaultproof-")
        Path(self.folder).chmod(0o711)
        self._janitor = subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
            [sys.executable, "-I", "-S", "-c", _JANITOR, str(os.getpid()), self.folder],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
            start_new_session=True,
        )

    def close(self) -> None:
        """Remove all of it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._janitor.kill()
        self._janitor.wait()


def make(parent: str) -> str:
    """A scratch folder for one note, or none where `parent` is none."""
    if not parent:
        return ""
    folder = tempfile.mkdtemp(dir=parent)
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    return folder


def remove(folder: str) -> None:
    """Remove a note's scratch folder with all that is in it."""
    if folder:
        shutil.rmtree(folder, ignore_errors=True)


def is_overfull(folder: str) -> bool:
    """Whether a note keeps more in its folder than it may. Follows no link, and stops counting where it is too much."""
    size = count = 0
    waiting = [folder] if folder else []
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    count += 1
                    size += entry.stat(follow_symlinks=False).st_blocks * 512
                    if size > MOST_BYTES or count > MOST_FILES:
                        return True
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
        except OSError:
            continue  # the note removed it meanwhile
    return False
