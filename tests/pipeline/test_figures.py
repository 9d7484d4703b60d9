"""Figures show their own note's examples where they are true, under the names that mathematics gives them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from vaultproof.cli import main
from vaultproof.emit.markers import remove
from vaultproof.plot.names import shown_name, shown_value

RAMP = "# Ramp\n\n$$r(x) = \\max(0, x)$$\n\n- $r(3) = 3$\n- $r(-2) = 0$\n"


def build(root: Path, out: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", str(root), "-o", str(out), "--quiet", "--no-cache", "--jobs", "1"])
    assert ended.value.code in {0, 1}


def built(tmp_path: Path, notes: Mapping[str, str]) -> dict[str, str]:
    """The emitted vault's notes and figures by path."""
    root, out = tmp_path / "vault", tmp_path / "out"
    for name, text in notes.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    build(root, out)
    return {
        path.relative_to(out).as_posix(): path.read_text(encoding="utf-8")
        for path in out.rglob("*")
        if path.suffix in {".md", ".svg"}
    }


def test_a_figure_marks_the_examples_of_its_own_note_only(tmp_path: Path) -> None:
    other = "# Other\n\nWith [[Ramp]], $r(7) = 7$ and Ramp(8) = 8.\n"
    found = built(tmp_path, {"Ramp.md": RAMP, "Other.md": other})
    figure = found["Vaultproof/Ramp.svg"]
    assert "(3, 3)" in figure
    assert "(−2, 0)" in figure
    assert "(7, 7)" not in figure
    assert "(8, 8)" not in figure


def test_a_refuted_example_is_marked_as_refuted_and_points_have_a_true_minus_sign(tmp_path: Path) -> None:
    found = built(tmp_path, {"Line.md": "# Line\n\n$$g(x) = 2x$$\n\n- $g(-1) = -2$\n- $g(2) = 5$\n"})
    title = found["Vaultproof/Line.svg"].split("</title>")[0]
    assert "marked: (−1, −2)" in title
    assert "refuted: (2, 5)" in title


def test_examples_of_several_values_of_a_parameter_stand_on_a_curve_each(tmp_path: Path) -> None:
    text = "# E\n\n$$E(x) = \\alpha x$$\n\nWith $\\alpha = 1$.\n\n- $E(2) = 2$\n\nWith $\\alpha = 3$:\n\n- $E(1) = 3$\n"
    title = built(tmp_path, {"E.md": text})["Vaultproof/E.svg"].split("</title>")[0]
    assert "α = 1, α = 3" in title
    assert "marked: (2, 2), (1, 3)" in title


def test_what_is_refuted_of_one_curve_is_not_marked_at_another(tmp_path: Path) -> None:
    text = (
        "# G\n\n$$G(r) = \\frac{1}{\\sqrt{(1 - r^2)^2 + (2\\zeta r)^2}}$$\n\n"
        "- with $\\zeta = 0.1$: $G(1) = 5$\n- with $\\zeta = 0.5$: $G(1) = 1$\n"
        "- with $\\zeta = 0.5$: $G(2) \\approx 0.377$\n"
    )
    title = built(tmp_path, {"G.md": text})["Vaultproof/G.svg"].split("</title>")[0]
    assert "ζ = 0.1, ζ = 0.5" in title
    assert "refuted: (2, 0.377)" in title


def test_a_refuted_vector_is_drawn_beside_those_that_hold(tmp_path: Path) -> None:
    text = (
        "# Softmax\n\n$$\\operatorname{softmax}(z)_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}$$\n\n"
        "- softmax([0, 0]) = [0.5, 0.5]\n- softmax([0, 1]) = [0.731, 0.269]\n"
    )
    title = built(tmp_path, {"Softmax.md": text})["Vaultproof/Softmax.svg"].split("</title>")[0]
    assert "softmax(0, 0) = (0.5, 0.5)" in title
    assert "refuted: softmax(0, 1) = (0.731, 0.269)" in title


def test_a_figure_writes_decimal_commas_where_its_note_does(tmp_path: Path) -> None:
    text = "# Preis\n\nDer Preis ist $$p(m) = 2{,}5 \\cdot m$$\n\n- $p(1{,}5) = 3{,}75$\n- $p(3) = 7{,}5$\n"
    found = built(tmp_path, {"Preis.md": text})["Vaultproof/Preis.svg"]
    assert "(1,5; 3,75)" in found
    assert "1.5" not in found.split("</title>")[0]


def test_a_tiny_argument_is_told_as_it_is(tmp_path: Path) -> None:
    text = "# V\n\n$$V(r) = 5 r$$\n\n- $V(3 \\times 10^{-10}) = 1.5 \\times 10^{-9}$\n- $V(0) = 0$\n"
    assert "(3·10⁻¹⁰, 1.5·10⁻⁹)" in built(tmp_path, {"V.md": text})["Vaultproof/V.svg"]


