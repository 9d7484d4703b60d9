"""Processes for tasks, forked from one that has loaded what they need. Knows nothing of the tasks.

It has no socket or other file in a folder, and a worker ends with it and it with the checker, so that nothing is left
behind by a run that is killed. Python's own fork server leaves a folder, and has each worker run the script that
called.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import multiprocessing
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing.connection import Connection, Pipe
from time import sleep
from typing import Protocol

from vaultproof.sandbox.inside.process import dying_with

_BOOT = """
import sys
modules, sys.path[:] = sys.argv[2].split(), sys.argv[3:]
from vaultproof.witness.nursery import raise_workers
raise_workers(int(sys.argv[1]), modules)
"""
_ORDER = struct.Struct("<i")
"""The number of a process to be ended; 0 together with a descriptor, for one to be started; a negative number for the
names of modules to be loaded, in so many bytes."""
_TRIALS, _PAUSE = 5, 0.1
_MOST_RESTING = 2
"""So many workers of a kind wait for more work: a copy of all that is loaded takes time, and an idle one memory."""
GONE = 255
"""The exit code of a worker that ended together with what it was forked from."""

Work = Callable[[Connection], None]


@dataclass(frozen=True, slots=True)
class Worker:
    """A running worker, at the other end of `connection`. `end` kills it where it still runs, once, and gives its exit
    code, negative for a signal."""

    connection: Connection
    end: Callable[[], int]


def start(work: Work, modules: Sequence[str]) -> Worker:
    """A worker that does `work`, a function of some module, with a connection. `modules` are loaded before it is
    forked. Raises OSError."""
    if not hasattr(os, "fork"):
        return _spawned(work)
    for trial in range(_TRIALS):
        try:
            return _nursery(modules).start(work)
        except OSError:
            if trial == _TRIALS - 1:
                raise
            sleep(_PAUSE)  # it was killed; the next one may not be
    raise AssertionError


def rest(worker: Worker, kind: Hashable) -> None:
    """Let a worker that has done its work wait for more of its kind, unless enough wait already."""
    one = _here.get(os.getpid())
    if one is None or not one.keep(worker, kind):
        worker.end()
        worker.connection.close()


def rested(kind: Hashable) -> Worker | None:
    """A worker that waits for work of a kind, and is alive."""
    one = _here.get(os.getpid())
    while one is not None and (worker := one.kept(kind)) is not None:
        if not worker.connection.poll():  # else it has nothing to say but that it is gone
            return worker
        worker.end()
        worker.connection.close()
    return None


def get_ready(modules: Sequence[str]) -> None:
    """Have the process that workers are forked from ready before there is work."""
    if hasattr(os, "fork"):
        with contextlib.suppress(OSError):
            _nursery(modules)


def _spawned(work: Work) -> Worker:
    """A worker where nothing can be forked: it starts from nothing."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs,), daemon=True)
    with theirs:
        process.start()

    def end() -> int:
        process.kill()
        process.join()
        return process.exitcode or 0

    return Worker(ours, end)


class _Nursery:
    """The process that workers are forked from, as the checker sees it."""

    def __init__(self, modules: frozenset[str]) -> None:
        self._lock = threading.Lock()
        self._modules = modules
        self._resting: dict[Hashable, list[Worker]] = defaultdict(list)
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = _forked(theirs, modules) if _may_fork() else _begun(theirs, modules)

    @property
    def is_up(self) -> bool:
        """Whether it may still be asked for workers."""
        return self._process.poll() is None

    def load(self, modules: frozenset[str]) -> None:
        """Have modules loaded, for workers that are started from now on. Raises OSError where this is gone."""
        with self._lock:
            if new := " ".join(sorted(modules - self._modules)).encode():
                self._control.sendall(_ORDER.pack(-len(new)) + new)
                self._told()
                self._modules |= modules

    def start(self, work: Work) -> Worker:
        """Start a worker. Raises OSError where this is gone."""
        ours, theirs = Pipe()
        with theirs, self._lock:
            socket.send_fds(self._control, [_ORDER.pack(0)], [theirs.fileno()])
            number = self._told()
        ours.send(work)
        return Worker(ours, cache(partial(self.end, number)))

    def end(self, number: int) -> int:
        """Have a worker ended; its exit code."""
        try:
            with self._lock:
                self._control.sendall(_ORDER.pack(number))
                return os.waitstatus_to_exitcode(self._told())
        except OSError:
            return GONE

    def keep(self, worker: Worker, kind: Hashable) -> bool:
        """Keep a worker for further work of a kind; False where enough are kept."""
        with self._lock:
            if len(self._resting[kind]) == _MOST_RESTING:
                return False
            self._resting[kind].append(worker)
            return True

    def kept(self, kind: Hashable) -> Worker | None:
        """A worker that was kept for work of a kind, kept no longer."""
        with self._lock:
            return self._resting[kind].pop() if self._resting[kind] else None

    def _told(self) -> int:
        told = self._control.recv(_ORDER.size, socket.MSG_WAITALL)
        if len(told) != _ORDER.size:
            self.close()
            raise ConnectionResetError("the process that workers are forked from is gone")
        (number,) = _ORDER.unpack(told)
        return int(number)

    def close(self) -> None:
        """End it and all its workers."""
        for worker in (one for some in self._resting.values() for one in some):
            worker.connection.close()
        self._resting.clear()
        self._control.close()
        self._process.kill()
        self._process.wait()


