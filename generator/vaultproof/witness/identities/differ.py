"""Tells whether two definitions that bear one name are of two functions, and where that shows.

Runs in a worker process, since SymPy may take for ever. Says nothing where it is not certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

import sympy

from vaultproof.judge.value import float_text
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.identities.pairs import Difference, Pair
from vaultproof.witness.identities.places import ROUND, Point, points
from vaultproof.witness.identities.probe import body_of, is_of_family, values_at
from vaultproof.witness.trial import idle_trial

_CLEAR = Fraction(1, 100)
_CLEAR_TO_CODE = Fraction(1, 1000)
_FEWEST = 4
_DIGITS = 6


def difference(pair: Pair) -> Difference | None:
    """Where a pair's two sides clearly differ; None where they do not, or where it cannot be told."""
    body = body_of(Evaluator(idle_trial(pair.known, pair.decimal_comma)), pair.index)
    if body is None:
        return None
    return _from_reference(pair, body) if pair.accepted else _from_code(pair, body)


def _from_reference(pair: Pair, body: sympy.Expr) -> Difference | None:
    parameters = pair.definition.parameters
    places = points(len(parameters))
    own = values_at(body, parameters, places)
    known = [(place, value) for place, value in zip(places, own, strict=True) if value is not None]
    if 2 * len(known) <= len(places):
        return None
    if len(parameters) == 1 and any(
        is_of_family([(place[0], value) for place, value in known], family)
        for family in pair.accepted[0].family
    ):
        return None
    accepted = [one for one in _bodies(pair) if one is not None]
    if len(accepted) != len(pair.accepted):
        return None
    shown = [(value,) * len(parameters) for value in ROUND] if len(parameters) == 1 else []
    for at in (*shown, *(place for place, _ in known)):
        if (found := _apart(body, accepted, parameters, at)) is not None and all(
            _ever_apart(body, other, parameters, places) for other in accepted
        ):
            return found
    return None


def _bodies(pair: Pair) -> Iterator[sympy.Expr | None]:
    """The accepted definitions, with customary values for settings and the note's names for arguments."""
    evaluator = Evaluator(idle_trial(pair.accepted, None))
    for index, known in enumerate(pair.accepted):
        body = body_of(evaluator, index)
        if body is None:
            yield None
            continue
        count = len(pair.definition.parameters)
        defaults = dict(known.defaults)
        names = [sympy.Symbol(name, real=True) for name in known.definition.parameters]
        put_in = {
            symbol: sympy.Symbol(pair.definition.parameters[at], real=True)
            if at < count
            else sympy.Rational(defaults[symbol.name])
            for at, symbol in enumerate(names)
        }
        yield body.subs(put_in, simultaneous=True)


def _apart(
    body: sympy.Expr, accepted: Sequence[sympy.Expr], parameters: Sequence[str], at: Point
) -> Difference | None:
    """The difference at one place, where all accepted definitions have a value there and none is near."""
    (own,) = values_at(body, parameters, (at,))
    others = [values_at(other, parameters, (at,))[0] for other in accepted]
    if own is None or any(other is None for other in others):
        return None
    middles = [other.middle for other in others if other is not None]
    if any(abs(own.middle - other) <= _CLEAR * (1 + abs(other)) for other in middles):
        return None
    return Difference(_place(parameters, at), _shown(own.middle), _shown(middles[0]))


def _ever_apart(
    body: sympy.Expr, other: sympy.Expr, parameters: Sequence[str], places: Sequence[Point]
) -> bool:
    """Whether two expressions differ clearly at some place of the usual ones."""
    pairs = zip(values_at(body, parameters, places), values_at(other, parameters, places), strict=True)
    return any(
        abs(one.middle - two.middle) > _CLEAR * (1 + abs(two.middle))
        for one, two in pairs
        if one is not None and two is not None
    )


def _from_code(pair: Pair, body: sympy.Expr) -> Difference | None:
    parameters = pair.definition.parameters
    found: list[Difference | None] = []
    orders = [tuple(range(len(parameters)))] if pair.ordered else list(permutations(range(len(parameters))))
    for order in orders[:24]:
        places = [tuple(place[at] for at in order) for place in pair.places]
        own = values_at(body, parameters, places)
        known = [
            (place, one.middle, answer)
            for place, one, answer in zip(places, own, pair.answers, strict=True)
            if one is not None and answer is not None
        ]
        if len(known) < _FEWEST:
            return None
        apart = [
            Difference(_place(parameters, place), _shown(one), _shown(answer))
            for place, one, answer in known
            if abs(one - answer) > _CLEAR_TO_CODE * (1 + abs(answer))
        ]
        found.append(apart[0] if apart else None)
    return found[0] if found and all(one is not None for one in found) else None


def _place(parameters: Sequence[str], at: Point) -> str:
    return ", ".join(f"{name} = {_shown(value)}" for name, value in zip(parameters, at, strict=True))


def _shown(number: Fraction) -> str:
    return float_text(number, _DIGITS)
