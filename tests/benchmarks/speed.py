"""What a check costs: cold, warm, after one change and after one save while watching, against a floor of the same run.

    python tests/benchmarks/speed.py [notes …]      how many notes the vaults have (default: 1000 5000)

The floor reads every note and parses it with markdown-it-py, and does nothing else. The processor's time is that of the
command itself: what its processes use counts where it is one process alone. Code is compiled beforehand, as it is where
Vaultproof was installed. Judges nothing.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from notes import note, write_vault

from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.live import Live

FLOOR = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
parse = MarkdownIt("commonmark").enable("table").parse
for path in Path(sys.argv[1]).rglob("*.md"):
    parse(path.read_text(encoding="utf-8"))
"""
Cost = tuple[float, float, int]


def main(counts: list[int]) -> None:
    print(f"{'notes':>7}  {'what':<28}{'wall s':>9}{'CPU s':>9}{'MB':>7}{'x floor':>9}")
    for count in counts or [1_000, 5_000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), count)


def measure(folder: Path, count: int) -> None:
    vault = folder / "vault"
    write_vault(vault, count)
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    check = [sys.executable, "-m", "vaultproof", "check", str(vault), "--quiet"]
    write_vault(folder / "first", 1)
    timed([*check[:4], str(folder / "first"), "--quiet"])
    floor = timed([sys.executable, "-c", FLOOR, str(vault)])

    def tell(what: str, cost: Cost) -> None:
        wall, cpu, memory = cost
        print(f"{count:>7}  {what:<28}{wall:>9.2f}{cpu:>9.2f}{memory:>7}{cpu / floor[1]:>9.2f}")

    tell("floor: read and parse", floor)
    tell("start: --version", timed([*check[:3], "--version"]))
    tell("start: explain L201", timed([*check[:3], "explain", "L201"]))
    tell("cold, one process", timed([*check, "--no-cache", "--jobs", "1"]))
    tell("cold, all cores", timed([*check, "--no-cache"]))
    tell("cold, results kept", timed(check))
    tell("warm", timed(check))
    changed = vault / "Part 000" / "Note 7.md"
    changed.write_text(note(7, count) + "\nA word more.\n", encoding="utf-8")
    tell("one note changed", timed(check))
    changed.write_text(note(7, count) + "\n# Another\n\nSee [[Note 8]].\n", encoding="utf-8")
    tell("a heading and a link more", timed(check))
    (vault / "New.md").write_text(note(7, count), encoding="utf-8")
    tell("one note more", timed(check))
    (vault / "New.md").unlink()
    live = Live(vault, Wanted(expressions=False))
    for what, text in (("a word", "\nAnother word.\n"), ("a heading", "\n# Another\n")):
        changed.write_text(note(7, count) + text, encoding="utf-8")
        tell(f"watching: {what} saved", within(lambda: live.update(["Part 000/Note 7.md"])))
    for what, name in (("renamed", "Seven.md"), ("named back", "Note 7.md")):
        old, changed = changed, changed.rename(changed.with_name(name))
        names = [path.relative_to(vault).as_posix() for path in (old, changed)]
        tell(f"watching: a note {what}", within(lambda names=names: live.update(names)))
    changed.unlink()
    tell("watching: a note removed", within(lambda: live.update(["Part 000/Note 7.md"])))


def timed(command: list[str]) -> Cost:
    """Wall seconds, CPU seconds and megabytes of a command, its own commands included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, used.ru_maxrss >> 10


def within(do: Callable[[], object]) -> Cost:
    """The same for something done in this process."""
    start, before = time.perf_counter(), time.process_time()
    do()
    cost = time.perf_counter() - start, time.process_time() - before
    return *cost, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "notes", type=int, nargs="*", metavar="notes", help="the sizes of the vaults to measure"
    )
    main(parser.parse_args().notes)
