"""What the fork server and its children give up about themselves: privileges, core dumps, outliving their parent."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Callable

from vaultproof.sandbox.inside.order import NOBODY

_SET_PDEATHSIG, _SET_DUMPABLE, _SET_NO_NEW_PRIVS = 1, 4, 38
_SIGKILL = 9


_prctl = getattr(ctypes.CDLL(None, use_errno=True), "prctl", None)
_prctl_at_once = getattr(ctypes.PyDLL(None), "prctl", None)
for _function in filter(None, (_prctl, _prctl_at_once)):
    _function.argtypes = (ctypes.c_int, *(ctypes.c_ulong,) * 4)


def prctl(option: int, argument: int, second: int = 0) -> None:
    """The system call of this name, which Linux has. Raises OSError."""
    if _prctl is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if _prctl(option, argument, second, 0, 0) < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def prepared(option: int, argument: int, second: int = 0) -> Callable[[], None]:
    """The call with these arguments, ready to be made by a child, where it raises OSError. All that it needs is made
    now: each page that a child writes to has to be copied for it."""
    call = _prctl_at_once
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    arguments = (ctypes.c_int(option), *map(ctypes.c_ulong, (argument, second, 0, 0)))

    def make() -> None:
        if call(*arguments) < 0:
            raise OSError(f"the system call prctl({option}) fails")

    return make


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


def dying_with(parent: int) -> Callable[[], None]:
    """What a child that `parent` forks calls in order to be killed when `parent` ends."""
    be_killed, parent_now, leave = prepared(_SET_PDEATHSIG, _SIGKILL), os.getppid, os._exit

    def die_with_it() -> None:
        be_killed()
        if parent_now() != parent:
            leave(1)

    return die_with_it
