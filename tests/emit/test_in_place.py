"""Built in place, a vault holds its generated parts and nothing else of it changes; taken out, it is as it was."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from emit.example import RELU, relu, tanh, vault
from vaultproof.config import BuildSettings
from vaultproof.emit.context import EmittedVault, NoteToEmit
from vaultproof.emit.in_place import build_in_place, generated_files, remove_in_place
from vaultproof.emit.markers import remove
from vaultproof.emit.place import EmitError
from vaultproof.read import read_note
from vaultproof.source import Source

DEFAULT = BuildSettings()


def again(root: Path, *notes: NoteToEmit) -> EmittedVault:
    """The vault as it is read the next time: the author's text alone."""
    texts = {item.note.path: remove((root / item.note.path).read_bytes().decode()) for item in notes}
    fresh = (replace(item, note=read_note(Source(item.note.path, texts[item.note.path]))) for item in notes)
    return EmittedVault(root=root, notes=tuple(fresh))


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def test_a_vault_built_in_place_and_undone_is_as_it_was(tmp_path: Path) -> None:
    source = vault(tmp_path, relu(), tanh())
    before = tree(tmp_path)
    report = build_in_place(source, DEFAULT)
    assert set(report.written) == {
        "ReLU.md",
        "Sub/Tanh.md",
        "Vaultproof.md",
        "Vaultproof/All notes.base",
        "Vaultproof/Map.canvas",
        "Vaultproof/ReLU.svg",
        "Vaultproof/Symbols.md",
        "Vaultproof/To be mended.md",
    }
    assert generated_files(tmp_path) == {
        "Vaultproof.md",
        "Vaultproof/All notes.base",
        "Vaultproof/Map.canvas",
        "Vaultproof/ReLU.svg",
        "Vaultproof/Symbols.md",
        "Vaultproof/To be mended.md",
    }
    assert build_in_place(again(tmp_path, relu(), tanh()), DEFAULT).written == ()
    remove_in_place(again(tmp_path, relu(), tanh()))
    after = tree(tmp_path)
    assert {path: text for path, text in after.items() if not path.startswith(".vaultproof/")} == before


def test_what_a_person_typed_into_a_generated_part_is_kept_and_reported(tmp_path: Path) -> None:
    build_in_place(vault(tmp_path, relu()), DEFAULT)
    typed = (tmp_path / "ReLU.md").read_text().replace("> | ✓", "> my own words\n> | ✓", 1)
    (tmp_path / "ReLU.md").write_text(typed)
    for report in (
        build_in_place(again(tmp_path, relu(wrong=True)), DEFAULT),
        remove_in_place(again(tmp_path, relu())),
    ):
        assert [path for path, _ in report.kept_foreign] == ["ReLU.md"]
        assert (tmp_path / "ReLU.md").read_text() == typed


def test_what_a_person_typed_outside_stays_and_the_parts_follow(tmp_path: Path) -> None:
    build_in_place(vault(tmp_path, relu()), DEFAULT)
    edited = (tmp_path / "ReLU.md").read_text().replace("# ReLU\n", "# ReLU\n\nNew words.\n")
    (tmp_path / "ReLU.md").write_text(edited)
    build_in_place(again(tmp_path, replace(relu(), backlinks=())), DEFAULT)
    assert "begin backlinks" not in (tmp_path / "ReLU.md").read_text()
    remove_in_place(again(tmp_path, relu()))
    assert (tmp_path / "ReLU.md").read_text() == RELU.replace("# ReLU\n", "# ReLU\n\nNew words.\n")


def test_a_note_that_changed_while_it_was_judged_is_left_alone(tmp_path: Path) -> None:
    source = vault(tmp_path, relu())
    (tmp_path / "ReLU.md").write_text("newer")
    assert build_in_place(source, DEFAULT).kept_foreign[0][0] == "ReLU.md"
    assert (tmp_path / "ReLU.md").read_text() == "newer"


def test_a_vault_with_uncommitted_work_is_refused_unless_told_otherwise(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not there")
    source = vault(tmp_path, relu())
    git = ("git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@b")
    subprocess.run([*git, "init", "-q"], check=True)
    with pytest.raises(EmitError, match="not committed"):
        build_in_place(source, DEFAULT)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "all"], check=True)
    assert build_in_place(source, DEFAULT).written
    assert remove_in_place(again(tmp_path, relu()), even_unclean=True).written == ("ReLU.md",)


def test_a_hostile_repository_runs_nothing(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not there")
    source = vault(tmp_path, relu())
    subprocess.run(["git", "-C", str(tmp_path), "init", "-q"], check=True)
    with (tmp_path / ".git/config").open("a") as config:
        config.write(
            f'[core]\n\tfsmonitor = touch {tmp_path}/ran\n[filter "x"]\n\tclean = touch {tmp_path}/ran\n'
        )
    (tmp_path / ".gitattributes").write_text("* filter=x\n")
    with pytest.raises(EmitError, match="unusual"):
        build_in_place(source, DEFAULT)
    assert not (tmp_path / "ran").exists()