def test_an_example_far_out_of_all_that_happens_is_told_and_not_drawn(tmp_path: Path) -> None:
    text = (
        "# P\n\n$$P(x) = (1 - x^2)(1 - \\tfrac{x^2}{4})(1 - \\tfrac{x^2}{9})(1 - \\tfrac{x^2}{16})$$\n\n"
        "- $P(0) = 1$\n- $P(1) = 0$\n- $P(5) = 126$\n"
    )
    title = built(tmp_path, {"P.md": text})["Vaultproof/P.svg"].split("</title>")[0]
    assert "for x from −4 to 4" in title
    assert "outside the figure: (5, 126)" in title


def test_a_figure_and_its_facts_tell_every_value_that_a_parameter_was_given(tmp_path: Path) -> None:
    """What is drawn and told for one α holds for no other: where examples are of several, each has its curve."""
    text = (
        "# Ramp\n\n$$r(x) = \\max(\\alpha x, \\beta x)$$\n\n"
        "With $\\alpha = 2$ and $\\beta = \\frac{1}{2}$:\n\n- $r(1) = 2$\n\n"
        "With $\\alpha = 3$ and $\\beta = \\frac{1}{2}$:\n\n- $r(1) = 3$\n"
    )
    found = built(tmp_path, {"Ramp.md": text})
    assert "β = 0.5 for x from" in found["Vaultproof/Ramp.svg"]
    assert ": α = 2, α = 3;" in found["Vaultproof/Ramp.svg"]
    assert "| r, α = 2, 3, β = 0.5 | |" in found["Ramp.md"]


def test_values_that_a_note_lists_for_a_parameter_make_a_family(tmp_path: Path) -> None:
    """One curve for each value, with the examples of all of them; facts are those that are true of all."""
    text = (
        "# Ramp\n\n$$r(x) = \\max(\\alpha (x + 0), x)$$\n\nfor $\\alpha = 0.1, 0.5$.\n\n"
        "With $\\alpha = 0.5$: $r(-2) = -1$.\n\nWith $\\alpha = 0.1$: $r(-10) = -1$.\n"
    )
    found = built(tmp_path, {"Ramp.md": text})
    title = found["Vaultproof/Ramp.svg"].split("</title>")[0]
    assert "α = 0.1, α = 0.5" in title
    assert "(−2, −1)" in title
    assert "(−10, −1)" in title
    assert "| r, α = 0.1, 0.5 | |" in found["Ramp.md"]
    assert "increasing on $\\mathbb{R}$" in found["Ramp.md"]
    assert "Derivative" not in found["Ramp.md"]


def test_facts_write_decimals_where_their_note_does(tmp_path: Path) -> None:
    """And fractions where it writes those, or where a decimal would not end soon."""
    text = "# Well\n\n$$V(r) = 4.7 \\left(r - 0.74\\right)^2$$\n\n- $V(0) = 2.57372$\n"
    found = built(
        tmp_path, {"Well.md": text, "Half.md": "# Half\n\n$$h(x) = \\frac{x}{2} + 1$$\n\n- $h(2) = 2$\n"}
    )
    assert "| Zeros | $0.74$ |" in found["Well.md"]
    assert "\\frac{37}{50}" not in found["Well.md"]
    assert "\\frac{1}{2}" in found["Half.md"]


def test_a_function_that_is_0_elsewhere_is_drawn_and_told_as_that(tmp_path: Path) -> None:
    text = "# Bump\n\nIt is $b(u) = 1 - u^2$ for $|u| \\le 1$, 0 otherwise.\n\n- $b(0) = 1$\n"
    stock = "# Stock\n\n$$R(S) = \\frac{S}{1 + \\beta S}$$\n\nHere $\\beta = 2$, with the stock $S \\ge 0$.\n"
    tail = (
        "# Tail\n\nIts density is for $x > 0$\n\n$$f(x) = \\frac{1}{(1 + x)^2}$$\n\n- $f(1/3) \\approx 0.6$\n"
    )
    found = built(tmp_path, {"Bump.md": text, "Stock.md": stock, "Tail.md": tail})
    assert "| Domain | $\\left[0, \\infty\\right)$ |" in found["Stock.md"]
    assert "| Domain | $\\left(0, \\infty\\right)$ |" in found["Tail.md"]
    assert "marked: (1/3, 0.6)" in found["Vaultproof/Tail.svg"]  # 0.5625, told roughly
    assert "for u from −2 to 2" in found["Vaultproof/Bump.svg"]
    assert "| Domain | $\\mathbb{R}$ |" in found["Bump.md"]
    assert "| Range | $\\left[0, 1\\right]$ |" in found["Bump.md"]


def test_no_near_fact_is_told_where_a_note_fills_a_hole(tmp_path: Path) -> None:
    """Its formula has no value there, and its domain and zeros are others; what is far out is the same."""
    text = "# L\n\n$$L(x) = \\coth x - \\frac{1}{x}$$\n\nIt is 0 at 0, so we put $L(0) = 0$.\n\n- $L(1) = 0.3130$\n"
    found = built(tmp_path, {"L.md": text})
    assert "Vaultproof/L.svg" in found
    assert "| Zeros | none |" not in found["L.md"]
    assert "| Domain |" not in found["L.md"]
    assert "| Limit at ∞ | $1$ |" in found["L.md"]


