"""SymPy expressions into enclosed values: exact where SymPy is, else numeric with an error bound. Knows no notes."""

from __future__ import annotations

from fractions import Fraction

import sympy

from vaultproof.judge.value import Infinite, Real, Truth, Undefined, Value

_DIGITS = 30
_MORE_DIGITS = 50
_SLACK = Fraction(1, 10**24)
_VOUCHED = 2.5
"""Bits a digit that has been asked for; 3.3 would be all of them."""


FAULTS = (
    ValueError,
    TypeError,
    ArithmeticError,
    AttributeError,
    NotImplementedError,
    RecursionError,
    LookupError,
)
"""What SymPy and mpmath raise over expressions that they cannot work out."""


class NoValue(ValueError):
    """An expression has no value that can be compared; the message is a reason for people."""


def value_of(expression: sympy.Basic) -> Value:
    """The value of an expression without free symbols.

    Raises NoValue for complex values, and where no numeric value with an error bound can be had.
    """
    if expression in (sympy.true, sympy.false):
        return Truth(bool(expression))
    if expression is sympy.nan or expression is sympy.zoo:
        return Undefined()
    if expression in (sympy.oo, -sympy.oo):
        return Infinite(1 if expression is sympy.oo else -1)
    if isinstance(expression, sympy.Rational):
        return Real.exactly(Fraction(int(expression.p), int(expression.q)))
    if not isinstance(expression, sympy.Expr):
        raise NoValue("it has no numeric value")
    return _numeric(expression)


def _numeric(expression: sympy.Expr) -> Value:
    first, second = _digits(expression, _DIGITS), _digits(expression, _MORE_DIGITS)
    if first is None or second is None:
        return Undefined()
    error = 10 * abs(first - second) + abs(second) * _SLACK
    if error > Fraction(1, 10**15) * max(Fraction(1), abs(second)):
        raise NoValue("no numeric value with a small enough error bound was found")
    return Real(second - error, second + error)


def _digits(expression: sympy.Expr, digits: int) -> Fraction | None:
    """A numeric value, None where the expression has none."""
    number = expression.evalf(digits, maxn=400)
    if number in (sympy.nan, sympy.zoo):
        return None
    if number.is_infinite:
        raise NoValue("it is infinite, or too large for a numeric value")
    if not number.is_number or number.free_symbols:
        raise NoValue(f"`{_short(expression)}` could not be evaluated")
    real, imaginary = number.as_real_imag()
    if imaginary != 0 and abs(imaginary) > sympy.Float(10) ** (8 - digits) * (1 + abs(real)):
        raise NoValue("its value is a complex number")
    if not isinstance(real, (sympy.Float, sympy.Rational)):
        raise NoValue(f"`{_short(expression)}` could not be evaluated")
    if isinstance(real, sympy.Rational):
        return Fraction(int(real.p), int(real.q))
    if not is_precise(real, digits):
        raise NoValue("no numeric value with a small enough error bound was found")
    return fraction_of(real._mpf_)


def is_precise(number: sympy.Basic, digits: int) -> bool:
    """Whether SymPy vouches for most of the digits that it was asked for: the number bears those that it vouches for.
    It vouches for none of what is zero but for rounding."""
    if not isinstance(number, sympy.Float):
        return number.is_Rational is True
    vouched = number._prec  # noqa: SLF001 - SymPy tells it nowhere else
    return bool(vouched >= _VOUCHED * digits or abs(number) < sympy.Float(10) ** -(digits // 2))


def fraction_of(number: tuple[int, int, int, int]) -> Fraction:
    """An mpmath number, given as its raw tuple, as an exact fraction."""
    sign, mantissa, exponent, _ = number
    if not mantissa and exponent:
        raise NoValue("it has no finite value")
    if abs(exponent) > 20_000:
        raise NoValue("its value is too large or too small to write out")
    value = Fraction(int(mantissa)) * (Fraction(2) ** int(exponent))
    return -value if sign else value


def _short(expression: sympy.Basic) -> str:
    text = str(expression)
    return text if len(text) <= 60 else text[:57] + "…"
