"""The body of a note: block tokens → scopes, blocks, headings, fences and what their inline content holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from vaultproof.note import (
    Block,
    BlockId,
    Callout,
    Comment,
    Fence,
    Formula,
    Heading,
    Link,
    Run,
    RunKind,
    Scope,
    ScopeKind,
    Tag,
)
from vaultproof.read.callout import read_callout
from vaultproof.read.dialect import parser
from vaultproof.read.inline import Inlines, read_inlines
from vaultproof.read.mapping import Lines
from vaultproof.source import Passage, Source, Span

_LEAD_LEVEL = 7


@dataclass(slots=True)
class Body:
    """What was found in the body of a note, in the order of the text."""

    scopes: list[Scope] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    block_ids: list[BlockId] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    callouts: list[Callout] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


def read_body(source: Source, text: str, first_line: int) -> Body:
    """Read `text`, the body of a note, whose first line is line `first_line` of the source."""
    reader = _Reader(source, Lines(source, first_line))
    reader.read(parser().parse(text))
    return reader.body


class _Reader:
    """Walks the block tokens, with the scopes that are open."""

    def __init__(self, source: Source, lines: Lines) -> None:
        self.source = source
        self.lines = lines
        self.body = Body(scopes=[Scope(kind=ScopeKind.NOTE, span=Span(0, len(source.text)), parent=None)])
        self.sections: list[tuple[int, int]] = []
        self.containers: list[int] = []
        self.row = -1
        self.column = -1

    @property
    def scope(self) -> int:
        """The innermost open scope."""
        if self.containers:
            return self.containers[-1]
        return self.sections[-1][1] if self.sections else 0

    def read(self, tokens: Sequence[Token]) -> None:
        """Read all block tokens of a note."""
        for index, token in enumerate(tokens):
            match token.type:
                case "list_item_open":
                    self._open(ScopeKind.ITEM, token)
                case "blockquote_open":
                    self._open(ScopeKind.QUOTE, token)
                case "table_open":
                    self._open(ScopeKind.TABLE, token)
                    self.row = -1
                case "tr_open":
                    self.row += 1
                    self.column = -1
                    self._open(ScopeKind.ROW, token)
                    self._cells(tokens, index)
                case "list_item_close" | "blockquote_close" | "table_close" | "tr_close":
                    self.containers.pop()
                case "inline":
                    self._inline(tokens, index)
                case "fence" | "code_block":
                    self._fence(token)
                case "formula_block":
                    self._formula(token)
                case "comment_block":
                    self._comment(token)
                case _:
                    pass
        self._close_sections(0)

    def _open(self, kind: ScopeKind, token: Token) -> None:
        first, last = token.map or [0, 1]
        span = Span(self.lines.start(first), self.lines.end(max(first, last - 1)))
        self.body.scopes.append(Scope(kind=kind, span=span, parent=self.scope))
        self.containers.append(len(self.body.scopes) - 1)

    def _section(self, level: int, start: int, name: str) -> None:
        self._close_sections(level, start)
        self.body.scopes.append(
            Scope(kind=ScopeKind.SECTION, span=Span(start, len(self.source.text)), parent=self.scope, name=name)
        )
        self.sections.append((level, len(self.body.scopes) - 1))

    def _close_sections(self, level: int, end: int | None = None) -> None:
        while self.sections and self.sections[-1][0] >= level:
            _, index = self.sections.pop()
            if end is not None:
                scope = self.body.scopes[index]
                self.body.scopes[index] = replace(scope, span=Span(scope.span.start, end))

    def _inline(self, tokens: Sequence[Token], index: int) -> None:
        token, opening = tokens[index], tokens[index - 1]
        if opening.type in {"th_open", "td_open"}:
            return
        first, last = token.map or [0, 1]
        content = self.lines.inline(token.content, first, last - 1)
        if opening.type == "heading_open":
            self._heading(int(opening.tag[1]), token, content)
        found = self._found(token, content)
        if opening.type == "paragraph_open":
            found = self._name(found, tokens, index, content)
        kind = "heading" if opening.type == "heading_open" else "paragraph"
        self.body.blocks.append(Block(kind=kind, span=content.whole, scope=self.scope, runs=tuple(found.runs)))
        self._keep(found)

    def _found(self, token: Token, content: Passage, *, in_table: bool = False) -> Inlines:
        return read_inlines(token.children or (), content, self.scope, in_table=in_table)

    def _keep(self, found: Inlines) -> None:
        self.body.links.extend(found.links)
        self.body.formulas.extend(found.formulas)
        self.body.tags.extend(found.tags)
        self.body.block_ids.extend(found.block_ids)
        self.body.comments.extend(found.comments)

    def _heading(self, level: int, token: Token, content: Passage) -> None:
        if not self.containers:
            self._section(level, self.lines.start((token.map or [0])[0]), _plain(token))
        self.body.headings.append(Heading(span=content.whole, level=level, text=token.content, scope=self.scope))

    def _name(self, found: Inlines, tokens: Sequence[Token], index: int, content: Passage) -> Inlines:
        """Let a paragraph name its list item, its callout, or what follows it."""
        token = tokens[index]
        if self.containers:
            scope = self.body.scopes[self.containers[-1]]
            is_first = tokens[index - 2].type in {"list_item_open", "blockquote_open"}
            if scope.kind is ScopeKind.ITEM and is_first and (lead := _bold_lead(found.runs)) is not None:
                self.body.scopes[self.containers[-1]] = replace(scope, name=lead[0])
            if scope.kind is ScopeKind.QUOTE and is_first:
                self._callout(scope, token.content, content)
            return found
        lead = _bold_lead(found.runs)
        if lead is None or not lead[1]:
            return found
        self._section(_LEAD_LEVEL, content.whole.start, lead[0])
        return self._found(token, content)

    def _callout(self, scope: Scope, text: str, content: Passage) -> None:
        head = read_callout(text)
        if head is None:
            return
        kind, fold, title, length = head
        index = self.containers[-1]
        self.body.scopes[index] = replace(scope, kind=ScopeKind.CALLOUT, name=title or None)
        self.body.callouts.append(
            Callout(span=content.span(0, length), type=kind, fold=fold, title=title, scope=index)
        )

    def _cells(self, tokens: Sequence[Token], index: int) -> None:
        """The cells of one table row."""
        cells = []
        for token in tokens[index + 1 :]:
            if token.type == "tr_close":
                break
            if token.type == "inline":
                cells.append(token)
        line = (tokens[index].map or [0])[0]
        for column, (token, content) in enumerate(
            zip(cells, self.lines.cells([cell.content for cell in cells], line), strict=True)
        ):
            found = self._found(token, content, in_table=True)
            self.body.blocks.append(
                Block(
                    kind="cell",
                    span=content.whole,
                    scope=self.scope,
                    runs=tuple(found.runs),
                    row=self.row,
                    column=column,
                )
            )
            self._keep(found)

    def _fence(self, token: Token) -> None:
        first, last = token.map or [0, 1]
        is_fence = token.type == "fence"
        passage = self.lines.block(token.content, first + 1 if is_fence else first)
        info = token.info.strip()
        closed = not is_fence or (
            last - 1 > first and self.lines.text(last - 1).lstrip("> \t").startswith(token.markup)
        )
        word = re.match(r"[^\s{,]+", info)
        self.body.fences.append(
            Fence(
                span=Span(self.lines.start(first), self.lines.end(last - 1)),
                passage=passage,
                info=info,
                language=word.group().lower() if word else "",
                scope=self.scope,
                closed=closed,
            )
        )

    def _formula(self, token: Token) -> None:
        first, last = token.map or [0, 1]
        columns: list[int] = token.meta["columns"]
        line = self.lines.text(last - 1)
        begin = columns[-1] + (2 if last - 1 == first else 0)
        close = self.lines.start(last - 1) + line.rfind("$$", begin)
        passage = self.lines.between(first, last - 1, columns, 2, close)
        span = Span(self.lines.start(first) + columns[0], close + 2)
        formula = Formula(span=span, passage=passage, display=True, scope=self.scope)
        self.body.formulas.append(formula)
        run = Run(kind=RunKind.FORMULA, span=span, passage=passage)
        self.body.blocks.append(Block(kind="formula", span=span, scope=self.scope, runs=(run,)))

    def _comment(self, token: Token) -> None:
        first, last = token.map or [0, 1]
        columns: list[int] = token.meta["columns"]
        line = self.lines.text(last - 1)
        close = self.lines.start(last - 1) + line.find("%%", columns[-1])
        passage = self.lines.between(first, last - 1, columns, 2, close)
        self.body.comments.append(Comment(span=Span(passage.at(0) - 2, close + 2), text=passage.text))
        children = parser().parseInline(passage.text.replace("\n", " "))[0].children or []
        hidden = read_inlines(children, passage, self.scope)
        self.body.links.extend(replace(link, in_comment=True) for link in hidden.links)
        self.body.tags.extend(hidden.tags)


def _plain(token: Token) -> str:
    """A heading's words without the marks around them."""
    return "".join(child.content for child in token.children or () if child.type in {"text", "text_special", "code_inline", "formula"})


def _bold_lead(runs: Sequence[Run]) -> tuple[str, bool] | None:
    """The bold words that begin a paragraph, and whether they stand alone like a heading or end in a colon."""
    words, rest = "", 0
    for rest, run in enumerate(runs):
        if not run.strong:
            break
        words += run.passage.text
    else:
        rest = len(runs)
    if not words.strip():
        return None
    after = "".join(run.passage.text for run in runs[rest:]).strip()
    alone = not after or after.startswith((":", "：")) or words.rstrip().endswith((":", "："))
    return words.strip().rstrip(":：").strip(), alone
