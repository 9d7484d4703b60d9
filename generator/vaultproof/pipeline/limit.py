"""A limit of the processor's time around what may take for ever in our own process. Regular expressions stop for it,
too, as they look for signals while they search."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` in the block when it takes more of the processor's time, so that what is told does not hang
    on what else the machine does. Does nothing off the main thread, and where the system has no such clock."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "ITIMER_VIRTUAL"):
        yield
        return
    _listen()
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    except _TooLong:
        raise TimeoutError(f"it takes longer than {seconds:.3g} s") from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


_AGAIN = 1.0
"""After so many seconds the time is up again, should it first have been so in a callback, which lets nothing out."""


class _TooLong(TimeoutError):
    """The time is up."""


@cache
def _listen() -> None:
    """Have the clock heard from now on: to ask for it anew for each note takes longer than to read many a line."""
    signal.signal(signal.SIGVTALRM, _stop)
    tell = sys.unraisablehook

    def hook(unraisable: sys.UnraisableHookArgs) -> None:
        if not isinstance(unraisable.exc_value, _TooLong):
            tell(unraisable)

    sys.unraisablehook = hook


def _stop(_signal: int, _frame: object) -> None:
    raise _TooLong
