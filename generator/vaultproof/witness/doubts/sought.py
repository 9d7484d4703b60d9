r"""Whether an equation with a derivative in it is one for unknowns: for coefficients, as `(A x e^x)' = 2e^x + 2xe^x` is
for `A`, or for a function that stands as a letter under a partial derivative, `\partial_y (x^2 y + \varphi) = x^2 + 3`.

Solves for numbers only; tells nothing of what the note says.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

import sympy
from sympy.core.function import AppliedUndef

from vaultproof.witness.identities.sampling import value_at

_FAULTS = (ValueError, TypeError, ArithmeticError, AttributeError, NotImplementedError, RecursionError)
_PARTIAL = re.compile(r"\\partial(?![a-z])|∂")
_OF_FUNCTIONS = frozenset({"f", "g", "h", "F", "G", "H", "u", "v", "w", "y", "z", "phi", "psi", "Phi", "Psi"})
"""Letters that stand for functions by custom."""
_COORDINATES = frozenset({"x", "y", "z", "t", "r"})
_LARGEST = 120
_MOST_LETTERS = 4
_MOST_NUMBERS = 16
_SPARE = 3
_PLACES = 3
_TRIES = 40
_CLOSE = Fraction(1, 10**9)
_TRIVIAL = frozenset(map(sympy.Integer, (-1, 0, 1)))
_SMALL = tuple(map(sympy.Rational, ("2", "-2", "3", "-3", "4", "-4", "1/2", "-1/2")))

Terms = tuple[sympy.Basic, sympy.Basic]


def is_for_unknowns(raw: Terms, worked: Terms, written: str, *, solving: bool) -> bool:
    """Whether both sides, as they are written (`raw`) and worked out, may be an equation for unknowns; `solving` tells
    that the words around it look for some."""
    return has_unknown_function(raw, worked, written) or _has_coefficients(raw, worked, solving=solving)


def has_unknown_function(raw: Terms, worked: Terms, written: str) -> bool:
    """Whether a letter under a derivative goes away with it and stands nowhere else: a function that nobody tells."""
    partial = _PARTIAL.search(written) is not None
    kept = worked[0].free_symbols | worked[1].free_symbols
    return any(
        _may_be_function(str(letter), partial=partial)
        for derivative in _derivatives(raw)
        for letter in derivative.expr.free_symbols - {one for one, _ in derivative.variable_count} - kept
    )


def _may_be_function(letter: str, *, partial: bool) -> bool:
    """Whether a letter may stand for a function by custom; under a `partial` derivative, capitals may, and no variables
    of its own kind."""
    base = letter.partition("_")[0]
    if not partial:
        return base in _OF_FUNCTIONS
    return base not in _COORDINATES and (base in _OF_FUNCTIONS or base.isupper())


def depends(raw: Terms, depending: frozenset[tuple[str, str]]) -> bool:
    """Whether a letter stands under a derivative by a variable on which it is told to depend."""
    return any(
        (str(letter), str(by)) in depending
        for derivative in _derivatives(raw)
        for letter in derivative.expr.free_symbols
        for by, _ in derivative.variable_count
    )


def _derivatives(raw: Terms) -> Iterator[sympy.Derivative]:
    """The derivatives of what is written out, not those of functions that are called by their names."""
    for one in chain.from_iterable(side.atoms(sympy.Derivative) for side in raw):
        if not one.expr.is_Symbol and not one.expr.has(AppliedUndef):
            yield one


def _has_coefficients(raw: Terms, worked: Terms, *, solving: bool) -> bool:
    """Whether numbers for some letters make both sides equal for all values of the others."""
    by = {one for derivative in _derivatives(raw) for one, _ in derivative.variable_count}
    by |= {symbol for side in raw for one in side.atoms(sympy.Subs) for symbol in one.point.free_symbols}
    difference = worked[0] - worked[1]
    letters = difference.free_symbols - by
    if not by or not 0 < len(letters) <= _MOST_LETTERS or sympy.count_ops(difference) > _LARGEST:
        return False
    alone = (raw[0].free_symbols ^ raw[1].free_symbols) - by
    try:
        return _is_a_condition(difference, letters, alone, solving=solving) or any(
            _solves(reduced, sorted(alone & reduced.free_symbols, key=str), zeros=solving or bool(given))
            for given, reduced in _with_a_number(difference, letters)
        )
    except _FAULTS:
        return False


def _is_a_condition(
    difference: sympy.Expr, letters: set[sympy.Basic], alone: set[sympy.Basic], *, solving: bool
) -> bool:
    """Whether one factor of the difference is a condition on the letters: `C (r - 5) e^{rt}`. One that a letter is 0 or
    1 is none but where something is looked for, since there a slip is more likely."""
    for factor in sympy.Mul.make_args(sympy.factor(difference)):
        base = factor.base if factor.is_Pow else factor
        if not base.is_Add or not base.free_symbols or not base.free_symbols <= letters:
            continue
        numbers = {abs(one) for one in base.atoms(sympy.Number)} - {sympy.Integer(0), sympy.Integer(1)}
        if solving or numbers or (base.free_symbols & alone and any(one.is_number for one in base.args)):
            return True
    return False


def _with_a_number(
    difference: sympy.Expr, letters: set[sympy.Basic]
) -> Iterator[tuple[dict[sympy.Basic, sympy.Basic], sympy.Expr]]:
    """The difference, and what it is with a number for one letter in which it is not linear: an exponent, say."""
    yield {}, difference
    shown = sorted({abs(one) for one in difference.atoms(sympy.Rational)}, key=lambda one: (one.q, one.p))
    numbers = [
        *dict.fromkeys(
            one
            for number in shown
            for one in (number, -number, number + 1, sympy.sqrt(number), -sympy.sqrt(number))
            if one not in _TRIVIAL
        )
    ][:_MOST_NUMBERS]
    for letter in sorted(letters, key=str):
        if difference.is_polynomial(letter) and sympy.degree(difference, letter) <= 1:
            continue
        for number in dict.fromkeys((*numbers, *_SMALL, sympy.E)):
            yield {letter: number}, difference.subs(letter, number)


def _solves(difference: sympy.Expr, letters: Sequence[sympy.Basic], *, zeros: bool) -> bool:
    """Whether numbers for letters, in which the difference is linear, make it zero everywhere. None but zeros count
    only where `zeros` tells so."""
    if not letters:
        return zeros and _vanishes(difference)
    factors = [sympy.diff(difference, letter) for letter in letters]
    if any(one.has(*letters) for one in factors):
        return False
    rest = difference.subs(dict.fromkeys(letters, sympy.Integer(0)))
    rows = _rows([*factors, -rest], len(letters) + _SPARE)
    found = _solution(rows, len(letters)) if rows is not None else None
    return found is not None and (zeros or any(abs(one) > _CLOSE for one in found))


def _vanishes(difference: sympy.Expr) -> bool:
    rows = _rows([difference], _PLACES)
    return rows is not None and all(abs(row[0]) < _CLOSE for row in rows)


def _rows(terms: Sequence[sympy.Expr], count: int) -> list[list[Fraction]] | None:
    """What terms come to at several places; None where they have no values at so many."""
    symbols = sorted({symbol for term in terms for symbol in term.free_symbols}, key=str)
    chance = random.Random(len(terms))  # noqa: S311 - places to look at, the same each time; no secret
    rows = []
    for _ in range(_TRIES):
        place = {symbol: Fraction(chance.randint(11, 299), 100) for symbol in symbols}
        values = [value_at(term, place) for term in terms]
        if all(one is not None for one in values):
            rows.append([one for one in values if one is not None])
        if len(rows) == count:
            return rows
    return None


def _solution(rows: list[list[Fraction]], unknowns: int) -> list[Fraction] | None:
    """What solves linear equations, of which there are more than unknowns; None where nothing, or more than one thing,
    does."""
    rows = [list(row) for row in rows]
    for column in range(unknowns):
        pivot = max(range(column, len(rows)), key=lambda at: abs(rows[at][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column]
        if abs(head[column]) < _CLOSE:
            return None
        rows[column] = head = [one / head[column] for one in head]
        for at, row in enumerate(rows):
            if at != column:
                rows[at] = [one - row[column] * other for one, other in zip(row, head, strict=True)]
    if any(abs(row[unknowns]) > _CLOSE for row in rows[unknowns:]):
        return None
    return [row[unknowns] for row in rows[:unknowns]]
