r"""Tables of data with their standard scores, `| $x_i$ | $\hat x_i$ | $y_i$ |`, and with what `\gamma \hat x_i + \beta`
makes of these. Works out no more than whether most of a column agrees with its header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.arrays.given_vectors import name_of
from vaultproof.extract.classify import Statement
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.tables.table import Cell, Grid, grids, is_total
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_GATE = Spotted(
    r"norm|standard|z-(?:score|wert|transf)|\\hat|x̂|\\sigma|нормали|стандарт|chuẩn|标准|標準|归一|正規化|표준|정규",
    re.IGNORECASE,
)
_INDEX = r"(?:\s*_\s*\{?\s*[ijk]\s*\}?)?"
_DATUM = late(
    rf"(?:x{_INDEX}|(?:values?|data|scores?|wert|daten|valeur|valor|dato|значение|giá\s+trị|值|数据|値|データ|값)(?:\s*\$?x{_INDEX}\$?)?)",
    re.IGNORECASE,
)
_SCORE = late(
    rf"""(?:\\hat\s*\{{?\s*x{_INDEX}\s*\}}?{_INDEX}|x̂{_INDEX}|z{_INDEX}|z-?(?:score|wert|werte|transformiert)s?|(?:standard\s+|standardi[sz]ed|normali[sz]ed|standardisiert|normiert|normalisé|standardisé|estandarizad[oa]|normalizad[oa]|normalizzat[oa])(?:\s*(?:scores?|values?))?
    |z-оценка|z-(?:分数|スコア|점수)|标准化(?:值)?|標準化(?:値)?|标准分数?)(?:\s*\$?z{_INDEX}\$?)?""",
    re.IGNORECASE | re.VERBOSE,
)
_OUTPUT = late(rf"y{_INDEX}", re.IGNORECASE)
_NUMBER = late(r"[-−–+]?\s*\d{1,15}(?:(?:[.,]|\{,\})\d{1,15})?")
_FEWEST = 3
_HALF = 0.6
_NEAR = 4
"""So many units of the last place what is rounded before, or a small number below the root, may make."""
_ROUNDED = "what it is worked out from may be rounded, or a small number be added to the variance"
_OTHERS = "most of the column does not agree with its header, so that it may tell of something else"


_OTHERWISE = late(
    r"clip|winsor|trimm|robust|median|outlier|ausreißer|abgeschnitten|截断|外れ値",
    re.IGNORECASE,
)
"""Words by which scores are worked out otherwise, or cut off."""


def standard_scores(
    note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each standard score in a table of data, and of each value that a batch norm gives for it."""
    if not _GATE.may_match(note.source.text):
        return
    for grid, scope in grids(note):
        headers = {column: term.text.strip(" *$") for (row, column), (term, _) in grid.items() if not row}
        columns = [
            [at for at, text in headers.items() if one.fullmatch(text)] for one in (_DATUM, _SCORE, _OUTPUT)
        ]
        data, scores, outputs = columns
        if len(data) != 1 or len(scores) != 1:
            continue
        if _OTHERWISE.search(note.source.text) is not None:
            return
        rows = sorted({row for row, _ in grid if row})
        rows = [row for row in rows if (row, 0) not in grid or not is_total(grid[row, 0][0].text)]
        numbers = _numbers(grid, rows, data[0])
        if len(numbers) < _FEWEST or len(set(numbers)) == 1:
            continue
        place = doubts.get(scope) or introduced_otherwise(note, note.scopes[scope].span.start)
        found = _best(grid, rows, scores[0], numbers)
        if found is None:
            continue
        yield from _claims(note, scope, found, place)
        scaled = _scaled(statements) if len(outputs) == 1 else None
        if scaled is not None:
            cells = [
                (grid.get((row, outputs[0])), one.moved(*scaled))
                for row, one in zip(rows, found.scores, strict=True)
            ]
            yield from _claims(note, scope, _Column(headers[outputs[0]], cells), place)


@dataclass(frozen=True, slots=True)
class _Score:
    """A standard score: its term in LaTeX, and its value."""

    term: str
    value: float

    def moved(self, factor: Fraction, more: Fraction) -> _Score:
        """The score times a factor and more."""
        term = rf"{_latex(factor)} \cdot \left({self.term}\right) + {_latex(more)}"
        return _Score(term, float(factor) * self.value + float(more))


