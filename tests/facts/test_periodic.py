"""The period, zeros, gaps and values of what repeats itself are told where they are certain, and are never false."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sympy
from sympy import Abs, Rational, cos, sin, sqrt, tan, tanh

from vaultproof.facts.fact import Fact, Uncertain
from vaultproof.facts.function import Function
from vaultproof.facts.periodic import period_of, repeated_domain_of, repeated_zeros_of, swing_range_of

x = sympy.Symbol("x")
FINDERS = (period_of, repeated_domain_of, repeated_zeros_of, swing_range_of)


def told(find: Callable[[Function], Fact], expression: sympy.Expr) -> str | None:
    try:
        ((_word, latex),) = find(Function.of(expression, x)).statements
    except Uncertain:
        return None
    return latex.partition(r" \quad")[0]


@pytest.mark.parametrize(
    ("expression", "period", "zeros"),
    [
        (sin(x), r"2 \pi", r"k \pi"),
        (cos(3 * x) + 2, r"\frac{2 \pi}{3}", None),
        (sin(x) * cos(x), r"\pi", r"\frac{k \pi}{2}"),
        (sin(2 * sympy.pi * x), "1", r"\frac{k}{2}"),
        (Abs(sin(x)), r"\pi", r"k \pi"),
        (sin(x) - Rational(1, 2), r"2 \pi", r"\frac{\pi}{6} + 2 k \pi, \frac{5 \pi}{6} + 2 k \pi"),
        (tan(2 * x), r"\frac{\pi}{2}", r"\frac{k \pi}{2}"),
    ],
)
def test_the_least_period_and_the_zeros_in_it(expression: sympy.Expr, period: str, zeros: str | None) -> None:
    assert told(period_of, expression) == period
    assert told(repeated_zeros_of, expression) == zeros


@pytest.mark.parametrize(
    ("expression", "gaps"),
    [(tan(2 * x), r"x \neq \frac{\pi}{4} + \frac{k \pi}{2}"), (1 / sin(x), r"x \neq k \pi"), (sin(x), None)],
)
def test_the_gaps_of_a_domain(expression: sympy.Expr, gaps: str | None) -> None:
    assert told(repeated_domain_of, expression) == gaps


@pytest.mark.parametrize(
    ("expression", "values"),
    [
        (3 * sin(x**2) - 1, r"\left[-4, 2\right]"),
        (cos(sympy.exp(x)), r"\left[-1, 1\right]"),
        (sin(tanh(x)), None),
        (x * sin(x), None),
        (sin(x**2) + x, None),
        (sin(sympy.sign(x) * x), None),
    ],
)
def test_the_values_of_a_swing(expression: sympy.Expr, values: str | None) -> None:
    assert told(swing_range_of, expression) == values


@pytest.mark.parametrize(
    "expression",
    [x * sin(x), sin(x) + sin(sqrt(2) * x), sin(x) ** 2 + cos(x) ** 2, sin(x**2), sin(tanh(x)), sin(x) + x],
)
def test_what_does_not_repeat_itself_has_no_period(expression: sympy.Expr) -> None:
    assert told(period_of, expression) is None
    assert told(repeated_zeros_of, expression) is None
