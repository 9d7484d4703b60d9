"""The kernel's numbers for the system calls that the filters name. A table per machine; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Architecture:
    """A machine's mark in the kernel's audit records, and its numbers."""

    audit: int
    numbers: dict[str, int]


def _table(text: str) -> dict[str, int]:
    words = text.split()
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


_X86_64 = _table(
    """
    read 0 write 1 open 2 close 3 stat 4 fstat 5 lstat 6 lseek 8 mmap 9 mprotect 10 munmap 11 brk 12
    rt_sigprocmask 14 rt_sigreturn 15 pread64 17 pwrite64 18 access 21 sched_yield 24 mremap 25 madvise
    28 dup 32 nanosleep 35 getpid 39 socket 41 connect 42 bind 49 socketpair 53 execve 59 exit 60 fcntl
    72 ftruncate 77 getcwd 79 rename 82 mkdir 83 rmdir 84 unlink 87 readlink 89 gettimeofday 96 getrusage
    98 times 100 ptrace 101 mount 165 gettid 186 time 201 futex 202 sched_getaffinity 204 getdents64 217
    restart_syscall 219 clock_gettime 228 clock_getres 229 clock_nanosleep 230 exit_group 231 add_key 248
    request_key 249 keyctl 250 openat 257 mkdirat 258 newfstatat 262 unlinkat 263 renameat 264 readlinkat
    267 faccessat 269 unshare 272 perf_event_open 298 setns 308 process_vm_readv 310 process_vm_writev
    311 renameat2 316 getrandom 318 bpf 321 execveat 322 userfaultfd 323 io_uring_setup 425
    io_uring_enter 426 io_uring_register 427
    """
)
_AARCH64 = _table(
    """
    getcwd 17 dup 23 fcntl 25 mkdirat 34 unlinkat 35 renameat 38 mount 40 ftruncate 46 faccessat 48
    openat 56 close 57 getdents64 61 lseek 62 read 63 write 64 pread64 67 pwrite64 68 readlinkat 78
    newfstatat 79 fstat 80 exit 93 exit_group 94 unshare 97 futex 98 nanosleep 101 clock_gettime 113
    clock_getres 114 clock_nanosleep 115 ptrace 117 sched_getaffinity 123 sched_yield 124 restart_syscall
    128 rt_sigprocmask 135 rt_sigreturn 139 times 153 getrusage 165 gettimeofday 169 getpid 172 gettid
    178 socket 198 socketpair 199 bind 200 connect 203 brk 214 munmap 215 mremap 216 add_key 217
    request_key 218 keyctl 219 execve 221 mmap 222 mprotect 226 madvise 233 perf_event_open 241 setns 268
    process_vm_readv 270 process_vm_writev 271 renameat2 276 getrandom 278 bpf 280 execveat 281
    userfaultfd 282 io_uring_setup 425 io_uring_enter 426 io_uring_register 427
    """
)

ARCHITECTURES = {
    "x86_64": Architecture(0xC000003E, _X86_64),
    "aarch64": Architecture(0xC00000B7, _AARCH64),
}
