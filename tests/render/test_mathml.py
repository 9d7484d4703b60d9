"""Formulas become MathML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from vaultproof.render import MathMLError, check_formulas, to_mathml
from vaultproof.render.quick import surely_shown


def test_a_formula_becomes_one_math_element() -> None:
    """The result is well formed, and says whether it is a display formula."""
    assert ElementTree.fromstring(to_mathml(r"\frac{1}{2}", True)).tag == "math"
    assert 'display="block"' in to_mathml("x", True)
    assert 'display="block"' not in to_mathml("x", False)


@pytest.mark.parametrize("latex", [r"\nosuchcommand", r"\frac{1}{", "{" * 5000 + "}" * 5000, "x" * 50_000])
def test_what_cannot_be_converted_says_so(latex: str) -> None:
    """There is one kind of error, whatever went wrong."""
    with pytest.raises(MathMLError):
        to_mathml(latex, False)


def test_markup_in_a_formula_stays_text() -> None:
    """A formula cannot bring elements of its own into a page."""
    assert "<script" not in to_mathml(r"\text{<script>alert(1)</script>}", False)
    assert "<img" not in to_mathml("<img src=x>", False)


def test_brackets_that_are_never_closed_do_not_hold_the_converter_up() -> None:
    """It would read what stands behind each of them twice, and so again and again."""
    for opening in ("(", "[0, 1[ ", "\\{ ", "f( \\frac{1}{2} ", "\\langle ", "{(} "):
        with pytest.raises(MathMLError, match="never closed"):
            to_mathml(opening * 200, True)
        assert check_formulas(((opening * 50, True),)) == (None,)
    for latex in ("[0, 1[ \\cup [2, 3[", "(" * 50 + "x" + ")" * 50, "\\left[0, 1\\right[ " * 20, "(x) " * 50):
        assert "<math" in to_mathml(latex, True)


def test_a_formula_that_breaks_off_anywhere_is_judged() -> None:
    """Whatever is missing at its end, there is an answer."""
    whole = r"\begin{cases} \sqrt[3]{x} & \text{if } \hat{x} \not\in \left[ 0 \right] \\ \frac12 \middle| \end{cases}"
    for at in range(len(whole)):
        assert surely_shown(whole[:at], True) in {True, False}
