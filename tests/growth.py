"""Texts made to hold a reader up, of any size, and how much a reader does over one: calls, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import FrameType

UNITS = (
    *r"""{ } {} {x} \left( \left(\right) \begin{cases} \begin{ \end{cases} $ | |x || ||x \|x\| ( (x) ) [ [x] ] 1 x_ x^
    x_{ x^{ x_1 x^2 x' \frac \frac{1}{ \frac12 \sqrt[ a, 1,000 1{,}5 \text{if} f( f' f(x) f(x)= C_n^k {}_nC_k {}_n
    x|_{x=1}+ \Delta \Deltax \sum_i \int_0^1 dx \lim_{ \max_ \max( [x]_0^1 ! {x=1} \boxed{ \underset{x}{ a TP
    \overset{a}{=} sin \sin ² ₂ \,000 \\ & - +x x= x< , \quad ∂ (f\circg)(x) \mathbb{1}_{ 1_{x>0} \hat{ nếu
    \operatorname{ \log_ \binom \frac{d}{dx} \left. \lfloor \{x \dots . 0. e^{ \mathrm A^T \over P(A| P(A|B)
    a\bmod x\in[0,1] or x_{i,j} x^{(i)} x^{( \text{ ' ″ a/ x; a&=b\\ \begin{pmatrix}1&2\\ ~ % \substack{""".split(),
    "x & x>0 \\\\ ",
    "x & \\text{if } x > 0 \\\\ ",
    "x ",
    "if x>0, ",
    "%\n",
    "\\text{ a ",
)
"""What is repeated, in a formula or in prose."""

PASTED = (
    "x>0x > 0 ",
    "α\\alpha ",
    "α\\alpha",
    "x2x^2",
    "\\(a\\)",
    "\\(",
    "\\[",
    "( \\theta ",
    "(\\theta)",
    "[ \\theta ]\n",
    "$ x $ ",
    "$x $",
    "\\frac{1}{2}\n\n",
    "[\n\\alpha\n]\n",
    "\\[\n\\alpha\n\\]\n",
    "\\[\n",
    "```math\nx\n```\n",
    "```math\n",
    "pythonCopy code\n",
    "pythonCopy code\nx = 1\n",
    "pythonCopy code\nx = (\n\n",
    "python\nCopy\nEdit\n",
    "```\npython\nCopy\nx\n```\n",
    "【1†source】",
    "【turn1search1",
    "\ue200",
    "citeturn1search1",
    ":contentReference[oaicite:1]{index=1}",
    'entity["a",',
    "möchtest du ich ",
    "Certainly! Here\n",
    "ChatGPT said:\n",
    "I hope this helps!\n\n",
    "$x\\_{i}$",
    "x\\_{i}",
    "\\text{x\\_",
    "T=1T=1 ",
    "neˆˊu ",
    "∑i=1nxi\\sum_{i=1}^n x_i ",
    "{x=1}",
    "\\overset{a}{=}",
)
STATED = (
    "a = 1, ",
    "f(1) = 2, ",
    "ReLU(-2) = 0. ",
    "- f(2) = 3\n",
    "1 + 1 = 2 = ",
    "f(x) = x ",
    "(x)",
    "$x$",
    "$($ ",
    "$x=1$ ",
    "1, 2, 3, ",
    "[1,2] ",
    "x = [1,2] ",
    "`f(1)` = 2 ",
    "√2 ",
    "5 % ",
    "10^3 ",
    "x=",
    "≤ ",
    "a<b<c<",
    "x → 0 ",
    "is 3 ",
)
NESTED = (
    ("{", "}"),
    ("(", ")"),
    ("[", "]"),
    ("\\left(", "\\right)"),
    ("|", "|"),
    ("\\sqrt{", "}"),
    ("\\frac{1}{", "}"),
    ("x^{", "}"),
    ("x_{", "}"),
    ("\\begin{cases}x&", "\\\\\\end{cases}"),
    ("\\begin{matrix}", "\\end{matrix}"),
    ("f(", ")"),
    ("\\sin(", ")"),
    ("-(", ")"),
    ("\\hat{", "}"),
    ("\\underbrace{", "}"),
    ("\\boxed{", "}"),
    ("{x=", "}"),
    ("\\left.", "\\right|_{x=1}"),
    ("\\sum_{i=1}^{n}(", ")"),
    ("\\int_0^1 ", " dx"),
    ("\\mathbb{1}[", "]"),
    ("\\text{if $", "$}"),
)


def rows(units: tuple[str, ...], size: int) -> Iterator[str]:
    """Each unit again and again, to a length of `size`."""
    return ((unit * (size // len(unit) + 1))[:size] for unit in units)


def nests(size: int) -> Iterator[str]:
    """Each pair of delimiters inside itself, to a length of about `size`; with and without the closing ones."""
    for opening, closing in NESTED:
        depth = size // (len(opening) + len(closing))
        yield opening * depth + "x" + closing * depth
        yield opening * depth * 2


def calls(do: Callable[[], object]) -> int:
    """How many functions are called, in Python and C, while `do` runs."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        do()
    finally:
        sys.setprofile(before)
    return count
