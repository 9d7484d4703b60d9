"""Whether a value agrees with what is stated of it, and why a mismatch may prove no error: rounding, floating-point
digits, numbers that may be written in another way. Knows no definitions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.given_numbers import is_shared_out, number_of
from vaultproof.extract.shape import shape
from vaultproof.judge.compare import Agreement, compare
from vaultproof.judge.near import is_misprint
from vaultproof.judge.stated import Stated, read_stated
from vaultproof.judge.value import Infinite, Real, Undefined, Value
from vaultproof.source import Passage
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.identities.summands import reckoned_as_shown
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.divergence import diverges
from vaultproof.witness.values.numbers import NoValue

EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_DECIMAL = re.compile(
    r"(?<![\d.,])(?:\d+(?=[.,{])|(?=\.))(?P<mark>\.|,|\{,\})(?P<places>\d+)(?![\d.]|\s*\\overline(?![a-z]))"
)
_SHARP = Fraction(1, 1000)
_MAX_DECIMALS = 8
_MOST_NEW = 2
SIGN_WITHIN = re.compile(
    r"(?<=\S)\s*(?:[-−–+*/·×⋅÷^]|\\(?:times|cdot|div|ast)(?![A-Za-z]))|\\[dtc]?frac|\\sqrt|\\binom"
)


_TO_A_DIGIT = "it has one digit more, and the sign of equality may be meant exactly"
_ONE_DECIMAL = re.compile(r"\s*[-−]?\s*0?(?:\.|,|\{,\})[1-9]\s*")


def _is_cut_to_a_digit(actual: Value, stated: str) -> bool:
    """Whether a value of two decimals, 0.31, is set equal to one of a single digit, 0.3: nobody rounds so little."""
    if not isinstance(actual, Real) or not actual.exact or _ONE_DECIMAL.fullmatch(stated) is None:
        return False
    hundredths = abs(actual.middle) * 100
    return hundredths.denominator == 1 and hundredths.numerator % 10 != 0 and hundredths < 100


_MAY_BE_EULER = re.compile(r"\s*([-−]?\d{1,3})e([-−+]\d{1,3})\s*")
"""A number with a power of ten, or a sum with Euler's number: `2e-2`."""


def _with_euler(
    evaluator: Evaluator, actual: Value, stated_term: Term, relation: Relation
) -> Agreement | None:
    """That a value agrees with a sum with Euler's number that may be meant; None where it does not."""
    euler = _MAY_BE_EULER.fullmatch(stated_term.text)
    if euler is None or stated_term.syntax is not Syntax.LATEX:
        return None
    spaced = replace(
        stated_term, passage=Passage(rf"{euler[1]} \exp(1) {euler[2]}", stated_term.passage.anchors)
    )
    found = compare(actual, Stated(evaluator.value(spaced).value), relation)
    return None if found.agrees is False else found


