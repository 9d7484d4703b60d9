"""Compares two expressions at many places, the same ones each time: where they agree, where they differ for certain.

Places are spread over regions (all numbers, positive, between 0 and 1, …) and around the numbers that the expressions
hold, where cases change. What the outcome means for a claim is not decided here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import sympy

from vaultproof.witness.values.enclosure import Outside, Unclear, enclose

Place: TypeAlias = Mapping[sympy.Symbol, Fraction]
Kept: TypeAlias = Callable[[Place], bool]

_SEED = 20240229
_EACH = 8
_FEWEST = 3
_ENOUGH = 12
_TOO_MANY = 6
_CLOSE = Fraction(1, 10**24)
_REGIONS: tuple[tuple[str, Fraction, Fraction], ...] = (
    ("real", Fraction(-4), Fraction(4)),
    ("positive", Fraction(0), Fraction(5)),
    ("negative", Fraction(-5), Fraction(0)),
    ("between 0 and 1", Fraction(0), Fraction(1)),
    ("greater than 1", Fraction(1), Fraction(9)),
    ("far away", Fraction(-60), Fraction(60)),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A place with the two values there; `same` tells whether they agree."""

    place: Place
    left: Fraction
    right: Fraction
    same: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing: the samples of each region at which both sides have a real value."""

    regions: Mapping[str, tuple[Sample, ...]]

    @property
    def samples(self) -> tuple[Sample, ...]:
        """All samples, each place once."""
        return tuple(
            {tuple(one.place.items()): one for found in self.regions.values() for one in found}.values()
        )

    @property
    def differing(self) -> tuple[Sample, ...]:
        """The samples at which the two sides differ for certain."""
        return tuple(one for one in self.samples if not one.same)

    @property
    def alike(self) -> bool:
        """Whether enough samples were taken and all agree."""
        return len(self.samples) >= _ENOUGH and not self.differing

    @property
    def apart(self) -> bool:
        """Whether several samples differ, and in no region all agree."""
        return len(self.differing) >= _FEWEST and not self.partly

    @property
    def partly(self) -> str | None:
        """A region in which all samples agree, though others do not; None where there is none."""
        for name, found in self.regions.items():
            if len(found) >= _FEWEST and all(one.same for one in found):
                return name
        return None

    @property
    def one_sided(self) -> bool:
        """Whether the difference keeps one sign and stays away from zero, so that nothing solves the equation."""
        signs = {(one.left > one.right) - (one.left < one.right) for one in self.samples}
        far = all(abs(one.left - one.right) > Fraction(1, 20) for one in self.samples)
        return len(self.samples) >= _ENOUGH and len(signs) == 1 and 0 not in signs and far


def compare_sides(
    left: sympy.Basic,
    right: sympy.Basic,
    whole: frozenset[sympy.Symbol] = frozenset(),
    kept: Kept | None = None,
) -> Comparison:
    """Compare two expressions at places that `kept` accepts; the symbols in `whole` take whole numbers only."""
    regions: dict[str, tuple[Sample, ...]] = {}
    for name, places in _regions(left, right, whole):
        found = [
            one
            for place in places
            if (kept is None or kept(place)) and (one := sample_at(left, right, place)) is not None
        ]
        if found:
            regions[name] = tuple(found)
    return Comparison(regions)


def places_of(left: sympy.Basic, right: sympy.Basic, whole: frozenset[sympy.Symbol]) -> Iterator[Place]:
    """The places at which two expressions are compared."""
    for _, places in _regions(left, right, whole):
        yield from places


def value_at(expression: sympy.Basic, place: Place) -> Fraction | None:
    """A lower bound of a value that is known closely; None where there is none."""
    try:
        low, high = enclose(expression, place)
    except (Outside, Unclear):
        return None
    return low if high - low <= _CLOSE * (1 + abs(low)) else None


def _regions(
    left: sympy.Basic, right: sympy.Basic, whole: frozenset[sympy.Symbol]
) -> Iterator[tuple[str, list[Place]]]:
    symbols = sorted(left.free_symbols | right.free_symbols, key=str)
    return _places(symbols, whole, _turns(left, right))


def sample_at(left: sympy.Basic, right: sympy.Basic, place: Place) -> Sample | None:
    """Both values at a place; None where a side has no real value or it cannot be told whether they are the same."""
    try:
        (low, high), (below, above) = enclose(left, place), enclose(right, place)
    except (Outside, Unclear):
        return None
    width = max(high - low, above - below)
    near = _CLOSE * (1 + abs(low) + abs(below))
    if width > near:
        return None
    if high < below or above < low:
        return Sample(place, low, below, same=False)
    return Sample(place, low, below, same=True)


def _places(
    symbols: Sequence[sympy.Symbol], whole: frozenset[sympy.Symbol], turns: Sequence[Fraction]
) -> Iterator[tuple[str, list[Place]]]:
    chance = random.Random(_SEED)  # noqa: S311 - places to look at, the same each time; no secret
    for name, low, high in _REGIONS:
        if whole and name in {"negative", "between 0 and 1"}:
            continue
        yield (
            name,
            [
                {one: _whole(chance) if one in whole else _between(chance, low, high) for one in symbols}
                for _ in range(_EACH)
            ],
        )
    if len(symbols) == 1 and not whole:
        (only,) = symbols
        near = [turn + Fraction(step, 100) for turn in turns for step in (-137, -29, -3, 7, 43, 171)]
        yield "around the numbers shown", [{only: one} for one in near]


def _between(chance: random.Random, low: Fraction, high: Fraction) -> Fraction:
    """A number with two digits after the point between two others, and none that is round."""
    while True:
        hundredths = chance.randint(int(low * 100) + 1, int(high * 100) - 1)
        if hundredths % 25:
            return Fraction(hundredths, 100)


def _whole(chance: random.Random) -> Fraction:
    return Fraction(chance.randint(1, 15))


def _turns(left: sympy.Basic, right: sympy.Basic) -> list[Fraction]:
    """The numbers at which cases may change: those that stand in the expressions, the smallest first."""
    numbers = {
        Fraction(int(one.p), int(one.q))
        for side in (left, right)
        for one in side.atoms(sympy.Rational)
        if abs(one) <= 10**6
    }
    both = {Fraction(0), *numbers, *(-one for one in numbers)}
    return sorted(both, key=lambda one: (abs(one), one))[:_TOO_MANY]
