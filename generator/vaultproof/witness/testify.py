"""Tries one claim: hears the formula, arithmetic and reference witnesses and has their values compared.

Runs in a worker process, since SymPy may take for ever over what a note says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import (
    Equation,
    Holds,
    Judgement,
    Refuted,
    Relation,
    Term,
    Undecided,
    WitnessKind,
)
from vaultproof.extract.analysis.convergent import CONVERGENCE
from vaultproof.extract.analysis.tangents import TANGENT
from vaultproof.extract.arrays.matrix_laws import MATRIX_LAW
from vaultproof.extract.classify import bare_name
from vaultproof.extract.definitions.known_formulas import KNOWN
from vaultproof.extract.definitions.recurrence import CLOSED, RECURRENCE
from vaultproof.extract.definitions.sequence_traits import SEQUENCE
from vaultproof.extract.doubts.silence import of_exercises
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.learning.worked_gradients import WORKED_GRADIENT
from vaultproof.extract.numbers.complex_numbers import COMPLEX
from vaultproof.extract.numbers.primes import PRIMALITY
from vaultproof.extract.numbers.sets import SETS
from vaultproof.extract.numbers.solutions import SOLUTION
from vaultproof.extract.probability.distributed import DISTRIBUTED
from vaultproof.extract.probability.laws import LAW, RULE
from vaultproof.extract.probability.told_orders import TOLD_LAW
from vaultproof.extract.shape import shape
from vaultproof.judge.compare import Agreement, compare
from vaultproof.judge.near import INEXPLICABLE
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex import canonical_name
from vaultproof.source import Span
from vaultproof.witness.agreement import EQUALITIES, agreement_of, decimals_of
from vaultproof.witness.arrays.array_claim import array_testimony, mentions_arrays
from vaultproof.witness.arrays.matrix_identities import try_matrix_identity
from vaultproof.witness.arrays.matrix_laws import try_matrix_law
from vaultproof.witness.arrays.spectral import try_polynomial
from vaultproof.witness.arrays.worked_gradients import try_worked
from vaultproof.witness.doubts.bases import in_other_bases
from vaultproof.witness.doubts.degrees import in_degrees
from vaultproof.witness.doubts.mixed import mixed_readings
from vaultproof.witness.doubts.notation import doubt_of_writing
from vaultproof.witness.doubts.otherwise import (
    COMMA,
    MAY_BE_CALLED,
    POINTED,
    calls_at_zero,
    given_again,
    otherwise,
    rewritten,
)
from vaultproof.witness.doubts.prefixed import in_base_units
from vaultproof.witness.doubts.repeating import Repeating, repeating
from vaultproof.witness.doubts.rounded import of_fitted, of_rounded_values
from vaultproof.witness.doubts.slashed import slashed_readings
from vaultproof.witness.doubts.sought import depends
from vaultproof.witness.formula import Evaluator, choices
from vaultproof.witness.identities.everywhere import same_function, try_identity
from vaultproof.witness.identities.generic import is_generic
from vaultproof.witness.identities.generic_rules import try_rule
from vaultproof.witness.identities.parameters import try_parameters
from vaultproof.witness.identities.places import points
from vaultproof.witness.identities.probe import body_of, is_of_family, values_at
from vaultproof.witness.kinds.both_ends import both_ends, of_both
from vaultproof.witness.kinds.complex_numbers import try_complex
from vaultproof.witness.kinds.convergence import try_convergence
from vaultproof.witness.kinds.distributed import try_distributed
from vaultproof.witness.kinds.either_sign import try_either
from vaultproof.witness.kinds.known_formulas import try_known
from vaultproof.witness.kinds.laws import try_law
from vaultproof.witness.kinds.primes import try_primality
from vaultproof.witness.kinds.sets import try_sets
from vaultproof.witness.kinds.tangents import try_tangent
from vaultproof.witness.kinds.told_laws import try_told_law
from vaultproof.witness.sides import sides
from vaultproof.witness.trial import Trial, idle_trial
from vaultproof.witness.values.numbers import NoValue
from vaultproof.witness.values.recurrence import try_closed_form, try_recurrence
from vaultproof.witness.values.sequence_traits import try_sequence


def try_claim(trial: Trial, others: Sequence[Heard] = ()) -> Judgement | None:
    """The judgement on a claim; `others` are witnesses heard elsewhere, such as the note's code.

    None where the claim turns out to be none: a relation between symbols that the note gives no values.
    """
    claim = trial.claim
    closed = replace(claim, left=_with_marks_closed(claim.left), right=_with_marks_closed(claim.right))
    closed_trial = trial if closed == claim else replace(trial, claim=closed)
    periodic = repeating(closed)
    found = (
        _in_each_reading(closed_trial, others)
        if periodic is None
        else _of_periods(closed_trial, periodic, others)
    )
    found = _with_dependence(trial, found)
    if found is not None and trial.denied is not None:
        found = replace(found, verdict=Undecided(reason=trial.denied))
    return found if found is None or closed == claim else replace(found, claim=claim, stated=claim.right.text)


def _with_dependence(trial: Trial, judgement: Judgement | None) -> Judgement | None:
    """The judgement on a derivative, undecided where one of its letters is told to depend on the variable."""
    if judgement is None or not trial.depending or isinstance(judgement.verdict, Undecided):
        return judgement
    evaluator = Evaluator(trial, free=True)
    try:
        raw = evaluator.raw(trial.claim.left), evaluator.raw(trial.claim.right)
    except NoValue:
        return judgement
    if not depends(raw, trial.depending):
        return judgement
    name = min(name for name, _ in trial.depending)
    return replace(
        judgement, verdict=Undecided(reason=f"`{name}` depends on the variable elsewhere in this note")
    )


_MARKS = re.compile(r"\s*\S*[\d)]!!\s*")


def _with_marks_closed(term: Term) -> Term:
    """A double factorial that is all of a side, `8!!`, so that its last mark is none of exclamation."""
    return rewritten(term, f"{{{term.text}}}") if _MARKS.fullmatch(term.text) else term


def _in_each_reading(trial: Trial, others: Sequence[Heard]) -> Judgement | None:
    """The judgement on a claim which may be read in several ways."""
    if slashed := slashed_readings(trial.claim):
        return _of_either(trial, [try_claim(replace(trial, claim=one), others) for one in slashed])
    return _in_each_way(trial, others)


def _in_each_way(trial: Trial, others: Sequence[Heard]) -> Judgement | None:
    """The same, of one without quotients behind logarithms."""
    if mixed := mixed_readings(trial.claim):
        return _of_mixed(trial, [try_claim(replace(trial, claim=one), others) for one in mixed])
    if ends := both_ends(trial.claim):
        return of_both(trial.claim, [try_claim(replace(trial, claim=one), others) for one in ends])
    judgement = _tried(trial, others)
    grouped = (
        try_either(trial, lambda other: try_claim(other, others))
        or _in_thousands(trial, judgement)
        or _of_choices(trial, judgement, others)
    )
    if grouped is not None:
        return grouped
    match judgement:
        case Judgement(verdict=Undecided(reason=reason)) if is_generic(trial, reason):
            return None
    if trial.decimal_comma is True or not (judgement and isinstance(judgement.verdict, Undecided)):
        return judgement
    if not COMMA.search(f"{trial.claim.left.text} {trial.claim.right.text}"):
        return judgement
    if trial.decimal_comma is False and not _is_impossible(judgement):
        return judgement
    readings = [_tried(replace(trial, decimal_comma=comma), others) for comma in (False, True)]
    read = _of_readings(readings)
    if read is None or isinstance(read.verdict, Holds):
        return read or judgement
    without_sense = any(one is not None and _has_no_list(one) for one in readings)
    if trial.decimal_comma is False or (
        without_sense and not _CALLED_WITH_COMMA.search(trial.claim.left.text)
    ):
        return judgement  # the note's other decimals have points, or what looks like decimals may be pairs
    return read


def _of_either(trial: Trial, judgements: Sequence[Judgement | None]) -> Judgement | None:
    """The judgement where a claim can be read in several ways: true if it is in one of them, false if in none."""
    found = [one for one in judgements if one is not None]
    held = next((one for one in found if isinstance(one.verdict, Holds)), None)
    if held is None and len(found) < len(judgements):
        return None
    open_one = next((one for one in found if isinstance(one.verdict, Undecided)), None)
    meant = held or open_one or found[0]
    return replace(meant, claim=trial.claim, stated=trial.claim.right.text)


def _of_periods(trial: Trial, read: Repeating, others: Sequence[Heard]) -> Judgement | None:
    """The judgement where a number with digits in brackets may repeat these without end, be a product, or have them as
    its error: true if any of them is, false if none is."""
    judgement = _in_each_reading(trial, others)
    if judgement is not None and isinstance(judgement.verdict, Holds):
        return judgement
    periodic = _tried(replace(trial, claim=read.claim), others)
    if periodic is not None and (isinstance(periodic.verdict, Holds) or read.sure):
        return replace(periodic, claim=trial.claim, stated=trial.claim.right.text)
    if judgement is None or not isinstance(judgement.verdict, Refuted) or not _within_errors(read):
        return judgement
    return replace(judgement, verdict=Undecided(reason="the digits in brackets may tell an error"))


def _within_errors(read: Repeating) -> bool:
    """Whether the sides, with their digits repeating, differ by no more than the error of one of them."""
    evaluator = Evaluator(idle_trial((), None))
    try:
        values = [evaluator.value(term).value for term in (read.claim.left, read.claim.right)]
    except NoValue:
        return True
    return any(
        all(isinstance(one, Real) and abs(one.middle - number) <= error for one in values)
        for number, error in read.errors
    )


_PARTING_THOUSANDS = (
    (POINTED, "."),
    (re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d.,]*\d)"), ","),
)
"""Numbers whose thousands are set off, and by what mark."""


def _in_thousands(trial: Trial, judgement: Judgement | None) -> Judgement | None:
    """The judgement where a sum that is not true holds exactly with its points or commas setting off thousands:
    `73.728 + 128 = 73.856`, `(50 + 40,000) / 2 = 20,025`. None where it does not, or where other decimals show what the
    marks are for."""
    claim = trial.claim
    terms = [claim.left, claim.right]
    numeric = claim.kind == "arithmetic" or (
        claim.kind == "chain" and all(shape(one).digits for one in terms)
    )
    if not numeric or (judgement is not None and isinstance(judgement.verdict, Holds)):
        return None
    marked = next(
        (one for one in _PARTING_THOUSANDS if any(one[0].search(term.text) for term in terms)), None
    )
    if marked is None:
        return None
    pattern, mark = marked
    texts = [pattern.sub(lambda match: match.group().replace(mark, ""), term.text) for term in terms]
    if any(mark in text for text in texts):
        return None
    left, right = (rewritten(term, text) for term, text in zip(terms, texts, strict=True))
    found = _tried(replace(trial, claim=replace(claim, left=left, right=right)), ())
    if found is None or not isinstance(found.verdict, Holds):
        return None
    return replace(found, claim=claim, stated=claim.right.text)


def _of_mixed(trial: Trial, judgements: Sequence[Judgement | None]) -> Judgement:
    """The judgement where a number before a fraction may mean a sum, which comes first, or something else: true if the
    sum is, false if that is and no other reading is true."""
    as_sum = judgements[0]
    others = [one.verdict for one in judgements[1:] if one is not None]
    if as_sum is not None and (
        isinstance(as_sum.verdict, Holds)
        or (isinstance(as_sum.verdict, Refuted) and not any(isinstance(one, Holds) for one in others))
    ):
        return replace(as_sum, claim=trial.claim, stated=trial.claim.right.text)
    if as_sum is not None and isinstance(as_sum.verdict, Undecided):
        return replace(as_sum, claim=trial.claim)
    reason = "a number before a fraction can mean a sum or a product: write a sign"
    return Judgement(
        claim=trial.claim, stated=trial.claim.right.text, verdict=Undecided(reason=reason), testimony=()
    )


_CHOOSING = re.compile(r"(?<![A-Za-z])(?:[CPA]|[a-zà-ỹ]{3,5}|[A-Z]{3,5})\s*\(\s*\d+\s*,\s*\d+\s*\)")
"""A call of two whole numbers, which a note with decimal commas may write as others do."""


def _of_choices(trial: Trial, judgement: Judgement | None, others: Sequence[Heard]) -> Judgement | None:
    """The judgement where `C(5,2)` is of two numbers, though the note's decimals have commas, and true so."""
    undecided = judgement is not None and isinstance(judgement.verdict, Undecided)
    if trial.decimal_comma is not True or not undecided or not _CHOOSING.search(trial.claim.left.text):
        return None
    apart = _tried(replace(trial, decimal_comma=False), others)
    return apart if apart is not None and isinstance(apart.verdict, Holds) else None


