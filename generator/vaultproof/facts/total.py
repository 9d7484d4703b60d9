"""Which expressions plainly have a real value everywhere. Says nothing of the others."""

from __future__ import annotations

import sympy

_TOTAL = (
    sympy.exp,
    sympy.sin,
    sympy.cos,
    sympy.tanh,
    sympy.sinh,
    sympy.cosh,
    sympy.atan,
    sympy.asinh,
    sympy.erf,
    sympy.erfc,
    sympy.Abs,
    sympy.sign,
    sympy.Max,
    sympy.Min,
    sympy.Add,
    sympy.Mul,
    sympy.Heaviside,
    sympy.fresnels,
    sympy.fresnelc,
    sympy.Si,
    sympy.Shi,
    sympy.erfi,
)
_STEPS = (sympy.floor, sympy.ceiling)


def total(expression: sympy.Basic) -> bool:
    """Whether an expression in real symbols is plainly real everywhere."""
    if isinstance(expression, (sympy.Symbol, sympy.Number, sympy.NumberSymbol)) or expression.is_number:
        return bool(expression.is_real)
    if isinstance(expression, _TOTAL):
        return all(total(argument) for argument in expression.args)
    if isinstance(expression, sympy.Pow):
        base, exponent = expression.args
        if exponent.is_Integer and exponent >= 0:
            return total(base)
        return total(base) and total(exponent) and bool(base.is_positive)
    if isinstance(expression, sympy.log):
        return total(expression.args[0]) and bool(expression.args[0].is_positive)
    if isinstance(expression, sympy.Piecewise):
        branches = all(
            total(branch) and (condition == sympy.true or _plain_condition(condition))
            for branch, condition in expression.args
        )
        return branches and expression.args[-1][1] == sympy.true
    return False


def total_in_steps(expression: sympy.Basic) -> bool:
    """The same of an expression that rounds."""
    if not expression.has(*_STEPS):
        return False
    inner = {one: one.args[0] for one in expression.atoms(*_STEPS)}
    return all(total(one) or total_in_steps(one) for one in inner.values()) and total(
        expression.xreplace({one: sympy.Dummy(real=True) for one in inner})
    )


def _plain_condition(condition: sympy.Basic) -> bool:
    return all(
        total(side)
        for relation in condition.atoms(sympy.core.relational.Relational)
        for side in relation.args
    )
