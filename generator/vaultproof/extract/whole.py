"""All claims about whole functions: their properties, ranges, domains and extreme values. Finds none itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaultproof.claim import Property
from vaultproof.extract.clauses import Running
from vaultproof.extract.properties import property_claims
from vaultproof.extract.property_tables import property_table_claims
from vaultproof.extract.ranges import range_claims
from vaultproof.extract.steepest import steepest_claims
from vaultproof.extract.total import total_claims
from vaultproof.note import Note


def whole_claims(note: Note, texts: Sequence[Running], doubts: dict[int, str]) -> Iterator[Property]:
    """The claims about whole functions that a note makes in its running texts and its tables."""
    steepest = tuple(steepest_claims(note, texts, doubts))
    yield from steepest
    yield from property_claims(note, texts, doubts)
    for claim in range_claims(note, texts, doubts):
        if not any(claim.span.start < one.span.end and one.span.start < claim.span.end for one in steepest):
            yield claim
    yield from property_table_claims(note, doubts)
    yield from total_claims(note, texts, doubts)
