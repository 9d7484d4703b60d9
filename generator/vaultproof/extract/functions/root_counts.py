r"""Finds how many zeros a function is said to have: “$f(x) = 0$ has three real solutions”, “$f$ hat genau zwei
Nullstellen”, “$f(x) = 0$ の実数解は3個”. Decides nothing.

A clause is read where nothing else stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Interval, Property, Syntax, Term, Zeros
from vaultproof.extract.functions.graph_points import owner_at, zeros_told
from vaultproof.extract.functions.intervals import ALL, Ends, finite, interval, interval_of
from vaultproof.extract.functions.subjects import IN_PLACE, Subject, symbol
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences
from vaultproof.extract.language.introduction import introduced
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.language.words import other_numbers, supposes
from vaultproof.note import Note
from vaultproof.source import Passage
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
_WITHIN = r"""(?:in|on|over|for|within|auf|im|für|dans|sur|pour|en|para|em|no|su|in|per|на|в|при|для|na|w|dla|trên
    |trong|với)"""
_SET = r"""(?:(?:the\s+)?(?:open\s+|closed\s+)?interval|intervall|l['’]intervalle|el\s+intervalo|intervalo
    |l['’]intervallo|intervallo|(?:отрезке|интервале|промежутке|полуинтервале)|przedziale
    |(?:khoảng|đoạn|nửa\s+khoảng))"""
_WESTERN = Spotted(
    rf"""(?:{_WITHIN}\s+(?:{_SET}\s+)?(?P<ahead>{FORMULA})\s*,?\s+(?:hat\s+)?)?(?:(?:the\s+)?(?:equation|function|polynomial)\s+|(?:die\s+)?(?:gleichung|funktion)\s+|(?:phương\s+trình|hàm\s+số|đa\s+thức)\s+|(?:l['’]équation|la\s+fonction|la\s+ecuación|la\s+función|a\s+equação|a\s+função|l['’]equazione|la\s+funzione)\s+|(?:уравнение|функция)\s+|(?:równanie|funkcja)\s+)?
    (?P<subject>{FORMULA})\s+(?:{_WITHIN}\s+(?:{_SET}\s+)?(?P<amid>{FORMULA})\s+)?(?:has|hat|có|a|admet|possède|tiene|tem|possui|ha|имеет|ma)\s+(?:{_WITHIN}\s+(?:{_SET}\s+)?(?P<amid2>{FORMULA})\s+)?(?:{_EXACTLY}\s+)?(?:{_COUNT})\s+
    (?:(?:{_KIND}|(?P<real>{_REAL}))\s+)*{_ROOTS}(?:\s+(?:{_KIND}|(?P<real2>{_REAL}|thực)|phân\s+biệt))*(?!\w)(?:\s+{_WITHIN}\s+(?:{_SET}\s+)?(?P<behind>{FORMULA}))?""",
    re.IGNORECASE | re.VERBOSE,
)
_DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_EASTERN = Spotted(
    rf"""(?:方程式?|関数|函数|방정식)?\s*(?P<subject>{FORMULA})\s*(?:(?:は|가|이|은|는)?\s*(?:在|区间|の範囲)?\s*(?P<ahead>{FORMULA})\s*(?:上|内|中|において|の範囲で|では|で|에서)\s*)?(?:(?:只|恰)?有|の(?:異なる)?|의\s*(?:서로\s*다른\s*)?|は|는)\s*
    (?:(?P<count>[0-9]|[一两二三四五])\s*(?:个|つの)\s*(?:不同的|不等的|相异的|異なる)?\s*(?P<real>实)?数?(?:根|解|零点)(?:をもつ|を持つ)?
    |(?P<real2>実数)?(?:解|零点|根)は\s*(?P<count2>[0-9]|[一二三四五])\s*(?:個|つ)
    |(?P<real3>실)?(?:근|해)[은는]\s*(?P<count3>[0-9])\s*개)(?:である|です|だ|이다|입니다|ある|あります)?""",
    re.VERBOSE,
)
_ALONE = late(
    r"[\s.。*_]*\Z|\s*(?:[:：—–;；]|,\s*(?:namely|nämlich|à\s+savoir|a\s+saber|là|именно)\b|\s*là(?=\s))"
)
_LISTED = late(r"\s*(?:[:：—–]|,?\s*(?:namely|nämlich|à\s+savoir|a\s+saber|а\s+именно|là|即))\s*")
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
                    yield from _with_values(text, claim, match.end())


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
    known, stretch = _stretch(text, match)
    if not known:
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
        says=Zeros(values=(), count=count, exactly=exactly, real=real, on=stretch),
        written=shown,
        expression=subject.expression,
        doubt=doubt,
    )


def _with_values(text: Text, claim: Property, at: int) -> Iterator[Property]:
    """The zeros that are listed behind their number, `exactly two solutions: $\\pi/6$ and $5\\pi/6$`."""
    listed = _LISTED.match(text.words, at)
    says = claim.says
    if listed is None or not isinstance(says, Zeros) or says.on is None:
        return
    values, stop = zeros_told(text, listed.end(), len(text.words))
    if values and _ENDED.match(text.words, stop) is not None:
        yield replace(
            claim,
            says=Zeros(values=values, on=says.on),
            span=text.span_of(listed.end(), stop),
            text=f"{claim.text}: {text.shown(listed.end(), stop)}",
            written=text.shown(listed.end(), stop),
        )


_ENDED = late(r"[\s*_]*(?:\Z|[.;。；)）])")


def _stretch(text: Text, match: re.Match[str]) -> tuple[bool, Interval | None]:
    """Whether the words for a part of the line are understood, and which it is; none where there are no such words."""
    groups = match.groupdict()
    told = [name for name in ("ahead", "amid", "amid2", "behind") if groups.get(name)]
    if not told:
        return True, None
    formula = text.formulas[match.start(told[0])]
    ends = interval(Term(formula, Syntax.LATEX)) or _between(formula)
    if len(told) > 1 or ends is None:
        return False, None
    return True, None if ends == ALL else interval_of(finite(ends), domain=True, exact=False)


_BETWEEN = late(
    r"\s*(?P<low>[^<>=≤≥]+?)\s*(?P<first>\\leq?(?![a-z])|\\lt(?![a-z])|<|≤)\s*[a-z]\s*(?P<second>\\leq?(?![a-z])|\\lt(?![a-z])|<|≤)\s*(?P<high>[^<>=≤≥]+?)\s*"
)
_STRICT = frozenset({"<", r"\lt"})


def _between(formula: Passage) -> Ends | None:
    """The stretch that `0 \\le x < 2\\pi` tells."""
    match = _BETWEEN.fullmatch(formula.text)
    if match is None:
        return None
    low, high = (Term(formula.cut(*match.span(one)), Syntax.LATEX) for one in ("low", "high"))
    return Ends(low, high, match["first"] in _STRICT, match["second"] in _STRICT)


def _subject(text: Text, at: int) -> Subject | None:
    """The function whose zeros are counted: the one that a formula names, or sets equal to zero."""
    formula = text.formulas[at]
    called = _OF_CALL.fullmatch(formula.text)
    if called is not None:
        name = symbol(Term(formula.cut(*called.span("call")), Syntax.LATEX))
        return None if name is None else Subject(name)
    return owner_at(text, at)
