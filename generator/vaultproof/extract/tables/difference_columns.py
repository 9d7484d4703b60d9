r"""Columns of errors beside the two columns whose difference they are: `approximation | exact | error`.

Only where most of a column is the difference of the same two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice

from vaultproof.claim import Equation
from vaultproof.extract.tables.approximation_tables import is_of_error
from vaultproof.extract.tables.borne_out import Figure, Guess, Reading, are_borne_out, claims, figure, written
from vaultproof.extract.tables.table import Cell, Grid, grids, is_total
from vaultproof.note import Note

_FEWEST_ROWS = 3
_MOST_PAIRS = 15
_ROUNDED = "the rounding of the values beside it may explain the difference"


def difference_columns(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each cell of a column of errors that is the difference of two columns before it."""
    for grid, scope in grids(note):
        heads = {column: term.text.strip(" *_$") for (row, column), (term, _) in grid.items() if row == 0}
        for at in [column for column, text in heads.items() if column > 1 and is_of_error(text)]:
            before = [column for column in sorted(heads) if column < at]
            best: Sequence[Guess] = ()
            most = 0
            for pair in islice(combinations(before, 2), _MOST_PAIRS):
                for sign in (0, 1, -1):
                    guesses = [*_guesses(grid, heads[at], at, pair, sign)]
                    agreeing = sum(one.agreeing is not None for one in guesses)
                    if len(guesses) >= _FEWEST_ROWS and agreeing > most and are_borne_out(guesses):
                        best, most = guesses, agreeing
            yield from claims(note, scope, best, doubts.get(scope))


def _guesses(grid: Grid, header: str, at: int, pair: tuple[int, int], sign: int) -> Iterator[Guess]:
    """The cells of a column as the difference of two others, with a sign or without."""
    for row in sorted({row for row, _ in grid if row}):
        if (row, 0) in grid and is_total(grid[row, 0][0].text):
            continue
        told, one, other = (_figure(grid, row, column) for column in (at, *pair))
        if told is None or one is None or other is None:
            continue
        first, second = written(one[1].value), written(other[1].value)
        if sign < 0:
            first, second = second, first
        gap = (one[1].value - other[1].value) * (sign or 1)
        reading = (
            Reading(f"{first} - {second}", gap)
            if sign
            else Reading(rf"\left|{first} - {second}\right|", abs(gap))
        )
        room = 2 * (told[1].half + one[1].half + other[1].half)
        near = abs(told[1].value - reading.value) <= room
        text = f"{header} = {told[0][0].text.strip()} at {one[0][0].text.strip()}, {other[0][0].text.strip()}"
        yield Guess(told[0], told[1], (reading,), text, _ROUNDED if near else None)


def _figure(grid: Grid, row: int, column: int) -> tuple[Cell, Figure] | None:
    cell = grid.get((row, column))
    found = figure(cell[0].text) if cell is not None else None
    return (cell, found) if cell is not None and found is not None else None
