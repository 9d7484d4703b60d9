r"""Tables of softmax: a row for each temperature with the share of each class, `| T | $p_1$ | $p_2$ |`, for logits that
the note gives; or a row for each class, `| logit | exp | softmax |`; and `\mathrm{softmax}_{0.5}(z) = (…)`, whose
index is the temperature. Works out no more than whether most of a table agrees with softmax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.arrays.given_vectors import given_vectors
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.data.aggregate import items_of
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.tables.table import Cell, Grid, grids, is_total
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_GATE = Spotted(r"softmax|ソフトマックス|소프트맥스", re.IGNORECASE)
_TEMPERATURE = late(
    r"(?:T|\\tau|τ|(?:temperature|temperatur|température|temperatura|температура|nhiệt\s+độ|temp\.?)(?:\s*\(?\s*\$?(?:T|\\tau|τ)\$?\s*\)?)?|温度|온도)(?:\s*[Tτ])?",
    re.IGNORECASE,
)
_INDEX = r"_\s*\{?\s*(?P<below>\d)\s*\}?|\(\s*(?P<of>\d)\s*\)"
_CALLED = r"softmax|\\(?:mathrm|text|operatorname)\s*\{softmax\}"
_SHARE = re.compile(
    rf"(?:(?:\\hat\s*)?\{{?[pPqyπ]\}}?|\\pi|(?:{_CALLED})(?:\s*\([zxT/ ]*\))?)\s*(?:{_INDEX})|[pP](?P<beside>\d)"
)
"""The share of one class, by its number."""
_LOGITS = frozenset({"z", "x", "s", "a", "o", "h", "l", "u", "logits", "logit", "scores"})
_LOGIT = late(
    r"(?:logits?|scores?|логит[ы]?|ロジット|로짓)(?:\s*\(?\$?(?:z|x|s|a)(?:_\{?[ijk]\}?)?\$?\)?)?|z(?:\s*_\s*\{?[ijk]\}?)?",
    re.IGNORECASE,
)
_POWER = late(
    r"(?:\\?exp|\\?exp\s*\(?\s*(?:z(?:_\{?[ijk]\}?)?|logit)\s*\)?|e\s*\^\s*\{?\s*(?:z(?:\s*_\s*\{?[ijk]\}?)?|\\text\s*\{logit\}|logit)\s*\}?)",
    re.IGNORECASE,
)
_SOFTMAX = late(
    r"(?:softmax|\\(?:mathrm|text|operatorname)\s*\{softmax\})(?:\s*\(\s*z\s*\))?(?:\s*_\s*\{?[ijk]\}?)?|(?P<loose>(?:\\hat\s*)?\{?[py]\}?(?:\s*_\s*\{?[ijk]\}?)?|prob(?:ability|\.)?|wahrscheinlichkeit|probabilité|probabilidad|probabilidade|probabilità|вероятность|xác\s+suất|概率|確率|확률)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-−–]?\s*\d{1,15}(?:(?:[.,]|\{,\})\d{1,15})?")


def softmax_tables(
    note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each cell that tells a share by softmax."""
    if not _GATE.may_match(note.source.text):
        return
    for grid, scope in grids(note):
        place = doubts.get(scope) or introduced_otherwise(note, note.scopes[scope].span.start)
        headers = {column: term.text.strip(" *") for (row, column), (term, _) in grid.items() if not row}
        if _TEMPERATURE.fullmatch(headers.get(0, "")) is not None:
            logits = _logits_before(statements, note.scopes[scope].span.start, len(headers) - 1)
            yield from _by_temperature(note, scope, grid, logits, place) if logits else ()
        else:
            yield from _by_class(note, scope, grid, headers, place)


def _logits_before(statements: Iterable[Statement], start: int, count: int) -> Sequence[str] | None:
    """The numbers of the one vector of logits, so many of them, that the note gives before a place."""
    fitting = [
        numbers
        for name, term in given_vectors(statements).items()
        if name in _LOGITS
        and term is not None
        and term.passage.whole.end < start
        and (numbers := _numbers(term)) is not None
        and len(numbers) == count
    ]
    return fitting[0] if len(fitting) == 1 else None


def _numbers(term: Term | None) -> Sequence[str] | None:
    """The numbers of a vector that is written out."""
    if term is None:
        return None
    return items_of(term.text.replace(r"\left", "").replace(r"\right", "").strip("()[] \\"))


def _by_temperature(
    note: Note, scope: int, grid: Grid, logits: Sequence[str], doubt: str | None
) -> Iterator[Equation]:
    """The shares in each row of a temperature, where all other columns are the classes in their order."""
    columns = sorted(column for row, column in grid if not row and column)
    shares = [_SHARE.fullmatch(grid[0, column][0].text.strip(" *")) for column in columns]
    numbered = [int(one["below"] or one["of"] or one["beside"]) for one in shares if one is not None]
    if numbered not in (list(range(1, len(columns) + 1)), list(range(len(columns)))):
        return
    found = list[_Share]()
    for row in sorted({row for row, _ in grid if row}):
        cells = [grid.get((row, column)) for column in columns]
        heat = _number(grid.get((row, 0)))
        if heat is None or float(heat) <= 0 or any(_number(cell) is None for cell in cells):
            continue
        for at, cell in enumerate(cells):
            if cell is not None:
                told = f"p_{numbered[at]} = {cell[0].text.strip()} at T = {heat}"
                found.append(_Share(cell, logits, at, told, heat))
    yield from _claims(note, scope, found, doubt)


