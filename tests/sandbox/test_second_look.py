"""What one run of a note makes of another, and what a block that failed here leaves behind."""

from __future__ import annotations

import pytest

from vaultproof.claim import Holds, Undecided
from vaultproof.pipeline.check import check_notes
from vaultproof.sandbox import Cause, Job, JobResult, Question, Sandbox, available, lane, lint, scope
from vaultproof.sandbox.worker import Task

walled = pytest.mark.skipif(available() is not None, reason=available() or "")


def _run(*blocks: str, asks: str, seconds: float = 8.0) -> JobResult:
    question = Question(after=len(blocks) - 1, expression=asks)
    with Sandbox(workers=1) as sandbox:
        return sandbox.run(Job(blocks=blocks, questions=(question,), seconds=seconds))


@walled
def test_a_block_after_one_that_fails_here_still_counts() -> None:
    """What shares no name with a block that lacks a module is verified."""
    result = _run(
        "import torch\n\ndef relu(x):\n    return torch.relu(x)\n",
        "import numpy as np\n\ndef relu(x):\n    return np.maximum(0, x)\n",
        asks="relu(3.0)",
    )
    assert result.runs[0].cause is Cause.MODULE
    assert result.answers[0].value == 3.0


@walled
def test_a_block_after_one_that_takes_too_long_still_counts() -> None:
    """Time that runs out ends a block; a short one after it is run and not blamed."""
    result = _run("while True:\n    pass\n", "y = 4\n", asks="y", seconds=0.5)
    assert result.runs[0].cause is Cause.TIME
    assert result.answers[0].value == 4 or result.runs[1].cause is Cause.TIME


@walled
def test_a_missing_name_is_put_down_to_the_block_that_failed() -> None:
    """A block that lacks what an earlier one would have set says so."""
    result = _run("import torch\ny = [1, 2]\n", "z = y\n", asks="z")
    assert "an earlier block needs the module `torch`" in (result.runs[1].error or "")


@walled
def test_honest_sets_and_dictionaries_agree_with_themselves() -> None:
    """Sets of numbers, counts and sorted words are the same in both looks."""
    block = "words = {'b', 'a'}\nok = sorted(words) == ['a', 'b'] and {3, 1} == {1, 3} and hash(3) == 3\n"
    assert _run(block, asks="ok").answers[0].value is True


@walled
@pytest.mark.parametrize(
    "block",
    [
        "import random\nprint(round(random.random(), 3))",
        "import numpy as np\nprint(round(np.random.rand(), 3))",
        "import random\nprint(random.randint(0, 9) / 10)",
    ],
)
def test_printed_luck_does_not_hold(block: str) -> None:
    """What a block prints by chance is not verified, although a note may state just what our own seed gives."""
    with Sandbox(workers=1) as sandbox:
        printed = sandbox.run(Job(blocks=(block,))).runs[0].stdout.strip()
    notes = {
        "Behind.md": f"# A\n\n```python\n{block}  # → {printed}\nprint(4)  # → 4\n```\n",
        "Below.md": f"# B\n\n```python\n{block}\nprint(4)\n```\n\nOutput:\n\n```\n{printed}\n4\n```\n",
    }
    found = {(one.claim.path, one.stated): type(one.verdict) for one in check_notes(notes)}
    assert {found.pop((path, "4")) for path in notes} == {Holds}
    assert len(found) == 2
    assert set(found.values()) == {Undecided}


@pytest.mark.parametrize(("seconds", "needed"), [(0.0, 2), (60.0, 8)])
def test_further_looks_take_no_longer_than_the_note_may(seconds: float, needed: int) -> None:
    """A block that draws by chance and takes its time is run twice, as any that varies, and a quick one more often."""
    job = Job(blocks=("import random\nprint(random.random())",), seconds=seconds)
    reading = lint.read_blocks(job.blocks)
    task = Task(place=0, job=job, reading=reading, modules=frozenset(), runs=reading.looks)
    looks = 0
    while not task.over:
        task.put(JobResult(runs=(), answers=()))
        looks += 1
    assert looks == needed


