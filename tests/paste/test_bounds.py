"""No note holds the search for pasted formulas up: what it may try for one note is limited."""

from __future__ import annotations

import pytest

from growth import PASTED, calls, rows
from pasted import note_of
from vaultproof.paste import find_artefacts
from vaultproof.paste.duplicate import Effort, duplicates
from vaultproof.paste.lost import lost_formulas

ROWS = (
    *rows(PASTED, 2_000),
    *(f"Let {row}x" for row in rows(("{x=1}", "\\\\{", "$x", "||x", "x^{", "(x)"), 2_000)),
)


@pytest.mark.parametrize("text", ROWS, ids=lambda text: repr(text[:12]))
def test_the_search_is_bounded(text: str) -> None:
    """Beside what a note's effort allows, a sign takes so many calls and no more."""
    note = note_of(text)
    find_artefacts(note)
    assert calls(lambda: find_artefacts(note)) <= 10 * Effort().left + 500 * len(text)


@pytest.mark.parametrize("unit", ["{x=1}", "x=y+", "ab=", "∑x"])
def test_text_that_stands_twice_is_found_by_sums(unit: str) -> None:
    """A long word of the same signs again and again is not sorted anew at each of its places."""
    word = unit * (400 // len(unit))
    assert calls(lambda: list(lost_formulas(word))) <= 60 * len(word)


class _Searched(str):
    """A text that tells how many signs were searched in it."""

    __slots__ = ("searched",)

    def find(self, part: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        self.searched = getattr(self, "searched", 0) + (len(self) if end is None else end) - start
        return super().find(part, start, len(self) if end is None else end)


@pytest.mark.parametrize("unit", ["x^2", "x_", "{}_nC_k"])
def test_a_long_word_is_not_searched_from_its_beginning_for_each_of_its_signs(unit: str) -> None:
    """What is seen of a formula stands close before it."""
    word = _Searched(unit * (20_000 // len(unit)))
    list(duplicates(word))
    assert 0 < word.searched <= 1_000 * len(word)
