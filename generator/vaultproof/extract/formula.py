"""Statements inside a note's formulas."""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.claim import Syntax, Term
from vaultproof.extract.chain import read_chains
from vaultproof.extract.classify import Statement
from vaultproof.extract.silence import doubt_of
from vaultproof.note import Note


def formula_statements(note: Note) -> Iterator[Statement]:
    """Each chain of at least two terms in each formula of the note."""
    contexts = _contexts(note)
    for formula in note.formulas:
        for chain in read_chains(formula.passage):
            if chain.relations:
                yield Statement(
                    source=note.source,
                    scope=formula.scope,
                    terms=tuple(Term(term, Syntax.LATEX) for term in chain.terms),
                    relations=chain.relations,
                    doubt=doubt_of(contexts.get(formula.span.start, "") + " " + formula.passage.text.replace("!", "")),
                    open_ended=formula.passage.text.rstrip(" .").endswith((r"\dots", r"\ldots", r"\cdots", "…")),
                )


def _contexts(note: Note) -> dict[int, str]:
    """The words of the sentence in which each inline formula stands, by the formula's offset."""
    found: dict[int, str] = {}
    for block in note.blocks:
        before = ""
        waiting: list[int] = []
        for run in block.runs:
            if run.kind == "formula":
                waiting.append(run.span.start)
                continue
            sentences = run.passage.text.replace("? ", "?\n").replace(". ", ".\n").replace("。", "。\n").split("\n")
            for start in waiting:
                found[start] = before + " " + sentences[0]
            if len(sentences) > 1 or run.kind == "break":
                waiting = []
                before = ""
            before = (before + " " + sentences[-1])[-300:]
        for start in waiting:
            found[start] = before
    return found
