"""What stands doubled where V equals T, so that only the note can tell: `xx` for $x$, `T=0.8T=0.8`, `f(x)f(x)`.

A doubled letter counts only where the note shows other traces of pasting, the letter stands in a formula of the note,
and the double is no word, unit, date or numeral.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vaultproof.spot import late

_DOUBLED = late(r"(?<![\w.,:/\\$'’@#&-])([A-Za-zΑ-Ωα-ω])\1(\1?)(?![\w\\$'’@#&/-])(?!\.\w)")
_WORDS = frozenset(
    """NN II MM DD YY HH SS CC XX PP OO KK EE GG AA BB mm cc dd yy hh ss pp ff ll vv oo ee aa kk ii
    III XXX MMM DDD WWW www xxx aaa hhh mmm""".split()
)
_DOUBLED_TEXT = re.compile(
    r"(?<![\w.,=+*/()$\\-])([A-Za-z0-9(][A-Za-z0-9=<>+.,()-]{2,60}?)\1{1,2}(?![\w=+*/(^$\\-])"
)
_EQUATION = re.compile(r"[A-Za-z]\w*(?:\(\w(?:,\w)*\))?[=<>][A-Za-z0-9.,()+-]+")
_CALL = re.compile(r"(?<![A-Za-z\\])[A-Za-z]'?\([A-Za-z](?:,[A-Za-z])*\)")
_SQUARED = re.compile(rf"({_CALL.pattern})\1")
_MAY_BE_FLAT = re.compile(r"[A-Za-z)]\d|\d[A-Za-z]*-")
_COMMAND = re.compile(r"\\(?:text|textbf|textit|textrm|mathrm|operatorname\*?|mbox)\s*\{[^{}]*\}|\\[A-Za-z]+")
_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-zΑ-Ωα-ω](?![A-Za-z])")


def doubled_symbols(text: str, letters: frozenset[str], thrice: bool) -> Iterator[tuple[int, int, str]]:
    """Doubled letters of a line, each with its place; tripled ones where the note holds formulas thrice."""
    for match in _DOUBLED.finditer(text):
        if match[1] in letters and match[0] not in _WORDS and bool(match[2]) == thrice:
            yield match.start(), match.end(), match[1]


def doubled_texts(text: str, calls: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Equations and points that stand twice or thrice, sign by sign, and cannot have lost a power or fraction; also
    `calls` such as `f(x)`."""
    for match in _DOUBLED_TEXT.finditer(text):
        half = match[1]
        point = half.startswith("(") and "," in half
        if (point or _EQUATION.fullmatch(half) or half in calls) and not _MAY_BE_FLAT.search(half):
            yield *match.span(), half


def calls_in(formulas: Iterable[str]) -> frozenset[str]:
    """The calls that stand in formulas, as `f(x)`, and nowhere in them by themselves twice."""
    found: set[str] = set()
    squared: set[str] = set()
    for latex in formulas:
        bare = "".join(latex.split())
        found.update(_CALL.findall(bare))
        squared.update(match[1] for match in _SQUARED.finditer(bare))
    return frozenset(found - squared)


def letters_in(formulas: Iterable[str]) -> frozenset[str]:
    """The letters that stand alone in formulas, as variables do."""
    return frozenset(letter for latex in formulas for letter in _LETTER.findall(_COMMAND.sub(" ", latex)))
