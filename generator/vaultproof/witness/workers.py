"""Worker processes for the witnesses: each claim has a time limit, and a worker that passes it is killed.

What counts is the processor's time, so that no verdict hangs on what else the machine does meanwhile; by the clock a
task may take some times as long. The workers run Vaultproof's own code on what notes say; notes' code runs in the
sandbox, never here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Generic, TypeVar

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

_MEMORY = 3 << 30
_BY_THE_CLOCK = 6
"""How many times the limit a task may take by the clock, where the processor's time can be limited."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A task that did not end: it took too long or its worker died."""

    reason: str


class Workers(Generic[Task, Outcome]):
    """A pool that gives each task to a worker, one at a time; the worker dies when the task takes too long."""

    def __init__(
        self,
        work: Callable[[Task], Outcome],
        *,
        seconds: float,
        count: int | None = None,
        preload: Sequence[str] = (),
    ) -> None:
        """`seconds` are of the processor's time. `preload` are modules that the work imports late: workers share
        what is loaded before they are forked."""
        self._work = work
        self._seconds = seconds
        self._longest = seconds * (_BY_THE_CLOCK if _counts_work() else 1)
        self._count = count or min(os.cpu_count() or 1, 8)
        self._context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
        if hasattr(os, "fork"):
            self._context.set_forkserver_preload([work.__module__, *preload])

    def warm_up(self) -> None:
        """Have what the workers are forked from ready before there is work."""
        if hasattr(os, "fork"):
            from multiprocessing import forkserver

            forkserver.ensure_running()

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[int, Outcome | Stopped]]:
        """`(index, outcome)` for each task, as they end."""
        waiting = list(reversed(range(len(tasks))))
        running: dict[Connection, tuple[BaseProcess, int, float]] = {}
        idle: list[tuple[Connection, BaseProcess]] = []
        try:
            while waiting or running:
                while waiting and len(running) < self._count:
                    connection, process = idle.pop() if idle else self._start()
                    index = waiting.pop()
                    connection.send(tasks[index])
                    running[connection] = (process, index, monotonic() + self._longest)
                for connection, outcome in self._ended(running):
                    process, index, _ = running.pop(connection)
                    if isinstance(outcome, Stopped):
                        _end(connection, process)
                    else:
                        idle.append((connection, process))
                    yield index, outcome
        finally:
            for connection, (process, _, _) in running.items():
                _end(connection, process)
            for connection, process in idle:
                _end(connection, process)

    def _start(self) -> tuple[Connection, BaseProcess]:
        ours, theirs = self._context.Pipe()
        process: BaseProcess = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self._work, self._seconds), daemon=True
        )
        process.start()
        theirs.close()
        return ours, process

    def _ended(
        self, running: dict[Connection, tuple[BaseProcess, int, float]]
    ) -> Iterator[tuple[Connection, Outcome | Stopped]]:
        """The tasks that have ended, or whose time is up."""
        limit = min(deadline for _, _, deadline in running.values()) - monotonic()
        ready = set(wait(list(running), timeout=max(limit, 0)))
        late = Stopped(f"it takes longer than {self._seconds:g} s to work out")
        for connection, (process, _, deadline) in list(running.items()):
            if connection in ready:
                try:
                    yield connection, connection.recv()
                except (EOFError, OSError):
                    process.join()
                    timed = _counts_work() and process.exitcode == -signal.SIGPROF
                    yield connection, late if timed else Stopped("it needs more memory than is allowed")
            elif monotonic() >= deadline:
                yield connection, late


def _end(connection: Connection, process: BaseProcess) -> None:
    connection.close()
    process.kill()
    process.join()


def _counts_work() -> bool:
    """Whether the processor's time that a process takes can be limited here."""
    return hasattr(signal, "ITIMER_PROF")


def _serve(connection: Connection, work: Callable[[Task], Outcome], seconds: float) -> None:
    """A worker's life: take a task, do it, send what came of it, until the pipe closes."""
    _limit_memory()
    while True:
        try:
            task = connection.recv()
        except (EOFError, KeyboardInterrupt):
            return
        _allow(seconds)
        try:
            outcome: Outcome | Stopped = work(task)
        except MemoryError:
            return
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other claims their verdicts
            outcome = Stopped(f"Vaultproof failed on it ({type(error).__name__}: {str(error)[:120]})")
        _allow(0)
        connection.send(outcome)


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
