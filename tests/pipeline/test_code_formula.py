"""Functions of plain arithmetic in Python, as expressions."""

from __future__ import annotations

import pytest
import sympy

from vaultproof.pipeline.code_formula import NoFormula, formula_of

x = sympy.Symbol("x", real=True)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("def f(x, b=4):\n    return 0.5 * (x + np.sqrt(x**2 + b))", "x/2 + sqrt(x**2 + 4)/2"),
        (
            'k = 3\ndef f(x):\n    "A step."\n    if x < k:\n        return 0\n    return np.clip(x, 0, 9)',
            "Piecewise((0, x < 3), (Min(9, Max(0, x)), True))",
        ),
        (
            "def f(x):\n    return np.where((x > 0) & (x < 2), np.exp(-x), 0)",
            "Piecewise((exp(-x), (x > 0) & (x < 2)), (0, True))",
        ),
        ("def f(x):\n    return x**99", None),
        ("def f(x):\n    return np.sum(x)", None),
        ("def f(x):\n    for i in range(3):\n        x = x + 1\n    return x", None),
        ("def f(x):\n    return open('a')", None),
        ("@cache\ndef f(x):\n    return x", None),
    ],
)
def test_plain_arithmetic_is_a_formula(code: str, told: str | None) -> None:
    """Loops, arrays and what else is no formula give none."""
    if told is None:
        with pytest.raises(NoFormula):
            formula_of(code, "f", x)
    else:
        assert str(formula_of(code, "f", x)) == told
