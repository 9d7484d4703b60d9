"""Source notes repaired: what the rules propose, made round by round until nothing changes, then written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vaultproof.config import Settings
from vaultproof.diagnostic import Diagnostic, Fix
from vaultproof.emit.manifest import generated_patterns
from vaultproof.emit.markers import unmasked
from vaultproof.extract import extract
from vaultproof.extract.definitions.macros import with_macros
from vaultproof.fix import FixError, diff, keeps, repeat, write
from vaultproof.link import summarise
from vaultproof.note import Note
from vaultproof.paste import find_artefacts
from vaultproof.pipeline.check import note_diagnostics
from vaultproof.pipeline.judge import Means, judge_notes, references_of
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.pipeline.read import ReadVault, understand
from vaultproof.pipeline.texts import Parts, authored, read_text, read_texts
from vaultproof.read import read_note
from vaultproof.rules import formulas, suppress
from vaultproof.rules.claims import claim_diagnostics
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
    """Repair the notes of a vault; with `write` False only tell what would change.

    What a build in place has generated is no text of the author's: it is neither read nor changed.
    """
    exclude = (*settings.exclude, *generated_patterns(root, settings.build.stubs))
    vault = understand(read_texts(root, exclude, settings.math.preamble, Parts.BLANK_CHANGED))
    selection = Selection(
        select=select or settings.selection.select,
        extend_select=settings.selection.extend_select,
        ignore=(*settings.selection.ignore, *ignore),
        per_file_ignores=settings.selection.per_file_ignores,
    )
    told = _values(vault, settings, only) if unsafe else {}
    paths: list[str] = []
    diffs: list[str] = []
    problems: list[str] = [f"{one.path}: {one.message}" for one in vault.diagnostics]
    count = 0
    for path, note in vault.notes.items():
        if only is not None and path not in only:
            continue
        found = (*vault.found[path], *vault.linked[path].found, *told.get(path, ()))
        if all(one.fix is None for one in found):
            continue
        fixed = _repaired(note, vault, found, selection, unsafe)
        if fixed is None:
            continue
        text, fixes = fixed
        source = read_text(root, path)
        whole = _whole(text, note, source) if isinstance(source, Source) else None
        if (
            whole is None
            or not isinstance(source, Source)
            or authored(root, source, Parts.BLANK_CHANGED).text != note.source.text
        ):
            problems.append(f"{path}: it changed while it was being repaired, or its generated parts would")
            continue
        paths.append(path)
        count += fixes
        diffs.append(diff(source, whole))
        if write and (problem := _written(root, source, whole)) is not None:
            problems.append(problem)
    return Repaired(paths=tuple(paths), fixes=count, diffs=tuple(diffs), problems=tuple(problems))


def _whole(text: str, note: Note, source: Source) -> str | None:
    """A note's new text with its generated parts, where it has some that were not read."""
    return text if note.source.text == source.text else unmasked(text, source.text)


def _values(
    vault: ReadVault, settings: Settings, only: frozenset[str] | None
) -> dict[str, tuple[Diagnostic, ...]]:
    """What there is to say of the notes' claims, with the values to write instead of wrong ones."""
    limits = CodeLimits(
        seconds=settings.code.seconds,
        memory=settings.code.memory << 20,
        allow_imports=frozenset(settings.code.allow_imports),
    )
    paths = [path for path in vault.notes if only is None or path in only]
    judged = judge_notes(paths, vault, references_of(vault), Means(limits=limits, jobs=settings.jobs))
    sources = {path: note.source for path, note in vault.notes.items()}
    return {
        path: tuple(claim_diagnostics(one.judgements, sources, index=vault.index))
        for path, one in judged.items()
    }


def _repaired(
    note: Note, vault: ReadVault, known: Iterable[Diagnostic], selection: Selection, unsafe: bool
) -> tuple[str, int] | None:
    """A note's new text and how many places change; None where nothing does. `known` is what was found in it."""

    def find(source: Source) -> Iterable[Fix]:
        if source.text == note.source.text:
            again, found = note, tuple(known)
        else:
            again = read_note(source)
            found = _found_in(again, vault)
        asked = [one for one in found if selection.wants(one.code, one.path)]
        return [one.fix for one in suppress.apply(again, asked) if one.fix is not None]

    kept = keeps(read_note)
    claims: list[int] = []

    def accept(before: Source, after: Source, fixes: tuple[Fix, ...]) -> str | None:
        reason = kept(before, after, fixes)
        if not claims:
            claims.append(_claims(note, vault.preamble))
        if reason is not None:
            return reason
        new = read_note(after)
        if _claims(new, vault.preamble) < claims[0]:
            return "a claim would be lost"
        if _faults(new, vault.preamble) - _faults(read_note(before), vault.preamble):
            return "a formula would not be shown"
        return None

    fixed = repeat(note.source, find, accept, unsafe=unsafe)
    return (fixed.text, fixed.fixes) if fixed.text != note.source.text else None


def _faults(note: Note, preamble: str) -> Counter[str]:
    """How many formulas of a note Obsidian does not show, by what is wrong with them."""
    return Counter(one.code for one in formulas.check(note, preamble=preamble))


def _found_in(note: Note, vault: ReadVault) -> tuple[Diagnostic, ...]:
    """What the rules find in a note that is not yet written: its links are where its own text has them."""
    written = vault.index.summaries[note.path]
    vault.index.put(summarise(note))
    found = tuple(note_diagnostics(note, vault))
    vault.index.put(written)
    return found


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
