"""Files examined by several processes at once."""

from __future__ import annotations

import pytest

from small_vault import PIECES
from vaultproof.pipeline import examine as stage
from vaultproof.pipeline.examine import examine, examine_all
from vaultproof.source import Source
from vaultproof.spot import memory
from vaultproof.witness.workers import Stopped, Workers


def _sources() -> dict[str, Source]:
    return {f"Note {at}.md": Source(f"Note {at}.md", text) for at, text in enumerate(PIECES * 5)}


def test_several_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Note by note, in the order of the files."""
    alone = examine_all(_sources())
    monkeypatch.setattr(stage, "_MUCH", 2)
    monkeypatch.setattr(stage, "_AT_ONCE", 3)
    together = examine_all(_sources(), jobs=2)
    assert list(together) == list(alone)
    assert together == alone


def test_what_other_processes_read_off_patterns_is_known_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it is kept with the results, and no later run reads it off again."""
    monkeypatch.setattr(stage, "_MUCH", 2)
    monkeypatch.setattr(memory, "_known", {})
    monkeypatch.setattr(memory, "_recalled", 0)

    def run(_: object, parts: list[tuple[list[Source], str, bool]]) -> list[tuple[int, object]]:
        examined = [tuple(examine(source) for source in sources) for sources, _preamble, _stating in parts]
        return [(at, (one, {f"some pattern {at}": ("word",)})) for at, one in enumerate(examined)]

    monkeypatch.setattr(Workers, "run", run)
    examine_all(_sources(), jobs=2)
    assert "some pattern 0" in (memory.remembered() or {})


def test_what_a_process_leaves_undone_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is killed for taking too long, or for whatever reason, costs no note."""
    monkeypatch.setattr(stage, "_MUCH", 2)

    def run(_: object, tasks: list[object]) -> list[tuple[int, Stopped]]:
        return [(at, Stopped("it died")) for at in range(len(tasks))]

    monkeypatch.setattr(Workers, "run", run)
    assert examine_all(_sources(), jobs=2) == examine_all(_sources())
