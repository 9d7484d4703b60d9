"""The first stage: files → notes with what they state, and the index of the whole. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vaultproof.diagnostic import Diagnostic
from vaultproof.extract import Extracted, extract
from vaultproof.link import Index
from vaultproof.note import Note
from vaultproof.paste import find_artefacts
from vaultproof.read import read_note
from vaultproof.read.canvas import read_base, read_canvas
from vaultproof.read.decode import decode, unreadable
from vaultproof.read.files import list_vault
from vaultproof.source import Source
from vaultproof.vault import Canvas, VaultFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadVault:
    """A vault's notes by path, what each states, the index, and what could not be read."""

    files: VaultFiles
    notes: Mapping[str, Note]
    extracted: Mapping[str, Extracted]
    index: Index
    diagnostics: tuple[Diagnostic, ...] = ()


def read_vault(root: Path, exclude: tuple[str, ...] = ()) -> ReadVault:
    """Read the vault at `root`."""
    files = list_vault(root, exclude)
    sources: list[Source] = []
    canvases: list[Canvas] = []
    left_out = ((path, reason) for path, reason in files.skipped if path.lower().endswith((".md", "/")))
    diagnostics = [unreadable(path, reason) for path, reason in left_out]
    for file in files.files:
        kind = file.path.lower().rsplit(".", 1)[-1]
        if kind not in {"md", "canvas", "base"}:
            continue
        source = _source(root, file.path)
        if isinstance(source, Diagnostic):
            if kind == "md":
                diagnostics.append(source)
        elif kind == "md":
            sources.append(source)
        else:
            canvases.append(read_canvas(source) if kind == "canvas" else read_base(source))
    return read_sources(sources, files, canvases, diagnostics)


def read_sources(
    sources: Iterable[Source],
    files: VaultFiles,
    canvases: Iterable[Canvas] = (),
    diagnostics: Iterable[Diagnostic] = (),
) -> ReadVault:
    """Read notes whose text is at hand."""
    notes = {source.path: read_note(source) for source in sources}
    extracted = {
        path: extract(note, [artefact.span for artefact in find_artefacts(note)])
        for path, note in notes.items()
    }
    index = Index.build(files, notes.values(), tuple(canvases))
    return ReadVault(
        files=files, notes=notes, extracted=extracted, index=index, diagnostics=tuple(diagnostics)
    )


def _source(root: Path, path: str) -> Source | Diagnostic:
    try:
        return decode(path, (root / path).read_bytes())
    except OSError as error:
        return unreadable(path, error.strerror or "it cannot be read")
