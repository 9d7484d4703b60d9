"""A note as Obsidian reads it: plain values, no behaviour. Says nothing of what its formulas mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vaultproof.diagnostic import Diagnostic
from vaultproof.quick import quick
from vaultproof.source import Passage, Source, Span


class LinkKind(StrEnum):
    """How a link is written."""

    WIKILINK = "wikilink"
    EMBED = "embed"
    MARKDOWN = "markdown"


class ScopeKind(StrEnum):
    """What kind of container a scope is."""

    NOTE = "note"
    SECTION = "section"
    ITEM = "item"
    QUOTE = "quote"
    CALLOUT = "callout"
    TABLE = "table"
    ROW = "row"


class RunKind(StrEnum):
    """What a run of inline content is."""

    TEXT = "text"
    CODE = "code"
    FORMULA = "formula"
    LINK = "link"
    COMMENT = "comment"
    TAG = "tag"
    HTML = "html"
    BREAK = "break"


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A container of the note. Scopes form a tree by `parent` (an index into `Note.scopes`; the note itself is 0).

    `name` is a section's heading, a callout's title, or the bold words that lead a list item or paragraph.
    """

    kind: ScopeKind
    span: Span
    parent: int | None
    name: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of inline content of one kind. `passage.text` is what a reader sees: for a formula its LaTeX without
    the dollars, for inline code its content, for a link its display text. `span` covers its marks too."""

    kind: RunKind
    span: Span
    passage: Passage
    strong: bool = False
    emphasis: bool = False
    struck: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One run of inline content: a paragraph, a heading or a table cell. `scope` indexes `Note.scopes`.

    `row` and `column` count a table cell's place from 0, the header row being 0; elsewhere both are None.
    """

    kind: str
    span: Span
    scope: int
    runs: tuple[Run, ...]
    row: int | None = None
    column: int | None = None

    def __hash__(self) -> int:
        """That of its place: many ask which block something is of, and no two stand at one."""
        return hash((self.span.start, self.span.end, self.scope))

    @property
    def text(self) -> str:
        """The block's words as a reader sees them."""
        return "".join([run.passage.text for run in self.runs if run.kind is not RunKind.COMMENT])


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: its level 1 to 6 and its raw text."""

    span: Span
    level: int
    text: str
    scope: int


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as written. `target` is the part before the first `#`, decoded; `subpath` starts with `#` or is None.

    `in_property` names the property that holds it. `in_comment` links count for the graph but are not shown.
    `span` covers the whole link with its brackets (in a property: the quoted value's wikilink).
    """

    kind: LinkKind
    span: Span
    target: str
    subpath: str | None
    display: str | None
    scope: int = 0
    in_property: str | None = None
    in_comment: bool = False
    in_table: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """LaTeX between dollars. `passage` is the LaTeX alone; `span` covers the dollars too. A `fenced` one stands in a
    block marked `math`, which other programs show as a formula and Obsidian as code."""

    span: Span
    passage: Passage
    display: bool
    scope: int
    fenced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced (or indented) code block. `info` is the whole info string, `language` its first word in lower case."""

    span: Span
    passage: Passage
    info: str
    language: str
    scope: int
    closed: bool = True


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class BlockId:
    """A block id: `^id` without the caret."""

    span: Span
    id: str


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag without its `#`. `in_property` is True for one in the frontmatter."""

    span: Span
    name: str
    in_property: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A callout: its type as written, its fold mark (`+`, `-` or None), its title and its scope."""

    span: Span
    type: str
    fold: str | None
    title: str
    scope: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A `%% … %%` comment; `text` is what stands between the marks."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote's own words, `[^id]: …`; `span` is the `[^id]` before them."""

    span: Span
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteReference:
    """A mark in the text, `[^id]`, that leads to a footnote."""

    span: Span
    id: str


Scalar = str | int | float | bool | None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property of the frontmatter. `value` is plain data: a scalar, or a tuple of scalars for a list; anything
    deeper is kept as its YAML text. `key_span`, `value_span` and, for a list, `item_spans` are places in the note."""

    name: str
    value: Scalar | tuple[Scalar, ...]
    key_span: Span
    value_span: Span
    item_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontmatter:
    """The properties of a note. `span` covers both `---` lines; `valid` is False where the YAML was refused."""

    span: Span
    properties: tuple[Property, ...]
    valid: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One Markdown file, read. `title` is its file name without `.md`. `scopes[0]` is the note itself.

    Reading never fails: what could not be understood is in `diagnostics`, the rest is here.
    """

    path: str
    title: str
    source: Source
    frontmatter: Frontmatter | None
    aliases: tuple[str, ...]
    scopes: tuple[Scope, ...]
    blocks: Sequence[Block]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    formulas: tuple[Formula, ...]
    fences: tuple[Fence, ...]
    block_ids: tuple[BlockId, ...]
    tags: tuple[Tag, ...]
    callouts: tuple[Callout, ...]
    comments: tuple[Comment, ...]
    diagnostics: tuple[Diagnostic, ...]
    footnotes: tuple[Footnote, ...] = ()
    footnote_references: tuple[FootnoteReference, ...] = ()

    def scope_chain(self, scope: int) -> Iterator[int]:
        """A scope and the scopes around it, innermost first, ending with the note itself (0)."""
        at: int | None = scope
        while at is not None:
            yield at
            at = self.scopes[at].parent

    def section_of(self, scope: int) -> int:
        """The section in which a scope lies, or the note itself."""
        kinds = (ScopeKind.SECTION, ScopeKind.NOTE)
        return next(at for at in self.scope_chain(scope) if self.scopes[at].kind in kinds)
