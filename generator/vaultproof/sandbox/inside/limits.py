"""The kernel's resource limits for one child. A limit that root may raise again is closed by the system-call list."""

from __future__ import annotations

import resource
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
    stack = _lower(resource.RLIMIT_STACK, _STACK)
    resource.setrlimit(resource.RLIMIT_STACK, (stack, stack))


def limit_child(*, memory: int, seconds: float, files: int) -> None:
    """Bound this process: `memory` bytes of address space, CPU time, `files` open files, no process."""
    _set(resource.RLIMIT_NPROC, 0)
    _set(resource.RLIMIT_FSIZE, _ONE_FILE if files > PURE_FILES else 0)
    _set(resource.RLIMIT_NOFILE, files)
    _set(resource.RLIMIT_CPU, _lower(resource.RLIMIT_CPU, int(seconds) + 2))
    _set(resource.RLIMIT_AS, _lower(resource.RLIMIT_AS, memory))


def _set(name: int, value: int) -> None:
    resource.setrlimit(name, (value, value))


def _lower(name: int, value: int) -> int:
    """`value`, or the limit that is in force already where that is lower."""
    hard = resource.getrlimit(name)[1]
    return value if hard == resource.RLIM_INFINITY else min(value, hard)
