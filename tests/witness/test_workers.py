"""Each task has a limit of the processor's time; what waits is not what works."""

from __future__ import annotations

import math
import time

from vaultproof.witness.workers import Stopped, Workers


def test_a_task_that_works_too_long_is_stopped_and_the_others_are_done() -> None:
    """Also one that never leaves the machine's own code, where no handler of Python's is called."""
    workers: Workers[int, int] = Workers(math.factorial, seconds=0.3, count=1)
    outcomes = dict(workers.run([5, 40_000_000, 6]))
    assert (outcomes[0], outcomes[2]) == (120, 720)
    assert outcomes[1] == Stopped("it takes longer than 0.3 s to work out")


def test_a_task_that_waits_is_not_stopped_for_it() -> None:
    """A claim is tried for as long on a busy machine as on an idle one."""
    workers: Workers[float, None] = Workers(time.sleep, seconds=0.3, count=1)
    assert dict(workers.run([0.5])) == {0: None}


def test_a_task_that_waits_for_ever_is_stopped_by_the_clock() -> None:
    """Nothing hangs."""
    workers: Workers[float, None] = Workers(time.sleep, seconds=0.1, count=1)
    assert dict(workers.run([60.0])) == {0: Stopped("it takes longer than 0.1 s to work out")}
