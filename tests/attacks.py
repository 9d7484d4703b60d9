"""Hostile blocks, written as Markdown, and the arena in which they are let loose.

A heading names the attack. The line below it says its fate (`refused`, `contained`, `ended`, `withheld`, `heard`,
`differs`, `verified`, `runs`), what is asked (default `ok`) and what a note would state (default `True`). Then come its
blocks.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from vaultproof.sandbox import Array, Job, JobResult, Question, Value

SECRET = "hunter2"
_FATE = re.compile(r"^(?P<fate>[\w-]+)(?: asks `(?P<asks>.+?)`)?(?:, states `(?P<states>.+?)`)?$")
_FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One hostile block or several of one note."""

    name: str
    fate: str
    asks: str
    states: str
    blocks: tuple[str, ...]

    def job(self, arena: Arena, *, seconds: float | None = None, memory: int = 256 << 20) -> Job:
        """The attack as a job in an arena. What ends by itself gets time enough on a busy machine, so that no time
        limit hides what really ended it."""
        if seconds is None:
            seconds = 8.0 if self.fate in {"refused", "verified", "runs", "withheld"} else 0.6
        blocks = tuple(
            block.replace("@ARENA@", str(arena.folder)).replace("@PORT@", str(arena.port))
            for block in self.blocks
        )
        question = Question(after=len(blocks) - 1, expression=self.asks)
        return Job(blocks=blocks, questions=(question,), seconds=seconds, memory=memory)

    def verifies(self, result: JobResult) -> bool:
        """Whether the answer would make the note's statement true."""
        answer = result.answers[0]
        stated = eval(self.states, {})
        return answer.reason is None and _plain(answer.value) == _plain(stated)


def _plain(value: Value) -> object:
    """A value with its type, so that `True` is not 1 and an array has its shape."""
    if isinstance(value, Array):
        return value.shape, [_plain(item) for item in value.items]
    if isinstance(value, list | tuple):
        return (len(value),), [_plain(item) for item in value]
    return type(value).__name__, value


def read_attacks(path: Path) -> list[Attack]:
    """All attacks of a file."""
    return list(_attacks(path.read_text(encoding="utf-8")))


def _attacks(text: str) -> Iterator[Attack]:
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        name, line, body = part.split("\n", 2)
        fate = _FATE.match(line.strip())
        assert fate, f"{name}: no fate in {line!r}"
        blocks = tuple(_FENCE.findall(body))
        assert blocks, f"{name}: no block"
        yield Attack(
            name=name,
            fate=fate["fate"],
            asks=fate["asks"] or "ok",
            states=fate["states"] or "True",
            blocks=blocks,
        )


class Arena:
    """A folder with a secret and canaries, and a listener on the loopback, all open to whoever gets through. It stands
    in a room of its own, where temporary folders go meanwhile, so that nobody else's come between."""

    def __enter__(self) -> Self:
        self._temporary = tempfile.tempdir
        self.room = Path(tempfile.mkdtemp(prefix="room-"))
        self.room.chmod(0o711)
        tempfile.tempdir = str(self.room)
        self.folder = Path(tempfile.mkdtemp(prefix="arena-"))
        self.folder.chmod(0o777)
        canary = self.folder / "canary"
        canary.mkdir()
        canary.chmod(0o777)
        (canary / "precious").write_text("precious")
        (canary / "precious").chmod(0o666)
        (self.folder / "secret").write_text(SECRET)
        (self.folder / "planted.py").write_text("HERE = True\n")
        with zipfile.ZipFile(self.folder / "planted.zip", "w") as archive:
            archive.writestr("planted.py", "HERE = True\n")
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.setblocking(False)
        self.port = self._listener.getsockname()[1]
        os.environ["FAKE_TOKEN"] = SECRET
        self._shared = shared()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._listener.close()
        tempfile.tempdir = self._temporary
        shutil.rmtree(self.room)
        del os.environ["FAKE_TOKEN"]

    def harm(self) -> list[str]:
        """What has happened outside the sandbox that should not have."""
        found = []
        if sorted(path.name for path in (self.folder / "canary").iterdir()) != ["precious"]:
            found.append("a file came or went")
        elif (self.folder / "canary" / "precious").read_text() != "precious":
            found.append("a file changed")
        try:
            self._listener.accept()
            found.append("somebody connected")
        except BlockingIOError:
            pass
        if shared() != self._shared:
            found.append("shared memory or a queue was left behind")
        return found


def shared() -> list[str]:
    """Shared memory, queues and keys of this machine."""
    sysv = [Path("/proc/sysvipc", name).read_text() for name in ("shm", "msg", "sem")]
    return [*sorted(path.name for path in Path("/dev/shm").iterdir()), *sysv]


def children(of: int | None = None) -> set[int]:
    """The processes that descend from this one, or from the process `of`."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent, *_ = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if state != "Z":
            parents[int(stat.parent.name)] = int(parent)
    found: set[int] = set()
    new = {os.getpid() if of is None else of}
    while new:
        new = {process for process, parent in parents.items() if parent in new} - found
        found |= new
    return found
