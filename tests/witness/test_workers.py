"""Each task has a limit of the processor's time; what waits is not what works."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from vaultproof.witness import nursery
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


def test_a_worker_that_is_killed_costs_nobody_else_a_verdict() -> None:
    """Its task is tried once more; then the reason is the true one, and so it is for a crash."""
    workers: Workers[int, None] = Workers(signal.raise_signal, seconds=5, count=1)
    outcomes = dict(workers.run([signal.SIGKILL, signal.SIGWINCH, signal.SIGSEGV, signal.SIGWINCH]))
    assert outcomes == {
        0: Stopped("the process that worked it out was killed from elsewhere"),
        1: None,
        2: Stopped("the process that worked it out crashed (SIGSEGV)"),
        3: None,
    }


def test_what_workers_come_from_outlives_those_that_die() -> None:
    """Else the others would die with it; a worker that has ended is not ended again, under a number that may by then be
    another process's."""
    workers: Workers[int, None] = Workers(signal.raise_signal, seconds=5, count=2)
    workers.warm_up()
    before = nursery._here[os.getpid()]
    tasks = [signal.SIGSEGV, signal.SIGWINCH] * 3
    outcomes = dict(workers.run(tasks))
    assert [outcomes[at] is None for at in range(len(tasks))] == [False, True] * 3
    assert nursery._here[os.getpid()] is before
    assert before.is_up
    gone = before.start(_nothing)
    assert gone.end() == gone.end()
    assert before.is_up


def _nothing(_: object) -> None:
    """Ends at once."""


def test_workers_start_again_where_what_they_come_from_was_killed() -> None:
    """It is one process for all of a run."""
    workers: Workers[int, int] = Workers(math.factorial, seconds=5, count=1)
    assert dict(workers.run([3])) == {0: 6}
    os.kill(nursery._here[os.getpid()]._process.pid, signal.SIGKILL)
    assert dict(workers.run([4])) == {0: 24}


def test_lasting_workers_wait_for_more_work_and_others_do_not() -> None:
    """One that was killed while it waited is not asked; what they come from takes them with it."""
    ran = {lasting: [_numbers(lasting=lasting) for _ in range(2)] for lasting in (True, False)}
    assert ran[True][0] == ran[True][1]
    assert ran[False][0] != ran[False][1]
    os.kill(ran[True][1], signal.SIGKILL)
    while _is_there(ran[True][1]):
        time.sleep(0.01)
    after = _numbers(lasting=True)
    assert after != ran[True][1]
    nursery._here[os.getpid()].close()
    while _is_there(after):
        time.sleep(0.01)
    assert _numbers(lasting=True) != after


def _numbers(*, lasting: bool) -> int:
    """The number of the process that does a task."""
    workers: Workers[str, int] = Workers(eval, seconds=5, count=1, lasting=lasting)
    ((_, number),) = workers.run(["__import__('os').getpid()"])
    assert isinstance(number, int)
    return number


def _is_there(number: int) -> bool:
    """Whether a process runs, and has not only to be waited for."""
    status = Path(f"/proc/{number}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_workers_come_from_one_process_whatever_they_need() -> None:
    """Reading notes and trying claims start one such process, not two; what the second need is loaded for them."""
    is_loaded = "'stringprep' in __import__('sys').modules"
    assert list(Workers(eval, seconds=5, count=1, preload=("cmath",)).run([is_loaded])) == [(0, False)]
    one = nursery._here[os.getpid()]
    assert list(Workers(eval, seconds=5, count=1, preload=("stringprep",)).run([is_loaded])) == [(0, True)]
    assert nursery._here[os.getpid()] is one


def test_a_script_may_call_without_a_guard(tmp_path: Path) -> None:
    """Workers do not run the script that calls, so it need not be written so that it may be run again."""
    script = tmp_path / "judge.py"
    script.write_text(
        "from vaultproof.pipeline.check import check_notes\n"
        "print('once', *(type(one.verdict).__name__ for one in check_notes({'A.md': '$f(x) = 2x$\\n\\n- f(2) = 4'})))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("once Holds\n", "")
