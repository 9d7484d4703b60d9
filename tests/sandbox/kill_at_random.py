"""Kills a run of Vaultproof at random moments, and looks at what is left, at what was kept, and at the next run.

    python tests/sandbox/kill_at_random.py [times] [seed]

Each time a check of a small vault, whose notes' code takes some 100 ms, begins with nothing kept from earlier. One of
its processes is killed: the checker, what the fork servers come from, a fork server, a child in the middle of a note,
or a worker that tries claims. Then

- a run that went on has told nothing but what is right; only a note whose child was killed, or a claim whose worker
  was, may be undecided;
- no process, file or shared memory of it is left;
- what it has kept is whole, and the same as a run keeps that nobody kills;
- the next run says all that is right, and so does a warm one after it, which starts no server.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from attacks import shared
from vaultproof.cache.store import _checked
from vaultproof.pipeline.standing import TOLD, WORKED

NOTES = 5
KINDS = ("checker", "first", "server", "child", "worker")
"""Whom to kill. The first process is the one that the fork servers come from."""
NOTE = """# Note {number}

$$f(x) = {number}x + 1$$

- f(2) = {twice}
- f(3) = 0

```python
def slow_{number}(x):
    rest = 0
    for step in range(200_000):
        rest = (rest + step) % 7
    return {number} * x + 0 * rest
{scratch}
print(slow_{number}(1))  # → {number}
print(slow_{number}(5))  # → 0
```

- slow_{number}(2) = {double}
- slow_{number}(3) = -1
"""
SCRATCH = "\nopen('kept', 'w').write('x' * 1000)\n"
RUN = """
import subprocess, sys
from vaultproof import cli
if sys.argv[1] == "warm":
    def start(*_arguments, **_settings):
        raise AssertionError("a process was started")
    subprocess.Popen = start
if __name__ == "__main__":
    cli.main(sys.argv[2:])
"""
Verdicts = Mapping[tuple[str, int, int, str], tuple[str, str | None]]
_SERVERS = b"vaultproof.sandbox.inside.server"


@dataclass(frozen=True, slots=True)
class Process:
    """A process as the system tells of it."""

    number: int
    parent: int
    session: int
    serves: bool


class Place:
    """A vault, the temporary files and the cache of its runs, and what is right."""

    def __init__(self, folder: Path, way: str) -> None:
        self.folder, self.way = folder, way
        for name in ("vault", "room"):
            (folder / name).mkdir()
        folder.chmod(0o711)
        (folder / "room").chmod(0o711)
        (folder / "run.py").write_text(RUN)
        for number in range(2, NOTES + 2):
            scratch = SCRATCH if way == "scratch" else ""
            text = NOTE.format(number=number, twice=2 * number + 1, double=2 * number, scratch=scratch)
            (folder / "vault" / f"Note {number}.md").write_text(text)
        begun = time.monotonic()
        self.right = self.told(self.start("cold"))
        self.seconds = time.monotonic() - begun
        self.kept = self.rows()
        verdicts = Counter(verdict for verdict, _ in self.right.values())
        sides = 3 * NOTES if way == "pure" else NOTES  # what uses files is not verified
        assert verdicts["holds"] == verdicts["refuted"] == sides, verdicts
        assert Counter(kind for kind, _ in self.kept)["code"] == NOTES
        assert self.told(self.start("warm")) == self.right

    def start(self, how: str) -> subprocess.Popen[str]:
        """A run in a session of its own, by which its processes are known."""
        command = [sys.executable, self.folder / "run.py", how, "check", self.folder / "vault"]
        flags = ["--format", "json", "-q", "--jobs", "2", "--seconds", "30"]
        if self.way == "scratch":
            flags.append("--scratch")
        return subprocess.Popen(
            [*command, *flags],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env=os.environ
            | {"TMPDIR": str(self.folder / "room"), "XDG_CACHE_HOME": str(self.folder / "cache")},
        )

    def told(self, run: subprocess.Popen[str]) -> Verdicts:
        """What a run says of each claim, once it ends by itself."""
        out, errors = run.communicate(timeout=300)
        assert run.returncode == 1, (run.returncode, errors[-3000:])
        assert errors == "", errors[-3000:]
        return {
            (claim["path"], claim["line"], claim["column"], claim["text"]): (
                claim["verdict"],
                claim["actual"],
            )
            for claim in json.loads(out)["claims"]
        }

    def rows(self) -> dict[tuple[str, bytes], bytes]:
        """All that is kept of the vault. Fails where any of it is not whole."""
        found: dict[tuple[str, bytes], bytes] = {}
        for file in (self.folder / "cache").rglob("*.sqlite"):
            database = sqlite3.connect(file)
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            has = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'result'").fetchone()[0]
            for kind, key, value in database.execute("SELECT kind, key, value FROM result") if has else ():
                assert _checked(kind, key, value) is not None, (kind, key)
                found[kind, key] = value
            database.close()
        return found

    def forget(self) -> None:
        """Begin with nothing kept, save that the wall stands."""
        shutil.rmtree(self.folder / "cache" / "vaultproof" / "vaults", ignore_errors=True)

    def left(self) -> list[str]:
        """The temporary files that are there."""
        return sorted(path.name for path in (self.folder / "room").iterdir())


def processes(session: int) -> dict[int, Process]:
    """The living processes of a session."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, parent, _, own, *_ = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(own) == session and state not in "ZX":
                serves = _SERVERS in (folder / "cmdline").read_bytes()
                number = int(folder.name)
                found[number] = Process(number, int(parent), session, serves)
        except OSError:
            continue
    return found


