"""All claims about whole functions: their properties, ranges, domains and extreme values. Finds none itself."""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.claim import Property
from vaultproof.extract.properties import property_claims
from vaultproof.extract.property_tables import property_table_claims
from vaultproof.extract.ranges import range_claims
from vaultproof.extract.total import total_claims
from vaultproof.note import Note


def whole_claims(note: Note, doubts: dict[int, str]) -> Iterator[Property]:
    """The claims about whole functions that a note makes in its text and its tables."""
    yield from property_claims(note, doubts)
    yield from range_claims(note, doubts)
    yield from property_table_claims(note, doubts)
    yield from total_claims(note, doubts)
