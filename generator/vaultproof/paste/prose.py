"""A note's prose, line by line, in places of the source. Code, formulas, links, addresses and comments are blotted.

Knows nothing of what stands in the lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaultproof.note import Block, Note, RunKind
from vaultproof.source import Span
from vaultproof.spot import late

BLOT = "\ufffc"
_MARGIN = re.compile(r"[ \t>]*")
_ADDRESS = late(r"(?<![\w+.-])[A-Za-z][\w+.-]{0,31}://[^\s<>\u3000-\u9fff]+")
_SIGN = re.compile(r"[^\r\n]")
_PLAIN = (RunKind.TEXT, RunKind.BREAK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One source line of a block: its content with each sign of code, formulas and links replaced by `BLOT`.

    `start` is the source offset of `text[0]`, `margin` what stands before it on its line. `kind` is the block's.
    """

    start: int
    text: str
    margin: str
    kind: str
    block: int

    @property
    def alone(self) -> bool:
        """Whether a formula on this line may stand on lines of its own: nothing but an indent or quote before it."""
        return self.kind == "paragraph" and not self.margin.strip(" \t>")

    def span(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`."""
        return Span(self.start + start, self.start + end)


def lines_of(note: Note) -> Iterator[Line]:
    """The lines of prose of a note: paragraphs, headings, cells and titles."""
    links = sorted(link.span for link in note.links if link.in_property is None)
    for index, block in enumerate(note.blocks):
        if any(run.kind is RunKind.TEXT for run in block.runs):
            first = bisect_left(links, block.span.start, key=lambda span: span.start)
            last = bisect_left(links, block.span.end, lo=first, key=lambda span: span.start)
            yield from _lines(note, block, index, links[first:last])


def _blots(text: str) -> str:
    return _SIGN.sub(BLOT, text) if "\n" in text or "\r" in text else BLOT * len(text)


def _lines(note: Note, block: Block, index: int, links: Sequence[Span]) -> Iterator[Line]:
    source = note.source
    raw = source[block.span]
    base = block.span.start
    hidden = [(run.span.start - base, run.span.end - base) for run in block.runs if run.kind not in _PLAIN]
    hidden += [(span.start - base, span.end - base) for span in links]
    if "://" in raw:
        hidden += [match.span() for match in _ADDRESS.finditer(raw)]
    blotted = raw
    for start, end in hidden:
        first, last = max(start, 0), min(end, len(raw))
        if first < last:
            blotted = blotted[:first] + _blots(raw[first:last]) + blotted[last:]
    first = source.position(base).line
    last = source.position(max(base, block.span.end - 1)).line
    for number in range(first, last + 1):
        span = source.line_span(number)
        begin = max(span.start, base)
        end = min(span.end, block.span.end)
        margin = source.text[span.start : begin]
        if begin > base and (match := _MARGIN.match(source.text, begin, end)):
            margin, begin = margin + match[0], match.end()
        if begin < end:
            yield Line(
                start=begin,
                text=blotted[begin - base : end - base],
                margin=margin,
                kind=block.kind,
                block=index,
            )
