"""Values that can be compared soundly: reals enclosed between two fractions, infinities, truths, arrays.

Holds numbers only; where they come from is the witnesses' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import log10
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Real:
    """A real number known to lie in `[low, high]`; exact where both are equal."""

    low: Fraction
    high: Fraction

    @staticmethod
    def exactly(number: Fraction | int) -> Real:
        """A real known exactly."""
        return Real(Fraction(number), Fraction(number))

    @property
    def exact(self) -> bool:
        """Whether the number is known exactly."""
        return self.low == self.high

    @property
    def middle(self) -> Fraction:
        """The middle of the enclosure."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Infinite:
    """Positive (`sign` 1) or negative (-1) infinity."""

    sign: int


@dataclass(frozen=True, slots=True)
class Undefined:
    """No value: a pole, a point outside the domain, `nan`."""


@dataclass(frozen=True, slots=True)
class Truth:
    """True or false."""

    holds: bool


@dataclass(frozen=True, slots=True)
class Array:
    """A vector, matrix or deeper array, its items in row-major order."""

    shape: tuple[int, ...]
    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A text, such as what code prints."""

    text: str


_MAX_DENOMINATOR = 10**6

Value = Real | Infinite | Undefined | Truth | Array | Words


def show(value: Value, digits: int = 12, *, fractions: bool = False) -> str:
    """A value for people: exact where that is short, else with `digits` significant digits.

    `fractions` shows a rational number as such: `5/6`.
    """
    match value:
        case Real():
            if fractions and value.exact and 1 < value.low.denominator <= _MAX_DENOMINATOR:
                return str(value.low)
            return _real(value, digits)
        case Infinite(sign):
            return "∞" if sign > 0 else "-∞"
        case Undefined():
            return "undefined"
        case Truth(holds):
            return "True" if holds else "False"
        case Array():
            return _array(value, digits)
        case Words(text):
            return text
        case _:
            assert_never(value)


def _real(value: Real, digits: int) -> str:
    if value.exact:
        number = value.low
        if number.denominator == 1:
            return str(number.numerator) if abs(number) < 10**15 else f"{float_text(number, digits)}"
        decimal = _terminating(number)
        if decimal is not None and len(decimal) <= 14:
            return decimal
    return float_text(value.middle, digits)


def float_text(number: Fraction, digits: int) -> str:
    """A fraction as a decimal with `digits` significant digits, without trailing zeros."""
    if number == 0:
        return "0"
    try:
        return f"{float(number):.{digits}g}"
    except OverflowError:
        bits = number.numerator.bit_length() - number.denominator.bit_length()
        return f"about 10^{round(bits * log10(2))}"


_MOST_PLACES = 12


def _terminating(number: Fraction) -> str | None:
    """The decimal of a fraction whose denominator has no primes but 2 and 5."""
    places = next(
        (places for places in range(_MOST_PLACES + 1) if 10**places % number.denominator == 0), None
    )
    if places is None:
        return None
    text = f"{float(number):.{places}f}".rstrip("0")
    return text if Fraction(text) == number else None


_MOST_SHOWN = 64


def _array(value: Array, digits: int) -> str:
    if len(value.shape) <= 1 and len(value.items) > _MOST_SHOWN:
        shown = ", ".join(show(item, digits) for item in value.items[:8])
        return f"[{shown}, … {len(value.items)} items]"
    if len(value.shape) <= 1:
        return "[" + ", ".join(show(item, digits) for item in value.items) + "]"
    size = len(value.items) // value.shape[0] if value.shape[0] else 0
    rows = [Array(value.shape[1:], value.items[at * size : (at + 1) * size]) for at in range(value.shape[0])]
    return "[" + ", ".join(_array(row, digits) for row in rows) + "]"
