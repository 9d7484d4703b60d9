"""Tries a claim about a whole function: takes the function apart and tells whether the claim is so, for certain.

Runs in a worker process, since SymPy may take for ever. Finds no claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import assert_never

import sympy
from sympy.core.function import AppliedUndef

from vaultproof.calculus.graph import has_more_zeros, has_zeros, is_point, is_vertex, is_zeros
from vaultproof.calculus.number import Unsure
from vaultproof.calculus.profile import Limit, Profile, equal, larger, profile_of, profile_on
from vaultproof.calculus.sets import (
    Bound,
    is_all_but,
    is_domain,
    is_extremum,
    is_range,
    is_taken_at,
    values_fill,
    values_reach,
    values_within,
)
from vaultproof.calculus.show import show
from vaultproof.calculus.slopes import is_kinked, is_slope, is_slope_along, slope_at, smooth_slope
from vaultproof.calculus.symmetry import mirrored
from vaultproof.calculus.tending import tends_to
from vaultproof.calculus.told import Told
from vaultproof.calculus.traits import ANYWHERE, AT_A_PLACE
from vaultproof.calculus.turning import KINKED, has_value, kink_turns, turns_at
from vaultproof.claim import (
    Extremum,
    Interval,
    Judgement,
    Point,
    Property,
    Relation,
    Says,
    Slope,
    Syntax,
    Tends,
    Term,
    Trait,
    Turning,
    WitnessKind,
    Zeros,
)
from vaultproof.extract.arrays.total import SUMS_TO_ONE
from vaultproof.extract.functions.of_slopes import MAY_BE_OF_SLOPE
from vaultproof.judge.compare import Agreement
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real, Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.source import Passage, Span
from vaultproof.witness.arrays.total import total_heard
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.subject import CALLED, ON_PART
from vaultproof.witness.trial import PropertyTrial
from vaultproof.witness.values.numbers import FAULTS, NoValue, value_of

_FAULTS = (*FAULTS, AssertionError)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a claim is so (None: not certain, with the reason), and what is so instead or indeed."""

    agrees: bool | None
    actual: str = ""
    reason: str | None = None


def try_property(trial: PropertyTrial) -> Judgement | None:
    """The judgement on a claim about a whole function; None where the function is not one of one real variable."""
    if isinstance(trial.claim.says, Trait) and trial.claim.says.name == SUMS_TO_ONE:
        sums = [one for index in trial.functions if (one := total_heard(trial, index)) is not None]
        return weigh(trial.claim, trial.claim.written, sums, trial.claim.doubt) if sums else None
    heard = list(_hear(trial, trial.functions))
    if not heard:
        return None
    if trial.second and not any(one.agrees for one in heard):
        heard.append(_heard(trial, trial.second[0]))
    doubt = trial.claim.doubt
    if doubt == MAY_BE_OF_SLOPE and all(one.agrees is False for one in heard) and _fails_for_slope(trial):
        doubt = None
    return weigh(trial.claim, trial.claim.written, heard, doubt)


def _fails_for_slope(trial: PropertyTrial) -> bool:
    """Whether what is false of a function is false of its derivative, too, of which it may be told."""
    if not isinstance(trial.claim.says, Trait):
        return False
    says = replace(trial.claim.says, order=1)
    heard = list(_hear(replace(trial, claim=replace(trial.claim, says=says, doubt=None)), trial.functions))
    return bool(heard) and all(one.agrees is False for one in heard)


def _hear(trial: PropertyTrial, indices: Sequence[int]) -> Iterator[Heard]:
    """What the definitions say; variants of one accepted definition speak together."""
    if any(trial.trial.known[index].witness != "reference" for index in indices):
        yield from (_heard(trial, index) for index in indices)
        return
    first: Heard | None = None
    for index in indices:
        heard = _heard(trial, index)
        if heard.agrees:
            yield heard
            return
        first = first or heard
    if first is not None:
        yield first