def test_a_function_with_whose_formula_words_go_on_is_not_drawn(tmp_path: Path) -> None:
    text = "# G\n\n$g(x) = x$ rounded up to the next power of two.\n\n- $g(5) = 8$\n"
    assert not any(path.endswith(".svg") for path in built(tmp_path, {"G.md": text}))


def test_what_breaks_again_and_again_tends_to_nothing(tmp_path: Path) -> None:
    text = "# T\n\n$$t(x) = \\frac{\\tan x}{x}$$\n\n- $t(1) = 1.5574$\n\n$$u(x) = \\tan x - x$$\n\n- $u(1) = 0.5574$\n"
    found = built(tmp_path, {"T.md": text})
    titles = [text.split("</title>")[0] for path, text in found.items() if path.endswith(".svg")]
    assert titles
    assert not any("tends to" in title for title in titles)
    assert "Limit at" not in found["T.md"]


def test_examples_tell_the_scale_of_tiny_constants(tmp_path: Path) -> None:
    text = (
        "# B\n\n$$b(E) = e^{-E/(kT)}$$\n\nwith $k = 1.380649 \\times 10^{-23}$ and $T = 300$.\n\n"
        "- $b(0) = 1$\n- $b(4.141947 \\times 10^{-21}) \\approx 0.3679$\n"
    )
    title = built(tmp_path, {"B.md": text})["Vaultproof/B.svg"].split("</title>")[0]
    assert "10⁻²¹" in title.split("marked")[0]


def test_a_range_may_end_at_a_parameter_or_at_a_part_of_pi(tmp_path: Path) -> None:
    text = (
        "# Window\n\n$$w(u) = \\sin\\frac{\\pi u}{N}, \\quad 0 \\le u \\le N$$\n\nFor $N = 8$: $w(4) = 1$.\n\n"
        "$$c(x) = \\cos x, \\quad x \\in [0, \\frac{\\pi}{2}]$$\n"
    )
    found = built(tmp_path, {"Window.md": text})
    assert any("for u from 0 to 8" in text for path, text in found.items() if path.endswith(".svg"))
    assert "| Domain | $\\left[0, 8\\right]$ |" in found["Window.md"]
    assert "\\left[0, \\frac{\\pi}{2}\\right]$ |" in found["Window.md"]


def test_lines_of_equal_value_tell_the_value_of_a_parameter(tmp_path: Path) -> None:
    text = "# Saddle\n\n$$s(x, y) = x^2 - \\lambda y^2$$\n\nwith $\\lambda = 3$.\n\n- $s(2, 1) = 1$\n"
    assert "s(x, y), λ = 3" in built(tmp_path, {"Saddle.md": text})["Vaultproof/Saddle.svg"]


def test_facts_are_told_of_the_function_that_the_note_defines(tmp_path: Path) -> None:
    """What the formula does where the note's variable does not go is no fact about the note's function."""
    text = "# Well\n\n$$V(r) = r^{-12} - r^{-6}$$\n\nfor $r > 0$.\n\n- $V(1) = 0$\n"
    found = built(tmp_path, {"Well.md": text})
    assert r"| Domain | $\left(0, \infty\right)$ |" in found["Well.md"]
    assert "| Zeros | $1$ |" in found["Well.md"]
    assert "Parity" not in found["Well.md"]
    assert "from −" not in found["Vaultproof/Well.svg"].split("</title>")[0].replace("from −0", "")


def test_of_several_values_of_a_parameter_the_one_of_most_examples_is_drawn(tmp_path: Path) -> None:
    text = (
        "# Ramp\n\n$$r(x) = \\alpha x$$\n\nWith $\\alpha = 1$ it is the identity.\n\n"
        "With $\\alpha = 2$:\n\n- $r(1) = 2$\n- $r(3) = 6$\n"
    )
    title = built(tmp_path, {"Ramp.md": text})["Vaultproof/Ramp.svg"].split("</title>")[0]
    assert "α = 2" in title
    assert "(3, 6)" in title


def test_several_parameters_without_values_make_a_family_in_one_of_them(tmp_path: Path) -> None:
    """The one in an exponent; what the others are is told. What the note says to be something is no parameter."""
    hill = "# Hill\n\n$$\\theta(L) = \\frac{L^n}{K^n + L^n}$$\n"
    told = "# Call\n\n$$C(S) = S A - K B$$\n\nwith $A = \\Phi(d(S))$ and $B = \\Phi(d(S) - 1)$.\n"
    found = built(tmp_path, {"Hill.md": hill, "Call.md": told})
    title = found["Vaultproof/Hill.svg"].split("</title>")[0]
    assert "θ(L), K = 1" in title
    assert "n = 1, n = 2, n = 5" in title
    assert "from 0 " in title
    assert not any(path.startswith("Vaultproof/Call") for path in found)


def test_values_of_a_parameter_without_examples_make_a_family(tmp_path: Path) -> None:
    text = "# Utility\n\n$$u(c) = \\frac{c^{1-\\gamma} - 1}{1 - \\gamma}$$"
    text += "\n\nfor $\\gamma = 0.5$, $\\gamma = 2$ and $\\gamma = 3$.\n"
    assert "γ = 0.5, γ = 2, γ = 3" in built(tmp_path, {"Utility.md": text})["Vaultproof/Utility.svg"]


