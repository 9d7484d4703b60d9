"""Where a note offers answers to choose from, of which most are false: `- A) S(0) = 1`, `- B) S(0) = 0`.

Finds their places; does not tell which one is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.note import Note
from vaultproof.source import Span
from vaultproof.spot import Signs, late

_OPTION = late(
    r"^[ \t>]*(?:[-*+][ \t]+)?(?:\[[ xX]\][ \t]+)?[*_]*\(?(?P<letter>[A-Ha-hА-Жа-ж])[).:）．、][*_]*[ \t]+\S.*$",
    re.MULTILINE,
)
_FIRST = frozenset("AaАа")
_BEGUN = Signs(*(letter + mark for letter in sorted(_FIRST) for mark in ").:）．、"))
"""One of these is in every first answer."""
_FEWEST = 3
_FURTHEST = 200
_ASKED = late(
    r"""[?？؟]|\b(?:which|what|choose|select|correct|following|quelle?s?|lesquelles|choisi\w*|welche[rs]?|wähle\w*|cuál\w*|elige\w*|elija|qual|quais|escolh\w*|quale|scegli\w*
    |какое|какой|какая|выбер\w*|któr\w+|wybierz|hangisi|chọn|câu\s+nào|phát\s+biểu\s+nào|welke|kies|vilke[nt]|hvilke[nt]?|velg|vælg|välj|manakah|pilih\w*)\b
    |اختر|चुन|कौन|下列|以下|正确|哪|次のうち|正しい|옳은|다음\s*중""",
    re.IGNORECASE | re.VERBOSE,
)


def choices(note: Note) -> Iterator[Span]:
    """The places of the answers that are offered: lettered from A on, three or more, below words that ask."""
    text = note.source.text
    if not _BEGUN.stand_in(text):
        return
    group: list[re.Match[str]] = []
    for option in _OPTION.finditer(text):
        follows = bool(group) and option.start() - group[-1].end() <= _FURTHEST
        if not (follows and ord(option["letter"]) == ord(group[-1]["letter"]) + 1):
            yield from _asked(text, group)
            group = []
        if group or option["letter"] in _FIRST:
            group.append(option)
    yield from _asked(text, group)


def _asked(text: str, group: list[re.Match[str]]) -> Iterator[Span]:
    """The places of a group of answers, if words above it ask."""
    if len(group) < _FEWEST:
        return
    above = text[max(0, group[0].start() - _FURTHEST) : group[0].start()].rstrip()
    if _ASKED.search(above[above.rfind("\n\n") + 1 :]) is not None:
        yield from (Span(*option.span()) for option in group)
