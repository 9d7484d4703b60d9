"""Derivatives where the cases of a function meet: SymPy differentiates the case that holds there, and gives a number.

There is none at a kink or a jump. Where a case holds at one place alone, as in `f(0) = 0` beside a formula for all
else, its derivative there is the limit of a quotient of differences. Mixed derivatives in such a place are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

import sympy
from sympy.core.relational import Relational

from vaultproof.witness.values.enclosure import Outside, Unclear, enclose
from vaultproof.witness.values.numbers import FAULTS, NoValue

_STEP = sympy.Rational(1, 10**25)
_JUMP = 10**-9
_NEAR = (10**7 + 9, 10**9 + 7)
_CLOSE = 1e-4
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


def settled_kinks(expression: sympy.Basic) -> sympy.Basic:
    """An expression with the derivatives at places where one case alone holds put in.

    Raises NoValue where it takes a derivative at a place where there is none, or where that is not certain.
    """
    found: dict[sympy.Basic, sympy.Basic] = {}
    for taken in expression.atoms(sympy.Subs):
        inner = taken.expr
        if not isinstance(inner, sympy.Derivative) or not inner.has(*_KINKED):
            continue
        if not all(point.is_number for point in taken.point):
            continue
        if len(taken.variables) > 1:
            if _meets_an_edge(inner.expr, dict(zip(taken.variables, taken.point, strict=True))):
                raise NoValue(
                    "cases of the function meet there, and its mixed derivatives are not worked out"
                )
            continue
        (variable,), (point,) = taken.variables, taken.point
        if any(_jumps(one, variable, point) for one in _orders(inner)):
            raise NoValue("the function has no derivative there")
        if (sides := _sides(inner.expr, variable, point)) is not None:
            found[taken] = _by_differences(inner, sides, variable, point)
    return expression.xreplace(found) if found else expression


def _meets_an_edge(expression: sympy.Basic, at: Mapping[sympy.Basic, sympy.Basic]) -> bool:
    """Whether a place lies where the cases of an expression meet, or may."""
    edges: list[sympy.Basic] = []
    for one in expression.atoms(*_KINKED):
        if isinstance(one, sympy.Piecewise):
            edges += [edge.lhs - edge.rhs for _, when in one.args for edge in when.atoms(Relational)]
        elif isinstance(one, sympy.Max | sympy.Min):
            edges += [left - right for left, right in combinations(one.args, 2)]
        elif isinstance(one, sympy.floor | sympy.ceiling):
            edges.append(sympy.sin(sympy.pi * one.args[0]))
        else:
            edges.append(one.args[0])
    return not all(edge.subs(at).is_zero is False for edge in edges)


def _sides(
    expression: sympy.Basic, variable: sympy.Symbol, point: sympy.Basic
) -> tuple[sympy.Basic, sympy.Basic] | None:
    """The expressions on both sides of a place at which another case holds; None where no case holds there alone."""
    sides = [expression, expression]
    alone = False
    for cased in expression.atoms(sympy.Piecewise):
        left, own, right = (_case(cased, variable, point + step) for step in (-_STEP, 0, _STEP))
        alone = alone or own not in (left, right)
        sides = [
            side.xreplace({cased: cased.args[case][0]})
            for side, case in zip(sides, (left, right), strict=True)
        ]
    return (sides[0], sides[1]) if alone else None


def _case(cased: sympy.Piecewise, variable: sympy.Symbol, place: sympy.Basic) -> int:
    """Which case holds at a place. Raises NoValue where that is not certain, or none does."""
    for index, (_, when) in enumerate(cased.args):
        holds = when.subs(variable, place)
        if holds == sympy.true:
            return index
        if holds != sympy.false:
            break
    raise NoValue("which case holds there cannot be told")


def _by_differences(
    derivative: sympy.Derivative,
    sides: tuple[sympy.Basic, sympy.Basic],
    variable: sympy.Symbol,
    point: sympy.Basic,
) -> sympy.Basic:
    """A derivative as the limit of a quotient of differences, the same from both sides. Raises NoValue."""
    value = derivative.expr.subs(variable, point)
    for _ in range(sum(int(count) for _, count in derivative.variable_count)):
        slopes = {
            _slope((side - value) / (variable - point), variable, point, sign)
            for side, sign in zip(sides, (-1, 1), strict=True)
        }
        if len(slopes) != 1:
            raise NoValue("the function has no derivative there")
        value = slopes.pop()
        sides = (sympy.diff(sides[0], variable), sympy.diff(sides[1], variable))
    return value


def _slope(quotient: sympy.Basic, variable: sympy.Symbol, point: sympy.Basic, sign: int) -> sympy.Basic:
    """The limit of a quotient from one side, held against its values near by. Raises NoValue."""
    try:
        found = sympy.simplify(sympy.limit(quotient, variable, point, "+" if sign > 0 else "-"))
        near = [
            sympy.N(quotient.subs(variable, point + sign * sympy.Rational(1, step)), 40) for step in _NEAR
        ]
        size = 1 + abs(float(found))
        if all(abs(float(one) - float(found)) < _CLOSE * size for one in near):
            return found
    except FAULTS as error:
        raise NoValue("whether the function has a derivative there cannot be told") from error
    raise NoValue("whether the function has a derivative there cannot be told")


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
