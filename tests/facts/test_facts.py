"""Facts are told where they are certain, and are never false."""

from __future__ import annotations

import numpy as np
import pytest
import sympy
from sympy import (
    Abs,
    Float,
    Heaviside,
    Max,
    Min,
    Piecewise,
    Rational,
    atan,
    cos,
    erf,
    exp,
    floor,
    log,
    sin,
    sqrt,
    tan,
    tanh,
)

from vaultproof.calculus.number import Unsure
from vaultproof.facts import facts_of
from vaultproof.facts.certain import bent, taken_apart
from vaultproof.facts.fact import Uncertain
from vaultproof.facts.function import Function
from vaultproof.words import words

x = sympy.Symbol("x")
TENT = Piecewise((2 * x, (x >= 0) & (x < Rational(1, 2))), (2 - 2 * x, (x >= Rational(1, 2)) & (x <= 1)))
JUMPING = (
    r"constant \left(-\infty, -2\right); decreasing \left[-2, 0\right]; "
    r"increasing \left[0, 1\right); decreasing \left[1, \infty\right)"
)


def facts(expression: sympy.Expr) -> dict[str, str]:
    return {
        fact.name: "; ".join(f"{word} {latex}".strip() for word, latex in fact.statements)
        for fact in facts_of(expression, x)
    }


SHRINK = Piecewise(
    (x - Rational(1, 2), x > Rational(1, 2)), (x + Rational(1, 2), x < -Rational(1, 2)), (0, True)
)
HARD_SWISH = Piecewise((0, x <= -3), (x * (x + 3) / 6, x < 3), (x, True))


@pytest.mark.parametrize(
    ("expression", "name", "told"),
    [
        (
            SHRINK,
            "convexity",
            r"concave \left(-\infty, \frac{1}{2}\right]; convex \left[- \frac{1}{2}, \infty\right)",
        ),
        (
            HARD_SWISH,
            "convexity",
            r"straight \left(-\infty, -3\right]; convex \left[-3, 3\right]; straight \left[3, \infty\right)",
        ),
        (HARD_SWISH, "zeros", r"\left(-\infty, -3\right] \cup \left\{0\right\}"),
        (exp(x) - x - 2, "zeros", r"-1.8414\ldots, 1.1461\ldots"),
        (
            Piecewise((0, x < 0), (1, x < 1), (x - 1, True)),
            "zeros",
            r"\left(-\infty, 0\right) \cup \left\{1\right\}",
        ),
        (1 / (1 + (x / 2) ** -4), "range", r"\left(0, 1\right)"),
        (
            1 / (1 + (x / 2) ** -4),
            "monotone",
            r"decreasing \left(-\infty, 0\right); increasing \left(0, \infty\right)",
        ),
        (
            (exp(x) - exp(-x)) / (exp(x) + exp(-x)),
            "derivative",
            r"\frac{1}{\cosh^{2}{\left(x \right)}}",
        ),
        (1000 / (1 + 99 * exp(-x / 2)), "steepest", r"125; at x = 2 \ln{\left(99 \right)}"),
        (exp(-(x**2) / 2) / sqrt(2 * sympy.pi), "range", r"\left(0, \frac{1}{\sqrt{2 \pi}}\right]"),
    ],
)
def test_a_fact_is_as_strong_as_it_can_be(expression: sympy.Expr, name: str, told: str) -> None:
    """A straight part belongs to what it goes on as on both sides; zeros without a closed form are told by digits."""
    assert facts(expression)[name] == told


def test_relu() -> None:
    assert facts(Max(0, x)) == {
        "domain": r"\mathbb{R}",
        "derivative": r"\begin{cases} 0 & x < 0 \\ 1 & x > 0 \end{cases}",
        "limit_left": "0",
        "limit_right": r"\infty",
        "zeros": r"\left(-\infty, 0\right]",
        "monotone": r"constant \left(-\infty, 0\right]; increasing \left[0, \infty\right)",
        "range": r"\left[0, \infty\right)",
        "convexity": r"convex \mathbb{R}",
    }


def test_sigmoid() -> None:
    found = facts(1 / (1 + exp(-x)))
    assert found["range"] == r"\left(0, 1\right)"
    assert found["monotone"] == r"increasing \mathbb{R}"
    assert found["zeros"] == "none"
    assert (found["limit_left"], found["limit_right"]) == ("0", "1")
    assert found["steepest"] == r"\frac{1}{4}; at x = 0"
    assert found["convexity"] == r"convex \left(-\infty, 0\right]; concave \left[0, \infty\right)"


