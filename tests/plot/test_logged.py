"""Axes that show decades, parts of π and whole periods; ranges without empty tails, as wide on both sides."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import sympy

from vaultproof.facts.repeating import least_period
from vaultproof.pipeline.figures.periods import unit_of, whole_periods
from vaultproof.plot.draw import drawing
from vaultproof.plot.frame import decades, parts_of
from vaultproof.plot.logged import logged
from vaultproof.plot.natural import Range
from vaultproof.plot.request import Curve, CurveRequest, Function, Mark, Standing
from vaultproof.plot.tails import mirrored, without_tail

x = sympy.Symbol("x", real=True)


def request(function: Function, *places: float) -> CurveRequest:
    marks = tuple(
        Mark(x=place, y=float(function(np.array([place]))[0]), label=f"({place}, …)") for place in places
    )
    return CurveRequest(name="f(x)", curves=(Curve(label="f(x)", function=function),), marks=marks)


def root(x: np.ndarray) -> np.ndarray:
    return np.where(x > 0, 1e-9 / np.sqrt(np.abs(x)), np.nan)


def test_examples_over_decades_have_logarithmic_axes() -> None:
    found = logged(request(root, 1.0, 54.0, 1e4))
    assert found.logarithmic == (True, True)
    drawn = drawing(request(root, 1.0, 54.0, 1e4))
    assert "both axes logarithmic" in drawn.alt
    assert ">1000<" in drawn.svg.decode()
    log = logged(request(lambda x: np.where(x > 0, np.log(np.abs(x)), np.nan), 1.0, 54.0, 1e4))
    assert log.logarithmic == (True, False)


def test_an_exponential_whose_examples_would_lie_at_0_has_a_logarithmic_axis() -> None:
    drawn = drawing(request(lambda x: 10 ** (1.5 * x + 4.8), 5.0, 6.0, 7.0, 9.0))
    assert "for x from 4.4 to 9.6; a logarithmic axis of f(x)" in drawn.alt
    assert logged(request(lambda x: np.exp(-(x**2)), 0.1, 5.0, 6.0)).logarithmic == (False, False)
    assert logged(request(np.exp, 1.0, 2.0, 4.0)).logarithmic == (False, False)


def test_places_and_values_are_told_as_they_are_whatever_the_axis() -> None:
    level = drawing(request(lambda x: np.where(x > 0, 5 + 1000 / np.abs(x), np.nan), 1.0, 100.0, 1e4))
    assert "it tends to 5 (x → ∞)" in level.alt
    step = drawing(request(lambda x: np.where(x > 0, np.where(x < 100, 1.0, 3.0), np.nan), 1.0, 200.0, 1e4))
    assert "jumps at x = 100" in step.alt
    both = drawing(request(lambda x: np.where(x >= 0, 0.1 + 50 / (50 + np.abs(x)), np.nan), 0.01, 54.0, 1e5))
    assert "(x → 0)" in both.alt


def test_a_refuted_example_tells_the_value_itself_on_a_logarithmic_axis() -> None:
    asked = request(lambda x: np.where(x > 0, 30 / np.abs(x) + 1, np.nan), 0.1, 10.0, 1e3)
    wrong = Mark(x=1e3, y=1.2, label="(1000, 1.2)", standing=Standing.REFUTED, actual=1.03)
    drawn = drawing(replace(asked, marks=(*asked.marks[:2], wrong)))
    assert "both axes logarithmic" in drawn.alt  # two decades of values tell nothing on an even axis
    assert "(1000, 1.2 ≠ 1.03)" in drawn.svg.decode()
    assert all(logged(request(root, 1.0, 54.0, 900.0)).logarithmic)  # beside a pole fewer decades tell
    assert logged(request(np.sqrt, 1.0, 54.0, 900.0)).logarithmic == (False, False)
    assert logged(request(lambda x: x**2, 1.0, 54.0, 1e4)).logarithmic == (False, False)
    assert decades(-0.5, 4.2, 9) == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_a_function_that_repeats_itself_is_shown_by_whole_periods() -> None:
    for expression, length in (
        (sympy.sin(x) + sympy.cos(3 * x), 2 * sympy.pi),
        (x / 5 - sympy.floor(x / 5), 5),
        (sympy.Abs(x - 2 * sympy.floor(x / 2 + sympy.Rational(1, 2))), 2),
    ):
        found = least_period(expression, x)
        assert found is not None
        assert sympy.simplify(found - length) == 0
    assert least_period(x + sympy.floor(x / 2), x) is None
    assert least_period(sympy.floor(x**2) - x**2, x) is None
    turn = 2 * sympy.pi
    assert whole_periods(turn, None, (1.0, -2.0), np.sin) == (-2 * math.pi, 2 * math.pi)
    assert whole_periods(turn, Range(low=0.0), (7.0,), np.sin) == (0.0, 4 * math.pi)
    assert whole_periods(turn, None, (90.0,), np.sin) is None
    assert unit_of(turn) == math.pi
    assert parts_of(math.pi, 0.0, 4 * math.pi)[1] == math.pi / 2
    assert parts_of(5.0, -5.0, 5.0) == [-5.0, -2.5, 0.0, 2.5, 5.0]


def test_a_density_is_shown_without_an_empty_tail() -> None:
    def density(x: np.ndarray) -> np.ndarray:
        return np.where(x >= 0, np.exp(-x), np.nan)

    assert without_tail((density,), (-0.3, 10.0), ())[1] < 6
    assert without_tail((density,), (-0.3, 10.0), (9.0,))[1] == 10.0
    assert without_tail((lambda x: np.maximum(x, 0),), (-4.0, 4.0), ()) == (-4.0, 4.0)
    assert without_tail((lambda x: np.exp(-(x**2)),), (-9.0, 9.0), ()) == (-9.0, 9.0)


def test_what_mirrors_itself_is_shown_as_wide_on_both_sides() -> None:
    assert mirrored(np.tanh, (-6.0, 11.0)) == (-11.0, 11.0)
    assert mirrored(np.exp, (-6.0, 11.0)) == (-6.0, 11.0)
    assert mirrored(np.tanh, (-2.0, 11.0)) == (-2.0, 11.0)
