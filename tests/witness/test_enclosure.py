"""Values are enclosed, not guessed: the true value lies within, and there is none where the function has none."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy

from vaultproof.witness.identities.sampling import compare_sides
from vaultproof.witness.values.enclosure import Outside, Unclear, cases_that_hold, enclose

X = sympy.Symbol("x", real=True)
EXPRESSIONS = (
    sympy.exp(-X) / (1 + X**2),
    sympy.tanh(X) + sympy.erf(X),
    sympy.sqrt(X) * sympy.log(X + 1),
    sympy.Max(0, X) - sympy.Abs(X - 1),
    sympy.atan(X) ** 3 + sympy.cos(X),
    sympy.Piecewise((X**2, X > 1), (sympy.sin(X), True)),
)


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=str)
@pytest.mark.parametrize("place", [Fraction(1, 7), Fraction(19, 8), Fraction(53, 3)])
def test_the_value_lies_within_narrow_bounds(expression: sympy.Expr, place: Fraction) -> None:
    low, high = enclose(expression, {X: place})
    value = expression.subs(X, sympy.Rational(place.numerator, place.denominator)).evalf(60)
    exact = Fraction(str(value))
    assert low - Fraction(1, 10**55) <= exact <= high + Fraction(1, 10**55)
    assert high - low < Fraction(1, 10**40)


@pytest.mark.parametrize(
    "expression", [sympy.log(X), sympy.sqrt(X), sympy.asin(X), X ** sympy.Rational(1, 3)]
)
def test_there_is_no_value_outside_the_domain(expression: sympy.Expr) -> None:
    with pytest.raises(Outside):
        enclose(expression, {X: Fraction(-5, 2)})


def test_a_jump_is_unclear() -> None:
    with pytest.raises(Unclear):
        enclose(sympy.Heaviside(X), {X: Fraction(0)})


def test_overlapping_cases_are_counted() -> None:
    cases = sympy.Piecewise((1, X > 0), (2, X < 3), evaluate=False)
    held = [cases_that_hold(cases, {X: Fraction(at)}) for at in (-1, 1, 4)]
    assert held == [1, 2, 1]


def test_sides_that_differ_beyond_a_kink_only_are_told_apart() -> None:
    found = compare_sides(sympy.Max(X, -7), X)
    assert found.differing
    assert not found.alike
    assert found.partly is not None


def test_a_sum_in_a_sum_is_added_up_for_each_term_on_which_it_hangs() -> None:
    """Whether the inner one is the same in each term, or ends where the outer one stands."""
    one, other, last = (sympy.Symbol(name, real=True) for name in "ijN")
    same = sympy.Sum(one / sympy.Sum(other * X, (other, 1, last)), (one, 1, last))
    growing = sympy.Sum(1 + sympy.Sum(other * X, (other, 1, one)), (one, 1, last))
    for place in (Fraction(1, 2), Fraction(3)):
        for expression, value in ((same, 1 / place), (growing, 4 + 20 * place)):
            low, high = enclose(expression, {X: place, last: Fraction(4)})
            assert low <= value <= high
            assert high - low < Fraction(1, 10**40)