def _begun(control: socket.socket, modules: Iterable[str]) -> _Process:
    """The process that workers are forked from, begun from nothing."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
        [sys.executable, "-I", "-c", _BOOT, str(control.fileno()), " ".join(sorted(modules)), *sys.path],
        pass_fds=[control.fileno()],
        stdin=subprocess.DEVNULL,
        process_group=0,
    )


def _may_fork() -> bool:
    """Whether this process may be copied as it is: it does one thing at a time, and NumPy, which may have threads of
    its own, is not there. What is loaded is shared then, and not loaded again."""
    return sys.platform == "linux" and threading.active_count() == 1 and "numpy" not in sys.modules


def _forked(control: socket.socket, modules: Iterable[str]) -> _Process:
    """The process that workers are forked from, as a copy of this one that keeps nothing open."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    number = os.fork()
    if number:
        return _Fork(number)
    try:
        _making.release()  # whoever forks holds it
        os.setpgid(0, 0)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        kept = control.detach()
        os.closerange(3, kept)
        os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, signal.SIG_DFL)
        raise_workers(kept, tuple(modules))
    finally:
        os._exit(0)


class _Process(Protocol):
    """A process that was started here: its number, whether it ended and how, and how to end it."""

    @property
    def pid(self) -> int: ...
    def poll(self) -> int | None: ...
    def kill(self) -> None: ...
    def wait(self) -> int: ...


class _Fork:
    """A copy of this process, spoken to as any other that it starts."""

    def __init__(self, number: int) -> None:
        self.pid = number
        self._code: int | None = None

    def poll(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._waited(os.WNOHANG)

    def wait(self) -> int:
        """Its exit code, once it ends."""
        code = self._waited(0)
        assert code is not None
        return code

    def kill(self) -> None:
        """Kill it, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)

    def _waited(self, how: int) -> int | None:
        if self._code is None:
            number, status = os.waitpid(self.pid, how)
            self._code = os.waitstatus_to_exitcode(status) if number else None
        return self._code


_here: dict[int, _Nursery] = {}
_making = threading.Lock()


def _nursery(modules: Sequence[str]) -> _Nursery:
    """The one of this process, started where there is none, with these modules loaded and perhaps others. Raises
    OSError."""
    wanted, at = frozenset(modules), os.getpid()
    with _making:
        one = _here.pop(at, None)
        if one is not None and not one.is_up:
            one.close()
            one = None
        _here[at] = one or _Nursery(wanted)
    _here[at].load(wanted)
    return _here[at]


@atexit.register
def _close() -> None:
    if os.getpid() in _here:
        _here.pop(os.getpid()).close()


def raise_workers(control: int, modules: Sequence[str]) -> None:
    """The life of the process that workers are forked from, until the checker goes."""
    _load(modules)
    orders, workers, first = socket.socket(fileno=control), set[int](), os.getpid()
    while True:
        order, streams, _, _ = socket.recv_fds(orders, _ORDER.size, 1)
        if len(order) != _ORDER.size:
            break
        (number,) = _ORDER.unpack(order)
        if number < 0:
            _load(orders.recv(-number, socket.MSG_WAITALL).decode().split())
            orders.sendall(_ORDER.pack(0))
            continue
        if number:
            # Behind the number of one that has ended may be anybody's process by now.
            orders.sendall(_ORDER.pack(_ended(number) if number in workers else 0))
            workers.discard(number)
            continue
        started = os.fork()
        if started == 0:
            orders.close()
            _be_a_worker(streams[0], first)
        os.close(streams[0])
        workers.add(started)
        orders.sendall(_ORDER.pack(started))
    for worker in workers:
        _ended(worker)


_SELDOM = (20_000, 20, 20)
"""How many things are made before cycles are looked for among them, and how often among older ones: what works claims
out makes many and leaves few."""


def _load(modules: Iterable[str]) -> None:
    """Load modules, among whose things no worker need look for cycles."""
    gc.disable()
    for name in modules:
        with contextlib.suppress(ImportError):
            __import__(name)
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    gc.enable()


def _ended(worker: int) -> int:
    """The wait status of a worker, which is killed if it still runs."""
    os.kill(worker, signal.SIGKILL)
    return os.waitpid(worker, 0)[1]


def _be_a_worker(stream: int, parent: int) -> None:
    status = 1
    try:
        if sys.platform == "linux":
            dying_with(parent)()
        connection = Connection(stream)
        work: Work = connection.recv()
        work(connection)
        status = 0
    except (EOFError, OSError):
        status = 0  # nobody wants it any more
    finally:
        sys.stderr.flush()
        os._exit(status)