def test_the_size_of_a_function_is_drawn_as_such(tmp_path: Path) -> None:
    text = "# Filter\n\n$$|H(\\omega)| = \\frac{1}{\\sqrt{1 + \\omega^2}}$$\n\n- $|H(0)| = 1$\n"
    found = built(tmp_path, {"Filter.md": text})
    assert "Graph of ∣H(ω)∣" in found["Vaultproof/Filter.svg"]
    assert "| ∣H∣ | |" in found["Filter.md"]


def test_code_whose_value_is_rounded_is_drawn_once(tmp_path: Path) -> None:
    """A function of code has its examples inside `round`; where a formula is the same, that is drawn alone."""
    code = "```python\ndef bump(x):\n    return 1 / (1 + x * x)\n\nprint(round(bump(2), 3))  # 0.2\n```\n"
    found = built(
        tmp_path,
        {"Code.md": f"# Code\n\n{code}", "Both.md": f"# Both\n\n$$b(x) = \\frac{{1}}{{1 + x^2}}$$\n\n{code}"},
    )
    assert "(2, 0.2)" in found["Vaultproof/Code.svg"]
    assert sum(path.startswith("Vaultproof/Both") and path.endswith(".svg") for path in found) == 1


def test_a_letter_that_the_note_does_not_explain_is_no_function_of_books(tmp_path: Path) -> None:
    """ζ is softplus in some notes: a figure of Riemann's would be false."""
    notes = {
        "A.md": "# Loss\n\n$$f(x) = -\\zeta(-x)$$\n",
        "B.md": "# Primes\n\nWith the Riemann zeta function:\n\n$$g(x) = 1 / \\zeta(x)$$\n",
        "C.md": "# Phase\n\n$$\\varphi(x, y) = \\operatorname{atan2}(y, x)$$\n",
    }
    found = built(tmp_path, notes)
    assert {path for path in found if path.endswith(".svg")} == {"Vaultproof/B.svg", "Vaultproof/C.svg"}


def test_an_asymptote_at_an_open_end_of_the_range_is_drawn(tmp_path: Path) -> None:
    text = "# Loss\n\nWith $p \\in (0, 1]$:\n\n$$l(p) = -\\ln p$$\n\n- $l(1) = 0$\n"
    title = built(tmp_path, {"Loss.md": text})["Vaultproof/Loss.svg"].split("</title>")[0]
    assert "for p from 0 to 1; a vertical asymptote at p = 0" in title


def test_the_same_function_in_two_forms_is_drawn_once(tmp_path: Path) -> None:
    text = "# F\n\n$$f(x) = x^2 - 1$$\n\nFactored:\n\n$$f(x) = (x - 1)(x + 1)$$\n"
    assert sum(path.endswith(".svg") for path in built(tmp_path, {"F.md": text})) == 1


def test_names_in_a_figure_are_written_as_in_mathematics(tmp_path: Path) -> None:
    text = "# Density\n\n$$\\phi(x) = e^{-x^2}$$\n\n- $\\phi(0) = 1$\n"
    found = built(tmp_path, {"Density.md": text})
    figure = next(text for path, text in found.items() if path.endswith(".svg"))
    assert "φ(x)" in figure
    assert "phi" not in figure


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "  ", "\r\n"])
def test_the_first_part_begins_a_line_and_taking_all_parts_out_gives_the_source(
    tmp_path: Path, end: str
) -> None:
    text = RAMP.rstrip("\n") + end
    source = tmp_path / "vault" / "Ramp.md"
    source.parent.mkdir()
    source.write_bytes(text.encode())
    build(source.parent, tmp_path / "out")
    emitted = (tmp_path / "out" / "Ramp.md").read_bytes().decode()
    assert "\n%% vaultproof:begin verification %%" in emitted
    assert remove(emitted) == text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("phi", "φ"),
        ("Phi", "Φ"),
        ("n_in", "nᵢₙ"),
        ("q_c", "q_c"),
        ("ell", "ℓ"),
        ("x_1", "x₁"),
        ("ReLU", "ReLU"),
    ],
)
def test_a_name_has_its_letters_and_subscripts(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("-0.5", -0.5, "−0.5"),
        ("$-1$", -1.0, "−1"),
        ("2/3", 2 / 3, "2/3"),
        (r"\frac{1}{3}", 1 / 3, "0.3333"),
        ("L(e)", 2.5, "2.5"),
        ("0,25", 0.25, "0,25"),
        ("32027{,}02", 32027.02, "32027.02"),
        ("-1{,}582.3", -1582.3, "−1582.3"),
        (r"12\,345", 12345.0, "12345"),
    ],
)
def test_a_value_is_shown_as_written_where_it_is_a_number(text: str, value: float, shown: str) -> None:
    assert shown_value(text, value) == shown


def test_the_sign_of_nothing_is_no_hole_in_a_domain(tmp_path: Path) -> None:
    """Outside the reference the sign of 0 is 0, so a function that is told by signs is not said to end there."""
    text = "# Root\n\n$$f(x) = \\operatorname{sign}(x) \\sqrt{|x|}$$\n"
    note = built(tmp_path, {"Root.md": text})["Root.md"]
    assert "Zeros" in note
    assert "\\cup" not in note


