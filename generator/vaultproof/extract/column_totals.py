"""Rows of totals: below columns of numbers, a row headed `Total` with their sums.

A total that is none of its column's is a claim only where another column shows that the row holds sums. Adds up what
stands in the cells; knows no functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.table import Grid, grids
from vaultproof.judge.near import is_misprint
from vaultproof.judge.stated import AmbiguousNumber, Stated, read_stated
from vaultproof.judge.value import Real
from vaultproof.note import Note
from vaultproof.source import Passage

_SUM = re.compile(
    r"""(?:(?:the\s+)?(?:grand\s+|column\s+)?totals?|sums?|Σ|∑|\\sum|\$?\\Sigma\$?|tổng(?:\s+cộng)?|summe|gesamt(?:summe)?|somme|suma|totales|soma|somma|totale|totali
    |итого|сумма|всего|razem|toplam|合计|总计|总和|合計|합계|총합)""",
    re.IGNORECASE | re.VERBOSE,
)
_CUMULATIVE = re.compile(
    r"cum(?:ul|\b|\.)|tích\s+lũy|kumul|acum|накоп|累积|累計|累计|누적|mean|average|rate\b|ratio|\bMS\b|\bF\b|\bp\b|std|\bs\.?d\b|varian|\bper\b|price|score|index|trung\s+bình|mittel|moyenne|media|média|средн"
    r"|평균|平均|均值|%$",
    re.IGNORECASE,
)
"""Headers of columns that nobody adds up."""
_FEWEST = 2
_MOST = 40


def column_totals(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each total of a column in the last row of a table."""
    for grid, scope in grids(note):
        last = max(row for row, _ in grid)
        head = grid.get((last, 0))
        if head is None or last <= _FEWEST or not _SUM.fullmatch(head[0].text.strip(" *_:$.")):
            continue
        sums = [one for column in range(1, _MOST) if (one := _column(grid, column, last)) is not None]
        right = [agrees for _, _, agrees in sums]
        for total, terms, agrees in sums:
            if agrees or any(right):
                yield _claim(note, scope, total, terms, doubts.get(scope))


def _column(grid: Grid, column: int, last: int) -> tuple[Term, list[Term], bool] | None:
    """The total of a column with the cells above it, and whether these add up to it; None where it is no sum."""
    header, total = grid.get((0, column)), grid.get((last, column))
    cells = [grid.get((row, column)) for row in range(1, last)]
    if header is None or total is None or _CUMULATIVE.search(header[0].text.strip()) is not None:
        return None
    terms = [cell[0] for cell in cells if cell is not None]
    numbers = [_number(term) for term in terms]
    whole = _number(total[0])
    read = [one for one in numbers if one is not None]
    if whole is None or len(read) != last - 1 or len(read) < _FEWEST or not any(map(_middle, read)):
        return None
    values = [_middle(one) for one in read]
    summed, told = sum(values, Fraction(0)), _middle(whole)
    gap, room = abs(summed - told), sum((one.half for one in read), whole.half)
    if gap == 0 or (gap <= room and any("." in term.text for term in terms)):
        return total[0], terms, True
    others = any(abs(one - told) <= room for one in (summed / len(values), max(values), min(values)))
    near = 5 * gap <= abs(summed) or is_misprint(summed, told)
    return None if others or not near or gap <= room else (total[0], terms, False)


def _number(term: Term) -> Stated | None:
    """The number that a cell is."""
    try:
        stated = read_stated(term.text.strip(" *_$"), Relation.EQUAL, decimal_comma=False)
    except AmbiguousNumber:
        return None
    return stated if stated is not None and isinstance(stated.value, Real) else None


def _middle(stated: Stated) -> Fraction:
    assert isinstance(stated.value, Real)
    return stated.value.middle


def _claim(note: Note, scope: int, total: Term, terms: list[Term], doubt: str | None) -> Equation:
    texts = [term.text.strip(" *_$") for term in terms]
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