def _heard(trial: PropertyTrial, index: int) -> Heard:
    known = trial.trial.known[index]
    own = known.witness != "reference"
    path, span = (known.definition.path, known.definition.span) if own else (None, None)
    evaluator = Evaluator(trial.trial, {CALLED: index})
    try:
        expression, symbol = _function(evaluator, index)
        expression = _spoken_of(trial.claim.says, evaluator, expression, symbol)
        looked_at = _at_places(trial, evaluator, expression, symbol)
        if looked_at is not None:
            return _told(known.witness, looked_at, path, span)
        answer = _mirrored(trial.claim.says, expression, symbol) or _answer(
            trial, evaluator, _profile_for(trial.claim.says, evaluator, expression, symbol)
        )
        if isinstance(trial.claim.says, Trait) and trial.claim.says.about is not None:
            answer = _about(trial.claim.says, evaluator, answer)
    except (NoValue, Unsure) as error:
        return Heard(witness=known.witness, reason=str(error), path=path, span=span)
    except _FAULTS:
        return Heard(witness=known.witness, reason="it could not be worked out", path=path, span=span)
    told_where = (
        isinstance(trial.claim.says, Trait | Extremum | Interval | Zeros) and trial.claim.says.on is not None
    )
    told_where = (
        told_where
        or isinstance(trial.claim.says, Turning)
        or (
            (isinstance(trial.claim.says, Extremum) or trial.limited == ON_PART)
            and _is_bounded(expression, symbol)
        )
    )
    if trial.limited is not None and not told_where and not _survives(trial.claim.says, answer):
        if _contrary(trial.claim.says, answer, expression, symbol):
            return _told(known.witness, answer, path, span)
        return Heard(witness=known.witness, reason=trial.limited, path=path, span=span)
    return _told(known.witness, answer, path, span)


def _spoken_of(says: Says, evaluator: Evaluator, expression: sympy.Expr, symbol: sympy.Symbol) -> sympy.Expr:
    """What a claim speaks of: the function, its derivative, or what it is less a term, perhaps moved."""
    if isinstance(says, Trait | Extremum | Slope):
        _of_variable(says.variable, symbol)
    if isinstance(says, Trait) and says.about is not None:
        expression = _moved(says, says.about, evaluator, expression, symbol)
    if isinstance(says, Extremum | Trait | Interval) and says.order:
        expression = _derived(expression, symbol, says.order, kinked=_are_closed(says))
    if isinstance(says, Interval) and says.less is not None:
        expression = expression - _beside(says, says.less, evaluator, symbol)
    return expression


def _at_places(
    trial: PropertyTrial, evaluator: Evaluator, expression: sympy.Expr, symbol: sympy.Symbol
) -> Answer | None:
    """The answer to a claim that is tried at single places, or by moving the function; None for any other."""
    match trial.claim.says:
        case Turning() as turning:
            answer = _turning(turning, evaluator, expression, symbol)
            if turning.only and answer.agrees is False and trial.limited is not None:
                return Answer(None, answer.actual, trial.limited)
            return answer
        case Slope() as slope:
            return _slope(slope, evaluator, expression, symbol)
        case Tends() as tends:
            return _tending(trial.claim, tends, evaluator, expression, symbol)
        case Trait(period=Term() as period) as trait:
            return _period(trait, _number(evaluator, period), expression, symbol)
        case _:
            return None


def _told(witness: WitnessKind, answer: Answer, path: str | None, span: Span | None) -> Heard:
    return Heard(
        witness=witness,
        value=Words(answer.actual) if answer.actual else None,
        agreement=Agreement(answer.agrees, reason=answer.reason),
        path=path,
        span=span,
    )


_CONTRARY = {
    "increasing": "decreasing",
    "decreasing": "increasing",
    "convex": "concave",
    "concave": "convex",
    "positive": "negative",
    "negative": "positive",
}


def _contrary(says: Says, answer: Answer, expression: sympy.Expr, symbol: sympy.Symbol) -> bool:
    """Whether a property that is denied is the contrary of one that the function has strictly wherever it is real, so
    that it has it on no part of the line, either: what falls everywhere rises nowhere."""
    if not isinstance(says, Trait) or says.denied or says.both_ways or says.at is not None or says.order:
        return False
    contrary = ANYWHERE.get(_CONTRARY.get(says.name, ""))
    if answer.agrees is not False or contrary is None:
        return False
    try:
        return contrary(_profile(expression, symbol)).strict is True
    except (Unsure, *_FAULTS):
        return False


