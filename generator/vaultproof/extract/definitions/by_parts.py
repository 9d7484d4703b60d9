"""Definitions of which each gives a part of one function: `f(x) = x for x < 1 and f(x) = 5 for x ≥ 1`.

None of them is the function. Those of which each tells its condition have been put together before. Evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.claim import Definition
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_LESS = r"(?:<|>|≤|≥|⩽|⩾|\\(?:leq?|geq?|leqslant|geqslant|lt|gt)(?![A-Za-z]))"
_ELSE = Spotted(
    r"""\b(?:otherwise|else|elsewhere|on\ the\ (?:left|right)|ngược\ lại|còn\ lại|trường\ hợp\ khác|bên\ (?:trái|phải)
    |sonst|andernfalls|ansonsten|links|rechts|sinon|ailleurs|autrement|à\ (?:gauche|droite)|en\ otro\ caso
    |en\ caso\ contrario|si\ no|a\ la\ (?:izquierda|derecha)|caso\ contrário|senão|nos\ demais\ casos
    |à\ (?:esquerda|direita)|altrimenti|negli\ altri\ casi|a\ (?:sinistra|destra)
    |иначе|в\ (?:остальных|противном)\ случа\w+|слева|справа)\b
    |否则|其他情况|其余|左侧|右侧|それ以外|その他|左側|右側|그\ 외|그렇지\ 않으면""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTS = 2
_REACH = 4000
_END = late(r"\n[ \t]*(?:\n|[-*+#>|]|\d+[.)])")
"""Where a paragraph or the item of a list ends."""


def without_parts(note: Note, definitions: tuple[Definition, ...]) -> tuple[Definition, ...]:
    """The definitions that do not give a part of their function only."""
    return tuple(one for one in definitions if not _is_part(note.source.text, one))


def _is_part(text: str, definition: Definition) -> bool:
    """Whether the paragraph of a definition gives its function by parts."""
    head, _, _ = definition.text.partition("=")
    if len(definition.parameters) != 1 or "begin{" in definition.text:
        return False
    first = max(definition.span.start - _REACH, 0)
    start = max((end.end() for end in _END.finditer(text, first, definition.span.start)), default=first)
    stop = _END.search(text, definition.span.end)
    paragraph = text[start : stop.start() if stop is not None else len(text)]
    if paragraph.count("=") < _PARTS:
        return False
    same = re.compile(r"\s*".join(map(re.escape, head.split())) + r"\s*=\s*(?P<body>[^$=\n]*)")
    bodies = {"".join(match["body"].split()) for match in same.finditer(paragraph)}
    if len(bodies) < _PARTS:
        return False
    return sum(1 for _ in _conditions(paragraph, head)) >= _PARTS or _ELSE.search(paragraph) is not None


def _conditions(paragraph: str, head: str) -> Iterator[re.Match[str]]:
    """The places at which the argument is held against something: `x < 1`, `0 \\le x`."""
    argument = re.search(r"\(\s*(.+?)\s*\)\s*$", head)
    if argument is None:
        return iter(())
    name = rf"(?<![A-Za-z\\]){re.escape(argument[1])}(?![A-Za-z(])"
    return re.finditer(rf"{name}\s*{_LESS}|{_LESS}\s*{name}", paragraph)