@pytest.mark.parametrize(
    ("block", "varies"),
    [
        ("# at a time, a set, now\ndef f(x: str) -> str:\n    '''The set of all; %s.'''\n    return x", False),
        ("print(f'{x} at the time is {y!r}', str(x), '%s' % x, ', '.join(f'{v}' for v in xs))", False),
        ("for key, value in d.items():\n    print(key, value)", False),
        ("y = f'{x:.2f}'", False),
        ("raise ValueError(f'bad {x}')", False),
        ("import matplotlib.pyplot as plt\nplt.plot([1], [2], label=f'a = {a}')", False),
        ("isinstance(x, (str, int))", False),
        ("try:\n    f()\nfinally:\n    g()", False),
        ("y = f'{x}'", True),
        ("y = str(f)", True),
        ("y = '%s' % f", True),
        ("print(f, file=own)", True),
        ("print(keep(f'{f}'))", True),
        ("class Own:\n    def title(self, x):\n        self.x = x\n\nOwn().title(f'{f}')", True),
        ("x = {1, 2}", True),
        ("d.keys() & e.keys()", True),
        ("try:\n    f()\nexcept ValueError:\n    pass", True),
        ("def f():\n    try:\n        g()\n    finally:\n        return 3", True),
        ("class A:\n    def __exit__(self, *a):\n        return True", True),
        ("import torch", True),
        ("import scipy.stats as s\ns.norm.rvs()", True),
        ("np.add(1, 1, where=False)", True),
        ("a.astype('U9')", True),
        ("np.datetime64('now')", True),
        ("map(str, fs)", True),
    ],
)  # fmt: skip
def test_what_gets_a_second_look(block: str, varies: bool) -> None:
    """What may differ from run to run, by a name or without one; not what only a reader gets to see."""
    assert (lint.read_blocks((block,)).looks > 1) == varies


@walled
def test_without_descriptors_of_processes_blocks_run_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system does not tell of a process's end, as on macOS, the server looks for it."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(lane, "_BOOT", f"import os\ndel os.pidfd_open\n{lane._BOOT}")
    question = Question(after=0, expression="x")
    with Sandbox(workers=2, unsafe=True) as sandbox:
        jobs = [Job(blocks=(f"x = {number}\n",), questions=(question,)) for number in range(5)]
        jobs.append(Job(blocks=("while True:\n    pass\n",), questions=(question,), seconds=0.3))
        results = list(sandbox.run_many(jobs))
    assert [result.answers[0].value for result in results[:5]] == list(range(5))
    assert results[5].runs[0].cause is Cause.TIME


@pytest.mark.parametrize(
    ("block", "spoken", "kept", "taken"),
    [
        ("import numpy as np\ny = np.sin(1)", {"y"}, {"np", "y"}, set()),
        ("import torch as np\nnp.ones(2)", {"np"}, {"np"}, set()),
        ("def f(x):\n    return g(x) + print(y)", {"f", "x", "g", "y"}, {"f"}, {"g", "print", "y"}),
        ("def round(x):\n    return 3", {"round"}, {"round"}, set()),
        ("try:\n    a\nexcept NameError:\n    a = 1", {"a"}, set(), {"a", "NameError"}),
        ("if a:\n    b = 1", {"a", "b"}, set(), {"a"}),
        ("b = [a for a in c]", {"a", "b", "c"}, {"b"}, {"c"}),
        ("a.x = 1\nb[0] = a", {"a", "b"}, set(), {"a", "b"}),
    ],
)  # fmt: skip
def test_what_blocks_share(block: str, spoken: set[str], kept: set[str], taken: set[str]) -> None:
    """Names that a block speaks of, sets for sure, and takes from before."""
    assert scope.spoken_of(block) == spoken
    assert scope.surely_set(block) == kept
    assert scope.taken(block) == taken


@pytest.mark.parametrize(
    ("block", "withheld"),
    [
        ("import numpy as np\ndef f(x: np.ndarray) -> np.ndarray:\n    y: np.ndarray = x\n    return y", False),
        ("import numpy as np\nif isinstance(3, (list, np.ndarray)) or type(3) == np.ndarray:\n    pass", False),
        ("from numpy import ndarray\nisinstance(3, ndarray)", False),
        ("class D:\n    def __add__(self, o):\n        return self.__class__(1, 2)", False),
        ("class D:\n    def __repr__(self):\n        return f'{type(self).__name__}'", False),
        ("class D:\n    def __mul__(self, o):\n        return type(self)(1, 2)", False),
        ("kind = type(3)\nprint(kind, type(3))\ntype(3)", False),
        ("assert type(3) in (int, float)", False),
        ("def kind(a):\n    return type(a)", True),
        ("import functools\nfunctools.partial(type)", True),
        ("t = type\nt(1)", True),
        ("kinds = [type(a) for a in [1]]", True),
        ("class A:\n    def f(self, *a):\n        return type(self)(*a)", True),
        ("import numpy as np\nnp.ndarray((1,))", True),
    ],
)  # fmt: skip
def test_classes_are_asked_and_not_handed_on(block: str, withheld: bool) -> None:
    """The class of a value may be asked for and compared; what could build arrays from raw bytes is withheld."""
    assert (lint.read_blocks((block,)).reaches[0] is not None) == withheld
