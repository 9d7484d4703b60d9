r"""How the terms of a series grow or fall far out, and what follows for the series: `n!/n^n` falls as
`e^{-n} \sqrt{n}`, so that its sum converges. Worked out from how the term is written; nothing is sampled.

The logarithm of a term is known up to a bounded rest: so many times n², n ln n, n, ln n and ln ln n.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import sympy

_DIGITS = 30
_NOTHING = sympy.Float("1e-20")
_SCALES = 5
_BOUNDED = (sympy.sin, sympy.cos)
_NEAR_ZERO = (sympy.sin, sympy.tan, sympy.atan, sympy.sinh, sympy.tanh, sympy.asin)
_MOST_PARTS = 12


class Convergence(StrEnum):
    """What a series without end does."""

    ABSOLUTELY = "it converges absolutely"
    CONDITIONALLY = "it converges, but not absolutely"
    NOT = "it diverges"


@dataclass(frozen=True, slots=True)
class Growth:
    """How often n², n ln n, n, ln n and ln ln n are in the logarithm of a term's size; `alternates` where its sign
    changes from each to the next, and `at_most` where it may be smaller, as with a sine."""

    scales: tuple[sympy.Expr, ...]
    alternates: bool = False
    at_most: bool = False

    def times(self, other: Growth) -> Growth:
        """That of a product."""
        both = tuple(one + more for one, more in zip(self.scales, other.scales, strict=True))
        return Growth(both, self.alternates != other.alternates, self.at_most or other.at_most)

    def raised(self, power: sympy.Expr) -> Growth | None:
        """That of a power with a constant exponent; None where it is not known."""
        if self.at_most and power.is_negative is not False:
            return None
        if self.alternates and not power.is_Integer:
            return None
        alternates = self.alternates and bool(power.is_odd)
        return Growth(tuple(power * one for one in self.scales), alternates, self.at_most)


_CONSTANT = Growth((sympy.S.Zero,) * _SCALES)


def convergence(term: sympy.Expr, index: sympy.Symbol) -> Convergence | None:
    """What the series of a term in a whole number does; None where that is not certain."""
    n = sympy.Symbol("n", integer=True, positive=True)
    found = _of(term.subs(index, n), n)
    if found is None:
        return None
    *fast, powers, logarithms = found.scales
    beside_one_over_n = _first_sign((*fast, powers + 1, logarithms + 1))
    at_all = _first_sign(found.scales)
    if beside_one_over_n is None or at_all is None:
        return None
    if beside_one_over_n < 0:
        return Convergence.ABSOLUTELY
    if found.at_most:
        return None
    return Convergence.CONDITIONALLY if found.alternates and at_all < 0 else Convergence.NOT


def _of(term: sympy.Expr, n: sympy.Symbol) -> Growth | None:
    """The growth of a term; None where it is not known."""
    if not term.has(n):
        return _CONSTANT if term.is_number and term.is_zero is False and term.is_finite else None
    match term:
        case sympy.Mul():
            return _of_product(_of(factor, n) for factor in term.args)
        case sympy.Pow() | sympy.exp():
            base, exponent = term.as_base_exp()
            return _of_power(base, exponent, n)
        case sympy.Add():
            return _of_sum(term, n)
        case sympy.factorial() | sympy.gamma():
            return _of_factorial(term.args[0] - int(isinstance(term, sympy.gamma)), n)
        case sympy.binomial():
            return _of(term.rewrite(sympy.factorial), n)
        case sympy.log():
            return _of_logarithm(term.args[0], n)
        case sympy.Abs():
            inner = _of(term.args[0], n)
            return inner and replace(inner, alternates=False)
    if term == n:
        return _scaled(powers=sympy.S.One)
    return _of_wave(term, n) if isinstance(term, (*_BOUNDED, *_NEAR_ZERO)) else None


def _scaled(**scales: sympy.Expr) -> Growth:
    names = ("squares", "factorials", "exponentials", "powers", "logarithms")
    return Growth(tuple(scales.get(name, sympy.S.Zero) for name in names))


def _of_product(factors: Iterable[Growth | None]) -> Growth | None:
    whole = _CONSTANT
    for factor in factors:
        if factor is None:
            return None
        whole = whole.times(factor)
    return whole


def _of_power(base: sympy.Expr, exponent: sympy.Expr, n: sympy.Symbol) -> Growth | None:
    if not exponent.has(n):
        inner = _of(base, n)
        return inner.raised(exponent) if inner is not None and exponent.is_real else None
    rest, constant = exponent, sympy.S.Zero
    if isinstance(exponent, sympy.Add):
        constant, rest = exponent.as_independent(n, as_Add=True)
    if _falls(_of(rest, n), by_powers=True):  # `n^{1 + 1/n}` is as large as `n`
        return _of_power(base, constant, n) if _is_rational(base, n) else None
    steps = exponent.as_poly(n) if exponent.is_polynomial(n) else None
    if (
        steps is None
        or steps.degree() > (1 if base.has(n) else 2)
        or not all(one.is_real for one in steps.coeffs())
    ):
        return None
    squares, slope, start = (steps.coeff_monomial(n**degree) for degree in (2, 1, 0))
    if base.has(n):
        return _of_run(base, slope, start, n)
    size = sympy.Abs(base)
    if base.is_zero is not False or not base.is_real:
        return None
    if base.is_negative and not (squares == 0 and slope.is_Integer and start.is_Integer):
        return None
    grown = _scaled(squares=squares * sympy.log(size), exponentials=slope * sympy.log(size))
    return replace(grown, alternates=bool(base.is_negative and slope.is_odd))


def _of_run(base: sympy.Expr, slope: sympy.Expr, start: sympy.Expr, n: sympy.Symbol) -> Growth | None:
    """The growth of `base^{slope n + start}` for a quotient of polynomials: `n^n`, `(1 + 1/n)^n`."""
    if not _is_rational(base, n):
        return None
    over, under = (one.as_poly(n) for one in sympy.fraction(sympy.together(base)))
    lead, degree = over.LC() / under.LC(), sympy.Integer(over.degree() - under.degree())
    if lead.is_positive is not True:
        return None
    return _scaled(factorials=slope * degree, exponentials=slope * sympy.log(lead), powers=start * degree)


def _is_rational(base: sympy.Expr, n: sympy.Symbol) -> bool:
    return bool(base.is_rational_function(n))


def _of_sum(term: sympy.Expr, n: sympy.Symbol) -> Growth | None:
    """The growth of a sum: that of the part which outgrows the others, or of all where they have one sign."""
    if term.is_polynomial(n):
        return _scaled(powers=sympy.Integer(term.as_poly(n).degree()))
    if len(term.args) > _MOST_PARTS:
        return None
    parts = [_of(one, n) for one in term.args]
    known = [one for one in parts if one is not None]
    if len(known) < len(parts):
        return None
    largest = known[0]
    for one in known[1:]:
        more = _difference(one, largest)
        if more is None:
            return None
        largest = one if more > 0 else largest
    as_large = [place for place, one in enumerate(known) if _difference(one, largest) == 0]
    if len(as_large) > 1 and not all(term.args[place].is_positive for place in as_large):
        return None
    return None if any(known[place].at_most for place in as_large) else largest


def _difference(one: Growth, other: Growth) -> int | None:
    return _first_sign(tuple(more - less for more, less in zip(one.scales, other.scales, strict=True)))


def _of_factorial(argument: sympy.Expr, n: sympy.Symbol) -> Growth | None:
    """That of a factorial, by Stirling's formula."""
    line = argument.as_poly(n) if argument.is_polynomial(n) else None
    if line is None or line.degree() != 1 or not line.LC().is_positive:
        return None
    slope, start = line.LC(), line.coeff_monomial(1)
    half = sympy.Rational(1, 2)
    return _scaled(factorials=slope, exponentials=slope * sympy.log(slope) - slope, powers=start + half)


