"""Formulas between dollars, delimited as Obsidian does. Reads no LaTeX.

`$…$`: nothing but a character other than white space inside each dollar, and no digit behind the closing one.
`$$…$$`: no such rule, in a line of text or over several lines.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_MAX_INLINE = 4000


def formula_plugin(md: MarkdownIt) -> None:
    """Teach a parser inline and display formulas."""
    md.inline.ruler.before("escape", "formula", _inline)
    md.block.ruler.before("fence", "formula_block", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def column(state: StateBlock, line: int) -> int:
    """How many characters of a line belong to the quotes and lists around it, or to its indent."""
    start = state.bMarks[line] + state.tShift[line]
    return start - (state.src.rfind("\n", 0, start) + 1)


def _closing(text: str, mark: str, start: int, end: int) -> int:
    """The offset of the next unescaped `mark`, or -1."""
    at = start
    while True:
        at = text.find(mark, at, end)
        if at < 0:
            return -1
        slashes = at - len(text[:at].rstrip("\\")) if at > 0 and text[at - 1] == "\\" else 0
        if slashes % 2 == 0:
            return at
        at += 1


def _inline(state: StateInline, silent: bool) -> bool:
    text, start, end = state.src, state.pos, state.posMax
    if text[start] != "$":
        return False
    display = text.startswith("$$", start)
    end = end if display else min(end, start + _MAX_INLINE)
    mark = "$$" if display else "$"
    inner = start + len(mark)
    close = _closing(text, mark, inner, end)
    if not display:
        while close > 0 and not _closes(text, close, end):
            close = _closing(text, "$", close + 1, end)
        if inner >= end or text[inner] in " \t\n$" or close <= inner:
            return False
    if close < 0 or (display and not text[inner:close].strip()):
        return False
    if not silent:
        token = state.push("formula", "math", 0)
        token.content = text[inner:close]
        token.meta.update(end=close + len(mark), inner=inner, display=display)
    state.pos = close + len(mark)
    return True


def _closes(text: str, at: int, end: int) -> bool:
    return text[at - 1] not in " \t\n" and not (at + 1 < end and text[at + 1].isdigit())


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`$$` at the start of a line, up to the next `$$`, over blank lines too; nothing else may follow on its line."""
    if state.is_code_block(start_line):
        return False
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("$$", begin):
        return False
    first = _closing(state.src, "$$", begin + 2, state.eMarks[start_line])
    line = start_line
    if first >= 0:
        if state.src[first + 2 : state.eMarks[start_line]].strip(" \t.,;:。，") or first == begin + 2:
            return False
    else:
        for line in range(start_line + 1, end_line):
            if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
                return False
            close = _closing(state.src, "$$", state.bMarks[line] + state.tShift[line], state.eMarks[line])
            if close >= 0:
                if state.src[close + 2 : state.eMarks[line]].strip(" \t.,;:。，"):
                    return False
                break
        else:
            return False
    if silent:
        return True
    token = state.push("formula_block", "math", 0)
    token.map = [start_line, line + 1]
    token.meta["columns"] = [column(state, at) for at in range(start_line, line + 1)]
    token.block = True
    state.line = line + 1
    return True
