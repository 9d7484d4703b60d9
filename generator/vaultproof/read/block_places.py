"""markdown-it-py's block parser, made to remember where the content of each token stands. Adds no syntax.

A token's content is cut out of its lines: without quote marks, list indents and trailing spaces. Each token that has
content gets a `Place` in its `meta`, which leads from the content back to lines and columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from vaultproof.quick import quick
from vaultproof.read.block_rules import RulesByStart

PLACE = "place"
"""The key of a token's `meta` that holds its `Place`; of a table row, the column at which it begins."""

_LATER = frozenset({"fence", "code_block", "html_block"})
_MOST_TOKENS = 4


class Tangled(Exception):
    """The text asks for far more tokens than it has characters; parsing it is given up."""


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """Text cut out of lines. An anchor is an offset in `text`, a line from 0 and a column from 0."""

    text: str
    anchors: tuple[tuple[int, int, int], ...]


class PlacedBlockState(StateBlock):
    """A block state that knows which source characters a token's content is made of."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self._begins = tuple(self.bMarks)
        self._most_tokens = 10_000 + _MOST_TOKENS * len(src)
        self._cut = Place("", ())
        self._awaiting: Token | None = None
        self._row = 0
        self.unclosed: dict[tuple[str, int], int] = {}
        self.opening: dict[tuple[int, int], tuple[int, int, bool]] = {}
        self._next: dict[str, tuple[int, int]] = {}

    def next_of(self, mark: str, begin: int) -> int:
        """Where a mark stands next at or behind a place; -1 where nowhere. Each stretch of text is searched once."""
        first, found = self._next.get(mark, (begin + 1, -1))
        if first <= begin and (found < 0 or begin <= found):
            return found
        found = self.src.find(mark, begin)
        self._next[mark] = (begin, found)
        return found

    def column(self, line: int) -> int:
        """The column at which the content of a line begins, inside the quotes and lists around it."""
        return self.bMarks[line] + self.tShift[line] - self._begins[line]

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token. Raises Tangled where there are too many."""
        token = super().push(ttype, tag, nesting)
        if ttype == "inline":
            opening = self.tokens[-2]
            token.meta[PLACE] = self._heading() if opening.markup.startswith("#") else self._cut
        elif ttype in _LATER:
            self._awaiting = token
        elif ttype == "table_open":
            self._row = self.line
        elif ttype == "tbody_open":
            self._row += 1
        elif ttype == "tr_open":
            token.meta[PLACE] = self.column(self._row)
            self._row += 1
        if len(self.tokens) > self._most_tokens:
            raise Tangled
        return token

    def _heading(self) -> Place:
        """The place of a heading's content; its rule has just moved to the next line."""
        line = self.line - 1
        begin = self.bMarks[line] + self.tShift[line]
        while self.src.startswith("#", begin):
            begin += 1
        return Place(self.src[begin : self.eMarks[line]], ((0, line, begin - self._begins[line]),))

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803 - the library's names
        """Lines `begin` … `end` without `indent` columns of white space each."""
        parts: list[str] = []
        anchors: list[tuple[int, int, int]] = []
        inner = 0
        for line in range(begin, end):
            first, virtual = self._indented(line, indent)
            last = self.eMarks[line] + (1 if line + 1 < end or keepLastLF else 0)
            column = first - self._begins[line]
            anchors.extend((inner + extra, line, column - 1) for extra in range(virtual))
            anchors.append((inner + virtual, line, column))
            part = " " * virtual + self.src[first:last]
            parts.append(part)
            inner += len(part)
        self._cut = Place("".join(parts), tuple(anchors))
        if self._awaiting is not None:
            self._awaiting.meta[PLACE] = self._cut
            self._awaiting = None
        return self._cut.text

    @property
    def cut(self) -> Place:
        """The place of the lines that were cut out last."""
        return self._cut

    def _indented(self, line: int, indent: int) -> tuple[int, int]:
        """Where a line begins behind `indent` columns, and how many columns of a split tab come before that."""
        start = first = self.bMarks[line]
        width = 0
        while first < self.eMarks[line] and width < indent:
            character = self.src[first]
            if character == "\t":
                width += 4 - (width + self.bsCount[line]) % 4
            elif character == " " or first - start < self.tShift[line]:
                width += 1
            else:
                break
            first += 1
        return first, max(width - indent, 0)


class PlacedBlockParser(ParserBlock):
    """A block parser whose tokens know their places."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler = RulesByStart(self.ruler)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803
        """Append the block tokens of `src` to `outTokens`."""
        if not src:
            return None
        state = PlacedBlockState(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens
