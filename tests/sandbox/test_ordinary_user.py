"""The wall is the same for root and for an ordinary person."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOBODY = 65_534
PYTHON = os.environ.get("VAULTPROOF_ORDINARY_PYTHON", sys.executable)
"""A Python that nobody may run; root's own often lies in root's home folder."""
CHOSEN = "secret or layer or killing or memory or norm or scratch or nothing_is_left"


def _as_nobody(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PYTHON, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=ROOT,
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        env={"PATH": os.defpath, "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def _reason() -> str | None:
    """Why the tests cannot be run as somebody else here, or None."""
    if os.geteuid() != 0:
        return "only root can become somebody else; these tests run as an ordinary person already"
    try:
        done = _as_nobody("--version")
    except OSError as error:
        return f"this root cannot become nobody ({error})"
    return None if done.returncode == 0 else "nobody may not read this checkout or its Python"


@pytest.mark.skipif(_reason() is not None, reason=_reason() or "")
def test_the_wall_holds_for_an_ordinary_person() -> None:
    """Attacks of each kind fail and honest blocks verify where the checker has no privilege to give up.

    `python tests/sandbox/test_ordinary_user.py` runs all of them so.
    """
    done = _as_nobody("tests/hostile", "-k", CHOSEN)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "passed" in done.stdout


if __name__ == "__main__":
    result = _as_nobody("tests/hostile")
    print(result.stdout[-2000:])
    sys.exit(result.returncode)
