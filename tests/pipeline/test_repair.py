"""A vault is repaired: what is safe at once, what changes a note's words only when it is asked for."""

from __future__ import annotations

from pathlib import Path

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


def test_only_the_notes_asked_for_are_touched(tmp_path: Path) -> None:
    """`fix` of one note repairs that note."""
    for name in ("One.md", "Two.md"):
        (tmp_path / name).write_text(NOTE, encoding="utf-8")
    assert repair_vault(tmp_path, Settings(), only=frozenset({"Two.md"}), unsafe=True).paths == ("Two.md",)
    assert (tmp_path / "One.md").read_text(encoding="utf-8") == NOTE
