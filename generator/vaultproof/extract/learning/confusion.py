"""Measures of a classifier told in words where the note counts its hits and misses: “with 40 true positives and
10 false positives the precision is 80%”, or a table of them. Works nothing out but which of two measures a word means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from vaultproof.claim import Equation
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.learning.confusion_tables import CountedTable, counted_tables
from vaultproof.extract.learning.confusion_words import COUNTS, MEASURES
from vaultproof.extract.tables.row_values import RowValue, row_values
from vaultproof.extract.told import NumberText, claim_told, sentence_start, told_value, value_behind_chain
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

_NAMES = "|".join(f"(?:{pattern})" for pattern in COUNTS.values())
_SPOKEN = Spotted(
    rf"(?<!\w)(?:{_NAMES})|confus|konfus|wahrheitsmatrix|ошибок|nhầm\s+lẫn|pomyłek|混淆|混同|혼동|{MEASURES[-4][0]}|{MEASURES[-5][0]}",
    re.IGNORECASE | re.VERBOSE,
)
"""Each count begins with a word, so that an `output` is none of true positives."""
_COUNTED = Spotted(
    "|".join(
        rf"""(?<![\w.,])(?P<n{name}>\d+)\s+(?:{pattern})(?!\w)
        |(?<!\w)(?:{pattern})\s*(?:\(\w+\)\s*)?[=:：为は]\s*(?P<b{name}>\d+)(?![\w.,]*\d)"""
        for name, pattern in COUNTS.items()
    ),
    re.IGNORECASE | re.VERBOSE,
)
_MEASURED = late(
    "|".join(
        rf"(?P<m{at}>(?<![^\W_])(?:{pattern})(?!(?-i:[^\W\d_぀-ヿ一-鿿가-힣])))"
        for at, (pattern, _) in enumerate(MEASURES)
    ),
    re.IGNORECASE | re.VERBOSE,
)
_AVERAGED = late(
    r"\b(?:macro|micro|weighted|averag\w*|mean|makro|mikro|gewichtet\w*|moyenne|promedio|pondér\w*|ponderad\w*|ponderat\w*|взвешенн\w*|средн\w+|trung\s+bình)\b"
    r"|宏|微平均|加权|マクロ|平均|가중|매크로",
    re.IGNORECASE,
)
_OTHERS = late(
    r"""\b(?:class(?!if)|baseline|other|another|second|new|threshold|model\s+[B2]|previous|old|competitor|andere[rnms]?|zweite[rnms]?|neue[rnms]?|alte[rnms]?|schwelle\w*|autre|nouveau|ancien|seuil|otro|nuevo|umbral|anterior
    |outro|novo|limiar|altro|nuovo|soglia|друг\w+|нов\w+|порог\w*|khác|mới|ngưỡng|inn[yea]|now[yea]|próg|if|would|should|target|goal|wenn|würde|ziel|si|serait|objectif|sería|objetivo|seria|se|если|бы|nếu|mục\s+tiêu)\b
    |另|新|阈值|如果|目标|別|新し|閾値|もし|目標|다른|새|임계|만약|목표""",
    re.IGNORECASE | re.VERBOSE,
)
_LATER = late(
    r"(?<!\w)(?:after|before|last|once|training|validation|nach(?:dem)?|vor(?:her)?|letzte\w*|trainings?\w*|validierungs\w*|après|avant|entraînement|después|antes|entrenamiento|depois|após|treino|dopo|prima|addestramento|после|до|обучени\w*|sau\s+khi|trước|huấn\s+luyện|po|przed|treningow\w*)(?!\w)|训练|之后|后|验证|訓練|学習|後|検証|학습|후|검증",
    re.IGNORECASE,
)
"""Words of another time, or of other examples."""
_OF_COUNTS = "nb"
"""What the names of the groups of counts begin with."""
_CLAUSE = late(r"[.,;。，；、](?!\d)")
_LEAD = late(r"[.,;。，；、](?!\d)|\d\s?\\?%|\d(?=\s)")
_ELSEWHERE = "it may be told of something else than what is counted above"
_CUSTOM = "the word may mean another measure"
_BESIDE = late(r"\s*(?:[(（][^()（）\n]{1,40}[)）]|[「“\"'][^」”\"'\n]{1,20}[」”\"'])")


@dataclass
class _Counted:
    """What is counted at a place of a note: the counts, the block that tells them, whether it is certain what each
    counts, and the heading below which they stand."""

    counts: dict[str, str] = field(default_factory=dict)
    block: Block | None = None
    certain: bool = True
    section: int = -1


def measure_claims(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each measure that follows the counts which it is worked out from."""
    if not _SPOKEN.may_match(note.source.text):
        return
    tables = list(counted_tables(note))
    if not tables and not any(_COUNTED.search(one.plain) for one in texts):
        return
    held = _Counted()
    plain = {one.block: one.plain for one in texts}
    rows = {one.cell: one for one in row_values(note)}
    for block in note.blocks:
        while tables and tables[0].end <= block.span.start:
            held = _of_table(note, tables.pop(0))
        if block in rows:
            yield from _of_row(note, rows[block], held, doubts)
        elif block in plain:
            yield from _of_text(note, block, plain[block], held, doubts)


