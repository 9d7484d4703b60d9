"""What a reader of a figure looks for: its examples, where it is told to lie, all curves that are compared, and a word
where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from vaultproof.cli import main
from vaultproof.pipeline import build as building


def built(tmp_path: Path, notes: Mapping[str, str]) -> dict[str, str]:
    """The emitted notes, and the titles of all figures, by path without the folder."""
    root, out = tmp_path / "vault", tmp_path / "out"
    for name, text in notes.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["build", str(root), "-o", str(out), "--quiet", "--no-cache", "--jobs", "1"])
    found = {path.name: path.read_text(encoding="utf-8") for path in out.rglob("*") if path.suffix == ".md"}
    svgs = {path.name: path.read_text(encoding="utf-8") for path in out.rglob("*.svg")}
    return found | {name: svg.split("<title>")[1].split("</title>")[0] for name, svg in svgs.items()}


def test_a_density_is_shown_where_its_note_says_that_it_is_defined(tmp_path: Path) -> None:
    body = "$$f(x) = 10x(1 - x^2)^4$$\n\n$f(0.5) \\approx 1.582$.\n"
    found = built(
        tmp_path,
        {
            "Kuma.md": f"# Kuma\n\nA density supported on $(0, 1)$.\n\n{body}",
            "Freely.md": f"# Freely\n\n{body}",
            "Twice.md": f"# Twice\n\nDefined on $(0, 1)$ here, defined on $[0, 2]$ there.\n\n{body}",
        },
    )
    assert "for x from 0 to 1;" in found["Kuma.svg"]
    assert "$\\left(0, 1\\right)$" in found["Kuma.md"]
    assert "for x from −" in found["Freely.svg"]
    assert "for x from −" in found["Twice.svg"]


def test_an_interval_that_a_note_tells_once_is_that_of_its_other_formulas_too(tmp_path: Path) -> None:
    text = (
        "# B\n\n$$I_x = 12\\int_0^x t(1-t)^2 dt, \\quad 0 \\le x \\le 1$$\n\n"
        "so $F(x) = 6x^2 - 8x^3 + 3x^4$, $F(1) = 1$.\n"
    )
    assert "for x from 0 to 1;" in built(tmp_path, {"B.md": text})["B.svg"]


def test_all_curves_that_are_compared_are_drawn_also_with_examples(tmp_path: Path) -> None:
    text = (
        "# Focal\n\n$$F(p) = -(1 - p)^{\\gamma} \\ln p$$\n\nWe compare $\\gamma = 0$, $\\gamma = 2$ and $\\gamma = 5$. "
        "For $\\gamma = 2$, $F(0.5) \\approx 0.1733$.\n"
    )
    title = built(tmp_path, {"Focal.md": text})["Focal.svg"]
    assert "γ = 0, γ = 2, γ = 5" in title
    assert "marked: (0.5, 0.1733)" in title


def test_what_is_listed_by_whole_numbers_is_shown_by_points(tmp_path: Path) -> None:
    text = (
        "# Benford\n\n$$P(d) = \\log_{10}(1 + \\frac{1}{d}), \\quad d = 1, 2, \\dots, 9$$\n\n"
        "$P(1) \\approx 0.301$.\n"
    )
    title = built(tmp_path, {"Benford.md": text})["Benford.svg"]
    assert "for d from 1 to 9" in title
    assert "derivative" not in title


def test_a_formula_set_equal_to_a_sum_is_drawn_for_it(tmp_path: Path) -> None:
    text = "# Kernel\n\n$$D(x) = \\sum_{k=-4}^{4} e^{ikx} = \\frac{\\sin(\\frac92 x)}{\\sin(x/2)}$$\n\n$D(\\pi) = 1$.\n"
    assert built(tmp_path, {"Kernel.md": text})["Kernel.svg"].startswith("Graph of D(x) for x from ")


def test_a_term_of_a_sequence_is_told_as_the_note_writes_it(tmp_path: Path) -> None:
    text = "# Map\n\n$$x_{n+1} = 3.5 x_n (1 - x_n), \\quad x_0 = 0.2$$\n\n$x_1 = 0.56$.\n"
    found = built(tmp_path, {"Map.md": text})["Map.md"]
    assert "| ✓ | $x_1 = 0.56$ |" in found
    assert "xi" not in found


def test_the_rows_of_a_table_are_examples_of_a_function_of_code(tmp_path: Path) -> None:
    text = (
        "# Tax\n\n```python\nimport numpy as np\n\ndef tax(base):\n"
        "    return 0.2 * np.clip(base - 100, 0, None)\n```\n\n"
        "| base | tax(base) |\n|---|---|\n| 50 | 0 |\n| 200 | 20 |\n| 600 | 100 |\n"
    )
    title = built(tmp_path, {"Tax.md": text})["Tax.svg"]
    assert "(200, 20)" in title


def test_a_function_that_ends_at_whole_numbers_alone_is_drawn_at_these(tmp_path: Path) -> None:
    text = (
        "# Steps\n\n```python\ndef steps(n):\n    count = 0\n    while n != 1:\n"
        "        n = n // 2 if n % 2 == 0 else 3 * n + 1\n"
        "        count += 1\n    return count\n\nprint(steps(7))  # 16\nprint(steps(1))  # 0\n```\n"
    )
    title = built(tmp_path, {"Steps.md": text})["Steps.svg"]
    assert title.startswith("Graph of steps(n) for n from 1 to ")
    assert "(7, 16)" in title


def test_a_figure_that_takes_too_long_is_said_to_do_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "FIGURE_SECONDS", 0.0)
    found = built(tmp_path, {"Ramp.md": "# Ramp\n\n$$r(x) = \\max(0, x)$$\n\n$r(3) = 3$.\n"})
    assert "No figure of r(x): drawing it takes too long." in found["Ramp.md"]
    assert "Ramp.svg" not in found


def test_what_falls_off_within_millionths_is_shown_there(tmp_path: Path) -> None:
    text = (
        "# Decay\n\n$$g(t) = e^{-\\sqrt{t/\\tau}}, \\quad t \\ge 0$$\n\n"
        "with $\\tau = 2 \\cdot 10^{-6}$. $g(0) = 1$.\n"
    )
    title = built(tmp_path, {"Decay.md": text})["Decay.svg"]
    assert "10⁻⁵" in title.split("for t from 0 to ")[1].split(";")[0]


def test_a_variable_that_counts_money_begins_at_0_and_its_maximum_is_seen(tmp_path: Path) -> None:
    text = (
        "# Yield\n\nSpending $x$ thousand euros gives\n\n$$U(x) = 120(1 - e^{-x/15}) - x$$\n\n$U(0) = 0$.\n"
    )
    title = built(tmp_path, {"Yield.md": text})["Yield.svg"]
    end = float(title.split("for x from 0 to ")[1].split(";")[0])
    assert end > 40
