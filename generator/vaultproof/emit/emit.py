"""A judged vault into OUT: each note with its generated parts, attachments, settings of Obsidian, index and report."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vaultproof.config import OWN_PARTS, PARTS, PLACES, BuildSettings
from vaultproof.emit import appearance
from vaultproof.emit.context import Counts, EmittedVault, NoteToEmit
from vaultproof.emit.language import language_of
from vaultproof.emit.linked import linked
from vaultproof.emit.markers import insert
from vaultproof.emit.names import FOLDER, Names, figure_folder
from vaultproof.emit.parts import parts_of
from vaultproof.emit.place import EmitError, checked_out, folded
from vaultproof.emit.templates import Templates
from vaultproof.emit.views import counts_of
from vaultproof.emit.whole import Whole
from vaultproof.emit.write import Content, CopyOf, EmitReport, write_changed
from vaultproof.note import Note
from vaultproof.words import words

_BOM = b"\xef\xbb\xbf"


def emit(vault: EmittedVault, out: Path, settings: BuildSettings) -> EmitReport:
    """Write a vault that Obsidian opens as it is.

    Raises `EmitError` where OUT is no place for it, a template fails or the disk refuses.
    """
    target = checked_out(vault.root, out)
    files = plan(vault, settings)
    told = _add_look(vault, files, settings) if "css" in settings.overview else None
    report = write_changed(target, files)
    return report if told is None else replace(report, told=((appearance.FILE, told),))


def plan(vault: EmittedVault, settings: BuildSettings, *, inside: bool = False) -> dict[str, Content]:
    """All files of the emitted vault by their path; `inside` where they are to stand in the vault itself.

    Raises `TemplateFault`.
    """
    files: dict[str, Content] = {path: CopyOf(vault.root / path) for path in _obsidian(vault.root)}
    files |= {path: CopyOf(vault.root / path) for path in vault.attachments}
    names = Names(
        [*(item.note.path for item in vault.notes), *vault.attachments],
        (target for target, _ in vault.unresolved),
    )
    templates = _templates(vault, settings)
    whole = Whole(vault, settings, templates, names, inside=inside)
    for item in sorted(vault.notes, key=lambda item: item.note.path):
        files |= _note_files(item, settings, templates, names)
    files |= whole.files()
    return files


def _templates(vault: EmittedVault, settings: BuildSettings) -> Templates:
    return Templates(vault.root / settings.templates if settings.templates else None)


def _add_look(vault: EmittedVault, files: dict[str, Content], settings: BuildSettings) -> str | None:
    """Add the snippet, switched on, unless the author has one of its name; why it was not switched on, if so."""
    if any(folded(path) == folded(appearance.SNIPPET_FILE) for path in files):
        return None
    style = _templates(vault, settings).render("vaultproof.css.j2", {"folder": FOLDER})
    files[appearance.SNIPPET_FILE] = (style + "\n").encode("utf-8", "replace")
    known = files.get(appearance.FILE)
    try:
        files[appearance.FILE] = appearance.with_snippet(
            known.source.read_bytes() if isinstance(known, CopyOf) else None
        )
    except appearance.Unreadable as error:
        return f"{error}, so the snippet `{appearance.SNIPPET}` is not switched on"
    except OSError as error:
        raise EmitError(f"`{appearance.FILE}` could not be read: {error.strerror}") from error
    return None


def _note_files(
    item: NoteToEmit, settings: BuildSettings, templates: Templates, names: Names
) -> Iterator[tuple[str, Content]]:
    """A note and its figures."""
    note = item.note
    own = words(language_of(note) if settings.language == "auto" else settings.language)
    wanted = _parts_wanted(note, settings)
    figures: dict[str, list[str]] = {"plot": [], "figures": []}
    for part, shown in (("plot", item.figures), ("figures", item.drawn)):
        for figure in shown if part in wanted else ():
            name = note.title if len(shown) == 1 and part == "plot" else f"{note.title} {figure.name}"
            path = names.free(figure_folder(note.path), name, "svg")
            figures[part].append(path)
            yield path, figure.svg
    listed = [name for name in wanted if name != "mentions" or settings.link_mentions == "part"]
    parts = [
        replace(part, top=wanted[part.name])
        for part in parts_of(item, figures, listed, templates, names, own)
    ]
    text = item.emitted
    if settings.link_mentions == "text" and "mentions" in wanted:
        text = linked(text, item.mentions, names)
    emitted = insert(text.source.text, parts, _properties(counts_of(item.judgements)), text)
    yield note.path, (_BOM if note.source.bom else b"") + emitted.encode("utf-8", "surrogatepass")


def _parts_wanted(note: Note, settings: BuildSettings) -> dict[str, bool]:
    """The parts that a note gets, in their order, each with whether it stands above the text: those that it names in
    its property `generated-parts`, be it none, else those of the vault."""
    chosen: tuple[object, ...] = settings.parts
    for prop in note.frontmatter.properties if note.frontmatter else ():
        if prop.name.lower() == OWN_PARTS:
            chosen = prop.value if isinstance(prop.value, tuple) else (prop.value,)
            break
    wanted: dict[str, bool] = {}
    top = False
    for name in map(str, chosen):
        if name in PLACES:
            top = name == "top"
        elif name in PARTS:
            wanted.setdefault(name, top)
    return wanted


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