def _of_table(note: Note, table: CountedTable) -> _Counted:
    return _Counted(dict(table.counts), None, table.certain, _section(note, table.end))


def _section(note: Note, at: int) -> int:
    """How many headings stand before a place."""
    return sum(1 for one in note.headings if one.span.start < at)


def _of_text(
    note: Note, block: Block, text: str, held: _Counted, doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The measures of a running text, which may count anew."""
    found = [(match.start(), match) for match in _COUNTED.finditer(text)]
    if not found and not held.counts:
        return
    found += [(match.start(), match) for match in _MEASURED.finditer(text)]
    fresh: set[str] = set()
    taken = -1
    for start, match in sorted(found, key=lambda pair: (pair[0], -pair[1].end())):
        group = match.lastgroup or "m0"
        if group[0] in _OF_COUNTS:
            if not fresh and (held.block is None or held.counts.keys() & {group[1:]}):
                held.counts = {}
            fresh.add(group[1:])
            held.counts[group[1:]], held.block = match[group], block
            held.certain, held.section = True, _section(note, block.span.start)
        elif start >= taken:
            taken = match.end()
            yield from _measured(note, block, text, match, held, doubts, fresh=bool(fresh))


def _measured(
    note: Note,
    block: Block,
    text: str,
    match: re.Match[str],
    held: _Counted,
    doubts: Mapping[int, str],
    *,
    fresh: bool,
) -> Iterator[Equation]:
    """The claim of a measure that a text tells."""
    group = next(name for name, value in match.groupdict().items() if value is not None)
    at, end = int(group[1:]), match.end()
    beside = _BESIDE.match(text, end)
    if beside is not None:
        named = _MEASURED.search(beside.group())
        at = next(
            (int(name[1:]) for name, value in (named.groupdict() if named else {}).items() if value), at
        )
        end = beside.end()
    told, chained = told_value(text, end, united=True), False
    if told is None:
        told, chained = value_behind_chain(text, end), True
    terms = _left(at, held.counts)
    if told is None or not terms or _AVERAGED.search(_clause_around(text, match)) is not None:
        return
    left, settled = _meant(terms, text[told.start : told.end])
    claim = claim_told(note, block, match, left, told, doubts)
    if chained:
        span = replace(claim.span, end=block.span.start + match.end())
        claim = replace(claim, span=span, text=f"{match.group()} = {text[told.start : told.end].strip()}")
    doubtful = claim.loosely(_doubt(note, block, text, match, held, fresh=fresh))
    rounded = chained and _DECIMAL.search(text, end, told.start) is not None
    yield replace(doubtful, doubt=doubtful.doubt or settled or (_OF_ROUNDED if rounded else None))


_DECIMAL = late(r"\d(?:[.,]|\{,\})\d")
_OF_ROUNDED = "it is worked out from numbers that may be rounded"


def _clause_around(text: str, match: re.Match[str]) -> str:
    """The words before a measure in its clause, and itself."""
    return _CLAUSE.split(text[: match.start()])[-1] + match.group()


def _doubt(
    note: Note, block: Block, text: str, match: re.Match[str], held: _Counted, *, fresh: bool
) -> str | None:
    """Why a measure may be of something else than what was counted last."""
    section = _section(note, block.span.start)
    moved = (
        any(
            one.level <= note.headings[held.section - 1].level
            for one in note.headings[held.section : section]
        )
        if held.section > 0
        else section > held.section
    )
    counted = max((one.end() for one in _COUNTED.finditer(text, 0, match.start())), default=0) if fresh else 0
    lead = _LEAD.split(text[counted : match.start()])[-1]
    strange = not opens_plainly(_FAMILIAR.sub(" ", lead))
    if fresh:  # what follows the last count may tell of a change
        start = max(counted, sentence_start(text, match.start()))
        other = _OTHERS.search(text, counted, match.start()) or _LATER.search(text, start, match.start())
    else:
        start = sentence_start(text, match.start())
        other = _OTHERS.search(text) or _LATER.search(text, start, match.start())
    return _ELSEWHERE if moved or strange or other or not held.certain else None


_FAMILIAR = late(
    r"""(?<!\w)(?:results?|metrics?|ergebnis\w*|kennzahlen|résultats?|métriques?|resultados?|métricas?|risultati|metriche|результат\w*|метрик\w*|kết\s+quả|therefore|thus|hence|also|then|here|while|with|whereas|overall|model|classifier|while|from|this|that|gives?|gets?|hence|resulting|damit|somit|also|dann|hier|insgesamt|modell\w*|klassifikator\w*|beträgt|daraus|folgt|ergibt|während|dagegen
    |donc|alors|ainsi|modèle|classifieur|tandis|global\w*|entonces|luego|modelo|clasificador|pero|mientras|obtenemos|então|assim|logo|classificador|enquanto|obtemos|quindi|allora|modello|classificatore|mentre
    |тогда|значит|модели|модель|классификатора|следовательно|поэтому|отсюда|при\s+этом|khi\s+đó|mô\s+hình|vậy|suy\s+ra|của|modelu|zatem|więc|natomiast)(?!\w)|结果|指标|結果|指標|결과|지표|模型|所以|因此|则|于是|モデル|よって|したがって|全体|모델|따라서|전체""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that may stand before a measure and name no other classifier."""


def _of_row(note: Note, row: RowValue, held: _Counted, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The measure that a row of a table tells."""
    match = _MEASURED.match(row.name)
    rest = row.name[match.end() :] if match is not None else "-"
    if match is None or (rest.strip() and _BESIDE.fullmatch(rest) is None):
        return
    groups = (_MEASURED.search(rest) or match).groupdict()
    terms = _left(next(int(name[1:]) for name, value in groups.items() if value is not None), held.counts)
    if not terms:
        return
    text = row.whole.string
    left, settled = _meant(terms, text[row.told.start : row.told.end])
    claim = claim_told(note, row.cell, row.whole, left, row.told, doubts)
    moved = _section(note, row.cell.span.start) != held.section
    doubt = _ELSEWHERE if moved or not held.certain else None
    told = text[row.told.start : row.told.end]
    named = replace(claim, text=f"{match.group()} = {told}").loosely(doubt)
    yield replace(named, doubt=named.doubt or settled)


def _meant(terms: Sequence[str], stated: str) -> tuple[str, str | None]:
    """The term of the measure that gives what is stated, where a word may mean two; else the first one, in doubt."""
    if len(terms) == 1:
        return terms[0], None
    plain = re.sub(r"[\s{}$*\\]", "", stated).replace(",", ".")
    percent = plain.endswith("%")
    number = Fraction(plain.rstrip("%") or "0") / (100 if percent else 1)
    places = len(plain.rstrip("%").partition(".")[2]) + (2 if percent else 0)
    near = [one for one in terms if abs(_worked(one) - number) <= Fraction(51, 100) / 10**places]
    return (near[0], None) if near else (terms[0], _CUSTOM)


def _worked(term: str) -> Fraction:
    """The value of a fraction of sums."""
    over, under = re.findall(r"\{([\d+]+)\}", term)
    below = sum(map(Fraction, under.split("+")))
    return sum(map(Fraction, over.split("+")), Fraction(0)) / below if below else Fraction(0)


def _left(measure: int, counts: Mapping[str, str]) -> list[str]:
    """The terms of a measure with the counts put in; none where one of them is not told."""
    found = []
    for term in MEASURES[measure][1]:
        names = set(re.findall(r"@(\w\w)", term))
        if names <= counts.keys():
            found.append(re.sub(r"@(\w\w)", lambda match: counts[match[1]], term))
    return found
