"""Reads values as code shows them: `[0. 0. 3.]`, `array([1, 2])`, `(0.5, 1)`, `True`. Evaluates nothing."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from vaultproof.claim import Relation
from vaultproof.judge.stated import Stated, read_stated
from vaultproof.judge.value import Truth, Words
from vaultproof.spot import late

_TOKEN = late(
    r"\s*(?:(?P<number>[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.]))|(?P<word>[-+]?(?:np\.)?(?:True|False|nan|inf))\b|(?P<open>[\[(])"
    r"|(?P<close>[\])])|(?P<comma>,)|(?P<wrap>(?:np\.)?(?:array|matrix|float64|float32|int64|int32|bool_?|bool)\()"
    r"|(?P<dtype>,?\s*dtype=[\w.]+)"
    r"|(?P<text>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"))"
)
_MAX_LENGTH = 20_000
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Row:
    """Values side by side: a list, a tuple, or a row of an array."""

    items: tuple[Written, ...]


Written: TypeAlias = "Stated | Row"


def read_written(text: str) -> Written | None:  # noqa: C901 - one branch a kind of token
    """The value that a text shows, or None where it shows none that can be read whole."""
    if len(text) > _MAX_LENGTH:
        return None
    stack: list[list[Written]] = [[]]
    wraps: list[bool] = []
    at = 0
    text = text.strip().removesuffix(",").replace("−", "-")
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return None
        at = match.end()
        if match["wrap"] or match["open"]:
            wraps.append(bool(match["wrap"]))
            if not match["wrap"]:
                stack.append([])
            if len(stack) > _MAX_DEPTH:
                return None
        elif match["close"]:
            if not wraps:
                return None
            if not wraps.pop():
                row = stack.pop()
                stack[-1].append(Row(tuple(row)))
        elif match["text"]:
            quoted = _quoted(match["text"])
            if len(stack) == 1 or quoted is None:
                return None  # a text by itself is shown with quotes, or printed without
            stack[-1].append(quoted)
        elif match["number"] or match["word"]:
            value = _value(match["number"] or match["word"])
            if value is None:
                return None
            stack[-1].append(value)
    if wraps or len(stack) != 1 or len(stack[0]) != 1:
        return None
    return stack[0][0]


def _quoted(text: str) -> Stated | None:
    try:
        return Stated(Words(ast.literal_eval(text)))
    except (ValueError, SyntaxError):
        return None


def _value(text: str) -> Stated | None:
    text = text.removeprefix("np.")
    if text.lstrip("+-") in {"True", "False"}:
        return Stated(Truth(text == "True"))
    stated = read_stated(text.removesuffix("."), Relation.EQUAL, False)
    if stated is not None and ("e" in text.lower() and stated.half == 0):
        return Stated(stated.value, Fraction(0))
    return stated