def test_figures_that_a_note_s_own_code_draws_stand_in_it(tmp_path: Path) -> None:
    code = "import matplotlib.pyplot as plt\nplt.plot([1, 2], [3, 4])\nplt.title('Two points')\nplt.show()\n"
    found = built(tmp_path, {"Own.md": f"# Own\n\n```python\n{code}```\n"})
    assert (
        "![[Vaultproof/Own figure 1.svg|Figure 1 that the code of this note draws: Two points]]"
        in found["Own.md"]
    )
    assert "Two points" in found["Vaultproof/Own figure 1.svg"]


def test_verified_examples_of_vectors_are_drawn_as_bars(tmp_path: Path) -> None:
    code = "import numpy as np\n\n\ndef softmax(z):\n    e = np.exp(z - np.max(z))\n    return e / e.sum()\n"
    examples = "- softmax([1, 2, 3]) = [0.0900, 0.2447, 0.6652]\n- softmax([0, 0]) = [0.4, 0.6]\n"
    found = built(tmp_path, {"Softmax.md": f"# Softmax\n\n```python\n{code}```\n\n{examples}"})
    figure = found["Vaultproof/Softmax.svg"]
    assert "softmax([1, 2, 3])" in figure
    assert "refuted: softmax(0, 0) = (0.4, 0.6)" in figure
    assert "![[Vaultproof/Softmax.svg|" in found["Softmax.md"]


HAT = """# Hat

```python
def hat(x):
    return max(0.0, 1 - abs(x)) if x < 1.5 else 2
```

- hat(0) = 1
- hat(-3) = 1
"""


def test_a_function_of_code_alone_is_drawn_with_its_examples(tmp_path: Path) -> None:
    """Its values come out of the sandbox; a jump is a jump, and a second run gives the same bytes."""
    found = built(tmp_path, {"Hat.md": HAT})
    figure = found["Vaultproof/Hat.svg"]
    title = figure.split("</title>")[0]
    assert "hat(x)" in title
    assert "jumps at x = 1.5" in title
    assert "(0, 1)" in title
    assert "refuted: (−3, 1)" in title
    assert title.split("<title>")[1].rstrip(".").split(";")[0] in found["Hat.md"]
    again = built(tmp_path / "again", {"Hat.md": HAT})
    assert again["Vaultproof/Hat.svg"] == figure


def test_a_function_of_two_variables_in_code_alone_is_drawn_as_lines_of_equal_value(tmp_path: Path) -> None:
    text = (
        "# Bowl\n\n```python\ndef bowl(x, y, scale=2):\n    return scale * (x**2 + y**2)\n\n"
        "bowl(1, 1)  # → 4\n```\n"
    )
    found = built(tmp_path, {"Bowl.md": text})
    title = found["Vaultproof/Bowl.svg"].split("</title>")[0]
    assert "bowl(x, y)" in title
    assert "marked: (1, 1): 4" in title


def test_vectors_that_a_block_shows_in_comments_are_drawn_as_bars(tmp_path: Path) -> None:
    """Where the note has no other figure: of a function that is drawn item by item, they would show it again."""
    text = (
        "# Centred\n\n```python\nimport numpy as np\n\ndef centred(x):\n    return x - np.max(x)\n\n"
        "np.round(centred(np.array([1.0, 2.0, 5.0])), 2)  # → [-4., -3., 0.]\n```\n"
    )
    line = text.replace("np.max(x)", "2").replace("[-4., -3., 0.]", "[-1., 0., 3.]") + "\n$$f(x) = x - 2$$\n"
    prose = (
        "# Halved\n\n```python\nimport numpy as np\n\ndef halved(x):\n    return x / x.max() / 2\n```\n\n"
        "- `halved(np.array([1.0, 2.0]))` = `[0.25, 0.5]`\n- `halved(np.ones(2))` = `[0.5, 0.75]`\n"
    )
    found = built(tmp_path, {"Centred.md": text, "Line.md": line, "Halved.md": prose})
    title = found["Vaultproof/Halved.svg"].split("</title>")[0]
    assert "halved(1.0, 2.0) = (0.25, 0.5)" in title
    assert "refuted: halved(np.ones(2)) = (0.5, 0.75)" in title
    assert "centred(1.0, 2.0, 5.0)" in found["Vaultproof/Centred.svg"].split("</title>")[0]
    assert not any(
        "[1.0, 2.0, 5.0]" in text for path, text in found.items() if path.startswith("Vaultproof/Line")
    )


def test_the_letter_of_a_variable_is_no_number_in_its_figure(tmp_path: Path) -> None:
    note = "# Loss\n\n$$L(e) = e^2$$\n\n- $L(3) = 9$\n- Even: $L(-e) = L(e)$\n"
    title = built(tmp_path, {"Loss.md": note})["Vaultproof/Loss.svg"].split("</title>")[0]
    assert "marked: (3, 9)" in title
    assert "2.71" not in title


