"""Writing keeps the file's bytes where nothing was fixed, its mark, mode and links, and never leaves half a file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from vaultproof import fix
from vaultproof.source import Source


def file_of(folder: Path, content: bytes = b"old\n") -> Path:
    """A note in a folder."""
    path = folder / "Note.md"
    path.write_bytes(content)
    return path


def test_the_new_text_replaces_the_old(tmp_path: Path) -> None:
    """Nothing else is left in the folder."""
    path = file_of(tmp_path)
    fix.write(path, "new\n", Source("Note.md", "old\n"))
    assert path.read_bytes() == b"new\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["Note.md"]


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    """The text is written as it is, with the mark that it was read with."""
    path = file_of(tmp_path, b"\xef\xbb\xbfa\r\nb\rc\n")
    fix.write(path, "A\r\nb\rc\n", Source("Note.md", "a\r\nb\rc\n", bom=True))
    assert path.read_bytes() == b"\xef\xbb\xbfA\r\nb\rc\n"


def test_the_mode_stays(tmp_path: Path) -> None:
    """A private note stays private."""
    path = file_of(tmp_path)
    path.chmod(0o640)
    fix.write(path, "new\n", Source("Note.md", "old\n"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_times_stay(tmp_path: Path) -> None:
    """A repaired note sorts where it did; one of the same size is still seen to have changed."""
    path = file_of(tmp_path)
    os.utime(path, ns=(1_000_000_000, 2_000_000_000))
    fix.write(path, "newer\n", Source("Note.md", "old\n"))
    assert (path.stat().st_atime_ns, path.stat().st_mtime_ns) == (1_000_000_000, 2_000_000_000)
    fix.write(path, "Newer\n", Source("Note.md", "newer\n"))
    assert 0 < path.stat().st_mtime_ns - 2_000_000_000 < 1_000_000


def test_a_note_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """What its owner has typed since is not lost."""
    path = file_of(tmp_path, b"old, and more\n")
    with pytest.raises(fix.FixError, match="changed"):
        fix.write(path, "new\n", Source("Note.md", "old\n"))
    assert path.read_bytes() == b"old, and more\n"


def test_a_link_out_of_the_vault_is_refused(tmp_path: Path) -> None:
    """A note that is a symbolic link to a file elsewhere is not written."""
    vault, elsewhere = tmp_path / "vault", tmp_path / "elsewhere"
    vault.mkdir()
    elsewhere.mkdir()
    target = file_of(elsewhere)
    link = vault / "Note.md"
    link.symlink_to(target)
    with pytest.raises(fix.FixError, match="out of the vault"):
        fix.write(link, "new\n", Source("Note.md", "old\n"), root=vault)
    assert target.read_bytes() == b"old\n"


def test_a_folder_that_leads_out_of_the_vault_is_refused(tmp_path: Path) -> None:
    """Neither is a plain file in a folder that is a link to elsewhere."""
    vault, elsewhere = tmp_path / "vault", tmp_path / "elsewhere"
    vault.mkdir()
    elsewhere.mkdir()
    target = file_of(elsewhere)
    (vault / "folder").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(fix.FixError, match="out of the vault"):
        fix.write(vault / "folder" / "Note.md", "new\n", Source("folder/Note.md", "old\n"), root=vault)
    assert target.read_bytes() == b"old\n"


def test_a_link_inside_the_vault_stays_a_link(tmp_path: Path) -> None:
    """The file it points to is written."""
    target = file_of(tmp_path)
    link = tmp_path / "Other.md"
    link.symlink_to("Note.md")
    fix.write(link, "new\n", Source("Other.md", "old\n"), root=tmp_path)
    assert link.is_symlink()
    assert target.read_bytes() == b"new\n"


def test_hard_links_are_refused(tmp_path: Path) -> None:
    """Replacing one name would leave the other with the old text."""
    path = file_of(tmp_path)
    os.link(path, tmp_path / "Twin.md")
    with pytest.raises(fix.FixError, match="hard links"):
        fix.write(path, "new\n", Source("Note.md", "old\n"))
    assert path.read_bytes() == b"old\n"


def test_a_missing_note_is_told(tmp_path: Path) -> None:
    """No file is made where none was."""
    with pytest.raises(fix.FixError):
        fix.write(tmp_path / "Note.md", "new\n", Source("Note.md", "old\n"))
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_old_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the disk is full, the note is as it was and nothing is left beside it."""
    path = file_of(tmp_path)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(fix.FixError, match="No space left"):
        fix.write(path, "new\n", Source("Note.md", "old\n"))
    assert path.read_bytes() == b"old\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["Note.md"]
