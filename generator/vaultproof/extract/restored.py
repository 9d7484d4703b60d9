r"""A note as it would be read if its formulas between `\(` and `\)` stood between dollars. Finds no such formulas."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaultproof.note import Block, Formula, Note, Run, RunKind

_OPENS = "\\("


def with_restored(note: Note, formulas: Sequence[Formula]) -> tuple[Note, tuple[Formula, ...]]:
    r"""The note with those of some formulas in its runs that stand in a line between `\(` and `\)`, and the others."""
    inline = [one for one in formulas if note.source.text.startswith(_OPENS, one.span.start)]
    if not inline:
        return note, tuple(formulas)
    blocks: list[Block] = []
    taken: list[Formula] = []
    for block in note.blocks:
        own = [one for one in inline if block.span.covers(one.span)]
        runs = _with(block.runs, own) if own else None
        if runs is None:
            blocks.append(block)
            continue
        blocks.append(replace(block, runs=runs))
        taken.extend(own)
    spans = {one.span for one in taken}
    merged = sorted((*note.formulas, *taken), key=lambda one: one.span.start)
    return (
        replace(note, blocks=tuple(blocks), formulas=tuple(merged)),
        tuple(one for one in formulas if one.span not in spans),
    )


def _with(runs: Sequence[Run], formulas: Sequence[Formula]) -> tuple[Run, ...] | None:
    """Runs with formulas in place of their texts; None where something else stands at the place of one."""
    found = list(runs)
    for formula in formulas:
        at = [index for index, run in enumerate(found) if _meet(run, formula)]
        if not at or any(found[index].kind is not RunKind.TEXT for index in at):
            return None
        first, last = at[0], at[-1]
        own = Run(kind=RunKind.FORMULA, span=formula.span, passage=formula.passage)
        found[first : last + 1] = [
            *_part(found[first], 0, _index(found[first], formula.span.start)),
            own,
            *_part(found[last], _index(found[last], formula.span.end), len(found[last].passage.text)),
        ]
    return tuple(found)


def _meet(run: Run, formula: Formula) -> bool:
    return run.span.start < formula.span.end and formula.span.start < run.span.end


def _index(run: Run, place: int) -> int:
    """Where in a run's text a place of the source is."""
    return bisect_left(range(len(run.passage.text)), place, key=run.passage.at)


def _part(run: Run, start: int, end: int) -> Iterator[Run]:
    if start < end:
        passage = run.passage.cut(start, end)
        yield replace(run, passage=passage, span=passage.whole)