def _is_bounded(expression: sympy.Expr, symbol: sympy.Symbol) -> bool:
    """Whether a function is real between two numbers only, as the entropy of a probability is, so that its variable
    lies there whatever it stands for."""
    try:
        pieces = _profile(expression, symbol).pieces
    except (Unsure, *_FAULTS):
        return False
    return pieces[0].low.finite and pieces[-1].high.finite


def _survives(says: Says, answer: Answer) -> bool:
    """Whether what is so on the whole line is so on a part of it, too."""
    if not answer.agrees:
        return False
    match says:
        case Trait():
            return not says.denied
        case Interval():
            return says.of_domain or not says.exact
        case Zeros() | Point() | Turning() | Tends() | Slope():
            return True
        case Extremum():
            return says.at is not None  # the place that is named lies in that part
        case _:
            assert_never(says)


def _function(evaluator: Evaluator, index: int) -> tuple[sympy.Expr, sympy.Symbol]:
    """A definition as an expression of its first parameter, the others having the values that are given near the claim.

    Raises NoValue where that is not a real function of one variable.
    """
    definition = evaluator.trial.known[index].definition
    name = definition.parameters[0] if definition.parameters[0] not in _CONSTANTS else "x"
    call = Term(Passage(f"{CALLED}({name})", ((0, 0),)), Syntax.PLAIN)
    expression = evaluator.expression(call)
    symbol = sympy.Symbol(name, real=True)
    if undefined := sorted(str(call.func) for call in expression.atoms(AppliedUndef)):
        raise NoValue(f"`{undefined[0]}` is not defined in this note or the notes it links to")
    if free := sorted(str(one) for one in expression.free_symbols - {symbol}):
        raise NoValue(f"`{free[0]}` has no value in this note")
    if not isinstance(expression, sympy.Expr) or not expression.has(symbol):
        raise NoValue(f"its formula does not depend on `{name}`")
    return expression, symbol


_KINKED = (sympy.Piecewise, sympy.Abs, sympy.Max, sympy.Min, sympy.sign, sympy.Heaviside)


def _are_closed(says: Extremum | Trait | Interval) -> bool:
    """Whether bounds of a first derivative are told that it may reach, so that its kinks do not count."""
    return (
        isinstance(says, Interval)
        and says.order == 1
        and not says.exact
        and not (says.low is not None and says.low_open)
        and not (says.high is not None and says.high_open)
    )


def _beside(says: Interval, term: Term, evaluator: Evaluator, symbol: sympy.Symbol) -> sympy.Expr:
    """A term by which a function is bounded, in the function's own variable."""
    found = evaluator.expression(term)
    letters = {one for one in found.free_symbols if str(one) == says.variable}
    found = found.xreplace(dict.fromkeys(letters, symbol))
    if not isinstance(found, sympy.Expr) or found.has(AppliedUndef):
        raise NoValue("what bounds it has no value in this note")
    for one in sorted(found.free_symbols - {symbol}, key=str):
        value = evaluator.given(str(one))
        if value is None:
            raise NoValue(f"`{one}` has no value in this note")
        found = found.xreplace({one: value})
    return found


def _derived(expression: sympy.Expr, symbol: sympy.Symbol, order: int, *, kinked: bool = False) -> sympy.Expr:
    """The derivative of a function that has one everywhere; where bounds of it are asked for (`kinked`), of one with
    kinks too. Raises NoValue for another one, and for one with steps."""
    if kinked and expression.has(*_KINKED) and not expression.has(sympy.sign, sympy.Heaviside):
        pieces = sympy.piecewise_fold(expression.rewrite(sympy.Piecewise))
        if not pieces.has(sympy.Eq, sympy.Ne):
            return sympy.diff(pieces, symbol, order)
    if expression.has(*_KINKED):
        raise NoValue("its derivative may be missing at some places")
    return sympy.simplify(sympy.diff(expression, symbol, order))


def _of_variable(letter: str, symbol: sympy.Symbol) -> None:
    """Raise NoValue where something is meant in another variable than that of the function."""
    if letter not in {"", symbol.name}:
        raise NoValue(f"its variable is not `{letter}`")