def test_what_a_block_shows_in_comments_are_examples_of_its_function(tmp_path: Path) -> None:
    code = (
        "def tax(x):\n    return max(0, 0.2 * (x - 10))\n\ntax(5)  # → 0\ntax(30)  # → 4\ntax(2) + 1  # → 1\n"
    )
    title = built(tmp_path, {"Brackets.md": f"# Brackets\n\n```python\n{code}```\n"})[
        "Vaultproof/Brackets.svg"
    ]
    assert "marked: (5, 0), (30, 4)" in title.split("</title>")[0]


@pytest.mark.parametrize(
    "code",
    [
        "def hat(x):\n    while True: pass\n",
        "def hat(x):\n    raise ValueError\n",
        "def hat(x, y, z):\n    return x + y + z\n",
        "def helper(x):\n    return x\n",
    ],
)
def test_code_that_gives_no_curve_gives_no_figure(tmp_path: Path, code: str) -> None:
    text = f"# Hat\n\n```python\n{code}```\n\nIt is hat(1).\n"
    assert not [path for path in built(tmp_path, {"Hat.md": text}) if path.endswith(".svg")]


def test_a_formula_is_drawn_and_its_code_is_not_drawn_again(tmp_path: Path) -> None:
    code = "\n```python\ndef ramp(x):\n    return max(0, x)\n```\n\nramp(4) = 4\n"
    found = built(tmp_path, {"Ramp.md": RAMP + code})
    assert [path for path in found if path.endswith(".svg")] == ["Vaultproof/Ramp.svg"]


def test_holes_and_slanting_asymptotes_are_told(tmp_path: Path) -> None:
    quotient = "# {0}\n\n$$f(x) = \\frac{{x^2 {1} 1}}{{x-1}}$$\n\n- $f(3) = {2}$\n"
    filled = "# Sinc\n\n$$s(x) = \\frac{\\sin x}{x}$$\n\n- $s(0) = 1$\n- $s(1) \\approx 0.8415$\n"
    found = built(
        tmp_path,
        {
            "Hole.md": quotient.format("Hole", "-", 4),
            "Line.md": quotient.format("Line", "+", 5),
            "Sinc.md": filled,
        },
    )
    assert "a hole at x = 1;" in found["Hole.md"]
    assert "asymptote" not in found["Hole.md"]
    assert "oblique asymptote y = x + 1;" in found["Line.md"]
    assert "| Oblique asymptote | $y = x + 1$ |" in found["Line.md"]
    assert "a hole" not in found["Line.md"] + found["Sinc.md"]


COUNTED = {
    "Poisson": "$$P(k) = \\frac{\\lambda^k e^{-\\lambda}}{k!}$$\nwith $\\lambda = 4$.\n\n- $P(4) \\approx 0.1954$\n",
    "Binomial": "$$P(k) = \\binom{n}{k} p^k (1-p)^{n-k}$$\nwith $n = 9$ and $p = 0.3$.\n\n- $P(3) \\approx 0.2668$\n",
    "First": "$$P(k) = 0.75^{k-1} \\cdot 0.25, \\quad k = 1, 2, 3, \\dots$$\n\n- $P(1) = 0.25$\n",
    "Window": "$$w(n) = \\sin\\frac{\\pi n}{N}, \\quad 0 \\le n \\le N$$\n\nFor $N = 8$: $w(4) = 1$.\n",
    "Between": "$$g(k) = 2^{-k}, \\quad k = 0, 1, 2, \\dots$$\n\n- $g(0.5) \\approx 0.7071$\n",
    "Curve": "$$g(k) = 2^{-k}$$\n\n- $g(1) = 0.5$\n",
}


def test_a_function_of_a_count_is_shown_at_whole_numbers(tmp_path: Path) -> None:
    found = built(tmp_path, {f"{name}.md": f"# {name}\n\n{text}" for name, text in COUNTED.items()})
    shown = {name: "derivative" not in found[f"{name}.md"].split("![[")[1] for name in COUNTED}
    assert shown == {
        "Poisson": True,
        "Binomial": True,
        "First": True,
        "Window": True,
        "Between": False,
        "Curve": False,
    }
    assert "for k from 0 to 8" in found["Binomial.md"]
    assert "for k from 1 to " in found["First.md"]


AMOUNTS = {
    "Weight": "A state of energy $E$ weighs\n$$w(E) = e^{-2E}$$\n\n- $w(1) \\approx 0.1353$\n",
    "Share": "Bei der Konzentration $x$:\n$$f(x) = \\frac{x^2}{4 + x^2}$$\n\n- $f(2) = 0.5$\n",
    "Below": "A state of energy $E$ weighs\n$$w(E) = e^{-2E}$$\n\n- $w(-1) \\approx 7.389$\n",
    "Fermi": "Energy $E$, from the Fermi level:\n$$w(E) = \\frac{1}{e^{E} + 1}$$\n\n- $w(0) = 0.5$\n",
    "Bare": "$$w(E) = e^{-2E}$$\n\n- $w(1) \\approx 0.1353$\n",
}


