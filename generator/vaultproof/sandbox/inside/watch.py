"""What a note's code looked for outside its process, as Python itself tells (audit events), caught by the note or not.

A block that finds nothing there may go another way than on its author's machine; what it gives then says little. This
is no wall, and a note that reaches Python's machinery could lie to it; `reach` is for that.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from vaultproof.sandbox.inside.order import OWN_FILE

MOST = 20
_SOUGHT = {
    "socket": "the network",
    "urllib": "the network",
    "subprocess": "another program",
    "pty": "another program",
    "ctypes": "the C library",
    "gc": "all objects there are",
    "marshal": "compiled code",
    "mmap": "shared memory",
    "pickle": "pickled objects",
}
_FILES = frozenset({"open", "os", "shutil", "tempfile", "glob"})

_heard: list[str] = []
_homes: list[str] = []
_made: set[str] = set()
"""The files that the note made; without a scratch folder it can make none."""


def begin(*, scratch: bool) -> None:
    """Listen from now on, in this process and in all that it forks. What libraries read of their own does not count,
    and where there is a `scratch` folder, files that a note made in it itself are told as its own."""
    _made.update({""} if scratch else ())
    for name in ("numpy", "matplotlib", "mpl_toolkits"):
        module = sys.modules.get(name)
        if module is not None:
            _homes.extend(module.__path__)
    _homes.append(str(Path(os.__file__).parent))
    sys.addaudithook(_hear)
    for name in ("stat", "lstat", "access", "readlink", "getcwd"):  # of which Python tells nothing by itself
        setattr(os, name, _telling(getattr(os, name)))
    for name in ("numpy._core._exceptions", "numpy.core._exceptions"):
        if name in sys.modules:
            _hear_of_memory(vars(sys.modules[name])["_ArrayMemoryError"])
    for name in ("filename", "lineno"):
        setattr(warnings.WarningMessage, name, _Whence(name))


def _hear_of_memory(kind: type) -> None:
    """Listen for the exception that tells of an array too large, which a block may catch by a wider name."""
    make = kind.__init__  # type: ignore[misc]

    def told(one: object, *arguments: object) -> None:
        _note("more memory")
        make(one, *arguments)

    kind.__init__ = told  # type: ignore[misc]


class _Whence:
    """A part of a heard warning that tells where it came from, and that it was asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, warning: object, kind: type | None = None) -> object:
        if warning is None:
            return self
        _note("the place that a warning comes from")
        return vars(warning)[self._name]

    def __set__(self, warning: object, place: object) -> None:
        vars(warning)[self._name] = place


def _telling(call: Callable[..., object]) -> Callable[..., object]:
    def told(*arguments: object, **keywords: object) -> object:
        _hear("os.stat", arguments)
        return call(*arguments, **keywords)

    return told


def sought() -> list[str]:
    """What was looked for since this was last asked, in words that follow `looks for`."""
    found = list(_heard)
    _heard.clear()
    return found


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    kind = event.partition(".")[0]
    if event == "import":  # of what is not loaded yet, which nobody finds here
        _note(f"the module `{str(arguments[0])[:60]}`")
    elif kind in _FILES:
        path = arguments[0] if arguments else None
        if event == "open" and _made and _is_own(path, arguments[2]):
            if OWN_FILE not in _heard:
                _note(OWN_FILE)
        elif not (isinstance(path, str) and path.startswith(tuple(_homes))):
            _note("a file")
    elif kind in _SOUGHT:
        _note(_SOUGHT[kind])


def _is_own(path: object, flags: object) -> bool:
    """Whether a file is made now, in the scratch folder, or was before: it is the same wherever the note runs."""
    if type(path) is not str or type(flags) is not int or "/" in path:
        return False
    if flags & os.O_CREAT and flags & (os.O_TRUNC | os.O_EXCL):
        _made.add(path)
    return path in _made


def _note(what: str) -> None:
    if len(_heard) < MOST:
        _heard.append(what)
