"""Terms that are too small to be seen beside the others at every place that is tried: `x + 10^{-80}` is not `x`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import sympy

from vaultproof.witness.identities.sampling import Place

_TINY = sympy.Rational(1, 10**18)
_MOST_SUMS = 40
_MOST_PLACES = 6
_DIGITS = 15


def has_tiny_term(expressions: Sequence[sympy.Basic], places: Sequence[Place]) -> bool:
    """Whether a summand, which is not zero, is so small at all of some places that values there do not tell it."""
    some = places[:: max(1, len(places) // _MOST_PLACES)][:_MOST_PLACES]
    sums = islice((one for whole in expressions for one in _sums(whole)), _MOST_SUMS)
    return bool(some) and any(_is_tiny(term, rest, some) for one in sums for term, rest in _parts(one))


def _sums(expression: sympy.Basic) -> Iterator[sympy.Add]:
    for one in sympy.preorder_traversal(expression):
        if isinstance(one, sympy.Add):
            yield one


def _parts(total: sympy.Add) -> Iterator[tuple[sympy.Basic, sympy.Basic]]:
    for term in total.args:
        yield term, total - term


def _is_tiny(term: sympy.Basic, rest: sympy.Basic, places: Sequence[Place]) -> bool:
    for place in places:
        at = {symbol: sympy.Rational(value.numerator, value.denominator) for symbol, value in place.items()}
        small, large = (abs(one.subs(at).evalf(_DIGITS)) for one in (term, rest))
        if not (small.is_number and large.is_number and small.is_comparable and large.is_comparable):
            return False
        if not small or small > _TINY * large:
            return False
    return True
