"""Sums worked out in a fence that holds no code: `0.340 / 0.820 = 0.415`.

Only equations between numbers; what else stands in such a fence may be a sketch, a log or a program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.claim import Equation
from vaultproof.extract.around import Around
from vaultproof.extract.classify import Statement, classify
from vaultproof.extract.prose import read_sentences
from vaultproof.note import Block, Fence, Note, Run, RunKind
from vaultproof.source import Passage
from vaultproof.spot import late

_LANGUAGES = frozenset({"", "text", "txt", "plaintext", "plain", "none", "math"})
_PROGRAM = late(
    r"[;{}\\$#@]|//|&&|\|\||==|\s%\s|^\s*(?:[>$]|\w+>)|\w\(\w+|\b(?:def|let|var|int|return|print)\b"
)
_QUOTIENT = re.compile(r"(?<![\d.])(\d+)\s*/\s*(\d+)\s*=\s*(\d+)(?![\d.,])")
_REACH = 300
_MAX_LINES = 200


def worked_sums(note: Note) -> Iterator[Equation]:
    """The equations between numbers in the lines of the note's fences that hold no code."""
    for fence in note.fences:
        if fence.closed and fence.language in _LANGUAGES:
            earlier = note.source.text[max(0, fence.span.start - _REACH) : fence.span.start]
            for line in _lines(fence):
                yield from _sums(note, fence, line, earlier)


def _lines(fence: Fence) -> Iterator[Passage]:
    """The lines in which no program or shell is written."""
    text, start = fence.passage.text, 0
    for line in text.split("\n")[:_MAX_LINES]:
        if "=" in line or "≈" in line:
            if _PROGRAM.search(line):
                return
            yield fence.passage.cut(start, start + len(line))
        start += len(line) + 1


def _sums(note: Note, fence: Fence, line: Passage, earlier: str) -> Iterator[Equation]:
    if _is_of_whole_numbers(line.text):
        return
    run = Run(kind=RunKind.TEXT, span=line.whole, passage=line)
    block = Block(kind="paragraph", span=line.whole, scope=fence.scope, runs=(run,))
    for sentence in read_sentences(block):
        statement = Statement(
            source=note.source,
            scope=fence.scope,
            terms=sentence.terms,
            relations=sentence.relations,
            around=Around(sentence.context, earlier),
            open_ended=sentence.open_ended,
        )
        found = (one for one in classify(statement) if isinstance(one, Equation))
        yield from (one for one in found if one.kind == "arithmetic")


def _is_of_whole_numbers(text: str) -> bool:
    """Whether a line divides as whole numbers are divided: `7 / 2 = 3`."""
    return any(
        int(match[2]) and int(match[1]) % int(match[2]) and int(match[1]) // int(match[2]) == int(match[3])
        for match in _QUOTIENT.finditer(text)
    )
