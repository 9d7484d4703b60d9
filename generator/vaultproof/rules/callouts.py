"""Callouts that Obsidian does not know, or shows as plain quotes → findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from vaultproof.catalogue import BROKEN_CALLOUT, UNKNOWN_CALLOUT
from vaultproof.diagnostic import Diagnostic, Severity
from vaultproof.link import Index
from vaultproof.note import Note, ScopeKind
from vaultproof.read.callout import TYPES
from vaultproof.source import Span

_HEAD = re.compile(r"\[!(?P<type>[A-Za-z][\w-]*)(?:\|[^\]\n]*)?\](?P<fold>[+-]?)(?P<rest>[^\n]*)")
_OWN = 2
_OWN_LIKE_KNOWN = 3


def check(note: Note) -> Iterator[Diagnostic]:
    """Text that begins as a callout does and is none."""
    if "[!" in note.source.text:
        yield from _broken(note)


def check_types(note: Note, index: Index) -> Iterator[Diagnostic]:
    """Types of callouts that Obsidian does not know."""
    for callout in note.callouts:
        kind = callout.type.lower()
        if kind in TYPES or index.is_styled(kind):
            continue
        near = next(iter(get_close_matches(kind, sorted(TYPES), n=1, cutoff=0.75)), None)
        if index.uses_callout(kind, _OWN_LIKE_KNOWN if near else _OWN):
            continue
        yield UNKNOWN_CALLOUT.at(
            note.path,
            callout.span,
            f"`{callout.type}` is no type of callout that Obsidian knows; it is shown as a note",
            help=f"did you mean `{near}`?" if near else "style it with a CSS snippet, or use a known type",
            severity=None if near else Severity.INFO,
        )


def _broken(note: Note) -> Iterator[Diagnostic]:
    """Text that begins as a callout does, where Obsidian shows a quote or plain text."""
    first_in: set[int] = set()
    for block in note.blocks:
        scope = note.scopes[block.scope]
        quoted = scope.kind is ScopeKind.QUOTE and block.scope not in first_in
        first_in.add(block.scope)
        if block.kind != "paragraph" or not (quoted or scope.kind in {ScopeKind.NOTE, ScopeKind.SECTION}):
            continue
        match = _HEAD.match(note.source.text, block.span.start, block.span.end)
        if match is None or match["rest"].startswith(("(", "[")) or match["type"].lower() not in TYPES:
            continue
        message, mend = _why(quoted=quoted, rest=match["rest"])
        span = Span(match.start(), match.start("rest"))
        yield BROKEN_CALLOUT.at(note.path, span, f"this is no callout: {message}", help=mend)


def _why(*, quoted: bool, rest: str) -> tuple[str, str]:
    if not quoted:
        return "it stands in no quote", "begin each of its lines with `>`"
    if rest and not rest[0].isspace():
        return "its title stands directly behind the bracket", "put a space before the title"
    return "it is not the first line of its quote", "take away the empty line of the quote above it"
