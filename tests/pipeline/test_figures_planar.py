"""Figures of curves in the plane, and of sequences that are told together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from vaultproof.cli import main


def built(tmp_path: Path, notes: Mapping[str, str]) -> dict[str, str]:
    """The titles of all figures by path, without the folder."""
    root, out = tmp_path / "vault", tmp_path / "out"
    for name, text in notes.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["build", str(root), "-o", str(out), "--quiet", "--no-cache", "--jobs", "1"])
    return {
        path.name: path.read_text(encoding="utf-8").split("<title>")[1].split("</title>")[0]
        for path in out.rglob("*.svg")
    }


def test_curves_by_their_coordinates_in_polar_ones_and_by_equations_are_drawn_in_the_plane(
    tmp_path: Path,
) -> None:
    found = built(
        tmp_path,
        {
            "Liss.md": "# Liss\n\n$$x(t) = \\sin(3t), \\quad y(t) = \\sin(2t), \\quad t \\in [0, 2\\pi]$$\n\n"
            "$x(0) = 0$.\n",
            "Rolle.md": "# Rolle\n\n$$\\begin{cases} x = 2(t - \\sin t) \\\\ y = 2(1 - \\cos t) \\end{cases}, \\quad "
            "0 \\le t \\le 4\\pi$$\n",
            "Herz.md": "# Herz\n\nIn polar coordinates $r(\\theta) = 1 + \\cos\\theta$, so $r(0) = 2$.\n",
            "Kegel.md": "# Kegel\n\nWith $a = 3$ and $b = 2$:\n\n$$\\frac{x^2}{a^2} + \\frac{y^2}{b^2} = 1$$\n",
            "Astroid.md": "# Astroid\n\n$$\\vec{r}(t) = \\begin{pmatrix} \\cos^3 t \\\\ \\sin^3 t \\end{pmatrix}$$\n",
            "Bogen.md": "# Bogen\n\n$$\\mathbf r(t) = \\begin{pmatrix} 3\\cos t \\\\ 3 \\sin t \\end{pmatrix}, "
            "\\quad 0 \\le t \\le \\pi$$\n",
            "Schraube.md": "# Schraube\n\n"
            "$$\\vec r(t) = \\begin{pmatrix} \\cos t \\\\ \\sin t \\\\ t/2 \\end{pmatrix}$$\n",
            "Falsch.md": "# Falsch\n\n$$x(t) = \\cos t$$\n\n$$y(t) = \\sin t$$\n\n$y(0) = 1$.\n",
            "Inverse.md": "# Inverse\n\nIt is told by $f(x)^3 + f(x) = x$.\n",
        },
    )
    assert "Curve (x(t), y(t)), 0 ≤ t ≤ 2π in the plane, x from −1 to 1" in found["Liss.svg"]
    assert "(0, 0): t = 0" in found["Liss.svg"]
    assert not any(title.startswith("Graph of x(t)") for title in found.values())
    assert any(title.startswith("Graph of y(t)") for title in found.values())
    assert "Curve r(t), 0 ≤ t ≤ π in the plane, x from −3 to 3" in found["Bogen.svg"]
    assert "Graph of r(t)" in found["Schraube.svg"]
    assert "0 ≤ t ≤ 4π" in found["Rolle.svg"]
    assert "Curve r(θ), 0 ≤ θ ≤ 2π in the plane" in found["Herz.svg"]
    assert "(2, 0): θ = 0" in found["Herz.svg"]
    assert "x²/a² + y²/b² = 1, a = 3, b = 2 in the plane, x from −3 to 3" in found["Kegel.svg"]
    assert "Curve r(t), 0 ≤ t ≤ 2π in the plane, x from −1 to 1" in found["Astroid.svg"]
    assert "Curve f(x) in the plane" in found["Inverse.svg"]


def test_what_tells_no_curve_is_not_drawn_as_one(tmp_path: Path) -> None:
    found = built(
        tmp_path,
        {
            "Binomial.md": "# Binomial\n\n$$(x + y)^2 = x^2 + 2xy + y^2$$\n",
            "Line.md": "# Line\n\nA curve:\n\n$$2x + 3y = 6$$\n",
            "Homogen.md": "# Homogen\n\n$$f(x, y) = f(y, x)$$\n",
            "Ode.md": "# Ode\n\n$$\\frac{dy}{dx} = x y$$\n",
            "Space.md": "# Space\n\n$$x^2 + y^2 = z^2$$\n",
            "Prose.md": "# Prose\n\nIf $xy = 12$ then both are factors of 12.\n",
            "Reward.md": "# Reward\n\nThe reward is $r(\\theta) = 1 + \\cos\\theta$.\n",
        },
    )
    assert set(found) == {"Reward.svg"}
    assert found["Reward.svg"].startswith("Graph of r(θ)")


def test_sequences_told_together_are_drawn_together(tmp_path: Path) -> None:
    found = built(
        tmp_path,
        {
            "Ball.md": "# Ball\n\n$$\\begin{aligned} v_{t+1} &= 0.9 v_t - 0.1 x_t \\\\ x_{t+1} &= x_t + v_{t+1} "
            "\\end{aligned}$$\n\nfrom $x_0 = 1$, $v_0 = 0$: $v_1 = -0.1$, $x_1 = 0.9$, $x_2 = 0.8$.\n",
            "Pair.md": "# Pair\n\n$$a_{n+1} = \\frac{a_n + b_n}{2}, \\quad b_{n+1} = \\sqrt{a_n b_n}$$\n\n"
            "with $(a_0, b_0) = (1, 9)$.\n",
            "Open.md": "# Open\n\n$$p_{n+1} = p_n + q_n, \\quad q_{n+1} = p_n$$\n\nThe start is open.\n",
            "Grad.md": "# Grad\n\n$$m_t = 0.9 m_{t-1} + 0.1 g_t, \\quad u_t = m_t + u_{t-1}$$\n\n"
            "$m_0 = 0$, $u_0 = 0$.\n",
        },
    )
    assert set(found) == {"Ball.svg", "Pair.svg"}
    assert found["Ball.svg"].startswith("Graph of vₜ, xₜ for t from 0 to ")
    assert "stated: (1, −0.1), (1, 0.9)." in found["Ball.svg"]  # the wrong x_2 lies elsewhere
    assert found["Pair.svg"].startswith("Graph of aₙ, bₙ for n from 0 to ")


def test_first_terms_that_are_told_as_one_are_those_of_a_sequence(tmp_path: Path) -> None:
    text = "# Padovan\n\n$P_n = P_{n-2} + P_{n-3}$ with $P_0 = P_1 = P_2 = 1$; so $P_5 = 3$.\n"
    found = built(tmp_path, {"Padovan.md": text})
    assert found["Padovan.svg"].startswith("Graph of Pₙ for n from 0 to ")
    assert "marked: (5, 3)" in found["Padovan.svg"]


def test_a_short_sum_over_indexed_letters_is_written_out(tmp_path: Path) -> None:
    text = "# Mix\n\n$$k(x) = \\sum_{q=1}^{2} w_q \\cos(m_q x)$$\n\nwith $w_1 = 1$, $w_2 = 0.5$ and $m_1 = m_2 = 2$.\n"
    assert "k(x), m₁ = 2, m₂ = 2, w₁ = 1, w₂ = 0.5" in built(tmp_path, {"Mix.md": text})["Mix.svg"]
