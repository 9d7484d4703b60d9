"""Which side of a claim is stated and which is to be evaluated. Reads literals and evaluates nothing."""

from __future__ import annotations

from vaultproof.claim import Equation, Relation, Term
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.shape import shape
from vaultproof.judge.stated import AmbiguousNumber, Stated, read_stated

_FLIPPED = {
    Relation.LESS: Relation.GREATER,
    Relation.LESS_EQUAL: Relation.GREATER_EQUAL,
    Relation.GREATER: Relation.LESS,
    Relation.GREATER_EQUAL: Relation.LESS_EQUAL,
}


def stated_value(claim: Equation, decimal_comma: bool | None) -> Stated | str:
    """What a claim states, where that is a literal; else the reason why it is none."""
    stated_term, _, relation = sides(claim)
    try:
        stated = read_stated(stated_term.text, relation, decimal_comma, open_ended=claim.open_ended)
    except AmbiguousNumber as error:
        return str(error)
    return stated if stated is not None else "the stated value is an expression"


def stated_term(claim: Equation) -> Term:
    """The side of a claim that states the value."""
    return sides(claim)[0]


def sides(claim: Equation) -> tuple[Term, Term, Relation]:
    """The stated term, the term to be evaluated, and the relation of the latter to the former."""
    if _literal(claim.left) and not _literal(claim.right):
        return claim.left, claim.right, _FLIPPED.get(claim.relation, claim.relation)
    return claim.right, claim.left, claim.relation


def _literal(term: Term) -> bool:
    return shape(term).literal or is_array(term)
