r"""Tries laws of probability on finite models: a law that holds in all of them holds; one that fails is wrong where a
slip explains it, and where no common condition, such as independence, makes it true.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice, product

from vaultproof.claim import Judgement, Undecided, WitnessKind
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex.chance import Event, Model, Names, NoLaw, letters, names_of, values_of
from vaultproof.witness.slip import edits
from vaultproof.witness.trial import Trial

_OUTCOMES = 8
_TRIES = 6
_ENOUGH = 3
_MOST_EDITS = 160
_CLOSE = 1e-9

Sides = tuple[str, str]
Family = Callable[[Names, random.Random], Model]


def try_law(trial: Trial) -> Judgement | None:
    """The judgement on a law of probability; None where no model gives both sides a value."""
    claim = trial.claim
    sides = (claim.left.text, claim.right.text)
    try:
        names = names_of(*sides)
    except NoLaw:
        return None
    found = _held(sides, names, _any_model)
    if found is None:
        return None
    doubt = claim.doubt
    if found:
        said, agreement = f"equal in {_TRIES} models", Agreement(True)
    else:
        if (condition := _condition(sides, names)) is not None:
            reason = f"it holds where {condition}, and may be meant of such ones only"
            return Judgement(
                claim=claim, stated=claim.right.text, verdict=Undecided(reason=reason), testimony=()
            )
        if not _slipped(sides, names):
            return None
        said, agreement = _shown(sides, names), Agreement(False)
    heard = Heard(witness=WitnessKind.ARITHMETIC, value=Words(said), agreement=agreement)
    return weigh(claim, claim.right.text, [heard], doubt)


def _held(
    sides: Sides, names: Names, family: Family, tries: int = _TRIES, *, whole: bool = False
) -> bool | None:
    """Whether both sides are equal in some models of a family; None where they have no values in them, or where a part
    of them vanishes and they are wanted `whole`."""
    told = 0
    for seed in range(3 * tries):
        model = family(names, random.Random(seed))  # noqa: S311 - the same models each time
        try:
            (left, right), vanishing = values_of(sides, model)
        except (NoLaw, KeyError, ValueError, OverflowError):
            continue
        if whole and vanishing:
            continue
        if not _alike(left, right):
            return False
        told += 1
        if told == tries:
            return True
    return None


def _alike(left: Fraction | float, right: Fraction | float) -> bool:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left == right
    return abs(float(left) - float(right)) <= _CLOSE


# -- models -------------------------------------------------------------------------------------------------------


def _weights(count: int, chance: random.Random) -> tuple[Fraction, ...]:
    parts = [chance.randint(1, 9) for _ in range(count)]
    return tuple(Fraction(part, sum(parts)) for part in parts)


def _constants(names: Names, chance: random.Random) -> dict[str, Fraction]:
    return {
        one: Fraction(chance.choice((2, 3, 5, 7)), chance.choice((1, 4))) for one in sorted(names.constants)
    }


def _values(count: int, chance: random.Random) -> tuple[Fraction, ...]:
    return tuple(Fraction(chance.randint(-2, 4)) for _ in range(count))


def _any_model(names: Names, chance: random.Random) -> Model:
    outcomes = range(_OUTCOMES)
    return Model(
        weights=_weights(_OUTCOMES, chance),
        variables={one: _values(_OUTCOMES, chance) for one in sorted(names.variables)},
        events={
            one: frozenset(index for index in outcomes if chance.random() < 0.6)
            for one in sorted(names.events)
        },
        constants=_constants(names, chance),
    )


def _independent(names: Names, chance: random.Random, *, alike: bool = False) -> Model:
    """Each random variable and event has a coordinate of its own; `alike` ones have the same distribution."""
    variables, events = sorted(names.variables), sorted(names.events)
    own = [tuple(Fraction(value) for value in chance.sample(range(-2, 5), 2)) for _ in variables]
    chances = [_weights(2, chance) for _ in (*variables, *events)]
    if alike:
        own, chances = own[:1] * len(own), chances[:1] * len(chances)
    outcomes = list(product(range(2), repeat=len(chances)))
    weights = []
    for outcome in outcomes:
        weight = Fraction(1)
        for of, side in zip(chances, outcome, strict=True):
            weight *= of[side]
        weights.append(weight)
    return Model(
        weights=tuple(weights),
        variables={
            name: tuple(own[at][outcome[at]] for outcome in outcomes) for at, name in enumerate(variables)
        },
        events={
            name: frozenset(index for index, outcome in enumerate(outcomes) if outcome[len(variables) + at])
            for at, name in enumerate(events)
        },
        constants=_constants(names, chance),
    )


def _identical(names: Names, chance: random.Random) -> Model:
    return _independent(names, chance, alike=True)


def _centred(names: Names, chance: random.Random) -> Model:
    model = _any_model(names, chance)
    centred = {
        name: tuple(Fraction(value - model.mean(values)) for value in values)
        for name, values in model.variables.items()
    }
    return Model(weights=model.weights, variables=centred, events=model.events, constants=model.constants)


def _of_two_values(names: Names, chance: random.Random) -> Model:
    model = _any_model(names, chance)
    flips = {
        name: tuple(Fraction(chance.randint(0, 1)) for _ in values)
        for name, values in model.variables.items()
    }
    return Model(weights=model.weights, variables=flips, events=model.events, constants=model.constants)


def _with_events(names: Names, chance: random.Random, events: dict[str, Event]) -> Model:
    model = _any_model(names, chance)
    return Model(
        weights=model.weights,
        variables=model.variables,
        events={**model.events, **events},
        constants=model.constants,
    )


def _parted(names: Names, chance: random.Random, *, whole: bool, some: str = "") -> Model:
    """Events of which no two happen at once; together they are all there is if `whole`."""
    parted = [one for one in sorted(names.events) if some in one]
    places = [chance.randrange(len(parted) + (not whole)) for _ in range(_OUTCOMES)] if parted else []
    places[: len(parted)] = range(len(parted))
    return _with_events(
        names,
        chance,
        {
            one: frozenset(index for index, place in enumerate(places) if place == at)
            for at, one in enumerate(parted)
        },
    )


def _nested(names: Names, chance: random.Random, *, upwards: bool) -> Model:
    events: dict[str, Event] = {}
    inside = frozenset(chance.sample(range(_OUTCOMES), 2))
    for one in sorted(names.events, reverse=not upwards):
        inside |= frozenset(chance.sample(range(_OUTCOMES), 2))
        events[one] = inside
    return _with_events(names, chance, events)


def _given(names: Names, chance: random.Random, *, by: str) -> Model:
    """Events that are independent of one another once it is known whether one of them happens."""
    others = [one for one in sorted(names.events) if one != by]
    outcomes = list(product(range(2), repeat=len(others) + 1))
    first = _weights(2, chance)
    rest = {(side, at): _weights(2, chance) for side in range(2) for at in range(len(others))}
    weights = []
    for side, *sides in outcomes:
        weight = first[side]
        for at, other in enumerate(sides):
            weight *= rest[side, at][other]
        weights.append(weight)
    happens = {by: 0} | {one: at + 1 for at, one in enumerate(others)}
    return Model(
        weights=tuple(weights),
        variables={one: _values(len(outcomes), chance) for one in sorted(names.variables)},
        events={
            one: frozenset(index for index, outcome in enumerate(outcomes) if outcome[at])
            for one, at in happens.items()
        },
        constants=_constants(names, chance),
    )


_GIVEN = re.compile(r"\||\\mid(?![A-Za-z])|∣")


def _families(sides: Sides, names: Names) -> Iterator[tuple[str, Family]]:
    """Conditions under which laws hold that do not hold always. Who writes `P(B \\mid A) P(A)` does not think of
    independent events."""
    conditional = any(map(_GIVEN.search, sides)) and len(names.operators) > 2
    if not conditional:
        yield "its letters are independent of one another", _independent
        yield "its letters are independent and alike", _identical
    yield "the means are zero", _centred
    yield "the variables are 0 or 1", _of_two_values
    if len(names.events) < 2:
        return
    yield "no two events happen at once", lambda known, chance: _parted(known, chance, whole=False)
    yield "the events part everything", lambda known, chance: _parted(known, chance, whole=True)
    if any("_" in one for one in names.events):
        yield (
            "some events part everything",
            lambda known, chance: _parted(known, chance, whole=True, some="_"),
        )
    yield "one event is part of the other", lambda known, chance: _nested(known, chance, upwards=True)
    yield "one event is part of the other", lambda known, chance: _nested(known, chance, upwards=False)
    if len(names.events) > 2:
        for by in sorted(names.events):
            yield f"the others are independent given {by}", _by(by)


def _by(event: str) -> Family:
    return lambda known, chance: _given(known, chance, by=event)


def _condition(sides: Sides, names: Names) -> str | None:
    """A common condition under which the law holds, or None. One that makes a part of the law vanish is not meant."""
    return next(
        (
            words
            for words, family in _families(sides, names)
            if _held(sides, names, family, _ENOUGH, whole=True)
        ),
        None,
    )


# -- slips --------------------------------------------------------------------------------------------------------


def _slipped(sides: Sides, names: Names) -> bool:
    """Whether one small part of a side, written otherwise, makes a law of the equation."""
    left, right = sides
    tried = [(left, one) for one in _edits(right, names)] + [(one, right) for one in _edits(left, names)]
    return any(_is_law_for(one, names) for one in islice(tried, _MOST_EDITS))


def _is_law_for(sides: Sides, names: Names) -> bool:
    try:
        if names_of(*sides).operators and "".join(sides[0].split()) != "".join(sides[1].split()):
            return _held(sides, names, _any_model, _ENOUGH) is True
    except NoLaw:
        pass
    return False


_TERM = re.compile(r"\s*[-+−]\s*(?:[^-+−()\[\]]|\([^()]*\)|\[[^\[\]]*\])+$")
_FACTOR = re.compile(r"(?:\\cdot\s*|\\times\s*)?(?:\\Pr|[PpE])\s*[(\[][^()\[\]]*[)\]]")


def _edits(text: str, names: Names) -> Iterator[str]:
    yield from edits(text)
    for start, end in letters(text, names):
        for other in sorted(names.events | names.variables):
            if other != text[start:end]:
                yield f"{text[:start]}{other}{text[end:]}"
    for start, end in letters(text, names):
        for begin, stop in letters(text, names):
            if start < begin and text[start:end] != text[begin:stop]:
                yield f"{text[:start]}{text[begin:stop]}{text[end:begin]}{text[start:end]}{text[stop:]}"
    if (last := _TERM.search(text)) is not None:
        yield text[: last.start()]
    for match in _FACTOR.finditer(text):
        yield f"{text[: match.start()]}{text[match.end() :]}"


def _shown(sides: Sides, names: Names) -> str:
    """What both sides are in a model in which they differ."""
    for seed in range(3 * _TRIES):
        model = _any_model(names, random.Random(seed))  # noqa: S311 - the same models each time
        try:
            (left, right), _ = values_of(sides, model)
        except (NoLaw, KeyError, ValueError, OverflowError):
            continue
        if not _alike(left, right):
            return f"in an example: {float(left):.4g} and {float(right):.4g}"
    return "different"
