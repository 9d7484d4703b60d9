"""Characters that cannot be seen, where they break something: in a formula, in Python code, behind the mark of a
heading or list item. In prose they are left alone: French writes them on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

_IN_FORMULA = re.compile("[\u200b\u200c\u200d\u2060-\u2064\ufeff\u00ad\u200e\u200f\u202a-\u202e]+")
_COMMAND = re.compile(r"\\[A-Za-z]+$")
_IN_CODE = re.compile("[\xa0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_MARK = re.compile(r"[ \t>]*(?:#{1,6}|[-*+]|\d{1,9}[.)])([\xa0\u2007\u202f]+)(?=\S)")


def in_formula(latex: str) -> Iterator[tuple[int, int, str]]:
    """Invisible characters of a formula, with what must stay there: a space, where a command would else run on."""
    for match in _IN_FORMULA.finditer(latex):
        runs_on = (
            _COMMAND.search(latex, max(0, match.start() - 40), match.start())
            and latex[match.end() :][:1].isalpha()
        )
        yield *match.span(), " " if runs_on else ""


def in_code(code: str) -> tuple[int, int] | None:
    """The first invisible character of a block of code that seems to stand outside strings and comments."""
    for match in _IN_CODE.finditer(code):
        before = code[code.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not any(mark in before for mark in "#'\"") and not _in_long_string(code, match.start()):
            return match.span()
    return None


def _in_long_string(code: str, at: int) -> bool:
    """Whether a place seems to stand in a string of several lines."""
    return any(code.count(mark, 0, at) % 2 for mark in ('"""', "'''"))


def behind_mark(line: str) -> tuple[int, int] | None:
    """The no-break spaces that keep a line from being a heading or a list item."""
    match = _MARK.match(line)
    return match.span(1) if match else None
