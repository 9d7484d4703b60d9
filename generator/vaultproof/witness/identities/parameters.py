r"""Tries what SymPy works out only where numbers stand for the parameters: `\int_0^\infty e^{-at}\,dt = \frac{1}{a}`.

Both sides are worked out at a few places, the same ones each time. It holds where they agree at all of them; it is
refuted where they differ at all of them, a slip explains it, and nothing but an identity can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

import sympy
from sympy.core.function import AppliedUndef

from vaultproof.claim import Equation, Judgement, Relation, Term, WitnessKind
from vaultproof.extract.doubts.setting import Setting
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Real, Words, float_text
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.identities.refutable import Sides, refutable
from vaultproof.witness.identities.sampling import Comparison, Sample, sample_at
from vaultproof.witness.identities.slip import differs_simply, edits
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import NoValue, value_of

_WORKED = (sympy.Integral, sympy.Limit, sympy.Sum, sympy.Product)
_COUNTING = frozenset("nmkjN")
"""Letters that stand for whole numbers by custom."""
_SIZES = frozenset({"R", "r", "T", "L", "sigma", "lambda", "tau", "omega", "beta", "theta", "rho"})
"""Letters that stand for radii, periods, rates and the like, which are positive by custom."""
_WHOLE = tuple(map(sympy.Integer, (2, 3, 1, 4, 5)))
_NUMBERS = tuple(map(sympy.Rational, ("3/2", "1/2", "2", "1/3", "5/4", "3/4", "3", "1/4", "7/3")))
_NEGATIVE = tuple(map(sympy.Rational, ("-1/2", "-3/2", "-2", "-1/3")))
_PLACES = 4
_FEWEST = 3
_MOST_SYMBOLS = 3
_MOST_EDITS = 60

_NEAR = Fraction(1, 10**14)
_FAULTS = (ValueError, TypeError, ArithmeticError, AttributeError, NotImplementedError, RecursionError)

_Numbers = Mapping[str, sympy.Basic]


def try_parameters(trial: Trial) -> Judgement | None:
    """The judgement on an equation between symbols with an integral, a limit or a series in it; None where it has no
    value at the places looked at, or may be true of some numbers only."""
    setting, claim = trial.setting, trial.claim
    if (
        setting is None
        or setting.limited
        or claim.relation is not Relation.EQUAL
        or trial.misnamed is not None
    ):
        return None
    evaluator = Evaluator(trial, free=True)
    try:
        raw = evaluator.raw(claim.left), evaluator.raw(claim.right)
    except NoValue:
        return None
    names = sorted({str(one) for side in raw for one in side.free_symbols})
    if not any(side.has(*_WORKED) for side in raw) or any(side.has(sympy.Piecewise) for side in raw):
        return None  # cases may ask whether two letters are equal
    if not 0 < len(names) <= _MOST_SYMBOLS or _calls_unknown(evaluator, claim):
        return None
    if trial.meaning.calls or dict(trial.meaning.values).keys() & set(names):
        return None
    found = _samples(evaluator, claim.left, claim.right, _places(names, setting))
    if len(found) < _FEWEST or len({one.same for one in found}) > 1:
        return None
    if found[0].same:
        if not all(_agrees_below(evaluator, trial, setting, name, names) for name in names):
            return None
        words = f"equal at {len(found)} places"
        return _judged(trial, words, Agreement(True))
    comparison = Comparison({"places": tuple(found)})
    sides = Sides(raw_left=raw[0], raw_right=raw[1], left=raw[0], right=raw[1], whole=frozenset())
    constant = raw[1].is_number and len({one.left for one in found}) == 1
    meant = (constant and not setting.solving) or refutable(
        trial, setting, sides, comparison, among=lambda: False, linked=lambda: False
    )
    if not meant or not (differs_simply(comparison) or _is_slip(evaluator, trial, found)):
        return None
    below = next((name for name in names if _is_so_below(evaluator, trial, setting, name, names)), None)
    said = Agreement(None, reason=_SO_BELOW.format(below)) if below is not None else Agreement(False)
    return _judged(trial, _value(found[0]) if constant else _shown(found[0]), said)


def _calls_unknown(evaluator: Evaluator, claim: Equation) -> bool:
    """Whether an equation calls a function that has no definition: there is then no value of it anywhere, and SymPy
    may take minutes to find no integral of it."""
    try:
        return any(evaluator.undone(one).has(AppliedUndef) for one in (claim.left, claim.right))
    except NoValue:
        return False


_SO_BELOW = "it is so where `{}` is negative: say which numbers it stands for"


def _judged(trial: Trial, words: str, agreement: Agreement) -> Judgement:
    heard = Heard(witness=WitnessKind.ARITHMETIC, value=Words(words), agreement=agreement)
    return weigh(trial.claim, trial.claim.right.text, (heard,), trial.doubt or trial.claim.doubt)


def _places(names: list[str], setting: Setting) -> Iterator[_Numbers]:
    """A few places, with positive numbers where the text gives no other bounds."""
    kept = [_kept(name, setting, _WHOLE if name in _COUNTING else (*_NUMBERS, *_NEGATIVE)) for name in names]
    if not all(kept):
        return
    counting = [one for one, name in enumerate(names) if name in _COUNTING]
    if len(counting) > 1 and (both := set.intersection(*(set(kept[one]) for one in counting))):
        # `\int_0^{2\pi} \sin mx \sin nx\,dx = 0` is not so where m is n.
        yield {name: min(both) if one in counting else kept[one][0] for one, name in enumerate(names)}
    for at in range(_PLACES):
        yield {name: kept[one][(at + 2 * one) % len(kept[one])] for one, name in enumerate(names)}


def _kept(name: str, setting: Setting, numbers: tuple[sympy.Rational, ...]) -> list[sympy.Rational]:
    bounds = [one for one in setting.bounds if one.name == name]
    return [number for number in numbers if all(one.holds(sympy.Rational(number)) for one in bounds)]


def _samples(evaluator: Evaluator, left: Term, right: Term, places: Iterator[_Numbers]) -> list[Sample]:
    """Both sides at each of the places at which they have a value; no more of them once they differ."""
    found = []
    for place in places:
        sample = _sample(evaluator, left, right, place)
        if sample is not None:
            found.append(sample)
            if len({one.same for one in found}) > 1:
                break
    return found


def _sample(evaluator: Evaluator, left: Term, right: Term, place: _Numbers) -> Sample | None:
    try:
        one, other = evaluator.expression(left, place), evaluator.expression(right, place)
    except NoValue:
        return None
    if one.free_symbols or other.free_symbols:
        return None
    if one.is_infinite and other.is_finite and not evaluator.raw(left).has(sympy.Integral, sympy.Sum):
        return replace(_INFINITE, place=_symbols(place))  # a limit that is infinite has a value
    sample = sample_at(one, other, {}) or _valued(one, other)
    if sample is None:
        return None
    return replace(sample, place=_symbols(place))


_INFINITE = Sample({}, Fraction(1), Fraction(0), same=False)
"""What stands for a limit that is infinite, where a number is stated."""


def _symbols(place: _Numbers) -> dict[sympy.Symbol, sympy.Basic]:
    return {sympy.Symbol(name, real=True): number for name, number in place.items()}


def _value(sample: Sample) -> str:
    is_infinite = replace(sample, place={}) == _INFINITE
    return "infinite" if is_infinite else float_text(sample.left, 12)


def _valued(left: sympy.Basic, right: sympy.Basic) -> Sample | None:
    """Both values by quadrature, which is sure of fewer digits."""
    try:
        one, other = value_of(left), value_of(right)
    except (NoValue, *_FAULTS):
        return None
    if not isinstance(one, Real) or not isinstance(other, Real):
        return None
    room = _NEAR * (1 + abs(one.middle))
    return Sample({}, one.middle, other.middle, same=abs(one.middle - other.middle) <= room)


def _agrees_below(evaluator: Evaluator, trial: Trial, setting: Setting, name: str, names: list[str]) -> bool:
    """Whether the equation is so for a negative number too, where the text does not leave these out and both sides have
    a value there: `\\int_0^1 |a|\\,dx = a` is not."""
    below = _kept(name, setting, _NEGATIVE)
    if name in _COUNTING | _SIZES or not below or any(one.name == name for one in setting.bounds):
        return True
    numbers = next(_places(names, setting))
    place = {**numbers, name: below[0]}
    sample = _sample(evaluator, trial.claim.left, trial.claim.right, place)
    return sample is None or sample.same


def _is_so_below(evaluator: Evaluator, trial: Trial, setting: Setting, name: str, names: list[str]) -> bool:
    """Whether an equation that is so for no positive number is so for a negative one, of which the text may speak:
    `\\lim_{x \\to \\infty} e^{ax} = 0`."""
    below = _kept(name, setting, _NEGATIVE)
    if not below or any(one.name == name for one in setting.bounds):
        return False
    numbers = next(_places(names, setting))
    sample = _sample(evaluator, trial.claim.left, trial.claim.right, {**numbers, name: below[0]})
    return sample is not None and sample.same


def _is_slip(evaluator: Evaluator, trial: Trial, found: list[Sample]) -> bool:
    """Whether the right side with one small part written otherwise is what the left one gives."""
    claim = trial.claim
    places = [{str(symbol): number for symbol, number in one.place.items()} for one in found]
    for at, text in enumerate(edits(claim.right.text)):
        if at == _MOST_EDITS:
            return False
        edited = replace(claim.right, passage=replace(claim.right.passage, text=text))
        for place, sample in zip(places, found, strict=True):
            try:
                side = evaluator.expression(edited, place)
            except NoValue:
                break
            again = sample_at(side, sympy.Rational(sample.left), {}) if not side.free_symbols else None
            if again is None or abs(again.left - sample.left) > abs(sample.left) / 10**20:
                break
        else:
            return True
    return False


def _shown(sample: Sample) -> str:
    where = ", ".join(f"{symbol} = {number}" for symbol, number in sample.place.items())
    return f"at {where}: {float_text(sample.left, 4)} and {float_text(sample.right, 4)}"
