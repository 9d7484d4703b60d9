r"""Tables whose meaning their own numbers bear out: what a column tells is guessed, and taken for true where most of
its cells agree with it. Each cell is then a claim, with the numbers that work it out.

Works values out roughly, to tell a guess from another; what is true is for the witnesses.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.tables.table import Cell
from vaultproof.latex import LatexError, Names, canonical_name, evaluate, parse_term
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import late

Function = Callable[[float], float]

_NUMBER = late(
    r"[≈~]?\s{0,3}(?:\\approx(?![a-z]))?\s{0,3}(?P<sign>[-−–+]?)\s{0,3}(?P<whole>\d{1,12})(?:(?:[.,]|\{,\})(?P<decimals>\d{1,15}))?"
    r"(?:\s*(?:\\cdot|\\times|[·×⋅*])\s*10\s*(?:\^\s*\{?\s*(?P<power>[-−]?\d{1,2})\s*\}?|(?P<raised>⁻?[⁰¹²³⁴-⁹]{1,2}))|[eE](?P<exponent>[-−+]?\d{1,2}))?"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
_FEWEST = 2
_SURE_DIGITS = 3
_FEWEST_SHORT = 3
_ROOM = 1e-9


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a cell states it: its value, half a unit of its last digit, and how many digits it has."""

    value: float
    half: float
    digits: int
    whole: bool

    def agrees(self, actual: float) -> bool:
        """Whether a value is this number, rounded or cut off as it is written."""
        room = _ROOM * (1 + abs(actual))
        if abs(actual - self.value) <= self.half + room:
            return True
        return abs(self.value) <= abs(actual) + room and abs(actual - self.value) < 2 * self.half

    def is_rounded_from(self, actual: float) -> bool:
        """Whether a whole number may be one that a value was rounded to."""
        return self.whole and abs(actual - self.value) < 1 and not _is_whole(actual)


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) <= _ROOM * (1 + abs(value))


def figure(text: str) -> Figure | None:
    """The number that a cell is; None for anything else."""
    match = _NUMBER.fullmatch(text.strip(" *_$"))
    if match is None:
        return None
    decimals = match["decimals"] or ""
    power = match["power"] or match["raised"] or match["exponent"] or "0"
    scale = 10.0 ** int(power.translate(_RAISED))
    value = float(f"{match['whole']}.{decimals or '0'}") * scale
    value = -value if match["sign"] in {"-", "−", "–"} else value
    unit = 10.0 ** -len(decimals) * scale
    exact = not decimals and scale == 1
    digits = len((match["whole"] + decimals).lstrip("0"))
    return Figure(value, 0.0 if exact else unit / 2, digits, exact)


@dataclass(frozen=True, slots=True)
class Reading:
    """A term of numbers that may give the value of a cell, and about what it gives."""

    term: str
    value: float
    syntax: Syntax = Syntax.LATEX


@dataclass(frozen=True, slots=True)
class Guess:
    """A cell with what may give its value; the first reading is the one that tells what is wrong. A `doubt` tells why a
    cell that none of them gives may be right all the same."""

    cell: Cell
    told: Figure
    readings: tuple[Reading, ...]
    text: str
    doubt: str | None = None

    @property
    def agreeing(self) -> Reading | None:
        """The first reading that gives what the cell states."""
        return next((one for one in self.readings if self.told.agrees(one.value)), None)


def are_borne_out(guesses: Sequence[Guess]) -> bool:
    """Whether most cells agree with what they are taken for, and enough of them to be no chance."""
    agreeing = [one for one in guesses if one.agreeing is not None]
    values = {one.told.value for one in agreeing}
    sure = sum(one.told.digits >= _SURE_DIGITS for one in agreeing)
    return (
        2 * len(agreeing) > len(guesses)
        and len(values) >= _FEWEST
        and (sure >= _FEWEST or len(values) >= _FEWEST_SHORT)
    )


MAY_BE_ROUNDED = "the value may be rounded to a whole number"


def claims(note: Note, scope: int, guesses: Sequence[Guess], doubt: str | None) -> Iterator[Equation]:
    """The claim of each cell, where most of them bear out what they are taken for."""
    if are_borne_out(guesses):
        yield from claims_of_all(note, scope, guesses, doubt)


