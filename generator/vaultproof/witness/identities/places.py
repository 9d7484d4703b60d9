"""Places at which definitions are asked for values: chosen in advance, the same each time.

They are no round numbers, so that kinks and the edges of cases are not among them.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import islice, product

PLACES = tuple(
    Fraction(number, 100) for number in (-471, -337, -213, -129, -68, -31, 23, 57, 113, 187, 264, 373, 529)
)
ROUND = tuple(map(Fraction, (1, -1, 2, -2, 3, -3)))
"""Places that read well, for people to see a difference at."""
_FEW = tuple(Fraction(number, 100) for number in (-137, -42, 34, 77, 163, 241))
_MOST_POINTS = 24

Point = tuple[Fraction, ...]


def points(count: int) -> tuple[Point, ...]:
    """Places for a function of `count` arguments."""
    if count == 1:
        return tuple((place,) for place in PLACES)
    every = [one for one in product(_FEW, repeat=min(count, 4)) if len(set(one)) == len(one)]
    step = max(1, len(every) // _MOST_POINTS)
    return tuple(islice(every[::step], _MOST_POINTS)) if count <= 4 else ()
