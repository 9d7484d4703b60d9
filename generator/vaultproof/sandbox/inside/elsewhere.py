"""Running a note as if on another day, in another zone and from a deeper stack: what its mathematics does not notice.

A block that gives other values then has looked at where it runs. Decides nothing itself.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_CLOCKS = ("time", "monotonic", "perf_counter", "process_time", "thread_time")


def move(seconds: int) -> None:
    """Set the clocks of Python's `time` ahead, and its zone to one that nobody lives in."""
    for name in _CLOCKS:
        for called, step in ((name, 1), (f"{name}_ns", 10**9)):
            if hasattr(time, called):
                setattr(time, called, _ahead(getattr(time, called), seconds * step))
    os.environ["TZ"] = "VPT-5:37"
    time.tzset()


def _ahead(clock: Callable[[], float], more: int) -> Callable[[], float]:
    def told() -> float:
        return clock() + more

    return told


def deeper(frames: int, call: Callable[P, T], *arguments: P.args, **keywords: P.kwargs) -> T:
    """Call something from so many frames further down."""
    if frames > 0:
        return deeper(frames - 1, call, *arguments, **keywords)
    return call(*arguments, **keywords)
