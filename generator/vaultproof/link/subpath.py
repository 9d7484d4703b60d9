"""Which heading or block a link's subpath names. Compares texts as Obsidian does; knows no files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vaultproof.note import Heading

_SPECIAL = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+")
_MOST_PARTS = 12
_DEEPEST = 6
_COMMENT = re.compile(r"%%.*?%%|\s\^[A-Za-z0-9-]+$")
_UNDERSCORES = re.compile(r"(?<!\w)_+|_+(?!\w)")
_MARKDOWN_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_DISPLAY = re.compile(r"\[\[[^\]|]*\|([^\]]*)\]\]")


def heading_key(text: str) -> str:
    """A heading's text as Obsidian compares it: special characters are spaces, spaces shrink, case is ignored."""
    return _SPECIAL.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold()


@dataclass(frozen=True, slots=True)
class HeadingNames:
    """A heading's level, its text, and the keys under which a link may name it: its raw text's and its plain words'."""

    level: int
    text: str
    keys: frozenset[str]


def heading_names(heading: Heading) -> HeadingNames:
    """The names of a heading."""
    plain = _UNDERSCORES.sub(" ", _COMMENT.sub("", heading.text))
    plain = _DISPLAY.sub(r"\1", _MARKDOWN_LINK.sub(r"\1", plain))
    return HeadingNames(
        heading.level, heading.text, frozenset((heading_key(heading.text), heading_key(plain)))
    )


def slug(text: str) -> str:
    """A heading's text as web pages name it: in lower case, joined by hyphens. Obsidian does not look for it.

    How many hyphens stand for what was left out differs from site to site, so rows of them are one here.
    """
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", text.casefold())).strip("-")


def find_headings(headings: Sequence[HeadingNames], subpath: str) -> tuple[int, ...]:
    """The headings that a subpath such as `#A#B` names: each `B` that stands somewhere under an `A`.

    A heading may hold a `#` itself, so any row of parts may be one heading. Where no `B` stands under an `A`, the first
    deeper one behind it counts: tables of contents are written so where levels are skipped, and it is nowhere told
    whether Obsidian minds a higher heading between the two.
    """
    whole = heading_key(subpath)
    found = tuple(index for index, heading in enumerate(headings) if whole in heading.keys)
    parts = [part for part in subpath.split("#") if part.strip()][:_MOST_PARTS]
    if found or len(parts) < 2:
        return found
    return _along(headings, parts, _below) or _along(headings, parts, _behind)[:1]


def _along(
    headings: Sequence[HeadingNames],
    parts: Sequence[str],
    following: Callable[[Sequence[HeadingNames], Iterable[int]], set[int]],
) -> tuple[int, ...]:
    """The headings at the ends of paths whose every next part is among those `following` the part before."""
    ends: list[set[int]] = [set() for _ in parts]
    for first in range(len(parts)):
        within: Iterable[int] = range(len(headings)) if first == 0 else following(headings, ends[first - 1])
        for last in range(first, len(parts)):
            key = heading_key("#".join(parts[first : last + 1]))
            ends[last].update(index for index in within if key in headings[index].keys)
    return tuple(sorted(ends[-1]))


def _below(headings: Sequence[HeadingNames], above: Iterable[int]) -> set[int]:
    """The headings in the sections that some headings begin."""
    found: set[int] = set()
    for at in above:
        for index in range(at + 1, len(headings)):
            if headings[index].level <= headings[at].level:
                break
            found.add(index)
    return found


def _behind(headings: Sequence[HeadingNames], before: Iterable[int]) -> set[int]:
    """The headings behind some headings that are deeper than they."""
    starts, found, level = set(before), set[int](), _DEEPEST
    for index, heading in enumerate(headings):
        if heading.level > level:
            found.add(index)
        if index in starts:
            level = min(level, heading.level)
    return found


def block_of(subpath: str) -> str | None:
    """The block id that a subpath such as `#^id` or `#Heading#^id` names, or None where it names a heading."""
    last = subpath.rsplit("#", 1)[-1]
    return last[1:] if last.startswith("^") else None
