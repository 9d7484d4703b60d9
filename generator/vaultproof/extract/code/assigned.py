"""What a comment behind an assignment says that its name is then: `z = w * x  # relu, z = 1.0 (since x > 0)`."""

from __future__ import annotations

import re

from vaultproof.spot import late

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_VALUE = rf"(?P<value>{_NUMBER}|\[\s*{_NUMBER}(?:\s*,\s*{_NUMBER})*\s*\]|True|False)"
_ENDS = r"(?=\s*(?:$|[,;(]|-{2,}|[–—]|\s\D))(?!\s*[-+*/×^%]\s*[\w(])"
_ARROW = late(rf"#\s*(?:→|->|=>|➜|={{1,2}})\s*{_VALUE}\s*$")
_BARE = late(
    rf"#\s*[≈~]?\s*(?P<value>[-+]?(?:\d+\.\d+|\.\d+)(?:[eE][-+]?\d+)?|\[\s*{_NUMBER}(?:(?:\s*,\s*|\s+){_NUMBER})+\s*\])\s*$"
)
"""A comment that is nothing but a decimal or a list: what was worked out before it. A whole number may count steps."""
_COMMENT = late(r"#.*")
_CONDITIONAL = late(
    r"\b(?:when|if|for|at|after|before|khi|nếu|với|wenn|falls|für|nach|si|pour|quand|cuando|para|tras|se|quando|per|при|если"
    r"|после|gdy|dla)\b|当|如果|後|后|とき|の場合|때|경우",
    re.IGNORECASE,
)
"""Words with which a comment tells of another case than the one that runs."""


def named_value(line: str, start: int, name: str) -> tuple[int, int] | None:
    """Where the value stands that a comment behind a place of a line gives a name: `# z = 1.0`, or `# → 1.0` or
    `# 1.25` alone."""
    comment = _COMMENT.search(line, start)
    if comment is None or _CONDITIONAL.search(comment.group()) is not None:
        return None
    told = re.compile(rf"(?<![\w.\]])(?<!\bif )(?<!\bIf ){re.escape(name)}\s*(?:=|==|→|->)\s*{_VALUE}{_ENDS}")
    found = list(told.finditer(line, comment.start()))
    if len(found) == 1:
        return found[0].span("value")
    match = _ARROW.match(line, comment.start()) or _BARE.match(line, comment.start()) if not found else None
    return match.span("value") if match is not None else None
