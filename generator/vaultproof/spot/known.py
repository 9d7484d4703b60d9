"""What was read off the patterns of this version, which comes with it, so that no run need read it off again.

`.ci/strings.py` writes the file. A pattern that is not in it, such as one just changed, is read when it is first asked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib import resources

Strings = tuple[str, ...]
FILE = "known.json"


def known(kind: str, pattern: str, flags: int) -> Strings | None:
    """The strings of a kind of a pattern; None where it is not known."""
    found = _table().get(key(pattern, flags))
    return tuple(found.get(kind, ())) if found is not None else None


def key(pattern: str, flags: int) -> str:
    """What a pattern is known by."""
    return blake2b(f"{flags} {pattern}".encode(), digest_size=16).hexdigest()


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = json.loads(
        resources.files("vaultproof.spot").joinpath(FILE).read_text(encoding="utf-8")
    )
    return table
