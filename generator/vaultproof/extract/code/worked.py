"""Sums worked out in a fence that holds no code: `0.340 / 0.820 = 0.415`, `softmax([1, 2]) = [0.27, 0.73]`.

Only equations between numbers, and values of functions at numbers; what else stands in such a fence may be a sketch, a
log or a program.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.claim import Equation
from vaultproof.extract.classify import Statement, classify
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.prose import read_sentences
from vaultproof.note import Block, Fence, Note, Run, RunKind
from vaultproof.source import Passage
from vaultproof.spot import late

_LANGUAGES = frozenset({"", "text", "txt", "plaintext", "plain", "none", "math"})
_PROGRAM = late(
    r"[;{}\\$#@]|//|&&|\|\||==|\s%\s|^\s*(?:[>$]|\w+>)|\b(?:def|let|var|int|return|print)\b"
    r"|\.\w+\(|\b(?!(?:log(?:2|10)?|ln|lg|exp|sqrt|sin|cos|tan|tanh|sigmoid|relu|softmax|max|min|abs|[A-Za-z]{1,2})\()\w+\(\w"
)
"""What stands in programs and shells: their signs and words, and calls of other functions than notes reckon with."""
_QUOTIENT = late(r"(?<![\d.])(\d+)\s*/\s*(\d+)\s*=\s*(\d+)(?![\d.,])")
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
    """The lines in which no program or shell is written, each with those that go on with it: `= 14 / 3`."""
    text, start = fence.passage.text, 0
    first, last = 0, 0
    for line in text.split("\n")[:_MAX_LINES]:
        end = start + len(line)
        if _GOES_ON.match(line) is None:
            yield from _whole(fence.passage, first, last)
            first = start
        if ("=" in line or "≈" in line) and _PROGRAM.search(line):
            return
        last, start = end, end + 1
    yield from _whole(fence.passage, first, last)


_GOES_ON = late(r"[ \t]*[=≈](?![=>])")
_BREAK = late(r"\s*\n\s*")


def _whole(text: Passage, first: int, last: int) -> Iterator[Passage]:
    """Some lines as one, where anything is equal in them."""
    lines = text.cut(first, last)
    if "=" in lines.text or "≈" in lines.text:
        for match in reversed(list(_BREAK.finditer(lines.text))):
            lines = lines.spliced(*match.span(), " ")
        yield lines


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
        yield from (one for one in found if one.kind == "arithmetic" or _is_value_at_numbers(one))


_AT_NUMBERS = late(r"\s*\w+\((?:[\s,\[\].\d]|[-−+](?=[\d.]))*\d(?:[\s,\[\].\d]|[-−+](?=[\d.]))*\)\s*")


def _is_value_at_numbers(claim: Equation) -> bool:
    """Whether a claim gives a function's value at numbers or a list of them, which no program says."""
    return claim.kind == "value" and _AT_NUMBERS.fullmatch(claim.left.text) is not None


def _is_of_whole_numbers(text: str) -> bool:
    """Whether a line divides as whole numbers are divided: `7 / 2 = 3`."""
    return any(
        int(match[2]) and int(match[1]) % int(match[2]) and int(match[1]) // int(match[2]) == int(match[3])
        for match in _QUOTIENT.finditer(text)
    )
