"""Backslashes that a Markdown writer has put before signs of a formula: `W\\_{ij}` for `W_{ij}`, `u^\\*` for `u^*`.

In a formula they do harm: the index stands on the line, or Obsidian shows an error. An underscore in a word, as in
`batch\\_size`, is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORDS = re.compile(
    r"\\(?:text\w*|math(?:rm|tt|sf|it|bf|normal)|operatorname\*?|mbox|hbox|tag|label|ref|texttt|verb|url|href)\s*"
    r"\{(?:[^{}]|\\[{}]){0,400}\}"
)
_BLOT = "\x00"
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\([_*^])")
_DOUBLED = re.compile(r"\\\\[A-Za-z]{3,}")
_COLUMNS = re.compile(
    r"\\(?:begin|end)\s*\{[^{}]{0,40}\}(?:\s*\{[^{}]{0,40}\})?|\\[A-Za-z]+|\[-?[\d.]+[a-z]{2}\]"
)
_PROSE = re.compile(r"[^\W\d_]{4,}|[\"$]|</")
_PLAIN_INDEX = re.compile(r"(?<!\\)(?:\\\\)*_")
_NAME = re.compile(
    r"(?:(?<![A-Za-z\d])[A-Za-z]|\\[A-Za-z]+|[})\]*]|(?<=[A-Za-z)}])'|(?<![A-Za-z])[α-ωΑ-Ω])\s?\Z"
)
_BEFORE_GROUP = re.compile(r"(?:[\w})\]*]|(?<=[A-Za-z)}])')\s?\Z")
_GROUP = re.compile(r"\{\s*[^{}\s]")
_INDEX = re.compile(r"(?:[A-Za-z\d*+](?![A-Za-z\d])|\\[A-Za-z]+)")
_POWER = re.compile(r"\\?[*A-Za-z\d{]")
_INDICES = re.compile(r"[_^]\{[^{}]{0,80}\}")
_NEAR = 30


def escaped_signs(latex: str) -> tuple[Sequence[int], bool]:
    """The places of backslashes that do not belong in a formula, and whether that is certain.

    Certain is an index in braces, one of a command or a bracket, and a star or power, which Obsidian does not show with
    a backslash. An index between single letters is only likely, and counts where no index of the formula is written
    without one. What holds words is perhaps no formula.
    """
    if not any(sign in latex for sign in ("\\_", "\\*", "\\^")):
        return (), False
    text = _WORDS.sub(lambda match: _BLOT * len(match[0]), latex)
    if _DOUBLED.search(text) or _PROSE.search(_COLUMNS.sub(" ", _INDICES.sub(" ", text))):
        return (), False
    sure: list[int] = []
    likely: list[int] = []
    for match in _ESCAPED.finditer(text):
        at = match.start(1)
        if match[1] == "*":
            sure.append(at - 1)
            continue
        before, behind = text[max(at - 1 - _NEAR, 0) : at - 1], text[at + 1 : at + 1 + _NEAR]
        name = _NAME.search(before)
        if match[1] == "^":
            sure += [at - 1] if name and _POWER.match(behind) else []
            continue
        if _GROUP.match(behind) and _BEFORE_GROUP.search(before):
            sure.append(at - 1)
        elif name and _INDEX.match(behind):
            (likely if len(name[0].strip()) == 1 and name[0][0].isalpha() else sure).append(at - 1)
    if likely and (sure or _PLAIN_INDEX.search(text) is None):
        return sorted((*sure, *likely)), bool(sure)
    return sure, bool(sure)
