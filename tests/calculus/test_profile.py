"""What is certain of functions: values, slopes, bends and domains, each held against what is known of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
import sympy
from sympy import Abs, Max, Min, Piecewise, Rational, erf, exp, log, sin, sqrt, tanh

from vaultproof.calculus.number import Unsure
from vaultproof.calculus.profile import Limit, bends, profile_of, profile_on, values_of
from vaultproof.calculus.show import show_values
from vaultproof.calculus.traits import ANYWHERE, AT_A_PLACE

X = sympy.Symbol("x", real=True)
SIGMOID = 1 / (1 + exp(-X))
FUNCTIONS = {
    "sigmoid": SIGMOID,
    "tanh": tanh(X),
    "relu": Max(0, X),
    "leaky": Max(X / 100, X),
    "silu": X * SIGMOID,
    "softplus": log(1 + exp(X)),
    "gelu": X / 2 * (1 + erf(X / sqrt(2))),
    "elu": Piecewise((X, X > 0), (exp(X) - 1, True)),
    "softsign": X / (1 + Abs(X)),
    "gauss": exp(-(X**2)),
    "step": Piecewise((1, X >= 0), (0, True)),
    "sine": sin(X),
    "relu6": Min(Max(0, X), 6),
    "logarithm": log(X),
    "cube": X**3,
    "quartic": X**4 - 2 * X**2,
    "slope": SIGMOID * (1 - SIGMOID),
    "entropy": -X * log(X) - (1 - X) * log(1 - X),
    "snake": X + sin(X) ** 2,
    "square": (X - 2) ** 2 + 3,
}
VALUES = {
    "sigmoid": "(0, 1)",
    "tanh": "(-1, 1)",
    "relu": "[0, ∞)",
    "leaky": "(-∞, ∞)",
    "silu": "[-0.278465, ∞)",
    "softplus": "(0, ∞)",
    "gelu": "[-0.169971, ∞)",
    "elu": "(-1, ∞)",
    "softsign": "(-1, 1)",
    "gauss": "(0, 1]",
    "sine": "[-1, 1]",
    "relu6": "[0, 6]",
    "logarithm": "(-∞, ∞)",
    "quartic": "[-1, ∞)",
    "slope": "(0, 0.25]",
    "entropy": "(0, 0.693147]",
    "snake": "(-∞, ∞)",
    "square": "[3, ∞)",
}
TRAITS = {
    "increasing": "sigmoid tanh relu leaky softplus elu softsign step relu6 logarithm cube snake",
    "convex": "relu leaky softplus elu square",
    "concave": "logarithm entropy",
    "odd": "tanh softsign sine cube",
    "even": "gauss quartic slope",
    "bounded": "sigmoid tanh softsign gauss step sine relu6 slope entropy",
    "bounded below": "sigmoid tanh relu silu softplus gelu elu softsign gauss step sine relu6 quartic slope entropy"
    " square",
    "continuous": "sigmoid tanh relu leaky silu softplus gelu elu softsign gauss sine relu6 logarithm cube quartic"
    " slope entropy snake square",
    "periodic": "sine",
}


@pytest.mark.parametrize(("name", "values"), VALUES.items())
def test_the_values_reach_as_far_as_is_known(name: str, values: str) -> None:
    """The set of values has the ends that are known, closed where a value is taken."""
    assert show_values(values_of(profile_of(FUNCTIONS[name], X))) == values


@pytest.mark.parametrize("trait", TRAITS)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_property_is_told_as_it_is(trait: str, name: str) -> None:
    """A property that a function has is never denied, and one that it lacks never granted."""
    try:
        told = ANYWHERE[trait](profile_of(FUNCTIONS[name], X))
    except Unsure:
        return
    assert told.weak is (name in TRAITS[trait].split())


@pytest.mark.parametrize(
    ("name", "place", "smooth"),
    [("relu", 0, False), ("relu", 1, True), ("elu", 0, True), ("softsign", 0, True), ("relu6", 6, False)],
)
def test_kinks_are_found_where_they_are(name: str, place: int, smooth: bool) -> None:
    """A function has a derivative at a place unless its slopes differ there."""
    told = AT_A_PLACE["differentiable"](profile_of(FUNCTIONS[name], X), sympy.Integer(place))
    assert told.weak is smooth


def test_all_zeros_of_a_slope_are_found() -> None:
    """The slope of a sum of powers and exponentials changes its sign as often as is known."""
    profile = profile_of(X**2 * exp(-X), X)
    assert [run.sign for run in bends(profile.pieces[0], X, 1)] == [-1, 1, -1]


@pytest.mark.parametrize(
    ("expression", "signs"),
    [
        (sympy.tanh(1000 * X), [1, -1]),
        (1 / (1 + exp(-100 * X)), [1, -1]),
        (exp(-X / 100) - exp(-X / 101), [1, -1]),
        (X * exp(-X / 1000), [-1, 1]),
    ],
)
def test_exponentials_of_large_rates_are_no_powers_of_a_large_degree(
    expression: sympy.Expr, signs: list[int]
) -> None:
    """Where they bend is worked out in the variable in which their rates are small."""
    assert [run.sign for run in bends(profile_of(expression, X).pieces[0], X, 2)] == signs


@pytest.mark.parametrize(
    ("expression", "low", "high"),
    [
        (sympy.cos(X), 0, sympy.pi),
        (sin(X), Rational(-7, 2), 10),
        (1 + sympy.cos(X), -5, 5),
        (sin(X) + sin(2 * X), 1, 9),
        (sympy.cos(X) ** 2, -2, 2),
        (sympy.cos(2 * sympy.pi * X / 50), 0, 50),
        (sin(X) ** 2 * sympy.cos(X), Rational(1, 3), 13),
    ],
)
def test_a_wave_on_a_stretch_has_the_signs_of_its_slope(
    expression: sympy.Expr, low: sympy.Expr, high: sympy.Expr
) -> None:
    """The runs of one sign fill the stretch without a gap, and a slope has that sign at each place in them."""
    ends = [Limit(sympy.sympify(end), is_open=False) for end in (low, high)]
    (piece,) = profile_on(expression, X, *ends).pieces
    slope = sympy.diff(expression, X)
    runs = bends(piece, X, 1)
    assert (runs[0].low.at, runs[-1].high.at) == (low, high)
    for before, after in pairwise(runs):
        assert before.high.at == after.low.at
    for run in runs:
        for share in (Rational(1, 9), Rational(1, 2), Rational(7, 8)):
            value = slope.subs(X, run.low.at + share * (run.high.at - run.low.at))
            assert sympy.sign(sympy.N(value, 20)) == run.sign


@pytest.mark.parametrize(
    "expression",
    [
        sin(X) / X,
        sympy.Symbol("a", real=True) * X,
        sympy.gamma(X),
        sympy.floor(X),
        X ** Rational(1, 3),
    ],
)
def test_what_is_not_certain_is_not_told(expression: sympy.Expr) -> None:
    """A function that oscillates, has a parameter, or is not one of those known gives no values."""
    with pytest.raises(Unsure):
        values_of(profile_of(expression, X))
