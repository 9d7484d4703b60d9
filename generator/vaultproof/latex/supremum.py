"""The largest value of a term over all real values of a variable, as a SymPy expression. Proves nothing about
domains.

The place of the maximum is found on a grid that is dense around 0 and reaches far out, then refined; where it is a
rational number at which the derivative is 0, the value is exact. Where the term grows or settles far out, or has no
value somewhere on the grid, no maximum is claimed.
"""

from __future__ import annotations

from typing import Self

import mpmath
import sympy

_POINTS = 400
_FAR = 1e4
_DIGITS = 25


class Supremum(sympy.Expr):  # type: ignore[misc]  # SymPy has no types
    """The largest (`sign` 1) or smallest (`sign` -1) value of a term over a variable; `doit` works it out."""

    def __new__(cls, term: sympy.Expr, variable: sympy.Symbol, sign: sympy.Integer) -> Self:
        """The supremum of `term` over `variable`."""
        made: Self = sympy.Expr.__new__(cls, term, variable, sign)
        return made

    @property
    def bound_symbols(self) -> list[sympy.Symbol]:
        """The variable, which is not free outside."""
        return [self.args[1]]

    @property
    def free_symbols(self) -> set[sympy.Symbol]:
        """The symbols that a value is still needed for."""
        free: set[sympy.Symbol] = self.args[0].free_symbols - {self.args[1]}
        return free

    def _eval_subs(self, old: sympy.Basic, _new: sympy.Basic) -> sympy.Basic | None:
        """The variable is bound: nothing is put in for it."""
        return self if old == self.args[1] else None

    def doit(self, **hints: bool) -> sympy.Expr:
        """The value, or this very expression where it is not found for certain."""
        term, variable, sign = self.args
        at = sympy.Dummy("x", real=True)
        inner = (term.doit(**hints) if hints.get("deep", True) else term).subs(variable, at).doit()
        if inner.free_symbols != {at} or inner.atoms(sympy.core.function.AppliedUndef):
            return Supremum(term, variable, sign)
        found = _highest(sign * inner, at)
        return Supremum(term, variable, sign) if found is None else sign * found


def _highest(term: sympy.Expr, at: sympy.Symbol) -> sympy.Expr | None:
    function = sympy.lambdify(at, term, "mpmath")
    with mpmath.workdps(_DIGITS):
        places = [mpmath.sinh(mpmath.asinh(_FAR) * step / _POINTS) for step in range(-_POINTS, _POINTS + 1)]
        try:
            values = [mpmath.mpf(function(place)) for place in places]
        except (TypeError, ValueError, ArithmeticError, NameError):
            return None
        best = max(range(len(places)), key=values.__getitem__)
        if best in {0, len(places) - 1} or any(not mpmath.isfinite(value) for value in values):
            return None
        if max(values[0], values[-1]) >= values[best] - mpmath.mpf(10) ** (5 - _DIGITS):
            return None
        place = _refined(function, places[best - 1], places[best + 1])
        return _exact(term, at, place) or sympy.Float(str(function(place)), 15)


def _refined(function: object, low: mpmath.mpf, high: mpmath.mpf) -> mpmath.mpf:
    """The place of the maximum between two places, by halving thirds."""
    assert callable(function)  # made by SymPy
    for _ in range(120):
        first, second = low + (high - low) / 3, high - (high - low) / 3
        if function(first) < function(second):
            low = first
        else:
            high = second
    return (low + high) / 2


def _exact(term: sympy.Expr, at: sympy.Symbol, place: mpmath.mpf) -> sympy.Expr | None:
    rational = sympy.Rational(str(mpmath.nstr(place, 10))).limit_denominator(1000)
    if abs(rational - sympy.Float(str(place))) > 1e-8:
        return None
    slope = sympy.diff(term, at).subs(at, rational)
    return sympy.simplify(term.subs(at, rational)) if slope.is_number and sympy.simplify(slope) == 0 else None
