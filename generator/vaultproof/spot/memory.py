"""Strings that were read off patterns, so that a later run need not read them off again. Keeps them nowhere itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from vaultproof.spot.known import Strings, known

_known: dict[str, Strings] = {}
_recalled = 0


def strings_of(
    read: Callable[[str, re.RegexFlag], frozenset[str] | None], pattern: str, flags: re.RegexFlag
) -> Strings:
    """What `read` reads off a pattern, in order; nothing where it finds none. Read once and remembered, unless it came
    with this version."""
    if (shipped := known(read.__name__, pattern, int(flags))) is not None:
        return shipped
    key = f"{read.__name__} {int(flags)} {pattern}"
    found = _known.get(key)
    if found is None:
        found = _known[key] = tuple(sorted(read(pattern, flags) or ()))
    return found


def recall(strings: Mapping[str, Strings]) -> None:
    """Take over what an earlier run of the same code remembered."""
    global _recalled  # noqa: PLW0603 - of a process, as the patterns are
    _known.update(strings)
    _recalled = len(_known)


def learn(strings: Mapping[str, Strings]) -> None:
    """Take over what another process of this run read, as if it was read here."""
    _known.update(strings)


def remembered() -> Mapping[str, Strings] | None:
    """All that is remembered; None where nothing was read since it was recalled."""
    return dict(_known) if len(_known) > _recalled else None
