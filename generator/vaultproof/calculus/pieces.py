"""A function cut into open intervals in which one analytic expression gives its values; the rest is no domain of it.

`Max`, `|x|`, cases and the like are replaced by the expression that holds in each interval. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import sympy
from sympy.core.relational import Relational

from vaultproof.calculus.number import Unsure
from vaultproof.calculus.places import LEFT, RIGHT, Place, before, inside, same
from vaultproof.calculus.signs import signs

_ANGULAR = (sympy.Abs, sympy.Max, sympy.Min, sympy.sign, sympy.Heaviside, sympy.Piecewise)
_SMOOTH = (
    sympy.Add,
    sympy.Mul,
    sympy.Pow,
    sympy.exp,
    sympy.log,
    sympy.sin,
    sympy.cos,
    sympy.atan,
    sympy.asinh,
    sympy.erf,
    sympy.erfc,
    sympy.tanh,
    sympy.sinh,
    sympy.cosh,
)
_HYPERBOLIC = (sympy.tanh, sympy.sinh, sympy.cosh, sympy.coth, sympy.sech, sympy.csch)
_MAX_PIECES = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """An open interval and the expression, analytic in it, that gives the function's values there."""

    low: Place
    high: Place
    expression: sympy.Expr


def pieces_of(
    expression: sympy.Expr, x: sympy.Symbol, low: Place = LEFT, high: Place = RIGHT
) -> tuple[Piece, ...]:
    """The pieces of a function, left to right. Raises `Unsure` where they cannot be told for certain."""
    found = tuple(_pieces(expression.rewrite(_HYPERBOLIC, sympy.exp), x, low, high))
    if len(found) > _MAX_PIECES:
        raise Unsure("it has too many pieces")
    return found


def _pieces(expression: sympy.Expr, x: sympy.Symbol, low: Place, high: Place) -> Iterator[Piece]:
    angular = _innermost(expression)
    if angular is None:
        yield from _real(expression, x, low, high)
        return
    places = [low, *_edges(angular, x, low, high), high]
    for left, right in pairwise(places):
        sample = inside(left, right)
        yield from _pieces(expression.xreplace({angular: _resolved(angular, x, sample)}), x, left, right)


def _innermost(expression: sympy.Expr) -> sympy.Expr | None:
    """A part that is not smooth and whose switches are."""
    parts = sorted(expression.atoms(*_ANGULAR), key=lambda part: (part.count_ops(), str(part)))
    return next(
        (part for part in parts if not any(switch.has(*_ANGULAR) for switch in _switches(part))), None
    )


def _switches(part: sympy.Expr) -> list[sympy.Expr]:
    """The expressions whose sign decides which branch of a part holds."""
    if isinstance(part, sympy.Piecewise):
        relations = {relation for _, condition in part.args for relation in condition.atoms(Relational)}
        return [relation.lhs - relation.rhs for relation in sorted(relations, key=str)]
    if isinstance(part, (sympy.Max, sympy.Min)):
        arguments = sorted(part.args, key=str)
        return [one - other for at, one in enumerate(arguments) for other in arguments[at + 1 :]]
    return [part.args[0]]


def _edges(part: sympy.Expr, x: sympy.Symbol, low: Place, high: Place) -> list[Place]:
    """The places in an interval where the branch of a part may change, in order."""
    found: list[Place] = []
    for switch in _switches(part):
        if not switch.has(x):
            continue
        for piece in _real(switch, x, low, high):
            runs = signs(piece.expression, x, piece.low, piece.high)
            places = (piece.low, *(run.high for run in runs))
            found += [one for one in places if one.finite and before(low, one) and before(one, high)]
    distinct: list[Place] = []
    for place in sorted(found, key=lambda place: sympy.N(place.at, 30)):
        if not place.exact:
            raise Unsure("the places where its cases meet are not known exactly")
        if not distinct or not same(distinct[-1], place):
            distinct.append(place)
    return distinct


def _resolved(part: sympy.Expr, x: sympy.Symbol, sample: sympy.Expr) -> sympy.Expr:
    """The expression that a part stands for around a sample."""
    if isinstance(part, sympy.Piecewise):
        for branch, condition in part.args:
            told = condition.subs(x, sample)
            if told == sympy.true:
                return branch
            if told != sympy.false:
                raise Unsure("which of its cases holds cannot be told")
        return sympy.nan
    if isinstance(part, (sympy.Max, sympy.Min)):
        chosen = part.func(*(argument.subs(x, sample) for argument in part.args))
        return next(
            argument for argument in part.args if sympy.simplify(argument.subs(x, sample) - chosen) == 0
        )
    sign = sympy.sign(part.args[0].subs(x, sample))
    if sign not in (-1, 0, 1):
        raise Unsure("which of its cases holds cannot be told")
    if isinstance(part, sympy.Abs):
        return sign * part.args[0]
    return sign if isinstance(part, sympy.sign) else sympy.Heaviside(sign)


_OF_INTEGRALS = (
    sympy.fresnels,
    sympy.fresnelc,
    sympy.Si,
    sympy.Ci,
    sympy.Shi,
    sympy.Chi,
    sympy.Ei,
    sympy.li,
    sympy.erfi,
    sympy.expint,
    sympy.lowergamma,
    sympy.uppergamma,
    sympy.hyper,
    sympy.Integral,
)
"""What SymPy writes for integrals: no name that a note would know it by."""


def _real(expression: sympy.Expr, x: sympy.Symbol, low: Place, high: Place) -> Iterator[Piece]:
    """The parts of an interval in which a smooth expression is real."""
    if expression is sympy.nan or expression.has(sympy.zoo, sympy.oo, sympy.nan, sympy.I):
        return
    intervals = [(low, high)]
    for part in sympy.postorder_traversal(expression):
        if part.args and not isinstance(part, _SMOOTH) and part.has(x):
            if isinstance(part, _OF_INTEGRALS):
                raise Unsure("an integral in it has no form in functions that are known here")
            raise Unsure(f"`{type(part).__name__}` in it is not one of the functions known here")
        base = _bounded_base(part)
        if base is None or not base.has(x) or base.is_positive:
            continue
        if isinstance(part, sympy.Pow) and part.exp.is_Rational and part.exp.q > 1 and part.exp.q % 2:
            raise Unsure("whether its odd root is meant to have values below zero is not certain")
        wanted = (1,) if isinstance(part, sympy.log) or not part.exp.is_integer else (-1, 1)
        intervals = [
            (run.low, run.high)
            for left, right in intervals
            for run in signs(base, x, left, right)
            if run.sign in wanted
        ]
    for left, right in intervals:
        if not (left.exact and right.exact):
            raise Unsure("the ends of its domain are not known exactly")
        yield Piece(left, right, expression)


def _bounded_base(part: sympy.Expr) -> sympy.Expr | None:
    """What must be positive, or not zero, for a part to be real and analytic."""
    if isinstance(part, sympy.log):
        return part.args[0]
    if isinstance(part, sympy.Pow) and not (part.exp.is_Integer and part.exp > 0):
        return part.base
    return None