def of_kind(kind: str, checker: int) -> list[int]:
    """The living processes of a kind."""
    all_ = processes(checker)

    def depth(one: Process) -> int:
        """How many servers a process descends from."""
        above = all_.get(one.parent)
        return 1 + depth(above) if above is not None and above.serves else 0

    match kind:
        case "checker":
            return [checker] if checker in all_ else []
        case "worker":
            return sorted(one.number for one in all_.values() if not one.serves and one.number != checker)
        case _:
            level = KINDS.index(kind) - 1
            return sorted(one.number for one in all_.values() if one.serves and depth(one) == level)


def kill_one(kind: str, run: subprocess.Popen[str], place: Place, luck: random.Random) -> bool:
    """Kill a process of a kind at a random moment; whether one was there."""
    if kind == "checker":
        time.sleep(luck.uniform(0, place.seconds))
    begun = time.monotonic()
    while run.poll() is None and time.monotonic() - begun < 60:
        if of_kind(kind, run.pid):
            time.sleep(luck.uniform(0, place.seconds / 3 if kind in {"first", "server"} else 0.1))
            victims = of_kind(kind, run.pid)
            if victims and run.poll() is None:
                try:
                    os.kill(luck.choice(victims), signal.SIGKILL)
                except ProcessLookupError:
                    continue
                return True
        time.sleep(0.002)
    return False


def once(luck: random.Random, place: Place, kind: str) -> bool:
    """Kill one process of a kind; whether there was one. Fails where anything is amiss."""
    place.forget()
    before = set(shared())
    run = place.start("cold")
    killed = kill_one(kind, run, place, luck)
    if kind == "checker" and killed:
        run.communicate(timeout=60)
        killed = run.returncode == -signal.SIGKILL
        assert killed or run.returncode == 1, run.returncode  # it may have ended by itself just before
    else:
        told = place.told(run)
        assert told.keys() == place.right.keys(), kind
        wrong = {at for at in told if told[at] != place.right[at]}
        assert all(told[at][0] == "undecided" for at in wrong), (kind, [told[at] for at in wrong])
        spoilt = {path for path, *_ in wrong}
        assert len(spoilt) <= (1 if kind in {"child", "worker"} and killed else 0), (kind, spoilt)
    _wait_until_nothing_is_left(run.pid, place, before)
    assert _differing(place.rows(), place.kept) <= {"task"}, kind
    assert place.told(place.start("cold")) == place.right, kind
    lost = Counter(kind for kind, _ in place.kept.keys() - place.rows().keys())
    assert not lost, (kind, place.way, lost)
    assert place.told(place.start("warm")) == place.right, kind
    assert place.left() == [], kind
    return killed


_OF_A_RUN = frozenset({"standing", *TOLD, *WORKED})
"""Pages of what a vault stood at, each with a digest of the run that left it; the next run is held against them."""


def _differing(kept: Mapping[tuple[str, bytes], bytes], right: Mapping[tuple[str, bytes], bytes]) -> set[str]:
    """The kinds of what was kept and is not kept where nobody kills: a claim was tried with what its note's code said,
    which was less. Fails where something else is kept of the same."""
    assert not [at for at in kept.keys() & right.keys() if at[0] not in _OF_A_RUN and kept[at] != right[at]]
    return {kind for kind, _ in kept.keys() - right.keys()}


def _wait_until_nothing_is_left(session: int, place: Place, before: set[str]) -> None:
    """Wait a little; fails where something stays."""
    for _ in range(150):
        left = [*processes(session), *place.left(), *(set(shared()) - before)]
        if not left:
            return
        time.sleep(0.1)
    raise AssertionError(left)


def main() -> None:
    """Kill and count."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    luck = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    killed: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as pure, tempfile.TemporaryDirectory() as scratch:
        places = [Place(Path(pure), "pure"), Place(Path(scratch), "scratch")]
        for _ in range(2 * times):
            kind = luck.choices(KINDS, weights=(3, 1, 2, 3, 1))[0]
            place = luck.choice(places)
            print(f"{place.way}: {kind}", file=sys.stderr, flush=True)
            if once(luck, place, kind):
                killed[kind] += 1
                if killed.total() % 10 == 0:
                    print(killed.total(), dict(killed), flush=True)
            if killed.total() == times:
                break
    told = ", ".join(f"{count} {kind}" for kind, count in killed.items())
    print(
        f"{killed.total()} killed ({told}): each next run right, and all that was kept; nothing left behind"
    )


if __name__ == "__main__":
    main()
