"""What happens inside one child: the blocks run in order, then the questions are answered. Sets up no wall itself.

The stated values of a note never come here; a question arrives only once the blocks before it have run.
"""

from __future__ import annotations

import builtins
import json
import os
import random
import signal
import sys
import types
from typing import Any

import numpy

from vaultproof.sandbox.frame import pack, read_frame
from vaultproof.sandbox.inside.printing import Printer, TooMuch
from vaultproof.sandbox.inside.tell import CannotTell, Tagged, tell

MOST_MESSAGE = 400


class TooLong(BaseException):
    """The note has used up its time. Not an Exception, so that `except Exception` does not swallow it."""


class Channel:
    """The child's stream to the checker."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._read, self._write = os.read, os.write
        self._dumps, self._loads = json.dumps, json.loads

    def receive(self) -> dict[str, Any]:
        """The next message from the checker."""
        message = self._loads(read_frame(lambda count: self._read(self._descriptor, count)))
        assert isinstance(message, dict)
        return message

    def send(self, message: dict[str, object]) -> None:
        """Tell the checker."""
        rest = memoryview(pack(self._dumps(message).encode("ascii")))
        while rest:
            rest = rest[self._write(self._descriptor, rest) :]


def converse(channel: Channel, figures: types.ModuleType | None) -> None:
    """Run one job, from its first message to its last."""
    job = channel.receive()
    random.seed(job["seed"])
    numpy.random.seed(job["seed"])  # noqa: NPY002 - notes use the legacy functions
    main = types.ModuleType("__main__")
    main.__dict__["__builtins__"] = builtins
    sys.modules["__main__"] = main
    printer = Printer()
    sys.stdout, sys.stderr = printer, Printer()
    _converse(channel, job, main.__dict__, printer)
    channel.send({"figures": figures.drawn() if figures else []})


def _converse(channel: Channel, job: dict[str, Any], space: dict[str, object], printer: Printer) -> None:
    for index, source in enumerate(job["blocks"]):
        channel.send({"ran": index, **run_block(index, source, space, printer)})
        if index in job["pauses"]:
            asked = channel.receive()
            answers = [answer(expression, space) for expression in asked["ask"]]
            channel.send({"token": asked["token"], "answers": answers})


def set_alarm(seconds: float) -> None:
    """Interrupt the note's own code after `seconds`, so that the line it was at can be told.

    It repeats, for code that swallows it; what ignores it altogether is killed from outside a little later.
    """
    signal.signal(signal.SIGALRM, _alarm)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.02)


def _alarm(_number: int, frame: types.FrameType | None) -> None:
    while frame is not None:
        if frame.f_code.co_filename.startswith(("<block ", "<question>")):
            raise TooLong
        frame = frame.f_back


def run_block(index: int, source: str, space: dict[str, object], printer: Printer) -> dict[str, object]:
    """Run one block and tell how it went."""
    name = f"<block {index}>"
    printer.start(name)
    fault: list[object] | None = None
    try:
        exec(compile(source, name, "exec", dont_inherit=True), space)  # noqa: S102 - what this process is for
    except BaseException as exception:  # noqa: BLE001 - a note may raise anything
        fault = [*describe(exception), _line(exception, name)]
    return {"stdout": "".join(printer.pieces), "prints": printer.lines, "fault": fault}


def answer(expression: str, space: dict[str, object]) -> dict[str, object]:
    """Evaluate an expression twice: a value that can be told and that stays the same, or what went wrong."""
    try:
        code = compile(expression, "<question>", "eval", dont_inherit=True)
        first, second = _value(code, space), _value(code, space)
    except CannotTell as exception:
        return {"is": str(exception)}
    except BaseException as exception:  # noqa: BLE001 - a note may raise anything
        return {"fault": describe(exception)}
    return {"value": first} if first == second else {"is": "is different each time it is asked"}


def _value(code: types.CodeType, space: dict[str, object]) -> Tagged:
    return tell(eval(code, space))  # noqa: S307 - what this process is for


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
            return exception.lineno
        trace = exception.__traceback__
    except BaseException:  # noqa: BLE001 - an exception's own methods may raise
        return None
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


__all__ = ["Channel", "TooLong", "TooMuch", "converse", "set_alarm"]
