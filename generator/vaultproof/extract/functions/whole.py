"""All claims about whole functions: their properties, ranges, domains and extreme values. Finds none itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultproof.claim import Extremum, Interval, Property, Trait
from vaultproof.extract.arrays.total import total_claims
from vaultproof.extract.definitions.graph_functions import with_graphs
from vaultproof.extract.functions.axis_crossings import axis_crossings
from vaultproof.extract.functions.mirrors import mirrors
from vaultproof.extract.functions.of_slopes import doubted_of_slopes
from vaultproof.extract.functions.periods import periods
from vaultproof.extract.functions.properties import property_claims
from vaultproof.extract.functions.property_tables import property_table_claims
from vaultproof.extract.functions.ranges import range_claims
from vaultproof.extract.functions.root_counts import root_counts
from vaultproof.extract.functions.slope_bounds import slope_bounds
from vaultproof.extract.functions.slopes_told import slopes_told
from vaultproof.extract.functions.steepest import steepest_claims
from vaultproof.extract.functions.tending import tending_claims
from vaultproof.extract.functions.turning import turning_claims
from vaultproof.extract.functions.values_behind import with_values_behind
from vaultproof.extract.language.clauses import Running
from vaultproof.note import Note
from vaultproof.spot import late


def whole_claims(note: Note, texts: Sequence[Running], doubts: dict[int, str]) -> Iterator[Property]:
    """The claims about whole functions that a note makes in its running texts and its tables."""
    yield from with_graphs(note, texts, _claims(note, texts, doubts))


def _claims(note: Note, texts: Sequence[Running], doubts: dict[int, str]) -> Iterator[Property]:
    steepest = tuple(steepest_claims(note, texts, doubts))
    yield from steepest
    sloped = tuple(slope_bounds(note, texts, doubts))
    yield from sloped
    told = [one.span for one in (*steepest, *sloped)]
    of_range = tuple(
        one for one in range_claims(note, texts, doubts) if not any(map(one.span.overlaps, told))
    )
    bounds = [one.span for one in of_range if isinstance(one.says, Interval)]
    found = tuple(
        one
        for one in property_claims(note, texts, doubts)
        if not (isinstance(one.says, Extremum) and any(map(one.span.overlaps, told)))
        and not (_is_of_one_side(one) and any(bound.covers(one.span) for bound in bounds))
        and _STRAIGHT.match(one.text) is None
    )
    told += [one.span for one in (*found, *of_range)]
    turning = tuple(
        one for one in turning_claims(note, texts, doubts) if not any(map(one.span.overlaps, told))
    )
    told += [one.span for one in turning]
    crossing = tuple(
        one for one in axis_crossings(note, texts, doubts) if not any(map(one.span.overlaps, told))
    )
    mirrored = tuple(mirrors(note, texts, doubts))
    valued = with_values_behind(note, (*found, *of_range, *turning, *crossing, *mirrored))
    yield from (doubted_of_slopes(note, one) for one in valued)
    yield from slopes_told(note, texts, doubts)
    yield from root_counts(note, texts, doubts)
    yield from periods(note, texts, doubts)
    yield from tending_claims(note, texts, doubts)
    yield from property_table_claims(note, doubts)
    yield from total_claims(note, texts, doubts)


_STRAIGHT = late(r"(?:der\s+graph|die\s+(?:kurve|linie)|graph|kurve)\b.*\bgerade\b", re.IGNORECASE)
"""A graph that is `gerade` in German may be straight, where a function is even."""


def _is_of_one_side(claim: Property) -> bool:
    """Whether a claim says no more than that there is a bound: where that is told as well, it says less."""
    return isinstance(claim.says, Trait) and claim.says.name in {"bounded above", "bounded below"}
