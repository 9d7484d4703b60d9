"""Numbers of more digits than Python reads leave a note read: nothing that it states is lost by them."""

from __future__ import annotations

import pytest

from vaultproof.pipeline.examine import examine
from vaultproof.source import Source

LONG = "9" * 5_000
SOUND = "\n\n$2 + 2 = 4$\n"
NOTES = {
    "scores": f"| x | z-score |\n|---|---|\n| {LONG} | 1 |\n| 2 | 2 |\n| 7 | -1 |",
    "joint": f"| | X=0 | X=1 |\n|---|---|---|\n| Y=0 | 0.{LONG} | 0.2 |\n| Y=1 | 0.1 | 0.4 |\n\n$P(X=1) = 0.6$",
    "no rows": "| | X=0 | X=1 |\n|---|---|---|\n| Y=0 | 0 | 0 |\n| Y=1 | 0 | 1 |\n\n$H(X \\mid Y) = 0$",
    "classes": "| node | yes | no | Gini | Entropy |\n|---|---|---|---|---|\n"
    f"| a | {LONG} | 4 | 1 | 1 |\n| b | 2 | 1 | 0 | 0 |",
    "softmax": f"$z = (2, {LONG}, 0.1)$, softmax\n\n| T | $p_1$ | $p_2$ | $p_3$ |\n|---|---|---|---|\n"
    f"| 0 | 1 | 0 | 0 |\n| {LONG} | 1 | 0 | 0 |",
    "scaled": r"$\hat x_i = \frac{x_i - \mu}{\sigma}$, $\mu = \frac1m\sum x_i$,"
    r" $y_i = \gamma \hat x_i + \beta$,"
    f" $\\gamma = {LONG}$, $\\beta = 1$.\n\nThe variance of $y_i$ is {LONG}.",
    "laws": f"Multiplying all values by {LONG} multiplies the variance by {LONG}."
    f" The entropy is never larger than {LONG}.",
    "dice": f"The entropy of a fair {LONG}-sided die is 3 bits. In a group of {LONG} people two share a birthday.",
    "normal": "In a normal distribution, 68 % of the values lie within"
    f" {LONG} standard deviations of the mean.",
    "angles": f"$\\cos\\theta = {LONG}$, so $\\theta = {LONG}^\\circ$. $\\kappa(A) = {LONG}$.",
    "norms": f"$a = (1, {LONG})$.\n\n| vector | $\\ell_1$ |\n|---|---|\n| $a$ | {LONG} |",
}


@pytest.mark.parametrize("name", NOTES)
def test_what_else_a_note_states_is_found(name: str) -> None:
    """The statement behind the long number is read, and no fault of ours is told."""
    examined = examine(Source("Note.md", NOTES[name] + SOUND), "")
    assert "N123" not in {one.code for one in examined.found}
    assert any(one.text == "2 + 2 = 4" for one in examined.extracted.claims)
