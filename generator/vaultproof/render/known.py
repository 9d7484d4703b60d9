"""The commands and environments that MathJax 3.2.2 knows with the packages that Obsidian loads, and where a formula
goes beyond them. The lists were printed by MathJax itself; a test compares them with it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib import resources

_COMMAND = re.compile(r"\\([A-Za-z]+|[^A-Za-z])")
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*\{([^{}]*)\}")
_SYMBOLS = frozenset("|_#$%&,:>;! \\()[]{}/.<\n\xa0")
_DEFINING = re.compile(
    r"\\(?:newcommand|renewcommand|providecommand|def|gdef|let|newenvironment|renewenvironment|DeclareMathOperator"
    r"|DeclarePairedDelimiters?X?P*|newtagform|usetagform|renewtagform|Newextarrow|require|mathtoolsset|setOptions)\b"
)
_DEFINED = re.compile(
    r"\\(?:newcommand|renewcommand|providecommand|def|gdef|let|DeclareMathOperator|DeclarePairedDelimiters?X?P*)"
    r"\s*\*?\s*\{?\s*\\([A-Za-z]+)"
)


def defines(latex: str) -> bool:
    """Whether a formula defines something that outlives it."""
    return _DEFINING.search(latex) is not None


def defined_names(latex: str) -> frozenset[str] | None:
    """The commands that a formula defines; None where it changes more than commands."""
    if len(_DEFINED.findall(latex)) < len(_DEFINING.findall(latex)):
        return None
    return frozenset(_DEFINED.findall(latex))


def command_names(latex: str) -> set[str]:
    """The commands of a formula without their backslashes."""
    return set(_COMMAND.findall(latex))


def all_known(latex: str) -> bool:
    """Whether MathJax knows every command and environment of a formula."""
    if not command_names(latex) <= _every_command():
        return False
    return "\\begin" not in latex or environments().issuperset(_ENVIRONMENT.findall(latex))


def unknown(latex: str) -> Iterator[tuple[str, int, int]]:
    """Commands and environments that MathJax does not know, each with its place."""
    known = commands()
    for match in _COMMAND.finditer(latex):
        if match[1] not in known and match[1] not in _SYMBOLS:
            yield match[0], *match.span()
    for match in _ENVIRONMENT.finditer(latex):
        if match[1] not in environments():
            yield match[1], *match.span(1)


@functools.cache
def commands() -> dict[str, int | None]:
    """Every command of letters, and how many arguments it takes; None where that depends on what stands around it."""
    words = _words("commands.txt")
    return {
        name: None if count == "?" else int(count)
        for name, count in zip(words[::2], words[1::2], strict=True)
    }


@functools.cache
def _every_command() -> frozenset[str]:
    return _SYMBOLS | commands().keys()


@functools.cache
def raised() -> frozenset[str]:
    """Every command that may stand, with its arguments, behind `_` or `^` without braces around it."""
    return frozenset(_words("raised.txt"))


@functools.cache
def environments() -> frozenset[str]:
    """Every environment."""
    return frozenset(_words("environments.txt"))


def _words(name: str) -> list[str]:
    return (resources.files("vaultproof.render") / name).read_text(encoding="utf-8").split()
