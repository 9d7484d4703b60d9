"""markdown-it-py set up for Obsidian's dialect: one plugin a module, in one plain tuple. Builds no note."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt

from vaultproof.read.block_id import block_id_plugin
from vaultproof.read.block_places import PlacedBlockParser
from vaultproof.read.comment import comment_plugin
from vaultproof.read.footnote import footnote_plugin
from vaultproof.read.formula import formula_plugin
from vaultproof.read.highlight import highlight_plugin
from vaultproof.read.inline_places import PlacedParser
from vaultproof.read.tag import tag_plugin
from vaultproof.read.wikilink import wikilink_plugin

MAX_NESTING = 60
"""How many quotes and list items, lists counted too, may stand inside one another."""

PLUGINS: tuple[Callable[[MarkdownIt], None], ...] = (
    formula_plugin,
    comment_plugin,
    wikilink_plugin,
    footnote_plugin,
    tag_plugin,
    block_id_plugin,
    highlight_plugin,
)


@cache
def parser() -> MarkdownIt:
    """The one parser of this process."""
    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    md.block = PlacedBlockParser()
    md.inline = PlacedParser()
    for plugin in PLUGINS:
        md.use(plugin)
    md.inline.ruler2.disable("fragments_join")
    md.core.ruler.disable(["normalize", "text_join"])
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - its name
    return md
