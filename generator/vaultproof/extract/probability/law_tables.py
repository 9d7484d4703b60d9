r"""Tables whose columns or rows are headed by a distribution, with the numbers whose probabilities they give:
`| k | Bin(100, 0.03) | Poisson(3) |`. Works out no more than whether most of a column gives probabilities of these.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.probability.distributed import Law, law_in, terms_of
from vaultproof.extract.probability.law_numbers import number_in
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.note import Block, Note
from vaultproof.source import Passage
from vaultproof.spot import Signs, late

_NAMES = Signs("Bin", "B(", "Pois", "Po(", "Geo", "Exp", "N(", "mathcal", "\\cal")
_COUNTED = late(
    r"\$?\s*(?:[knxrijzm]|(?:number|anzahl|nombre|número|numero|число|количество|số|value|wert|valeur|valor|值|数)[^|$()\d]{0,30}(?:\$?[knx]\$?)?)\s*\$?",
    re.IGNORECASE,
)
_PLACE = late(r"[-−]?\d{1,3}(?:[.,]\d{1,3})?")
_VALUE = late(r"(?P<number>\d{1,3}(?:(?:[.,]|\{,\})\d{1,15})?)\s?(?P<share>\\?%)?")
_FEWEST = 2
_HALF = 0.6
_OTHERS = "most of the column does not agree with its header, so that it may tell of something else"

Grid = Mapping[tuple[int, int], Block]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with a probability: its value, the unit of its last place, and the place that it is of."""

    block: Block
    passage: Passage
    value: float
    unit: float
    place: str


