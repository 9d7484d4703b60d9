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


t, m = sympy.symbols("t m")


@pytest.mark.parametrize(
    ("expression", "same"),
    [
        (sympy.Integral(sympy.cos(t - x * sympy.sin(t)), (t, 0, sympy.pi)) / sympy.pi, sympy.besselj(1, x)),
        (sympy.Integral(sympy.exp(-t) * t**x, (t, 0, sympy.oo)), sympy.gamma(x + 1)),
        (
            sympy.Integral(sympy.exp(-(t**2)), (t, -sympy.oo, x)),
            sympy.sqrt(sympy.pi) / 2 * (1 + sympy.erf(x)),
        ),
        (sympy.Integral(sympy.exp(-(t**2)), (t, x, sympy.oo)), sympy.sqrt(sympy.pi) / 2 * sympy.erfc(x)),
        (sympy.Integral(sympy.exp(-(t**2)), (t, -sympy.oo, sympy.oo)) * x, sympy.sqrt(sympy.pi) * x),
        (sympy.Integral(sympy.sin(t) / t, (t, 0, x)), sympy.Si(x)),
        (sympy.Sum(x**m / sympy.factorial(m), (m, 0, sympy.oo)), sympy.exp(x)),
        (sympy.Sum(x**m, (m, 0, 4)), 1 + x + x**2 + x**3 + x**4),
    ],
)
def test_integrals_and_sums_are_numbers(expression: sympy.Expr, same: sympy.Expr) -> None:
    places = np.array([1.0, 1.75, 2.5, 7.0])
    assert from_sympy(expression, x)(places) == pytest.approx(from_sympy(same, x)(places), rel=1e-6)


def test_a_sum_whose_terms_cancel_or_go_on_has_no_value() -> None:
    """What large terms leave is noise, and what a slow sum has come to after hundreds of terms is no value."""
    cosine = sympy.Sum((-1) ** m * x ** (2 * m) / sympy.factorial(2 * m), (m, 0, sympy.oo))
    harmonic = sympy.Sum(1 / m**x, (m, 1, sympy.oo))
    assert np.isnan(from_sympy(cosine, x)(np.array([45.0]))).all()
    assert np.isnan(from_sympy(harmonic, x)(np.array([1.0, 1.5]))).all()


@pytest.mark.parametrize(
    "expression", [sympy.Function("g")(x), x + y, sympy.mathieus(1, 1, x), sympy.Integral(sympy.exp(x**2), x)]
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


def test_dawsons_integral_fades_where_its_factors_overflow() -> None:
    found = from_sympy(sympy.exp(-(x**2)) * sympy.erfi(x), x)(np.array([0.5, 40.0, 1e3]))
    assert found[0] == pytest.approx(float(sympy.exp(-0.25) * sympy.erfi(0.5)))
    assert found[1:] == pytest.approx([1 / (40 * np.sqrt(np.pi)), 1 / (1e3 * np.sqrt(np.pi))], rel=1e-3)
