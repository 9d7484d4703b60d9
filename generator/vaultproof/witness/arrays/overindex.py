r"""Sums, products and extrema over the items of vectors: `\sum_{i=1}^n x_i`, `\max_j z_j`. Evaluates no other terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import sympy

from vaultproof.claim import Relation
from vaultproof.judge.value import Real
from vaultproof.latex import Node
from vaultproof.latex import tree as t
from vaultproof.witness.arrays import grid as g
from vaultproof.witness.arrays.grid import Grid, Thing
from vaultproof.witness.values.numbers import NoValue, value_of

if TYPE_CHECKING:
    from vaultproof.witness.arrays.evaluation import Arrays, Scope

_MAX_TERMS = 400
_COUNTS = frozenset("nNmMKD")
_SURELY = frozenset("nN")


def summed(arrays: Arrays, node: t.Big, scope: Scope) -> Thing:
    """The value of a sum or product over an index, or over all items of a vector."""
    if node.variable is None and (only := _only_index(arrays, node.term, scope)) is not None:
        node = replace(node, variable=only)
    if node.variable is None:
        whole = arrays.value(node.term, scope)
        if not isinstance(whole, Grid) or not whole.vector:
            raise NoValue("what is summed over is not said")
        return (sympy.Add if node.operator == "sum" else sympy.Mul)(*whole.items)
    total: Thing | None = None
    for place in _places(arrays, node, scope):
        inner = scope.given({node.variable: sympy.Integer(place)})
        if node.condition is not None and not _kept(arrays, node.condition, node.variable, inner):
            continue
        value = arrays.value(node.term, inner)
        if total is None:
            total = value
        elif node.operator == "sum":
            total = g.plus(total, value)
        else:
            total = g.times(total, value, t.Times.DOT)
    if total is None:
        raise NoValue("there is nothing to sum over")
    return total


def _only_index(arrays: Arrays, term: Node, scope: Scope) -> str | None:
    """The only index without a value that vectors in a term bear, where a sum names none."""
    found = {
        one.name
        for part in t.walk(term)
        if isinstance(part, t.Indexed) and isinstance(arrays.named(part.base, scope), Grid)
        for one in part.indices
        if isinstance(one, t.Symbol) and one.name not in scope.values
    }
    return found.pop() if len(found) == 1 else None


def free_index(arrays: Arrays, node: Node, scope: Scope) -> tuple[str, int] | None:
    """The index of a term such as `e^{z_i}` that runs over the items of a vector, and their number."""
    bound = {part.variable for part in t.walk(node) if isinstance(part, t.Big | t.Extremum)}
    found = {
        one.name
        for part in t.walk(node)
        if isinstance(part, t.Indexed) and len(part.indices) == 1
        for one in part.indices
        if isinstance(one, t.Symbol)
        and one.name not in bound
        and arrays.named(one.name, scope) is None
        and isinstance(arrays.named(part.base, scope), Grid)
    }
    if len(found) != 1 or None in bound:
        return None
    index = found.pop()
    length = _length(arrays, node, index, scope)
    return (index, length) if length is not None else None


def _places(arrays: Arrays, node: t.Big, scope: Scope) -> range:
    """The values that the index of a sum takes."""
    assert node.variable is not None  # the caller saw it
    length = _length(arrays, node.term, node.variable, scope)
    if node.low is None or node.high is None:
        if length is None:
            raise NoValue(f"how far `{node.variable}` goes is not said")
        return range(1, length + 1)
    low, high = arrays.number(node.low, scope), arrays.number(node.high, scope)
    if not (low.is_Integer and high.is_Integer) or high - low >= _MAX_TERMS:
        raise NoValue("the bounds of the sum are no whole numbers, or too far apart")
    if length is not None and (low != 1 or high > length or (high < length and not _written(node.high))):
        raise NoValue(f"the sum from {low} to {high} does not fit {length} items")
    return range(int(low), int(high) + 1)


def _written(node: Node) -> bool:
    return isinstance(node, t.Number)


def _length(arrays: Arrays, term: Node, variable: str, scope: Scope) -> int | None:
    """How many items the vectors have that bear an index; None where none does."""
    found: set[int] = set()
    for part in t.walk(term):
        if isinstance(part, t.Indexed) and t.Symbol(variable) in part.indices:
            base = arrays.named(part.base, scope)
            if isinstance(base, Grid):
                sizes = (len(base.items),) if base.vector else (base.rows, base.columns)
                at = part.indices.index(t.Symbol(variable))
                if at < len(sizes):
                    found.add(sizes[at])
    if len(found) > 1:
        raise NoValue("vectors of different lengths are summed over one index")
    return next(iter(found), None)


def lengths(arrays: Arrays, node: Node, scope: Scope, *, within: bool) -> dict[str, Thing]:
    """The numbers of items that a term calls `n`: an upper bound without a value, or a customary letter.

    `within` the body of a definition, values that the note gives such a letter elsewhere do not count.
    """

    def free(name: str) -> bool:
        return name not in scope.values if within else arrays.named(name, scope) is None

    found: dict[str, Thing] = {}
    sizes: set[int] = set()
    for part in t.walk(node):
        if not isinstance(part, t.Big) or part.variable is None:
            continue
        length = _length(arrays, part.term, part.variable, scope)
        if length is None:
            continue
        sizes.add(length)
        if isinstance(part.high, t.Symbol) and free(part.high.name):
            found[part.high.name] = sympy.Integer(length)
    if len(sizes) == 1:
        for name in _free(node):
            surely = name in _SURELY and free(name)
            if name in _COUNTS and name not in found and (surely or arrays.named(name, scope) is None):
                found[name] = sympy.Integer(next(iter(sizes)))
    return found


def _free(node: Node) -> Iterator[str]:
    bound = {part.variable for part in t.walk(node) if isinstance(part, t.Big | t.Extremum)}
    for part in t.walk(node):
        if isinstance(part, t.Indexed):
            bound |= {one.name for one in part.indices if isinstance(one, t.Symbol)}
    for part in t.walk(node):
        if isinstance(part, t.Symbol) and part.name not in bound:
            yield part.name


def _kept(arrays: Arrays, condition: Node, variable: str, scope: Scope) -> bool:
    """Whether an index fulfils `j \\ne i`."""
    match condition:
        case t.Compare((t.Symbol(name), other), (Relation.UNEQUAL,)) if name == variable:
            return bool(arrays.number(t.Symbol(variable), scope) != arrays.number(other, scope))
        case _:
            raise NoValue("what is summed over is not understood")


def extremum(arrays: Arrays, node: t.Extremum, scope: Scope) -> sympy.Expr:
    """The largest or smallest item over an index, or the place where it stands."""
    if node.domain is not None:
        raise NoValue(f"the {node.operator} is not worked out here")
    length = _length(arrays, node.term, node.variable, scope)
    if length is None:
        raise NoValue(f"how far `{node.variable}` goes is not said")
    values = [
        arrays.number(node.term, scope.given({node.variable: sympy.Integer(at)}))
        for at in range(1, length + 1)
    ]
    if not node.operator.startswith("arg"):
        return (sympy.Max if node.operator == "max" else sympy.Min)(*values)
    arrays.asked.add("first")
    numbers = [value_of(value) for value in values]
    reals = [number for number in numbers if isinstance(number, Real)]
    if len(reals) != len(numbers):
        raise NoValue("an item is no number")
    best = (
        max(reals, key=lambda one: one.low)
        if node.operator == "argmax"
        else min(reals, key=lambda one: one.high)
    )
    if sum(one.low <= best.high and best.low <= one.high for one in reals) > 1:
        raise NoValue("more than one item may be the one")
    return sympy.Integer(reals.index(best) + int(arrays.reading.get("first", "1")))
