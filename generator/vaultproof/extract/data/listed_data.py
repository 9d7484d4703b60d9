"""The data that a note lists, whose mean, median and the like are told behind them: “Data: 4, 8, 15”, “Noten: 2,
3, 1”, “点数は 4、6、7 点”. Tells nothing of what is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultproof.extract.data.aggregate import AND, LIST, OPEN, items_of
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.extract.told import NUMBER, NumberText, latex
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

_LETTER_ALONE = r"(?:\\(?:mathbf|boldsymbol|vec)\s*\{\s*[A-Za-z]\s*\}|[A-Za-z])"
_LETTER = rf"(?:(?P<letter>{_LETTER_ALONE})\s*=\s*)?"
_BESIDE = r"""[(（]\s*(?:(?:[^\W\d_]{1,8}\s{1,3}){0,2}[nNmk]\s{0,3}=\s{0,3}\d{1,4}|in\s+(?:the\s+same\s+)?order
    |(?:same|gleiche|même|mismo|mesmo|stesso|тот\s+же|cùng)\s+(?:order|reihenfolge|ordre|orden|ordem|ordine|порядок|thứ\s+tự)
    |(?:(?:共|一共|总共|共计|計|全部で|全|총|insgesamt|tổng\s+cộng|au\s+total|en\s+total|в\s+total|всего|in\s+total|total)\s{0,2}[:：]?\s{0,2})?\d{1,4}\s{0,2}
    (?:[个個件人名本点个개명]|values?|numbers?|observations?|points?|data\s+points?|werte?|zahlen|valeurs|données|datos|valores|dados|dati|valori|значени\w+|чис[её]?л\w*|giá\s+trị|số|phần\s+tử|liczb\w*|wartoś\w+))\s{0,2}[)）]"""
"""What may stand in brackets behind data: how many they are, and in which order."""
_COUNTED = r"[(（]\s{0,3}[nN]\s{0,3}=\s{0,3}\d{1,4}\s{0,3}[)）]"
"""In brackets behind words for data, how many they are."""
_DATA = Spotted(
    rf"""(?<!\w)(?:data(?:\s*set|\s+points?)?|dataset|sample|scores|values|numbers|observations|dữ\s+liệu|số\s+liệu|mẫu(?:\s+số\s+liệu)?
    |daten(?:satz)?|stichprobe|messwerte|werte|noten|données|série|échantillon|notes|datos|muestra|notas|dados|amostra|dati|campione|voti
    |veri(?:ler|\s+kümesi)?|sayılar|आँकड़े|आंकड़े|данные|выборка|ряд|оценки|dane|próba|liczby|数据|样本|データ|標本|데이터|자료)(?:\s+(?!\d)[^\W\d]+){{0,3}}
    (?:\s{{0,3}}{_COUNTED})?\s*(?::|：|=|is|are|là|gồm|ist|sind|est|sont|es|son|é|são|è|sono|[—–]|为|是|は)\s*{_LETTER}{OPEN}(?P<list>{LIST})\s*\\?[\]}})]?(?=\s*(?:[.;。；।]|$|\n|[をにがで를을이가에]|{_BESIDE}))
    |(?<!\w)(?:given|consider|take|gegeben|betrachte\w*|gegeben\s+(?:ist|sind|seien?)|soit|soient|considérons|on\s+considère|dad[oa]s?|considere\w*|sea[n]?|seja[m]?|consider\w+
    |dat[oaie]|si\s+considerino|cho|xét|пусть|дан[аоы]?|dane\s+są|rozważmy|verilen|设|給定|给定|已知)\s+(?:(?!\d)[^\W\d_]+\s+){{0,2}}?(?:data(?:\s*set)?|dataset|sample|scores
    |values|numbers|observations|dữ\s+liệu|số\s+liệu|mẫu|các\s+(?:số|giá\s+trị)|daten(?:satz)?|stichprobe|messwerte|werte|zahlen|noten|données|série|échantillon|valeurs|nombres
    |notes|datos|muestra|números|valores|notas|dados|amostra|dati|campione|numeri|valori|voti|данные|выборка|числа|ряд|liczby|próba|dane|veri\w*|sayı\w*|数据|样本)
    (?:\s+(?!\d)[^\W\d]+(?!\s*=)){{0,2}}\s*[:：]?\s*(?:(?P<so>[A-Za-z])\s*=\s*)?{OPEN}(?P<given>{LIST})\s*\\?[\]}})]?(?=\s*(?:[.;,:。；，、]|$|\n|{_BESIDE}))
    |(?<!\w)(?:let|given|for|with|sei|für|mit|soit|pour|avec|sea|para|con|seja|com|sia|per|пусть|для|cho|với|niech|dla|设|给定|对于)\s+(?P<let>[A-Za-z])\s*=\s*\\?[\[{{(]\s*(?P<named>{NUMBER}(?:\s*[,;]\s*{NUMBER}){{4,}})\s*\\?[\]}})](?=\s*(?:[.;,:。；]|$|\n))
    |(?<![\w\\^(])(?P<name>{_LETTER_ALONE})\s*=\s*[\[(]\s*(?P<called>{LIST})\s*[\])](?=\s*(?:[.;,:。；，、]|$|\n|[をにがで를을이가에]|{_BESIDE}))""",
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
_APART = rf"(?:\W{{1,12}}(?:{AND}\W{{1,8}})?|[与和と과와])"
LISTED = late(rf"\d{_APART}\d+{_APART}\d", re.IGNORECASE)
"""Three numbers with no more than signs and a word for *and* between them: fewer are no data."""
_LINE = late(
    rf"""(?:^|[.!?;](?=\s)|[。！？；\n]|(?<=\s)(?:and|und|et|y|e|и|và|i|oraz)(?=\s))[\s>*+\-•]{{0,12}}(?:\d{{1,2}}[.)]\s{{1,3}})?(?P<label>[^\n:：=.。!?]{{2,90}}?)\s{{0,3}}(?:{_COUNTED}\s{{0,3}})?
    (?:[:：]|(?<=\s)(?:are|were|waren|sind|lauten|étaient|sont|fueron|son|eran|foram|são|eram|erano|sono|furono|были|là|lần\s+lượt\s+là|wynosiły|to)(?=\s)|[为是は])
    \s{{0,3}}(?:(?P<letter>[A-Za-z])\s{{0,3}}=\s{{0,3}})?{OPEN}(?P<list>{LIST})\s*\\?[\]}})]?(?:\s?[^\W\d_]{{1,12}}\.?|\s?[%€$°])?(?=\s*(?:[.;。；।]|$|\n|{_BESIDE}|(?:and|und|et|y|e|и|và|i|oraz)\s+[^\W\d]|だった|です|であ|とな|였|이다|입니다))""",
    re.IGNORECASE | re.VERBOSE,
)
"""A list behind words for what is listed and a colon or a verb."""
_NO_DATA = Spotted(
    r"""(?<!\w)(?:weights?|prob\w*|frequenc\w*|quartiles?|quantiles?|percentiles?|five-number|summary|primes?|divisors?|factors?|multiples?|coefficients?|eigenvalues?|solutions?|answers?|roots?|deviations?|differences?|ranks?|sequence|terms?|squares?|dates?|pages?
    |exercises?|problems?|chapters?|versions?|gewicht\w*|wahrsch\w*|häufigk\w*|quartil\w*|primzahl\w*|teiler\w*|vielfach\w*|koeffizient\w*|eigenwert\w*|lösung\w*|abweichung\w*|aufgaben?|seiten?|folge\w*|poids|effectifs?|fréquences?|premiers|diviseurs?|valeurs\s+propres
    |solutions?|écarts?|pages?|suite|pesos?|frecuencias?|primos|divisores|autovalores|soluciones|desvi\w+|frequências?|soluções|desvios|pes[oi]|frequenze|primi|divisori|autovalori|soluzioni|scarti|веса?|вероятност\w*|частот\w*|простые|делител\w*|корни|отклонени\w*
    |квартил\w*|решени\w*|последовательност\w*|trọng\s+số|xác\s+suất|tần\s+số|số\s+nguyên\s+tố|ước|nghiệm|dãy\s+số|wagi|częstoś\w+|pierwsze|dzielnik\w*|rozwiązani\w*|odchyleni\w*)(?!\w)|权重|概率|频数|频率|質数|质数|因数|偏差|四分位|重み|確率|度数|素数|約数|偏差|数列|가중|확률|도수|소수|약수|편차""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words for lists that are no data: weights, primes, answers."""
_FEWEST_OF_A_LINE = 4
_MOST_COMMAS = 200
_GAP = " " * 40
"""Texts with more, or with wider gaps, are no lists that anybody reads."""


@dataclass(frozen=True, slots=True)
class Data:
    """Data as a note lists them: the numbers, the place behind them in their text, the letter that they are set equal
    to, the words before them and the unit behind them. `bare` where nothing but that letter says that they are data,
    `held` where what is told of them follows in the same sentence."""

    items: list[str]
    end: int
    letter: str = ""
    label: str = ""
    bare: bool = False
    held: bool = False
    unit: str = ""
    counted: bool = False
    """Whether they stand in a table of values with their frequencies, over which a sum may be told otherwise."""


def listed_data(text: str) -> list[Data]:
    """The data that a text lists, in their order."""
    if LISTED.search(text) is None or text.count(",") > _MOST_COMMAS or _GAP in text:
        return []
    found = [
        (one["list"] or one["given"] or one["named"], one)
        for one in _DATA.finditer(text)
        if one["name"] is None
    ]
    found = [(one, match) for one, match in found if len(items_of(one) or ("", "")) > 1]
    called = [(one["called"], one) for one in _DATA.finditer(text) if one["name"] is not None]
    lines = _lines(text)
    if len(lines) > len(found):
        return lines
    bare = not found and len(called) == 1
    held = not found and not bare
    if bare:
        found = called
    elif held:
        groups = ("list", "held", "headed")
        found = [(one[name], one) for one in _HELD.finditer(text) for name in groups if one[name]]
    return [
        Data(
            items,
            _end_beside(match.string, match.end()),
            "" if held else _letter(match),
            match.group().partition(":")[0],
            bare,
            held,
        )
        for one, match in found
        if (items := items_of(one)) is not None and _are_all(items, match)
    ]


def _lines(text: str) -> list[Data]:
    """The lists of a text behind words that are no data by their name alone."""
    return [
        Data(
            items,
            _end_beside(text, match.end()),
            match["letter"] or _last_letter(match["label"]),
            match["label"],
            unit=_unit(match),
        )
        for match in _LINE.finditer(text)
        if _NO_DATA.search(match["label"]) is None
        and (items := items_of(match["list"])) is not None
        and len(items) >= _FEWEST_OF_A_LINE
        and _are_all(items, match)
    ]


_IN_BRACKETS = late(rf"\s{{0,3}}{_BESIDE}", re.IGNORECASE | re.VERBOSE)
_COUNT = late(r"(?:=|[(（]\D{0,14})\s*(\d+)")


def _end_beside(text: str, at: int) -> int:
    """Where data end with what stands in brackets behind them."""
    beside = _IN_BRACKETS.match(text, at)
    return beside.end() if beside is not None else at


def _are_all(items: list[str], match: re.Match[str]) -> bool:
    """Whether a list holds as many numbers as the brackets behind it, or before its colon, tell."""
    beside = _IN_BRACKETS.match(match.string, match.end())
    count = _COUNT.search(beside.group()) if beside is not None else _N_TOLD.search(match.group())
    return count is None or int(count[1]) == len(items)


_N_TOLD = late(r"[(（]\s{0,3}[nN]\s{0,3}=\s{0,3}(\d{1,4})\s{0,3}[)）]\s{0,3}[:：]")
_ALONE = late(
    rf"[\s$`]*(?:(?P<letter>[A-Za-z])\s{{0,3}}=\s{{0,3}})?{OPEN}(?P<list>{LIST})\s{{0,3}}\\?[\]}})]?[\s.$`]*"
)
_LEAD = late(
    r"[\s>*+\-•]{0,12}(?P<label>[^\n=]{2,120}?)(?:[(（]\s{0,3}[nN]\s{0,3}=\s{0,3}(?P<count>\d{1,4})\s{0,3}[)）])?\s{0,3}[:：]\W{0,4}\Z"
)


def lists_alone(note: Note, texts: Sequence[NumberText]) -> dict[Block, list[Data]]:
    """The data that are all of a paragraph, below one that ends in a colon with what they are, or a heading for data:
    `Waiting times of 9 clients:`, then `12, 15, 11, …`."""
    found: dict[Block, list[Data]] = {}
    places = {block: at for at, block in enumerate(note.blocks)}
    for one in texts:
        if (alone := _ALONE.fullmatch(one.plain)) is None:
            continue
        at = places[one.block]
        before = note.blocks[at - 1] if at else None
        lead = _label(before) if before is not None else None
        items = items_of(alone["list"])
        if lead is None or items is None or len(items) < _FEWEST_OF_A_LINE:
            continue
        label, count = lead
        if count is None or count == len(items):
            found[one.block] = [Data(items, len(one.plain), alone["letter"] or "", label)]
    return found


def _label(before: Block) -> tuple[str, int | None] | None:
    """What stands above data, and how many they are told to be."""
    if before.row is not None or before.kind == "formula":
        return None
    if before.kind == "heading":
        return (before.text, None) if _OF_DATA.fullmatch(before.text.strip()) else None
    text = before.text.rpartition("\n")[2]
    lead = _LEAD.fullmatch(text)
    if lead is None or _NO_DATA.search(lead["label"]) is not None:
        return None
    return lead["label"], int(lead["count"]) if lead["count"] is not None else None


_OF_DATA = late(
    r"(?:\d{1,2}[.)]?\s{1,3})?(?:the\s+)?(?:raw\s+)?(?:data(?:\s*set)?|measurements?|sample|observations|daten(?:satz)?|messwerte|stichprobe|urliste|données|relevés?|échantillon|datos|muestra|dados|amostra|dati|campione|данные|выборка|dữ\s+liệu|số\s+liệu|mẫu|dane|próba|数据|样本|观测值|データ|標本|測定値|데이터|자료|측정값)",
    re.IGNORECASE,
)
"""Headings for data."""


def _unit(match: re.Match[str]) -> str:
    """The word of a unit behind a list."""
    return match.string[match.end("list") : match.end()].strip(" .$*_")


def _last_letter(label: str) -> str:
    """The letter that words for data end with: `Study hours $x$:`."""
    words = label.split()
    return words[-1] if len(words) > 1 and re.fullmatch(r"[A-Za-z]", words[-1]) else ""


def _letter(match: re.Match[str]) -> str:
    """The letter to which data are set equal; empty for none."""
    told = next((match[one] for one in ("letter", "so", "let", "name") if match[one]), "")
    label, colon, _ = match.group().partition(":")
    return told or (_last_letter(label) if colon and match["list"] else "")


_NUMBER = late(r"[\s*_$]*(?P<number>[-−]?\d+(?:(?:[.,]|\{,\})\d+)?)[\s*_$]*")
_TOTAL = late(r"total|sum|summe|somme|suma|soma|mean|avg|Σ|∑|合计|合計|tổng", re.IGNORECASE)


def tabled_data(note: Note) -> Iterator[tuple[int, tuple[Data, ...]]]:
    """The series of numbers of each table that holds nothing else, in its columns or in its rows, and where it ends."""
    if not any(one.row and _NUMBER.fullmatch(one.text) for one in note.blocks):
        return
    for _, cells in cells_of_tables(note):
        texts = {place: note.source[block.span].strip() for place, block in cells.items()}
        end = max(block.span.end for block in cells.values())
        series = _series(texts) or _series({(column, row): text for (row, column), text in texts.items()})
        if series:
            yield end, _by_frequency(series)


_FREQUENCY = late(
    r"frequen[cz]|häufigkeit|anzahl|effectif|frecuencia|frequência|частот|tần\s+số|liczebność|counts?\b|number\s+of|nombre\s+d|número\s+de|numero\s+di|количество|频数|人数|度数|도수|^f(?:_\{?i\}?)?$|^n_\{?i\}?$",
    re.IGNORECASE,
)
_MOST_COUNTED = 60


def _by_frequency(series: tuple[Data, ...]) -> tuple[Data, ...]:
    """The data that values with their frequencies stand for."""
    if len(series) != 2 or _FREQUENCY.search(series[1].label) is None:
        return series
    counts = [int(one) for one in series[1].items if one.isdigit()]
    if len(counts) != len(series[0].items) or not 0 < sum(counts) <= _MOST_COUNTED:
        return ()
    items = [item for item, count in zip(series[0].items, counts, strict=True) for _ in range(count)]
    return (replace(series[0], items=items, counted=True),)


def _series(texts: Mapping[tuple[int, int], str]) -> tuple[Data, ...]:
    """The columns of a table below their headers, where each of them but a first one of names holds numbers alone."""
    rows, columns = (1 + max(place[at] for place in texts) for at in (0, 1))
    found: list[Data] = []
    for column in range(columns):
        header = texts.get((0, column), "").strip("*_$ ")
        items = [_NUMBER.fullmatch(texts.get((row, column), "")) for row in range(1, rows)]
        if _NUMBER.fullmatch(header) or _TOTAL.search(
            " ".join(texts.get((row, 0), "") for row in range(rows))
        ):
            return ()
        if any(one is None for one in items):
            if column > 0:
                return ()
            continue
        letter = re.match(r"[A-Za-z](?![A-Za-z])", header)
        numbers = [latex(one["number"]) for one in items if one is not None]
        found.append(Data(numbers, 0, letter.group() if letter else "", header, bare=True))
    return tuple(found) if rows > _FEWEST_OF_A_LINE else ()
