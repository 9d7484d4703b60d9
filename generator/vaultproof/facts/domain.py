"""Domain and range. Draws nothing and rounds nothing."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import sympy
from sympy.calculus.util import continuous_domain, function_range

from vaultproof.calculus.number import turned
from vaultproof.facts.fact import Fact, Uncertain, stated
from vaultproof.facts.function import Function
from vaultproof.facts.slope import monotone_sign
from vaultproof.facts.total import total, total_in_steps


def domain_of(function: Function) -> Fact:
    """Where the function has real values."""
    return stated("domain", function.latex(_domain(function)))


def cased_domain_of(function: Function) -> Fact:
    """Where a function by cases has real values: where one of its cases holds and has one."""
    return stated("domain", function.latex(_cased_domain(function)))


def _cased_domain(function: Function) -> sympy.Set:
    cased = sympy.piecewise_fold(function.original)
    if not isinstance(cased, sympy.Piecewise):
        raise Uncertain
    found, rest = sympy.S.EmptySet, sympy.Reals
    for branch, condition in cased.args:
        holds = rest.intersect(condition.as_set())
        rest = rest - holds
        whole = sympy.Reals if total(branch) else continuous_domain(branch, function.x, sympy.Reals)
        found = found.union(holds.intersect(whole))
    hold_domain(function, found)
    return found


def domain_inside(function: Function, only: sympy.Interval) -> Fact | None:
    """Where in an interval the function has real values; None where it has none beyond.

    Raises `Uncertain` where that is nowhere, or nothing plain.
    """
    whole = _cased_domain(function) if function.original.has(sympy.Piecewise) else _domain(function)
    found = whole.intersect(only)
    if found == whole:
        return None
    if found is sympy.S.EmptySet or not _plain(found):
        raise Uncertain
    return stated("domain", function.latex(found))


def _domain(function: Function) -> sympy.Set:
    found = (
        sympy.Reals
        if total(function.original) or total_in_steps(function.original)
        else _stepped_domain(function)
        if function.original.has(sympy.floor, sympy.ceiling)
        else continuous_domain(function.original, function.x, sympy.Reals)
    )
    hold_domain(function, found)
    return found


def _stepped_domain(function: Function) -> sympy.Set:
    """Where a function that rounds has real values: where all that it rounds has some, and the rest with it."""
    steps = {one: sympy.Dummy(real=True) for one in function.original.atoms(sympy.floor, sympy.ceiling)}
    rest = function.original.xreplace(steps)
    if not rest.is_polynomial(*steps.values()) or any(one.has(*steps) for one in _inner(steps)):
        raise Uncertain
    found = continuous_domain(rest.subs(dict.fromkeys(steps.values(), 0)), function.x, sympy.Reals)
    for inner in _inner(steps):
        found = found.intersect(continuous_domain(inner, function.x, sympy.Reals))
    return found


def _inner(steps: Iterable[sympy.Expr]) -> list[sympy.Expr]:
    return [one.args[0] for one in steps]


def hold_domain(function: Function, found: sympy.Set) -> None:
    """Refuse a domain that is not made of a few intervals, or that samples deny."""
    if not _plain(found):
        raise Uncertain
    inside = np.array([membership(found, place) for place in function.places])
    overflow = (np.abs(function.places) > 60) | (inside & _too_large(function))
    if (inside != function.known)[~overflow].any():
        raise Uncertain


def _too_large(function: Function) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """At which places a value is only too large for a float; at a round number there may be a pole instead."""
    found = np.isinf(function.samples)
    for index in np.flatnonzero(found & (function.places == np.round(function.places, 1))):
        exact = function.original.subs(function.x, sympy.nsimplify(function.places[index], rational=True))
        found[index] = bool(exact.is_finite)
    return found


def membership(where: sympy.Set, place: float) -> bool:
    """Whether a place lies in a plain set."""
    if isinstance(where, sympy.Union):
        return any(membership(part, place) for part in where.args)
    if isinstance(where, sympy.FiniteSet):
        return any(float(item) == place for item in where)
    if where is sympy.S.EmptySet:
        return False
    if where is sympy.Reals:
        return True
    low, high = float(where.start), float(where.end)
    return (low < place or (low == place and not where.left_open)) and (
        place < high or (place == high and not where.right_open)
    )


def _plain(found: sympy.Set) -> bool:
    """Whether a set is made of intervals alone."""
    parts = found.args if isinstance(found, sympy.Union) else (found,)
    return len(parts) <= 4 and all(part is sympy.Reals or isinstance(part, sympy.Interval) for part in parts)


def range_of(function: Function) -> Fact:
    """The values that the function takes."""
    if not total(function.original):
        raise Uncertain
    found = _monotone_range(function)
    if found is None:
        found = function_range(function.expression, function.x, sympy.Reals)
    if isinstance(found, sympy.Interval) and found.has(
        sympy.functions.elementary.trigonometric.InverseTrigonometricFunction
    ):
        ends = (sympy.nsimplify(sympy.simplify(sympy.expand_trig(end))) for end in (found.start, found.end))
        found = sympy.Interval(*ends, found.left_open, found.right_open)
    if not _plain(found) or not isinstance(found, (sympy.Interval, type(sympy.Reals))):
        raise Uncertain
    _hold_against_samples(function, found)
    return stated("range", function.latex(found))


def _monotone_range(function: Function) -> sympy.Set | None:
    """The range of a continuous function that grows or falls everywhere."""
    if function.expression.has(sympy.Piecewise, sympy.floor, sympy.ceiling):
        return None
    sign = monotone_sign(function)
    if sign == 0:
        return None
    ends = [sympy.limit(*turned(function.expression, function.x, end)) for end in (-sympy.oo, sympy.oo)]
    low, high = ends if sign > 0 else ends[::-1]
    return sympy.Interval.open(low, high)


_FAR = np.array([2030.3, 50700.7, 200100.1])


def _hold_against_samples(function: Function, found: sympy.Set) -> None:
    """Refuse a range that a sample leaves, or that no sample comes near the ends of."""
    y = function.samples[function.known]
    low, high = float(found.inf), float(found.sup)
    slack = 1e-9 * (1 + np.abs(y))
    if (y < low - slack).any() or (y > high + slack).any():
        raise Uncertain
    with np.errstate(all="ignore"):
        far = function.values(np.concatenate([-_FAR, _FAR]))
    y = np.concatenate([y, far[np.isfinite(far)]])
    near = 1e-3 * (1 + (high - low if np.isfinite([low, high]).all() else 0))
    for end, reached in ((low, float(y.min())), (high, float(y.max()))):
        if np.isfinite(end) and abs(end - reached) > max(near, 2e-2 * abs(end)):
            raise Uncertain
        if not np.isfinite(end) and abs(reached) < 3:
            raise Uncertain
    for end, open_end in ((low, found.left_open), (high, found.right_open)):
        inside = function.samples[function.known & (np.abs(function.places) < 5)]
        if np.isfinite(end) and open_end and (inside == end).any():
            raise Uncertain
