r"""What follows from a table of joint probabilities, a row for each value of one variable and a column for each of the
other: its totals, `P(X = 0 \mid Y = 1)`, `H(X)`, `H(X, Y)`, `H(Y \mid X)`, `I(X; Y)`, `E[XY]`, `\mathrm{Cov}(X, Y)`.

Reads a table only where its probabilities sum up to one. Judges nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_CHANCES
from vaultproof.extract.probability.chance_tables import ANOTHER
from vaultproof.extract.probability.information import base_of_note, base_told, is_off_by_rounding
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.note import Block, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_GATE = Spotted(r"\|[^\n]*[A-Z]\s*=|\|\s*\$?\s*[A-Z]\s*(?:\\|/|＼)")
_VALUED = late(r"(?P<letter>[A-Z])\s*=\s*(?P<value>[-−]?\d{1,15}(?:\.\d{1,15})?|[a-z]\w?(?:_\{?\w\}?)?)")
_CORNER = late(
    r"(?P<rows>[A-Z])\s*\$?\s*(?:\\|/|＼|\\\\|\\backslash|\\setminus|\\diagdown)\s*\$?\s*(?P<columns>[A-Z])"
)
_TOTAL = late(
    r"\s*(?:totals?|sums?|marginals?|margin|\\sum|Σ|∑|summe|gesamt|rand(?:verteilung)?|somme|marge|suma|soma|marginal|totale|somma|итого|сумма|всего|tổng|suma|razem|計|合計|合计|总计|总和|小计|합계|합|(?:\\?Pr?|p)(?:_\{?[A-Z]\}?)?\s*\(\s*[A-Za-z]\s*\)|p_\{?[A-Za-z]\}?)\s*",
    re.IGNORECASE,
)
_NUMBER = late(
    r"(?:0|1)?(?:\.\d{1,15})?|(?P<over>\d{1,15})\s*/\s*(?P<under>[1-9]\d{0,14})|\\[dt]?frac\s*\{\s*(?P<top>\d{1,15})\s*\}\s*\{\s*(?P<low>[1-9]\d{0,14})\s*\}"
)
_OPEN, _CLOSE = r"\s*(?:\\left\s*)?[(\[]\s*", r"\s*(?:\\right\s*)?[)\]]\s*"
_FONT = r"(?:\\(?:mathbb|mathrm|text|operatorname|mathsf|mathcal)\s*\{?\s*)?"
_BAR = r"\s*(?:\\mid(?![a-z])|\\vert(?![a-z])|\||∣)\s*"
_MEASURE = late(
    rf"""\s*(?P<power>2\s*\^\s*\{{)?\s*(?:{_FONT}H\s*\}}?{_OPEN}(?P<of>[A-Z])\s*(?:(?P<joint>,)\s*(?P<second>[A-Z])|{_BAR}(?P<given>[A-Z]))?{_CLOSE}
    |{_FONT}I\s*\}}?{_OPEN}(?P<one>[A-Z])\s*[;,:]\s*(?P<other>[A-Z]){_CLOSE})\s*(?(power)\}})\s*""",
    re.VERBOSE,
)
_MOMENT = late(
    rf"\s*(?:{_FONT}E\s*\}}?{_OPEN}(?P<mean>[A-Z])\s*(?P<times>[A-Z])?{_CLOSE}|{_FONT}(?:Cov|cov|COV)\s*\}}?{_OPEN}(?P<first>[A-Z])\s*,\s*(?P<last>[A-Z]){_CLOSE})\s*"
)
_ITEM = r"(?P<{0}>[A-Z])\s*=\s*(?P<{0}v>[-−]?\d{{1,15}}(?:\.\d{{1,15}})?|[a-z]\w?(?:_\{{?\w\}}?)?)"
_CHANCE = late(
    rf"\s*(?:{_FONT}|\\)(?:Pr?)\s*\}}?{_OPEN}{_ITEM.format('a')}\s*(?:(?P<and>,|\\cap|∩|\\wedge|\\land)\s*{_ITEM.format('b')}|{_BAR}{_ITEM.format('c')})?{_CLOSE}"
)
_SUPPOSING = late(
    r"independen|unabhäng|indépend|indipenden|независим|độc\s+lập|niezależn|独立|獨立|독립|\bexpected|\berwartet|attendu|esperad|atteso|ожидаем|kỳ\s+vọng|期望频|期待度数|H_0|H_\{0\}|null\s+hypothesis|smooth|shuffl",
    re.IGNORECASE,
)
"""Words of a paragraph by which its chances may be those of other variables."""
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_FEWEST = 2
_OTHERS = "it may be told of another distribution than that of the table above"
_NO_BASE = "the base of the logarithm is not told"
_BY_ROUNDED = "the numbers that it is worked out from may be rounded"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joint:
    """Two variables with their values, and how probable each pair is; where the table ends, and its section."""

    rows: str
    columns: str
    values: tuple[tuple[str, ...], tuple[str, ...]]
    cells: tuple[tuple[str, ...], ...]
    end: int
    section: int

    def chances(self, letters: str) -> list[list[str]]:
        """The cells whose sums are the probabilities of the values of one variable, or of both of them."""
        if len(set(letters)) > 1:
            return [[cell] for row in self.cells for cell in row]
        if letters[0] == self.rows:
            return [list(row) for row in self.cells]
        return [list(column) for column in zip(*self.cells, strict=True)]


def joint_claims(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each total of a joint table, and each quantity of its variables that a formula tells behind it."""
    if not _GATE.may_match(note.source.text):
        return
    tables = list(_tables(note))
    for _, totals in tables:
        for block, cells in totals:
            yield _total(note, block, cells, doubts)
    for one in statements if tables else ():
        yield from _told(note, [table for table, _ in tables], one)


