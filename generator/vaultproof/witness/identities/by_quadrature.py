r"""Identities with integrals and series that depend on symbols, `\int_0^1 e^{tx} p(x)\,dx = M(t)`, held by values, as
SymPy takes seconds over their closed forms, or never finds them.

Quadrature encloses nothing, so that it proves no error: it holds what agrees in a dozen digits at many places, and is
silent otherwise.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from fractions import Fraction

import mpmath
import sympy
from sympy.core.function import AppliedUndef

from vaultproof.witness.identities.sampling import Place
from vaultproof.witness.values.numbers import FAULTS, is_precise

_SEED = 20240229
_ENOUGH, _TRIES, _MOST_VAGUE = 6, 12, 4
_CLOSE = mpmath.mpf(10) ** -11
_SMALL = mpmath.mpf(10) ** -6
_DIGITS = 15
_MOST_PARTS = 3
_LARGEST = 120
_REGIONS = ((20, 300), (5, 95), (101, 400), (-200, 200))
"""Hundredths between which a symbol is: positive, between 0 and 1, greater than 1, any."""


def agrees_by_quadrature(
    left: sympy.Basic, right: sympy.Basic, whole: frozenset[sympy.Symbol], kept: Callable[[Place], bool]
) -> int | None:
    """At how many places two terms with undone integrals or series have the same value, if wherever both have one.

    None where they differ anywhere, have values at too few places, or hold what has none.
    """
    sides = (left, right)
    symbols = sorted(left.free_symbols | right.free_symbols, key=str)
    if (
        not symbols
        or not all(map(_is_plain, sides))
        or not any(one.has(sympy.Integral, sympy.Sum) for one in sides)
    ):
        return None
    if (terms := _terms(left, right)) is not None:
        index, one_term, other_term = terms
        found = _agreeing(one_term, other_term, whole | {index}, kept)
        if found is not None:
            return found
    return _agreeing(left, right, whole, kept)


_IN_STEPS = (sympy.floor, sympy.ceiling, sympy.Mod, sympy.Piecewise, sympy.KroneckerDelta)


def _terms(left: sympy.Basic, right: sympy.Basic) -> tuple[sympy.Symbol, sympy.Expr, sympy.Expr] | None:
    """The terms of two series from the same whole number on, by a symbol of which each whole number gives one of them,
    the further apart the later they are. Where these agree, so do the series, and none needs to be added up."""
    if not (isinstance(left, sympy.Sum) and isinstance(right, sympy.Sum)):
        return None
    (one, *bounds), (other, *others) = left.limits[0], right.limits[0]
    if bounds != others or not bounds[0].is_Integer or left.has(*_IN_STEPS) or right.has(*_IN_STEPS):
        return None
    index = sympy.Dummy("k", integer=True, positive=True)
    at = bounds[0] - 1 + index * (index + 1) / 2
    return index, left.function.subs(one, at), right.function.subs(other, at)


def _agreeing(
    left: sympy.Basic, right: sympy.Basic, whole: frozenset[sympy.Symbol], kept: Callable[[Place], bool]
) -> int | None:
    """At how many places two terms have the same value, as above."""
    symbols = sorted(left.free_symbols | right.free_symbols, key=str)
    same = vague = sizeable = 0
    for place in _places(symbols, whole):
        if same == _ENOUGH or vague > _MOST_VAGUE:
            break
        if not kept(place):
            continue
        if (one := _value(left, place)) is None or (other := _value(right, place)) is None:
            vague += 1
            continue
        size = abs(one) + abs(other)
        if abs(one - other) > _CLOSE * (1 + size):
            return None
        same += 1
        sizeable += size > _SMALL
    return same if same == _ENOUGH and sizeable > _ENOUGH // 2 else None


def _is_plain(side: sympy.Basic) -> bool:
    """Whether a side holds few integrals and series, each over one variable with bounds, and nothing else to do."""
    if not isinstance(side, sympy.Expr) or side.has(
        AppliedUndef, sympy.Derivative, sympy.Limit, sympy.Subs, sympy.Product
    ):
        return False
    parts = side.atoms(sympy.Integral, sympy.Sum)
    return len(parts) <= _MOST_PARTS and all(
        len(one.limits) == 1
        and len(one.limits[0]) == 3
        and not one.function.has(sympy.Integral, sympy.Sum)
        and sympy.count_ops(one.function) <= _LARGEST
        for one in parts
    )


def _places(symbols: list[sympy.Symbol], whole: frozenset[sympy.Symbol]) -> Iterator[Place]:
    """Places of several regions in turn, the same each time."""
    chance = random.Random(_SEED)  # noqa: S311 - places to look at; no secret
    for at in range(_TRIES):
        low, high = _REGIONS[at % len(_REGIONS)]
        yield {
            one: Fraction(chance.randint(1, 6)) if one in whole else Fraction(chance.randint(low, high), 100)
            for one in symbols
        }


def _value(side: sympy.Expr, place: Place) -> mpmath.mpf | None:
    """The value of a side at a place to a dozen digits; None where there is none, or no real one."""
    put_in = {one: sympy.Rational(value.numerator, value.denominator) for one, value in place.items()}
    try:
        found = side.subs(put_in)
        parts: dict[sympy.Basic, sympy.Expr] = {}
        for one in found.atoms(sympy.Integral, sympy.Sum):
            if (value := _part(one)) is None:
                return None
            parts[one] = value
        number = found.xreplace(parts).evalf(_DIGITS)
        if not number.is_real or not number.is_finite or not is_precise(number, _DIGITS - 2):
            return None
        return mpmath.mpf(str(number))
    except FAULTS:
        return None


def _part(part: sympy.Basic) -> sympy.Expr | None:
    """The value of one integral or series without symbols."""
    if isinstance(part, sympy.Sum):
        number = part.evalf(_DIGITS)
        return number if number.is_Float and is_precise(number, _DIGITS - 2) else None
    variable, low, high = part.limits[0]
    integrand = sympy.lambdify(variable, part.function, "mpmath")
    with mpmath.workdps(_DIGITS + 5):
        ends = (_end(low), _end(high))
        value, error = mpmath.quad(integrand, ends, error=True)
        if not mpmath.isfinite(value) or error > _CLOSE / 10 * (1 + abs(value)):
            return None
        other = mpmath.quad(integrand, [ends[0], _between(*ends), ends[1]])
        if abs(other - value) > _CLOSE / 10 * (1 + abs(value)):
            return None  # it has no value, or too sharp a peak
    return sympy.sympify(value)


def _end(bound: sympy.Expr) -> mpmath.mpf:
    if bound.is_infinite:
        return mpmath.inf if bound.is_extended_positive else -mpmath.inf
    return mpmath.mpf(str(bound.evalf(_DIGITS + 5)))


def _between(low: mpmath.mpf, high: mpmath.mpf) -> mpmath.mpf:
    """A place between two bounds that is none of those which quadrature looks at anyway."""
    if mpmath.isfinite(low) and mpmath.isfinite(high):
        return low + (high - low) * 2 / 5
    if mpmath.isfinite(low):
        return low + mpmath.mpf(7) / 5
    return high - mpmath.mpf(7) / 5 if mpmath.isfinite(high) else mpmath.mpf(2) / 5
