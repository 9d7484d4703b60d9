"""Where a variable lies is read in the sentence of its definition and in what is supposed right before it."""

from __future__ import annotations

import pytest

from vaultproof.claim import Definition
from vaultproof.extract import extract
from vaultproof.read import read_note
from vaultproof.source import Source


def definitions(text: str) -> list[Definition]:
    return [one for one in extract(read_note(Source("a.md", text + "\n"))).definitions if one.parameters]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (r"$$f(x) = \sqrt x \quad (x \ge 0)$$", "x≥0"),
        (r"$$f(x) = x^2, \quad 0 < x < 3$$", "x>0 x<3"),
        (r"$$f(x) = x^a \quad (0 \le x \le 1, a > 0)$$", "x≥0 x≤1 a>0"),
        (r"For $p \in [0, 1]$, let $h(p) = p(1-p)$.", "p≥0 p≤1"),
        (r"$$h(p) = p(1-p), \quad p \in (0, 1)$$", "p>0 p<1"),
        (r"Với $t \in [0, 100]$: $\eta(t) = 1 - t/100$.", "t≥0 t≤100"),
        (r"$$c(n) = n^2, \quad n \in \mathbb{N}$$", "n≥0"),
        (r"$$c(x) = \ln x, \quad x \in \mathbb{R}_{>0}$$", "x>0"),
        (r"$$c(x) = \ln x, \quad x \in [1, \infty)$$", r"x≥1 x<\infty"),
        ("After $t \\ge 0$ steps it is\n\n$$v(t) = 0.9^t$$\n", "t≥0"),
        ("Xác suất, với $T > 0$, là\n\n$$p(T) = e^{-1/T}$$\n", "T>0"),
        (
            f"$$\n{'a + ' * 20} b\n$$\n\nHai lớp, $d = z_1 - z_2$, với $T > 0$, là một hàm:\n\n$$p(T) = e^{{-1/T}}$$\n",
            "T>0",
        ),
        ("$$V(r) = r^{-12} - r^{-6}$$\n\nfor $r > 0$.", "r>0"),
        ("$$h(x) = x^3$$\n\nvới $n = 3$, $K = 2$ và $x \\ge 0$.", "x≥0"),
        ("$$h(x) = x^3$$\n\nfür alle $x \\leq 2$.", "x≤2"),
        ("$$h(x) = x^3$$\n\n其中 $x > 1$。", "x>1"),
        (r"$$w(n) = \cos \frac{n}{N}, \quad 0 \le n \le N$$", "n≥0 n≤N"),
        (r"$$w(n) = \cos \frac{n}{N}, \quad n = 0, 1, \dots, N - 1$$", "n≥0 n≤N - 1"),
        (r"$$f(x) = x^2, \quad -\pi < x \le \frac{\pi}{2}$$", r"x>-\pi x≤\frac{\pi}{2}"),
        (r"$K(u) = (1 - u^2)^2$ for $|u| \le 1$.", "u≥-(1) u≤1"),
        (r"$$K(u) = 1 - u^2 \quad (\left|u\right| < \sqrt{2})$$", r"u>-(\sqrt{2}) u<\sqrt{2}"),
        (r"The density is $f(x) = 3x^2$ on $[0, 1]$.", "x≥0 x≤1"),
        (r"Die Dichte ist $f(x) = 3x^2$ auf dem Intervall $[0, 1]$.", "x≥0 x≤1"),
        (r"La densité est $f(x) = 3x^2$ sur l'intervalle $[0, 1]$.", "x≥0 x≤1"),
        (r"It is $f(x) = 3x^2$ for $x$ in $[0, 1]$.", "x≥0 x≤1"),
        (r"Matérn: $M(d) = (1 + d) e^{-d}$, $d \ge 0$", "d≥0"),
        (r"Let $x \ge 2$. Then $f(x) = \sqrt{x - 1}$.", "x≥2"),
        ("Let x >= 2. Then f(x) is\n\n$$f(x) = x - 1$$", "x≥2"),
        ("Let $x \\in [0, 10]$. Then the curve is\n\n$$f(x) = x - 1$$", "x≥0 x≤10"),
        (r"Suppose that $x > 1$ and $a > 0$. Then $f(x) = a^x$.", "x>1 a>0"),
        (r"Cho $x \ge 2$. Khi đó $f(x) = x - 1$.", "x≥2"),
        (r"Sei $s \ge 0$ die Konzentration. Dann ist $v(s) = \frac{5s}{2 + s}$.", "s≥0"),
        (r"Soit $x \geq 0$. On définit la fonction par $$H(x) = \frac{x}{1 + x}.$$", "x≥0"),
        (r"Sea $x > 3$. Entonces $f(x) = x - 1$.", "x>3"),
        (r"Seja $x \geqslant 3$. Então $f(x) = x - 1$.", "x≥3"),
        (r"Sia $p \in (0, 1)$. Allora l'entropia è $H(p) = -\ln p$.", "p>0 p<1"),
        (r"Пусть $x > 0$. Тогда $B(x) = \frac{x^3}{e^x - 1}$.", "x>0"),
        (r"Niech $x < 4$. Wtedy $f(x) = x - 1$.", "x<4"),
        (r"设 $x \ge 1$。则 $f(x) = \ln x$。", "x≥1"),
        (r"$x \ge 1$ とする。関数を $f(x) = \ln x$ で定義する。", "x≥1"),
        (r"$x \ge 1$이라고 하자. 그러면 $f(x) = \ln x$이다.", "x≥1"),
        (r"- Let $0 < x < 1$. Then $f(x) = \ln x$.", "x>0 x<1"),
        (r"$$f: [0, 1] \to \mathbb{R}, \quad f(x) = 3x^2$$", "x≥0 x≤1"),
    ],
)
def test_conditions_beside_a_definition(text: str, told: str) -> None:
    (definition,) = definitions(text)
    found = [f"{one.name}{one.sign}{one.bound.text}" for one in definition.conditions]
    assert " ".join(found) == told
    assert not definition.limited
    assert not definition.elsewhere


