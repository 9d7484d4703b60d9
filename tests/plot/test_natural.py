"""A figure shows a variable where it has a meaning: as stated, else as its name is used, unless an example says no."""

from __future__ import annotations

import math

import numpy as np
import pytest

from vaultproof.plot.natural import Range, family_values, natural, natural_2
from vaultproof.plot.request import Floats, Function


def line(x: Floats) -> Floats:
    return 2 * x


def precision(x: Floats) -> Floats:
    with np.errstate(all="ignore"):
        return 80 / (80 + x)


def logarithm(x: Floats) -> Floats:
    with np.errstate(all="ignore"):
        return np.log(x)


@pytest.mark.parametrize(
    ("name", "stated", "places", "function", "low", "high"),
    [
        ("x", None, [0.5], line, -math.inf, math.inf),
        ("x", Range(low=0.0, open_low=True), [1.0], line, 0.0, math.inf),
        ("x", Range(low=0.0), [-1.0], line, -math.inf, math.inf),
        ("n", None, [1.0, 5.0], line, 0.0, math.inf),
        ("n", None, [], np.square, 0.0, math.inf),
        ("f", None, [0.0, 20.0, 80.0], precision, 0.0, math.inf),
        ("f", None, [20.0, 50.0, 80.0], precision, -math.inf, math.inf),
        ("f", None, [0.0, 20.0, 80.0], line, -math.inf, math.inf),
        ("n", None, [], np.exp, 0.0, math.inf),
        ("t", None, [0.0], np.square, -math.inf, math.inf),
        ("t", None, [0.0, 2.0], np.square, 0.0, math.inf),
        ("t", None, [0.0, 2.0], lambda t: (1 - t**2) * np.exp(-(t**2) / 2), -math.inf, math.inf),
        ("t", None, [0.0, 2.0], np.cos, 0.0, math.inf),
        ("x", None, [0.0, 1.0, 3.0], lambda x: 1 / (x**2 - 4.01), -math.inf, math.inf),
        ("n", None, [-1.0], line, -math.inf, math.inf),
        ("n", Range(low=1.0), [5.0], line, 1.0, math.inf),
        ("p", None, [0.5], line, 0.0, 1.0),
        ("p", None, [10.0], line, -math.inf, math.inf),
        ("p", None, [], line, -math.inf, math.inf),
        ("p", None, [], logarithm, 0.0, 1.0),
        ("S", None, [2.0, 8.0], precision, 0.0, math.inf),
        ("S", None, [], precision, 0.0, math.inf),
        ("X", None, [], line, -math.inf, math.inf),
        ("p", None, [20.0, 100.0], precision, 0.0, math.inf),
        ("r", None, [1.0], lambda r: r**-12.0 - r**-6.0, 0.0, math.inf),
        ("r", None, [1.0], np.square, -math.inf, math.inf),
        ("S", None, [4.0], lambda s: 10 * s / (2 + s + s**2 / 8), 0.0, math.inf),
        ("S", None, [4.0], lambda s: s / (1 + s**2), -math.inf, math.inf),
        ("V", None, [0.5, 1.0], lambda v: 23.3 / (v - 0.04) - 3.64 / v**2, 0.04, math.inf),
        ("x", None, [0.0, 1.0, 3.0], lambda x: (x**2 - 7) ** 2, -math.inf, math.inf),
    ],
)
def test_the_range_of_a_variable(
    name: str, stated: Range | None, places: list[float], function: Function, low: float, high: float
) -> None:
    with np.errstate(all="ignore"):
        found = natural(name, stated, places, function)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("name", "stated", "shown"),
    [
        ("alpha", None, ("0.1", "0.5", "1")),
        ("alpha", Range(low=0, high=1, open_low=True, open_high=True), ("0.1", "0.5", "0.9")),
        ("nu", None, ("1", "2", "5")),
        ("beta", Range(low=1, open_low=True), ("2", "3", "6")),
        ("c", Range(low=2, high=4), ("2.2", "3", "3.8")),
        ("c", Range(high=0), ("-1", "-2", "-5")),
    ],
)
def test_a_family_is_shown_where_its_parameter_has_a_meaning(
    name: str, stated: Range | None, shown: tuple[str, ...]
) -> None:
    assert family_values(name, stated) == shown


@pytest.mark.parametrize(
    ("function", "places", "low"),
    [
        (lambda x: 1 / (x + 1) ** 2 + 1 / (x + 2.3), [2.0], 0.0),
        (lambda x: 1 / (x + 1) ** 2 + 1 / (x + 2.3), [-0.5], -math.inf),
        (lambda x: 0.4 * x**2 + 0.8 * x, [1.0], -math.inf),
    ],
)
def test_lines_between_many_poles_are_left_out(function: Function, places: list[float], low: float) -> None:
    """One of two variables begins at 0 where the function has poles below and none above."""
    with np.errstate(all="ignore"):
        assert natural_2("x", None, places, function).low == low