def test_what_a_note_calls_an_amount_begins_at_0(tmp_path: Path) -> None:
    found = built(tmp_path, {f"{name}.md": f"# {name}\n\n{text}" for name, text in AMOUNTS.items()})
    begins = {name: " from 0 " in found[f"{name}.md"] or " von 0 " in found[f"{name}.md"] for name in AMOUNTS}
    assert begins == {"Weight": True, "Share": True, "Below": False, "Fermi": False, "Bare": False}


CONSTANTS = {
    "Arrhenius": "$$k(T) = A e^{-E_a/(RT)}$$\nwhere $A = 10^{13}\\ \\mathrm{s^{-1}}$, $E_a = 80\\ \\mathrm{kJ/mol}$ "
    "and $R = 8.314$ J/(mol K).",
    "Dose": "$$C(t) = \\frac{D}{V} e^{-k_e t}$$\nwith $D = 500$ mg, $V = 40$ L and $k_e = 0.15\\ \\mathrm{h^{-1}}$.",
    "Tụ": "Điện áp trên tụ khi nạp, theo thời gian:\n\n$$u(t) = U_0 (1 - e^{-t/(RC)})$$\n"
    "với $U_0 = 5$ V, $R = 10$ kΩ, $C = 100$ µF.",
    "Wurf": "$$y(x) = x \\tan\\alpha - \\frac{g x^2}{2 v_0^2 \\cos^2\\alpha}$$\nmit $\\alpha = 45^\\circ$, "
    "$v_0 = 20$ m/s und $g = 9{,}81\\ \\mathrm{m/s^2}$.",
    "Orbit": "$$r(\\theta) = \\frac{a (1 - e^2)}{1 + e \\cos\\theta}$$\nwith $a = 1$ and $e = 0.6$.",
    "Nernst": "$$E(c) = E^0 + 0.0128 \\ln c$$\nwith $E^0 = 0.34$ V.",
    "Call": "# Black–Scholes\n\n$$C(S) = S N(d_1) - K e^{-rT} N(d_2)$$\nwhere\n"
    "$$d_1 = \\frac{\\ln(S/K) + (r + \\sigma^2/2) T}{\\sigma\\sqrt{T}}, \\qquad d_2 = d_1 - \\sigma\\sqrt{T}$$\n"
    "and $K = 100$, $r = 0.05$, $T = 1$, $\\sigma = 0.2$.",
    "Wave": "# Bessel\n\n$$f(x) = J_0(x)$$\n",
    "Terms": "$$a_n = \\frac{(-1)^n}{n}$$\nfor $n \\ge 1$; $a_2 = 0.5$.",
    "Open": "$$U(t) = U_0 \\cos(\\omega t + \\varphi)$$\n",
    "Nowhere": "$$f(x) = \\sqrt{-1 - x^2}$$\n",
    "Data": "$$L(w) = (w x - y)^2$$\n",
    "Step": "$$h(t) = \\begin{cases} 0 & t < 0 \\\\ 1 & t \\ge 0 \\end{cases}$$\n",
    "Post": "$$p(w) = \\begin{cases} 1 & 0 < w \\le 20 \\\\ 2 & 20 < w \\le 50 \\\\ 3 & 50 < w \\le 500 "
    "\\end{cases}$$\n",
}


def test_constants_with_units_angles_marks_and_formulas_are_drawn(tmp_path: Path) -> None:
    """As a note gives them: a figure tells which values it shows. What has no figure says why, if anybody asks."""
    found = built(tmp_path, {f"{name}.md": text for name, text in CONSTANTS.items()})
    titles = {
        name: found[f"Vaultproof/{name}.svg"].split("</title>")[0] for name in ("Arrhenius", "Dose", "Tụ")
    }
    assert "A = 10¹³ s⁻¹, Eₐ = 80 kJ/mol, R = 8.314 J/(mol K) for T from 0 to" in titles["Arrhenius"]
    assert "D = 500 mg, V = 40 L, kₑ = 0.15 h⁻¹" in titles["Dose"]
    assert "với t từ 0 đến 4" in titles["Tụ"]  # seconds, of which R·C is one
    assert "α = 45°, g = 9,81 m/s², v₀ = 20 m/s" in found["Vaultproof/Wurf.svg"]
    assert "e = 0.6, a = 1" in found["Vaultproof/Orbit.svg"]
    assert "E⁰ = 0.34 V" in found["Vaultproof/Nernst.svg"]
    assert "K = 100, T = 1, r = 0.05, σ = 0.2 for S from 0 to" in found["Vaultproof/Call.svg"]
    assert "Vaultproof/Wave.svg" in found
    assert "(2, 0.5)" in found["Vaultproof/Terms.svg"]
    assert "for t from −4 to 4" in found["Vaultproof/Step.svg"]
    assert "for w from" in found["Vaultproof/Post.svg"]
    assert ">400<" in found["Vaultproof/Post.svg"]
    assert "No figure of U(t): no value is given for $U_0$, $\\omega$, $\\varphi$." in found["Open.md"]
    assert "No figure of f(x): no real value was found." in found["Nowhere.md"]
    assert "No figure" not in found["Data.md"]