def agreement_of(
    trial: Trial,
    evaluator: Evaluator,
    actual: Value,
    stated_term: Term,
    actual_term: Term,
    relation: Relation,
) -> Agreement:
    """Whether the value of a term agrees with what is stated: a literal to the digits shown, or another term."""
    if (sum_told := _with_euler(evaluator, actual, stated_term, relation)) is not None:
        return sum_told
    stated = read_stated(stated_term.text, relation, trial.decimal_comma, open_ended=trial.claim.open_ended)
    if stated is not None:
        agreement = compare(actual, stated, relation)
        if agreement.agrees and relation is Relation.EQUAL and _is_cut_to_a_digit(actual, stated_term.text):
            return Agreement(None, reason=_TO_A_DIGIT)
        if agreement.agrees is not False:
            return agreement
        if _as_decimal(actual, stated_term.text, relation) or _as_thousands(
            actual, stated_term.text, relation
        ):
            return Agreement(True)
        grows = _grows(actual, stated, actual_term, trial.claim) or diverges(
            evaluator, actual, stated, actual_term, trial.claim
        )
        if _is_mean_of_percentages(actual, stated, (stated_term.text, actual_term.text)):
            return Agreement(True, remark="the numbers are percentages")
        reason = (
            None if grows else _misreading(actual, stated, (stated_term.text, actual_term.text), relation)
        )
        if reason is None and stated_term is trial.claim.left and relation is Relation.APPROXIMATE:
            reason = _about(actual, stated)
        return Agreement(None, reason=reason) if reason else _rounded(evaluator, actual, stated, actual_term)
    value = evaluator.value(stated_term).value
    if isinstance(value, Undefined):
        return Agreement(None, reason="what is stated has no value")
    agreement = compare(actual, Stated(value), relation)
    if agreement.agrees is False and _POWER_OF_TEN.match(stated_term.text) and relation in EQUALITIES:
        agreement = _magnitude(actual, value, relation)
    if agreement.agrees is not False or _grows(actual, Stated(value), actual_term, trial.claim):
        return agreement
    reason = _of_two(actual, value, stated_term, actual_term, trial.claim)
    reason = reason or _of_amounts(evaluator, actual, value, stated_term, actual_term)
    both = (actual, value) if isinstance(actual, Real) and isinstance(value, Real) else None
    if both is None or reason not in {None, _PUT_IN, _HOW_CLOSE}:
        return Agreement(None, reason=reason) if reason is not None else agreement
    within = _within_rounding(evaluator, *both, stated_term, actual_term)
    return Agreement(None, reason=reason) if reason is not None and not within.agrees else within


def _within_rounding(
    evaluator: Evaluator, actual: Real, value: Real, stated_term: Term, actual_term: Term
) -> Agreement:
    """Whether two terms that differ may do so because their decimals are rounded."""
    trial, apart = evaluator.trial, abs(value.middle - actual.middle)
    shown = {match.group() for match in decimals_of(trial, actual_term.text)}
    new = [match for match in decimals_of(trial, stated_term.text) if match.group() not in shown]
    finest = max((len(match["places"]) for match in new), default=0)
    if 0 < len(new) <= _MOST_NEW and apart <= _spread(evaluator, stated_term, value, finest, shown):
        return Agreement(True, remark="equal within the rounding of the numbers shown")
    shared = shown - {*shown}.difference(match.group() for match in decimals_of(trial, stated_term.text))
    places = [len(match["places"]) for match in decimals_of(trial, stated_term.text)]
    fewest = max(places, default=0) - 1
    for text in reckoned_as_shown(evaluator, actual_term, stated_term):
        shared |= {match.group() for match in decimals_of(trial, text)}
    spread = _spread(evaluator, stated_term, value, fewest, shared)
    spread += _spread(evaluator, actual_term, actual, fewest, shared)
    if spread < apart <= 2 * spread:
        return Agreement(None, reason="the digits of the numbers shown may be cut off rather than rounded")
    if apart > spread:
        return Agreement(False)
    if spread <= _SHARP * max(abs(value.middle), Fraction(1, 10**6)):
        return Agreement(True, remark="equal within the rounding of the numbers shown")
    return Agreement(None, reason="the two sides differ by no more than the rounding of the numbers shown")


_AMOUNT = re.compile(r"(?<![\d.,^}])(?:\d{1,3}(?:(?:,|\{,\})\d{3})+|[1-9]\d{2,})(?![\d^]|[.,]\d|\{[,.]\})")
_MOST_AMOUNTS = 6


