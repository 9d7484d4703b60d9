"""Tells whether a claim is about functions, terms or numbers of which the note tells nothing.

`\\lim f(x) = 0` in a theorem about any f, `\\sum_i p_i = 1`: a condition, which is neither true nor false. Looks at
names alone; computes no values.
"""

from __future__ import annotations

import re

from vaultproof.claim import Term
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.link.refer import is_symbol
from vaultproof.witness.arrays.array_names import base_of
from vaultproof.witness.trial import Trial

NO_VALUE = "has no value in this note"
_OF_TERMS = frozenset({"sum", "limit"})
_OF_NO_MATRIX = re.compile(r"`det` has no scalar meaning$|the argument of `det` is missing")
"""Why a determinant is not worked out that is taken of no matrix with numbers, as in `\\det A = 1` of any such A."""
_INDEXED = re.compile(r"(?:\\pi|(?<![A-Za-z\\])e)\s*_\s*(?:\{\w+\}|\w)")


def is_generic(trial: Trial, reason: str) -> bool:
    """Whether nothing that the note says could make the claim, undecided for a reason, true or false."""
    claim = trial.claim
    terms = (claim.left, claim.right)
    if claim.kind == "arithmetic":
        return bool(_unknown_values(trial, terms))
    if claim.kind == "derivative" and not any(shape(term).calls for term in terms):
        return True
    if claim.kind in _OF_TERMS:
        unbound = reason.endswith(NO_VALUE) or _OF_NO_MATRIX.search(reason) is not None
        return unbound or bool(_unknown_calls(trial, terms) or _unknown_terms(trial, terms))
    if claim.kind in {"value", "derivative"} and not any(shape(term).literal for term in terms):
        return bool(_unknown_calls(trial, terms))
    return False


def _unknown_calls(trial: Trial, terms: tuple[Term, ...]) -> set[str]:
    """The symbols that are called and that nothing defines."""
    defined = dict(trial.meaning.calls)
    called = {canonical_name(written) or "" for term in terms for written in shape(term).calls}
    return {name for name in called if is_symbol(name) and name not in defined}


def _unknown_terms(trial: Trial, terms: tuple[Term, ...]) -> set[str]:
    """The names with an index, such as `p_i`, whose terms nothing tells."""
    told = {*dict(trial.meaning.values), *dict(trial.meaning.calls)}
    written = {canonical_name(one) or "" for term in terms for one in shape(term).names}
    return {name for name in written if base_of(name) != name and not {name, base_of(name)} & told}


def _unknown_values(trial: Trial, terms: tuple[Term, ...]) -> set[str]:
    """The constants with an index, such as `\\pi_1`, that are no constants and have no value."""
    told = dict(trial.meaning.values)
    text = " ".join(term.text for term in terms)
    return {
        match.group()
        for match in _INDEXED.finditer(text)
        if (canonical_name(match.group()) or "") not in told
    }
