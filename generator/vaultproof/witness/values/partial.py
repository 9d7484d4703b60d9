r"""Puts a function's own parameters into a derivative that names the function alone: `\frac{\partial f}{\partial y}`.

Trees in, trees out; differentiates nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from vaultproof.latex import Node
from vaultproof.latex.tree import Call, Derivative, Placed, Symbol


def with_own_arguments(node: Node, parameters: Mapping[str, tuple[str, ...]]) -> Node:
    """A tree in which each derivative of a named function of several parameters is one of the function called.

    One that is taken at a point of one letter, or along another letter, as a directional derivative is, cannot be read
    then.
    """
    if not any(len(own) > 1 for own in parameters.values()):
        return node
    if isinstance(node, Derivative) and isinstance(node.term, Symbol | Call):
        own = parameters.get(node.term.name, ())
        named = isinstance(node.term, Symbol) or not node.term.arguments
        along = all(name in own for name, _ in node.variables)
        if named and len(own) > 1 and (along or node.point is not None):
            return replace(node, term=Call(node.term.name, tuple(Symbol(name) for name in own)))
    changes = {one.name: _changed(getattr(node, one.name), parameters) for one in fields(node) if one.compare}
    return replace(node, **changes)


def _changed(value: object, parameters: Mapping[str, tuple[str, ...]]) -> Any:  # noqa: ANN401 - a field of any kind
    if isinstance(value, tuple):
        return tuple(_changed(item, parameters) for item in value)
    return with_own_arguments(value, parameters) if isinstance(value, Placed) else value  # type: ignore[arg-type]
