"""Percentages of amounts told in words: “5% of 200 is 10”, “30 sind 25 % von 120”, “200 的 5% 是 10”, “80 increased by
25% is 100”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from vaultproof.claim import Equation, Relation
from vaultproof.extract.told import ENDS, OF, NumberText, Told, begins, claim_told, latex, told_value
from vaultproof.note import Block, Note
from vaultproof.spot import Signs, late

_PER_HUNDRED = Signs("%", "％")
_PERCENT = late(r"\d[^\w%％]{0,4}[%％]|[%％]\s?\d")
"""What every percentage has in it, marks of formulas between the number and the sign included."""
_WITH_SIGN = late(r"\d\s?\\?[%％]|[%％]\s?\d[\d.,{}]*['’]")
"""The same without units and marks: the sign behind its number, or before it as in Turkish."""
_PLAIN = r"\d+(?:(?:[.,]|\{,\})\d+)?"
_PART = rf"(?P<part>{_PLAIN})\s?\\?[%％]"
_WHOLE = rf"(?P<whole>{_PLAIN})(?![\w%％^]|[.,]\d|\s*[-+*×·/])"
_IS = r"""(?:is|are|equals|makes|là|bằng|ist|sind|est|sont|font|fait|es|son|é|são|è|sono
    |stanowi|wynosi|[—–]\s*это|это|составляет|составляют)"""
_ARTICLE = r"(?:(?:el|il|o|les|der|un|um)\s+)?"
_OF_WHOLE = late(
    rf"(?<![\w.,]){_ARTICLE}{_PART}\s+{OF}\s*(?:the\s+|số\s+|числа\s+)?{_WHOLE}", re.IGNORECASE | re.VERBOSE
)
_IS_PART = late(
    rf"(?<![\w.,\-−])(?P<value>{_PLAIN})\s+{_IS}\s+{_ARTICLE}{_PART}\s+{OF}\s*{_WHOLE}",
    re.IGNORECASE | re.VERBOSE,
)
_EASTERN = late(rf"(?<![\w.,])(?P<whole>{_PLAIN})\s*(?:的|の|의|का)\s*{_PART}", re.VERBOSE)
_TURKISH = late(
    rf"(?<![\w.,])(?P<whole>{_PLAIN})['’](?:[ıiuü]n|n[ıiuü]n)\s+[%％]\s?(?P<part>{_PLAIN})['’](?:[ıiuü]|s[ıiuü])\s+(?P<value>{_PLAIN})"
    r"(?:['’][dt][ıiuü]r)?(?![\w%％^]|[.,]\d)",
    re.IGNORECASE,
)
"""A percentage in Turkish, which sets the sign before the number: `150'nin %30'u 45'tir`."""
_UP = r"(?:increas(?:ed|ing)|tăng|erhöht|augmentée?|zwiększone|aumentad[oa]|acrescid[oa]|aumentat[oa]|увеличенное)"
_DOWN = r"""(?:decreas(?:ed|ing)|reduc(?:ed|ing)|giảm|zmniejszone|vermindert|verringert|reduziert
    |diminuée?|réduite?|disminuid[oa]|reducid[oa]|diminuíd[oa]|reduzid[oa]|diminuit[oa]|ridott[oa]|уменьшенное)"""
_BY = r"(?:by|đi|thêm|um|de|d['’]|en(?:\s+un)?|em|del|di|на)?"
_CHANGED = late(
    rf"""(?<![\w.,])(?:(?P<first>{_PLAIN}),?\s+(?:(?P<up>{_UP})|{_DOWN})|(?:(?P<more>{_UP})|{_DOWN})\s+(?P<then>{_PLAIN}))
    \s+{_BY}\s*{_PART},?""",
    re.IGNORECASE | re.VERBOSE,
)


def percentages(note: Note, texts: Iterable[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each percentage of an amount that a note's running text tells."""
    for one in texts:
        if _PER_HUNDRED.stand_in(one.plain) and _PERCENT.search(one.plain) is not None:
            yield from _in_block(note, one.block, _without_unit(one.plain), doubts)


_UNIT = late(
    r"(?<=\d)\s?(?:(?:€|£|¥|₫|zł|руб(?:лей|\.)?|euros?|dollars?|đồng|EUR|USD|kg|g|km|m|cm|ml|l|kWh|W|nghìn|triệu|tỷ"
    r"|millions?|thousand|Millionen|tausend|mil|mila|тыс\.?|млн|tys\.?|mln)(?![\w/²³^])|[元円원万億亿만억])"
)


def _without_unit(text: str) -> str:
    """A text whose amounts all bear one unit, or none, with that blotted out, each character keeping its place."""
    units = {found.group().strip() for found in _UNIT.finditer(text)}
    return _UNIT.sub(lambda found: " " * len(found.group()), text) if len(units) == 1 else text


def _in_block(note: Note, block: Block, text: str, doubts: Mapping[int, str]) -> Iterator[Equation]:
    if _WITH_SIGN.search(text) is None:
        return
    taken: list[re.Match[str]] = []
    for match in _IS_PART.finditer(text):
        if ENDS.match(text, match.end()) and begins(text, match.start()):
            taken.append(match)
            told = Told(*match.span("value"), Relation.EQUAL)
            yield claim_told(note, block, match, _share(match), told, doubts)
    for match in _TURKISH.finditer(text):
        if begins(text, match.start()):
            told = Told(*match.span("value"), Relation.EQUAL)
            yield claim_told(note, block, match, _share(match), told, doubts)
    for pattern in (_OF_WHOLE, _EASTERN, _CHANGED):
        for match in pattern.finditer(text):
            told_behind = told_value(text, match.end()) or _linked(text, match)
            inside = any(one.start() <= match.start() < one.end() for one in taken)
            if inside or told_behind is None or not begins(text, match.start(), eastern=pattern is _EASTERN):
                continue
            left = _changed(match) if pattern is _CHANGED else _share(match)
            yield claim_told(note, block, match, left, told_behind, doubts)


_LINK = late(rf"\s*(?:(?P<polish>to\s)|は|은|는)\s*(?P<value>{_PLAIN})")


def _linked(text: str, match: re.Match[str]) -> Told | None:
    """The value behind `25% z 80 to` or `80の25%は`; elsewhere these words mean something else."""
    value = _LINK.match(text, match.end())
    if value is None or not ENDS.match(text, value.end()):
        return None
    if value["polish"] is not None and re.search(r"\sze?\s", match.group()) is None:
        return None
    return Told(*value.span("value"), Relation.EQUAL)


def _share(match: re.Match[str]) -> str:
    return rf"\frac{{{latex(match['part'])}}}{{100}} \cdot {latex(match['whole'])}"


def _changed(match: re.Match[str]) -> str:
    sign = "+" if match["up"] or match["more"] else "-"
    whole = latex(match["first"] or match["then"])
    return rf"{whole} \cdot \left(1 {sign} \frac{{{latex(match['part'])}}}{{100}}\right)"
