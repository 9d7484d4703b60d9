"""Nothing is hidden by not looking for it: notes give the same where everything is looked for everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from vaultproof.extract import prose, told
from vaultproof.extract.data import listed_data, percentage, summary
from vaultproof.extract.functions import bounds, steepest
from vaultproof.extract.language import bare_formulas, clauses
from vaultproof.extract.numbers import complex_numbers, quotient, sets
from vaultproof.paste import find
from vaultproof.pipeline.examine import examine
from vaultproof.source import Source
from vaultproof.spot import Several, Signs, Spotted
from vaultproof.spot.needs import Needs

_CASES = Path(__file__).parent.parent / "cases"
_NOTE = re.compile(r"^(`{3,})markdown\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)
_EACH = 10
_SIGNS = (
    (told, "_DIGIT"),
    (listed_data, "LISTED"),
    (summary, "LISTED"),
    (clauses, "_VALUE"),
    (bare_formulas, "_SIGN"),
    (percentage, "_PERCENT"),
    (quotient, "_COLON"),
    (prose, "_STATING"),
    (steepest, "_IN_NUMBERS"),
    (bounds, "_ORDERING"),
    (complex_numbers, "_POWER"),
    (sets, "_SIGNS"),
    (find, "_SIGNED"),
)
"""What tells quickly that something cannot be there."""


def _notes() -> Iterator[Source]:
    """Some of the notes of the cases, of every file some."""
    for path in sorted(_CASES.rglob("*.md")):
        notes = [match[2] for match in _NOTE.finditer(path.read_text("utf-8"))]
        yield from (Source("ReLU.md", note + "\n") for note in notes[::_EACH])


def test_looking_everywhere_finds_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither where no word of a pattern stands, nor where the signs are missing that a statement has."""
    notes = list(_notes())
    expected = [examine(note) for note in notes]
    assert len(notes) > 90
    for kind in (Spotted, Several):
        monkeypatch.setattr(kind, "may_match_in", lambda *_: True)
        monkeypatch.setattr(kind, "may_match", lambda *_: True)
    monkeypatch.setattr(Needs, "may_be_found", lambda *_: True)
    monkeypatch.setattr(Signs, "stand_in", lambda *_: True)
    monkeypatch.setattr(Spotted, "_places", lambda *_: None)
    monkeypatch.setattr(Spotted, "_firsts", frozenset())
    for module, name in _SIGNS:
        monkeypatch.setattr(module, name, re.compile(""))
    for note, one in zip(notes, expected, strict=True):
        assert examine(note) == one, note.text
