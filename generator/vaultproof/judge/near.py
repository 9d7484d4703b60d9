"""Numbers that one may be written for by a slip of the pen: with another sign or digit, the point at another place.

Compares values; knows no formulas.
"""

from __future__ import annotations

from fractions import Fraction

from vaultproof.judge.value import Real, Value

INEXPLICABLE = (
    "no slip of the pen explains the difference, so it may be meant in another way than it was read"
)
"""Why an equation that does not hold is left undecided where a slip would be the only excuse."""
_NEAR = Fraction(1, 2)
_ROUGHLY = Fraction(1, 100)
_ABOUT = Fraction(1, 20)
_DECADES = 6
_MOST_PLACES = 7
_FEWEST_DIGITS = 2
_LARGEST = 10**30
"""From here on nobody counts digits, and Python writes none that are too many."""


def is_near(actual: Value, stated: Value) -> bool:
    """Whether a number may be stated by a slip for another: nearly as large, of the other sign, by a power of ten,
    by two or by a digit off, the reciprocal, the square or the root; or one whole number for the next."""
    if not (isinstance(actual, Real) and isinstance(stated, Real)):
        return False
    one, other = actual.middle, stated.middle
    gap, larger = abs(one - other), max(abs(one), abs(other))
    if gap <= _NEAR * larger or (gap <= 1 and actual.exact and one.denominator == other.denominator == 1):
        return True
    if not one or not other:
        return False
    one, other = abs(one), abs(other)
    if _differ_by_a_digit(one, other):
        return True
    ratios = (one / other, other / one, one * other, one / other**2, other / one**2)
    if any(abs(ratio - 1) <= _ROUGHLY for ratio in ratios):
        return True
    return any(
        abs(ratio / 10**decade - 1) <= _ABOUT for ratio in ratios[:2] for decade in range(1, _DECADES + 1)
    )


def is_misprint(actual: Fraction, stated: Fraction) -> bool:
    """Whether a number is another one but for its sign, one digit or the place of its point; not, that it is near."""
    one, other = abs(actual), abs(stated)
    if not one or not other:
        return False
    if (actual < 0) != (stated < 0) and abs(one / other - 1) <= _ROUGHLY:
        return True
    decades = (Fraction(10) ** power for power in range(-_DECADES, _DECADES + 1) if power)
    return _differ_by_a_digit(one, other) or any(abs(one / (other * ten) - 1) <= _ROUGHLY for ten in decades)


def _differ_by_a_digit(actual: Fraction, stated: Fraction) -> bool:
    """Whether two positive numbers, written with as many decimals as the stated one has, differ by one digit: another,
    one too many or one too few; or by two neighbours that changed places."""
    places = next((one for one in range(_MOST_PLACES) if (stated * 10**one).denominator == 1), None)
    if places is None or max(actual, stated) >= _LARGEST:
        return False
    one, other = (str(round(number * 10**places)) for number in (actual, stated))
    if min(len(one), len(other)) < _FEWEST_DIGITS:
        return False
    one, other = one.zfill(places + 1), other.zfill(places + 1)
    if len(one) == len(other):
        apart = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
        return len(apart) == 1 or (
            len(apart) == 2
            and apart[1] - apart[0] == 1
            and one[apart[0]] == other[apart[1]]
            and one[apart[1]] == other[apart[0]]
        )
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
