r"""Finds lines and points about which words say that a graph is symmetric: “$h$ is symmetric about $p = 0.5$”,
“punktsymmetrisch zu $(0 | 0{,}5)$”, “trục đối xứng là $x = 1$”, “关于 $p = 0.5$ 对称”. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Property, Term, Trait
from vaultproof.extract.functions.stating import ends_here
from vaultproof.extract.functions.subjects import IN_PLACE, Subject, read_subject, stands_for, symbol
from vaultproof.extract.language.clauses import FORMULA, Grammar, Running, Text, sentences
from vaultproof.extract.language.introduction import introduced
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_VALUES
from vaultproof.extract.language.words import supposes
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_OF_A_LINE = r"""(?:vertical\s+|senkrechten\s+)?(?:line|axis|geraden|achse|droite|recta|reta|eje|eixo|retta|asse|прямой
    |оси|đường\s+thẳng|trục|prostej|osi)"""
_OF_A_POINT = r"(?:point|punkt(?:es)?|punto|ponto|точки|điểm|tâm|punktu)"
_TARGET = rf"(?:(?:the|der|die|dem|den|des|la|le|l['’]|el|a|o|il)\s+)?(?:(?:{_OF_A_LINE}|{_OF_A_POINT})\s+)?"
_SYMMETRIC = Spotted(
    rf"""(?<!\w)(?:(?:point|mirror)[-\s])?symmetric(?:al)?\s+(?:about|around|with\s+respect\s+to|in|across)\s+{_TARGET}(?P<one>{FORMULA})
    |(?<!\w)(?:achsen|punkt|spiegel)?symmetrisch\s+(?:zu[rm]?|bezüglich|um)\s+{_TARGET}(?P<two>{FORMULA})
    |(?<!\w)symétrique\s+par\s+rapport\s+(?:à|au)\s+{_TARGET}(?P<three>{FORMULA})
    |(?<!\w)simétric[ao]\s+(?:(?:con\s+)?respecto\s+(?:a|al|de|del)|em\s+relação\s+(?:ao?|à))\s+{_TARGET}(?P<four>{FORMULA})
    |(?<!\w)simmetric[ao]\s+rispetto\s+(?:a|al|alla)\s+{_TARGET}(?P<five>{FORMULA})
    |(?<!\w)симметрич(?:н\w+|ен)\s+относительно\s+{_TARGET}(?P<six>{FORMULA})
    |(?<!\w)đối\s+xứng\s+qua\s+{_TARGET}(?P<seven>{FORMULA})
    |(?<!\w)symetryczn[aey]\s+względem\s+{_TARGET}(?P<eight>{FORMULA})
    |关于\s*(?:直线|点)?\s*(?P<nine>{FORMULA})\s*(?:成)?(?:轴|中心)?对称
    |(?:直線|点)?\s*(?P<ten>{FORMULA})\s*(?:に関して|について)\s*(?:線|点)?対称
    |(?:직선|점)?\s*(?P<eleven>{FORMULA})\s*에\s*대(?:하여|해)\s*(?:선|점)?\s*대칭""",
    re.IGNORECASE | re.VERBOSE,
)
_GRAPH = r"""(?:\s+(?:of\s+(?:the|this)\s+(?:graph|parabola|function|curve)|der\s+parabel|des\s+graphen
    |de\s+la\s+(?:parabole|courbe|parábola|gráfica)|d[ao]\s+(?:parábola|gráfico)|della\s+parabola
    |параболы|графика|của\s+(?:đồ\s+thị(?:\s+hàm\s+số)?|parabol|hàm\s+số)|paraboli))?"""
_AXIS = Spotted(
    rf"""(?:(?:its|the|ihre|die|son|l['’]|su|el|o|seu|il|suo|её|ее)\s*)?
    (?:axis\s+of\s+symmetry|symmetrieachse|axe\s+de\s+symétrie|eje\s+de\s+simetría|eixo\s+de\s+simetria|asse\s+di\s+simmetria|ось\s+симметрии|trục\s+đối\s+xứng|oś\s+symetrii)
    {_GRAPH}\s*(?:is|ist|est|es|é|è|là|—|–|[:：=])?\s*(?:the\s+line|die\s+gerade|la\s+droite|la\s+recta|a\s+reta|la\s+retta|прямая|đường\s+thẳng)?\s*(?P<western>{FORMULA})
    |对称轴\s*(?:为|是|[:：])\s*(?:直线)?\s*(?P<chinese>{FORMULA})|対称軸\s*(?:は|[:：])\s*(?:直線)?\s*(?P<japanese>{FORMULA})|대칭축은\s*(?:직선)?\s*(?P<korean>{FORMULA})""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = (
    r"[-−+]?\s*(?:\d+(?:(?:\.|,|\{,\})\d+)?(?:\s*/\s*\d+)?"
    r"|\\[dt]?frac\s*(?:\{\s*\d+\s*\}|\d)\s*(?:\{\s*\d+\s*\}|\d))"
)
_LINE = late(rf"\s*(?P<letter>[A-Za-z])\s*=\s*(?P<at>{_NUMBER})\s*")
_POINT = late(
    rf"\s*(?:[A-Z]\s*)?(?:\\left\s*)?\(\s*(?P<at>{_NUMBER})\s*(?:,(?!\d)|(?<!\d),|,(?=-|\d+\.\d)|[;|]|\\mid)\s*(?P<height>{_NUMBER})\s*(?:\\right\s*)?\)\s*"
)
_HELD = late(
    rf"""\s*(?:(?:所以|因此|よって|따라서)\s*[,，、]?\s*)?(?:(?P<formula>{FORMULA})|(?P<function>(?:该|此|这个)?函数|(?:この)?関数|(?:이\s*)?함수|其|它|抛物线|放物線
    |đồ\s+thị(?:\s+(?:của\s+)?hàm\s+số)?|(?:the|this|die|la|cette|esta|a|questa)\s+(?:parabola|parabel|parabole|parábola)\s+(?:is|ist|est|es|é|è)\s
    |парабола\s|parabol\s))?
    \s*(?:的|の|의)?\s*(?:图像|图象|曲线|グラフ|그래프)?\s*(?:は|是|은|는)?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTS = late(r"[,;，；。]\s*")


def mirrors(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Property]:
    """Each line or point about which a note's running text says that a graph is symmetric."""
    for running in texts:
        text = running.text
        if not text.formulas:
            continue
        for pattern in (_SYMMETRIC, _AXIS):
            for told in pattern.finditer(text.words) if pattern.may_match(text.words) else ():
                claim = _claim(note, running, told, doubts.get(running.block.scope))
                if claim is not None and introduced(note, running.at, bare=claim.bare):
                    yield claim


def _claim(note: Note, running: Running, told: re.Match[str], doubt: str | None) -> Property | None:
    """What a sentence tells of the symmetry of a graph; None where it is not understood."""
    text = running.text
    words = text.words
    within = next(
        ((first, stop, mark) for first, stop, mark in sentences(words) if first <= told.start() < stop), None
    )
    trait = _trait(text, told)
    if within is None or within[2] in {"?", "？"} or trait is None:
        return None
    start, end, _ = within
    around = f"{words[start : told.start()]} \ue001 {words[told.end() : end]}"
    grammar = next(
        (one for one in running.spoken or running.languages if ends_here(words[:end], told.end(), one)), None
    )
    if supposes(around) or grammar is None:
        return None
    subject = _subject(text, told, (start, end), running.spoken or running.languages)
    if subject is None:
        return None
    first = told.start() if subject.start is None else min(subject.start, told.start())
    return Property(
        path=note.path,
        span=text.span_of(first, told.end()),
        kind="property",
        text=text.shown(first, told.end()),
        scope=running.block.scope,
        subject=(subject.name or "").removeprefix(IN_PLACE) or None,
        says=replace(trait, order=subject.order),
        written=text.shown(told.start(), told.end()),
        bare=subject.bare,
        expression=subject.expression,
        doubt=doubt or (_OF_ANOTHER if subject.name is None and _may_change(note, running, start) else None),
    )


_OF_ANOTHER = "the sentence before speaks of something else, of which it may be told"


def _may_change(note: Note, running: Running, start: int) -> bool:
    """Whether a sentence before a place may speak of another graph, of which the next one goes on to tell."""
    text = running.text
    told = [text.words[first:stop] for first, stop, _ in sentences(text.words) if stop <= start]
    if told:
        others = (one for one in told if not (_AXIS.search(one) or _SYMMETRIC.search(one)))
        return not all(goes_on_plainly(one, OF_VALUES) for one in others)
    before = note.blocks[running.at - 1] if running.at and stands_for(text.words) else None
    if before is None or before.kind == "heading" or before.row is not None:
        return False
    return not goes_on_plainly(_LAST.split(before.text.rstrip(" .!。"))[-1], OF_VALUES)


_LAST = late(r"[.!?]\s+|[。！？]")


def _trait(text: Text, told: re.Match[str]) -> Trait | None:
    """That a graph is its own image in the line or the point of a formula."""
    at = next(told.start(name) for name, found in told.groupdict().items() if found)
    formula = text.formulas.get(at)
    if formula is None:
        return None
    term = text.term(at, at + 1)
    if (line := _LINE.fullmatch(formula.text)) is not None:
        place = Term(formula.cut(*line.span("at")), term.syntax)
        return Trait(name="even", about=place, variable=canonical_name(line["letter"]) or "")
    point = _POINT.fullmatch(formula.text) if "western" not in told.groupdict() else None
    if point is None:
        return None
    place, height = (Term(formula.cut(*point.span(name)), term.syntax) for name in ("at", "height"))
    return Trait(name="odd", about=place, height=height)


def _subject(
    text: Text, told: re.Match[str], within: tuple[int, int], languages: Sequence[Grammar]
) -> Subject | None:
    """Of which function's graph a sentence speaks."""
    start, end = within
    words = text.words
    parts = [start, *(mark.end() for mark in _PARTS.finditer(words, start, told.start()))]
    held = _HELD.fullmatch(words, parts[-1], told.start())
    if held is not None and (held["formula"] or held["function"] or len(parts) == 1):
        at = held.start("formula")
        name = symbol(text.term(at, at + 1)) if held["formula"] else None
        if held["formula"] and name is None:
            return None
        return Subject(name, bare=not held.group().strip(), start=held.start())
    for grammar in languages:
        subject = read_subject(text, grammar.skip(words, start, "opener"), end, grammar, Subject(None))
        if subject is None or subject.output or subject.end > told.start():
            continue
        at = subject.end
        while at < told.start():
            behind = grammar.skip(words, at, "filler", "verb", "joint", "strictly")
            trait = grammar.trait(words, behind)
            behind = trait[1] if trait is not None and trait[1] <= told.start() else behind
            if behind == at:
                break
            at = behind
        if at == told.start():
            return subject
    return None
