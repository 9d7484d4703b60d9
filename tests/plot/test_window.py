"""The range of a figure shows where the function happens, and its examples."""

from __future__ import annotations

import numpy as np
import pytest

from vaultproof.plot.request import Function, NothingToDraw
from vaultproof.plot.window import window


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


@pytest.mark.parametrize(
    ("function", "shown"),
    [
        (lambda x: np.maximum(0, x), (-2, 2)),
        (sigmoid, (-4, 4)),
        (lambda x: np.exp(-((x - 50) ** 2) / 8), (45, 55)),
        (lambda x: np.exp(-((1000 * x) ** 2)), (-0.002, 0.002)),
        (lambda x: np.log1p(np.exp(10 * x)) / 10, (-0.2, 0.2)),
        (lambda x: x**3 - 100 * x, (-11, 11)),
        (lambda x: (x - 1) * (x - 2) * (x - 3), (0.8, 3.2)),
        (lambda x: 0.001 * (1 + np.cos(np.pi * x / 100)) / 2, (-100, 100)),
        (lambda x: np.log(x / (1 - x)), (0.01, 0.99)),
        (lambda x: np.abs(x - 30), (25, 35)),
        (lambda x: np.exp(-np.abs(x - 3)), (2, 4)),
        (lambda x: 1 / (1 + np.exp(-(x - 20))), (17, 23)),
        (np.sin, (-2 * np.pi, 2 * np.pi)),
        (np.sqrt, (0, 3)),
        (lambda x: np.sin(x**2), (-3, 3)),
        (lambda x: 1 + 2 * sum(np.cos(k * x) for k in range(1, 6)), (-np.pi, np.pi)),
        (lambda x: np.where(x >= 0, np.exp(-x / 10) * np.cos(2 * x), np.nan), (0, 15)),
        (lambda x: np.sinc(x / np.pi), (-7, 7)),
        (lambda x: x / (1 + np.abs(x)), (-2.5, 2.5)),
        (lambda x: np.where(x > 0, x**3 / np.expm1(x), np.nan), (0, 6)),
        (lambda x: np.exp(-((x - 170) ** 2) / 200), (150, 190)),
        (lambda x: np.minimum(1, x / 10), (0, 12)),
        (lambda x: np.where(x >= 1, 2 / x**3, np.nan), (1, 3)),
    ],
)
def test_the_range_holds_what_matters_and_little_else(function: Function, shown: tuple[float, float]) -> None:
    with np.errstate(all="ignore"):
        left, right = window((function,), ())
    assert left <= shown[0]
    assert right >= shown[1]
    assert right - left <= 5 * (shown[1] - shown[0])


@pytest.mark.parametrize(
    ("function", "least"),
    [
        (lambda x: x**x, 0.3679),
        (lambda x: x * np.exp(x), -1.0),
        (lambda x: 4.5 * (1 - np.exp(-2 * (x - 1))) ** 2, 1.0),
        (lambda x: np.exp(3 * x) - 5 * x, 0.170),
        (lambda x: 4.7 * (1 - np.exp(-1.9 * (x - 0.74))) ** 2, 0.74),
    ],
)
def test_a_minimum_is_not_flat_beside_a_steep_end(function: Function, least: float) -> None:
    """The range ends where its values are some times as tall as what happens around the minimum."""
    with np.errstate(all="ignore"):
        left, right = window((function,), ())
        x = np.linspace(left, right, 2001)
        y = function(x)
    assert left < least < right
    known = y[np.isfinite(y)]
    around = y[np.abs(x - least) < (right - left) / 4]
    assert np.nanmax(around) - np.nanmin(around) > 0.02 * np.ptp(known)


@pytest.mark.parametrize("place", [-7.0, 0.5, 9.0])
def test_examples_near_by_are_inside(place: float) -> None:
    left, right = window((sigmoid,), (place,))
    assert left < place < right