OTHERWISE = {
    "Gumbel": "$$f(x) = \\frac{1}{\\beta} e^{-(z + e^{-z})}, \\quad z = \\frac{x - \\mu}{\\beta}$$\nwith $\\mu = 0$, "
    "$\\beta = 2$.",
    "Ackley": "$$f(x, y) = 20 - 20\\exp(-0.2\\sqrt{x^2 + y^2}) - \\exp(\\cos 2\\pi x) + e$$\n",
    "Noise": "$$f(x, y) = \\exp(x + y) + e$$\nwhere $e$ is an error.\n",
    "Sum": "$$H_n = \\sum_{k=1}^{n} \\frac{1}{k}$$\n",
    "Hann": "$$w[n] = \\tfrac12 - \\tfrac12\\cos\\frac{2\\pi n}{N-1}, \\qquad 0 \\le n \\le N-1$$\nwith $N = 16$.\n",
    "Decay": "$$h[n] = 0.8^n u[n]$$\n",
    "Hill": "$$h(L; n) = \\frac{L^n}{2^n + L^n}$$\nwhere $[L]$ is a concentration, for "
    "$n = 1, 2, 4$; $h(2; 4) = 0.5$.\n",
    "Rate": "$$v([S]) = \\frac{V [S]}{K + [S]}$$\nwith $V = 10$ and $K = 0.00002$.\n",
    "Acid": "$$\\alpha(pH) = \\frac{1}{1 + 10^{pK_a - pH}}$$\nwith $pK_a = 4.76$.\n",
    "Kernel": "$$k(x, x') = \\exp(-(x - x')^2)$$\n",
    "Normal": "$$f(x; \\mu, \\sigma) = \\frac{1}{\\sigma} e^{-(x - \\mu)^2/\\sigma^2}$$\n"
    "with $\\mu = 1$, $\\sigma = 2$.\n",
    "Share": "$$A(k, n) = \\frac{k}{n}$$\n",
}


def test_functions_written_otherwise_are_drawn(tmp_path: Path) -> None:
    """Through other letters, as signals and sums, of concentrations and primes; one curve for each listed value of a
    second parameter. A letter e that the note calls an error is no number."""
    found = built(tmp_path, {f"{name}.md": text for name, text in OTHERWISE.items()})
    titles = {
        name: found[f"Vaultproof/{name}.svg"].partition("<title>")[2].partition("</title>")[0]
        for name in OTHERWISE
        if f"Vaultproof/{name}.svg" in found
    }
    assert set(OTHERWISE) - set(titles) == {"Noise"}
    assert "β = 2, μ = 0" in titles["Gumbel"]
    assert "n from 1 to" in titles["Sum"]
    assert "N = 16 for n from 0 to 15" in titles["Hann"]
    assert "for n from 0 to" in titles["Decay"]
    assert "for L from 0 to" in titles["Hill"]
    assert "n = 1, n = 2, n = 4" in titles["Hill"]
    assert "(2, 0.5)" in titles["Hill"]
    assert "for S from 0 to 0.000" in titles["Rate"]
    assert "α(pH), pKₐ = 4.76" in titles["Acid"]
    assert "k(x, x′)" in titles["Kernel"]
    assert "f(x), μ = 1, σ = 2" in titles["Normal"]


IN_UNITS = {
    "Told": "The plasma concentration (mg/L), $t$ in hours:\n\n$$C(t) = 5 e^{-0.2 t}$$\n",
    "Found": "$$A(t) = A_0\\, 2^{-t/\\tau}$$\nwith $A_0 = 400\\ \\mathrm{Bq}$ and $\\tau = 8\\ \\mathrm{d}$.\n",
    "Product": "$$F(x) = k x$$\nwith $k = 3\\ \\mathrm{N/m}$.\n",
    "Mixed": "$$k(T) = \\frac{k_B T}{h} e^{-\\Delta G/(RT)}$$\n$\\Delta G = 80\\ \\mathrm{kJ/mol}$, "
    "$k_B = 1.380649 \\times 10^{-23}\\ \\mathrm{J/K}$, $h = 6.626 \\times 10^{-34}\\ \\mathrm{J\\,s}$, "
    "$R = 8.314\\ \\mathrm{J/(mol\\,K)}$.\n",
    "Bits": "The logit of $p$, in bits, is\n$$h(p) = \\log_2 \\frac{p}{1 - p}$$\n",
    "Word": "Let $x$ in a set be a node (N).\n\n$$f(x) = x^2$$\n",
}


def test_axes_have_the_units_that_a_note_tells(tmp_path: Path) -> None:
    """Of a variable and of the values, by words or by a formula that can have no other; else none."""
    found = built(tmp_path, {f"{name}.md": text for name, text in IN_UNITS.items()})
    figures = {name: found[f"Vaultproof/{name}.svg"] for name in IN_UNITS}
    assert ">t (h)<" in figures["Told"]
    assert ">mg/L<" in figures["Told"]
    assert ">t (d)<" in figures["Found"]
    assert ">Bq<" in figures["Found"]
    assert ">N/m<" not in figures["Product"]
    assert ">T (K)<" in figures["Mixed"]
    assert ">s⁻¹<" in figures["Mixed"]
    assert "10¹²" not in figures["Mixed"]  # the kilojoules are joules there
    assert ">p<" in figures["Bits"]
    assert ">x<" in figures["Word"]
