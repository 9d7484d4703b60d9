"""Curves are sampled where they bend, and never joined across a break."""

from __future__ import annotations

import numpy as np
import pytest

from vaultproof.plot.request import Floats, Function
from vaultproof.plot.sample import Trace, View, trace


def traced(function: Function, left: float = -4, right: float = 4, height: float = 8) -> Trace:
    return trace(function, View(left, right, -height / 2, height / 2))


def longest_leap(found: Trace, view_height: float) -> float:
    """The largest step between neighbouring samples of one piece that a figure shows."""
    steps = [0.0]
    for piece in found.pieces:
        seen = np.abs(piece.y) < view_height
        steps += list(np.abs(np.diff(piece.y))[seen[1:] & seen[:-1] & (np.diff(piece.x) < 1e-6)])
    return float(max(steps))


@pytest.mark.parametrize(
    ("function", "places"),
    [
        (lambda x: 1 / x, (0.0,)),
        (lambda x: 1 / (x - 1) ** 2, (1.0,)),
        (lambda x: 1 / (x - 0.3), (0.3,)),
        (np.log, (0.0,)),
        (lambda x: 1 / (x**2 - 4), (-2.0, 2.0)),
        (np.tan, (-np.pi / 2, np.pi / 2)),
        (lambda x: np.arctanh(x / 2), (-2.0, 2.0)),
        (lambda x: np.abs(x - 1) ** -0.5, (1.0,)),
        (lambda x: np.exp(1 / x), (0.0,)),
        (lambda x: np.exp(1 / x**2), (0.0,)),
        (lambda x: np.where(x > 0, np.exp(1 / x), np.nan), (0.0,)),
        (lambda x: np.where(x > 1, np.exp(2 / (x - 1)), np.nan), (1.0,)),
    ],
)
def test_a_pole_is_found_where_it_is(function: Function, places: tuple[float, ...]) -> None:
    assert traced(function).poles == pytest.approx(places, abs=1e-8)


@pytest.mark.parametrize(
    "function",
    [
        np.abs,
        np.cbrt,
        np.exp,
        lambda x: np.sqrt(np.abs(x)),
        lambda x: np.exp(-((1e5 * (x - 0.1)) ** 2)),
        lambda x: np.sin(x) / x,
        lambda x: np.maximum(0, x) * 1e6,
        lambda x: np.arctan(1e6 * x),
    ],
)
def test_what_is_finite_has_no_pole_and_what_is_continuous_no_jump(function: Function) -> None:
    found = traced(function)
    assert found.poles == ()
    assert found.jumps == ()


@pytest.mark.parametrize(
    ("function", "places"),
    [
        (lambda x: np.log(np.abs(x - np.sqrt(2))), [np.sqrt(2)]),
        (lambda x: -np.log(np.abs(2 * np.sin(x * 2))), [-np.pi / 2, 0, np.pi / 2]),
        (lambda x: np.log(np.abs(np.tan(x * 2))), [np.pi / 4 * k for k in range(-3, 4)]),
        (lambda x: np.abs(x - np.e) ** -0.3, [np.e]),
    ],
)
def test_a_pole_that_grows_slowly_is_found_at_a_place_that_no_number_meets(
    function: Function, places: list[float]
) -> None:
    found = trace(function, View(-3, 3, -2, 2))
    assert found.poles == pytest.approx(places, abs=1e-9)
    assert found.jumps == ()


@pytest.mark.parametrize(
    "function",
    [
        lambda x: 3 - np.abs(x - np.sqrt(2)) ** 0.1,
        lambda x: 3 - np.sqrt(np.abs(x - np.sqrt(2))),
        lambda x: 3 + 1 / np.log(np.abs(x - np.sqrt(2)) / 20),
    ],
)
def test_a_sharp_tip_beyond_the_view_is_no_pole(function: Function) -> None:
    assert trace(function, View(-3, 3, -2, 2)).poles == ()


def test_a_jump_has_both_sides_and_the_value_between() -> None:
    (jump,) = traced(np.sign).jumps
    assert (jump.x, jump.left, jump.right, jump.at) == (0, -1, 1, 0)


@pytest.mark.parametrize("place", [0.0, 0.1, 1 / 3, -np.pi])
def test_a_jump_anywhere_cuts_the_curve(place: float) -> None:
    found = traced(lambda x: np.where(x < place, -1.0, 2.0))
    assert len(found.pieces) == 2
    assert [jump.x for jump in found.jumps] == pytest.approx([place], abs=1e-9)
    assert longest_leap(found, 8) < 0.1


def test_no_line_bridges_a_jump_at_which_rounding_errors_hide_the_values() -> None:
    found = traced(lambda x: 2 * np.cos(x) / np.sqrt(1 - np.sin(x) ** 2))
    assert len(found.pieces) == 3
    assert all(np.ptp(piece.y) < 0.1 for piece in found.pieces)


def test_stairs_have_every_step() -> None:
    assert [jump.x for jump in traced(np.floor).jumps] == [-3, -2, -1, 0, 1, 2, 3]


def test_a_small_gap_in_the_domain_is_neither_a_jump_nor_a_pole() -> None:
    found = traced(lambda x: np.where(x == 0, np.nan, x))
    assert (found.jumps, found.poles) == ((), ())


def test_a_curve_reaches_the_edge_of_its_domain() -> None:
    (piece,) = traced(lambda x: np.sqrt(1 - x**2)).pieces
    assert (piece.x[0], piece.x[-1]) == pytest.approx((-1, 1), abs=1e-9)


@pytest.mark.parametrize("place", [0.0, 0.123456, 2 / 3])
def test_a_kink_is_met(place: float) -> None:
    """The sampled line leaves the curve nowhere by what an eye could see."""
    found = traced(lambda x: np.abs(x - place))
    x = np.linspace(-4, 4, 10_001)
    drawn = np.interp(x, found.pieces[0].x, found.pieces[0].y)
    assert np.max(np.abs(drawn - np.abs(x - place))) < 8 * 0.001


def test_a_function_that_is_wild_ends() -> None:
    def wild(x: Floats) -> Floats:
        return np.sin(1 / x)

    assert sum(len(piece.x) for piece in traced(wild).pieces) < 20_000


def test_a_wild_stretch_that_is_seen_is_drawn_and_not_bridged() -> None:
    """No straight line runs through the waves of sin(1/x)."""
    found = traced(lambda x: np.sin(1 / x))
    x = np.linspace(0.06, 4, 2001)
    piece = found.pieces[-1]
    assert np.abs(np.interp(x, piece.x, piece.y) - np.sin(1 / x)).max() < 0.1


def test_a_complex_value_is_no_value() -> None:
    found = traced(lambda x: np.sqrt(x.astype(complex)))
    assert found.pieces[0].x[0] == pytest.approx(0, abs=1e-9)


def test_a_stretch_beyond_all_numbers_has_one_pole() -> None:
    found = traced(
        lambda x: np.where(x > 0, np.exp(3950 / np.where(x > 0, x, 1.0)), 0.0), -20.0, 1000.0, 10.0
    )
    assert found.poles == (0.0,)
