"""The first stage: files → notes with what they state, and the index of the whole. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path

from vaultproof.cache import NOTHING, Keeping
from vaultproof.diagnostic import Diagnostic
from vaultproof.extract import Extracted
from vaultproof.link import Index
from vaultproof.note import Note
from vaultproof.pipeline.examine import Examined, examine_all
from vaultproof.pipeline.late import Part
from vaultproof.pipeline.linked import Linked, Questions, link_all, names_digest
from vaultproof.pipeline.texts import Texts, kind_of, read_texts
from vaultproof.read.canvas import read_base, read_canvas
from vaultproof.source import Source
from vaultproof.terminal import Stage, unwatched
from vaultproof.vault import Canvas, VaultFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadVault:
    """A vault's notes by path, what each states, the index, and what could not be read.

    `found` are the findings in each note that need no other note, `linked` those that do, verdicts aside. `beside`
    are the texts of canvases and bases.
    """

    files: VaultFiles
    notes: Mapping[str, Note]
    extracted: Mapping[str, Extracted]
    index: Index
    diagnostics: tuple[Diagnostic, ...] = ()
    preamble: str = ""
    found: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    linked: Mapping[str, Linked] = field(default_factory=dict)
    beside: Mapping[str, Source] = field(default_factory=dict)


def read_vault(
    root: Path,
    exclude: tuple[str, ...] = (),
    cache: Keeping = NOTHING,
    stage: Stage = unwatched,
    preamble: str | None = None,
) -> ReadVault:
    """Read the vault at `root`; `preamble` is the file that its settings name."""
    return understand(read_texts(root, exclude, preamble), cache, stage)


def understand(
    texts: Texts,
    cache: Keeping = NOTHING,
    stage: Stage = unwatched,
    jobs: int | None = 1,
    *,
    stating: bool = True,
) -> ReadVault:
    """Read a vault whose texts are at hand, with so many processes; what it states is looked for if `stating`."""
    notes = texts.notes
    examined = examine_all(notes, cache, stage("reading", len(notes)), texts.preamble, jobs, stating=stating)
    vault = assemble(texts.files, examined, canvases_of(texts), texts.problems, cache)
    return replace(vault, preamble=texts.preamble, beside=texts.beside)


def canvases_of(texts: Texts) -> tuple[Canvas, ...]:
    """The canvases and bases of a vault, read."""
    return tuple(map(canvas_of, texts.beside.values()))


def canvas_of(source: Source) -> Canvas:
    """A canvas or base, read."""
    return read_canvas(source) if kind_of(source.path) == "canvas" else read_base(source)


def read_sources(sources: Iterable[Source], files: VaultFiles) -> ReadVault:
    """Read notes whose text is at hand."""
    return assemble(files, examine_all({source.path: source for source in sources}))


def assemble(
    files: VaultFiles,
    examined: Mapping[str, Examined],
    canvases: tuple[Canvas, ...] = (),
    diagnostics: tuple[Diagnostic, ...] = (),
    cache: Keeping = NOTHING,
    known: Mapping[str, Linked] | None = None,
) -> ReadVault:
    """Examined notes as a vault, with the index of the whole and what the rules find."""
    notes = Part(examined, attrgetter("note"))
    index = Index.build(files, notes.values(), canvases)
    questions = Questions(index, names_digest(index))
    linked = link_all(notes, questions, cache, known)
    return seen(files, examined, index, linked, diagnostics)


def seen(
    files: VaultFiles,
    examined: Mapping[str, Examined],
    index: Index,
    linked: Mapping[str, Linked],
    diagnostics: tuple[Diagnostic, ...],
) -> ReadVault:
    """Examined and linked notes as a vault; where these are others later, it is another one."""
    return ReadVault(
        files=files,
        notes=Part(examined, attrgetter("note")),
        extracted=Part(examined, attrgetter("extracted")),
        index=index,
        diagnostics=diagnostics,
        found=Part(examined, attrgetter("found")),
        linked=linked,
    )