@pytest.mark.parametrize(
    ("expression", "name", "said"),
    [
        (tanh(x), "parity", "odd"),
        (cos(x), "parity", "even"),
        (x**2 - 4, "zeros", "-2, 2"),
        (log(x), "domain", r"\left(0, \infty\right)"),
        (1 / x, "domain", r"\left(-\infty, 0\right) \cup \left(0, \infty\right)"),
        (log(1 + exp(x)), "range", r"\left(0, \infty\right)"),
        (Max(0, x) + Float("0.01") * Min(0, x), "monotone", r"increasing \mathbb{R}"),
        (
            Min(Max(0, x), 6),
            "monotone",
            r"constant \left(-\infty, 0\right]; increasing \left[0, 6\right]; constant \left[6, \infty\right)",
        ),
        (
            Piecewise((x**2 / 2, Abs(x) <= 1), (Abs(x) - Rational(1, 2), True)),
            "derivative",
            r"\begin{cases} x & \left|x\right| \le 1 \\ \operatorname{sgn}\left(x\right) & \left|x\right| > 1 \end{cases}",  # noqa: E501
        ),
        (
            Float("1.0507") * Piecewise((x, x > 0), (Float("1.5") * (exp(x) - 1), True)),
            "derivative",
            r"\begin{cases} 1.57605 e^{x} & x < 0 \\ 1.0507 & x > 0 \end{cases}",
        ),
        (exp(-(x**2)), "range", r"\left(0, 1\right]"),
        (x / 2 * (1 + erf(x / sqrt(2))), "limit_left", "0"),
        (x / 2 * (1 + erf(x / sqrt(2))), "range", r"\left[-0.16997\ldots, \infty\right)"),
        (
            x / (1 + exp(-x)),
            "monotone",
            r"decreasing \left(-\infty, -1.2784\ldots\right]; increasing \left[-1.2784\ldots, \infty\right)",
        ),
        (Abs(x - 1) + Abs(x + 2), "range", r"\left[3, \infty\right)"),
        (sqrt(4 - x**2), "range", r"\left[0, 2\right]"),
        (sqrt(4 - x**2), "monotone", r"increasing \left[-2, 0\right]; decreasing \left[0, 2\right]"),
        (log(x), "range", r"\mathbb{R}"),
        (
            1 / x,
            "monotone",
            r"decreasing \left(-\infty, 0\right); decreasing \left(0, \infty\right)",
        ),
        (
            Piecewise((-1, x < -2), (x**2, x < 1), (3 - x, True)),
            "monotone",
            JUMPING,
        ),
        (exp(-1000 / x), "range", r"\left(0, 1\right) \cup \left(1, \infty\right)"),
        (exp(-1000 / x), "zeros", "none"),
        (
            exp(-1000 / x),
            "convexity",
            r"convex \left(-\infty, 0\right); convex \left(0, 500\right]; concave \left[500, \infty\right)",
        ),
        (
            exp(-25000 / (4157 * x)),
            "monotone",
            r"increasing \left(-\infty, 0\right); increasing \left(0, \infty\right)",
        ),
        (Abs(sin(x)), "range", r"\left[0, 1\right]"),
        (x * Abs(x), "convexity", r"concave \left(-\infty, 0\right]; convex \left[0, \infty\right)"),
        (sqrt((x - 1) / (x + 2)), "range", r"\left[0, 1\right) \cup \left(1, \infty\right)"),
        (atan(1 / x), "derivative", r"- \frac{1}{x^{2} + 1}"),
        (atan(1 / x), "convexity", r"concave \left(-\infty, 0\right); convex \left(0, \infty\right)"),
        (log(x**2 - 4), "range", r"\mathbb{R}"),
        (1 / (3 - x), "zeros", "none"),
        (sqrt(2 / x), "derivative", r"- \frac{1}{\sqrt{2} x^{\frac{3}{2}}}"),
        (sqrt(2 / x), "convexity", r"convex \left(0, \infty\right)"),
        (TENT, "domain", r"\left[0, 1\right]"),
        (TENT, "convexity", r"concave \left[0, 1\right]"),
        (Piecewise((-1, x < 0), (0, sympy.Eq(x, 0)), (1, True)), "range", r"\left\{-1, 0, 1\right\}"),
        (Piecewise((sin(x) / x, sympy.Ne(x, 0)), (1, True)), "domain", r"\mathbb{R}"),
        (Max(-1, Min(1, x)), "convexity", r"convex \left(-\infty, 1\right]; concave \left[-1, \infty\right)"),
        (tanh(1000 * x), "steepest", "1000; at x = 0"),
        (floor(x), "range", r"\mathbb{Z}"),
        (floor(4 * x + sympy.Rational(1, 2)) / 4, "domain", r"\mathbb{R}"),
        (floor(4 * x + sympy.Rational(1, 2)) / 4, "monotone", r"nondecreasing \mathbb{R}"),
        (floor(4 * x + sympy.Rational(1, 2)) / 4, "zeros", r"\left[- \frac{1}{8}, \frac{1}{8}\right)"),
        (-sympy.ceiling(x) / 2 + 1, "zeros", r"\left(1, 2\right]"),
        (-sympy.ceiling(x) / 2 + 1, "monotone", r"nonincreasing \mathbb{R}"),
        (x / 2 + sqrt(x**2 + 4) / 2, "range", r"\left(0, \infty\right)"),
        (sympy.fresnels(x), "domain", r"\mathbb{R}"),
        (
            Piecewise((1, (x > 0) & (x <= 2)), (x, (x > 2) & (x <= 5))),
            "domain",
            r"\left(0, 5\right]",
        ),
        (x / (1 + Abs(x)), "steepest", "1; at x = 0"),
        (
            (2 * x**2 - 3 * x - 2) / (x**2 - x - 6),
            "range",
            r"\left(-\infty, \frac{31 - 4 \sqrt{21}}{25}\right] \cup \left[\frac{4 \sqrt{21} + 31}{25}, \infty\right)",
        ),
        (
            Piecewise((2 * x, (x >= 0) & (x < 1)), (4 - 2 * x, (x >= 1) & (x <= 2))),
            "derivative",
            r"\begin{cases} 2 & 0 < x < 1 \\ -2 & 1 < x < 2 \end{cases}",
        ),
    ],
)
def test_known_facts_are_found(expression: sympy.Expr, name: str, said: str) -> None:
    assert facts(expression)[name] == said


