"""Obsidian's comments: `%% … %%` in a line, and over several lines where the opening mark starts a line."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from vaultproof.read.formula import column


def comment_plugin(md: MarkdownIt) -> None:
    """Teach a parser comments."""
    md.inline.ruler.before("escape", "comment", _inline)
    md.block.ruler.before("fence", "comment_block", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _is_mark(text: str, at: int) -> bool:
    """Whether exactly two percent signs stand at `at`."""
    return text.startswith("%%", at) and not text.startswith("%%%", at) and text[at - 1 : at] != "%"


def _inline(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not _is_mark(state.src, start):
        return False
    close = state.src.find("%%", start + 2, state.posMax)
    if close < 0:
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content = state.src[start + 2 : close]
        token.meta.update(end=close + 2, inner=start + 2)
    state.pos = close + 2
    return True


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not _is_mark(state.src, begin):
        return False
    if state.src.find("%%", begin + 2, state.eMarks[start_line]) >= 0:
        return False
    for line in range(start_line + 1, end_line):
        start = state.bMarks[line] + state.tShift[line]
        if state.src.find("%%", start, state.eMarks[line]) >= 0:
            break
    else:
        return False
    if silent:
        return True
    token = state.push("comment_block", "", 0)
    token.map = [start_line, line + 1]
    token.meta["columns"] = [column(state, at) for at in range(start_line, line + 1)]
    token.block = True
    state.line = line + 1
    return True
