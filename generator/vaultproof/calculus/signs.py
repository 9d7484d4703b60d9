r"""Where an expression is positive and negative: the zeros of an analytic function, all of them, by Rolle's theorem.

Between two zeros of the derivative a function is monotone and has one zero at most, which the signs at both ends tell.
The derivative's zeros are found in the same way; dividing by an exponential first makes each step simpler, so that sums
of polynomials times exponentials come to an end (G. Pólya, G. Szegő, Problems and Theorems in Analysis II, part V,
problem 75). Of functions that oscillate, only periodic ones are understood.
"""

from __future__ import annotations

from itertools import pairwise

import sympy
from sympy.simplify.fu import TR8

from vaultproof.calculus.exponentials import common_rate, divided, dominant_sign
from vaultproof.calculus.number import Unsure, limit_at, rough_sign, sign_of, value_at
from vaultproof.calculus.places import LEFT, RIGHT, Place, Run, before, inside, same
from vaultproof.calculus.zeros import is_zero_at, zero_of

_MAX_DEPTH = 9


_MAX_SIZE = 400
_PLAIN_RATE = 12
_MOST_PERIODS = 6


def signs(
    expression: sympy.Expr, x: sympy.Symbol, low: Place = LEFT, high: Place = RIGHT, depth: int = 0
) -> tuple[Run, ...]:
    """The signs of an expression that is analytic in an open interval, with an edge at each of its zeros.

    Raises `Unsure` where they cannot be told for certain.
    """
    if depth > _MAX_DEPTH or sympy.count_ops(expression) > _MAX_SIZE:
        raise Unsure("it is too involved to be worked out for certain")
    if expression.has(sympy.sin, sympy.cos, sympy.tan):
        return _oscillating(expression, x, low, high, depth)
    rate = common_rate(expression, x) if depth == 0 else sympy.S.One
    if max(rate.p, rate.q) > _PLAIN_RATE:
        return _rescaled(expression, x, low, high, rate)
    expression = _factored(expression)
    runs: tuple[Run, ...] = (Run(1, low, high),)
    for factor in sympy.Mul.make_args(expression):
        runs = _times(runs, _factor(factor, x, low, high, depth))
    return runs


def _rescaled(
    expression: sympy.Expr, x: sympy.Symbol, low: Place, high: Place, rate: sympy.Rational
) -> tuple[Run, ...]:
    r"""The signs by those of the expression in `rate · x`: `e^{1000x}` would be the thousandth power of `e^x`."""

    def times(place: Place, factor: sympy.Rational) -> Place:
        return Place(place.at * factor, place.exact) if place.finite else place

    runs = signs(expression.subs(x, x / rate), x, times(low, rate), times(high, rate), depth=1)
    return tuple(Run(run.sign, times(run.low, 1 / rate), times(run.high, 1 / rate)) for run in runs)


def _factored(expression: sympy.Expr) -> sympy.Expr:
    """A product as far as one is found quickly."""
    if expression.is_Mul and not expression.has(sympy.Add):
        return expression
    together = sympy.together(expression)
    try:
        return sympy.factor(sympy.expand_power_exp(together))
    except (sympy.PolynomialError, NotImplementedError, AttributeError, TypeError, ValueError):
        return together


def _oscillating(
    expression: sympy.Expr, x: sympy.Symbol, low: Place, high: Place, depth: int
) -> tuple[Run, ...]:
    r"""The signs of a periodic expression: within one period, or where it has one sign: `1 + \cos x`."""
    for sign, known in ((1, expression), (-1, -expression)):
        if known.is_positive:
            return (Run(sign, low, high),)
    period = period_of(expression, x)
    half = period / 2
    runs = _turning(expression, x, period, depth)
    if (low.at, high.at) == (-half, half):
        return runs
    found = {run.sign for run in runs}
    if len(found) == 1:
        return (Run(found.pop(), low, high),)
    if not (low.finite and high.finite and sympy.N(high.at - low.at) <= _MOST_PERIODS * sympy.N(period)):
        raise Unsure("it oscillates")
    return _repeated(runs, expression, x, period, (low, high))


