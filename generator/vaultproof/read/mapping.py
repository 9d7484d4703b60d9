"""Where the content of a Markdown token stands in the source. Knows lines and columns, not what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultproof.read.block_places import Place
from vaultproof.source import Passage, Source

_BLANK = " \t\n\v\f\r"
_BAR = re.compile(r"(?<!\\)\|")


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

    def passage(self, place: Place) -> Passage:
        """Cut-out text as a passage of the note."""
        starts, first = self._source.line_starts, self._first - 1
        anchors = tuple((inner, starts[line + first] + column) for inner, line, column in place.anchors)
        return Passage(place.text, anchors or ((0, 0),))

    def inline(self, place: Place, content: str) -> Passage:
        """Inline content: the text of a place without the white space around it."""
        passage = self.passage(place)
        lead = place.text.find(content)
        return (
            passage
            if lead == 0 and len(content) == len(place.text)
            else passage.cut(lead, lead + len(content))
        )

    def cells(self, contents: Sequence[str], line: int, column: int) -> list[Passage]:
        """The cells of one table row that begins at a column; a `\\|` in a cell is a `|` in its content."""
        whole = self.text(line)[column:]
        begin = self.start(line) + column + len(whole) - len(whole.lstrip(_BLANK))
        row = Passage(whole.strip(_BLANK), ((0, begin),))
        cells = list(_split(row))
        if cells and not cells[0].text:
            del cells[0]
        if cells and not cells[-1].text:
            del cells[-1]
        end = row.at(len(row.text))
        return [
            _content(cells[index], content) if index < len(cells) else Passage("", ((0, end),))
            for index, content in enumerate(contents)
        ]


def _split(row: Passage) -> Iterator[Passage]:
    """The raw cells of a row, each `\\|` in them a `|`."""
    start = 0
    for stop in (*(match.start() for match in _BAR.finditer(row.text)), len(row.text)):
        parts = row.text[start:stop].split("\\|")
        anchors = [(0, row.at(start))]
        inner, outer = 0, start
        for part in parts[:-1]:
            inner, outer = inner + len(part), outer + len(part) + 1
            anchors.append((inner, row.at(outer)))
            inner, outer = inner + 1, outer + 1
        yield Passage("|".join(parts), tuple(anchors))
        start = stop + 1


def _content(cell: Passage, content: str) -> Passage:
    """What a cell holds without the white space around it, as Markdown reads it: in other scripts' spaces, too."""
    lead = max(cell.text.find(content), 0)
    return cell.cut(lead, lead + len(content))