def _moved(
    trait: Trait, about: Term, evaluator: Evaluator, expression: sympy.Expr, symbol: sympy.Symbol
) -> sympy.Expr:
    """A function whose graph stands moved, so that the place about which it is said to be symmetric is the origin."""
    height = sympy.Integer(0) if trait.height is None else _number(evaluator, trait.height)
    return expression.subs(symbol, symbol + _number(evaluator, about)) - height


def _about(trait: Trait, evaluator: Evaluator, answer: Answer) -> Answer:
    """What is found of a moved graph, told of the one that is not; a place that is rounded is not far from another."""
    rounded = any(
        term is not None and _bound(evaluator, term, 1, is_open=False).half
        for term in (trait.about, trait.height)
    )
    if answer.agrees:
        return replace(answer, actual="its graph is symmetric there")
    if answer.agrees is None or rounded:
        return Answer(None, reason=answer.reason or "its place may be rounded")
    return replace(answer, actual="its graph is not symmetric there")


_UNTAKEN = (sympy.tan, sympy.cot, sympy.fresnels, sympy.fresnelc, sympy.Si, sympy.Shi, sympy.erfi)
"""Functions whose symmetry is known, and that have no other values where they have some on one side of zero."""


def _mirrored(says: Says, expression: sympy.Expr, symbol: sympy.Symbol) -> Answer | None:
    """Whether a function with tangents or integrals, which cannot be taken apart, is odd or even; None for other
    claims."""
    if (
        not isinstance(says, Trait)
        or says.on is not None
        or says.name not in {"odd", "even"}
        or not expression.has(*_UNTAKEN)
    ):
        return None
    told = mirrored(expression, symbol, 1 if says.name == "even" else -1)
    return Answer(told.weak is not says.denied, told.shown or told.against)


_CONSTANTS = frozenset({"e", "i", "pi"})
"""Parameters that a term by itself would take for numbers."""


@cache
def _profile(expression: sympy.Expr, symbol: sympy.Symbol) -> Profile:
    return profile_of(expression, symbol)


def _profile_for(says: Says, evaluator: Evaluator, expression: sympy.Expr, symbol: sympy.Symbol) -> Profile:
    """A function taken apart, on the stretch of the line that a claim is confined to."""
    stretch = says.on if isinstance(says, Trait | Extremum | Interval | Zeros) else None
    return _profile_between(stretch, evaluator, expression, symbol)


def _profile_between(
    stretch: Interval | None, evaluator: Evaluator, expression: sympy.Expr, symbol: sympy.Symbol
) -> Profile:
    """A function taken apart on a stretch of the line, or on the whole of it."""
    if stretch is None:
        return _profile(expression, symbol)
    low, high = (
        None if term is None else _limit(evaluator, term, side, is_open=is_open)
        for term, side, is_open in ((stretch.low, 1, stretch.low_open), (stretch.high, -1, stretch.high_open))
    )
    return profile_on(expression, symbol, low, high)


def _limit(evaluator: Evaluator, term: Term, side: int, *, is_open: bool) -> Limit:
    """An end of a stretch; one that is rounded lies as far inside as it may."""
    bound = _bound(evaluator, term, side, is_open=is_open)
    return Limit(bound.number + side * bound.half, is_open or bound.half > 0)


def _answer(trial: PropertyTrial, evaluator: Evaluator, profile: Profile) -> Answer:
    match trial.claim.says:
        case Trait() as trait:
            return _trait(trait, profile, evaluator)
        case Interval() as interval:
            written = f"{trial.claim.text} {trial.claim.written}"
            return _interval(interval, profile, evaluator, in_words=not _ORDER.search(written))
        case Extremum() as extremum:
            return _extremum(extremum, profile, evaluator, trial.claim.text)
        case Zeros(count=int(count), exactly=exactly, real=real):
            told = has_zeros(profile, count, exactly=exactly, real=real)
            return Answer(told.agrees, told.actual, told.reason)
        case Zeros(values=values):
            told = is_zeros(profile, [_bound(evaluator, value, 1, is_open=False) for value in values])
            return Answer(told.agrees, told.actual, told.reason)
        case Point() as point:
            place, value = (_bound(evaluator, one, 1, is_open=False) for one in (point.at, point.value))
            told = (is_vertex if point.vertex else is_point)(profile, place, value)
            return Answer(told.agrees, told.actual, told.reason)
        case Turning() | Tends() | Slope():
            raise NoValue("its places are looked at one by one")
        case _:
            assert_never(trial.claim.says)


