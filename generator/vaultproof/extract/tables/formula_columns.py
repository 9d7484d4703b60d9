r"""Columns whose header is the name of a formula of the note, `FL` where it says `FL = -(1 - p_t)^\gamma \ln p_t`, or a
formula with words before it, `error y − ŷ`: values at the numbers of the columns beside.

Only where most cells agree with the formula. Where a header alone tells a formula, `table` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from vaultproof.claim import Binding, Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.classify import Statement, bare_name
from vaultproof.extract.definitions.plain_indices import latex_of
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.shape import FUNCTIONS, shape
from vaultproof.extract.tables.borne_out import (
    Figure,
    Guess,
    Reading,
    are_borne_out,
    claims,
    figure,
    value_of,
    written,
)
from vaultproof.extract.tables.step_tables import closing
from vaultproof.extract.tables.table import Cell, Grid, grids, is_total
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.spot import late

_COMMA = late(r"(?<=\d)(?:\{,\}|,)(?=\d)")
_NAME = late(
    r"\\(?:hat|bar|tilde)\s*\{?\s*[A-Za-z]\s*\}?(?:_\{?\w\}?)?|\\[A-Za-z]+(?:_\{?\w\}?)?|(?<![A-Za-z\\])[A-Za-zα-ωŷẑx̂ȳ]\u0302?(?:_\{?\w\}?)?(?![A-Za-z(])"
)
_TOKEN = late(r"[^\W\d_]+[:：]?")
_LONGEST_SYMBOL = 6
_MOST_SETTINGS = 8
_FEWEST_ROWS = 2
_ROUNDED = "the rounding of the values beside it may explain the difference"
_LONE_E = late(r"(?<![\w\\])e(?![\w^])(?!\s*\^)")
_JOINED = late(r"[-−–+*/·×^]|\\(?:frac|ln|log|exp|sqrt|cdot|times)|ln|log|√|²")


def formula_columns(
    note: Note,
    statements: Iterable[Statement],
    found: Iterable[object],
    doubts: Mapping[int, str],
    *,
    named: bool,
) -> Iterator[Equation]:
    """The claim of each cell below a header that names a formula or holds a constant e, where such are `named`; else of
    each below any other formula, which `table` may have read better."""
    formulas: dict[str, list[str]] | None = None
    numbers: dict[str, list[str]] = {}
    found = tuple(found)
    for grid, scope in _either_way(note):
        heads = {column: term for (row, column), (term, _) in grid.items() if row == 0}
        rows = [row for row in sorted({row for row, _ in grid if row}) if not _is_total(grid, row)]
        symbols = _symbols(heads)
        if not symbols or len(rows) < _FEWEST_ROWS:
            continue
        if formulas is None:
            formulas, numbers = _told(statements, found)
        for column, head in heads.items():
            text = _without_words(head.text.strip(" *_"))
            if column in symbols.values() and (
                not named or not column or canonical_name(text) not in formulas
            ):
                continue
            for body, syntax in _bodies(text, head.syntax, formulas, named=named):
                guesses = _best(grid, rows, column, symbols, (body, syntax, numbers))
                if guesses:
                    otherwise = introduced_otherwise(note, note.scopes[scope].span.start)
                    yield from claims(note, scope, guesses, doubts.get(scope) or otherwise)
                    break


def _either_way(note: Note) -> Iterator[tuple[Grid, int]]:
    """The tables of a note; also with their rows for columns, where the first row is of numbers behind its head."""
    for grid, scope in grids(note):
        yield grid, scope
        first = [cell[0].text for (row, column), cell in grid.items() if row == 0 and column]
        if first and all(figure(text) is not None for text in first):
            yield {(column, row): cell for (row, column), cell in grid.items()}, scope


def _is_total(grid: Grid, row: int) -> bool:
    return (row, 0) in grid and is_total(grid[row, 0][0].text)


def _symbols(heads: Mapping[int, Term]) -> dict[str, int]:
    """The columns whose header is a symbol, perhaps behind words, by its canonical name; none that two columns bear."""
    found: dict[str, list[int]] = {}
    for column, head in heads.items():
        text = _without_words(head.text.strip(" *_"))
        name = canonical_name(text) if len(text) <= 2 * _LONGEST_SYMBOL else None
        if name is not None and len(name) <= _LONGEST_SYMBOL and not (name.isupper() and len(name) > 1):
            found.setdefault(name, []).append(column)
    return {name: columns[0] for name, columns in found.items() if len(columns) == 1}


def _without_words(text: str) -> str:
    """A header without the words before its formula: `実測 y`, `error y − ŷ`."""
    tokens = text.split(" ")
    while (
        len(tokens) > 1
        and _TOKEN.fullmatch(tokens[0])
        and (len(tokens[0]) > 1 or not tokens[0].isascii())
        and tokens[0] not in FUNCTIONS
    ):
        tokens = tokens[1:]
    return " ".join(tokens)


def _told(
    statements: Iterable[Statement], found: Sequence[object]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The formulas that a note gives names, and the numbers."""
    formulas: dict[str, list[str]] = {}
    numbers: dict[str, list[str]] = {}
    for one in statements:
        if one.relations[:1] != (Relation.EQUAL,) or one.around.denied:
            continue
        name = bare_name(one.terms[0], shape(one.terms[0])) or canonical_name(one.terms[0].text.strip())
        if (
            name is not None
            and not shape(one.terms[1]).numeric
            and (body := _in_latex(one.terms[1])) is not None
        ):
            formulas.setdefault(name, []).append(_COMMA.sub(".", body))
    bodies: dict[str, tuple[str, str]] = {}
    for thing in found:
        if isinstance(thing, Definition) and thing.source is WitnessKind.FORMULA and thing.parameters:
            body = _in_latex(thing.body)
            if body is not None:
                formulas.setdefault(thing.name, []).append(_COMMA.sub(".", body))
                if len(thing.parameters) == 1:
                    bodies.setdefault(thing.name, (_COMMA.sub(".", body), thing.parameters[0]))
        if isinstance(thing, Binding):
            for term in (thing.value, *thing.others):
                text = _COMMA.sub(".", term.text.strip())
                if value_of(text) is not None:
                    numbers.setdefault(thing.name, []).append(text)
    formulas = {name: [_called_out(one, bodies) for one in all_] for name, all_ in formulas.items()}
    return formulas, {name: list(dict.fromkeys(all_)) for name, all_ in numbers.items()}