@pytest.mark.parametrize(
    ("expression", "untold"),
    [
        (tan(x), {"monotone", "range", "limit_left", "limit_right"}),
        (Heaviside(x, 1), {"derivative", "convexity"}),
        (Piecewise((x, x < 0), (x + 1, True)), {"derivative", "convexity"}),
        (Piecewise((x + 1, x < 0), (x, True)), {"derivative"}),
        (floor(x), {"derivative", "convexity"}),
        (floor(x) * x, {"derivative", "monotone", "range", "convexity"}),
        (sin(x), {"limit_left", "limit_right", "monotone", "convexity"}),
        (x**x, {"limit_left", "parity", "monotone", "range"}),
        (exp(x), {"parity"}),
        (sin(1 / x), {"range", "zeros", "monotone"}),
        (Abs(x) ** 3 + x, {"parity"}),
    ],
)
def test_what_is_not_certain_is_not_told(expression: sympy.Expr, untold: set[str]) -> None:
    assert untold.isdisjoint(facts(expression))


ASSORTED = (
    x**3 - 2 * x + 1,
    x / (1 + exp(-x)),
    x * tanh(log(1 + exp(x))),
    x / (1 + Abs(x)),
    Max(x, 2 - x),
    Max(0, Min(1, x / 6 + Rational(1, 2))),
    (x**2 - 1) / (x**2 + 1),
    sqrt(x**2 + 1),
    (x - 1) ** 2 * (x - Float("1.0001")),
    exp(-x) - Float("1e-8"),
    Abs(x - 2) - Abs(x + 2),
    x**4 - x**2,
    tanh(1000 * x),
    Piecewise((x - 1, x > 1), (x + 1, x < -1), (0, True)),
    x * exp(-(x**2)),
    log(x**2 + 1),
    1 / (x - 300),
    (x - 500) ** 2,
)


@pytest.mark.parametrize("expression", ASSORTED, ids=str)
def test_no_fact_is_denied_by_numbers(expression: sympy.Expr) -> None:
    """Facts as SymPy objects, held against values at places that the program does not look at."""
    function = Function.of(expression, x)
    places = np.concatenate([np.linspace(-29.7, 29.3, 4567), np.linspace(-2.03, 2.07, 999)])
    y = function.values(np.sort(places))
    found = facts(expression)
    tolerance = 1e-9 * (1 + np.abs(y))
    known = np.isfinite(y)
    if found.get("domain") == r"\mathbb{R}":
        assert known.all()
    if found.get("zeros") == "none":
        assert (np.sign(y[known]) == np.sign(y[known][0])).all()
    for word, sign in (("increasing", 1), ("nondecreasing", 1), ("decreasing", -1), ("nonincreasing", -1)):
        if found.get("monotone") == rf"{word} \mathbb{{R}}":
            assert (sign * np.diff(y) >= -tolerance[1:]).all()
    if found.get("convexity") in {r"convex \mathbb{R}", r"concave \mathbb{R}"}:
        sign = 1 if found["convexity"].startswith("convex") else -1
        even = function.values(np.linspace(-20, 20, 999))
        assert (sign * np.diff(even, 2) >= -1e-6).all()
    if found.get("parity"):
        sign = 1 if found["parity"] == "even" else -1
        assert function.values(-places) == pytest.approx(sign * function.values(places), rel=1e-9)


