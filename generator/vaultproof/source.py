"""A note's text and places in it. Knows nothing of Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from vaultproof.quick import quick

_LINE_END = re.compile(r"\r\n?|\n")
_FAR = float("inf")


@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code-point offsets into one source."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@quick
@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Line and column as people count them: from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The text of one file of the vault, exactly as it stands there.

    `path` is relative to the vault and uses `/`. `text` keeps its line ends (`\\n`, `\\r\\n`, `\\r`); a byte
    order mark is not part of `text`, `bom` remembers it.
    """

    path: str
    text: str
    bom: bool = False

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        if "\r" in self.text:
            return (0, *(match.end() for match in _LINE_END.finditer(self.text)))
        lines = self.text.split("\n")
        lines.pop()
        return (0, *accumulate([len(line) + 1 for line in lines]))

    @cached_property
    def line_end(self) -> str:
        """How its lines end; a note with two manners counts as one of Windows."""
        if "\r\n" in self.text:
            return "\r\n"
        return "\n" if "\n" in self.text or "\r" not in self.text else "\r"

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The offset of a line and column."""
        return self.line_starts[position.line - 1] + position.column - 1

    def line_span(self, line: int) -> Span:
        """Line `line` (from 1) without its line end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def line(self, line: int) -> str:
        """The text of line `line` (from 1) without its line end."""
        return self[self.line_span(line)]

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]


@quick
@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source as a reader sees it: without the quote marks and indents of its lines.

    `anchors` pairs offsets in `text` with offsets in the source, ascending; between two anchors both sides advance
    together. So a place inside a formula in a callout can be told in the note's own lines and columns.
    """

    text: str
    anchors: tuple[tuple[int, int], ...]

    def __hash__(self) -> int:
        """That of its text and of where it begins."""
        return hash((self.text, self.anchors[:1]))

    def at(self, offset: int) -> int:
        """The source offset of an offset in `text`."""
        if len(self.anchors) == 1:
            inner, outer = self.anchors[0]
            return outer + offset - inner
        index = bisect_right(self.anchors, (offset, _FAR)) - 1
        inner, outer = self.anchors[max(index, 0)]
        return outer + offset - inner

    def span(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`."""
        if len(self.anchors) == 1:
            inner, outer = self.anchors[0]
            first = start + outer - inner
            return Span(first, end + outer - inner if end > start else first)
        first = self.at(start)
        return Span(first, max(first, self.at(end - 1) + 1)) if end > start else Span(first, first)

    @property
    def whole(self) -> Span:
        """The source span of all of `text`."""
        if len(self.anchors) == 1:
            inner, outer = self.anchors[0]
            return Span(outer - inner, len(self.text) + outer - inner)
        return self.span(0, len(self.text))

    def cut(self, start: int, end: int) -> Passage:
        """The part `text[start:end]` as a passage of its own."""
        if len(self.anchors) == 1:
            inner, outer = self.anchors[0]
            if inner <= start:
                return Passage(self.text[start:end], ((0, start + outer - inner),))
        first = bisect_right(self.anchors, (start, _FAR))
        last = bisect_left(self.anchors, (end, 0), first)
        kept = [(inner - start, outer) for inner, outer in self.anchors[first:last]]
        return Passage(self.text[start:end], ((0, self.at(start)), *kept))

    def spliced(self, start: int, end: int, text: str) -> Passage:
        """The passage with another text in place of `text[start:end]`, which keeps that stretch's beginning."""
        before, behind, moved = self.cut(0, start), self.cut(end, len(self.text)), start + len(text)
        anchors = (
            *(before.anchors if start else ()),
            (start, self.at(start)),
            *((inner + moved, outer) for inner, outer in behind.anchors),
        )
        return Passage(before.text + text + behind.text, anchors)

    def reworded(self, text: str) -> Passage:
        """Another text, of two signs or more, at the place of all of this one: it begins and ends where this does."""
        whole = self.whole
        return Passage(text, ((0, whole.start), (len(text) - 1, whole.end - 1)))

    @staticmethod
    def of(source: Source, span: Span) -> Passage:
        """A passage that equals its source."""
        return Passage(source[span], ((0, span.start),))
