"""Single letters that stand doubled: `xx` for a rendered $x$. Here V equals T, so nothing but the note can tell.

A doubled letter counts only where the note shows other traces of pasting, the letter stands in a formula of the note,
and the double is no word, unit, date or numeral.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_DOUBLED = re.compile(r"(?<![\w.,:/\\$'’@#&-])([A-Za-zΑ-Ωα-ω])\1(\1?)(?![\w\\$'’@#&/-])(?!\.\w)")
_WORDS = frozenset(
    """NN II MM DD YY HH SS CC XX PP OO KK EE GG AA BB mm cc dd yy hh ss pp ff ll vv oo ee aa kk ii
    III XXX MMM DDD WWW www xxx aaa hhh mmm""".split()
)
_COMMAND = re.compile(r"\\(?:text|textbf|textit|textrm|mathrm|operatorname\*?|mbox)\s*\{[^{}]*\}|\\[A-Za-z]+")
_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-zΑ-Ωα-ω](?![A-Za-z])")


def doubled_symbols(text: str, letters: frozenset[str], thrice: bool) -> Iterator[tuple[int, int, str]]:
    """Doubled letters of a line, each with its place; tripled ones where the note holds formulas thrice."""
    for match in _DOUBLED.finditer(text):
        if match[1] in letters and match[0] not in _WORDS and bool(match[2]) == thrice:
            yield match.start(), match.end(), match[1]


def letters_in(formulas: Iterable[str]) -> frozenset[str]:
    """The letters that stand alone in formulas, as variables do."""
    return frozenset(letter for latex in formulas for letter in _LETTER.findall(_COMMAND.sub(" ", latex)))
