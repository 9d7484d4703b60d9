"""The checker's side of one fork server: starts it, hands it one note at a time, replaces it. Judges nothing."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from vaultproof.sandbox import scratch
from vaultproof.sandbox.clean import clean_line
from vaultproof.sandbox.conversation import Conversation, Ended
from vaultproof.sandbox.inside.order import ENDED, ORDER
from vaultproof.sandbox.job import SandboxError

NOTES_PER_SERVER = 1_000
_GRACE = 2.0
_START_SECONDS = 60.0
_BOOT = """
import gc, sys, types
gc.disable()
for name in ("vaultproof", "vaultproof.sandbox"):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [sys.argv.pop(1)]
from vaultproof.sandbox.inside.server import main
main(sys.argv[1:])
"""
_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "MPLCONFIGDIR": "/dev/null/matplotlib",
    "MPL_IGNORE_SYSTEM_FONTS": "1",
}
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What kind of server to start: its walls, the modules it loads beside NumPy, the folder for scratch folders."""

    layers: frozenset[str]
    modules: frozenset[str] = frozenset()
    scratch: str = ""


class Server:
    """A running fork server. `close` ends it and everything under it."""

    def __init__(self, settings: Settings) -> None:
        """Begin to start it; it takes an order even before it is up. Raises SandboxError where it cannot be."""
        if settings.scratch and not _has_landlock():
            raise SandboxError("this kernel has no Landlock")
        self.settings = settings
        self.notes = 0
        self.control, theirs = socket.socketpair()
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the server
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
                self._command(theirs.fileno()),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._complaints,
                cwd="/",
                env=_ENVIRONMENT,
            )
        self.control.setblocking(False)
        self.started = False

    def _command(self, control: int) -> list[str]:
        settings = self.settings
        return [
            *(
                sys.executable,
                "-I",
                "-X",
                "utf8",
                "-W",
                "ignore",
                "-c",
                _BOOT,
                str(_HERE.parent),
                str(_HERE),
                str(control),
            ),
            ",".join(sorted(settings.layers)),
            " ".join(sorted(settings.modules)),
            settings.scratch,
        ]

    @property
    def worn(self) -> bool:
        """Whether it has served its time: all its children share one address layout."""
        return self.notes >= NOTES_PER_SERVER or self._process.poll() is not None

    @property
    def gave_up(self) -> bool:
        """Whether it ended by itself, which another one would do too, rather than by a signal from elsewhere."""
        return self._process.wait() >= 0

    def close(self) -> None:
        """End the server; a child that still runs dies with it."""
        self.control.close()
        self._process.kill()
        self._process.wait()
        self._complaints.close()

    def why_not_started(self) -> SandboxError:
        """The error to raise where it ended before it was up. Closes it."""
        self._process.kill()
        self._process.wait()
        self._complaints.seek(0)
        last = self._complaints.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
        self.close()
        return SandboxError(
            f"the server that runs blocks does not start ({clean_line(last) or 'no reason given'})"
        )


def _has_landlock() -> bool:
    from vaultproof.sandbox.inside import landlock

    return sys.platform == "linux" and landlock.abi() > 0


class Visit:
    """One note under way at a server: its stream, what is still to be sent, when to give up."""

    def __init__(self, server: Server, talk: Conversation) -> None:
        """Send the note off. Raises OSError where the server is gone."""
        self.server, self.talk = server, talk
        self.scratch = scratch.make(server.settings.scratch)
        self.stream, theirs = socket.socketpair()
        self.stream.setblocking(False)
        self.unsent = memoryview(talk.opening())
        self.done = self.at_end = False
        server.notes += 1
        order = ORDER.pack(talk.job.seconds, talk.job.memory, self.scratch.encode())
        starting = 0 if server.started else _START_SECONDS
        self.deadline = time.monotonic() + talk.job.seconds + _GRACE + starting
        with theirs:
            self.send()
            try:
                socket.send_fds(server.control, [order], [theirs.fileno()])
            except OSError:
                self.finish(Ended(server_died=True))

    def send(self) -> None:
        """Send as much as the stream takes."""
        try:
            while self.unsent:
                self.unsent = self.unsent[self.stream.send(self.unsent) :]
        except BlockingIOError:
            return
        except OSError:
            self.unsent = self.unsent[:0]

    def step(self, ready: frozenset[int]) -> None:
        """Deal with what has happened on the streams that are `ready`, and with the time that has passed."""
        if self.stream.fileno() in ready:
            self._hear()
            self.send()
        if self.server.control.fileno() in ready:
            self._learn()
        elif self.talk.spoilt or time.monotonic() > self.deadline or scratch.is_overfull(self.scratch):
            self._give_up()

    def _hear(self) -> None:
        """Take in what the child has written."""
        try:
            piece = self.stream.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            self.at_end = True
            return
        self.unsent = memoryview(bytes(self.unsent) + self.talk.receive(piece))

    def _learn(self) -> None:
        """Take in what the server reports: that it is up, how the child ended; or that it is gone itself."""
        try:
            if not self.server.started:
                self.server.started = self.server.control.recv(1) == b"+"
                self.deadline = time.monotonic() + self.talk.job.seconds + _GRACE
            report = self.server.control.recv(ENDED.size) if self.server.started else b""
        except BlockingIOError:
            return
        except OSError:
            report = b""
        if len(report) != ENDED.size:
            self.finish(Ended(server_died=True))
            if not self.server.started and self.server.gave_up:
                raise self.server.why_not_started()
            self.server.close()
            return
        self._drain()
        status, late = ENDED.unpack(report)
        self.finish(Ended(status=status, late=bool(late)))

    def _give_up(self) -> None:
        """End a note that takes too long, fills its folder or speaks out of turn."""
        late, overfull = time.monotonic() > self.deadline, scratch.is_overfull(self.scratch)
        self.server.close()
        self.finish(Ended(late=late, overfull=overfull))

    def _drain(self) -> None:
        """Take in what the child wrote last."""
        while not self.talk.spoilt:
            try:
                piece = self.stream.recv(1 << 16)
            except OSError:
                return
            if not piece:
                return
            self.talk.receive(piece)

    def abandon(self) -> None:
        """Stop in the middle, as nobody wants the result any more."""
        self.server.close()
        self.finish(Ended(server_died=True))

    def finish(self, ended: Ended) -> None:
        """Close what this note held."""
        self.talk.end(ended)
        self.stream.close()
        scratch.remove(self.scratch)
        self.done = True