def _of_amounts(
    evaluator: Evaluator, actual: Value, value: Value, stated_term: Term, actual_term: Term
) -> str | None:
    """Why a sum proves no error where amounts of three digits or more, which the other term does not hold, are rounded
    ones: `15{,}000 - 8000(0.69892) = 15{,}000 - 5{,}591`."""
    if not (isinstance(actual, Real) and isinstance(value, Real)):
        return None
    held = {match.group() for match in _AMOUNT.finditer(actual_term.text)}
    amounts = [match for match in _AMOUNT.finditer(stated_term.text) if match.group() not in held]
    if not 0 < len(amounts) <= _MOST_AMOUNTS or not decimals_of(evaluator.trial, actual_term.text):
        return None
    room = Fraction(0)
    for match in amounts:
        amount = re.sub(r"\D", "", match.group())
        text = f"{stated_term.text[: match.start()]}{amount}.5{stated_term.text[match.end() :]}"
        try:
            moved = evaluator.value(
                replace(stated_term, passage=replace(stated_term.passage, text=text))
            ).value
        except NoValue:
            return None
        room += abs(moved.middle - value.middle) if isinstance(moved, Real) else 0
    within = abs(actual.middle - value.middle) <= room
    return "the whole numbers shown may be rounded amounts" if within else None


_MOST_PUT_IN = 200
_PUT_IN = "the numbers that are put in may be rounded"
_HOW_CLOSE = "the two sides are about equal; how close they are meant to be cannot be told"


def _puts_in_numbers(claim: Equation, actual_term: Term, stated_term: Term) -> bool:
    """Whether values of functions are written as the numbers that they are: `\\frac{P(4) - P(1)}{3} = \\frac{9}{3}`."""
    calls = claim.kind == "value" and bool(shape(actual_term).calls) and shape(stated_term).numeric
    return calls and SIGN_WITHIN.search(stated_term.text) is not None


_POWER_OF_TEN = re.compile(
    r"^\s*[-−]?\s*10\s*(?:(?:\^|\*\*)\s*\{?\s*[-−]?\d+\s*\}?|[⁻⁺]?[⁰¹²³⁴-⁹]+)\s*\.?\s*$"
)


def _magnitude(actual: Value, value: Value, relation: Relation) -> Agreement:
    """Whether a value is of the order of the power of ten that is stated for it."""
    if not (isinstance(actual, Real) and isinstance(value, Real)) or value.middle == 0:
        return Agreement(False)
    ratio = actual.middle / value.middle
    if relation is Relation.APPROXIMATE and Fraction(1, 2) <= ratio <= Fraction(3, 2):
        return Agreement(True)
    near = 10 if abs(value.middle) > _HUGE or abs(value.middle) < 1 / _HUGE else Fraction(10, 3)
    if 1 / Fraction(near) <= ratio <= near:
        return Agreement(None, reason="a power of ten may be meant as an order of magnitude")
    return Agreement(False)


_HUGE = Fraction(10**15)
_ONE_GROUP = re.compile(r"([-−]?\d{1,3})(?:,|\{,\})(\d{3})")


def _as_decimal(actual: Value, written: str, relation: Relation) -> bool:
    """Whether a comma before three digits, which may set off thousands, is a decimal mark as in `2{,}236`."""
    match = _ONE_GROUP.fullmatch(written.strip().strip("$").strip())
    if match is None or relation not in EQUALITIES:
        return False
    stated = read_stated(f"{match[1]}.{match[2]}", relation, decimal_comma=False)
    return stated is not None and compare(actual, stated, relation).agrees is True


def _as_thousands(actual: Value, written: str, relation: Relation) -> bool:
    """Whether a value is exactly the whole number that is stated with its thousands set off: `73.728`."""
    text = written.strip()
    if not _GROUPED.fullmatch(text) or not isinstance(actual, Real) or relation not in EQUALITIES:
        return False
    return actual.exact and actual.low == Fraction(re.sub(r"[.,]", "", text).replace("−", "-"))


