"""Nothing that a stranger's note does changes what is said of another note, or of the same one in another setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaultproof.cache import versions
from vaultproof.pipeline import kept as keeping
from vaultproof.pipeline.find import Wanted, find
from vaultproof.pipeline.kept import NONE_KEPT, kept
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.sandbox import Sandbox, available

pytestmark = pytest.mark.skipif(available() is not None, reason=available() or "")
HONEST = """# Honest

```python
import numpy as np

def twice(x):
    return np.add(x, x)
```

- twice(2) = 4
- twice(2) = 5
"""
USES_SCIPY = """# Uses

```python
from scipy.special import expit

def s(x):
    return expit(x)
```

- s(0) = 0.5
"""


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty vault whose results are kept in a place of their own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CI", raising=False)
    root = tmp_path / "vault"
    root.mkdir()
    return root


def verdicts(root: Path, limits: CodeLimits | None = None) -> dict[str, list[str]]:
    """What a run that remembers says of each note; the same as one that does not."""
    wanted = Wanted(limits=limits or CodeLimits(), jobs=1)
    with kept(root) as known:
        found = find(root, wanted, known)
    anew = find(root, wanted, NONE_KEPT)
    assert [one.verdict for one in found.judgements] == [one.verdict for one in anew.judgements]
    told: dict[str, list[str]] = {}
    for one in found.judgements:
        told.setdefault(one.claim.path, []).append(type(one.verdict).__name__)
    return told


@pytest.mark.parametrize(
    "hostile",
    [
        "np.add = lambda a, b: 5",
        "import sys\nsys.modules['numpy'].add = lambda a, b: 5",
        "class np:\n    add = lambda a, b: 5",
        "np.add.__dict__['x'] = 5",
        "def twice(x):\n    return 5\n\ntwice.__code__ = (lambda x: 5).__code__",
        "import os\nos.write(3, b'x' * 100)",
        "import os\nos._exit(0)",
        "while True:\n    pass",
        "a = np.ones((10**6, 10**6))",
    ],
)
def test_a_hostile_note_changes_nothing_of_another(vault: Path, hostile: str) -> None:
    """Whether it comes first, is there when results are kept, or shares its block with the honest note."""
    limits = CodeLimits(seconds=0.5, workers=1)
    block = HONEST.partition("\n\n- ")[0].removesuffix("```")
    (vault / "A.md").write_text(f"{block}\n{hostile}\n```\n\n- twice(2) = 5\n")
    verdicts(vault, limits)
    (vault / "B.md").write_text(HONEST)
    for _ in range(2):
        told = verdicts(vault, limits)
        assert told["B.md"] == ["Holds", "Refuted"]
        assert "Holds" not in told["A.md"]


def test_a_permission_is_part_of_what_is_kept(vault: Path) -> None:
    """What was undecided for want of a module is tried anew once it is allowed, and again when it is not."""
    pytest.importorskip("scipy")
    (vault / "A.md").write_text(USES_SCIPY)
    allowed = CodeLimits(allow_imports=frozenset({"scipy"}))
    assert verdicts(vault) == {"A.md": ["Undecided"]}
    assert verdicts(vault, allowed) == {"A.md": ["Holds"]}
    assert verdicts(vault) == {"A.md": ["Undecided"]}


def test_results_without_a_wall_are_not_kept(vault: Path) -> None:
    """Nor is what is kept taken for them."""
    (vault / "A.md").write_text(HONEST)
    for limits in (CodeLimits(unsafe=True), CodeLimits(), CodeLimits(unsafe=True)):
        with kept(vault) as known:
            found = find(vault, Wanted(limits=limits, jobs=1), known)
        assert found.unsafe == limits.unsafe


def test_another_version_takes_nothing_over(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With another NumPy, another Python or other code of ours, each block runs anew."""
    (vault / "A.md").write_text(HONEST)
    verdicts(vault)
    ran = []
    plain = Sandbox.run_many
    monkeypatch.setattr(Sandbox, "run_many", lambda self, jobs: ran.append(1) or plain(self, jobs))
    with kept(vault) as known:
        find(vault, Wanted(jobs=1), known)
    assert not ran
    for at, one in enumerate(versions.versions()):
        if at < 2 or one.startswith("numpy-"):
            others = tuple(f"{other} changed" if other == one else other for other in versions.versions())
            monkeypatch.setattr(keeping, "versions", lambda others=others: others)
            with kept(vault) as known:
                find(vault, Wanted(jobs=1), known)
            assert ran, one
            ran.clear()


def test_what_ran_out_of_time_is_tried_again(vault: Path) -> None:
    """A busy machine leaves no mark."""
    (vault / "A.md").write_text(HONEST.replace("return", "sum(range(3_000_000))\n    return"))
    with kept(vault) as known:
        find(vault, Wanted(limits=CodeLimits(seconds=0.01), jobs=1), known)
    assert verdicts(vault, CodeLimits(seconds=60.0)) == {"A.md": ["Holds", "Refuted"]}
