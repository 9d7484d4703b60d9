"""Formulas between dollars, delimited as Obsidian does. Reads no LaTeX.

`$…$`: nothing but a character other than white space inside each dollar, and no digit behind the closing one.
`$$…$$`: no such rule, in a line of text or over several lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from vaultproof.read.block_places import PLACE, PlacedBlockState
from vaultproof.read.inline_places import PlacedState

_MAX_INLINE = 4000
_STOPS = re.compile(r"\\.|\$\$?", re.DOTALL)
_DOLLARS = re.compile(r"\\.|\$", re.DOTALL)
_TAIL = " \t.,;:。，"


def formula_plugin(md: MarkdownIt) -> None:
    """Teach a parser inline and display formulas."""
    md.inline.ruler.before("escape", "formula", _inline)
    md.block.ruler.before(
        "fence", "formula_block", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _display_end(text: str, start: int, end: int) -> int:
    """The offset of the next `$$` whose dollars are not escaped, or -1."""
    for match in _STOPS.finditer(text, start, end):
        if match.group() == "$$":
            return match.start()
    return -1


def _marks(state: PlacedState, mark: str) -> list[int]:
    """The offsets of the dollars, or pairs of dollars, that no backslash escapes."""
    if mark not in state.known:
        wanted = _STOPS if mark == "$$" else _DOLLARS
        state.known[mark] = [found.start() for found in wanted.finditer(state.src) if found.group() == mark]
    return state.known[mark]


def _inline(state: StateInline, silent: bool) -> bool:
    assert isinstance(state, PlacedState)
    text, start, end = state.src, state.pos, state.posMax
    mark = "$$" if text.startswith("$$", start) else "$"
    inner = start + len(mark)
    marks = _marks(state, mark)
    index = bisect_left(marks, inner)
    if index == len(marks):
        return False
    close = marks[index]
    after = close + len(mark)
    if after > end or not text[inner:close].strip() or (mark == "$" and not _closes(text, inner, close)):
        return False
    if not silent:
        token = state.push("formula", "math", 0)
        token.content = text[inner:close]
        token.meta.update(inner=inner, display=mark == "$$")
    state.pos = after
    return True


def _closes(text: str, inner: int, close: int) -> bool:
    """Whether the next dollar closes an inline formula; where it does not, the first one is a plain dollar."""
    spaced = text[inner].isspace() or text[close - 1].isspace()
    return not spaced and not text[close + 1 : close + 2].isdigit() and close - inner <= _MAX_INLINE


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`$$` at the start of a line, up to the next `$$`, over blank lines too; nothing else may follow on its line."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("$$", begin) or state.is_code_block(start_line):
        return False
    assert isinstance(state, PlacedBlockState)
    last = _last_line(state, begin + 2, start_line, end_line)
    if last is None:
        return False
    if silent:
        return True
    token = state.push("formula_block", "math", 0)
    token.map = [start_line, last + 1]
    state.getLines(start_line, last + 1, state.blkIndent, False)
    token.meta[PLACE] = state.cut
    state.line = last + 1
    return True


def _last_line(state: PlacedBlockState, inner: int, start_line: int, end_line: int) -> int | None:
    """The line on which a display formula closes, where it does and nothing but a stop follows it."""
    indent = min(state.blkIndent, state.sCount[start_line])
    if indent < 0 or state.unclosed.get(("$$", end_line), end_line) <= start_line:
        return None
    for line in range(start_line, end_line):
        begin = inner if line == start_line else state.bMarks[line] + state.tShift[line]
        if state.sCount[line] < indent and not state.isEmpty(line):
            return None
        close = _display_end(state.src, begin, state.eMarks[line])
        if close >= 0:
            empty = line == start_line and not state.src[inner:close].strip()
            return None if empty or state.src[close + 2 : state.eMarks[line]].strip(_TAIL) else line
    state.unclosed["$$", end_line] = start_line
    return None
