"""What a figure's title says of functions as people write them: families by examples, recursions, units, curves."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pipeline.test_figures import built

NOTES = {
    "Family": (
        (
            "$$f(x;k) = k x^{k-1} e^{-x^k}$$\n\nfor $x \\ge 0$.\n\n- $f(1; 2) \\approx 0.7358$\n- $f(0.5; 1) \\approx 0.6065$\n"
            "- $f(1; 5) \\approx 1.8394$\n"
        ),
        ("k = 1, k = 2, k = 5", "marked: (0.5, 0.6065), (1, 0.7358), (1, 1.8394)"),
    ),
    "Setting": (
        (
            "With $\\delta = 1$:\n\n$$L_\\delta(a) = \\begin{cases} \\frac{1}{2}a^2 & |a| \\le \\delta \\\\ "
            "\\delta(|a| - \\frac{1}{2}\\delta) & \\text{otherwise} \\end{cases}$$\n\n- $L_1(0.5) = 0.125$\n- $L_1(3) = 2.5$\n"
        ),
        ("δ = 1", "marked: (0.5, 0.125), (3, 2.5)"),
    ),
    "Elsewhere": (
        (
            "$$f(x) = \\max(0, x) + \\min(0, \\alpha (e^{x/\\alpha} - 1))$$\n\nWith $\\alpha = 1$ it is another one.\n\n"
            "## Examples\n\nWith $\\alpha = 2$:\n\n- $f(-2) \\approx -1.2642$\n- $f(-4) \\approx -1.7293$\n"
        ),
        ("α = 2", "marked: (−2, −1.2642), (−4, −1.7293)"),
    ),
    "Map": (
        "$$x_{n+1} = r x_n (1 - x_n), \\qquad x_0 = 0.5$$\n\nWith $r = 3.2$: $x_1 = 0.8$, $x_2 = 0.512$.\n",
        ("r = 3.2 for n from 0 to 20", "marked: (1, 0.8), (2, 0.512)"),
    ),
    "Rabbits": (
        "$$F_n = F_{n-1} + F_{n-2},\\quad F_0 = 0,\\ F_1 = 1$$\n\n$F_5 = 5$, $F_{10} = 55$.\n",
        ("for n from 0 to", "marked: (5, 5), (10, 55)"),
    ),
    "Root": (
        "$$x_{k+1} = \\frac{1}{2}\\left(x_k + \\frac{a}{x_k}\\right)$$\n\nWith $a = 2$ and $x_0 = 1$: $x_1 = 1.5$.\n",
        ("for k from 0 to 6",),
    ),
    "Harmonic": (
        "$$H_n = \\sum_{k=1}^{n} \\frac{1}{k}$$\n\n$H_2 = 1.5$, $H_3 = 2$.\n",
        ("marked: (2, 1.5)", "refuted: (3, 2)"),
    ),
    "Integral": (
        "$$g(x) = \\int_0^x e^{-t^3}\\,dt$$\n\n$g(1) \\approx 0.8075$.\n",
        ("Graph of g(x)", "(1, 0.8075)"),
    ),
    "Banana": (
        "$$f(x,y) = (a-x)^2 + b(y-x^2)^2$$\n\nwith $a=1$, $b=100$: $f(1,1)=0$ and $f(-1,1)=4$.\n",
        ("marked: (1, 1): 0, (−1, 1): 4",),
    ),
    "Grid": (
        "$$f(x, y) = x^2 y$$\n\n| $x$ | $y$ | $f(x, y)$ |\n|---|---|---|\n| 1 | 2 | 2 |\n| 2 | 1 | 4 |\n",
        ("marked: (1, 2): 2, (2, 1): 4",),
    ),
    "Isotherm": (
        "$$p(v) = \\frac{8T}{3v - 1} - \\frac{3}{v^2}, \\qquad v > \\tfrac13$$\n\nfor $T = 0.9,\\ 1.0,\\ 1.1$.\n",
        ("from 0.33", "a vertical asymptote at v = 0.3333"),
    ),
    "Enzyme": (
        (
            "$$v([S]) = \\frac{V_{\\max}[S]}{K_M + [S]}$$\n\nwith $V_{\\max} = 10\\ \\mu\\text{M/s}$ and $K_M = 2\\ \\text{mM}$.\n\n"
            "- At $[S] = 2$ mM, $v = 5$ µM/s.\n- At $[S] = 8$ mM, $v = 7$ µM/s.\n"
        ),
        ("it tends to 10", "stated: (2, 5)."),
    ),
    "Diode": (
        (
            "$$I(V_D) = I_S\\left(e^{V_D/(nV_T)} - 1\\right)$$\n\nwhere $I_S = 10^{-12}\\,\\text{A}$, $n = 1$ and "
            "$V_T = 25.85\\ \\text{mV}$. $I(0.6\\,\\text{V}) \\approx 0.012\\ \\text{A}$.\n"
        ),
        ("stated: (600, 0.012)",),
    ),
    "Charge": (
        (
            "$$V_C(t) = V_0\\left(1 - e^{-t/RC}\\right)$$\n\n$V_0 = 12\\text{ V}$, $R = 10\\text{ k}\\Omega$, $C = 100\\ \\mu\\text{F}$. "
            "$V_C(1\\text{ s}) \\approx 7.59\\text{ V}$\n"
        ),
        ("it tends to 12", "stated: (1, 7.59)"),
    ),
    "Dose": (
        (
            "$$C(t) = \\frac{F D k_a}{V (k_a - k_e)} \\left(e^{-k_e t} - e^{-k_a t}\\right)$$\n\n| Parameter | Value |\n|---|---|\n"
            "| $F$ | 0.8 |\n| $D$ | 500 mg |\n| $V$ | 40 L |\n| $k_a$ | 1.2 h⁻¹ |\n| $k_e$ | 0.2 h⁻¹ |\n"
        ),
        ("D = 500 mg, F = 0.8, V = 40 L",),
    ),
    "Gain": (
        "$$|H(j\\omega)| = \\frac{1}{\\sqrt{1 + (\\omega RC)^2}}$$\n\n$R = 1\\,\\text{k}\\Omega$, $C = 1\\,\\mu\\text{F}$.\n",
        ("∣H(ω)∣, C = 1 µF, R = 1 kΩ",),
    ),
    "Option": (
        (
            "Black-Scholes:\n\n$$C(S) = S\\,N(d_1) - K e^{-rT} N(d_2)$$\n"
            "$$d_1 = \\frac{\\ln(S/K) + (r + \\sigma^2/2)T}{\\sigma\\sqrt{T}}, \\quad d_2 = d_1 - \\sigma\\sqrt{T}$$\n\n"
            "With $K = 100$, $r = 0.05$, $\\sigma = 0.2$, $T = 1$: $C(100) \\approx 10.45$.\n"
        ),
        ("C(S), K = 100", "stated: (100, 10.45)"),
    ),
    "Cotangent": (
        "$$\\cot x = \\frac{\\cos x}{\\sin x}$$\n\n- $\\cot(\\pi/4) = 1$\n- $\\cot(3\\pi/4) = -1$\n",
        ("at x = −π, 0, π", "marked: (π/4, 1), (3π/4, −1)"),
    ),
    "Chain": ("$$y = a\\cosh\\left(\\frac{x}{a}\\right)$$\n\nwith $a = 2$.\n", ("y(x), a = 2",)),
    "Chance": (
        "$$P(X = k) = \\frac{\\lambda^k e^{-\\lambda}}{k!}$$\n\nWith $\\lambda = 3$: $P(X=0) \\approx 0.0498$.\n",
        ("P(X = k), λ = 3", "marked: (0, 0.0498)"),
    ),
    "Lognormal": (
        (
            "$$f(x; \\mu, \\sigma) = \\frac{1}{x\\sigma\\sqrt{2\\pi}}e^{-\\frac{(\\ln x-\\mu)^2}{2\\sigma^2}},\\qquad x>0$$\n\n"
            "With $\\mu = 0$:\n\n| $\\sigma$ | $f(1)$ |\n|---|---|\n| 0.25 | 1.5958 |\n| 0.5 | 0.7979 |\n"
        ),
        ("σ = 0.25, σ = 0.5", "stated: (1, 1.5958), (1, 0.7979)"),
    ),
    "Loss": (
        (
            "$$\\mathcal{L}(y, \\hat{y}) = -\\left[y \\log \\hat{y} + (1-y)\\log(1-\\hat{y})\\right]$$\n\n"
            "$\\mathcal{L}(1, 0.9) \\approx 0.105$, $\\mathcal{L}(0, 0.2) \\approx 0.223$.\n"
        ),
        ("L(y, ŷ)", "(1, 0.9): 0.105"),
    ),
    "Rough": (
        "$$W(x) = \\sum_{n=0}^{5} \\frac{\\cos(3^n \\pi x)}{2^n}$$\n\n$W(0) = 1.96875$.\n",
        ("from −1 to 1",),
    ),
    "Items": (
        (
            "```python\nimport numpy as np\n\ndef leaky(x):\n    return np.where(x > 0, x, 0.1 * x)\n\n"
            "print(leaky(np.array([-2.0, 3.0])))  # [-0.2  3. ]\n```\n"
        ),
        ("leaky(x)", "marked: (−2, −0.2), (3, 3)"),
    ),
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
