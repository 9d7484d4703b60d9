"""Patterns that are compiled when they are first tried. A run that tries few of a thousand compiles few."""

from __future__ import annotations

import re
from typing import cast

_METHODS = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "sub",
    "subn",
    "split",
    "flags",
    "groups",
    "groupindex",
)


class _Late:
    """Stands for a compiled pattern, whose methods become its own once one of them is asked for."""

    def __init__(self, pattern: str, flags: int | re.RegexFlag) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._given)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def late(pattern: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when it is first tried: of what stands in modules, a run tries little.

    The `re` of its matches is what was compiled, and not this: which pattern matched cannot be told by it.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
