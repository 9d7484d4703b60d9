"""markdown-it-py set up for Obsidian's dialect: one plugin a module, in one plain tuple. Builds no note."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt

from vaultproof.read.block_id import block_id_plugin
from vaultproof.read.comment import comment_plugin
from vaultproof.read.formula import formula_plugin
from vaultproof.read.placed import PlacedParser
from vaultproof.read.tag import tag_plugin
from vaultproof.read.wikilink import wikilink_plugin

PLUGINS: tuple[Callable[[MarkdownIt], None], ...] = (
    formula_plugin,
    comment_plugin,
    wikilink_plugin,
    tag_plugin,
    block_id_plugin,
)


@cache
def parser() -> MarkdownIt:
    """The one parser of this process."""
    md = MarkdownIt("commonmark", {"maxNesting": 60})
    md.inline = PlacedParser()
    md.enable(["table", "strikethrough"])
    md.inline.ruler2.disable("fragments_join")
    md.core.ruler.disable("text_join")
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    for plugin in PLUGINS:
        md.use(plugin)
    return md
