"""A kill at a random moment, of whichever process: nothing is left, what was kept is right, and so is the next run."""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import pytest

from vaultproof.sandbox import available

sys.path.insert(0, str(Path(__file__).parent))
kill_at_random = pytest.importorskip("kill_at_random")


@pytest.mark.parametrize(("way", "kind"), [("pure", "checker"), ("pure", "child"), ("scratch", "server")])
@pytest.mark.skipif(available(scratch=True) is not None, reason=available(scratch=True) or "")
def test_a_kill_at_a_random_moment_harms_nothing(way: str, kind: str) -> None:
    """The script `kill_at_random.py` does this a hundred times; here it is once a kind."""
    with (
        tempfile.TemporaryDirectory() as folder
    ):  # not pytest's, where the account that blocks run as may not go
        place, luck = kill_at_random.Place(Path(folder), way), random.Random(way)
        killed = (
            kill_at_random.once(luck, place, kind) for _ in range(10)
        )  # some runs end before they are hit
        assert any(killed)