BENT = (
    *ASSORTED,
    exp(-1000 / x),
    x * Abs(x),
    sqrt((x - 1) / (x + 2)),
    atan(1 / x),
    atan(x**2),
    log(x**2 - 4),
    x**3 / (exp(x) - 1),
    4 * (x**-12 - x**-6),
    1 / sqrt(1 - x**2),
    log(x / (1 - x)),
    TENT,
    Max(-1, Min(1, x)),
    Max(x - 3, 0) - Max(0, x + 1) + Abs(x),
    sqrt(Abs(x)),
    Piecewise((x, x > 0), (exp(x) - 1, True)),
    Piecewise((x**2, x > 0), (x + 1, True)),
)


@pytest.mark.parametrize("expression", BENT, ids=str)
def test_no_stretch_on_which_a_function_bends_is_denied_by_numbers(expression: sympy.Expr) -> None:
    """Chords lie above a convex function and below a concave one, at places that the program does not look at."""
    function = Function.of(expression, x)
    try:
        found = bent(taken_apart(function))
    except (Uncertain, Unsure):
        return
    for stretch in found:
        low, high = max(float(stretch.low.at), -41.3), min(float(stretch.high.at), 39.7)
        if low >= high:
            continue
        y = function.values(np.linspace(low, high, 1237)[1:-1])
        with np.errstate(invalid="ignore", over="ignore"):
            chords = y[:-2] + y[2:] - 2 * y[1:-1]
            slack = 1e-9 * (1 + np.abs(y[1:-1]))
        assert (stretch.sign * chords >= -slack)[np.isfinite(chords)].all()


@pytest.mark.parametrize(
    ("expression", "only", "told", "untold"),
    [
        (
            x**2 * exp(-x / 2) / 16,
            sympy.Interval(0, sympy.oo),
            {
                "domain": r"\left[0, \infty\right)",
                "limit_right": "0",
                "monotone": r"\left[0, 4\right]",
                "range": r"\left[0, e^{-2}\right]",
            },
            {"limit_left", "steepest"},
        ),
        (
            4 * (x**-12 - x**-6),
            sympy.Interval.open(0, sympy.oo),
            {"domain": r"\left(0, \infty\right)", "zeros": "1", "range": r"\left[-1, \infty\right)"},
            {"parity", "limit_left"},
        ),
        (
            log(x / (1 - x)),
            sympy.Interval.open(0, 1),
            {"domain": r"\left(0, 1\right)", "range": r"\mathbb{R}"},
            set(),
        ),
        (
            x**2,
            sympy.Interval(-1, 1),
            {"domain": r"\left[-1, 1\right]"},
            {"limit_left", "limit_right", "parity"},
        ),
    ],
)
def test_where_a_variable_is_confined_nothing_is_told_of_what_lies_beyond(
    expression: sympy.Expr, only: sympy.Interval, told: dict[str, str], untold: set[str]
) -> None:
    found = {fact.name: fact.statements[0][1] for fact in facts_of(expression, x, only=only)}
    assert told.items() <= found.items()
    assert not untold & found.keys()


def test_facts_found_before_time_is_up_are_there() -> None:
    """Facts come one by one, so that whoever sets the time keeps the first ones."""
    assert next(facts_of(x**2, x)).name == "domain"


@pytest.mark.parametrize(
    "expression",
    [
        sympy.Function("g")(x),
        sympy.Symbol("y") + x,
        sympy.zoo * x,
        sympy.nan,
        sum(sin(n * x) for n in range(90)),
    ],
)
def test_what_cannot_be_computed_has_no_facts(expression: sympy.Expr) -> None:
    assert facts(expression) == {}


def test_every_fact_has_its_words() -> None:
    for expression in (*ASSORTED[:2], tanh(x), log(x), cos(x), Max(0, x)):
        for fact in facts_of(expression, x):
            assert words("en")(f"fact.{fact.name}")
            for word, latex in fact.statements:
                assert not word or words("vi")(f"fact.{word}", where=latex)


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ((x**2 + 1) / (x - 1), "y = x + 1"),
        ((1 - 2 * x**3) / (x**2 + 1), "y = - 2 x"),
        ((x**2 - 1) / (x - 1), None),
        ((x**3 + 1) / (x - 1), None),
        (x + sin(x) / x, None),
        (2 * x + 1, None),
    ],
)
def test_a_slanting_asymptote_is_told_where_a_quotient_has_one(
    expression: sympy.Expr, told: str | None
) -> None:
    assert facts(expression).get("asymptote") == told
