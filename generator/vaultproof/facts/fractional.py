r"""Facts of what hangs on the fractional part of one expression alone, such as a sawtooth, `x - \lfloor x \rfloor`.

With `u` for that part, from 0 up to 1, such a function is an expression in `u`. Computed exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import sympy
from sympy.calculus.util import continuous_domain, function_range

from vaultproof.facts.fact import Fact, Uncertain, stated
from vaultproof.facts.function import Function, in_branches
from vaultproof.facts.periodic import again, repeats
from vaultproof.facts.total import total

_PRIMES = tuple(sympy.primerange(2, 60))
_MOST_ZEROS = 4


@dataclass(frozen=True, slots=True)
class _Folded:
    """A function as `body` in `u`, the part of `inner` beyond its floor, or, where it `rises`, up to its ceiling."""

    body: sympy.Expr
    u: sympy.Symbol
    inner: sympy.Expr
    rises: bool


def fractional_period_of(function: Function) -> Fact:
    """The least period of a function of the fractional part of a line."""
    return stated("period", function.latex(fractional_period(function)))


def fractional_period(function: Function) -> sympy.Expr:
    """The same as a number. Raises `Uncertain`."""
    return _period(function, _folded(function))


def fractional_zeros_of(function: Function) -> Fact:
    """The zeros of such a function, which come again in each period."""
    folded = _folded(function)
    period = _period(function, folded)
    slope, shift = sympy.Poly(folded.inner, function.x).all_coeffs()
    found = sympy.solveset(folded.body, folded.u, sympy.Interval.Ropen(0, 1))
    if found is sympy.S.EmptySet:
        return Fact("zeros", (("none", ""),))
    if not isinstance(found, sympy.FiniteSet) or len(found) > _MOST_ZEROS:
        raise Uncertain
    sign = -1 if folded.rises else 1
    zeros = {((sign * part - shift) / slope) % period for part in found}
    if any(abs(value) > 1e-9 for value in function.values(np.array([float(zero) for zero in zeros]) + 1e-12)):
        raise Uncertain
    return stated("zeros", again(function, tuple(sorted(zeros, key=float)), period))


def fractional_range_of(function: Function, only: sympy.Interval | None = None) -> Fact:
    """The values of a function of the fractional part of what goes on without end, as 1/x does at 0: all those that the
    part gives."""
    folded = _folded(function)
    where = sympy.Interval(-sympy.oo, sympy.oo) if only is None else only
    within = where if total(folded.inner) else continuous_domain(folded.inner, function.x, where)
    if within != where or where.measure == 0:
        raise Uncertain
    ends = (
        sympy.limit(folded.inner, function.x, end, side)
        for end, side in ((where.start, "+"), (where.end, "-"))
    )
    if not any(end in (sympy.oo, -sympy.oo) for end in ends):
        raise Uncertain
    found = _values(folded)
    y = function.samples[function.known]
    slack = 1e-6 * (1 + np.abs(y))
    if (y < float(found.inf) - slack).any() or (y > float(found.sup) + slack).any():
        raise Uncertain
    return stated("range", function.latex(found))


def _values(folded: _Folded) -> sympy.Set:
    """The values of the body for parts from 0 up to 1."""
    line = sympy.Poly(folded.body, folded.u) if folded.body.is_polynomial(folded.u) else None
    if line is not None and line.degree() == 1:
        slope, start = line.all_coeffs()
        if slope > 0:
            return sympy.Interval.Ropen(start, start + slope)
        return sympy.Interval.Lopen(start + slope, start)
    found = function_range(in_branches(folded.body), folded.u, sympy.Interval.Ropen(0, 1))
    if not isinstance(found, sympy.Interval) or not (found.start.is_finite and found.end.is_finite):
        raise Uncertain
    return found


def _period(function: Function, folded: _Folded) -> sympy.Expr:
    if not folded.inner.is_polynomial(function.x) or sympy.degree(folded.inner, function.x) != 1:
        raise Uncertain
    period = 1 / abs(sympy.Poly(folded.inner, function.x).LC())
    if not repeats(function, period) or any(repeats(function, period / prime) for prime in _PRIMES):
        raise Uncertain
    return period


def _folded(function: Function) -> _Folded:
    """A function by the fractional part that it hangs on. Raises `Uncertain` for any other."""
    own = sympy.nsimplify(function.original, rational=True)
    own = own.replace(sympy.frac, lambda inner: inner - sympy.floor(inner))
    own = own.replace(sympy.Mod, lambda whole, part: whole - part * sympy.floor(whole / part))
    steps = [one for one in own.atoms(sympy.floor, sympy.ceiling) if one.has(function.x)]
    if len(steps) != 1:
        raise Uncertain
    inner, rises = steps[0].args[0], isinstance(steps[0], sympy.ceiling)
    u = sympy.Dummy("u", nonnegative=True)
    body = sympy.expand(own.xreplace({steps[0]: inner + u if rises else inner - u}))
    if body.free_symbols != {u} or not total(body):
        raise Uncertain
    return _Folded(body, u, inner, rises)
