"""Python text as a syntax tree, in the checker, without running it: bounded first, since CPython's parser can be upset.

Nothing here evaluates anything.
"""

from __future__ import annotations

import ast
import re
import warnings

MOST_SOURCE = 65_536
_DEEPEST_BRACKETS = 60
_DEEP_INDENT = re.compile(rf"(?<![ \t\f])[ \t\f]{{{8 * (_DEEPEST_BRACKETS + 1)}}}")
_CHAINS = tuple(
    (re.compile(f"(?:{link})++"), re.compile(link), most)
    for link, most in (
        (r"[-+~]\s*+|not\s++|lambda\s*+:\s*+|await\s++", 200),
        (r"\.\s*+\w++\s*+|\[\w*+\]\s*+|\(\)\s*+", 600),
        (r"[-+*/|&^]\s*+\w++\s*+", 3_000),
    )
)
"""Chains that CPython's parser follows by calling itself: a whole chain, one link, and how many links are too many.
The patterns never go back, so that looking for them takes time in proportion to the text."""


class Unreadable(ValueError):
    """The text is not Python, or not Python that anybody writes; the message says why."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


def parse(source: str) -> ast.Module:
    """The syntax tree of a block. Raises Unreadable."""
    if len(source) > MOST_SOURCE:
        raise Unreadable("is longer than 64 KB")
    if "\0" in source or _is_deep(source) or _is_chained(source):
        raise Unreadable("is nested too deeply")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError as error:
        raise Unreadable(f"is not valid Python: {error.msg}", error.lineno) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unreadable("is nested too deeply") from error


def _is_chained(source: str) -> bool:
    """Whether some chain is longer than anybody writes."""
    return any(
        len(link.findall(found[0])) >= most
        for chain, link, most in _CHAINS
        if len(source) >= most
        for found in chain.finditer(source)
        if len(found[0]) >= most
    )


def _is_deep(source: str) -> bool:
    """Whether brackets, of which those in strings are not told apart (so never too few), or indents nest too deeply."""
    if sum(map(source.count, "([{")) > _DEEPEST_BRACKETS and _deepest(source) > _DEEPEST_BRACKETS:
        return True
    return _DEEP_INDENT.search(source) is not None


def _deepest(source: str) -> int:
    """The deepest nesting of brackets."""
    depth = deepest = 0
    for mark in re.findall(r"[(\[{)\]}]", source):
        depth = depth + 1 if mark in "([{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest
