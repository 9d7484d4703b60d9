"""Formulas as Wikipedia's pages give them to be copied: `{\\displaystyle x^{2}}`, often behind what is seen, `x 2`."""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.paste.delimiters import has_command
from vaultproof.paste.prose import BLOT
from vaultproof.paste.shown import Comparable, shown

_OPENING = "{\\displaystyle "
_LONGEST = 1500


def display_styled(text: str) -> Iterator[tuple[int, int, str]]:
    """The formulas `{\\displaystyle …}` of a line that holds no other TeX, with what is seen of them before them."""
    groups = list(_groups(text))
    outside: list[str] = []
    done = 0
    for start, end, _ in groups:
        outside.append(text[done:start])
        done = end
    if not groups or has_command(" ".join((*outside, text[done:]))):
        return
    seen = Comparable(text)
    for start, end, latex in groups:
        view = shown(latex)
        begin = start
        if view is not None and seen.text.endswith(view, 0, seen.at(start)):
            begin = seen.last(seen.at(start) - len(view))
        yield (begin if not text[begin - 1 : begin].isalnum() else start), end, latex


def _groups(text: str) -> Iterator[tuple[int, int, str]]:
    at = text.find(_OPENING)
    while at >= 0:
        end = _closing(text, at)
        latex = text[at + len(_OPENING) : end - 1].strip()
        if end and latex and BLOT not in latex:
            yield at, end, latex
        at = text.find(_OPENING, max(end, at + 1))


def _closing(text: str, start: int) -> int:
    """Behind the brace that closes the one at `start`; 0 where none does."""
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST)):
        if text[at - 1 : at] == "\\":
            continue
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0:
            return at + 1
    return 0
