r"""Tries what is said of all terms of a sequence that is given by its rule and first term: whether it rises, falls, is
bounded, tends to a number, or is geometric.

Works out terms to many digits until they settle. Where they do, near a place that the rule draws them to, what is seen
of them goes on: a rule that rises there keeps their order. Where they do not, a term can deny, and nothing holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import sympy

from vaultproof.claim import Judgement, Undecided, WitnessKind
from vaultproof.extract.definitions.recurrence import INDEX
from vaultproof.extract.definitions.sequence_traits import (
    ABOVE,
    ARITHMETIC,
    DERIVED,
    FIXED,
    GEOMETRIC,
    RISES,
)
from vaultproof.judge.compare import Agreement
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real, Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import FAULTS, NoValue
from vaultproof.witness.values.recurrence import earlier_term, rule_of, started, term_at, without_given

_DIGITS = 200
_SETTLED = sympy.Float("1e-60", _DIGITS)
_SURELY = sympy.Float("1e-40", _DIGITS)
_CLEARLY = sympy.Float("1e-9", _DIGITS)
_LARGEST = sympy.Float("1e30", _DIGITS)
_STEPS = 400
_SHOWN = 6

Answer = tuple[str, bool]
"""What is so, in words, and whether that is what is said."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Terms of a sequence from the first on, and the place where they settle, with the slope and the bend of the rule
    there; no place where they do not settle."""

    terms: tuple[sympy.Expr, ...]
    limit: sympy.Expr | None = None
    slope: sympy.Expr | None = None
    bend: sympy.Expr | None = None


def try_sequence(trial: Trial) -> Judgement | None:
    """The judgement on what is said of all terms of a sequence; None where it is not certain."""
    claim = trial.claim
    try:
        answer = _answer(trial, claim.lead[0])
    except AmbiguousNumber as error:
        return Judgement(
            claim=claim, stated=claim.right.text, verdict=Undecided(reason=str(error)), testimony=()
        )
    except (NoValue, *FAULTS):
        return None
    if answer is None:
        return None
    said, agrees = answer
    heard = Heard(witness=WitnessKind.FORMULA, value=Words(said), agreement=Agreement(agrees=agrees))
    return weigh(claim, claim.right.text, (heard,), trial.doubt or claim.doubt)


def _answer(trial: Trial, trait: str) -> Answer | None:
    index = dict(trial.claim.given)[INDEX].text
    body, first = rule_of(trial, index), started(trial)
    if trait in {GEOMETRIC, ARITHMETIC}:
        return _of_kind(trial, body, first, index)
    term = earlier_term(1)
    if body.free_symbols != {term} or len(first) != 1:
        return None
    (start,) = first.values()
    if trait == FIXED:
        return _of_fixed_point(trial, body, term)
    line = body.as_poly(term) if body.is_polynomial(term) else None
    run = _run(body, start, term)
    if line is not None and line.degree() == 1:
        return _of_line(trial, run, (line.LC(), line.coeff_monomial(1)), trait)
    match trait:
        case "rises" | "falls":
            return _of_order(run, 1 if trait == RISES else -1)
        case "bounded above" | "bounded below":
            return _of_bound(run, _number(trial), 1 if trait == ABOVE else -1)
    return _of_limit(trial, run, body, term)


def _number(trial: Trial) -> sympy.Expr:
    """The number that is told. Raises NoValue."""
    found = Evaluator(without_given(trial)).expression(trial.claim.right)
    if not isinstance(found, sympy.Expr) or not found.is_number or not found.is_real:
        raise NoValue("it is no number")
    return found


def _run(body: sympy.Expr, start: sympy.Expr, term: sympy.Symbol) -> _Run:
    """The terms until they settle, grow too large, or are too many. Raises NoValue."""
    terms = [sympy.N(start, _DIGITS)]
    for _ in range(_STEPS):
        value = body.evalf(_DIGITS, subs={term: terms[-1]})
        if not (value.is_number and value.is_real and value.is_finite):
            raise NoValue("a term has no finite value")
        terms.append(value)
        if abs(value) > _LARGEST:
            break
        if abs(value - terms[-2]) < _SETTLED:
            return _settled(tuple(terms), body, term)
    return _Run(tuple(terms))


def _settled(terms: tuple[sympy.Expr, ...], body: sympy.Expr, term: sympy.Symbol) -> _Run:
    place = terms[-1]
    slope, bend = (body.diff(term, order).evalf(_DIGITS, subs={term: place}) for order in (1, 2))
    drawn = slope.is_real and slope.is_finite and abs(slope) < 1 - _CLEARLY
    return _Run(terms, place, slope, bend) if drawn else _Run(terms)


def _of_line(trial: Trial, run: _Run, line: tuple[sympy.Expr, sympy.Expr], trait: str) -> Answer | None:
    """What is so of `u_{n+1} = a u_n + b`, of which all terms are known."""
    factor, shift = line
    first, second = run.terms[:2]
    step = second - first
    if abs(step) < _SURELY or factor.is_zero is not False:
        return None
    shrinks = (abs(factor) < 1) == sympy.true
    limit = shift / (1 - factor) if shrinks else None
    match trait:
        case "rises" | "falls":
            sign = 1 if trait == RISES else -1
            if factor.is_positive:
                return ("it rises" if step > 0 else "it falls"), bool(step * sign > 0)
            return "it rises and falls", False
        case "bounded above" | "bounded below":
            return _of_line_bound(_number(trial), (first, second), limit, factor, 1 if trait == ABOVE else -1)
    if limit is not None:
        return _compared(trial, limit)
    goal = Evaluator(without_given(trial)).expression(trial.claim.right)
    if goal in {sympy.oo, -sympy.oo}:
        grows = factor.is_positive and (step > 0) == (goal == sympy.oo)
        return "it grows without end", bool(grows)
    _number(trial)
    return "it does not settle", False


def _of_line_bound(
    number: sympy.Expr,
    terms: tuple[sympy.Expr, sympy.Expr],
    limit: sympy.Expr | None,
    factor: sympy.Expr,
    sign: int,
) -> Answer | None:
    first, second = terms
    away = (second - first) * sign > 0
    if factor.is_positive:
        furthest = limit if away else first
    elif limit is not None or factor == -1:
        furthest = second if away else first
    else:
        furthest = None
    if furthest is None:
        return "it is not bounded there", False
    beyond = sympy.N((furthest - number) * sign, _DIGITS)
    return f"its terms reach {_show(furthest)}", bool(beyond <= _SURELY)


def _of_order(run: _Run, sign: int) -> Answer | None:
    steps = [(more - one) * sign for one, more in zip(run.terms, run.terms[1:], strict=False)]
    for place, step in enumerate(steps):
        if step < -_SURELY:
            return f"{_show(run.terms[place])} is followed by {_show(run.terms[place + 1])}", False
    if run.limit is None or run.slope is None or run.bend is None:
        return None
    clear = [place for place, step in enumerate(steps) if abs(step) > _SURELY]
    if not clear:
        return None
    if run.slope > _CLEARLY:
        return ("it rises" if sign > 0 else "it falls"), True
    last = run.terms[clear[-1]] - run.limit
    if abs(run.slope) < _SURELY and run.bend * last > 0:
        return ("it rises" if sign > 0 else "it falls"), True
    return None


def _of_bound(run: _Run, number: sympy.Expr, sign: int) -> Answer | None:
    furthest = max(run.terms, key=lambda one: one * sign)
    if (furthest - number) * sign > _SURELY:
        return f"a term is {_show(furthest)}", False
    if run.limit is None or (run.limit - number) * sign > _SURELY:
        return None
    ends = max((furthest, run.limit), key=lambda one: one * sign)
    return f"its terms reach {_show(ends)}", True


def _of_limit(trial: Trial, run: _Run, body: sympy.Expr, term: sympy.Symbol) -> Answer | None:
    if run.limit is not None:
        return _compared(trial, run.limit)
    if "." in trial.claim.right.text or "," in trial.claim.right.text:
        return None
    number = _number(trial)
    after = body.evalf(_DIGITS, subs={term: number})
    moved = after.is_real and after.is_finite and abs(after - sympy.N(number, _DIGITS)) > _CLEARLY
    return (f"the rule makes {_show(after)} of it", False) if moved else None


def _compared(trial: Trial, limit: sympy.Expr) -> Answer | None:
    """Whether a limit is the number told, exactly or as it is rounded. Raises NoValue."""
    shown = f"it tends to {_show(limit)}"
    exact = sympy.N(limit, _DIGITS)
    read = read_stated(trial.claim.right.text, trial.claim.relation, trial.decimal_comma)
    if read is not None and isinstance(read.value, Real) and read.half:
        value = sympy.Rational(*_parts(read.value.middle))
        return shown, bool(abs(exact - value) <= sympy.Rational(*_parts(read.half)) + _SURELY)
    return shown, bool(abs(exact - sympy.N(_number(trial), _DIGITS)) <= _SURELY)


def _parts(number: Fraction) -> tuple[int, int]:
    return number.numerator, number.denominator


def _of_fixed_point(trial: Trial, body: sympy.Expr, term: sympy.Symbol) -> Answer | None:
    if "." in trial.claim.right.text or "," in trial.claim.right.text:
        return None
    number = sympy.N(_number(trial), _DIGITS)
    after = body.evalf(_DIGITS, subs={term: number})
    if not (after.is_real and after.is_finite):
        return None
    return f"the rule makes {_show(after)} of it", bool(abs(after - number) <= _SURELY)


def _of_kind(trial: Trial, body: sympy.Expr, first: dict[int, sympy.Expr], index: str) -> Answer | None:
    """Whether a sequence made of the known one goes on by one factor, or by one difference."""
    term, at = earlier_term(1), sympy.Symbol(index, real=True)
    made = Evaluator(without_given(trial)).expression(dict(trial.claim.given)[DERIVED])
    step = _number(trial)
    if not isinstance(made, sympy.Expr) or made.free_symbols - {term, at}:
        return None
    later = made.subs({term: body, at: at + 1}, simultaneous=True)
    geometric = trial.claim.lead[0] == GEOMETRIC
    goes_on = later - (made * step if geometric else made + step)
    if sympy.simplify(goes_on) == 0:
        return "so it goes on from each to the next", True
    begin = max(first)
    for number in range(begin + 1, begin + 3):
        before = term_at(body, first, number - 1)
        missed = sympy.N(goes_on.subs({term: before, at: number}, simultaneous=True), _DIGITS)
        if not (missed.is_real and missed.is_finite):
            return None
        if abs(missed) > _CLEARLY:
            return "it does not go on so", False
    return None


def _show(number: sympy.Expr) -> str:
    exact = sympy.nsimplify(number, rational=True, tolerance=_SETTLED)
    return str(exact) if exact.is_Integer else str(sympy.N(number, _SHOWN))