def _period(trait: Trait, stated: sympy.Expr, expression: sympy.Expr, symbol: sympy.Symbol) -> Answer:
    """Whether a function has a period: its least one, or a multiple of it, which not everybody calls its period."""
    moved = sympy.simplify(expression.subs(symbol, symbol + stated) - expression)
    if moved != 0:
        return _unmoved(moved, symbol)
    least = sympy.periodicity(expression, symbol)
    if least is None or not least.is_positive:
        raise Unsure("its least period is not known")
    for parts in (2, 3, 2):
        part = least / parts
        if sympy.simplify(expression.subs(symbol, symbol + part) - expression) == 0:
            least = part
    actual = f"it has the period {show(least)}"
    if equal(least, stated):
        return Answer(True, actual)
    return Answer(False if trait.strictly else None, actual, f"{actual}, of which this is a multiple")


def _unmoved(moved: sympy.Expr, symbol: sympy.Symbol) -> Answer:
    """The answer where a function differs from itself moved along; it must do so for certain at some place."""
    for place in _PLACES:
        gap = sympy.N(moved.subs(symbol, place), 30)
        if gap.is_real and gap.is_finite and abs(gap) > _GAP:
            return Answer(False, f"moved so far, it differs at {symbol} = {show(place)}")
    raise Unsure("whether it repeats itself so was not worked out")


_PLACES = (sympy.Rational(3, 10), sympy.Rational(11, 10), sympy.Rational(-7, 5))
_GAP = sympy.Rational(1, 10**9)


def _trait(trait: Trait, profile: Profile, evaluator: Evaluator) -> Answer:
    """Whether a property is there: in its weak sense, unless the strict one is written; denied where no sense holds."""
    if trait.at is not None:
        if trait.name not in AT_A_PLACE:
            raise NoValue("it is about one place only")
        told = AT_A_PLACE[trait.name](profile, _number(evaluator, trait.at))
    else:
        told = ANYWHERE[trait.name](profile)
    if trait.strictly:
        told = Told(told.strict, told.strict, told.shown, told.against or told.loose)
    if trait.denied:
        never = _NEVER.get(trait.name)
        if told.weak is False and never is not None and not ANYWHERE[never](profile).weak:
            return Answer(
                None, told.against, "whether it is meant to be so nowhere, or not everywhere, is open"
            )
        if told.weak is False:
            return Answer(True, told.against)
        if told.strict:
            return Answer(False, told.shown)
        return Answer(None, told.shown, f"{told.shown}, though not strictly: {told.loose}")
    if told.weak is None:
        return Answer(None, reason="it is not certain")
    if not told.weak and trait.both_ways and ANYWHERE[_OPPOSITE[trait.name]](profile).weak:
        return Answer(None, reason="the word is used for the opposite, too")
    return Answer(told.weak, told.shown if told.weak else told.against)


_NEVER = {"negative": "non-negative", "positive": "non-positive"}
"""Properties whose denial may mean that they hold nowhere, with what that comes to."""
_OPPOSITE = {"convex": "concave", "concave": "convex"}


_ORDER = re.compile(r"[<>≤≥]|\\(?:le|ge|lt|gt)(?![a-z])|\\(?:leq|geq)")


def _interval(interval: Interval, profile: Profile, evaluator: Evaluator, *, in_words: bool) -> Answer:
    low = _bound(evaluator, interval.low, -1, is_open=interval.low_open)
    high = _bound(evaluator, interval.high, 1, is_open=interval.high_open)
    if low.finite and high.finite and larger(low.number, high.number):
        raise NoValue("its ends stand in the wrong order")
    if interval.without:
        told = is_all_but(profile, [_bound(evaluator, one, 1, is_open=True) for one in interval.without])
    elif interval.of_domain:
        told = is_domain(profile, low, high, exact=interval.exact)
    elif interval.exact:
        told = is_range(profile, low, high)
    elif interval.least:
        told = values_reach(profile, low, high)
    else:
        told = (values_fill if in_words else values_within)(profile, low, high)
    return Answer(told.agrees, told.actual, told.reason)


