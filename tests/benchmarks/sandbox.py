"""What the wall costs: notes with one NumPy block and three claims, against a bare fork server and other tools.

    python tests/benchmarks/sandbox.py [notes]

The other tools come with `pip install -e '.[benchmark]'`; what is not there is not measured.

Prints milliseconds a note, start included, and each one's ratio to the floor: a fork server that does the same work
with no wall, no limits and no checking of what comes back. Floor and Vaultproof take turns, so that others' work hits
both alike; the medians count. Once by the clock, once by computing time of all processes,
which other people's work on the same machine disturbs less. Then how memory grew over the run of Vaultproof, and what
it left behind. Judges nothing.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import logging
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "generator"))
sys.path.insert(0, str(Path(__file__).parents[1]))

from attacks import children, shared

BLOCK = """import numpy as np

def leaky_relu(x, alpha={alpha}):
    return np.where(x > 0, x, alpha * x)
"""
QUESTIONS = ("leaky_relu(np.array([3.0]))", "leaky_relu(np.array([-2.0]))", "leaky_relu(np.array([0.0]))")
FLOOR = """
import gc, json, os, sys
import numpy
gc.freeze()
questions = json.loads(sys.argv[1])
for line in sys.stdin:
    read, write = os.pipe()
    if os.fork() == 0:
        space = {}
        exec(compile(json.loads(line), "<block>", "exec"), space)
        os.write(write, json.dumps([eval(question, space).tolist() for question in questions]).encode())
        os._exit(0)
    os.close(write)
    answer = os.read(read, 65536)
    os.close(read)
    os.wait()
    sys.stdout.write(answer.decode() + chr(10))
    sys.stdout.flush()
"""


def blocks(count: int) -> Iterator[str]:
    """One block a note, each with its own number in it."""
    return (BLOCK.format(alpha=f"0.{index % 90 + 10}") for index in range(count))


def expected(index: int) -> float:
    """What the second question must give for note `index`."""
    return -2.0 * float(f"0.{index % 90 + 10}")


def floor(count: int) -> None:
    """Two bare fork servers, fed through pipes."""
    environment = {"OPENBLAS_NUM_THREADS": "1", "PATH": os.environ["PATH"]}
    command = [sys.executable, "-I", "-B", "-c", FLOOR, json.dumps(QUESTIONS)]
    cores = os.cpu_count() or 1
    servers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
        for _ in range(cores)
    ]
    rows = [
        [json.dumps(block) + "\n" for block in list(blocks(count))[index::cores]] for index in range(cores)
    ]
    for turn in range(max(map(len, rows))):
        for row, server in zip(rows, servers, strict=True):
            if turn < len(row):
                server.stdin.write(row[turn])
                server.stdin.flush()
        for index, (row, server) in enumerate(zip(rows, servers, strict=True)):
            if turn < len(row):
                assert json.loads(server.stdout.readline())[1] == [expected(turn * cores + index)]
    for server in servers:
        server.stdin.close()
        server.stdout.close()
        server.wait()


def vaultproof(count: int) -> None:
    """The sandbox as it stands, after its trial."""
    for _ in _vaultproof(count):
        pass


def _vaultproof(count: int) -> Iterator[int]:
    from vaultproof.sandbox import Job, Question, Sandbox

    questions = tuple(Question(after=0, expression=text) for text in QUESTIONS)
    with Sandbox(workers=os.cpu_count() or 1) as sandbox:
        jobs = (Job(blocks=(block,), questions=questions) for block in blocks(count))
        for index, result in enumerate(sandbox.run_many(jobs)):
            assert result.answers[1].value.items == (expected(index),)
            yield index


def memory() -> int:
    """Kilobytes that this process and all under it have in memory; what they share counts for each."""
    found = 0
    for process in {os.getpid(), *children()}:
        with contextlib.suppress(OSError):
            found += int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize() >> 10
    return found


def _temporary() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("vaultproof-*"))


def endurance(count: int) -> None:
    """Run all notes once more, and print memory on the way and what is left at the end."""
    before, folders, held = children(), _temporary(), shared()
    moments = range(count // 20, count, max(1, count // 10))
    sizes = [memory() >> 10 for index in _vaultproof(count) if index in moments]
    print(f"memory of all processes, ten times on the way: {' '.join(map(str, sizes))} MB")
    kinds = {
        "processes": children() - before,
        "folders": _temporary() - folders,
        "shared memory": set(shared()) - set(held),
    }
    print(
        "left behind: "
        + (", ".join(f"{len(some)} {kind}" for kind, some in kinds.items() if some) or "nothing")
    )


def _documents(count: int) -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory()
    for index, block in enumerate(blocks(count)):
        asserts = f"assert leaky_relu(np.array([-2.0]))[0] == {expected(index)!r}\n" * 3
        Path(folder.name, f"note{index:05}.md").write_text(f"# Note\n\n```python\n{block}\n{asserts}```\n")
    return folder


def _pytest(count: int, conftest: str) -> None:
    with _documents(count) as folder:
        Path(folder, "test_notes.py" if "mktestdocs" in conftest else "conftest.py").write_text(conftest)
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            folder,
            folder,
        ]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:]


def sybil(count: int) -> None:
    """Sybil's pytest integration: one process, no isolation."""
    _pytest(
        count,
        "from sybil import Sybil\nfrom sybil.parsers.markdown import PythonCodeBlockParser\n"
        "pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], patterns=['*.md']).pytest()\n",
    )