_OF_TEN = re.compile(r"(?<![\d.,])10\s*\^")
"""A power of ten, with which people estimate: `(2^{10})^{7.2} \\approx (10^3)^{7.2}`."""
_BY_A_METHOD = re.compile(
    r"\\(?:int|iint|sum|prod|lim|ln|log|sqrt|sin|cos|tan|exp|arctan|arcsin|pi)(?![A-Za-z])|[∫√π∑]|(?<![A-Za-z\\])(?:e(?![A-Za-z])|ln|sqrt|sin|cos|exp)"
)
"""What a few steps of a method give roughly: a trapezium for an integral, the first terms of a series."""
_SEVERAL_PARTS = re.compile(r"[\d)}\]]\s*[-−+]\s*[\d({\\]")


def _of_two(actual: Value, value: Value, stated_term: Term, actual_term: Term, claim: Equation) -> str | None:
    """Why two expressions that do not agree prove no error, or None."""
    if isinstance(actual, Infinite | Undefined) or isinstance(value, Infinite | Undefined):
        return "a side has no finite value"
    if not (isinstance(actual, Real) and isinstance(value, Real)):
        return None
    bigger = max(abs(actual.middle), abs(value.middle))
    apart = abs(actual.middle - value.middle)
    by_a_method = _BY_A_METHOD.search(actual_term.text) and _SEVERAL_PARTS.search(stated_term.text)
    rough = by_a_method is not None or _OF_TEN.search(stated_term.text) is not None
    if claim.relation is Relation.APPROXIMATE and apart <= bigger / (2 if rough else 10):
        return _HOW_CLOSE
    if apart <= bigger / _MOST_PUT_IN and _puts_in_numbers(claim, actual_term, stated_term):
        return _PUT_IN
    if actual.exact != value.exact and apart * _NEARLY <= bigger:
        return "the two sides are nearly equal, so one may be an approximation of the other: write `≈`"
    rounds = any(
        sign in term.text for term in (stated_term, actual_term) for sign in ("floor", "ceil", "⌊", "⌈")
    )
    if rounds and claim.relation in EQUALITIES and abs(actual.middle - value.middle) < 1:
        return "a side is rounded"
    if (measured := _MEASURED.fullmatch(stated_term.text)) is not None:
        number = read_stated(measured["number"], claim.relation, decimal_comma=False)
        if number is not None and compare(actual, number, claim.relation).agrees:
            return f"`{measured['unit']}` may be a unit"
    return None


_MEASURED = re.compile(
    r"\s*(?P<number>[-−]?\d+(?:\.\d+)?)(?:\s|~|\\[,;: ])*"
    r"\\?(?:(?:text|mathrm|rm)\s*\{)?\s*(?P<unit>[A-Za-zΩ]{1,3})\}?[\s.]*"
)
_PARTED = re.compile(r"(\d{1,3})(?:\s\d{3})+")
_GROUPED = re.compile(r"[-−]?\d{1,3}(?:[.,]\d{3})+")
_ROUGH = 4
_NEAR_TO = 50
_NEARLY = 1000
_ROUND_NUMBER = re.compile(r"(?P<digits>\d{2,}?)(?P<zeros>0{3,})")
_FINE = 200
_FEWEST_COUNTED = 10
"""From here on a whole number that is the value rounded is hardly a slip: `29/1.33 = 22`."""
_FLOAT_DIGITS = 15
_FLOAT_ERROR = Fraction(1, 10**14)
_LIMIT = re.compile(
    r"\s*\\lim(?:\\limits)?\s*_\s*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\w)(?P<term>.*)", re.DOTALL
)
_INNER = re.compile(r"\{[^{}]*\}|\([^()]*\)|\[[^\[\]]*\]")


def _grows(actual: Value, stated: Stated, term: Term, claim: Equation) -> bool:
    """Whether a limit that is stated as a number is none, as the term of which it is taken grows beyond all bounds; not
    where the term is a sum without brackets, of which a part alone may be meant."""
    limit = _LIMIT.fullmatch(term.text)
    if not (isinstance(actual, Infinite) and isinstance(stated.value, Real)) or claim.kind != "limit":
        return False
    inner, shorter = "", limit["term"] if limit is not None else "+"
    while inner != shorter:
        inner, shorter = shorter, _INNER.sub("", shorter)
    return re.search(r"(?<=\S)\s*[-−+±]", inner) is None


