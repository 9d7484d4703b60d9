"""Footnotes: `[^id]` in text, `[^id]: …` at the start of a line, and `^[…]` in the text itself. Pairs none of them."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from vaultproof.read.block_places import PLACE, PlacedBlockState

_LABEL = re.compile(r"\[\^([^\s\[\]^]+)\]")
_DEFINITION = re.compile(r"\[\^([^\s\[\]^]+)\]:[ \t]*")
_INDENT = 2


def footnote_plugin(md: MarkdownIt) -> None:
    """Teach a parser footnotes."""
    md.inline.ruler.before("link", "footnote", _inline)
    md.block.ruler.before("reference", "footnote", _block, {"alt": ["paragraph", "reference"]})


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] == "^":
        return _inside_text(state, silent)
    match = _LABEL.match(state.src, state.pos, state.posMax)
    if match is None or state.src.startswith("(", match.end()):
        return False
    if not silent:
        token = state.push("footnote", "", 0)
        token.content = match.group(1)
    state.pos = match.end()
    return True


def _inside_text(state: StateInline, silent: bool) -> bool:
    """`^[…]`: its words are read like any others; only the marks are left out."""
    start, end = state.pos, state.posMax
    if not state.src.startswith("[", start + 1):
        return False
    close = state.md.helpers.parseLinkLabel(state, start + 1)
    if close < 0:
        return False
    if not silent:
        state.push("footnote_open", "", 1)
        state.pos, state.posMax = start + 2, close
        state.md.inline.tokenize(state)
        state.push("footnote_close", "", -1)
    state.pos, state.posMax = close + 1, end
    return True


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A footnote's own words: the rest of the line and indented lines below it, over blank lines too."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    match = _DEFINITION.match(state.src, begin, state.eMarks[start_line])
    if match is None or state.is_code_block(start_line):
        return False
    if silent:
        return True
    token = state.push("footnote_definition_open", "", 1)
    token.content = match.group(1)
    assert isinstance(state, PlacedBlockState)
    token.meta.update({"line": start_line, PLACE: state.column(start_line)})
    kept = state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line], state.blkIndent
    kept_parent = state.parentType
    state.bMarks[start_line], state.tShift[start_line] = match.end(), 0
    state.blkIndent += _INDENT
    state.sCount[start_line] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, start_line, end_line)
    state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line], state.blkIndent = kept
    state.parentType = kept_parent
    if state.line <= start_line:
        state.line = start_line + 1
    token.map = [start_line, state.line]
    state.push("footnote_definition_close", "", -1)
    return True
