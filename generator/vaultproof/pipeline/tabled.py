r"""Values that the tables of a note give the parameters of a function: a column headed `\sigma`, and one headed `f(1)`
beside it. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from vaultproof.claim import Definition, Syntax, Term
from vaultproof.latex import canonical_name
from vaultproof.note import Note, RunKind
from vaultproof.pipeline.figures.figure import Marked

PLAIN_NUMBER = re.compile(r"\s*\$?\s*[-−]?\d+(?:(?P<point>\.|,|\{,\})(?P<decimals>\d+))?\s*\$?\s*")
_SCALED = re.compile(
    r"(?P<number>[^\\×·⋅*]+?)\s*(?:\\times|\\cdot|[×·⋅*])\s*10\s*\^\s*\{?\s*(?P<power>[-−]?\d{1,2})\s*\}?\s*\$?\s*"
)
_MOST_LISTED = 5

_Grid = dict[tuple[int, int], Term]


def half_unit(number: str) -> float | None:
    """Half a unit of the last digit of a plain number, also one times a power of ten; None for anything else."""
    scaled = _SCALED.fullmatch(number)
    power = int(scaled["power"].replace("−", "-")) if scaled is not None else 0
    match = PLAIN_NUMBER.fullmatch(scaled["number"] if scaled is not None else number)
    return None if match is None else 0.5 * 10.0 ** (power - len(match["decimals"] or ""))


def listed_in_tables(note: Note, names: frozenset[str]) -> Iterator[tuple[str, tuple[Term, ...]]]:
    """The names that head a column of numbers in a table of the note, with these."""
    for grid in _tables(note) if names else ():
        for name, at in _inputs(grid, names):
            terms = tuple(grid[row, at] for row in _rows(grid) if (row, at) in grid)
            numbers = all(PLAIN_NUMBER.fullmatch(term.text) for term in terms)
            if numbers and 1 < len({term.text.strip() for term in terms}) <= _MOST_LISTED:
                yield name, terms


def called_in_tables(note: Note, definition: Definition, names: frozenset[str]) -> Iterator[Marked]:
    """The values of a function at one place that a table gives for several of a parameter."""
    call = re.compile(rf"\s*\\?{re.escape(definition.name)}\s*\(\s*[-−]?\d+(?:\.\d+)?\s*\)\s*")
    for grid in _tables(note) if names else ():
        inputs = _inputs(grid, names)
        headers = [(at, term) for (row, at), term in grid.items() if row == 0 and call.fullmatch(term.text)]
        for at, header in headers if len(inputs) == 1 else ():
            ((name, own),) = inputs
            for row in _rows(grid):
                cell, given = grid.get((row, at)), grid.get((row, own))
                if cell is not None and given is not None and (within := half_unit(cell.text)) is not None:
                    yield Marked(left=header, right=cell, given=((name, given),), holds=True, within=within)


def stated_in_tables(note: Note, definition: Definition) -> Iterator[Marked]:
    """The values of a function of one variable that a table gives beside those of the variable, in columns headed by
    both, perhaps with units: `$p(T)$ (mmHg)`."""
    if len(definition.parameters) != 1:
        return
    (variable,) = definition.parameters
    call = re.compile(rf"\\?{re.escape(definition.name)}\s*\(\s*\\?{re.escape(variable)}\s*\)")
    for grid in _tables(note):
        columns = [at for (row, at), term in grid.items() if row == 0 and call.fullmatch(term.text.strip())]
        for _, own in _inputs(grid, frozenset({variable})):
            for row, at in product(_rows(grid), columns):
                cell, given = grid.get((row, at)), grid.get((row, own))
                if cell is not None and given is not None and (within := half_unit(cell.text)) is not None:
                    yield Marked(
                        left=grid[0, at], right=cell, given=((variable, given),), holds=True, within=within
                    )


def _tables(note: Note) -> Iterator[_Grid]:
    """The cells of each table that hold one thing, by row and column; of its headers the one formula of each."""
    grid: _Grid = {}
    last = -1
    for block in note.blocks:
        if block.row is None or block.column is None or block.row < last:
            if grid:
                yield grid
            grid, last = {}, -1
        if block.row is not None and block.column is not None:
            last = block.row
            formulas = [run for run in block.runs if run.kind is RunKind.FORMULA]
            runs = formulas if block.row == 0 and len(formulas) == 1 else block.runs
            if len(runs) == 1:
                grid[block.row, block.column] = Term(runs[0].passage, Syntax.LATEX)
    if grid:
        yield grid


def _inputs(grid: _Grid, names: frozenset[str]) -> list[tuple[str, int]]:
    """The columns that bear one of some names."""
    headers = ((at, canonical_name(term.text.strip())) for (row, at), term in grid.items() if row == 0)
    return [(name, at) for at, name in headers if name in names and name is not None]


def _rows(grid: _Grid) -> list[int]:
    return sorted({row for row, _ in grid if row > 0})
