"""An expression is written as people write it, and only in a form that is proven equal."""

from __future__ import annotations

import pytest
import sympy
from sympy import Rational, cos, erf, exp, log, pi, sqrt, tanh

from vaultproof.facts import facts_of
from vaultproof.facts.written import latex, written

x = sympy.Symbol("x", real=True)


@pytest.mark.parametrize(
    ("function", "shown"),
    [
        (tanh(x), r"\frac{1}{\cosh^{2}{\left(x \right)}}"),
        (log(1 + exp(10 * x)) / 10, r"\frac{1}{1 + e^{- 10 x}}"),
        (log(1 + exp(x)), r"\frac{1}{1 + e^{- x}}"),
        (exp(-(x**2) / 2) / sqrt(2 * pi), r"- \frac{x e^{- \frac{x^{2}}{2}}}{\sqrt{2 \pi}}"),
        (erf(x / sqrt(2)) / 2, r"\frac{e^{- \frac{x^{2}}{2}}}{\sqrt{2 \pi}}"),
        (1 / (1 - x), r"\frac{1}{\left(1 - x\right)^{2}}"),
        (80 * x / (x + 4) ** 2, r"\frac{80 \left(4 - x\right)}{\left(x + 4\right)^{3}}"),
        (x / log(x), r"\frac{\ln{\left(x \right)} - 1}{\ln^{2}{\left(x \right)}}"),
        (Rational(9, 10) ** x, r"0.9^{x} \ln{\left(0.9 \right)}"),
        ((1 + cos(pi * x / 100)) / 2, r"- 0.005 \pi \sin{\left(\frac{\pi x}{100} \right)}"),
        (x**4 / (1 + x**4), r"\frac{4 x^{3}}{\left(x^{4} + 1\right)^{2}}"),
        (-x * log(x) - (1 - x) * log(1 - x), r"\ln{\left(\frac{1 - x}{x} \right)}"),
        (Rational("1.0507009") * Rational("1.6732632") * exp(x), r"1.7580\ldots e^{x}"),
        (x / (1 + sympy.Abs(x)), r"\frac{1}{\left(\left|x\right| + 1\right)^{2}}"),
    ],
)
def test_a_derivative_is_written_as_people_write_it(function: sympy.Expr, shown: str) -> None:
    found = {fact.name: fact.statements for fact in facts_of(function, x)}
    assert found["derivative"] == (("", shown),)


@pytest.mark.parametrize("power", range(-3, 4))
@pytest.mark.parametrize(
    "form",
    [exp(x) / (exp(x) + 1), 1 / (x - 1), -1 / (x * (x - 1)), sqrt(2) * x / (2 * sqrt(pi)), 3 - x, log(x)],
)
def test_a_form_has_the_same_values(form: sympy.Expr, power: int) -> None:
    """At places at which nothing was proven."""
    expression = form**power * (x - 2)
    other = written(expression, x)
    for place in (Rational(-33, 10), Rational(1, 3), Rational(41, 10)):
        values = [complex(sympy.N(one.subs(x, place))) for one in (expression, other)]
        if abs(values[0].imag) < 1e-12:
            assert abs(values[0] - values[1]) < 1e-9 * (1 + abs(values[0]))


def test_a_negative_decimal_keeps_its_sign_and_its_place() -> None:
    """`-0.005 π sin` is a product and no difference."""
    assert latex(-Rational(1, 200) * pi * x) == r"- 0.005 \pi x"
    assert latex(2 - Rational(1, 200) * x) == "2 - 0.005 x"
