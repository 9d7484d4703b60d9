"""What a child says, read as strictly as it can be: exact keys, exact types, bounded sizes. Trusts no byte of it.

Numbers travel as text (`float.hex`), so that JSON's own number reading, NaN tokens and rounding play no part.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Never

from vaultproof.sandbox.clean import clean, clean_line, is_shown_otherwise
from vaultproof.sandbox.frame import FrameError, pack_texts
from vaultproof.sandbox.job import Job, Printed
from vaultproof.sandbox.value import Array, Item, Value

_MOST_ITEMS, _MOST_TEXT, _DEEPEST, _MOST_DIGITS = 10_000, 65_536, 16, 4_200
_MOST_NAME, _MOST_DIMENSIONS = 20, 64
_MOST_FIGURE, _MOST_FIGURES = 1 << 20, 12
_MOST_PARTS = 400_000  # of one message: it bounds the memory and time that reading it takes
_KINDS = {
    **dict.fromkeys(("bool",), bool),
    **dict.fromkeys(("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"), int),
    **dict.fromkeys(("float16", "float32", "float64"), float),
    **dict.fromkeys(("complex64", "complex128"), complex),
}
_TAGS = {bool: "b", int: "i", float: "f", complex: "c", str: "s"}


class _Unshowable(FrameError):
    """A text is another one when it is shown: it is not compared, since what is shown would be."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An exception as the child describes it: type, message, and the missing module's or name's name."""

    kind: str
    message: str
    name: str | None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Ran:
    """How the child says that a block ran, what it looked for outside its process, and whether signs that it printed
    move or hide others. `shown` are the values of those of its own expressions that were asked for, by their lines."""

    index: int
    stdout: str
    prints: tuple[Printed, ...]
    fault: Fault | None
    sought: tuple[str, ...]
    moving: bool = False
    shown: Mapping[int, Told] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """One answer: a value, a fault, or what the value is instead of plain."""

    value: Value = None
    fault: Fault | None = None
    unfit: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """One run of a note: what its random numbers start from, and how far away from here and now it believes to be, in
    seconds; 0 for the run whose output is shown."""

    seed: int = 0
    away: int = 0


def job_frame(job: Job, look: Look) -> bytes:
    """The first message to a child. It holds no stated value and no question."""
    asked_after = {question.after for question in job.questions}
    pauses = "".join("?" if index in asked_after else "." for index in range(len(job.blocks)))
    told, sessions = lines_told(job), dict(job.sessions)
    plans = " ".join(
        [_plan(told.get(index, frozenset()), sessions.get(index)) for index in range(len(job.blocks))]
    )
    return pack_texts([str(look.seed), str(look.away), pauses, plans, *job.blocks])


def _plan(told: frozenset[int], failing: frozenset[int] | None) -> str:
    """How a block is run: the lines of the expressions whose values are told, and for a session, behind a `>`, the
    lines of what is meant to fail; `-` for a block that is run in one piece."""
    lines = ",".join(map(str, sorted(told)))
    return lines or "-" if failing is None else f"{lines}>{','.join(map(str, sorted(failing)))}"


def lines_told(job: Job) -> Mapping[int, frozenset[int]]:
    """The lines of each block's own expressions whose values are told, for the blocks that have any."""
    found: dict[int, frozenset[int]] = {}
    for one in job.questions:
        if one.line is not None:
            found[one.after] = found.get(one.after, frozenset()) | {one.line}
    return found


def question_frame(token: str, expressions: tuple[str, ...]) -> bytes:
    """The questions after one block."""
    return pack_texts([token, *expressions])


def read_ran(payload: bytes) -> Ran:
    """A block's run. Raises FrameError."""
    message = _message(payload, {"ran", "stdout", "prints", "fault", "sought", "shown"})
    index = _whole(message["ran"], 1_000_000)
    stdout = _text(message["stdout"])
    prints = tuple(_printed(item) for item in _list(message["prints"], 2_000))
    fault = None if message["fault"] is None else _fault(message["fault"], 4)
    sought, moving = _sought(message["sought"]), is_shown_otherwise(stdout)
    shown = dict(map(_shown, _list(message["shown"], 2_000)))
    return Ran(index, clean(stdout), prints, fault, sought, moving, shown)


def _shown(item: object) -> tuple[int, Told]:
    match item:
        case [int(line), answer]:
            return _whole(line, 1_000_000), _told(answer)
    raise FrameError("not a shown value")


def read_answers(payload: bytes, token: str, count: int) -> tuple[tuple[Told, ...], tuple[str, ...]]:
    """The answers to `count` questions asked under `token`, and what was looked for meanwhile. Raises FrameError."""
    message = _message(payload, {"token", "answers", "sought"})
    if message["token"] != token:
        raise FrameError("answers that nobody asked for")
    answers = _list(message["answers"], count)
    if len(answers) != count:
        raise FrameError("another number of answers than of questions")
    return tuple([_told(answer) for answer in answers]), _sought(message["sought"])


