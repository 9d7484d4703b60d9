"""A block without what one of its functions does not need: its tests, its shows, what it simulates. Runs nothing.

The rest defines the same function as long as nothing that is left out has an effect on it, which a value or two of both
should confirm.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

from vaultproof.sandbox.parse import Unreadable, parse

_ALWAYS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
_EFFECTS = (ast.Attribute, ast.Subscript)


def needed_for(block: str, name: str) -> str:
    """The lines of a block that its function `name` needs, other statements left empty; the block itself where that
    cannot be told."""
    try:
        body = parse(block).body
    except Unreadable:
        return block
    if any(_may_change(statement) for statement in body):
        return block
    kept = _kept(body, name)
    lines = block.splitlines(keepends=True)
    left_out = [statement for at, statement in enumerate(body) if at not in kept]
    shared = {line for at in kept for line in _lines(body[at])}
    blank = {line for statement in left_out for line in _lines(statement)} - shared
    return "".join("\n" if at in blank else line for at, line in enumerate(lines, 1))


def _lines(statement: ast.stmt) -> range:
    return range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)


def _may_change(statement: ast.stmt) -> bool:
    """Whether a statement may change what others are: it sets an attribute or an item, deletes, or calls a method for
    what it does."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        called = statement.value.func
        if not (isinstance(called, ast.Name) and called.id == "print"):
            return True
    return not isinstance(statement, _ALWAYS) and any(
        (isinstance(node, _EFFECTS) and not isinstance(node.ctx, ast.Load)) or isinstance(node, ast.NamedExpr)
        for node in ast.walk(statement)
    )


def _kept(body: list[ast.stmt], name: str) -> set[int]:
    """The indices of the statements that a function needs: all functions and imports, and what binds a name that one
    of these uses, on and on."""
    kept = {at for at, statement in enumerate(body) if isinstance(statement, _ALWAYS)}
    wanted = {name} | _names(body[at] for at in kept)
    while True:
        more = {at for at, one in enumerate(body) if at not in kept and _bound(one) & wanted}
        if not more:
            return kept
        kept |= more
        wanted |= _names(body[at] for at in more)


def _bound(statement: ast.stmt) -> set[str]:
    return {
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    }


def _names(statements: Iterable[ast.stmt]) -> set[str]:
    return {node.id for one in statements for node in ast.walk(one) if isinstance(node, ast.Name)}
