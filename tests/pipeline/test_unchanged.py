"""A build of which nothing has changed does none of the work again, and sees whatever has changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultproof.cli import main
from vaultproof.pipeline import check

NOTE = "# Square\n\n$$f(x) = x^2$$\n\n- $f(3) = 9$\n"
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Builds a vault of one note, and tells what was printed, and `worked` where notes were judged."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "vault"
    root.mkdir()
    (root / "Square.md").write_text(NOTE)
    (root / "picture.png").write_bytes(b"1")
    worked: list[bool] = []
    true_check = check.check_texts

    def watched(*arguments: object, **named: object) -> object:
        worked.append(True)
        return true_check(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(check, "check_texts", watched)

    def once(*where: str) -> str:
        worked.clear()
        with pytest.raises(SystemExit) as ended:
            main(["build", str(root), *(where or ("-o", str(tmp_path / "out"))), "--jobs", "1"])
        return f"{capsys.readouterr().out}{ended.value.code}{' worked' if worked else ''}"

    return once


def test_a_second_build_judges_nothing_and_tells_the_same(run: Run) -> None:
    """What is printed differs in what was written alone."""
    assert run().endswith("0 worked")
    second = run()
    assert "1 note, 1 claim: 1 hold" in second
    assert ": 0 files written, 10 as they were, 0 removed" in second
    assert second.endswith("0")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("vault/Square.md", NOTE + "- $f(2) = 5$\n"),
        ("vault/New.md", "New.\n"),
        ("vault/vaultproof.toml", '[build]\nparts = ["facts"]\n'),
        ("vault/picture.png", "other"),
        ("vault/.obsidian/app.json", "{}"),
        ("out/Vaultproof/Symbols.md", "typed"),
        ("out/.vaultproof/manifest.json", "{}"),
    ],
)
def test_what_changes_is_seen(run: Run, tmp_path: Path, path: str, text: str) -> None:
    """In the notes, settings, attachments and Obsidian's settings, and in what was emitted."""
    run()
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text(text)
    assert run().endswith(" worked")


def test_a_file_that_is_gone_is_written_again(run: Run, tmp_path: Path) -> None:
    """And one that only has another time is the same."""
    run()
    note = tmp_path / "out/Square.md"
    os.utime(note, ns=(1, 1))
    assert not run().endswith("worked")
    note.unlink()
    assert "1 file written" in run()
    assert note.exists()


def test_a_changed_template_is_seen(run: Run, tmp_path: Path) -> None:
    """The vault's own templates count as its settings do."""
    own = tmp_path / "vault/T"
    own.mkdir()
    (tmp_path / "vault/vaultproof.toml").write_text('exclude = ["T"]\n[build]\ntemplates = "T"\n')
    run()
    assert not run().endswith("worked")
    (own / "facts.md.j2").write_text("none\n")
    assert run().endswith("worked")


def test_a_build_in_place_is_remembered_too(run: Run, tmp_path: Path) -> None:
    """Until a generated part changes; what is taken out is taken out, whatever is remembered."""
    assert run("--in-place").endswith("worked")
    assert not run("--in-place").endswith("worked")
    note = tmp_path / "vault/Square.md"
    note.write_text(note.read_text().replace("holds", "HOLDS", 1))
    assert run("--in-place").endswith("worked")
    run("--in-place", "--remove")
    assert note.read_text() != NOTE
