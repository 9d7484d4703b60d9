"""What happens inside one child: the blocks run in order, then the questions are answered. Sets up no wall itself.

The stated values of a note never come here; a question arrives only once the blocks before it have run.
"""

from __future__ import annotations

import ast
import builtins
import json
import os
import signal
import sys
import types
import warnings
from dataclasses import dataclass

from vaultproof.sandbox.frame import HEAD, pack, unpack_texts
from vaultproof.sandbox.inside import elsewhere, watch
from vaultproof.sandbox.inside.printing import Printer, TooMuch
from vaultproof.sandbox.inside.tell import CannotTell, tell

MOST_MESSAGE, MOST_LINES = 400, 100_000
_PIECE = 1 << 12
_AGAIN = 7
"""How many frames further down a question is asked again."""
_RECURSION = sys.getrecursionlimit()
_BETWEEN = 1 if sys.version_info >= (3, 12) else 2
"""Frames between `answers` and a question: a comprehension is one in older Pythons."""


_ran_out: list[str] = []


class TooLong(BaseException):
    """The note has used up its time. Not an Exception, so that `except Exception` does not swallow it."""


class Channel:
    """The child's stream to the checker. What is said is held back until the checker's word is waited for."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._read, self._write = os.read, os.write
        self._encode = json.JSONEncoder(check_circular=False).encode
        self._said = self._heard = b""

    def receive(self) -> list[str]:
        """The next message from the checker: a list of texts. Raises EOFError where the checker is gone."""
        self.flush()
        heard = self._heard
        while len(heard) < (end := HEAD + int.from_bytes(heard[:HEAD], "little")):
            piece = self._read(self._descriptor, _PIECE)
            if not piece:
                raise EOFError
            heard += piece
        self._heard = heard[end:]
        return unpack_texts(heard[HEAD:end])

    def send(self, message: dict[str, object] | None) -> None:
        """Tell the checker something, or that there is nothing to tell."""
        self._said += pack(b"" if message is None else self._encode(message).encode("ascii"))

    def flush(self) -> None:
        """Let go of what is held back."""
        while self._said:
            self._said = self._said[self._write(self._descriptor, self._said) :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """All that a child needs for its note. It is made once, before any fork: a page that a child writes to first has
    to be copied for it."""

    channel: Channel
    printer: Printer
    space: dict[str, object]
    figures: types.ModuleType | None


def prepare(descriptor: int, figures: types.ModuleType | None, *, scratch: bool) -> Stage:
    """Make ready what a child needs whose stream to the checker will be `descriptor`. Takes printing and importing
    away from this process."""
    main = types.ModuleType("__main__")
    main.__dict__["__builtins__"] = builtins
    sys.modules["__main__"] = main
    printer = Printer()
    sys.stdout, sys.stderr = printer, Printer()
    vars(warnings)["_showwarnmsg_impl"] = _keep_quiet
    sys.meta_path.clear()
    watch.begin(scratch=scratch)
    return Stage(channel=Channel(descriptor), printer=printer, space=main.__dict__, figures=figures)


def _keep_quiet(_message: object) -> None:
    """Stands for what prints a warning, as nobody reads it; a note may still record it."""


def converse(stage: Stage) -> None:
    """Run one job, from its first message to its last."""
    channel, space, printer = stage.channel, stage.space, stage.printer
    seed, away, pauses, plans, *blocks = channel.receive()
    _seed(int(seed))
    frames = int(away) % 50
    if int(away):
        elsewhere.move(int(away))
    watch.sought()
    for index, (source, plan) in enumerate(zip(blocks, plans.split(), strict=True)):
        ran = elsewhere.deeper(frames, run_block, index, source, plan, space, printer, frames)
        channel.send({"ran": index, **ran, "sought": watch.sought()})
        if pauses[index] == "?":
            token, *asked = channel.receive()
            told = elsewhere.deeper(frames, answers, asked, space, printer, frames)
            channel.send({"token": token, "answers": told, "sought": watch.sought()})
        elif index + 1 < len(blocks):
            channel.flush()
    drawn = stage.figures.drawn() if stage.figures else []
    channel.send({"figures": drawn} if drawn else None)
    channel.flush()


def _seed(number: int) -> None:
    """Start the random numbers where the checker says, as far as they are loaded."""
    if "random" in sys.modules:
        sys.modules["random"].seed(number)
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed(number)


def hear_alarms() -> None:
    """Let an alarm, which the server sends when a note's time is over, interrupt the note's own code, so that the line
    it was at can be told. Done before forking, once for all children."""
    signal.signal(signal.SIGALRM, _alarm)


def _alarm(_number: int, frame: types.FrameType | None) -> None:
    while frame is not None:
        if frame.f_code.co_filename.startswith(("<block ", "<question>")):
            _ran_out.append("time")
            raise TooLong
        frame = frame.f_back


def run_block(
    index: int, source: str, plan: str, space: dict[str, object], printer: Printer, frames: int
) -> dict[str, object]:
    """Run one block as its plan says (see `protocol._plan`) and tell how it went. It may call as deep as in a script,
    but for so many `frames`."""
    name = f"<block {index}>"
    printer.start(name)
    sys.setrecursionlimit(_RECURSION + _depth() - frames)
    fault: list[object] | None = None
    shown: list[list[object]] = []
    told, session, failing = plan.strip("-").partition(">")
    try:
        pieces = [(0, source)] if plan == "-" else _pieces(source, _numbers(told), bool(session))
        for line, piece in pieces:
            try:
                if isinstance(piece, ast.Expression):
                    code = compile(piece, name, "eval", dont_inherit=True)
                    shown.append([line, _told(eval(code, space))])  # noqa: S307 - what this process is for
                else:
                    exec(compile(piece, name, "exec", dont_inherit=True), space)  # noqa: S102 - the same
            except Exception as exception:
                if not session:
                    raise
                if fault is None and line not in _numbers(failing):
                    fault = [*describe(exception), _line(exception, name)]
    except BaseException as exception:  # noqa: BLE001 - a note may raise anything
        fault = [*describe(exception), _line(exception, name)]
        if type(exception) is TooLong:  # it was not caught: what follows may run as long as it is let
            _ran_out.clear()
        elif type(exception) is TooMuch:
            printer.overflowed = False
    exhausted = _exhausted(printer)
    if exhausted and fault is None:
        fault = [*exhausted, None]
    return {"stdout": "".join(printer.pieces), "prints": printer.lines, "fault": fault, "shown": shown}


def _numbers(text: str) -> frozenset[int]:
    return frozenset(map(int, filter(None, text.split(","))))


def _pieces(
    source: str, told: frozenset[int], session: bool
) -> list[tuple[int, str | ast.Module | ast.Expression]]:
    """A block cut where its values are told, and everywhere if it is a session, with the lines where pieces begin.

    What it imports from `__future__` holds for a whole: such a block stays in one piece, and tells no values.
    """
    tree = ast.parse(source)
    if any(isinstance(one, ast.ImportFrom) and one.module == "__future__" for one in tree.body):
        return [(0, source)]
    pieces: list[tuple[int, str | ast.Module | ast.Expression]] = []
    rest: list[ast.stmt] = []
    for one in tree.body:
        tells = isinstance(one, ast.Expr) and one.lineno in told
        if rest and (tells or session):
            pieces.append((rest[0].lineno, ast.Module(rest, [])))
            rest = []
        if isinstance(one, ast.Expr) and tells:
            pieces.append((one.lineno, ast.Expression(one.value)))
        else:
            rest.append(one)
    return [*pieces, (rest[0].lineno, ast.Module(rest, []))] if rest else pieces


def _exhausted(printer: Printer) -> list[object] | None:
    """That the note has used up its time or its room for printing, as an exception: a note that catches that one goes
    another way than where there is more."""
    if _ran_out:
        return describe(TooLong())
    return describe(TooMuch()) if printer.overflowed else None


def _depth() -> int:
    """How many frames lie below the one of the note that is called next."""
    depth, frame = 0, sys._getframe(1)  # noqa: SLF001 - the one way to the stack
    while frame is not None:
        depth, frame = depth + 1, frame.f_back  # type: ignore[assignment]
    return depth


def answers(
    asked: list[str], space: dict[str, object], printer: Printer, frames: int
) -> list[dict[str, object]]:
    """Evaluate all expressions, and once more from last to first and from a deeper stack: values that can be told and
    that stay the same, or what went wrong."""
    questions = [_question(text) for text in asked]
    sys.setrecursionlimit(_RECURSION + _depth() - frames + _BETWEEN)
    first = [_answer(question, space) for question in questions]
    again = elsewhere.deeper(_AGAIN, lambda: [_answer(question, space) for question in reversed(questions)])
    exhausted = _exhausted(printer)
    if exhausted:
        return [{"fault": exhausted}] * len(asked)
    return [
        one if one == other or "value" not in one else {"is": "is different each time it is asked"}
        for one, other in zip(first, reversed(again), strict=True)
    ]


def _question(text: str) -> types.CodeType | dict[str, object]:
    try:
        return compile(text, "<question>", "eval", dont_inherit=True)
    except BaseException as exception:  # noqa: BLE001 - a note may have left little memory or time
        return {"fault": describe(exception)}


def _answer(question: types.CodeType | dict[str, object], space: dict[str, object]) -> dict[str, object]:
    if isinstance(question, dict):
        return question
    try:
        return _told(eval(question, space))  # noqa: S307 - what this process is for
    except BaseException as exception:  # noqa: BLE001 - a note may raise anything
        return {"fault": describe(exception)}


def _told(value: object) -> dict[str, object]:
    try:
        return {"value": tell(value)}
    except CannotTell as exception:
        return {"is": str(exception)}


def describe(exception: BaseException) -> list[object]:
    """An exception's type, message and, for a missing module or name, its name. Never raises."""
    try:
        kind = type(exception).__name__[:80]
        message = str(exception)[:MOST_MESSAGE]
        name = getattr(exception, "name", None)
        return [kind, message, name[:80] if type(name) is str else None]
    except BaseException:  # noqa: BLE001 - an exception's own methods may raise
        return ["Exception", "an exception that cannot be shown", None]


def _line(exception: BaseException, name: str) -> int | None:
    """The innermost line of the block that the exception came through."""
    try:
        if isinstance(exception, SyntaxError) and exception.filename == name:
            line = exception.lineno
            return line if type(line) is int and 0 < line < MOST_LINES else None
        trace = exception.__traceback__
    except BaseException:  # noqa: BLE001 - an exception's own methods may raise
        return None
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
