"""Other ways in which a claim that fails may be meant, tried one by one: degrees, remainders, squares, thousands, what
people write in their own way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from vaultproof.claim import (
    Equation,
    Relation,
    Syntax,
    Term,
    WitnessKind,
)
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.numbers.degrees import counts_degrees
from vaultproof.extract.shape import shape
from vaultproof.judge.near import INEXPLICABLE, is_near
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real, Undefined, Value
from vaultproof.judge.weigh import Heard
from vaultproof.latex import canonical_name
from vaultproof.latex.functions import DIVISORS, MULTIPLES
from vaultproof.spot import late
from vaultproof.witness.agreement import EQUALITIES, SIGN_WITHIN, agreement_of
from vaultproof.witness.doubts.bases import in_other_bases
from vaultproof.witness.doubts.sought import has_unknown_function
from vaultproof.witness.doubts.worked_on import gone_on
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.identities.lengths import of_some_length
from vaultproof.witness.identities.slip import edits
from vaultproof.witness.shown import without_hidden_braces
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import NoValue


def otherwise(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error, where the claim may be meant in another way in which it is true, or where no slip
    explains the difference."""
    if all(one.agrees is not False for one in heard):
        return None
    if trial.varies is not None:
        return trial.varies
    return (
        _converted(trial, stated_term, heard)
        or _as_many_times(trial, stated_term, heard)
        or _of_turns(trial, stated_term, heard)
        or _of_whole_bits(trial, stated_term, actual_term, heard)
        or _in_complement(trial, stated_term, heard)
        or _modulo(trial, stated_term, heard)
        or _of_a_square(stated_term, heard)
        or _of_an_argument(trial, actual_term, heard)
        or _of_a_reciprocal(trial, stated_term, actual_term, relation, heard)
        or _of_a_distribution(trial, stated_term, heard)
        or _gone_on(trial, stated_term, actual_term, relation, heard)
        or _of_thousands(trial, stated_term, actual_term, relation, heard)
        or _of_decimal_commas(trial, stated_term, actual_term, relation, heard)
        or _of_hundredths(trial, stated_term, actual_term, relation, heard)
        or _of_a_remainder(trial, stated_term, actual_term, heard)
        or _of_a_running_total(trial, stated_term, actual_term, relation, heard)
        or _in_thousands(trial, stated_term, heard)
        or _of_a_method(trial, heard)
        or _of_own_writing(trial, stated_term, actual_term, relation, heard)
        or _of_a_slash(trial, stated_term, actual_term, relation, heard)
        or _of_two_statements(trial, stated_term, actual_term, relation, heard)
        or _of_two_digits(trial, stated_term, actual_term, heard)
        or _of_its_quadrant(trial, stated_term, actual_term, heard)
        or _of_a_table(trial, stated_term, actual_term, relation, heard)
        or _of_another_function(trial, stated_term, relation, heard)
        or _of_cancelled_digits(trial, stated_term, actual_term, heard)
        or _of_a_run_on(trial, stated_term, heard)
        or _of_an_unknown_function(trial)
        or _of_binary_numbers(trial)
        or of_some_length(trial, actual_term, stated_term)
        or _inexplicable(trial, stated_term, actual_term, relation, heard)
    )


_NUMERALS = re.compile(r"\d+")
_FEWEST_NUMERALS = 2


def _of_binary_numbers(trial: Trial) -> str | None:
    """Why numbers of noughts and ones prove no error in a note that writes numbers in base 2: `10 \\cdot 11 = 110`."""
    found = _NUMERALS.findall(f"{trial.claim.left.text} {trial.claim.right.text}") if trial.binary else []
    if sum(len(one) > 1 for one in found) < _FEWEST_NUMERALS or not set("".join(found)) <= {"0", "1"}:
        return None
    return "the numbers may be written in base 2"


def _of_an_unknown_function(trial: Trial) -> str | None:
    """Why a derivative of a number proves no error where what it is taken of has a letter that is told nowhere, which
    may stand for a function: `\\partial_x (z^2 + C_2) = -1`."""
    written = trial.claim.text
    if r"\partial" not in written and "∂" not in written:
        return None
    evaluator = Evaluator(trial, free=True)
    terms = (trial.claim.left, trial.claim.right)
    try:
        left, right = map(evaluator.raw, terms)
        worked = evaluator.expression(terms[0]), evaluator.expression(terms[1])
    except NoValue:
        return None
    if not has_unknown_function((left, right), worked, written):
        return None
    return "a letter under the derivative may stand for a function"


POINTED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,])")
COMMA = re.compile(r"\d(?:,|\{,\})\d")
_CONVERSIONS = frozenset(
    {Fraction(10) ** power for power in range(-12, 13)}
    | {Fraction(one) for one in (8, 12, 24, 60, 360, 365, 3600, 86400, 1024, 1024**2, 1024**3)}
    | {Fraction(36, 10), Fraction(1000, 60), Fraction(3600, 1000), Fraction(254, 100)}
) - {Fraction(1)}


