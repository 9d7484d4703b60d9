"""One file's text → its note, what it states, and what the rules find in it alone. A pure function of its text."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import overload

from vaultproof.cache import NOTHING, Keeping
from vaultproof.catalogue import UNEXAMINED_NOTE, UNJUDGED_FORMULA
from vaultproof.claim import Property
from vaultproof.diagnostic import Diagnostic, of_fault
from vaultproof.extract import Extracted, extract
from vaultproof.extract.definitions.macros import with_macros
from vaultproof.extract.restored import with_restored
from vaultproof.note import Block, Formula, Note
from vaultproof.parcel import pack, unpack
from vaultproof.paste import find_artefacts
from vaultproof.paste.artefact import Artefact, ArtefactKind
from vaultproof.paste.prose import Line, lines_of
from vaultproof.paste.twins import twins
from vaultproof.pipeline.limit import limited
from vaultproof.read import read_note
from vaultproof.rules import NOTE_RULES, artefacts, formulas
from vaultproof.source import Passage, Source, Span
from vaultproof.spot import learn, recall, remembered
from vaultproof.terminal import Tick, nothing

_UNSETTLED = frozenset({UNJUDGED_FORMULA.code, UNEXAMINED_NOTE.code})
"""Findings after which a note is looked at again each time."""
_KIND = "examined"
_KIND_READ = "read"
_PRELOAD = ("vaultproof.pipeline.primed",)
"""What processes that read notes share: all that reading a first one makes ready."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A note with what it states, and the findings that need no other note."""

    note: Note
    extracted: Extracted
    found: tuple[Diagnostic, ...]