@pytest.mark.parametrize(
    "text",
    [
        "$$f(x) = x^2$$",
        "$$f(x) = x^2$$\n\n- For $x > 3$ it grows fast.\n",
        "$$f(x) = x^3$$\n\nFor $x > 3$ it grows so fast that no figure shows it.\n",
        "$$f(x) = x^3$$\n\nIt is positive for $x > 0$.\n",
        "$$f(x) = \\begin{cases} x & -1 \\le x \\le 1 \\\\ 1 & x > 1 \\end{cases}$$\n\nor $h(x) = \\max(x, 1)$.",
        "Let $x > 2$. Much can be said of it. Then $f(x) = x^2$.",
        "Let $x > 2$.\n\nThe square is $f(x) = x^2$.",
        "Let $y(x) > 2$. Then $f(x) = x^2$.",
        "It is positive for $x > 0$. Let $f(x) = x^2$.",
        "$f(x) = x^2$ [1, 2] is even.",
        r"$$\sigma(x) = \frac{1}{1 + e^{-x}}, \quad \sigma(x) \in (0, 1)$$",
    ],
)
def test_what_is_said_elsewhere_is_no_condition(text: str) -> None:
    found = definitions(text)
    assert found
    assert not any(one.conditions for one in found)


@pytest.mark.parametrize(
    "text",
    [
        r"$f(x) = x^2$ for all $x \ne 0$.",
        r"$f(x) = x^2$ for $x \ll 1$.",
        r"$f(x) = x^2$ for $x$ between 0 and 1.",
        r"$f(x) = x^2$, $x \in A$.",
    ],
)
def test_what_is_said_of_a_variable_and_not_understood_is_told(text: str) -> None:
    (definition,) = definitions(text)
    assert definition.limited


@pytest.mark.parametrize(
    "behind",
    [
        r"for $|u| \le 1$, 0 otherwise.",
        r"für $|u| \le 1$, sonst 0.",
        r"pour $|u| \le 1$, 0 sinon.",
        r"si $|u| \le 1$, y 0 en otro caso.",
        r"se $|u| \le 1$, e 0 caso contrário.",
        r"при $|u| \le 1$, иначе 0.",
        r"với $|u| \le 1$, ngược lại bằng 0.",
        r"，其中 $|u| \le 1$，否则为 0。",
        r"ただし $|u| \le 1$、それ以外は 0。",
        r"on $[-1, 1]$ and zero elsewhere.",
    ],
)
def test_that_a_function_has_another_value_elsewhere_is_told(behind: str) -> None:
    (definition,) = definitions(f"$T(u) = (1 - |u|^3)^3$ {behind}")
    if definition.text.endswith(r"0 & \text{otherwise} \end{cases}"):
        return  # all of it is read
    assert definition.elsewhere
    assert {one.sign for one in definition.conditions} == {"≥", "≤"}
