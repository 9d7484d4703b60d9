"""Powers told in words: “3 to the power of 4 equals 81”, “3 hoch 4 ist 81”, “3 的 4 次方是 81”. Works nothing out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation, Relation
from vaultproof.extract.told import (
    ENDS,
    NumberText,
    Told,
    begins,
    claim_told,
    latex,
    told_value,
)
from vaultproof.note import Note
from vaultproof.spot import Spotted

_NUMBER = r"\d+(?:(?:[.,]|\{,\})\d+)?"
_POWER = Spotted(
    rf"""(?<![\w.,^/*+−-])(?P<base>{_NUMBER})\s+(?:(?:raised\s+)?to\s+the\s+(?:power(?:\s+of)?)|lũy\s+thừa|mũ|hoch|(?:à\s+la\s+)?puissance
    |elevado\s+a(?:\s+la)?|elevado\s+à|elevato\s+a(?:lla)?|в\s+степени|do\s+potęgi)\s+(?P<exponent>[-−]?\d+)(?![\w^/]|[.,]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_EASTERN = Spotted(
    rf"""(?<![\w.,^/*+−-])(?P<base>{_NUMBER})\s*(?:的|の|의)\s*(?P<exponent>\d+)\s*(?:次方|次幂|乗|제곱)(?P<value>(?:は|은|는)\s*{_NUMBER})?""",
    re.VERBOSE,
)


def powers(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each power of a number that a note's running text tells with its value."""
    patterns = [one for one in (_POWER, _EASTERN) if one.may_match(note.source.text)]
    for one in texts if patterns else ():
        block, text = one.block, one.plain
        for pattern in patterns:
            for match in pattern.finditer(text):
                told = told_value(text, match.end()) or _of_topic(text, match)
                if told is not None and begins(text, match.start(), eastern=pattern is _EASTERN):
                    left = f"{{{latex(match['base'])}}}^{{{latex(match['exponent'])}}}"
                    yield claim_told(note, block, match, left, told, doubts)


def _of_topic(text: str, match: re.Match[str]) -> Told | None:
    """The value behind the mark of a topic: `3の4乗は81`."""
    value = match.groupdict().get("value")
    if not value or ENDS.match(text, match.end()) is None:
        return None
    return Told(match.end("value") - len(value[1:].strip()), match.end("value"), Relation.EQUAL)
