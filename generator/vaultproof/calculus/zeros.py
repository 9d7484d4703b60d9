"""The one zero of a monotone stretch, between two signs. Does not tell whether there is one."""

from __future__ import annotations

import mpmath
import sympy

from vaultproof.calculus.number import Unsure, sign_of, value_at
from vaultproof.calculus.places import WIDTH, Place, Run, inside

_STEPS = 400


_NEAT = 1000


def zero_of(expression: sympy.Expr, x: sympy.Symbol, run: Run, left: int) -> Place:
    """The one zero of a monotone stretch that begins with sign `left`, by bisection."""
    low, high = _narrowed(expression, x, _bracket(expression, x, run, left), left)
    for _ in range(_STEPS):
        if high - low <= WIDTH * (1 + abs(low)):
            break
        middle = (low + high) / 2
        sign = sign_of(value_at(expression, x, middle))
        if sign == 0:
            return Place(middle)
        low, high = (middle, high) if sign == left else (low, middle)
    else:
        raise Unsure("a zero of it could not be found")
    middle = (low + high) / 2
    neat = sympy.Rational(middle).limit_denominator(_NEAT)
    if low <= neat <= high and is_zero_at(expression, x, neat):
        return Place(neat)
    return Place(middle, exact=False)


def _narrowed(
    expression: sympy.Expr, x: sympy.Symbol, bracket: tuple[sympy.Rational, sympy.Rational], left: int
) -> tuple[sympy.Rational, sympy.Rational]:
    """A bracket around a zero made narrow by a numeric guess, whose both sides are then checked."""
    low, high = bracket
    with mpmath.workdps(60):
        try:
            ends = [mpmath.mpf(end.p) / end.q for end in bracket]
            guess = mpmath.findroot(sympy.lambdify(x, expression, "mpmath"), ends, solver="anderson")
            middle = sympy.Rational(str(sympy.Float(guess, 45)))
        except (ArithmeticError, ValueError, TypeError, AttributeError):
            return bracket
    width = WIDTH / 4
    begin, end = middle - width, middle + width
    if not low < begin < end < high:
        return bracket
    if (_rational_sign(expression, x, begin), _rational_sign(expression, x, end)) != (left, -left):
        return bracket
    return begin, end


def _rational_sign(expression: sympy.Expr, x: sympy.Symbol, place: sympy.Rational) -> int:
    return sign_of(value_at(expression, x, place))


def _bracket(
    expression: sympy.Expr, x: sympy.Symbol, run: Run, left: int
) -> tuple[sympy.Rational, sympy.Rational]:
    """Two plain numbers in a stretch between which its zero lies."""
    start = sympy.Rational(inside(run.low, run.high))
    ends = []
    for end, wanted in ((run.low, left), (run.high, -left)):
        place, step = start, sympy.Integer(1)
        for _ in range(_STEPS):
            if sign_of(value_at(expression, x, place)) == wanted:
                break
            if end.finite:
                place = (place + sympy.Rational(str(sympy.N(end.at, 40, maxn=400)))) / 2
            else:
                step *= 2
                place = start + step * sympy.sign(end.at)
        else:
            raise Unsure("a zero of it could not be found")
        ends.append(place)
    return ends[0], ends[1]


def is_zero_at(expression: sympy.Expr, x: sympy.Symbol, place: sympy.Expr) -> bool:
    """Whether an expression is zero at a place. Raises `Unsure` where that is not certain."""
    return sign_of(value_at(expression, x, place)) == 0
