"""Which files Git leaves out of a vault's repository, so that a checkout lacks them. Reads `.gitignore` alone."""

from __future__ import annotations

from pathlib import Path

_LARGEST = 100_000
_LONGEST = 200
_MOST_STARS = 4
_MOST = 1_000


def read_git(root: Path) -> tuple[str, ...]:
    """The lines of the `.gitignore` at a vault's root that leave something out; none where it cannot be read."""
    file = root / ".gitignore"
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return ()
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
    plain = (line for line in lines if line.strip() and not line.startswith("#"))
    return tuple(line for line in plain if len(line) <= _LONGEST and line.count("*") <= _MOST_STARS)[:_MOST]
