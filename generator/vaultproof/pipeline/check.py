"""A vault → everything found in it: read, judge, and hear all rules. Prints nothing and writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from vaultproof.cache import NOTHING, Keeping
from vaultproof.claim import Judgement
from vaultproof.diagnostic import Diagnostic
from vaultproof.findings import Findings, ResolvedLink
from vaultproof.note import Note
from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.judge import JudgedNote, JudgedVault, Means, judge_vault, unjudged_vault
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.pipeline.read import ReadVault, read_sources, understand
from vaultproof.pipeline.texts import Texts, read_texts
from vaultproof.rules import INDEX_RULES, NOTE_RULES, VAULT_RULES, formulas, suppress
from vaultproof.rules.blocks import diagnose
from vaultproof.rules.claims import claim_diagnostics
from vaultproof.rules.definitions import definition_diagnostics
from vaultproof.source import Source
from vaultproof.spot import recall, remembered
from vaultproof.terminal import Stage, unwatched
from vaultproof.vault import VaultFile, VaultFiles

_STRINGS = "strings"
"""The kind of what is kept of the strings that were read off patterns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A vault that was read and judged, with all findings; `found` are the diagnostics of each file that
    counts, `elsewhere` those beside what is in the notes."""

    vault: ReadVault
    judged: JudgedVault
    findings: Findings
    found: Mapping[str, tuple[Diagnostic, ...]]
    elsewhere: Mapping[str, Sequence[Diagnostic]]


def check_vault(
    root: Path, wanted: Wanted | None = None, cache: Keeping = NOTHING, stage: Stage = unwatched
) -> Checked:
    """Check the vault at `root`."""
    wanted = wanted or Wanted()
    texts = read_texts(root, wanted.exclude, wanted.preamble, wanted.parts)
    return check_texts(texts, wanted, cache, stage)


def check_texts(
    texts: Texts,
    wanted: Wanted,
    cache: Keeping = NOTHING,
    stage: Stage = unwatched,
) -> Checked:
    """Check a vault whose texts are at hand."""
    if (known := cache.late(_STRINGS, "")) is not None:
        recall(known())
    vault = understand(texts, cache, stage, wanted.jobs, stating=wanted.judging)
    means = Means(limits=wanted.limits, jobs=wanted.jobs, cache=cache, stage=stage)
    judged = (
        judge_vault(vault, means, expressions=wanted.expressions) if wanted.judging else unjudged_vault(vault)
    )
    elsewhere = diagnostics_elsewhere(vault)
    found = _found(vault, judged, elsewhere, wanted)
    findings = replace(assemble_findings(vault, judged, found), judged=wanted.judging)
    if (strings := remembered()) is not None:
        cache.keep(_STRINGS, "", strings)
    return Checked(vault=vault, judged=judged, findings=findings, found=found, elsewhere=elsewhere)


def check_notes(notes: Mapping[str, str]) -> tuple[Judgement, ...]:
    """The judgements on the claims of some notes, given as texts by their paths."""
    sources = [Source(path, text) for path, text in notes.items()]
    files = VaultFiles(Path(), tuple(VaultFile(path, len(text), 0) for path, text in notes.items()))
    return judge_vault(read_sources(sources, files), Means(limits=CodeLimits(workers=1), jobs=1)).judgements


def _found(
    vault: ReadVault, judged: JudgedVault, others: Mapping[str, Sequence[Diagnostic]], wanted: Wanted
) -> dict[str, tuple[Diagnostic, ...]]:
    paths = sorted({*others, *vault.notes})
    if wanted.only is not None:
        paths = [path for path in paths if path in wanted.only]
    return {path: diagnose_note(path, vault, judged.notes, others.get(path, ()), wanted) for path in paths}


def assemble_findings(
    vault: ReadVault,
    judged: JudgedVault,
    found: Mapping[str, Sequence[Diagnostic]],
    *,
    links: bool = True,
) -> Findings:
    """The findings of a vault, given the diagnostics of those of its files that count; `links` tells of links too."""
    notes = sorted(path for path in vault.notes if path in found)
    return Findings(
        sources={path: note.source for path, note in vault.notes.items()}
        | {path: source for path, source in vault.beside.items() if found.get(path)},
        notes=len(notes),
        formulas=sum(len(vault.notes[path].formulas) for path in notes),
        definitions=tuple(one for one in judged.definitions if one.definition.path in found),
        judgements=tuple(one for path in notes for one in judged.notes[path].judgements),
        links=tuple(
            ResolvedLink(path=path, link=one.link, resolved=one.resolved)
            for path in notes
            for one in (vault.index.outgoing(path) if links else ())
        ),
        diagnostics=tuple(one for path in sorted(found) for one in found[path]),
        unsafe=judged.unsafe,
    )


def diagnostics_elsewhere(vault: ReadVault) -> dict[str, list[Diagnostic]]:
    """What there is to say of files beside what is in the notes, by path: not readable, badly named, canvases."""
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in vault.diagnostics:
        found[one.path].append(one)
    for check in VAULT_RULES:
        for one in check(vault.index):
            found[one.path].append(one)
    return found


def diagnose_note(
    path: str,
    vault: ReadVault,
    judged: Mapping[str, JudgedNote],
    others: Iterable[Diagnostic],
    wanted: Wanted,
) -> tuple[Diagnostic, ...]:
    """All that is to be told of one file, in the order of its text; `others` is what was found elsewhere."""
    note = vault.notes.get(path)
    asks = partial(wanted.selection.wants, path=path)
    found = list(others)
    if note is not None:
        sources = _Sources(vault.notes)
        found = [*vault.found[path], *vault.linked[path].found, *_blocks(note, judged[path]), *others]
        found.extend(
            claim_diagnostics(judged[path].judgements, sources, index=vault.index, strict=wanted.strict)
        )
        found.extend(definition_diagnostics(judged[path].differing))
        asked = suppress.apply(note, [one for one in found if asks(one.code)], was_asked=asks)
        found = list(asked)
    return tuple(sorted((one for one in found if asks(one.code)), key=lambda one: (one.span, one.code)))


class _Sources(Mapping[str, Source]):
    """The texts of notes by path."""

    def __init__(self, notes: Mapping[str, Note]) -> None:
        self._notes = notes

    def __getitem__(self, path: str) -> Source:
        return self._notes[path].source

    def __iter__(self) -> Iterator[str]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)


def note_diagnostics(note: Note, vault: ReadVault) -> Iterator[Diagnostic]:
    """What the rules find in one note, verdicts aside."""
    yield from note.diagnostics
    for check in NOTE_RULES:
        yield from check(note)
    yield from formulas.check(note, preamble=vault.preamble)
    for check_indexed in INDEX_RULES:
        yield from check_indexed(note, vault.index)


def _blocks(note: Note, judged: JudgedNote) -> Iterator[Diagnostic]:
    runs = judged.result.runs if judged.result is not None else None
    for index, (fence, dialect) in enumerate(zip(judged.code.fences, judged.code.dialects, strict=True)):
        yield from diagnose(note, fence, dialect, runs[index] if runs is not None else None)
