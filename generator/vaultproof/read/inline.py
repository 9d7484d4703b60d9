"""One block's inline tokens → runs, links, formulas, tags, block ids and comments. Knows nothing of blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from markdown_it.token import Token

from vaultproof.note import BlockId, Comment, FootnoteReference, Formula, Link, LinkKind, Run, RunKind, Tag
from vaultproof.read.dialect import parser
from vaultproof.read.inline_places import AT, END
from vaultproof.read.wikilink import split_wikilink
from vaultproof.source import Passage, Span

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")


@dataclass(slots=True)
class Inlines:
    """What was found in the inline content of one block."""

    content: Passage
    scope: int
    in_table: bool = False
    runs: list[Run] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    block_ids: list[BlockId] = field(default_factory=list)
    footnote_references: list[FootnoteReference] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    strong: int = 0
    emphasis: int = 0
    struck: int = 0
    opened: list[tuple[str, int, int]] = field(default_factory=list)

    def add(self, kind: RunKind, span: Span, passage: Passage) -> None:
        """Add a run in the style that is open."""
        self.runs.append(
            Run(
                kind=kind,
                span=span,
                passage=passage,
                strong=self.strong > 0,
                emphasis=self.emphasis > 0,
                struck=self.struck > 0,
            )
        )


def read_inlines(tokens: Sequence[Token], content: Passage, scope: int, *, in_table: bool = False) -> Inlines:
    """What the inline tokens of one block hold, each at its place in the source."""
    found = Inlines(content, scope, in_table)
    for token in tokens:
        _read(found, token, token.meta.get(AT, 0))
    return found


def _read(found: Inlines, token: Token, at: int) -> None:  # noqa: C901, PLR0912 - one case a token type
    match token.type:
        case "text":
            if token.content:
                passage = found.content.cut(at, at + len(token.content))
                found.add(RunKind.TEXT, passage.whole, passage)
        case "strong_open" | "strong_close":
            found.strong += token.nesting
        case "em_open" | "em_close":
            found.emphasis += token.nesting
        case "s_open" | "s_close":
            found.struck += token.nesting
        case "softbreak" | "hardbreak":
            at = found.content.text.find("\n", at)
            passage = found.content.cut(at, at + 1)
            found.add(RunKind.BREAK, passage.whole, passage)
        case "text_special":
            _special(found, token, at)
        case "code_inline":
            _code(found, token, at)
        case "formula":
            _formula(found, token, at)
        case "wikilink" | "embed":
            _wikilink(found, token, at)
        case "link_open":
            found.opened.append((str(token.attrs.get("href", "")), at, len(found.runs)))
        case "link_close":
            _markdown_link(found, token)
        case "image":
            span = found.content.span(at, token.meta[END])
            _local(found, LinkKind.EMBED, str(token.attrs.get("src", "")), token.content, span)
        case "comment":
            _comment(found, token, at)
        case "tag":
            passage = found.content.cut(at, token.meta[END])
            found.tags.append(Tag(span=passage.whole, name=token.content))
            found.add(RunKind.TAG, passage.whole, passage)
        case "block_id":
            found.block_ids.append(BlockId(span=found.content.span(at, token.meta[END]), id=token.content))
        case "footnote":
            span = found.content.span(at, token.meta[END])
            found.footnote_references.append(FootnoteReference(span=span, id=token.content))
        case "html_inline":
            passage = found.content.cut(at, at + len(token.content))
            found.add(RunKind.HTML, passage.whole, passage)
        case _:
            pass


def _special(found: Inlines, token: Token, at: int) -> None:
    """An escaped character or an entity: a reader sees `token.content`, the source has more."""
    end = token.meta[END]
    start = end - 1 if token.info == "escape" and token.content != token.markup else at
    anchors = (
        found.content.cut(start, end).anchors if token.info == "escape" else ((0, found.content.at(start)),)
    )
    found.add(RunKind.TEXT, found.content.span(at, end), Passage(token.content, anchors))


def _code(found: Inlines, token: Token, at: int) -> None:
    end, width = token.meta[END], len(token.markup)
    padded = end - at - 2 * width > len(token.content)
    start = at + width + (1 if padded else 0)
    passage = found.content.cut(start, start + len(token.content))
    found.add(RunKind.CODE, found.content.span(at, end), Passage(token.content, passage.anchors))


def _formula(found: Inlines, token: Token, at: int) -> None:
    span = found.content.span(at, token.meta[END])
    inner = token.meta["inner"]
    passage = found.content.cut(inner, inner + len(token.content))
    found.formulas.append(
        Formula(span=span, passage=passage, display=bool(token.meta["display"]), scope=found.scope)
    )
    found.add(RunKind.FORMULA, span, passage)


def _wikilink(found: Inlines, token: Token, at: int) -> None:
    target, subpath, display = split_wikilink(token.content)
    span = found.content.span(at, token.meta[END])
    kind = LinkKind.EMBED if token.type == "embed" else LinkKind.WIKILINK
    found.links.append(
        Link(
            kind=kind,
            span=span,
            target=target,
            subpath=subpath,
            display=display,
            scope=found.scope,
            in_table=found.in_table,
        )
    )
    if kind is LinkKind.WIKILINK:
        shown = token.content if display is None else display
        end = token.meta["inner"] + len(token.content)
        found.add(RunKind.LINK, span, found.content.cut(end - len(shown), end))


def _comment(found: Inlines, token: Token, at: int) -> None:
    inner = token.meta["inner"]
    span = found.content.span(at, token.meta[END])
    passage = found.content.cut(inner, inner + len(token.content))
    found.comments.append(Comment(span=span, text=token.content))
    found.add(RunKind.COMMENT, span, passage)
    hide(found, passage)


def hide(found: Inlines, passage: Passage) -> None:
    """Add the links and tags of a comment: Obsidian counts them though it shows none."""
    if not any(mark in passage.text for mark in ("[[", "](", "#")):
        return
    children = parser().parseInline(passage.text.replace("\n", " "))[0].children or []
    hidden = read_inlines(children, passage, found.scope)
    found.links.extend(replace(link, in_comment=True) for link in hidden.links)
    found.tags.extend(hidden.tags)


def _markdown_link(found: Inlines, token: Token) -> None:
    href, at, first_run = found.opened.pop()
    display = "".join(run.passage.text for run in found.runs[first_run:])
    _local(found, LinkKind.MARKDOWN, href, display, found.content.span(at, token.meta[END]))


def _local(found: Inlines, kind: LinkKind, href: str, display: str, span: Span) -> None:
    """Record a Markdown link that leads to a file of the vault; one that leads to the web is no link of ours."""
    parts = vault_target(href)
    if parts is None:
        return
    target, subpath = parts
    found.links.append(
        Link(
            kind=kind,
            span=span,
            target=target,
            subpath=subpath,
            display=display,
            scope=found.scope,
            in_table=found.in_table,
        )
    )


def vault_target(href: str) -> tuple[str, str | None] | None:
    """Target and subpath of a Markdown link's destination; None where it leads out of the vault."""
    if not href or _SCHEME.match(href):
        return None
    target, _, subpath = unquote(href).partition("#")
    return target, "#" + subpath if subpath else None
