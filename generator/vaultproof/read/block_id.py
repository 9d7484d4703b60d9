"""Block ids: ` ^id` at the end of a paragraph or list item, behind an embed, or alone on a line of its own."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from vaultproof.read.inline_places import END

_ID = re.compile(r"\^([A-Za-z0-9-]+)[ \t]*(?=\n|$)")


def block_id_plugin(md: MarkdownIt) -> None:
    """Teach a parser block ids."""
    md.inline.ruler.before("escape", "block_id", _block_id)


def _block_id(state: StateInline, silent: bool) -> bool:
    start = state.pos
    before = state.src[max(start - 2, 0) : start]
    if state.src[start] != "^" or not (start == 0 or before[-1:].isspace() or before == "]]"):
        return False
    match = _ID.match(state.src, start, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("block_id", "", 0)
        token.content = match.group(1)
        token.meta[END] = match.end(1)
    state.pos = match.end()
    return True
