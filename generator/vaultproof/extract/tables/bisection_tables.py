r"""Tables of bisection, `n | a | b | m | f(m)`: each midpoint, and each interval as the half of the one before in which
the function of the note changes its sign.

Only where most of the table goes so. The values of the function are for `table`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from vaultproof.claim import Definition, Equation, WitnessKind
from vaultproof.extract.tables.borne_out import (
    Figure,
    Function,
    Guess,
    Reading,
    are_borne_out,
    claims,
    figure,
    function_of,
    written,
)
from vaultproof.extract.tables.table import Cell, Grid, grids
from vaultproof.note import Note
from vaultproof.spot import late

_INDEX = r"(?:\s?_\s?(?:[nki]|\{\s?[nki]\s?\})|[ₙₖᵢ])?"
_SIDE = r"(?:\s?(?:end|ende|endpoint|bound|rand|grenze|extremo|estremo|borne|край|конец))?"
_LOW, _HIGH, _MIDDLE = (
    re.compile(rf"{letter}{_INDEX}|{words}", re.IGNORECASE)
    for letter, words in (
        (
            "a",
            rf"(?:left|linke[rs]?|links|gauche|izquierda|izquierdo|esquerda|esquerdo|sinistro|левый){_SIDE}|左端?",
        ),
        (
            "b",
            rf"(?:right|rechte[rs]?|rechts|droite|derecha|derecho|direita|direito|destro|правый){_SIDE}|右端?",
        ),
        (
            "[mcxp]",
            r"mid\s?-?point|middle|mid|mitte|milieu|punto\s+medio|ponto\s+médio|середина|środek|trung\s+điểm|中点|중점",
        ),
    )
)
_COMMA = late(r"(?<=\d)(?:\{,\}|,)(?=\d)")
_FEWEST_ROWS = 3
_FOLLOWS = "it follows from the row before, which may be wrong itself"

_AT_MIDDLE = "midpoint"
_Row = dict[str, tuple[Cell, Figure]]


def bisection_tables(note: Note, found: Iterable[object], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each midpoint and each end of an interval in a table of bisection."""
    functions: list[Function] | None = None
    for grid, scope in grids(note):
        rows = _rows(grid)
        if len(rows) < _FEWEST_ROWS:
            continue
        if functions is None:
            functions = [*_functions(found)]
        if len(functions) == 1:
            guesses = [*_guesses(rows, functions[0])]
            middles = [one for one in guesses if one.text.startswith(_AT_MIDDLE)]
            if are_borne_out(middles):
                yield from claims(note, scope, guesses, doubts.get(scope))


def _functions(found: Iterable[object]) -> Iterator[Function]:
    """The different functions of one letter that a note gives by formulas."""
    bodies = {
        (_COMMA.sub(".", one.body.text), one.parameters[0])
        for one in found
        if isinstance(one, Definition) and one.source is WitnessKind.FORMULA and len(one.parameters) == 1
    }
    for body, letter in sorted(bodies):
        if (function := function_of(body, letter)) is not None:
            yield function


def _rows(grid: Grid) -> list[_Row]:
    """The numbers of each row by what they are; none where the headers name no interval and midpoint."""
    heads = {column: term.text.strip(" *_$") for (row, column), (term, _) in grid.items() if row == 0}
    columns: dict[str, int] = {}
    for role, pattern in (("low", _LOW), ("high", _HIGH), ("middle", _MIDDLE)):
        at = [column for column, text in heads.items() if pattern.fullmatch(text)]
        if len(at) != 1:
            return []
        columns[role] = at[0]
    rows = []
    for row in sorted({row for row, _ in grid if row}):
        cells: _Row = {}
        for role, column in columns.items():
            cell = grid.get((row, column))
            told = figure(cell[0].text) if cell is not None else None
            if cell is not None and told is not None:
                cells[role] = cell, told
        if len(cells) < len(columns):
            return []
        rows.append(cells)
    return rows


def _guesses(rows: list[_Row], function: Function) -> Iterator[Guess]:
    """What each cell is taken for: worked out of the first interval, or of the row as it is written."""
    low, high = (rows[0][role][1].value for role in ("low", "high"))
    right = True  # whether the row before is right
    for at, row in enumerate(rows):
        told = {role: one.value for role, (_, one) in row.items()}
        if at:
            before = {role: one.value for role, (_, one) in rows[at - 1].items()}
            exact, stated = (
                _halved(function, low, high, (low + high) / 2),
                _halved(function, before["low"], before["high"], before["middle"]),
            )
            low, high = exact
            ends = ("low", low, stated[0]), ("high", high, stated[1])
            goes_on = all(
                row[role][1].agrees(value) or row[role][1].agrees(other) for role, value, other in ends
            )
            for role, value, other in ends:
                yield _guess(
                    f"{role} end",
                    row[role],
                    Reading(written(value), value),
                    Reading(written(other), other),
                    right,
                )
            right = goes_on
        middle = (told["low"] + told["high"]) / 2
        shown = rf"\frac{{{written(told['low'])} + {written(told['high'])}}}{{2}}"
        exact_shown = rf"\frac{{{written(low)} + {written(high)}}}{{2}}"
        readings = Reading(exact_shown, (low + high) / 2), Reading(shown, middle)
        yield _guess(_AT_MIDDLE, row["middle"], *readings, right)


def _halved(function: Function, low: float, high: float, middle: float) -> tuple[float, float]:
    """The half of an interval in which a function changes its sign."""
    return (low, middle) if function(low) * function(middle) <= 0 else (middle, high)


def _guess(role: str, cell: tuple[Cell, Figure], exact: Reading, stated: Reading, right: bool) -> Guess:
    """A cell as it follows from the first interval, and as it follows from what is written, where that is right."""
    readings = (exact, stated) if right else (exact,)
    text = f"{role} = {cell[0][0].text.strip()}"
    return Guess(cell[0], cell[1], readings, text, None if right else _FOLLOWS)
