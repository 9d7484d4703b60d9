"""Where a note's figures begin and end: what it says of its variables, and what its formulas tell."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import sympy

from pipeline.test_figures import built
from vaultproof.pipeline.figures import ranges
from vaultproof.pipeline.figures.nearness import reach
from vaultproof.pipeline.figures.ranges import breaks_of
from vaultproof.pipeline.figures.rational import happens_at, poles_of
from vaultproof.pipeline.figures.refusals import refused_elsewhere
from vaultproof.pipeline.tabled import half_unit
from vaultproof.plot.heights import heights
from vaultproof.plot.known import around_known
from vaultproof.plot.request import Floats
from vaultproof.witness.values.numbers import NoValue

x = sympy.Symbol("x", real=True)

NOTES = {
    "Queue": "A queue with utilization $\\rho$:\n\n$$W(\\rho) = \\frac{3}{1 - \\rho}$$\n\n$W(0.5) = 6$\n",
    "Pole": "$$h(x) = \\frac{7}{35 - x}$$\n\n$h(0) = 0.2$\n",
    "Gas": "The volume $V$ in m³ and the pressure in Pa:\n\n$$p(V) = \\frac{R T}{V - b}$$\n\nwith $R = 8.3$, "
    "$T = 290$ K, $b = 0.00003$.\n",
    "Overlap": "The probability $p$ and the label $g$:\n\n$$J(p, g) = \\frac{pg + 1}{p + g - pg + 1}$$\n",
    "Between": "$$c(x) = 12\\cosh\\frac{x}{12}$$\n\nwhere $x$ runs from −15 to 15.\n",
    "Utility": "$$u(c) = \\frac{c^{1 - \\eta}}{1 - \\eta}$$\n\nwhere $c$ is consumption.\n",
    "Filter": "Lowpass with $R = 2000$ Ω and $C = 10^{-6}$ F:\n\n$$G(f) = \\frac{1}{\\sqrt{1 + (2\\pi f R C)^2}}$$\n",
    "Hinge": "The margin $m = 0.5$.\n\n$$L(a, b) = \\max(0, a - b + m)$$\n\n$L(1, 0.5) = 1$\n",
    "Dutch": "De functie\n\n$$f(x) = 2x$$\n\nheeft een nulpunt in de oorsprong en $f(1) = 2$.\n",
    "Steps": "```python\ndef digits(n):\n    return len(str(n))\n\ndigits(7)    # 1\ndigits(100)  # 3\n```\n",
    "Tariff": "$$t(w) = \\begin{cases} 1 & 0 < w \\le 20 \\\\ 2 & 20 < w \\le 50 \\\\ "
    "3 & 50 < w \\le 90 \\end{cases}$$\n",
    "Law": "$$g(x) = 2 e^{-2x}, \\quad x \\ge 0$$\n\nIts distribution is $G(x) = 1 - e^{-2x}$; $G(0) = 0$.\n",
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All figures by their names, each with its alternative text."""
    found = built(tmp_path_factory.mktemp("ranges"), {f"{name}.md": text for name, text in NOTES.items()})
    return {Path(path).stem: text for path, text in found.items() if path.endswith(".svg")}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Queue", "for ρ from 0 to 1;"),
        ("Pole", "a vertical asymptote at x = 35"),
        ("Overlap", "for p from 0 to 1 and g from 0 to 1"),
        ("Between", "for x from −15 to 15"),
        ("Filter", "for f from 0 to 2"),
        ("Gas", "V (m³)"),
        ("Gas", ">Pa<"),
        ("Hinge", "marked: (1, 0.5): 1"),
        ("Dutch", "Graph of f(x)"),
        ("Steps", "for n from 1 to 1"),
        ("Steps", "marked: (7, 1), (100, 3)"),
        ("Tariff", "jumps at w = 20, 50"),
        ("Law G", "for x from 0 to"),
    ],
)
def test_a_figure_begins_and_ends_where_its_note_and_its_formula_say(
    figures: dict[str, str], name: str, told: str
) -> None:
    assert told in figures[name]


def test_every_curve_of_a_family_has_values(figures: dict[str, str]) -> None:
    assert ">η = 1<" not in figures["Utility"]


def test_the_places_of_a_quotient_are_told_by_its_formula() -> None:
    assert poles_of((x + 1) / (x**2 - 9), x) == (-3, 3)
    assert happens_at((x**2 - 1) / x, x) == (-1.0, 0.0, 1.0)
    assert happens_at(x**3 - x, x) == ()
    turns_unseen = happens_at((2 * x**2 - 3 * x - 2) / (x**2 - x - 6), x)
    assert max(turns_unseen) == 3.0  # and not 19.2, where it is 1.973 and tends to 2


def test_a_function_of_the_size_of_its_variable_changes_on_both_sides() -> None:
    step = sympy.Piecewise((1, sympy.Abs(2 * x - 1) < 3), (0, True))
    assert breaks_of(step, x) == (-1.0, 2.0)


def test_a_stated_value_is_as_near_as_its_digits_tell() -> None:
    assert reach("0{,}5", 0.5, True) >= 0.0375
    assert reach("0.001", 0.001, False) < 0.0011
    assert reach("20", 20.0, False) == 0.4
    assert half_unit("1.226 \\times 10^{-10}") == pytest.approx(5e-14)
    assert poles_of(sympy.exp(1 / x), x) == ()


def test_a_range_takes_in_what_is_known_to_happen_and_no_more_than_that() -> None:
    def far(at: Floats) -> Floats:
        return 1 / (at - 500)

    left, right = around_known(far, (-4.0, 4.0), (500.0,), ())
    assert left < 0
    assert 500 < right < 1500

    def near(at: Floats) -> Floats:
        return 1 / (at - 1e-4) - 1e-4 / at**2

    left, right = around_known(near, (-4.0, 4.0), (0.0, 5e-5, 1e-4), ())
    assert -1e-3 < left < 0
    assert 1e-4 < right < 1e-3
    assert around_known(far, (400.0, 600.0), (500.0,), ()) == (400.0, 600.0)


def test_the_heights_show_a_well_beside_its_wall_and_a_rise_from_0_whole() -> None:
    places = np.linspace(0.01, 9, 801)
    low, high = heights((0.04 * ((3.4 / places) ** 12 - (3.4 / places) ** 6),), (), ())
    assert -0.02 < low < -0.01 < high < 0.05
    finite = 4.75 * (1 - np.exp(-1.93 * (np.linspace(0, 4, 801) - 0.741))) ** 2
    assert heights((finite,), (), ())[1] < 20
    low, high = heights((places / (places + 0.2),), (), ())
    assert low <= 0.05
    tiny = 1e-12 * np.expm1(places)
    assert heights((tiny,), (40 * tiny,), ())[1] < 1e-7


def test_a_fault_of_ours_is_no_refusal() -> None:
    """What SymPy cannot do is one."""
    with pytest.raises(NoValue), refused_elsewhere():
        float(x)
    with pytest.raises(TypeError), refused_elsewhere():
        ranges.around_breaks((1.0, 2.0, 3.0), 5, np.sin)  # type: ignore[arg-type]
