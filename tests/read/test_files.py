"""Which files a vault has, and what becomes of bytes that are no text."""

from __future__ import annotations

import os
from glob import escape
from pathlib import Path

import pytest

from vaultproof.diagnostic import Diagnostic
from vaultproof.read.decode import decode
from vaultproof.read.files import list_vault
from vaultproof.source import Source


def _vault(root: Path, *paths: str) -> Path:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    return root


def test_hidden_files_and_folders_are_no_part_of_a_vault(tmp_path: Path) -> None:
    """Settings, version control and the bin are left out."""
    _vault(
        tmp_path, "b.md", "a/c.md", ".obsidian/app.json", ".git/x.md", ".trash/y.md", ".hidden.md", "a/i.png"
    )
    assert [file.path for file in list_vault(tmp_path).files] == ["a/c.md", "a/i.png", "b.md"]
    assert [file.path for file in list_vault(tmp_path).notes] == ["a/c.md", "b.md"]


def test_a_folder_named_like_a_note_is_a_folder(tmp_path: Path) -> None:
    """`x.md/` is walked, not read."""
    _vault(tmp_path, "x.md/inner.md")
    assert [file.path for file in list_vault(tmp_path).notes] == ["x.md/inner.md"]


def test_links_out_of_the_vault_and_in_circles_are_not_followed(tmp_path: Path) -> None:
    """A symbolic link may lead to another place in the vault, never out of it and never round and round."""
    outside = tmp_path / "outside"
    vault = _vault(tmp_path / "vault", "a/n.md")
    _vault(outside, "secret.md")
    (vault / "out").symlink_to(outside)
    (vault / "secret.md").symlink_to(outside / "secret.md")
    (vault / "a" / "loop").symlink_to(vault)
    (vault / "gone.md").symlink_to(vault / "nowhere.md")
    (vault / "self.md").symlink_to(vault / "self.md")
    files = list_vault(vault)
    assert [file.path for file in files.files] == ["a/n.md"]
    assert {path for path, _ in files.skipped} == {"out", "secret.md", "gone.md", "self.md"}


def test_excluded_files_are_kept_apart(tmp_path: Path) -> None:
    """They are not checked, though links to them lead somewhere."""
    _vault(tmp_path, "n.md", "Templates/t.md", "Templates/deep/u.md")
    files = list_vault(tmp_path, ("Templates",))
    assert [file.path for file in files.files] == ["n.md"]
    assert [file.path for file in files.excluded] == ["Templates/deep/u.md", "Templates/t.md"]


def test_a_name_is_left_out_as_a_name_and_a_pattern_as_a_pattern(tmp_path: Path) -> None:
    """A folder's name stands for all in it; brackets and stars of a name that was escaped mean themselves."""
    names = ["n [a].md", "n a.md", "Old/x.md", "Older/x.md", "s*.md", "star.md", "Sub/n [a].md"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")

    def left(*exclude: str) -> set[str]:
        return set(names) - {file.path for file in list_vault(tmp_path, exclude).files}

    assert left(escape("n [a].md"), escape("s*.md")) == {"n [a].md", "s*.md"}
    assert left("Old") == left("Old/") == {"Old/x.md"}
    assert left("s*.md") == {"s*.md", "star.md"}
    assert left("n [ab].md") == {"n a.md"}


def test_strange_names_are_listed_or_skipped_with_a_reason(tmp_path: Path) -> None:
    """A line break or an emoji is a name; bytes that are no UTF-8 are none."""
    _vault(tmp_path, "a\nb.md", "😀.md")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md")).write_text("x")
    files = list_vault(tmp_path)
    assert [file.path for file in files.files] == ["a\nb.md", "😀.md"]
    assert files.skipped == (("\\udcff.md", "its name is not UTF-8"),)


@pytest.mark.parametrize(
    ("content", "text"),
    [(b"a\r\nb", "a\r\nb"), ("é".encode(), "é"), (b"\xef\xbb\xbfa", "a"), (b"", ""), (b"a\x00b", "a\0b")],
)
def test_utf_8_is_read_as_it_stands(content: bytes, text: str) -> None:
    """Line ends are kept, and a byte order mark is remembered rather than read."""
    source = decode("n.md", content)
    assert isinstance(source, Source)
    assert source.text == text
    assert source.bom == content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("content", [b"caf\xe9", "note".encode("utf-16"), b"\xed\xa0\x80", b"\xc0\xaf"])
def test_other_encodings_are_refused_with_their_place(content: bytes) -> None:
    """Nothing is guessed: a guess could change the note when it is written."""
    refused = decode("n.md", content)
    assert isinstance(refused, Diagnostic)
    assert refused.code == "N101"
    assert "line 1" in refused.message
