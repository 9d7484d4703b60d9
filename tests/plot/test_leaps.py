"""Leaps that crowd together are shown where they can be told apart; an end that is not taken has a ring."""

from __future__ import annotations

import numpy as np

from vaultproof.plot.draw import draw
from vaultproof.plot.leaps import leaps, told_apart
from vaultproof.plot.natural import Range
from vaultproof.plot.request import Curve, CurveRequest
from vaultproof.plot.sample import View
from vaultproof.plot.survey import survey

VIEW = View(-0.04, 1.04, -0.07, 1.08)


def part(x: np.ndarray) -> np.ndarray:
    return np.where((x > 0) & (x <= 1), 1 / x - np.floor(1 / x), np.nan)


def test_leaps_are_found_between_neighbouring_numbers() -> None:
    found = leaps(part, VIEW)
    for n in (2, 3, 7):
        assert np.abs(found - 1 / n).min() < 1e-12
    assert not len(leaps(np.sin, VIEW))
    assert not len(leaps(lambda x: 1 / (x - 0.5), VIEW))


def test_a_view_ends_where_leaps_crowd() -> None:
    ends = told_apart(part, VIEW, (0.3,))
    assert ends is not None
    assert 0.1 < ends[0] < 0.12
    assert told_apart(part, VIEW, (0.01,)) is None
    assert told_apart(np.floor, View(-4, 4, -4, 4), ()) is None
    assert told_apart(lambda x: np.sin(40 / x), VIEW, ()) is None


def test_a_jump_has_the_value_of_the_fraction_that_it_is_at() -> None:
    curve = Curve(label="G(x)", function=part, exact=lambda place: 0.0 if abs(place - 1 / 3) < 1e-9 else None)
    found = survey(CurveRequest(name="G(x)", curves=(curve,), stated=Range(low=0, high=1, open_low=True)))
    told = {round(jump.x, 3): jump.told for jump in found.traces[0].jumps}
    assert told[0.333]
    assert not told[0.143]


def test_lines_that_a_curve_comes_near_to_begin_where_it_goes_from_one_to_the_other() -> None:
    curve = Curve(label="f(x)", function=lambda x: np.arctan(x - 1))
    svg = draw(CurveRequest(name="f(x)", curves=(curve,), window=(-6.0, 11.0))).decode()
    dashed = [line for line in svg.splitlines() if "stroke-dasharray" in line]
    assert len(dashed) == 2
    starts = {line.split('d="M')[1].split(" ")[0].lstrip() for line in dashed}
    assert len(starts) == 1


def test_an_end_that_does_not_belong_to_a_curve_has_a_ring() -> None:
    def inside(x: np.ndarray) -> np.ndarray:
        return np.where((x > 0) & (x <= 2), x + 1, np.nan)

    curve = Curve(label="f(x)", function=inside, open_ends=(0.0, 2.0))
    found = survey(CurveRequest(name="f(x)", curves=(curve,), stated=Range(low=0, high=2, open_low=True)))
    assert [round(place, 6) for place, _ in found.open_ends[0]] == [0.0]
