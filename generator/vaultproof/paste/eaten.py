"""Commands whose backslash and first letter a program read as a control character: TAB + `ext{…}` for `\\text{…}`.

Only inside formulas, and only where nothing else can have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.paste.prose import BLOT
from vaultproof.render.known import commands

_LETTER = {"\t": "t", "\f": "f", "\b": "b", "\x07": "a", "\x0b": "v", "\r": "r"}
_EATEN = re.compile(r"([\t\f\x08\x07\x0b\r])([A-Za-z]+)")
# A tab before one or two letters indents a line, or parts columns.
_SHORTEST_AFTER_TAB = 3

# A tab behind a dollar keeps Obsidian from reading a formula.
_BEHIND_DOLLAR = re.compile(
    r"(?<![\\$\w])\$(?=[\t\f\x08\x07\x0b][A-Za-z]{2})([^$\n]{2,400}?)(?<!\s)\$(?![$\d\w])"
)


def behind_dollars(text: str) -> Iterator[tuple[int, int, str]]:
    """Formulas of a line of which the first command was eaten, so that they begin with a tab: `$` TAB `heta$`."""
    if text.count("$") % 2:
        return
    for match in _BEHIND_DOLLAR.finditer(text):
        latex = match[1]
        first = _EATEN.match(latex)
        if first is None or BLOT in latex or (name := _LETTER[first[1]] + first[2]) not in commands():
            continue
        latex = f"\\{name}{latex[first.end() :]}"
        for start, end, command in reversed(list(eaten_commands(latex))):
            latex = latex[:start] + command + latex[end:]
        yield *match.span(), latex


def eaten_commands(latex: str) -> Iterator[tuple[int, int, str]]:
    """Places of eaten commands in a formula, each with the command."""
    for match in _EATEN.finditer(latex):
        name = _LETTER[match[1]] + match[2]
        if name not in commands() or match[1] == "\r":
            continue
        line = latex[: match.start()].rpartition("\n")[2]
        indent = not line.strip() and match[2] in commands()
        if match[1] == "\t" and (indent or len(match[2]) < _SHORTEST_AFTER_TAB):
            continue
        yield *match.span(), "\\" + name
