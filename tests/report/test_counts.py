"""What a run counts is what was asked for, and a quiet run says no more than its findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaultproof.cli import main


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit):
        main(["check", "--no-cache", *arguments])
    return capsys.readouterr().out


def test_only_the_notes_that_were_asked_for_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One note of a vault of three is one note."""
    (tmp_path / ".obsidian").mkdir()
    for name in ("A", "B", "C"):
        (tmp_path / f"{name}.md").write_text("[[A]] [[B]] [[C]]\n", encoding="utf-8")
    assert _run(capsys, str(tmp_path / "A.md")).startswith("1 note,")
    assert _run(capsys, str(tmp_path)).startswith("3 notes,")


def test_a_quiet_run_has_no_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--quiet` shows findings alone, and nothing where there are none."""
    (tmp_path / "A.md").write_text("[[Gone]]\n", encoding="utf-8")
    told = _run(capsys, "-q", str(tmp_path))
    assert "L201" in told
    assert "1 note" not in told
