"""Ways from NumPy to raw memory: its array class called with a buffer of pointers makes objects out of any bytes.

The class is harmless as a hint, in `isinstance` and in comparisons, and these are its uses in notes. Reads text only.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from vaultproof.sandbox.nodes import Nodes

_ARRAYS = frozenset({"ndarray"})
_SPEAKING_OF_CLASSES = frozenset({*_ARRAYS, "type", "__class__"})
_ASKING = frozenset({"print", "str", "repr", "isinstance", "issubclass", "format"})
_BUFFERS = frozenset({"buffer", "buf", "offset", "strides", None})
_FEWEST_WITH_BUFFER = 3  # shape, dtype, buffer


def raw_memory(nodes: Nodes) -> str | None:
    """What is said of a block that may call the array class with a buffer, or hand a class on that may be it."""
    if _SPEAKING_OF_CLASSES.isdisjoint(nodes.names):
        return None
    named = {name for assignment in nodes.of(ast.Assign) for name in _named(assignment)}
    fine = {id(part) for node in nodes.all for part in _harmless(node)}
    for node in nodes.all:
        stands_for_one = _is_class(node) or (isinstance(node, ast.Name) and node.id in named)
        is_set = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        if stands_for_one and id(node) not in fine and not is_set:
            return "makes arrays by their class, or hands a class on"
    return None


def _is_class(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="type"), args=[_], keywords=[]) | ast.Attribute(attr="__class__"):
            return True
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name in _ARRAYS or (name == "type" and isinstance(node, ast.Name))
        case ast.alias(name=name, asname=str()):
            return name in _ARRAYS
    return False


def _named(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Assign(targets=targets, value=value) if _is_class(value):
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def _harmless(node: ast.AST) -> Iterator[ast.AST]:
    """The children of a node that stand where a class does no harm."""
    match node:
        case ast.arg(annotation=ast.expr() as hint) | ast.AnnAssign(annotation=hint):
            yield from ast.walk(hint)
        case ast.FunctionDef(returns=ast.expr() as hint) | ast.AsyncFunctionDef(returns=ast.expr() as hint):
            yield from ast.walk(hint)
        case ast.Compare(left=left, comparators=others):
            yield from (part for one in (left, *others) for part in (one, *_items(one)))
        case (
            ast.Subscript(value=ast.Name(id="type") as value)
            | ast.Attribute(value=value)
            | ast.FormattedValue(value=value)
            | ast.Expr(value=value)
        ):
            yield value
        case ast.Assign(targets=targets, value=value) if all(
            isinstance(target, ast.Name) for target in targets
        ):
            if not isinstance(value, ast.Name):
                yield value
        case ast.Call(func=func, args=arguments, keywords=keywords):
            if isinstance(func, ast.Name) and func.id == "type":
                yield func
            if isinstance(func, ast.Name) and func.id in _ASKING:
                yield from (part for one in arguments for part in (one, *_items(one)))
            starred = any(isinstance(one, ast.Starred) for one in arguments)
            given = {keyword.arg for keyword in keywords}
            direct = isinstance(func, ast.Call | ast.Attribute) and not (_BUFFERS & given)
            if direct and not starred and len(arguments) < _FEWEST_WITH_BUFFER and not _is_array(func):
                yield func


def _is_array(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id) in _ARRAYS
    )


def _items(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple | ast.List) else []
