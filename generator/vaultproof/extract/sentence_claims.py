"""The claim that a sentence makes of a value that no formula of it writes out."""

from __future__ import annotations

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.language.clauses import Running
from vaultproof.note import Note
from vaultproof.source import Passage, Span


def value_claim(
    note: Note, running: Running, span: Span, said: tuple[str, Relation, Term | str], doubt: str | None
) -> Equation:
    """The claim at a place of running text that a term in LaTeX is so related to another one, or to one in LaTeX."""
    left, relation, right = said
    anchors = ((0, span.start),)
    return Equation(
        path=note.path,
        span=span,
        kind="value",
        text=" ".join(note.source[span].split()),
        scope=running.block.scope,
        left=Term(Passage(left, anchors), Syntax.LATEX),
        relation=relation,
        right=Term(Passage(right, anchors), Syntax.LATEX) if isinstance(right, str) else right,
        doubt=doubt,
    )
