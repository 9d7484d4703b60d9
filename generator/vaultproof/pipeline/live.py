"""A vault that is looked at again and again: after a change, only what the change touches is worked out anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from vaultproof.cache import NOTHING, Keeping
from vaultproof.catalogue import CHANGED_PART
from vaultproof.claim import Judgement
from vaultproof.diagnostic import Diagnostic
from vaultproof.findings import Findings
from vaultproof.link import Index, summarise
from vaultproof.link.refer import fold
from vaultproof.pipeline.check import assemble_findings, diagnose_note, diagnostics_elsewhere
from vaultproof.pipeline.examine import Examined, examine, examine_all
from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.judge import JudgedNote, JudgedVault, Means, judge_notes, references_of
from vaultproof.pipeline.linked import Linked, Questions, link, names_digest
from vaultproof.pipeline.read import assemble, canvases_of
from vaultproof.pipeline.texts import READ, Texts, authored, changed_parts, kind_of, read_text, read_texts
from vaultproof.source import Source
from vaultproof.terminal import Stage, unwatched
from vaultproof.vault import VaultFile


class Live:
    """The vault at `root` and the diagnostics in it, by path.

    `overlay` holds texts of notes that count instead of those on disk: what an editor has not saved.
    """

    def __init__(
        self,
        root: Path,
        wanted: Wanted,
        cache: Keeping = NOTHING,
        stage: Stage = unwatched,
        overlay: dict[str, str] | None = None,
    ) -> None:
        self.overlay = overlay if overlay is not None else {}
        self._root = root
        self._wanted = wanted
        self._cache = cache
        self._means = Means(limits=wanted.limits, jobs=wanted.jobs, cache=cache)
        self._examined: dict[str, Examined] = {}
        self._preamble = ""
        self._linked: dict[str, Linked] = {}
        self._judged: dict[str, JudgedNote] = {}
        self.diagnostics: dict[str, tuple[Diagnostic, ...]] = {}
        self._load(stage)

    def update(self, paths: Iterable[str]) -> frozenset[str]:
        """Look at what changed at these paths; the paths of which there is something else to tell than before."""
        before = self.diagnostics
        self.diagnostics = dict(before)
        changed = self._changed(set(paths))
        if changed is None:
            self._load()
        elif changed:
            self._put(changed)
        return frozenset(
            path
            for path in {*before, *self.diagnostics}
            if before.get(path, ()) != self.diagnostics.get(path, ()) or path in (changed or ())
        )

    def judgements(self, path: str) -> tuple[Judgement, ...]:
        """The judgements on a note's claims, in the order of its text."""
        judged = self._judged.get(path)
        return judged.judgements if judged is not None else ()

    def findings(self, only: Iterable[str] | None = None, *, links: bool = True) -> Findings:
        """The findings of the vault, or of some of its notes; `links` tells of links too."""
        kept = self.diagnostics if only is None else dict.fromkeys(only, ())
        shown = {path: self.diagnostics.get(path, ()) for path in kept}
        judged = JudgedVault(notes=self._judged, definitions=(), references=self._references)
        found = assemble_findings(self.vault, judged, shown, links=links)
        if only is None:
            return found
        near = {label.path for one in found.diagnostics for label in one.labels} | shown.keys()
        return replace(found, sources={path: one for path, one in found.sources.items() if path in near})

    def _changed(self, paths: set[str]) -> dict[str, Source] | None:
        """The notes among some paths whose text is another one; None where more than the text of notes changed."""
        found: dict[str, Source] = {}
        for path in paths:
            old = self._examined.get(path)
            if old is None:
                if (
                    kind_of(path) in READ
                    or path.endswith(".sty")
                    or path == self._wanted.preamble
                    or (path in self._files) != (self._root / path).is_file()
                    or self._folder_changed(path)
                ):
                    return None
                continue
            shown = self.overlay.get(path)
            source = (
                read_text(self._root, path, self._wanted.parts) if shown is None else self._shown(path, shown)
            )
            if not isinstance(source, Source):
                return None
            if source != old.note.source:
                found[path] = source
        return found

    def _folder_changed(self, path: str) -> bool:
        """Whether a folder came, went or took another's name: of the files in it nothing else may be told."""
        below = path + "/"
        known = any(file.startswith(below) for file in self._files)
        return known != (self._root / path).is_dir()

    def _load(self, stage: Stage = unwatched) -> None:
        """Look at the whole vault; notes whose text is known are not read again."""
        texts = self._texts()
        notes = texts.notes
        if texts.preamble != self._preamble:
            self._preamble, self._examined = texts.preamble, {}
        known = {path: one for path, one in self._examined.items() if notes.get(path) == one.note.source}
        new = {path: source for path, source in notes.items() if path not in known}
        found = known | examine_all(new, self._cache, stage("reading", len(new)), texts.preamble)
        self._examined = {path: found[path] for path in notes}
        vault = assemble(
            texts.files,
            self._examined,
            canvases_of(texts),
            texts.problems,
            self._cache,
            {path: one for path, one in self._linked.items() if path in known},
        )
        self.vault = replace(vault, preamble=texts.preamble, beside=texts.beside)
        self._linked = self.vault.linked
        self._files = {file.path for file in (*texts.files.files, *texts.files.excluded)}
        self._names = names_digest(self.vault.index)
        self._references = references_of(self.vault)
        self._judged = judge_notes(notes, self.vault, self._references, replace(self._means, stage=stage))
        self._elsewhere = diagnostics_elsewhere(self.vault)
        self.diagnostics = {}
        self._diagnose({*notes, *self._elsewhere})

    def _texts(self) -> Texts:
        texts = read_texts(self._root, self._wanted.exclude, self._wanted.preamble, self._wanted.parts)
        left_out = {file.path for file in texts.files.excluded}
        shown = {path: self._shown(path, text) for path, text in self.overlay.items() if path not in left_out}
        if not shown:
            return texts
        known = {file.path for file in texts.files.files}
        new = [VaultFile(path, len(one.text), 0) for path, one in shown.items() if path not in known]
        files = sorted((*texts.files.files, *new), key=lambda file: file.path)
        changed = (changed_parts(self._root, one) for one in shown.values())
        problems = (
            *(one for one in texts.problems if one.path not in shown),
            *(one for one in changed if one is not None),
        )
        merged = dict(sorted({**texts.texts, **shown}.items()))
        return replace(texts, files=replace(texts.files, files=tuple(files)), texts=merged, problems=problems)

    def _shown(self, path: str, text: str) -> Source:
        """A note as an editor shows it."""
        return authored(self._root, Source(path, text), self._wanted.parts)

    def _put(self, sources: dict[str, Source]) -> None:
        """Put other texts in place of those of some notes."""
        index, vault = self.vault.index, self.vault
        before = {path: (_public(index, path), _called(index, path)) for path in sources}
        touched = set(sources) | self._led_to(sources)
        for path, source in sources.items():
            one = self._examined[path] = examine(source, self._preamble)
            vault.notes[path], vault.extracted[path], vault.found[path] = one.note, one.extracted, one.found
            index.put(summarise(one.note))
        questions = Questions(index, self._names)
        for path in sources:
            self._linked[path] = link(vault.notes[path], questions)
        parts = self._tell_of_parts(sources)
        if any(_public(index, path) != before[path][0] for path in sources):
            for path, linked in self._linked.items():
                if not questions.holds(linked):
                    self._linked[path] = link(self._examined[path].note, questions)
                    touched.add(path)
            parts = True
        if parts:
            elsewhere = diagnostics_elsewhere(self.vault)
            touched |= {
                path
                for path in {*elsewhere, *self._elsewhere}
                if elsewhere.get(path) != self._elsewhere.get(path)
            }
            self._elsewhere = elsewhere
        judged = self._to_judge(sources, before)
        self._judged.update(judge_notes(sorted(judged), vault, self._references, self._means))
        self._diagnose(touched | judged | self._led_to(sources))

    def _tell_of_parts(self, sources: dict[str, Source]) -> bool:
        """Look again whether generated parts are as a build left them; True where that gives something else to tell."""
        old = self.vault.diagnostics
        kept = [one for one in old if one.code != CHANGED_PART.code or one.path not in sources]
        told = [one for source in sources.values() if (one := changed_parts(self._root, source)) is not None]
        if len(kept) == len(old) and not told:
            return False
        self.vault = replace(self.vault, diagnostics=(*kept, *told))
        return True

    def _led_to(self, sources: Iterable[str]) -> set[str]:
        """The notes that some notes link to: a wrong value in them is traced into the notes that link to it."""
        opened = {one.resolved for path in sources for one in self.vault.index.outgoing(path)}
        return {path for path in opened if path in self._judged and path is not None}

    def _to_judge(self, sources: dict[str, Source], before: dict[str, tuple[object, object]]) -> set[str]:
        """The notes whose verdicts may change, once their definitions are known anew."""
        index, vault = self.vault.index, self.vault
        if any(_called(index, path) != before[path][1] for path in sources):
            self._references = references_of(vault)
            return set(vault.notes)
        names: set[str] = set()
        for path in sources:
            found, note = vault.extracted[path], vault.notes[path]
            self._references.put(path, found.definitions, found.bindings)
            names |= {fold(name) for name in (note.title, *note.aliases)}
        return {
            path
            for path, one in self._judged.items()
            if path in sources or not one.paths.isdisjoint(sources) or not one.names.isdisjoint(names)
        }

    def _diagnose(self, paths: set[str]) -> None:
        for path in paths:
            others = self._elsewhere.get(path, ())
            if self._wanted.only is None or path in self._wanted.only:
                self.diagnostics[path] = diagnose_note(path, self.vault, self._judged, others, self._wanted)


def _called(index: Index, path: str) -> object:
    summary = index.summaries[path]
    return summary.title, summary.aliases


def _public(index: Index, path: str) -> object:
    """What rules may ask of a note when they look at another: all but the places in its text."""
    one = index.summaries[path]
    leads = tuple((link.link.kind, link.link.subpath, link.resolved) for link in index.outgoing(path))
    return one.aliases, one.headings, one.block_ids, one.properties, one.tags, one.callouts, leads
