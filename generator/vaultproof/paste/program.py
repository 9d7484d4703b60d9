"""How far a program goes that was pasted as text, where that is certain: in Python and JSON. Runs nothing."""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Iterable, Sequence

from vaultproof.spot import late

_MAX_LINES = 400
_MAX_CHARS = 20_000
_PYTHON = frozenset(("python", "python3", "py"))
_CODE = late(
    r"(?:import|from|def|class|for|while|if|elif|else|try|except|finally|with|return|print|assert|async|raise)\b"
    r"|[ \t]|@\w|[A-Za-z_][\w.]*(?:\[[^\]\n]{0,80}\])?(?:\s*,\s*[A-Za-z_][\w.]*)*\s*[-+*/%@|&^]?=[^=]"
    r"|[A-Za-z_][\w.]*\("
)
"""How a line begins that is Python, and no text."""
_HEADING = re.compile(r"#{2,6}\s")


class Effort:
    """How many signs may still be parsed for one note."""

    def __init__(self) -> None:
        self.left = 10 * _MAX_CHARS

    def spend(self, signs: int) -> bool:
        """Take so many signs, and tell whether there were as many."""
        self.left -= signs
        return self.left >= 0


def extent(language: str, lines: Iterable[str], effort: Effort) -> int | None:
    """How many of `lines` are the program that begins with the first; None where it cannot be told.

    The program ends at a blank line or heading behind which no more of it can come.
    """
    if language not in _PYTHON and language != "json":
        return None
    known, whole = _first(lines, effort)
    reads = _is_json if language == "json" else _is_python
    blocks = _blocks(known)
    for at, (_, end) in enumerate(blocks):
        text = "\n".join(known[:end])
        if not effort.spend(len(text)):
            return None
        if reads(text) and (language == "json" or not _goes_on(known, blocks[at + 1 : at + 3])):
            return end if whole or at + 1 < len(blocks) else None
    return None


def is_program(language: str, text: str, effort: Effort) -> bool:
    """Whether a text is a program in a language that is known here."""
    return language in _PYTHON and len(text) <= _MAX_CHARS and effort.spend(len(text)) and _is_python(text)


def _first(lines: Iterable[str], effort: Effort) -> tuple[list[str], bool]:
    """The lines that may be looked at, and whether they are all."""
    known: list[str] = []
    size = 0
    for line in lines:
        size += len(line) + 1
        if len(known) == _MAX_LINES or size > _MAX_CHARS or not effort.spend(len(line) + 1):
            return known, False
        known.append(line)
    return known, True


def _blocks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where blocks of lines begin and end: parted by blank lines, and by what may be a heading of the note."""
    blocks: list[tuple[int, int]] = []
    start = 0
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if line.strip() and (not following.strip() or _HEADING.match(following)):
            blocks.append((start, at + 1))
            start = at + 1
    return blocks


def _goes_on(lines: Sequence[str], blocks: Sequence[tuple[int, int]]) -> bool:
    """Whether the first of `blocks`, the next two, may be a part of the program."""
    if not blocks:
        return False
    start, end = blocks[0]
    block = [line for line in lines[start:end] if line.strip()]
    words = [line for line in block if not line.startswith("#")]
    if _HEADING.match(block[0]) and (not lines[start].strip() or not words):
        return False
    if not words:
        return (
            len(blocks) > 1
            and _CODE.match(lines[blocks[1][0]].strip() or lines[blocks[1][1] - 1]) is not None
        )
    return _CODE.match(words[0]) is not None or _is_python("\n".join(block))


def _is_python(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(not isinstance(one, ast.Expr) or isinstance(one.value, ast.Call) for one in tree.body)


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False