def _told(note: Note, tables: Sequence[_Joint], one: Statement) -> Iterator[Equation]:
    """What a statement tells of the variables of the table that stands last before it."""
    if not one.relations or one.terms[0].syntax is not Syntax.LATEX or set(one.relations) - _EQUALITIES:
        return
    start = one.terms[0].passage.whole.start
    chain = set(note.scope_chain(one.scope))
    before = [table for table in tables if table.end <= start and table.section in chain]
    told = one.terms[1:]
    value = next((term for term in told if shape(term).literal), None) or next(
        (term for term in told if shape(term).numeric), None
    )
    if not before or value is None or not shape(value).numeric:
        return
    table = before[-1]
    found = _asked(table, one.terms[0].text, _base(note, value))
    if found is None:
        return
    left, number, unsure = found
    at = one.terms.index(value)
    claim = equation(one, "arithmetic", 0)
    span = Span(start, max(value.passage.whole.end, claim.span.end))
    unsure = unsure or (_OTHERS if ANOTHER.search(note.source.text, table.end, start) else None)
    paragraph = max(note.source.text.rfind("\n\n", 0, start), table.end)
    unsure = unsure or (_OTHERS if _SUPPOSING.search(note.source.text, paragraph, start) else None)
    unsure = unsure or (_OTHERS if not _opens_plainly(note.source.text[table.end : start]) else None)
    unsure = unsure or (_BY_ROUNDED if at > 1 and is_off_by_rounding(number, value.text) else None)
    yield replace(
        claim,
        span=span,
        text=" ".join(note.source[span].split()),
        left=Term(Passage(left, ((0, start),)), Syntax.LATEX),
        right=value,
        relation=one.relations[at - 1],
        lead=(),
        doubt=one.around.doubt_of_numbers,
    ).loosely(unsure)


_ENDED = late(r"[.!?。！？]\s|\n")
_MARGINAL = late(
    r"(?<!\w)(?:marginal\w*|margin\w*|rand(?:verteilung\w*|wahrscheinlichkeit\w*)|marge\w*|маргинальн\w+|biên|brzegow\w+)(?!\w)|边缘|邊緣|周辺|주변",
    re.IGNORECASE,
)
"""Words for the distribution of one variable of two."""


def _opens_plainly(before: str) -> bool:
    """Whether the sentence of a quantity has no words before it that may tell of other variables."""
    return goes_on_plainly(_MARGINAL.sub(" ", _ENDED.split(before)[-1]), OF_CHANCES)


def _base(note: Note, value: Term) -> int | None:
    unit = base_told(note.source.text, value.passage.whole.end)
    return unit if unit is not None else base_of_note(note.source.text)


def _asked(table: _Joint, text: str, base: int | None) -> tuple[str, float, str | None] | None:
    """The term of what is asked, its value, and why that may be another."""
    letters = {table.rows, table.columns}
    if (measure := _MEASURE.fullmatch(text)) is not None:
        named = {
            one
            for one in (measure["of"], measure["second"], measure["given"], measure["one"], measure["other"])
            if one
        }
        pair = measure["of"] is None or measure["joint"] or measure["given"]
        if not named <= letters or (pair and named != letters):
            return None
        term, number = _measured(table, measure, base or 0)
        if measure["power"]:
            return f"2^{{{term}}}", 2.0**number, _NO_BASE if base != 0 else None
        return term, number, _NO_BASE if base is None else None
    if (moment := _MOMENT.fullmatch(text)) is not None:
        named = {one for one in moment.groups() if one}
        if not named <= letters or (moment["mean"] is None and named != letters):
            return None
        return _moment(table, moment)
    if (chance := _CHANCE.fullmatch(text)) is not None:
        return _chance(table, chance)
    return None


