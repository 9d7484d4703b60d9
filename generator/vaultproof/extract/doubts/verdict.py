r"""Verdicts that a formula itself gives on what it states: `1 = 2 \quad \text{(false)}`, `3 = 5 \ \ (falso)`.

Reads words and marks behind a statement in its formula. What sentences around a formula say is told by `words`.
"""

from __future__ import annotations

import re

from vaultproof.again import again
from vaultproof.spot import Spotted, late

_FALSE = r"""falso|falsa|false|falsch|faux|fausse|wrong|incorrect\w*|not\s+true|untrue
    |sbagliat[oa]|errat[oa]|incorret[oa]|incorrect[oa]|erreur|stimmt\s+nicht
    |неверно|ложь|ложно|неправда|sai|không\s+đúng|fałsz\w*|nieprawda|yanlış|niet\s+waar|onwaar|falskt?|forkert|usant|nepravda|错误?|錯誤?|不对|不成立|誤り|成り立たない|偽|거짓|틀림"""
_ABSURD = r"""contradict\w*|widerspruch\w*|contraddizion\w*|contradicci[oó]n|contradiç\w*
    |противоречи\w*|mâu\s+thuẫn|vô\s+lý|sprzeczn\w*|çelişki\w*|tegenspraak
    |motsägelse|modstrid|spor|absurd\w*|assurd\w*|impossib\w*|imposible|impossíve[li]s?|unmöglich|нет\s+решений|невозможно|абсурд\w*|vô\s+nghiệm|niemożliwe
    |sin\s+soluci[oó]n|no\s+solutions?|nessuna\s+soluzione|keine\s+lösung\w*|pas\s+de\s+solution|矛盾|不可能|无解|無解|해가\s*없\w*|모순|불가능"""
_OPENS = r"""(?:[\s~&.,:;!(\[{]|\\[,;:!\ ]|\\(?:q?quad|text\w*|mathrm|mbox|mathbf
    |(?:text)?color\s*\{\w+\}|left|Rightarrow|implies
    |rightarrow|to|longrightarrow)(?![A-Za-z])|⇒|→|=>|->)*"""
_WORDS = r"(?:(?!not\b|no\b|nicht\b|kein\w*\b|non\b|pas\b|ne\b|не\b|không\b)[^\W\d_]+[\s~]+){0,3}?"
_BEHIND = late(
    rf"{_OPENS}(?:{_WORDS}(?:{_FALSE}|{_ABSURD})(?![^\W\d_])|[✗✘❌⚡↯]|\\(?:lightning|blitza|nope|xmark|ding\s*\{{5[56]\}}|contradiction|bot)(?![A-Za-z]))",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS_ABSURDLY = Spotted(
    rf"(?:(?:{_ABSURD})(?![^\W\d_])|[⚡↯]|\\(?:lightning|blitza|contradiction)(?![A-Za-z])|\\Rightarrow\s*(?:\\!\s*)*\\Leftarrow(?![A-Za-z]))[^\w\\]*(?:\\end\s*\{{\w+\*?\}}\s*)*\Z",
    re.IGNORECASE | re.VERBOSE,
)
_ROW = late(r"\\\\|\\end\s*\{")
_REACH = 80


def calls_false(formula: str, behind: str) -> bool:
    """Whether a formula calls a statement in it false, given what stands `behind` that in it; where it ends with a
    contradiction, nothing in it is meant as true."""
    row = _ROW.split(behind[:_REACH], maxsplit=1)[0]
    return (row != "" and _BEHIND.match(row) is not None) or _ends_absurdly(formula[-_REACH:])


@again
def _ends_absurdly(end: str) -> bool:
    return _ENDS_ABSURDLY.search(end) is not None
