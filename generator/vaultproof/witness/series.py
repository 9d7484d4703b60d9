r"""Series whose terms change their signs and do not tend to 0, so that they have no sum: SymPy gives
`\sum (-1)^n \frac{n}{n+1}` one all the same."""

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


def _at(term: sympy.Expr, index: sympy.Symbol, place: int) -> sympy.Expr:
    """A term of a series to some digits, 0 where it is no real number."""
    found = term.subs(index, sympy.Integer(place)).evalf(_DIGITS)
    return found if found.is_Number and found.is_real and found.is_finite else sympy.S.Zero