_OF_ALL = re.compile(
    r"global|absolut|largest|greatest|highest|smallest|lowest|größte|kleinste|höchste|niedrigste|plus\s+(?:grand|petit)|mayor|menor|maior|глобальн|абсолютн|наибольш|наименьш|lớn\s+nhất|nhỏ\s+nhất|最大|最小|최댓값|최솟값",
    re.IGNORECASE,
)
"""What tells that no local extreme value is meant."""


def _extremum(extremum: Extremum, profile: Profile, evaluator: Evaluator, words: str) -> Answer:
    sign = 1 if extremum.greatest else -1
    place = None if extremum.at is None else _bound(evaluator, extremum.at, 1, is_open=False)
    if extremum.value is None:
        assert place is not None  # one of the two is told
        told = is_taken_at(profile, place, sign)
    else:
        told = is_extremum(profile, _bound(evaluator, extremum.value, 1, is_open=False), place, sign)
    if told.agrees is None and extremum.at is not None and _OF_ALL.search(words) is None:
        kind = "maximum" if extremum.greatest else "minimum"
        local = Turning(kind=kind, places=(extremum.at,), values=(extremum.value,))
        return _turning(local, evaluator, profile.expression, profile.x)
    return Answer(told.agrees, told.actual, told.reason)


def _turning(turning: Turning, evaluator: Evaluator, expression: sympy.Expr, symbol: sympy.Symbol) -> Answer:
    """Whether a function turns or bends at the places told, and has the values told there."""
    actual = []
    for place, value in zip(turning.places, turning.values, strict=True):
        at = _bound(evaluator, place, 1, is_open=False)
        if expression.has(*KINKED):
            told = kink_turns(_profile(expression, symbol), at, turning.kind)
        else:
            told = turns_at(expression, symbol, at, turning.kind)
        if told.agrees is not True:
            return Answer(told.agrees, told.actual, told.reason)
        actual.append(told.actual)
        if value is not None:
            stated = _bound(evaluator, value, 1, is_open=False)
            has = has_value(expression, symbol, at, stated)
            if has.agrees is not True:
                return Answer(has.agrees, has.actual, has.reason)
    if turning.only:
        alone = _are_all(turning, evaluator, expression, symbol)
        if turning.kind == "zero" and _are_fewer(turning, expression, symbol):
            return Answer(False, alone.actual)
        if alone.agrees is not True:
            return Answer(None, ", ".join(actual), "there may be further such places")
    return Answer(True, ", ".join(actual))


def _slope(slope: Slope, evaluator: Evaluator, expression: sympy.Expr, symbol: sympy.Symbol) -> Answer:
    """Whether a function has the slope that is told, at a place or along a stretch."""
    value = _bound(evaluator, slope.value, 1, is_open=False)
    if slope.at is None:
        told = is_slope_along(_profile_between(slope.on, evaluator, expression, symbol), value)
        return Answer(told.agrees, told.actual, told.reason)
    place = _bound(evaluator, slope.at, 1, is_open=False)
    at = sympy.nsimplify(place.number, rational=True) if place.number.has(sympy.Float) else place.number
    near = (at, at - place.half, at + place.half)
    if is_kinked(expression):
        profile = _profile(expression, symbol)
        first, second, third = (slope_at(profile, one) for one in near)
    else:
        first, second, third = (smooth_slope(expression, symbol, one) for one in near)
    told = is_slope((first, second, third), value, place, symbol.name)
    return Answer(told.agrees, told.actual, told.reason)


_SAME = frozenset("xztu")
"""Letters of which one may stand for another as the variable of a function."""


