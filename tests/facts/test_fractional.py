"""Facts of sawtooths and of functions of two variables: told where they are certain, left out elsewhere."""

from __future__ import annotations

import pytest
import sympy

from vaultproof.facts import facts_of
from vaultproof.facts.box import box_domain_of
from vaultproof.facts.fact import Uncertain

x, y = sympy.symbols("x y", real=True)
SAW = 2 * (x / 5 - sympy.floor(x / 5)) - 1


def told(expression: sympy.Expr, only: sympy.Interval | None = None) -> dict[str, str]:
    return {fact.name: fact.statements[0][1] for fact in facts_of(expression, x, only=only)}


def test_a_sawtooth_has_a_period_zeros_and_a_range() -> None:
    found = told(SAW)
    assert found["domain"] == r"\mathbb{R}"
    assert found["period"] == "5"
    assert found["zeros"] == r"\frac{5}{2} + 5 k \quad (k \in \mathbb{Z})"
    assert found["range"] == r"\left[-1, 1\right)"
    assert told(sympy.ceiling(x) - x)["range"] == r"\left[0, 1\right)"
    assert told(x - sympy.floor(x) + 1)["zeros"] == ""


def test_what_is_no_function_of_a_fractional_part_has_no_period() -> None:
    for expression in (x + sympy.floor(x), sympy.floor(x) - x**2, sympy.floor(x) + sympy.floor(2 * x)):
        assert "period" not in told(expression)


def test_the_fractional_part_of_a_reciprocal_has_a_domain_and_a_range() -> None:
    found = told(1 / x - sympy.floor(1 / x), sympy.Interval.Lopen(0, 1))
    assert found["domain"] == r"\left(0, 1\right]"
    assert found["range"] == r"\left[0, 1\right)"
    assert "range" not in told(x - sympy.floor(x), sympy.Interval(0, sympy.Rational(1, 2)))


def test_a_function_of_two_variables_has_a_domain_where_each_is_confined_alone() -> None:
    wind = 13 + x - 11 * y ** sympy.Rational(4, 25) + x * y ** sympy.Rational(4, 25)
    told = {"x": sympy.Interval(-sympy.oo, 10), "y": sympy.Interval(sympy.Rational(24, 5), sympy.oo)}
    assert box_domain_of(wind, (x, y), told).statements[0][1] == r"x \le 10, y \ge \frac{24}{5}"
    assert box_domain_of(wind, (x, y), {}).statements[0][1] == r"y \ge 0"
    assert box_domain_of(x * sympy.log(y), (x, y), {}).statements[0][1] == "y > 0"
    assert box_domain_of(x**2 + y, (x, y), {}).statements[0][1] == r"\mathbb{R}^{2}"
    for expression in (1 / (x - y), sympy.sqrt(x + y), sympy.tan(x) + y):
        with pytest.raises(Uncertain):
            box_domain_of(expression, (x, y), {})