_SIGNED = re.compile(r"[\s{]*[-+−]")
_DIVISION = re.compile(
    r"\s*(?:\\[dt]?frac\s*\{.*\}\s*\{[^{}]*\}|[^/÷]*?(?:/|÷|\\div(?![A-Za-z]))\s*\{?\d+\}?)\s*(?:[-+]\s*\d+\s*)?",
    re.DOTALL,
)
"""A division, perhaps with a number added: blocks a file fills, steps a kernel takes."""
_BROKEN = re.compile(r"\d(?:[.,]|\{,\})(?!(?<=,)000(?!\d)|(?<=\{,\})000(?!\d))\d|%")


def _of_a_quotient(actual: Real, whole: Fraction, texts: tuple[str, str]) -> bool:
    """Whether a whole number is stated for a quotient of whole numbers that lies right beside it."""
    beside = (
        whole.denominator == 1 and abs(actual.middle - whole) < 1 and (not whole or abs(actual.middle) > 1)
    )
    return beside and _DIVISION.fullmatch(texts[1]) is not None and _BROKEN.search(" ".join(texts)) is None


_MEAN = re.compile(
    r"\s*(?:\\[dt]?frac\s*\{\s*(?P<sum>[^{}()]{3,200})\}\s*\{\s*(?P<below>\d{1,3})\s*\}|(?:\\left)?\((?P<terms>[^()]{3,200}?)(?:\\right)?\)\s*(?:/|÷|\\div(?![a-z])|:)\s*(?P<count>\d{1,3}))\s*"
)


_FEWEST_PERCENTAGES = 3
_DECIMAL_IN = re.compile(r"\d(?:[.,]|\{,\})\d")


def _is_mean_of_percentages(actual: Value, stated: Stated, texts: tuple[str, str]) -> bool:
    """Whether a percentage is stated for the mean of so many numbers, which are percentages themselves:
    `(16.67 + 25 + 10 + 12.5) / 4 ≈ 16.04 %`."""
    if "%" not in texts[0] or not isinstance(actual, Real) or not isinstance(stated.value, Real):
        return False
    match = _MEAN.fullmatch(texts[1])
    if match is None:
        return False
    terms = (match["sum"] or match["terms"]).count("+") + 1
    gap = abs(actual.middle - 100 * stated.value.middle)
    meant = terms == int(match["below"] or match["count"]) >= _FEWEST_PERCENTAGES
    return meant and _DECIMAL_IN.search(texts[1]) is not None and gap <= 100 * stated.half


def _misreading(actual: Value, stated: Stated, texts: tuple[str, str], relation: Relation) -> str | None:
    """Why a literal that does not agree with the value of a term, both as written, may be meant in another way."""
    written, _ = texts
    if isinstance(actual, Infinite | Undefined):
        return _of_no_value(actual, stated, written)
    if not isinstance(actual, Real) or not isinstance(stated.value, Real) or relation not in EQUALITIES:
        return None
    if (digits := _of_many_digits(actual, stated)) is not None:
        return digits
    text, whole = written.strip(), stated.value.middle
    if (parted := _PARTED.fullmatch(text)) and actual.middle == Fraction(parted[1]):
        return "the space may part two numbers"
    gap = abs(actual.middle - whole)
    if "%" in text and abs(actual.middle) > 1 and abs(actual.middle - 100 * whole) <= 100 * stated.half:
        return "the numbers may be percentages"
    round_number = _ROUND_NUMBER.fullmatch(str(abs(whole)))
    if round_number and len(round_number["digits"]) >= 3 and 2 * gap <= 10 ** len(round_number["zeros"]):
        return "the value may be rounded to thousands"
    rounded = (
        len(str(abs(whole.numerator))) >= _ROUGH
        or gap * _FINE <= abs(whole)
        or (2 * gap <= 1 and abs(whole) >= _FEWEST_COUNTED)
    )
    if (whole.denominator == 1 and gap < 1 and rounded and "." not in text) or _of_a_quotient(
        actual, whole, texts
    ):
        return "the value may be rounded to a whole number"
    if (
        relation is Relation.APPROXIMATE
        and whole.denominator == 1
        and 0 <= actual.middle - whole < 1 <= whole
    ):
        return "the value may be cut off to a whole number"
    if relation is Relation.APPROXIMATE and (
        (whole.denominator == 1 and gap * 20 <= abs(whole)) or _is_rough(stated, whole, gap)
    ):
        return "the two are about equal; how close they are meant to be cannot be told"
    return None


