"""Why a letter may stand for another function at a claim than the one that the note defines above: the
words before the claim name another one. Compares words; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vaultproof.claim import Definition, Equation
from vaultproof.link.refer import fold, is_symbol
from vaultproof.note import Note
from vaultproof.reference import REFERENCES

_FUNCTIONS = frozenset(
    fold(name) for entry in REFERENCES for name in entry.names if len(name) > 3 and not is_symbol(name)
)
_EVERYDAY = frozenset(
    map(
        fold,
        """sign step identity linear range mean normal uniform beta gamma power square cube absolute floor ceiling
        maximum minimum entropy accuracy precision recall error loss distance similarity information
        exponential geometric scale shift constant unit threshold indicator median variance""".split(),
    )
)
_END = re.compile(r"[.!?](?=\s)|[。！？\n]")
_REACH = 120
_WORD = re.compile(r"[^\W_]+")


def renamed(claim: Equation, note: Note, definitions: Iterable[Definition]) -> str | None:
    """Why a mismatch with the definitions of letters that a claim calls would prove nothing."""
    if claim.kind != "value":
        return None
    text = note.source.text
    before = _said(text, claim.span.start)
    for one in definitions:
        if one.path != note.path or not is_symbol(one.name) or one.span.end > claim.span.start:
            continue
        defined = _said(text, one.span.start)
        if "\n" not in text[one.span.end : claim.span.start]:
            continue  # beside one another
        own = {fold(name) for name in (*one.aliases, note.title, *note.aliases)}
        other = _named(before) - _named(defined) - own
        if other and not any(name in folded for name in other for folded in own):
            return f"`{one.name}` may stand for another function here, which is named before it"
    return None


def _said(text: str, at: int) -> str:
    """The words of a sentence before a place."""
    first = max(
        (one.end() for one in _END.finditer(text, max(0, at - _REACH), at)), default=max(0, at - _REACH)
    )
    return re.sub(r"\$[^$]*\$", " ", text[first:at])


def _named(words: str) -> set[str]:
    """The functions that words name, folded."""
    parts = _WORD.findall(words)
    runs = {
        fold("".join(parts[start:end]))
        for start in range(len(parts))
        for end in range(start + 1, min(start + 4, len(parts) + 1))
    }
    return (runs & _FUNCTIONS) - _EVERYDAY
