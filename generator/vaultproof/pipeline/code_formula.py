"""A function that a block of Python gives as plain arithmetic → the expression that it computes.

Reads the syntax tree and runs nothing. Loops, arrays and whatever else is no formula give none; whoever asks holds what
is found against values that the code itself gives.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

import sympy

from vaultproof.sandbox.parse import Unreadable, parse

_MODULES = frozenset({"np", "numpy", "math"})
_CONSTANTS: Mapping[str, sympy.Expr] = {"pi": sympy.pi, "e": sympy.E}
_FUNCTIONS: Mapping[str, Callable[..., sympy.Expr]] = {
    **{name: getattr(sympy, name) for name in "exp log sin cos tan sinh cosh tanh sqrt floor erf gamma".split()},
    "arctan": sympy.atan, "atan": sympy.atan, "arcsin": sympy.asin, "asin": sympy.asin, "arccos": sympy.acos,
    "acos": sympy.acos, "arcsinh": sympy.asinh, "asinh": sympy.asinh, "abs": sympy.Abs, "fabs": sympy.Abs,
    "absolute": sympy.Abs, "ceil": sympy.ceiling, "maximum": sympy.Max, "minimum": sympy.Min, "max": sympy.Max,
    "min": sympy.Min, "mod": sympy.Mod, "sign": sympy.sign, "square": lambda x: x**2,
    "log1p": lambda x: sympy.log(1 + x), "expm1": lambda x: sympy.exp(x) - 1,
    "log2": lambda x: sympy.log(x, 2), "log10": lambda x: sympy.log(x, 10), "exp2": lambda x: 2**x,
    "clip": lambda x, low, high: sympy.Min(sympy.Max(x, low), high),
    "where": lambda told, one, other: sympy.Piecewise((one, told), (other, True)),
    "power": lambda base, exponent: base**exponent, "float": lambda x: x, "asarray": lambda x: x,
    "array": lambda x: x, "logical_and": sympy.And, "logical_or": sympy.Or,
}  # fmt: skip
_PLAIN = frozenset({"abs", "max", "min", "float"})
"""Functions that are called without a module."""
_OPERATIONS: Mapping[type[ast.operator], Callable[[sympy.Expr, sympy.Expr], sympy.Basic]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Pow: lambda a, b: a**b,
    ast.Mod: sympy.Mod,
    ast.FloorDiv: lambda a, b: sympy.floor(a / b),
    ast.BitAnd: sympy.And,
    ast.BitOr: sympy.Or,
}
_RELATIONS: Mapping[type[ast.cmpop], Callable[[sympy.Expr, sympy.Expr], sympy.Basic]] = {
    ast.Lt: sympy.Lt,
    ast.LtE: sympy.Le,
    ast.Gt: sympy.Gt,
    ast.GtE: sympy.Ge,
}
_MOST_NODES, _MOST_POWER = 400, 60


class NoFormula(ValueError):
    """A function is no formula that is read here."""


def formula_of(block: str, name: str, variable: sympy.Symbol) -> sympy.Expr:
    """What the last function of a name in a block gives for its first parameter, the others at their defaults. Raises
    `NoFormula`."""
    try:
        body = parse(block).body
    except Unreadable as error:
        raise NoFormula from error
    found = [one for one in body if isinstance(one, ast.FunctionDef) and one.name == name]
    if not found or found[-1].decorator_list or sum(1 for _ in ast.walk(found[-1])) > _MOST_NODES:
        raise NoFormula
    arguments = found[-1].args
    names = [one.arg for one in arguments.args]
    defaults = dict(zip(reversed(names), reversed(arguments.defaults), strict=False))
    if (
        not names
        or arguments.vararg
        or arguments.kwonlyargs
        or arguments.kwarg
        or set(names[1:]) - set(defaults)
    ):
        raise NoFormula
    known: dict[str, sympy.Basic] = {}
    for one in body:
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant):
            known |= {
                target.id: _value(one.value, {}) for target in one.targets if isinstance(target, ast.Name)
            }
    known |= {one: _value(default, {}) for one, default in defaults.items()}
    try:
        result = _returned(found[-1].body, {**known, names[0]: variable})
    except (TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as error:
        raise NoFormula from error
    if not isinstance(result, sympy.Expr) or result.free_symbols != {variable}:
        raise NoFormula
    return result


def _returned(statements: list[ast.stmt], known: dict[str, sympy.Basic]) -> sympy.Basic:
    """What statements return, each branch of an `if` on its own."""
    for at, statement in enumerate(statements):
        match statement:
            case ast.Expr(value=ast.Constant(value=str())):
                continue
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                known = {**known, name: _value(value, known)}
            case ast.Return(value=ast.expr() as value):
                return _value(value, known)
            case ast.If(test=test, body=body, orelse=orelse):
                rest = statements[at + 1 :]
                branches = _returned([*body, *rest], known), _returned([*orelse, *rest], known)
                return sympy.Piecewise((branches[0], _value(test, known)), (branches[1], True))
            case _:
                raise NoFormula
    raise NoFormula


def _value(node: ast.expr, known: Mapping[str, sympy.Basic]) -> sympy.Basic:
    match node:
        case ast.Constant(value=bool()):
            raise NoFormula
        case ast.Constant(value=int() | float() as number):
            return sympy.Rational(repr(number))
        case ast.Name(id=name) if name in known:
            return known[name]
        case ast.Attribute(value=ast.Name(id=module), attr=name) if module in _MODULES and name in _CONSTANTS:
            return _CONSTANTS[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, known)
        case ast.BinOp(left=left, op=operation, right=right) if type(operation) in _OPERATIONS:
            sides = _value(left, known), _value(right, known)
            if isinstance(operation, ast.Pow) and sides[1].is_number and abs(sides[1]) > _MOST_POWER:
                raise NoFormula
            return _OPERATIONS[type(operation)](*sides)
        case ast.Compare(left=left, ops=operations, comparators=others):
            sides = tuple(_value(one, known) for one in (left, *others))
            if any(type(one) not in _RELATIONS for one in operations):
                raise NoFormula
            pairs = zip(operations, sides, sides[1:], strict=False)
            return sympy.And(*(_RELATIONS[type(one)](first, second) for one, first, second in pairs))
        case ast.Call(func=called, args=arguments, keywords=[]):
            return _function(called)(*(_value(one, known) for one in arguments))
        case _:
            raise NoFormula


def _function(called: ast.expr) -> Callable[..., sympy.Basic]:
    match called:
        case ast.Attribute(value=ast.Name(id=module), attr=name) if module in _MODULES and name in _FUNCTIONS:
            return _FUNCTIONS[name]
        case ast.Name(id=name) if name in _PLAIN:
            return _FUNCTIONS[name]
    raise NoFormula
