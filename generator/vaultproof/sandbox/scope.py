"""Which names a block of a note sets, takes from earlier blocks and speaks of, read from its text. Runs nothing."""

from __future__ import annotations

import ast
import builtins
import re
import symtable
from collections.abc import Iterator

from vaultproof.sandbox.machinery import PLAIN_MODULES
from vaultproof.sandbox.parse import Unreadable, parse

_ALWAYS_THERE = PLAIN_MODULES | {"numpy"}


def spoken_of(block: str) -> frozenset[str]:
    """The names that a block may set or change, had it run to its end; all its words where it cannot be read."""
    try:
        nodes = list(ast.walk(parse(block)))
    except Unreadable:
        return words(block)
    found = {node.id for node in nodes if isinstance(node, ast.Name)} - vars(builtins).keys()
    found |= {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    found |= {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    same = {name for name, module in _imported(nodes) if module in _ALWAYS_THERE}
    return frozenset(
        found - same | {name for name, module in _imported(nodes) if module not in _ALWAYS_THERE}
    )


def _imported(nodes: list[ast.AST]) -> Iterator[tuple[str, str]]:
    """The names that imports give, each with the module's first name."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (
                (one.asname or one.name.partition(".")[0], one.name.partition(".")[0]) for one in node.names
            )
        if isinstance(node, ast.ImportFrom):
            yield from ((one.asname or one.name, (node.module or "").partition(".")[0]) for one in node.names)


def surely_set(block: str) -> frozenset[str]:
    """The names that a block sets by its outermost statements, whatever else happens."""
    try:
        tree = parse(block)
    except Unreadable:
        return frozenset()
    return frozenset(name for statement in tree.body for name in _sets(statement))


def taken(block: str) -> frozenset[str]:
    """The names that a block uses before it has surely set them; all its words where it cannot be read."""
    try:
        found: set[str] = set()
        own: set[str] = set()
        for statement in parse(block).body:
            found |= set(_uses(symtable.symtable(ast.unparse(statement), "<block>", "exec"))) - own
            own |= set(_sets(statement))
    except (Unreadable, SyntaxError, ValueError, RecursionError, MemoryError):
        return words(block)
    return frozenset(found)


def _uses(table: symtable.SymbolTable) -> Iterator[str]:
    """The names of the note's own namespace that a piece of code uses, in its functions too."""
    inside = table.get_type() == "function"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (symbol.is_global() or not inside):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _uses(child)


def _sets(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
            yield name
        case ast.Import() | ast.ImportFrom():
            yield from (name for name, _ in _imported([statement]))


def words(text: str) -> frozenset[str]:
    """All words of a text."""
    return frozenset(re.findall(r"\w+", text))
