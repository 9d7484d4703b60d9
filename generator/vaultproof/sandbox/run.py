"""Running notes' blocks: several fork servers at once, each with one note at a time. Judges no value.

One thread does it all with non-blocking streams; what a child writes is never waited for and never trusted.
"""

from __future__ import annotations

import importlib.util
import secrets
import select
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from types import TracebackType
from typing import Self

from vaultproof.sandbox import lint
from vaultproof.sandbox.inside.order import LAYERS, WIDE
from vaultproof.sandbox.job import Answer, BlockRun, Cause, Job, JobResult
from vaultproof.sandbox.lane import Kind, Pool, Settings
from vaultproof.sandbox.scratch import ScratchFolders
from vaultproof.sandbox.trust import available, unsafe_refusal
from vaultproof.sandbox.varying import may_vary
from vaultproof.sandbox.worker import Task, Worker

_FEW, _AT_ONCE = 3, 4
"""So many notes a worker wait at least, and so many more are read then, while the servers are at work."""
_USELESS_BEHIND_A_WALL = frozenset(
    "aiohttp anthropic boto3 cohere datasets fastapi flask google googleapiclient gradio httpx huggingface_hub "
    "kaggle langchain openai playwright psycopg2 psutil pygame pymongo redis requests selenium starlette "
    "streamlit telegram tornado twilio urllib3 uvicorn websocket websockets wget yfinance".split()
)
"""Packages that are for the network, other programs or a screen."""
BUILT_IN = frozenset({"matplotlib", "mpl_toolkits", "pylab"})


class Sandbox:
    """A context manager that runs notes' blocks behind the wall. Its fork servers start with the first note.

    `allow_imports` are the modules that notes may use beside NumPy, matplotlib and the plain part of the standard
    library. `scratch` gives each note a folder of its own. `unsafe` runs without a wall, and every result says so.
    """

    def __init__(
        self,
        *,
        allow_imports: frozenset[str] = frozenset(),
        scratch: bool = False,
        unsafe: bool = False,
        workers: int = 2,
        layers: frozenset[str] | None = None,
    ) -> None:
        """`layers` leaves out parts of the wall; it exists to prove that each is needed."""
        self._allowed = allow_imports | BUILT_IN
        self._unsafe = unsafe
        self._chosen = layers
        self._layers = frozenset() if unsafe else LAYERS if layers is None else layers
        self._workers = [Worker() for _ in range(max(1, workers))]
        self._pool = Pool(len(self._workers), self._settings)
        self._scratch = scratch
        self._folders: ScratchFolders | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all servers and remove all scratch folders."""
        for worker in self._workers:
            worker.close()
        self._pool.close()
        if self._folders:
            self._folders.close()
            self._folders = None

    def run(self, job: Job) -> JobResult:
        """Run one note's blocks. Raises SandboxError where no server starts."""
        return next(self.run_many([job]))

    @property
    def refusal(self) -> str | None:
        """Why no block is run, or None."""
        if self._unsafe:
            return unsafe_refusal()
        return available(scratch=self._scratch) if self._chosen is None else None

    def run_many(self, jobs: Iterable[Job]) -> Iterator[JobResult]:
        """Run notes on all workers; results come in the order of the jobs. Raises SandboxError as `run` does."""
        reason = self.refusal
        if reason is not None:
            yield from (not_run(job, reason) for job in jobs)
            return
        yield from self._run_many(jobs)

    def _run_many(self, jobs: Iterable[Job]) -> Iterator[JobResult]:
        row = iter(enumerate(jobs))
        waiting: deque[Task] = deque()
        done: dict[int, JobResult] = {}
        given, ended = 0, False
        while True:
            self._hand_out(waiting)
            while given in done:
                yield done.pop(given)
                given += 1
            if ended and not waiting and all(worker.idle for worker in self._workers):
                return
            may_read = not ended and len(waiting) <= len(self._workers) * _FEW
            if not self._advance(waiting, done, wait=not may_read) and may_read:
                jobs_read = list(islice(row, len(self._workers) * _AT_ONCE))
                waiting += [self._task(place, job) for place, job in jobs_read]
                ended = not jobs_read

    def _hand_out(self, waiting: deque[Task]) -> None:
        """Give each worker a note; and while many are waiting, one more, so that its server goes on by itself."""
        for worker in self._workers:
            if worker.idle and waiting:
                worker.take(waiting.popleft(), self._pool)
        for worker in self._workers:
            if len(waiting) > len(self._workers) and worker.has_room(waiting[0]):
                worker.take(waiting.popleft(), self._pool)

    def _task(self, place: int, job: Job) -> Task:
        reading = lint.read_blocks(job.blocks)
        modules = {name for name in reading.imports if name.partition(".")[0] in self._allowed}
        if reading.rare or modules:
            modules.add(WIDE)
        asked = 2 if any(may_vary(question.expression) for question in job.questions) else 1
        runs = max(reading.looks, asked) if job.questions else 1
        return Task(place, job, reading, frozenset(modules), runs)

    def _settings(self, kind: Kind) -> Settings:
        if self._scratch and not self._folders:
            self._folders = ScratchFolders()
        folder = self._folders.folder if self._folders else ""
        seed = 1 + secrets.randbelow((1 << 32) - 1) if kind.again else 0
        return Settings(layers=self._layers, modules=kind.modules, scratch=folder, hash_seed=seed)

    def _advance(self, waiting: deque[Task], done: dict[int, JobResult], *, wait: bool) -> bool:
        """Deal with what has happened at the servers; whether anything has. `wait` tells to wait until it does."""
        poll = select.poll()
        for worker in self._workers:
            worker.watch(poll)
        pause = (20 if self._scratch else 200) if wait else 0
        ready = frozenset([stream for stream, _event in poll.poll(pause)])
        for worker in self._workers:
            for task in reversed(worker.step(ready, self._pool)):
                if WIDE not in task.modules and task.results and _lacks_a_module(task.results[-1]):
                    task.modules |= {WIDE}
                    task.results.clear()
                if task.over:
                    done[task.place] = self._finish(task)
                else:
                    waiting.appendleft(task)
        return bool(ready)

    def _finish(self, task: Task) -> JobResult:
        first, *others = task.results
        for other in others:
            first = replace(
                first,
                runs=tuple(map(_compared, first.runs, other.runs)),
                answers=tuple(map(_agreed, first.answers, other.answers)),
            )
        return replace(first, unsafe=self._unsafe)


