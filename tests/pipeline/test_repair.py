"""A vault is repaired: what is safe at once, what changes a note's words only when it is asked for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from vaultproof.cli import main
from vaultproof.config import Settings
from vaultproof.pipeline.repair import repair_vault

NOTE = "# Bent\n\n$$f(x) = \\max(0, x)$$\n\nα\\alpha is kept.\n\n- $f(-2) = 1$\n- $x \\in \\R$\n"


def repaired(folder: Path, *, unsafe: bool) -> str:
    """The note once it is repaired; a second run changes nothing."""
    path = folder / "Bent.md"
    path.write_text(NOTE, encoding="utf-8")
    repair_vault(folder, Settings(), unsafe=unsafe)
    text = path.read_text(encoding="utf-8")
    assert repair_vault(folder, Settings(), unsafe=unsafe).paths == ()
    assert path.read_text(encoding="utf-8") == text
    return text


def test_a_safe_repair_leaves_what_a_note_says(tmp_path: Path) -> None:
    """A wrong value and an unknown command are for the writer to mend."""
    assert repaired(tmp_path, unsafe=False) == NOTE.replace("α\\alpha", "$\\alpha$")


def test_an_unsafe_repair_writes_what_the_formula_gives(tmp_path: Path) -> None:
    """The value that `check` offers and the command that Obsidian knows stand in the note."""
    changed = NOTE.replace("α\\alpha", "$\\alpha$").replace("= 1$", "= 0$").replace("\\R", "\\mathbb{R}")
    assert repaired(tmp_path, unsafe=True) == changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("$1.5 \\cdot 1.5 = 2.5$", "$1.5 \\cdot 1.5 = 2.25$"),
        ("$\\frac{7}{8} = 88.5\\%$", "$\\frac{7}{8} = 87.5\\%$"),
        ("$\\sqrt{2} \\approx 1.42$", "$\\sqrt{2} \\approx 1.41$"),
        ("$\\frac{5 + 14}{5 + 7} = \\frac{19}{18} = 1.5$", None),
    ],
)
def test_a_value_is_written_as_its_writer_would(tmp_path: Path, before: str, after: str | None) -> None:
    """With as many digits as before where it has many, and not in the middle of a chain."""
    (tmp_path / "Note.md").write_text(before + "\n", encoding="utf-8")
    repair_vault(tmp_path, Settings(), unsafe=True)
    told = (tmp_path / "Note.md").read_text(encoding="utf-8")
    assert told == f"{after}\n" if after is not None else "\\frac{19}{18} = " in told


def test_a_bare_name_keeps_its_value(tmp_path: Path) -> None:
    """It may be set anew there rather than stated."""
    text = "Let $\\eta = 2$.\n\n- $\\eta = 3: x_0 = \\eta = 3$\n- $\\eta = 4: x_0 = \\eta = 4$\n"
    (tmp_path / "Note.md").write_text(text, encoding="utf-8")
    assert repair_vault(tmp_path, Settings(), unsafe=True).paths == ()


def test_generated_parts_are_neither_read_nor_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a vault that is built in place, `fix` mends the author's text alone, above and below the parts."""
    folder = tmp_path / "vault"
    folder.mkdir()
    path = folder / "Bent.md"
    path.write_text(NOTE.replace("α\\alpha is kept.", "$\\alpha$ is kept."), encoding="utf-8")
    (folder / "vaultproof.toml").write_text('[build]\nparts = ["top", "verification", "bottom", "plot"]\n')
    with pytest.raises(SystemExit):
        main(["build", str(folder), "--in-place", "--no-cache", "-q", "--jobs", "1"])
    built = path.read_text(encoding="utf-8")
    typed = built.replace("$\\alpha$ is kept.", "α\\alpha is kept.").replace("[!failure", "β\\beta [!failure")
    path.write_text(typed, encoding="utf-8")
    done = repair_vault(folder, Settings())
    assert (done.paths, done.problems, done.fixes) == (("Bent.md",), (), 1)
    assert path.read_text(encoding="utf-8") == typed.replace("α\\alpha", "$\\alpha$")
    assert repair_vault(folder, Settings(), unsafe=True).fixes == 2
    assert "β\\beta [!failure" in path.read_text(encoding="utf-8")
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["check", str(folder), "--no-cache", "-q", "--format", "concise"])
    assert "beta" not in capsys.readouterr().out


def test_only_the_notes_asked_for_are_touched(tmp_path: Path) -> None:
    """`fix` of one note repairs that note."""
    for name in ("One.md", "Two.md"):
        (tmp_path / name).write_text(NOTE, encoding="utf-8")
    assert repair_vault(tmp_path, Settings(), only=frozenset({"Two.md"}), unsafe=True).paths == ("Two.md",)
    assert (tmp_path / "One.md").read_text(encoding="utf-8") == NOTE


def test_links_are_mended_once(tmp_path: Path) -> None:
    """What is found in a later round is found at the places of that round's text."""
    (tmp_path / "Container Interface.md").write_text(
        "---\naliases: [CNI]\n---\n# The whole\n", encoding="utf-8"
    )
    text = "Part of [[CNI]], α\\alpha, [[CNI]] and [it](Container%20Interface.md#the-whole).\n"
    (tmp_path / "Pod.md").write_text(text, encoding="utf-8")
    repair_vault(tmp_path, Settings())
    told = (tmp_path / "Pod.md").read_text(encoding="utf-8")
    link = "[[Container Interface|CNI]]"
    assert told == f"Part of {link}, $\\alpha$, {link} and [it](Container%20Interface.md#the-whole).\n"
    assert repair_vault(tmp_path, Settings()).paths == ()


def test_a_repaired_note_keeps_its_mark_line_ends_mode_and_time(tmp_path: Path) -> None:
    """Every byte but the repair's own is as it was."""
    path = tmp_path / "Note.md"
    path.write_bytes(b"\xef\xbb\xbf# A\r\n\r\n\xce\xb1\\alpha is kept. \r\nb\rc\n")
    path.chmod(0o640)
    os.utime(path, ns=(1_000_000_000, 2_000_000_000))
    repair_vault(tmp_path, Settings())
    assert path.read_bytes() == b"\xef\xbb\xbf# A\r\n\r\n$\\alpha$ is kept. \r\nb\rc\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_mtime_ns // 1_000_000 == 2_000
