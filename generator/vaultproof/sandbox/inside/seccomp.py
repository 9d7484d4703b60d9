"""The list of system calls that a note's code may make, as a filter for the kernel. Everything else is refused.

The list is one of permissions: a call that is new to the kernel is refused without anybody having thought of it.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vaultproof.sandbox.inside.process import prctl, prepared
from vaultproof.sandbox.inside.syscalls import ARCHITECTURES, Architecture

PURE = (
    "read write mmap munmap mremap mprotect madvise brk futex clock_gettime clock_nanosleep getrandom getpid gettid "
    "sched_yield rt_sigreturn rt_sigprocmask close exit_group exit gettimeofday time nanosleep clock_getres "
    "restart_syscall getrusage times sched_getaffinity"
).split()
FILES = (
    "openat newfstatat fstat lseek getdents64 unlinkat mkdirat renameat renameat2 ftruncate pread64 pwrite64 getcwd "
    "open stat lstat unlink mkdir rmdir rename access faccessat readlink readlinkat fcntl dup"
).split()
OUTSIDE = (
    "socket socketpair connect bind execve execveat ptrace process_vm_readv process_vm_writev bpf io_uring_setup "
    "io_uring_enter io_uring_register mount unshare setns add_key request_key keyctl perf_event_open userfaultfd"
).split()

_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN, _AND = 0x20, 0x15, 0x35, 0x45, 0x06, 0x54
_NUMBER, _ARCHITECTURE, _THIRD_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 32, 24
_X32 = 0x40000000
_SET_SECCOMP, _MODE_FILTER = 22, 2
_PROT_EXEC = 4
_COPYING = (0, 1, 3, 1030)  # F_DUPFD, F_GETFD, F_GETFL, F_DUPFD_CLOEXEC: none that signals or locks
_WAITING = (
    0,
    1,
    9,
    10,
)  # FUTEX_WAIT, FUTEX_WAKE and both by bit set: none that lends priority or moves waiters
_FUTEX_FLAGS = 128 | 256  # FUTEX_PRIVATE_FLAG, FUTEX_CLOCK_REALTIME
_FEW = 3

Instruction = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Filter:
    """A compiled filter, ready to be put on. It holds the memory that the kernel reads it from."""

    program: ctypes.Array[ctypes.c_char]
    header: ctypes.Array[ctypes.c_char]
    call: Callable[[], None]

    def put_on(self) -> None:
        """Bind this process to the filter, for ever. Needs `keep_to_itself` before. Raises OSError."""
        self.call()


class Unavailable(RuntimeError):
    """There is no such filter on this platform."""


def architecture() -> Architecture:
    """The table for this machine. Raises Unavailable."""
    if sys.platform != "linux" or platform.machine() not in ARCHITECTURES or sys.maxsize < 1 << 32:
        raise Unavailable(f"no system-call list for {sys.platform} on {platform.machine()}")
    return ARCHITECTURES[platform.machine()]


def permitting(names: Iterable[str]) -> Filter:
    """A filter that lets the calls of `names` through and refuses all others; memory never becomes code."""
    table = architecture()
    cases = {table.numbers[name]: _permit(name) for name in names if name in table.numbers}
    return _compile(table, _halved(sorted(cases.items())))


def _halved(cases: list[tuple[int, list[Instruction]]]) -> list[Instruction]:
    """What is done for each call, found by halving the numbers, and a refusal of all others. The kernel goes through a
    filter for every call that there is when a process puts it on: halving makes that a short walk."""
    if len(cases) <= _FEW:
        rules = [rule for number, does in cases for rule in ((_EQUAL, 0, len(does), number), *does)]
        return [*rules, (_RETURN, 0, 0, _REFUSE)]
    middle = len(cases) // 2
    lower, upper = _halved(cases[:middle]), _halved(cases[middle:])
    return [(_AT_LEAST, len(lower), 0, cases[middle][0]), *lower, *upper]


def forbidding(names: Iterable[str]) -> Filter:
    """A filter that refuses the calls of `names` and lets all others through."""
    table = architecture()
    numbers = [table.numbers[name] for name in names if name in table.numbers]
    rules = [rule for number in numbers for rule in ((_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE))]
    return _compile(table, [*rules, (_RETURN, 0, 0, _ALLOW)])


def _permit(name: str) -> list[Instruction]:
    """What is done for a call that is permitted, or for some of its arguments is."""
    match name:
        case "mmap" | "mprotect":
            return [
                (_LOAD, 0, 0, _THIRD_ARGUMENT),
                (_ANY_BIT, 0, 1, _PROT_EXEC),
                (_RETURN, 0, 0, _REFUSE),
                (_RETURN, 0, 0, _ALLOW),
            ]
        case "fcntl":
            return _one_of(_COPYING)
        case "futex":
            return _one_of(_WAITING, (_AND, 0, 0, ~_FUTEX_FLAGS & 0xFFFFFFFF))
    return [(_RETURN, 0, 0, _ALLOW)]


def _one_of(commands: Iterable[int], *prepare: Instruction) -> list[Instruction]:
    """Permit a call whose second argument is one of these commands."""
    checked: list[Instruction] = [(_LOAD, 0, 0, _SECOND_ARGUMENT), *prepare]
    for command in commands:
        checked += [(_EQUAL, 0, 1, command), (_RETURN, 0, 0, _ALLOW)]
    return [*checked, (_RETURN, 0, 0, _REFUSE)]


def _compile(table: Architecture, rules: list[Instruction]) -> Filter:
    head: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, table.audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = b"".join(struct.pack("<HBBI", *instruction) for instruction in [*head, *rules])
    program = ctypes.create_string_buffer(code, len(code))
    header = ctypes.create_string_buffer(
        struct.pack("@HxxxxxxQ", len(code) // 8, ctypes.addressof(program)), 16
    )
    return Filter(program, header, prepared(_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(header)))


def missing() -> str | None:
    """Why no filter can be put on here, or None."""
    try:
        architecture()
        prctl(21, 0)
    except Unavailable as reason:
        return str(reason)
    except OSError as error:
        return f"this kernel has no system-call filter ({os.strerror(error.errno or 0)})"
    return None
