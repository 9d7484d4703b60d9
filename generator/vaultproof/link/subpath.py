"""Which heading or block a link's subpath names. Compares texts as Obsidian does; knows no files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vaultproof.note import Heading

_SPECIAL = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+")
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
    """A heading's text as web pages name it: in lower case, joined by hyphens. Obsidian does not look for it."""
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", text.strip().casefold()))


def find_headings(headings: Sequence[HeadingNames], subpath: str) -> tuple[int, ...]:
    """The headings that a subpath such as `#A#B` names: each `B` that stands somewhere under an `A`."""
    whole = heading_key(subpath)
    found = tuple(index for index, heading in enumerate(headings) if whole in heading.keys)
    segments = [heading_key(part) for part in subpath.split("#") if part.strip()]
    if found or len(segments) < 2:
        return found
    starts: Iterable[int] = range(len(headings))
    for depth, segment in enumerate(segments):
        within = starts if depth == 0 else {below for at in starts for below in _below(headings, at)}
        starts = sorted(index for index in within if segment in headings[index].keys)
    return tuple(starts)


def _below(headings: Sequence[HeadingNames], at: int) -> Iterable[int]:
    """The headings in the section that one heading begins."""
    for index in range(at + 1, len(headings)):
        if headings[index].level <= headings[at].level:
            return
        yield index


def block_of(subpath: str) -> str | None:
    """The block id that a subpath such as `#^id` or `#Heading#^id` names, or None where it names a heading."""
    last = subpath.rsplit("#", 1)[-1]
    return last[1:] if last.startswith("^") else None
