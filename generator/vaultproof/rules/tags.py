"""Tags that Obsidian does not take, or takes for one another → findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.catalogue import INVALID_TAG, TAG_CASE_VARIANT
from vaultproof.diagnostic import Diagnostic
from vaultproof.link import Index
from vaultproof.note import Note, Tag

_TEMPLATE = re.compile(r"\{\{|<%")
_FORBIDDEN = re.compile(r"[\u2000-\u206f\u2e00-\u2e7f'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\\s]")
_JOINERS = re.compile(r"[\u200b-\u200f\u2060\ufe0f]")


def check(note: Note, index: Index) -> Iterator[Diagnostic]:
    """Findings on the tags of one note, each spelling once."""
    seen: set[str] = set()
    for tag in note.tags:
        if tag.name in seen:
            continue
        seen.add(tag.name)
        reason = _reason(tag.name) if tag.in_property and not _TEMPLATE.search(tag.name) else None
        if reason is not None:
            yield INVALID_TAG.at(note.path, tag.span, f"`{tag.name}` is no tag: {reason[0]}", help=reason[1])
        else:
            yield from _variant(note, tag, index)


def _reason(name: str) -> tuple[str, str] | None:
    """Why Obsidian does not take a name for a tag, and what to do."""
    if re.fullmatch(r"[\d/]+", name):
        return "it has digits only", f"add a letter or a mark: `y{name}`, `{name}_`"
    found = _FORBIDDEN.search(_JOINERS.sub("", name))
    if found is None:
        return None
    if "," in name:
        return "several tags stand in one text", "write them as a list, one a line"
    if found.group().isspace():
        joined = re.sub(r"-{2,}", "-", _FORBIDDEN.sub("-", name)).strip("-")
        return "it has a space", f"write `{joined}`, or each tag on a line of its own"
    return f"it has `{found.group()}`", "use letters, digits, `-`, `_` and `/`"


def _variant(note: Note, tag: Tag, index: Index) -> Iterator[Diagnostic]:
    other = index.other_spelling(tag.name)
    if other is not None:
        usual, count = other
        notes = "1 note" if count == 1 else f"{count} notes"
        yield TAG_CASE_VARIANT.at(
            note.path,
            tag.span,
            f"the tag `{tag.name}` is written `{usual}` in {notes}",
            help="Obsidian takes them for one tag; write it the same way everywhere",
        )
