r"""Finds how many digits a big power or factorial is said to have: “$2^{100}$ has 31 digits”, “$2^{100}$ có 31 chữ số”,
“$100!$ は158桁である”. Only digits in base ten. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.language.clauses import FORMULA, Running, sentences
from vaultproof.extract.language.words import supposes
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_DIGITS = r"""(?:(?:decimal\s+)?digits|(?:dezimal)?stellen|(?:dezimal)?ziffern|chiffres|cifras|dígitos|algarismos
    |cifre|цифр\w*|(?:десятичных\s+)?знак\w*|cyfr\w*
    |chữ\s+số)(?!\w)"""
_HAS = r"(?:has|have|hat|besitzt|a|compte|possède|tiene|tem|ha|имеет|содержит|состоит\s+из|ma|liczy|có)"
_EXACTLY = (
    r"(?:exactly|precisely|genau|exactement|exactamente|exatamente|esattamente|ровно|dokładnie|đúng|tất\s+cả)"
)
_TOLD = Spotted(
    rf"""(?P<number>{FORMULA})\s+{_HAS}\s+(?:{_EXACTLY}\s+)?(?P<count>\d{{1,6}})\s+{_DIGITS}
    |(?P<eastern>{FORMULA})\s*(?:是一个|是|有|は|은|는)\s*(?P<many>\d{{1,6}})\s*(?:位(?:整|自然)?数|位数字|位|桁|자리\s*(?:의\s*)?(?:수|자연수)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_BIG = late(
    r"\s*(?:\d{1,9}\s*\^\s*(?:\{\s*\d{1,5}\s*\}|\d)|\d{1,4}\s*!|\d{1,9}\s*\^\s*\{\s*\d\s*\^\s*\d\s*\})\s*"
)
_OTHERWISE = late(
    r"(?<!\w)(?:binary|bits?|base|hexadecimal|octal|significant|trailing|binär\w*|basis|signifikant\w*|binaire|binari[oa]s?|binary|significativ\w+|двоичн\w+|значащ\w+|dwójkow\w+|nhị\s+phân|cơ\s+số|about|roughly|at\s+(?:least|most)|more|fewer|less|etwa|mindestens|höchstens|environ|au\s+moins|m[aá]s|menos|khoảng|ít\s+nhất|около|не\s+менее)(?!\w)|二进制|進数|进制|有效|有効|이진|유효",
    re.IGNORECASE,
)


def digit_counts(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each number of digits that a note's running text tells of a power or a factorial."""
    if not _TOLD.may_match(note.source.text):
        return
    for running in texts:
        text = running.text
        for match in _TOLD.finditer(text.words) if text.formulas else ():
            at = match.start("number" if match["number"] else "eastern")
            start, end, mark = next(one for one in sentences(text.words) if one[0] <= at < one[1])
            formula = text.formulas[at]
            if mark in {"?", "？"} or _BIG.fullmatch(formula.text) is None:
                continue
            around = f"{text.words[start:at]} \ue001 {text.words[match.end() : end]}"
            if supposes(around) or _OTHERWISE.search(text.words, start, end) is not None:
                continue
            count = text.term(*match.span("count" if match["count"] else "many"))
            digits = rf"\lfloor \log_{{10}} \left( {formula.text.strip()} \right) \rfloor + 1"
            yield Equation(
                path=note.path,
                span=text.span_of(at, match.end()),
                kind="arithmetic",
                text=text.shown(at, match.end()),
                scope=running.block.scope,
                left=Term(Passage(digits, ((0, formula.whole.start),)), Syntax.LATEX),
                relation=Relation.EQUAL,
                right=count,
                doubt=doubts.get(running.block.scope),
            )
