"""A vault → everything found in it: read, judge, and hear all rules. Prints nothing and writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from vaultproof.cache import NOTHING, Keeping
from vaultproof.claim import Judgement
from vaultproof.diagnostic import Diagnostic
from vaultproof.findings import Findings, ResolvedLink
from vaultproof.note import Note
from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.judge import JudgedVault, judge_vault
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.pipeline.read import ReadVault, read_sources, understand
from vaultproof.pipeline.texts import Texts, read_texts
from vaultproof.rules import INDEX_RULES, NOTE_RULES, VAULT_RULES, suppress
from vaultproof.rules.blocks import diagnose
from vaultproof.rules.claims import claim_diagnostics
from vaultproof.selection import Selection
from vaultproof.source import Source
from vaultproof.terminal import Stage, unwatched
from vaultproof.vault import VaultFile, VaultFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A vault that was read and judged, with all findings."""

    vault: ReadVault
    judged: JudgedVault
    findings: Findings


def check_vault(
    root: Path, wanted: Wanted | None = None, cache: Keeping = NOTHING, stage: Stage = unwatched
) -> Checked:
    """Check the vault at `root`; its notes are whole."""
    wanted = wanted or Wanted()
    return check_texts(read_texts(root, wanted.exclude), wanted, cache, stage, whole=True)


def check_texts(
    texts: Texts,
    wanted: Wanted,
    cache: Keeping = NOTHING,
    stage: Stage = unwatched,
    *,
    whole: bool = False,
) -> Checked:
    """Check a vault whose texts are at hand. Without `whole`, notes that are remembered lack their blocks."""
    vault = understand(texts, cache, stage, whole=whole)
    judged = judge_vault(
        vault, wanted.limits, wanted.jobs, expressions=wanted.expressions, cache=cache, stage=stage
    )
    return Checked(vault=vault, judged=judged, findings=_findings(vault, judged, wanted))


def check_notes(notes: Mapping[str, str]) -> tuple[Judgement, ...]:
    """The judgements on the claims of some notes, given as texts by their paths."""
    sources = [Source(path, text) for path, text in notes.items()]
    files = VaultFiles(Path(), tuple(VaultFile(path, len(text), 0) for path, text in notes.items()))
    return judge_vault(read_sources(sources, files), CodeLimits(workers=1), jobs=1).judgements


def _findings(vault: ReadVault, judged: JudgedVault, wish: Wanted) -> Findings:
    selection, only = wish.selection, wish.only
    found = [one for one in _diagnostics(vault, judged, wish.strict) if selection.wants(one.code, one.path)]
    silenced = _silenced(vault, found, selection)

    def wanted(path: str) -> bool:
        return only is None or path in only

    return Findings(
        sources={path: note.source for path, note in vault.notes.items()},
        formulas=sum(len(note.formulas) for path, note in vault.notes.items() if wanted(path)),
        definitions=tuple(one for one in judged.definitions if wanted(one.definition.path)),
        judgements=tuple(one for one in judged.judgements if wanted(one.claim.path)),
        links=tuple(
            ResolvedLink(path=path, link=one.link, resolved=one.resolved)
            for path in vault.notes
            for one in vault.index.outgoing(path)
            if wanted(path)
        ),
        diagnostics=tuple(one for one in silenced if wanted(one.path)),
        unsafe=judged.unsafe,
    )


def _diagnostics(vault: ReadVault, judged: JudgedVault, strict: bool) -> Iterator[Diagnostic]:
    yield from vault.diagnostics
    for note in vault.notes.values():
        yield from vault.found[note.path]
        yield from _blocks(note, judged)
    for check in VAULT_RULES:
        yield from check(vault.index)
    sources = {path: note.source for path, note in vault.notes.items()}
    yield from claim_diagnostics(judged.judgements, sources, strict=strict)


def note_diagnostics(note: Note, vault: ReadVault) -> Iterator[Diagnostic]:
    """What the rules find in one note, verdicts aside."""
    yield from note.diagnostics
    for check in NOTE_RULES:
        yield from check(note)
    for check_indexed in INDEX_RULES:
        yield from check_indexed(note, vault.index)


def _blocks(note: Note, judged: JudgedVault) -> Iterator[Diagnostic]:
    code, result = judged.codes.get(note.path), judged.results.get(note.path)
    if code is None:
        return
    for index, (fence, dialect) in enumerate(zip(code.fences, code.dialects, strict=True)):
        yield from diagnose(note, fence, dialect, result.runs[index] if result is not None else None)


def _silenced(vault: ReadVault, found: Iterable[Diagnostic], selection: Selection) -> list[Diagnostic]:
    by_path: dict[str, list[Diagnostic]] = {}
    for one in found:
        by_path.setdefault(one.path, []).append(one)
    kept: list[Diagnostic] = []
    for path in sorted({*by_path, *vault.notes}):
        note = vault.notes.get(path)
        diagnostics = by_path.get(path, [])
        if note is not None:
            asked = suppress.apply(note, diagnostics, was_asked=partial(selection.wants, path=path))
            diagnostics = [one for one in asked if selection.wants(one.code, path)]
        kept.extend(sorted(diagnostics, key=lambda one: (one.span, one.code)))
    return kept