def _in_latex(term: Term) -> str | None:
    """A term in LaTeX; None for one of which that is not certain."""
    if term.syntax is Syntax.LATEX:
        return term.text
    return latex_of(term.passage).text if term.syntax is Syntax.PLAIN and len(term.text) > 1 else None


_CALL = late(r"(?<![A-Za-z\\])(?P<name>\\?[A-Za-z]+)\s*(?:\\left\s*)?\(")
_LOGISTIC = (r"\frac{1}{1+e^{-z}}", "z")
_MOST_CALLS = 4


def _called_out(body: str, bodies: Mapping[str, tuple[str, str]]) -> str:
    """A formula with those of functions in place of their calls, and the logistic function for a sigma."""
    known = {"sigma": _LOGISTIC, **bodies}
    at = 0
    for _ in range(_MOST_CALLS):
        call = _CALL.search(body, at)
        if call is None:
            break
        name = canonical_name(call["name"]) or ""
        end = closing(body, call.end())
        if name not in known or end is None:
            at = call.end()
            continue
        inner, letter = known[name]
        given = re.sub(r"\\right\s*$", "", body[call.end() : end])
        item = re.compile(rf"(?<![A-Za-z\\]){re.escape(letter)}(?![A-Za-z(])")
        put = rf"\left({given}\right)".join(item.split(inner))
        body = rf"{body[: call.start()]}\left({put}\right){body[end + 1 :]}"
    return body


def _bodies(
    text: str, syntax: Syntax, formulas: Mapping[str, Sequence[str]], *, named: bool
) -> Iterator[tuple[str, Syntax]]:
    """The formulas that a header may stand for: those that it names, or holds a constant e, or all others. Of one that
    calls its function, `f(x)`, `table` asks all witnesses."""
    name = canonical_name(text) or canonical_name(rf"\mathrm{{{text}}}")
    for body in dict.fromkeys(formulas.get(name or "", ())) if named else ():
        yield body, Syntax.LATEX
    if _JOINED.search(text) is not None and "=" not in text and named == (_LONE_E.search(text) is not None):
        yield _COMMA.sub(".", text), syntax


