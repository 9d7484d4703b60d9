"""Worker processes for the witnesses: each claim has a time limit, and a worker that passes it is killed.

What counts is the processor's time, so that no verdict hangs on what else the machine does meanwhile; by the clock a
task may take some times as long. A task whose worker was killed from elsewhere is given to another one, once. The
workers run Vaultproof's own code on what notes say; notes' code runs in the sandbox, never here.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Generic, TypeVar

from vaultproof.diagnostic import of_fault
from vaultproof.parcel import pack, unpack
from vaultproof.witness import nursery
from vaultproof.witness.nursery import Worker

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

_MEMORY = 3 << 30
_OUT_OF_MEMORY = 3
"""The exit status of a worker that has too little."""
_FROM_ELSEWHERE = {-signal.SIGTERM, -getattr(signal, "SIGKILL", signal.SIGTERM), nursery.GONE}
"""How a worker ends that somebody kills; 255 where that which workers are forked from was killed with it."""
_BY_THE_CLOCK = 6
"""How many times the limit a task may take by the clock, where the processor's time can be limited."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A task that did not end: it took too long or its worker died. `surely` tells that it was the task, and not what
    else the machine did: it would not end another time either. Where it was a `fault` of ours, that is named."""

    reason: str
    surely: bool = field(default=False, compare=False)
    fault: str = field(default="", compare=False)


class Workers(Generic[Task, Outcome]):
    """A pool that gives each task to a worker, one at a time; the worker dies when the task takes too long."""

    def __init__(
        self,
        work: Callable[[Task], Outcome],
        *,
        seconds: float,
        count: int | None = None,
        preload: Sequence[str] = (),
        lasting: bool = False,
    ) -> None:
        """`seconds` are of the processor's time. `preload` are modules that the work imports late: workers share
        what is loaded before they are forked. Of `lasting` ones some wait for the next run of the same work, in this
        process, and end with it."""
        self._work = work
        self._seconds = seconds
        self._longest = seconds * (_BY_THE_CLOCK if _counts_work() else 1)
        self._count = count or min(os.cpu_count() or 1, 8)
        self._modules = (work.__module__, *preload)
        self._kind = (work, seconds, self._modules) if lasting else None

    def warm_up(self) -> None:
        """Have what the workers are forked from ready before there is work."""
        nursery.get_ready(self._modules)

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[int, Outcome | Stopped]]:
        """`(index, outcome)` for each task, as they end."""
        waiting = list(reversed(range(len(tasks))))
        lost: set[int] = set()
        running: dict[Connection, tuple[Worker, int, float]] = {}
        idle: list[Worker] = []
        try:
            while waiting or running:
                while waiting and len(running) < self._count:
                    worker = idle.pop() if idle else self._start()
                    index = waiting.pop()
                    with suppress(OSError):  # it was killed: its end is heard of below
                        worker.connection.send_bytes(pack(tasks[index]))
                    running[worker.connection] = (worker, index, monotonic() + self._longest)
                for connection, outcome in self._ended(running):
                    worker, index, _ = running.pop(connection)
                    if isinstance(outcome, Stopped):
                        _end(worker)
                    else:
                        idle.append(worker)
                    if outcome == _KILLED and index not in lost:
                        lost.add(index)
                        waiting.append(index)
                    else:
                        yield index, outcome
        finally:
            for worker, _, _ in running.values():
                _end(worker)
            for worker in idle:
                if self._kind is None:
                    _end(worker)
                else:
                    nursery.rest(worker, self._kind)

    def _start(self) -> Worker:
        if self._kind is not None and (rested := nursery.rested(self._kind)) is not None:
            return rested
        return nursery.start(partial(_serve, work=self._work, seconds=self._seconds), self._modules)

    def _ended(
        self, running: dict[Connection, tuple[Worker, int, float]]
    ) -> Iterator[tuple[Connection, Outcome | Stopped]]:
        """The tasks that have ended, or whose time is up."""
        limit = min(deadline for _, _, deadline in running.values()) - monotonic()
        ready = set(wait(list(running), timeout=max(limit, 0)))
        late = Stopped(f"it takes longer than {self._seconds:g} s to work out")
        for connection, (worker, _, deadline) in list(running.items()):
            if connection in ready:
                try:
                    yield connection, unpack(connection.recv_bytes())
                except (EOFError, OSError):
                    yield connection, _why_ended(worker.end(), late)
            elif monotonic() >= deadline:
                yield connection, late


_KILLED = Stopped("the process that worked it out was killed from elsewhere")


def _why_ended(code: int, late: Stopped) -> Stopped:
    """Why a worker with this exit code has no outcome to tell."""
    if _counts_work() and code == -signal.SIGPROF:
        return replace(late, surely=True)
    if code == _OUT_OF_MEMORY:
        return Stopped("it needs more memory than is allowed", surely=True)
    if code in _FROM_ELSEWHERE:
        return _KILLED
    return Stopped(
        f"the process that worked it out crashed ({_named(-code) if code < 0 else f'exit status {code}'})"
    )


def _named(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _end(worker: Worker) -> None:
    worker.end()
    worker.connection.close()


def _counts_work() -> bool:
    """Whether the processor's time that a process takes can be limited here."""
    return hasattr(signal, "ITIMER_PROF")


def _serve(connection: Connection, *, work: Callable[[Task], Outcome], seconds: float) -> None:
    """A worker's life: take a task, do it, send what came of it, until the pipe closes."""
    _limit_memory()
    while True:
        try:
            task = unpack(connection.recv_bytes())
        except (EOFError, OSError):
            return
        _allow(seconds)
        try:
            outcome: Outcome | Stopped = work(task)
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other claims their verdicts
            reason = f"Vaultproof failed on it ({type(error).__name__}: {str(error)[:120]})"
            outcome = Stopped(reason, surely=True, fault=of_fault(error))
        _allow(0)
        try:
            connection.send_bytes(pack(outcome))
        except OSError:
            return  # nobody wants it any more


def _allow(seconds: float) -> None:
    """From now on this process may take so much of the processor's time; then it dies. 0 takes the limit away."""
    if _counts_work():
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
