"""Limits: of functions given by cases, the case that applies near the point, so that SymPy need not look at the others;
at infinity, the limit that SymPy tells and values far out bear out.

A case is chosen only where its condition is a comparison with numbers.
"""

from __future__ import annotations

import sympy

from vaultproof.calculus.number import Unsure, hold_against_values, turned
from vaultproof.witness.values.numbers import NoValue

_CASED = (sympy.Piecewise, sympy.Max, sympy.Min, sympy.Abs, sympy.sign, sympy.Heaviside)
_MOST = 40


def settled_limits(expression: sympy.Basic) -> sympy.Basic:
    """An expression with each limit of cases replaced by one of the case that applies near its point."""
    if not expression.has(sympy.Limit):
        return expression
    limits = [one for one in expression.atoms(sympy.Limit) if one.args[0].has(*_CASED)]
    expression = expression.xreplace({one: other for one in limits if (other := _settled(one)) is not None})
    far = [one for one in expression.atoms(sympy.Limit) if one.args[2] in (sympy.oo, -sympy.oo)]
    return expression.xreplace({one: _borne_out(one) for one in far if not one.args[0].has(sympy.Limit)})


def _borne_out(limit: sympy.Limit) -> sympy.Basic:
    """A limit at infinity. Raises NoValue where the values far out speak against what SymPy tells."""
    term, variable, point, _ = limit.args
    found = sympy.Limit(*turned(term, variable, point), "-").doit()
    if term.free_symbols != {variable} or not (found.is_number and found.is_extended_real):
        return found
    try:
        hold_against_values(term, variable, point, -1, found)
    except Unsure as error:
        raise NoValue("the limit could not be confirmed") from error
    return found


def _settled(limit: sympy.Limit) -> sympy.Basic | None:
    term, variable, point, direction = limit.args
    cased = term.rewrite(sympy.Piecewise).doit() if term.has(*_CASED[1:]) else term
    pieces = sorted(cased.atoms(sympy.Piecewise), key=sympy.default_sort_key)
    if not pieces or len(pieces) > _MOST:
        return None
    conditions = [condition for piece in pieces for _, condition in piece.args]
    turns = _turns(conditions, variable)
    if turns is None:
        return None
    sides = {"+": (1,), "-": (-1,), "+-": (1, -1)}.get(str(direction), ())
    if point in (sympy.oo, -sympy.oo):
        sides = (1 if point == sympy.oo else -1,)
    chosen = {_chosen(cased, variable, _near(point, side, turns)) for side in sides}
    if len(chosen) != 1 or None in chosen:
        return None
    return sympy.Limit(chosen.pop(), variable, point, str(direction))


def _turns(conditions: list[sympy.Basic], variable: sympy.Symbol) -> list[sympy.Expr] | None:
    """The places at which conditions change; None where a condition is more than a comparison with numbers."""
    found: set[sympy.Expr] = set()
    for condition in conditions:
        for part in condition.atoms(sympy.core.relational.Relational):
            gap = sympy.expand(part.lhs - part.rhs)
            if gap.free_symbols != {variable} or not gap.is_polynomial(variable):
                return None
            roots = (
                sympy.real_roots(gap, variable)
                if sympy.degree(gap, variable) > 1
                else sympy.solve(gap, variable)
            )
            found |= {root for root in roots if root.is_real}
    return sorted(found)


def _near(point: sympy.Expr, side: int, turns: list[sympy.Expr]) -> sympy.Expr:
    """A place so near to a point, on one side of it, that no condition changes between them."""
    if point in (sympy.oo, -sympy.oo):
        return (max(turns, default=sympy.S.Zero) + 1) if side > 0 else (min(turns, default=sympy.S.Zero) - 1)
    beyond = [turn for turn in turns if (turn - point) * side > 0]
    if not beyond:
        return point + side
    nearest = min(beyond) if side > 0 else max(beyond)
    return (point + nearest) / 2


def _chosen(term: sympy.Basic, variable: sympy.Symbol, place: sympy.Expr) -> sympy.Basic | None:
    """A term with the case of each of its functions that applies at a place."""
    chosen: dict[sympy.Basic, sympy.Basic] = {}
    for piece in sorted(term.atoms(sympy.Piecewise), key=lambda one: one.count_ops()):
        for case, condition in piece.args:
            told = condition.subs(variable, place)
            if told == sympy.true:
                chosen[piece] = case
                break
            if told != sympy.false:
                return None
        else:
            return None
    settled = term.xreplace(chosen)
    return settled if not settled.has(sympy.Piecewise) else None
