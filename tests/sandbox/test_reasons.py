"""A claim that code cannot speak of says what a person can act on."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaultproof.claim import Undecided
from vaultproof.pipeline.check import check_notes
from vaultproof.pipeline.find import Wanted, find
from vaultproof.sandbox import available, how_to_allow

walled = pytest.mark.skipif(available() is not None, reason=available() or "")
CLAIM = "\n- g(3) = 7\n"
BODY = "def g(x):\n    return 2 * x + 1\n"


@walled
@pytest.mark.parametrize(
    ("block", "says"),
    [
        (f"```python\nimport asyncio\n\n{BODY}```\n", "needs the module `asyncio`"),
        (f"```python\nimport no_such_package\n\n{BODY}```\n", "needs the module `no_such_package`"),
        (f"```python\ny = x\n{BODY}```\n", "as a block of this note raised NameError"),
        (f"```python no-run\n{BODY}```\n", "is defined by a block that is not run: it is marked `no-run`"),
        ("```python\ndef g(x)\n    return 2 * x + 1\n```\n", "is defined by a block that is not run: it is not valid"),
        (f"```python\nimport os\n{BODY}```\n", "ran, not verified (uses `os`)"),
    ],
)  # fmt: skip
def test_a_block_that_fails_is_the_reason(block: str, says: str) -> None:
    """That no formula defines the function is not what is wrong, where a block would have."""
    (judgement,) = check_notes({"Note.md": f"# Note\n\n{block}{CLAIM}"})
    assert isinstance(judgement.verdict, Undecided)
    assert says in judgement.verdict.reason


@pytest.mark.parametrize("module", ["asyncio", "socket", "concurrent.futures", "requests", "tkinter"])
def test_no_permission_is_offered_that_would_not_help(module: str) -> None:
    """What a module is for stays behind the wall."""
    assert how_to_allow(module) is None


def test_a_permission_is_offered_with_what_it_takes() -> None:
    """A package that is not there has to be installed first."""
    assert how_to_allow("scipy.special") == "allow it with `--allow-import scipy`"
    assert how_to_allow("no_such.package") == (
        "install `no_such` beside Vaultproof and allow it with `--allow-import no_such`"
    )


@walled
def test_the_help_of_a_failed_block_offers_what_can_work(tmp_path: Path) -> None:
    """`asyncio` needs what no block has; a package that is not there can be installed."""
    (tmp_path / "A.md").write_text("# A\n\n```python\nimport asyncio\n```\n")
    (tmp_path / "B.md").write_text("# B\n\n```python\nimport no_such_package\n```\n")
    helps = {one.path: one.help or "" for one in find(tmp_path, Wanted()).diagnostics if one.code == "X501"}
    assert "would not help" in helps["A.md"]
    assert "--allow-import no_such_package" in helps["B.md"]
