"""Functions by cases: their pieces between the places where the case changes, and LaTeX for them without words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import sympy

from vaultproof.facts.fact import Uncertain
from vaultproof.facts.written import cut, latex, written

_MOST = 7
_LARGE = 100
_DIGITS = 14


@dataclass(frozen=True, slots=True)
class Stretch:
    """An open interval and the expression that holds in it."""

    low: sympy.Expr
    high: sympy.Expr
    expression: sympy.Expr


@lru_cache(maxsize=64)
def stretches(expression: sympy.Piecewise, x: sympy.Symbol, *, bounded: bool = False) -> tuple[Stretch, ...]:
    """The pieces of a function by cases, in order, equal neighbours joined; a `bounded` one may not be told far out.

    Raises `Uncertain` where the cases are not told apart by comparing the variable with numbers, or none holds.
    """
    ends = [-sympy.oo, *sorted(bounds(expression, x), key=float), sympy.oo]
    found: list[Stretch] = []
    for low, high in pairwise(ends):
        if bounded and not (low.is_finite and high.is_finite) and not _is_told(expression, x, low, high):
            continue
        branch = _branch(expression, x, _between(low, high))
        if found and found[-1].expression == branch:
            found[-1] = Stretch(found[-1].low, high, branch)
        else:
            found.append(Stretch(low, high, branch))
    if len(found) > _MOST:
        raise Uncertain
    return tuple(found)


@lru_cache(maxsize=64)
def bounds(expression: sympy.Piecewise, x: sympy.Symbol) -> frozenset[sympy.Expr]:
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
    return frozenset(found)


def _between(low: sympy.Expr, high: sympy.Expr) -> sympy.Expr:
    if low == -sympy.oo and high == sympy.oo:
        return sympy.Rational(1, 7)
    if low == -sympy.oo:
        return high - 1
    return low + 1 if high == sympy.oo else (low + high) / 2


def _is_told(expression: sympy.Piecewise, x: sympy.Symbol, low: sympy.Expr, high: sympy.Expr) -> bool:
    place = _between(low, high)
    return any(
        branch is not sympy.nan and (condition == sympy.true or condition.subs(x, place) == sympy.true)
        for branch, condition in expression.args
    )


def _branch(expression: sympy.Piecewise, x: sympy.Symbol, place: sympy.Expr) -> sympy.Expr:
    for branch, condition in expression.args:
        if condition == sympy.true or condition.subs(x, place) == sympy.true:
            if branch.has(sympy.Piecewise, sympy.nan):
                raise Uncertain
            return branch
    raise Uncertain


def decimals(expression: sympy.Basic) -> str:
    """LaTeX with fractions of large numbers as decimals, of those that nobody can read the first digits.

    Raises `Uncertain` for others that do not end.
    """
    if expression.has(sympy.CRootOf):
        raise Uncertain
    shown: dict[sympy.Basic, sympy.Basic] = {}
    for number in expression.atoms(sympy.Rational):
        if number.q <= _LARGE and abs(number.p) <= _LARGE * 1000:
            continue
        text = f"{Decimal(int(number.p)) / Decimal(int(number.q)):f}"
        if len(text) > _DIGITS or sympy.Rational(text) != number:
            if (digits := cut(number)) is None:
                raise Uncertain
            text = digits
        positive = sympy.Symbol(text.removeprefix("-"), real=True)
        shown[number] = -positive if number < 0 else positive
    return str(sympy.latex(expression.xreplace(shown), ln_notation=True))


def latex_of(pieces: tuple[Stretch, ...], x: sympy.Symbol) -> str:
    """LaTeX for pieces; a place between two of them belongs to one where both tend to the same value there.

    Two that mirror each other are one formula of `|x|`, and more of them are told by `|x|`. Raises `Uncertain` for a
    single piece, which may have no value where the cases met.
    """
    if len(pieces) < 2:
        raise Uncertain
    if (mirrored := _mirrored(pieces, x)) is not None:
        return mirrored
    if (rows := _by_size(pieces, x)) is not None:
        return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}"
    rows = []
    for at, piece in enumerate(pieces):
        met = at + 1 < len(pieces) and _meet(piece, pieces[at + 1], x)
        rows.append(f"{latex(written(piece.expression, x))} & {_where(piece, x, closed=met)}")
    return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}"


def _mirrored(pieces: tuple[Stretch, ...], x: sympy.Symbol) -> str | None:
    """Two pieces that meet at 0, each the other's mirror image, as one formula; None for others."""
    left, right = pieces[0].expression, pieces[-1].expression
    if len(pieces) != 2 or pieces[0].high != 0 or not right.has(x) or not _meet(pieces[0], pieces[1], x):
        return None
    if sympy.simplify(left.subs(x, -x) - right) != 0:
        return None
    size = sympy.Symbol(rf"\left|{sympy.latex(x)}\right|", positive=True)
    return latex(written(right, x).subs(x, size))


def _by_size(pieces: tuple[Stretch, ...], x: sympy.Symbol) -> list[str] | None:
    """A row for each two of several pieces that mirror each other, by the size of the variable; None for others."""
    pairs = list(zip(pieces, reversed(pieces), strict=True))[len(pieces) // 2 :]
    if len(pieces) <= 2 or any(right.low != -left.high or right.high != -left.low for right, left in pairs):
        return None
    mirrored = [sympy.simplify(left.expression.subs(x, -x)) for _, left in pairs]
    even, odd = (
        all(
            sympy.simplify(one - sign * right.expression) == 0
            for one, (right, _) in zip(mirrored, pairs, strict=True)
        )
        for sign in (1, -1)
    )
    if not even and not odd:
        return None
    size = sympy.Symbol(rf"\left|{sympy.latex(x)}\right|", positive=True)
    rows = []
    for at, (right, left) in enumerate(pairs):
        own = written(right.expression, x)
        if right.expression != left.expression:
            own = _signed(own, x, size) if odd else own.subs(x, size)
        text = latex(own)
        met = at + 1 < len(pairs) and _meet(right, pairs[at + 1][0], x)
        begins = right.low > 0 or (right.low == 0 and not _meet(left, right, x))
        where = _where(right if begins else Stretch(-sympy.oo, right.high, right.expression), x, closed=met)
        rows.append(f"{text} & {where.replace(sympy.latex(x), sympy.latex(size), 1)}")
    return rows


def _signed(own: sympy.Expr, x: sympy.Symbol, size: sympy.Symbol) -> sympy.Expr:
    """What an odd function is by the size of its variable, from its formula above 0."""
    if x in sympy.Mul.make_args(own):
        return x * (own / x).subs(x, size)
    sign = sympy.Symbol(rf"\operatorname{{sgn}}\left({sympy.latex(x)}\right)", real=True)
    return sign * own.subs(x, size)


def _meet(left: Stretch, right: Stretch, x: sympy.Symbol) -> bool:
    values = [sympy.simplify(piece.expression.subs(x, left.high)) for piece in (left, right)]
    return bool(values[0].is_finite) and values[0] == values[1]


def _where(piece: Stretch, x: sympy.Symbol, *, closed: bool) -> str:
    name, low, high = sympy.latex(x), decimals(piece.low), decimals(piece.high)
    below = r"\le" if closed else "<"
    if piece.low == -sympy.oo:
        return f"{name} {below} {high}"
    return f"{name} > {low}" if piece.high == sympy.oo else f"{low} < {name} {below} {high}"
