"""A vault's own list of generated files, forged, hides no claim from a check and removes no note of the author's."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest

from vaultproof.cli import main
from vaultproof.emit.manifest import FILE, PARTS, digest_of, generated_files
from vaultproof.emit.markers import remove

FALSE = "# ReLU\n\n$$f(x) = \\max(0, x)$$\n\n- f(-2) = 1\n"
TRUE = "# ReLU\n\n$$f(x) = \\max(0, x)$$\n\n- f(-2) = 0\n"


def forge(root: Path, file: str, digests: dict[str, bytes]) -> None:
    """Write a list of generated files as somebody may who knows what one looks like."""
    (root / file).parent.mkdir(exist_ok=True)
    files = {path: [digest_of(content)] for path, content in digests.items()}
    (root / file).write_text(json.dumps({"schema": 1, "files": files}))


def run(*arguments: str) -> None:
    """Run the command in this process."""
    with suppress(SystemExit):
        main([*arguments, "--no-cache", "--jobs", "1"])


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """The codes of what a check finds, by path, claims and generated parts only."""
    run("check", str(root), "--format", "json", "-q", "--select", "C,G")
    found: dict[str, list[str]] = {}
    for one in json.loads(capsys.readouterr().out)["diagnostics"]:
        found.setdefault(one["path"], []).append(one["code"])
    return found


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    (tmp_path / ".obsidian").mkdir()
    return tmp_path


@pytest.mark.parametrize("path", ["ReLU.md", "Notes/ReLU.md", "Vaultproof.md", "vaultproof/ReLU.md"])
def test_a_note_elsewhere_is_checked_whatever_the_list_says(
    vault: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    """Its true digest in the list does not help it."""
    (vault / path).parent.mkdir(exist_ok=True)
    (vault / path).write_text(FALSE)
    forge(vault, FILE, {path: FALSE.encode()})
    assert check(vault, capsys) == {path: ["C401"]}


def test_a_generated_note_that_was_changed_is_checked(
    vault: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (vault / "Vaultproof").mkdir()
    (vault / "Vaultproof/Symbols.md").write_text(FALSE)
    forge(vault, FILE, {"Vaultproof/Symbols.md": TRUE.encode()})
    assert check(vault, capsys) == {"Vaultproof/Symbols.md": ["C401"]}


@pytest.mark.parametrize("text", [FALSE, "# A\n\n2 + 2 = 6\n", "# A\n\n```python\n1 + 1  # → 3\n```\n"])
def test_what_states_something_is_no_stub(vault: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    """Though it stands in the folder of stubs and the list has its digest."""
    (vault / "vaultproof.toml").write_text('[build]\nstubs = "To write"\n')
    (vault / "To write").mkdir()
    (vault / "To write/A.md").write_text(text)
    forge(vault, FILE, {"To write/A.md": text.encode()})
    assert check(vault, capsys) == {"To write/A.md": ["C401"]}


def test_a_path_that_leaves_the_vault_is_nobody_s(vault: Path) -> None:
    forge(vault, FILE, {"Vaultproof/../ReLU.md": b"", "/etc/passwd": b"", "Vaultproof//a.md": b""})
    assert generated_files(vault) == frozenset()


def test_what_is_listed_and_is_no_file_is_not_read(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a folder nor a link to a device without end stops a check."""
    (vault / "Vaultproof/Folder.md").mkdir(parents=True)
    (vault / "Vaultproof/Zero.md").symlink_to("/dev/zero")
    (vault / "ReLU.md").write_text(FALSE)
    forge(vault, FILE, {"Vaultproof/Folder.md": b"", "Vaultproof/Zero.md": b""})
    assert check(vault, capsys) == {"ReLU.md": ["C401"]}


def test_a_list_that_is_no_file_or_names_what_no_disk_has_is_none(
    vault: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (vault / "ReLU.md").write_text(FALSE)
    forge(vault, FILE, {"Vaultproof/\ud800.md": b""})
    assert check(vault, capsys) == {"ReLU.md": ["C401"]}
    for file in (FILE, PARTS):
        (vault / file).unlink(missing_ok=True)
        (vault / file).symlink_to("/dev/zero")
    assert check(vault, capsys) == {"ReLU.md": ["C401"]}
    for file in (FILE, PARTS):
        run("build", str(vault), "--in-place")
        assert "could not be written" in capsys.readouterr().err
        (vault / file).unlink()


def test_a_claim_between_marks_is_checked_where_no_build_put_it_there(
    vault: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The note may be listed as one with generated parts; what stands there is not what a build left."""
    hidden = "%% vaultproof:begin facts %%\n\n- f(-2) = 1\n\n%% vaultproof:end facts %%\n"
    (vault / "ReLU.md").write_text(TRUE + hidden)
    assert check(vault, capsys) == {"ReLU.md": ["C401"]}
    forge(vault, PARTS, {"ReLU.md": b"something else"})
    assert check(vault, capsys) == {"ReLU.md": ["G702", "C401"]}


def test_a_build_in_place_removes_no_note_that_a_forged_list_names(vault: Path) -> None:
    for undo in ([], ["--remove"]):
        (vault / "Notes").mkdir(exist_ok=True)
        (vault / "picture.svg").write_text("<svg/>")
        (vault / "vaultproof.toml").write_text('[build]\nstubs = "Notes"\n')
        (vault / "Notes/ReLU.md").write_text(TRUE)
        (vault / "Other.md").write_text("Nothing but words.\n")
        forge(
            vault,
            FILE,
            {"Notes/ReLU.md": TRUE.encode(), "Other.md": b"Nothing but words.\n", "picture.svg": b"<svg/>"},
        )
        run("build", str(vault), "--in-place", *undo)
        assert remove((vault / "Notes/ReLU.md").read_text()) == TRUE
        assert (vault / "Other.md").read_text() == "Nothing but words.\n"
        assert (vault / "picture.svg").read_text() == "<svg/>"
