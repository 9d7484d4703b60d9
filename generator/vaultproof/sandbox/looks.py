"""Whether a block's text says what it seems to say: signs that nobody sees, and names that look like others.

Python reads signs, people read their looks (Boucher and Anderson, *Trojan Source*, 2021). Reads text and runs nothing.
"""

from __future__ import annotations

import ast
import re

from vaultproof.sandbox.nodes import Nodes

_FAR = "holds code far to the right of where a line seems to end"
_FARTHEST = 120
_LONG = re.compile(rf"[^\n]{{{_FARTHEST}}}")
_SIGNS = (
    (re.compile("[\u202a-\u202e\u2066-\u2069]"), "holds signs that have text shown in another order"),
    (re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"), "holds control characters"),
    (re.compile("[^ \t\n\r][ \t]{60,}+[^ \t\n\r#]"), _FAR),
    (re.compile("\n(?:[ \t]*\r?\n){40}"), "leaves many lines blank"),
    (re.compile("\r(?!\n)|[\u2028\u2029]"), "holds line ends that are none, or that do not show"),
)
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Signs that Unicode has shown as nothing (Default_Ignorable_Code_Point)."""
_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТХаеіјорсухѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳɡɑօսհոӏӀ",
    "ABESIJKMHOPCTXaeijopcyxshdqwABEZHIKMNOPTYXocjgaouhnlI",
)
"""Letters of Cyrillic, Greek and a few other scripts that are drawn as a Latin one is."""


def pretence(block: str, nodes: Nodes) -> str | None:
    """What in a block's text is shown otherwise than Python reads it, in words that follow `the code`; or None."""
    found = next((what for signs, what in _SIGNS if nodes.all and signs.search(block)), None)
    if not found and _LONG.search(block):
        far = any(isinstance(node, ast.stmt) and node.col_offset > _FARTHEST for node in nodes.all)
        found = _FAR if far else None
    return f"ran, not verified ({found})" if found else None


def likeness(names: frozenset[str]) -> str | None:
    """Whether a name that a note's blocks speak looks like another one, in such words; or None."""
    strange = [name for name in names if not name.isascii()]
    if any(_UNSEEN.search(name) for name in strange):
        return "ran, not verified (has a name with a sign in it that nobody sees)"
    shown: dict[str, str] = {}
    for name in sorted(names) if strange else ():
        other = shown.setdefault(name.translate(_LATIN), name)
        if other != name:
            return f"ran, not verified (has two names that look alike, `{name}`)"
    return None
