"""A function's name before a verb that tells where its values lie: `tanh takes values in (-1, 1) and is odd`."""

from __future__ import annotations

import re

from vaultproof.extract.functions.intervals import read_interval
from vaultproof.extract.functions.subjects import Subject, symbol
from vaultproof.extract.language.clauses import FORMULA, NUMBER, Grammar, Text
from vaultproof.spot import late

PREPOSITION = late(
    rf"\s*(?:(?:strictly|strikt)\s+)?(?:between|from|to|in(?:to)?|on|giữa|từ|trong|trên|đến|zwischen|auf|in|entre|à|de|von|da|desde|od|między|tra|fra|su|a|em|между|от|на|в|介于|在|{NUMBER})(?![^\W\d_])",
    re.IGNORECASE,
)
"""How words for `between` and `in` begin that hold no verb."""


def with_values(text: Text, at: int, end: int, grammar: Grammar) -> Subject | None:
    """The function whose name stands right before a verb that tells where its values lie, and where that verb begins:
    `tanh takes values in`, `die Funktion $\\sigma$ nimmt Werte zwischen`."""
    words = text.words[:end]
    named = _NAMED.match(words, at) if grammar.spaced else None
    if named is None:
        return None
    kinds = (grammar.match(kind, words, named.end()) for kind in ("between", "within"))
    if not any(told is not None and not PREPOSITION.match(told.group()) for told in kinds):
        return None
    if named["formula"] is None:
        return Subject(named["word"], end=named.end())
    name = symbol(text.term(*named.span("formula")))
    return None if name is None else Subject(name, end=named.end())


_NEAR = 60
_VALUES = late(r"valu?[eo]|werte|giá\s+trị|значени|wartoś", re.IGNORECASE)
_NAMED = late(
    rf"""(?:(?:(?:wartości|значения)(?:\s+(?:funkcji|функции))?)\s+)?(?:(?:the|die|der|la|le|el|il|lo|a|o|hàm(?:\s+số)?|функция|funkcja)\s+|l['’])?
    (?:(?:function|hàm(?:\s+số)?|funktion|fonction|función|função|funzione)\s+)?
    (?:(?P<formula>{FORMULA})|(?P<word>(?!its?\b)[^\W\d_][\w-]*))
    (?:\s+(?:function|activation|funktion))?\s+""",
    re.IGNORECASE | re.VERBOSE,
)


def speaks_of_values(text: Text, named: Subject) -> bool:
    """Whether the verb behind a name tells of its values: `takes values`, not only `lies`."""
    return _VALUES.search(text.words, named.end, named.end + _NEAR) is not None


def behind_values(text: Text, at: int, end: int, grammar: Grammar) -> int | None:
    """Where a sentence goes on behind the values that a verb at a place tells; None where none are told."""
    words = text.words[:end]
    if (between := grammar.match("between", words, at)) is not None:
        return between.end()
    within = grammar.match("within", words, at)
    read = read_interval(text, within.end()) if within is not None else None
    return None if read is None else read[1]
