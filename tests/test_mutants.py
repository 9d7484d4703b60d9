"""A true claim that is changed slightly never holds: a sample of the whole run, which `measure_claims.py` prints."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from mutants import Fate, Mutant, judge, mutants_of, read, read_notes, try_round
from vaultproof.pipeline.read import ReadVault

VAULT = Path(__file__).parent.parent / "vault"
NOTES = 12
MUTANTS = 60


@pytest.fixture(scope="module")
def vault() -> ReadVault:
    """Some notes of the example vault, the same ones each time."""
    every = read_notes(VAULT)
    return read({path: every[path] for path in Random(7).sample(sorted(every), NOTES)})


@pytest.fixture(scope="module")
def planted(vault: ReadVault) -> list[Mutant]:
    """Changes that make a claim false for certain, at most one on a line."""
    notes = {path: note.source.text for path, note in vault.notes.items()}
    found = [
        mutant
        for judgement in judge(vault)
        for mutant in mutants_of(judgement, notes[judgement.claim.path])
        if mutant.certain
    ]
    Random(11).shuffle(found)
    chosen: dict[tuple[str, int], Mutant] = {}
    for one in found:
        chosen.setdefault((one.path, notes[one.path].count("\n", 0, one.span.start)), one)
    return list(chosen.values())[:MUTANTS]


def test_a_claim_that_is_changed_slightly_never_holds(vault: ReadVault, planted: list[Mutant]) -> None:
    """Each is refuted or, with a reason, undecided; most are refuted."""
    outcomes = list(try_round(vault, planted))
    survivors = [
        (one.mutant.path, one.mutant.kind, one.detail) for one in outcomes if one.fate is Fate.SURVIVED
    ]
    assert survivors == []
    fates = Counter(one.fate for one in outcomes)
    assert len(planted) >= MUTANTS // 2
    assert fates[Fate.REFUTED] > len(planted) / 2, fates


def test_mutants_are_of_many_kinds(planted: list[Mutant]) -> None:
    assert len({one.kind for one in planted}) >= 3