def _of_logarithm(argument: sympy.Expr, n: sympy.Symbol) -> Growth | None:
    inner = _of(argument, n)
    if inner is None or inner.at_most or inner.alternates:
        return None
    signs = [_sign(one) for one in inner.scales]
    if any(one is None for one in signs):
        return None
    first = next((place for place, one in enumerate(signs) if one), None)
    if first is None:
        beside = _of(sympy.together(argument - 1), n)
        return None if beside is None or beside.alternates or beside.at_most else beside
    one = sympy.S.One
    grown = (
        _scaled(powers=2 * one),
        _scaled(powers=one, logarithms=one),
        _scaled(powers=one),
        _scaled(logarithms=one),
        None,
    )
    return grown[first]


def _of_wave(term: sympy.Expr, n: sympy.Symbol) -> Growth | None:
    """That of a sine and the like: as large as what it is taken of where this tends to 0, at most 1 elsewhere."""
    inner = _of(term.args[0], n)
    if _falls(inner):
        return _CONSTANT if isinstance(term, sympy.cos) else inner
    return replace(_CONSTANT, at_most=True) if isinstance(term, _BOUNDED) else None


def _falls(inner: Growth | None, *, by_powers: bool = False) -> bool:
    """Whether a term tends to 0; as fast as some power of 1/n where that is asked."""
    if inner is None:
        return False
    return _first_sign(inner.scales[:4] if by_powers else inner.scales) == -1


def _first_sign(scales: Iterable[sympy.Expr]) -> int | None:
    """The sign of the first of some numbers that is not 0, or 0; None where it is not certain."""
    for one in scales:
        found = _sign(one)
        if found != 0:
            return found
    return 0


def _sign(number: sympy.Expr) -> int | None:
    """The sign of a number; None where it is not certain."""
    value = sympy.N(number, _DIGITS)
    if not value.is_real or not value.is_finite:
        return None
    if abs(value) > _NOTHING:
        return 1 if value > 0 else -1
    return 0 if sympy.simplify(sympy.expand_log(number, force=True)) == 0 else None
