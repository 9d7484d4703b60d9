"""The wall is the same for root and for an ordinary person."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOBODY = 65_534
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
PYTHONS = (
    os.environ.get("VAULTPROOF_ORDINARY_PYTHON", ""),
    os.path.realpath(sys.executable),
    f"/usr/local/bin/python{VERSION}",
    f"/usr/bin/python{VERSION}",
)
"""Root's own Python often lies in root's home folder, where nobody else may go; then another of its version will do."""
CHOSEN = "secret or layer or killing or memory or norm or scratch or nothing_is_left"


def _as_nobody(*command: str, room: Path = Path("/")) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=room,
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        env={"PATH": os.defpath, "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def _runs(python: str) -> bool:
    """Whether nobody may run a Python, and it is of our version."""
    try:
        done = _as_nobody(python, "-I", "-c", "import sys; print(*sys.version_info[:2], sep='.')")
    except OSError:
        return False
    return done.stdout.strip() == VERSION


@functools.cache
def _python() -> str | None:
    return next(filter(_runs, filter(None, PYTHONS)), None) if os.geteuid() == 0 else None


def _reason() -> str | None:
    """Why the tests cannot be run as somebody else here, or None."""
    if os.geteuid() != 0:
        return "only root can become somebody else; these tests run as an ordinary person already"
    return None if _python() else f"there is no Python {VERSION} that nobody may run"


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def furnish(room: Path) -> str:
    """Put this checkout and all packages where nobody may read them; the Python to run there."""
    room.chmod(0o755)
    subprocess.run([_python(), "-m", "venv", "--without-pip", room / "venv"], check=True)
    packages = room / "venv" / "lib" / f"python{VERSION}" / "site-packages"
    left_out = shutil.ignore_patterns("__pycache__", "*vaultproof*", "pip", "mypy", "ruff*")
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        shutil.copytree(folder, packages, ignore=left_out, copy_function=_link, dirs_exist_ok=True)
    for source, target in (
        (ROOT / "generator" / "vaultproof", packages / "vaultproof"),
        (ROOT / "templates", packages / "vaultproof" / "templates"),
        (ROOT / "tests", room / "tests"),
    ):
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    shutil.copyfile(ROOT / "pyproject.toml", room / "pyproject.toml")
    return str(room / "venv" / "bin" / "python")


def as_nobody(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run tests of this checkout as an ordinary person."""
    with tempfile.TemporaryDirectory() as folder:
        python = furnish(Path(folder))
        pytest_ = ("-B", "-m", "pytest", "-q", "-p", "no:cacheprovider")
        return _as_nobody(python, *pytest_, *arguments, room=Path(folder))


@pytest.mark.skipif(_reason() is not None, reason=_reason() or "")
def test_the_wall_holds_for_an_ordinary_person() -> None:
    """Attacks of each kind fail and honest blocks verify where the checker has no privilege to give up.

    `python tests/sandbox/test_ordinary_user.py` runs all of them so.
    """
    done = as_nobody("tests/hostile/test_hostile.py", "-k", CHOSEN)
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout


if __name__ == "__main__":
    result = as_nobody("tests/hostile")
    print(result.stdout[-2000:])
    sys.exit(result.returncode)
