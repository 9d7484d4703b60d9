"""Facts of functions of whole numbers follow from the ratio of neighbouring values."""

from __future__ import annotations

import pytest
import sympy
from sympy import Rational, binomial, exp, factorial

from vaultproof.facts.counted import counted_facts_of

k = sympy.Symbol("k")
FROM_0, FROM_1 = r"\left\{0, 1, 2, \ldots\right\}", r"\left\{1, 2, 3, \ldots\right\}"


@pytest.mark.parametrize(
    ("expression", "ends", "told"),
    [
        (
            3**k * exp(-3) / factorial(k),
            (0, None),
            (
                f"domain {FROM_0}; limit_right 0; zeros none; monotone increasing \\left\\{{0, 1, 2\\right\\}}, "
                "constant \\left\\{2, 3\\right\\}, decreasing \\left\\{3, 4, 5, \\ldots\\right\\}"
            ),
        ),
        (
            4 / (k * (k + 1) * (k + 2)),
            (1, None),
            f"domain {FROM_1}; limit_right 0; zeros none; monotone decreasing {FROM_1}",
        ),
        (
            factorial(2 * k) / factorial(k),
            (0, None),
            f"domain {FROM_0}; limit_right \\infty; zeros none; monotone increasing {FROM_0}",
        ),
        (
            binomial(10, k) * Rational(3, 10) ** k * Rational(7, 10) ** (10 - k),
            (0, None),
            "monotone increasing \\left\\{0, 1, \\ldots, 3\\right\\}, decreasing \\left\\{3, 4, \\ldots, 10\\right\\}",
        ),
        ((-1) ** k / factorial(k), (0, None), ""),
        (k - 3, (0, None), ""),
        (sympy.log(1 + 1 / k), (1, None), ""),
    ],
)
def test_what_is_told_of_whole_numbers(
    expression: sympy.Expr, ends: tuple[int, int | None], told: str
) -> None:
    """Nothing of a function whose values are not all positive, or whose ratio is no quotient of polynomials."""
    found = (
        f"{fact.name} {', '.join(' '.join(filter(None, one)) for one in fact.statements)}"
        for fact in counted_facts_of(expression, k, ends)
    )
    assert "; ".join(found) == told
