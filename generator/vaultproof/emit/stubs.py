"""Stubs of notes that are linked to and that nobody has written: which links one can be made for, and where it stands.

A stub is made only where the link, in Obsidian's order of matching, then opens it. Links from the root or relative to
their note, and names that some system cannot hold, stay as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vaultproof.emit.markdown import linkable
from vaultproof.emit.names import Names
from vaultproof.emit.place import safe_path
from vaultproof.link.names import Names as LinkNames
from vaultproof.link.names import fold_path

_SYSTEM = re.compile(r'[*"\\<>:|?\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_NOTE = re.compile(r"\.md$", re.IGNORECASE)
_FILES = frozenset(
    "canvas base pdf svg png jpg jpeg gif webp bmp avif mp3 m4a wav ogg flac webm mp4 mov mkv ogv 3gp".split()
)
_LONGEST = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """A note to be written: its path, the targets that open it, and the notes that hold them."""

    path: str
    targets: tuple[str, ...]
    holders: tuple[str, ...]


def stubs_for(
    folder: str, unresolved: Sequence[tuple[str, tuple[str, ...]]], paths: Iterable[str], names: Names
) -> tuple[Stub, ...]:
    """The stubs, their paths taken. `paths` are the files of the vault; targets that differ in case share one."""
    wanted: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for target, holders in unresolved:
        name = _NOTE.sub("", target.strip())
        if _can_be_a_note(name) and safe_path(f"{folder}/{name}.md"):
            wanted[fold_path(name)].append((target, holders))
    places = {
        key: f"{folder}/{_NOTE.sub('', max(listed, key=lambda one: len(one[1]))[0].strip())}.md"
        for key, listed in wanted.items()
    }
    links = LinkNames([*paths, *places.values()])
    found = []
    for key, listed in wanted.items():
        opening = [
            (target, holder)
            for target, holders in listed
            for holder in holders
            if links.resolve(target, holder) == places[key]
        ]
        if opening and names.take(places[key]):
            found.append(
                Stub(
                    path=places[key],
                    targets=tuple(dict.fromkeys(target for target, _ in opening)),
                    holders=tuple(sorted({holder for _, holder in opening})),
                )
            )
    return tuple(found)


def _can_be_a_note(name: str) -> bool:
    """Whether a note can bear this name, with folders perhaps, in Obsidian and on every system."""
    if not name or not linkable(name) or _SYSTEM.search(name) or not name.isprintable():
        return False
    if name.rpartition(".")[2].lower() in _FILES and "." in name:
        return False
    return all(
        part == part.strip()
        and not part.startswith(".")
        and not (part.endswith(".") and part is not parts[-1])
        and not _RESERVED.fullmatch(part)
        and len(part.encode("utf-8", "surrogatepass")) <= _LONGEST
        for parts in [name.split("/")]
        for part in parts
    )
