"""How whole lines are taken out of a note, with the blank line that goes with them. Finds none to take."""

from __future__ import annotations

import re

from vaultproof.source import Source, Span

_BLANK = " \t>"
_CODE_INDENT = 4
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*\Z")
"""A line that makes a heading of the text above."""


def without(source: Source, first: int, last: int) -> Span | None:
    """What goes with the lines `first` to `last` (from 1); None where what stays would be read in another way."""
    count = len(source.line_starts)
    if last < count and _leans(source.line(last + 1), source.line(first)):
        return None
    start = source.line_starts[first - 1]
    end = source.line_starts[last] if last < count else len(source.text)
    if not source.text[end:].strip(_BLANK + "\r\n"):
        return _tail(source, start)
    if first == 1 and source.text[end:].lstrip().startswith("---"):
        return None
    if (first == 1 or _is_blank(source, first - 1)) and _is_blank(source, last + 1):
        end = source.line_starts[last + 1]
    return Span(start, end)


def _leans(behind: str, line: str) -> bool:
    """Whether a line would be code or a rule without the one above, or make a heading of what stands above that."""
    if not behind.strip(_BLANK):
        return False
    deep, here = (len(one.expandtabs(4)) - len(one.expandtabs(4).lstrip(_BLANK)) for one in (behind, line))
    return deep >= here + _CODE_INDENT or _UNDERLINE.match(behind) is not None


def _tail(source: Source, start: int) -> Span:
    """All that stands behind the last words before `start`, but for the line end of the note."""
    text = source.text
    while start and text[start - 1] in " \t\r\n":
        start -= 1
    end = len(text)
    if start and text.endswith(("\n", "\r")):
        end -= 2 if text.endswith("\r\n") else 1
    return Span(start, max(start, end))


def _is_blank(source: Source, line: int) -> bool:
    return not source.line(line).strip(_BLANK)
