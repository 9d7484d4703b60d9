"""A checked vault → what is emitted of it: figures, backlinks, attachments. Writes nothing itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from vaultproof.cache import NOTHING, Keeping
from vaultproof.catalogue import UNEXAMINED_NOTE
from vaultproof.claim import Definition, Judgement, WitnessKind
from vaultproof.diagnostic import Diagnostic, of_fault
from vaultproof.emit.context import (
    Backlink,
    EmittedVault,
    FactToEmit,
    FigureToEmit,
    NoteToEmit,
    UndrawnToEmit,
)
from vaultproof.emit.language import language_of
from vaultproof.emit.markdown import linkable
from vaultproof.emit.sentence import sentence_of
from vaultproof.extract.definitions.symbols import symbols_of
from vaultproof.fix import apply, compatible, select
from vaultproof.link.mentions import Mention, Mentionable, first_in_section
from vaultproof.note import Note
from vaultproof.pipeline.check import Checked, note_diagnostics
from vaultproof.pipeline.code_figures import draw_code, wanted_of
from vaultproof.pipeline.drawable import MAX_FIGURES, figures_wanted
from vaultproof.pipeline.figures import draw_figure, too_late
from vaultproof.pipeline.figures.figure import Drawn, Figure, Undrawn
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.read import read_note
from vaultproof.sandbox import JobResult
from vaultproof.source import Source, Span
from vaultproof.terminal import Stage, unwatched
from vaultproof.witness.workers import Stopped, Workers

FIGURE_SECONDS = 45.0
_LARGEST_DRAWN, _MOST_DRAWN_BYTES, _MOST_TEXTS = 1 << 20, 3 << 20, 8
_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def to_emit(
    checked: Checked,
    language: str,
    *,
    repaired: bool = True,
    stubs: frozenset[str] = frozenset(),
    jobs: int | None = None,
    cache: Keeping = NOTHING,
    stage: Stage = unwatched,
    limits: CodeLimits | None = None,
) -> EmittedVault:
    """Everything that a build writes. `repaired` puts safe repairs into the emitted notes' own text.

    `stubs` are files that an earlier build put in place: a link that opens one still waits for its note. Functions that
    exist as code alone are drawn within `limits`, and not at all without.
    """
    vault = checked.vault
    coded, calm = _coded(checked, language, cache, limits) if limits is not None else ({}, True)
    faults: list[Diagnostic] = []
    wanted = list(_wanted(checked, language, faults))
    figures, undrawn, settled = _figures(wanted, coded, jobs, cache, stage, faults)
    fixed = {path: _repaired(note, checked) if repaired else None for path, note in vault.notes.items()}
    mentions = _mentions(checked, {path: fixed[path] or note for path, note in vault.notes.items()})
    by_note: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in checked.judged.judgements:
        by_note[judgement.claim.path].append(judgement)
    definitions: dict[str, list[Definition]] = defaultdict(list)
    for one in checked.judged.definitions:
        definitions[one.definition.path].append(one.definition)
    notes = tuple(
        NoteToEmit(
            note=note,
            judgements=tuple(by_note[path]),
            definitions=tuple(definitions[path]),
            figures=tuple(figure for figure, _ in figures.get(path, ())),
            facts=tuple(fact for _, facts in figures.get(path, ()) for fact in facts),
            undrawn=undrawn.get(path, ()),
            backlinks=_backlinks(checked, path),
            drawn=_drawn(checked.judged.notes[path].result),
            symbols=symbols_of(fixed[path] or note),
            mentions=mentions[path],
            fixed=fixed[path],
        )
        for path, note in vault.notes.items()
    )
    attachments = tuple(file.path for file in vault.files.files if file.path not in vault.notes)
    return EmittedVault(
        root=vault.files.root,
        notes=notes,
        attachments=attachments,
        unresolved=_unresolved(checked, stubs),
        settled=settled and calm and not faults,
        faults=tuple(faults),
    )


def _backlinks(checked: Checked, path: str) -> tuple[Backlink, ...]:
    found: dict[str, str] = {}
    for source, link in checked.vault.index.backlinks(path):
        note = checked.vault.notes.get(source)
        if note is None or source == path:
            continue
        if not found.get(source):
            found[source] = sentence_of(note, link)
    return tuple(Backlink(path=source, sentence=sentence) for source, sentence in sorted(found.items()))


def _unresolved(checked: Checked, stubs: frozenset[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, set[str]] = defaultdict(set)
    for path in checked.vault.notes:
        for one in checked.vault.index.outgoing(path):
            if one.link.target and (one.resolved is None or one.resolved in stubs):
                found[one.link.target].add(path)
    return tuple((target, tuple(sorted(paths))) for target, paths in sorted(found.items()))


def _drawn(result: JobResult | None) -> tuple[FigureToEmit, ...]:
    """The figures that a note's code drew, those that are small enough to be kept, with what their texts say."""
    found: list[FigureToEmit] = []
    room = _MOST_DRAWN_BYTES
    for svg in result.figures if result is not None else ():
        if len(svg) > min(room, _LARGEST_DRAWN) or any(svg == one.svg for one in found):
            continue
        room -= len(svg)
        found.append(FigureToEmit(name=f"figure {len(found) + 1}", svg=svg, alt=_texts(svg)))
    return tuple(found)