def claims_of_all(note: Note, scope: int, guesses: Iterable[Guess], doubt: str | None) -> Iterator[Equation]:
    """The claim of each cell."""
    for one in guesses:
        reading = one.agreeing or one.readings[0]
        span = one.cell[0].passage.whole
        rounded = one.told.is_rounded_from(reading.value)
        yield Equation(
            path=note.path,
            span=span,
            kind="table",
            text=one.text,
            scope=scope,
            left=Term(Passage(_exact(reading), ((0, span.start),)), reading.syntax),
            relation=Relation.APPROXIMATE if one.cell[0].text.strip()[:1] in "≈~" else Relation.EQUAL,
            right=_bare(one.cell[0]),
            doubt=doubt
            or (MAY_BE_ROUNDED if rounded else None)
            or (one.doubt if one.agreeing is None else None),
        )


def missed(found: Iterable[object]) -> frozenset[Span]:
    """The cells whose claims, of terms of numbers alone, are about certain to be false."""
    return frozenset(
        one.span
        for one in found
        if isinstance(one, Equation)
        and one.kind == "table"
        and not one.given
        and (told := figure(one.right.text)) is not None
        and (value := value_of(one.left.text, syntax=one.left.syntax)) is not None
        and not told.agrees(value)
    )


def _bare(term: Term) -> Term:
    """A cell's number without a sign that it is about so much."""
    text = term.text
    cut = len(text) - len(text.lstrip("≈~ ").removeprefix(r"\approx").lstrip())
    return Term(term.passage.cut(cut, len(text)), term.syntax) if cut else term


def written(value: float) -> str:
    """A number as LaTeX, in brackets, to as many digits as a float surely has."""
    if not value:
        return "{0}"  # in brackets it might be the argument of a call
    mantissa, _, power = format(value, ".14g").partition("e")
    text = rf"{mantissa} \cdot 10^{{{int(power)}}}" if power else mantissa
    return rf"\left({text}\right)"


_RAISED_TO = late(
    r"\^\s*(?:\{\s*\\left\((?P<inner>[^(){}]*)\\right\)\s*\}|\\left\((?P<bare>[^(){}]*)\\right\))"
)
"""A power whose exponent stands in brackets, as that of a derivative of this order does."""


def _without_brackets(term: str) -> str:
    """A term whose exponents that are a number stand in no brackets."""
    return _RAISED_TO.sub(lambda match: f"^{{{match['inner'] or match['bare']}}}", term)


_DECIMAL = late(r"(?<![\d.])(?P<whole>\d{1,12})\.(?P<decimals>\d{1,15})(?![\d.])")


def _exact(reading: Reading) -> str:
    """A term with fractions for decimals, which are exact here, and no roundings."""
    if reading.syntax is not Syntax.LATEX:
        return reading.term
    return _DECIMAL.sub(_as_fraction, _without_brackets(reading.term))


def _as_fraction(match: re.Match[str]) -> str:
    """A decimal as a fraction, in brackets where it is the base of a power."""
    fraction = rf"\frac{{{int(match['whole'] + match['decimals'])}}}{{{10 ** len(match['decimals'])}}}"
    powered = match.string[match.end() : match.end() + 1] == "^"
    return rf"\left({fraction}\right)" if powered else fraction


def value_of(
    term: str, functions: Mapping[str, Function] | None = None, *, syntax: Syntax = Syntax.LATEX
) -> float | None:
    """About what a term of numbers, and of functions that are given, gives; None where that is not certain."""
    given = functions or {}
    names = Names(functions=frozenset(given), decimal_comma=False)
    known: dict[str, float | Function] = dict(given)
    known |= {f"{name}'": slope_of(function) for name, function in given.items()}
    try:
        value = evaluate(parse_term(_without_brackets(term), names, syntax=syntax), known)
    except (LatexError, OverflowError, RecursionError):
        return None
    number = float(value) if isinstance(value, (int, float)) else math.nan
    return number if math.isfinite(number) else None


_STEP = 1e-4
_SURE_SLOPE = 10
"""How many digits of a slope are sure."""


def slope_of(function: Function) -> Function:
    """The derivative of a function, worked out of values on both sides of a place."""

    def slope(at: float) -> float:
        step = _STEP * (1 + abs(at))
        near = function(at + step) - function(at - step)
        far = function(at + 2 * step) - function(at - 2 * step)
        return float(format((8 * near - far) / (12 * step), f".{_SURE_SLOPE}g"))

    return slope


def function_of(body: str, letter: str) -> Function | None:
    """A function of one letter, given by its formula: not a number where it has no value; None for a formula that
    holds more than the letter."""
    name = canonical_name(letter)
    try:
        node = parse_term(body, Names(values=frozenset({name or letter}), decimal_comma=False))
    except (LatexError, RecursionError):
        return None

    def function(at: float) -> float:
        try:
            value = evaluate(node, {name or letter: float(at)})
        except (LatexError, OverflowError, RecursionError):
            return math.nan
        return float(value) if isinstance(value, (int, float)) else math.nan

    return function
