"""Tells where a function has no derivative: at a kink or a jump, where SymPy still gives a number."""

from __future__ import annotations

from collections.abc import Iterator

import sympy

from vaultproof.witness.enclosure import Outside, Unclear, enclose
from vaultproof.witness.numbers import NoValue

_STEP = sympy.Rational(1, 10**25)
_JUMP = 10**-9
_KINKED = (
    sympy.Max,
    sympy.Min,
    sympy.Abs,
    sympy.sign,
    sympy.Heaviside,
    sympy.Piecewise,
    sympy.floor,
    sympy.ceiling,
)


def refuse_kinks(expression: sympy.Basic) -> None:
    """Raise NoValue where an expression takes a derivative at a place where there is none."""
    for taken in expression.atoms(sympy.Subs):
        inner = taken.expr
        if not isinstance(inner, sympy.Derivative) or not inner.has(*_KINKED) or len(taken.variables) != 1:
            continue
        (variable,), (point,) = taken.variables, taken.point
        if point.is_number and any(_jumps(one, variable, point) for one in _orders(inner)):
            raise NoValue("the function has no derivative there")


def _orders(derivative: sympy.Derivative) -> Iterator[sympy.Basic]:
    """What is differentiated, and each derivative up to the one taken."""
    expression = derivative.expr
    yield expression
    for variable, count in derivative.variable_count:
        for _ in range(int(count)):
            expression = sympy.diff(expression, variable)
            yield expression


def _jumps(expression: sympy.Basic, variable: sympy.Symbol, point: sympy.Basic) -> bool:
    """Whether an expression has different values on both sides of a point. Raises NoValue where that is not certain."""
    try:
        (low, _), (high, _) = (
            enclose(expression.subs(variable, point + step), {}) for step in (-_STEP, _STEP)
        )
    except (Outside, Unclear) as error:
        raise NoValue("whether the function has a derivative there cannot be told") from error
    return abs(high - low) > _JUMP * (1 + abs(low))
