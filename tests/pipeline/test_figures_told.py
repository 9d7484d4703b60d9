"""What a figure's title says of functions as people write them: families by examples, recursions, units, curves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.pipeline.test_figures import built

CASES = Path(__file__).parent.parent / "cases" / "figures_told.md"
_CASE = re.compile(r"^## (.+?)\n\n````markdown\n(.*?)````\n\n```title\n(.*?)```", re.DOTALL | re.MULTILINE)
NOTES = {
    name: (text, told.splitlines()) for name, text, told in _CASE.findall(CASES.read_text(encoding="utf-8"))
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The emitted notes and figures, of one build."""
    root: Path = tmp_path_factory.mktemp("told")
    return built(root, {f"{name}.md": f"# {name}\n\n{text}" for name, (text, _) in NOTES.items()})


@pytest.mark.parametrize("name", NOTES)
def test_a_figure_tells(figures: dict[str, str], name: str) -> None:
    """Its function at the values at which the examples are stated, with these on it, those that are true as such."""
    own = [
        text.partition("<title>")[2].partition("</title>")[0]
        for path, text in figures.items()
        if path.endswith(".svg") and path.removeprefix("Vaultproof/").startswith(name)
    ]
    assert any(all(told in title for told in NOTES[name][1]) for title in own), own


def test_axes_have_units_by_how_a_formula_scales(figures: dict[str, str]) -> None:
    """Also where prefixes differ; none in which nobody reckons."""
    assert ">S (mM)<" in figures["Vaultproof/Enzyme.svg"]
    assert ">µM/s<" in figures["Vaultproof/Enzyme.svg"]
    assert ">A<" in figures["Vaultproof/Diode.svg"]
    assert ">t (h)<" in figures["Vaultproof/Dose.svg"]
    assert ">mg/L<" in figures["Vaultproof/Dose.svg"]
    assert ">t (s)<" in figures["Vaultproof/Charge.svg"]
    assert ">ω (s⁻¹)<" in figures["Vaultproof/Gain.svg"]


def test_facts_are_told_of_code_and_of_whole_numbers(figures: dict[str, str]) -> None:
    """Also where a domain takes too long; an end at which a note gives an example belongs to it."""
    assert "| Range | $\\left(0, \\infty\\right)$ |" in figures["Plus.md"]
    assert "| Monotone | decreasing on $\\left\\{1, 2, 3, \\ldots\\right\\}$ |" in figures["Whole.md"]
    assert "| Derivative | $- \\frac{e^{- u}}{u}$ |" in figures["Well.md"]
    assert "| Nullstellen | $0$ |" in figures["Portion.md"]
    assert "| 定義域 | $\\left[0, \\infty\\right)$ |" in figures["Recruits.md"]
    assert "| Domain | $\\left(0, \\infty\\right)$ |" in figures["Thermistor.md"]


def test_what_is_not_so_is_not_shown(tmp_path: Path) -> None:
    """What an array gives as a whole is not drawn item by item; several identities are no definition; a letter that is
    told by another formula is no parameter."""
    found = built(
        tmp_path,
        {
            "Share.md": "# Share\n\n```python\nimport numpy as np\n\ndef share(z):\n    return z / z.sum()\n\n"
            "print(share(np.array([1.0, 3.0])))  # [0.25 0.75]\n```\n",
            "Sides.md": "# Sides\n\n$\\tan x = \\frac{\\sin x}{\\cos x}$ and $\\cot x = \\frac{\\cos x}{\\sin x}$.\n",
            "Lines.md": "# Lines\n\n$y = 2x + 1$ and $y = 3x + c$ meet.\n",
            "Told.md": "# Told\n\n$$C(S) = S q_1 - 3$$\n\nThe factor $q_1 = \\text{see the handbook}$.\n",
        },
    )
    drawn = {path for path in found if path.endswith(".svg")}
    assert drawn <= {"Vaultproof/Share.svg"}
    assert "share(z)" not in found.get("Vaultproof/Share.svg", "")
