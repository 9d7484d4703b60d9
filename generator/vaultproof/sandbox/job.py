"""What goes into the sandbox and what comes out of it. Plain data; runs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vaultproof.sandbox.value import Value

MEMORY = 1 << 30
SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An expression to evaluate once blocks `0 … after` have run.

    Where it is a statement of that block itself, `line` is where it begins in the block (from 1): its value at that
    moment is told too, and has to be the same. Where what stands below visibly changes what it shows, it is `changed`
    and the value of the moment alone counts.
    """

    after: int
    expression: str
    line: int | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One note's blocks, which share a namespace as in a notebook, and what is asked of them.

    `first_lines` are the note's lines on which the blocks' first lines stand. `sessions` are the blocks that were typed
    at a prompt, where what follows a failure runs too, with the lines of the statements that are meant to fail.
    `seconds` is for the whole note; `memory` is in bytes, beside what the server itself holds. No stated value belongs
    in a job.
    """

    blocks: tuple[str, ...]
    first_lines: tuple[int, ...] = ()
    questions: tuple[Question, ...] = ()
    sessions: tuple[tuple[int, frozenset[int]], ...] = ()
    seconds: float = SECONDS
    memory: int = MEMORY


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an expression gave: a value, or the reason why there is none that can be trusted."""

    value: Value = None
    reason: str | None = None


class Cause(StrEnum):
    """Why a block did not run to its end."""

    ERROR = "error"
    MODULE = "module"
    FILE = "file"
    NETWORK = "network"
    INPUT = "input"
    WALL = "wall"
    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    CRASH = "crash"
    NOT_RUN = "not-run"


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of text that a block printed. `line` is the line of the call that wrote it, `call` the line of the
    block's own statement that led there; both count from 1 within the block, 0 where it cannot be told."""

    line: int
    call: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRun:
    """How one block ran. `error` is the exception's type and message, `line_in_block` where it was raised.

    `tampered` says why what this block prints or defines cannot be verified; the block has run nevertheless. `sought`
    is what it looked for outside its process, `unsteady` the lines that it prints otherwise each time, `moving` whether
    signs in them move or hide others, `lacks` the module that is not there.
    """

    ok: bool
    stdout: str = ""
    error: str | None = None
    cause: Cause | None = None
    line_in_block: int | None = None
    prints: tuple[Printed, ...] = ()
    tampered: str | None = None
    sought: tuple[str, ...] = ()
    unsteady: frozenset[str] = frozenset()
    moving: bool = False
    lacks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobResult:
    """What came of a job: one run per block, one answer per question, and the figures drawn (SVG, cleaned).

    `tampered` is the first block's reason for being shown as run but not verified. `unsafe` stamps a result that was
    obtained without a wall.
    """

    runs: tuple[BlockRun, ...]
    answers: tuple[Answer, ...]
    tampered: str | None = None
    figures: tuple[bytes, ...] = ()
    unsafe: bool = False


class SandboxError(RuntimeError):
    """The sandbox cannot run any block here; the message says why and what to do."""
