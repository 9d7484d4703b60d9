"""How a formula is written into a place of a note: inline, or on lines of its own. Finds no formula."""

from __future__ import annotations

import re

from vaultproof.note import Note
from vaultproof.paste.prose import Line
from vaultproof.render import check_formulas
from vaultproof.render.known import defines

_MAX_LENGTH = 2000
_CODE_INDENT = 4
_OPEN_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_TRAILING = re.compile(r"\s*[.,;:。，；]?\s*")


def wrapped(note: Note, line: Line, start: int, end: int, latex: str) -> str | None:
    """What to write for `line.text[start:end]`, a formula: on lines of its own where nothing else stands on the line.

    None where Obsidian would not show it.
    """
    if not showable(latex, True) or _is_deep(note, line):
        return None
    latex = closed(latex)
    alone = line.alone and not _holds_up(note, line)
    if start < 40 and not line.text[:start].strip() and alone and _TRAILING.fullmatch(line.text, end):
        if line.text[end:].strip() or ">" in line.margin:
            return f"$${latex}$$"
        return on_own_lines(note, line, latex)
    return inline(line, start, end, latex)


def _is_deep(note: Note, line: Line) -> bool:
    """Whether a line would be code if the line before it were no text: it is indented far behind its paragraph."""
    return len(line.margin.expandtabs(4)) >= _column(note, line) + _CODE_INDENT


def _holds_up(note: Note, line: Line) -> bool:
    """Whether the line behind one would be code if this one were no text."""
    source = note.source
    number = source.position(line.start).line + 1
    behind = source.line(number).expandtabs(4) if number <= len(source.line_starts) else ""
    bare = behind.lstrip(" >")
    return bool(bare) and len(behind) - len(bare) >= _column(note, line) + _CODE_INDENT


def _column(note: Note, line: Line) -> int:
    return note.source.position(note.blocks[line.block].span.start).column - 1


def inline(line: Line, start: int, end: int, latex: str) -> str | None:
    """A formula in a line of text, or None where its dollars would not be read as such."""
    before, after = line.text[max(start - 1, 0) : start], line.text[end : end + 1]
    if after.isdigit() or before in ("$", "\\") or after == "$" or (line.kind == "cell" and "|" in latex):
        return None
    return f"${closed(latex)}$"


def closed(latex: str) -> str:
    r"""A formula without a backslash at its end, which would take the dollar behind it: `x\ ` has lost its space."""
    return f"{latex} {{}}" if _OPEN_BACKSLASH.search(latex) else latex


def on_own_lines(note: Note, line: Line, latex: str) -> str:
    """A display formula on lines of its own, under the margin of its line. It starts where the line's content does."""
    end = f"{note.source.line_end}{line.margin}"
    lines = latex.replace("\n", end)
    return f"$${end}{lines}{end}$$"


def showable(latex: str, display: bool) -> bool:
    """Whether Obsidian shows a formula without an error, as far as that can be told here, and quickly."""
    if "$" in latex or defines(latex) or len(latex) > _MAX_LENGTH:
        return False
    return check_formulas(((latex, display),)) == (None,)
