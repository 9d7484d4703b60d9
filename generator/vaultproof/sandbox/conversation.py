"""One note's exchange with its child, as a state machine: bytes in, bytes out. Touches no stream and no clock.

The order is fixed: a block ran, then (only now) its questions, their answers, the next block, at the end the figures.
Anything else spoils the whole exchange, and then no answer of it counts.
"""

from __future__ import annotations

import os
import secrets
import signal
from dataclasses import dataclass

from vaultproof.sandbox import figure, protocol, reasons
from vaultproof.sandbox.frame import FrameError, Splitter
from vaultproof.sandbox.job import Answer, BlockRun, Cause, Job, JobResult
from vaultproof.sandbox.protocol import Ran, Told

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
    """The exchange over one job. `reaches` tells for each block why it cannot be verified; `seed` is what the child's
    random numbers start from."""

    def __init__(self, job: Job, reaches: tuple[str | None, ...], *, seed: int = 0) -> None:
        self.job = job
        self._reaches = reaches
        self.spoilt = False
        self._seed = seed
        self._splitter = Splitter(MOST_REPLY)
        self._ran: list[Ran] = []
        self._told: dict[int, Told] = {}
        self._figures: tuple[str, ...] | None = None
        self._token: str | None = None
        self._fate: tuple[Cause, str] | None = None

    def opening(self) -> bytes:
        """The first bytes for the child."""
        return protocol.job_frame(self.job, self._seed)

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
            told = protocol.read_answers(frame, self._token, len(asked))
            self._told.update(zip(asked, told, strict=True))
            self._token = None
            return b""
        if len(self._ran) < len(self.job.blocks):
            ran = protocol.read_ran(frame)
            if ran.index != len(self._ran):
                raise FrameError("a block out of turn")
            self._ran.append(ran)
            return self._ask()
        if self._figures is not None:
            raise FrameError("more than was agreed on")
        self._figures = protocol.read_figures(frame)
        return b""

    def _ask(self) -> bytes:
        asked = self._asked(len(self._ran) - 1)
        if not asked:
            return b""
        self._token = secrets.token_hex(16)
        return protocol.question_frame(self._token, tuple(self.job.questions[at].expression for at in asked))

    def _asked(self, block: int) -> list[int]:
        return [at for at, question in enumerate(self.job.questions) if question.after == block]

    def end(self, ended: Ended) -> None:
        """The child is gone."""
        complete = self.complete and os.waitstatus_to_exitcode(ended.status) == 0
        if self._fate is None and not (complete and not ended.server_died):
            self._fate = _fate(ended, self.job)

    @property
    def result(self) -> JobResult:
        """What came of it, once it has ended."""
        tampered = next((reach for reach in self._reaches if reach), None)
        if self.spoilt and not tampered:
            tampered = "ran, not verified (writes to Vaultproof's own stream)"
        runs = tuple(self._run(index, self._reach(index, tampered)) for index in range(len(self._reaches)))
        answers = tuple(self._answer(at, runs) for at in range(len(self.job.questions)))
        figures = tuple(filter(None, map(figure.clean_svg, self._figures or ())))
        return JobResult(
            runs=runs, answers=answers, tampered=tampered, figures=() if self.spoilt else figures
        )

    def _reach(self, index: int, tampered: str | None) -> str | None:
        """Why a block's values are not verified: for what it or a block before it reaches, as they share all there
        is; for a spoilt exchange, whose beginning may be forged too."""
        return tampered if self.spoilt else next(filter(None, self._reaches[: index + 1]), None)

    def _run(self, index: int, tampered: str | None) -> BlockRun:
        if index < len(self._ran):
            ran = self._ran[index]
            return reasons.block_run(ran, self.job, tampered)
        cause, message = self._fate or (Cause.CRASH, "ended early")
        if index > len(self._ran):
            return BlockRun(ok=False, error=f"was not run: an earlier block {message}", cause=Cause.NOT_RUN)
        return BlockRun(ok=False, error=message, cause=cause, tampered=tampered)

    def _answer(self, at: int, runs: tuple[BlockRun, ...]) -> Answer:
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
        return reasons.answer(question.expression, told, before, self.job)


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
