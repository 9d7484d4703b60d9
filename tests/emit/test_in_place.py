"""Built in place, a vault holds its generated parts and nothing else of it changes; taken out, it is as it was."""

from __future__ import annotations

import gc
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from emit.example import RELU, relu, tanh, vault
from emit.killed import killed_at
from vaultproof.cli import main
from vaultproof.config import BuildSettings
from vaultproof.emit.context import EmittedVault, NoteToEmit
from vaultproof.emit.findings import emit_diagnostics
from vaultproof.emit.in_place import build_in_place, remove_in_place
from vaultproof.emit.manifest import generated_files
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
        "Vaultproof/All notes.base",
        "Vaultproof/Map.canvas",
        "Vaultproof/ReLU.svg",
        "Vaultproof/Symbols.md",
        "Vaultproof/To be mended.md",
        "Vaultproof/Vaultproof.md",
    }
    assert generated_files(tmp_path) == {
        "Vaultproof/All notes.base",
        "Vaultproof/Map.canvas",
        "Vaultproof/ReLU.svg",
        "Vaultproof/Symbols.md",
        "Vaultproof/To be mended.md",
        "Vaultproof/Vaultproof.md",
    }
    assert build_in_place(again(tmp_path, relu(), tanh()), DEFAULT).written == ()
    remove_in_place(again(tmp_path, relu(), tanh()))
    assert tree(tmp_path) == before
    assert not (tmp_path / ".vaultproof").exists()


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
        (told,) = emit_diagnostics(report, in_place=True)
        assert "move what you typed out of the marks" in (told.help or "")


def test_parts_that_a_removal_leaves_are_told_by_the_exit_status(tmp_path: Path, run: Run) -> None:
    """Less was done than was asked for; once the marks are gone, nothing is left to tell."""
    (tmp_path / ".obsidian").mkdir()
    note = tmp_path / "ReLU.md"
    note.write_text(RELU)
    run("build", str(tmp_path), "--in-place")
    typed = note.read_text().replace("%% vaultproof:end", "my own words\n\n%% vaultproof:end", 1)
    note.write_text(typed)
    built = run("build", str(tmp_path), "--in-place")
    assert (built.returncode, "and build again" in built.stderr) == (0, True)
    assert run("build", str(tmp_path), "--in-place", "--fail-on", "warning").returncode == 1
    left = run("build", str(tmp_path), "--in-place", "--remove")
    assert left.returncode == 1
    assert "what was typed there is kept\n  help: move what you typed out of the marks" in left.stderr
    assert "build again" not in left.stderr
    assert note.read_text() == typed
    assert run("build", str(tmp_path), "--in-place", "--remove", "--fail-on", "never").returncode == 0
    note.write_text(RELU)
    assert run("build", str(tmp_path), "--in-place", "--remove").returncode == 0
    assert tree(tmp_path) == {"ReLU.md": RELU.encode()}


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


def test_only_the_folder_of_generated_files_gets_files(tmp_path: Path) -> None:
    """The index stands there too, wherever a setting wants it; Obsidian's settings and the root stay as they are."""
    source = vault(tmp_path, relu(), tanh())
    before = set(tree(tmp_path))
    build_in_place(source, BuildSettings(index="Meta/Home", cards="flashcards"))
    new = set(tree(tmp_path)) - before
    assert {path.partition("/")[0] for path in new} == {"Vaultproof", ".vaultproof"}
    assert "Vaultproof/Home.md" in new


def test_a_file_of_the_author_s_stands_where_it_stands(tmp_path: Path) -> None:
    """Whatever it is called and whatever it is, it is neither overwritten nor removed."""
    source = vault(tmp_path, relu())
    mine = {
        "Vaultproof/to be mended.md": "mine",
        "Vaultproof/Map.canvas": "{}",
        "Vaultproof/ReLU.svg": "<svg>mine",
    }
    (tmp_path / "Vaultproof/Symbols.md").mkdir(parents=True)
    for path, text in mine.items():
        (tmp_path / path).write_text(text)
    known = replace(source, attachments=(*source.attachments, "Vaultproof/Map.canvas"))
    for report in (build_in_place(known, DEFAULT), remove_in_place(known)):
        assert {path: (tmp_path / path).read_text() for path in mine} == mine
        assert (tmp_path / "Vaultproof/Symbols.md").is_dir()
        assert report.written
    build_in_place(known, DEFAULT)
    assert {path.name for path in (tmp_path / "Vaultproof").glob("Map*")} == {"Map.canvas", "Map 2.canvas"}


def test_a_generated_file_that_a_person_changed_is_kept_told_of_and_no_note_of_the_vault(
    tmp_path: Path,
) -> None:
    """Each time; a second one beside it is not made."""
    source = vault(tmp_path, relu())
    build_in_place(source, DEFAULT)
    (tmp_path / "Vaultproof/Map.canvas").write_text('{"nodes": [], "edges": []}')
    for _ in range(3):
        report = build_in_place(again(tmp_path, relu()), DEFAULT)
        assert [path for path, _ in report.kept_foreign] == ["Vaultproof/Map.canvas"]
        assert "Vaultproof/Map.canvas" in generated_files(tmp_path)
    assert (tmp_path / "Vaultproof/Map.canvas").read_text() == '{"nodes": [], "edges": []}'


