r"""Finds how many zeros a function is said to have: “$f(x) = 0$ has three real solutions”, “$f$ hat genau zwei
Nullstellen”, “$f(x) = 0$ の実数解は3個”. Decides nothing.

A clause is read where nothing else stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Property, Syntax, Term, Zeros
from vaultproof.extract.functions.graph_points import owner_at
from vaultproof.extract.functions.subjects import IN_PLACE, Subject, symbol
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences
from vaultproof.extract.language.introduction import introduced
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.language.words import other_numbers, supposes
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_COUNTS = {
    0: r"no|keine|không\s+có|n['’]\w+\s+aucune|ningún|ninguna|nenhuma|nessuna?",
    1: r"one|1|a\s+single|single|eine|einzige|một|une|una|um|uma|один|одну|jedno|jeden",
    2: r"two|2|zwei|hai|deux|dos|duas|dois|due|два|две|dwa",
    3: r"three|3|drei|ba|trois|tres|três|tre|три|trzy",
    4: r"four|4|vier|bốn|quatre|cuatro|quatro|quattro|четыре|cztery",
    5: r"five|5|fünf|năm|cinq|cinco|cinque|пять|pięć",
}
_COUNT = "|".join(f"(?P<n{number}>{words})" for number, words in _COUNTS.items())
_EXACTLY = r"""(?P<exactly>exactly|precisely|only|genau|nur|đúng|chỉ|exactement|seulement
    |exactamente|s[oó]lo|exatamente|apenas
    |esattamente|solo|ровно|только|dokładnie|tylko)"""
_REAL = r"(?:real|reelle|réelles?|reales|reais|reali|вещественн\w+|действительн\w+|rzeczywist\w+)"
_KIND = r"(?:distinct|different|verschiedene|distinctes|distintas|distintos|distinte|различн\w+|różn\w+)"
_ROOTS = r"""(?:roots?|zeros?|zeroes|solutions?|nullstellen?|lösung(?:en)?|nghiệm|racines?|zéros?|ra[íi]z|raíces
    |ceros?|soluci(?:ón|ones)|raízes|soluç(?:ão|ões)|radic[ei]|soluzion[ei]|корн\w+|корень|решени\w+
    |нул\w+|pierwiastk\w+|miejsca?\s+zerowe)"""
_WESTERN = Spotted(
    rf"""(?:(?:the\s+)?(?:equation|function|polynomial)\s+|(?:die\s+)?(?:gleichung|funktion)\s+|(?:phương\s+trình|hàm\s+số|đa\s+thức)\s+|(?:l['’]équation|la\s+fonction|la\s+ecuación|la\s+función|a\s+equação|a\s+função|l['’]equazione|la\s+funzione)\s+|(?:уравнение|функция)\s+|(?:równanie|funkcja)\s+)?
    (?P<subject>{FORMULA})\s+(?:has|hat|có|a|admet|possède|tiene|tem|possui|ha|имеет|ma)\s+(?:{_EXACTLY}\s+)?(?:{_COUNT})\s+
    (?:(?:{_KIND}|(?P<real>{_REAL}))\s+)*{_ROOTS}(?:\s+(?:{_KIND}|(?P<real2>{_REAL}|thực)|phân\s+biệt))*(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_EASTERN = Spotted(
    rf"""(?:方程式?|関数|函数|방정식)?\s*(?P<subject>{FORMULA})\s*(?:(?:只)?有|の(?:異なる)?|의\s*(?:서로\s*다른\s*)?|は|는)\s*
    (?:(?P<count>[0-9]|[一两二三四五])\s*个\s*(?:不同的|不等的|相异的)?\s*(?P<real>实)?数?(?:根|解|零点)
    |(?P<real2>実数)?(?:解|零点|根)は\s*(?P<count2>[0-9]|[一二三四五])\s*(?:個|つ)
    |(?P<real3>실)?(?:근|해)[은는]\s*(?P<count3>[0-9])\s*개)(?:である|です|だ|이다|입니다|ある|あります)?""",
    re.VERBOSE,
)
_ALONE = re.compile(r"[\s.。*_]*\Z|\s*(?:[:：—–;；]|,\s*(?:namely|nämlich|à\s+savoir|a\s+saber|là|именно)\b)")
"""What may stand behind a number of zeros: nothing that might limit it."""
_OF_CALL = late(r"\s*(?P<call>\\?[A-Za-z]+(?:\{[A-Za-z]+\})?\s*\(\s*[a-z]\s*\))\s*=\s*0\s*")


def root_counts(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Property]:
    """Each number of zeros that a note's running text tells."""
    told = [one for one in (_WESTERN, _EASTERN) if one.may_match(note.source.text)]
    for running in texts if told else ():
        text = running.text
        if not text.formulas:
            continue
        for pattern in told:
            for match in pattern.finditer(text.words):
                claim = _claim(note, running, match, doubts.get(running.block.scope))
                if claim is not None and introduced(note, running.at, bare=False):
                    yield claim


def _claim(note: Note, running: Running, match: re.Match[str], doubt: str | None) -> Property | None:
    """What a clause says of the number of zeros; None where more stands in its sentence."""
    text = running.text
    words = text.words
    start, end, mark = next(one for one in sentences(words) if one[0] <= match.start("subject") < one[1])
    around = f"{words[start : match.start()]} \ue001 {words[match.end() : end]}"
    if mark in {"?", "？"} or supposes(around) or other_numbers(words[start:end]):
        return None
    if _ALONE.match(words, match.end(), end) is None:
        return None
    if FORMULA in words[start : match.start()] or re.search(r"\d", words[start : match.start()]):
        return None
    if not opens_plainly(words[start : match.start()]):
        return None
    subject = _subject(text, match.start("subject"))
    if subject is None:
        return None
    found = match.groupdict()
    if "exactly" in found:
        count = next(number for number in _COUNTS if found[f"n{number}"])
        exactly, real = found["exactly"] is not None or count == 0, bool(found["real"] or found["real2"])
    else:
        written = found["count"] or found["count2"] or found["count3"] or "0"
        count = int(written) if written.isdigit() else _DIGITS[written]
        exactly, real = found["count"] is None, bool(found["real"] or found["real2"] or found["real3"])
    shown = text.shown(match.start(), match.end())
    return Property(
        path=note.path,
        span=text.span_of(match.start(), match.end()),
        kind="zeros",
        text=shown,
        scope=running.block.scope,
        subject=(subject.name or "").removeprefix(IN_PLACE) or None,
        says=Zeros(values=(), count=count, exactly=exactly, real=real),
        written=shown,
        expression=subject.expression,
        doubt=doubt,
    )


def _subject(text: Text, at: int) -> Subject | None:
    """The function whose zeros are counted: the one that a formula names, or sets equal to zero."""
    formula = text.formulas[at]
    called = _OF_CALL.fullmatch(formula.text)
    if called is not None:
        name = symbol(Term(formula.cut(*called.span("call")), Syntax.LATEX))
        return None if name is None else Subject(name)
    return owner_at(text, at)
