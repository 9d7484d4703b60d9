r"""A formula as its reader sees it: the braces around what a function is applied to are not shown.

`\log_2{a - b}` is shown as log₂ a − b, whatever its writer meant.
"""

from __future__ import annotations

import re

_APPLIED = re.compile(
    r"\\(?:log|ln|lg|exp|sin|cos|tan|cot|sec|csc|sinh|cosh|tanh|arcsin|arccos|arctan|max|min)(?![A-Za-z])"
    r"(?:\s*_\s*(?:\{[^{}]*\}|\\?\w))?(?:\s*\^\s*(?:\{[^{}]*\}|\w))?\s*(?P<brace>\{)"
)


_RAISED = re.compile(
    r"\{\s*(?P<call>\\(?:log|ln|lg|exp|sin|cos|tan|cot|sec|csc)(?![A-Za-z])(?:\s*_\s*(?:\{[^{}]*\}|\\?\w))?\s*[A-Za-z0-9]+)\s*\}"
    r"(?=\s*\^)"
)
"""A function in braces that are raised to a power: `{\\log_3 n}^2` is shown as the logarithm of n²."""


_LONGEST = 2000
"""In longer formulas nobody looks for braces that were left out."""


def without_hidden_braces(text: str) -> str:
    """A formula whose braces around the sum that a function takes are gone, as they are where it is shown."""
    text = _RAISED.sub(r" \g<call>", text)
    at = 0 if len(text) <= _LONGEST else len(text)
    while (match := _APPLIED.search(text, at)) is not None:
        at = match.start("brace") + 1
        close = _matching(text, at)
        if close is not None and _is_sum(text[at:close]):
            text = f"{text[: at - 1]} {text[at:close]} {text[close + 1 :]}"
    return text


def _matching(text: str, at: int) -> int | None:
    depth = 1
    for place in range(at, len(text)):
        if text[place - 1 : place] == "\\":
            continue
        depth += (text[place] == "{") - (text[place] == "}")
        if depth == 0:
            return place
    return None


def _is_sum(text: str) -> bool:
    """Whether a plus or minus sign stands in a text outside of all brackets, behind something."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in "{([") - (sign in "})]")
        if depth == 0 and sign in "+-−" and text[:place].strip():
            return True
    return False
