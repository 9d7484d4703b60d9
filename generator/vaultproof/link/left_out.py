"""Which files Git leaves out of a repository, told from the lines of its `.gitignore`. Reads no disk."""

from __future__ import annotations

from collections.abc import Callable


def left_out(lines: tuple[str, ...]) -> Callable[[str], bool]:
    """Tells whether Git leaves out a file with this path, relative to the vault."""
    if not lines:
        return lambda _path: False
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(lines)
    return lambda path: spec.match_file(path.lstrip("/")) is True
