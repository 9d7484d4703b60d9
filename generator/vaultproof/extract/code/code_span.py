"""Python's arithmetic in code spans: `7 // 2 == 3`, `-7 % 3 == 2`, and `0.1 + 0.2 == 0.3`, which is false in Python.

Reads expressions of numbers only, and evaluates them as Python does, within bounds; runs no code.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.note import Block, Note, RunKind
from vaultproof.source import Passage, Span

_OWN_SIGNS = ("//", "%")
_LONGEST = 120
_REACH = 300
_LARGEST = 10**12
_WIDEST = 64
_MOST_RAISED = 64
_OPERATORS: Mapping[type[ast.operator], tuple[Callable[[float, float], float], str]] = {
    ast.Add: (operator.add, "({} + {})"),
    ast.Sub: (operator.sub, "({} - {})"),
    ast.Mult: (operator.mul, "({} * {})"),
    ast.Div: (operator.truediv, "({} / {})"),
    ast.FloorDiv: (operator.floordiv, "floor({} / {})"),
    ast.Mod: (operator.mod, "({0} - {1} * floor({0} / {1}))"),
    ast.Pow: (operator.pow, "(({})^({}))"),
}


_OF_BITS: Mapping[type[ast.operator], Callable[[int, int], int]] = {
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
}


class _NotNumeric(ValueError):
    """Something else than numbers and their operators."""


def span_claims(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each code span that compares whole-number divisions or remainders with `==`."""
    for block in note.blocks:
        if block.row is not None:
            continue
        for at, run in enumerate(block.runs):
            sides = _sides(run.passage.text) if run.kind is RunKind.CODE and not run.struck else None
            if sides is None or not any(sign in run.passage.text for sign in _OWN_SIGNS):
                continue
            try:
                left, right = map(_plain, sides)
            except _NotNumeric:
                continue
            start = run.passage.whole.start
            yield Equation(
                path=note.path,
                span=run.passage.whole,
                kind="arithmetic",
                text=run.passage.text,
                scope=block.scope,
                left=Term(Passage(left, ((0, start),)), Syntax.PLAIN),
                relation=Relation.EQUAL,
                right=Term(_cut(run.passage, sides[1], right), Syntax.PLAIN),
                doubt=doubts.get(block.scope) or doubt_of(_around(block, at)),
            )


def in_numbers(tree: ast.expr) -> str | None:
    """An expression of numbers in plain notation, as Python means it; None for any other."""
    try:
        return _plain(tree)
    except _NotNumeric:
        return None


def untrue_in_python(note: Note) -> tuple[Span, ...]:
    """The code spans whose comparison of decimals is false in Python, though it may be true of the numbers written."""
    return tuple(
        run.passage.whole
        for block in note.blocks
        for run in block.runs
        if run.kind is RunKind.CODE
        and "." in run.passage.text
        and (sides := _sides(run.passage.text)) is not None
        and _differ(*sides)
    )


def _sides(text: str) -> tuple[ast.expr, ast.expr] | None:
    """The sides of a comparison with `==`."""
    if "==" not in text or len(text) > _LONGEST:
        return None
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    if isinstance(tree, ast.Compare) and len(tree.ops) == 1 and isinstance(tree.ops[0], ast.Eq):
        return tree.left, tree.comparators[0]
    return None


def _differ(left: ast.expr, right: ast.expr) -> bool:
    try:
        return _number(left) != _number(right)
    except (_NotNumeric, ArithmeticError):
        return False


def _number(node: ast.expr) -> float:
    """The value of an expression of numbers, as Python works it out. Raises _NotNumeric, ArithmeticError."""
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_number(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            first, second = _number(left), _number(right)
            if isinstance(op, ast.Pow) and (abs(first) > _LARGEST or abs(second) > _MOST_RAISED):
                raise _NotNumeric
            result = _OPERATORS[type(op)][0](first, second)
            if isinstance(result, complex) or abs(result) > _LARGEST**2:
                raise _NotNumeric
            return result
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OF_BITS:
            return _bits(op, _number(left), _number(right))
        case ast.UnaryOp(op=ast.Invert(), operand=operand) if isinstance(value := _number(operand), int):
            return ~value
        case _:
            raise _NotNumeric


def _bits(op: ast.operator, first: float, second: float) -> int:
    """What an operation on the bits of two whole numbers gives. Raises _NotNumeric."""
    if not (isinstance(first, int) and isinstance(second, int)) or abs(first) > _LARGEST:
        raise _NotNumeric
    if isinstance(op, ast.LShift | ast.RShift) and not 0 <= second <= _WIDEST:
        raise _NotNumeric
    return _OF_BITS[type(op)](first, second)


def _plain(node: ast.expr) -> str:
    """The expression in plain notation, with floors for Python's own divisions. Raises _NotNumeric."""
    match node:
        case ast.Constant(value=int() as value) if not isinstance(value, bool):
            return str(value)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"(-{_plain(operand)})"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)][1].format(_plain(left), _plain(right))
        case ast.BinOp(op=op) if type(op) in _OF_BITS:
            return _literal(node)
        case ast.UnaryOp(op=ast.Invert()):
            return _literal(node)
        case _:
            raise _NotNumeric


def _literal(node: ast.expr) -> str:
    """What an operation on bits gives, for which plain notation has no sign. Raises _NotNumeric."""
    value = _number(node)
    return str(value) if value >= 0 else f"({value})"


def _cut(passage: Passage, node: ast.expr, plain: str) -> Passage:
    """The right side at its place; as written where it is a literal, which a fix may then replace."""
    start = len(passage.text) - len(passage.text.lstrip()) + node.col_offset
    if isinstance(node, ast.Constant) and node.end_col_offset is not None:
        return passage.cut(start, start + node.end_col_offset - node.col_offset)
    return Passage(plain, ((0, passage.whole.start),))


def _around(block: Block, at: int) -> str:
    """The words around a run, U+E001 standing for it."""
    before = "".join(run.passage.text for run in block.runs[:at])[-_REACH:]
    behind = "".join(run.passage.text for run in block.runs[at + 1 :])[:_REACH]
    first = max((before.rfind(mark) for mark in (". ", "。", "\n", "! ", "? ")), default=-1) + 1
    ends = [found for mark in (". ", "。", "\n", "! ", "?") if (found := behind.find(mark)) >= 0]
    return before[first:] + " \ue001 " + behind[: min(ends, default=len(behind)) + 1]
