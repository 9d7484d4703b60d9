r"""Integrals and sums that grow beyond all bounds, though a number is stated for them: `\int_1^\infty dx/x = 1`.

SymPy tells that they do; that is believed only where all that is added up has one sign.
"""

from __future__ import annotations

import sympy

from vaultproof.claim import Equation, Term
from vaultproof.judge.stated import Stated
from vaultproof.judge.value import Infinite, Real, Value
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.values.numbers import NoValue

_PLACES = 40
_FAULTS = (ValueError, TypeError, ArithmeticError, AttributeError, NotImplementedError, RecursionError)


def diverges(evaluator: Evaluator, actual: Value, stated: Stated, term: Term, claim: Equation) -> bool:
    """Whether a number is stated for an integral or sum by itself, of positive values only, that is infinite: not where
    a negative one is, as for sums that are given a value in another way."""
    if claim.kind != "sum" or not isinstance(actual, Infinite) or not isinstance(stated.value, Real):
        return False
    if stated.value.middle <= 0:
        return False
    try:
        whole = evaluator.raw(term)
        if not isinstance(whole, sympy.Integral | sympy.Sum) or len(whole.limits) != 1:
            return False
        variable, low, high = whole.limits[0]
        values = [
            whole.function.subs(variable, place) for place in _places(low, high, isinstance(whole, sympy.Sum))
        ]
        return bool(values) and all(value.is_number and (value > 0) == sympy.true for value in values)
    except (NoValue, *_FAULTS):
        return False


def _places(low: sympy.Expr, high: sympy.Expr, whole: bool) -> list[sympy.Expr]:
    """Places between two ends: all over the line between them, and close to both."""
    if whole:
        return [low + step for step in (*range(_PLACES), 1000, 10**6)] if low.is_Integer else []
    if low.is_finite and high.is_finite:
        parts = [sympy.Rational(step, _PLACES) for step in range(1, _PLACES)]
        parts += [sympy.Rational(1, 10**6), 1 - sympy.Rational(1, 10**6)]
        return [low + (high - low) * part for part in parts]
    steps = [sympy.Rational(step * step + 1, 7) for step in range(_PLACES)] + [sympy.Integer(10**6)]
    if low.is_finite:
        return [low + step for step in steps]
    if high.is_finite:
        return [high - step for step in steps]
    return [sign * step for step in steps for sign in (1, -1)]
