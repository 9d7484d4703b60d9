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
    Footnote,
    FootnoteReference,
    Formula,
    Heading,
    Link,
    Run,
    RunKind,
    Scope,
    ScopeKind,
    Tag,
)
from vaultproof.read.block_places import PLACE, Tangled
from vaultproof.read.callout import CalloutHead, read_callout
from vaultproof.read.dialect import MAX_NESTING, parser
from vaultproof.read.inline import Inlines, hide, read_inlines
from vaultproof.read.inline_places import TANGLED
from vaultproof.read.mapping import Lines
from vaultproof.source import Passage, Source, Span
from vaultproof.spot import late

_LEAD_LEVEL = 7
_WORD = re.compile(r"[^\s{,]+")


@dataclass(slots=True)
class Body:
    """What was found in the body of a note, in the order of the text.

    `unread` pairs places from which on something was not read with the reason.
    """

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
    footnotes: list[Footnote] = field(default_factory=list)
    footnote_references: list[FootnoteReference] = field(default_factory=list)
    unread: list[tuple[Span, str]] = field(default_factory=list)

    def keep(self, found: Inlines) -> None:
        """Add what one block's inline content holds."""
        self.links.extend(found.links)
        self.formulas.extend(found.formulas)
        self.tags.extend(found.tags)
        self.block_ids.extend(found.block_ids)
        self.comments.extend(found.comments)
        self.footnote_references.extend(found.footnote_references)


