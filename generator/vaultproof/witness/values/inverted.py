"""The inverse of a function: the one place where it takes a value. Gives none where that is not certain."""

from __future__ import annotations

import sympy

from vaultproof.calculus.graph import zeros_of
from vaultproof.calculus.monotone import injective
from vaultproof.calculus.number import Unsure
from vaultproof.calculus.profile import profile_of
from vaultproof.witness.values.numbers import NoValue

_MANY = "the function takes the value at several places, so that its inverse has none for certain"
_UNKNOWN = "where the function takes the value is not known for certain"
_FAULTS = (ArithmeticError, KeyError, NotImplementedError, RecursionError, TypeError, ValueError)


def inverted(body: sympy.Expr, parameter: sympy.Symbol, value: sympy.Expr) -> sympy.Expr:
    """The one place where a function takes a value, which is a number or a symbol's expression. Raises NoValue."""
    try:
        if value.free_symbols or body.free_symbols - {parameter}:
            return _by_solving(body, parameter, value)
        profile = profile_of(body - value, parameter)
        zeros = zeros_of(profile)
    except (Unsure, *_FAULTS):
        return _by_solving(body, parameter, value)
    if profile.period is not None or len(zeros) > 1:
        raise NoValue(_MANY)
    if not zeros:
        raise NoValue("the function does not take the value, so that its inverse has none")
    return zeros[0]


def _by_solving(body: sympy.Expr, parameter: sympy.Symbol, value: sympy.Expr) -> sympy.Expr:
    """The same for an expression, of a function that is known to take no value twice. Raises NoValue."""
    place = sympy.Dummy("place", real=True)
    try:
        if body.free_symbols != {parameter} or not injective(profile_of(body, parameter)).strict:
            raise NoValue(_MANY)
        found = sympy.solve(sympy.Eq(body.subs(parameter, place), value), place)
    except (Unsure, *_FAULTS) as error:
        raise NoValue(_UNKNOWN) from error
    if len(found) != 1 or not isinstance(found[0], sympy.Expr) or place in found[0].free_symbols:
        raise NoValue(_UNKNOWN)
    return found[0]
