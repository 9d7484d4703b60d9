"""One block's inline tokens → runs, links, formulas, tags, block ids and comments. Knows nothing of blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from vaultproof.note import BlockId, Comment, Formula, Link, LinkKind, Run, RunKind, Tag
from vaultproof.read.placed import AT
from vaultproof.read.wikilink import split_wikilink
from vaultproof.source import Passage, Span

_TEXT = frozenset({"text", "text_special"})


@dataclass(slots=True)
class Inlines:
    """What was found in the inline content of one block."""

    scope: int
    in_table: bool = False
    runs: list[Run] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    block_ids: list[BlockId] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


def read_inlines(tokens: Sequence[Token], content: Passage, scope: int, *, in_table: bool = False) -> Inlines:
    """What the inline tokens of one block hold, each at its place in the source."""
    found = Inlines(scope, in_table)
    style = {"strong": 0, "em": 0, "s": 0}
    opened: list[tuple[str, int, int]] = []
    for index, token in enumerate(tokens):
        at = token.meta.get(AT, 0)
        if token.type == "link_open":
            opened.append((str(token.attrs.get("href", "")), at, len(found.runs)))
        elif token.type == "link_close" and opened:
            _markdown_link(found, content, opened.pop(), _next_at(tokens, index, content))
        elif token.type == "image":
            _image(found, content, token, at, _next_at(tokens, index, content))
        elif token.type.endswith(("_open", "_close")):
            name = token.type.rsplit("_", 1)[0]
            if name in style:
                style[name] += token.nesting
        else:
            _token(found, content, token, at, style)
    return found


def _next_at(tokens: Sequence[Token], index: int, content: Passage) -> int:
    for token in tokens[index + 1 :]:
        if AT in token.meta:
            return int(token.meta[AT])
    return len(content.text)


def _add(found: Inlines, kind: RunKind, span: Span, passage: Passage, style: dict[str, int]) -> None:
    found.runs.append(
        Run(
            kind=kind,
            span=span,
            passage=passage,
            strong=style["strong"] > 0,
            emphasis=style["em"] > 0,
            struck=style["s"] > 0,
        )
    )


def _token(found: Inlines, content: Passage, token: Token, at: int, style: dict[str, int]) -> None:
    match token.type:
        case "text" if token.content:
            passage = content.cut(at, at + len(token.content))
            _add(found, RunKind.TEXT, passage.whole, passage, style)
        case "text_special":
            end = at + max(len(token.markup), 1)
            escaped = token.markup.startswith("\\") and token.markup != token.content
            start = end - 1 if escaped else at
            passage = Passage(token.content, ((0, content.at(start)),))
            _add(found, RunKind.TEXT, content.span(at, end), passage, style)
        case "code_inline":
            inner = content.text.find(token.content.strip(), at + len(token.markup)) if token.content.strip() else at
            lead = len(token.content) - len(token.content.lstrip())
            start = max(inner - lead, at)
            passage = content.cut(start, start + len(token.content))
            end = content.text.find(token.markup, start + len(token.content.rstrip()))
            _add(found, RunKind.CODE, content.span(at, max(end, start) + len(token.markup)), passage, style)
        case "formula":
            _formula(found, content, token, at, style)
        case "wikilink" | "embed":
            _wikilink(found, content, token, at, style)
        case "comment":
            _comment(found, content, token, at, style)
        case "tag":
            span = content.span(at, token.meta["end"])
            found.tags.append(Tag(span=span, name=token.content))
            _add(found, RunKind.TAG, span, content.cut(at, token.meta["end"]), style)
        case "block_id":
            found.block_ids.append(BlockId(span=content.span(at, token.meta["end"]), id=token.content))
        case "softbreak" | "hardbreak":
            start = content.text.find("\n", at)
            start = start if start >= 0 else at
            _add(found, RunKind.BREAK, content.span(start, start + 1), Passage("\n", ((0, content.at(start)),)), style)
        case "html_inline":
            passage = content.cut(at, at + len(token.content))
            _add(found, RunKind.HTML, passage.whole, passage, style)
        case _:
            pass


def _formula(found: Inlines, content: Passage, token: Token, at: int, style: dict[str, int]) -> None:
    span = content.span(at, token.meta["end"])
    inner = token.meta["inner"]
    passage = content.cut(inner, inner + len(token.content))
    display = bool(token.meta["display"])
    found.formulas.append(Formula(span=span, passage=passage, display=display, scope=found.scope))
    _add(found, RunKind.FORMULA, span, passage, style)


def _wikilink(found: Inlines, content: Passage, token: Token, at: int, style: dict[str, int]) -> None:
    end = token.meta["end"]
    target, subpath, display = split_wikilink(token.content)
    span = content.span(at, end)
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
    shown = display if display is not None else token.content
    if kind is LinkKind.WIKILINK:
        start = content.text.rfind(shown, at, end) if shown else at
        _add(found, RunKind.LINK, span, content.cut(start, start + len(shown)), style)


def _comment(found: Inlines, content: Passage, token: Token, at: int, style: dict[str, int]) -> None:
    from vaultproof.read.dialect import parser

    end, inner = token.meta["end"], token.meta["inner"]
    span = content.span(at, end)
    passage = content.cut(inner, inner + len(token.content))
    found.comments.append(Comment(span=span, text=token.content))
    _add(found, RunKind.COMMENT, span, passage, style)
    children = parser().parseInline(token.content.replace("\n", " "))[0].children or []
    hidden = read_inlines(children, passage, found.scope)
    found.links.extend(_hidden(link) for link in hidden.links)
    found.tags.extend(hidden.tags)


def _hidden(link: Link) -> Link:
    return Link(
        kind=link.kind,
        span=link.span,
        target=link.target,
        subpath=link.subpath,
        display=link.display,
        scope=link.scope,
        in_comment=True,
    )


def _markdown_link(found: Inlines, content: Passage, opened: tuple[str, int, int], end: int) -> None:
    href, at, first_run = opened
    display = "".join(run.passage.text for run in found.runs[first_run:])
    _local(found, LinkKind.MARKDOWN, href, display, content.span(at, end))


def _image(found: Inlines, content: Passage, token: Token, at: int, end: int) -> None:
    _local(found, LinkKind.EMBED, str(token.attrs.get("src", "")), token.content, content.span(at, end))


def _local(found: Inlines, kind: LinkKind, href: str, display: str, span: Span) -> None:
    """Record a Markdown link that leads to a file of the vault; one that leads to the web is no link of ours."""
    if not href or "://" in href or href.split(":", 1)[0] in {"mailto", "tel", "data", "obsidian", "javascript"}:
        return
    target, mark, subpath = unquote(href).partition("#")
    found.links.append(
        Link(
            kind=kind,
            span=span,
            target=target,
            subpath=mark + subpath if mark else None,
            display=display,
            scope=found.scope,
            in_table=found.in_table,
        )
    )