def _best(
    grid: Grid,
    rows: Sequence[int],
    column: int,
    symbols: Mapping[str, int],
    formula: tuple[str, Syntax, Mapping[str, Sequence[str]]],
) -> Sequence[Guess]:
    """The cells of a column as its formula tells them, with the numbers of the note with which most of them agree; none
    where too few do."""
    body, syntax, numbers = formula
    names = {name for match in _NAME.finditer(body) if (name := canonical_name(match.group())) is not None}
    wanted = sorted(names & symbols.keys())
    if column in {symbols[name] for name in wanted}:
        return ()
    free = sorted(name for name in names - symbols.keys() if name in numbers)
    if not wanted:
        return ()
    best: Sequence[Guess] = ()
    most = 0
    for setting in islice(product(*(numbers[name] for name in free)), _MOST_SETTINGS):
        settled = dict(zip(free, setting, strict=True))
        guesses = list[Guess]()
        for row in rows:
            guess = _guess(
                grid, row, column, {name: symbols[name] for name in wanted}, (body, syntax, settled)
            )
            if guess is not None:
                guesses.append(guess)
        agreeing = sum(one.agreeing is not None for one in guesses)
        if agreeing > most and are_borne_out(guesses):
            best, most = guesses, agreeing
    return best


def _guess(
    grid: Grid,
    row: int,
    column: int,
    inputs: Mapping[str, int],
    formula: tuple[str, Syntax, Mapping[str, str]],
) -> Guess | None:
    """A cell with what its formula gives at the numbers of its row."""
    body, syntax, settled = formula
    cell = grid.get((row, column))
    told = figure(cell[0].text) if cell is not None else None
    given = {name: _figure_at(grid, row, at) for name, at in inputs.items()}
    if cell is None or told is None:
        return None
    known = {name: one for name, one in given.items() if one is not None}
    if len(known) < len(inputs):
        return None
    values = {name: one.value for name, one in known.items()}
    reading = _reading(body, syntax, values, settled)
    if reading is None:
        return None
    spread = 0.0
    for name, one in known.items():
        if inputs[name] and one.half:
            moved = _reading(body, syntax, {**values, name: one.value + one.half}, settled)
            spread += abs(moved.value - reading.value) if moved is not None else 0.0
    near = spread > 0 and abs(told.value - reading.value) <= 2 * spread + told.half
    header = grid[0, column][0].text.strip()
    text = f"{header} = {cell[0].text.strip()} at " + ", ".join(
        f"{name} = {grid[row, at][0].text.strip()}" for name, at in inputs.items()
    )
    return Guess(cell, told, (reading,), text, _ROUNDED if near else None)


def _figure_at(grid: Grid, row: int, column: int) -> Figure | None:
    cell: Cell | None = grid.get((row, column))
    if cell is None:
        return None
    found = figure(cell[0].text)
    if found is None and (part := re.fullmatch(r"\s*\$?(\d{1,4})\s*/\s*(\d{1,4})\$?\s*", cell[0].text)):
        return Figure(int(part[1]) / int(part[2]), 0.0, 1, whole=False) if int(part[2]) else None
    return found


def _reading(
    body: str, syntax: Syntax, values: Mapping[str, float], settled: Mapping[str, str]
) -> Reading | None:
    """A formula with numbers for its names, and what it gives."""

    def number(match: re.Match[str]) -> str:
        name = canonical_name(match.group()) or ""
        if name in values:
            return written(values[name]) if syntax is Syntax.LATEX else _plainly(values[name])
        if name in settled:
            return rf"\left({settled[name]}\right)" if syntax is Syntax.LATEX else f"({settled[name]})"
        return match.group()

    term = _LONE_E.sub(r"\\exp(1)" if syntax is Syntax.LATEX else "exp(1)", _NAME.sub(number, body))
    value = value_of(term, syntax=syntax)
    return Reading(term, value, syntax) if value is not None else None


def _plainly(value: float) -> str:
    """A number in plain text, in brackets, as a fraction that is exact."""
    text = format(value, ".10f").rstrip("0").rstrip(".")
    whole, _, decimals = text.partition(".")
    return f"({int(whole + decimals)}/{10 ** len(decimals)})" if decimals else f"({whole})"
