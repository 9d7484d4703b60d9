"""Which code blocks are Python that is meant to run, and why the others are not. Runs and changes nothing on disk.

When in doubt a block is not run and the reason says so: a person can act on that, and nobody is accused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vaultproof.sandbox.parse import Unreadable, parse

PYTHON = frozenset({"python", "py", "python3", "py3", "ipython", "ipython3", "pycon", "numpy", "pyodide"})
_NO_RUN = re.compile(
    r"(?<![\w-])(?:no-?run|norun|no-?exec|noexec|no-?eval|eval\s*=\s*false|skip|ignore|pseudo(?:-?code)?|raises|"
    r"doctest:\s*\+skip|exec\s*=\s*(?:\"?(?:no|off|false|0)\"?)|run\s*=\s*(?:\"?(?:no|off|false|0)\"?))(?![\w-])",
    re.IGNORECASE,
)
_PROMPT = re.compile(r"^[ \t]*>>>(?:[ \t]|$)", re.MULTILINE)
_IN_PROMPT = re.compile(r"^In \[\d*\]:", re.MULTILINE)
_SHELL = re.compile(
    r"^[ \t]*(?:[$%#] (?:pip3?|python3?|conda|cd|ls|git|sudo|apt|brew|uv|npm|curl|mkdir|export)\b|"
    r"\(\w[\w.-]*\) [$%]|C:\\[\w\\]*>|"
    r"(?:pip3?|conda|sudo|apt(?:-get)?|brew|uv|npm|curl|wget|git) (?:install|add|clone|create|update|pip|-)\b)",
    re.MULTILINE,
)
_MAGIC = re.compile(r"^[ \t]*(?:%{1,2}[a-zA-Z]\w*|![a-zA-Z./~])[^\n]*$", re.MULTILINE)
_QUIET_MAGIC = re.compile(
    r"[ \t]*(?:%(?:matplotlib|config|load_ext|autoreload|precision)\b|!\s*(?:pip3?|conda|uv)\b|%(?:pip|conda)\b)"
)
_PYTHON_2 = re.compile(
    r"^[ \t]*print[ \t]+(?![=(.,:\])])\S|^[ \t]*exec[ \t]+['\"]|except[ \t]+[\w.]+[ \t]*,[ \t]*\w+[ \t]*:|"
    r"^[ \t]*raise[ \t]+\w+[ \t]*,|<>|\bxrange\(|(?<![\w.])0[0-7]+(?![\w.])|\bur?'",
    re.MULTILINE,
)
_OTHERS = (
    (
        "JavaScript",
        re.compile(
            r"^\s*(?:const|let|var)\s+\w+\s*=|=>\s*\{|\bconsole\.log\(|^\s*function\s+\w+\s*\(", re.MULTILINE
        ),
    ),
    (
        "C or C++",
        re.compile(
            r"^\s*#include\s*[<\"]|\bstd::|^\s*(?:int|void|double|float)\s+\w+\s*\([^)]*\)\s*\{", re.MULTILINE
        ),
    ),
    ("Java", re.compile(r"\bpublic\s+(?:static\s+)?(?:class|void|int)\b|System\.out\.print", re.MULTILINE)),
    ("R", re.compile(r"<-\s*function\s*\(|^\s*library\(\w+\)|^\s*\w+\s*<-\s", re.MULTILINE)),
    ("Julia", re.compile(r"^\s*function\s+\w+\(.*\)\s*$[\s\S]*^\s*end\s*$|^\s*using\s+\w+", re.MULTILINE)),
    (
        "MATLAB",
        re.compile(
            r"^\s*function\s+.*=\s*\w+\(|^\s*(?:clc|clear all|close all);?\s*$|^\s*%[^%\n]*$[\s\S]*\bend\b",
            re.MULTILINE,
        ),
    ),
    ("LaTeX", re.compile(r"\\begin\{|\\frac\{|\\documentclass")),
    ("SQL", re.compile(r"^\s*(?:SELECT|INSERT INTO|CREATE TABLE)\s", re.MULTILINE)),
    ("HTML", re.compile(r"^\s*<(?:!DOCTYPE|html|div|script|p)\b", re.IGNORECASE | re.MULTILINE)),
)
_FAILURE = re.compile(r"\s*(?:Traceback \(|(?:\w+\.)*\w*(?:Error|Exception)\b)")
_BEGINNING = 4_000
_MARGIN = re.compile(r"\n\s*+")
_ARROWS = "R"
"""The language that sets names by an arrow, as pseudo-code does."""
_PSEUDO = re.compile(
    r"^\s*(?:for\s+(?:each|all)\b|repeat\b|until\b|end\s*(?:for|while|if)\b|begin\b|procedure\b|algorithm\b|input:|output:|"
    r"(?:if|while)\b.*\b(?:then|do)\s*$|set\s+\w+\s+to\b)|←|⟵|:=(?![^\n]*[)\]])|^\s*\.\.\.\s*$[\s\S]*^\s*\.\.\.\s*$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Example:
    """One exchange of an interactive session: what was typed, what was shown, and the line it begins on (from 1)."""

    source: str
    expected: str
    line: int

    @property
    def fails(self) -> bool:
        """Whether an exception is shown."""
        return _FAILURE.match(self.expected) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a code block is to be taken. `source` is what to run, with the block's own line numbers; `reason` says why
    it is not run. `examples` are the exchanges of an interactive session; the whole block `is_session`, or it has
    sessions in its docstrings."""

    runs: bool
    source: str = ""
    reason: str | None = None
    examples: tuple[Example, ...] = ()
    is_session: bool = False

    @property
    def failing(self) -> frozenset[int]:
        """The lines on which statements begin that are shown to fail."""
        return frozenset(one.line for one in self.examples if one.fails)