_SURE_DIGITS = 3
_TOO_MANY = re.compile(
    r" takes \d+ argument\(s\), not \d+| is called with \d+ argument\(s\)$|^a list is held against a number$"
)
_CALLED_WITH_COMMA = re.compile(r"[A-Za-z}]\s*(?:\\left)?\(\s*[-−–+]?\d+(?:,|\{,\})\d+\s*(?:\\right)?\)")
_NO_LIST = re.compile(r"^`[^`]*\d(?:,|\{,\})\d[^`]*` could not be read: `(?:,|\{,\})` is not expected here$")


def _of_readings(judgements: Sequence[Judgement | None]) -> Judgement | None:
    """The judgement where commas may be decimal marks or set off thousands: true if read in one way, or false in both.

    A value of few digits may be true by chance in one reading, and is then undecided.
    """
    judgements = [one for one in judgements if one is None or not _is_impossible(one)]
    found = [one for one in judgements if one is not None]
    held = [one for one in found if isinstance(one.verdict, Holds)]
    if held and (len(held) == len(judgements) or sum(map(str.isdigit, held[0].stated)) >= _SURE_DIGITS):
        return held[0]
    if found and all(map(_is_denied, judgements)):
        return next((one for one in found if isinstance(one.verdict, Refuted)), None)
    return None