def _texts(svg: bytes) -> str:
    """The words of a figure: its title and what its axes and lines are called."""
    texts = (unescape(_TAG.sub("", text)).strip() for text in _TEXT.findall(svg.decode("utf-8", "replace")))
    words = dict.fromkeys(text for text in texts if any(sign.isalpha() for sign in text))
    return ", ".join(list(words)[:_MOST_TEXTS])


def _mentions(checked: Checked, notes: Mapping[str, Note]) -> dict[str, tuple[Mention, ...]]:
    """Words of each note that name another one and are no link to it, the first of each section."""
    index = checked.vault.index
    names = Mentionable(
        (name, path) for path, note in notes.items() if linkable(path) for name in (note.title, *note.aliases)
    )
    leads = {
        path: [(one.link, one.resolved) for one in index.outgoing(path) if one.resolved is not None]
        for path in notes
    }
    found = names.in_notes(
        notes, {path: frozenset(target for _, target in links) for path, links in leads.items()}
    )
    return {
        path: tuple(
            first_in_section(
                notes[path],
                mentions,
                [(link.scope, target) for link, target in leads[path] if link.in_property is None],
            )
        )
        for path, mentions in found.items()
    }


def _repaired(note: Note, checked: Checked) -> Note | None:
    """The note with its safe repairs, None where there are none."""
    fixes = [one.fix for one in note_diagnostics(note, checked.vault) if one.fix is not None]
    safe = compatible(note.source, select(fixes, unsafe=False))
    if not safe:
        return None
    return read_note(Source(note.path, apply(note.source, safe), bom=note.source.bom))


def _wanted(checked: Checked, language: str, faults: list[Diagnostic]) -> Iterator[Figure]:
    """What is to be drawn for all notes; of one on which we fail nothing, and a fault more."""
    for note in checked.vault.notes.values():
        try:
            yield from figures_wanted(note, checked, language)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other notes their figures
            faults.append(_fault(note.path, "no figure of this note was drawn", of_fault(error)))


def _fault(path: str, said: str, where: str) -> Diagnostic:
    return UNEXAMINED_NOTE.at(
        path,
        Span(0, 0),
        f"{said}: a fault of Vaultproof's own ({where})",
        help="nothing is wrong with the note; please report this together with it",
    )


