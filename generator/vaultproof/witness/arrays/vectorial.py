"""Tells from a body whether a definition is one of vectors or of numbers. Looks at trees; computes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace

from vaultproof.claim import Definition
from vaultproof.latex.tree import (
    Big,
    Call,
    Extremum,
    Indexed,
    Inner,
    Item,
    Node,
    Norm,
    Placed,
    Product,
    Symbol,
    Times,
    Transposed,
    walk,
)

_OF_MATRICES = frozenset({"det", "trace", "diag"})


def item_function(definition: Definition, body: Node) -> tuple[str, str] | None:
    """The parameter and the index, where a body gives one item of a vector: `softmax(z)_i`, `softmax(z_i)`."""
    parameters = definition.parameters
    if definition.index:
        return parameters[0], definition.index
    base, _, index = parameters[0].partition("_") if parameters else ("", "", "")
    if len(index) != 1 or not index.isalpha():
        return None
    summed = {part.variable for part in walk(body) if isinstance(part, Big)}
    others = any(
        isinstance(part, Indexed)
        and part.base == base
        and part.indices[0] != Symbol(index)
        and _runs(part, summed)
        for part in walk(body)
    )
    return (base, index) if others else None


def _runs(part: Indexed, summed: set[str | None]) -> bool:
    return any(isinstance(one, Symbol) and one.name in summed for one in part.indices)


def of_vectors(body: Node, parameters: tuple[str, ...], functions: frozenset[str]) -> bool:
    """Whether a body takes a parameter as a vector: an index at it, a norm, an inner product, a sum over its items.

    `functions` are the functions called in it that take vectors.
    """
    return any(_takes_vector(part, parameters, functions) for part in walk(body))


def _takes_vector(part: Node, parameters: tuple[str, ...], functions: frozenset[str]) -> bool:
    match part:
        case Norm() | Inner() | Transposed() | Item():
            return True
        case Indexed(base=base, name=name):
            return base in parameters and name not in parameters
        case Product(signs=signs) if Times.HADAMARD in signs:
            return True
        case Big(low=None):
            return True
        case Extremum(term=term):
            return any(isinstance(one, Indexed) for one in walk(term))
        case Call(name=name, arguments=arguments):
            if name in functions or (part.built_in and name in _OF_MATRICES):
                return True
            return part.built_in and name in {"max", "min"} and len(arguments) == 1
        case _:
            return False


def called_parameters(definition: Definition) -> frozenset[str]:
    """The parameters whose items a body writes as calls: `P(i)` in the divergence of P and Q."""
    text = definition.body.text
    return frozenset(
        name
        for name in definition.parameters
        if name.isascii()
        and re.search(rf"(?<![A-Za-z\\]){re.escape(name)}\s*\(\s*[a-z](?:_[a-z])?\s*\)", text)
    )


def with_items(node: Node, names: frozenset[str]) -> Node:
    """A tree with `P(i)` as the item of P at i, for some names."""
    if not names:
        return node
    match node:
        case Call(name=name, arguments=(Symbol(index) as argument,)) if name in names:
            return Indexed(f"{name}_{index}", name, (argument,), start=node.start, end=node.end)
        case _:
            return rebuilt(node, lambda part: with_items(part, names))


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """A node with each node directly below it changed."""
    changed: dict[str, object] = {}
    for one in fields(node):
        value = getattr(node, one.name)
        if isinstance(value, Placed):
            changed[one.name] = change(value)  # type: ignore[arg-type]  # every placed value below a node is a node
        elif isinstance(value, tuple) and value and isinstance(value[0], Placed):
            changed[one.name] = tuple(change(part) for part in value)
    return replace(node, **changed)  # type: ignore[arg-type]  # each value has the type of its field