def _is_denied(judgement: Judgement | None) -> bool:
    """Whether a reading is not true, however far from it the numbers are."""
    match judgement:
        case Judgement(verdict=Undecided(reason=reason)):
            return reason == INEXPLICABLE
    return judgement is not None and isinstance(judgement.verdict, Refuted)


def _is_impossible(judgement: Judgement) -> bool:
    """Whether a reading calls a function with more arguments than it takes, `f(0,5)` of one variable, or leaves a comma
    without a sense: `0,1 + 0,2`."""
    if not isinstance(judgement.verdict, Undecided):
        return False
    return _TOO_MANY.search(judgement.verdict.reason) is not None or _has_no_list(judgement)


def _has_no_list(judgement: Judgement) -> bool:
    verdict = judgement.verdict
    return isinstance(verdict, Undecided) and _NO_LIST.match(verdict.reason) is not None


_DEFINES = re.compile(r":=|≔|≜|\\(?:coloneqq|triangleq|coloneq|defeq)(?![A-Za-z])")
"""Signs that say what something stands for, such as a sum from `n` down to 0: there is nothing to be true."""
_OF_KIND: Mapping[str, Callable[[Trial], Judgement | None]] = {
    LAW: try_law,
    RULE: try_rule,
    KNOWN: try_known,
    MATRIX_LAW: try_matrix_law,
    PRIMALITY: try_primality,
    COMPLEX: try_complex,
    RECURRENCE: try_recurrence,
    CLOSED: try_closed_form,
    SEQUENCE: try_sequence,
    SETS: try_sets,
    TANGENT: try_tangent,
    TOLD_LAW: try_told_law,
    WORKED_GRADIENT: lambda trial: try_worked(trial, lambda other: _tried(other, ())),
    CONVERGENCE: lambda trial: try_convergence(trial, lambda other: _tried(other, ())),
    DISTRIBUTED: lambda trial: try_distributed(trial, lambda other: _tried(other, ())),
}


