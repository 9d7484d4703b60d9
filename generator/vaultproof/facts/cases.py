"""Functions by cases: their pieces between the places where the case changes, and LaTeX for them without words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import sympy

from vaultproof.facts.fact import Uncertain

_MOST = 5
_LARGE = 100
_DIGITS = 14


@dataclass(frozen=True, slots=True)
class Stretch:
    """An open interval and the expression that holds in it."""

    low: sympy.Expr
    high: sympy.Expr
    expression: sympy.Expr


def stretches(expression: sympy.Piecewise, x: sympy.Symbol) -> tuple[Stretch, ...]:
    """The pieces of a function by cases, in order, equal neighbours joined.

    Raises `Uncertain` where the cases are not told apart by comparing the variable with numbers.
    """
    ends = [-sympy.oo, *sorted(bounds(expression, x), key=float), sympy.oo]
    found: list[Stretch] = []
    for low, high in pairwise(ends):
        branch = _branch(expression, x, _between(low, high))
        if found and found[-1].expression == branch:
            found[-1] = Stretch(found[-1].low, high, branch)
        else:
            found.append(Stretch(low, high, branch))
    if len(found) > _MOST:
        raise Uncertain
    return tuple(found)


def bounds(expression: sympy.Piecewise, x: sympy.Symbol) -> set[sympy.Expr]:
    """The places where the case changes.

    Raises `Uncertain` where these are not plain numbers.
    """
    found: set[sympy.Expr] = set()
    for _, condition in expression.args:
        if condition == sympy.true:
            continue
        if condition.free_symbols != {x} or not isinstance(
            boundary := condition.as_set().boundary, (sympy.FiniteSet, type(sympy.S.EmptySet))
        ):
            raise Uncertain
        found |= {end for end in boundary if end.is_finite}
    return found


def _between(low: sympy.Expr, high: sympy.Expr) -> sympy.Expr:
    if low == -sympy.oo and high == sympy.oo:
        return sympy.Rational(1, 7)
    if low == -sympy.oo:
        return high - 1
    return low + 1 if high == sympy.oo else (low + high) / 2


def _branch(expression: sympy.Piecewise, x: sympy.Symbol, place: sympy.Expr) -> sympy.Expr:
    for branch, condition in expression.args:
        if condition == sympy.true or condition.subs(x, place) == sympy.true:
            if branch.has(sympy.Piecewise):
                raise Uncertain
            return branch
    raise Uncertain


def decimals(expression: sympy.Basic) -> str:
    """LaTeX with fractions of large numbers as decimals, where these end.

    Raises `Uncertain` where they do not.
    """
    shown: dict[sympy.Basic, sympy.Basic] = {}
    for number in expression.atoms(sympy.Rational):
        if number.q <= _LARGE and abs(number.p) <= _LARGE * 1000:
            continue
        text = f"{Decimal(int(number.p)) / Decimal(int(number.q)):f}"
        if len(text) > _DIGITS or sympy.Rational(text) != number:
            raise Uncertain
        shown[number] = sympy.Symbol(text, real=True)
    return str(sympy.latex(expression.xreplace(shown), ln_notation=True))


def latex_of(pieces: tuple[Stretch, ...], x: sympy.Symbol) -> str:
    """LaTeX for pieces; a place between two of them belongs to one where both tend to the same value there."""
    rows = []
    for at, piece in enumerate(pieces):
        met = at + 1 < len(pieces) and _meet(piece, pieces[at + 1], x)
        rows.append(f"{decimals(piece.expression)} & {_where(piece, x, closed=met)}")
    return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}"


def _meet(left: Stretch, right: Stretch, x: sympy.Symbol) -> bool:
    values = [sympy.simplify(piece.expression.subs(x, left.high)) for piece in (left, right)]
    return bool(values[0].is_finite) and values[0] == values[1]


def _where(piece: Stretch, x: sympy.Symbol, *, closed: bool) -> str:
    name, low, high = sympy.latex(x), decimals(piece.low), decimals(piece.high)
    below = r"\le" if closed else "<"
    if piece.low == -sympy.oo:
        return f"{name} {below} {high}"
    return f"{name} > {low}" if piece.high == sympy.oo else f"{low} < {name} {below} {high}"
