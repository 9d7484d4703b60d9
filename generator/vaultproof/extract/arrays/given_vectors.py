"""The vectors of numbers that a note gives names. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable

from vaultproof.claim import Relation, Term
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.classify import Statement, bare_name
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name


def name_of(term: Term) -> str | None:
    """The canonical name that a term is, if it is one."""
    return bare_name(term, shape(term)) or canonical_name(term.text.strip())


def given_vectors(statements: Iterable[Statement]) -> dict[str, Term | None]:
    """The vectors of numbers that the note gives, by name; None where it gives a name two of them."""
    found: dict[str, Term | None] = {}
    for one in statements:
        name = name_of(one.terms[0]) if one.relations[0] is Relation.EQUAL else None
        if name is None or not is_array(one.terms[1]) or "&" in one.terms[1].text:
            continue
        before = found.get(name, one.terms[1])
        same = before is not None and _bare(before) == _bare(one.terms[1])
        found[name] = before if same else None
    return found


def _bare(term: Term) -> str:
    return "".join(term.text.split())
