"""Commands whose backslash and first letter a program read as a control character: TAB + `ext{…}` for `\\text{…}`.

Only inside formulas, and only where nothing else can have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.render.known import commands

_LETTER = {"\t": "t", "\f": "f", "\b": "b", "\x07": "a", "\x0b": "v", "\r": "r"}
_EATEN = re.compile(r"([\t\f\x08\x07\x0b\r])([A-Za-z]+)")
# A tab before one or two letters indents a line, or parts columns.
_SHORTEST_AFTER_TAB = 3


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
