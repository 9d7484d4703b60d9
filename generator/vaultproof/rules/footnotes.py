"""Footnotes without words, and words that no mark leads to → findings."""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.catalogue import UNDEFINED_FOOTNOTE, UNUSED_FOOTNOTE
from vaultproof.diagnostic import Diagnostic
from vaultproof.note import Note


def check(note: Note) -> Iterator[Diagnostic]:
    """Findings on the footnotes of one note. Case does not count.

    `[^a-z]` in a note without footnotes is no footnote: only a number is taken for one there.
    """
    defined = {footnote.id.casefold() for footnote in note.footnotes}
    used = {reference.id.casefold() for reference in note.footnote_references}
    for reference in note.footnote_references:
        if reference.id.casefold() not in defined and (defined or reference.id.isdigit()):
            yield UNDEFINED_FOOTNOTE.at(
                note.path,
                reference.span,
                f"there is no footnote `{reference.id}`",
                help=f"write `[^{reference.id}]: …` on a line of its own",
            )
    for footnote in note.footnotes:
        if footnote.id.casefold() not in used:
            yield UNUSED_FOOTNOTE.at(
                note.path,
                footnote.span,
                f"nothing in the text leads to the footnote `{footnote.id}`",
                help=f"put `[^{footnote.id}]` where it belongs, or take the footnote away",
            )
