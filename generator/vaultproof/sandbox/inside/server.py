"""The fork servers: one start loads NumPy, then splits into servers, which fork a walled child for each note. They read
nothing that a note wrote.

The checker hands a server, for each note, one end of a stream; the note's text and its values travel between checker
and the child alone. The server only learns when to fork and tells how the child ended.
"""

from __future__ import annotations

import gc
import importlib
import os
import select
import signal
import socket
import struct
import sys
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from vaultproof.sandbox.inside import child, landlock, limits, process, rehearsal, seccomp
from vaultproof.sandbox.inside.order import ENDED, LAYERS, ORDER, WIDE

_STREAM, _FEWEST_DESCRIPTORS = 3, 256
_DESCRIPTOR = struct.Struct("i")
_ROOM = socket.CMSG_SPACE(_DESCRIPTOR.size)
_GRACE, _ALARM_AGAIN = 0.3, 0.02
_LEFT = select.POLLHUP | select.POLLERR | getattr(select, "POLLRDHUP", 0)
"""What a stream tells of when the other end is gone, or will say no more."""
_PAUSE = 0.01
"""How long to wait at a time where the system does not tell of a child's end, in seconds."""
_FROZEN = {
    "numpy",
    "math",
    "cmath",
    "statistics",
    "fractions",
    "decimal",
    "operator",
    "itertools",
    "functools",
}
_DRAWING = {"matplotlib", "mpl_toolkits", "pylab", "seaborn"}
_SHARED = (
    "/usr/share/zoneinfo",
    "/etc/ld.so.cache",
    "/dev/null",
    "/dev/urandom",
    "/proc",
    "/sys/devices/system/cpu",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walls:
    """What stands around each child of this server. `held` is the server's own address space, in bytes."""

    layers: frozenset[str]
    filter: seccomp.Filter | None
    held: int


def main(arguments: list[str]) -> None:
    """Serve until the checker goes.

    Arguments: the numbers of the servers' control streams, layers, modules to load, the folder that scratch folders lie
    in (or none), and whether these servers are for a second look. For that one the libraries are left as they are, so
    that a block which knows them by what is frozen gives itself away.
    """
    controls = [int(number) for number in arguments[0].split(",")]
    layers, modules, files = frozenset(arguments[1].split(",")) & LAYERS, arguments[2].split(), arguments[3]
    checker = _handle(os.getppid())
    _give_up_privileges(layers)
    _load_numpy(WIDE in modules)
    rehearsal.rehearse()
    _close_off(layers, files)
    others = [name for name in modules if name != WIDE]
    figures = _figures(others)
    _load(others)
    if not arguments[4]:
        _freeze_modules()
    if "identity" in layers:
        process.become_nobody()
    names = [*seccomp.PURE, *(seccomp.FILES if files else ())]
    filter_ = seccomp.permitting(names) if "seccomp" in layers else None
    walls = Walls(layers=layers, filter=filter_, held=limits.held())
    _assert_one_thread()
    child.hear_alarms()
    stage = child.prepare(_STREAM, figures, scratch=bool(files))
    gc.freeze()
    gc.enable()
    os.dup2(0, 2)
    if "limits" in layers:
        limits.limit_files(scratch=bool(files))
    _split(controls, checker, walls, stage)


def _split(controls: list[int], checker: int | None, walls: Walls, stage: child.Stage) -> None:
    """Fork one server for each control stream, and wait until all have ended."""
    first = os.getpid()
    for number in controls:
        if os.fork() == 0:
            try:
                if sys.platform == "linux":
                    process.dying_with(first)()
                for other in controls:
                    if other != number:
                        os.close(other)
                control = socket.socket(fileno=number)
                control.sendall(b"+")
                _serve(control, checker, walls, stage)
            finally:
                os._exit(0)
    os.closerange(3, max(controls) + 1)
    for _ in controls:
        os.wait()


def _give_up_privileges(layers: frozenset[str]) -> None:
    if sys.platform == "linux":
        process.keep_to_itself()
    if "limits" in layers:
        limits.limit_server()


def _load(names: list[str]) -> None:
    """Import modules that the children may need; one that is not installed is simply not there."""
    for name in names:
        try:
            importlib.import_module(name)
        except Exception:  # noqa: BLE001, S112 - a module that cannot be loaded is missing in the note too
            continue


def _load_numpy(wide: bool) -> None:
    """Load NumPy and touch what it sets up late: a child can open no file. `wide` loads all that notes use rarely."""
    import numpy

    _load(["unicodedata", "encodings.ascii", "encodings.latin_1"])  # Python's parser needs the first for `α`

    if wide:
        from vaultproof.sandbox.inside import wide as rare

        rare.load()
    numpy.linalg.norm(numpy.eye(2) @ numpy.ones(2))
    str(numpy.array([0.5]))


class _Frozen(types.ModuleType):
    """A module whose names a block cannot give another meaning in the plain way."""

    def __setattr__(self, name: str, value: object) -> None:
        message = f"blocks may not change what `{self.__name__}.{name}` means"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)


def _freeze_modules() -> None:
    """Freeze NumPy and the mathematics of the standard library. A help for honest notes, not a part of the wall."""
    numpy = sys.modules["numpy"]
    for kind in "efdgFDG":
        numpy.finfo(kind)  # NumPy keeps one object for each, and gives it to all who ask
    numpy.finfo.__setattr__ = numpy.finfo.__delattr__ = _refuse
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in _FROZEN and type(module) is types.ModuleType:
            for value in list(vars(module).values()):
                _protect(value, numpy.ndarray)
            module.__class__ = _Frozen


