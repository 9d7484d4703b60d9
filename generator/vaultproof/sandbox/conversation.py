"""One note's exchange with its child, as a state machine: bytes in, bytes out. Touches no stream and no clock.

The order is fixed: a block ran, then (only now) its questions, their answers, the next block, at the end the figures.
Anything else spoils the whole exchange, and then no answer of it counts.
"""

from __future__ import annotations

import os
import secrets
import signal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vaultproof.sandbox import protocol, reasons, scope
from vaultproof.sandbox.frame import FrameError, Splitter
from vaultproof.sandbox.inside.order import OWN_FILE
from vaultproof.sandbox.job import Answer, BlockRun, Cause, Job, JobResult, Question
from vaultproof.sandbox.lint import Reading
from vaultproof.sandbox.protocol import Look, Ran, Told

MOST_REPLY = 16 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a child ended: its wait status, whether it was killed for taking too long or for filling its scratch folder,
    whether its server died too."""

    status: int = 0
    late: bool = False
    overfull: bool = False
    server_died: bool = False


class Conversation:
    """The exchange over one job, of whose blocks `reading` tells what they show."""

    def __init__(self, job: Job, reading: Reading, look: Look | None = None) -> None:
        self.job = job
        self._reading = reading
        self._look = look or Look()
        self.spoilt = False
        self._lines_told = protocol.lines_told(job)
        self._asked_after: dict[int, list[int]] = {}
        for at, question in enumerate(job.questions):
            self._asked_after.setdefault(question.after, []).append(at)
        self._splitter = Splitter(MOST_REPLY)
        self._ran: list[Ran] = []
        self._told: dict[int, Told] = {}
        self._sought: dict[int, tuple[str, ...]] = {}
        self._figures: tuple[str, ...] | None = None
        self._token: str | None = None
        self._fate: tuple[Cause, str] | None = None

    def opening(self) -> bytes:
        """The first bytes for the child."""
        return protocol.job_frame(self.job, self._look)

    def receive(self, piece: bytes) -> bytes:
        """Take in bytes from the child; the bytes to send it in turn."""
        if self.spoilt:
            return b""
        try:
            return b"".join(self._take(frame) for frame in self._splitter.feed(piece))
        except FrameError as error:
            self.spoilt = True
            self._fate = (Cause.OUTPUT, f"wrote to Vaultproof's own stream ({error})")
            return b""

    @property
    def complete(self) -> bool:
        """Whether the child has said all that was agreed on."""
        return self._figures is not None

    def _take(self, frame: bytes) -> bytes:
        if self._token is not None:
            asked = self._asked(len(self._ran) - 1)
            told, sought = protocol.read_answers(frame, self._token, len(asked))
            self._sought.update(dict.fromkeys(asked, sought))
            self._told.update(zip(asked, told, strict=True))
            self._token = None
            return b""
        if len(self._ran) < len(self.job.blocks):
            ran = protocol.read_ran(frame)
            if ran.index != len(self._ran):
                raise FrameError("a block out of turn")
            if not ran.shown.keys() <= self._lines_told.get(ran.index, frozenset()):
                raise FrameError("a value that nobody asked for")
            self._ran.append(ran)
            return self._ask()
        if self._figures is not None:
            raise FrameError("more than was agreed on")
        self._figures = protocol.read_figures(frame) if frame else ()
        return b""

    def _ask(self) -> bytes:
        asked = self._asked(len(self._ran) - 1)
        if not asked:
            return b""
        self._token = secrets.token_hex(16)
        return protocol.question_frame(self._token, tuple(self.job.questions[at].expression for at in asked))

    def _asked(self, block: int) -> list[int]:
        return self._asked_after.get(block, [])

    def end(self, ended: Ended) -> None:
        """The child is gone."""
        complete = self.complete and os.waitstatus_to_exitcode(ended.status) == 0
        if self._fate is None and not (complete and not ended.server_died):
            self._fate = _fate(ended, self.job)

    @property
    def result(self) -> JobResult:
        """What came of it, once it has ended."""
        reaches = self._doubts()
        tampered = next((reach for reach in reaches if reach), None)
        if self.spoilt and not tampered:
            tampered = "ran, not verified (writes to Vaultproof's own stream)"
        if self.spoilt:
            reaches = (tampered,) * len(reaches)
        runs = tuple(self._run(index, reach) for index, reach in enumerate(reaches))
        lost = self._lost()
        answers = tuple([self._answer(at, runs, lost.get(at)) for at in range(len(self.job.questions))])
        figures = _cleaned(self._figures or ())
        return JobResult(
            runs=runs, answers=answers, tampered=tampered, figures=() if self.spoilt else figures
        )

    def _doubts(self) -> tuple[str | None, ...]:
        """Why each block's values are not verified: for what it or a block before it reaches or looks for, as they
        share all there is."""
        doubts: list[str | None] = []
        spoken: dict[str, int] = {}
        for index, reach in enumerate(self._reading.reaches):
            ran = self._ran[index] if index < len(self._ran) else None
            fails_here = ran is not None and reasons.fails_for(ran)
            looked_for = self._counting(ran.sought if ran else ())
            sought = f"looks for {looked_for[0]}" if looked_for and not fails_here else None
            doubt = reach or (sought and f"ran, not verified ({sought}, which is not there for everybody)")
            doubts.append((doubts[-1] if doubts else None) or doubt or self._doubt_of_failure(index, spoken))
            if fails_here:
                _add(spoken, scope.spoken_of(self.job.blocks[index]), index)
        return tuple(doubts)

    def _counting(self, sought: tuple[str, ...]) -> tuple[str, ...]:
        """What was looked for, but for files of its own where no failure is caught: making one may fail here only."""
        return tuple(what for what in sought if what != OWN_FILE or not self._reading.steadfast)

    def _doubt_of_failure(self, index: int, spoken: dict[str, int]) -> str | None:
        """Whether a block uses what an earlier one had set or would have set, had it not failed for where it runs.
        `spoken` are the names that such blocks speak of."""
        lost = _first(spoken, scope.taken(self.job.blocks[index])) if spoken else None
        return (
            lost
            and f"ran, not verified (uses `{lost[0]}`, which an earlier block that failed here speaks of)"
        )

    def _run(self, index: int, tampered: str | None) -> BlockRun:
        if index < len(self._ran):
            return reasons.block_run(self._ran[index], self._ran[:index], self.job, tampered)
        cause, message = self._fate or (Cause.CRASH, "ended early")
        if index > len(self._ran):
            return BlockRun(ok=False, error=f"was not run: an earlier block {message}", cause=Cause.NOT_RUN)
        return BlockRun(ok=False, error=message, cause=cause, tampered=tampered)

    def _answer(self, at: int, runs: tuple[BlockRun, ...], lost: tuple[str, int] | None) -> Answer:
        question = self.job.questions[at]
        before = runs[: question.after + 1]
        reach = next((run.tampered for run in before if run.tampered), None)
        told = self._told.get(at)
        if self._fate is not None and (self.spoilt or told is None):
            return Answer(reason=f"the note's code {self._fate[1]}")
        if told is None:
            return Answer(reason="the note's code was not run")
        if reach:
            return Answer(reason=f"the code {reach}")
        sought = self._counting(self._sought.get(at, ()))
        if sought and told.fault is None:
            return Answer(reason=f"the code looks for {sought[0]}, which is not there for everybody")
        if lost:
            name, at_block = lost
            which = "a block that" if at_block == question.after else "an earlier block, which"
            failed = runs[at_block].error or "failed here"
            return Answer(reason=f"`{name}` is spoken of by {which} {failed}")
        if question.line is not None:
            told = _at_its_moment(question, self._ran[question.after].shown.get(question.line), told)
        return reasons.answer(question.expression, told, before, self.job)

    def _lost(self) -> dict[int, tuple[str, int]]:
        """For each question with a name in it which a block that failed for where it runs speaks of, and no later one
        sets: that name and that block."""
        lost: dict[str, int] = {}
        found: dict[int, tuple[str, int]] = {}
        for index, ran in enumerate(self._ran):
            if lost:
                for name in scope.surely_set(self.job.blocks[index]):
                    lost.pop(name, None)
            if reasons.fails_for(ran):
                _add(lost, scope.spoken_of(self.job.blocks[index]), index)
            if lost:
                for at in self._asked(index):
                    first = _first(lost, scope.words(self.job.questions[at].expression))
                    if first:
                        found[at] = first
        return found


def _add(spoken: dict[str, int], names: Iterable[str], block: int) -> None:
    """Note the first block that speaks of each name."""
    for name in names:
        spoken.setdefault(name, block)


def _first(spoken: Mapping[str, int], names: Iterable[str]) -> tuple[str, int] | None:
    """Of these names, the one that is spoken of first, with the block that does."""
    found = [(spoken[name], name) for name in names if name in spoken]
    return (min(found)[1], min(found)[0]) if found else None


def _at_its_moment(question: Question, shown: Told | None, later: Told) -> Told:
    """What a block's own expression gave when it ran, where it gives the same later or is known to be changed."""
    if shown is None:
        return later if later.fault else Told(unfit="was not reached")
    if question.changed or shown.fault or shown.unfit or repr(shown) == repr(later):
        return shown
    return Told(unfit="is different when it is asked again")


def _fate(ended: Ended, job: Job) -> tuple[Cause, str]:
    """Why a child did not come to its end, in words that follow `the note's code`."""
    if ended.overfull:
        return Cause.FILE, "filled its scratch folder"
    if ended.late:
        return Cause.TIME, f"took longer than {job.seconds:g} s"
    code = os.waitstatus_to_exitcode(ended.status)
    if ended.server_died:
        return Cause.CRASH, "ended together with the server that ran it"
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return Cause.TIME, f"used more than {job.seconds:g} s of computing time"
    if code < 0:
        return Cause.CRASH, f"crashed ({_signal_name(-code)})"
    return Cause.CRASH, "ended before it was done"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _cleaned(figures: tuple[str, ...]) -> tuple[bytes, ...]:
    """The figures that are harmless, made so; what reads them loads much, and few blocks draw."""
    if not figures:
        return ()
    from vaultproof.sandbox.figure import clean_svg

    return tuple(filter(None, map(clean_svg, figures)))
