"""`vaultproof check --watch`, as a person uses it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from small_vault import NAMES, PIECES, write

pytest.importorskip("watchfiles")
DEADLINE = 120


class Watching:
    """A run that goes on, and what it prints."""

    def __init__(self, root: Path, *options: str) -> None:
        # A shell's commands in the background do not hear Ctrl-C, and hand that on; what we start is to hear it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "vaultproof", "check", str(root), "--watch", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"XDG_CACHE_HOME": str(root.parent / "cache")},
        )
        self._lines: queue.Queue[str] = queue.Queue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, words: str) -> str:
        """What is printed up to the line that holds these words."""
        told = ""
        while words not in told:
            told += self._lines.get(timeout=DEADLINE)
        return told

    def interrupt(self) -> int:
        """Ctrl-C; the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(DEADLINE)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    root = tmp_path / "vault"
    write(root, dict(zip(NAMES, PIECES, strict=False)))
    return root


@pytest.fixture
def watching(vault: Path) -> Iterator[Watching]:
    one = Watching(vault, "--format", "concise")
    yield one
    if one.process.poll() is None:
        one.process.kill()
    one.process.communicate()


def saved(watching: Watching, vault: Path, name: str, text: str, words: str) -> str:
    """What is told after a save, at once as editors save."""
    write(vault.parent, {"saved": text})
    (vault.parent / "saved").replace(vault / name)
    return watching.until(words)


def test_each_save_is_told_with_what_it_touches(vault: Path, watching: Watching) -> None:
    """The whole first, then only the notes that a change touches; Ctrl-C ends it like any other command."""
    assert "Nowhere" in watching.until("found")
    told = saved(watching, vault, "Beta.md", "# Foot\n\n[[Never made]]\n", "Never made")
    told += watching.until("in the vault: ")
    assert "Nowhere" not in told
    assert "Sub/Alpha.md" not in told
    assert watching.interrupt() == 0
    assert watching.process.stderr is not None
    assert watching.process.stderr.read() == ""


def test_settings_are_read_again(vault: Path, watching: Watching) -> None:
    """Rules that are switched off while it watches are silent from then on."""
    assert "L201" in watching.until("found")
    told = saved(watching, vault, "vaultproof.toml", 'select = ["C"]\n', "found")
    assert "L201" not in told


def test_half_written_settings_end_nothing(vault: Path, watching: Watching) -> None:
    """While the settings cannot be read, those before hold, and it is said."""
    watching.until("found")
    write(vault, {"vaultproof.toml": "select = [\n"})
    assert "Never made" in saved(watching, vault, "Beta.md", "[[Never made]]\n", "in the vault: ")
    assert watching.interrupt() == 0
    assert watching.process.stderr is not None
    assert "the settings before hold" in watching.process.stderr.read()


def test_it_shows_findings_and_writes_no_report(vault: Path) -> None:
    """Formats for programs are for single runs."""
    run = subprocess.run(
        [sys.executable, "-m", "vaultproof", "check", str(vault), "--watch", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert "--watch" in run.stderr
