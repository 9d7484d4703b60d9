"""A block's syntax tree laid out flat, by the kinds of its nodes: what reads a block looks at few kinds, many times.

Reads text and runs nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from vaultproof.sandbox.parse import Unreadable, parse

N = TypeVar("N", bound=ast.AST)
_NAMING = {
    ast.Name: "id",
    ast.Attribute: "attr",
    ast.alias: "name",
    ast.keyword: "arg",
    ast.arg: "arg",
    ast.ImportFrom: "module",
    ast.FunctionDef: "name",
    ast.AsyncFunctionDef: "name",
}
"""Kinds of nodes that speak a name, and where they keep it."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes of one block that hold anything, outermost first. `names` are those that it speaks, as often as it
    does. `unread` says why there are none, where Python itself may well read the block."""

    all: tuple[ast.AST, ...]
    kinds: Mapping[type[ast.AST], list[ast.AST]]
    names: tuple[str, ...]
    unread: str | None = None

    def of(self, kind: type[N]) -> list[N]:
        """The nodes of a kind."""
        return self.kinds.get(kind, [])  # type: ignore[return-value]


def read(block: str) -> Nodes:
    """The nodes of a block; none where it is no Python, and so does not run either, or more than is read."""
    try:
        nodes: list[ast.AST] = [parse(block)]
    except Unreadable as reason:
        return Nodes((), {}, (), None if isinstance(reason.__cause__, SyntaxError) else str(reason))
    kinds: dict[type[ast.AST], list[ast.AST]] = {}
    names = []
    for node in nodes:
        kind = node.__class__
        if kind in kinds:
            kinds[kind].append(node)
        else:
            kinds[kind] = [node]
        held = node.__dict__
        if kind in _NAMING:
            names.append(held[_NAMING[kind]])
        for field in kind._fields:
            value = held.get(field)
            if value.__class__ is list:
                nodes += [item for item in value if isinstance(item, ast.AST)]
            elif isinstance(value, ast.AST) and value._fields:
                nodes.append(value)
    return Nodes(tuple(nodes), kinds, tuple(filter(None, names)))


def root(node: ast.expr) -> str | None:
    """The name that a chain of attributes and subscripts starts from; None where it starts from something else."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        if isinstance(node, ast.Attribute) and node.attr == "__class__":
            return None
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def last(node: ast.expr) -> str | None:
    """The last name of a chain."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return None
