"""What is to be drawn for a note, and what came of it: plain values, which a cache keeps. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vaultproof.claim import Term
from vaultproof.emit.context import FactToEmit, FigureToEmit, UndrawnToEmit
from vaultproof.plot.request import Bars
from vaultproof.witness.trial import Known

_FEWEST_ALIKE = 4
_ENDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An example of the function: its sides as written, what its row gives, and whether it holds.

    One that is told `within` so much was not judged: it holds where the curve passes there. `actual` is the value that
    one has which does not hold, as its verdict shows it.
    """

    left: Term
    right: Term
    given: tuple[tuple[str, Term], ...]
    holds: bool
    within: float | None = None
    actual: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What is to be drawn: definition `index` of `known`, with its examples; or `bars`, where there are some.

    `name` tells the figure apart from others of its note; `symbol` is how the note writes the function in a formula.
    `families` are the parameters of which the note lists several values, with these; `told` the names in the definition
    that the note says to be something, be it a value or not. A `spare` figure is one for a note that has no other. The
    variable counts something from `counted` on, where the note says so; `amounts` are variables that are never below 0,
    `shares` those between 0 and 1.
    `doubtful` are left sides of what is undecided. `spoken` are kinds of functions that the note speaks of, `written`
    how it writes values that a claim would not take, and `plainly` the same figure without these;
    `otherwise` is one of the next of several formulas that the note sets equal. `kelvin` tells that
    one of them is for kelvins, `celsius` that the variable is in degrees Celsius. `on` is the interval on which the
    note looks at the function. `units` are those of the variables and, last, of the values, empty where the note says
    none. `starts` are the first terms of a sequence whose rule tells each term by those before. It is `measured`
    where numbers in its formula have units. Sequences `beside` it are told together with it, by the terms before of all
    of them. In the `plane` it shows a curve, by its coordinates, in polar ones, or as the locus where the formula is 0;
    what it is `called` then stands in its key.
    """

    path: str
    name: str
    symbol: str
    known: tuple[Known, ...]
    index: int
    marks: tuple[Marked, ...]
    language: str
    decimal_comma: bool | None
    bars: tuple[Bars, ...] = ()
    families: tuple[tuple[str, tuple[Term, ...]], ...] = ()
    told: tuple[str, ...] = ()
    counted: int | None = None
    amounts: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    doubtful: tuple[Term, ...] = ()
    spare: bool = False
    spoken: frozenset[str] = frozenset()
    written: tuple[tuple[str, str], ...] = ()
    plainly: Figure | None = None
    otherwise: Figure | None = None
    kelvin: bool = False
    celsius: bool = False
    on: tuple[float, float] | None = None
    units: tuple[str, ...] = ()
    measured: bool = False
    starts: tuple[Term, ...] = ()
    beside: tuple[Figure, ...] = ()
    plane: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A figure and the facts about its function. `values` tell the function from others, `nan` where undefined."""

    figure: FigureToEmit
    facts: tuple[FactToEmit, ...]
    values: tuple[float, ...] = ()
    marks: int = 0
    spare: bool = False

    def is_like(self, other: Drawn) -> bool:
        """Whether another figure shows the same function of one variable; at an end of its domain code may give a value
        where a formula has none."""
        if not self.values or len(self.values) != len(other.values):
            return False
        own, others = np.array(self.values), np.array(other.values)
        both, one = np.isfinite(own) & np.isfinite(others), np.isfinite(own) ^ np.isfinite(others)
        if both.sum() < _FEWEST_ALIKE or one.sum() > _ENDS:
            return np.array_equal(own, others, equal_nan=True)
        return bool(np.allclose(own[both], others[both], rtol=1e-9, atol=1e-12))


@dataclass(frozen=True, slots=True, kw_only=True)
class Undrawn:
    """A figure that a reader would look for, and why there is none."""

    shown: UndrawnToEmit