def _tried(trial: Trial, others: Sequence[Heard]) -> Judgement | None:
    claim = trial.claim
    of_letters = claim.kind in _OF_LETTERS
    if (trial.strays and of_letters) or (
        claim.kind not in {LAW, RULE, KNOWN, MATRIX_LAW, TOLD_LAW} and _calls_nobody(trial)
    ):
        return None
    if of_letters and _DEFINES.search(claim.text):
        return None
    if (of_kind := _OF_KIND.get(claim.kind)) is not None:
        return of_kind(trial)
    if (of_matrices := try_polynomial(trial) or _of_matrices(trial)) is not None:
        return of_matrices
    if claim.kind == IDENTITY or (claim.kind == "chain" and _symbolic(claim)):
        found = try_identity(trial)
        if found is not None or (claim.kind == IDENTITY and not _WORKED.search(claim.text)):
            return found or _held_by_values(trial) or try_parameters(trial)
    if not others and _is_unreadable(trial):
        return None
    stated_term, actual_term, relation = sides(claim)
    heard = [*_hear(trial, stated_term, actual_term, relation), *others]
    heard = _with_own_setting(trial, _of_the_nearest(trial, heard))
    heard = _with_usual_setting(trial, heard, (stated_term, actual_term, relation))
    misgiving = stray(trial)
    own = doubt_of_writing(trial) or _of_remainders(trial)
    speechless = all(one.agrees is None for one in heard)
    worked = (
        try_identity(trial) or try_parameters(trial) if speechless and trial.setting is not None else None
    )
    if worked is not None:
        return worked
    doubt = trial.doubt or misgiving or own or otherwise(trial, stated_term, actual_term, relation, heard)
    if doubt is None and (again := given_again(trial, stated_term, actual_term, relation, heard)):
        return weigh(claim, stated_term.text, heard, again)
    if doubt is None and any(one.agrees is False for one in heard):
        missed = (trial, stated_term, actual_term, relation)
        doubt = of_rounded_values(*missed) or of_fitted(*missed)
        doubt = doubt or in_degrees(trial, lambda other: _tried(other, ()))
        doubt = doubt or in_base_units(trial, lambda other: _tried(other, ()))
    of_order = claim.kind == "value" and relation not in EQUALITIES
    if (
        not (_has_definition(heard) or _worded(claim) or mentions_arrays(trial))
        if of_order
        else claim.kind in {"chain", IDENTITY} and _proves_nothing(trial, heard, doubt)
    ):
        # an order that nobody can decide is told in many a condition
        return None if of_order else _for_all_values(trial, heard)
    return weigh(claim, stated_term.text, heard, doubt)


