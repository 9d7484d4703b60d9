"""The checker's side of the fork servers: starts them, replaces them, ends them. Runs no note."""

from __future__ import annotations

import select
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vaultproof.sandbox.clean import clean_line
from vaultproof.sandbox.job import SandboxError

NOTES_PER_SERVER = 1_000
START_SECONDS = 60.0
_END_SECONDS = 5.0
_MOST_KINDS = 4
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
    "MPLCONFIGDIR": "/dev/null/matplotlib",
    "MPL_IGNORE_SYSTEM_FONTS": "1",
}
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What kind of server to start: its walls, the modules it loads beside NumPy, the folder for scratch folders, what
    Python's hashes start from."""

    layers: frozenset[str]
    modules: frozenset[str] = frozenset()
    scratch: str = ""
    hash_seed: int = 0


class Group:
    """One start of Python that loads what blocks need, and the fork servers that it then splits into."""

    def __init__(self, settings: Settings, count: int) -> None:
        """Begin to start it; its servers take an order even before they are up. Raises SandboxError where it cannot
        be."""
        if settings.scratch and not _has_landlock():
            raise SandboxError("this kernel has no Landlock")
        pairs = [socket.socketpair() for _ in range(count)]
        theirs = [pair[1] for pair in pairs]
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the servers
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
            _command(settings, [stream.fileno() for stream in theirs]),
            pass_fds=[stream.fileno() for stream in theirs],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._complaints,
            cwd="/",
            env=_ENVIRONMENT | {"PYTHONHASHSEED": str(settings.hash_seed)},
        )
        for stream in theirs:
            stream.close()
        self.servers = [Server(self, settings, pair[0]) for pair in pairs]
        self._open = count

    def leave(self) -> None:
        """Take note that one of the servers is closed; the last one ends the process that they came from."""
        self._open -= 1
        if self._open == 0:
            self.ended(_END_SECONDS)
            self._process.kill()
            self._process.wait()
            self._complaints.close()

    def ended(self, seconds: float) -> int | None:
        """The exit code of the process that the servers come from, if it ends within so many seconds."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def complaint(self) -> str:
        """The last line that it wrote before it ended."""
        self._complaints.seek(0)
        return self._complaints.read().decode("utf-8", "replace").strip().rpartition("\n")[2]


class Server:
    """A running fork server. `close` ends it and everything under it."""

    def __init__(self, group: Group, settings: Settings, control: socket.socket) -> None:
        self._group = group
        self.settings = settings
        self.control = control
        self.control.setblocking(False)
        self.notes = 0
        self.started = False

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self.control.fileno() < 0

    @property
    def worn(self) -> bool:
        """Whether it is to be replaced: it has served its time, or is gone."""
        return self.spent or self._is_gone()

    @property
    def spent(self) -> bool:
        """Whether it has served its time, as all its children share one address layout."""
        return self.notes >= NOTES_PER_SERVER

    def _is_gone(self) -> bool:
        """Whether nobody is at the other end any more; what was said last may still wait to be read."""
        poll = select.poll()
        poll.register(self.control, 0)
        return any(event & (select.POLLHUP | select.POLLERR) for _stream, event in poll.poll(0))

    @property
    def gave_up(self) -> bool:
        """Whether it ended by itself, which another one would do too, rather than by a signal from elsewhere."""
        code = self._group.ended(_END_SECONDS)
        return code is not None and code >= 0

    def close(self) -> None:
        """End the server, and wait until it and a child that still runs are gone."""
        if self.closed:
            return
        try:
            self.control.shutdown(socket.SHUT_WR)
            self.control.settimeout(_END_SECONDS)
            while self.started and self.control.recv(1 << 10):
                pass
        except OSError:
            pass  # it is gone, or takes long; it ends with the last of its group at the latest
        self.control.close()
        self._group.leave()

    def why_not_started(self) -> SandboxError:
        """The error to raise where it ended before it was up. Closes it."""
        last = self._group.complaint()
        self.close()
        return SandboxError(
            f"the server that runs blocks does not start ({clean_line(last) or 'no reason given'})"
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of server: the modules that it has beside NumPy, and whether it is one for a second look, where Python's
    hashes and all addresses are others."""

    modules: frozenset[str]
    again: bool = False


class Pool:
    """The fork servers of a sandbox, by their kind. A worker takes one and gives it back."""

    def __init__(self, count: int, settings: Callable[[Kind], Settings]) -> None:
        """`count` servers come from each start."""
        self._count, self._settings = count, settings
        self._free: dict[Kind, list[Server]] = {}

    def take(self, kind: Kind) -> Server:
        """A server of a kind. Raises SandboxError where none can be started."""
        free = self._free[kind] = self._free.pop(kind, [])
        while free:
            server = free.pop()
            if not server.worn:
                return server
            server.close()
        while len(self._free) > _MOST_KINDS:
            self._close(next(iter(self._free)))
        free += Group(self._settings(kind), self._count).servers
        return free.pop()

    def give(self, kind: Kind, server: Server) -> None:
        """Take a server back that is still up."""
        self._free.setdefault(kind, []).append(server)

    def _close(self, kind: Kind) -> None:
        for server in self._free.pop(kind):
            server.close()

    def close(self) -> None:
        """End all servers that nobody uses."""
        for kind in list(self._free):
            self._close(kind)


def _has_landlock() -> bool:
    from vaultproof.sandbox.inside import landlock

    return sys.platform == "linux" and landlock.abi() > 0


def _command(settings: Settings, controls: list[int]) -> list[str]:
    return [
        *(sys.executable, "-I", "-X", "utf8", "-c", _BOOT, str(_HERE.parent), str(_HERE)),
        ",".join(map(str, controls)),
        ",".join(sorted(settings.layers)),
        " ".join(sorted(settings.modules)),
        settings.scratch,
        "again" if settings.hash_seed else "",
    ]
