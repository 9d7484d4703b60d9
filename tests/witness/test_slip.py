"""Slips of the pen: numbers stated for others, and terms with one part written otherwise."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultproof.judge.near import is_near
from vaultproof.judge.value import Infinite, Real
from vaultproof.witness.identities.slip import edits

_NUMBERS = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=1000)
_TERMS = st.text(alphabet="abx012+-*/^(){}\\frac sin", max_size=60)


@given(
    _NUMBERS, st.sampled_from([Fraction(-1), Fraction(10), Fraction(1, 1000), Fraction(2), Fraction(11, 10)])
)
def test_a_number_is_near_to_itself_with_another_sign_size_or_digit(
    number: Fraction, factor: Fraction
) -> None:
    """A sign, a decimal point, a factor of two and a digit are what people get wrong."""
    assert is_near(Real.exactly(number), Real.exactly(number * factor))
    assert is_near(Real.exactly(number * factor), Real.exactly(number))


@pytest.mark.parametrize(
    ("actual", "stated"),
    [(Fraction(4, 9), 0), (2, 0), (51, 411), (Fraction(2745, 10000), Fraction(6471, 10000))],
)
def test_a_number_far_from_another_is_not_near(actual: Fraction | int, stated: Fraction | int) -> None:
    """What lies far off and is neither a power of ten nor a square away is no slip."""
    assert not is_near(Real.exactly(actual), Real.exactly(stated))


def test_a_number_with_thousands_of_digits_is_near_to_no_small_one() -> None:
    """The digits of such a number are not written out, which Python refuses to do."""
    assert not is_near(Real.exactly(10**5000), Real.exactly(35))
    assert not is_near(Real.exactly(Fraction(35, 100)), Real.exactly(10**5000))


def test_no_number_is_near_to_infinity() -> None:
    """Only numbers can be near to one another."""
    assert not is_near(Infinite(1), Real.exactly(1))


@given(_TERMS)
def test_edits_are_few_differ_from_the_term_and_from_one_another(term: str) -> None:
    """Each edit is tried at a cost, so that there are few, and none twice."""
    found = list(edits(term))
    assert len(found) == len(set(found)) <= 64
    assert term not in found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a - b", "a + b"),
        ("2x", "3x"),
        ("2^5", "2(5)"),
        ("\\sin x", "\\cos x"),
        ("\\frac{a}{b}", "\\frac{b}{a}"),
        ("x(1 + x)", "x(1 - x)"),
        ("3x", "3x^2"),
        ("a \\cdot b", "a + b"),
        ("f(x)", "f(-x)"),
    ],
)
def test_an_edit_undoes_each_kind_of_slip(written: str, meant: str) -> None:
    """Signs, numbers, operators, fractions, functions and lost powers are among the slips looked for."""
    assert meant.replace(" ", "") in {edited.replace(" ", "") for edited in edits(written)}