def test_a_stub_in_which_someone_writes_is_the_author_s(tmp_path: Path) -> None:
    """As long as it is as it was made it goes again; else it is a note and stays."""
    stubs = BuildSettings(stubs="To write", language="en")
    source = replace(vault(tmp_path, relu()), unresolved=(("One", ("ReLU.md",)), ("Two", ("ReLU.md",))))
    build_in_place(source, stubs)
    (tmp_path / "To write/One.md").write_text("# One\n\nWritten now.\n")
    assert "To write/Two.md" in generated_files(tmp_path, "To write")
    assert "To write/One.md" not in generated_files(tmp_path, "To write")
    written = NoteToEmit(note=read_note(Source("To write/One.md", "# One\n\nWritten now.\n")))
    fresh = again(tmp_path, relu())
    fresh = replace(fresh, notes=(*fresh.notes, written), unresolved=(("Two", ("ReLU.md",)),))
    build_in_place(fresh, stubs)
    remove_in_place(fresh, "To write")
    assert (tmp_path / "To write/One.md").read_text() == "# One\n\nWritten now.\n"
    assert not (tmp_path / "To write/Two.md").exists()


@pytest.mark.parametrize("undoing", [False, True])
def test_killed_at_any_step_nothing_is_lost_and_the_next_run_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undoing: bool
) -> None:
    """The author's text is whole in each note at each moment, and no file is left that was not there."""
    step, killed = 0, True
    while killed:
        step += 1
        root = tmp_path / str(step)
        source = vault(root, relu(), tanh())
        before = tree(root)
        if undoing:
            build_in_place(source, DEFAULT)

        def act(root: Path = root) -> None:
            fresh = again(root, relu(), tanh())
            if undoing:
                remove_in_place(fresh)
            else:
                build_in_place(fresh, DEFAULT)

        killed = killed_at(step, monkeypatch, act)
        for path, text in tree(root).items():
            if path in {"ReLU.md", "Sub/Tanh.md"}:
                assert remove(text.decode()).encode() == before[path]
        assert build_in_place(again(root, relu(), tanh()), DEFAULT).kept_foreign == ()
        assert "begin verification" in (root / "ReLU.md").read_text()
        assert remove_in_place(again(root, relu(), tanh())).kept_foreign == ()
        assert tree(root) == before
    assert step > 20


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """The command line, called with some arguments in this process, as if it was one of its own."""

    def called(*arguments: str) -> subprocess.CompletedProcess[str]:
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--no-cache", "--jobs", "1"])
        code = ended.value.code
        assert isinstance(code, int)
        return subprocess.CompletedProcess(arguments, code, *capsys.readouterr())

    yield called
    gc.enable()


def test_the_command_builds_in_place_again_and_again_and_undoes_it(tmp_path: Path, run: Run) -> None:
    """A second build writes nothing, a check finds what it found before, and undone the vault is as it was."""
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "vaultproof.toml").write_text('[build]\nstubs = "To write"\ncards = "flashcards"\n')
    (tmp_path / "ReLU.md").write_text(RELU.replace("= 0", "= 1") + " And [[Missing]], in [[Sub/Tanh]].")
    (tmp_path / "Sub").mkdir()
    (tmp_path / "Sub/Tanh.md").write_text("# Tanh\n\n$$f(x) = \\tanh(x)$$\n\n- f(0) = 0\n")
    before, found = tree(tmp_path), run("check", str(tmp_path), "--format", "concise", "--select", "C").stdout
    assert "C401" in found
    first = run("build", str(tmp_path), "--in-place")
    assert "2 files" not in first.stderr
    built_once = tree(tmp_path)
    assert "To write/Missing.md" in built_once
    assert run("check", str(tmp_path), "--format", "concise", "--select", "C").stdout == found.replace(
        "ReLU.md:13:", "ReLU.md:19:"
    )
    second = run("build", str(tmp_path), "--in-place")
    assert second.stderr == first.stderr == ""
    assert "0 files written" in second.stdout
    assert tree(tmp_path) == built_once
    run("build", str(tmp_path), "--in-place", "--remove")
    assert tree(tmp_path) == before


def test_a_note_that_was_renamed_or_copied_keeps_its_parts_up_to_date(tmp_path: Path, run: Run) -> None:
    """Its parts go with it: they are read as no words of the author's, follow the new name, and come out again."""
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "ReLU.md").write_text(RELU)
    (tmp_path / "Other.md").write_text("# Other\n\nSee [[Rectifier]].\n")
    run("build", str(tmp_path), "--in-place")
    (tmp_path / "ReLU.md").rename(tmp_path / "Rectifier.md")
    shutil.copy(tmp_path / "Rectifier.md", tmp_path / "Copy.md")
    claims = run("check", str(tmp_path / "Rectifier.md"), "--format", "json").stdout.count('"verdict":')
    assert claims == RELU.count("- ReLU(")
    again = run("build", str(tmp_path), "--in-place")
    assert "by hand" not in again.stderr
    assert "Vaultproof/Rectifier" in (tmp_path / "Rectifier.md").read_text()
    assert "[[Other]]" in (tmp_path / "Rectifier.md").read_text()
    assert run("build", str(tmp_path), "--in-place", "--remove").returncode == 0
    assert tree(tmp_path) == {
        "Rectifier.md": RELU.encode(),
        "Copy.md": RELU.encode(),
        "Other.md": b"# Other\n\nSee [[Rectifier]].\n",
    }
