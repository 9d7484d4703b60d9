r"""Bounds of a derivative that words tell: “the derivative lies in $(0, 0.25]$”, “it is Lipschitz with constant 1”.
Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Property, Syntax, Term
from vaultproof.extract.functions.intervals import Ends, interval_of, read_interval, sharp
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences, told_of_values
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.language.words import supposes
from vaultproof.extract.told import ENDS
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Several, Spotted, late

_NUMBER = r"\d+(?:[.,]\d+)?(?!\w|[.,]\d)"
_SLOPE = r"""(?:(?:the|its|die|ihre|la|sa|su|sua|a|её|ее)\s+)?
    (?:(?P<second>second\s+derivative|đạo\s+hàm\s+(?:cấp|bậc)\s+hai|zweite\s+ableitung|dérivée\s+seconde|segunda\s+derivada
    |derivata\s+seconda|вторая\s+производная)
    |(?:first\s+)?derivative|gradient|slope|đạo\s+hàm|độ\s+dốc|ableitung|steigung|dérivée|pente|derivada|pendiente|gradiente|inclinação|derivata|pendenza|производная|градиент|pochodna)
    (?:\s+(?:of\s+the\s+function|của\s+(?:nó|hàm(?:\s+số)?)|der\s+funktion|de\s+la\s+fonction|de\s+la\s+función|da\s+função
    |della\s+funzione|функции))?"""
_EVER = r"(?:always|luôn|immer|stets|toujours|siempre|sempre|всегда|zawsze)"
_LIES = rf"""(?:{_EVER}\s+)?(?:lies|is|stays|ranges|takes\s+(?:on\s+)?values|has\s+values|nằm|nhận\s+giá\s+trị|liegt
    |nimmt\s+werte|est\s+(?:toujours\s+)?comprise?|varie|prend\s+(?:ses|des)\s+valeurs|está|varía|toma\s+valores|varia
    |assume\s+valor[ei]s?|è\s+(?:sempre\s+)?compresa|лежит|принимает\s+значения|находится|leży)(?:\s+{_EVER})?"""
_WITHIN = r"""(?:in(?:side)?(?:\s+the\s+(?:open\s+|half-open\s+)?interval)?|trong(?:\s+(?:khoảng|đoạn|nửa\s+khoảng))?
    |im\s+(?:halboffenen\s+)?intervall|dans(?:\s+l['’]intervalle)?|en(?:\s+el\s+intervalo)?|em|no\s+intervalo
    |nell['’]intervallo|в(?:\s+(?:интервале|промежутке|полуинтервале))?|w(?:\s+przedziale)?)"""
_BETWEEN = rf"""(?:between|from|zwischen|entre|de|giữa|từ|tra|da|между|от|od|między)\s+(?P<low>[-−–]?\s?{_NUMBER})
    \s+(?:and|to|und|bis|et|à|y|a|e|và|đến|и|до|do|i)\s+(?P<high>[-−–]?\s?{_NUMBER})"""
_LYING = Spotted(
    rf"(?<!\w)(?P<said>{_SLOPE}\s+{_LIES}\s+(?:{_BETWEEN}|{_WITHIN}\s+(?={FORMULA}|[(\[])))",
    re.IGNORECASE | re.VERBOSE,
)
_RANGE_OF = Spotted(
    rf"""(?<!\w)(?P<said>(?:the\s+)?(?:range\s+of|miền\s+giá\s+trị\s+của|wertebereich\s+der|image\s+de\s+la|rango\s+de\s+la
    |imagem\s+da)\s+{_SLOPE}\s+(?:is|là|ist|est|es|é)\s+(?={FORMULA}|[(\[]))""",
    re.IGNORECASE | re.VERBOSE,
)
_KIND = r"lipschitz(?:ienne)?(?:[-\s]+(?:continuous|stetig\w*|continue|continua|contínua))?"
_LIPSCHITZ = Spotted(
    rf"""(?<![\w$])(?P<said>(?P<before>{_NUMBER}|{FORMULA})\s?-\s?{_KIND}
    |{_KIND}\s+(?:with|mit|de|con|com|với|с)\s+(?:(?:a|the|der|einer|la|una|uma|hằng\s+số)\s+)?(?:lipschitz[-\s]?)?
    (?:constant|konstanten?|constante|costante|константой|константа)?\s*(?:[LKM]\s*=\s*)?(?P<behind>{_NUMBER}|{FORMULA})
    |(?:hằng\s+số\s+lipschitz|lipschitz[-\s]?(?:constant|konstante)|constante\s+de\s+lipschitz|константа\s+липшица)\s+
    (?:is|là|bằng|ist|est|es|é|равна)\s+(?P<told>{_NUMBER}|{FORMULA})
    |(?:利普希茨|リプシッツ|립시츠)\s*(?:常数|定数|상수)\s*(?:为|是|は|는)\s*(?P<east>{_NUMBER}|{FORMULA}))""",
    re.IGNORECASE | re.VERBOSE,
)
_BOUNDS = Several(_LYING, _RANGE_OF, _LIPSCHITZ)
_NUMERIC = late(
    r"\s*(?:[LKM]\s*=\s*)?(?P<value>\d+(?:\.\d+)?|\\[dt]?frac\s*(?:\{\s*\d+\s*\}\s*\{\s*\d+\s*\}|\d\s*\d))\s*"
)
_OF_ANOTHER = late(
    r"(?<!\w)(?:gradient\w*|derivative|loss|network|discriminator|critic|layer|map(?:ping)?|operator|norm|composition|ableitung|dérivée|derivada|derivata|производн\w+|đạo\s+hàm|mạng|netz\w*|réseau|red|rede|rete|сеть|on|over|auf|sur|en|em|su|на|trên|với)(?!\w)|导数|梯度|网络|導関数|勾配|도함수",
    re.IGNORECASE,
)
_FAMILIAR = late(
    r"""(?<!\w)(?:always|only|even|globally|continuous|smooth|differentiable|know|shows?|means|where|because|bounded|property|properties|auch|immer|sogar|stetig|differenzierbar
    |aussi|continue|dérivable|toujours|también|continua|derivable|siempre|também|contínua|sempre|anche|derivabile|непрерывна|также|là|liên\s+tục|luôn|też|ciągła|jest)(?!\w)|也|连续|还|連続|また|연속""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that lead to a bound of the slope of the function in hand."""
_ANY_GRADIENT = late(
    r"(?:(?:the|die|la|le|el|a|o|il)\s+)?(?:gradient|slope|steigung|pente|pendiente|gradiente|inclinação|pendenza|градиент|độ\s+dốc)(?!\w)",
    re.IGNORECASE,
)
"""A gradient that may be one of a loss, unless the note has told of the function's derivative before."""
_PRIMED = late(r"['′]\s*\(|\\prime|\\[dt]?frac\s*\{\s*d")
_DOUBT = "it may be told of another function, or of a part of the line"


def slope_bounds(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Property]:
    """Each bound of the derivative of the note's function that running text tells."""
    told = [one for one in _BOUNDS if one.may_match(note.source.text)]
    told = told if told and told_of_values(_BOUNDS, texts) else []
    for running in texts if told else ():
        text = running.text
        if running.block.kind == "formula" or not any(one.may_match(text.words) for one in told):
            continue
        for start, end, mark in sentences(text.words):
            for pattern in told if mark not in {"?", "？"} else ():
                for match in pattern.finditer(text.words, start, end):
                    found = _claim(note, running, match, (start, end), doubts)
                    yield from (found,) if found is not None else ()


def _claim(
    note: Note, running: Running, match: re.Match[str], within: tuple[int, int], doubts: Mapping[int, str]
) -> Property | None:
    text, (start, end) = running.text, within
    read = _size(text, match) if match.re.pattern == _LIPSCHITZ.pattern else _ends(text, match)
    if read is None or ENDS.match(text.words[:end], read[1]) is None:
        return None
    ends, stop = read
    if _ANY_GRADIENT.match(match.group()) and not _PRIMED.search(
        note.source.text, 0, text.span_of(match.start(), stop).start
    ):
        return None
    before, behind = text.words[start : match.start()], text.words[stop:end]
    if _OF_ANOTHER.search(before) is not None or not opens_plainly(_FAMILIAR.sub(" ", before), note.title):
        return None
    doubt = doubts.get(running.block.scope)
    if supposes(f"{before} \ue001 {behind}") or _OF_ANOTHER.search(behind) or FORMULA in before:
        doubt = doubt or _DOUBT
    order = 2 if match.groupdict().get("second") else 1
    shown = text.shown(match.start(), stop)
    bounds_only = match.re.pattern == _LIPSCHITZ.pattern
    return Property(
        path=note.path,
        span=text.span_of(match.start(), stop),
        kind="range",
        text=shown,
        scope=running.block.scope,
        subject=None,
        says=replace(interval_of(ends, domain=False, exact=False), order=order, least=_is_least(match)),
        written=f"≤ {shown}" if bounds_only else shown,
        bare=True,
        doubt=doubt,
    )


def _is_least(match: re.Match[str]) -> bool:
    """Whether the constant is told, and not only one of them."""
    groups = match.groupdict()
    return groups.get("told") is not None or groups.get("east") is not None


def _ends(text: Text, match: re.Match[str]) -> tuple[Ends, int] | None:
    """The interval that words tell, by its ends or as one."""
    groups = match.groupdict()
    if groups.get("low") is not None:
        low, high = (text.term(*match.span(one)) for one in ("low", "high"))
        return Ends(sharp(low), sharp(high), False, False), match.end()
    read = read_interval(text, match.end())
    if read is None:
        return None
    ends, stop = read
    return replace(ends, low=ends.low and sharp(ends.low), high=ends.high and sharp(ends.high)), stop


def _size(text: Text, match: re.Match[str]) -> tuple[Ends, int] | None:
    """From the constant's negative to the constant."""
    group = next(one for one in ("before", "behind", "told", "east") if match[one])
    term = text.term(*match.span(group))
    value = _NUMERIC.fullmatch(term.text)
    if value is None:
        return None
    high = sharp(Term(term.passage.cut(*value.span("value")), Syntax.LATEX))
    low = Term(Passage(f"-({high.text})", high.passage.anchors), Syntax.LATEX)
    return Ends(low, high, False, False), match.end()