def read_body(source: Source, text: str, first_line: int) -> Body:
    """Read `text`, the body of a note, whose first line is line `first_line` of the source."""
    lines = Lines(source, first_line)
    reader = _Reader(source, lines)
    environment: dict[str, object] = {}
    try:
        tokens = parser().parse(text, environment)
    except Tangled:
        tokens = []
        reader.body.unread.append(
            (Span(lines.start(0), lines.end(0)), "its tables or lists ask for too many cells")
        )
    if environment.get(TANGLED):
        message = "it has more nested brackets than can be told apart"
        reader.body.unread.append((Span(lines.start(0), lines.end(0)), message))
    reader.read(tokens)
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
                case "inline":
                    self._inline(tokens, index)
                case "list_item_open":
                    self._open(ScopeKind.ITEM, token)
                case "blockquote_open":
                    self._open(ScopeKind.QUOTE, token)
                case "table_open":
                    self._open(ScopeKind.TABLE, token)
                    self.row = -1
                case "tr_open":
                    self.row += 1
                    self._open(ScopeKind.ROW, token)
                    self._cells(tokens, index)
                case "list_item_close" | "blockquote_close" | "table_close" | "tr_close":
                    self.containers.pop()
                case "fence" | "code_block":
                    self._fence(token)
                case "formula_block":
                    self._formula(token)
                case "comment_block":
                    self._comment(token)
                case "footnote_definition_open":
                    self._footnote(token)
                case _:
                    pass
        self._close_sections(0)

    def _span(self, token: Token) -> Span:
        first, last = token.map or [0, 1]
        return Span(self.lines.start(first), self.lines.end(max(first, last - 1)))

    def _open(self, kind: ScopeKind, token: Token) -> None:
        span = self._span(token)
        self.body.scopes.append(Scope(kind=kind, span=span, parent=self.scope))
        self.containers.append(len(self.body.scopes) - 1)
        if token.level >= MAX_NESTING - 1:
            self.body.unread.append((span, "lists or quotes are nested too deep here"))

    def _section(self, level: int, start: int, name: str) -> None:
        self._close_sections(level, start)
        self.body.scopes.append(
            Scope(
                kind=ScopeKind.SECTION, span=Span(start, len(self.source.text)), parent=self.scope, name=name
            )
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
        content = self.lines.inline(token.meta[PLACE], token.content)
        found = self._found(token, content)
        if opening.type == "heading_open":
            self._heading(token, int(opening.tag[1]), content, found)
        elif self._is_callout(tokens, index, content, found):
            return
        else:
            self._name(tokens, index, content, found)
        kind = "heading" if opening.type == "heading_open" else "paragraph"
        self._add(kind, content.whole, found)

    def _add(self, kind: str, span: Span, found: Inlines) -> None:
        scope = self.scope
        if found.scope != scope:
            found.links = [replace(link, scope=scope) for link in found.links]
            found.formulas = [replace(formula, scope=scope) for formula in found.formulas]
        self.body.blocks.append(Block(kind=kind, span=span, scope=scope, runs=tuple(found.runs)))
        self.body.keep(found)

    def _found(self, token: Token, content: Passage, *, in_table: bool = False) -> Inlines:
        return read_inlines(token.children or (), content, self.scope, in_table=in_table)

    def _heading(self, token: Token, level: int, content: Passage, found: Inlines) -> None:
        if not self.containers:
            words = "".join(run.passage.text for run in found.runs if run.kind not in _NO_WORDS)
            self._section(level, self.lines.start((token.map or [0])[0]), words)
        self.body.headings.append(
            Heading(span=content.whole, level=level, text=token.content, scope=self.scope)
        )

    def _name(self, tokens: Sequence[Token], index: int, content: Passage, found: Inlines) -> None:
        """Let a paragraph's bold lead name its list item or, at the top level, what follows it."""
        if self.containers:
            scope = self.body.scopes[self.containers[-1]]
            if scope.kind is ScopeKind.ITEM and tokens[index - 2].type == "list_item_open":
                lead = _bold_lead(found.runs)
                if lead is not None:
                    self.body.scopes[self.containers[-1]] = replace(scope, name=lead[0])
            return
        lead = _bold_lead(found.runs)
        if lead is not None and lead[1]:
            level = _LEAD_LEVEL + (_OF_A_PROBLEM.fullmatch(lead[0]) is not None)
            self._section(level, content.whole.start, lead[0])

    def _is_callout(self, tokens: Sequence[Token], index: int, content: Passage, found: Inlines) -> bool:
        """Whether a paragraph begins a callout; then its title and the rest are kept as blocks of their own."""
        if tokens[index - 2].type != "blockquote_open" or not self.containers:
            return False
        at = self.containers[-1]
        quote = self.body.scopes[at]
        if (tokens[index].map or [0])[0] != (tokens[index - 2].map or [0])[0]:
            return False
        head = read_callout(content.text)
        if head is None:
            return False
        self.body.scopes[at] = replace(quote, kind=ScopeKind.CALLOUT, name=head.title or None)
        self.body.callouts.append(
            Callout(
                span=content.span(0, head.end), type=head.type, fold=head.fold, title=head.title, scope=at
            )
        )
        self._callout_blocks(head, content, found)
        return True

    def _callout_blocks(self, head: CalloutHead, content: Passage, found: Inlines) -> None:
        marks, title_end = content.at(head.mark_end), content.at(head.end)
        title = [
            _from(run, marks) for run in found.runs if run.span.end > marks and run.span.start < title_end
        ]
        rest = [run for run in found.runs if run.span.start > title_end]
        if head.title and title:
            span = content.span(head.mark_end, head.end)
            self.body.blocks.append(Block(kind="title", span=span, scope=self.scope, runs=tuple(title)))
        if rest:
            span = Span(rest[0].span.start, content.whole.end)
            self.body.blocks.append(Block(kind="paragraph", span=span, scope=self.scope, runs=tuple(rest)))
        self.body.keep(found)

    def _cells(self, tokens: Sequence[Token], index: int) -> None:
        """The cells of one table row."""
        cells = []
        for token in tokens[index + 1 :]:
            if token.type == "tr_close":
                break
            if token.type == "inline":
                cells.append(token)
        line, column = (tokens[index].map or [0])[0], tokens[index].meta[PLACE]
        contents = [cell.content for cell in cells]
        for at, (token, content) in enumerate(
            zip(cells, self.lines.cells(contents, line, column), strict=True)
        ):
            found = self._found(token, content, in_table=True)
            self.body.blocks.append(
                Block(
                    kind="cell",
                    span=content.whole,
                    scope=self.scope,
                    runs=tuple(found.runs),
                    row=self.row,
                    column=at,
                )
            )
            self.body.keep(found)

    def _fence(self, token: Token) -> None:
        first, last = token.map or [0, 1]
        place = token.meta.get(PLACE)
        passage = self.lines.passage(place) if place is not None and place.text else None
        info = token.info.strip()
        word = _WORD.match(info)
        count = len({line for _, line, _ in place.anchors}) if place is not None else 0
        span = self._span(token)
        self.body.fences.append(
            Fence(
                span=span,
                passage=passage or Passage("", ((0, span.end),)),
                info=info,
                language=word.group().lower() if word else "",
                scope=self.scope,
                closed=token.type != "fence" or last - first - 1 > count,
            )
        )
        fence = self.body.fences[-1]
        if fence.language == _FORMULAS and fence.closed and fence.passage.text.strip():
            self._display(span, fence.passage, fenced=True)

    def _formula(self, token: Token) -> None:
        whole = self.lines.passage(token.meta[PLACE])
        start, end = whole.text.index("$$"), whole.text.rindex("$$")
        self._display(whole.span(start, end + 2), whole.cut(start + 2, end))

    def _display(self, span: Span, passage: Passage, *, fenced: bool = False) -> None:
        """A formula on lines of its own: a block that holds nothing else."""
        formula = Formula(span=span, passage=passage, display=True, scope=self.scope, fenced=fenced)
        self.body.formulas.append(formula)
        run = Run(kind=RunKind.FORMULA, span=span, passage=passage)
        self.body.blocks.append(Block(kind="formula", span=span, scope=self.scope, runs=(run,)))

    def _comment(self, token: Token) -> None:
        whole = self.lines.passage(token.meta[PLACE])
        start = whole.text.index("%%")
        end = whole.text.index("%%", start + 2)
        passage = whole.cut(start + 2, end)
        self.body.comments.append(Comment(span=whole.span(start, end + 2), text=passage.text))
        hidden = Inlines(passage, self.scope)
        hide(hidden, passage)
        self.body.keep(hidden)

    def _footnote(self, token: Token) -> None:
        line = self.lines.start(token.meta["line"]) + token.meta[PLACE]
        span = Span(line, line + len(token.content) + 3)
        self.body.footnotes.append(Footnote(span=span, id=token.content))


_FORMULAS = "math"
"""The language of a code block that GitHub and others show as a formula."""
_OF_A_PROBLEM = late(
    r"""(?:the\s+|la\s+)?(?:solution|answer|proof|working|development|verification|check|solución|desarrollo|respuesta|verificación|comprobación|solução|resolução|resposta|verificação
    |soluzione|svolgimento|risposta|verifica|lösung|rechnung|antwort|probe|corrigé|réponse|vérification|résolution|lời\s+giải|giải|đáp\s+án|kiểm\s+tra|решение|ответ|проверка
    |rozwiązanie|odpowiedź|çözüm|cevap)(?:\s*\([^()]*\))?|解答?|答案|解法|検証|检验|验证|풀이|정답|해답""",
    re.IGNORECASE | re.VERBOSE,
)
"""Leads of what belongs to the problem that the lead before told of."""
_NO_WORDS = frozenset({RunKind.COMMENT, RunKind.HTML})
_REMARK = late(r"^[(（][^()（）\n]{1,80}[)）]\s*(?=[:：]|$)")


def _from(run: Run, start: int) -> Run:
    """A run of text less what stands before an offset in the source."""
    if run.span.start >= start or run.kind is not RunKind.TEXT:
        return run
    passage = run.passage.cut(start - run.span.start, len(run.passage.text))
    return replace(run, span=passage.whole, passage=passage)


def _bold_lead(runs: Sequence[Run]) -> tuple[str, bool] | None:
    """The bold words that begin a paragraph, and whether they stand alone like a heading or end in a colon, perhaps
    with a remark in brackets behind them."""
    if not runs or not runs[0].strong:
        return None
    count = next((index for index, run in enumerate(runs) if not run.strong), len(runs))
    words = "".join(run.passage.text for run in runs[:count])
    if not words.strip():
        return None
    after = "".join(run.passage.text for run in runs[count:]).strip()
    after = _REMARK.sub("", after)
    alone = not after or after.startswith((":", "：")) or words.rstrip().endswith((":", "："))
    return words.strip().rstrip(":：").strip(), alone
