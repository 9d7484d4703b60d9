r"""Tries a term of a sequence that is given by its rule and first terms: works out one term after the other, to many
digits, and once more the last step from the terms before as the note states them, which may be rounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import sympy

from vaultproof.claim import Judgement, Term, Undecided, WitnessKind
from vaultproof.extract.definitions.recurrence import EARLIER, FIRST, INDEX, RECURRENCE, STATED
from vaultproof.judge.compare import Agreement, compare
from vaultproof.judge.stated import AmbiguousNumber, Stated, read_stated
from vaultproof.judge.value import Real, Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex import canonical_name
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.identities.slip import edits
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import NoValue, value_of

_DIGITS = 40
_LARGEST = 10**60
_LONGEST = 60
_FAULTS = (ValueError, TypeError, ArithmeticError, AttributeError, NotImplementedError, RecursionError)


def try_recurrence(trial: Trial) -> Judgement | None:
    """The judgement on a term of a sequence; None where its rule holds more than its earlier terms, its index and what
    the note defines."""
    claim = trial.claim
    if claim.kind != RECURRENCE:
        return None
    given = dict(claim.given)
    try:
        body = _body(trial)
        first = {
            int(name.removeprefix(FIRST)): _number(trial, term)
            for name, term in given.items()
            if name.startswith(FIRST)
        }
        index = int(given[INDEX].text)
        value = term_at(body, first, index)
        stated = read_stated(
            claim.right.text, claim.relation, trial.decimal_comma, open_ended=claim.open_ended
        )
        if stated is None:
            stated = Stated(Evaluator(trial).value(claim.right).value)
        actual = value_of(value)
        agreement = compare(actual, stated, claim.relation)
        if agreement.agrees is False and _goes_on(trial, body, stated, first):
            agreement = Agreement(True, remark="equal within the rounding of the terms before")
    except AmbiguousNumber as error:
        return Judgement(
            claim=claim, stated=claim.right.text, verdict=Undecided(reason=str(error)), testimony=()
        )
    except (NoValue, *_FAULTS):
        return None
    heard = Heard(witness=WitnessKind.FORMULA, value=actual, agreement=agreement)
    return weigh(claim, claim.right.text, (heard,), trial.doubt)


_TERMS = 8
_FEWEST = 3
_MOST_EDITS = 60


def try_closed_form(trial: Trial) -> Judgement | None:
    """The judgement on a formula for all terms of a sequence that is given by its rule; None where a slip does not
    explain that it gives others, as it may be one of another sequence."""
    claim = trial.claim
    given = dict(claim.given)
    index = sympy.Symbol(given[INDEX].text, real=True)
    bare = replace(trial, claim=replace(claim, given=tuple(one for one in claim.given if one[0] != INDEX)))
    try:
        first = {
            int(name.removeprefix(FIRST)): _number(bare, term)
            for name, term in given.items()
            if name.startswith(FIRST)
        }
        body = _body(bare)
        numbers = range(min(first), max(first) + _TERMS)
        terms = [(number, term_at(body, first, number)) for number in numbers if number not in first]
        terms = [*first.items(), *terms]
        same = _matches(bare, claim.right, index, terms)
    except (NoValue, AmbiguousNumber, *_FAULTS):
        return None
    if all(same):
        said, agreement = f"equal for {len(terms)} terms", Agreement(True)
    elif same.count(False) >= _FEWEST and _slipped(bare, index, terms):
        number, value = terms[same.index(False)]
        said, agreement = (
            f"term {number} is {sympy.N(value, 6) if not value.is_Integer else value}",
            Agreement(False),
        )
    else:
        return None
    heard = Heard(witness=WitnessKind.FORMULA, value=Words(said), agreement=agreement)
    return weigh(claim, claim.right.text, (heard,), trial.doubt or claim.doubt)


def _matches(
    trial: Trial, term: Term, index: sympy.Symbol, terms: Sequence[tuple[int, sympy.Expr]]
) -> list[bool]:
    """Whether a formula in the index gives each of some terms. Raises NoValue."""
    body = Evaluator(without_given(trial), free=True).expression(term)
    if not isinstance(body, sympy.Expr) or body.free_symbols != {index}:
        raise NoValue("it holds more than the index")
    return [_is_close(body.subs(index, number), value) for number, value in terms]


def _is_close(one: sympy.Expr, other: sympy.Expr) -> bool:
    difference = sympy.N(one - other, _DIGITS)
    if not difference.is_number or not difference.is_finite:
        raise NoValue("a term has no finite value")
    return bool(abs(difference) <= sympy.Rational(1, 10**15) * (1 + abs(sympy.N(other, _DIGITS))))


def _slipped(trial: Trial, index: sympy.Symbol, terms: Sequence[tuple[int, sympy.Expr]]) -> bool:
    right = trial.claim.right
    for at, text in enumerate(edits(right.text)):
        if at == _MOST_EDITS:
            break
        try:
            edited = replace(right, passage=replace(right.passage, text=text))
            if all(_matches(trial, edited, index, terms)):
                return True
        except (NoValue, *_FAULTS):
            continue
    return False


def _body(trial: Trial) -> sympy.Expr:
    """The rule as an expression of the earlier terms and the index alone. Raises NoValue."""
    bare = {name for name, _ in trial.claim.given}
    body = Evaluator(without_given(trial)).expression(trial.claim.left)
    allowed = {earlier_term(lag) for lag in range(1, 4)} | {sympy.Symbol(name, real=True) for name in bare}
    if not isinstance(body, sympy.Expr) or body.free_symbols - allowed:
        raise NoValue("the rule holds more than its earlier terms")
    return body


def rule_of(trial: Trial, index: str) -> sympy.Expr:
    """The rule of a claim about a whole sequence, in the term before and an index of this name. Raises NoValue."""
    kept = tuple((name, term) for name, term in trial.claim.given if name.startswith(FIRST))
    named = replace(trial, claim=replace(trial.claim, given=(*kept, (index, trial.claim.left))))
    return _body(named)


def started(trial: Trial) -> dict[int, sympy.Expr]:
    """The first terms of a claim about a whole sequence, by their indices. Raises NoValue."""
    return {
        int(name.removeprefix(FIRST)): _number(trial, term)
        for name, term in trial.claim.given
        if name.startswith(FIRST)
    }


def without_given(trial: Trial) -> Trial:
    """The trial without what the claim itself gives: the terms are put in one after the other."""
    kept = tuple(item for item in trial.meaning.values if item[0] not in dict(trial.claim.given))
    return replace(trial, claim=replace(trial.claim, given=()), meaning=replace(trial.meaning, values=kept))


def earlier_term(lag: int) -> sympy.Symbol:
    """The symbol of the term so many places before."""
    return sympy.Symbol(canonical_name(EARLIER.format(lag)) or "", real=True)


def _number(trial: Trial, term: Term) -> sympy.Expr:
    found = Evaluator(without_given(trial)).expression(term)
    if not isinstance(found, sympy.Expr) or not found.is_number:
        raise NoValue("a first term is no number")
    return found


def term_at(body: sympy.Expr, first: Mapping[int, sympy.Expr], index: int) -> sympy.Expr:
    """The term at an index. Raises NoValue."""
    known = dict(first)
    for at in range(max(known) + 1, index + 1):
        known[at] = _next(body, {lag: known[at - lag] for lag in range(1, len(first) + 1)}, at)
    return known[index]


def _next(body: sympy.Expr, earlier: Mapping[int, sympy.Expr], at: int) -> sympy.Expr:
    """The term that follows some earlier ones: exact as long as that is short. Raises NoValue."""
    put_in = {earlier_term(lag): value for lag, value in earlier.items()}
    put_in |= {symbol: sympy.Integer(at) for symbol in body.free_symbols - put_in.keys()}
    value = body.subs(put_in, simultaneous=True)
    exact = value.is_Rational and len(str(value)) <= _LONGEST
    value = value if exact else sympy.N(value, _DIGITS)
    if not value.is_number or not value.is_finite or not value.is_real or abs(value) > _LARGEST:
        raise NoValue("a term has no finite value")
    return value


def _goes_on(trial: Trial, body: sympy.Expr, stated: Stated, first: Mapping[int, sympy.Expr]) -> bool:
    """Whether a term follows from those before it as the note states them, rounded as they are."""
    given = dict(trial.claim.given)
    earlier = {
        int(name.removeprefix(STATED)): term for name, term in given.items() if name.startswith(STATED)
    }
    if not earlier or not isinstance(stated.value, Real):
        return False
    needed = {lag for lag in range(1, 4) if earlier_term(lag) in body.free_symbols}
    if not needed <= earlier.keys():
        return False
    at = int(given[INDEX].text)
    middles = {lag: _number(trial, earlier[lag]) for lag in earlier}
    value = _next(body, middles, at)
    room = stated.half
    for lag in needed:
        read = read_stated(earlier[lag].text, trial.claim.relation, trial.decimal_comma)
        exact = middles[lag] == term_at(body, first, at - lag)
        half = read.half if read is not None and not exact else Fraction(0)
        moved = _next(
            body, {**middles, lag: middles[lag] + sympy.Rational(half.numerator, half.denominator)}, at
        )
        room += abs(_fraction(moved) - _fraction(value))
    return abs(_fraction(value) - stated.value.middle) <= room * Fraction(21, 20)


def _fraction(value: sympy.Expr) -> Fraction:
    exact = sympy.nsimplify(value, rational=True)
    return Fraction(int(exact.p), int(exact.q))