def _measured(table: _Joint, measure: re.Match[str], base: int) -> tuple[str, float]:
    both = table.rows + table.columns
    if measure["of"] is None:
        parts = [(1, measure["one"]), (1, measure["other"]), (-1, both)]
    elif measure["given"]:
        parts = [(1, both), (-1, measure["given"])]
    else:
        parts = [(1, both if measure["joint"] else measure["of"])]
    terms = []
    number = 0.0
    for sign, letters in parts:
        term, value = _entropy(table.chances(letters), base)
        terms.append(f"{'+' if sign > 0 else '-'} {term}")
        number += sign * value
    return "0 " + " ".join(terms), number


def _entropy(chances: Sequence[Sequence[str]], base: int) -> tuple[str, float]:
    """The entropy of outcomes, each of which is as probable as its cells are together."""
    sums = [("(" + "+".join(cells) + ")", float(sum(map(_exact, cells)))) for cells in chances]
    told = [(term, value) for term, value in sums if value > 0]
    logarithm = r"\ln" if base else r"\log_2"
    natural = -sum(value * math.log(value) for _, value in told)
    term = "+".join(rf"{one} \cdot {logarithm}{one}" for one, _ in told)
    return f"(-({term}))", natural / math.log(math.e if base else 2)


def _moment(table: _Joint, moment: re.Match[str]) -> tuple[str, float, str | None] | None:
    numbers = [[_number(one) for one in values] for values in table.values]
    if any(one is None for values in numbers for one in values):
        return None
    letters = (moment["mean"] + (moment["times"] or "")) if moment["mean"] else table.rows + table.columns
    rows, columns = ([one for one in values if one is not None] for values in numbers)
    spread = [
        (row, column, cell)
        for (row, cells) in zip(rows, table.cells, strict=True)
        for column, cell in zip(columns, cells, strict=True)
    ]

    def mean(of: str) -> tuple[str, Fraction]:
        factors = [
            (Fraction(math.prod((row if letter == table.rows else column) for letter in of)), cell)
            for row, column, cell in spread
        ]
        term = " + ".join(rf"({_written(factor)}) \cdot {cell}" for factor, cell in factors)
        return f"({term})", sum((factor * _exact(cell) for factor, cell in factors), Fraction(0))

    term, value = mean(letters)
    if moment["mean"]:
        return f"0 + {term}", float(value), None
    (one, first), (other, second) = mean(table.rows), mean(table.columns)
    return rf"{term} - {one} \cdot {other}", float(value - first * second), None


def _written(number: Fraction) -> str:
    return str(number) if number.denominator == 1 else rf"\frac{{{number.numerator}}}{{{number.denominator}}}"


def _number(value: str) -> Fraction | None:
    plain = value.replace("−", "-")
    return Fraction(plain) if re.fullmatch(r"-?\d{1,15}(?:\.\d{1,15})?", plain) else None


def _chance(table: _Joint, chance: re.Match[str]) -> tuple[str, float, str | None] | None:
    """The probability of a value, of two together, or of one where the other is known."""
    first = _places(table, chance["a"], chance["av"])
    second = None
    if chance["b"] or chance["c"]:
        second = _places(table, chance["b"] or chance["c"], chance["bv"] or chance["cv"])
        if second is None or {chance["a"], chance["b"] or chance["c"]} != {table.rows, table.columns}:
            return None
    if first is None:
        return None
    both = first if second is None else first & second
    cells = [table.cells[row][column] for row, column in sorted(both)]
    term, value = "+".join((*cells, "0")), float(sum(map(_exact, cells)))
    if not chance["c"] or second is None:
        return term, value, None
    below = [table.cells[row][column] for row, column in sorted(second)]
    total = float(sum(map(_exact, below)))
    return (rf"\frac{{{term}}}{{{'+'.join(below)}}}", value / total, None) if total else None


def _places(table: _Joint, letter: str, value: str) -> frozenset[tuple[int, int]] | None:
    """The cells of a value of a variable."""
    if letter not in {table.rows, table.columns}:
        return None
    own = table.values[0] if letter == table.rows else table.values[1]
    if value not in own:
        return None
    at = own.index(value)
    every = product(range(len(table.values[0])), range(len(table.values[1])))
    return frozenset(place for place in every if place[letter != table.rows] == at)


def _tables(note: Note) -> Iterator[tuple[_Joint, list[tuple[Block, list[str]]]]]:
    """The joint tables of a note, each with its cells of totals and what each is the total of."""
    for scope, grid in cells_of_tables(note):
        found = _read(grid, note.section_of(scope))
        if found is not None:
            yield found


