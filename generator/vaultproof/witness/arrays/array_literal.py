"""Arrays that are written out, without any computing: their shape, their cells, what they state."""

from __future__ import annotations

from fractions import Fraction

from vaultproof.claim import Relation, Term
from vaultproof.judge.arrays import StatedArray
from vaultproof.judge.stated import AmbiguousNumber, Stated, read_stated
from vaultproof.judge.value import Real
from vaultproof.latex import LatexError, Names, Node, parse_term
from vaultproof.latex import tree as t


def cells(node: Node, text: str) -> tuple[tuple[int, ...], tuple[Node, ...]] | None:
    """The shape and cells of an array that is written out in `text`; None for anything else.

    A list has a shape of one length. A column or row of a matrix environment has one of two.
    """
    match node:
        case t.Matrix(rows):
            return (len(rows), len(rows[0])), tuple(item for row in rows for item in row)
        case t.Transposed(term=t.Vector(items)) if not text.startswith("\\begin", node.term.start):
            return (len(items),), items
        case t.Vector(items) if all(isinstance(item, t.Vector) for item in items):
            lists = [item.items for item in items if isinstance(item, t.Vector)]
            flat = tuple(item for one in lists for item in one)
            if len({len(one) for one in lists}) != 1 or any(isinstance(one, t.Vector) for one in flat):
                return None
            return (len(lists), len(lists[0])), flat
        case t.Vector(items):
            laid = text.startswith("\\begin", node.start)
            return ((len(items), 1) if laid else (len(items),)), items
        case _:
            return None


def stated_array(term: Term, relation: Relation, comma: bool | None) -> StatedArray | None:
    """What a term states, where it is an array of numbers; None for anything else."""
    try:
        node = parse_term(term.text, Names(decimal_comma=comma), syntax=term.syntax)
        found = cells(node, term.text)
        if found is None:
            return None
        items = [cell(one, term.text, relation, comma) for one in found[1]]
    except (LatexError, AmbiguousNumber):
        return None
    known = tuple(one for one in items if one is not None)
    return StatedArray(found[0], known) if len(known) == len(items) else None


def cell(node: Node, text: str, relation: Relation, comma: bool | None) -> Stated | None:
    """What a cell states, where it is a literal or a fraction of literals. Raises AmbiguousNumber."""
    literal = read_stated(text[node.start : node.end], relation, comma)
    if literal is not None:
        return literal
    number = number_of(node)
    return None if number is None else Stated(Real.exactly(number))


def number_of(node: Node) -> Fraction | None:
    """The number that a node writes out, perhaps as a fraction or with a sign."""
    match node:
        case t.Number(value):
            return value
        case t.Negative(term):
            inner = number_of(term)
            return None if inner is None else -inner
        case t.Product((left, right), (sign,)):
            one, other = number_of(left), number_of(right)
            if one is None or other is None or (sign is t.Times.OVER and other == 0):
                return None
            return one / other if sign is t.Times.OVER else one * other
        case _:
            return None