_OF_SYMBOLS = frozenset({IDENTITY, "chain", "sum"})


def _of_matrices(trial: Trial) -> Judgement | None:
    if trial.claim.kind not in _OF_SYMBOLS:
        return None
    return try_matrix_identity(trial, lambda other: _tried(other, ()))


def _for_all_values(trial: Trial, heard: Sequence[Heard]) -> Judgement | None:
    """The judgement that a chain is so whatever its symbols are, where a value that the note gives one of them far off
    bears it out but may not be meant: `\\sin^2 x + \\cos^2 x = 1` below `the minimum is -1 for x = 2`."""
    if trial.doubt is None or trial.setting is None or any(one.agrees is False for one in heard):
        return None
    found = try_identity(trial)
    return found if found is not None and isinstance(found.verdict, Holds) else None


def _has_definition(heard: Sequence[Heard]) -> bool:
    """Whether the note itself says what the value is."""
    return any(
        one.agrees is not None and one.witness in {WitnessKind.FORMULA, WitnessKind.CODE} for one in heard
    )


def _worded(claim: Equation) -> bool:
    """Whether words make the claim, `A is invertible`, whose term is not what is written at its place."""
    return claim.left.text not in claim.text


def _of_remainders(trial: Trial) -> str | None:
    """Why a number that does not solve an equation proves no error where a note reckons with remainders."""
    if trial.claim.kind == SOLUTION and trial.remainders:
        return "the note reckons with remainders or in another base, where the number may be a solution"
    return None


_DERIVED = re.compile(r"['′]\s*(?:\\left\s*)?\(|\^\s*\{?\s*\\prime|\\frac\s*\{\s*(?:d|\\partial)")
"""A derivative, which is told for all values rather than for one that stands beside it."""


def _held_by_values(trial: Trial) -> Judgement | None:
    """The judgement that an equation is so with the values that the note gives its symbols, each of which it names near
    by: `\\varphi^2 = \\varphi + 1`. None where it is not, as it may be one to solve."""
    claim = trial.claim
    names = {canonical_name(name) for term in (claim.left, claim.right) for name in shape(term).names}
    if trial.doubt is not None or not names or not names <= dict(trial.meaning.values).keys():
        return None
    if claim.doubt is not None or (
        trial.setting is not None and (trial.setting.equation or trial.setting.solving)
    ):
        return None
    if any(shape(term).calls for term in (claim.left, claim.right)) or _DERIVED.search(claim.text):
        return None
    stated, actual, relation = sides(claim)
    judgement = weigh(claim, stated.text, list(_hear(trial, stated, actual, relation)), None)
    return judgement if isinstance(judgement.verdict, Holds) and judgement.verdict.remark is None else None


def _is_unreadable(trial: Trial) -> bool:
    """Whether one side of a chain holds what nobody can read, so that there is no use in working the other one out: an
    integral, a limit or a sum, which may take SymPy seconds."""
    claim = trial.claim
    if claim.kind not in {"chain", IDENTITY} or claim.given or not _WORKED.search(claim.text):
        return False
    if mentions_arrays(trial):
        return False
    evaluator = Evaluator(trial)
    try:
        for term in (claim.left, claim.right):
            if not shape(term).literal:
                evaluator.raw(term)
    except NoValue:
        return True
    return False


def stray(trial: Trial) -> str | None:
    """The doubt that a second definition of a function raises, unless both say the same."""
    return trial.stray if not all(same_function(trial, *pair) for pair in trial.rivals) else None


def _proves_nothing(trial: Trial, heard: Sequence[Heard], doubt: str | None) -> bool:
    """Whether values put in for symbols tell nothing of a chain, which then is no claim."""
    claim, setting = trial.claim, trial.setting
    agreements = [one.agrees for one in heard if one.agrees is not None]
    if setting is not None and setting.equation and claim.relation is Relation.EQUAL and not all(agreements):
        return True  # a condition on a symbol, whatever value that has elsewhere
    asked = claim.doubt is not None and of_exercises(claim.doubt)
    if not agreements or (claim.doubt is not None and not (asked and all(agreements))):
        return True
    if (not all(agreements) and _cancels(trial)) or _comes_to_nothing(trial, heard):
        return True
    if trial.doubt is not None:
        digits = sum(map(str.isdigit, sides(claim)[0].text))
        return not all(agreements) or digits < _SURE_DIGITS
    return not all(agreements) and (doubt is not None or _sets_a_name(claim))


