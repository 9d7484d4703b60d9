"""What a note tells of the data that it lists before: “Data: 4, 8, 15. Mean: 9”, “Werte: 2, 3, 7. Der Median ist 3”.

Only what follows the data with nothing else between, for a word more may mean other data: “without the outlier, …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from vaultproof.claim import Equation
from vaultproof.extract.data.aggregate import (
    LIST,
    OPEN,
    QUANTITIES,
    Quantity,
    data_told,
    items_of,
    without_custom,
    worked_out,
)
from vaultproof.extract.data.data_symbols import (
    RAW_SQUARES,
    SYMBOLS,
    is_symbol,
    letters_of,
    stands_apart,
    sums_all,
)
from vaultproof.extract.data.listed_data import LISTED, Data, listed_data, lists_alone, tabled_data
from vaultproof.extract.data.measuring_words import (
    leave_data,
    may_change_data,
    moves_all,
    selects,
    tells_squares,
)
from vaultproof.extract.data.moved_data import moved
from vaultproof.extract.probability.event_words import is_known
from vaultproof.extract.tables.row_values import RowValue, row_values, values_below
from vaultproof.extract.told import (
    OF,
    NumberText,
    Told,
    claim_told,
    latex,
    plain_text,
    sentence_start,
    told_value,
    value_behind,
    value_behind_chain,
)
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

_SUMMARIES = tuple(
    (at, one)
    for at, one in enumerate((RAW_SQUARES, *QUANTITIES))
    if one.name
    in {
        *("mean", "median", "mode", "range", "variance", "deviation", "sum", "squares", "maximum", "minimum"),
        *("lower quartile", "upper quartile", "spread", "count", "geometric", "harmonic"),
        *("variation", "raw squares"),
    }
)
_LETTER_ALONE = r"(?:\\(?:mathbf|boldsymbol|vec)\s*\{\s*[A-Za-z]\s*\}|[A-Za-z])"
_DIGIT = late(r"\d")
_BOUNDARY = late(r"[.;!?:：](?=\s)|[。；、，！？]|,(?=\s)|\n[\s>*+\-•]*|^[\s>*+\-•]+")
_FEWEST = 3
_OTHER_DATA = Spotted(
    r"""\b(?:without|new|other|another|second|both|add(?:s|ed|ing)?|remov\w*|replac\w*|outliers?|group|class|population|weighted|trimmed|bỏ|thêm|mới
    |khác|ohne|neue?[rnms]?|andere?[rnms]?|zweite[rnms]?|ausreißer|gruppe|sans|nouve\w+|autres?|deuxième|sin|nuev\w+|otr[oa]s?|sem|nov\w+
    |outr[oa]s?|senza|altr[oaie]|nuov\w+|без|нов\w+|друг\w+|втор\w+|выброс\w*|bez|inn\w+)\b
    |新|另|其他|去掉|剔除|加入|除|別|외|제외|새로운|다른""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words after which other data may be spoken of."""
_LOOSE = "it may be said of other data than those listed above"


def _kinds(*, grouped: bool) -> str:
    """The names of quantities, each in a group of its own or in none."""
    heads = (f"?P<k{at}>" if grouped else "?:" for at, _ in _SUMMARIES)
    return "|".join(
        rf"({head}(?<![\w\\])(?:{one.before})(?![\w\u0900-\u097f'’])|(?:{one.behind})(?![\u0900-\u097f])"
        rf"{_or_symbol(one, grouped=grouped)})"
        for head, (_, one) in zip(heads, _SUMMARIES, strict=True)
    )


def _or_symbol(one: Quantity, *, grouped: bool) -> str:
    """The symbol of a quantity beside its names; that of a deviation, one letter, not where names are merely looked
    for."""
    symbol = SYMBOLS.get(one.name) if grouped or one.name != "deviation" else None
    return f"|(?:{symbol})" if symbol is not None else ""


@cache
def _names() -> Spotted:
    owner = rf"(?:(?P<owner>{_LETTER_ALONE})\s*(?:的|の|의)\s*)?"
    return Spotted(rf"{owner}(?:{_kinds(grouped=True)})", re.IGNORECASE | re.VERBOSE)


@cache
def _named() -> Spotted:
    """The names alone, which are quickly looked for."""
    return Spotted(_kinds(grouped=False), re.IGNORECASE | re.VERBOSE)


_VERB = r"(?:[:：]|(?:is|was|ist|beträgt|est|vaut|es|é|è|là|равн\w+|wynosi)(?!\w)|为|是|は|은|는)"
_SYMBOL = late(
    rf"""\s*(?:{_VERB}\s*)?(?:{SYMBOLS["squares"]}|{SYMBOLS["sum"]}|\\(?:bar|overline|tilde|hat)\s*\{{?\s*[a-zA-Z]\s*\}}?|\\(?:mu|sigma)(?:\s*_\s*\{{?\w+\}}?)?(?:\s*\^\s*\{{?2\}}?)?
    |(?:s|SD|\\sigma|σ)(?:\s*_\s*\{{?\w+\}}?)?\s*/\s*(?:\\(?:bar|overline)\s*\{{?\s*[a-zA-Z]\s*\}}?|\\mu|μ|[a-zA-Z]̄)
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


def summaries(note: Note, texts: Iterable[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each quantity that a note tells of data that it lists before."""
    texts = tuple(one for one in texts if LISTED.search(one.plain) is not None)
    yield from _going_on(note, texts, doubts)
    listing = {one.block: found for one in texts if (found := listed_data(one.plain))}
    listing |= lists_alone(note, texts)
    tables = list(tabled_data(note)) if _named().may_match(note.source.text) else []
    if tables and _named().search(note.source.text) is None:
        tables = []
    if not tables and not any(len(one.items) >= _FEWEST for found in listing.values() for one in found):
        return
    rows = {one.cell: one for one in (*row_values(note), *values_below(note))}
    told = _Listed()
    for block in note.blocks:
        while tables and tables[0][0] <= block.span.start:
            for one in tables.pop(0)[1]:
                told.add(one)
        if block.kind == "heading":
            told.leave(note, block)
        elif block in rows:
            yield from _of_row(note, rows[block], told, doubts)
        elif (text := plain_text(note, block)) is not None:
            told.read(text)
            yield from _of_text(note, block, text, told, listing.get(block, []), doubts)


_ITEM_MARKS = " \t*_-+>•·0123456789.)"
"""What may stand before the words of an item."""
_SENTENCE_END = late(r"[.!?;](?=\s)|[。；！？।\n]")
_NAMES_OF_SUMMARIES = frozenset(one.name for _, one in _SUMMARIES)


def _going_on(note: Note, texts: Iterable[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """What a sentence of texts that list numbers goes on to tell of those of which it told a quantity: `The mean of 2,
    4, 9 is 5 and the median is 4`."""
    for one in texts:
        if not _names_several(one.plain) or listed_data(one.plain):
            continue
        for name, items, end in data_told(note, one, doubts):
            if name not in _NAMES_OF_SUMMARIES or len(items) < _FEWEST:
                continue
            stop = _SENTENCE_END.search(one.plain, end)
            sentence = one.plain[: stop.start() if stop is not None else len(one.plain)]
            if _OTHER_DATA.search(sentence, end) is None:
                data = [Data(items, end, held=True)]
                yield from _of_text(note, one.block, sentence, _Listed(), data, doubts)


def _names_several(text: str) -> bool:
    """Whether a text names more than one quantity of data."""
    found = _named().finditer(text)
    return next(found, None) is not None and next(found, None) is not None


@dataclass
class _Listed:
    """The data listed so far in a section, whether what follows may be said of others, whether a heading is between,
    whether something was told of them, whether squares are told of behind them, and whether a story goes on between."""

    data: list[Data] = field(default_factory=list)
    level: int = 0
    loose: bool = False
    below: bool = False
    used: bool = False
    squared: bool = False
    storied: bool = False

    def leave(self, note: Note, heading: Block) -> None:
        """A heading: one of a higher level, or that speaks of other data, ends what is listed; one that is not of what
        data have makes it loose."""
        level = next((one.level for one in note.headings if one.span.start == heading.span.start), 1)
        if level < self.level or _OTHER_DATA.search(heading.text) is not None:
            self.data, self.loose, self.storied = [], False, False
        of_data = _names().search(heading.text) or _MEASURES.search(heading.text)
        self.loose = self.loose or of_data is None
        self.below = True
        if not self.data:
            self.level = level

    def read(self, text: str) -> None:
        """A text without a number: words of other data end what is listed."""
        if _DIGIT.search(text) is None:
            self.data = [] if _OTHER_DATA.search(text) else self.data

    def pass_over(self, words: str) -> None:
        """Whole sentences behind the data: one that may change them, or speak of others, makes what follows loose; one
        that only tells a story leaves it in doubt."""
        if not self.data or self.loose:
            return
        ends = [0, *(one.end() for one in _SENTENCE_END.finditer(words)), len(words)]
        sentences = (words[start:end] for start, end in pairwise(ends))
        told = (_WHICH.sub(_of_measure, one) for one in sentences if not _defines(one))
        strange = [one for one in told if not self.are_left_by(one)]
        self.storied = self.storied or bool(strange)
        self.loose = any(map(may_change_data, strange))
        self.squared = self.squared or tells_squares(_without_names(words))

    def are_left_by(self, words: str) -> bool:
        """Whether words leave the data last listed as they are."""
        return leave_data(words, len(self.data[-1].items), without=_without_names, setting=self.setting)

    @property
    def setting(self) -> str:
        """The words with which the data are told; none where these may be of several kinds."""
        label = self.data[-1].label
        return "" if _JOINED.search(label) is not None else label

    def add(self, one: Data) -> None:
        """One more list: the same numbers in another order are the same data."""
        self.below = False
        if self.data and sorted(self.data[-1].items) == sorted(one.items):
            self.data[-1] = replace(self.data[-1], end=one.end)
            return
        self.data = [one] if self.used else [*self.data, one]
        self.loose = self.used = self.squared = self.storied = False

    def tells(self, quantity: Quantity, name: str) -> bool:
        """Whether a quantity may be told of the data: the greatest value may be that of a function, and `s` something
        else where nothing is told of the data yet."""
        if is_symbol(name):
            return self.used or quantity.name != "deviation"
        return quantity.name in _OF_DATA or not (self.below or self.data[-1].bare)


_MEASURES = late(
    r"measures?|statistic|spread|cent(?:er|re|ral)|dispersion|location|summary|results?|solution|maße|kennzahl|kenngröß|lage|streu|ergebnis|lösung|indicateur|position|statistique|résultat|solution|medidas?|estad[íi]stic|estat[íi]stic|resultado|parámetro|parâmetro"
    r"|misure|indici|risultat|мер[аы]|характеристик|показател|разброс|результат|решение|đặc\s+trưng|kết\s+quả|lời\s+giải|số\s+đo|miary|wyniki|统计|统計|指标|集中|离散|结果|統計|代表値|ばらつき|結果|통계|대푯값|산포|결과",
    re.IGNORECASE,
)
"""Words of headings of what data have."""


def _of_row(note: Note, row: RowValue, told: _Listed, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The quantity that a row of a table tells."""
    match = _names().match(f"{row.name} =")
    if match is None or not told.data:
        return
    letters = {one.letter for one in told.data} - {""}
    of = _OF_LETTER.match(row.name, match.end())
    beside = _LETTER_BESIDE.match(row.name, match.end())
    if beside is not None and beside["of"] in letters:
        of = beside
    rest = row.name[of.end() if of is not None else match.end() :].strip()
    letter = match["owner"] or (of["of"] if of is not None else None)
    if row.above and (letter is not None or not row.heads <= letters):
        return
    letter = letter or row.above or None
    data = [one for one in told.data if letter is None or one.letter == letter]
    bracketed = _PARENTHESIS.fullmatch(rest) is not None
    if (rest and not bracketed and _SYMBOL_BESIDE.fullmatch(rest) is None) or len(data) != 1:
        return
    if is_symbol(match.group()) and not (
        told.tells(_quantity(match), match.group()) and _is_of_all(match, data[0])
    ):
        return
    rest = rest if bracketed else ""
    value = row.whole.string[row.told.start : row.told.end]
    name = f"{match.group()} {rest}" if rest else match.group()
    stated = _names().match(f"{name} = {value}")
    if stated is None or stated.end() != match.end():
        return
    at = len(name) + 3
    left = worked_out(_quantity(match), data[0].items, stated, Told(at, at + len(value), row.told.relation))
    if left is not None:
        claim = claim_told(note, row.cell, row.whole, left, row.told, doubts)
        header = "" if row.above else _header(note, row.cell)
        strange = not told.are_left_by(
            without_custom(rest) if len(rest) > _SHORT else ""
        ) or not told.are_left_by(header)
        doubt = _LOOSE if told.loose or strange else None
        named = replace(claim, text=f"{match.group()} = {value}").loosely(doubt)
        yield replace(named, doubt=named.doubt or (_LOOSE if told.storied else None))


_SYMBOL_BESIDE = late(
    r"(?:\\(?:bar|overline|tilde|hat|sigma|mu)(?![A-Za-z])|(?<![A-Za-z])[A-Za-z]{1,2}(?![A-Za-z])|[σμ̄̅²^{}/_\s]|[n\d](?:\s?[-−]\s?1)?){1,12}"
)
"""A symbol behind the name of a quantity: `Standard deviation $s$`, `CV $s/\\bar x$`."""
_SHORT = 4
"""Letters of a symbol in brackets: `(Q2)`."""


def _header(note: Note, cell: Block) -> str:
    """The words above the column of a cell, without a unit."""
    scope = next((at for at in note.scope_chain(cell.scope) if note.scopes[at].kind == "table"), -1)
    above = (
        one.text
        for one in note.blocks
        if one.row == 0
        and one.column == cell.column
        and scope in note.scope_chain(one.scope)
        and one.span.start < cell.span.start
    )
    return re.sub(r"[(（\[].{0,12}?[)）\]]", " ", next(above, ""))


def _quantity(match: re.Match[str]) -> Quantity:
    return next(one for index, one in _SUMMARIES if match[f"k{index}"] is not None)


def _of_text(
    note: Note, block: Block, text: str, told: _Listed, listed: list[Data], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The quantities that a text tells one after another."""
    waiting, last, passed, odd = list(listed), 0, 0, -1
    altered: tuple[int, Data] | None = None
    for match in _names().finditer(text) if _DIGIT.search(text) else ():
        while waiting and waiting[0].end <= match.start():
            told.add(waiting.pop(0))
            last = passed = told.data[-1].end
        if match.start() < last or not told.data:
            continue
        found = _found(text, match, told, last)
        lead = text[_clause(text, match.start(), last) : match.start()]
        first = sentence_start(text, match.start())
        changed = _changed(told, text[max(first, last) : match.start()])
        if changed is not None:
            altered = (first, changed)
        elif (
            altered is not None
        ):  # a later clause of the same sentence, or what may be said of the changed data still
            changed = altered[1] if altered[0] == first else None
            told.loose = told.loose or changed is None
        altering = changed is None and _ALTERED.search(text, last, match.start()) is not None
        if altering or _OTHER_DATA.search(lead) is not None:
            told.loose = True
        if found is not None:
            if passed < first:
                told.pass_over(text[passed:first])
            opening = text[max(passed, first) : match.start()]
            told.squared = told.squared or tells_squares(_without_names(opening))
            odd = first if changed is None and not told.are_left_by(opening) else odd
            said = _Said(block, match, lead, *found, opening=opening, strange=odd == first)
            claim = _claim(note, said, told, changed, doubts)
            last, told.used = found[0].end, True
            passed = _behind(text, last)
            if changed is None and _DIGIT.search(opening):
                told.pass_over(opening)
            yield from (claim,) if claim is not None else ()
    for one in waiting:
        told.add(one)
        last = passed = one.end
    if block.row is None:
        told.pass_over(text[passed:])
    told.loose = told.loose or any(one.search(text, last) for one in (_ALTERED, _REMOVED, _ADDED))
    told.data = [one for one in told.data if not one.held]


def _found(text: str, match: re.Match[str], told: _Listed, last: int) -> tuple[Told, bool, str] | None:
    r"""The value told of a name behind what was told `last`; none of `Sum: $\sum x_i = 12$` where the word alone may be
    of something else, so that its symbol is read next."""
    begins = not text[: match.start()].strip(_ITEM_MARKS)
    found = _value(text, match, goes_on=told.data[-1].held or last > 0 or begins)
    if found is None or told.tells(_quantity(match), match.group()):
        return found
    return None if _SUM_SIGN.search(text, match.end(), found[0].start) is not None else found


_SUM_SIGN = late(r"\\sum(?![a-z])|[Σ∑]")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a text says of data: the name of a quantity, the words before it, its value, whether it is worked out, the
    words between name and value, those with which its sentence opens, and whether these, or those before what is told
    earlier in it, may tell of other data."""

    block: Block
    name: re.Match[str]
    lead: str
    value: Told
    chained: bool
    tail: str
    opening: str
    strange: bool


def _claim(
    note: Note, said: _Said, told: _Listed, changed: Data | None, doubts: Mapping[int, str]
) -> Equation | None:
    """The claim that data have a quantity."""
    block, match, value = said.block, said.name, said.value
    text, quantity, words = match.string, _quantity(match), said.lead + said.tail
    data = changed or _data_of(told, said)
    if data is None or len(data.items) < _FEWEST or not told.tells(quantity, match.group()):
        return None
    if is_symbol(match.group()) and not _is_of_these(note, block, match, data):
        return None
    left = worked_out(quantity, data.items, match, value)
    if left is None or (changed is None and _OTHER_DATA.search(words) is not None):
        return None
    claim = claim_told(note, block, match, left, value, doubts)
    if said.chained:
        span = replace(claim.span, end=block.span.start + match.end())
        claim = replace(claim, span=span, text=f"{match.group()} = {text[value.start : value.end].strip()}")
    named = said.name["owner"] or _OF_LETTER.match(text, match.end()) or _is_labelled(data, words)
    several = not named and (len(told.data) > 1 or _lists_another(text[: match.start()], data))
    behind = text[value.end : _behind(text, value.end)]
    beside = _PARENTHESIS.match(text, match.end())
    strange = (
        (changed is None and said.strange)
        or _is_of_others(behind, data)
        or _is_of_another(said, quantity)
        or (beside is not None and not _is_symbol(beside) and not told.are_left_by(beside.group()))
        or (told.squared and quantity.name not in _OF_SQUARES)
        or (quantity.name in _ENDS_OF_DATA and _is_full_mark(data, said))
    )
    if not named:
        tail = _FAMILIAR.sub(" ", _OF_ALL.sub(" ", said.tail))
        strange = strange or not is_known(tail, told.setting)
    doubt = _LOOSE if told.loose or several or strange else None
    if doubt is not None and is_symbol(match.group()):
        return None
    claim = claim.loosely(doubt)
    return replace(claim, doubt=claim.doubt or (_LOOSE if told.storied else None))


def _is_of_these(note: Note, block: Block, symbol: re.Match[str], data: Data) -> bool:
    """Whether a symbol speaks of all of these data, and nothing before it belongs to its term."""
    return _is_of_all(symbol, data) and stands_apart(note.source.text, block.span.start + symbol.start())


def _is_of_all(symbol: re.Match[str], data: Data) -> bool:
    """Whether a symbol speaks of these data, and of all of them."""
    letters = letters_of(symbol.group())
    known = {data.letter or "x", (data.letter or "x").upper()}
    plain = not (data.counted or data.bare)
    return letters <= known and plain and sums_all(symbol.group(), len(data.items))


def _is_symbol(beside: re.Match[str]) -> bool:
    """Whether brackets beside a name hold a symbol, `(Q2)`."""
    return len(beside.group().strip()) <= _SHORT + 2


_TOWARDS = late(
    r"(?<!\w)(?:to|from|than|around|below|above|between|under|over|zum|vom|über|unter|als|à|au|del|al|alla|dalla|dal|от|к|so\s+với|đến|od|do)\s+(?:the\s+|dem\s+|la\s+)?\Z",
    re.IGNORECASE,
)
"""Words that end in front of a name of which something else is told: `the difference to the mean is 3`."""
_JOINS = late(
    r"\s*(?:[,/&=:;、]|(?:and|und|et|y|e|и|và|i|oraz|sowie|or|oder)(?!\w)|和|与|と|와|과|및|\Z)",
    re.IGNORECASE,
)
_BY_PLACE = frozenset({"median", "lower quartile", "upper quartile", "spread"})
"""What is found by counting, whose sentence may tell that the number of data is even."""


def _is_of_another(said: _Said, quantity: Quantity) -> bool:
    """Whether a name is told of some of the data, or of another quantity: `the mean of the maximum`."""
    if _TOWARDS.search(said.opening) or (quantity.name not in _BY_PLACE and selects(said.opening)):
        return True
    return any(_JOINS.match(said.lead, one.end()) is None for one in _named().finditer(said.lead))


_OF_SQUARES = frozenset({"variance", "deviation", "variation", "squares", "count"})
"""What is told behind the squares of the deviations."""
_ENDS_OF_DATA = frozenset({"maximum", "minimum"})
_NUMBERS = late(
    r"data|values?|numbers?|daten|werte|zahlen|données|valeurs?|nombres|datos|valores|números|dados|dati|valori|numeri|данн|числа|ряд|dữ\s+liệu|giá\s+trị|số\s+liệu|dane|liczby|sample|stichprobe|messwert|échantillon|muestra|amostra|campione|выборк|mẫu|prób|数据|数値|データ|数|样本|標本|자료|데이터|표본",
    re.IGNORECASE,
)
"""Words for data that have no greatest value that could be reached."""
_MARKS = late(
    r"scores?|points?|marks?|punkt|noten|points|puntos|puntuaci|pontos|nota|punti|voti|балл|очк|оцен|điểm|punkty|ocen|分|点|점",
    re.IGNORECASE,
)
"""Words for data that have one."""


def _is_full_mark(data: Data, said: _Said) -> bool:
    """Whether the greatest value may be the one that can be reached: `the maximum score is 20`."""
    if said.tail.strip():
        return _NUMBERS.search(said.tail) is None or _MARKS.search(said.tail) is not None
    numbers = [float(one) for one in (*data.items, latex(_stated(said))) if _PLAIN_NUMBER.fullmatch(one)]
    return (
        len(numbers) == len(data.items) + 1
        and numbers[-1] in {max(numbers), min(numbers)} - {max(numbers[:-1]), min(numbers[:-1])}
        and _NUMBERS.search(data.label) is None
    )


_PLAIN_NUMBER = late(r"-?\d+(?:\.\d+)?")


def _stated(said: _Said) -> str:
    return said.name.string[said.value.start : said.value.end].strip()


_UNIT = late(r"\s{0,2}\$?\s?(?P<unit>[^\W\d_]{1,15}|[%€$£¥°]C?)(?P<power>²|³|\^\s?\{?[23]\}?)?\.?")
_TO_STOP = late(r"[^,.;:!?()（）。，、；：！？\n]*")
_GOES_ON = late(
    r"(?<!\w)(?:and|but|while|so|which|because|since|und|aber|also|weil|denn|während|et|mais|donc|car|y|e|pero|mas|ma|и|а|но|và|còn|nên|i|oraz|a)(?!\w)",
    re.IGNORECASE,
)
_UNITS = late(
    r"[(（\[]\s*(?:in\s+|en\s+|em\s+|w\s+|в\s+)?(?P<a>[^\W\d_]{1,15})[²³]?\s*[)）\]]|(?<!\w)(?:in|en|em|w|в)\s+(?P<b>[^\W\d_]{1,15})\s*\Z|(?P<c>[€$£¥])",
    re.IGNORECASE,
)


def _behind(text: str, at: int) -> int:
    """Where the words behind a value end."""
    stop = _TO_STOP.match(text, at)
    end = stop.end() if stop is not None else at
    goes_on = _GOES_ON.search(text, at, end)
    return goes_on.start() if goes_on is not None else end


def _is_of_others(behind: str, data: Data) -> bool:
    """Whether the words behind a value, or its unit, tell that it may be one of others."""
    unit = _UNIT.match(behind)
    rest = behind[unit.end() :] if unit is not None else behind
    if not leave_data(rest, len(data.items), without=_without_names, setting=data.label):
        return True
    told = {data.unit, *(one for found in _UNITS.finditer(data.label) for one in found.groups() if one)} - {
        ""
    }
    return bool(told) and unit is not None and not any(_is_same(unit["unit"], one) for one in told)


def _is_same(unit: str, other: str) -> bool:
    """Whether two words of units are one, perhaps in another form: `minute`, `minutes`."""
    unit, other = unit.lower(), other.lower()
    shared = max(3, min(len(unit), len(other)) - 2)
    return unit == other or (min(len(unit), len(other)) > 2 and unit[:shared] == other[:shared])


def _without_names(words: str) -> str:
    return _named().sub(" ", words)


_BEFORE_NAME = late(
    r"\W{0,6}(?:(?:so|but|and|here|also|note\s+that|in\s+general|the|an?|der|die|das|ein|und|hier|le|la|l['’]|un[e]?|et|el|una|y|o|a|um|uma|e|il|lo|in|i|и|và|số)\s*){0,3}",
    re.IGNORECASE,
)
_IS = late(
    r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:(?:is|are|tells|measures|shows|divides|splits|describes|means|ist|teilt|misst|beschreibt|gibt|est|partage|mesure|indique|sépare|es|divide|mide|indica|é|mede|è|misura|—|–|это|делит|показывает|измеряет|là|chia|đo|jest|to|dzieli|mierzy)(?!\w)|:|=|是|指|は|とは|은|는|이란)",
    re.IGNORECASE,
)
_ANEW = late(
    r"(?<!\w)(?:now|then|later|after\w*|new|next|if|when|jetzt|nun|dann|nachher|später|nach|neue?[rsmn]?|wenn|maintenant|après|nouve\w+|si|ahora|después|nuev\w+|agora|depois|nov[oa]|se|ora|dopo|nuov\w+|теперь|после|нов\w+|если|bây\s+giờ|sau|mới|nếu|teraz|po|now[ay]|jeśli|each|every\w*|all|alle\w*|jede\w*|chacun\w*|tou[ts]\w*|tod[oa]s|cada|tutt[ie]|ciascun\w*|все\w*|кажд\w+|mọi|mỗi|wszys\w+|każd\w+)(?!\w)|现在|之后|后|新|如果|每|今|後|もし|各|이제|후|새|만약|모든|각",
    re.IGNORECASE,
)
_WHICH = late(
    r",\s{0,2}(?:which|was|ce\s+qui|qui|lo\s+que|o\s+que|il\s+che|che|что|co)(?!\w)(?![^.!?;]{0,200}\d)[^.!?;\d]{0,120}(?=[.!?;]|\Z)",
    re.IGNORECASE,
)
"""What a clause says of the measure that is told before it."""


def _of_measure(clause: re.Match[str]) -> str:
    """What is left of a clause behind a comma: nothing where it only says more of a measure."""
    anew = any(one.search(clause.group()) for one in (_ANEW, _ALTERED, _ADDED, _REMOVED))
    return clause.group() if anew else " "


def _defines(sentence: str) -> bool:
    """Whether a sentence without numbers says of a measure what it is: `the median is the value in the middle`."""
    if _DIGIT.search(sentence) or any(one.search(sentence) for one in (_ANEW, _ALTERED, _ADDED, _REMOVED)):
        return False
    lead = _BEFORE_NAME.match(sentence)
    name = _named().match(sentence, lead.end() if lead is not None else 0)
    return name is not None and _IS.match(sentence, name.end()) is not None


_JOINED = late(r"(?<!\w)(?:and|und|et|y|e|и|và|i|oraz)(?!\w)|[与和と&/]|와|과", re.IGNORECASE)


_OF_ALL = late(
    r"(?<!\w)(?:of|all|numbers?|observations?|scores?|points?|von|aller?|zahlen|werten?|noten|daten|des?|du|d|nombres?|valeurs?|notes?|tou(?:te)?s|données|números?|valores|notas|datos|tod[oa]s|dos|das|dados|dei|delle|degli|di|numeri|valori|voti|dati|tutti|всех|чисел|данных|значений|ряда|các|tất\s+cả|dữ\s+liệu|wszystkich|liczb|danych)(?!\w)",
    re.IGNORECASE,
)
"""Words behind a name that say no more than that it is one of the data."""
_LETTERED = late(rf"(?<![A-Za-z\\])[A-Za-z]\$?\s{{0,2}}[:=]\s{{0,2}}{OPEN}(?P<list>{LIST})")


def _lists_another(text: str, data: Data) -> bool:
    """Whether a text sets a letter equal to other numbers than these data."""
    if LISTED.search(text) is None or len(text) > _LONGEST:
        return False
    found = (items_of(one["list"]) or [] for one in _LETTERED.finditer(text))
    return any(len(one) >= _FEWEST and sorted(one) != sorted(data.items) for one in found)


_LONGEST = 2000
_REMOVED = late(
    r"""(?<!\w)(?:without|remov\w*|drop(?:ping|ped)?|exclud\w*|omit\w*|leav\w+\s+out|ohne|entfern\w*|streich\w*|weglass\w*|sans|enl[èe]v\w*|retir\w*|supprim\w*|exclu\w*|sin|quit\w*|elimin\w*|sem|remov\w*|excluí\w*|senza|togl\w*|esclud\w*|escluso|без|убра\w*|убер\w*|удал\w*|исключ\w*
    |bỏ(?:\s+đi)?|loại(?:\s+bỏ)?|bez|usun\w*|pomi\w*)(?!\w)|去掉|剔除|去除|除去|删除|除い|除く|외하|제외|빼""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDED = late(
    r"""(?<!\w)(?:add(?:s|ed|ing)?|includ\w*|hinzu\w*|ergänz\w*|ajout\w*|rajout\w*|añad\w*|agreg\w*|adicion\w*|acrescent\w*|aggiung\w*|добав\w*|thêm|doda\w*)(?!\w)|加上|加入|添加|追加|加え|추가|더하""",
    re.IGNORECASE | re.VERBOSE,
)
_ALTERED = late(
    r"""(?<!\w)(?:arriv\w+|joins?|joined|correct(?:s|ed|ing|ion)|chang(?:e[sd]?|ing)|replac\w+|doubl(?:e[sd]?|ing)|tripl\w+|halv\w+|multipl(?:y|ied|ying)|scal(?:e[sd]?|ing)|shift\w*|standardi[sz]\w*|normali[sz]\w*|logarithm\w*|transform\w*|original\s+scale|convert\w*|clip\w*|winsori\w*
    |korrigier\w*|korrektur|geändert|änder[tn]|ersetz\w*|verdoppel\w*|verdreifach\w*|halbier\w*|multiplizier\w*|skalier\w*|verschieb\w*|verschoben|standardisier\w*|logarithm\w*|transformier\w*|umgerechnet
    |corrig\w+|chang\w+|remplac\w+|doubl\w+|tripl\w+|multipli\w+|convert\w+|transform\w+|normalis\w+|arriv\w+|correg\w+|corrig\w+|cambi\w+|reemplaz\w+|sustitu\w+|duplic\w+|dobl\w+|llega\w*|estandariz\w+|normaliz\w+
    |substitu\w+|dobr\w+|chega\w*|padroniz\w+|corregg\w+|corrett\w+|sostitu\w+|raddoppi\w+|moltiplic\w+|trasform\w+|исправ\w+|замен\w+|удво\w+|умнож\w+|увелич\w+|логарифм\w*|нормир\w+|sửa|thay|nhân\s+đôi|gấp\s+đôi|nhân\s+(?:mỗi|mọi|tất|với|các)|đổi|chuẩn\s+hóa
    |popraw\w+|zamie[nń]\w+|podw[oaó]\w+|pomnoż\w+|mnoż\w+|przeskal\w+)(?!\w)|改正|改为|改成|替换|加倍|翻倍|乘以|换算|标准化|訂正|置き換|倍にする|倍すると|変換|修正|標準化|바꾸|수정|두\s*배|곱하|변환|표준화""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words by which data become others, of which what follows may be told."""
_ONE_NUMBER = late(r"(?<![\w.,])[-−]?\d+(?:[.,]\d+)?(?![\w]|[.,]\d|\s?\\?%)")


def _changed(told: _Listed, before: str) -> Data | None:
    """The data without the one number that the words before a name tell to be removed, or with one more."""
    removed, added = _REMOVED.search(before), _ADDED.search(before)
    numbers = _ONE_NUMBER.findall(before)
    if moves_all(before):
        return _moved(told, before)
    if (removed is None) is (added is None) or len(numbers) != 1 or len(told.data) != 1:
        return None
    number, items = latex(numbers[0]), list(told.data[0].items)
    if added is not None:
        return replace(told.data[0], items=[*items, number])
    if items.count(number) != 1:
        return None
    items.remove(number)
    return replace(told.data[0], items=items)


def _moved(told: _Listed, before: str) -> Data | None:
    """The data with one number added to each, or each times it, as the words before a name tell."""
    if len(told.data) != 1 or told.data[0].counted:
        return None
    items = moved(told.data[0].items, before)
    return replace(told.data[0], items=items) if items is not None else None


def _clause(text: str, at: int, last: int) -> int:
    """Where the clause before a name begins."""
    return max((one.end() for one in _BOUNDARY.finditer(text, last, at)), default=last)


def _value(text: str, match: re.Match[str], *, goes_on: bool) -> tuple[Told, bool, str] | None:
    """The value told of a name, whether it is worked out before it, and the words between."""
    end = match.end()
    if (beside := _PARENTHESIS.match(text, end)) is not None:
        end = beside.end()
    for at, tail in _tails(text, end):
        also = _ALSO.match(text, at)
        behind = _behind_symbol(text, also.end() if also is not None else at)
        if behind > at and _PLACED.search(tail) is not None:
            return None  # `the minimum number of coins for $n = 2$`
        found = told_value(text, behind, united=True)
        if found is None and not tail and goes_on:
            found = value_behind(text, behind)
        if found is not None:
            return found, False, tail
        chained = value_behind_chain(text, behind)
        if chained is not None:
            return chained, True, tail
    return None


def _tails(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The places where a value may be told: behind a name, and behind the words that say what it is of."""
    yield at, ""
    start = at
    if (of := _OF_LETTER.match(text, at)) is not None:
        yield of.end(), of.group()
        return
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, at)
        if word is None or _NO_TAIL.match(word.group()) is not None or _names().search(word.group()):
            return
        at = word.end()
        yield at, text[start:at]


def _data_of(told: _Listed, said: _Said) -> Data | None:
    """The data of which a quantity is told: those whose letter or label stands beside it, else the last ones."""
    of = _OF_LETTER.match(said.name.string, said.name.end())
    letter = said.name["owner"] or (of["of"] if of is not None else "")
    if letter:
        return next((one for one in reversed(told.data) if one.letter == letter), None)
    labelled = [one for one in told.data if len(told.data) > 1 and _is_labelled(one, said.tail)]
    chosen = labelled[-1] if labelled else told.data[-1]
    return chosen if not chosen.letter or len(told.data) == 1 else None


_LETTER_BESIDE = late(rf"\s*[(（]\s*(?P<of>{_LETTER_ALONE})\s*[)）]")
_OF_LETTER = late(rf"\s+{OF}\s+(?P<of>{_LETTER_ALONE})(?![\w(\[])", re.IGNORECASE)


def _is_labelled(data: Data, words: str) -> bool:
    """Whether words name data by the last word of what stands before them."""
    label = re.findall(r"\w+", data.label)
    return (
        bool(label) and re.search(rf"(?<!\w){re.escape(label[-1])}(?!\w)", words, re.IGNORECASE) is not None
    )


_PLACED = late(
    r"(?<!\w)(?:for|at|when|if|with|für|bei|wenn|mit|pour|quand|avec|para|cuando|con|com|quando|per|при|для|если|với|khi|cho|tại|dla|gdy|przy)\Z",
    re.IGNORECASE,
)
"""Words behind which a letter has a value at which something is told."""
_ALSO = late(r"\s*(?:也|都)(?=[为是])|\s*(?:も|도)(?=\s*\d)")
_MOST_WORDS = 4
_PARENTHESIS = late(r"\s*[(（][^()（）\n]{1,40}[)）]")
_WORD = late(r"\s+[^\W\d_]+(?:['’][^\W\d_]+)?|(?<=['’])[^\W\d_]+")
_NO_TAIL = late(
    r"\s+(?:is|are|was|and|or|than|not|ist|und|oder|nicht|als|est|et|ou|pas|es|y|o|no|é|e|ou|não|è|ed|non|и|или|не|равн\w+|là|và|hoặc|không|bằng|jest|i|oraz|nie|if|when|wenn|si|se|если|nếu)\Z",
    re.IGNORECASE,
)
_FAMILIAR = late(
    r"""(?<!\w)(?:and|so|then|thus|therefore|hence|the|its|their|an?|we|get|find|have|here|also|while|with|has|have|that|this|gives?|for|these|data|values?|arithmetic|sample|population|results?|also|damit|somit|also|dann|der|die|das|den|hier|und|eine?n?|daraus|ergibt|sich|folgt|wir|erhalten|für|haben|hat|arithmetische[rs]?|ihre?|empirische|dazu|auch|als|während
    |donc|ainsi|alors|la|le|les|un|une|et|on|trouve|obtient|sa|son|leur|série|cette|pour|a|entonces|luego|así|el|los|las|y|una?|su|se|obtiene|tenemos|además|e|o|os|um|uma|sua|seu|então|assim|logo|temos|além|disso|il|lo|gli|si|ha|quindi|anche|inoltre|и|а|значит|тогда|поэтому|также|е[её]|их|получаем
    |và|còn|thì|vậy|do\s+đó|ta|có|của|số|giá|trị|i|oraz|więc|zatem|a|jest|ich|jej)(?!\w)|其|则|和|而|又|所以|因此|这|组|数据|它们|它|的|ここで|また|その|データ|は|そして|よって|이고|이며|그리고|따라서|이|데이터|의|は""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before a name in its clause that speak of no other data."""
_OF_DATA = frozenset(
    {
        *("mean", "median", "mode", "variance", "deviation", "variation"),
        *("lower quartile", "upper quartile", "spread"),
    }
)
"""What only data have: the greatest value may be that of a function."""
