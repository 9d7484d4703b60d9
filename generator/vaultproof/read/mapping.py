"""Where the content of a Markdown token stands in the source. Knows lines and columns, not what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from vaultproof.source import Passage, Source


class Lines:
    """The lines of a note's body, and the way from a token's content back to the note."""

    def __init__(self, source: Source, first_line: int) -> None:
        self._source = source
        self._first = first_line

    def number(self, line: int) -> int:
        """The note's line (from 1) of a body line (from 0)."""
        return min(line + self._first, len(self._source.line_starts))

    def start(self, line: int) -> int:
        """The offset at which a body line begins."""
        return self._source.line_starts[self.number(line) - 1]

    def end(self, line: int) -> int:
        """The offset behind a body line, its line end left out."""
        return self._source.line_span(self.number(line)).end

    def text(self, line: int) -> str:
        """A body line."""
        return self._source.line(self.number(line))

    def inline(self, content: str, first: int, last: int) -> Passage:
        """Inline content whose lines are body lines `first` … `last`, less quote marks, indents and trailing spaces."""
        anchors: list[tuple[int, int]] = []
        inner, line = 0, first
        for part in content.split("\n"):
            bare = part.strip()
            while line <= last:
                whole = self.text(line)
                at = whole.rfind(bare) if bare else len(whole)
                line += 1
                if at >= 0:
                    lead = len(part) - len(part.lstrip())
                    anchors.append((inner + lead, self.start(line - 1) + at))
                    break
            inner += len(part) + 1
        return Passage(content, tuple(anchors) or ((0, self.start(first)),))

    def cells(self, contents: Sequence[str], line: int) -> list[Passage]:
        """The cells of one table row; a `\\|` in a cell is a `|` in its content."""
        whole = self.text(line)
        cursor, found = 0, []
        for content in contents:
            written = content.replace("|", "\\|")
            at = whole.find(written, cursor)
            if at < 0:
                at = cursor
            anchors = [(0, self.start(line) + at)]
            for index, char in enumerate(content):
                if char == "|":
                    anchors.append((index, anchors[-1][1] + index - anchors[-1][0] + 1))
            found.append(Passage(content, tuple(anchors)))
            cursor = at + len(written)
            bar = whole.find("|", cursor)
            cursor = bar if bar >= 0 else cursor
        return found

    def block(self, content: str, first: int) -> Passage:
        """The content of a code block, line by line from body line `first`."""
        anchors: list[tuple[int, int]] = []
        inner = 0
        for index, part in enumerate(content.split("\n")):
            whole = self.text(first + index)
            anchors.append((inner, self.start(first + index) + max(len(whole) - len(part), 0)))
            inner += len(part) + 1
        return Passage(content, tuple(anchors))

    def between(self, first: int, last: int, columns: Sequence[int], skip: int, stop: int) -> Passage:
        """From `skip` characters into line `first` to offset `stop` in the note, without each line's prefix."""
        text, anchors = "", []
        for index, column in enumerate(columns):
            begin = self.start(first + index) + column + (skip if index == 0 else 0)
            end = stop if first + index == last else self.end(first + index)
            anchors.append((len(text), begin))
            text += self._source.text[begin : max(begin, end)] + ("\n" if first + index < last else "")
        return Passage(text, tuple(anchors))
