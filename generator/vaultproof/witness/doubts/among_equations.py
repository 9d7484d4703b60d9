"""Why an equation that fails with the values told before may be one to solve for others: in its sentence it stands
beside an equation that holds one more letter, `x + ay = 1 and x - y = 0`. Reads notes; evaluates nothing.
"""

from __future__ import annotations

import re

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.chain import read_chains
from vaultproof.extract.classify import bare_name
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.link.refer import References, place_of
from vaultproof.note import Note
from vaultproof.witness.trial import Meaning

_ENDS = re.compile(r"[.!?](?=\s)|[。！？]|\n[ \t>]*\n")
_REACH = 300
_LETTERS = 2
_MAY_BE_SOLVED = "it stands beside an equation with one more letter, and may be solved anew with it"


def among_equations(claim: Equation, note: Note, meaning: Meaning, references: References) -> str | None:
    """Why a mismatch proves nothing where an equation of its sentence has the claim's letters, and one more."""
    names = _names(shape(claim.left).names)
    if claim.kind != "chain" or not meaning.values or len(names) < _LETTERS or not shape(claim.right).literal:
        return None
    place = place_of(note, claim.span.start, claim.scope)
    text, at = note.source.text, claim.span.start
    start = max(
        (one.end() for one in _ENDS.finditer(text, max(0, at - _REACH), at)), default=max(0, at - _REACH)
    )
    if any(terms[0].passage.whole.start >= start for _, terms in meaning.values):
        return None
    stop = _ENDS.search(text, claim.span.end, claim.span.end + _REACH)
    end = stop.start() if stop is not None else claim.span.end + _REACH
    for formula in note.formulas:
        if not start <= formula.span.start < end:
            continue
        for chain in read_chains(formula.passage):
            if len(chain.terms) != 2 or chain.relations[0] is not Relation.EQUAL:
                continue
            terms = [Term(passage, Syntax.LATEX) for passage in chain.terms]
            left, right = map(shape, terms)
            others = _names(left.names | right.names)
            told = bare_name(terms[0], left) is None and not (left.calls or right.calls)
            unknown = [one for one in others - names if not references.bindings_of(one, place)]
            if told and others & names and unknown:
                return _MAY_BE_SOLVED
    return None


def _names(written: frozenset[str]) -> set[str]:
    return {canonical_name(one) or one for one in written}
