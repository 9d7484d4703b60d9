"""A kill at a random moment, of whichever process: nothing is left, and the next run is right."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from vaultproof.sandbox import available

sys.path.insert(0, str(Path(__file__).parent))
kill_at_random = pytest.importorskip("kill_at_random")


@pytest.mark.parametrize("way", ["pure", "scratch"])
@pytest.mark.skipif(available(scratch=True) is not None, reason=available(scratch=True) or "")
def test_a_kill_at_a_random_moment_harms_nothing(way: str) -> None:
    """The script `kill_at_random.py` does this a hundred times; here it is a few."""
    luck = random.Random(way)
    for _ in range(3):
        kill_at_random.once(luck, way)
    kill_at_random.next_run()
