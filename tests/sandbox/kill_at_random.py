"""Kills the checker, a fork server or a child at random moments, and looks at what is left and at the next run.

    python tests/sandbox/kill_at_random.py [times] [seed]

Each time: a checker of its own runs notes; one of its processes is killed; nothing may be left behind, whatever value
was told must be right, and a run after it must have all values right.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from attacks import children, shared

NOTES = 30
CHECKER = f"""
import sys
from vaultproof.sandbox import Job, Sandbox

plain = "import numpy as np\\nprint(float(np.sum(np.arange({{}}))))"
source = {{"pure": plain, "scratch": plain + "\\nopen('kept', 'wb').write(bytes(9))"}}[sys.argv[1]]
with Sandbox(workers=2, scratch=sys.argv[1] == "scratch") as sandbox:
    jobs = (Job(blocks=(source.format(number),)) for number in range({NOTES}))
    for number, result in enumerate(sandbox.run_many(jobs)):
        print(number, result.runs[0].stdout.strip() or "none", flush=True)
"""


def start(way: str, room: Path) -> subprocess.Popen[str]:
    """A checker that runs the notes and prints what it hears. Its temporary files go into `room`."""
    return subprocess.Popen(
        [sys.executable, "-c", CHECKER, way],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(room)},
    )


def wrong(lines: list[str]) -> list[str]:
    """The lines whose value is not what the note's code gives."""
    return [
        line
        for line in lines
        if line.split()[1] not in {"none", str(sum(range(int(line.split()[0])))) + ".0"}
    ]


def told(checker: subprocess.Popen[str]) -> list[str]:
    """What a checker printed until its end, as far as lines are whole."""
    out, errors = checker.communicate(timeout=120)
    assert checker.returncode in {0, -signal.SIGKILL}, errors[-2000:]
    return out.rpartition("\n")[0].splitlines()


def target(checker: int, luck: random.Random) -> int:
    """The process to be killed: the checker itself, or one of those under it."""
    below = sorted(children(checker))
    return luck.choice(below) if below and luck.random() < 0.6 else checker


def once(luck: random.Random, way: str) -> str:
    """Kill one process at a random moment; the kind of process that it was. Fails where anything is amiss."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        room.chmod(0o711)
        before = shared()
        checker = start(way, room)
        time.sleep(luck.uniform(0.1, 1.5))
        victim = target(checker.pid, luck)
        below = children(checker.pid) - {victim}
        kind = (
            "checker" if victim == checker.pid else "server" if _is_server(victim, checker.pid) else "child"
        )
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
        lines = told(checker)
        assert not wrong(lines), (kind, wrong(lines))
        if checker.returncode == 0:
            assert len(lines) == NOTES, (kind, lines)
            lost = sum(line.endswith("none") for line in lines)
            assert lost <= (1 if kind == "child" else 0), (kind, lines)
        _wait_for_all(below, room)
        assert shared() == before, kind
    return kind


def _is_server(process: int, checker: int) -> bool:
    """Whether a process is a fork server, or what the fork servers come from."""
    return checker in {_parent(process), _parent(_parent(process))}


def _parent(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _wait_for_all(processes: set[int], room: Path) -> None:
    """Wait a little until these processes and all temporary files are gone; fails where one stays."""
    for _ in range(100):
        alive = [one for one in processes if Path(f"/proc/{one}").exists() and _parent(one)]
        kept = sorted(path.name for path in room.iterdir())
        if not alive and not kept:
            return
        time.sleep(0.1)
    assert not alive, alive
    assert not kept, kept


def next_run() -> None:
    """A run after all that has every value right."""
    lines = told(start("pure", Path(tempfile.gettempdir())))
    assert len(lines) == NOTES
    assert not wrong(lines)
    assert not any(line.endswith("none") for line in lines), lines


def main() -> None:
    """Kill and count."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    luck = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    killed: Counter[str] = Counter()
    for turn in range(times):
        killed[once(luck, luck.choice(["pure", "scratch"]))] += 1
        next_run()
        if turn % 10 == 9:
            print(turn + 1, dict(killed), flush=True)
    print(f"{times} killed ({dict(killed)}); each next run right, nothing left behind")


if __name__ == "__main__":
    main()
