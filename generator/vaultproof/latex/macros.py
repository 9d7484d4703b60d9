r"""Plain macros put in place of their names: `\newcommand{\R}{\mathbb{R}}`, `\newcommand{\relu}[1]{\max(0, #1)}`.

Reads definitions of commands without optional arguments; any other definition is left to MathJax, and the formulas
that use it stay as they are. Knows no grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from vaultproof.source import Passage

_DEFINING = re.compile(
    r"\\(?P<command>newcommand|renewcommand|providecommand|DeclareMathOperator|def|gdef|let)\s*(?P<star>\*?)\s*"
)
_NAME = re.compile(r"\{\s*\\([A-Za-z]+)\s*\}\s*|\\([A-Za-z]+)\s*")
_COUNT = re.compile(r"\[\s*([0-9])\s*\]\s*")
_PARAMETERS = re.compile(r"((?:#[1-9])*)\s*")
_USE = re.compile(r"\\([A-Za-z]+)\s*|\\.", re.DOTALL)
_ARGUMENT = re.compile(r"\s*(\\[A-Za-z]+|\\.|[^\s{}\\])", re.DOTALL)
_SPACE = re.compile(r"\s*")
_GAP = re.compile(r"(?<=[A-Za-z])#([1-9])")
_SLOT = re.compile(r"#([1-9])")
_MOST_LETTERS = 20_000
_MOST_USES = 1_000
_DEEPEST = 10
_LONGEST_PREAMBLE = 200_000
_LONGEST_GROUP = 5_000
_MOST_MACROS = 2_000


@dataclass(frozen=True, slots=True)
class Macro:
    """What a command stands for: `body` with `#1`, `#2`, … for its `count` arguments."""

    count: int
    body: str


def plain_macros(texts: Iterable[str]) -> dict[str, Macro]:
    """The macros that some texts define, by their names without backslashes; a later definition counts.

    A name that is anywhere defined in a way that is not understood is left out.
    """
    found: dict[str, Macro] = {}
    doubtful: set[str] = set()
    for text in texts:
        if "\\" not in text or len(text) > _LONGEST_PREAMBLE:
            continue
        for match in islice(_DEFINING.finditer(text), _MOST_MACROS):
            named = _NAME.match(text, match.end())
            if named is None:
                continue
            name = named[1] or named[2]
            macro, _ = _macro(match, text, named.end())
            if macro is None:
                doubtful.add(name)
            elif match["command"] != "providecommand" or name not in found:
                found[name] = macro
    return {name: macro for name, macro in found.items() if name not in doubtful}


def expanded(passage: Passage, macros: Mapping[str, Macro]) -> Passage:
    """A formula with each macro replaced by what it stands for, whose places are those of the macro's use.

    What a formula defines at its beginning is left out. The formula itself where it uses no macro, defines some
    elsewhere, or would grow beyond its bounds.
    """
    if not macros or "\\" not in passage.text:
        return passage
    whole, begin = passage, _behind_definitions(passage.text)
    if _DEFINING.search(passage.text, begin):
        return passage
    if begin and passage.text[begin:].strip():
        passage = passage.cut(begin, len(passage.text))
    elif begin:
        return whole
    now, anchors = passage.text, list(passage.anchors)
    for _ in range(_DEEPEST):
        told = _once(now, macros)
        if told is None:
            return passage
        text, moves = told
        if not moves:
            return passage if now == passage.text else Passage(now, tuple(anchors))
        anchors = _moved(Passage(now, tuple(anchors)), moves)
        now = text
    return passage


def _behind_definitions(text: str) -> int:
    """Behind the definitions that a formula begins with."""
    at = 0
    for _ in range(_MOST_USES):
        match = _DEFINING.match(text, at)
        named = _NAME.match(text, match.end()) if match else None
        if match is None or named is None:
            return at
        macro, end = _macro(match, text, named.end())
        if macro is None:
            return at
        space = _SPACE.match(text, end)
        at = space.end() if space else end
    return at


def _macro(match: re.Match[str], text: str, at: int) -> tuple[Macro | None, int]:
    """What a command is defined to stand for, None where that is not understood, and where the definition ends."""
    command, count = match["command"], 0
    if command == "let":
        other = re.compile(r"=?\s*(\\[A-Za-z]+)").match(text, at)
        return (Macro(0, other[1]), other.end()) if other else (None, at)
    if command in ("def", "gdef"):
        parameters = _PARAMETERS.match(text, at)
        assert parameters is not None  # it may be empty
        count, at = len(parameters[1]) // 2, parameters.end()
    elif command != "DeclareMathOperator" and (told := _COUNT.match(text, at)):
        count, at = int(told[1]), told.end()
    end = _behind_group(text, at)
    if end is None:
        return None, at
    body = text[at + 1 : end - 1]
    if command == "DeclareMathOperator":
        body = rf"\operatorname{match['star']}{{{body}}}"
    wild = "##" in body or any(int(one) > count for one in re.findall(r"#(\d)", body))
    return None if wild else Macro(count, body), end


def _once(text: str, macros: Mapping[str, Macro]) -> tuple[str, list[tuple[int, int, int]]] | None:
    """The text with its macros replaced once, and (start, end, new length) of each; None if it grows wild."""
    parts: list[str] = []
    moves: list[tuple[int, int, int]] = []
    done = size = 0
    for match in _USE.finditer(text):
        macro = macros.get(match[1] or "")
        if macro is None or match.start() < done:
            continue
        arguments, end = _arguments(text, match.end(1), macro.count)
        if arguments is None:
            return None
        body = _filled(macro.body, arguments)
        if body[-1:].isalpha() and text[end : end + 1].isalpha():
            body += " "
        size += len(body)
        if size + len(text) > _MOST_LETTERS or len(moves) > _MOST_USES:
            return None
        parts += (text[done : match.start()], body)
        moves.append((match.start(), end, len(body)))
        done = end
    return "".join((*parts, text[done:])), moves


def _filled(body: str, arguments: list[str]) -> str:
    return _SLOT.sub(lambda slot: arguments[int(slot[1]) - 1], _GAP.sub(r" #\1", body)) if arguments else body


def _arguments(text: str, at: int, count: int) -> tuple[list[str] | None, int]:
    found: list[str] = []
    for _ in range(count):
        start = next(_SPACE.finditer(text, at)).end()
        end = _behind_group(text, start)
        if end is not None:
            found.append(text[start + 1 : end - 1])
            at = end
        elif (match := _ARGUMENT.match(text, at)) is not None:
            found.append(match[1])
            at = match.end()
        else:
            return None, at
    return found, at


def _behind_group(text: str, at: int) -> int | None:
    """Behind the braced group at `at`; None where there is none that ends soon enough."""
    if text[at : at + 1] != "{":
        return None
    depth = 0
    for match in re.compile(r"\\.|[{}]", re.DOTALL).finditer(text, at, at + _LONGEST_GROUP):
        depth += (match[0] == "{") - (match[0] == "}")
        if depth == 0:
            return match.end()
    return None


def _moved(passage: Passage, moves: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Anchors for the text that the moves make of a passage; what is put in has the use's first place and its last."""
    anchors: list[tuple[int, int]] = []
    shift = done = 0
    for start, end, size in moves:
        kept = passage.cut(done, start)
        anchors += [(done + shift + inner, outer) for inner, outer in kept.anchors if inner < start - done]
        first, last = passage.at(start), passage.at(end - 1)
        anchors += [(start + shift + offset, last if offset else first) for offset in range(size)]
        shift += size - (end - start)
        done = end
    kept = passage.cut(done, len(passage.text))
    return [*anchors, *((done + shift + inner, outer) for inner, outer in kept.anchors)]
