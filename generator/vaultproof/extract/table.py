r"""Tables of values: a column (or row) headed `x`, others headed `f(x)`, `\sigma(x)` or any formula of `x`.

Each cell under a formula is a claim, with the `x` of its row given. Says nothing of tables of words.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.head import read_head
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Block, Note, RunKind

Cell = tuple[Term, Block]


def table_claims(note: Note, doubts: dict[int, str]) -> Iterator[Equation]:
    """The claims of every table of values in the note."""
    for grid, scope in _grids(note):
        claims = tuple(_columns(note, grid, scope, doubts.get(scope)))
        yield from claims or _columns(note, _transposed(grid), scope, doubts.get(scope))


def _grids(note: Note) -> Iterator[tuple[dict[tuple[int, int], Cell], int]]:
    tables: dict[int, dict[tuple[int, int], Cell]] = {}
    for block in note.blocks:
        if block.row is None or block.column is None or (term := _term(block)) is None:
            continue
        scope = next(at for at in note.scope_chain(block.scope) if note.scopes[at].kind == "table" or at == 0)
        tables.setdefault(scope, {})[block.row, block.column] = (term, block)
    for scope, grid in tables.items():
        yield grid, scope


def _transposed(grid: dict[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
    return {(column, row): cell for (row, column), cell in grid.items()}


def _term(block: Block) -> Term | None:
    """A cell's content as one term: one formula, or plain text and code."""
    runs = [
        run
        for run in block.runs
        if run.kind in (RunKind.FORMULA, RunKind.TEXT, RunKind.CODE) and run.passage.text.strip()
    ]
    if len(runs) != 1:
        return None
    run = runs[0]
    text = run.passage.text
    start = len(text) - len(text.lstrip())
    return Term(
        run.passage.cut(start, len(text.rstrip())),
        Syntax.LATEX if run.kind is RunKind.FORMULA else Syntax.PLAIN,
    )


def _columns(
    note: Note, grid: dict[tuple[int, int], Cell], scope: int, doubt: str | None
) -> Iterator[Equation]:
    headers = {column: cell[0] for (row, column), cell in grid.items() if row == 0}
    inputs = {column: name for column, term in headers.items() if (name := _symbol(term)) is not None}
    for column, header in headers.items():
        wanted = _wanted(header, column in inputs)
        if not wanted or not wanted <= set(inputs.values()):
            continue
        for row in sorted({row for row, _ in grid if row > 0}):
            given = {
                name: grid[row, at][0] for at, name in inputs.items() if name in wanted and (row, at) in grid
            }
            cell = grid.get((row, column))
            if (
                cell is None
                or set(given) != wanted
                or not all(shape(term).numeric for term in given.values())
            ):
                continue
            if shape(cell[0]).numeric:
                yield _claim(note, header, cell, tuple(given.items()), scope, doubt)


def _symbol(term: Term) -> str | None:
    """The canonical name, where a header is one symbol."""
    looks = shape(term)
    if looks.calls or len(looks.names) != 1 or (looks.operator and term.syntax is Syntax.LATEX):
        return None
    name = canonical_name(term.text)
    return name if name is not None and len(name) <= 6 else None


def _wanted(header: Term, is_input: bool) -> set[str]:
    """The names that a header's value depends on; empty where the header is no formula."""
    if is_input:
        return set()
    head = read_head(header)
    if head is not None:
        return set(head.parameters)
    looks = shape(header)
    if header.syntax is not Syntax.LATEX or not looks.operator:
        return set()
    return {name for written in looks.names if (name := canonical_name(written)) is not None}


def _claim(
    note: Note, header: Term, cell: Cell, given: tuple[tuple[str, Term], ...], scope: int, doubt: str | None
) -> Equation:
    value, _ = cell
    settings = ", ".join(f"{name} = {term.text}" for name, term in given)
    return Equation(
        path=note.path,
        span=value.passage.whole,
        kind="table",
        text=f"{header.text} = {value.text} at {settings}",
        scope=scope,
        left=header,
        relation=Relation.EQUAL,
        right=_without_sign(value),
        given=given,
        doubt=doubt,
    )


def _without_sign(value: Term) -> Term:
    """A cell's value without a leading `≈`."""
    text = value.text
    cut = len(text) - len(text.lstrip("≈~ ").removeprefix(r"\approx").lstrip())
    return Term(value.passage.cut(cut, len(text)), value.syntax) if cut else value
