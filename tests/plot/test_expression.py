"""Expressions become NumPy functions that agree with SymPy, or are refused."""

from __future__ import annotations

import numpy as np
import pytest
import sympy

from vaultproof.plot.expression import Unplottable, derivative_of, from_sympy, from_sympy_2

x, y = sympy.symbols("x y")


@pytest.mark.parametrize(
    "expression",
    [
        sympy.Max(0, x) + sympy.Min(0, x) / 100,
        x / 2 * (1 + sympy.erf(x / sympy.sqrt(2))),
        sympy.Piecewise((x**2 / 2, abs(x) <= 1), (abs(x) - sympy.Rational(1, 2), True)),
        sympy.Piecewise((1, sympy.And(x > -1, x <= 2)), (sympy.pi, True)),
        sympy.log(1 + sympy.exp(x)) * sympy.tanh(x) ** 3,
        x**-2 + sympy.E**x + 2**x,
        sympy.gamma(x**2 + 1) + sympy.factorial(3) + sympy.floor(x) + sympy.sign(x),
        sympy.Heaviside(x, 1) + sympy.atan2(x, 2) + sympy.sec(x / 9),
    ],
)
def test_values_agree_with_sympy(expression: sympy.Expr) -> None:
    places = np.array([-2.5, -1.0, -0.3, 0.0001, 0.7, 2.0, 3.25])
    found = from_sympy(expression, x)(places)
    assert found == pytest.approx([float(expression.subs(x, place)) for place in places], rel=1e-12)


def test_outside_the_domain_there_is_no_value() -> None:
    found = from_sympy(sympy.sqrt(x) + sympy.log(x), x)(np.array([-1.0, 1.0]))
    assert np.isnan(found[0])
    assert found[1] == 1


def test_a_branch_that_is_missing_is_no_value() -> None:
    assert np.isnan(from_sympy(sympy.Piecewise((x, x > 0)), x)(np.array([-1.0]))).all()


def test_a_constant_has_a_value_everywhere() -> None:
    assert from_sympy(sympy.Integer(3), x)(np.zeros(5)).tolist() == [3.0] * 5


def test_two_variables_are_broadcast() -> None:
    found = from_sympy_2(x * y, (x, y))(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]))
    assert found.tolist() == [[3.0, 6.0], [4.0, 8.0]]


@pytest.mark.parametrize(
    "expression", [sympy.Function("g")(x), x + y, sympy.zeta(x), sympy.Integral(sympy.exp(x**2), x)]
)
def test_what_numpy_does_not_have_is_refused(expression: sympy.Expr) -> None:
    with pytest.raises(Unplottable):
        from_sympy(expression, x)


def test_a_symbol_bears_any_name_and_nothing_is_executed() -> None:
    hostile = sympy.Symbol("__import__('os').abort()")
    assert from_sympy(hostile + 1, hostile)(np.array([1.0])).tolist() == [2.0]


@pytest.mark.parametrize(
    "expression",
    [sympy.Max(0, x), abs(x), 1 / (1 + sympy.exp(-x)), sympy.Piecewise((x, x > 0), (sympy.exp(x) - 1, True))],
)
def test_a_derivative_agrees_with_differences(expression: sympy.Expr) -> None:
    derivative = derivative_of(expression, x)
    assert derivative is not None
    places, step = np.array([-2.0, -0.5, 0.75, 3.0]), 1e-6
    function = from_sympy(expression, x)
    assert derivative(places) == pytest.approx(
        (function(places + step) - function(places - step)) / (2 * step), rel=1e-6
    )


def test_where_there_is_no_derivative_none_is_given() -> None:
    assert derivative_of(sympy.Function("g")(x), x) is None


def test_where_it_divides_by_zero_a_function_has_no_finite_value() -> None:
    found = from_sympy(1 / (1 + sympy.exp(-1 / x)), x)(np.array([0.0, 1.0]))
    assert np.isnan(found[0])
    assert np.isfinite(found[1])
