"""The fork server: loads NumPy once, then forks one walled child for each note. It reads nothing that a note wrote.

Its parent hands it, for each note, one end of a stream; the note's text and its values travel between the checker and
the child alone. The server only learns when to fork and tells how the child ended.
"""

from __future__ import annotations

import gc
import importlib
import os
import select
import signal
import socket
import sys
import types
from dataclasses import dataclass
from pathlib import Path

from vaultproof.sandbox.inside import child, landlock, limits, process, seccomp
from vaultproof.sandbox.inside.order import ENDED, LAYERS, ORDER

_STREAM = 3
_GRACE = 0.3
_STANDARD = (
    "abc array base64 bisect calendar cmath collections.abc colorsys contextlib copy csv datetime decimal dataclasses "
    "difflib enum fractions functools hashlib heapq html itertools json keyword locale math numbers operator pprint "
    "queue random re secrets statistics string struct textwrap time timeit types typing unicodedata uuid warnings "
    "zlib _strptime zoneinfo __future__ encodings.idna encodings.latin_1 encodings.ascii typing_extensions"
).split()
_NUMPY = (
    "fft",
    "linalg",
    "ma",
    "polynomial",
    "random",
    "char",
    "rec",
    "strings",
    "testing",
    "exceptions",
    "emath",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walls:
    """What stands around each child of this server."""

    layers: frozenset[str]
    filter: seccomp.Filter | None
    held: int


def main(arguments: list[str]) -> None:
    """Serve until the checker goes. Arguments: the control stream's number, layers, modules to load, the folder
    that scratch folders lie in (empty: none)."""
    control = socket.socket(fileno=int(arguments[0]))
    layers = frozenset(arguments[1].split(",")) & LAYERS
    modules, files = arguments[2].split(), arguments[3]
    if sys.platform == "linux":
        process.keep_to_itself()
    _load(_STANDARD)
    _load_numpy()
    if modules:
        _close_off(layers, files)
        _load(modules)
    figures = _figures(modules)
    if not modules:
        _close_off(layers, files)
    if "identity" in layers:
        process.become_nobody()
        process.prctl(4, 0)
    names = [*seccomp.PURE, *(seccomp.FILES if files else ())]
    filter_ = seccomp.permitting(names) if "seccomp" in layers else None
    walls = Walls(layers=layers, filter=filter_, held=limits.held())
    _assert_one_thread()
    gc.collect()
    gc.freeze()
    control.sendall(b"+")
    _serve(control, walls, figures)


def _load(names: list[str]) -> None:
    """Import modules that the children may need; one that is not installed is simply not there."""
    for name in names:
        try:
            importlib.import_module(name)
        except Exception:  # noqa: BLE001, S112 - a module that cannot be loaded is missing in the note too
            continue


def _load_numpy() -> None:
    """Load the parts of NumPy that it would load late: a child can open no file."""
    import numpy

    _load([f"numpy.{part}" for part in _NUMPY])
    for name in numpy.__all__:
        getattr(numpy, name, None)
    numpy.linalg.norm(numpy.eye(2) @ numpy.ones(2))
    str(numpy.array([0.5]))


def _figures(modules: list[str]) -> types.ModuleType | None:
    if "matplotlib" not in modules:
        return None
    figures = importlib.import_module("vaultproof.sandbox.inside.figures")
    figures.prepare()
    return figures


def _close_off(layers: frozenset[str], files: str) -> None:
    """Take the network and the file system from this server, before it loads what the vault's settings name."""
    if "landlock" in layers and landlock.abi():
        readable = {
            *sys.path,
            sys.prefix,
            sys.base_prefix,
            sys.exec_prefix,
            "/lib",
            "/lib64",
            "/usr/lib",
            "/proc",
        }
        shared = {
            "/usr/share/zoneinfo",
            "/etc/ld.so.cache",
            "/dev/null",
            "/dev/urandom",
            "/sys/devices/system/cpu",
        }
        landlock.restrict(
            readable=sorted(path for path in readable | shared if path), writable=[files] if files else []
        )
    if "seccomp" in layers:
        seccomp.put_on(seccomp.forbidding(seccomp.OUTSIDE))


def _assert_one_thread() -> None:
    """A fork copies one thread only; the locks of all others would stay locked for ever."""
    tasks = Path("/proc/self/task")
    if tasks.is_dir():
        threads = len(list(tasks.iterdir()))
        assert threads == 1, f"the fork server has {threads} threads"


def _serve(control: socket.socket, walls: Walls, figures: types.ModuleType | None) -> None:
    wake, waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    while True:
        order, streams, _, _ = socket.recv_fds(control, ORDER.size, 1)
        if len(order) != ORDER.size or len(streams) != 1:
            return
        seconds, memory, scratch = ORDER.unpack(order)
        started = os.fork()
        if started == 0:
            _live(streams[0], seconds, memory, scratch.rstrip(b"\0").decode(), walls, figures)
        os.close(streams[0])
        control.sendall(ENDED.pack(*_wait(control, wake, started, seconds + _GRACE)))


def _wait(control: socket.socket, wake: int, started: int, seconds: float) -> tuple[int, int]:
    """How the child ended: its wait status, and 1 where it was killed for taking too long. A checker that is gone
    takes the child and this server with it."""
    poll = select.poll()
    poll.register(wake, select.POLLIN)
    poll.register(control, 0)
    late = 0
    while True:
        ended, status = os.waitpid(started, os.WNOHANG)
        if ended:
            return status, late
        ready = poll.poll(-1 if late else int(seconds * 1000))
        if not ready:
            late = 1
            os.kill(started, signal.SIGKILL)
        for number, _event in ready:
            if number == control.fileno():
                os.kill(started, signal.SIGKILL)
                os._exit(0)
            os.read(wake, 64)


def _live(
    stream: int, seconds: float, memory: int, scratch: str, walls: Walls, figures: types.ModuleType | None
) -> None:
    """The whole life of one child. Never returns."""
    try:
        server = os.getppid()
        os.dup2(stream, _STREAM)
        os.closerange(_STREAM + 1, 64)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        child.set_alarm(seconds)
        _raise_walls(walls, server, memory, seconds, scratch)
        sys.meta_path[:] = [_Nothing]
        child.converse(child.Channel(_STREAM), figures)
    finally:
        os._exit(0)


def _raise_walls(walls: Walls, server: int, memory: int, seconds: float, scratch: str) -> None:
    if sys.platform == "linux":
        process.die_with(server)
    if scratch:
        os.chdir(scratch)
        if "landlock" in walls.layers:
            landlock.restrict(writable=[scratch])
    if "limits" in walls.layers:
        files = 16 if scratch else _STREAM + 1
        limits.limit_child(memory=walls.held + memory, seconds=seconds, files=files)
    if walls.filter:
        seccomp.put_on(walls.filter)


class _Nothing:
    """Finds no module: what a block may import is loaded before it runs."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Never finds anything."""
