"""Zeros, limits and symmetry."""

from __future__ import annotations

import re

import numpy as np
import sympy

from vaultproof.calculus.number import turned
from vaultproof.facts.cases import stretches
from vaultproof.facts.fact import Fact, Uncertain, stated
from vaultproof.facts.function import Function
from vaultproof.facts.written import cut

_MOST_ZEROS = 6
_FARTHER = np.array([2030.3, 50700.7, 200100.1, 6009000.9])


def zeros_of(function: Function) -> Fact:
    """Where the function is zero: a few places, one interval, or nowhere."""
    found = sympy.solveset(function.expression, function.x, sympy.Reals)
    if found is sympy.S.EmptySet:
        _no_sample_is_zero(function, ())
        return Fact("zeros", (("none", ""),))
    if isinstance(found, sympy.FiniteSet) and len(found) <= _MOST_ZEROS:
        places = tuple(float(zero) for zero in found)
        if any(abs(function.values(np.array([place]))[0]) > 1e-9 for place in places):
            raise Uncertain
        _no_sample_is_zero(function, places)
        ordered = sorted(found, key=float)
        return stated("zeros", ", ".join(function.latex(zero) for zero in ordered))
    if isinstance(found, sympy.Interval):
        inside = (function.places >= float(found.start)) & (function.places <= float(found.end))
        y = function.samples
        if (np.abs(y[inside & function.known]) > 1e-12).any() or (y[~inside & function.known] == 0).any():
            raise Uncertain
        return stated("zeros", function.latex(found))
    raise Uncertain


def _no_sample_is_zero(function: Function, but: tuple[float, ...]) -> None:
    """Refuse zeros that the samples show and the list lacks: signs that change, values that vanish near by."""
    known = function.known & (np.abs(function.places) <= 30)
    x, y = function.places[known], function.samples[known]
    changes = (np.sign(y[:-1]) * np.sign(y[1:]) < 0) & (np.diff(x) < 1.1)
    for left, right, low, high in zip(
        x[:-1][changes], x[1:][changes], y[:-1][changes], y[1:][changes], strict=True
    ):
        smooth = abs(high - low) < 10 + abs(low) + abs(high)
        if smooth and not any(left - 1e-9 <= place <= right + 1e-9 for place in but):
            middle = np.abs(function.values(np.linspace(left, right, 33)))
            if np.nanmin(middle) < 0.2 * max(abs(low), abs(high)):
                raise Uncertain
    exact = x[(y == 0) & (np.abs(x) < 5)]
    if any(min((abs(place - other) for other in but), default=1.0) > 1e-9 for place in exact):
        raise Uncertain


def limit_of(function: Function, side: int) -> Fact:
    """The limit at −∞ or ∞."""
    end = side * sympy.oo
    expression = _far_branch(function.expression, function.x, side)
    if breaks_on(expression, function.x):
        raise Uncertain
    found = sympy.limit(*turned(expression, function.x, end))
    if found.has(sympy.expint):
        found = found.subs(sympy.expint(1, sympy.oo), 0)
    if found.has(sympy.gamma):
        found = sympy.gammasimp(found)
    if found.free_symbols or found.has(sympy.Limit, sympy.AccumBounds) or found in (sympy.nan, sympy.zoo):
        raise Uncertain
    far = function.values(side * np.array([20.3, 50.7, 200.1, 600.9]))
    if found in (sympy.oo, -sympy.oo):
        sign = 1 if found is sympy.oo else -1
        if not (sign * far[np.isfinite(far)][-1] > 2 and (np.diff(sign * far[np.isfinite(far)]) > 0).all()):
            raise Uncertain
    elif np.isnan(far).any() or not any(
        abs(reached[-1] - float(found)) <= max(2e-2, 0.2 * abs(reached[0] - float(found)))
        for reached in (far, function.values(side * _FARTHER))
    ):
        raise Uncertain
    return stated("limit_right" if side > 0 else "limit_left", _told(function, found))


_LONG = 40
_UNREADABLE = re.compile(r"\d{6}")


def _told(function: Function, number: sympy.Expr) -> str:
    """A number exactly, or the first digits of one that nobody can read as a root of large numbers."""
    text = function.latex(number)
    readable = len(text) <= _LONG and not _UNREADABLE.search(text)
    if number.is_Rational or not number.is_finite or readable:
        return text
    return cut(sympy.Rational(str(sympy.N(number, 30)))) or text


_PERIODIC = (sympy.sin, sympy.cos)
_BREAKING = (sympy.tan, sympy.cot, sympy.sec, sympy.csc, sympy.gamma, sympy.loggamma)


def breaks_on(expression: sympy.Basic, x: sympy.Symbol) -> bool:
    """Whether an expression may have poles again and again however far out, so that it tends to nothing there: those of
    tangents, of what is divided by a sine, of its logarithm, and of the gamma function."""
    parts = list(sympy.preorder_traversal(expression))
    if any(isinstance(part, _BREAKING) and part.has(x) for part in parts):
        return True
    below = [
        part.base for part in parts if isinstance(part, sympy.Pow) and part.exp.could_extract_minus_sign()
    ]
    below += [part.args[0] for part in parts if isinstance(part, sympy.log)]
    return any(inner.has(x) for one in below for inner in one.atoms(*_PERIODIC))


def _far_branch(expression: sympy.Expr, x: sympy.Symbol, side: int) -> sympy.Expr:
    """The branch of a function by cases that holds far out; the function itself where it has no cases.

    Raises `Uncertain` where that cannot be told.
    """
    if not expression.has(sympy.Piecewise):
        return expression
    if not isinstance(expression, sympy.Piecewise):
        raise Uncertain
    pieces = stretches(expression, x)
    return pieces[-1 if side > 0 else 0].expression


def parity_of(function: Function) -> Fact:
    """Whether the function is even or odd.

    Raises `Uncertain` where it is neither, or both.
    """
    mirrored = function.original.subs(function.x, -function.x)
    x = function.places[np.abs(function.places) < 30]
    here, there = function.values(x), function.values(-x)
    if (np.isfinite(here) != np.isfinite(there)).any() or np.nanmax(np.abs(here), initial=0.0) == 0:
        raise Uncertain
    both = np.isfinite(here)
    here, there = here[both], there[both]
    for word, difference, sampled in (
        ("even", function.original - mirrored, here - there),
        ("odd", function.original + mirrored, here + there),
    ):
        close = np.nanmax(np.abs(sampled) / (1 + np.abs(here)), initial=0.0) < 1e-9
        if close and (sympy.simplify(difference) == 0 or sympy.simplify(difference.rewrite(sympy.exp)) == 0):
            return Fact("parity", ((word, ""),))
    raise Uncertain


def asymptote_of(function: Function) -> Fact:
    """The slanting line that a quotient of polynomials comes near to on both sides, by dividing them."""
    if function.x.name == "y":
        raise Uncertain
    above, below = sympy.fraction(sympy.together(function.expression))
    if not (above.is_polynomial(function.x) and below.is_polynomial(function.x)):
        raise Uncertain
    whole, rest = sympy.div(sympy.Poly(above, function.x), sympy.Poly(below, function.x))
    if whole.degree() != 1 or rest.is_zero:
        raise Uncertain
    line = whole.as_expr()
    far = np.array([-6009.9, -2030.3, 2030.3, 6009.9])
    away = np.abs(function.values(far) - sympy.lambdify(function.x, line, "numpy")(far))
    if not (away[0] < away[1] and away[3] < away[2]):
        raise Uncertain
    return stated("asymptote", f"y = {function.latex(line)}")
