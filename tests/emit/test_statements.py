"""A claim is shown as it stands in its note: formulas as formulas, words as words, nothing of how it is tried."""

from __future__ import annotations

import re

import pytest

from vaultproof.claim import Equation
from vaultproof.emit.statements import statement_of
from vaultproof.extract import extract
from vaultproof.read import read_note
from vaultproof.source import Source

SHOWN = [
    ("Data: 1, 2, 3, 6. The median is 2.5.", "median is 2.5"),
    (
        "| $x$ | $\\text{softmax}(x)$ |\n|---|---|\n| (0, 0) | (0.5, 0.5) |",
        "$\\text{softmax}(x) = (0.5, 0.5)$, $x = (0, 0)$",
    ),
    ("Số 17 là số nguyên tố.", "17 là số nguyên tố"),
    ("The trace of $\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$ is 5.", None),
    (
        "The tangent to $y = x^2$ at $x = 3$ is $y = 6x - 9$.",
        "tangent to $y = x^2$ at $x = 3$ is $y = 6x - 9$",
    ),
    ("$X \\sim \\text{Bin}(10, 0.3)$\n\n$P(X = 2) \\approx 0.233$", "$P(X = 2) \\approx 0.233$"),
    ("$F(x) = \\frac{1}{1 + e^{-(x - 2)/0.5}}$\n\n$F(3) \\approx 0.881$", "$F(3) \\approx 0.881$"),
    ("$t^2 - 4 = 0 \\Rightarrow t = 2$", "$t^2 - 4 = 0$, $t = 2$"),
    ("$A = \\{1, 2\\}$, $B = \\{2, 3\\}$\n\n$A \\cap B = \\{2\\}$", "$A \\cap B = \\{2\\}$"),
    (
        "$f(x) = \\alpha x$\n\n| $\\alpha$ | $x$ | $f(x)$ |\n|---|---|---|\n| 2 | 3 | 6 |",
        "$f(x) = 6$, $\\alpha = 2, x = 3$",
    ),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_a_claim_is_shown_as_it_stands(text: str, shown: str | None) -> None:
    """In a note of its own."""
    note = read_note(Source("Note.md", f"# A note\n\n{text}\n"))
    claims = [one for one in extract(note).claims if isinstance(one, Equation)]
    found = [statement_of(one, "", note) for one in claims]
    assert found, "no claim"
    if shown is not None:
        assert shown in found
    for one in found:
        outside = re.sub(r"\$[^$]*\$", "", one)
        assert "\\" not in outside
        assert "variant" not in one


def test_the_noun_of_a_property_goes_with_it() -> None:
    """As the sentence has it."""
    note = read_note(Source("Note.md", "# tanh\n\n$f(x) = \\tanh x$\n\n- f is an odd function\n"))
    assert statement_of(extract(note).claims[-1], "", note) == "f is an odd function"
