r"""Entries written with the small letter of their vector: `D(P \| Q) = \sum_i p_i \log \frac{p_i}{q_i}`, where the note
gives P and Q and neither p nor q. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vaultproof.claim import Binding, Definition, Equation, Term
from vaultproof.extract.literal import is_array
from vaultproof.note import Note

Found = Definition | Binding | Equation
_ENTRY = re.compile(r"(?<![A-Za-z\\])(?P<letter>[a-z])(?=_\s*\{?\s*[a-z]\s*\}?)")
_ARGUMENTS = re.compile(
    r"\(\s*(?P<said>[A-Z](?:\s*(?:,|;|\||\\\||\\Vert|\\parallel|\\mid|\\,|\\;)\s*)*(?:[A-Z]\s*)?)\)"
)


def with_entries(note: Note, found: Iterable[Found]) -> Iterator[Found]:
    """What is found, where the small letters of entries are those of vectors that head their formula."""
    found = tuple(found)
    arrays = {one.name for one in found if isinstance(one, Binding) and is_array(one.value)}
    vectors = {one for one in arrays if len(one) == 1 and one.isupper()}
    known = {one.name for one in found if not isinstance(one, Equation)}
    free = {one.lower(): one for one in vectors if one.lower() not in known}
    for one in found:
        yield _of_vectors(note, one, free) if free and isinstance(one, Equation) else one


def _of_vectors(note: Note, claim: Equation, free: dict[str, str]) -> Equation:
    letters = {match["letter"] for match in _ENTRY.finditer(claim.left.text)} & free.keys()
    formula = next((one for one in note.formulas if one.span.covers(claim.span)), None) if letters else None
    if formula is None:
        return claim
    ahead = note.source.text[formula.span.start : claim.span.start]
    headed = {letter for match in _ARGUMENTS.finditer(ahead) for letter in match["said"] if letter.isupper()}
    if not {free[letter] for letter in letters} <= headed:
        return claim
    return replace(claim, left=_capital(claim.left, free), right=_capital(claim.right, free))


def _capital(term: Term, free: dict[str, str]) -> Term:
    text = _ENTRY.sub(lambda match: free.get(match["letter"], match["letter"]), term.text)
    return replace(term, passage=replace(term.passage, text=text))
