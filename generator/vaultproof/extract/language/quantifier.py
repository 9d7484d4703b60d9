"""Tells which letters a sentence speaks of as any number: `f(\\eta) = 0, \\forall \\eta \\in (0, 1)`, `for every $x$`.

Reads words and marks; what a letter stands for elsewhere is looked up by others.
"""

from __future__ import annotations

import re

from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Span
from vaultproof.spot import Spotted, late

_LETTER = r"(?:\\[A-Za-z]+(?![A-Za-z])|[A-Za-zα-ωΑ-Ω](?![\w']))(?:\s*_\s*(?:\w|\{[^{}]{1,6}\}))?(?![\w(])"
_QUANTIFIED = Spotted(
    rf"""(?:\\forall(?![A-Za-z])|∀|
    (?<!\w)(?:for\s+(?:all|every|each|any|arbitrary)|für\s+(?:alle|jedes|jede[nr]?|beliebige[sn]?)|pour\s+(?:tou[ts]|toute?s?|chaque)|quel(?:le)?s?\s+que\s+soi(?:en)?t|
    para\s+(?:tod[oa]s?|cada|cualquier|qualquer)|per\s+(?:ogni|tutt[ie]|qualsiasi|qualunque)|для\s+(?:всех|всякого|любого|любых|каждого)|при\s+(?:всех|любом|любых)|
    với\s+mọi|dla\s+(?:każdego|każdej|wszystkich|dowolnego|dowolnych)|pro\s+(?:všechn[ay]|každé|libovolné))(?:\s+[^\W\d_]+){{0,2}}|
    对于?(?:任意|所有|每个|一切)的?|對於?(?:任意|所有|每個|一切)的?|任意の|すべての|全ての|모든|임의의)
    (?:\s|[$~{{]|\\[,;:! ]|\\(?:q?quad|text\w*|mathrm)(?![A-Za-z]))*(?P<names>{_LETTER}(?:\s*,\s*{_LETTER})*)""",
    re.IGNORECASE | re.VERBOSE,
)
_EVEN = (
    r"(?:even|odd|(?:un)?gerade[snmr]?|(?:im)?pairs?|(?:im)?par(?:es)?|ímpar(?:es)?|(?:dis)?pari"
    r"|(?:не)?ч[её]тн\w+|(?:nie)?parzyst\w+|chẵn|lẻ)"
)
_BETWEEN = r"(?:\s|[$~{}]|\\[,;:! ]|\\(?:q?quad|text\w*|mathrm)(?![A-Za-z]))*"
_OF_A_KIND = Spotted(
    rf"""(?<!\w){_EVEN}(?!\w){_BETWEEN}(?P<names>{_LETTER})
    |(?<![\w\\])(?P<before>{_LETTER}){_BETWEEN}(?:(?:is|ist|est|es|é|è|là|jest|be|sind|are|sont)(?!\w))?{_BETWEEN}
    (?:(?:{_EVEN})(?!\w)|(?:为|是|が|は|이|가|은|는)?\s?(?:偶数|奇数|짝수|홀수))""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that tell of even or odd numbers: `for even $n$`, `if $n$ is odd`."""
_STOP = late(r"(?<=[.!?;])[\s$]*\s|[。！？；]|\n[ \t]*(?:\n|[-*+>|]|\d+[.)]\s)|\\\\\s*(?:\n|$)")
_REACH = 200


def quantified(note: Note, span: Span) -> frozenset[str]:
    """The letters of which the sentence around a span says that they may be anything."""
    text = note.source.text
    before, behind = text[max(0, span.start - _REACH) : span.start], text[span.end : span.end + _REACH]
    patterns = [one for one in (_QUANTIFIED, _OF_A_KIND) if one.may_match(before) or one.may_match(behind)]
    if not patterns:
        return frozenset()
    starts = [stop.end() for stop in _STOP.finditer(before)]
    stop = _STOP.search(behind)
    parts = (before[starts[-1] :] if starts else before, behind[: stop.start()] if stop else behind)
    found = (
        match["names"] or match.groupdict()["before"]
        for one in patterns
        for part in parts
        for match in one.finditer(part)
    )
    names = (canonical_name(one.strip()) for names in found for one in names.split(","))
    return frozenset(name for name in names if name is not None)