def test_one_example_far_out_does_not_shrink_the_rest() -> None:
    with np.errstate(all="ignore"):
        left, right = window((sigmoid,), (-2.0, 0.0, 1000.0))
    assert right - left < 30


@pytest.mark.parametrize(
    ("function", "places", "reached"),
    [
        (lambda x: 1 / (1 + np.exp(-x)), (-1000.0, 1000.0), 20),
        (lambda x: np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))), (-1000.0,), 20),
        (lambda x: np.clip(x, -1, 1), (500.0,), 20),
        (lambda x: np.maximum(x, 0), (-1000.0, 1000.0), 2500),
        (lambda x: 1.8 * x + 32, (100.0, 500.0), 1000),
        (np.sqrt, (100.0, 400.0), 1000),
    ],
)
def test_examples_far_out_where_nothing_happens_move_no_range(
    function: Function, places: tuple[float, ...], reached: float
) -> None:
    """Examples of what looks alike from everywhere are gone to, those that would hide a bend are not."""
    with np.errstate(all="ignore"):
        left, right = window((function,), places)
    assert max(abs(left), abs(right)) < reached
    assert reached < 100 or max(abs(left), abs(right)) > max(places)


@pytest.mark.parametrize(
    ("function", "scale"),
    [
        (lambda t: np.exp(-((t / 1e-14) ** 2)), 1e-14),
        (lambda t: np.tanh(t / 1e-6), 1e-6),
        (lambda t: 1 / (1 + (t / 6e-9) ** 2), 6e-9),
        (lambda v: 1e-12 * (np.exp(v / 0.026) - 1), 0.026),
        (lambda x: np.sinh(20 * x), 0.05),
        (lambda x: np.exp(np.exp(x)), 1.0),
        (lambda v: 1 / np.sqrt(1 - v**2 / 3e8**2), 3e8),
        (lambda v: 1 / (1 + (v / 6e11) ** 2), 6e11),
        (lambda x: np.abs(x - 3) + 5, 3.0),
    ],
)
def test_a_function_is_shown_at_the_scale_at_which_it_happens(function: Function, scale: float) -> None:
    """However small or large that is, whatever overflows farther out, and whatever rounding does nearer."""
    with np.errstate(all="ignore"):
        left, right = window((function,), ())
    assert 0.5 * scale < right - left < 30 * scale


def test_a_function_that_begins_at_0_is_shown_as_far_as_its_examples() -> None:
    """Where most of them lie far out, they are what the note is about."""
    with np.errstate(all="ignore"):
        left, right = window((lambda x: np.where(x >= 0, 80 / (80 + x), np.nan),), (0.0, 20.0, 80.0))
        assert -20 < left <= 0
        assert 80 < right < 200
        wave = window(
            (lambda x: np.where(x >= 0, np.cos(np.pi * x / 100), np.nan),), (0.0, 25.0, 50.0, 100.0)
        )
    assert 100 < wave[1] < 500


def test_examples_that_are_all_far_out_are_gone_to() -> None:
    left, right = window((lambda x: x + 1,), (100.0, 110.0))
    assert left < 100
    assert right > 110


def test_a_domain_is_not_left_by_much() -> None:
    with np.errstate(all="ignore"):
        left, right = window((lambda x: -x * np.log(x) - (1 - x) * np.log(1 - x),), ())
    assert -0.1 < left < 0
    assert 1 < right < 1.1


def test_a_function_without_values_is_refused() -> None:
    with pytest.raises(NothingToDraw):
        window((lambda x: np.full_like(x, np.nan),), ())


def test_single_points_are_no_domain() -> None:
    """x^x has values at -1, -2, …, and its curve begins at 0."""
    left, right = window((lambda x: x**x,), ())
    assert -1 < left <= 0 < right