def _converted(trial: Trial, stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a value that misses by a factor between units proves no error where a word stands behind it, `3/1000 = 3 ms`,
    or behind a value of which it was worked out."""
    bears = trial.claim.kind == "arithmetic" and _bears_unit(trial.claim.text, stated_term.text)
    if not (trial.followed or bears or trial.in_units) or trial.claim.relation not in EQUALITIES:
        return None
    missed = [one.value for one in heard if one.agrees is False]
    try:
        stated = read_stated(stated_term.text, trial.claim.relation, trial.decimal_comma)
        value = stated.value if stated is not None else Evaluator(trial).value(stated_term).value
    except (AmbiguousNumber, NoValue):
        return None
    if (stated is None and not trial.in_units) or not isinstance(value, Real) or value.middle == 0:
        return None
    middle = value.middle
    room = max(stated.half if stated is not None else Fraction(0), abs(middle) / 1000)
    factors = _CONVERSIONS | {1 / one for one in _CONVERSIONS}
    explained = all(
        isinstance(value, Real) and any(abs(value.middle * one - middle) <= room for one in factors)
        for value in missed
    )
    if missed and explained and trial.followed and not bears:
        return "a word behind the value may be a unit that it is converted into"
    if missed and explained and trial.in_units:
        return "a value that the note gives a name has a unit, which may be converted here"
    if not (trial.followed or bears):
        return None
    half = _significant(middle)
    rounded = all(
        isinstance(value, Real)
        and abs(value.middle - middle) <= (min(half, abs(value.middle) * _ROUGHLY) if bears else half)
        for value in missed
    )
    return "a value with a unit may be rounded to its first digits" if missed and rounded else None


def _as_many_times(trial: Trial, stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a value that is the reciprocal of the one worked out proves no error where it tells how many times less
    something is: `(1 - 0.9)^2 = 100` times."""
    missed = [one.value for one in heard if one.agrees is False]
    stated = _value_of(trial, stated_term) if trial.times and missed else None
    if not isinstance(stated, Real):
        return None
    turned = all(isinstance(one, Real) and abs(one.middle * stated.middle - 1) <= _REACHED for one in missed)
    return "the value may tell how many times less it is" if turned else None


def _of_whole_bits(trial: Trial, stated_term: Term, actual_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a logarithm of no base proves no error where it tells how many bits are needed: `log 7 = 3 bits`."""
    missed = trial.followed and any(one.agrees is False for one in heard)
    if not missed or not stated_term.text.strip().isdigit():
        return None
    needed = int(stated_term.text)
    for base, other, _, actual in in_other_bases(trial, stated_term, actual_term):
        value = _value_of(other, actual) if base == _BITS_BASE else None
        if isinstance(value, Real) and 0 <= needed - value.middle < 1:
            return "the whole bits that are needed may be meant"
    return None


_BITS_BASE = 2
_DISTRIBUTION = re.compile(r"F(?:_\w+)?")


def _of_a_distribution(trial: Trial, stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why 0 below all values and 1 above them prove no error of a function `F`, whose formula for the values between
    gives less or more there: it may be a distribution function."""
    missed = [one.value for one in heard if one.agrees is False]
    called = any(_DISTRIBUTION.fullmatch(name) for name, _ in trial.meaning.calls)
    stated = _value_of(trial, stated_term) if missed and called else None
    if not isinstance(stated, Real) or stated.middle not in {0, 1}:
        return None
    if _is_asked_at_an_end(trial):
        return "a distribution function may jump where its formula ends"
    beyond = all(
        isinstance(one, Real) and (one.middle > 1 if stated.middle == 1 else one.middle < 0) for one in missed
    )
    return "a distribution function has this value outside of where its formula holds" if beyond else None


_ASKED = re.compile(r"(?<![A-Za-z\\])F(?:_(?:\w|\{\w+\}))?\s*\(\s*(?P<place>[-−]?\d+(?:\.\d+)?)\s*\)")


def _is_asked_at_an_end(trial: Trial) -> bool:
    """Whether a distribution function is asked where what its formula is told for ends: at 1, where it is told for
    `x \\le 1`."""
    ends = {
        condition.bound.text.replace("−", "-")
        for name, indices in trial.meaning.calls
        if _DISTRIBUTION.fullmatch(name)
        for index in indices
        for condition in trial.known[index].definition.conditions
    }
    return any(found["place"].replace("−", "-") in ends for found in _ASKED.finditer(trial.claim.text))


def _gone_on(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error where a step goes on with the result of the one before: `o = 28`, then pooling
    with `s = 2` gives `o = 14`."""
    if all(one.agrees is not False for one in heard):
        return None
    if any(_agree(other, actual_term, stated_term, relation) for other in gone_on(trial)):
        return "it may go on with the result before it"
    return None


_REACHED = Fraction(1, 200)
"""How far a rounded reciprocal may be off, for its size."""
_ROUGHLY = Fraction(1, 8)
"""How far, for its size, a quantity is rounded at most: `1 kg = 2 lb`."""
_RELATES = re.compile(r"(?:[=≈≃]|\\(?:approx|simeq))[\s&]*$")


def _bears_unit(claim: str, stated: str) -> bool:
    """Whether a claim tells the unit of its value itself, so that nothing is left to be converted: `= 2500 g`."""
    before, _, behind = claim.rpartition(" ".join(stated.split()))
    return any(map(str.isalpha, behind)) and _RELATES.search(before) is not None


def _significant(number: Fraction) -> Fraction:
    """Half a unit in the last digit of a whole number that is not zero: 50 for 1200."""
    if number.denominator != 1:
        return Fraction(0)
    digits = str(abs(number.numerator))
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0")))) / 2


_TURN = 360


def _of_turns(trial: Trial, stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why an angle that is whole turns beside the value proves no error: `270^\\circ + 180^\\circ = 90^\\circ`."""
    if not counts_degrees(trial.claim.text):
        return None
    missed = [one.value for one in heard if one.agrees is False]
    try:
        stated = Evaluator(trial).value(stated_term).value
    except NoValue:
        return None
    if not missed or not isinstance(stated, Real):
        return None
    if all(isinstance(one, Real) and (one.middle - stated.middle) % _TURN == 0 for one in missed):
        return "angles that differ by whole turns are the same direction"
    if _ARC.search(trial.claim.text) is None:
        return None
    half = Fraction(_TURN, 2)
    branches = [
        min(gap % half, -gap % half)
        for one in missed
        if isinstance(one, Real)
        for gap in (one.middle - stated.middle, one.middle + stated.middle)
    ]
    return (
        "another angle may be meant of which the function is the same"
        if min(branches, default=1) < 1
        else None
    )


_ARC = re.compile(r"arc|atan|acos|asin|\^\s*\{\s*-\s*1")


_BINARY = re.compile(r"(?:\(|\{)?\s*1(?P<rest>[01\s]{1,63})(?:\)|\})?\s*_\s*\{?\s*2\s*\}?")


def _in_complement(trial: Trial, stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a negative number proves no error that binary digits stand for in two's complement: `1111_2 = -2^3 + 7`."""
    match = _BINARY.search(trial.claim.text)
    missed = [one.value for one in heard if one.agrees is False]
    if match is None or not missed:
        return None
    try:
        stated = Evaluator(trial).value(stated_term).value
    except NoValue:
        return None
    turn = 2 ** (1 + sum(map(str.isdigit, match["rest"])))
    if not isinstance(stated, Real):
        return None
    wrapped = all(isinstance(one, Real) and abs(one.middle - stated.middle) == turn for one in missed)
    return "the digits may stand for a negative number in two's complement" if wrapped else None


def _modulo(trial: Trial, stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a whole number that misses by a whole number proves no error where a note reckons with remainders or in
    another base."""
    if not trial.remainders or trial.claim.relation not in EQUALITIES:
        return None
    if any(_OF_WHOLE_NUMBERS.match(term.text) for term in (trial.claim.left, trial.claim.right)):
        return None
    if _INVERSE.fullmatch(trial.claim.left.text) and stated_term.text.strip().isdigit():
        return "the note reckons with remainders, where an inverse is a whole number"
    if _QUOTIENT.fullmatch(trial.claim.left.text) and _SIGN.fullmatch(stated_term.text):
        return "the fraction may be a Legendre symbol"
    try:
        stated = Evaluator(trial).value(stated_term).value
    except NoValue:
        return None
    values = [one.value for one in heard if one.agrees is False]
    gaps = [
        abs(one.middle - stated.middle)
        for one in values
        if isinstance(one, Real) and isinstance(stated, Real) and one.exact and stated.exact
    ]
    if not values or len(gaps) != len(values) or any(gap.denominator != 1 or gap <= 1 for gap in gaps):
        return None
    assert isinstance(stated, Real)
    if trial.moduli and all(gap % modulus != 0 for gap in gaps for modulus in trial.moduli):
        return None
    if trial.moduli:
        possible = _is_reduced((stated, *values), trial.moduli)
    else:
        possible = (stated.middle.denominator == 1 and abs(stated.middle) < max(gaps)) or _in_other_base(
            trial
        )
    if possible:
        return "the note reckons with remainders or in another base, where the two may be equal"
    return None


_WHOLE_NUMBER = re.compile(r"(?<![\w.,])\d+(?![\w.])")
_LARGEST_BASE = 9


def _in_other_base(trial: Trial) -> bool:
    """Whether the claim holds with its numbers read in another base: `101 + 11 = 1000`."""
    terms = (trial.claim.left, trial.claim.right)
    digits = "".join(_WHOLE_NUMBER.findall(" ".join(term.text for term in terms)))
    lowest = max(int(max(digits, default="0")) + 1, 2)
    for base in range(lowest, _LARGEST_BASE + 1):
        left, right = (rewritten(term, _from_base(term.text, base)) for term in terms)
        if _agree(trial, left, right, Relation.EQUAL):
            return True
    return False


def _from_base(text: str, base: int) -> str:
    """A text with its whole numbers, read in a base, written in base ten."""
    return _WHOLE_NUMBER.sub(lambda found: str(int(found[0], base)), text)


_INVERSE = re.compile(r"\s*(?:\w+|\\[a-z]+)\s*(?:\^\s*\{\s*[-−]\s*\d+\s*\}|⁻¹)\s*")


def _is_reduced(values: Sequence[Value | None], moduli: Sequence[int]) -> bool:
    """Whether one of some values may be a remainder that is reckoned with, smaller than what is divided by."""
    return any(isinstance(one, Real) and abs(one.middle) < max(moduli) for one in values)


_COMMON = "|".join(("lcm", "gcd", *DIVISORS, *MULTIPLES))
_OF_WHOLE_NUMBERS = late(
    rf"\s*(?:\\(?:gcd|(?:operatorname\*?|text|mathrm)\s*\{{\s*(?:{_COMMON})\s*\}}|(?:var)?phi\s*\()|(?:{_COMMON})\s*\(|[^=]+\\bmod\s)"
)
"""A term whose value is no matter of remainders: a greatest common divisor, Euler's totient, a remainder itself."""
_NAME_AT = re.compile(
    r"\s*\\?[A-Za-z]+(?:\s*_\s*(?:\w|\{\w+\}))?\s*(?:\\left\s*)?\(\s*[-−–]?\d+(?:[.,]\d+)?\s*(?:\\right\s*)?\)\s*"
)


def _of_an_argument(trial: Trial, actual_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a name before a number in brackets proves no error where it has a number as its value: `y(0) = 2` beside
    `y = 0` is a condition on a function."""
    missed = [one for one in heard if one.agrees is False]
    if trial.claim.kind not in _OF_VALUES or not missed or not _holds_a_name_at(trial, actual_term):
        return None
    multiplied = all(one.witness is WitnessKind.ARITHMETIC for one in missed)
    return MAY_BE_CALLED if multiplied else None


MAY_BE_CALLED = "the brackets may hold an argument rather than a factor"
_AT_ZERO = re.compile(
    r"(?:[A-Za-z]|\\[A-Za-z]+|\}|_\w)\s*(?:'|′|″|\^\s*\{?\s*(?:\\prime\s*)+\}?)*\s*(?:\\left\s*)?\(\s*0+(?:\.0+)?\s*(?:\\right\s*)?\)"
)


def calls_at_zero(trial: Trial, term: Term) -> bool:
    """Whether a claim about a function has a name before a zero in brackets, which is hardly a factor: whatever number
    the name stands for, `y'(0) = 0` would hold."""
    return trial.claim.kind in {"value", "derivative", "chain"} and _AT_ZERO.search(term.text) is not None


_OF_VALUES = frozenset({"value", "chain"})
_NAMES_AT = re.compile(
    r"(?<![A-Za-z\\_^{])(?P<name>\\?[A-Za-z]+(?:\s*_\s*(?:\w|\{\w+\}))?)(?:\\left)?\([-−–]?\d+(?:[.,]\d+)?(?:\\right)?\)"
)


def _holds_a_name_at(trial: Trial, term: Term) -> bool:
    """Whether a term is a name before a number in brackets, or has one in it whose name has a value of its own."""
    if _NAME_AT.fullmatch(term.text):
        return True
    valued = dict(trial.meaning.values)
    return any(canonical_name(match["name"]) in valued for match in _NAMES_AT.finditer(term.text))


_INVERTED = re.compile(r"\s*(?P<name>.+?)_\{inverse\}(?P<call>\s*(?:\\left\s*)?\(.*)", re.DOTALL)


def _of_a_reciprocal(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why an inverse proves no error where the reciprocal of the function is what is stated: `f^{-1}(2) = 1/f(2)`."""
    if not any(known.inverse for known in trial.known) or all(one.agrees is not False for one in heard):
        return None
    match = _INVERTED.fullmatch(actual_term.text)
    name = canonical_name(match["name"]) if match is not None else None
    own = [at for at, known in enumerate(trial.known) if not known.inverse and known.definition.name == name]
    if match is None or name is None or not own:
        return None
    turned = replace(actual_term.passage, text=f"1/{match['name']}{match['call']}")
    meaning = replace(trial.meaning, calls=((name, (own[0],)), *trial.meaning.calls))
    try:
        value = Evaluator(replace(trial, meaning=meaning)).value(replace(actual_term, passage=turned)).value
        stated = read_stated(stated_term.text, relation, trial.decimal_comma)
        said = stated.value if stated is not None else Evaluator(trial).value(stated_term).value
    except (NoValue, AmbiguousNumber):
        return None
    if not (isinstance(value, Real) and isinstance(said, Real)):
        return None
    alike = abs(value.middle - said.middle) <= abs(value.middle) / 100
    return "it may be meant as the reciprocal of the function's value" if alike else None


_SIZE = re.compile(r"\s*(\d+)\s*(?:×|\\times|x)\s*(\d+)(?:\s*(?:×|\\times|x)\s*\d+)*\s*")


def _of_a_square(stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a side that is worked out proves no error where the size of a square is stated: `(7 - 3) / 1 + 1 = 5×5`."""
    size = _SIZE.fullmatch(stated_term.text)
    missed = [one.value for one in heard if one.agrees is False]
    if size is None or size[1] != size[2] or not missed:
        return None
    side = Real.exactly(int(size[1]))
    return (
        "the value may be the side of a square of that size" if all(one == side for one in missed) else None
    )


def _of_thousands(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error where it ends once dots part thousands: `37.500 / 18 = 2083.3`."""
    texts = (actual_term.text, stated_term.text)
    if not any(map(POINTED.search, texts)) or all(one.agrees is not False for one in heard):
        return None
    actual, stated = (POINTED.sub(lambda match: match.group().replace(".", ""), text) for text in texts)
    for left, right in dict.fromkeys(((actual, texts[1]), (actual, stated), (texts[0], stated))):
        if (left, right) != texts and _agree(
            trial, rewritten(actual_term, left), rewritten(stated_term, right), relation
        ):
            return "the dots may part thousands"
    return None


_SHOWN = Fraction(1, 2000)


def _of_a_method(trial: Trial, heard: Sequence[Heard]) -> str | None:
    """Why a value that is said to be about right proves no error where the note has the exact one beside it: it may be
    that of a method, whose error is told."""
    missed = [one.value for one in heard if one.agrees is False]
    if not trial.about_it or not missed:
        return None
    known = all(
        isinstance(value, Real)
        and any(abs(value.middle - one) <= _SHOWN * (abs(one) + 1) for one in trial.about_it)
        for value in missed
    )
    return (
        "the note has the exact value beside it, so that it may be the approximation of a method"
        if known
        else None
    )


_GROUPED = re.compile(
    r"(?<![\d.,}])(?P<whole>\d{1,3}(?:(?:,|\{,\})\d{3})*)(?:,|\{,\})(?P<last>\d{3})(?![\d.,]|\{,\})"
)


def _of_decimal_commas(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error where it ends once a comma before three digits is a decimal mark:
    `-1/2,236 = -0,447`."""
    texts = (actual_term.text, stated_term.text)
    if not any(map(_GROUPED.search, texts)) or all(one.agrees is not False for one in heard):
        return None
    if trial.decimal_comma is False or any(one.agrees for one in heard):
        return None

    def pointed(match: re.Match[str]) -> str:
        return f"{re.sub(r'[^0-9]', '', match['whole'])}.{match['last']}"

    actual, stated = (_GROUPED.sub(pointed, text) for text in texts)
    agrees = _agree(trial, rewritten(actual_term, actual), rewritten(stated_term, stated), relation)
    return "the comma may be a decimal mark" if agrees else None


_HUNDREDTHS = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)\s*(?:\\,\s*)?\\?%"
    r"(?P<by>\s*\}\s*\{\s*100\s*\}|\s*/\s*100(?!\d|\s*\\?%))"
)
_OF_HUNDRED = re.compile(
    r"\\[dt]?frac\s*\{\s*(?P<part>\d{1,3})\s*\\?%\s*\}\s*\{\s*100\s*\\?%\s*\}|(?P<plain>\d{1,3})\s*\\?%\s*/\s*100\s*\\?%"
)
_OF_ROUNDING = ("- 0.5", "+ 0.999")
"""How far a whole number of percent may stand beside what it was rounded or cut off from."""


def _of_hundredths(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error where a sign of percent stands over a hundred, `\\frac{7\\%}{100} \\cdot 12`,
    or whole numbers of percent are rounded, `\\frac{2}{6} = \\frac{33\\%}{100\\%}`."""
    texts = (actual_term.text, stated_term.text)
    if "%" not in "".join(texts) or all(one.agrees is not False for one in heard):
        return None
    actual, stated = (_HUNDREDTHS.sub(r"\g<number>\g<by>", text) for text in texts)
    if (actual, stated) != texts and _agree(
        trial, rewritten(actual_term, actual), rewritten(stated_term, stated), relation
    ):
        return "the sign of percent may stand for the hundred below it"
    for term, other in ((actual_term, stated_term), (stated_term, actual_term)):
        if _OF_HUNDRED.fullmatch(term.text.strip()) is not None and _between_hundredths(trial, term, other):
            return "the whole number of percent may be rounded"
    return _in_percent(trial, stated_term, actual_term, relation)


def _in_percent(trial: Trial, stated_term: Term, actual_term: Term, relation: Relation) -> str | None:
    """Why a mismatch proves no error where the note gives all numbers but one in percent, and the sign stands behind
    the result alone: `-2 %` and `3 %` have the mean `(-2 + 3)/2 = 0.5 %`."""
    numbers = [Fraction(one) for one in _PLAIN_NUMBER.findall(actual_term.text)]
    told = [one for one in numbers if one in trial.percentages]
    if "%" in actual_term.text or len(told) < _FEWEST_TOLD or len(told) < len(numbers) - 1:
        return None
    without = rewritten(stated_term, _PERCENT_SIGN.sub(" ", stated_term.text))
    return "its numbers are those of percent" if _agree(trial, actual_term, without, relation) else None


_PLAIN_NUMBER = re.compile(r"(?<![\d.,])\d+(?:\.\d+)?(?![\d.,]*\d)")
_PERCENT_SIGN = re.compile(r"\\?[%％]")
_FEWEST_TOLD = 2


def _between_hundredths(trial: Trial, term: Term, other: Term) -> bool:
    """Whether a value lies where a whole number of percent may be the rounding of it, or what is left of it."""
    bounds = []
    for more in _OF_ROUNDING:
        text = _OF_HUNDRED.sub(lambda found, more=more: _hundredth(found, more), term.text)  # type: ignore[misc]
        bounds.append(_value_of(trial, rewritten(term, text)))
    value, (low, high) = _value_of(trial, other), bounds
    if not (isinstance(value, Real) and isinstance(low, Real) and isinstance(high, Real)):
        return False
    return low.middle <= value.middle <= high.middle


def _hundredth(match: re.Match[str], more: str) -> str:
    return f"({match['part'] or match['plain']} {more}) / 100"


_DIVIDED = re.compile(
    r"\s*(?:\\[dt]?frac\s*\{\s*(?P<top>\d+)\s*\}\s*\{\s*\d+\s*\}"
    r"|(?P<over>\d+)\s*(?:/|÷|:|\\div)\s*\d+)\s*"
)


def _of_a_remainder(trial: Trial, stated_term: Term, actual_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a mismatch proves no error where a division is told with its remainder: `20/15 = 15(1) + 5`."""
    found = _DIVIDED.fullmatch(actual_term.text)
    if found is None or SIGN_WITHIN.search(stated_term.text) is None:
        return None
    if all(one.agrees is not False for one in heard):
        return None
    value = _value_of(trial, stated_term)
    whole = isinstance(value, Real) and value.middle == int(found["top"] or found["over"])
    return "the division may be told with its remainder" if whole else None


_TOTAL = re.compile(r"(?P<first>.+[^-−+*/=\s])\s*[-−+]\s*[^-−+()]+")


def _of_a_running_total(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error where a chain goes on with what was worked out: `200 / 4 = 50 + 12 = 62`."""
    found = _TOTAL.fullmatch(stated_term.text.strip())
    if found is None or not trial.goes_on or all(one.agrees is not False for one in heard):
        return None
    agrees = _agree(trial, actual_term, rewritten(stated_term, found["first"]), relation)
    return "the chain may go on with what was worked out first" if agrees else None


_MAGNITUDES = (Fraction(1000), Fraction(10**6))


def _in_thousands(trial: Trial, stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a value that misses by a factor of thousands proves no error where the note has amounts in thousands."""
    missed = [one.value for one in heard if one.agrees is False]
    if not trial.in_thousands or not missed or trial.claim.relation not in EQUALITIES:
        return None
    try:
        stated = read_stated(stated_term.text, trial.claim.relation, trial.decimal_comma)
    except AmbiguousNumber:
        return None
    if stated is None or not isinstance(stated.value, Real):
        return None
    middle = stated.value.middle
    room = max(stated.half, _significant(middle), abs(middle) / 10000)
    scales = (*_MAGNITUDES, *(1 / one for one in _MAGNITUDES))
    explained = all(
        isinstance(value, Real) and any(abs(value.middle * one - middle) <= room for one in scales)
        for value in missed
    )
    return "the note has amounts in thousands, which may be meant here" if explained else None


_OTHERWISE: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"^(?P<one>[^=/÷]+/[^=/÷]+?)(?:\\div(?![a-z])|÷)(?P<two>[^=/÷]+/[^=/÷]+)$"),
        r"(\g<one>)/(\g<two>)",
        "the slashes may bind more closely than the sign of division",
    ),
    (
        re.compile(r"(?<![A-Za-z\\])(?P<name>[A-Z])\s*\(\s*(?P<at>[a-z])\s*(?P<more>[-−+]\s*\d+)\s*\)"),
        r"\g<name>(\g<at>) \\cdot (\g<at>\g<more>)",
        "the brackets may be a factor beside the function",
    ),
    (
        re.compile(r"\(\s*(?P<sum>[^()/]*[^()/\s*·×^][-+−][^()/]*)/\s*(?P<by>\d+)\s*\)"),
        r"((\g<sum>)/\g<by>)",
        "the slash may divide the whole sum before it",
    ),
    (
        re.compile(r"^\s*(?P<top>\([^()]*\))\s*/(?P<bottom>[^=()]*[-+−][^=]*)$"),
        r"\g<top>/(\g<bottom>)",
        "the slash may divide by the whole sum behind it",
    ),
    (
        re.compile(
            r"(?:^|(?<=[({=]))\s*[-−]\s*(?P<base>\d+(?:\.\d+)?)\s*(?=\^\s*\{?\s*\d*[02468]\s*\}?(?!\d)|²|⁴)"
        ),
        r"(-\g<base>)",
        "the minus sign may belong to what is squared: write brackets around it",
    ),
    (re.compile(r"(?<=[\d)])!!(?!!)"), "!", "the second mark may be one of exclamation"),
    (
        re.compile(r"(?P<of>\d+)!!(?!!)"),
        r"((\g<of>)!)!",
        "the factorial of a factorial may be meant: write brackets",
    ),
)
"""What people write in their own way, what it then means, and the reason not to call it false."""
_SCIENTIFIC = re.compile(
    r"/\s*(?P<number>\d+(?:[.,]\d+)?\s*(?:\\times(?![A-Za-z])|\\cdot(?![A-Za-z])|[×·*])\s*10\s*\^\s*(?:\{[^{}]*\}|\d))"
)
_IN_BRACKETS = re.compile(
    r"(?:\\left\s*)?\(\s*\\[dt]?frac\s*\{(?P<all>[^{}]*)\}\s*\{(?P<some>[^{}]*)\}\s*(?:\\right\s*)?\)"
)


def _with_binomials(text: str) -> str:
    """A text with binomial coefficients for the fractions in brackets, but those below of which stands more than above:
    nobody chooses `n + 1` of `n`."""

    def read(match: re.Match[str]) -> str:
        above, below = (re.sub(r"\s+", "", match[one]) for one in ("all", "some"))
        more = above.isdecimal() and below.isdecimal() and int(above) < int(below)
        if more or below.startswith(f"{above}+"):
            return match.group()
        return rf"\binom{{{match['all']}}}{{{match['some']}}}"

    return _IN_BRACKETS.sub(read, text)


_PERCENT_BESIDE = re.compile(
    r"(?<=\d)(?:\s|\\[,;:! ]|\\q?quad(?![a-z])|~)*\(\s*\d+(?:[.,]\d+)?\s*\\?%\s*\)\s*$"
)
_READINGS: tuple[tuple[Callable[[str], str], str], ...] = (
    (_with_binomials, r"the fraction in brackets may be a binomial coefficient: write `\binom`"),
    *((partial(pattern.sub, meant), reason) for pattern, meant, reason in _OTHERWISE),
    (
        partial(_SCIENTIFIC.sub, r"/(\g<number>)"),
        "the slash may divide by the whole number with its power of ten: write brackets",
    ),
    (
        partial(_PERCENT_BESIDE.sub, ""),
        "the percentage in brackets may tell the value once more: write it as text",
    ),
    (without_hidden_braces, "braces are not shown, so that a sum in them ends where it is first read"),
)


_FACTOR = r"(?:\d+(?:[.,]\d+)?|\\pi(?![a-z])|π|\\sqrt\s*\{[^{}]*\}|\([^()]*\)|[A-Za-z](?![A-Za-z]))"
_TIMES = r"\\times(?![A-Za-z])|\\cdot(?![A-Za-z])|\\,|[×·*]"
_PRODUCT_BELOW = re.compile(rf"/\s*(?P<by>{_FACTOR}(?:\s*(?:{_TIMES})?\s*{_FACTOR})+)(?!\s*(?:[\^(]|\\left))")


_WORKED_BEHIND = re.compile(
    r"(?P<first>[^,]*\d),(?P<rest>[-−+]?\d+\s*(?:[-−+*/·×(^]|\\(?:cdot|times|div)(?![a-z]))[^,]*)"
)


def _of_two_statements(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error where a comma parts two statements: `n = 3,6 + 2(4) - 4 = 10`."""
    if all(one.agrees is not False for one in heard):
        return None
    left, right = (_WORKED_BEHIND.fullmatch(term.text) for term in (actual_term, stated_term))
    if (left is None) is (right is None):
        return None
    actual = rewritten(actual_term, left["rest"]) if left is not None else actual_term
    stated = rewritten(stated_term, right["first"]) if right is not None else stated_term
    agree = _agree(trial, actual, stated, relation)
    return "the comma may part two statements: write a space behind it" if agree else None


def _of_a_slash(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a term in which numbers are put proves no error where its slash divides by all that stands behind it, as it
    does among letters: `\\lambda/s\\mu = 6/1 \\cdot 2 = 3`."""
    text = _PRODUCT_BELOW.sub(r"/(\g<by>)", actual_term.text)
    if not trial.continues or text == actual_term.text or all(one.agrees is not False for one in heard):
        return None
    agree = _agree(trial, rewritten(actual_term, text), stated_term, relation)
    return "the slash may divide by the whole product behind it: write brackets" if agree else None


def _of_own_writing(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error where it ends once the terms are read as some people mean them:
    `(1 + 2/12) / (4 + 2/12) = 3/6`, `f(-1) = -1^2 = 1`."""
    if all(one.agrees is not False for one in heard):
        return None
    for read, reason in _READINGS:
        actual, stated = (rewritten(term, read(term.text)) for term in (actual_term, stated_term))
        changed = (actual.text, stated.text) != (actual_term.text, stated_term.text)
        if changed and _agree(trial, actual, stated, relation):
            return reason
    return None


_TWO_DIGITS = re.compile(r"(?:[01+\s(){}$*·×]|\\(?:cdot|times|left|right|[,;:! ])(?![a-z]))+")


def _of_two_digits(trial: Trial, stated_term: Term, actual_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a sum of zeros and ones proves no error that is so in base two, `1 + 1 = 10`, or of truth values,
    `1 + 1 = 1`."""
    terms = (actual_term, stated_term)
    if all(one.agrees is not False for one in heard) or trial.claim.relation not in EQUALITIES:
        return None
    if not all(_TWO_DIGITS.fullmatch(term.text) for term in terms):
        return None
    left, right = (rewritten(term, _from_base(term.text, 2)) for term in terms)
    if _agree(trial, left, right, Relation.EQUAL):
        return "its numbers may be written in base two"
    numbers = _WHOLE_NUMBER.findall(f"{actual_term.text} {stated_term.text}")
    if any(len(one) > 1 for one in numbers) or "+" not in actual_term.text:
        return None
    values = [any("0" not in part for part in term.text.split("+")) for term in terms]
    return "its numbers may be truth values" if values[0] == values[1] else None


_ARCTANGENT = re.compile(r"arctan|arctg|atan|\\tan\s*\^\s*\{?\s*[-−]\s*1|tan⁻¹")
_STRAIGHT = Fraction("3.14159265358979323846264338327950288")


def _of_its_quadrant(
    trial: Trial, stated_term: Term, actual_term: Term, heard: Sequence[Heard]
) -> str | None:
    """Why an arctangent that misses by half a turn proves no error: its angle is in another quadrant,
    `\\theta = \\arctan(-1) = 3\\pi/4`."""
    missed = [one.value for one in heard if one.agrees is False]
    if not missed or _ARCTANGENT.search(f"{actual_term.text} {stated_term.text}") is None:
        return None
    try:
        stated = read_stated(stated_term.text, trial.claim.relation, trial.decimal_comma)
        value = stated.value if stated is not None else Evaluator(trial).value(stated_term).value
    except (AmbiguousNumber, NoValue):
        return None
    if not isinstance(value, Real):
        return None
    room = (stated.half if stated is not None else Fraction(0)) + Fraction(1, 10**9)
    turned = all(
        isinstance(one, Real)
        and any(
            abs(abs(one.middle - value.middle) - turn) <= room
            for turn in (_STRAIGHT, 2 * _STRAIGHT, 180, 360)
        )
        for one in missed
    )
    return "the arctangent may stand for the angle in its own quadrant" if turned else None


_OF_ANOTHER = "the letter is defined under another heading, and may stand for another function here"
_OF_FUNCTIONS = frozenset({"value", "limit", "derivative", "sum"})


def _of_another_function(
    trial: Trial, stated_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a value far from that of a function proves no error where its letter is defined under another heading."""
    if not trial.afar or trial.claim.kind not in _OF_FUNCTIONS:
        return None
    if relation not in EQUALITIES:
        return _OF_ANOTHER if any(one.agrees is False for one in heard) else None
    missed = [one.value for one in heard if one.agrees is False]
    try:
        stated = read_stated(stated_term.text, relation, trial.decimal_comma)
        value = stated.value if stated is not None else Evaluator(trial).value(stated_term).value
    except (NoValue, AmbiguousNumber):
        return None
    if not missed or any(one is not None and is_near(one, value) for one in missed):
        return None
    return _OF_ANOTHER


_OF_NORMAL = re.compile(r"(?:\\Phi(?![A-Za-z])|Φ|(?<![A-Za-z])P\s*(?:\\left)?\(\s*Z)")
_FINE_ARGUMENT = re.compile(r"(?<![\d.,])(?P<shown>\d+\.\d\d)\d+(?![\d.,]*\d)")


def _at_two_decimals(text: str, more: Fraction) -> str:
    """A text with its numbers cut off behind two decimals, and something added to each."""
    return _FINE_ARGUMENT.sub(lambda found: f"{float(Fraction(found['shown']) + more):.2f}", text)


def _of_a_table(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a value of the normal distribution proves no error where it is that of a place with two decimals, as tables
    have it: `\\Phi(-3.266) = 0.00056`."""
    if all(one.agrees is not False for one in heard) or _OF_NORMAL.search(actual_term.text) is None:
        return None
    for more in (Fraction(0), Fraction(1, 100)):
        text = _at_two_decimals(actual_term.text, more)
        if text != actual_term.text and _agree(trial, rewritten(actual_term, text), stated_term, relation):
            return _OF_A_TABLE
    placed = rewritten(actual_term, _at_places_of_a_table(trial, actual_term))
    return (
        _OF_A_TABLE
        if placed.text != actual_term.text and _agree(trial, placed, stated_term, relation)
        else None
    )


_OF_A_TABLE = "the value may be read off a table, which has the place with two decimals"
_PHI = re.compile(r"(?:\\Phi(?![A-Za-z])|Φ)\s*(?:\\left\s*)?\(")


def _at_places_of_a_table(trial: Trial, term: Term) -> str:
    """A term with each place at which the normal distribution is asked worked out to two decimals."""
    text, at = term.text, 0
    while (called := _PHI.search(text, at)) is not None:
        at = called.end()
        depth, close = 1, at
        while close < len(text) and depth:
            depth += (text[close] == "(") - (text[close] == ")")
            close += 1
        inner = re.sub(r"\\right\s*\Z", "", text[at : close - 1])
        value = _value_of(trial, rewritten(term, inner)) if depth == 0 else None
        if isinstance(value, Real):
            text = f"{text[: called.start()]}\\Phi({float(value.middle):.2f}{text[close - 1 :]}"
            at = called.start() + 1
    return text


_LARGE = re.compile(
    r"(?<![\d.,])10\s*\^\s*\{?\s*(?P<power>\d{2,3})(?!\d)|(?<![\d.,])(?P<digits>\d{16,})(?![\d.,])"
)
_FLOAT_DIGITS = 15
"""How many digits of a number a float keeps."""


def _of_cancelled_digits(
    trial: Trial, stated_term: Term, actual_term: Term, heard: Sequence[Heard]
) -> str | None:
    """Why a sum proves no error that is so where computers keep some fifteen digits: `(1 + 10^{20}) - 10^{20} = 0`."""
    sizes = [
        int(match["power"]) if match["power"] is not None else len(match["digits"])
        for match in _LARGE.finditer(trial.claim.text)
    ]
    if not sizes or SIGN_WITHIN.search(actual_term.text) is None or trial.claim.kind not in _READ:
        return None
    missed = [one.value for one in heard if one.agrees is False]
    try:
        stated = Evaluator(trial).value(stated_term).value
    except NoValue:
        return None
    room = Fraction(10) ** (max(sizes) - _FLOAT_DIGITS)
    if not missed or not isinstance(stated, Real):
        return None
    lost = all(isinstance(one, Real) and abs(one.middle - stated.middle) <= room for one in missed)
    return "so computers reckon that keep some fifteen digits" if lost else None


_READ = frozenset({"arithmetic", "chain", IDENTITY})


_RUNS_ON = re.compile(
    r"\s*(?P<number>\d{2,}(?:\.\d+)?|\d\.\d+)\s*(?:[-−+*/·×÷]|\\(?:cdot|times|div)(?![A-Za-z]))\s*\(?\s*\d"
)


def _of_a_run_on(trial: Trial, stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a value proves no error that is the number with which the other side goes on reckoning, as on a calculator:
    `9 \\times 2 = 18 - 9 = 9`."""
    runs = _RUNS_ON.match(stated_term.text)
    if trial.claim.kind not in _READ or runs is None:
        return None
    told = Fraction(runs["number"])
    missed = [one.value for one in heard if one.agrees is False]
    reached = all(isinstance(one, Real) and one.middle == told for one in missed)
    return "the other side goes on reckoning with the value: write a new line" if reached else None


def _inexplicable(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error where nobody is called by name and no slip explains it."""
    claim = trial.claim
    if claim.kind not in _READ or relation not in EQUALITIES or _PRIMED.search(claim.text):
        return None
    missed = [one.value for one in heard if one.agrees is False]
    missed += [
        _value_of(other, actual) for _, other, _, actual in in_other_bases(trial, stated_term, actual_term)
    ]
    evaluator = Evaluator(trial)
    try:
        stated = read_stated(stated_term.text, relation, trial.decimal_comma)
        value = stated.value if stated is not None else evaluator.value(stated_term).value
    except (NoValue, AmbiguousNumber):
        return None
    if not isinstance(value, Real) or not missed or not all(isinstance(one, Real) for one in missed):
        return None
    if any(is_near(one, value) for one in missed if one is not None) or _is_worded(claim):
        return None
    if value.middle == 0:
        return INEXPLICABLE  # a product with anything that is zero would explain it
    if _is_reckoned(trial, actual_term, stated_term):
        return None
    edited = [(rewritten(actual_term, text), stated_term) for text in edits(actual_term.text)]
    if stated is None:
        edited += [(actual_term, rewritten(stated_term, text)) for text in edits(stated_term.text)]
    return None if any(_agree(trial, one, other, relation) for one, other in edited) else INEXPLICABLE


def _is_worded(claim: Equation) -> bool:
    """Whether words tell what is to be worked out, which leaves little to be read otherwise: `half of 60 is 12`."""
    told = not any(sign in claim.text for sign in "=≈")
    return told and claim.kind == "arithmetic" and claim.left.text not in claim.text


_POINT = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")
_RANGE = re.compile(r"\s*(?P<first>\d+(?:\.\d+)?)\s*[-−–]\s*(?P<last>\d+(?:\.\d+)?)\s*")
_FEWEST_SHOWN = 3


def _is_reckoned(trial: Trial, actual: Term, stated: Term) -> bool:
    """Whether nothing but a sum of decimals can be meant, however far off its result is: numbers with points are
    worked out in a formula, `5.5 \\times 0.5 = 0.25`, or the result has three digits, `\\frac{1}{1} \\approx 0.333`."""
    claim = trial.claim
    if claim.kind == IDENTITY or claim.given or trial.remainders or trial.followed or trial.decimal_comma:
        return False
    if not all(
        term.syntax is Syntax.LATEX and shape(term).numeric and "%" not in term.text
        for term in (actual, stated)
    ):
        return False
    if SIGN_WITHIN.search(actual.text) is None or COMMA.search(claim.text) or _is_a_range(actual.text):
        return False
    shown = _POINT.fullmatch(stated.text.strip(" -−+"))
    digits = len(shown.group().replace(".", "").lstrip("0")) if shown is not None else 0
    return digits >= _FEWEST_SHOWN or _POINT.search(actual.text) is not None


def _is_a_range(text: str) -> bool:
    """Whether two numbers may be the ends of a range, `0.5 - 0.7`; not where the first one is the larger."""
    ends = _RANGE.fullmatch(text)
    return ends is not None and Fraction(ends["first"]) < Fraction(ends["last"])


_PRIMED = re.compile(r"[A-Za-z}]\s*(?:['′]|\^\s*\{?\\prime)|\\frac\s*\{\s*(?:d|\\partial)")
_MOST_AGAIN = 4
"""How many numbers are tried one by one."""


def given_again(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Whether a claim that fails would hold with the numbers as which the note gives its symbols again: it reckons on
    with what it rounded, or with what it got wrong before."""
    again = trial.meaning.again
    if not (again or trial.beside) or all(one.agrees is not False for one in heard):
        return None
    values = dict(trial.meaning.values)
    together = {name: terms[-1:] for name, terms in again if name in values}
    one_by_one: list[dict[str, tuple[Term, ...]]] = [
        {name: (term,)} for name, terms in again if name in values for term in terms
    ]
    for chosen in (together, *one_by_one[:_MOST_AGAIN]):
        meaning = replace(trial.meaning, values=tuple({**values, **chosen}.items()))
        if chosen and _agree(replace(trial, meaning=meaning), actual_term, stated_term, relation):
            named = ", ".join(f"`{name}` as {terms[0].text}" for name, terms in chosen.items())
            return f"it holds with {named}, as the note gives it too"
    for name, terms in trial.beside:
        for term in terms:
            meaning = replace(trial.meaning, values=tuple({**values, name: (term,)}.items()))
            if _agree(replace(trial, meaning=meaning), actual_term, stated_term, relation):
                return f"it holds with `{name}` as {term.text}, which stands beside it"
    return None


def _value_of(trial: Trial, term: Term) -> Value:
    try:
        return Evaluator(trial).value(term).value
    except NoValue:
        return Undefined()


def rewritten(term: Term, text: str) -> Term:
    """A term with another text at its place."""
    return replace(term, passage=replace(term.passage, text=text))


def _agree(trial: Trial, actual_term: Term, stated_term: Term, relation: Relation) -> bool:
    evaluator = Evaluator(trial)
    try:
        actual = evaluator.value(actual_term).value
        return agreement_of(trial, evaluator, actual, stated_term, actual_term, relation).agrees is True
    except (NoValue, AmbiguousNumber):
        return False


_QUOTIENT = re.compile(r"\s*\\[dt]?frac\s*\{[-−]?\d+\}\s*\{\d*[13579]\}\s*")
_SIGN = re.compile(r"\s*[-−+]?\s*[01]\s*")
