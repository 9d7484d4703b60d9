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
_STARTS = re.compile(r"\\.|`+|\$\$?", re.DOTALL)
_BEGINS = re.compile(r"[-*+>][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|>")
_TAIL = " \t.,;:。，"


def formula_plugin(md: MarkdownIt) -> None:
    """Teach a parser inline and display formulas."""
    md.inline.ruler.before("escape", "formula", _inline)
    md.block.ruler.before(
        "fence", "formula_block", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.block.ruler.before("lheading", "formula_paragraph", _paragraph)


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
    if silent and state.parentType == "blockquote" and _is_open(state, state.line, start_line):
        return False
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


def _paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A paragraph with a formula over several of its lines: what looks like a fence, an underline or a formula of its
    own between the `$$` is none, and the next `$$` closes. Lists, quotes and headings end it as they do elsewhere.
    """
    assert isinstance(state, PlacedBlockState)
    begin = state.bMarks[start_line] + state.tShift[start_line]
    blank, mark = state.next_of("\n\n", begin), state.next_of("$$", begin)
    if silent or mark < 0 or 0 <= blank < mark:
        return False
    inside = _opens(state, start_line, inside=False)
    if not inside and not _ever_opens(state, start_line + 1):
        return False
    terminators = state.md.block.ruler.getRules("paragraph")
    kept, state.parentType = state.parentType, "paragraph"
    line, closes, guarded = start_line + 1, -1, False
    while line < state.lineMax and not state.isEmpty(line):
        if inside and line > closes:
            closes = _closing_line(state, line)
        could_end = 0 <= state.sCount[line] <= state.blkIndent + 3
        if inside and closes >= line:
            begin = state.bMarks[line] + state.tShift[line]
            if could_end and _BEGINS.match(state.src, begin, state.eMarks[line]):
                break
            guarded = True
        elif could_end and any(rule(state, line, end_line, True) for rule in terminators):
            break
        inside = _opens(state, line, inside=inside)
        line += 1
    state.parentType = kept
    if not guarded:
        return False
    content = state.getLines(start_line, line, state.blkIndent, False).strip()
    state.line = line
    for name, nesting in (("paragraph_open", 1), ("inline", 0), ("paragraph_close", -1)):
        token = state.push(name, "" if nesting == 0 else "p", nesting)  # type: ignore[arg-type]
        if nesting >= 0:
            token.map = [start_line, line]
        if nesting == 0:
            token.content, token.children = content, []
    return True


def _ever_opens(state: PlacedBlockState, first: int) -> bool:
    """Whether a `$$` is open at the end of a line before the next blank one. Each line is asked once."""
    key = (state.level, state.lineMax)
    begin, end, opens = state.opening.get(key, (0, -1, False))
    if not begin <= first <= end:
        begin, end, opens = first, first, False
        while end < state.lineMax and not state.isEmpty(end):
            if _opens(state, end, inside=False):
                opens = True
                break
            end += 1
        state.opening[key] = (begin, end, opens)
    return opens


def _closing_line(state: StateBlock, first: int) -> int:
    """The line of the next `$$` with no blank line before it, or -1."""
    for line in range(first, state.lineMax):
        if state.isEmpty(line):
            return -1
        if _display_end(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) >= 0:
            return line
    return -1


def _is_open(state: StateBlock, first: int, last: int) -> bool:
    """Whether a `$$` of the lines before `last` is not closed in them."""
    inside = False
    for line in range(first, last):
        inside = _opens(state, line, inside=inside)
    return inside


def _opens(state: StateBlock, line: int, *, inside: bool) -> bool:
    """Whether a `$$` is open at the end of a line, given whether one is at its beginning."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    if "$$" not in text:
        return inside
    at = 0
    if inside:
        close = _display_end(text, 0, len(text))
        if close < 0:
            return True
        at = close + 2
    while (found := _STARTS.search(text, at)) is not None:
        at, mark = found.end(), found.group()
        if mark == "$$":
            close = _display_end(text, at, len(text))
            if close < 0:
                return True
            at = close + 2
        elif mark == "$":
            end = next((one.start() for one in _DOLLARS.finditer(text, at) if one.group() == "$"), -1)
            at = end + 1 if end > at and _closes(text, at, end) else at
        elif mark[0] == "`":
            end = text.find(mark, at)
            at = end + len(mark) if end >= 0 else at
    return False
