"""Formulas of which only the text is left: copied twice without their TeX, or with powers and fractions flattened.

They are told, never mended: what stood there cannot be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from vaultproof.paste.prose import BLOT
from vaultproof.spot import late

_WORD = re.compile(r"\S{10,400}")
_RELATION = re.compile(r"[=≤≥≈≠∈→∑∏∫√∂≡∼]")
_LETTER = re.compile(r"[^\W\d_]")
_COUNTS = re.compile(r"[\d(){}\[\]∞]")
_NAME = re.compile(r"[^\W\d_]{3}")
_SIGN = re.compile(r"[-−–+]")
_FLATTENED = late(
    r"""(?<![\w^{])(?:
    1\s*/\s*\(?\s*1\s*\+\s*e\s?[-−–]\s?[a-zA-Z]\b(?![\^(])
    | 1\s*1?\s*\+\s*e[-−–][a-zA-Z]\b
    | e[a-z]\s*[-−–+]\s*e[-−–][a-z]\s*/?\s*e[a-z]\s*[-−–+]\s*e[-−–][a-z]\b
    )""",
    re.VERBOSE,
)


def lost_formulas(text: str) -> Iterator[tuple[int, int]]:
    """Places where the text of a formula stands twice, the second time perhaps in another order."""
    if _RELATION.search(text) is None:
        return
    for match in _WORD.finditer(text):
        word = match[0]
        if BLOT in word or "://" in word or not (_RELATION.search(word) and _LETTER.search(word)):
            continue
        if (found := _twice(word)) is not None:
            yield match.start() + found[0], match.start() + found[1]


def flattened_formulas(text: str) -> Iterator[tuple[int, int]]:
    """Places where an exponent or a fraction has lost its form: `1/1+e-x`."""
    if _SIGN.search(text) is not None:
        yield from (match.span() for match in _FLATTENED.finditer(text))


def _twice(word: str) -> tuple[int, int] | None:
    places: dict[str, list[int]] = {}
    best: tuple[int, int] | None = None
    # Equal sums of squares go before sorting: two texts of the same signs have them, others hardly ever.
    sums = tuple(accumulate((ord(sign) ** 2 for sign in word), initial=0))
    for at in range(len(word) - 2):
        for before in places.get(word[at : at + 3], ()):
            size = at - before
            half = word[before:at]
            longest = (best[1] - best[0]) // 2 if best else 4
            if (
                size > longest
                and at + size <= len(word)
                and sums[at + size] - sums[at] == sums[at] - sums[before]
                and sorted(word[at : at + size]) == sorted(half)
                and _is_formula(half)
                and not _splits_name(word, before)
            ):
                best = (before, at + size)
        if len(seen := places.setdefault(word[at : at + 3], [])) < 8:
            seen.append(at)
    if best is not None:
        start, end = best
        size = (end - start) // 2
        if sorted(word[end : end + size]) == sorted(word[start : start + size]):
            return start, end + size
    return best


def _is_formula(text: str) -> bool:
    relations = set(_RELATION.findall(text))
    if relations == {"→"} and not _COUNTS.search(text) and _NAME.search(text):
        return False  # words in a row, `DOWN→DOWN→UP`
    return bool(relations) and _LETTER.search(text) is not None and len(set(text)) > 3


def _splits_name(word: str, at: int) -> bool:
    """Whether a place lies within a name: states in a row, `UNCONNECTED→CONNECTED→FREE`, share their ends."""
    return at > 0 and re.fullmatch(r"\w\w", word[at - 1 : at + 1], re.ASCII) is not None
