"""Tables that count the classes of parts of some data, and how mixed these are: `| sunny | 2 | 3 | 0.48 | 0.971 |`
below `yes`, `no`, `gini`, `entropy`. Works out no more than whether most of a column agrees with its header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, log2

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.tables.table import Cell, Grid, grids, is_total
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_GINI = r"gini|джини|基尼|ジニ|지니"
_ENTROPY = r"entrop|энтропи|熵|エントロピー|엔트로피"
_GATE = Spotted(rf"{_GINI}|{_ENTROPY}", re.IGNORECASE)
_HEADER = late(
    rf"""(?:(?P<gini>(?:(?:index|indice|índice|impureté|impureza|impurità|индекс|chỉ\s+số|độ)\s+(?:de\s+|di\s+)?)?(?:{_GINI})(?:[-\s]?(?:impurity|index|unreinheit|不纯度|不純度|系数|指数|係数|불순도|계수))?)
    |(?P<entropy>(?:entrop(?:y|ie|ia|ía)|энтропия|信息熵|熵|エントロピー|엔트로피)(?:\s+H)?|H))
    (?:\s*[(（\[]\s*(?P<unit>bits?|бит|比特|ビット|비트|nats?)\s*[)）\]])?""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNT = late(r"\d{1,6}")
_NUMBER = late(r"\d{1,15}(?:(?:[.,]|\{,\})\d{1,15})?")
_OTHERS = "most of the column does not agree with its header, so that it may tell of something else"


@dataclass(frozen=True, slots=True)
class CountedParts:
    """The counts of the classes in each row of a table, and the columns that tell how mixed they are."""

    scope: int
    grid: Grid
    counts: Mapping[int, tuple[int, ...]]
    measures: Mapping[int, re.Match[str]]

    def cells(self, column: int) -> dict[int, Cell]:
        """The numbers of a column by row."""
        there = ((row, self.grid[row, column]) for row in self.counts if (row, column) in self.grid)
        return {row: cell for row, cell in there if _NUMBER.fullmatch(cell[0].text.strip(" *")) is not None}


_OTHERWISE = late(
    r"normali[sz]ed|normiert|normalisiert|add(?:ing)?\s+one|laplace|smooth|pseudo-?count|нормир|сглаж|归一|正規化",
    re.IGNORECASE,
)
"""Words by which impurities are worked out otherwise, or of other counts."""


def counted_parts(note: Note) -> Iterator[CountedParts]:
    """Each table that counts classes by rows and tells how mixed these are."""
    if not _GATE.may_match(note.source.text) or _OTHERWISE.search(note.source.text) is not None:
        return
    for grid, scope in grids(note):
        headers = {column: term.text.strip(" *_$") for (row, column), (term, _) in grid.items() if not row}
        measures = {
            column: found for column, text in headers.items() if column and (found := _HEADER.fullmatch(text))
        }
        counted = _counted(grid, headers, min(measures, default=0))
        if measures and counted:
            yield CountedParts(scope, grid, counted, measures)


def impurities(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each cell that tells the entropy of the counts in its row, or their impurity of Gini."""
    for table in counted_parts(note):
        place = doubts.get(table.scope) or introduced_otherwise(note, note.scopes[table.scope].span.start)
        for column, header in table.measures.items():
            cells = table.cells(column)
            gini = header["gini"] is not None
            natural = not gini and _is_natural(header, cells, table.counts)
            measure = gini_of if gini else entropy_of
            mixed = [row for row in cells if sum(map(bool, table.counts[row])) > 1]
            scale = log(2) if natural else 1
            agreeing = sum(_agrees(cells[row], measure(table.counts[row]) * scale) for row in mixed)
            if not agreeing and mixed:
                continue
            doubt = place or (None if 2 * agreeing >= len(mixed) else _OTHERS)
            for row, cell in cells.items():
                left = (
                    gini_term(table.counts[row]) if gini else entropy_term(table.counts[row], natural=natural)
                )
                yield _claim(note, table.scope, cell, (header.group(), left), doubt)


def _counted(grid: Grid, headers: Mapping[int, str], end: int) -> dict[int, tuple[int, ...]]:
    """The counts of the classes by row, which stand in whole numbers before the first measure."""
    rows = sorted({row for row, _ in grid if row})
    columns = [
        column
        for column in range(1, end)
        if column in headers
        and all(
            (row, column) in grid and _COUNT.fullmatch(grid[row, column][0].text.strip(" *$")) for row in rows
        )
    ]
    if len(columns) != end - 1 or not rows:
        return {}
    counts = {row: [int(grid[row, column][0].text.strip(" *$")) for column in columns] for row in rows}
    totals = [
        at
        for at in range(len(columns))
        if len(columns) > 2 and all(2 * one[at] == sum(one) for one in counts.values())
    ]
    named = [
        at for at, column in enumerate(columns) if is_total(headers[column]) or headers[column] in {"n", "N"}
    ]
    if len(totals) > 1 or not set(named) <= set(totals):
        return {}
    parts = {row: tuple(c for at, c in enumerate(one) if at not in totals) for row, one in counts.items()}
    return parts if all(len(one) > 1 and sum(one) for one in parts.values()) else {}


def gini_of(counts: Sequence[int]) -> float:
    """The impurity of Gini of classes that are counted."""
    return 1 - sum((one / sum(counts)) ** 2 for one in counts)


def entropy_of(counts: Sequence[int]) -> float:
    """The entropy of classes that are counted, in bits."""
    return -sum(one / sum(counts) * log2(one / sum(counts)) for one in counts if one)


def gini_term(counts: Sequence[int]) -> str:
    """What works that impurity out."""
    return "1 - " + " - ".join(rf"\left(\frac{{{one}}}{{{sum(counts)}}}\right)^2" for one in counts)


def entropy_term(counts: Sequence[int], *, natural: bool = False) -> str:
    """What works that entropy out."""
    sign = r"\ln" if natural else r"\log_2"
    shares = [rf"\frac{{{one}}}{{{sum(counts)}}}" for one in counts if one]
    if len(shares) == 1:
        return "0 + 0"
    return "-" + " - ".join(rf"{one} {sign}\left({one}\right)" for one in shares)


def is_natural(table: CountedParts) -> bool:
    """Whether the entropies of a table are told to base e."""
    told = (
        _is_natural(header, table.cells(column), table.counts)
        for column, header in table.measures.items()
        if header["gini"] is None
    )
    return any(told)


def _is_natural(
    header: re.Match[str], cells: Mapping[int, Cell], counts: Mapping[int, tuple[int, ...]]
) -> bool:
    """Whether an entropy is told to base e: where its header says so, or more of its cells agree with that."""
    if header["unit"]:
        return header["unit"].lower().startswith("nat")
    told = [
        sum(_agrees(cell, entropy_of(counts[row]) * scale) for row, cell in cells.items())
        for scale in (1, log(2))
    ]
    return told[1] > told[0]


def _agrees(cell: Cell, value: float) -> bool:
    """Whether a cell tells about a value."""
    stated = cell[0].text.strip(" *").replace("{,}", ".").replace(",", ".")
    return bool(abs(float(stated) - value) <= 0.6 * 10 ** -len(stated.partition(".")[2]))


def _claim(note: Note, scope: int, cell: Cell, told: tuple[str, str], doubt: str | None) -> Equation:
    name, left = told
    span = cell[0].passage.whole
    return Equation(
        path=note.path,
        span=span,
        kind="table",
        text=f"{name} = {cell[0].text.strip()}",
        scope=scope,
        left=Term(Passage(left, ((0, span.start),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=cell[0],
        doubt=doubt,
    )