def _comes_to_nothing(trial: Trial, heard: Sequence[Heard]) -> bool:
    """Whether both sides are zero since a name in each has the value 0 somewhere: this would be so of any factors."""
    zeros = {name for name, terms in trial.meaning.values if terms and _NOUGHT.fullmatch(terms[0].text)}
    if not zeros or not all(isinstance(one.value, Real) and not one.value.middle for one in heard):
        return False
    return all(
        zeros & {canonical_name(name) for name in shape(term).names}
        for term in (trial.claim.left, trial.claim.right)
    )


_NOUGHT = re.compile(r"\s*[-−+]?0+(?:[.,]0+)?\s*")
_TAKEN_FROM_ITSELF = re.compile(r"\s*(?P<name>\\?[A-Za-z]+)\s*[-−–]\s*(?P=name)\s*")
_COMPONENT = re.compile(r"\^\s*\{\s*0\s*(?:[A-Za-z]|\\[a-z])")
_ZERO_TIMES = re.compile(r"(?<![\d.,^_{}])0\s*(?:\\cdot\s*|\*\s*)?[A-Za-z]")


def _cancels(trial: Trial) -> bool:
    """Whether a name is taken from itself, as nobody does with a number: `H - H = 436` is a bond of two atoms; or
    whether zero is its factor, as in the row `0x + 0y = 1` of a system, or the first index of a component, `S^{0i}`."""
    terms = (trial.claim.left, trial.claim.right)
    return any(
        _TAKEN_FROM_ITSELF.fullmatch(term.text)
        or _ZERO_TIMES.search(term.text)
        or _COMPONENT.search(term.text)
        for term in terms
    )


def _sets_a_name(claim: Equation) -> bool:
    """Whether a claim gives one name a number, and so may set it anew, or ends up with it: `√4 = v`."""
    sides = (claim.left, shape(claim.left)), (claim.right, shape(claim.right))
    return any(
        bare_name(term, looks) is not None and (other.literal or (other.numeric and term is claim.right))
        for (term, looks), (_, other) in (sides, sides[::-1])
    )


_CALL_OF_A_NAME = re.compile(r"(?<![A-Za-z\\_^])([A-Z])\s*(?:\\left)?\(\s*([A-Za-z])\s*(?:\\right)?\)")


def _calls_nobody(trial: Trial) -> bool:
    """Whether a letter before a name in brackets is no function that is known: `P(P)` is hardly a product."""
    known = {name for name, _ in trial.meaning.calls}
    terms = (trial.claim.left, trial.claim.right)
    return any(match[1] not in known for term in terms for match in _CALL_OF_A_NAME.finditer(term.text))


def _symbolic(claim: Equation) -> bool:
    """Whether both sides hold symbols."""
    return bool(shape(claim.left).names and shape(claim.right).names)


_OF_LETTERS = frozenset({IDENTITY, "chain", "limit", "sum"})
_WORKED = re.compile(r"\\(?:lim|sum|prod|int)(?![A-Za-z])")


def _hear(trial: Trial, stated_term: Term, actual_term: Term, relation: Relation) -> Iterator[Heard]:
    own = tuple(choices(trial))
    yield from (
        _heard(trial, stated_term, actual_term, relation, choice) for choice in _without_variants(trial, own)
    )
    for name, indices in trial.second:
        swapped = replace(trial, meaning=replace(trial.meaning, calls=_swap(trial, name, indices)))
        heard = _any_of(
            [_heard(swapped, stated_term, actual_term, relation, {name: index}) for index in indices]
        )
        if heard.agrees is False and _is_kin(trial, dict(trial.meaning.calls)[name], indices):
            heard = replace(
                heard, agreement=Agreement(None, reason=f"the note's `{name}` has another setting")
            )
        yield heard
    if len(own) > 1 and _by_reference(trial, own):
        yield _any_of([_heard(trial, stated_term, actual_term, relation, choice) for choice in own])


def _of_the_nearest(trial: Trial, heard: list[Heard]) -> list[Heard]:
    """What was heard, where a paragraph defines one name several times: the last definition before the claim speaks,
    unless it denies what another one bears out."""
    formulas = [one for one in heard if one.witness is WitnessKind.FORMULA]
    if not trial.nearest_first or len(formulas) < 2:
        return heard
    nearest, *rest = formulas
    if nearest.agrees is None or (not nearest.agrees and any(one.agrees is not False for one in rest)):
        return heard
    return [one for one in heard if one is nearest or one.witness is not WitnessKind.FORMULA]


