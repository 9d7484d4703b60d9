"""The range that a note states for a variable in the sentence of its definition is read, and no other."""

from __future__ import annotations

import math

import pytest

from vaultproof.extract import extract
from vaultproof.pipeline.stated_range import stated_ranges
from vaultproof.read import read_note
from vaultproof.source import Source


@pytest.mark.parametrize(
    ("text", "name", "low", "high"),
    [
        (r"$$f(x) = \sqrt x \quad (x \ge 0)$$", "x", 0, math.inf),
        (r"$$f(x) = x^2, \quad 0 < x < 3$$", "x", 0, 3),
        (r"$$f(x) = x^a \quad (0 \le x \le 1, a > 0)$$", "x", 0, 1),
        (r"For $p \in [0, 1]$, let $h(p) = p(1-p)$.", "p", 0, 1),
        (r"$$h(p) = p(1-p), \quad p \in (0, 1)$$", "p", 0, 1),
        (r"Với $t \in [0, 100]$: $\eta(t) = 1 - t/100$.", "t", 0, 100),
        (r"$$c(n) = n^2, \quad n \in \mathbb{N}$$", "n", 0, math.inf),
        (r"$$c(x) = \ln x, \quad x \in \mathbb{R}_{>0}$$", "x", 0, math.inf),
        (r"$$c(x) = \ln x, \quad x \in [1, \infty)$$", "x", 1, math.inf),
        ("After $t \\ge 0$ steps it is\n\n$$v(t) = 0.9^t$$\n", "t", 0, math.inf),
        ("Xác suất, với $T > 0$, là\n\n$$p(T) = e^{-1/T}$$\n", "T", 0, math.inf),
        (
            f"$$\n{'a + ' * 20} b\n$$\n\nHai lớp, $d = z_1 - z_2$, với $T > 0$, là một hàm:\n\n$$p(T) = e^{{-1/T}}$$\n",
            "T",
            0,
            math.inf,
        ),
        ("$$V(r) = r^{-12} - r^{-6}$$\n\nfor $r > 0$.", "r", 0, math.inf),
        ("$$h(x) = x^3$$\n\nvới $n = 3$, $K = 2$ và $x \\ge 0$.", "x", 0, math.inf),
        ("$$h(x) = x^3$$\n\nfür alle $x \\leq 2$.", "x", -math.inf, 2),
        ("$$h(x) = x^3$$\n\n其中 $x > 1$。", "x", 1, math.inf),
    ],
)
def test_a_stated_range(text: str, name: str, low: float, high: float) -> None:
    note = read_note(Source("a.md", text + "\n"))
    (definition,) = extract(note).definitions
    found = dict(stated_ranges(note, definition))[name]
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "$$f(x) = x^2$$",
        "$$f(x) = x^2$$\n\n- For $x > 3$ it grows fast.\n",
        "$$f(x) = x^3$$\n\nFor $x > 3$ it grows so fast that no figure shows it.\n",
        "$$f(x) = x^3$$\n\nIt is positive for $x > 0$.\n",
        "$$f(x) = \\begin{cases} x & -1 \\le x \\le 1 \\\\ 1 & x > 1 \\end{cases}$$\n\nor $h(x) = \\max(x, 1)$.",
        "It is positive for $x > 0$. Let $f(x) = x^2$.",
    ],
)
def test_what_is_said_elsewhere_is_no_range(text: str) -> None:
    note = read_note(Source("a.md", text + "\n"))
    assert [
        stated_ranges(note, definition) for definition in extract(note).definitions if definition.parameters
    ]
    assert not any(stated_ranges(note, definition) for definition in extract(note).definitions)
