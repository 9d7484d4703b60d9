"""Values of definitions at chosen places, to tell whether two definitions are of one function. Judges nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

import sympy

from vaultproof.claim import Term
from vaultproof.judge.value import Real
from vaultproof.latex import LatexError, Names, evaluate, parse_term
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.identities.places import Point
from vaultproof.witness.values.numbers import NoValue, value_of

_STEPS = tuple(10 ** (step / 20) for step in range(-60, 61))
_REFINED = 60
_ALIKE = 1e-4


def body_of(evaluator: Evaluator, index: int) -> sympy.Expr | None:
    """The expression of a definition; None where it has none, or names that have no value."""
    try:
        body = evaluator.body(index)
    except NoValue:
        return None
    parameters = {
        sympy.Symbol(name, real=True) for name in evaluator.trial.known[index].definition.parameters
    }
    whole = isinstance(body, sympy.Expr) and body.free_symbols <= parameters
    return body if whole and not body.atoms(sympy.core.function.AppliedUndef) else None


def values_at(body: sympy.Expr, parameters: Sequence[str], places: Sequence[Point]) -> list[Real | None]:
    """The real values of an expression at some places; None where it has none."""
    symbols = [sympy.Symbol(name, real=True) for name in parameters]
    return [_value(body, dict(zip(symbols, place, strict=True))) for place in places]


def _value(body: sympy.Expr, at: dict[sympy.Symbol, Fraction]) -> Real | None:
    put_in = {symbol: sympy.Rational(one.numerator, one.denominator) for symbol, one in at.items()}
    try:
        value = value_of(body.subs(put_in, simultaneous=True))
    except (NoValue, TypeError, ValueError, ArithmeticError, AttributeError, NotImplementedError):
        return None
    return value if isinstance(value, Real) else None


def is_of_family(values: Sequence[tuple[Fraction, Real]], family: Term) -> bool:
    """Whether a function of one argument, given by values, is a member of a family with a setting `k > 0`."""
    names = Names(values=frozenset({"x", "k"}))
    try:
        node = parse_term(family.text, names, syntax=family.syntax)
    except LatexError:
        return False
    known = [(float(place), float(value.middle)) for place, value in values]

    def distance(exponent: float) -> float:
        setting = 10**exponent
        found = (evaluate(node, {"x": place, "k": setting}) for place, _ in known)
        apart = [
            abs(float(one) - wanted) / (1 + abs(wanted))
            for one, (_, wanted) in zip(found, known, strict=True)
        ]
        return max(apart) if all(map(math.isfinite, apart)) else math.inf

    exponents = [math.log10(step) for step in _STEPS]
    apart = [distance(exponent) for exponent in exponents]
    best = sorted(range(len(apart)), key=apart.__getitem__)[:3]
    return any(_least(distance, exponents[at] - 0.06, exponents[at] + 0.06) < _ALIKE for at in best)


def _least(distance: Callable[[float], float], low: float, high: float) -> float:
    """The least value of a function between two places, where it falls and then rises."""
    for _ in range(_REFINED):
        first, second = low + (high - low) / 3, high - (high - low) / 3
        if distance(first) <= distance(second):
            high = second
        else:
            low = first
    return distance((low + high) / 2)
