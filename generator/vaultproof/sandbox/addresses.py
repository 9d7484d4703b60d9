"""Whether a block's values may hang on where an object lies in memory, which is up to the machine that runs it.

Two addresses may be compared with one another and printed; whatever else is made of one says something of the machine.
Some objects lie at one place for as long as nobody builds Python anew, so that no second look finds them elsewhere.
Reads text and runs nothing.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from vaultproof.sandbox.nodes import Nodes


def uses_addresses(nodes: Nodes) -> str | None:
    """What is said of a block that asks for an address for another reason than to compare it with one."""
    if "id" not in nodes.names:
        return None
    kept = _kept(nodes)
    fine = {id(part) for node in nodes.all for part in _harmless(node, kept)}
    own = any(argument.arg == "id" for argument in nodes.of(ast.arg)) or _stored(nodes)["id"] > 0
    for call in nodes.of(ast.Call):
        if _is_asked(call) and id(call) not in fine:
            return "asks for an address"
    called = {id(call.func) for call in nodes.of(ast.Call)}
    for name in nodes.of(ast.Name):
        handed = name.id == "id" and not own and id(name) not in called
        read = name.id in kept and isinstance(name.ctx, ast.Load)
        if (handed or read) and id(name) not in fine:
            return "asks for an address"
    return None


def _is_asked(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "id"


def _stored(nodes: Nodes) -> Counter[str]:
    """How often each name is given a meaning."""
    return Counter(name.id for name in nodes.of(ast.Name) if not isinstance(name.ctx, ast.Load))


def _kept(nodes: Nodes) -> set[str]:
    """The names that stand for addresses and for nothing else."""
    set_to_one = Counter(
        target.id
        for assignment in nodes.of(ast.Assign)
        if _is_asked(assignment.value)
        for target in assignment.targets
        if isinstance(target, ast.Name)
    )
    stored = _stored(nodes)
    return {name for name, times in set_to_one.items() if stored[name] == times}


def _harmless(node: ast.AST, kept: set[str]) -> Iterator[ast.AST]:
    """The children of a node that may be addresses where they stand."""
    match node:
        case ast.Compare(left=left, comparators=others):
            sides = (left, *others)
            if all(_is_asked(side) or (isinstance(side, ast.Name) and side.id in kept) for side in sides):
                yield from sides
        case ast.Assign(value=value, targets=targets):
            if all(isinstance(target, ast.Name) and target.id in kept for target in targets):
                yield value
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=arguments)):
            for argument in arguments:
                yield from ast.walk(argument)