def _repeated(
    runs: tuple[Run, ...],
    expression: sympy.Expr,
    x: sympy.Symbol,
    period: sympy.Expr,
    ends: tuple[Place, Place],
) -> tuple[Run, ...]:
    """The signs in a stretch, from those within one period around zero."""
    low, high = ends
    first, last = (sympy.floor(end.at / period + sympy.Rational(1, 2)) for end in ends)
    found: list[Run] = []
    for count in range(int(first), int(last) + 1):
        shift = count * period
        for run in runs:
            left, right = (Place(place.at + shift, place.exact) for place in (run.low, run.high))
            if not before(left, high) or not before(low, right):
                continue
            left, right = (low if before(left, low) else left), (high if before(high, right) else right)
            joined = found and found[-1].sign == run.sign and run is runs[0]
            if joined and sign_of(value_at(expression, x, left.at)) != 0:
                found[-1] = Run(run.sign, found[-1].low, right)
            else:
                found.append(Run(run.sign, left, right))
    return tuple(found)


def period_of(expression: sympy.Expr, x: sympy.Symbol) -> sympy.Expr:
    """A period of an expression. Raises `Unsure` where it has none that is certain."""
    period = sympy.periodicity(expression, x)
    if (
        period is None
        or not period.is_positive
        or sympy.simplify(expression.subs(x, x + period) - expression) != 0
    ):
        raise Unsure("it oscillates")
    return period


def _turning(expression: sympy.Expr, x: sympy.Symbol, period: sympy.Expr, depth: int) -> tuple[Run, ...]:
    """The signs within one period around zero; the tangent of half the angle makes sine and cosine rational."""
    tangent = sympy.Dummy("t", real=True)
    angle = sympy.Dummy("u", real=True)
    multiples = TR8(sympy.expand(expression.subs(x, angle * period / (2 * sympy.pi))))
    expanded = sympy.expand_trig(sympy.expand(multiples))
    rational = expanded.subs(
        {
            sympy.sin(angle): 2 * tangent / (1 + tangent**2),
            sympy.cos(angle): (1 - tangent**2) / (1 + tangent**2),
        }
    )
    if rational.has(angle, sympy.sin, sympy.cos):
        raise Unsure("it oscillates")

    def back(place: Place) -> Place:
        at = (
            period / 2 * sympy.sign(place.at)
            if not place.finite
            else period / sympy.pi * sympy.atan(place.at)
        )
        return Place(at, place.exact)

    runs = signs(rational, tangent, depth=depth + 1)
    return tuple(Run(run.sign, back(run.low), back(run.high)) for run in runs)


def _factor(factor: sympy.Expr, x: sympy.Symbol, low: Place, high: Place, depth: int) -> tuple[Run, ...]:
    if not factor.has(x):
        return (Run(sign_of(factor), low, high),)
    if factor == x:
        return _cut((Place(sympy.S.Zero),), x, factor, low, high)
    if isinstance(factor, sympy.exp) or factor.is_positive:
        return (Run(1, low, high),)
    if factor.is_negative:
        return (Run(-1, low, high),)
    if factor.is_Pow:
        base, exponent = factor.as_base_exp()
        if base.is_positive or not exponent.is_integer:
            return (Run(1, low, high),)
        runs = signs(base, x, low, high, depth)
        return tuple(Run(abs(run.sign), run.low, run.high) for run in runs) if exponent.is_even else runs
    return (
        _polynomial(factor, x, low, high)
        or _exponential(factor, x, low, high)
        or _rolle(factor, x, low, high, depth)
    )


def _times(one: tuple[Run, ...], other: tuple[Run, ...]) -> tuple[Run, ...]:
    """The signs of a product, from those of its factors over the same interval."""
    if len(one) == 1:
        return tuple(Run(one[0].sign * run.sign, run.low, run.high) for run in other)
    if len(other) == 1:
        return _times(other, one)
    found: list[Run] = []
    first, second = list(one), list(other)
    start = one[0].low
    while first and second:
        sign = first[0].sign * second[0].sign
        ends = first[0].high, second[0].high
        equal = same(*ends)
        stop = ends[0] if equal or before(*ends) else ends[1]
        found.append(Run(sign, start, stop))
        start = stop
        if equal or stop == ends[0]:
            first.pop(0)
        if equal or stop == ends[1]:
            second.pop(0)
    return tuple(found)


