"""The kernel's resource limits for one child. A limit that root may raise again is closed by the system-call list."""

from __future__ import annotations

import resource
from pathlib import Path

_STACK = 8 << 20
_ONE_FILE = 16 << 20
_PLAIN = tuple(
    getattr(resource, name)
    for name in ("RLIMIT_CORE", "RLIMIT_MEMLOCK", "RLIMIT_MSGQUEUE", "RLIMIT_NICE", "RLIMIT_RTPRIO")
    if hasattr(resource, name)
)


def held() -> int:
    """The address space that this process holds, in bytes; 0 where the system does not tell."""
    try:
        words = Path("/proc/self/statm").read_text(encoding="ascii").split()
        return int(words[0]) * resource.getpagesize()
    except OSError:
        return 0


def limit_child(*, memory: int, seconds: float, files: int) -> None:
    """Bound this process: `memory` bytes of address space, CPU time, `files` open files, no core, no child."""
    for name in _PLAIN:
        _set(name, 0)
    _set(resource.RLIMIT_NPROC, 0)
    _set(resource.RLIMIT_STACK, _STACK)
    _set(resource.RLIMIT_FSIZE, _ONE_FILE if files > 4 else 0)
    _set(resource.RLIMIT_NOFILE, files)
    _set(resource.RLIMIT_CPU, int(seconds) + 2)
    _set(resource.RLIMIT_AS, memory)


def _set(name: int, value: int) -> None:
    """Lower a limit; one that is lower already stays."""
    hard = resource.getrlimit(name)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(name, (value, value))
