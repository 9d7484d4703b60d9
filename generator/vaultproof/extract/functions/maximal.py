"""Finds where a function is said to be greatest or least: `$G$ is maximal at $p = 1/2$, where it equals 0.5`, or
`$p = 0.5$ のとき最大`. Decides nothing.
"""

from __future__ import annotations

import re

from vaultproof.claim import Extremum, Term
from vaultproof.extract.functions.stating import Found, ends_here
from vaultproof.extract.functions.subjects import Subject, read_subject, symbol
from vaultproof.extract.language.clauses import FORMULA, NUMBER, Grammar, Text
from vaultproof.spot import Spotted, late

_GREATEST = r"""maximal(?:e[srnm]?)?|largest|greatest|highest|maximi[sz]ed|am\s+größten|am\s+höchsten|maximum
    |máxim[oa]|massim[oa]|максимальн\w+|наибольш\w+|lớn\s+nhất|cực\s+đại|maksymaln\w+|największ\w+"""
_LEAST = r"""minimal(?:e[srnm]?)?|smallest|lowest|minimi[sz]ed|am\s+kleinsten|am\s+niedrigsten|minimum|mínim[oa]
    |minim[oa]|минимальн\w+|наименьш\w+|nhỏ\s+nhất|cực\s+tiểu|minimaln\w+|najmniejsz\w+"""
_AT = r"""(?:at|for|when|bei|für|an\s+der\s+stelle|en|pour|quand|lorsque|au\s+point|para|cuando|em|quando|in|per
    |при|в(?:\s+точке)?|tại|khi|dla|przy|w(?:\s+punkcie)?)"""
_WESTERN = Spotted(
    rf"""\s*(?:its\s+|the\s+)?(?:(?P<greatest>{_GREATEST})|(?P<least>{_LEAST}))\s+{_AT}\s+
    (?P<place>{FORMULA}|[A-Za-z]\s*=\s*[-−]?\d+(?:[.,]\d+)?(?:/\d+)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACED = Spotted(
    rf"""\s*{_AT}\s+(?P<place>{FORMULA}|[A-Za-z]\s*=\s*[-−]?\d+(?:[.,]\d+)?(?:/\d+)?)\s+(?:(?P<greatest>{_GREATEST})|(?P<least>{_LEAST}))(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
"""The place before the word: `$H$ ist bei $p = 0,5$ maximal`."""
_EASTERN = Spotted(
    rf"""\s*(?:当|當|在)?\s*(?P<place>{FORMULA}|[A-Za-z]\s*=\s*[-−]?\d+(?:\.\d+)?(?:/\d+)?)\s*(?:处|處|时|時|のとき(?:に)?|の時(?:に)?|で|일\s*때|에서)\s*[,，、]?\s*(?:达到|取到|取得)?\s*
    (?:(?P<greatest>最大|최대)|(?P<least>最小|최소))(?![值値화化])(?:に(?:なる|なります)|と(?:なる|なります)|である|です|だ|이다|입니다|가\s*된다|가\s*됩니다)?""",
    re.VERBOSE,
)
MAXIMAL = (_WESTERN, _PLACED, _EASTERN)
_WHERE = late(
    rf"""\s*,?\s*(?:and\s+(?:there\s+)?(?=is|equals|has)|und\s+(?=hat|beträgt|ist)|et\s+y?\s*(?=vaut)|y\s+(?=vale)|e\s+(?=vale)|и\s+(?=равн)|i\s+(?=wynosi|ma)|và\s+(?=bằng)|where|with\s+(?:the\s+)?value|wo|mit\s+(?:dem\s+)?wert|où|avec\s+la\s+valeur|donde|con\s+(?:el\s+)?valor|onde|com\s+(?:o\s+)?valor|dove|con\s+valore|где|со\s+значением|với\s+giá\s+trị)\s+
    (?:(?:it|its\s+value|the\s+value|sie|er|es|elle|il|ella|ela|essa|она|оно|он)\s+)?(?:(?:is|equals|has\s+(?:the\s+)?value|ist|beträgt|hat\s+(?:dort\s+|da\s+)?den\s+wert|vaut|est|vale|es|é|è|равна|равно|равен|wynosi|ma\s+wartość|bằng|là)\s+)?
    (?P<value>{NUMBER})(?:\s?(?:bits?|nats?)(?!\w))?
    |\s*[，,、]\s*(?:此时)?(?:值|其值|その値|最大值|最小值|最大値|最小値)?\s*(?:为|是|等于|は)\s*(?P<east>{NUMBER})""",
    re.IGNORECASE | re.VERBOSE,
)
_EQUATION = late(r"\s*(?P<letter>[A-Za-z])\s*=\s*(?P<value>[^=<>≈]+?)\s*")
_HELD = late(
    rf"\s*(?:(?P<formula>{FORMULA})|(?P<function>(?:该|此|这个)?函数|(?:この)?関数|(?:이\s*)?함수))\s*(?:は|은|는)?\s*[,，、]?\s*"
)


def maximal(text: Text, at: int, end: int, grammar: Grammar, antecedent: Subject | None) -> Found | None:
    """The place at which a clause that begins at `at` says that a function is greatest or least."""
    words = text.words[:end]
    subject: Subject | None
    if grammar.spaced:
        if not (_WESTERN.may_match(words) or _PLACED.may_match(words)):
            return None
        subject = read_subject(text, at, end, grammar, antecedent)
        if subject is None and words[at : at + 1] == FORMULA and (name := symbol(text.term(at, at + 1))):
            subject = Subject(name, end=at + 1)
        behind = subject.end if subject is not None else at
        match = (
            (_WESTERN.match(words, behind) or _PLACED.match(words, behind)) if subject is not None else None
        )
    else:
        held = _HELD.match(words, at)
        behind = held.end() if held is not None else at
        subject = Subject(None, bare=held is None, end=behind)
        match = _EASTERN.match(words, behind)
        if held is not None and held["formula"] and match is not None:
            name = symbol(text.term(*held.span("formula")))
            subject = None if name is None else Subject(name, end=behind)
    if match is None or subject is None or subject.output:
        return None
    told = _place(text, *match.span("place"))
    if told is None:
        return None
    place, letter = told
    where = _WHERE.match(words, match.end())
    value: Term | None = None
    stop = match.end()
    if where is not None and ends_here(words, where.end(), grammar):
        value, stop = text.term(*where.span("value" if where["value"] else "east")), where.end()
    if not ends_here(words, stop, grammar):
        return None
    return Found(
        "extremum",
        at,
        stop,
        Extremum(
            greatest=match["greatest"] is not None,
            value=value,
            at=place,
            order=1 if subject.order else 0,
            variable=letter,
        ),
        subject,
    )


def _place(text: Text, start: int, end: int) -> tuple[Term, str] | None:
    """The number right of the sign of a place, and the letter left of it."""
    term = text.term(start, end)
    told = _EQUATION.fullmatch(term.text)
    if told is None or "," in told["value"].replace("{,}", "."):
        return None
    return Term(term.passage.cut(*told.span("value")), term.syntax), told["letter"]
