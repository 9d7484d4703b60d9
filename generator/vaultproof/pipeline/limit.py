"""A limit of the processor's time around what may take for ever in our own process. Regular expressions stop for it,
too, as they look for signals while they search."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` in the block when it takes more of the processor's time, so that what is told does not hang
    on what else the machine does. Does nothing off the main thread, and where the system has no such clock."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "ITIMER_VIRTUAL"):
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise TimeoutError(f"it takes longer than {seconds:.3g} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
