"""A printed line against the line that a note shows: the same words around numbers, each in its stated precision."""

from __future__ import annotations

import re

from vaultproof.claim import Relation
from vaultproof.judge.compare import Agreement, compare
from vaultproof.judge.stated import Stated, read_stated
from vaultproof.spot import late

_NUMBER = late(r"(?<![\w.])[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w])")
_MAX_LENGTH = 2_000


def compare_lines(printed: str, shown: str) -> Agreement | None:
    """Whether a line as shown is the line as printed; None where their words differ, so that one may be no output."""
    printed, shown = _plain(printed), _plain(shown)
    if printed == shown:
        return Agreement(True)
    if max(len(printed), len(shown)) > _MAX_LENGTH or _words(printed) != _words(shown):
        return None
    found = [_compare(one, other) for one, other in zip(_numbers(printed), _numbers(shown), strict=True)]
    if any(one.agrees is False for one in found):
        return Agreement(False)
    return next((one for one in found if one.agrees is None), Agreement(True))


def _plain(line: str) -> str:
    return " ".join(line.replace("−", "-").split())


def _words(line: str) -> str:
    """A line with a mark for each number, and without spaces."""
    return re.sub(r"\s+", "", _NUMBER.sub("\ue000", line))


def _numbers(line: str) -> list[str]:
    return _NUMBER.findall(line)


def _compare(printed: str, shown: str) -> Agreement:
    actual, stated = (read_stated(one.removesuffix("."), Relation.EQUAL, False) for one in (printed, shown))
    if actual is None or stated is None:
        return Agreement(None, reason="a number in it could not be read")
    return compare(actual.value, Stated(stated.value, stated.half, stated.digits), Relation.EQUAL)
