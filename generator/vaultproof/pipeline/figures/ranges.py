"""Where a figure's variable lies: by what the note says of it, else by its name and its formula. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import sympy

from vaultproof.pipeline.figures.figure import Figure
from vaultproof.pipeline.figures.rational import poles_of
from vaultproof.pipeline.figures.titles import shown_symbol
from vaultproof.plot.expression import from_sympy
from vaultproof.plot.natural import Range, blows_up_below, is_pulse, natural
from vaultproof.plot.request import Floats, Function
from vaultproof.plot.sample import values
from vaultproof.plot.tails import mirrored
from vaultproof.witness.formula import Evaluator

_COUNTS = frozenset("ijklmnrNMK")
_MANY_BREAKS, _SHORTER, _MANY_WAVES = 3, 25, 5
_BESIDE, _LEVEL = 0.15, 0.5
_WARM, _DWARFING, _AROUND = 1000.0, 30.0, 0.3
_BOILING = 100.0


def amount_range(
    wanted: Figure, expression: sympy.Expr, symbol: sympy.Symbol, places: Sequence[float]
) -> sympy.Interval | None:
    """The interval of a variable that is an amount by what the note says of it: from 0 on, up to the pole behind which
    the function is negative where it is positive before, as a queue's length is once more come than are served."""
    shown, function = shown_symbol(symbol), from_sympy(expression, symbol)

    def along(x: Floats) -> Floats:
        return values(function, x)

    measured = wanted.measured and symbol.name != "T" and blows_up_below(along)
    told = symbol.name in wanted.amounts or measured
    if not told or min(places, default=0.0) < 0 or is_pulse(shown, function):
        return None
    found = natural(shown, None, places, along)
    if not (found.whole or replace(found, open_low=False) == Range(low=0.0) or found.high == 1.0):
        return None
    end = next((pole for pole in poles_of(expression, symbol) if float(pole) > 0), sympy.oo)
    sides = (
        along(float(end) * np.array([0.2, 0.5, 0.999, 1.001, 2.0, 50.0])) if end.is_finite else np.zeros(6)
    )
    if (sides[:3] > 0).all() and (sides[3:] < 0).all() and max(places, default=0.0) < float(end):
        return sympy.Interval.Ropen(0, end)
    return sympy.Interval(0, sympy.oo)


def share_range(wanted: Figure, name: str, places: Sequence[float]) -> Range | None:
    """From 0 to 1 for a variable that the note calls a probability or another share, unless an example lies beyond."""
    share = Range(low=0.0, high=1.0)
    return share if name in wanted.shares and bool(share.holds(np.array(places)).all()) else None


def breaks_of(expression: sympy.Expr, variable: sympy.Symbol) -> tuple[float, ...]:
    """The numbers at which a function is told to change its formula, in order."""
    found: set[float] = set()
    for cases in expression.atoms(sympy.Piecewise):
        for _, condition in cases.args:
            for side in condition.atoms(sympy.core.relational.Relational):
                found.update(_ends_told(side, variable))
    return tuple(sorted(found))


def _ends_told(relation: sympy.core.relational.Relational, variable: sympy.Symbol) -> Iterator[float]:
    """The numbers at which a comparison of the variable, of its size or of something linear in it changes."""
    for told, end in (relation.args, relation.args[::-1]):
        if not (end.is_number and end.is_real and end.is_finite):
            continue
        sized = isinstance(told, sympy.Abs)
        inner = told.args[0] if sized else told
        slope = sympy.diff(inner, variable)
        if slope.is_number and slope.is_real and slope != 0:
            for value in (end, -end) if sized else (end,):
                yield float((value - inner.subs(variable, 0)) / slope)


def ends_by_breaks(breaks: tuple[float, ...], function: Function) -> Range | None:
    """The interval outside of which a function is told to have no value."""
    if len(breaks) < 2:
        return None
    reach = breaks[-1] - breaks[0]
    far = np.array([1e-3, 0.1, 1.0, 30.0]) * reach
    beyond = values(function, np.concatenate([breaks[0] - far, breaks[-1] + far]))
    return None if np.isfinite(beyond).any() else Range(low=breaks[0], high=breaks[-1])


def is_told_below(breaks: tuple[float, ...], function: Function) -> bool:
    """Whether a function is told what it is below 0, as a step is: its variable lies there, too."""
    below = breaks and breaks[0] <= 0
    return bool(below) and bool(np.isfinite(values(function, breaks[0] - np.array([0.5, 1.0]))).all())


def around_breaks(
    breaks: tuple[float, ...], places: Sequence[float], function: Function
) -> tuple[float, float] | None:
    """The range around the places at which a tariff or another function of many pieces changes, or between which alone
    a function changes at all, as a smooth step does."""
    if len(breaks) < 2 or (len(breaks) < _MANY_BREAKS and not _is_level_beyond(breaks, function)):
        return None
    reach = breaks[-1] - breaks[0]
    room = reach * (_BESIDE if len(breaks) >= _MANY_BREAKS else _LEVEL)
    left, right = breaks[0] - room, breaks[-1] + room
    beside = _BESIDE * reach
    ends = (
        min([left, *(place - beside for place in places)]),
        max([right, *(place + beside for place in places)]),
    )
    return mirrored(function, ends)