def _cut(
    zeros: tuple[Place, ...], x: sympy.Symbol, expression: sympy.Expr, low: Place, high: Place
) -> tuple[Run, ...]:
    """An interval cut at all the zeros of an expression, with its sign in each part."""
    within = [zero for zero in zeros if before(low, zero) and before(zero, high)]
    ends = [low, *within, high]
    return tuple(
        Run(sign_of(value_at(expression, x, inside(left, right))), left, right)
        for left, right in pairwise(ends)
    )


def _polynomial(expression: sympy.Expr, x: sympy.Symbol, low: Place, high: Place) -> tuple[Run, ...] | None:
    if not expression.is_polynomial(x):
        return None
    polynomial = sympy.Poly(expression, x)
    if polynomial.degree() == 1:
        zero = sympy.simplify(-polynomial.nth(0) / polynomial.nth(1))
        return _cut((Place(zero),), x, expression, low, high)
    if not all(number.is_Rational for number in polynomial.all_coeffs()):
        return None
    zeros = sorted(
        {Place(zero) for zero in sympy.real_roots(polynomial)}, key=lambda zero: sympy.N(zero.at, 30)
    )
    return _cut(tuple(zeros), x, expression, low, high)


def _exponential(expression: sympy.Expr, x: sympy.Symbol, low: Place, high: Place) -> tuple[Run, ...] | None:
    r"""The signs of `a e^{cx} + b`, whose zero is known exactly."""
    growing, constant = expression.as_independent(x, as_Add=True)[::-1]
    factor, rest = growing.as_independent(x, as_Add=False)
    if not isinstance(rest, sympy.exp) or not rest.args[0].is_polynomial(x):
        return None
    slope, shift = sympy.Poly(rest.args[0], x), -constant / factor
    if slope.degree() != 1:
        return None
    if sign_of(shift) <= 0:
        return (Run(sign_of(factor), low, high),)
    zero = sympy.simplify((sympy.log(shift) - slope.nth(0)) / slope.nth(1))
    return _cut((Place(zero),), x, expression, low, high)


def _rolle(expression: sympy.Expr, x: sympy.Symbol, low: Place, high: Place, depth: int) -> tuple[Run, ...]:
    expression = divided(expression)
    slope = sympy.diff(expression, x)
    if slope.has(sympy.Derivative, sympy.Subs, sympy.DiracDelta):
        raise Unsure("it has no derivative that SymPy can write")
    if slope == 0 or (not slope.has(x) and slope.is_zero):
        return (Run(sign_of(value_at(expression, x, inside(low, high))), low, high),)
    runs = signs(slope, x, low, high, depth + 1)
    ends = [low, *(run.high for run in runs)]
    at_ends = [
        _sign_at_end(expression, x, end, 1 if index == 0 else -1)
        if index in (0, len(ends) - 1)
        else _sign_inside(expression, x, end)
        for index, end in enumerate(ends)
    ]
    found: list[Run] = []
    for run, (first, last) in zip(runs, pairwise(at_ends), strict=True):
        left, right = first or run.sign, last or -run.sign
        if run.sign == 0:
            raise Unsure("it does not change in a stretch")
        if left == right:
            found.append(Run(left, run.low, run.high))
            continue
        zero = zero_of(expression, x, run, left)
        found += [Run(left, run.low, zero), Run(right, zero, run.high)]
    return _joined(found, expression, x)


def _joined(runs: list[Run], expression: sympy.Expr, x: sympy.Symbol) -> tuple[Run, ...]:
    """Runs without the edges at which the expression is not zero."""
    found: list[Run] = []
    for run in runs:
        touches = found and run.low.exact and run.low.finite and is_zero_at(expression, x, run.low.at)
        if found and found[-1].sign == run.sign and not touches:
            found[-1] = Run(run.sign, found[-1].low, run.high)
        else:
            found.append(run)
    return tuple(found)


def _sign_at_end(expression: sympy.Expr, x: sympy.Symbol, end: Place, side: int) -> int:
    """The sign that values tend to at an end of an interval; 0 where they tend to zero."""
    if not end.exact:
        return rough_sign(expression, x, end.at)
    if not end.finite and (sign := dominant_sign(expression, x, int(sympy.sign(end.at)))) is not None:
        return sign
    return sign_of(limit_at(expression, x, end.at, side))


def _sign_inside(expression: sympy.Expr, x: sympy.Symbol, place: Place) -> int:
    if place.exact:
        return sign_of(value_at(expression, x, place.at))
    return rough_sign(expression, x, place.at)
