"""What the fork server and its children give up about themselves: privileges, core dumps, outliving their parent."""

from __future__ import annotations

import ctypes
import errno
import os

from vaultproof.sandbox.inside.order import NOBODY

_SET_PDEATHSIG, _SET_DUMPABLE, _SET_NO_NEW_PRIVS = 1, 4, 38
_SIGKILL = 9


_prctl = getattr(ctypes.CDLL(None, use_errno=True), "prctl", None)
if _prctl:
    _prctl.argtypes = (ctypes.c_int, *(ctypes.c_ulong,) * 4)


def prctl(option: int, argument: int, second: int = 0) -> None:
    """The system call of this name, which Linux has. Raises OSError."""
    if _prctl is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if _prctl(option, argument, second, 0, 0) < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def keep_to_itself() -> None:
    """No new privileges, and memory that no other process of the same person may read."""
    prctl(_SET_NO_NEW_PRIVS, 1)
    prctl(_SET_DUMPABLE, 0)


def become_nobody() -> None:
    """Where root runs the checker: drop to an account that owns nothing, where the system lets us."""
    if os.geteuid() != 0:
        return
    try:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    except OSError:
        pass  # a container without the capability; the other walls do not depend on it


def die_with(parent: int) -> None:
    """Be killed when `parent`, the process that forked this one, ends."""
    prctl(_SET_PDEATHSIG, _SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
