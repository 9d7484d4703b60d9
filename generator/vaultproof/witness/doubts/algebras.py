"""Whether an equation that fails for numbers may be true where its letters are something else: projections, variables
that are 0 or 1, signs, or operators, whose products have an order.

Compares forms; whether the note tells of such things is told to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sympy

_LARGEST = 80
_OPERATOR = re.compile(
    r"^(?:(?:hat_|bar_|tilde_)?[A-Z]|[A-Za-z]+(?:hat|bar|tilde)|[A-Za-z]+_?(?:plus|minus|dagger))"
)
"""Names of matrices and operators: capitals, letters with a hat, and those with a sign at their foot."""

_IDENTITIES = frozenset({"I", "Ibar", "Ihat"})

Terms = tuple[sympy.Basic, sympy.Basic]


def is_by_squares(left: sympy.Expr, right: sympy.Expr, *, told: bool) -> bool:
    """Whether the sides are equal where each letter is its own square, as projections and what is 0 or 1 are, or has
    the square 1; `told` tells that the note speaks of such letters, which else stand beside an identity only."""
    symbols = left.free_symbols | right.free_symbols
    if not told and not {str(one) for one in symbols} & _IDENTITIES:
        return False
    difference = left - right
    if not difference.is_polynomial(*symbols) or sympy.count_ops(difference) > _LARGEST:
        return False
    unit = {one: sympy.S.One for one in symbols if str(one) in _IDENTITIES}
    terms = sympy.Poly(difference.subs(unit), *sorted(symbols, key=str)).as_dict()
    return any(_cancel(terms, kept) for kept in (lambda power: min(power, 1), lambda power: power % 2))


def _cancel(terms: dict[tuple[int, ...], sympy.Expr], kept: object) -> bool:
    """Whether the terms of a polynomial add up to nothing once their exponents are reduced."""
    assert callable(kept)
    sums: dict[tuple[int, ...], sympy.Expr] = {}
    for powers, number in terms.items():
        reduced = tuple(map(kept, powers))
        sums[reduced] = sums.get(reduced, sympy.S.Zero) + number
    return all(one == 0 for one in sums.values())


def swaps_factors(ordered: Terms, difference: sympy.Expr) -> bool:
    """Whether both sides, whose factors keep the order in which they are written, hold one product in two orders, as
    operators do that do not commute: `a_+a_- + 1/2 = a_-a_+ - 1/2`."""
    left, right = (dict.fromkeys(_products(side)) for side in ordered)
    for order in left:
        others = [other for other in right if sorted(other) == sorted(order)]
        if others and order not in others:
            names = set(order)
            return bool(difference.is_number) or any(_OPERATOR.match(one) for one in names)
    return False


def _products(side: sympy.Basic) -> Iterator[tuple[str, ...]]:
    """The products of letters in a side, each as the names of its factors in their order."""
    for one in sympy.preorder_traversal(side):
        if not isinstance(one, sympy.Mul):
            continue
        factors = [factor for factor in one.args if not factor.is_commutative]
        names = [str(factor.base if factor.is_Pow else factor) for factor in factors]
        if len(set(names)) > 1 and all(
            (factor.base if factor.is_Pow else factor).is_Symbol for factor in factors
        ):
            yield tuple(map(str, factors))
