"""What a block defines at its top level, read from its text alone: functions and literal values. Runs nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from vaultproof.sandbox.parse import Unreadable, parse


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter's name, and its default as it is written, or None."""

    name: str
    default: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionFound:
    """A `def` or a named `lambda` at the top level of a block. `line` and `end_line` count from 1 in the block."""

    name: str
    parameters: tuple[Parameter, ...]
    line: int
    end_line: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiteralFound:
    """A name that a block sets to a literal, such as `alpha = 0.01`; `text` is the literal as it is written."""

    name: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """All that a block defines; empty where the block is no Python."""

    functions: tuple[FunctionFound, ...] = ()
    literals: tuple[LiteralFound, ...] = ()


def functions(source: str) -> tuple[FunctionFound, ...]:
    """The functions that a block defines at its top level."""
    return defined(source).functions


def defined(source: str) -> Found:
    """The functions and literals that a block defines at its top level."""
    try:
        tree = parse(source)
    except Unreadable:
        return Found()
    lines = source.splitlines(keepends=True)
    return Found(
        tuple(found for node in tree.body for found in _functions(node, lines)),
        tuple(found for node in tree.body for found in _literals(node, lines)),
    )


def _functions(node: ast.stmt, lines: list[str]) -> Iterator[FunctionFound]:
    match node:
        case ast.FunctionDef(name=name, args=arguments):
            yield _found(name, arguments, node, lines)
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda(args=arguments)):
            yield _found(name, arguments, node, lines)
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.Lambda(args=arguments)):
            yield _found(name, arguments, node, lines)


def _found(name: str, arguments: ast.arguments, node: ast.stmt, lines: list[str]) -> FunctionFound:
    return FunctionFound(
        name=name,
        parameters=tuple(_parameters(arguments, lines)),
        line=node.lineno,
        end_line=node.end_lineno or node.lineno,
        source=_text(node, lines),
    )


def _parameters(arguments: ast.arguments, lines: list[str]) -> Iterator[Parameter]:
    plain = [*arguments.posonlyargs, *arguments.args]
    first_default = len(plain) - len(arguments.defaults)
    for index, argument in enumerate(plain):
        written = _text(arguments.defaults[index - first_default], lines) if index >= first_default else None
        yield Parameter(argument.arg, written)
    if arguments.vararg:
        yield Parameter(f"*{arguments.vararg.arg}")
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield Parameter(argument.arg, None if default is None else _text(default, lines))
    if arguments.kwarg:
        yield Parameter(f"**{arguments.kwarg.arg}")


def _literals(node: ast.stmt, lines: list[str]) -> Iterator[LiteralFound]:
    match node:
        case ast.Assign(targets=targets, value=value) if _is_literal(value):
            for target in targets:
                if isinstance(target, ast.Name):
                    yield LiteralFound(name=target.id, text=_text(value, lines), line=node.lineno)
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if _is_literal(value):
            yield LiteralFound(name=name, text=_text(value, lines), line=node.lineno)


def _is_literal(value: ast.expr) -> bool:
    """Whether an expression is made of written-out values only."""
    kinds = ast.Constant | ast.UnaryOp | ast.USub | ast.UAdd | ast.List | ast.Tuple | ast.Load
    return all(isinstance(part, kinds) for part in ast.walk(value))


def _text(node: ast.expr | ast.stmt, lines: list[str]) -> str:
    """A node as it is written. Columns count bytes in Python's trees."""
    start, end = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    parts = [line.encode() for line in lines[start : end + 1]]
    parts[-1] = parts[-1][: node.end_col_offset]
    parts[0] = parts[0][node.col_offset :]
    return b"".join(parts).decode(errors="replace")
