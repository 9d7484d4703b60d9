"""Rows of totals: below columns of numbers, a row headed `Total` with their sums.

A total that is none of its column's is a claim only where another column shows that the row holds sums. Adds up what
stands in the cells; knows no functions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Binding, Definition, Equation, Relation, Syntax, Term
from vaultproof.extract.tables.table import Cell, Grid, grids
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import late

_SUM = late(
    r"""(?:(?:the\s+)?(?:grand\s+|column\s+)?totals?|sums?|Σ|∑|\\sum|\$?\\Sigma\$?|tổng(?:\s+cộng)?|summe|gesamt(?:summe)?|somme|suma|totales|soma|somma|totale|totali
    |итого|сумма|всего|razem|toplam|计|計|小计|小計|합|계|合计|总计|总和|合計|합계|총합)""",
    re.IGNORECASE | re.VERBOSE,
)
_CUMULATIVE = late(
    r"cum(?:ul|\b|\.)|tích\s+lũy|kumul|acum|накоп|累积|累計|累计|누적|mean|average|rate\b|ratio|\bMS\b|\bF\b|\bp\b|std|\bs\.?d\b|varian|\bper\b|price|score|index|trung\s+bình|mittel|moyenne|media|média|средн"
    r"|평균|平均|均值|%$",
    re.IGNORECASE,
)
"""Headers of columns that nobody adds up."""
_FEWEST = 2
_MOST = 40


def totals(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each total of a column in the last row of a table, and of each margin of a joint distribution."""
    for grid, scope in grids(note):
        yield from _column_totals(note, grid, scope, doubts)
        yield from _margins(note, grid, scope, doubts)


