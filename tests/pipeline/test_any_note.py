"""Whatever a note holds, it is read: pieces of the cases, lost, mixed up and cut in two, bring no fault."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultproof.pipeline.examine import examine
from vaultproof.source import Source

_CASES = Path(__file__).parent.parent / "cases"
_NOTE = re.compile(r"^(`{3,})markdown\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]*\$", re.DOTALL)
_NOTES = [
    match[2]
    for path in sorted(_CASES.rglob("*.md"))
    for match in _NOTE.finditer(path.read_text(encoding="utf-8"))
]
_EACH = 40


def _with_lost_formulas(note: str, _: str, chance: random.Random) -> str:
    return _FORMULA.sub(lambda found: found.group() if chance.random() < 0.5 else "", note)


def _with_others_formulas(note: str, other: str, chance: random.Random) -> str:
    others = _FORMULA.findall(other) or ["$x$"]
    return _FORMULA.sub(lambda found: chance.choice(others) if chance.random() < 0.5 else found.group(), note)


def _with_moved_words(note: str, _: str, chance: random.Random) -> str:
    words = re.split(r"(\s+)", note)
    for _ in range(max(1, len(words) // 12)):
        words[chance.randrange(len(words))] = chance.choice(words)
    return "".join(words)


def _with_mixed_lines(note: str, other: str, chance: random.Random) -> str:
    lines = f"{note}\n{other}".split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def _with_lost_letters(note: str, _: str, chance: random.Random) -> str:
    lost = {chance.randrange(len(note)) for _ in range(6)}
    return "".join(char for at, char in enumerate(note) if at not in lost)


def _cut_and_joined(note: str, other: str, chance: random.Random) -> str:
    return note[: chance.randrange(len(note))] + other[chance.randrange(len(other)) :]


@pytest.mark.parametrize(
    "changed",
    [
        _with_lost_formulas,
        _with_others_formulas,
        _with_moved_words,
        _with_mixed_lines,
        _with_lost_letters,
        _cut_and_joined,
    ],
)
def test_a_note_in_pieces_is_read(changed: Callable[[str, str, random.Random], str]) -> None:
    """Each note is different each time, and the same ones in each run."""
    chance = random.Random(changed.__name__)
    for _ in range(_EACH):
        note = changed(chance.choice(_NOTES), chance.choice(_NOTES), chance)
        assert examine(Source("Note.md", note)).note.path == "Note.md"


def test_a_sentence_that_promises_a_formula_may_have_none() -> None:
    """The tangent is told of, and the formula stands in another sentence."""
    note = "# Kurve\n\nThe tangent line at a point touches. With $f(x) = x^2$ and $x = 1$, see above.\n"
    assert examine(Source("Note.md", note)).note.path == "Note.md"
