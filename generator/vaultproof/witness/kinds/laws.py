r"""Tries laws of probability on finite models: a law that holds in all of them holds; one that fails is wrong where a
slip explains it, and where no common condition, such as independence, makes it true.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice, product

from vaultproof.claim import Judgement, Undecided, WitnessKind
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex.chance import Event, Model, Names, NoLaw, Number, letters, names_of, values_of
from vaultproof.witness.identities.slip import edits
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
    written = (claim.left.text, claim.right.text)
    if (mapped := _of_mapped(written)) != written:
        if mapped is None or not _stands_apart(written, mapped):
            return _held_by_mapped(trial, mapped)
        written = mapped
    read = (_with_squares_inside(written[0]), _with_squares_inside(written[1]))
    for sides in dict.fromkeys((written, read)):
        try:
            names = names_of(*sides)
            found = _held(sides, names, _any_model)
        except NoLaw:
            continue
        if found:
            break
    else:
        sides = written
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
            reason: str | None = f"it holds where {condition}, and may be meant of such ones only"
        else:
            reason = _of_one_case(sides, names) or _of_a_constant(sides, names)
        if reason is not None:
            return Judgement(
                claim=claim, stated=claim.right.text, verdict=Undecided(reason=reason), testimony=()
            )
        if not _slipped(sides, names):
            return None
        said, agreement = _shown(sides, names), Agreement(False)
    heard = Heard(witness=WitnessKind.ARITHMETIC, value=Words(said), agreement=agreement)
    return weigh(claim, claim.right.text, [heard], doubt)


_CALLED = re.compile(
    r"(?<![A-Za-z\\])(?P<name>(?:[a-oq-z]|\\(?:var)?phi|\\psi)(?:_(?:\w|\{\w{1,3}\}))?)\s*(?:\\left\s*|\\[Bb]igg?l?\s*)?"
    r"[(\[](?:\s*(?P<of>[A-Z](?:_(?:\w|\{\w{1,3}\}))?)\s*(?:\\right\s*|\\[Bb]igg?r?\s*)?[)\]])?"
)
_MAPS = re.compile(r"[fgh]|\\(?:var)?phi|\\psi")
_SPARE = "WVUTSRQZYXNMLKJGBA"


def _of_mapped(sides: Sides) -> Sides | None:
    """Both sides with a variable of its own for each function of one, `g(X)`, of which nothing else is known. None
    where a function is taken of something else, as in `g(E[X])`: nothing then follows from models without it."""
    both = " ".join(sides)
    called = {
        match["name"]: None for match in _CALLED.finditer(both) if match["of"] or _MAPS.match(match["name"])
    }
    spare = iter(letter for letter in _SPARE if letter not in both)
    stand_ins: dict[tuple[str, str], str] = {}
    for match in _CALLED.finditer(both):
        if match["name"] not in called:
            continue
        letter = next(spare, None)
        if match["of"] is None or letter is None:
            return None
        stand_ins.setdefault((match["name"], match["of"]), letter)

    def mapped(match: re.Match[str]) -> str:
        return f" {stand_ins[match['name'], match['of']]} " if match["name"] in called else match.group()

    return _CALLED.sub(mapped, sides[0]), _CALLED.sub(mapped, sides[1])


def _stands_apart(written: Sides, mapped: Sides) -> bool:
    """Whether the variables of functions stand under one function each, and nowhere else: what fails for other
    variables in the place of `g(X)` and `h(Y)` then fails for these."""
    taken = {(match["name"], match["of"]) for match in _CALLED.finditer(" ".join(written)) if match["of"]}
    left = " ".join(mapped)
    variables = [of for _, of in taken]
    return len(set(variables)) == len(variables) and not any(
        re.search(rf"(?<![A-Za-z\\]){re.escape(of)}(?![A-Za-z])", left) for of in variables
    )


def _held_by_mapped(trial: Trial, sides: Sides | None) -> Judgement | None:
    """The judgement on a law with functions of its variables, which holds where it does for any other variables in
    their place, and else is none."""
    try:
        if sides is None or not _held(sides, names_of(*sides), _any_model):
            return None
    except NoLaw:
        return None
    words = Words(f"equal in {_TRIES} models")
    heard = Heard(witness=WitnessKind.ARITHMETIC, value=words, agreement=Agreement(True))
    return weigh(trial.claim, trial.claim.right.text, [heard], trial.claim.doubt)


_SQUARED_OUTSIDE = re.compile(
    r"(?P<head>E\}?\s*(?:\\left\s*)?)\((?P<inner>(?:[^()]|\([^()]*\))*)\)\s*\^\s*(?:\{\s*2\s*\}|2)"
)


def _with_squares_inside(text: str) -> str:
    """`E(X - \\mu)^2` as some mean it: the mean of a square."""
    return _SQUARED_OUTSIDE.sub(r"\g<head>((\g<inner>)^2)", text.replace(r"\right", ""))


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


def _alike(left: Sequence[Number], right: Sequence[Number]) -> bool:
    return all(
        one == other
        if isinstance(one, Fraction) and isinstance(other, Fraction)
        else abs(float(one) - float(other)) <= _CLOSE
        for one, other in zip(left, right, strict=True)
    )


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


def _parted(names: Names, chance: random.Random, *, whole: bool, some: frozenset[str] | None = None) -> Model:
    """Events of which no two happen at once, all or `some`; together they are all there is if `whole`."""
    parted = sorted(names.events if some is None else some)
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
    if len(names.variables) > 1:
        for one in sorted(names.variables):
            yield f"the others are functions of {one}", _functions_of(one)
    yield "the variables are 0 or 1", _of_two_values
    for event in () if conditional else sorted(names.events):
        yield f"{event} is certain", _certain(event)
    if len(names.events) < 2:
        return
    yield "no two events happen at once", lambda known, chance: _parted(known, chance, whole=False)
    yield "the events part everything", lambda known, chance: _parted(known, chance, whole=True)
    given = frozenset(one for one in names.events if any(_is_given(one, side) for side in sides))
    if 1 < len(given) < len(names.events):
        yield (
            "the events that are given part everything",
            lambda known, chance: _parted(known, chance, whole=True, some=given),
        )
    yield "one event is part of the other", lambda known, chance: _nested(known, chance, upwards=True)
    yield "one event is part of the other", lambda known, chance: _nested(known, chance, upwards=False)
    if len(names.events) > 2:
        for by in sorted(names.events):
            yield f"the others are independent given {by}", _by(by)


def _is_given(event: str, side: str) -> bool:
    """Whether an event stands behind a bar in a side."""
    return re.search(rf"(?:\||\\mid(?![A-Za-z])|∣)\s*{re.escape(event)}\s*\)", side) is not None


def _functions_of(variable: str) -> Family:
    def model(names: Names, chance: random.Random) -> Model:
        found = _any_model(names, chance)
        own = found.variables[variable]
        maps = {
            other: {value: Fraction(chance.randint(-2, 4)) for value in sorted(set(own))}
            for other in sorted(names.variables)
            if other != variable
        }
        variables = {variable: own} | {other: tuple(of[value] for value in own) for other, of in maps.items()}
        return Model(
            weights=found.weights, variables=variables, events=found.events, constants=found.constants
        )

    return model


def _certain(event: str) -> Family:
    everything = frozenset(range(_OUTCOMES))
    return lambda known, chance: _with_events(known, chance, {event: everything})


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


_MEAN = (
    r"(?:\\(?:mathrm|mathbb|mathsf|operatorname|text)\s*\{\s*E\s*\}|\\E|E)"
    r"\s*(?:\\left\s*)?[\[(]\s*%s\s*(?:\\right\s*)?[\])]"
)


def _of_a_constant(sides: Sides, names: Names) -> str | None:
    """Why a law proves no error that is one of a constant, its own mean: `E[(a - E(a))^2] = E[(a - a)^2]`."""
    for letter in sorted(one for one in names.variables if one.islower()):
        mean = re.compile(_MEAN % re.escape(letter))
        left, right = (mean.sub(letter, side) for side in sides)
        same = "".join(left.split()) == "".join(right.split())
        if (left, right) != sides and (same or _is_law_for((left, right), names)):
            return f"it holds where `{letter}` is a constant, and may be meant so"
    return None


def _of_one_case(sides: Sides, names: Names) -> str | None:
    """Why a law proves no error that holds once a small letter is its capital: `P(A|B) = P(B|A) P(A) / P(b)`."""
    everything = names.events | names.variables | names.constants
    for small in sorted(one for one in everything if one.islower() and one.upper() in everything):
        left, right = (_with_capitals(side, small, names) for side in sides)
        if _is_law_for((left, right), names):
            return f"it holds where `{small}` and `{small.upper()}` are one, and may be meant so"
    return None


def _with_capitals(text: str, small: str, names: Names) -> str:
    for start, end in reversed(list(letters(text, names))):
        if text[start:end] == small:
            text = f"{text[:start]}{small.upper()}{text[end:]}"
    return text


def _is_law_for(sides: Sides, names: Names) -> bool:
    try:
        if names_of(*sides).operators and "".join(sides[0].split()) != "".join(sides[1].split()):
            return _held(sides, names, _any_model, _ENOUGH) is True
    except NoLaw:
        pass
    return False


_TERM = re.compile(r"\s*[-+−]\s*(?:[^-+−()\[\]]|\([^()]*\)|\[[^\[\]]*\])+$")
_CONSTANT = re.compile(r"(?<![A-Za-z\\])[a-z](?![A-Za-z(\[])")
_MOVED = re.compile(
    r"E\s*(?:\^\s*\{?2\}?\s*[(\[](?P<inner>[A-Z])[)\]]|[(\[](?P<other>[A-Z])[)\]]\s*\^\s*\{?2\}?)"
)
_UNSQUARED = re.compile(
    r"(?P<head>E\}?\s*(?:\\left\s*)?)[(\[](?P<inner>(?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*)[)\]](?!\s*\^)"
)
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
    for match in _CONSTANT.finditer(text):
        yield from (
            f"{text[: match.start()]}{other}{text[match.end() :]}"
            for other in sorted(names.constants - {match.group()})
            if match.group() in names.constants
        )
    yield from (f"{text} \\cdot P({event})" for event in sorted(names.events))
    for match in _MOVED.finditer(text):
        yield f"{text[: match.start()]}E({match['inner'] or match['other']}^2){text[match.end() :]}"
    for match in _UNSQUARED.finditer(text):
        yield f"{text[: match.start()]}{match['head']}(({match['inner']})^2){text[match.end() :]}"
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
            one, other = next(pair for pair in zip(left, right, strict=True) if pair[0] != pair[1])
            return f"{float(one):.4g} and {float(other):.4g} in an example"
    return "different"