def _protect(value: object, kind: type) -> None:
    """Make an array that a module or one of its classes keeps read-only."""
    for one in (value, *(vars(value).values() if isinstance(value, type) else ())):
        if type(one) is kind:
            one.setflags(write=False)  # type: ignore[attr-defined]


def _refuse(_self: object, name: str, *_value: object) -> None:
    message = f"blocks may not change what NumPy keeps as `{name}`"
    raise AttributeError(message)


def _figures(modules: list[str]) -> types.ModuleType | None:
    if not _DRAWING.intersection(name.partition(".")[0] for name in modules):
        return None
    figures = importlib.import_module("vaultproof.sandbox.inside.figures")
    figures.prepare()
    return figures


def _close_off(layers: frozenset[str], files: str) -> None:
    """Take the network and the file system from this server, before it loads what the vault's settings name."""
    if "landlock" in layers and landlock.abi():
        python = {
            str(Path(__file__).parent),
            *sys.path,
            sys.prefix,
            sys.base_prefix,
            sys.exec_prefix,
            "/lib",
            "/lib64",
            "/usr/lib",
        }
        landlock.restrict(
            readable=sorted(filter(None, python.union(_SHARED))), writable=[files] if files else []
        )
    if "seccomp" in layers:
        seccomp.forbidding(seccomp.OUTSIDE).put_on()


def _assert_one_thread() -> None:
    """A fork copies one thread only; the locks of all others would stay locked for ever."""
    tasks = Path("/proc/self/task")
    if tasks.is_dir():
        threads = len(list(tasks.iterdir()))
        assert threads == 1, f"the fork server has {threads} threads"


def _handle(process: int) -> int | None:
    """A descriptor that tells of a process's end, where the system has such."""
    return os.pidfd_open(process) if hasattr(os, "pidfd_open") else None


def _serve(control: socket.socket, checker: int | None, walls: Walls, stage: child.Stage) -> None:
    """Fork a child for each order. The next order may arrive while a child runs, and then waits its turn."""
    raising = _Raising(walls)
    beyond = 1 + max(_FEWEST_DESCRIPTORS, control.fileno(), checker or 0)
    orders, endings = select.poll(), select.poll()
    orders.register(control, select.POLLIN | _LEFT)
    endings.register(control, _LEFT)
    if checker is not None:
        orders.register(checker, select.POLLIN)
        endings.register(checker, select.POLLIN)
    while True:
        if any(stream == checker or event & _LEFT for stream, event in orders.poll()):
            return
        order, passed, _, _ = control.recvmsg(ORDER.size, _ROOM)
        if len(order) != ORDER.size or len(passed) != 1:
            return
        (stream,) = _DESCRIPTOR.unpack(passed[0][2])
        seconds = raising.prepare(order)
        started = os.fork()
        if started == 0:
            try:
                os.dup2(stream, _STREAM)
                os.closerange(_STREAM + 1, beyond)
                for step in raising.steps:
                    step()
                child.converse(stage)
            finally:
                os._exit(0)
        os.close(stream)
        control.sendall(ENDED.pack(*_wait(endings, started, seconds)))


def _wait(poll: select.poll, started: int, seconds: float) -> tuple[int, int]:
    """How the child ended: its wait status, and 1 where it was killed for taking too long.

    When its time is over it is told so, again and again, for code that swallows that; then it is killed. A checker that
    is gone, or wants no more of this server, takes the child with it.
    """
    handle = _handle(started)
    if handle is not None:
        poll.register(handle, select.POLLIN)
    alarm = time.monotonic() + seconds
    end = alarm + _GRACE
    while True:
        pause = max(0.0, alarm - time.monotonic())
        heard = poll.poll(int((pause if handle is not None else min(pause, _PAUSE)) * 1000) + 1)
        ended, status = os.waitpid(started, os.WNOHANG)
        now = time.monotonic()
        if ended or now > end or any(stream != handle for stream, _event in heard):
            break
        if now >= alarm:
            os.kill(started, signal.SIGALRM)
            alarm = now + _ALARM_AGAIN
    if not ended:
        os.kill(started, signal.SIGKILL)
        status = os.waitpid(started, 0)[1]
    if handle is not None:
        poll.unregister(handle)
        os.close(handle)
    return status, not ended and now > end


class _Raising:
    """What this server's children do in order to raise the walls around themselves. It is made before they are forked:
    each page that a child writes to has to be copied for it."""

    def __init__(self, walls: Walls) -> None:
        self._walls = walls
        self._first = [process.dying_with(os.getpid())] if sys.platform == "linux" else []
        self._order = b""
        self.steps: list[Callable[[], None]] = []

    def prepare(self, order: bytes) -> float:
        """Make the steps of the child of an order ready, to be gone in their order; the seconds that it has."""
        seconds, memory, padded = ORDER.unpack(order)
        if order != self._order:
            scratch = padded.rstrip(b"\0").decode()
            self._order, self.steps = order, [*self._first, *self._further(seconds, memory, scratch)]
        return seconds  # type: ignore[no-any-return]

    def _further(self, seconds: float, memory: int, scratch: str) -> Iterator[Callable[[], None]]:
        walls = self._walls
        if scratch:
            yield partial(_stay_inside, scratch, walls.layers)
        if "limits" in walls.layers:
            yield limits.limiting(memory=walls.held + memory, seconds=seconds, scratch=bool(scratch))
        if walls.filter:
            yield walls.filter.put_on


def _stay_inside(scratch: str, layers: frozenset[str]) -> None:
    os.chdir(scratch)
    if "landlock" in layers:
        landlock.restrict(writable=[scratch])