def one_swing(
    expression: sympy.Expr, variable: sympy.Symbol, places: Sequence[float]
) -> tuple[float, float] | None:
    """One period around 0 of a sum of waves among which some are much shorter than that: none of these alone tells how
    far to look."""
    summed = [one for one in sympy.Mul.make_args(expression) if isinstance(one, sympy.Add)]
    waves = expression.atoms(sympy.sin, sympy.cos) if len(summed) == 1 else set()
    lengths = {
        abs(slope)
        for wave in waves
        if (slope := sympy.diff(wave.args[0], variable)).is_number and slope.is_real and slope != 0
    }
    if len(lengths) != len({wave.args[0] for wave in waves}) or len(lengths) < _MANY_BREAKS:
        return None
    least = min(lengths)
    shorter = max(lengths) >= _SHORTER * least or len(lengths) >= _MANY_WAVES
    if not shorter or not all((length / least).is_Integer for length in lengths):
        return None
    half = float(sympy.pi / least)
    return (-half, half) if all(abs(place) <= half for place in places) else None


def _is_level_beyond(breaks: tuple[float, ...], function: Function) -> bool:
    """Whether a function stays at one value before its first break, and at one behind its last."""
    out = (breaks[-1] - breaks[0]) * np.array([0.01, 0.1, 1.0, 30.0])
    before, behind = values(function, breaks[0] - out), values(function, breaks[-1] + out)
    return bool(np.isfinite([*before, *behind]).all() and np.ptp(before) == 0 == np.ptp(behind))


def usual(
    wanted: Figure, name: str, places: Sequence[float], function: Function
) -> tuple[float, float] | None:
    """The range of a temperature, of which a formula alone tells none that people live in: around the examples where
    what comes below or above these would dwarf them."""
    if wanted.celsius and all(-_BOILING / 5 <= place <= 2 * _BOILING for place in places):
        return min(-_BOILING / 20, *places, 0.0), max(_BOILING * 1.05, *places, 0.0)
    if name != "T" or not wanted.kelvin or not all(0 <= place <= _WARM for place in places):
        return None
    y, beside = values(function, np.linspace(1.0, _WARM, 400)), values(function, np.array(places))
    with np.errstate(invalid="ignore", over="ignore"):
        dwarfed = len(set(places)) > 1 and not np.ptp(y) < _DWARFING * np.ptp(beside)
    room = _AROUND * (max(places) - min(places)) if dwarfed else 0.0
    return (min(places) - room, max(places) + room) if dwarfed else (-_WARM / 50, _WARM)


def counts_from(
    wanted: Figure, expression: sympy.Expr, variable: sympy.Symbol, places: Sequence[float]
) -> float | None:
    """The first of the whole numbers that the variable takes: by the note, or 0 by a factorial of a letter that counts;
    None where it takes others, too."""
    if any(place != round(place) or place < (wanted.counted or 0) for place in places):
        return None
    if wanted.counted is not None:
        return float(wanted.counted)
    whole = expression.atoms(sympy.factorial, sympy.binomial, sympy.Mod)
    choices = (found for found in whole if found.has(variable))
    return 0.0 if variable.name in _COUNTS and any(choices) else None


def ends_of(wanted: Figure, name: str, evaluator: Evaluator) -> sympy.Interval | None:
    """The interval in which the note says that a symbol lies; None where it says nothing of it that has a value."""
    own = wanted.known[wanted.index]
    found = sympy.Interval(-sympy.oo, sympy.oo)
    for condition in own.definition.conditions:
        bound = evaluator.bound(condition, own.meaning) if condition.name == name else None
        if bound is None:
            continue
        strict = condition.sign in "<>"
        found = found.intersect(
            sympy.Interval(bound, sympy.oo, strict, True)
            if condition.sign in ">≥"
            else sympy.Interval(-sympy.oo, bound, True, strict)
        )
    proper = isinstance(found, sympy.Interval) and found.start != found.end
    return found if proper and found != sympy.Reals else None


def range_of(wanted: Figure, name: str, evaluator: Evaluator) -> Range | None:
    """The same as numbers."""
    found = ends_of(wanted, name, evaluator)
    return None if found is None else as_range(found)


def as_range(found: sympy.Interval) -> Range:
    """An interval as numbers."""
    return Range(
        low=float(found.start),
        high=float(found.end),
        open_low=bool(found.left_open and found.start.is_finite),
        open_high=bool(found.right_open and found.end.is_finite),
    )


def reaching(stated: Range | None, places: Sequence[float]) -> Range | None:
    """An interval with those of its ends at which a note gives an example, although it leaves them out elsewhere."""
    if stated is None:
        return None
    return replace(
        stated,
        open_low=stated.open_low and stated.low not in places,
        open_high=stated.open_high and stated.high not in places,
    )


def within_range(
    function: Function, stated: Range | None, variable: str, places: Sequence[float]
) -> Function:
    """The function where its variable has a meaning."""
    found = natural(variable, stated, places, lambda x: values(function, x))
    if found.whole:
        return function
    closed = replace(found, open_low=False, open_high=False)

    def confined(x: Floats) -> Floats:
        """The values in the range; one that is infinite at an open end tells of an asymptote there."""
        y = values(function, x)
        kept = found.holds(np.asarray(x)) | (np.isinf(y) & closed.holds(np.asarray(x)))
        return np.where(kept, y, np.nan)

    return confined


def natural_range(function: Function, variable: str) -> Range:
    """Where the name of its variable and the function itself tell that it has a meaning."""
    return natural(variable, None, (), lambda x: values(function, x))
