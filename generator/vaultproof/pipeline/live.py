"""A vault that is looked at again and again: after a change, only what the change touches is worked out anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, MutableMapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from vaultproof.cache import NOTHING, Keeping
from vaultproof.catalogue import CHANGED_PART
from vaultproof.claim import Judgement, Refuted
from vaultproof.diagnostic import Diagnostic
from vaultproof.findings import Findings, ReadDefinition
from vaultproof.link import summarise
from vaultproof.link.refer import References
from vaultproof.pipeline.asked import OF_VIEWS, Askers, Subject, differing, of_files, told_by
from vaultproof.pipeline.check import assemble_findings, diagnose_note, diagnostics_elsewhere
from vaultproof.pipeline.examine import Examined, examine_all
from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.judge import (
    NOT_JUDGED,
    JudgedNote,
    JudgedVault,
    Means,
    judge_notes,
    read_definitions,
    references_of,
)
from vaultproof.pipeline.late import Late
from vaultproof.pipeline.linked import Linked, Questions, link, names_digest
from vaultproof.pipeline.read import ReadVault, assemble, canvas_of, canvases_of
from vaultproof.pipeline.texts import (
    READ,
    Parts,
    Texts,
    authored,
    changed_parts,
    kind_of,
    read_text,
    read_texts,
)
from vaultproof.quick import quick
from vaultproof.read.files import list_vault
from vaultproof.source import Source
from vaultproof.terminal import Stage, unwatched
from vaultproof.vault import VaultFile, VaultFiles


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
        known: Known | None = None,
    ) -> None:
        self.overlay = overlay if overlay is not None else {}
        self._root = root
        self._wanted = wanted
        self._cache = cache
        self._means = Means(limits=wanted.limits, jobs=wanted.jobs, cache=cache)
        self._examined: MutableMapping[str, Examined] = {}
        self._preamble = ""
        self._linked: MutableMapping[str, Linked] = {}
        self._askers: Askers | None = None
        self._judged: MutableMapping[str, JudgedNote] = {}
        self._consulted: dict[str, Consulted] = {}
        self._files = VaultFiles(root, ())
        self.diagnostics: dict[str, tuple[Diagnostic, ...]] = {}
        if known is None:
            self._load(stage)
        else:
            self._take(known)

    def update(self, paths: Iterable[str]) -> frozenset[str]:
        """Look at what changed at these paths; the paths of which there is something else to tell than before."""
        before = self.diagnostics
        self.diagnostics = dict(before)
        changed = self._changed(set(paths))
        if changed is None:
            self._load()
        elif changed.sources or changed.came or changed.went or changed.beside:
            self.put(changed)
        texts = changed.sources if changed is not None else ()
        return frozenset(
            path
            for path in {*before, *self.diagnostics}
            if before.get(path, ()) != self.diagnostics.get(path, ()) or path in texts
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

    def _take(self, known: Known) -> None:
        """Begin with what is known of the vault as it was."""
        self._examined, self._linked, self._consulted = known.examined, known.linked, known.consulted
        self._preamble, self._files, self._elsewhere = (
            known.vault.preamble,
            known.vault.files,
            known.elsewhere,
        )
        self.vault, self._references = known.vault, known.references
        self._askers = Askers(self._linked) if known.asks_anything else None
        self._names = names_digest(self.vault.index)
        self._judged = Late(known.examined, lambda path: self._judge([path])[path])

    def _judge(self, paths: Collection[str]) -> dict[str, JudgedNote]:
        if not self._wanted.judging:
            return dict.fromkeys(paths, NOT_JUDGED)
        return judge_notes(paths, self.vault, self._references, self._means)

    @property
    def consulted(self) -> Mapping[str, Consulted]:
        """What the verdicts on each note hang on."""
        return self._consulted

    @property
    def elsewhere(self) -> Mapping[str, Sequence[Diagnostic]]:
        """What was found beside what is in the notes, by path."""
        return self._elsewhere

    def read_definitions(
        self, paths: Collection[str]
    ) -> tuple[dict[str, list[ReadDefinition]], frozenset[str]]:
        """The definitions of some notes as they were understood, and the notes in which time ran out."""
        if not self._wanted.judging:
            return {}, frozenset()
        means, wanted = self._means, self._wanted.expressions
        return read_definitions(paths, self.vault, self._references, means, expressions=wanted)

    def _changed(self, paths: set[str]) -> Change | None:
        """What changed at some paths; None where that is more than the text of notes and the names of files."""
        if paths <= self._examined.keys():
            sources = {path: self._text(path) for path in paths}
            if all(isinstance(one, Source) for one in sources.values()):
                return Change(sources=self._other_than_known(sources))
        files = self._listed()
        if _settings(files) != _settings(self._files):
            return None
        before, after = _by_path(self._files), _by_path(files)
        came, went = after.keys() - before.keys(), before.keys() - after.keys()
        other = {path for path in after.keys() & before.keys() if after[path] != before[path]}
        looked = came | went | other | paths
        unread = {one.path for one in self.vault.diagnostics} - self._examined.keys()
        notes = {file.path for file in files.notes} - (unread - looked)
        known = self._examined.keys()
        if (
            not unread.isdisjoint(looked)
            or any(map(self._is_read_whole, looked))
            or not notes - known <= came
            or not known - notes <= went
        ):
            return None
        sources = {path: self._text(path) for path in notes & looked}
        if not all(isinstance(one, Source) for one in sources.values()):
            return None
        self._files = files
        return Change(
            sources=self._other_than_known(sources),
            came=frozenset(came),
            went=frozenset(went),
            beside={path: self._text(path) for path in looked if _is_beside(path)},
        )

    def _is_read_whole(self, path: str) -> bool:
        """Whether the whole vault is looked at again where a file changes: it is LaTeX that holds everywhere."""
        return kind_of(path) == "sty" or path == self._wanted.preamble

    def _text(self, path: str) -> Source | Diagnostic:
        shown = self.overlay.get(path)
        return read_text(self._root, path, self._wanted.parts) if shown is None else self._shown(path, shown)

    def _other_than_known(self, sources: Mapping[str, Source | Diagnostic]) -> dict[str, Source]:
        known = self._examined
        return {
            path: source
            for path, source in sorted(sources.items())
            if isinstance(source, Source) and (path not in known or source != known[path].note.source)
        }

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
        self._linked = dict(self.vault.linked)
        self.vault = replace(self.vault, linked=self._linked)
        self._askers = Askers(self._linked)
        self._files = texts.files
        self._names = names_digest(self.vault.index)
        self._references = references_of(self.vault)
        self._judged = judge_notes(notes, self.vault, self._references, replace(self._means, stage=stage))
        self._consulted = {path: Consulted.by(one) for path, one in self._judged.items()}
        self._elsewhere = diagnostics_elsewhere(self.vault)
        self.diagnostics = {}
        self._diagnose({*notes, *self._elsewhere})

    def _texts(self) -> Texts:
        texts = read_texts(self._root, self._wanted.exclude, self._wanted.preamble, self._wanted.parts)
        files = self._with_shown(texts.files)
        left_out = {file.path for file in files.excluded}
        shown = {path: self._shown(path, text) for path, text in self.overlay.items() if path not in left_out}
        if not shown:
            return texts
        changed = (changed_parts(self._root, one) for one in shown.values())
        problems = (
            *(one for one in texts.problems if one.path not in shown),
            *(one for one in changed if one is not None),
        )
        merged = dict(sorted({**texts.texts, **shown}.items()))
        return replace(texts, files=files, texts=merged, problems=problems)

    def _listed(self) -> VaultFiles:
        return self._with_shown(list_vault(self._root, self._wanted.exclude))

    def _with_shown(self, files: VaultFiles) -> VaultFiles:
        """The files of the vault with those that an editor shows and nobody has saved."""
        known = _by_path(files)
        new = [VaultFile(path, len(text), 0) for path, text in self.overlay.items() if path not in known]
        if not new:
            return files
        return replace(files, files=tuple(sorted((*files.files, *new), key=lambda file: file.path)))

    def _shown(self, path: str, text: str) -> Source:
        """A note as an editor shows it."""
        return authored(self._root, Source(path, text), self._wanted.parts)

    def put(self, change: Change) -> Touched:
        """Let the vault be as it is since a change; what was worked out anew for it."""
        index, vault, sources = self.vault.index, self.vault, change.sources
        gone = change.went & self._examined.keys()
        files = change.came | change.went
        around = {*sources, *gone, *index.leading_to(files)}
        told = {path: told_by(index, path) for path in around}
        alone, touched = index.orphans, self._led_to(around)
        index.rename(change.came, change.went)
        views = index.views
        self._put_beside(change.beside)
        vault = self.vault
        for path in gone:
            self._drop(path)
        self._examined.update(self._read_again(sources))
        for path in sources:
            index.put(summarise(vault.notes[path]))
        if not sources.keys() <= told.keys() or files:
            self._set_in_order()
        subjects = {one for path in around for one in differing(told[path], told_by(index, path))}
        subjects |= {*of_files(files), *(("orphan", path) for path in alone ^ index.orphans)}
        subjects |= {OF_VIEWS} if views != index.views else set()
        relinked = self._link_again(sources, subjects)
        touched |= {*sources, *relinked, *self._led_to(around)}
        if self._tell_of_parts(sources) or subjects or change.beside or change.elsewhere:
            touched |= self._look_elsewhere()
        meant, judged = self._judge_again(sources, gone, change.judge)
        self._diagnose(
            {path for path in touched | meant | judged if path in vault.notes or path in self._elsewhere}
        )
        return Touched(gone=gone, linked=frozenset(relinked), meant=meant, judged=judged)

    def _read_again(self, sources: Mapping[str, Source]) -> dict[str, Examined]:
        return examine_all(sources, self._cache, preamble=self._preamble, stating=self._wanted.judging)

    def _put_beside(self, changed: Mapping[str, Source | Diagnostic]) -> None:
        """Let canvases and bases be as they are since a change; one that cannot be read is none."""
        if not changed:
            return
        texts = {**self.vault.beside, **changed}
        beside = {path: one for path, one in sorted(texts.items()) if isinstance(one, Source)}
        known = {one.path: one for one in self.vault.index.canvases if one.path not in changed}
        self.vault.index.put_canvases(known.get(path) or canvas_of(one) for path, one in beside.items())
        self.vault = replace(self.vault, beside=beside)

    def _drop(self, path: str) -> None:
        """Forget a note that is there no more."""
        for known in (
            self._examined,
            self._judged,
            self._consulted,
            self._linked,
        ):
            del known[path]
        if self._askers is not None:
            self._askers.drop(path)
        self.diagnostics.pop(path, None)

    def _set_in_order(self) -> None:
        """Let the files be those that there are now, and the notes in the order of their paths."""
        self.vault = replace(self.vault, files=self._files)
        self._names = names_digest(self.vault.index)

    def _link_again(self, sources: Collection[str], subjects: Collection[Subject]) -> set[str]:
        """Hear the rules on some notes, and on those that would be answered otherwise than they were."""
        questions = Questions(self.vault.index, self._names)
        if self._askers is None and subjects:
            self._askers = Askers(self._linked)
        others = self._askers.answered_otherwise(subjects, questions) if self._askers is not None else ()
        relinked = {*sources, *others}
        for path in relinked:
            one = self._linked[path] = link(self.vault.notes[path], questions)
            if self._askers is not None:
                self._askers.put(path, one)
        return relinked

    def _look_elsewhere(self) -> set[str]:
        """Look again at what there is to say beside notes; the paths of which it is something else."""
        before, self._elsewhere = self._elsewhere, diagnostics_elsewhere(self.vault)
        after = self._elsewhere
        for path in before.keys() - after.keys() - self.vault.notes.keys():
            self.diagnostics.pop(path, None)
        return {path for path in {*before, *after} if before.get(path) != after.get(path)}

    def _tell_of_parts(self, sources: Mapping[str, Source]) -> bool:
        """Look again whether generated parts are as a build left them; True where that gives something else to tell."""
        if self._wanted.parts is not Parts.BLANK:
            return False
        old = self.vault.diagnostics
        kept = [one for one in old if one.code != CHANGED_PART.code or one.path not in sources]
        told = [one for source in sources.values() if (one := changed_parts(self._root, source)) is not None]
        if len(kept) == len(old) and not told:
            return False
        self.vault = replace(self.vault, diagnostics=(*kept, *told))
        return True

    def _led_to(self, sources: Iterable[str]) -> set[str]:
        """The notes that some notes link to: a wrong value in them is traced into the notes that link to it."""
        opened = {path for source in sources for path in self.vault.index.opened(source) if path is not None}
        return {path for path in opened if path in self._consulted and self._consulted[path].wrong}

    def _judge_again(
        self, sources: Collection[str], gone: Collection[str], again: Collection[str]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Judge the notes whose verdicts may change, once their definitions are known anew. Gives the notes in which
        names may mean something else, and those that were judged."""
        references = self._references
        names = {name for path in (*sources, *gone) for name in references.names_of(path)}
        told = {name for path in (*sources, *gone) for name in references.name(path)}
        for path in gone:
            references.change(path)
        meant = {*sources, *references.saying(told)}
        for path in meant:
            references.change(path)
        moved = meant | set(gone)
        names |= {name for path in meant for name in references.names_of(path)}
        judged = {path for path, one in self._consulted.items() if one.is_touched(moved, names)}
        judged |= meant | set(again)
        anew = self._judge(sorted(judged))
        self._judged.update(anew)
        self._consulted.update({path: Consulted.by(one) for path, one in anew.items()})
        return frozenset(meant), frozenset(judged)

    def _diagnose(self, paths: set[str]) -> None:
        for path in paths:
            others = self._elsewhere.get(path, ())
            if self._wanted.only is None or path in self._wanted.only:
                self.diagnostics[path] = diagnose_note(path, self.vault, self._judged, others, self._wanted)


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Consulted:
    """What verdicts on a note hang on beside its own text, names and paths of notes; whether they may change with what
    stands in other notes: since a claim is refuted, or since they have to be tried again."""

    names: Collection[str]
    paths: Collection[str]
    wrong: bool
    settled: bool

    @staticmethod
    def by(judged: JudgedNote) -> Consulted:
        """What a judged note hangs on."""
        return Consulted(
            names=judged.names,
            paths=judged.paths,
            wrong=any(isinstance(one.verdict, Refuted) for one in judged.judgements),
            settled=judged.settled,
        )

    def is_touched(self, paths: AbstractSet[str], names: AbstractSet[str]) -> bool:
        """Whether it hangs on one of some notes, or on what one of some names means."""
        return not paths.isdisjoint(self.paths) or not names.isdisjoint(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a vault as it was, what its verdicts hang on, what was found beside its notes, and whether any
    note asked about what nobody knows."""

    vault: ReadVault
    examined: MutableMapping[str, Examined]
    linked: MutableMapping[str, Linked]
    references: References
    consulted: dict[str, Consulted]
    elsewhere: dict[str, list[Diagnostic]]
    asks_anything: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The notes that a change took away, on which rules were heard again, in which names may mean something else, and
    that were judged again."""

    gone: frozenset[str]
    linked: frozenset[str]
    meant: frozenset[str]
    judged: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Notes whose text is another one, known or not, the files that came and went since, and the canvases and bases
    that were looked at again, with what cannot be read. `judge` are notes to judge again in any case; with `elsewhere`,
    what there is to say beside notes is looked at again, too."""

    sources: Mapping[str, Source]
    came: frozenset[str] = frozenset()
    went: frozenset[str] = frozenset()
    beside: Mapping[str, Source | Diagnostic] = field(default_factory=dict)
    judge: frozenset[str] = frozenset()
    elsewhere: bool = False


def _by_path(files: VaultFiles) -> dict[str, VaultFile]:
    return {file.path: file for file in (*files.files, *files.excluded)}


def _is_beside(path: str) -> bool:
    """Whether a file is read beside the notes: a canvas or a base."""
    return kind_of(path) in READ and kind_of(path) != "md"


def _settings(files: VaultFiles) -> VaultFiles:
    """What is known of a vault beside its files."""
    return replace(files, files=(), excluded=())