def _with_own_setting(trial: Trial, heard: list[Heard]) -> list[Heard]:
    """What was heard, where the note's code bears a statement out that the reference denies with a setting of its own:
    the slope of the code's Leaky ReLU need not be the usual one."""
    has_setting = any(
        known.witness is WitnessKind.REFERENCE and (known.defaults or known.family) for known in trial.known
    )
    if not has_setting or not any(one.witness is WitnessKind.CODE and one.agrees for one in heard):
        return heard
    other = Agreement(None, reason="the note's code may have another setting")
    return [
        replace(one, agreement=other) if one.witness is WitnessKind.REFERENCE and one.agrees is False else one
        for one in heard
    ]


def _with_usual_setting(trial: Trial, heard: list[Heard], said: tuple[Term, Term, Relation]) -> list[Heard]:
    """What was heard, where an accepted function bears a statement out with its usual setting and not with the one that
    the note gives, which may be another function's."""
    usual = {name for known in trial.known for name, _ in known.defaults}
    values = tuple(item for item in trial.meaning.values if item[0] not in usual)
    denied = any(one.witness is WitnessKind.REFERENCE and one.agrees is False for one in heard)
    if not denied or len(values) == len(trial.meaning.values):
        return heard
    again = _hear(replace(trial, meaning=replace(trial.meaning, values=values)), *said)
    if not any(one.witness is WitnessKind.REFERENCE and one.agrees for one in again):
        return heard
    other = Agreement(None, reason="the value that the note gives may be another function's")
    return [
        replace(one, agreement=other) if one.witness is WitnessKind.REFERENCE and one.agrees is False else one
        for one in heard
    ]


def _is_kin(trial: Trial, own: Sequence[int], reference: Sequence[int]) -> bool:
    """Whether a note's definition is the accepted one with another setting, such as a steeper sigmoid."""
    families = [family for index in reference for family in trial.known[index].family]
    if not families or len(own) != 1 or len(trial.known[own[0]].definition.parameters) != 1:
        return False
    body = body_of(Evaluator(trial), own[0])
    if body is None:
        return False
    found = values_at(body, trial.known[own[0]].definition.parameters, points(1))
    known = [(place, value) for (place,), value in zip(points(1), found, strict=True) if value is not None]
    return len(known) > len(found) // 2 and any(is_of_family(known, family) for family in families)


