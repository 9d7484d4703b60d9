"""What a note tells of the data that it lists before: “Data: 4, 8, 15. Mean: 9”, “Werte: 2, 3, 7. Der Median ist 3”.

Only what follows the data with nothing else between, for a word more may mean other data: “without the outlier, …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from vaultproof.claim import Equation
from vaultproof.extract.aggregate import LIST, OPEN, QUANTITIES, items_of, worked_out
from vaultproof.extract.told import claim_told, plain_text, told_value
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted

_SUMMARIES = tuple(
    (at, one)
    for at, one in enumerate(QUANTITIES)
    if one.name in {"mean", "median", "mode", "range", "variance", "deviation", "sum"}
)
_DATA = Spotted(
    rf"""(?<!\w)(?:data(?:\s*set|\s+points?)?|dataset|sample|scores|values|numbers|observations|dữ\s+liệu|số\s+liệu|mẫu(?:\s+số\s+liệu)?
    |daten(?:satz)?|stichprobe|messwerte|werte|noten|données|série|échantillon|notes|datos|muestra|notas|dados|amostra|dati|campione|voti
    |данные|выборка|ряд|оценки|数据|样本|データ|標本|데이터|자료)(?:\s+(?!\d)[^\W\d]+){{0,3}}
    \s*(?::|：|=|is|are|là|gồm|ist|sind|est|sont|es|son|é|são|è|sono|[—–]|为|是|は)\s*{OPEN}(?P<list>{LIST})\s*[\]}})]?(?=\s*(?:[.;。；]|$|\n))""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = re.compile(
    r"""(?:[\s,.;，。；、•>|\]})]|[-*+](?=\s)|(?:and|so|then|thus|the|its|their|và|nên|der|die|das|und|la|le|les|l['’]|et|el|y|o|a|e|os|il|lo|i|и|其|则|和|また|その|そして)(?!\w))+""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = re.compile(r"[^\W\d_][\w ()]{0,24}\s*[:=]\s*[-−]?\d+(?:[.,]\d+)?(?=\s*(?:[.;,]|$|\n))")
_DIGIT = re.compile(r"\d")


@cache
def _names() -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<k{at}>(?:{one.before})(?!\\w)|{one.behind}(?=\\s*(?:[为是は:：=]|이|은|는)))"
        for at, one in _SUMMARIES
    )
    return re.compile(rf"(?:{kinds})", re.IGNORECASE | re.VERBOSE)


def summaries(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each quantity that a note tells of the data listed directly before."""
    if _DATA.search(note.source.text) is None:
        return
    items: list[str] | None = None
    for block in note.blocks:
        if block.kind == "heading":
            items = None
        text = plain_text(note, block)
        if text is None:
            continue
        at = 0
        listed = list(_DATA.finditer(text))
        if listed:
            items, at = items_of(listed[-1]["list"]), listed[-1].end()
        if items is None or len(items) < 3 or _DIGIT.search(text) is None:
            items = items if listed else None
            continue
        claims, at = _told(note, block, text, at, items, doubts)
        yield from claims
        if at < len(text.rstrip()):
            items = None


def _told(
    note: Note, block: Block, text: str, at: int, items: list[str], doubts: Mapping[int, str]
) -> tuple[list[Equation], int]:
    """The claims that follow a place one after another, and where something else begins."""
    found: list[Equation] = []
    while True:
        if (between := _BETWEEN.match(text, at)) is not None:
            at = between.end()
        named = _names().match(text, at)
        told = told_value(text, named.end()) if named is not None else None
        if named is None or told is None:
            label = _LABEL.match(text, at)
            if label is None:
                return found, at
            at = label.end()
            continue
        quantity = next(one for index, one in _SUMMARIES if named[f"k{index}"] is not None)
        left = worked_out(quantity, items, named, told)
        if left is not None:
            found.append(claim_told(note, block, named, left, told, doubts))
        at = told.end
