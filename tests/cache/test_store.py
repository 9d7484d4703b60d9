"""What is kept in a file, whoever else writes and whatever happens to it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vaultproof.cache import Store, place_for

WRITER = """
import sys
from pathlib import Path
from vaultproof.cache import Store
store = Store(Path(sys.argv[1]))
number = int(sys.argv[2])
print("ready", flush=True)
while True:
    number += 1
    store.put("kind", b"%d" % number, b"value of %d " % number * 50)
    if number % 20 == 0:
        store.flush()
        print(number, flush=True)
"""


def known(folder: Path, *keys: bytes) -> dict[bytes, bytes]:
    store = Store(folder)
    found = dict(store.get("kind", keys))
    store.close()
    return found


def keep(folder: Path, **values: bytes) -> None:
    store = Store(folder)
    for key, value in values.items():
        store.put("kind", key.encode(), value)
    store.close()


def test_what_is_kept_is_there_later(tmp_path: Path) -> None:
    """Under its kind and key, and under no other."""
    keep(tmp_path, a=b"first", b=b"second")
    assert known(tmp_path, b"a", b"b", b"c") == {b"a": b"first", b"b": b"second"}
    store = Store(tmp_path)
    assert list(store.get("other", [b"a"])) == []
    store.close()


def test_only_the_user_can_read_the_file(tmp_path: Path) -> None:
    """Notes are private."""
    keep(tmp_path, a=b"first")
    for file in tmp_path.iterdir():
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("seed", range(12))
def test_a_spoilt_file_says_nothing_wrong(tmp_path: Path, seed: int) -> None:
    """Bytes changed at random: what is still given is right, and what is written next is there."""
    values = {f"k{number}": b"value %d " % number * 40 for number in range(200)}
    keep(tmp_path, **values)
    (file,) = tmp_path.glob("*.sqlite")
    content, chance = bytearray(file.read_bytes()), random.Random(seed)
    for _ in range(30):
        at = chance.randrange(len(content) if seed % 2 else 200)
        content[at] ^= 1 + chance.randrange(255)
    file.write_bytes(content[: chance.randrange(len(content))] if seed % 3 == 0 else content)
    for key, value in known(tmp_path, *(key.encode() for key in values)).items():
        assert values[key.decode()] == value
    for _ in range(3):
        keep(tmp_path, again=b"there")
    assert known(tmp_path, b"again") == {b"again": b"there"}


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_none_is_replaced(tmp_path: Path, content: bytes) -> None:
    """The cache mends itself."""
    keep(tmp_path)
    (file,) = tmp_path.glob("*.sqlite")
    file.write_bytes(content)
    keep(tmp_path, a=b"first")
    keep(tmp_path, a=b"first")
    assert known(tmp_path, b"a") == {b"a": b"first"}


def test_a_value_under_another_key_is_not_believed(tmp_path: Path) -> None:
    """Each value is bound to its key."""
    import sqlite3

    keep(tmp_path, a=b"first", b=b"second")
    (file,) = tmp_path.glob("*.sqlite")
    database = sqlite3.connect(file)
    database.execute("UPDATE result SET value = (SELECT value FROM result WHERE key = ?)", (b"a",))
    database.commit()
    database.close()
    assert known(tmp_path, b"a", b"b") == {b"a": b"first"}


def test_the_file_stays_within_its_bound(tmp_path: Path) -> None:
    """What was not used for the longest time goes first; nobody has to tidy up."""
    chance = random.Random(1)
    for round_ in range(6):
        store = Store(tmp_path, most=200_000)
        for number in range(40):
            store.put("kind", b"%d %d" % (round_, number), chance.randbytes(2_000))
        store.close()
        size = sum(file.stat().st_size for file in tmp_path.iterdir())
        assert size < 400_000
    assert known(tmp_path, b"5 39")


def test_writers_killed_at_any_moment_leave_only_whole_values(tmp_path: Path) -> None:
    """Two at once, killed again and again: all that was told to be written is there, and nothing wrong."""
    told: set[int] = set()
    chance = random.Random(2)
    for round_ in range(6):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(tmp_path), str((2 * round_ + which) * 1_000_000)],
                stdout=subprocess.PIPE,
            )
            for which in range(2)
        ]
        for writer in writers:
            assert writer.stdout is not None
            for _ in range(chance.randrange(2, 12)):
                line = writer.stdout.readline()
                told.update({int(line)} if line.strip().isdigit() else ())
        for writer in writers:
            os.kill(writer.pid, signal.SIGKILL)
            writer.communicate()
    assert told
    found = known(tmp_path, *(b"%d" % number for number in told))
    assert found == {b"%d" % number: b"value of %d " % number * 50 for number in told}


def test_the_place_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One folder a vault, for this user alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder, other = place_for(tmp_path / "vault"), place_for(tmp_path / "other")
    assert folder is not None
    assert folder != other
    assert folder.stat().st_mode & 0o777 == 0o700
    assert folder.parent.stat().st_mode & 0o777 == 0o700


def test_no_place_is_inside_the_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pull request could bring its own results."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "vault" / ".cache"))
    assert place_for(tmp_path / "vault") is None
    assert not (tmp_path / "vault").exists()


def test_no_place_is_one_that_others_can_write_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor one that a link leads to."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = place_for(tmp_path / "vault")
    assert folder is not None
    folder.chmod(0o777)
    assert place_for(tmp_path / "vault") is None
    folder.rmdir()
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert place_for(tmp_path / "vault") is None


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    """A run without a cache is slower, and nothing else."""
    store = Store(tmp_path / "missing")
    store.put("kind", b"a", b"first")
    assert list(store.get("kind", [b"a"])) == []
    store.close()
