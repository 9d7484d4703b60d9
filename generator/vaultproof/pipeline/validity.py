r"""Where a note says that a formula of it holds: “Die Formel gilt für $0 \le h \le 11000$”, “valid for $T \le 10$ and
$v \ge 4.8$”, and in the sentence that defines a function, “for $0 < m \le 5$”. Judges nothing and draws nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from vaultproof.claim import Condition, Definition, Syntax, Term
from vaultproof.note import Note
from vaultproof.pipeline.axis_units import variable_unit
from vaultproof.source import Passage
from vaultproof.spot import Spotted

_HOLDS = Spotted(
    r"(?:\b(?:valid|holds?|applies|apply|applicable|meant|intended|designed|usable|accurate|defined|restricted|limited"
    r"|gültig|gelten|gilt|anwendbar|definiert|beschränkt"
    r"|valables?|valides?|vaut|valent|applicables?|définie?s?|limitée?s?"
    r"|válid[oa]s?|vale|valen|valem|aplica|aplican|aplicável|definid[oa]s?|limitad[oa]s?"
    r"|valid[oaie]|valgono|applica|definit[oaie]|limitat[oaie]"
    r"|obowiązuje|określon[aey]|ważn[aey]|stosuje|geldt|geldig)"
    r"|справедлив[аоы]?|применим[аоы]?|действует|действительн[аоы]?|верн[аоы]|определен[аоы]?|определён[аоы]?"
    r"|đúng với|đúng khi|áp dụng|có hiệu lực|xác định"
    r"|适用于|適用於|适用范围|成立|有效|定义在|適用され|有効|成り立|적용|성립|유효)",
    re.IGNORECASE,
)
"""Words that say that something holds where what follows is so."""
_BETWEEN = r"[^.$\n!?;:。！？；]{0,40}[:：]?\s*"
_DENIED = re.compile(
    r"\b(?:not|no longer|never|cannot|isn't|doesn't|invalid|unless|except|outside|beyond|breaks|fails|wrong|nicht"
    r"|kein\w*|nie|außer|außerhalb|ungültig|ne|n'|pas|plus|jamais|sauf|hors|no|nunca|salvo|fuera|não|jamais|exceto|fora|non|mai"
    r"|tranne|nie|niet|geen|не|нет|никогда|кроме|вне|không|chưa|trừ|ngoài"
    r"|assume[sd]?|suppose[sd]?|exercise|aufgabe|approximat\w*|näherung\w*|best|law|inequality|ungleichung)\b"
    r"|n'|n’|不|未|除|非|ない|ません|아니|않|제외",
    re.IGNORECASE,
)
"""Words in whose sentence nothing is told of where a formula holds."""
_BEHIND = re.compile(
    r"\s*(?:\$\$|\$|\\\])?\s*[,;.]?\s*(?:only\s+|nur\s+)?"
    r"(?:for|if|when|with|für|falls|mit|wenn|pour|si|avec|para|con|com|se|per|dla|voor|для|при|если|với|khi|nếu|当|ただし)"
    r"\s+(?:all\s+|alle\s+|tout\s+|todo\s+|mọi\s+|всех\s+)?(?=\$)"
)
"""What stands between a definition and a formula that tells where it holds."""
_SIGN = r"(?:\\leq?(?:slant)?(?![a-z])|\\geq?(?:slant)?(?![a-z])|\\lt(?![a-z])|\\gt(?![a-z])|[<>≤≥⩽⩾])"
_SIGNS = re.compile(_SIGN)
_NUMBER = re.compile(
    r"[-−+]?\s*\d{1,12}(?:\s*\\[,;: ]\s*\d{3})*(?:(?:[.,]|\{,\})\d{1,12})?(?:\s*\\pi(?![a-z]))?|[-−]?\s*\\pi(?![a-z])"
)
_UNIT = re.compile(
    r"\s*(?:\\[,;:! ]|~)*\s*(?:\\(?:text|mathrm|rm|operatorname)\s*\{(?P<unit>[^{}]{1,12})\})\s*"
)
_FORMULA = re.compile(r"\s*\$(?P<inside>[^$\n]{3,80})\$")
_JOINED = re.compile(
    r"\s*(?:,|，|、|and\b|und\b|et\b|y\b|e\b|и\b|và\b|oraz\b|i\b|en\b|且|和|及|かつ|および|및)\s*(?:for\s+|für\s+)?"
)
_TOGETHER = re.compile(
    r"(?<!\{),(?!\d)|;|\\(?:quad|qquad|text\{\s*and\s*\}|text\{\s*und\s*\}|land|wedge)(?![a-z])"
)
_NORMAL = {
    "\\le": "≤", "\\leq": "≤", "\\leqslant": "≤", "⩽": "≤", "≤": "≤", "\\ge": "≥", "\\geq": "≥", "\\geqslant": "≥",
    "⩾": "≥", "≥": "≥", "\\lt": "<", "<": "<", "\\gt": ">", ">": ">",
}  # fmt: skip
_TURNED = {"≤": "≥", "≥": "≤", "<": ">", ">": "<"}


def within_validity(definition: Definition, note: Note, others: Iterable[Definition]) -> Definition:
    """A definition with the conditions under which its note says that it holds, behind it or in words; none where it
    has some, or it is not plain of which of several functions of the same variable that is told."""
    if definition.conditions or definition.elsewhere:
        return definition
    alike = [
        one for one in others if one.name != definition.name and {*one.parameters} & {*definition.parameters}
    ]
    text = note.source.text
    own = [_after(definition, text)]
    if not alike:
        own += list(_in_words(text))
    found: dict[tuple[str, str], Condition] = {}
    for formulas in own:
        told = list(_conditions(formulas, definition, note))
        if formulas and not told:
            continue
        for one in told:
            key = (one.name, "low" if one.sign in ">≥" else "high")
            if key in found and found[key].bound.text != one.bound.text:
                return definition
            found.setdefault(key, one)
    return replace(definition, conditions=tuple(found.values())) if found else definition


def _after(definition: Definition, text: str) -> list[str]:
    """The formulas that stand right behind a definition, joined to it by a word such as “for”."""
    behind = _BEHIND.match(text, definition.span.end)
    return _formulas(text, behind.end()) if behind is not None else []


def _in_words(text: str) -> Iterator[list[str]]:
    """The formulas behind words that say that something holds."""
    for found in _HOLDS.finditer(text):
        lead = re.compile(_BETWEEN).match(text, found.end())
        if lead is None or text[lead.end() : lead.end() + 1] != "$":
            before = _formulas_before(text, found.start())
            if before and _DENIED.search(_sentence(text, found.start(), found.end())) is None:
                yield before
            continue
        if _DENIED.search(_sentence(text, found.start(), lead.end())) is None:
            yield _formulas(text, lead.end())


def _sentence(text: str, start: int, end: int) -> str:
    """What a sentence says up to a place."""
    begin = max(text.rfind(mark, 0, start) for mark in (". ", "\n\n", "! ", "? ", "。", "\n- ", "\n* "))
    return re.sub(r"\$[^$\n]*\$", " ", text[max(begin, start - 200) : end])


def _formulas_before(text: str, end: int) -> list[str]:
    """The formula right before a place, as in languages in which the verb comes last."""
    found = re.search(
        r"\$([^$\n]{3,80})\$\s*(?:的范围内|时|時|の範囲で|のとき|에서|일 때)?\s*(?:に|에|로)?\s*\Z",
        text[:end],
    )
    return (
        [found[1]]
        if found is not None and re.search(r"[\u3040-\u9fff\uac00-\ud7af]", text[end : end + 4])
        else []
    )


def _formulas(text: str, start: int) -> list[str]:
    """The formulas from a place on, one or a few that are joined."""
    told = []
    while (found := _FORMULA.match(text, start)) is not None:
        told.append(found["inside"])
        joined = _JOINED.match(text, found.end())
        if joined is None:
            break
        start = joined.end()
    return told


def _conditions(formulas: Iterable[str], definition: Definition, note: Note) -> Iterator[Condition]:
    """What formulas say of where the variables of a definition lie; nothing of what they say of anything else."""
    for formula in formulas:
        for part in _TOGETHER.split(formula):
            signs = [_NORMAL["".join(one.split())] for one in _SIGNS.findall(part)]
            sides = _SIGNS.split(part)
            for (left, right), sign in zip(pairwise(sides), signs, strict=True):
                yield from _condition(left, sign, right, definition, note)


def _condition(left: str, sign: str, right: str, definition: Definition, note: Note) -> Iterator[Condition]:
    for side, other, turned in ((left, right, sign), (right, left, _TURNED[sign])):
        name = side.strip().lstrip("\\")
        if name in definition.parameters and (bound := _bound(other, variable_unit(name, note))) is not None:
            yield Condition(name=name, sign=turned, bound=bound)


def _bound(text: str, unit: str) -> Term | None:
    """A number as a term; None for anything else, also for one in another unit than its variable."""
    found = _NUMBER.match(text.strip())
    if found is None:
        return None
    rest = text.strip()[found.end() :].strip()
    if rest:
        told = _UNIT.fullmatch(rest)
        if told is None or told["unit"] is None or told["unit"].strip() != unit:
            return None
    plain = re.sub(r"\s|\\[,;: ]", "", found[0]).replace("−", "-")
    plain = re.sub(r"(?<=\d),(?=\d)", "{,}", plain)
    return Term(Passage(plain.replace("\\pi", " \\pi").strip(), ((0, 0),)), Syntax.LATEX)