def _tending(
    claim: Property, tends: Tends, evaluator: Evaluator, expression: sympy.Expr, symbol: sympy.Symbol
) -> Answer:
    """Whether a function tends where it is told; a pronoun may stand for its derivative, too."""
    if tends.letter and tends.letter != symbol.name and not {tends.letter, symbol.name} <= _SAME:
        raise NoValue(f"its variable is not `{tends.letter}`")
    place = _end(evaluator, tends.place)
    if tends.own:
        return _nears_its_variable(expression, symbol, place.number, tends.side)
    goal = _end(evaluator, tends.goal)
    told = tends_to(expression, symbol, place.number, tends.side, goal)
    if told.agrees is False and claim.subject is None and not expression.has(*_KINKED):
        try:
            slope = tends_to(sympy.diff(expression, symbol), symbol, place.number, tends.side, goal)
        except (Unsure, *_FAULTS):
            return Answer(None, told.actual, _OF_SLOPE)
        if slope.agrees is not False:
            return Answer(None, told.actual, _OF_SLOPE)
    return Answer(told.agrees, told.actual, told.reason)


_OF_SLOPE = "it may be told of its derivative"


def _nears_its_variable(expression: sympy.Expr, symbol: sympy.Symbol, place: sympy.Expr, side: str) -> Answer:
    """Whether a function tends to its variable: their difference to nothing. It does not where it is not of that size
    either; between the two, it depends on what is meant."""
    nothing, one = (Bound(sympy.Integer(value), sympy.Integer(0), is_open=False) for value in (0, 1))
    near = tends_to(expression - symbol, symbol, place, side, nothing)
    if near.agrees:
        return Answer(True, f"its difference from {symbol} tends to 0")
    if tends_to(expression / symbol, symbol, place, side, one).agrees is False:
        return Answer(False, f"its difference from {symbol}: {near.actual}")
    return Answer(None, near.actual, "it is of that size, though not as near as one likes")


def _end(evaluator: Evaluator, term: Term) -> Bound:
    """A number or an infinity that the note writes."""
    text = term.text.replace(" ", "").replace("−", "-").replace("–", "-")
    if text.lstrip("+-") in {r"\infty", "∞"}:
        return Bound((-1 if text.startswith("-") else 1) * sympy.oo, sympy.Integer(0), is_open=True)
    return _bound(evaluator, term, 1, is_open=False)


def _are_all(turning: Turning, evaluator: Evaluator, expression: sympy.Expr, symbol: sympy.Symbol) -> Answer:
    """Whether a function has no further places of a kind; of turning points, only where its slope has no more zeros."""
    order = {"zero": 0, "inflection": 2}.get(turning.kind, 1)
    slope = sympy.diff(expression, symbol, order) if order else expression
    places = [_bound(evaluator, place, 1, is_open=False) for place in turning.places]
    try:
        told = is_zeros(_profile(slope, symbol), places)
    except (Unsure, NoValue, *_FAULTS):
        return Answer(None)
    return Answer(told.agrees, told.actual, told.reason)


def _are_fewer(turning: Turning, expression: sympy.Expr, symbol: sympy.Symbol) -> bool:
    """Whether a function has for certain more zeros than are told."""
    try:
        return has_more_zeros(_profile(expression, symbol), len(turning.places))
    except (Unsure, NoValue, *_FAULTS):
        return False


def _bound(evaluator: Evaluator, term: Term | None, side: int, *, is_open: bool) -> Bound:
    """A stated end with the precision in which it is stated."""
    if term is None:
        return Bound(side * sympy.oo, sympy.Integer(0), is_open=True)
    try:
        stated = read_stated(term.text, Relation.EQUAL, evaluator.trial.decimal_comma)
    except AmbiguousNumber as error:
        raise NoValue(str(error)) from error
    if stated is None:
        return Bound(_number(evaluator, term), sympy.Integer(0), is_open=is_open)
    if not isinstance(stated.value, Real):
        raise NoValue(f"`{term.text}` is not a number")
    number, half = stated.value.middle, stated.half
    return Bound(
        sympy.Rational(number.numerator, number.denominator),
        sympy.Rational(half.numerator, half.denominator),
        is_open=is_open,
    )


def _number(evaluator: Evaluator, term: Term) -> sympy.Expr:
    """A number that the note writes."""
    expression = evaluator.expression(term)
    if (
        not isinstance(expression, sympy.Expr)
        or not expression.is_number
        or not isinstance(value_of(expression), Real)
    ):
        raise NoValue(f"`{term.text}` is not a number")
    return sympy.nsimplify(expression, rational=True) if expression.has(sympy.Float) else expression