def _read(
    grid: Mapping[tuple[int, int], Block], section: int
) -> tuple[_Joint, list[tuple[Block, list[str]]]] | None:
    """A table whose head tells the values of one variable and whose first column those of another."""
    height, width = 1 + max(row for row, _ in grid), 1 + max(column for _, column in grid)
    if len(grid) != height * width or min(height, width) <= _FEWEST or max(height, width) > 8:
        return None
    text = {place: block.text.strip(" $*`").strip() for place, block in grid.items()}
    head, side = [text[0, at] for at in range(1, width)], [text[at, 0] for at in range(1, height)]
    columns, rows = _without_total(head), _without_total(side)
    letters = _letters(text[0, 0], rows, columns)
    if letters is None or min(len(rows), len(columns)) < _FEWEST:
        return None
    inner = [[_plain(text[row + 1, at + 1]) for at in range(len(columns))] for row in range(len(rows))]
    cells = tuple(tuple(one for one in row if one is not None) for row in inner)
    if any(len(row) != len(columns) for row in cells):
        return None
    if sum((_exact(one) for row in cells for one in row), Fraction(0)) != 1:
        return None
    table = _Joint(
        rows=letters[0],
        columns=letters[1],
        values=(tuple(map(_value, rows)), tuple(map(_value, columns))),
        cells=cells,
        end=max(block.span.end for block in grid.values()),
        section=section,
    )
    return table, list(_totals(grid, table, (height, width)))


def _totals(
    grid: Mapping[tuple[int, int], Block], table: _Joint, size: tuple[int, int]
) -> Iterator[tuple[Block, list[str]]]:
    height, width = size
    rows, columns = len(table.cells), len(table.cells[0])
    if width - 1 > columns:
        for row in range(rows):
            yield grid[row + 1, width - 1], list(table.cells[row])
    if height - 1 > rows:
        for column in range(columns):
            yield grid[height - 1, column + 1], [row[column] for row in table.cells]
    if width - 1 > columns and height - 1 > rows:
        yield grid[height - 1, width - 1], [cell for row in table.cells for cell in row]


def _total(note: Note, block: Block, cells: Sequence[str], doubts: Mapping[int, str]) -> Equation:
    """The claim that a cell of a joint table is the total of its row or column."""
    raw = note.source[block.span]
    lead = len(raw) - len(raw.lstrip(" $*"))
    span = Span(block.span.start + lead, block.span.start + len(raw.rstrip(" $*")))
    return Equation(
        path=note.path,
        span=span,
        kind="arithmetic",
        text=" ".join(note.source[span].split()),
        scope=block.scope,
        left=Term(Passage("+".join(cells) + "+0", ((0, span.start),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(Passage.of(note.source, span), Syntax.LATEX),
        doubt=doubts.get(block.scope),
    )


def _without_total(cells: Sequence[str]) -> list[str]:
    return list(cells[:-1]) if _TOTAL.fullmatch(cells[-1]) is not None else list(cells)


def _letters(corner: str, rows: Iterable[str], columns: Iterable[str]) -> tuple[str, str] | None:
    """The letters of the two variables: of the rows, and of the columns."""
    told = _CORNER.fullmatch(corner)
    if told is not None:
        return (told["rows"], told["columns"]) if told["rows"] != told["columns"] else None
    sides = [
        {one["letter"] if (one := _VALUED.fullmatch(cell)) else "" for cell in cells}
        for cells in (rows, columns)
    ]
    if any(len(side) != 1 or "" in side for side in sides) or sides[0] == sides[1]:
        return None
    return sides[0].pop(), sides[1].pop()


def _value(label: str) -> str:
    told = _VALUED.fullmatch(label)
    return told["value"] if told is not None else label


def _plain(cell: str) -> str | None:
    """A cell that holds a probability, as LaTeX without marks that a note's decimals could change."""
    text = cell.replace("{,}", ".").replace(",", ".").strip(" $")
    match = _NUMBER.fullmatch(text) if text else None
    if match is None:
        return None
    over, under = match["over"] or match["top"], match["under"] or match["low"]
    if over is None:
        number = Fraction(text)
        over, under = str(number.numerator), str(number.denominator)
    return over if under == "1" else rf"\frac{{{over}}}{{{under}}}"


def _exact(cell: str) -> Fraction:
    match = re.fullmatch(r"\\frac\{(\d{1,31})\}\{(\d{1,31})\}", cell)
    return Fraction(int(match[1]), int(match[2])) if match is not None else Fraction(cell)