def _swap(trial: Trial, name: str, indices: tuple[int, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple((other, indices if other == name else own) for other, own in trial.meaning.calls)


def _by_reference(trial: Trial, own: Sequence[dict[str, int]]) -> bool:
    return all(
        trial.known[index].witness is WitnessKind.REFERENCE for choice in own for index in choice.values()
    )


def _without_variants(trial: Trial, own: Sequence[dict[str, int]]) -> Sequence[dict[str, int]]:
    """The choices that are heard one by one: variants of one reference are heard together instead."""
    return () if len(own) > 1 and _by_reference(trial, own) else own


def _any_of(heard: Sequence[Heard]) -> Heard:
    """One testimony for variants of one definition: it agrees where any of them does."""
    return next((one for wanted in (True, False) for one in heard if one.agrees is wanted), heard[0])


def _heard(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, choice: dict[str, int]
) -> Heard:
    """What a witness says. `log` without a base is the natural one; where only another one gives what is stated, that
    one is meant if it gives a whole number for a whole number, as in `log 1000 = 3`, and else it cannot be told: a
    loss of 1 at a probability of 0.1 is an error where logarithms are natural."""
    if trial.decadic:
        for base, other, stated, actual in in_other_bases(trial, stated_term, actual_term):
            if base == _DECADIC_BASE:
                return _heard_as_written(other, stated, actual, relation, choice)
    heard = _heard_as_written(trial, stated_term, actual_term, relation, choice)
    if heard.agrees is not False:
        return heard
    for base, other, stated, actual in in_other_bases(trial, stated_term, actual_term):
        found = _heard_as_written(other, stated, actual, relation, choice)
        if found.agrees is not False and found.value is not None:
            reason = f"`log` is written without a base; to base {base} it would be so"
            return (
                found
                if found.agrees
                and other.known == trial.known
                and _LOG_OF_WHOLE.fullmatch(actual_term.text.strip())
                and _is_whole(stated_term, trial)
                else replace(heard, agreement=Agreement(None, reason=reason))
            )
    return heard


_DECADIC_BASE = 10
_LOG_OF_WHOLE = re.compile(r"\\?log\s*(?:\\left)?[({]?\s*(?:[4-9]|\d{2,})\s*(?:\\right)?[)}]?")


def _is_whole(stated: Term, trial: Trial) -> bool:
    """Whether a whole number is stated, which no logarithm to another base gives by chance."""
    try:
        found = read_stated(stated.text, Relation.EQUAL, trial.decimal_comma)
    except AmbiguousNumber:
        return False
    return found is not None and found.half == 0 and isinstance(found.value, Real)


def _heard_as_written(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, choice: dict[str, int]
) -> Heard:
    evaluator = Evaluator(trial, choice)
    witness = _kind(trial, choice)
    try:
        spoken = evaluator.value(actual_term)
        witness, path, span = _standing(trial, spoken.through, actual_term)
        agreement = agreement_of(trial, evaluator, spoken.value, stated_term, actual_term, relation)
        if agreement.agrees is False and _of_fractions(trial, choice, stated_term, actual_term, relation):
            agreement = Agreement(None, reason="a decimal such as 0.67 may stand for a fraction")
        if agreement.agrees and witness is WitnessKind.ARITHMETIC and calls_at_zero(trial, actual_term):
            agreement = Agreement(None, reason=MAY_BE_CALLED)
        if agreement.agrees is False and (reserve := _reserve(trial, spoken.through)) is not None:
            agreement = Agreement(None, reason=reserve)
        return Heard(witness=witness, value=spoken.value, agreement=agreement, path=path, span=span)
    except (NoValue, AmbiguousNumber) as error:
        reason = str(error)
    if not mentions_arrays(trial):
        return Heard(witness=witness, reason=reason)
    try:
        found = array_testimony(trial, choice, stated_term, actual_term, relation)
    except (NoValue, AmbiguousNumber) as error:
        return Heard(witness=witness, reason=str(error))
    if any(_PROBABILITY.fullmatch(trial.known[index].definition.name) for index in found.through):
        reason = "a probability is no list; its brackets may stand for a binomial coefficient"
        return Heard(witness=witness, reason=reason)
    witness, path, span = _standing(trial, found.through, actual_term)
    return Heard(witness=witness, value=found.value, agreement=found.agreement, path=path, span=span)


_PROBABILITY = re.compile(r"(?:P|p|Pr)(?:_\w+)?")
_DENOMINATORS = (3, 6, 7, 9, 11, 12)
_MOST_PLACES = 4


def _of_fractions(
    trial: Trial, choice: dict[str, int], stated_term: Term, actual_term: Term, relation: Relation
) -> bool:
    """Whether a value is as stated where decimals put in stand for fractions that they are the rounding of: 0.67 for
    2/3."""
    given = tuple((name, _with_fractions(trial, term)) for name, term in trial.claim.given)
    term = _with_fractions(trial, actual_term)
    if term == actual_term and given == trial.claim.given:
        return False
    other = replace(trial, claim=replace(trial.claim, given=given))
    evaluator = Evaluator(other, choice)
    try:
        stated = read_stated(stated_term.text, relation, trial.decimal_comma)
        value = evaluator.value(term).value
        return stated is not None and compare(value, stated, relation).agrees is True
    except (NoValue, AmbiguousNumber):
        return False


def _with_fractions(trial: Trial, term: Term) -> Term:
    """A term with fractions for the decimals that are their rounding."""
    text = term.text
    for match in reversed(decimals_of(trial, text)):
        places = len(match["places"])
        number = Fraction(re.sub(r",|\{,\}", ".", match.group()))
        found = [
            Fraction(round(number * base), base)
            for base in _DENOMINATORS
            if 1 < places <= _MOST_PLACES
            and abs(Fraction(round(number * base), base) - number) * 2 * 10**places <= 1
        ]
        if found and found[0] != number:
            text = (
                f"{text[: match.start()]}({found[0].numerator}/{found[0].denominator}){text[match.end() :]}"
            )
    return replace(term, passage=replace(term.passage, text=text)) if text != term.text else term


def _reserve(trial: Trial, through: Sequence[int]) -> str | None:
    """Why a mismatch proves nothing, where a definition that the value came through has a reserve."""
    return next((reserve for index in through if (reserve := trial.known[index].reserve) is not None), None)


def _kind(trial: Trial, choice: dict[str, int]) -> WitnessKind:
    indices = [*choice.values(), *(indices[0] for _, indices in trial.meaning.calls)]
    return trial.known[indices[0]].witness if indices else WitnessKind.ARITHMETIC


def _standing(
    trial: Trial, through: Sequence[int], actual: Term
) -> tuple[WitnessKind, str | None, Span | None]:
    """Which witness spoke, and the place that it stands on."""
    if not through:
        named = re.search(r"tanh|sinh|cosh|sin|cos|tan|erf|sigmoid", actual.text) is not None
        return (WitnessKind.REFERENCE if named else WitnessKind.ARITHMETIC), None, None
    known = trial.known[through[0]]
    if known.witness is WitnessKind.REFERENCE:
        return known.witness, None, None
    return known.witness, known.definition.path, known.definition.span
