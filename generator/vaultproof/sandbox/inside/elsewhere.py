"""Running a note as if on another day, in another zone and from a deeper stack: what its mathematics does not notice.

A block that gives other values then has looked at where it runs. Decides nothing itself.
"""

from __future__ import annotations

import os
import sys
import time
import types
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_CLOCKS = ("time", "monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime")
_TOLD_OF_NOW = ("localtime", "gmtime", "ctime", "asctime", "strftime")


def move(seconds: int) -> None:
    """Set the clocks of Python's `time` and `datetime` ahead, and the zone to one that nobody lives in."""
    for name in _CLOCKS:
        for called, step in ((name, 1), (f"{name}_ns", 10**9)):
            if hasattr(time, called):
                setattr(time, called, _ahead(getattr(time, called), seconds * step))
    os.environ["TZ"] = "VPT-5:37"
    time.tzset()
    for name in _TOLD_OF_NOW:
        setattr(time, name, _of_now(name, getattr(time, name), time.localtime))
    if "datetime" in sys.modules:
        _move_dates(sys.modules["datetime"])


def _ahead(clock: Callable[P, float], more: int) -> Callable[P, float]:
    def told(*which: P.args, **named: P.kwargs) -> float:
        return clock(*which, **named) + more

    return told


def _of_now(
    name: str, tell: Callable[..., object], localtime: Callable[..., object]
) -> Callable[..., object]:
    """A function of `time` that tells of this moment where it is given no other one."""
    takes_parts = name in {"asctime", "strftime"}
    before = 1 if name == "strftime" else 0

    def told(*arguments: object) -> object:
        if len(arguments) == before or (not takes_parts and arguments == (None,)):
            now = time.time()
            arguments = (*arguments[:before], localtime(now) if takes_parts else now)
        return tell(*arguments)

    return told


def _move_dates(dates: types.ModuleType) -> None:
    """Let the classes of `datetime` tell of the moment that `time` tells of. What is made by others is still theirs."""

    class Likewise(type):
        def __instancecheck__(cls, one: object) -> bool:
            return isinstance(one, cls.__bases__[0])

        def __subclasscheck__(cls, kind: type) -> bool:
            return issubclass(kind, cls.__bases__[0])

    class Date(dates.date, metaclass=Likewise):  # type: ignore[misc, name-defined]
        @classmethod
        def today(cls) -> object:
            return cls.fromtimestamp(time.time())

        def __repr__(self) -> str:
            return f"datetime.{super().__repr__()}"

    class DateTime(dates.datetime, metaclass=Likewise):  # type: ignore[misc, name-defined]
        @classmethod
        def today(cls) -> object:
            return cls.fromtimestamp(time.time())

        @classmethod
        def now(cls, tz: object = None) -> object:
            return cls.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls) -> object:
            return cls.fromtimestamp(time.time(), dates.timezone.utc).replace(tzinfo=None)

        def __repr__(self) -> str:
            return f"datetime.{super().__repr__()}"

    for name, kind in (("date", Date), ("datetime", DateTime)):
        kind.__name__ = kind.__qualname__ = name
        kind.__module__ = "datetime"
        setattr(dates, name, kind)


def deeper(frames: int, call: Callable[P, T], *arguments: P.args, **keywords: P.kwargs) -> T:
    """Call something from so many frames further down."""
    if frames > 0:
        return deeper(frames - 1, call, *arguments, **keywords)
    return call(*arguments, **keywords)