def _by_class(
    note: Note, scope: int, grid: Grid, headers: Mapping[int, str], doubt: str | None
) -> Iterator[Equation]:
    """The powers and the shares in a table whose rows are the classes, of which one column gives the logits."""
    logits = [column for column, text in headers.items() if _LOGIT.fullmatch(text)]
    powers = [column for column, text in headers.items() if _POWER.fullmatch(text)]
    shares = {column: match for column, text in headers.items() if (match := _SOFTMAX.fullmatch(text))}
    sure = {column for column, match in shares.items() if not match["loose"] or powers}
    if len(logits) != 1 or len(sure) != 1 or len(shares) != 1:
        return
    totals = {row for row, column in grid if not column and is_total(grid[row, 0][0].text)}
    rows = [row for row in sorted({row for row, _ in grid if row} - totals) if (row, logits[0]) in grid]
    numbers = [_number(grid[row, logits[0]]) for row in rows]
    values = [one for one in numbers if one is not None]
    if len(values) != len(rows) or len(rows) < 2:
        return
    found = list[_Share]()
    for at, row in enumerate(rows):
        for column in sure:
            cell = grid.get((row, column))
            if cell is not None and _number(cell) is not None:
                told = f"softmax = {cell[0].text.strip()} at {values[at]}"
                found.append(_Share(cell, values, at, told))
    yield from _claims(note, scope, found, doubt)


@dataclass(frozen=True, slots=True)
class _Share:
    """A cell with the share of one of several logits, at a temperature."""

    cell: Cell
    logits: Sequence[str]
    at: int
    text: str
    heat: str = "1"

    @property
    def term(self) -> str:
        """What works the share out."""
        return _share(_powers(self.logits, self.heat), self.at)

    @property
    def agrees(self) -> bool:
        """Whether the cell tells about that."""
        stated = _number(self.cell) or ""
        heats = [float(one) / float(self.heat) for one in self.logits]
        total = sum(exp(min(one - max(heats), 0)) for one in heats)
        half = 0.6 * 10 ** -len(stated.partition(".")[2])
        return bool(abs(exp(heats[self.at] - max(heats)) / total - float(stated)) <= half)


def _powers(logits: Sequence[str], heat: str) -> list[str]:
    """The powers of e that logits stand for at a temperature."""
    return [one if heat == "1" else rf"\frac{{{one}}}{{{heat}}}" for one in logits]


def _share(powers: Sequence[str], at: int) -> str:
    """The share of one of several powers of e."""
    total = "+".join(f"e^{{{one}}}" for one in powers)
    return rf"\frac{{e^{{{powers[at]}}}}}{{{total}}}"


_OF_OTHERS = "most of the table does not agree with softmax, so that it may tell of something else"


def _claims(note: Note, scope: int, found: Sequence[_Share], doubt: str | None) -> Iterator[Equation]:
    """The claims of shares, in doubt where less than half of them are those of the logits, as of the likeliest words
    of many."""
    agreeing = sum(one.agrees for one in found)
    if not agreeing:
        return
    doubt = doubt or (None if 2 * agreeing >= len(found) else _OF_OTHERS)
    for one in found:
        span = one.cell[0].passage.whole
        yield Equation(
            path=note.path,
            span=span,
            kind="table",
            text=one.text,
            scope=scope,
            left=Term(Passage(one.term, ((0, span.start),)), Syntax.LATEX),
            relation=Relation.EQUAL,
            right=one.cell[0],
            doubt=doubt,
        )


def _number(cell: Cell | None) -> str | None:
    """The number that a cell is, with a point."""
    text = cell[0].text.strip(" *") if cell is not None else ""
    if _NUMBER.fullmatch(text) is None:
        return None
    return re.sub(r"\s", "", text).replace("−", "-").replace("–", "-").replace("{,}", ".").replace(",", ".")


_AT_HEAT = re.compile(
    r"\s*(?:\\(?:mathrm|text|operatorname)\s*\{\s*softmax\s*\}|\\softmax)\s*_\s*\{?\s*(?:(?:T|\\tau)\s*=\s*)?(?P<heat>\d{1,15}(?:[.,]\d{1,15})?)\s*\}?\s*(?:\\left)?\((?P<of>[^()]*)(?:\\right)?\)\s*"
)
_HEATED = re.compile(r"softmax\s*\}?\s*_\s*\{?\s*(?:T|\\tau)(?![A-Za-z])")


def softmax_at(note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each softmax whose index is the temperature, in a note that writes it so in general."""
    if _HEATED.search(note.source.text) is None:
        return
    statements = tuple(statements)
    given = given_vectors(statements)
    for one in statements:
        match = _AT_HEAT.fullmatch(one.terms[0].text)
        if match is None or not is_array(one.terms[1]):
            continue
        name = canonical_name(match["of"].strip())
        logits = _numbers(given.get(name or ""))
        if logits is None:
            continue
        powers = _powers(logits, match["heat"].replace(",", "."))
        claim = equation(one, "chain", 0)
        term = ", ".join(_share(powers, at) for at in range(len(powers)))
        left = Passage(rf"\left({term}\right)", claim.left.passage.anchors)
        doubt = doubts.get(one.scope) or one.around.doubt
        yield replace(claim, left=Term(left, Syntax.LATEX), lead=(), doubt=doubt)
