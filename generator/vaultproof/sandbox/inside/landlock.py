"""Landlock: which paths this process and its children may still reach. Knows nothing of single files or owners."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same number on every machine
_VERSION_FLAG, _PATH_BENEATH = 1, 1
_READ = 0b1100  # READ_FILE, READ_DIR
_TCP = 0b11  # BIND, CONNECT
_SCOPES = 0b11  # abstract UNIX sockets, signals
_ALL_FILES = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # how many of the file rights an ABI knows
_SCRATCH = 0b110110000 | 0b1110 | 1 << 14  # write, read, list, remove and make files and folders, truncate

_syscall = ctypes.CDLL(None, use_errno=True).syscall
_syscall.restype = ctypes.c_int


def abi() -> int:
    """The version that the kernel speaks; 0 where there is none."""
    return max(0, int(_syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))))


def restrict(*, readable: Iterable[str] = (), writable: Iterable[str] = ()) -> None:
    """Leave this process only these folders: `readable` for reading, `writable` as a scratch folder. Network and
    signals go too, as far as the kernel's version knows them. Raises OSError."""
    version = abi()
    files = (1 << _ALL_FILES.get(version, 16)) - 1
    attributes = struct.pack("=QQQ", files, _TCP if version >= 4 else 0, _SCOPES if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = _checked(_syscall(_CREATE, attributes, ctypes.c_size_t(size), ctypes.c_uint32(0)))
    try:
        for rights, paths in ((_READ, readable), (_SCRATCH, writable)):
            for path in paths:
                _add(ruleset, path, rights & files)
        _checked(_syscall(_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0)))
    finally:
        os.close(ruleset)


def _add(ruleset: int, path: str, rights: int) -> None:
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not Path(path).is_dir():
            rights &= ~0b1000
        rule = struct.pack("=Qi", rights, folder)
        _checked(_syscall(_ADD, ctypes.c_int(ruleset), ctypes.c_int(_PATH_BENEATH), rule, ctypes.c_uint32(0)))
    finally:
        os.close(folder)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"Landlock: {os.strerror(number)}")
    return result
