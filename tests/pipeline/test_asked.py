"""Of which questions it is known what they are about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from vaultproof.pipeline import asked
from vaultproof.pipeline.linked import Linked, Query


def _queries() -> Iterator[Query]:
    two = ("names.resolve", "names.candidates", "embed_chain")
    for name in sorted(asked._TOLD_APART):
        yield name, ("a.md", "b.md") if name in two else ("a.md",)


@pytest.mark.parametrize("query", tuple(_queries()), ids=lambda query: query[0])
def test_a_question_that_is_told_apart_is_about_something(query: Query) -> None:
    """By its name alone, as by what it hangs on."""
    assert ("", "") not in asked.subjects_of(query)
    assert not asked.asks_anything(Linked(found=(), names=b"", of_names=(), of_notes=((query, None),)))


def test_any_other_may_be_about_anything() -> None:
    """So that it is put again whenever something changes."""
    query: Query = ("orphans", ())
    assert ("", "") in asked.subjects_of(query)
    assert asked.asks_anything(Linked(found=(), names=b"", of_names=(), of_notes=((query, None),)))
