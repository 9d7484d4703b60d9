"""Text that stands twice in succession with nothing between, as pages hold it: `3-2=13-2=1` for 3-2=1.

Where both halves are the same nothing tells what was seen from what it was made of, so no repair is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vaultproof.paste.prose import Line
from vaultproof.paste.shown import Comparable
from vaultproof.source import Span

_RELATION = re.compile(r"[=≈≠≤≥<>≡≃]")
_SHORTEST = 5
_LONGEST = 300
_MOST_RELATIONS = 200
"""How many signs of a line are looked at: an ordinary one has ten."""


def twins(lines: Iterable[Line]) -> Iterator[Span]:
    """The places at which a relation stands twice, each half with both its sides."""
    for line in lines:
        if len(_RELATION.findall(line.text)) > 1:
            yield from (line.span(*found) for found in _in_line(line.text))


def _in_line(text: str) -> Iterator[tuple[int, int]]:
    seen = Comparable(text)
    signs = [match.start() for match in _RELATION.finditer(seen.text)][:_MOST_RELATIONS]
    done = 0
    for index, first in enumerate(signs):
        for second in signs[index + 1 :]:
            period = second - first
            if first < done or period > _LONGEST:
                break
            if period >= _SHORTEST and (found := _square(text, seen, first, period)) is not None:
                yield found
                done = seen.at(found[1])
                break


def _square(text: str, seen: Comparable, sign: int, period: int) -> tuple[int, int] | None:
    """The bounds in a line of two equal halves, the first of which holds a sign, or None: there is no gap between them,
    and none of them is part of a word."""
    plain = seen.text
    first = sign
    while first > max(0, sign - period) and plain[first - 1] == plain[first - 1 + period]:
        first -= 1
    last = sign
    while (
        last + 1 + period < len(plain)
        and last + 1 < sign + period
        and plain[last + 1] == plain[last + 1 + period]
    ):
        last += 1
    for start in range(first, last - period + 2):
        begin, middle = seen.last(start), seen.last(start + period)
        end = seen.first(start + 2 * period)
        if _parts(text, begin, middle, end) and _is_whole(plain[start : start + period]):
            return begin, end
    return None


def _parts(text: str, begin: int, middle: int, end: int) -> bool:
    """Whether what stands between two places is a word of its own, and its second half directly behind the first."""
    before, behind = text[begin - 1 : begin], text[end : end + 1]
    apart = not text[middle - 1].isspace() and not text[middle].isspace() and text[middle - 1] not in ",;.:|"
    return (
        apart and not (before.isalnum() and before.isascii()) and not (behind.isalnum() and behind.isascii())
    )


def _is_whole(half: str) -> bool:
    """Whether a half has something on both sides of a relation, and its brackets closed."""
    sign = _RELATION.search(half)
    if sign is None or half.count("(") != half.count(")"):
        return False
    return any(map(str.isalnum, half[: sign.start()])) and any(map(str.isalnum, half[sign.end() :]))
