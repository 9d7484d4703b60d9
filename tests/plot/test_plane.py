"""Curves in the plane: where an equation holds, where a point goes, and one scale for both axes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from vaultproof.plot.draw import drawing
from vaultproof.plot.locus import locus, trail
from vaultproof.plot.plane import plane_view
from vaultproof.plot.request import ContourMark, NothingToDraw, PlaneRequest


def test_a_closed_curve_is_found_whole_however_large_or_far_away() -> None:
    for centre, radius in (((0.0, 0.0), 1.0), ((0.0, 0.0), 0.05), ((3.0, -2.0), 5.0), ((0.0, 0.0), 400.0)):
        lines, box = locus(
            lambda x, y, at=centre, r=radius: (x - at[0]) ** 2 + (y - at[1]) ** 2 - r**2  # type: ignore[misc]
        )
        assert box is None
        places = np.concatenate(lines)
        assert np.allclose(np.hypot(*(places - centre).T), radius, rtol=0.01)
        assert np.allclose(np.ptp(places, axis=0), 2 * radius, rtol=0.01)


def test_a_curve_without_end_is_shown_around_0_and_as_far_as_it_needs() -> None:
    lines, box = locus(lambda x, y: y**2 - x**3 + 4 * x - 1)
    assert len(lines) == 2
    assert box == (-1.82 * 4, 1.82 * 4, -4, 4)
    _, far = locus(lambda x, y: x * y - 100)
    assert far is not None
    assert far[3] > 20


def test_a_line_along_which_a_function_has_a_pole_is_none_of_its_zeros() -> None:
    lines, _ = locus(lambda x, y: 1 / (x - y))
    assert lines == ()


def test_a_point_goes_once_around() -> None:
    lines, ends = trail(lambda t: np.sin(3 * t), lambda t: np.sin(2 * t), None, turns=False)
    assert ends == (0.0, 2 * math.pi)
    assert len(lines) == 1
    _, ends = trail(lambda t: t * np.cos(t), lambda t: t * np.sin(t), None, turns=True)
    assert ends == (0.0, 4 * math.pi)


def test_the_way_of_a_point_is_cut_where_it_has_no_place() -> None:
    lines, _ = trail(
        lambda t: np.where(np.cos(2 * t) > 0, np.cos(t), np.nan), np.sin, (0.0, 2 * math.pi), turns=True
    )
    assert len(lines) > 1


def test_both_axes_have_one_scale() -> None:
    t = np.linspace(0, 2 * math.pi, 400)
    circle = np.column_stack([np.cos(t), np.sin(t)])
    mark = ContourMark(x=1.0, y=0.0, label="t = 0")
    found = drawing(PlaneRequest(name="r(t)", lines=(circle,), marks=(mark,)))
    assert found.alt == "Curve r(t) in the plane, x from −1 to 1 and y from −1 to 1; marked: (1, 0): t = 0."
    path = max(found.svg.decode().split(' d="')[1:], key=len).split('"')[0]
    numbers = np.array(
        [float(part) for part in path.replace("M", " ").replace("L", " ").split() if part != "z"]
    )
    across, up = np.ptp(numbers[::2]), np.ptp(numbers[1::2])
    assert across == pytest.approx(up, rel=0.02)


def test_a_point_or_a_straight_line_across_is_no_curve() -> None:
    with pytest.raises(NothingToDraw):
        plane_view(PlaneRequest(name="C", lines=()))
    with pytest.raises(NothingToDraw):
        plane_view(PlaneRequest(name="C", lines=(np.array([[0.0, 1.0], [2.0, 1.0]]),)))