def test_a_wild_exponential_is_shown_where_its_values_are_of_one_size() -> None:
    """exp(-1000/x) is 0 or beyond all numbers near 0: what happens is seen where x is some thousands."""
    with np.errstate(all="ignore"):
        left, right = window((lambda x: np.where(x == 0, np.nan, np.exp(-1000 / x)),), ())
        around = window((lambda x: np.where(x == 0, np.nan, np.exp(1 / x)),), ())
    assert left < -1000
    assert 1000 < right < 20_000
    assert around[0] < -2
    assert 2 < around[1] < 20


def test_a_hyperbola_is_seen_from_where_what_it_tends_to_is_seen() -> None:
    """Its pole and its zero are near each other, and all the rest happens farther out."""
    with np.errstate(all="ignore"):
        left, right = window((lambda x: 2 * x / (0.5 + x),), (0.0, 0.5))
        apart = window((lambda x: 1 / ((x - 0.1) * (x - 0.2)),), ())
    assert left < -2.5
    assert right > 2.5
    assert apart[1] - apart[0] < 1


def test_no_curve_of_a_family_dwarfs_the_others() -> None:
    """K t^(k - 1) of k = 3 is hundreds of times as tall as the others where t is 14."""

    def hazard(k: float) -> Function:
        return lambda t: np.where(t >= 0, k * t ** (k - 1), np.nan)

    with np.errstate(all="ignore"):
        left, right = window(tuple(hazard(k) for k in (0.5, 1, 1.5, 3)), ())
    assert left <= 0
    assert 1 < right < 3


def test_a_high_power_is_shown_where_it_comes_to_1() -> None:
    with np.errstate(all="ignore"):
        left, right = window((lambda x: x**30,), ())
    assert -2 < left <= -1
    assert 1 <= right < 2


def gelu(x: np.ndarray) -> np.ndarray:
    return np.asarray(x / 2 * (1 + np.tanh(0.7979 * (x + 0.044715 * x**3))))


@pytest.mark.parametrize(
    ("function", "places", "shown"),
    [
        (lambda r: 2e5 * r * (1 + r) ** 360 / ((1 + r) ** 360 - 1), (0.005,), (0.0, 0.01)),
        (lambda i: -100 + 60 / (1 + i) + 60 / (1 + i) ** 2, (0.0, 0.1), (0.0, 0.2)),
        (lambda n: np.where(n >= 0, 1000 * 1.05**n, np.nan), (10.0,), (0.0, 20.0)),
        (
            lambda x: np.select([x <= 0, x <= 20, x <= 50, x <= 500], [np.nan, 1, 2, 3], 4),
            (20.0, 750.0),
            (0, 750),
        ),
        (lambda s: np.where(s > 0, np.log(s / 100) / 0.2, np.nan), (), (1, 100)),
        (lambda p: 100 - 2 * p, (16.0,), (0, 50)),
        (gelu, (1.0,), (-3, 3)),
    ],
)
def test_what_happens_and_its_examples_are_seen(
    function: Function, places: tuple[float, ...], shown: tuple[float, float]
) -> None:
    """Neither a pole nor endless growth far from all examples, nor what rounding gives, decides what is shown."""
    with np.errstate(all="ignore"):
        left, right = window((function,), places)
    assert left <= shown[0]
    assert right >= shown[1]
    assert right - left <= 4 * (shown[1] - shown[0])


@pytest.mark.parametrize(
    "function", [sigmoid, np.exp, np.tan, lambda x: 1 / np.cos(x), lambda x: np.log1p(np.exp(x))]
)
def test_an_example_near_0_makes_no_figure_of_a_spot(function: Function) -> None:
    with np.errstate(all="ignore"):
        left, right = window((function,), (0.1,))
    assert right - left > 2


def test_few_swings_are_shown_from_where_a_function_begins() -> None:
    def triangles(x: np.ndarray) -> np.ndarray:
        return np.where(x < 0, np.nan, np.abs((x / 2000 + 1) % 2 - 1))

    right = window((triangles,), (0.0, 1000.0, 2000.0, 5000.0))[1]
    assert 8000 < right < 13000
