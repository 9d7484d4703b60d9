"""Obsidian's comments: `%% … %%` in a line, and over several lines where the opening mark starts a line."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from vaultproof.read.block_places import PLACE, PlacedBlockState


def comment_plugin(md: MarkdownIt) -> None:
    """Teach a parser comments."""
    md.inline.ruler.before("escape", "comment", _inline)
    md.block.ruler.before(
        "fence", "comment_block", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _is_mark(text: str, at: int) -> bool:
    """Whether exactly two percent signs stand at `at`."""
    return text.startswith("%%", at) and not text.startswith("%%%", at) and text[max(at - 1, 0) : at] != "%"


def _inline(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not _is_mark(state.src, start):
        return False
    begins_line = start == 0 or state.src[start - 1] == "\n"
    stop = state.posMax if begins_line else state.src.find("\n", start, state.posMax)
    close = state.src.find("%%", start + 2, stop if stop >= 0 else state.posMax)
    if close < 0:
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content = state.src[start + 2 : close]
        token.meta["inner"] = start + 2
    state.pos = close + 2
    return True


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A comment whose opening mark starts a line and whose closing mark stands on a later one."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not _is_mark(state.src, begin) or state.is_code_block(start_line):
        return False
    assert isinstance(state, PlacedBlockState)
    if state.src.find("%%", begin + 2, state.eMarks[start_line]) >= 0:
        return False
    if state.unclosed.get(("%%", end_line), end_line) <= start_line:
        return False
    for line in range(start_line + 1, end_line):
        close = state.src.find("%%", state.bMarks[line] + state.tShift[line], state.eMarks[line])
        if close >= 0:
            break
    else:
        state.unclosed["%%", end_line] = start_line
        return False
    if silent:
        return True
    token = state.push("comment_block", "", 0)
    token.map = [start_line, line + 1]
    state.getLines(start_line, line + 1, state.blkIndent, False)
    token.meta[PLACE] = state.cut
    rest = state.src[close + 2 : state.eMarks[line]]
    if rest.strip():  # what stands behind the closing mark is read as a line of its own
        state.bMarks[line], state.tShift[line] = close + 2, len(rest) - len(rest.lstrip())
        state.sCount[line] = state.blkIndent
        state.line = line
    else:
        state.line = line + 1
    return True
