"""A note whose formulas say in full what its macros stand for. Defines no macro."""

from __future__ import annotations

from dataclasses import replace

from vaultproof.latex.macros import expanded, plain_macros
from vaultproof.note import Block, Note, Run, RunKind


def with_macros(note: Note, preamble: str = "") -> Note:
    """The note with the macros of `preamble` and of its own formulas put in their places, where they are plain ones.

    A note's own definitions count for all of it, those of other notes do not: in Obsidian they hold only as long as
    the other note happens to have been shown before.
    """
    macros = plain_macros((preamble, *(formula.passage.text for formula in note.formulas)))
    if not macros:
        return note

    def run(one: Run) -> Run:
        passage = expanded(one.passage, macros) if one.kind is RunKind.FORMULA else one.passage
        return one if passage is one.passage else replace(one, passage=passage)

    def block(one: Block) -> Block:
        runs = tuple(map(run, one.runs))
        return one if all(map(lambda new, old: new is old, runs, one.runs)) else replace(one, runs=runs)

    return replace(
        note,
        blocks=tuple(map(block, note.blocks)),
        formulas=tuple(replace(one, passage=expanded(one.passage, macros)) for one in note.formulas),
    )
