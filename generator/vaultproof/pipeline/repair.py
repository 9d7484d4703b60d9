"""Source notes repaired: what the rules propose, made round by round until nothing changes, then written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vaultproof.config import Settings
from vaultproof.diagnostic import Fix
from vaultproof.extract import extract
from vaultproof.extract.macros import with_macros
from vaultproof.fix import FixError, diff, keeps, repeat, write
from vaultproof.note import Note
from vaultproof.paste import find_artefacts
from vaultproof.pipeline.check import note_diagnostics
from vaultproof.pipeline.read import ReadVault, read_vault
from vaultproof.read import read_note
from vaultproof.rules import suppress
from vaultproof.selection import Selection
from vaultproof.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What was (or would be) repaired: paths, how many places, diffs, and notes that could not be written."""

    paths: tuple[str, ...] = ()
    fixes: int = 0
    diffs: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def repair_vault(
    root: Path,
    settings: Settings,
    *,
    only: frozenset[str] | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    unsafe: bool = False,
    write: bool = True,
) -> Repaired:
    """Repair the notes of a vault; with `write` False only tell what would change."""
    vault = read_vault(root, settings.exclude, preamble=settings.math.preamble)
    selection = Selection(
        select=select or settings.selection.select,
        extend_select=settings.selection.extend_select,
        ignore=(*settings.selection.ignore, *ignore),
        per_file_ignores=settings.selection.per_file_ignores,
    )
    paths: list[str] = []
    diffs: list[str] = []
    problems: list[str] = [f"{one.path}: {one.message}" for one in vault.diagnostics]
    count = 0
    for path, note in vault.notes.items():
        if only is not None and path not in only:
            continue
        fixed = _repaired(note, vault, selection, unsafe)
        if fixed is None:
            continue
        text, fixes = fixed
        paths.append(path)
        count += fixes
        diffs.append(diff(note.source, text))
        if write and (problem := _written(root, note.source, text)) is not None:
            problems.append(problem)
    return Repaired(paths=tuple(paths), fixes=count, diffs=tuple(diffs), problems=tuple(problems))


def _repaired(note: Note, vault: ReadVault, selection: Selection, unsafe: bool) -> tuple[str, int] | None:
    """A note's new text and how many places change; None where nothing does."""

    def find(source: Source) -> Iterable[Fix]:
        again = note if source.text == note.source.text else read_note(source)
        found = [one for one in note_diagnostics(again, vault) if selection.wants(one.code, one.path)]
        return [one.fix for one in suppress.apply(again, found) if one.fix is not None]

    kept = keeps(read_note)
    claims = _claims(note, vault.preamble)

    def accept(before: Source, after: Source, fixes: tuple[Fix, ...]) -> str | None:
        reason = kept(before, after, fixes)
        if reason is None and _claims(read_note(after), vault.preamble) < claims:
            return "a claim would be lost"
        return reason

    fixed = repeat(note.source, find, accept, unsafe=unsafe)
    return (fixed.text, fixed.fixes) if fixed.text != note.source.text else None


def _claims(note: Note, preamble: str) -> int:
    """How many claims a note makes outside broken places."""
    return len(
        extract(with_macros(note, preamble), [artefact.span for artefact in find_artefacts(note)]).claims
    )


def _written(root: Path, source: Source, text: str) -> str | None:
    try:
        write(root / source.path, text, source, root=root)
    except FixError as error:
        return f"{source.path}: {error}"
    return None