def not_run(job: Job, reason: str) -> JobResult:
    """What comes of a job that nobody may run here."""
    run = BlockRun(ok=False, error=reason, cause=Cause.NOT_RUN)
    return JobResult(runs=(run,) * len(job.blocks), answers=(Answer(reason=reason),) * len(job.questions))


def _lacks_a_module(result: JobResult) -> bool:
    """Whether a block failed as it would where NumPy or a block needs a module that is loaded elsewhere only."""
    return any(run.sought or run.cause in {Cause.MODULE, Cause.WALL, Cause.FILE} for run in result.runs)


def _agreed(first: Answer, second: Answer) -> Answer:
    """One answer of two runs whose random numbers start differently, at other times and places."""
    if first.reason is not None or repr(first) == repr(second):
        return first
    return Answer(reason="is different from run to run; a fixed seed would settle it")


def _compared(first: BlockRun, other: BlockRun) -> BlockRun:
    """One block's run, with the lines that another run printed otherwise. A line too many unsettles all of them."""
    lines, others = first.stdout.splitlines(), other.stdout.splitlines()
    alike = len(lines) == len(others)
    unsteady = {line for at, line in enumerate(lines) if not alike or line != others[at]}
    return replace(first, unsteady=first.unsteady | unsteady) if unsteady else first


def how_to_allow(module: str) -> str | None:
    """What a person may do so that blocks can use a module that they lack; None where no permission would help, since
    the wall takes what it is for."""
    root = module.partition(".")[0]
    if root in sys.stdlib_module_names or root in _USELESS_BEHIND_A_WALL:
        return None
    first = "" if _is_installed(root) else f"install `{root}` beside Vaultproof and "
    return f"{first}allow it with `--allow-import {root}`"


def _is_installed(root: str) -> bool:
    try:
        return importlib.util.find_spec(root) is not None
    except (ImportError, ValueError):
        return False