def _figures(
    wanted: Sequence[Figure],
    coded: Mapping[str, list[Drawn | Undrawn]],
    jobs: int | None,
    cache: Keeping,
    stage: Stage,
    faults: list[Diagnostic],
) -> tuple[
    Mapping[str, list[tuple[FigureToEmit, tuple[FactToEmit, ...]]]],
    Mapping[str, tuple[UndrawnToEmit, ...]],
    bool,
]:
    """The figures of each note, in the order of its definitions, those that there are none of, and whether none was
    given up for lack of time."""
    found: dict[int, Drawn | Undrawn | None] = cache.load("figure", dict(enumerate(wanted)))
    late: dict[int, Undrawn] = {}
    new = [index for index in range(len(wanted)) if index not in found]
    if new:
        tick = stage("drawing", len(new))
        workers: Workers[Figure, Drawn | Undrawn | None] = Workers(
            draw_figure, seconds=FIGURE_SECONDS, count=jobs, lasting=True
        )
        for at, outcome in workers.run([wanted[index] for index in new]):
            if not isinstance(outcome, Stopped):
                found[new[at]] = outcome
                cache.keep("figure", wanted[new[at]], outcome)
            elif outcome.fault:
                figure = wanted[new[at]]
                faults.append(
                    _fault(figure.path, f"its figure of `{figure.name}` was not drawn", outcome.fault)
                )
            elif (told := too_late(wanted[new[at]])) is not None:
                late[new[at]] = Undrawn(shown=told)
            tick()
    shown: dict[str, list[Drawn]] = defaultdict(list)
    for path, drawn in _in_order(wanted, found, coded):
        alike = shown[path]
        same = next((at for at, other in enumerate(alike) if drawn.is_like(other)), None)
        if same is None:
            alike.append(drawn)
        elif drawn.marks > alike[same].marks:
            alike[same] = drawn
    figures = {
        path: [(one.figure, one.facts) for one in _needed(listed)[:MAX_FIGURES]]
        for path, listed in shown.items()
    }
    undrawn = _undrawn(wanted, {**found, **late}, coded)
    return figures, undrawn, len(found) == len(wanted)


def _undrawn(
    wanted: Sequence[Figure],
    found: Mapping[int, Drawn | Undrawn | None],
    coded: Mapping[str, list[Drawn | Undrawn]],
) -> dict[str, tuple[UndrawnToEmit, ...]]:
    """What tells of each note why functions have no figure."""
    listed: dict[str, list[UndrawnToEmit]] = defaultdict(list)
    for index, one in sorted(found.items()):
        if isinstance(one, Undrawn):
            listed[wanted[index].path].append(one.shown)
    for path, several in coded.items():
        listed[path].extend(one.shown for one in several if isinstance(one, Undrawn))
    return {path: tuple(told) for path, told in listed.items() if told}


def _needed(drawn: list[Drawn]) -> list[Drawn]:
    """The figures of a note without spare ones, unless it has no others."""
    return [one for one in drawn if not one.spare] or drawn


def _in_order(
    wanted: Sequence[Figure],
    found: Mapping[int, Drawn | Undrawn | None],
    coded: Mapping[str, list[Drawn | Undrawn]],
) -> Iterator[tuple[str, Drawn]]:
    """All figures with their notes, those of formulas first."""
    for index, drawn in sorted(found.items()):
        if isinstance(drawn, Drawn):
            yield wanted[index].path, drawn
    for path, listed in coded.items():
        yield from ((path, drawn) for drawn in listed if isinstance(drawn, Drawn))


def _coded(
    checked: Checked, language: str, cache: Keeping, limits: CodeLimits
) -> tuple[Mapping[str, list[Drawn | Undrawn]], bool]:
    """The curves of functions that are given as code alone, by note, and whether another run would draw the same."""
    named: dict[str, list[str]] = defaultdict(list)
    for definition in checked.judged.references.definitions:
        if definition.source is WitnessKind.FORMULA:
            named[definition.path].extend((definition.name, *definition.aliases))
    wanted = [
        figure
        for path, note in checked.vault.notes.items()
        if checked.judged.notes[path].code.functions
        for figure in wanted_of(
            note,
            checked.judged.notes[path],
            named[path],
            language_of(note) if language == "auto" else language,
            limits,
        )
    ]
    return draw_code(wanted, limits, cache) if wanted else ({}, True)
