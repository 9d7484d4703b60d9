"""Generated parts kept inside the user's own vault, between their marks, and taken out of it again.

A note is written only where its generated parts are as they were left, and nothing outside of them ever changes. The
notes of the vault are those that the author wrote: the caller reads `remove(text)` and leaves out `generated_files`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from vaultproof.config import BuildSettings
from vaultproof.emit.clean import refuse_unclean
from vaultproof.emit.context import EmittedVault
from vaultproof.emit.emit import plan
from vaultproof.emit.manifest import (
    FILE,
    PARTS,
    Manifest,
    digest_of_parts,
    generated_files,
    read_manifest,
    write_manifest,
)
from vaultproof.emit.markers import generated, remove
from vaultproof.emit.place import EmitError, obstacle, safe_path
from vaultproof.emit.put import put
from vaultproof.emit.schedule import FILE as SCHEDULE
from vaultproof.emit.schedule import FOLDER
from vaultproof.emit.write import CopyOf, EmitReport, tidy, write_changed

LINKED = "it is reached through a link"
CHANGED = "it changed while it was being judged"
TYPED = "its generated parts were changed by hand; what was typed there is kept"
"""Why a note is left alone."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class _Change:
    path: str
    old: bytes
    new: bytes


def build_in_place(vault: EmittedVault, settings: BuildSettings, *, even_unclean: bool = False) -> EmitReport:
    """Bring the generated parts in a vault up to date.

    All other generated files stand in the folder `Vaultproof`, stubs in the folder that is set for them; Obsidian's own
    settings stay as they are. No file of the author's is overwritten.

    Raises `EmitError` where the vault's git tree is not clean, unless that is accepted.
    """
    refuse_unclean(vault.root, even_unclean)
    files = plan(vault, settings, inside=True)
    notes = {item.note.path for item in vault.notes}
    wanted = {
        path: content for path, content in files.items() if path in notes and isinstance(content, bytes)
    }
    rest = {
        path: content
        for path, content in files.items()
        if path not in notes and not isinstance(content, CopyOf)
    }
    return _bring(vault, wanted, write_changed(vault.root, rest, _within(vault.root, settings.stubs)))


def remove_in_place(
    vault: EmittedVault, stubs: str | None = None, *, even_unclean: bool = False
) -> EmitReport:
    """Take all generated parts, properties and files out of a vault again, to the byte; `stubs` is the folder of stubs.

    Raises `EmitError` as `build_in_place`.
    """
    refuse_unclean(vault.root, even_unclean)
    wanted = {
        item.note.path: (_BOM if item.note.source.bom else b"")
        + item.note.source.text.encode("utf-8", "surrogatepass")
        for item in vault.notes
    }
    report = _bring(vault, wanted, write_changed(vault.root, {}, _within(vault.root, stubs)))
    if not read_manifest(vault.root).digests and not read_manifest(vault.root, PARTS).digests:
        forget(vault.root)
    return report


def _within(root: Path, stubs: str | None) -> Callable[[str], bool]:
    """Whether a file is one that a build in place may remove, whatever the manifest says."""
    return generated_files(root, stubs, changed=True).__contains__


def forget(root: Path) -> None:
    """Remove what is known of earlier builds, where that is nothing."""
    for file in (FILE, PARTS, SCHEDULE):
        with suppress(OSError):
            (root / file).unlink()
    with suppress(OSError):
        (root / FOLDER).rmdir()


def _bring(vault: EmittedVault, wanted: dict[str, bytes], others: EmitReport) -> EmitReport:
    """Write the notes that change, after it is stored what their parts may be should this be the last that is done."""
    before = read_manifest(vault.root, PARTS)
    tidy(vault.root, before)
    kept: list[tuple[str, str]] = []
    changes = list(_changes(vault, wanted, before, kept))
    digests = {path: before.digests[path] for path, _ in kept if path in before.digests}
    told = digests | {
        change.path: tuple(dict.fromkeys(map(_parts_digest, (change.old, change.new)))) for change in changes
    }
    if any(change.old != change.new for change in changes):
        write_manifest(vault.root, Manifest(MappingProxyType(told)), PARTS)
    for change in changes:
        if change.old != change.new:
            put(vault.root / change.path, change.new)
    final = digests | {change.path: (_parts_digest(change.new),) for change in changes if _parts(change.new)}
    write_manifest(vault.root, Manifest(MappingProxyType(final)), PARTS)
    written = tuple(change.path for change in changes if change.old != change.new)
    unchanged = tuple(change.path for change in changes if change.old == change.new)
    return EmitReport(
        written=tuple(sorted(others.written + written)),
        unchanged=tuple(sorted(others.unchanged + unchanged)),
        removed=others.removed,
        kept_foreign=(*others.kept_foreign, *kept),
    )


def _changes(
    vault: EmittedVault, wanted: dict[str, bytes], before: Manifest, kept: list[tuple[str, str]]
) -> Iterator[_Change]:
    for item in sorted(vault.notes, key=lambda item: item.note.path):
        path = item.note.path
        if path not in wanted or not safe_path(path) or obstacle(vault.root, path) is not None:
            kept.append((path, LINKED))
            continue
        try:
            old = (vault.root / path).read_bytes()
        except OSError as error:
            raise EmitError(f"`{vault.root / path}` could not be read: {error.strerror}") from error
        if remove(_text(old)) != item.note.source.text:
            kept.append((path, CHANGED))
        elif _parts(old) and not before.knows_somewhere(_parts_digest(old)):
            kept.append((path, TYPED))
        else:
            yield _Change(path, old, wanted[path])


def _parts(content: bytes) -> str:
    return generated(_text(content))


def _text(content: bytes) -> str:
    return content.removeprefix(_BOM).decode("utf-8", "replace")


def _parts_digest(content: bytes) -> str:
    return digest_of_parts(_parts(content))
