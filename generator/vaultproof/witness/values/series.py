r"""Series that have no sum though SymPy gives one, `\sum (-1)^n \frac{n}{n+1}`, as their terms change their signs and
do not tend to 0; and those that are known to be infinite, `\sum \frac{1}{\sqrt{n}}`, which it takes long to find."""

from __future__ import annotations

import sympy

_FAR = ((1000, 1001), (10_000, 10_001))
_AS_LARGE = sympy.Float("0.999")
_DIGITS = 20
NO_SUM = "the terms of the series do not tend to 0, so that it has no sum"
"""Why such a series has no value."""


def has_no_sum(series: sympy.Sum) -> bool:
    """Whether the terms of a series of numbers change their signs far out and are there as large as before."""
    if len(series.limits) != 1:
        return False
    index, _, high = series.limits[0]
    term = series.function
    if (
        high != sympy.oo
        or term.free_symbols != {index}
        or term.has(sympy.factorial, sympy.gamma, sympy.binomial)
    ):
        return False
    near, far = ([_at(term, index, place) for place in places] for places in _FAR)
    changes = all(one * other < 0 for one, other in (near, far))  # not so where a term is no number
    return changes and all(abs(two) >= _AS_LARGE * abs(one) for one, two in zip(near, far, strict=True))


def is_infinite(series: sympy.Sum) -> bool:
    """Whether the terms of a series are positive multiples of a power of `an + b` with an exponent between -1 and 0."""
    if len(series.limits) != 1:
        return False
    index, low, high = series.limits[0]
    if high != sympy.oo or not low.is_Integer or series.function.free_symbols != {index}:
        return False
    factor, power = series.function.as_independent(index, as_Add=False)
    base, exponent = power.as_base_exp()
    line = base.as_poly(index) if base.is_polynomial(index) else None
    if line is None or line.degree() != 1 or not exponent.is_Rational:
        return False
    rises = (line.LC() > 0) == sympy.true and (base.subs(index, low) > 0) == sympy.true
    return rises and (factor > 0) == sympy.true and bool(-1 <= exponent < 0)


def _at(term: sympy.Expr, index: sympy.Symbol, place: int) -> sympy.Expr:
    """A term of a series to some digits, 0 where it is no real number."""
    found = term.subs(index, sympy.Integer(place)).evalf(_DIGITS)
    return found if found.is_Number and found.is_real and found.is_finite else sympy.S.Zero
