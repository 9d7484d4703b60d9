"""What every result depends on beside its input: Vaultproof's own code, Python, and all packages beside it."""

from __future__ import annotations

import functools
import hashlib
import os
import platform
import sys
from pathlib import Path

_METADATA = (".dist-info", ".egg-info")


@functools.cache
def versions() -> tuple[str, ...]:
    """Texts of which at least one differs where the code that computes differs."""
    return (_own_code(), sys.version, sys.platform, platform.machine(), *_packages())


def _own_code() -> str:
    root = Path(__file__).parent.parent
    found = hashlib.blake2b(digest_size=16)
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".py", ".js", ".txt")):
                with open(os.path.join(folder, name), "rb") as stream:  # noqa: PTH118, PTH123 - of many small files
                    content = stream.read()
                found.update(f"{folder}/{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
                found.update(content)
    return found.hexdigest()


def _packages() -> list[str]:
    """The packages that can be imported, each with its version, as their metadata folders are named."""
    names: set[str] = set()
    for place in sys.path:
        try:
            names.update(name for name in os.listdir(place or ".") if name.endswith(_METADATA))  # noqa: PTH208
        except OSError:
            continue
    return sorted(names)