_ROUGHEST = 10


def _is_rough(stated: Stated, whole: Fraction, gap: Fraction) -> bool:
    """Whether a number of one digit and zeros or a power of ten, `\\approx 6 \\cdot 10^5`, misses by less than one in
    that digit: it may be rounded up, or tell no more than how large something is."""
    unit = 2 * stated.half
    return unit >= _ROUGHEST and gap < unit and abs(whole) < 10 * unit


def _of_no_value(actual: Value, stated: Stated, written: str) -> str | None:
    """Why a literal that does not agree with infinity, or with no value, may be meant in another way."""
    if isinstance(stated.value, Real):
        return "the definition has no finite value there"
    both = isinstance(actual, Infinite) and isinstance(stated.value, Infinite)
    return "infinity may be meant without a sign" if both and not _SIGNED.match(written) else None


def _about(actual: Value, stated: Stated) -> str | None:
    """Why a number before `≈` that misses the value behind it proves no error, as in `0.4995 ≈ 1/2`: it may be
    measured, and near to that."""
    if not (isinstance(actual, Real) and isinstance(stated.value, Real)):
        return None
    gap = abs(actual.middle - stated.value.middle)
    return (
        "a number is about equal to a value that it may only be near to"
        if gap * _NEAR_TO <= abs(actual.middle)
        else None
    )


def _of_many_digits(actual: Real, stated: Stated) -> str | None:
    """Why so many digits that differ in the last ones only prove no error."""
    if _of_floats(actual, stated):
        return "the digits are those of floating-point arithmetic, which rounds each step"
    if _is_off_in_the_last_digits(actual, stated):
        return "the last of so many digits may come from rounding on the way"
    return None


_MANY_DIGITS = 8
_LAST_DIGITS = 10


def _is_off_in_the_last_digits(actual: Real, stated: Stated) -> bool:
    """Whether many digits are stated of which all but the last two are right: `0.7395361337` for 0.7395361335."""
    assert isinstance(stated.value, Real)
    written = f"{abs(stated.value.middle) * 10**stated.digits}"
    many = stated.digits > 0 and written.isdecimal() and len(written) >= _MANY_DIGITS
    if actual.exact and (actual.low * 10**stated.digits).denominator == 1:
        return False  # nothing had to be rounded
    return many and abs(actual.middle - stated.value.middle) < 2 * stated.half * _LAST_DIGITS


def _of_floats(actual: Real, stated: Stated) -> bool:
    """Whether so many digits are stated as a float has, and they miss the value by no more than its roundings do."""
    assert isinstance(stated.value, Real)
    written = f"{stated.value.middle.numerator}".strip("-0")
    near = abs(actual.middle - stated.value.middle) <= _FLOAT_ERROR * abs(actual.middle)
    return stated.digits > 0 and len(written) >= _FLOAT_DIGITS and near


