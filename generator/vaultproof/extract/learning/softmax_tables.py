r"""Tables of softmax: a row for each temperature with the share of each class, `| T | $p_1$ | $p_2$ | entropy |`, for
logits that the note gives; or a row for each class, `| logit | exp | softmax |`; and `\mathrm{softmax}_{0.5}(z) = (…)`,
whose index is the temperature. Works out no more than whether most of a table agrees with softmax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log

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
_SHARE = late(
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
_NUMBER = late(r"[-−–]?\s*\d{1,15}(?:(?:[.,]|\{,\})\d{1,15})?")


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


def _logits_before(statements: Iterable[Statement], start: int, most: int) -> Sequence[str] | None:
    """The numbers of the one vector of logits, so many of them at most, that the note gives before a place."""
    fitting = [
        numbers
        for name, term in given_vectors(statements).items()
        if name in _LOGITS
        and term is not None
        and term.passage.whole.end < start
        and (numbers := numbers_of(term)) is not None
        and 1 < len(numbers) <= most
    ]
    return fitting[0] if len(fitting) == 1 else None


def numbers_of(term: Term | None) -> Sequence[str] | None:
    """The numbers of a vector that is written out."""
    if term is None:
        return None
    items = items_of(_PLAIN.sub(" ", term.text).strip("()[] \\"))
    plain = [_plain(one) for one in items or ()]
    return [one for one in plain if one is not None] if plain and None not in plain else None


_PLAIN = late(r"\\(?:left|right|[,;: ])")


def _by_temperature(
    note: Note, scope: int, grid: Grid, logits: Sequence[str], doubt: str | None
) -> Iterator[Equation]:
    """The shares in each row of a temperature, with their entropy where a column tells it; other columns tell of
    something else."""
    heads = {column: grid[0, column][0].text.strip(" *$") for row, column in grid if not row and column}
    entropies = [column for column, text in heads.items() if _ENTROPY.fullmatch(text) is not None]
    columns = _columns_of_shares(heads, entropies, len(logits))
    numbered = {column: at + 1 for at, column in enumerate(columns)}
    if columns and (first := _SHARE.fullmatch(heads[columns[0]])) is not None:
        numbered = {column: at + int(_index(first)) for at, column in enumerate(columns)}
    found = list[_Share | _Entropy]()
    for row in sorted({row for row, _ in grid if row}):
        heat = _number(grid.get((row, 0)))
        if heat is None or float(heat) <= 0:
            continue
        for at, column in enumerate(columns):
            cell = grid.get((row, column))
            if cell is not None and _number(cell) is not None:
                told = f"p_{numbered[column]} = {cell[0].text.strip()} at T = {heat}"
                found.append(_Share(cell, logits, at, told, heat))
        for column in entropies:
            cell = grid.get((row, column))
            if cell is not None and _number(cell) is not None:
                told = f"H = {cell[0].text.strip()} at T = {heat}"
                units = [unit for unit, word in _UNITS if word.search(heads[column]) is not None]
                entropies_there = [_Entropy(cell, logits, told, heat, unit) for unit in units or (1, 2)]
                found.append(next((one for one in entropies_there if one.agrees), entropies_there[0]))
    yield from _claims(note, scope, found, doubt)


_ENTROPY = late(
    r"(?:shannon[-\s]?)?(?:entrop(?:y|ie|ía|ia)|энтропия|độ\s+bất\s+định|熵|エントロピー|엔트로피)(?:\s*\$?\s*H(?:\s*\(\s*p\s*\))?)?(?:\s*[(\[,/]?\s*(?:in\s+)?(?:nats?|bits?|нат\w*|бит\w*|比特|ビット)\s*[)\]]?)?|H(?:\s*\(\s*p\s*\))?",
    re.IGNORECASE,
)
_UNITS = ((1, late(r"nat|нат", re.IGNORECASE)), (2, late(r"bit|бит|比特|ビット", re.IGNORECASE)))
"""Units of entropy, with the number by whose logarithm it is divided; 1 where by none."""


def _columns_of_shares(heads: Mapping[int, str], entropies: Sequence[int], count: int) -> Sequence[int]:
    """The columns that tell the share of each class, in their order; by their headers, or as all that are left."""
    shares = {column: match for column, text in heads.items() if (match := _SHARE.fullmatch(text))}
    numbers = [int(_index(match)) for _, match in sorted(shares.items())]
    if numbers in (list(range(1, count + 1)), list(range(count))):
        return sorted(shares)
    left = [column for column in sorted(heads) if column not in entropies]
    return left if not shares and len(left) == count else ()


def _index(share: re.Match[str]) -> str:
    return str(share["below"] or share["of"] or share["beside"])


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
        return share_of(_powers(self.logits, self.heat), self.at)

    @property
    def agrees(self) -> bool:
        """Whether the cell tells about that."""
        stated = _number(self.cell) or ""
        heats = [float(one) / float(self.heat) for one in self.logits]
        total = sum(exp(min(one - max(heats), 0)) for one in heats)
        half = 0.6 * 10 ** -len(stated.partition(".")[2])
        return bool(abs(exp(heats[self.at] - max(heats)) / total - float(stated)) <= half)


@dataclass(frozen=True, slots=True)
class _Entropy:
    """A cell with the entropy of the shares of logits at a temperature, in nats, or where the unit is 2 in bits."""

    cell: Cell
    logits: Sequence[str]
    text: str
    heat: str
    unit: int

    @property
    def term(self) -> str:
        """What works the entropy out."""
        powers = _powers(self.logits, self.heat)
        shares = [share_of(powers, at) for at in range(len(powers))]
        total = " + ".join(rf"{one} \cdot \ln\left({one}\right)" for one in shares)
        return rf"-\frac{{{total}}}{{\ln 2}}" if self.unit == 2 else rf"-\left({total}\right)"

    @property
    def agrees(self) -> bool:
        """Whether the cell tells about that."""
        stated = _number(self.cell) or ""
        heats = [float(one) / float(self.heat) for one in self.logits]
        total = sum(exp(one - max(heats)) for one in heats)
        shares = [exp(one - max(heats)) / total for one in heats]
        entropy = -sum(one * log(one) for one in shares if one > 0) / (log(2) if self.unit == 2 else 1)
        return bool(abs(entropy - float(stated)) <= 0.6 * 10 ** -len(stated.partition(".")[2]))


def _powers(logits: Sequence[str], heat: str) -> list[str]:
    """The powers of e that logits stand for at a temperature."""
    return [one if heat == "1" else rf"\frac{{{one}}}{{{heat}}}" for one in logits]


def share_of(powers: Sequence[str], at: int) -> str:
    """The share of one of several powers of e."""
    total = "+".join(f"e^{{{one}}}" for one in powers)
    return rf"\frac{{e^{{{powers[at]}}}}}{{{total}}}"


_OF_OTHERS = "most of the table does not agree with softmax, so that it may tell of something else"


def _claims(
    note: Note, scope: int, found: Sequence[_Share | _Entropy], doubt: str | None
) -> Iterator[Equation]:
    """The claims of shares, in doubt where less than half of them are those of the logits, as of the likeliest words
    of many."""
    shares = [one for one in found if isinstance(one, _Share)] or found
    agreeing = sum(one.agrees for one in shares)
    if not agreeing:
        return
    doubt = doubt or (None if 2 * agreeing >= len(shares) else _OF_OTHERS)
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
    return _plain(cell[0].text.strip(" *")) if cell is not None else None


def _plain(text: str) -> str | None:
    """The number that a text is, with a point."""
    if _NUMBER.fullmatch(text.strip()) is None:
        return None
    return re.sub(r"\s", "", text).replace("−", "-").replace("–", "-").replace("{,}", ".").replace(",", ".")


_AT_HEAT = late(
    r"\s*(?:\\(?:mathrm|text|operatorname)\s*\{\s*softmax\s*\}|\\softmax)\s*_\s*\{?\s*(?:(?:T|\\tau)\s*=\s*)?(?P<heat>\d{1,15}(?:[.,]\d{1,15})?)\s*\}?\s*(?:\\left)?\((?P<of>[^()]*)(?:\\right)?\)\s*"
)
_HEATED = late(r"softmax\s*\}?\s*_\s*\{?\s*(?:T|\\tau)(?![A-Za-z])")


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
        logits = numbers_of(given.get(name or ""))
        if logits is None:
            continue
        powers = _powers(logits, match["heat"].replace(",", "."))
        claim = equation(one, "chain", 0)
        term = ", ".join(share_of(powers, at) for at in range(len(powers)))
        left = Passage(rf"\left({term}\right)", claim.left.passage.anchors)
        doubt = doubts.get(one.scope) or one.around.doubt
        yield replace(claim, left=Term(left, Syntax.LATEX), lead=(), doubt=doubt)