def mktestdocs(count: int) -> None:
    """Mktestdocs under pytest: one process, no isolation."""
    _pytest(
        count,
        "import pathlib, pytest\nfrom mktestdocs import check_md_file\n"
        "@pytest.mark.parametrize('path', sorted(pathlib.Path('.').glob('*.md')), ids=str)\n"
        "def test_note(path): check_md_file(fpath=path, memory=True)\n",
    )


def nbclient(count: int) -> None:
    """A Jupyter kernel a note, as all that is made on Jupyter runs them."""
    import nbclient
    import nbformat

    for block in blocks(count):
        cell = nbformat.v4.new_code_cell(f"{block}\n{';'.join(QUESTIONS)}")
        nbclient.NotebookClient(nbformat.v4.new_notebook(cells=[cell])).execute()


def myst_nb(count: int) -> None:
    """Myst-nb under Sphinx, as Jupyter Book builds with it: a kernel a note, and pages."""
    head = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source")
        source.mkdir()
        for index, block in enumerate(blocks(count)):
            cells = "".join(f"```{{code-cell}}\n{text}\n```\n\n" for text in (block, ";".join(QUESTIONS)))
            (source / f"note{index}.md").write_text(f"{head}\n# Note\n\n{cells}")
        (source / "index.md").write_text("# Notes\n\n```{toctree}\n:glob:\n*\n```\n")
        settings = ("-D", "extensions=myst_nb", "-D", "nb_execution_raise_on_error=1", "-C", "-q")
        command = [sys.executable, "-m", "sphinx", *settings, str(source), str(Path(folder, "pages"))]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]


def computing() -> float:
    """Seconds of computing time of this process and of all that have ended under it."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measured(run: Callable[[int], None], count: int) -> tuple[float, float]:
    """Milliseconds a note by the clock and of computing time."""
    start, used = time.perf_counter(), computing()
    run(count)
    return (time.perf_counter() - start) * 1000 / count, (computing() - used) * 1000 / count


def middle(runs: list[tuple[float, float]]) -> tuple[float, float]:
    """The medians of some measurements."""
    return statistics.median(taken for taken, _ in runs), statistics.median(used for _, used in runs)


def main() -> None:
    """Measure and print."""
    logging.disable()  # Jupyter's warnings are not the subject
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    times = 9 if count <= 500 else 3 if count <= 2_000 else 1
    vaultproof(2)
    rounds = [(measured(floor, count), measured(vaultproof, count)) for _ in range(times)]
    rows = {
        "floor: bare fork servers": middle([ground for ground, _ in rounds]),
        "vaultproof": middle([walled for _, walled in rounds]),
    }
    others = (
        (sybil, "", min(count, 1_000)),
        (mktestdocs, "", min(count, 1_000)),
        (nbclient, " (kernel a note)", 5),
        (myst_nb, " (Sphinx)", 5),
    )
    for run, about, notes in others:
        name = run.__name__
        if importlib.util.find_spec(name):
            rows[name + about] = measured(run, notes)
        else:
            print(f"{name} is not installed, so not measured: pip install -e '.[benchmark]'", file=sys.stderr)
    ground, worked = rows["floor: bare fork servers"]
    print(
        f"{count} notes, {os.cpu_count()} cores".ljust(28) + "by the clock".rjust(26) + "computing".rjust(26)
    )
    for name, (taken, computed) in rows.items():
        print(
            f"{name:28}{taken:14.2f} ms {taken / ground:7.2f} x{computed:14.2f} ms {computed / worked:7.2f} x"
        )
    ratios = [(walled[0] / bare[0], walled[1] / bare[1]) for bare, walled in rounds]
    print(
        f"vaultproof to the floor, {times} rounds by turns: by the clock {_spread(one for one, _ in ratios)}, "
        f"computing {_spread(one for _, one in ratios)}"
    )
    endurance(count)


def _spread(ratios: Iterable[float]) -> str:
    """The least, the middle and the greatest."""
    row = sorted(ratios)
    return f"{row[0]:.2f} to {row[-1]:.2f}, median {statistics.median(row):.2f}"


if __name__ == "__main__":
    main()