def _rounded(evaluator: Evaluator, actual: Value, stated: Stated, actual_term: Term) -> Agreement:
    """A mismatch with a stated literal, which the rounding of the shown terms may explain."""
    if not (isinstance(actual, Real) and isinstance(stated.value, Real)):
        return Agreement(False)
    decimals = [match.group() for match in decimals_of(evaluator.trial, actual_term.text)]
    decimals = [re.sub(r",|\{,\}", ".", text) for text in decimals]
    given = _exact(evaluator.trial, actual_term)
    difference = abs(actual.middle - stated.value.middle)
    finest = stated.digits - 1
    if _has_more_digits(decimals, stated, actual_term) and difference <= stated.half + _spread(
        evaluator, actual_term, actual, 0, given
    ):
        return Agreement(None, reason="it may be reckoned with more digits than are shown")
    if (reason := _of_unrounded(evaluator, actual, stated, actual_term)) is not None:
        return Agreement(None, reason=reason)
    measured = len(decimals) > 1 and len(_MEASURED_NUMBER.findall(actual_term.text)) == len(decimals)
    if measured and difference <= stated.half + _spread(evaluator, actual_term, actual, 0, given):
        return Agreement(None, reason="the numbers with powers of ten may be rounded")
    in_error = decimals and {Fraction(one) for one in decimals} <= evaluator.trial.measured
    if in_error and difference <= stated.half + _spread(evaluator, actual_term, actual):
        return Agreement(
            None,
            reason="the note gives the numbers with their errors or as about what they are, so that they are rounded",
        )
    if len(decimals) < 3 and not any(len(text.split(".")[1]) >= 3 for text in decimals):
        reckoned = decimals and evaluator.trial.claim.kind == "arithmetic"
        if not reckoned or not _is_one_off(actual, stated, difference):
            return Agreement(False)
        finest = stated.digits
    fewest = min(len(text.split(".")[1]) for text in decimals)
    if stated.value.middle == 0 and stated.digits == 0 and difference * 10**fewest <= len(decimals):
        return Agreement(None, reason="the zero may come from the rounding of the terms shown")
    if difference > stated.half + _spread(evaluator, actual_term, actual, finest, given):
        return Agreement(False)
    if _repeats(decimals, stated.value.middle):
        return Agreement(True, remark="the last digit comes from the rounding of the terms shown")
    return Agreement(None, reason="the last digit may come from the rounding of the terms shown")


def _of_unrounded(evaluator: Evaluator, actual: Real, stated: Stated, term: Term) -> str | None:
    """Why a number that is missed proves no error where the ones shown are rounded in a chain, and more digits of them
    explain it."""
    assert isinstance(stated.value, Real)
    trial, given = evaluator.trial, _exact(evaluator.trial, term)
    difference = abs(actual.middle - stated.value.middle)
    finest = stated.digits - 1
    summed = _OF_SUMMANDS.fullmatch(term.text) is not None
    shown = [len(match["places"]) for match in decimals_of(trial, term.text)]
    finer = _is_finer(actual, stated) or (trial.worked and bool(shown) and stated.digits > max(shown))
    unrounded = bool(shown) and (trial.worked if summed else finer)
    if unrounded and difference <= stated.half + _spread(evaluator, term, actual, finest, given):
        return "the terms shown may be rounded, and the result be that of the unrounded ones"
    if trial.about and difference <= stated.half + _spread(evaluator, term, actual, 0, given):
        return "the numbers before the sign are rounded, and their digits may explain it"
    return None


_MEASURED_NUMBER = re.compile(r"\d\s*(?:\\times|\\cdot|[×·⋅*])\s*\{?\s*10\s*\}?\s*(?:\^|[⁻⁰¹²³⁴-⁹])")
_OF_SUMMANDS = re.compile(r"[\s\d.,{}()]+(?:[-−+][\s\d.,{}()]+)+")
_FEW_MORE = 2


_FEWEST_FINE = 5
_SOME = Fraction(1, 100)


