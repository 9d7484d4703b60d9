"""A time and a memory limit around what a stranger's template does in our own process, where the system has them.

Limits only; a template is kept from files and code by the sandbox that renders it.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 10.0
_ROOM = 512 << 20


class OutOfBounds(Exception):
    """The limit was passed; the message says which."""


@contextmanager
def bounded(seconds: float = SECONDS) -> Iterator[None]:
    """Raise `OutOfBounds` in the block when it takes too long or too much memory. Does nothing off the main thread."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise OutOfBounds(f"it takes longer than {seconds:.3g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        with _memory():
            yield
    except MemoryError as error:
        raise OutOfBounds("it needs more memory than is allowed") from error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _memory() -> Iterator[None]:
    """Some memory beyond what the process has now, as far as the system tells what it has."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            used = int(file.read().split()[0]) * resource.getpagesize()
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        room = used + _ROOM
        if soft != resource.RLIM_INFINITY:
            room = min(room, soft)
        resource.setrlimit(resource.RLIMIT_AS, (room, hard))
    except (ImportError, OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
