"""A vault out of texts, read and indexed as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vaultproof.diagnostic import Diagnostic
from vaultproof.link import Index
from vaultproof.note import Note
from vaultproof.read import read_note
from vaultproof.read.canvas import read_base, read_canvas
from vaultproof.rules import INDEX_RULES, VAULT_RULES, callouts, file_names, footnotes, link_syntax
from vaultproof.rules.suppress import apply
from vaultproof.source import Source
from vaultproof.vault import VaultFile, VaultFiles


@dataclass(frozen=True, slots=True)
class Vault:
    """The notes of a vault by path, and its index."""

    notes: dict[str, Note]
    index: Index

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What there is to say of notes, links and properties, in the order of the notes."""
        found = [one for note in self.notes.values() for one in self.of_note(note)]
        return (*found, *(one for check in VAULT_RULES for one in check(self.index)))

    def of_note(self, note: Note) -> tuple[Diagnostic, ...]:
        """What there is to say of one note."""
        found = list(note.diagnostics)
        for check in (footnotes.check, file_names.check, link_syntax.check, callouts.check):
            found.extend(check(note))
        for check_in in INDEX_RULES:
            found.extend(check_in(note, self.index))
        return apply(note, found)


def vault_of(texts: Mapping[str, str]) -> Vault:
    """The vault whose files have these texts."""
    files = VaultFiles(Path(), tuple(VaultFile(path, len(text), 0) for path, text in sorted(texts.items())))
    sources = {path: Source(path, text) for path, text in texts.items()}
    notes = {path: read_note(source) for path, source in sources.items() if path.lower().endswith(".md")}
    canvases = [read_canvas(source) for path, source in sources.items() if path.endswith(".canvas")]
    canvases += [read_base(source) for path, source in sources.items() if path.endswith(".base")]
    return Vault(notes, Index.build(files, notes.values(), canvases))
