"""The counts of a classifier that a table gives: a matrix of actual and predicted classes, or a list of them.

Tells which cell counts what, and whether that is certain. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vaultproof.extract.learning.confusion_words import COUNTS
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.note import Note
from vaultproof.spot import late

_PREDICTED = late(
    r"predict|\bpred\b|classified|detected|flagged|\btest|vorher|prognos|klassifiziert|erkannt|prédi|préd\b|classé|predich|predec|prevista|previst|clasific|predit|predet|previs|classificad|predett|classificat"
    r"|предсказ|прогноз|тест|dự\s*(?:đoán|báo)|xét\s+nghiệm|predyk|przewid|prognoz|预测|預測|予測|検査|检测|判定|예측|검사",
    re.IGNORECASE,
)
_ACTUAL = late(
    r"actual|\btrue\s+(?:class|label|condition)|\btruth|\breal(?:e|idad|ity|es)?\b|\bgold|tatsächlich|wahr(?:e|er|heit)\b|wirklich|réel|réalité|vraie?\s+classe|verdader[ao]\s+clase|verdad|observad|realidade|verdade|effettiv|\bveri?tà"
    r"|факт|истин|реальн|действит|thực\s*tế|rzeczywist|faktyczn|实际|真实|實際|真の|実際|실제",
    re.IGNORECASE,
)
_CONDITION = late(
    r"\b(?:sick|ill|diseased?|healthy|patients?|infected|krank|gesund|malades?|sains?|enferm[oa]s?|san[oa]s?|doentes?|saudáve(?:l|is)|malat[oi]|chor[yz]\w*|zdrow\w+)\b|боль|здоров|bệnh|khỏe|患|健康|病|환자|정상",
    re.IGNORECASE,
)
_NEGATIVE = late(
    r"(?<!\w)(?:neg(?:ative?|\.|ativ[aeo]?s?|atyw\w+)?|no|not|non|nicht|kein\w*|keine|sin|não|nao|nie|brak|không|ko|не|нет|без|âm(?:\s+tính)?|негатив\w*|отрицат\w*|négati\w+|pas|sans|healthy|gesund|sains?|san[oa]s?|saudáve\w+|zdrow\w+|здоров\w*|khỏe|ham|legit\w*|legítim\w*|normal\w*"
    r"|benign\w*|gutartig\w*|bénin\w*|0)(?!\w)|阴|陰|负|非|不|没有|无|正常|健康|음성|정상|아님",
    re.IGNORECASE,
)
_CELL = late(r"[\s*_$~]*(?P<number>\d{1,7})[\s*_$]*(?:\(?\s*(?P<behind>[A-ZА-Я]{2})\s*\)?[\s*_$]*)?")
_LABELLED = late(r"[\s*_$]*\(?(?P<name>[A-ZА-Я]{2})\)?[\s*_$]*[=:：(]?\s*(?P<number>\d{1,7})\)?[\s*_$]*")
_TOTAL = late(
    r"total|sum|summe|gesamt|somme|suma|soma|totale|итого|всего|tổng|razem|合计|合計|总计|합계|Σ",
    re.IGNORECASE,
)


_FEWEST_COUNTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedTable:
    """The counts that a table gives, where it ends, and whether it is certain which cell counts what."""

    counts: Mapping[str, str]
    end: int
    certain: bool


def counted_tables(note: Note) -> Iterator[CountedTable]:
    """Each table of a note that counts hits and misses."""
    for _, cells in cells_of_tables(note):
        texts = {place: block.text.strip() for place, block in cells.items()}
        counted = (_CELL.fullmatch(one) or _LABELLED.fullmatch(one) for one in texts.values())
        if sum(one is not None for one in counted) < _FEWEST_COUNTS:
            continue
        end = max(block.span.end for block in cells.values())
        counts = _labelled(texts) or _listed(texts)
        if counts is not None:
            yield CountedTable(counts=counts, end=end, certain=True)
        elif (found := _crossed(texts)) is not None:
            yield CountedTable(counts=found[0], end=end, certain=found[1])


def _name(letters: str) -> str | None:
    """Which count a word is."""
    return next(
        (name for name, words in COUNTS.items() if re.fullmatch(words, letters, re.IGNORECASE | re.VERBOSE)),
        None,
    )


def _labelled(texts: Mapping[tuple[int, int], str]) -> dict[str, str] | None:
    """The counts of cells that bear their names: `TP = 40`, `40 (TP)`."""
    found: dict[str, str] = {}
    for text in texts.values():
        match = _LABELLED.fullmatch(text) or _CELL.fullmatch(text)
        letters = (match.groupdict().get("name") or match.groupdict().get("behind")) if match else None
        name = _name(letters) if letters else None
        if match is not None and name is not None:
            if name in found:
                return None
            found[name] = match["number"]
    return found if len(found) >= _FEWEST_COUNTS else None


def _listed(texts: Mapping[tuple[int, int], str]) -> dict[str, str] | None:
    """The counts of a table that lists them: a row for each, or a column for each with one row."""
    found: dict[str, str] = {}
    last = max((row for row, _ in texts), default=0)
    for (row, column), text in texts.items():
        name = _name(re.sub(r"\s*\([^()]*\)|[*_$]", "", text).strip())
        if name is None:
            continue
        beside = (
            texts.get((row, 1)) if column == 0 else texts.get((1, column)) if row == 0 and last == 1 else ""
        )
        match = _CELL.fullmatch(beside or "")
        if match is None or name in found:
            return None
        found[name] = match["number"]
    return found if len(found) >= _FEWEST_COUNTS else None


def _crossed(texts: Mapping[tuple[int, int], str]) -> tuple[dict[str, str], bool] | None:
    """The counts of a matrix of two classes, and whether its axes and its positive class are told."""
    numbers = {
        place: match["number"]
        for place, text in texts.items()
        if (match := _CELL.fullmatch(text)) is not None and not match["behind"]
    }
    heads = {column: texts[0, column] for row, column in texts if row == 0 and column > 0}
    columns = [
        at for at in sorted(heads) if not _TOTAL.search(heads[at]) and any(c == at for _, c in numbers)
    ]
    rows = [
        at
        for at in sorted({row for row, _ in numbers if row})
        if not _TOTAL.search(texts.get((at, 0), "")) and all((at, column) in numbers for column in columns)
    ]
    if len(columns) != 2 or len(rows) != 2:
        return None
    across, down = [heads[at] for at in columns], [texts.get((at, 0), "") for at in rows]
    axes = _rows_are_actual(texts.get((0, 0), ""), across, down)
    first = (_first_is_positive(across), _first_is_positive(down))
    if axes is None or (
        None not in first and first[0] is not first[1] and not all(map(_signed, (across, down)))
    ):
        return None
    actual, certain = axes
    columns = columns if first[0] is not False else columns[::-1]
    rows = rows if first[1] is not False else rows[::-1]
    cells = [numbers[row, column] for row in rows for column in columns]
    names = ("TP", "FN", "FP", "TN") if actual else ("TP", "FP", "FN", "TN")
    return dict(zip(names, cells, strict=True)), certain and None not in first


def _rows_are_actual(corner: str, across: list[str], down: list[str]) -> tuple[bool, bool] | None:
    """Whether the rows are the actual classes, and whether the table says so in more than its corner."""
    row, column = " ".join(down), " ".join(across)
    if _PREDICTED.search(column) or _ACTUAL.search(row):
        return None if _PREDICTED.search(row) or _ACTUAL.search(column) else (True, True)
    if _PREDICTED.search(row) or _ACTUAL.search(column):
        return False, True
    if _CONDITION.search(column) or _CONDITION.search(row):
        return (_CONDITION.search(row) is not None, False)
    actual, predicted = _ACTUAL.search(corner), _PREDICTED.search(corner)
    if actual is not None and predicted is not None:
        return actual.start() < predicted.start(), False
    return None


def _first_is_positive(labels: list[str]) -> bool | None:
    """Whether the first of two classes is the one that is looked for; None where nothing tells."""
    negative = [_NEGATIVE.search(_bare(label)) is not None for label in labels]
    return None if negative[0] is negative[1] else negative[1]


def _signed(labels: list[str]) -> bool:
    """Whether one of two labels tells that it is the negative one."""
    return _first_is_positive(labels) is not None


def _bare(label: str) -> str:
    return _ACTUAL.sub(" ", _PREDICTED.sub(" ", label))