def law_tables(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each probability in a column or row that a distribution heads."""
    source = note.source.text
    if "|" not in source or not _NAMES.stand_in(source):
        return
    for scope, grid in cells_of_tables(note):
        doubt = doubts.get(scope) or introduced_otherwise(note, note.scopes[scope].span.start)
        turned = {(column, row): block for (row, column), block in grid.items()}
        yield from [*_columns(note, grid, doubt)] or [*_columns(note, turned, doubt)]


def _columns(note: Note, grid: Grid, doubt: str | None) -> Iterator[Equation]:
    """The claims of each column below a distribution, beside a first one of places."""
    corner = grid.get((0, 0))
    if corner is None or not (_COUNTED.fullmatch(corner.text.strip(" *")) or not corner.text.strip()):
        return
    for (row, column), header in grid.items():
        law = law_in(header.text.strip(" *$")) if not row and column else None
        cells = _cells(grid, column) if law is not None else []
        if law is not None and len(cells) >= _FEWEST:
            yield from _of_column(note, header, law, cells, doubt)


def _cells(grid: Grid, column: int) -> list[_Cell]:
    found = []
    for (row, at), block in grid.items():
        place = grid.get((row, 0))
        if at != column or not row or place is None:
            continue
        where = _PLACE.fullmatch(place.text.strip(" *$"))
        runs = [run for run in block.runs if run.passage.text.strip()]
        if where is None or len(runs) != 1:
            continue
        text = runs[0].passage.text
        start = len(text) - len(text.lstrip())
        match = _VALUE.fullmatch(text.strip())
        if match is None:
            continue
        number = match["number"].replace("{,}", ".").replace(",", ".")
        scale = 0.01 if match["share"] else 1.0
        unit = scale * 10.0 ** -len(number.partition(".")[2])
        passage = runs[0].passage.cut(start, start + len(text.strip()))
        found.append(_Cell(block, passage, scale * float(number), unit, where.group()))
    return found


def _of_column(
    note: Note, header: Block, law: Law, cells: Sequence[_Cell], doubt: str | None
) -> Iterator[Equation]:
    """The claims of a column by the reading with which most of its cells agree: what is at each place, below or above
    it; none where most agree with none."""
    readings = [(sign, kind) for sign in ("=", "≤", ">", "≥", "<") for kind in _kinds(law.kind)]
    scored = {one: _agreeing(law, one, cells) for one in readings}
    best = max(readings, key=lambda one: len(scored[one]))
    agreeing = scored[best]
    telling = [one for one in agreeing if 0 < one.value < 1 - one.unit]
    if len(telling) < _FEWEST or 2 * len(agreeing) <= len(cells):
        return
    sign, kind = best
    for cell in cells:
        term = _term(law, kind, sign, cell.place)
        if term is None:
            continue
        span = cell.passage.whole
        others = any(cell in found for one, found in scored.items() if one != best)
        yield Equation(
            path=note.path,
            span=span,
            kind="table",
            text=f"{header.text.strip()} = {cell.passage.text.strip()}",
            scope=cell.block.scope,
            left=Term(Passage(term, ((0, span.start),)), Syntax.LATEX),
            relation=Relation.EQUAL,
            right=Term(cell.passage, Syntax.LATEX if "\\" in cell.passage.text else Syntax.PLAIN),
            doubt=doubt or (_OTHERS if others and cell not in agreeing else None),
        )


def _kinds(kind: str) -> tuple[str, ...]:
    return (
        ("from 1", "from 0")
        if kind == "geometric"
        else ("rate", "mean")
        if kind == "exponential"
        else ("variance", "deviation")
        if kind == "normal"
        else ("",)
    )


def _term(law: Law, meant: str, sign: str, place: str) -> str | None:
    whole, _, places = place.replace("−", "-").replace(",", ".").partition(".")
    number = rf"\frac{{{whole}{places}}}{{{10 ** len(places)}}}" if places else whole
    return next(iter(terms_of(law.meaning(meant), ("event", sign, number))), None)


def _agreeing(law: Law, reading: tuple[str, str], cells: Sequence[_Cell]) -> list[_Cell]:
    """The cells that agree with a reading."""
    sign, meant = reading
    arguments = [number_in(one) for one in law.arguments]
    numbers = [float(one) for one in arguments if one is not None]
    below = _BELOW.get(law.kind)
    if below is None or len(numbers) != len(arguments):
        return []
    found = []
    for cell in cells:
        at = float(cell.place.replace("−", "-").replace(",", "."))
        try:
            worth = _worth(law.kind, sign, lambda x: below(x, meant, *numbers), at)
        except (ArithmeticError, ValueError, TypeError):
            continue
        if worth is not None and abs(worth - cell.value) <= _HALF * cell.unit:
            found.append(cell)
    return found


_DISCRETE = frozenset({"binomial", "poisson", "geometric"})


def _worth(kind: str, sign: str, below: Callable[[float], float], at: float) -> float | None:
    """A probability by the distribution function."""
    if kind in _DISCRETE and at != int(at):
        return None
    step = 1.0 if kind in _DISCRETE else 0.0
    if sign == "=":
        return below(at) - below(at - 1) if step else None
    at = at - step if sign in {"<", "≥"} else at
    return below(at) if sign in {"≤", "<"} else 1 - below(at)


def _binomial(x: float, _: str, n: float, p: float) -> float:
    trials = int(n)
    masses = (math.comb(trials, k) * p**k * (1 - p) ** (trials - k) for k in range(min(trials, int(x)) + 1))
    return float(sum(masses))


def _poisson(x: float, _: str, mean: float) -> float:
    return sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(int(x) + 1))


def _geometric(x: float, meant: str, p: float) -> float:
    return max(0.0, 1 - float((1 - p) ** (x if meant == "from 1" else x + 1)))


def _exponential(x: float, meant: str, a: float) -> float:
    return 1 - math.exp(-max(0.0, x) * (a if meant == "rate" else 1 / a))


def _normal(x: float, meant: str, mu: float, second: float) -> float:
    deviation = second if meant == "deviation" else math.sqrt(second)
    return (1 + math.erf((x - mu) / deviation / math.sqrt(2))) / 2


_BELOW: dict[str, Callable[..., float]] = {
    "binomial": _binomial,
    "poisson": _poisson,
    "geometric": _geometric,
    "exponential": _exponential,
    "normal": _normal,
}
"""The distribution functions of the laws that head tables."""