@dataclass(frozen=True, slots=True)
class _Column:
    """A header with the cells below it and what they should be."""

    header: str
    cells: Sequence[tuple[Cell | None, _Score]]

    @property
    def scores(self) -> list[_Score]:
        """What the cells should be."""
        return [score for _, score in self.cells]

    @property
    def told(self) -> list[tuple[Cell, _Score]]:
        """The cells that hold a number."""
        return [(cell, score) for cell, score in self.cells if cell is not None and _read(cell) is not None]

    @property
    def agreeing(self) -> int:
        """How many cells agree."""
        return sum(_agrees(cell, score.value) for cell, score in self.told)


def _best(grid: Grid, rows: Sequence[int], column: int, numbers: Sequence[Fraction]) -> _Column | None:
    """The column of standard scores by the custom with which most cells agree; None where less than half do."""
    header = grid[0, column][0].text.strip(" *$")
    customs = (
        _Column(
            header,
            [
                (grid.get((row, column)), score)
                for row, score in zip(rows, _scores(numbers, less), strict=True)
            ],
        )
        for less in (0, 1)
    )
    best = max(customs, key=lambda one: one.agreeing)
    return best if 2 * best.agreeing >= len(rows) else None


def _scores(numbers: Sequence[Fraction], less: int) -> list[_Score]:
    """The standard scores of data, whose variance is divided by so many less than they are."""
    mean = sum(numbers, Fraction(0)) / len(numbers)
    variance = sum(((one - mean) ** 2 for one in numbers), Fraction(0)) / (len(numbers) - less)
    root = rf"\sqrt{{{_latex(variance)}}}"
    return [
        _Score(rf"\frac{{{_latex(one - mean)}}}{{{root}}}", float(one - mean) / sqrt(variance))
        for one in numbers
    ]


def _scaled(statements: Iterable[Statement]) -> tuple[Fraction, Fraction] | None:
    """The factor and the bias of a batch norm, where the note gives each of them one number."""
    given: dict[str, set[str]] = {"gamma": set(), "beta": set()}
    for one in statements:
        name = name_of(one.terms[0])
        if name in given and one.relations[0] is Relation.EQUAL:
            given[name].add(one.terms[1].text.strip())
    told = [next(iter(one)) for one in given.values() if len(one) == 1]
    if len(told) != len(given) or not all(_NUMBER.fullmatch(one) for one in told):
        return None
    return _fraction(told[0]), _fraction(told[1])


def _numbers(grid: Grid, rows: Sequence[int], column: int) -> list[Fraction]:
    """The numbers of a column; none where a cell holds something else."""
    read = [_read(grid.get((row, column))) for row in rows]
    return [one for one in read if one is not None] if None not in read else []


def _read(cell: Cell | None) -> Fraction | None:
    text = cell[0].text.strip(" *") if cell is not None else ""
    return _fraction(text) if _NUMBER.fullmatch(text) is not None else None


def _fraction(text: str) -> Fraction:
    plain = re.sub(r"\s", "", text).replace("−", "-").replace("–", "-").replace("{,}", ".")
    return Fraction(plain.replace(",", "."))


def _units_off(cell: Cell, value: float) -> float:
    """By how many units of its last place a cell is off a value."""
    told = _read(cell)
    places = len(re.sub(r".*[.,}]|^\D*\d{1,15}$", "", cell[0].text.strip(" *")))
    return abs(float(told) - value) * 10.0**places if told is not None else 0.0


def _agrees(cell: Cell, value: float) -> bool:
    decimals = re.search(r"[.,}]\d\d", cell[0].text) is not None
    return decimals and _units_off(cell, value) <= _HALF


def _latex(number: Fraction) -> str:
    sign = "-" if number < 0 else ""
    return rf"{sign}\frac{{{abs(number.numerator)}}}{{{number.denominator}}}"


def _claims(note: Note, scope: int, column: _Column, doubt: str | None) -> Iterator[Equation]:
    """The claims of a column; in doubt where less than half of them agree, and none where no cell does."""
    if not column.agreeing:
        return
    doubt = doubt or (None if 2 * column.agreeing >= len(column.told) else _OTHERS)
    for cell, score in column.told:
        span = cell[0].passage.whole
        near = _HALF < _units_off(cell, score.value) <= _NEAR
        yield Equation(
            path=note.path,
            span=span,
            kind="table",
            text=f"{column.header} = {cell[0].text.strip()}",
            scope=scope,
            left=Term(Passage(score.term, ((0, span.start),)), Syntax.LATEX),
            relation=Relation.EQUAL,
            right=cell[0],
            doubt=doubt or (_ROUNDED if near else None),
        )
