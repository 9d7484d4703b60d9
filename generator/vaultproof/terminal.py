"""Progress on a terminal, and nothing in a CI service's log. Prints no results."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(total: int, what: str, *, quiet: bool = False) -> Iterator[Callable[[], None]]:
    """A bar on standard error while the block runs; call what it gives once for each of the `total` things done.

    Shows nothing where `quiet` is set, where standard error is no terminal, or in CI.
    """
    if quiet or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def wants_color(stream_is_terminal: bool, choice: str = "auto") -> bool:
    """Whether to colour: as told by `always` or `never`, else as the terminal and `NO_COLOR` or `FORCE_COLOR` say."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream_is_terminal and os.environ.get("TERM") != "dumb")


def _nothing() -> None:
    """Advance no bar."""