def _column_totals(note: Note, grid: Grid, scope: int, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The totals of columns in the last row, where one of them at least is a sum."""
    last = max(row for row, _ in grid)
    head = grid.get((last, 0))
    if head is None or last <= _FEWEST or not _SUM.fullmatch(head[0].text.strip(" *_:$.")):
        return
    sums = [one for column in range(1, _MOST) if (one := _column(note, grid, column, last)) is not None]
    right = [agrees for _, _, agrees in sums]
    for total, terms, agrees in sums:
        if agrees or any(right):
            yield _claim(note, scope, total, terms, doubts.get(scope))


_CELL_MISSED = "a cell that is added up may be wrong instead"


def with_wrong_cells(
    note: Note, found: Sequence[Definition | Binding | Equation], missed: Collection[Span]
) -> list[Definition | Binding | Equation]:
    """What is found, with totals in doubt below a cell that is `missed`: one that is not what its column tells."""
    spans = (
        {
            cell[0].passage.whole: (at, place)
            for at, (grid, _) in enumerate(grids(note))
            for place, cell in grid.items()
        }
        if missed
        else {}
    )
    columns = {(at, column) for span in missed if span in spans for at, (_, column) in (spans[span],)}
    kept = list[Definition | Binding | Equation]()
    for one in found:
        at, place = spans.get(one.span, (-1, (0, 0))) if isinstance(one, Equation) else (-1, (0, 0))
        if isinstance(one, Equation) and one.kind == "arithmetic" and (at, place[1]) in columns:
            kept.append(replace(one, doubt=one.doubt or _CELL_MISSED))
        else:
            kept.append(one)
    return kept


_MARGIN = late(
    r"(?:row\s+|column\s+)?(?:marginals?(?:\s+(?:of\s+)?[XY])?|margins?|rand(?:verteilung|summe)?|marge|loi\s+marginale|marginal(?:es)?|marginale|маргинальн\w+|biên|边缘(?:分布)?|邊緣|周辺(?:分布)?|주변)|[pPf](?:_\{?[XY]\}?)?\s*\(\s*(?:[XY]|[xy](?:_\{?[ij]\}?)?|[XY]\s*=\s*[xy])\s*\)",
    re.IGNORECASE,
)
"""Headers of the margins of a joint distribution."""


def _margins(note: Note, grid: Grid, scope: int, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The totals of rows in the last column of a table whose last row holds totals as well, as that of a joint
    distribution does, where at least half of them are sums; and those of its columns, if they are its margins."""
    last, end = (max(place[at] for place in grid) for at in (0, 1))
    if (last, 0) not in grid or (0, end) not in grid or last <= _FEWEST or end <= _FEWEST:
        return
    below, beside = (grid[place][0].text.strip(" *_:$.") for place in ((last, 0), (0, end)))
    if not all(_SUM.fullmatch(one) or _MARGIN.fullmatch(one) for one in (below, beside)):
        return
    turned = {(column, row): cell for (row, column), cell in grid.items()}
    yield from _of_margin(note, scope, turned, end, doubts)
    if _SUM.fullmatch(below) is None:
        yield from _of_margin(note, scope, grid, last, doubts)


def _of_margin(
    note: Note, scope: int, grid: Grid, last: int, doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The totals of the columns of a table, where at least half of them are sums."""
    count = max(column for _, column in grid)
    sums = [_column(note, grid, column, last) for column in range(1, count + 1)]
    found = [one for one in sums if one is not None]
    if len(found) == count and 2 * sum(agrees for _, _, agrees in found) >= count:
        yield from (_claim(note, scope, total, terms, doubts.get(scope)) for total, terms, _ in found)


def _column(note: Note, grid: Grid, column: int, last: int) -> tuple[Term, list[Term], bool] | None:
    """The total of a column with the cells above it, and whether these add up to it; None where it is no sum."""
    header, total = grid.get((0, column)), grid.get((last, column))
    cells = [grid.get((row, column)) for row in range(1, last)]
    if header is None or total is None:
        return None
    heading = header[0].text.strip(" *_:$.")
    if _CUMULATIVE.search(heading) is not None and _MARGIN.fullmatch(heading) is None:
        return None
    terms = [cell[0] for cell in cells if cell is not None]
    numbers = [_number(term) for term in terms]
    whole = _number(total[0])
    read = [one for one in numbers if one is not None]
    if whole is None or len(read) != last - 1 or len(read) < _FEWEST or not any(value for value, _ in read):
        return None
    values = [value for value, _ in read]
    summed, told = sum(values, Fraction(0)), whole[0]
    gap, room = abs(summed - told), sum((half for _, half in read), whole[1])
    if gap == 0 or (gap <= room and any("." in term.text or _COMMA.search(term.text) for term in terms)):
        return total[0], terms, True
    if _may_be_other(_heading(note, header), values, told):
        return None
    if not room and max(values) <= told < summed and _SLIP * gap > summed:
        return (
            None  # what is in several rows may be counted once: the words of all texts, the users of all days
        )
    others = any(abs(one - told) <= room for one in (summed / len(values), max(values), min(values)))
    near = _NEAR * gap <= abs(summed)
    return None if others or not near or gap <= room else (total[0], terms, False)


_MEASURED = late(
    r"[(\[（][^)\]）]*[^\W\d_%][^)\]）]*[)\]）]|%|\bper\s*cent|\bshares?\b|fraction|proportion|anteil|prozent|parts?\b|pourcent|porcent|percentual"
    r"|доля|процент|udział|procent|yüzde|oran\b|tỉ\s*lệ|tỷ\s*lệ|phần\s+trăm|比例|占比|割合|비율",
    re.IGNORECASE,
)
"""Headers of columns whose whole numbers may be rounded: with a unit in brackets, or of shares."""
_OVERLAPPING = late(
    r"\b(?:users?|visitors?|customers?|members?|participants?|people|persons?|unique|distinct|different|size|cardinality|elements?|answers?|responses?"
    r"|nutzer|besucher|kunden|personen|elemente|mächtigkeit|utilisateurs?|visiteurs?|clients?|personnes|usuarios?|visitantes?|clientes|personas"
    r"|usuários|pessoas|utenti|visitatori|clienti|persone|użytkownicy|người\s+dùng|khách)\b"
    r"|пользовател|посетител|клиент|用户|访客|人数|ユーザー|訪問者|사용자|방문자",
    re.IGNORECASE,
)
"""Headers of columns that count what may be counted in several rows, and once in the total."""
_WHOLE_SHARE = 100


def _heading(note: Note, header: Cell) -> str:
    """All that a header says, its formula and its words."""
    return note.source[header[1].span]


def _may_be_other(heading: str, values: list[Fraction], told: Fraction) -> bool:
    """Whether a total that is not the sum of a column may be right: of numbers that are rounded themselves, or of what
    several rows count."""
    gap = abs(sum(values, Fraction(0)) - told)
    rounded = _MEASURED.search(heading) is not None or told == _WHOLE_SHARE
    if rounded and gap <= Fraction(len(values) + 1, 2):
        return True
    return max(values) <= told < sum(values) and _OVERLAPPING.search(heading) is not None


_NUMBER = late(
    r"(?P<sign>[-−+]?)\s*(?P<whole>[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.(?P<places>\d+)|,(?P<comma>\d{1,2}|(?<=\b0,)\d+))?\s*\\?%?"
)
_COMMA = late(r"(?<=\d),(?=\d{1,2}(?!\d))|(?<=\b0),(?=\d)")
_NEAR = 3
_SLIP = 10
"""A total that is off by more than one part in so many is hardly a sum with a slip."""


def _number(term: Term) -> tuple[Fraction, Fraction] | None:
    """The number that a cell is, and half a unit of its last decimal."""
    match = _NUMBER.fullmatch(term.text.strip(" *_$"))
    if match is None:
        return None
    places = match["places"] or match["comma"] or ""
    value = Fraction(int(match["whole"].replace(",", "") + places), 10 ** len(places))
    half = Fraction(1, 2 * 10 ** len(places)) if places else Fraction(0)
    return (-value if match["sign"] in {"-", "−"} else value), half


def _claim(note: Note, scope: int, total: Term, terms: list[Term], doubt: str | None) -> Equation:
    texts = [_COMMA.sub("{,}", term.text.strip(" *_$")) for term in terms]
    left = " + ".join(f"({one})" if one.startswith(("-", "−")) else one for one in texts)
    span = total.passage.whole
    return Equation(
        path=note.path,
        span=span,
        kind="arithmetic",
        text=f"{left} = {total.text.strip(' *_$')}",
        scope=scope,
        left=Term(Passage(left.replace("%", r"\%"), ((0, span.start),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=total,
        doubt=doubt,
    )