def _is_finer(actual: Real, stated: Stated) -> bool:
    """Whether more digits are stated than the exact value of what is shown has, so that they cannot come from it:
    `537000 \\cdot 2.60 = 1398856`, which would be 1396200."""
    assert isinstance(stated.value, Real)
    if not actual.exact or abs(actual.middle - stated.value.middle) > _SOME * abs(actual.middle):
        return False
    if is_misprint(actual.middle, stated.value.middle):
        return False
    written = f"{abs(stated.value.middle) * 10**stated.digits}".rstrip("0")
    own = _last_place(actual.middle)
    last = _last_place(stated.value.middle)
    return own is not None and last is not None and last < own - 1 and len(written) >= _FEWEST_FINE


_PLACES = 12


def _last_place(number: Fraction) -> int | None:
    """The power of ten of a number's last digit that is not zero; None where its decimals do not end."""
    for power in range(_PLACES, -_PLACES, -1):
        if number and (number / Fraction(10) ** power).denominator == 1:
            return power
    return None


def _has_more_digits(decimals: Sequence[str], stated: Stated, term: Term) -> bool:
    """Whether more digits are stated for a sum or difference of decimals than any of them shows, so that they cannot
    come from these: `17.46 - 16.89 = 0.577`."""
    shown = [len(text.split(".")[1]) for text in decimals]
    more = bool(shown) and max(shown) > 1 and 0 < stated.digits - max(shown) <= _FEW_MORE
    return more and _OF_SUMMANDS.fullmatch(term.text) is not None


def _exact(trial: Trial, term: Term) -> frozenset[str]:
    """The decimals in a term that nobody has rounded: the note gives them, or they are the parts of one."""
    numbers = {match.group(): number_of(match.group()) for match in decimals_of(trial, term.text)}
    if is_shared_out(list(numbers.values())):
        return frozenset(numbers)
    return frozenset(text for text, number in numbers.items() if number in trial.given_numbers)


def _is_one_off(actual: Real, stated: Stated, difference: Fraction) -> bool:
    """Whether the last of two digits or more is one beside a value that has more digits, so that it had to be rounded:
    where one number shown was rounded before, it comes out so."""
    unit = Fraction(1, 10**stated.digits)
    return (
        stated.digits >= 2
        and difference < unit
        and not (actual.exact and (actual.low / unit).denominator == 1)
    )


def _repeats(decimals: Sequence[str], total: Fraction) -> bool:
    """Whether equal terms are the rounded share of a total, as in 0.33 + 0.33 + 0.33 = 1.00."""
    if len(set(decimals)) != 1 or len(decimals) < 3:
        return False
    share = total / len(decimals)
    return abs(share - Fraction(decimals[0])) <= Fraction(1, 2 * 10 ** len(decimals[0].split(".")[1]))


def decimals_of(trial: Trial, text: str) -> list[re.Match[str]]:
    """The decimals in a term, as the note writes them."""
    marks = {None: {".", "{,}"}, False: {"."}, True: {".", ",", "{,}"}}[trial.decimal_comma]
    return [match for match in _DECIMAL.finditer(text) if match["mark"] in marks]


def _spread(
    evaluator: Evaluator, term: Term, value: Real, fewest: int = 0, without: Collection[str] = ()
) -> Fraction:
    """How far a term's value may move when each decimal shown moves within its rounding.

    One with fewer than `fewest` places is exact: nobody rounds a term two digits more coarsely than the result. Those
    in `without` stand still.
    """
    matches = [
        match
        for match in decimals_of(evaluator.trial, term.text)
        if len(match["places"]) >= fewest and match.group() not in without
    ]
    if not matches or len(matches) > _MAX_DECIMALS:
        return Fraction(0)
    total = Fraction(0)
    for match in matches:
        moved = match.group() + "5"
        text = term.text[: match.start()] + moved + term.text[match.end() :]
        try:
            other = evaluator.value(replace(term, passage=replace(term.passage, text=text))).value
        except NoValue:
            return Fraction(0)
        if isinstance(other, Real):
            total += abs(other.middle - value.middle)
    return total * Fraction(21, 20)
