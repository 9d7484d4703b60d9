"""Notes one after another at a fork server, the next one handed over while one is under way. Judges no value."""

from __future__ import annotations

import math
import secrets
import select
import time
from collections import deque
from dataclasses import dataclass, field

from vaultproof.sandbox.conversation import Conversation
from vaultproof.sandbox.job import Job, JobResult
from vaultproof.sandbox.lane import Kind, Pool
from vaultproof.sandbox.lint import Reading
from vaultproof.sandbox.protocol import Look
from vaultproof.sandbox.visit import Visit

_MOST_LOST = 2
_AT_ONCE = 2
"""A note that runs, and one whose order waits at the server, so that it need not wait for the checker."""
_SEED = 20_011
_LOOKS_IN_ANY_CASE = 2
_YEARS = 15 * 31_557_600


@dataclass(slots=True)
class Task:
    """A job with its place in the row, its runs so far, what its blocks need loaded, and how many servers have died
    with it."""

    place: int
    job: Job
    reading: Reading
    modules: frozenset[str]
    runs: int
    results: list[JobResult] = field(default_factory=list)
    lost: int = 0
    until: float = math.inf

    @property
    def kind(self) -> Kind:
        """The kind of server that its next run needs."""
        return Kind(self.modules, bool(self.results))

    def put(self, result: JobResult) -> None:
        """Take in what came of a run. Runs beyond the second take no longer together than the note's blocks may."""
        if not self.results:
            self.until = time.monotonic() + self.job.seconds
        self.results.append(result)

    @property
    def over(self) -> bool:
        """Whether no further run is needed, or none but the two that are needed fits into the time."""
        done = len(self.results)
        return done >= self.runs or (done >= _LOOKS_IN_ANY_CASE and time.monotonic() >= self.until)


class Worker:
    """One note at a time, at a server of the pool."""

    def __init__(self) -> None:
        self._row: deque[tuple[Visit, Task]] = deque()
        self._kind = Kind(frozenset())

    @property
    def idle(self) -> bool:
        """Whether no note is under way."""
        return not self._row

    def has_room(self, task: Task) -> bool:
        """Whether the server that is at work may be handed this note as well, for when it is done."""
        if not 0 < len(self._row) < _AT_ONCE or task.kind != self._kind:
            return False
        server = self._row[0][0].server
        return not server.closed and not server.spent

    def take(self, task: Task, pool: Pool) -> None:
        """Hand a note to the server, to begin at once or after the one that is under way."""
        if self.idle:
            self._kind = task.kind
        server = pool.take(self._kind) if self.idle else self._row[0][0].server
        look = _second_look() if task.results else Look(_SEED)
        self._row.append((Visit(server, Conversation(task.job, task.reading, look)), task))
        if len(self._row) == 1:
            self._row[0][0].begin()

    def watch(self, poll: select.poll) -> None:
        """Register the streams of the note under way."""
        if self._row:
            self._row[0][0].watch(poll)

    def step(self, ready: frozenset[int], pool: Pool) -> list[Task]:
        """Deal with what has arrived; the tasks whose turn here is over. A note whose server has died gets another run,
        and one more where it meets another server that dies: they may have been killed from elsewhere, and together."""
        if not self._row:
            return []
        visit, task = self._row[0]
        visit.step(ready)
        if not visit.done:
            return []
        self._row.popleft()
        if visit.lost and task.lost < _MOST_LOST:
            task.lost += 1
        else:
            task.put(visit.talk.result)
        over = [task]
        if visit.server.closed:
            over += [waited for _, waited in self._row]
            self._leave()
        elif self._row:
            self._row[0][0].begin()
        else:
            pool.give(self._kind, visit.server)
        return over

    def _leave(self) -> None:
        while self._row:
            self._row.popleft()[0].abandon()

    def close(self) -> None:
        """Stop in the middle, as nobody wants the results any more."""
        self._leave()


def _second_look() -> Look:
    """What nobody can know beforehand: a block that knows how the first run starts cannot know how the second does. It
    is years ahead, so that what holds until some day is found."""
    return Look(secrets.randbelow(1 << 32), _YEARS + secrets.randbelow(_YEARS))