def _sought(words: object) -> tuple[str, ...]:
    return tuple([clean_line(_text(word, 200), 100) for word in _list(words, 20)])


def read_figures(payload: bytes) -> tuple[str, ...]:
    """The figures that the note drew, as they came. Raises FrameError."""
    figures = _list(_message(payload, {"figures"})["figures"], _MOST_FIGURES)
    return tuple(_text(figure, _MOST_FIGURE) for figure in figures)


def _told(answer: object) -> Told:
    if type(answer) is dict and len(answer) == 1:
        ((key, told),) = answer.items()
        if key == "value":
            try:
                return Told(value=read_value(told))
            except _Unshowable:
                return Told(unfit="holds a text with signs that cannot be shown")
        if key == "fault":
            return Told(fault=_fault(told, 3))
        if key == "is":
            return Told(unfit=clean_line(_text(told), 120))
    raise FrameError("an answer of no known kind")


def read_value(tagged: object, depth: int = 0) -> Value:
    """A tagged value. Raises FrameError, or _Unshowable."""
    if type(tagged) is not list or not tagged or type(tagged[0]) is not str:
        raise FrameError("a value of no known kind")
    tag, *rest = tagged
    match tag, len(rest):
        case "0", 0:
            return None
        case "a", 3:
            return _array(*rest)
        case (("l" | "t"), 1) if depth < _DEEPEST:
            values = [read_value(item, depth + 1) for item in _list(rest[0], _MOST_ITEMS)]
            return values if tag == "l" else tuple(values)
    return _item(tag, rest)


def _item(tag: str, rest: list[object]) -> Item:
    match tag, rest:
        case "f", [str(digits)]:
            return _float(digits)
        case "b", [bool(truth)]:
            return truth
        case "i", [str(digits)] if len(digits) <= _MOST_DIGITS:
            return _number(int, digits, 16)
        case "c", [str(real), str(imaginary)]:
            return complex(_float(real), _float(imaginary))
        case "s", [str(text)] if len(text) <= _MOST_TEXT:
            if clean(text) != text:
                raise _Unshowable
            return text
    raise FrameError("a value of no known kind")


def _array(dtype: object, shape: object, items: object) -> Array:
    name = _text(dtype, _MOST_NAME)
    kind = str if name.startswith("str") and name[3:].isdecimal() else _KINDS.get(name)
    if kind is None:
        raise FrameError("an array of no known kind")
    sizes = tuple([_whole(size, _MOST_ITEMS) for size in _list(shape, _MOST_DIMENSIONS)])
    told = _list(items, _MOST_ITEMS)
    if math.prod(sizes) != len(told):
        raise FrameError("an array whose shape does not fit its items")
    tag = _TAGS[kind]
    return Array(dtype=name, shape=sizes, items=tuple([_item(tag, _list(item, 2)) for item in told]))


def _float(digits: str) -> float:
    if len(digits) > 40:
        raise FrameError("a number that is too long")
    return _number(float.fromhex, digits)


def _number(read: object, *arguments: object) -> int | float:
    try:
        return read(*arguments)  # type: ignore[operator, no-any-return]
    except (ValueError, OverflowError) as error:
        raise FrameError("not a number") from error


def _fault(fault: object, length: int) -> Fault:
    match fault:
        case [str(kind), str(message), str() | None as name, *rest] if len(fault) == length:
            line = None if not rest or rest[0] is None else _whole(rest[0], 1_000_000)
            return Fault(
                clean_line(kind, 80),
                clean_line(message),
                None if name is None else clean_line(name, 80),
                line,
            )
    raise FrameError("not an exception")


def _printed(item: object) -> Printed:
    match item:
        case [int(line), int(call), str(text)]:
            return Printed(_whole(line, 1_000_000), _whole(call, 1_000_000), clean(text).rstrip("\n"))
    raise FrameError("not a printed line")


def _whole(value: object, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise FrameError("not a whole number in range")
    return value


def _text(value: object, most: int = _MOST_TEXT) -> str:
    if type(value) is not str or len(value) > most:
        raise FrameError("not a text of fair length")
    return value


def _list(value: object, most: int) -> list[object]:
    if type(value) is not list or len(value) > most:
        raise FrameError("not a list of fair length")
    return value


def _message(payload: bytes, keys: set[str]) -> Mapping[str, object]:
    if len(payload) > _MOST_PARTS and max(map(payload.count, (b"[", b"{", b","))) > _MOST_PARTS:
        raise FrameError("a message of too many parts")
    try:
        message = _DECODER.decode(payload.decode("ascii"))
    except (ValueError, RecursionError, MemoryError) as error:
        raise FrameError("not a message") from error
    if type(message) is not dict or set(message) != keys:
        raise FrameError("a message with other keys than expected")
    return message


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise FrameError("a key that stands twice")
    return found


def _no_such(_token: str) -> Never:
    raise FrameError("a number that is not whole")


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_no_such, parse_constant=_no_such)
