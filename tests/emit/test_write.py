"""Files reach OUT whole or not at all, only where they changed, and nothing of a person's is touched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from emit.killed import killed_at
from vaultproof.emit import put as put_module
from vaultproof.emit.place import EmitError, checked_out
from vaultproof.emit.write import Content, CopyOf, EmitReport, write_changed


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder but our own manifest."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".vaultproof" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def write(out: Path, **files: str) -> EmitReport:
    plan: dict[str, Content] = {
        name.replace("__", "/") + ".md": text.encode() for name, text in files.items()
    }
    return write_changed(out, plan)


def test_a_first_build_makes_the_folder_and_writes_all(tmp_path: Path) -> None:
    report = write(tmp_path / "new/out", a="1", sub__b="2")
    assert report.written == ("a.md", "sub/b.md")
    assert tree(tmp_path / "new/out") == {"a.md": b"1", "sub/b.md": b"2"}


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, a="1", sub__b="2")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    report = write(tmp_path, a="1", sub__b="2")
    assert (report.written, report.unchanged) == ((), ("a.md", "sub/b.md"))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(tmp_path, a="1", b="2")
    assert write(tmp_path, a="1", b="3").written == ("b.md",)


def test_two_builds_of_one_plan_have_the_same_bytes_the_manifest_included(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write(tmp_path / name, b="2", a="1")
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("one", "other")
    )
    assert one == other


def test_a_foreign_file_is_kept_and_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    (tmp_path / "other.md").write_text("mine too")
    report = write(tmp_path, a="1")
    assert tree(tmp_path) == {"a.md": b"mine", "other.md": b"mine too"}
    assert [path for path, _ in report.kept_foreign] == ["a.md"]
    assert report.written == ()


def test_a_foreign_file_that_holds_the_same_bytes_stays_foreign(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("1")
    write(tmp_path, a="1")
    assert write(tmp_path, a="2").written == ()
    assert write(tmp_path).removed == ()
    assert tree(tmp_path) == {"a.md": b"1"}


def test_an_emitted_file_that_a_person_changed_is_theirs_from_then_on(tmp_path: Path) -> None:
    write(tmp_path, a="1", b="1")
    (tmp_path / "a.md").write_text("edited")
    (tmp_path / "b.md").write_text("edited")
    report = write(tmp_path, a="2")
    assert tree(tmp_path) == {"a.md": b"edited", "b.md": b"edited"}
    assert [path for path, _ in report.kept_foreign] == ["a.md", "b.md"]


def test_what_is_no_longer_wanted_goes_with_the_folders_it_leaves_empty(tmp_path: Path) -> None:
    write(tmp_path, sub__deep__a="1", sub__b="2", c="3")
    (tmp_path / "sub/mine.txt").write_text("mine")
    report = write(tmp_path, c="3")
    assert report.removed == ("sub/b.md", "sub/deep/a.md")
    assert tree(tmp_path) == {"c.md": b"3", "sub/mine.txt": b"mine"}
    assert not (tmp_path / "sub/deep").exists()


def test_a_file_that_a_person_removed_comes_back(tmp_path: Path) -> None:
    write(tmp_path, a="1")
    (tmp_path / "a.md").unlink()
    assert write(tmp_path, a="1").written == ("a.md",)


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "{", '{"schema": 1}', '{"schema": 1, "files": {"a.md": 3}}', '{"schema": 9, "files": {}}'],
)
def test_a_broken_manifest_makes_all_files_foreign(tmp_path: Path, manifest: str) -> None:
    write(tmp_path, a="1")
    (tmp_path / ".vaultproof/manifest.json").write_text(manifest)
    write(tmp_path, a="2")
    assert tree(tmp_path) == {"a.md": b"1"}


def test_a_manifest_that_names_files_elsewhere_removes_none_of_them(tmp_path: Path) -> None:
    victim = tmp_path / "victim.md"
    out = tmp_path / "out"
    write(out, a="1")
    victim.write_text("1")
    manifest = out / ".vaultproof/manifest.json"
    manifest.write_text(manifest.read_text().replace('"a.md"', '"../victim.md"'))
    write(out)
    assert victim.read_text() == "1"


@pytest.mark.parametrize(
    "path", ["../a.md", "/a.md", "a/../../b.md", "", "a//b.md", "a\0b.md", "x" * 300 + ".md", "."]
)
def test_a_path_that_leads_elsewhere_is_not_written(tmp_path: Path, path: str) -> None:
    report = write_changed(tmp_path / "out", {path: b"1", "good.md": b"2"})
    assert report.written == ("good.md",)
    assert tree(tmp_path) == {"out/good.md": b"2"}


@pytest.mark.parametrize(
    "name", ["a\nb.md", "học sâu 😀.md", "-rf.md", "con.md", " .md", "%s{{7*7}}.md", "'\"$(x).md"]
)
def test_a_hostile_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    assert write_changed(tmp_path, {name: b"1"}).written == (name,)
    assert write_changed(tmp_path, {name: b"1"}).written == ()
    assert write_changed(tmp_path, {}).removed == (name,)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / "sub").symlink_to(elsewhere)
    (elsewhere / "b.md").write_text("mine")
    (out / "a.md").symlink_to(elsewhere / "b.md")
    report = write(out, sub__x="1", a="1", c="1")
    assert report.written == ("c.md",)
    assert tree(elsewhere) == {"b.md": b"mine"}


def test_a_manifest_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / ".vaultproof").symlink_to(elsewhere)
    with pytest.raises(EmitError):
        write(out, a="1")
    assert tree(elsewhere) == {}


def test_a_file_where_a_folder_is_needed_is_kept(tmp_path: Path) -> None:
    (tmp_path / "sub").write_text("mine")
    (tmp_path / "a.md").mkdir()
    assert write(tmp_path, sub__b="1", a="2", c="3").written == ("c.md",)


def test_names_that_differ_in_case_are_two_files_where_the_disk_says_so(tmp_path: Path) -> None:
    (tmp_path / "probe").touch()
    if (tmp_path / "PROBE").exists():
        pytest.skip("this disk ignores case")
    assert write_changed(tmp_path, {"a.md": b"1", "A.md": b"2"}).written == ("A.md", "a.md")


def test_a_copy_keeps_bytes_and_time_and_is_not_written_twice(tmp_path: Path) -> None:
    source, out = tmp_path / "big.bin", tmp_path / "out"
    source.write_bytes(os.urandom(3_000_000))
    os.utime(source, ns=(10**18, 10**18 + 7))
    assert write_changed(out, {"big.bin": CopyOf(source)}).written == ("big.bin",)
    assert (out / "big.bin").read_bytes() == source.read_bytes()
    assert (out / "big.bin").stat().st_mtime_ns == source.stat().st_mtime_ns
    assert write_changed(out, {"big.bin": CopyOf(source)}).written == ()


def test_a_full_disk_is_a_clear_error_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a="old", b="old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(put_module.os, "fsync", full)
    with pytest.raises(EmitError, match="No space left"):
        write(tmp_path, a="new", b="new")
    monkeypatch.undo()
    assert tree(tmp_path) == {"a.md": b"old", "b.md": b"old"}
    assert write(tmp_path, a="new", b="new").written == ("a.md", "b.md")


def test_killed_at_any_step_each_file_is_old_or_new_and_the_next_build_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step, killed = 0, True
    while killed or step % 2:
        step += 1
        out = tmp_path / str(step)
        write(out, a="old", sub__b="old", gone="old", away__c="old")
        killed = killed_at(step, monkeypatch, lambda out=out: write(out, a="new", sub__b="new", fresh="new"))
        assert set(tree(out).values()) <= {b"old", b"new"} | ({b""} if killed else set())
        assert {text for path, text in tree(out).items() if path.endswith(".md")} <= {b"old", b"new"}
        plan = {"a": "old", "sub__b": "third"} | ({"fresh": "third"} if step % 2 else {})
        report = write(out, **plan)
        assert report.kept_foreign == ()
        assert tree(out) == {name.replace("__", "/") + ".md": text.encode() for name, text in plan.items()}
        assert write(out, **plan).written == ()
    assert step > 15


def test_a_build_that_is_killed_for_good_is_completed_by_the_next(tmp_path: Path) -> None:
    """Real processes, killed while they write; a third version comes before the next build gets through."""
    code = (
        "import sys; from pathlib import Path; from vaultproof.emit.write import write_changed\n"
        "write_changed(Path(sys.argv[1]), {f'{n}.md': (sys.argv[2] * 20_000).encode() for n in range(120)})"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, str(tmp_path), "a"], env=environment, check=True)
    for version, delay in (("b", 0.15), ("c", 0.25), ("d", 0.2), ("e", 0.3)):
        process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path), version], env=environment)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path, text in tree(tmp_path).items():
            assert path.endswith(".tmp") or (len(set(text)) == 1 and len(text) == 20_000)
    done = write_changed(tmp_path, {f"{number}.md": b"f" * 20_000 for number in range(120)})
    assert done.kept_foreign == ()
    assert {name: set(text) for name, text in tree(tmp_path).items()} == {
        f"{number}.md": {ord("f")} for number in range(120)
    }


def test_out_may_not_be_the_vault_nor_in_it_nor_around_it(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    (vault / "sub").mkdir(parents=True)
    (tmp_path / "link").symlink_to(vault)
    (vault / "loop").symlink_to(tmp_path)
    for out in (
        vault,
        vault / "out",
        vault / "sub",
        tmp_path,
        tmp_path / "link",
        tmp_path / "link/out",
        vault / "sub/..",
    ):
        with pytest.raises(EmitError):
            checked_out(vault, out)
        with pytest.raises(EmitError):
            checked_out(tmp_path / "link", out)
    assert checked_out(vault, tmp_path / "vault2") == tmp_path / "vault2"
    assert checked_out(vault, vault / "loop/out") == tmp_path / "out"


def test_out_may_not_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(EmitError):
        checked_out(tmp_path / "vault", tmp_path / "out")


def test_two_builds_at_a_time_do_not_meet(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    write(tmp_path, a="1")
    descriptor = os.open(tmp_path / ".vaultproof", os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(EmitError, match="another build"):
        write(tmp_path, a="2")
    os.close(descriptor)
    assert write(tmp_path, a="2").written == ("a.md",)
