"""What a note tells of the data that it lists before: “Data: 4, 8, 15. Mean: 9”, “Werte: 2, 3, 7. Der Median ist 3”.

Only what follows the data with nothing else between, for a word more may mean other data: “without the outlier, …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from vaultproof.claim import Equation
from vaultproof.extract.aggregate import AND, LIST, OPEN, QUANTITIES, data_told, items_of, worked_out
from vaultproof.extract.told import NUMBER, OF, NumberText, claim_told, plain_text, told_value, value_behind
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

_SUMMARIES = tuple(
    (at, one)
    for at, one in enumerate(QUANTITIES)
    if one.name
    in {"mean", "median", "mode", "range", "variance", "deviation", "sum", "squares", "maximum", "minimum"}
)
_LETTER_ALONE = r"(?:\\(?:mathbf|boldsymbol|vec)\s*\{\s*[A-Za-z]\s*\}|[A-Za-z])"
_LETTER = rf"(?:(?P<letter>{_LETTER_ALONE})\s*=\s*)?"
_DATA = Spotted(
    rf"""(?<!\w)(?:data(?:\s*set|\s+points?)?|dataset|sample|scores|values|numbers|observations|dữ\s+liệu|số\s+liệu|mẫu(?:\s+số\s+liệu)?
    |daten(?:satz)?|stichprobe|messwerte|werte|noten|données|série|échantillon|notes|datos|muestra|notas|dados|amostra|dati|campione|voti
    |veri(?:ler|\s+kümesi)?|sayılar|आँकड़े|आंकड़े|данные|выборка|ряд|оценки|dane|próba|liczby|数据|样本|データ|標本|데이터|자료)(?:\s+(?!\d)[^\W\d]+){{0,3}}
    \s*(?::|：|=|is|are|là|gồm|ist|sind|est|sont|es|son|é|são|è|sono|[—–]|为|是|は)\s*{_LETTER}{OPEN}(?P<list>{LIST})\s*\\?[\]}})]?(?=\s*(?:[.;。；।]|$|\n|[をにがで를을이가에]))
    |(?<!\w)(?:given|consider|take|gegeben|betrachte\w*|gegeben\s+(?:ist|sind|seien?)|soit|soient|considérons|on\s+considère|dad[oa]s?|considere\w*|sea[n]?|seja[m]?|consider\w+
    |dat[oaie]|si\s+considerino|cho|xét|пусть|дан[аоы]?|dane\s+są|rozważmy|verilen|设|給定|给定|已知)\s+(?:(?!\d)[^\W\d_]+\s+){{0,2}}?(?:data(?:\s*set)?|dataset|sample|scores
    |values|numbers|observations|dữ\s+liệu|số\s+liệu|mẫu|các\s+(?:số|giá\s+trị)|daten(?:satz)?|stichprobe|messwerte|werte|zahlen|noten|données|série|échantillon|valeurs|nombres
    |notes|datos|muestra|números|valores|notas|dados|amostra|dati|campione|numeri|valori|voti|данные|выборка|числа|ряд|liczby|próba|dane|veri\w*|sayı\w*|数据|样本)
    (?:\s+(?!\d)[^\W\d]+(?!\s*=)){{0,2}}\s*[:：]?\s*(?:(?P<so>[A-Za-z])\s*=\s*)?{OPEN}(?P<given>{LIST})\s*\\?[\]}})]?(?=\s*(?:[.;,:。；，、]|$|\n))
    |(?<!\w)(?:let|given|for|with|sei|für|mit|soit|pour|avec|sea|para|con|seja|com|sia|per|пусть|для|cho|với|niech|dla|设|给定|对于)\s+(?P<let>[A-Za-z])\s*=\s*\\?[\[{{(]\s*(?P<named>{NUMBER}(?:\s*[,;]\s*{NUMBER}){{4,}})\s*\\?[\]}})](?=\s*(?:[.;,:。；]|$|\n))
    |(?<![\w\\^(])(?P<name>{_LETTER_ALONE})\s*=\s*[\[(]\s*(?P<called>{LIST})\s*[\])](?=\s*(?:[.;,:。；，、]|$|\n|[をにがで를을이가에]))""",
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
_BETWEEN = late(
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
        f"(?P<k{at}>(?:{one.before})(?![\\w\u0900-\u097f])(?:\\s+\\([^()\\d]{{2,24}}\\))?(?:\\s+(?:also|ebenfalls|auch|aussi|también|também|anche|также|cũng))?(?:\\s+(?:of\\s+(?:the|these)\\s+(?:values|data|numbers)|dos\\s+(?:valores|dados)|de\\s+los\\s+(?:datos|valores)|der\\s+(?:werte|daten)|des\\s+(?:valeurs|données)|dei\\s+(?:valori|dati)|значений|данных|của\\s+(?:dữ\\s+liệu|mẫu)))?|(?:{one.behind})(?:\\s*[（(][^()（）\\d]{{2,24}}[）)])?(?=\\s*(?:[为是は:：=\\d]|等于|约|大约|이|은|는)))"
        for at, one in _SUMMARIES
    )
    before = rf"(?:(?P<owner>{_LETTER_ALONE})\s*(?:的|の|의)\s*)?(?:\([^()\d]{{2,24}}\)\s+)?"
    behind = rf"(?:\s+{OF}\s+(?P<of>{_LETTER_ALONE})(?![\w(\[]))?"
    return re.compile(rf"{before}(?:{kinds}){behind}", re.IGNORECASE | re.VERBOSE)


@dataclass(frozen=True, slots=True)
class _Data:
    """Data as a note lists them: the numbers, the place behind them in their text, and the letter that they are set
    equal to. `bare` where nothing but that letter says that they are data."""

    items: list[str]
    end: int
    letter: str = ""
    bare: bool = False


def summaries(note: Note, texts: Iterable[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each quantity that a note tells of the data listed directly before."""
    texts = tuple(texts)
    yield from _going_on(note, texts, doubts)
    listing = [one.plain for one in texts if _LISTED.search(one.plain) is not None]
    if not any(pattern.search(one) for one in listing for pattern in (_DATA, _HELD)):
        return
    data: _Data | None = None
    loose = False
    for block in note.blocks:
        if block.kind == "heading":
            data = None
        text = plain_text(note, block)
        if text is None:
            continue
        if _DIGIT.search(text) is None:  # neither data nor a quantity
            data, loose = None if _OTHER_DATA.search(text) else data, True
            continue
        listed, held = _listed(text)
        if listed:
            data, loose = listed[-1], False
            for one, following in pairwise(listed):
                first = _told(note, block, text[: following.end], one, doubts, held=held, loose=False)
                yield from (
                    (claim for claim in first[0] if claim.doubt != _LOOSE) if len(one.items) > 2 else ()
                )
        if data is None or len(data.items) < _FEWEST:
            data = data if listed else None
            continue
        told = data if listed else replace(data, end=0)
        claims, at, loose = _told(note, block, text, told, doubts, held=held, loose=loose)
        yield from claims
        if at < len(text.rstrip()):
            data = None


_FEWEST = 3
_NAMES_OF_SUMMARIES = frozenset(one.name for _, one in _SUMMARIES)


def _going_on(note: Note, texts: Iterable[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """What a sentence goes on to tell of the numbers of which it told a quantity: `The mean of 2, 4, 9 is 5 and the
    median is 4`."""
    for one in texts:
        if _LISTED.search(one.plain) is None or not _names_again(one.plain):
            continue
        for name, items, end in data_told(note, one, doubts):
            if name not in _NAMES_OF_SUMMARIES or len(items) < _FEWEST:
                continue
            stop = _SENTENCE_END.search(one.plain, end)
            sentence = one.plain[: stop.start() if stop is not None else len(one.plain)]
            if _OTHER_DATA.search(sentence, end) is None:
                yield from _told(
                    note, one.block, sentence, _Data(items, end), doubts, held=True, loose=False
                )[0]


def _names_again(text: str) -> bool:
    """Whether a text names more than one quantity of data."""
    found = _names().finditer(text)
    return next(found, None) is not None and next(found, None) is not None


def _listed(text: str) -> tuple[list[_Data], bool]:
    """The data that a text lists, and whether their quantities follow in one sentence with them."""
    found = [
        (one["list"] or one["given"] or one["named"], one)
        for one in _DATA.finditer(text)
        if one["name"] is None
    ]
    found = [(one, match) for one, match in found if len(items_of(one) or ("", "")) > 1]
    called = [(one["called"], one) for one in _DATA.finditer(text) if one["name"] is not None]
    bare = not found and len(called) == 1
    held = not found and not bare
    if bare:
        found = called
    elif held:
        groups = ("list", "held", "headed")
        found = [(one[name], one) for one in _HELD.finditer(text) for name in groups if one[name]]
    return [
        _Data(items, match.end(), "" if held else _letter(match), bare)
        for one, match in found
        if (items := items_of(one)) is not None
    ], held


def _letter(match: re.Match[str]) -> str:
    """The letter to which data are set equal; empty for none."""
    return next((match[one] for one in ("letter", "so", "let", "name") if match[one]), "")


_VERB = r"(?:[:：]|(?:is|was|ist|beträgt|est|vaut|es|é|è|là|равн\w+|wynosi)(?!\w)|为|是|は|은|는)"
_SYMBOL = late(
    rf"""\s*(?:{_VERB}\s*)?(?:\\(?:bar|overline|tilde|hat)\s*\{{?\s*[a-zA-Z]\s*\}}?|\\(?:mu|sigma)(?:\s*_\s*\{{?\w+\}}?)?(?:\s*\^\s*\{{?2\}}?)?
    |[a-zA-Z][a-z]?(?:\s*_\s*\{{?\w+\}}?)?(?:\s*\^\s*\{{?2\}}?)?)\s*(?=(?:=|≈|\\approx)(?P<worked>(?:[\d\s+\-*/.,(){{}}^]
    |\\(?:[dt]?frac|sqrt|cdot|times|left|right)(?![A-Za-z])){{0,60}}(?=\s{{0,3}}(?:=|≈|\\approx)))?)""",
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
    data: _Data,
    doubts: Mapping[int, str],
    *,
    held: bool,
    loose: bool,
) -> tuple[list[Equation], int, bool]:
    """The claims that follow data one after another, where what may be of other data begins, and whether anything else
    stood between: then only what is true of these data is of them for certain."""
    found: list[Equation] = []
    at = last = data.end
    rest = _REST.match(text, at)
    if rest is not None and not _OTHER_DATA.search(rest.group()) and not _names().search(rest.group()):
        at = rest.end()
    while True:
        if (between := _BETWEEN.match(text, at)) is not None:
            at = between.end()
        named = _names().match(text, at)
        told = None
        if named is not None and (named["owner"] or named["of"] or data.letter) == data.letter:
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
        left = worked_out(quantity, data.items, named, told)
        if left is not None and not (data.bare and quantity.name not in _OF_DATA):
            claim = claim_told(note, block, named, left, told, doubts)
            found.append(replace(claim, doubt=claim.doubt or _LOOSE) if loose else claim)
        at = last = told.end


_REST = re.compile(r"[^\d.;。；，\n]{1,24}[.;。；，\n]")
"""The rest of the sentence that lists data: `を考える。`, `를 생각하자.`"""
_OF_DATA = frozenset({"mean", "median", "mode", "variance", "deviation"})
"""What only data have: the greatest value may be that of a function."""
