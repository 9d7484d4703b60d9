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
from vaultproof.sandbox.job import SandboxError

MOST_BYTES, MOST_FILES = 64 << 20, 1_000
_TRIALS = 3
_JANITOR = """
import os, select, shutil, sys, tempfile, time
checker = int(sys.argv[1])
try:
    handle = os.pidfd_open(checker)
except ProcessLookupError:
    sys.exit()
folder = tempfile.mkdtemp(prefix="vaultproof-", dir=sys.argv[2])
try:
    os.write(1, os.fsencode(folder))
    os.close(1)
    while os.getppid() == checker and not select.select([handle], [], [], 60)[0]:
        pass
except BrokenPipeError:
    pass
for _ in range(50):
    shutil.rmtree(folder, ignore_errors=True)
    if not os.path.lexists(folder):
        break
    time.sleep(0.1)
"""


class ScratchFolders:
    """The folder in which each note's scratch folder lies. A small process makes it, and removes it all should the
    checker end without having done so, at whichever moment."""

    def __init__(self) -> None:
        """Have the folder made. Raises SandboxError."""
        for _ in range(_TRIALS):
            self._janitor, self.folder = _start_janitor()
            if self.folder:
                Path(self.folder).chmod(0o711)
                return
        raise SandboxError(f"no scratch folder can be made in {tempfile.gettempdir()}")

    def close(self) -> None:
        """Remove all of it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._janitor.kill()
        self._janitor.wait()


def _start_janitor() -> tuple[subprocess.Popen[bytes], str]:
    """A janitor and the folder that it has made; none where it ended instead."""
    janitor = subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
        [sys.executable, "-I", "-S", "-c", _JANITOR, str(os.getpid()), tempfile.gettempdir()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={},
        start_new_session=True,
    )
    assert janitor.stdout is not None
    with janitor.stdout as told:
        folder = os.fsdecode(told.read())
    if not folder:
        janitor.wait()
    return janitor, folder


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
