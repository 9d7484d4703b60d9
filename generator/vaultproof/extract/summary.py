"""What a note tells of the data that it lists before: “Data: 4, 8, 15. Mean: 9”, “Werte: 2, 3, 7. Der Median ist 3”.

Only what follows the data with nothing else between, for a word more may mean other data: “without the outlier, …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

from vaultproof.claim import Equation
from vaultproof.extract.aggregate import AND, LIST, OPEN, QUANTITIES, items_of, worked_out
from vaultproof.extract.told import NUMBER, NumberText, claim_told, plain_text, told_value, value_behind
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

_SUMMARIES = tuple(
    (at, one)
    for at, one in enumerate(QUANTITIES)
    if one.name
    in {"mean", "median", "mode", "range", "variance", "deviation", "sum", "squares", "maximum", "minimum"}
)
_CALLED = r"(?:[A-Za-z]\s*=\s*)?"
_DATA = Spotted(
    rf"""(?<!\w)(?:data(?:\s*set|\s+points?)?|dataset|sample|scores|values|numbers|observations|dữ\s+liệu|số\s+liệu|mẫu(?:\s+số\s+liệu)?
    |daten(?:satz)?|stichprobe|messwerte|werte|noten|données|série|échantillon|notes|datos|muestra|notas|dados|amostra|dati|campione|voti
    |veri(?:ler|\s+kümesi)?|sayılar|आँकड़े|आंकड़े|данные|выборка|ряд|оценки|dane|próba|liczby|数据|样本|データ|標本|데이터|자료)(?:\s+(?!\d)[^\W\d]+){{0,3}}
    \s*(?::|：|=|is|are|là|gồm|ist|sind|est|sont|es|son|é|são|è|sono|[—–]|为|是|は)\s*{_CALLED}{OPEN}(?P<list>{LIST})\s*\\?[\]}})]?(?=\s*(?:[.;。；।]|$|\n))
    |(?<!\w)(?:given|consider|take|gegeben|betrachte\w*|gegeben\s+(?:ist|sind|seien?)|soit|soient|considérons|on\s+considère|dad[oa]s?|considere\w*|sea[n]?|seja[m]?|consider\w+
    |dat[oaie]|si\s+considerino|cho|xét|пусть|дан[аоы]?|dane\s+są|rozważmy|verilen|设|給定|给定|已知)\s+(?:(?!\d)[^\W\d_]+\s+){{0,2}}?(?:data(?:\s*set)?|dataset|sample|scores
    |values|numbers|observations|dữ\s+liệu|số\s+liệu|mẫu|các\s+(?:số|giá\s+trị)|daten(?:satz)?|stichprobe|messwerte|werte|zahlen|noten|données|série|échantillon|valeurs|nombres
    |notes|datos|muestra|números|valores|notas|dados|amostra|dati|campione|numeri|valori|voti|данные|выборка|числа|ряд|liczby|próba|dane|veri\w*|sayı\w*|数据|样本)
    (?:\s+(?!\d)[^\W\d]+(?!\s*=)){{0,2}}\s*[:：]?\s*{_CALLED}{OPEN}(?P<given>{LIST})\s*\\?[\]}})]?(?=\s*(?:[.;,:。；]|$|\n))
    |(?<!\w)(?:let|given|for|with|sei|für|mit|soit|pour|avec|sea|para|con|seja|com|sia|per|пусть|для|cho|với|niech|dla|设|给定|对于)\s+(?:[A-Za-z]\s*=\s*)\\?[\[{{(]\s*(?P<named>{NUMBER}(?:\s*[,;]\s*{NUMBER}){{4,}})\s*\\?[\]}})](?=\s*(?:[.;,:。；]|$|\n))""",
    re.IGNORECASE | re.VERBOSE,
)
_HELD = Spotted(
    rf"""(?:データ|数値|資料|数据|样本|数列|데이터|자료)\s*(?:(?:集|値)\s*)?{OPEN}(?P<list>{LIST})\s*[\]}})]?\s*(?:的|の|의)(?=\s*[^\W\d])
    |(?<!\w)(?:data(?:\s*set)?|sample|scores|values|numbers|dữ\s+liệu|số\s+liệu|mẫu|các\s+số|daten|stichprobe|werte|zahlen|données|série|valeurs
    |nombres|datos|muestra|números|valores|dados|amostra|dati|numeri|valori|данные|выборка|числа|dane|próba|liczby)\s+{OPEN}(?P<held>{LIST})
    \s*[\]}})]?\s+(?:have|has|có|haben|hat|ont|a|tienen|tiene|têm|tem|hanno|ha|имеют|имеет|mają|ma)(?=\s+[^\W\d])
    |(?<!\w)(?:of|for|của|với|von|für|de|para|pour|per|di|для|dla|z)\s+(?:(?:the|các|die|den|les|los|las|os|as|i|gli)\s+)?(?:(?:data|numbers|values|sample|dữ\s+liệu
    |số(?:\s+liệu)?|daten|werten?|zahlen|données|valeurs|nombres|datos|valores|números|dados|dati|valori|numeri|данных|чисел|danych|liczb)\s+)?{OPEN}(?P<headed>{LIST})\s*[\]}})]?\s*[:：](?=\s*[^\W\d])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Data whose quantities follow in the same sentence: `データ 2, 4, 9 の平均は 5、…`, `the data 2, 4, 9 have mean 5`."""
_BETWEEN = re.compile(
    r"""(?:[\s,.;，。；、•>|\]})]|[-*+](?=\s)|l['’](?=\w)|(?:and|so|then|thus|the|its|their|an?|và|nên|der|die|das|den|eine?n?|une?|una?|uma?|một|und|la|le|les|et|el|y|o|a|e|os|il|lo|i|и|i|oraz)(?!\w)|其|则|和|また|その|そして|이고|이며|그리고
    |であり|である|です|になる|となる|だ|이다|입니다|\s?['’]?[dt][ıiuü]r(?!\w)|(?:है|हैं|और|तथा|olur|ve|of\s+(?:the|these)\s+(?:data|values|numbers))(?!\w)|[।])+""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = re.compile(r"[^\W\d_][\w ()]{0,24}\s*[:=]\s*[-−]?\d+(?:[.,]\d+)?(?=\s*(?:[.;,]|$|\n))")
_DIGIT = re.compile(r"\d")
_APART = rf"(?:\W{{1,12}}(?:{AND}\W{{1,8}})?|[与和と과와])"
_LISTED = re.compile(rf"\d{_APART}\d+{_APART}\d", re.IGNORECASE)
"""Three numbers with no more than signs and a word for *and* between them: fewer are no data."""
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|[。；！？।\n]")
_BOUNDARY = re.compile(r"[.;!?](?=\s)|[。；、，！？]|,(?=\s)|\n")
_OTHER_DATA = Spotted(
    r"""\b(?:without|new|other|another|second|both|add(?:s|ed|ing)?|remov\w*|replac\w*|outliers?|group|class|population|weighted|trimmed|bỏ|thêm|mới
    |khác|ohne|neue?[rnms]?|andere?[rnms]?|zweite[rnms]?|ausreißer|gruppe|sans|nouve\w+|autres?|deuxième|sin|nuev\w+|otr[oa]s?|sem|nov\w+
    |outr[oa]s?|senza|altr[oaie]|nuov\w+|без|нов\w+|друг\w+|втор\w+|выброс\w*|bez|inn\w+)\b
    |新|另|其他|去掉|剔除|加入|除|別|외|제외|새로운|다른""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words after which other data may be spoken of."""
_LOOSE = "it may be said of other data than those listed above"


@cache
def _names() -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<k{at}>(?:{one.before})(?![\\w\u0900-\u097f])(?:\\s+\\([^()\\d]{{2,24}}\\))?(?:\\s+(?:also|ebenfalls|auch|aussi|también|também|anche|также|cũng))?(?:\\s+(?:of\\s+(?:the|these)\\s+(?:values|data|numbers)|dos\\s+(?:valores|dados)|de\\s+los\\s+(?:datos|valores)|der\\s+(?:werte|daten)|des\\s+(?:valeurs|données)|dei\\s+(?:valori|dati)|значений|данных|của\\s+(?:dữ\\s+liệu|mẫu)))?|(?:{one.behind})(?=\\s*(?:[为是は:：=\\d]|等于|约|大约|이|은|는)))"
        for at, one in _SUMMARIES
    )
    return re.compile(rf"(?:\([^()\d]{{2,24}}\)\s+)?(?:{kinds})", re.IGNORECASE | re.VERBOSE)


def summaries(note: Note, texts: Iterable[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each quantity that a note tells of the data listed directly before."""
    lists = [one.plain for one in texts if _LISTED.search(one.plain) is not None]
    if not any(pattern.search(text) is not None for text in lists for pattern in (_DATA, _HELD)):
        return
    items: list[str] | None = None
    loose = False
    for block in note.blocks:
        if block.kind == "heading":
            items = None
        text = plain_text(note, block)
        if text is None:
            continue
        if _DIGIT.search(text) is None:  # neither data nor a quantity
            items, loose = None if _OTHER_DATA.search(text) else items, True
            continue
        listed, held = _listed(text)
        if listed:
            items, at = listed[-1]
            loose = False
            for (one, behind), (_, until) in pairwise(listed):
                first = _told(note, block, text[:until], behind, one, doubts, held=held, loose=False)
                yield from (claim for claim in first[0] if claim.doubt != _LOOSE) if len(one) > 2 else ()
        else:
            at = 0
        if items is None or len(items) < 3:
            items = items if listed else None
            continue
        claims, at, loose = _told(note, block, text, at, items, doubts, held=held, loose=loose)
        yield from claims
        if at < len(text.rstrip()):
            items = None


def _listed(text: str) -> tuple[list[tuple[list[str], int]], bool]:
    """The data that a text lists, each with the place behind it; and whether their quantities follow in one sentence
    with them."""
    found = [(one["list"] or one["given"] or one["named"], one.end()) for one in _DATA.finditer(text)]
    found = [(one, end) for one, end in found if len(items_of(one) or ("", "")) > 1]
    held = not found
    if held:
        groups = ("list", "held", "headed")
        found = [(one[name], one.end()) for one in _HELD.finditer(text) for name in groups if one[name]]
    return [(items, end) for one, end in found if (items := items_of(one)) is not None], held


_VERB = r"(?:[:：]|(?:is|was|ist|beträgt|est|vaut|es|é|è|là|равн\w+|wynosi)(?!\w)|为|是|は|은|는)"
_SYMBOL = late(
    rf"""\s*(?:{_VERB}\s*)?(?:\\(?:bar|overline|tilde|hat)\s*\{{?\s*[a-zA-Z]\s*\}}?|\\(?:mu|sigma)(?:\s*_\s*\{{?\w+\}}?)?(?:\s*\^\s*\{{?2\}}?)?
    |[a-zA-Z][a-z]?(?:\s*_\s*\{{?\w+\}}?)?(?:\s*\^\s*\{{?2\}}?)?)\s*(?=(?:=|≈|\\approx)(?P<worked>(?:[\d\s+\-*/.,(){{}}^]
    |\\(?:[dt]?frac|sqrt|cdot|times|left|right)(?![A-Za-z]))*(?=\s*(?:=|≈|\\approx)))?)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a quantity is called, `\\sigma^2 =`, perhaps with what it is worked out from."""


def _behind_symbol(text: str, at: int) -> int:
    """Where the value of a quantity is told, behind its symbol and what it is worked out from."""
    symbol = _SYMBOL.match(text, at)
    if symbol is None:
        return at
    return symbol.end("worked") if symbol["worked"] else symbol.end()


def _told(
    note: Note,
    block: Block,
    text: str,
    at: int,
    items: list[str],
    doubts: Mapping[int, str],
    *,
    held: bool,
    loose: bool,
) -> tuple[list[Equation], int, bool]:
    """The claims that follow a place one after another, where what may be of other data begins, and whether anything
    else stood between: then only what is true of these data is of them for certain."""
    found: list[Equation] = []
    last = at
    while True:
        if (between := _BETWEEN.match(text, at)) is not None:
            at = between.end()
        named = _names().match(text, at)
        told = None
        if named is not None:
            goes_on = held or (found and _SENTENCE_END.search(text, last, named.start()) is None)
            end = _behind_symbol(text, named.end())
            told = told_value(text, end) or (value_behind(text, end) if goes_on else None)
        if named is None or told is None:
            if not text[at:].strip():
                return found, at, loose
            label = _LABEL.match(text, at)
            loose = loose or label is None
            beyond = label or _BOUNDARY.search(text, at)
            if beyond is None or _OTHER_DATA.search(text, at, beyond.end()) is not None:
                return found, at if _OTHER_DATA.search(text, at) else len(text), loose
            at = beyond.end()
            continue
        quantity = next(one for index, one in _SUMMARIES if named[f"k{index}"] is not None)
        left = worked_out(quantity, items, named, told)
        if left is not None:
            claim = claim_told(note, block, named, left, told, doubts)
            found.append(replace(claim, doubt=claim.doubt or _LOOSE) if loose else claim)
        at = last = told.end
