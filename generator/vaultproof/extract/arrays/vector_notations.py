r"""What is written of vectors in a notation that is read otherwise elsewhere: entries with the small letter of their
vector, `D(P \| Q) = \sum_i p_i \log \frac{p_i}{q_i}` where the note gives P and Q and neither p nor q, and the cosine
of two vectors, `\cos(u, v)`. Works nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from vaultproof.claim import Binding, Definition, Equation, Term
from vaultproof.extract.arrays.literal import is_array
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import late

Found = Definition | Binding | Equation
_ENTRY = late(r"(?<![A-Za-z\\])(?P<letter>[a-z])(?=_\s*\{?\s*[a-z]\s*\}?)")
_ARGUMENTS = late(
    r"\(\s*(?P<said>[A-Z](?:\s*(?:,|;|\||\\\||\\Vert|\\parallel|\\mid|\\,|\\;)\s*)*(?:[A-Z]\s*)?)\)"
)


_COSINE = late(
    r"\\cos\s*(?:\\left|\\big)?\s*\(\s*(?P<one>(?:\\vec|\\mathbf|\\boldsymbol)?\s*\{?\s*\\?[A-Za-z]+\s*\}?)\s*,"
    r"\s*(?P<other>(?:\\vec|\\mathbf|\\boldsymbol)?\s*\{?\s*\\?[A-Za-z]+\s*\}?)\s*(?:\\right|\\big)?\s*\)"
)


def with_vector_notations(note: Note, found: Iterable[Found]) -> Iterator[Found]:
    """What is found, where the small letters of entries are those of vectors that head their formula, and the cosine of
    two vectors that the note gives is that of the angle between them."""
    found = tuple(found)
    arrays = {one.name for one in found if isinstance(one, Binding) and is_array(one.value)}
    vectors = {one for one in arrays if len(one) == 1 and one.isupper()}
    known = {one.name for one in found if not isinstance(one, Equation)}
    free = {one.lower(): one for one in vectors if one.lower() not in known}
    for one in found:
        if arrays and isinstance(one, Equation):
            yield _cosine(_of_vectors(note, one, free) if free else one, arrays)
        else:
            yield one


def _cosine(claim: Equation, arrays: set[str]) -> Equation:
    match = _COSINE.fullmatch(claim.left.text.strip())
    if match is None or not {canonical_name(match[one].strip()) for one in ("one", "other")} <= arrays:
        return claim
    called = rf"\operatorname{{cosine\_similarity}}({match['one']}, {match['other']})"
    place = claim.left.passage.whole.start
    return replace(claim, left=replace(claim.left, passage=Passage(called, ((0, place),))))


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
