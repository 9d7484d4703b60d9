"""Which bindings give a name a value: not those of which a note offers several, `x = 1` or `x = 2`."""

from __future__ import annotations

from itertools import pairwise

from vaultproof.claim import Binding
from vaultproof.note import Note
from vaultproof.spot import late

_MAX_BETWEEN = 20
_OR_WORDS = (
    r"(?:or|either|hoặc|hay|oder|ou(?: bien)?|o|u|или|либо|lub|albo|veya|eller|nebo|vagy|tai|sau|atau|або)(?!\w)"
    r"|或者?|または|又は|或いは|또는|혹은|∨|\\lor|\\vee"
)
_OR = late(rf"(?:\W|text|mbox|mathrm|q?quad)*(?<!\w)(?:{_OR_WORDS})(?:\W|text|q?quad)*")
_OR_BEHIND = late(rf"(?:[\s$~{{}}]|\\q?quad|\\[,;: ]|\\(?:text|mbox|mathrm)\s*\{{)*(?:{_OR_WORDS})")
"""An alternative to a value behind it: `x = 0 \\quad \\text{or} \\quad x - 1 = 0`."""
_FURTHER = late(
    r"[\s$]{0,3}(?:[,;，；、]\s?|\s(?=[^\W\d_]))[\s$]{0,3}(?:(?:and|or|und|oder|et|ou|y|o|e|и|или|lub|và|hoặc|hay|veya|ve)\s|[和或、与と]|또는|및)?"
    r"[\s$]{0,3}(?:\\?[lc]?dots|…|\.\.\.|[-−+]?\d+(?:(?:[.,]|\{,\})\d+)?(?![\w.,{\\]*\d)(?=[\s$]{0,3}(?:[,;:.，；：。、)]|$"
    r"|(?:and|or|und|oder|et|ou|y|o|e|и|или|lub|i|và|hoặc|hay|veya|ve|we|is|the)\s)))",
)
"""A further value behind the one that a name is given: `p = 0.9, 0.8 and 0.7`."""


def certain(note: Note, bindings: list[Binding]) -> tuple[Binding, ...]:
    """The bindings that are not alternatives: `x = 1` or `x = 2` gives x no value, nor does `x = 1, 2, 3`. One that is
    known as a list stays as that."""
    text = note.source.text
    alternative = {
        index
        for index, one in enumerate(bindings)
        if not one.others
        and (_FURTHER.match(text, one.span.end) or _OR_BEHIND.match(text, one.span.end)) is not None
    }
    for index, (one, other) in enumerate(pairwise(bindings)):
        between = text[one.span.end : other.span.start]
        if len(between) < _MAX_BETWEEN and _OR.fullmatch(between.casefold()):
            alternative |= {index, index + 1}
    return tuple(one for index, one in enumerate(bindings) if index not in alternative)
