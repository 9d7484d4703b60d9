"""A judged vault into OUT: each note with its generated parts, attachments, settings of Obsidian, index and report."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from vaultproof.config import BuildSettings
from vaultproof.emit.context import Counts, EmittedVault, NoteToEmit
from vaultproof.emit.language import language_of
from vaultproof.emit.linked import linked
from vaultproof.emit.markers import insert
from vaultproof.emit.names import FOLDER, Names, figure_folder
from vaultproof.emit.overview import index_text, note_views, report_text
from vaultproof.emit.parts import parts_of
from vaultproof.emit.place import checked_out
from vaultproof.emit.stubs import stub_texts
from vaultproof.emit.templates import Templates
from vaultproof.emit.views import counts_of
from vaultproof.emit.write import Content, CopyOf, EmitReport, write_changed
from vaultproof.words import words

_BOM = b"\xef\xbb\xbf"


def emit(vault: EmittedVault, out: Path, settings: BuildSettings) -> EmitReport:
    """Write a vault that Obsidian opens as it is.

    Raises `EmitError` where OUT is no place for it, a template fails or the disk refuses.
    """
    target = checked_out(vault.root, out)
    return write_changed(target, plan(vault, settings))


def plan(vault: EmittedVault, settings: BuildSettings) -> dict[str, Content]:
    """All files of the emitted vault by their path.

    Raises `TemplateFault`.
    """
    files: dict[str, Content] = {path: CopyOf(vault.root / path) for path in _obsidian(vault.root)}
    files |= {path: CopyOf(vault.root / path) for path in vault.attachments}
    names = Names([*(item.note.path for item in vault.notes), *vault.attachments])
    templates = Templates(vault.root / settings.templates if settings.templates else None)
    index = names.free(*_parent_and_name(settings.index), "md") if settings.index else None
    report = names.free(FOLDER, words(_language(vault, settings))("report.title"), "md") if index else None
    for item in sorted(vault.notes, key=lambda item: item.note.path):
        files |= _note_files(item, settings, templates, names)
    if index and report:
        own = words(_language(vault, settings))
        views = note_views(vault, names, own)
        files[index] = _page(index_text(views, vault.unresolved, report, templates, names, own))
        files[report] = _page(report_text(views, templates, own))
        base = names.free(FOLDER, own("base.all"), "base")
        files[base] = _page(templates.render("vault.base.j2", {"word": own, "quoted": _quoted}))
    if settings.stubs:
        own = words(_language(vault, settings))
        for path, text in stub_texts(settings.stubs, vault.unresolved, templates, names, own):
            files[path] = _page(text)
    return files


def _parent_and_name(path: str) -> tuple[str, str]:
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return folder, name


def _page(text: str) -> bytes:
    return (text + "\n").encode("utf-8", "replace")


def _quoted(text: str) -> str:
    """A text as YAML and JSON quote it."""
    return json.dumps(text, ensure_ascii=False)


def _language(vault: EmittedVault, settings: BuildSettings) -> str:
    """The language of notes about the whole vault: the set one, else the one that most of its notes are written in."""
    if settings.language != "auto":
        return settings.language
    spoken = Counter(language_of(item.note) for item in vault.notes)
    return max(sorted(spoken), key=lambda language: spoken[language], default="en")


def _note_files(
    item: NoteToEmit, settings: BuildSettings, templates: Templates, names: Names
) -> Iterator[tuple[str, Content]]:
    """A note and its figures."""
    note = item.note
    own = words(language_of(note) if settings.language == "auto" else settings.language)
    figures = []
    if "plot" in settings.parts:
        for figure in item.figures:
            name = note.title if len(item.figures) == 1 else f"{note.title} {figure.name}"
            path = names.free(figure_folder(note.path), name, "svg")
            figures.append(path)
            yield path, figure.svg
    wanted = [name for name in settings.parts if name != "mentions" or settings.link_mentions == "part"]
    parts = parts_of(item, figures, wanted, templates, names, own)
    text = item.emitted
    if settings.link_mentions == "text" and "mentions" in settings.parts:
        text = linked(text, item.mentions, names)
    emitted = insert(text.source.text, parts, _properties(counts_of(item.judgements)), text)
    yield note.path, (_BOM if note.source.bom else b"") + emitted.encode("utf-8", "surrogatepass")


def _properties(counts: Counts) -> tuple[tuple[str, str | int], ...]:
    """The generated properties; none for a note that claims nothing."""
    if not counts.claims:
        return ()
    found = (
        ("holds", counts.holds),
        ("refuted", counts.refuted),
        ("disputed", counts.disputed),
        ("undecided", counts.undecided),
    )
    return (
        ("vaultproof_verdict", counts.verdict),
        ("vaultproof_claims", counts.claims),
        *((f"vaultproof_{name}", count) for name, count in found),
    )


def _obsidian(root: Path) -> Iterator[str]:
    """The files of the vault's `.obsidian` folder; links are not followed."""
    base = root / ".obsidian"
    if base.is_symlink():
        return
    for folder, folders, files in os.walk(base):
        folders.sort()
        for name in sorted(files):
            path = Path(folder) / name
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(root).as_posix()
