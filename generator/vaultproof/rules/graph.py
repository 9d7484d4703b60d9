"""How notes hang together → findings: orphans and embeds that go round in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.catalogue import EMBED_CYCLE, ORPHAN_NOTE
from vaultproof.diagnostic import Diagnostic
from vaultproof.link import Index
from vaultproof.note import LinkKind, Note
from vaultproof.source import Span


def check(note: Note, index: Index) -> Iterator[Diagnostic]:
    """A finding for a note that no link leads to or from, and one for an embed that leads back to its own note."""
    if index.is_orphan(note.path):
        yield ORPHAN_NOTE.at(
            note.path,
            Span(0, 0),
            "no link leads to this note or from it",
            help="link it from a note where a reader would look for it",
        )
    for one in index.outgoing(note.path):
        if one.link.kind is not LinkKind.EMBED or one.link.subpath is not None or one.resolved is None:
            continue
        circle = index.embed_chain(one.resolved, note.path)
        if circle:
            chain = " → ".join(f"`{path}`" for path in (note.path, *circle))
            yield EMBED_CYCLE.at(
                note.path,
                one.link.span,
                f"this embed leads back to its own note: {chain}",
                help="embed a section or block, or link to the note",
            )
            return
