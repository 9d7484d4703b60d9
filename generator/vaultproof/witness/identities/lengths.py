r"""Sums of a length that is not told, `\sum_{j=0}^{m} (-1)^j \binom{m}{j} = 1`: SymPy works them out for long ones, and
what it finds may not be so of those that have few terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

import sympy

from vaultproof.claim import Term
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import NoValue

_SMALL = range(5)
_MOST_LETTERS, _MOST_PLACES = 3, 64
_MOST_TERMS = 12


def of_some_length(trial: Trial, actual: Term, stated: Term) -> str | None:
    """Why a sum proves no error that has the stated value for some small numbers of the letters in its bounds."""
    evaluator = Evaluator(trial)
    try:
        raw, said = evaluator.undone(actual), evaluator.expression(stated)
    except NoValue:
        return None
    letters = sorted(raw.free_symbols, key=str)
    if not letters or len(letters) > _MOST_LETTERS or not _is_bounded_by_letters(raw):
        return None
    for place in islice(product(_SMALL, repeat=len(letters)), _MOST_PLACES):
        at = dict(zip(letters, place, strict=True))
        value = _at(raw, at)
        if value is not None and value == _at(said, at):
            shown = ", ".join(f"`{one}` = {value}" for one, value in at.items())
            return f"it holds for {shown}, and may be meant of such a case"
    return None


def _is_bounded_by_letters(raw: sympy.Basic) -> bool:
    return any(end.free_symbols for limits in _limits(raw) for end in limits[1:])


def _limits(raw: sympy.Basic) -> Iterator[sympy.Tuple]:
    for one in raw.atoms(sympy.Sum, sympy.Product):
        yield from one.limits


def _at(expression: sympy.Basic, place: dict[sympy.Basic, int]) -> sympy.Basic | None:
    """A value at a place; None where there is none, or a sum is long or empty."""
    found = expression.subs(place)
    for _, low, high in _limits(found):
        if not (low.is_Integer and high.is_Integer and 0 <= high - low < _MOST_TERMS):
            return None
    try:
        value = found.doit()
    except (ValueError, TypeError, ArithmeticError, NotImplementedError):
        return None
    return value if value.is_number and value.is_finite else None
