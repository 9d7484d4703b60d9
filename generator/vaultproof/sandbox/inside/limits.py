"""The kernel's resource limits for one child. A limit that root may raise again is closed by the system-call list."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path

PURE_FILES, SCRATCH_FILES = 4, 16
_STACK = 8 << 20
_ONE_FILE = 16 << 20
_NEVER = tuple(
    getattr(resource, name)
    for name in ("RLIMIT_CORE", "RLIMIT_MEMLOCK", "RLIMIT_MSGQUEUE", "RLIMIT_NICE", "RLIMIT_RTPRIO")
    if hasattr(resource, name)
)


def held() -> int:
    """The address space that this process holds, in bytes; 0 where the system does not tell."""
    try:
        words = Path("/proc/self/statm").read_text(encoding="utf-8").split()
        return int(words[0]) * resource.getpagesize()
    except OSError:
        return 0


def limit_server() -> None:
    """Bound what no child may ever have: core dumps, locked memory, queues, priority, a boundless stack."""
    for name in _NEVER:
        resource.setrlimit(name, (0, 0))
    _set(resource.RLIMIT_STACK, _STACK)


def limit_files(*, scratch: bool) -> None:
    """Bound what a server that has no more to write may write into one file, and its children: nothing, or where there
    is a `scratch` folder, little."""
    _set(resource.RLIMIT_FSIZE, _ONE_FILE if scratch else 0)


def limiting(*, memory: int, seconds: float, scratch: bool) -> Callable[[], None]:
    """What a child calls in order to be bound: `memory` bytes of address space, CPU time, few open files, no process.
    All that it needs is made now, before the fork."""
    bounds = [
        (name, (_lower(name, value),) * 2)
        for name, value in (
            (resource.RLIMIT_NPROC, 0),
            (resource.RLIMIT_NOFILE, SCRATCH_FILES if scratch else PURE_FILES),
            (resource.RLIMIT_CPU, int(seconds) + 2),
            (resource.RLIMIT_AS, memory),
        )
    ]
    bound = resource.setrlimit

    def limit() -> None:
        for name, both in bounds:
            bound(name, both)

    return limit


def _set(name: int, value: int) -> None:
    resource.setrlimit(name, (_lower(name, value),) * 2)


def _lower(name: int, value: int) -> int:
    """`value`, or the limit that is in force already where that is lower."""
    hard = resource.getrlimit(name)[1]
    return value if hard == resource.RLIM_INFINITY else min(value, hard)
