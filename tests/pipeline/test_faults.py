"""A fault of ours costs one note, or one claim, its verdicts: nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from vaultproof.cli import main
from vaultproof.extract import Extracted
from vaultproof.pipeline import build as building
from vaultproof.pipeline import examine as examining
from vaultproof.pipeline import judge as judging
from vaultproof.witness.trial import Trial


def _report(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict]:  # type: ignore[type-arg]
    with pytest.raises(SystemExit) as ended:
        main(["check", str(root), "--format", "json", "--no-cache", "--quiet", "--jobs", "1", *more])
    assert isinstance(ended.value.code, int)
    return ended.value.code, json.loads(capsys.readouterr().out)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault of two notes that state something."""
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "Good.md").write_text("We have $2 \\cdot 3 = 7$. See [[Odd]].\n", encoding="utf-8")
    (tmp_path / "Odd.md").write_text("We have $2 \\cdot 4 = 9$. See [[Good]].\n", encoding="utf-8")
    return tmp_path


def test_a_note_on_which_we_fail_is_named_and_the_others_are_checked(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The status is 3, as it is for any fault of ours."""
    extract = examining.extract

    def failing(note, *others) -> Extracted:  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002
        if note.path == "Odd.md":
            raise IndexError("list index out of range")
        return extract(note, *others)

    monkeypatch.setattr(examining, "extract", failing)
    status, report = _report(vault, capsys)
    assert status == 3
    told = [(one["path"], one["code"]) for one in report["diagnostics"]]
    assert told == [("Good.md", "C401"), ("Odd.md", "N123")]
    assert "IndexError in test_faults.py" in report["diagnostics"][1]["message"]
    status, report = _report(vault, capsys, "--select", "L")
    assert (status, [one["code"] for one in report["diagnostics"]]) == (3, ["N123"])


def test_a_note_that_would_be_read_for_ever_is_named_and_the_others_are_checked(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A regular expression that tries all ways through a text stops, too."""
    extract = examining.extract

    def searching(note, *others) -> Extracted:  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002
        if note.path == "Odd.md":
            re.match(r"(?:a+)+b", "a" * 60)
        return extract(note, *others)

    monkeypatch.setattr(examining, "extract", searching)
    monkeypatch.setattr(examining, "_SECONDS_TO_READ", 0.5)
    status, report = _report(vault, capsys)
    told = [(one["path"], one["code"]) for one in report["diagnostics"]]
    assert (status, told) == (3, [("Good.md", "C401"), ("Odd.md", "N123")])
    assert "it takes longer than 0.5" in report["diagnostics"][1]["message"]


def test_a_claim_on_which_we_fail_accuses_nobody(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its reason says what happened."""
    prepare = judging.prepare

    def failing(claim, *others) -> Trial:  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002
        if claim.path == "Odd.md":
            raise KeyError("x")
        return prepare(claim, *others)

    monkeypatch.setattr(judging, "prepare", failing)
    _, report = _report(vault, capsys)
    verdicts = {one["path"]: (one["verdict"], one["reason"]) for one in report["claims"]}
    assert verdicts["Good.md"][0] == "refuted"
    assert verdicts["Odd.md"] == ("undecided", "Vaultproof failed on it (KeyError: 'x')")


def test_a_figure_on_which_we_fail_is_told_and_the_others_are_drawn(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build ends with status 3 then, and says of which note; the rest of the vault is emitted."""
    (vault / "Good.md").write_text("$$f(x) = x^2$$\n\nSee [[Odd]].\n", encoding="utf-8")
    wanted = building.figures_wanted

    def failing(note, *others):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN202
        if note.path == "Odd.md":
            raise IndexError("list index out of range")
        return wanted(note, *others)

    monkeypatch.setattr(building, "figures_wanted", failing)
    out = tmp_path.parent / f"{tmp_path.name}-out"
    with pytest.raises(SystemExit) as ended:
        main(["build", str(vault), "-o", str(out), "--no-cache", "--quiet", "--jobs", "1"])
    assert ended.value.code == 3
    assert "Odd.md: no figure of this note was drawn: a fault of Vaultproof's own (IndexError" in (
        capsys.readouterr().err
    )
    assert (out / "Vaultproof" / "Good.svg").is_file()
    assert (out / "Odd.md").is_file()
