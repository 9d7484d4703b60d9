"""Files that Git leaves out: a checkout lacks them, and their writer may have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaultproof.link.left_out import left_out
from vaultproof.pipeline.find import find
from vaultproof.read.git import read_git


@pytest.mark.parametrize(
    ("lines", "path", "wanted"),
    [
        (("*.pdf",), "papers/a.pdf", True),
        (("*.pdf", "!a.pdf"), "papers/a.pdf", False),
        (("/Attachments/",), "Attachments/b.png", True),
        (("/Attachments/",), "Notes/Attachments/b.png", False),
        (("b.png",), "c.png", False),
        ((), "a.pdf", False),
    ],
)
def test_a_path_is_left_out_as_git_does(lines: tuple[str, ...], path: str, wanted: bool) -> None:
    """Endings, folders, paths from the root and exceptions count."""
    assert left_out(lines)(path) is wanted


def test_a_file_that_git_leaves_out_is_only_an_info(tmp_path: Path) -> None:
    """In a checkout nobody can tell whether it is missing; a file that Git would keep is missing."""
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian" / "app.json").write_text('{"attachmentFolderPath": "Files"}', encoding="utf-8")
    (tmp_path / ".gitignore").write_text("# large\nFiles/\n*.pdf\n", encoding="utf-8")
    (tmp_path / "A.md").write_text("![[a.png]] ![[b.pdf#page=2]] ![[Note]]\n", encoding="utf-8")
    (tmp_path / "B.canvas").write_text(
        '{"nodes": [{"id": "1", "type": "file", "file": "c.pdf"}, {"id": "2", "type": "file", "file": "C.md"}]}',
        encoding="utf-8",
    )
    found = [one for one in find(tmp_path).diagnostics if one.code in {"L204", "L214"}]
    assert [one.severity.value for one in found] == ["info", "info", "warning", "info", "warning"]
    assert ".gitignore" in str(found[0].help)


def test_lines_that_would_take_long_are_not_heard(tmp_path: Path) -> None:
    """A vault comes from anywhere: what has many stars, is very long or cannot be read leaves nothing out."""
    (tmp_path / ".gitignore").write_text(
        "*a*a*a*a*a*a*b\n" + "x" * 500 + "\n\n# no\n*.png\n", encoding="utf-8"
    )
    assert read_git(tmp_path) == ("*.png",)
    assert read_git(tmp_path / "gone") == ()
