"""What changes in a folder, as it changes, through watchfiles. Understands no file."""

from __future__ import annotations

import importlib.util
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

_QUIET_MS = 30
_IDLE_MS = 200


def missing() -> str | None:
    """Why nothing can be watched, or None."""
    if importlib.util.find_spec("watchfiles") is None:
        return "watching needs the package watchfiles: pip install 'vaultproof[watch]'"
    return None


def changes(root: Path, stop: Event | None = None) -> Iterator[frozenset[str]]:
    """The paths, relative to `root` with `/`, of what was saved, made or removed, a batch at a time.

    Hidden files and folders are left out. Now and then a batch is empty; the first one tells that the watch has begun,
    and from then on nothing is missed. Ends when `stop` is set, or when the user interrupts.
    """
    import watchfiles

    logging.getLogger("watchfiles").setLevel(
        logging.ERROR
    )  # it tells of Ctrl-C, which is no news to who pressed it
    base = os.path.realpath(root)
    for batch in watchfiles.watch(
        base,
        watch_filter=None,
        debounce=400,
        step=_QUIET_MS,
        stop_event=stop,
        rust_timeout=_IDLE_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        paths = (Path(path).relative_to(base).as_posix() for _, path in batch)
        yield frozenset(path for path in paths if not any(part.startswith(".") for part in path.split("/")))
