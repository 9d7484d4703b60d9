"""Everything that goes between the stages can be kept, whatever kinds of claims there come to be."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest

from claim_cases import read_cases
from vaultproof.cache import Codec
from vaultproof.pipeline.examine import examine_all
from vaultproof.pipeline.judge import Means, judge_notes, references_of
from vaultproof.pipeline.kept import WORKED, types_of
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.pipeline.read import assemble, read_sources
from vaultproof.source import Source
from vaultproof.vault import VaultFile, VaultFiles

CODEC = Codec(types_of(WORKED))
CASES = read_cases(Path(__file__).parent.parent / "cases" / "claims")[::8]
"""Each eighth, so that there are some of all kinds: what is kept hangs on the kind, and on no single case."""


class Writing:
    """Knows all tasks already, and writes down each as a run that keeps results would; `keys` are those of notes that
    run no code."""

    def __init__(self) -> None:
        self.written: dict[str, int] = {}
        self.keys = hashlib.sha256()
        self.runs_code = False

    def load(self, kind: str, sources: Mapping[Any, object]) -> dict[Any, Any]:
        """No outcome for each task; nothing of anything else."""
        for source in sources.values():
            if not self.runs_code:
                self.keys.update(CODEC.encode(source))
            self.written[kind] = self.written.get(kind, 0) + 1
        return dict.fromkeys(sources) if kind == "task" else {}

    def late(self, _kind: str, _source: object) -> None:
        """Nothing."""

    def keep(self, _kind: str, source: object, value: object) -> None:
        """Write it down, and read it again."""
        CODEC.encode(source)
        assert CODEC.decode(CODEC.encode(value)) == value


@pytest.fixture(scope="module")
def writing() -> Writing:
    """What a run over all cases asks for, written down."""
    return written()


def test_each_case_can_be_kept(writing: Writing) -> None:
    """Notes, claims with all that they refer to, and how code ran."""
    assert writing.written["task"] > len(CASES)
    assert writing.written["code"] > 0


def test_what_is_kept_is_found_again_by_another_run(writing: Writing) -> None:
    """No key hangs on the order of a set, which differs from one process to the next."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, __file__]
    there = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True
    ).stdout.split()
    assert there == [writing.keys.hexdigest(), ANY]
    assert there[1] != str(hash(CASES[0].name))


class Remembering:
    """Remembers notes that were examined, and writes down the tasks that claims lead to."""

    def __init__(self) -> None:
        self.examined: dict[bytes, bytes] = {}
        self.tasks: list[bytes] = []

    def load(self, kind: str, sources: Mapping[Any, object]) -> dict[Any, Any]:
        """The notes that are known; no outcome for each task."""
        keys = {key: CODEC.encode(source) for key, source in sources.items()}
        if kind == "task":
            self.tasks.extend(keys.values())
            return dict.fromkeys(sources)
        return {key: CODEC.decode(self.examined[one]) for key, one in keys.items() if one in self.examined}

    def late(self, _kind: str, _source: object) -> None:
        """Nothing."""

    def keep(self, kind: str, source: object, value: object) -> None:
        """Keep what was read of a note."""
        if kind == "examined":
            self.examined[CODEC.encode(source)] = CODEC.encode(value)


def test_a_remembered_note_leads_to_the_same_tasks_as_one_just_read() -> None:
    """Also where words in other paragraphs decide whether a claim is one, and what it may be held against."""
    for case in CASES:
        if any("```" in text for text in case.notes.values()):
            continue
        keeping = Remembering()
        for _ in range(2):
            sources = {path: Source(path, text) for path, text in case.notes.items()}
            files = VaultFiles(
                Path(), tuple(VaultFile(path, len(text), 0) for path, text in case.notes.items())
            )
            vault = assemble(files, examine_all(sources, keeping))
            judge_notes(vault.notes, vault, references_of(vault), Means(limits=CodeLimits(), cache=keeping))
        half = len(keeping.tasks) // 2
        assert keeping.tasks[:half] == keeping.tasks[half:], case.name


def written(*, code: bool = True) -> Writing:
    """What a run over all cases asks for; without `code`, over those that have no blocks."""
    writing = Writing()
    means = Means(limits=CodeLimits(workers=1), jobs=1, cache=writing)
    for case in CASES:
        most = 4 if code else -1
        writing.runs_code = any("```" in text for text in case.notes.values())
        if writing.runs_code and writing.written.get("code", 0) > most:
            continue
        sources = [Source(path, text) for path, text in case.notes.items()]
        files = VaultFiles(Path(), tuple(VaultFile(path, len(text), 0) for path, text in case.notes.items()))
        vault = read_sources(sources, files)
        for path in vault.notes:
            writing.keep("examined", vault.notes[path].source, (vault.extracted[path], vault.linked[path]))
        judge_notes(vault.notes, vault, references_of(vault), means)
    return writing


if __name__ == "__main__":
    print(written(code=False).keys.hexdigest(), hash(CASES[0].name))
