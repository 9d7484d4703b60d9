"""What mathematicians read in two ways gets no value, neither from a formula alone nor with arrays put in."""

from __future__ import annotations

import numpy as np
import pytest

from vaultproof.latex import LatexError, Names, evaluate, parse_term

VECTOR = np.array([3.0, 4.0])
SQUARE = np.array([[2.0, 1.0], [0.0, 3.0]])


@pytest.mark.parametrize(
    "formula", ["|v|", "v^2", r"\exp(A)", "e^A", r"\sqrt{A}", r"\sin A", "A + 1", "1 - A", "A^2"]
)
def test_functions_of_arrays_that_may_be_meant_item_by_item_have_no_value(formula: str) -> None:
    """A length or a list of absolute values, a matrix's exponential or that of its items: neither is chosen."""
    with pytest.raises(LatexError):
        evaluate(parse_term(formula, Names()), {"v": VECTOR, "A": SQUARE})


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (r"\sum |v|", 7.0),
        (r"\sum v^2", 25.0),
        (r"\max(v^2)", 16.0),
        (r"\|v\|", 5.0),
        (r"\sum e^v", np.exp(VECTOR).sum()),
    ],
)
def test_what_is_summed_is_taken_item_by_item(formula: str, value: float) -> None:
    """Below a sum, or as a function of a list, a vector is the list of its items."""
    assert evaluate(parse_term(formula, Names()), {"v": VECTOR}) == pytest.approx(value)


@pytest.mark.parametrize("formula", [r"\frac{dL}{dw}", r"\frac{d}{dx} x^2", r"\frac{d^2y}{dx^2}"])
def test_a_derivative_is_told_from_a_fraction_only_where_d_has_no_value(formula: str) -> None:
    """In a note that sets d = 64, `\\frac{dL}{dw}` may be either."""
    with pytest.raises(LatexError, match="derivative"):
        parse_term(formula, Names(values=frozenset({"d"})))
    parse_term(formula, Names())
    parse_term(r"\frac{d}{2} + \frac{d}{d + 1} + \frac{d}{d_k}", Names(values=frozenset({"d"})))


def test_factors_side_by_side_are_multiplied_before_an_elementwise_product() -> None:
    """In `A \\odot B C` the product of B and C is taken first, as people write it of gates and masks."""
    names = {"A": SQUARE, "B": SQUARE.T, "C": SQUARE + 1.0}
    given = evaluate(parse_term(r"A \odot B C", Names()), names)
    assert given == pytest.approx(names["A"] * (names["B"] @ names["C"]))
