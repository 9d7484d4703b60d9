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
_LEAD = re.compile(r"[^.$\n!?;:。！？；]{0,40}[:：]?\s*(?=\$)")
_CLAUSE = re.compile(r"[.!?;:](?=\s)\s*|[。！？；：，(（]|\n\s*\n\s*|\n\s*[-*+]\s|\$\$\s*")
_INSIDE = re.compile(r"(\$\$?)([^$]+)\1")
_SHORT = re.compile(r"[$\s]*[^$,.;:(\n]{0,25}")
_NOTHING = re.compile(r"[\s$.,;(\\\]]*")
_NAMED = re.compile(
    r"[\W_]*(?:[^\W\d_]+\s+){0,3}?(?:formula|law|function|model|equation|expression|relation|formel|funktion|gleichung|gesetz|modell"
    r"|formule|loi|fonction|équation|modèle|fórmula|ley|lei|función|função|ecuación|equação|modelo|legge|funzione"
    r"|equazione|modello|wzór|funkcja|формула|функция|закон|уравнение|công thức|hàm số|hàm|định luật|该?公式|此式|函数)"
    r"(?:\s+[^\W\d_]+){0,2}\s*",
    re.IGNORECASE,
)
"""What calls a definition by what it is, before a verb: “The formula is”."""
_PRONOUN = re.compile(
    r"[\W_]*(?:(?:it|this|which|sie|er|es|dies|das|diese|elle|il|ceci|cela|ella|esta|ela|isso|questa|essa|она|он|оно"
    r"|nó|它|其)\b)?(?:\s*[^\W\d_]+){0,2}\s*",
    re.IGNORECASE,
)
"""A pronoun before a verb, or nothing: “It is”, “Only”."""
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
_CLOSING = re.compile(r"\s*(?:\$\$|\$|\\\])?[\s,;.]*")
_STOP = re.compile(r"[.!?](?=\s)|[。！？；]|\n\s*\n|\n\s*[-*+]\s|\$\$")
_SETTING = re.compile(r"\$\s*\\?\w+(?:_(?:\w|\{[^{}]*\}))?\s*=\s*[-−]?\d[^$]*\$")
_WITH = re.compile(
    r"(?:\b(?:with|where|mit|wobei|avec|où|con|donde|com|onde|dove|met|waarbij)|\b(?:где|при|với|trong đó|gdzie)|其中)"
    r"\s*(?:[^\W\d_]+\s+){0,3}$",
    re.IGNORECASE,
)
"""A word that adds to what is set, and what the variable behind it is called: “with the stock”."""
_SIGN = r"(?:\\leq?(?:slant)?(?![a-z])|\\geq?(?:slant)?(?![a-z])|\\lt(?![a-z])|\\gt(?![a-z])|[<>≤≥⩽⩾])"
_SIGNS = re.compile(_SIGN)
_NUMBER = re.compile(
    r"(?:\d{1,12}(?:(?:[.,]|\{,\})\d{1,12})?\s*(?:\\times(?![a-z])|\\cdot(?![a-z])|[·×])\s*)?"
    r"10\s*\^\s*(?:\{\s*[-−]?\d{1,2}\s*\}|\d)(?!\d)"
    r"|[-−+]?\s*\d{1,12}(?:\s*\\[,;: ]\s*\d{3})*(?:(?:[.,]|\{,\})\d{1,12})?(?:\s*\\pi(?![a-z]))?|[-−]?\s*\\pi(?![a-z])"
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
        own += [*_in_words(text, definition), _beside_settings(definition, text)]
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
        if told and any(_unread(formula, definition, note) for formula in formulas):
            return replace(definition, limited=True)
    return replace(definition, conditions=tuple(found.values())) if found else definition


def _after(definition: Definition, text: str) -> list[str]:
    """The formulas that stand right behind a definition, joined to it by a word such as “for”."""
    behind = _BEHIND.match(text, definition.span.end)
    return _formulas(text, behind.end()) if behind is not None else []


def _beside_settings(definition: Definition, text: str) -> list[str]:
    """The formulas that the sentence behind a definition, which sets its letters, tells “with” a variable: “Here
    $\\beta = 2$, with the stock $S \\ge 0$”."""
    behind = _CLOSING.match(text, definition.span.end)
    start = definition.span.end if behind is None else behind.end()
    stop = _STOP.search(text, start)
    sentence = text[start : len(text) if stop is None else stop.start()]
    if _SETTING.search(sentence) is None or _DENIED.search(_INSIDE.sub(" ", sentence)) is not None:
        return []
    return [
        found[2].strip()
        for found in _INSIDE.finditer(sentence)
        if "=" not in found[2] and _WITH.search(sentence[: found.start()]) is not None
    ]


def _in_words(text: str, definition: Definition) -> Iterator[list[str]]:
    """The formulas behind words that say that a definition holds where these do."""
    for found in _HOLDS.finditer(text):
        if not _is_of(definition, text, found.start()):
            continue
        lead = _LEAD.match(text, found.end())
        denied = _DENIED.search(_sentence(text, found.start(), found.end() if lead is None else lead.end()))
        if lead is not None and denied is None:
            yield _formulas(text, lead.end())


def _is_of(definition: Definition, text: str, verb: int) -> bool:
    """Whether a verb's clause is about a definition: it holds that, calls it the formula, or follows it at once."""
    plain = _INSIDE.sub(lambda found: f"{found[1]}{'x' * len(found[2])}{found[1]}", text[:verb])
    start = max((found.end() for found in _CLAUSE.finditer(plain)), default=0)
    if start <= definition.span.start and definition.span.end <= verb:
        return _SHORT.fullmatch(text[definition.span.end : verb]) is not None
    clause = text[start:verb]
    if _NAMED.fullmatch(clause) is not None:
        return True
    at_once = _NOTHING.fullmatch(text[definition.span.end : start]) if start >= definition.span.end else None
    return at_once is not None and _PRONOUN.fullmatch(clause) is not None


def _sentence(text: str, start: int, end: int) -> str:
    """What a sentence says up to a place."""
    begin = max(text.rfind(mark, 0, start) for mark in (". ", "\n\n", "! ", "? ", "。", "\n- ", "\n* "))
    return re.sub(r"\$[^$\n]*\$", " ", text[max(begin, start - 200) : end])


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


def _unread(formula: str, definition: Definition, note: Note) -> bool:
    """Whether a formula says between what a variable lies by an end that is no number."""
    for part in _TOGETHER.split(formula):
        for left, right in pairwise(_SIGNS.split(part)):
            for side, other in ((left, right), (right, left)):
                name = side.strip().lstrip("\\")
                if name in definition.parameters and _bound(other, variable_unit(name, note)) is None:
                    return True
    return False


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
