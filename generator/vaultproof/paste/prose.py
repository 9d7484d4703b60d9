"""A note's prose, line by line, in places of the source. Code, formulas, links, addresses and comments are blotted.

Knows nothing of what stands in the lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaultproof.note import Block, Note, RunKind
from vaultproof.quick import quick
from vaultproof.source import Source, Span
from vaultproof.spot import late

BLOT = "\ufffc"
_MARGIN = re.compile(r"[ \t>]*")
_ADDRESS = late(r"(?<![\w+.-])[A-Za-z][\w+.-]{0,31}://[^\s<>\u3000-\u9fff]+")
_SIGN = re.compile(r"[^\r\n]")
_PLAIN = (RunKind.TEXT, RunKind.BREAK)


@quick
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
    links = sorted((link.span.start, link.span.end) for link in note.links if link.in_property is None)
    for index, block in enumerate(note.blocks):
        if RunKind.TEXT in [run.kind for run in block.runs]:
            yield from _lines(note.source, block, index, links)


def _blots(text: str) -> str:
    return _SIGN.sub(BLOT, text) if "\n" in text or "\r" in text else BLOT * len(text)


def _blotted(raw: str, block: Block, links: Sequence[tuple[int, int]]) -> str:
    """The text of a block with each sign of code, formulas, links and addresses blotted out."""
    base, stop = block.span.start, block.span.end
    hidden = [(run.span.start, run.span.end) for run in block.runs if run.kind not in _PLAIN]
    hidden += links[bisect_left(links, (base, 0)) : bisect_left(links, (stop, 0))]
    if "://" in raw:
        hidden += [(base + match.start(), base + match.end()) for match in _ADDRESS.finditer(raw)]
    if not hidden:
        return raw
    parts: list[str] = []
    done = 0
    for start, end in sorted(hidden):
        first, last = max(start - base, done), min(end - base, len(raw))
        if first < last:
            parts += raw[done:first], _blots(raw[first:last])
            done = last
    return "".join((*parts, raw[done:]))


def _lines(source: Source, block: Block, index: int, links: Sequence[tuple[int, int]]) -> Iterator[Line]:
    text, starts = source.text, source.line_starts
    base, stop = block.span.start, block.span.end
    blotted = _blotted(text[base:stop], block, links)
    first, last = bisect_right(starts, base), bisect_right(starts, max(base, stop - 1))
    for number in range(first, last + 1):
        start = starts[number - 1]
        begin, end = max(start, base), min(starts[number] if number < len(starts) else len(text), stop)
        while end > begin and text[end - 1] in "\r\n":
            end -= 1
        margin = text[start:begin]
        if begin > base and (match := _MARGIN.match(text, begin, end)):
            margin, begin = margin + match[0], match.end()
        if begin < end:
            yield Line(
                start=begin,
                text=blotted[begin - base : end - base],
                margin=margin,
                kind=block.kind,
                block=index,
            )
