"""Worked examples as pairs of an input and an output, one a line in a fence without a language: `Input = 0` above
`Output = 0.5`.

They tell of the function of one variable that the note defines, where it defines one only. Computes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.table import role_of
from vaultproof.note import Fence, Note
from vaultproof.source import Passage
from vaultproof.spot import late

_LINE = late(
    r"^[ \t]*(?P<key>[^\W\d][^=:：→\n]{0,24}?)[ \t]*(?:=|:|：|→|->|≈)[ \t]*(?P<value>[-−+]?\d+(?:[.,]\d+)?)[ \t]*$",
    re.MULTILINE,
)
_WORDLESS = frozenset({"", "text", "txt", "plain", "plaintext", "output"})


def worked_examples(note: Note, doubts: Mapping[int, str], subject: str) -> Iterator[Equation]:
    """The claim of each input with the output behind it; `subject` is the function that they tell of."""
    for fence in note.fences:
        if fence.language in _WORDLESS:
            yield from _in_fence(note, fence, doubts.get(fence.scope), subject)


def _in_fence(note: Note, fence: Fence, doubt: str | None, subject: str) -> Iterator[Equation]:
    lines = list(_LINE.finditer(fence.passage.text))
    written = [line for line in fence.passage.text.split("\n") if line.strip()]
    if len(lines) != len(written):
        return  # more than pairs: what its inputs are of cannot be told
    for one, other in zip(lines[::2], lines[1::2], strict=False):
        if (role_of(one["key"]), role_of(other["key"])) != ("input", "output"):
            continue
        given = Term(fence.passage.cut(*one.span("value")), Syntax.PLAIN)
        stated = Term(fence.passage.cut(*other.span("value")), Syntax.PLAIN)
        if not (shape(given).literal and shape(stated).literal):
            continue
        whole = fence.passage.cut(other.start("key"), other.end("value")).whole
        yield Equation(
            path=note.path,
            span=whole,
            kind="table",
            text=f"{subject}({given.text}) = {stated.text}",
            scope=fence.scope,
            left=Term(Passage(f"{subject}(x)", ((0, whole.start),)), Syntax.PLAIN),
            relation=Relation.EQUAL,
            right=stated,
            given=(("x", given),),
            doubt=doubt,
        )
