"""Progress on a terminal, and nothing in a CI service's log. Prints no results."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Tick: TypeAlias = Callable[[], None]
Stage: TypeAlias = Callable[[str, int], Tick]
"""Called with what begins and how many things it has to do; what it gives is called once for each of them."""


def nothing() -> None:
    """Advance no bar."""


def unwatched(_what: str, _total: int) -> Tick:
    """The stages of work that nobody watches."""
    return nothing


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Stage]:
    """A bar on standard error while the block runs, for one stage of the work after another.

    Shows nothing where `quiet` is set, where standard error is no terminal, or in CI.
    """
    if quiet or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield unwatched
        return
    bar = _Bar()
    try:
        yield bar.stage
    finally:
        bar.close()


class _Bar:
    """One bar, drawn once there is something to do."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def stage(self, what: str, total: int) -> Tick:
        if total == 0:
            return nothing
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        if self._progress is None:
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(what, total=total)
        shown, task = self._progress, self._task
        return lambda: shown.advance(task)

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()


def wants_color(stream_is_terminal: bool, choice: str = "auto") -> bool:
    """Whether to colour: as told by `always` or `never`, else as the terminal and `NO_COLOR` or `FORCE_COLOR` say."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream_is_terminal and os.environ.get("TERM") != "dumb")