_OPENS = re.compile(r"\s*>>> \S")


def is_python(info: str, text: str = "") -> bool:
    """Whether a fence's info string calls its text Python, or calls it nothing and the text begins with its prompt."""
    return _language(info) in PYTHON or (not info.strip() and _OPENS.match(text) is not None)


def dialect(info: str, text: str) -> Dialect:
    """How the code block with this info string and this text is to be taken."""
    if not is_python(info, text):
        return Dialect(runs=False, reason="it is not marked as Python")
    if mark := _NO_RUN.search(info):
        return Dialect(runs=False, reason=f"it is marked `{mark[0]}`")
    if _PROMPT.search(text) or _IN_PROMPT.search(text):
        return _documented(text) or _session(text)
    source = _without_magics(text)
    if source is None:
        return Dialect(runs=False, reason="it holds commands of IPython, which is not Python")
    try:
        parse(source)
    except Unreadable as unreadable:
        return Dialect(runs=False, source=source, reason=_why_unreadable(source, unreadable))
    if _is_hollow(source):
        return Dialect(runs=False, source=source, reason="it leaves parts out (`...`)")
    return Dialect(runs=True, source=source)


def _language(info: str) -> str:
    words = re.findall(r"[\w+#-]+", info.lower())
    return words[0] if words else ""


def _without_magics(text: str) -> str | None:
    """The text with harmless IPython lines left empty; None where others remain and it is no Python with them."""
    quiet = _MAGIC.sub(lambda line: "" if _QUIET_MAGIC.match(line[0]) else line[0], text)
    if not _MAGIC.search(quiet):
        return quiet
    try:
        parse(quiet)
    except Unreadable:
        return None
    return quiet


def _why_unreadable(source: str, unreadable: Unreadable) -> str:
    """What a text that Python cannot read is instead, where its beginning tells that."""
    source = _MARGIN.sub("\n", source[:_BEGINNING])
    if _SHELL.search(source):
        return "it holds commands for a shell"
    if _PYTHON_2.search(source):
        return "it is written in Python 2"
    other = next((name for name, marks in _OTHERS if marks.search(source)), None)
    if other and not (other == _ARROWS and _PSEUDO.search(source)):
        return f"it looks like {other}"
    if _PSEUDO.search(source):
        return "it is pseudo-code"
    line = f" (line {unreadable.line} of the block)" if unreadable.line else ""
    return f"it {unreadable}{line}"


def _is_hollow(source: str) -> bool:
    """Whether a block shows only an outline: its statements are dots where code was left out."""
    lines = [
        line.strip() for line in source.splitlines() if line.strip() and not line.strip().startswith("#")
    ]
    return bool(lines) and all(line in {"...", "…"} for line in lines)


def _documented(text: str) -> Dialect | None:
    """A block that is Python as it is, with sessions in its docstrings; None for a session."""
    try:
        parse(text)
    except Unreadable:
        return None
    return Dialect(runs=True, source=text, examples=tuple(_examples(text)))


def _session(text: str) -> Dialect:
    examples = tuple(_examples(text))
    source = _in_place(examples, text)
    if ahead := _ahead(examples, text):
        lines = source.split("\n")
        source = "\n".join([*ahead, *lines[len(ahead) :]])
    try:
        parse(source)
    except Unreadable as unreadable:
        return Dialect(runs=False, reason=f"its session {unreadable}", examples=examples)
    return Dialect(runs=True, source=source, examples=examples, is_session=True)


def _examples(text: str) -> Iterator[Example]:
    """The exchanges of a session with `>>>` and `...`, or with `In [1]:` and `Out[1]:`."""
    typed: list[str] = []
    shown: list[str] = []
    start = 0
    for number, line in enumerate(text.splitlines(), 1):
        entered = re.match(r"[ \t]*(?:>>>|In \[\d*\]:)[ \t]?(.*)$", line)
        continued = re.match(r"[ \t]*\.\.\.:?(?:[ \t](.*))?$", line)
        if entered:
            if typed:
                yield _example(typed, shown, start)
            typed, shown, start = [entered[1]], [], number
        elif continued and typed and not shown:
            typed.append(continued[1] or "")
        elif typed:
            shown.append(re.sub(r"^[ \t]*Out\[\d*\]:[ \t]?", "", line))
    if typed:
        yield _example(typed, shown, start)


def _example(typed: list[str], shown: list[str], start: int) -> Example:
    until_blank = []
    for line in shown:
        if not line.strip() or line.lstrip().startswith(('"""', "'''")):
            break
        until_blank.append(line)
    return Example("\n".join(typed), "\n".join(until_blank), start)


def _ahead(examples: tuple[Example, ...], text: str) -> list[str]:
    """The lines before the first exchange of a session, where they are definitions that it then calls."""
    lines = text.splitlines()[: examples[0].line - 1] if examples else []
    code = "\n".join(lines)
    if not _DEFINES.search(code):
        return []
    try:
        parse(code)
    except Unreadable:
        return []
    return lines


_DEFINES = re.compile(r"^(?:def|import|from|class)\s", re.MULTILINE)


def _in_place(examples: tuple[Example, ...], text: str) -> str:
    """The session's statements, each on the lines on which it stands."""
    lines = [""] * len(text.splitlines())
    for example in examples:
        typed = example.source.split("\n")
        lines[example.line - 1 : example.line - 1 + len(typed)] = typed
    return "\n".join(lines) + "\n"