class _LateBlocks(Sequence[Block]):
    """The blocks of a note, the largest part of it and seldom asked for: there again when they are. `packed` is what
    they are made from."""

    def __init__(self, packed: Source | bytes) -> None:
        self._packed = packed

    @property
    def _blocks(self) -> Sequence[Block]:
        return _unpacked(self._packed)

    def __len__(self) -> int:
        return len(self._blocks)

    def __iter__(self) -> Iterator[Block]:
        return iter(self._blocks)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        return self._blocks[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


@lru_cache(maxsize=32)
def _unpacked(packed: Source | bytes) -> Sequence[Block]:
    """A remembered note's blocks, read again, or those of one that this run has read and packed."""
    if isinstance(packed, bytes):
        blocks: Sequence[Block] = unpack(packed)
        return blocks
    return read_note(packed).blocks


def _packed(one: Examined) -> Examined:
    """The same with its blocks in a fifth of the memory where the witnesses of a claim ask for them; else they are read
    again if need be."""
    asked = any(isinstance(claim, Property) for claim in one.extracted.claims)
    packed = pack(tuple(one.note.blocks)) if asked else one.note.source
    return replace(one, note=replace(one.note, blocks=_LateBlocks(packed)))


def examine(source: Source, preamble: str = "", *, stating: bool = True) -> Examined:
    """Examine one file; `preamble` is LaTeX that is read before it. What it states is looked for if `stating`."""
    note = read_note(source)
    lines = tuple(lines_of(note))
    traces = find_artefacts(note, lines)
    found = list(note.diagnostics)
    for check in NOTE_RULES:
        found.extend(artefacts.told(note, traces) if check is artefacts.check else check(note))
    found.extend(formulas.check(note, preamble=preamble))
    if not stating:
        return Examined(note=note, extracted=_NOTHING_STATED, found=tuple(found))
    try:
        with limited(_SECONDS_TO_READ + len(source.text) / _LETTERS_A_SECOND):
            extracted = _stated(note, lines, traces, preamble)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other notes their verdicts
        found.append(_unexamined(note, error))
        extracted = _NOTHING_STATED
    return Examined(note=note, extracted=extracted, found=tuple(found))


_SECONDS_TO_READ = 10.0
_LETTERS_A_SECOND = 20_000
"""The slowest notes that were met take a second for 40,000 letters."""


def _stated(note: Note, lines: Sequence[Line], traces: Sequence[Artefact], preamble: str) -> Extracted:
    """What a note states beside what pasting left in it."""
    whole, restored = with_restored(note, tuple(_restored(note, traces)))
    shown = {one.span for one in whole.formulas}
    silent = [
        trace.span
        for trace in traces
        if trace.kind is not ArtefactKind.MATH_FENCE and trace.span not in shown
    ]
    silent += twins(lines)
    return extract(with_macros(whole, preamble), silent, restored)


def _unexamined(note: Note, error: Exception) -> Diagnostic:
    """That a fault of ours kept us from reading what a note states, or that it would take for ever, and where it is."""
    slow = isinstance(error, TimeoutError)
    why = str(error) if slow else f"a fault of Vaultproof's own ({of_fault(error)})"
    return UNEXAMINED_NOTE.at(
        note.path,
        Span(0, 0),
        f"what this note states was not read: {why}",
        help="nothing is wrong with the note, and all others were checked; please report this together with it",
    )


_NOTHING_STATED = Extracted(definitions=(), bindings=(), claims=())


_WHOLE = frozenset({ArtefactKind.FOREIGN_DELIMITER, ArtefactKind.SPACE_BESIDE_DOLLAR})


def _restored(note: Note, traces: Iterable[Artefact]) -> Iterator[Formula]:
    """The formulas of a note that stand whole between marks which Obsidian does not read: `\\(…\\)`, brackets that have
    lost their backslashes, or dollars with a space inside."""
    for trace in traces:
        bare = trace.kind is ArtefactKind.BARE_BRACKET and trace.replacement is not None
        if trace.latex is None or not (bare or trace.kind in _WHOLE):
            continue
        start = note.source.text.find(trace.latex, trace.span.start, trace.span.end)
        block = next((one for one in note.blocks if one.span.covers(trace.span)), None)
        if start >= 0 and block is not None:
            passage = Passage.of(note.source, Span(start, start + len(trace.latex)))
            yield Formula(span=trace.span, passage=passage, display=False, scope=block.scope)


def examine_all(
    sources: Mapping[str, Source],
    cache: Keeping = NOTHING,
    tick: Tick = nothing,
    preamble: str = "",
    jobs: int | None = 1,
    *,
    stating: bool = True,
) -> dict[str, Examined]:
    """Examine some files, or remember what was found in the same text under the same path; what they state is looked
    for if `stating`.

    `jobs` processes share the work where there is much of it; as many as there are cores where it is None.
    """
    keys = {path: (source, preamble) if preamble else source for path, source in sources.items()}
    kind = _KIND if stating else _KIND_READ
    known = cache.load(kind, keys)
    examined: dict[str, Examined] = {}
    for path, one in known.items():
        source = sources[path]
        examined[path] = replace(one, note=replace(one.note, source=source, blocks=_LateBlocks(source)))
        tick()
    new = [source for path, source in sources.items() if path not in known]
    for one in _examined(new, preamble, jobs or os.cpu_count() or 1, stating=stating):
        path = one.note.path
        examined[path] = one
        if all(diagnostic.code not in _UNSETTLED for diagnostic in one.found):
            slim = replace(one.note, source=Source(path, ""), blocks=())
            cache.keep(kind, keys[path], replace(one, note=slim))
        tick()
    return {path: examined[path] for path in sources}


_MUCH = 200
_AT_ONCE = 20
_SECONDS = 60.0


def _examined(sources: Sequence[Source], preamble: str, jobs: int, *, stating: bool) -> Iterator[Examined]:
    """Each of some files, examined, in any order."""
    if len(sources) < _MUCH:
        yield from (examine(source, preamble, stating=stating) for source in sources)
        return
    if jobs == 1:
        yield from (_packed(examine(source, preamble, stating=stating)) for source in sources)
        return
    from vaultproof.witness.workers import Stopped, Workers

    parts = [
        (tuple(sources[at : at + _AT_ONCE]), preamble, stating) for at in range(0, len(sources), _AT_ONCE)
    ]
    workers = Workers(_examine_part, seconds=_SECONDS, count=jobs, preload=_PRELOAD if stating else ())
    for at, done in workers.run(parts):
        examined, strings = _examine_part(parts[at]) if isinstance(done, Stopped) else done
        learn(strings or {})
        yield from examined


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no cycles meanwhile, nor later among what is there then: a few notes leave little, and to look again and
    again takes a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.enable()


def _examine_part(
    part: tuple[Sequence[Source], str, bool],
) -> tuple[tuple[Examined, ...], Mapping[str, tuple[str, ...]] | None]:
    """Some files, examined, and the strings that were read off patterns since the last ones."""
    sources, preamble, stating = part
    with _without_collecting():
        examined = tuple(_packed(examine(source, preamble, stating=stating)) for source in sources)
    if (strings := remembered()) is not None:
        recall(strings)
    return examined, strings
