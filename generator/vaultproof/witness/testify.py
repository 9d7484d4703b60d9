"""Tries one claim: hears the formula, arithmetic and reference witnesses and has their values compared.

Runs in a worker process, since SymPy may take for ever over what a note says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from vaultproof.claim import (
    Equation,
    Holds,
    Judgement,
    Refuted,
    Relation,
    Syntax,
    Term,
    Undecided,
    WitnessKind,
)
from vaultproof.extract.classify import bare_name
from vaultproof.extract.complex_numbers import COMPLEX
from vaultproof.extract.distributed import DISTRIBUTED
from vaultproof.extract.given_numbers import is_shared_out, number_of
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.laws import LAW, RULE
from vaultproof.extract.recurrence import CLOSED, RECURRENCE
from vaultproof.extract.sets import SETS
from vaultproof.extract.shape import shape
from vaultproof.extract.solutions import SOLUTION
from vaultproof.judge.compare import Agreement, compare
from vaultproof.judge.near import INEXPLICABLE, is_near
from vaultproof.judge.stated import AmbiguousNumber, Stated, read_stated
from vaultproof.judge.value import Infinite, Real, Undefined, Value
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex import canonical_name
from vaultproof.latex.functions import DIVISORS, MULTIPLES
from vaultproof.source import Span
from vaultproof.spot import late
from vaultproof.witness.array_claim import array_testimony, mentions_arrays
from vaultproof.witness.bases import in_other_bases
from vaultproof.witness.both_ends import both_ends, of_both
from vaultproof.witness.complex_numbers import try_complex
from vaultproof.witness.distributed import try_distributed
from vaultproof.witness.divergence import diverges
from vaultproof.witness.formula import Evaluator, choices
from vaultproof.witness.generic import is_generic
from vaultproof.witness.generic_rules import try_rule
from vaultproof.witness.identities import same_function, try_identity
from vaultproof.witness.laws import try_law
from vaultproof.witness.mixed import mixed_readings
from vaultproof.witness.numbers import NoValue
from vaultproof.witness.parameters import try_parameters
from vaultproof.witness.places import points
from vaultproof.witness.probe import body_of, is_of_family, values_at
from vaultproof.witness.recurrence import try_closed_form, try_recurrence
from vaultproof.witness.rounded import of_rounded_values
from vaultproof.witness.sets import try_sets
from vaultproof.witness.shown import without_hidden_braces
from vaultproof.witness.sides import sides
from vaultproof.witness.slip import edits
from vaultproof.witness.spectral import try_polynomial
from vaultproof.witness.trial import Trial

_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_DECIMAL = re.compile(r"(?<![\d.,])(?:\d+(?=[.,{])|(?=\.))(?P<mark>\.|,|\{,\})(?P<places>\d+)(?![\d.])")
_SHARP = Fraction(1, 1000)
_MAX_DECIMALS = 8
_MOST_NEW = 2
_TURN_LIMIT = 9


def try_claim(trial: Trial, others: Sequence[Heard] = ()) -> Judgement | None:
    """The judgement on a claim; `others` are witnesses heard elsewhere, such as the note's code.

    None where the claim turns out to be none: a relation between symbols that the note gives no values.
    """
    if mixed := mixed_readings(trial.claim):
        return _of_mixed(trial, [try_claim(replace(trial, claim=one), others) for one in mixed])
    if ends := both_ends(trial.claim):
        return of_both(trial.claim, [try_claim(replace(trial, claim=one), others) for one in ends])
    judgement = _tried(trial, others)
    grouped = _in_thousands(trial, judgement) or _of_choices(trial, judgement, others)
    if grouped is not None:
        return grouped
    match judgement:
        case Judgement(verdict=Undecided(reason=reason)) if is_generic(trial, reason):
            return None
    if trial.decimal_comma is True or not (judgement and isinstance(judgement.verdict, Undecided)):
        return judgement
    if not _COMMA.search(f"{trial.claim.left.text} {trial.claim.right.text}"):
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


_POINTED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,])")
_PARTING_THOUSANDS = (
    (_POINTED, "."),
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
    left, right = (_rewritten(term, text) for term, text in zip(terms, texts, strict=True))
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


_COMMA = re.compile(r"\d(?:,|\{,\})\d")
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
    COMPLEX: try_complex,
    RECURRENCE: try_recurrence,
    CLOSED: try_closed_form,
    SETS: try_sets,
    DISTRIBUTED: lambda trial: try_distributed(trial, lambda other: _tried(other, ())),
}


def _tried(trial: Trial, others: Sequence[Heard]) -> Judgement | None:
    claim = trial.claim
    of_letters = claim.kind in _OF_LETTERS
    if (trial.strays and of_letters) or (claim.kind not in {LAW, RULE} and _calls_nobody(trial)):
        return None
    if of_letters and _DEFINES.search(claim.text):
        return None
    if (of_kind := _OF_KIND.get(claim.kind)) is not None:
        return of_kind(trial)
    if (polynomial := try_polynomial(trial)) is not None:
        return polynomial
    if claim.kind == IDENTITY or (claim.kind == "chain" and _symbolic(claim)):
        found = try_identity(trial)
        if found is not None or (claim.kind == IDENTITY and not _WORKED.search(claim.text)):
            return found or _held_by_values(trial) or try_parameters(trial)
    if not others and _is_unreadable(trial):
        return None
    stated_term, actual_term, relation = sides(claim)
    heard = [*_hear(trial, stated_term, actual_term, relation), *others]
    heard = _with_own_setting(trial, _of_the_nearest(trial, heard))
    misgiving = stray(trial)
    own = (
        _saying(claim)
        or _depends(trial)
        or _of_lengths(claim)
        or _of_a_pole(trial)
        or _own_doubt(trial)
        or _of_remainders(trial)
    )
    speechless = all(one.agrees is None for one in heard)
    worked = (
        try_identity(trial) or try_parameters(trial) if speechless and trial.setting is not None else None
    )
    if worked is not None:
        return worked
    doubt = (
        trial.doubt
        or misgiving
        or own
        or _converted(trial, stated_term, heard)
        or _modulo(trial, stated_term, heard)
        or _of_a_square(stated_term, heard)
        or _of_an_argument(trial, actual_term, heard)
        or _of_a_reciprocal(trial, stated_term, actual_term, relation, heard)
        or _of_thousands(trial, stated_term, actual_term, relation, heard)
        or _of_own_writing(trial, stated_term, actual_term, relation, heard)
        or _of_a_table(trial, stated_term, actual_term, relation, heard)
        or _of_another_function(trial, stated_term, relation, heard)
        or _inexplicable(trial, stated_term, actual_term, relation, heard)
    )
    if doubt is None and (again := _given_again(trial, stated_term, actual_term, relation, heard)):
        return weigh(claim, stated_term.text, heard, again)
    if doubt is None and any(one.agrees is False for one in heard):
        doubt = of_rounded_values(trial, stated_term, actual_term, relation)
    if claim.kind in {"chain", IDENTITY} and _proves_nothing(trial, heard, doubt):
        return None
    return weigh(claim, stated_term.text, heard, doubt)


def _of_remainders(trial: Trial) -> str | None:
    """Why a number that does not solve an equation proves no error where a note reckons with remainders."""
    if trial.claim.kind == SOLUTION and trial.remainders:
        return "the note reckons with remainders or in another base, where the number may be a solution"
    return None


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
    if any(shape(term).calls for term in (claim.left, claim.right)):
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


_CONVERSIONS = frozenset(
    {Fraction(10) ** power for power in range(-12, 13)}
    | {Fraction(one) for one in (8, 12, 24, 60, 360, 365, 3600, 86400, 1024, 1024**2, 1024**3)}
    | {Fraction(36, 10), Fraction(1000, 60), Fraction(3600, 1000), Fraction(254, 100)}
) - {Fraction(1)}


def _converted(trial: Trial, stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a value with a word behind it that misses by a factor between units proves no error: `3/1000 = 3 ms`."""
    if not trial.followed or trial.claim.relation not in _EQUALITIES:
        return None
    try:
        stated = read_stated(stated_term.text, trial.claim.relation, trial.decimal_comma)
    except AmbiguousNumber:
        return None
    missed = [one.value for one in heard if one.agrees is False]
    if stated is None or not isinstance(stated.value, Real) or stated.value.middle == 0:
        return None
    room, middle = max(stated.half, abs(stated.value.middle) / 1000), stated.value.middle
    factors = _CONVERSIONS | {1 / one for one in _CONVERSIONS}
    explained = all(
        isinstance(value, Real) and any(abs(value.middle * one - middle) <= room for one in factors)
        for value in missed
    )
    if missed and explained:
        return "a word behind the value may be a unit that it is converted into"
    half = _significant(middle)
    rounded = all(isinstance(value, Real) and abs(value.middle - middle) <= half for value in missed)
    return "a value with a unit may be rounded to its first digits" if missed and rounded else None


def _significant(number: Fraction) -> Fraction:
    """Half a unit in the last digit of a whole number that is not zero: 50 for 1200."""
    if number.denominator != 1:
        return Fraction(0)
    digits = str(abs(number.numerator))
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0")))) / 2


def _modulo(trial: Trial, stated_term: Term, heard: Sequence[Heard]) -> str | None:
    """Why a whole number that misses by a whole number proves no error where a note reckons with remainders or in
    another base."""
    if not trial.remainders or trial.claim.relation not in _EQUALITIES:
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
        left, right = (_rewritten(term, _from_base(term.text, base)) for term in terms)
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
    if trial.claim.kind != "value" or not missed or not _NAME_AT.fullmatch(actual_term.text):
        return None
    multiplied = all(one.witness is WitnessKind.ARITHMETIC for one in missed)
    return "the brackets may hold an argument rather than a factor" if multiplied else None


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
    if not any(map(_POINTED.search, texts)) or all(one.agrees is not False for one in heard):
        return None
    actual, stated = (_POINTED.sub(lambda match: match.group().replace(".", ""), text) for text in texts)
    for left, right in dict.fromkeys(((actual, texts[1]), (actual, stated), (texts[0], stated))):
        if (left, right) != texts and _agree(
            trial, _rewritten(actual_term, left), _rewritten(stated_term, right), relation
        ):
            return "the dots may part thousands"
    return None


_OTHERWISE: tuple[tuple[re.Pattern[str], str, str], ...] = (
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
    (
        re.compile(
            r"(?:\\left\s*)?\(\s*\\[dt]?frac\s*\{(?P<all>[^{}]*)\}\s*\{(?P<some>[^{}]*)\}\s*(?:\\right\s*)?\)"
        ),
        r"\\binom{\g<all>}{\g<some>}",
        r"the fraction in brackets may be a binomial coefficient: write `\binom`",
    ),
)
"""What people write in their own way, what it then means, and the reason not to call it false."""
_SCIENTIFIC = re.compile(
    r"/\s*(?P<number>\d+(?:[.,]\d+)?\s*(?:\\times(?![A-Za-z])|\\cdot(?![A-Za-z])|[×·*])\s*10\s*\^\s*(?:\{[^{}]*\}|\d))"
)
_READINGS: tuple[tuple[Callable[[str], str], str], ...] = (
    *((partial(pattern.sub, meant), reason) for pattern, meant, reason in _OTHERWISE),
    (
        partial(_SCIENTIFIC.sub, r"/(\g<number>)"),
        "the slash may divide by the whole number with its power of ten: write brackets",
    ),
    (without_hidden_braces, "braces are not shown, so that a sum in them ends where it is first read"),
)


def _of_own_writing(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error where it ends once the terms are read as some people mean them:
    `(1 + 2/12) / (4 + 2/12) = 3/6`, `f(-1) = -1^2 = 1`."""
    if all(one.agrees is not False for one in heard):
        return None
    for read, reason in _READINGS:
        actual, stated = (_rewritten(term, read(term.text)) for term in (actual_term, stated_term))
        changed = (actual.text, stated.text) != (actual_term.text, stated_term.text)
        if changed and _agree(trial, actual, stated, relation):
            return reason
    return None


_OF_FUNCTIONS = frozenset({"value", "limit", "derivative", "sum"})


def _of_another_function(
    trial: Trial, stated_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a value far from that of a function proves no error where its letter is defined under another heading."""
    if not trial.afar or trial.claim.kind not in _OF_FUNCTIONS or relation not in _EQUALITIES:
        return None
    missed = [one.value for one in heard if one.agrees is False]
    try:
        stated = read_stated(stated_term.text, relation, trial.decimal_comma)
        value = stated.value if stated is not None else Evaluator(trial).value(stated_term).value
    except (NoValue, AmbiguousNumber):
        return None
    if not missed or any(one is not None and is_near(one, value) for one in missed):
        return None
    return "the letter is defined under another heading, and may stand for another function here"


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
        if text != actual_term.text and _agree(trial, _rewritten(actual_term, text), stated_term, relation):
            return "the value may be read off a table, which has the place with two decimals"
    return None


_READ = frozenset({"arithmetic", "chain", IDENTITY})


def _inexplicable(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Why a mismatch proves no error where nobody is called by name and no slip explains it."""
    claim = trial.claim
    if claim.kind not in _READ or relation not in _EQUALITIES or _PRIMED.search(claim.text):
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
    if any(is_near(one, value) for one in missed if one is not None):
        return None
    if value.middle == 0:
        return INEXPLICABLE  # a product with anything that is zero would explain it
    if _is_reckoned(trial, actual_term, stated_term):
        return None
    edited = [(_rewritten(actual_term, text), stated_term) for text in edits(actual_term.text)]
    if stated is None:
        edited += [(actual_term, _rewritten(stated_term, text)) for text in edits(stated_term.text)]
    return None if any(_agree(trial, one, other, relation) for one, other in edited) else INEXPLICABLE


_POINT = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")
_SIGN_WITHIN = re.compile(
    r"(?<=\S)\s*(?:[-−–+*/·×⋅÷^]|\\(?:times|cdot|div|ast)(?![A-Za-z]))|\\[dtc]?frac|\\sqrt|\\binom"
)
_RANGE = re.compile(r"\s*\d+(?:\.\d+)?\s*[-−–]\s*\d+(?:\.\d+)?\s*")
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
    if _SIGN_WITHIN.search(actual.text) is None or _COMMA.search(claim.text) or _RANGE.fullmatch(actual.text):
        return False
    shown = _POINT.fullmatch(stated.text.strip(" -−+"))
    digits = len(shown.group().replace(".", "").lstrip("0")) if shown is not None else 0
    return digits >= _FEWEST_SHOWN or _POINT.search(actual.text) is not None


_PRIMED = re.compile(r"[A-Za-z}]\s*(?:['′]|\^\s*\{?\\prime)|\\frac\s*\{\s*(?:d|\\partial)")


_SAYING = re.compile(r"[\s*_]*(?:1\s*\+\s*1[\s*_]*=[\s*_]*(?:3|11)|2\s*\+\s*2[\s*_]*=[\s*_]*5)[\s*_.]*")


_POWER_BEHIND = re.compile(
    r"\\(?:arc)?(?:sin|cos|tan|cot|ln|log|exp|sinh|cosh|tanh)(?![A-Za-z])\s*(?:\\left\s*)?\((?:[^()]|\([^()]*\))*\)\s*\^"
)


_VARIABLE = re.compile(
    r"\\lim(?:\\limits)?\s*_\s*\{?\s*(\\?[A-Za-z]+)\s*\\?(?:to|rightarrow|longrightarrow|→)"
)


def _depends(trial: Trial) -> str | None:
    """Why a limit that holds a further letter proves nothing: it may be another one for other values of it."""
    found = _VARIABLE.search(trial.claim.left.text)
    if found is None or trial.claim.kind != "limit" or not shape(trial.claim.right).numeric:
        return None
    known = {canonical_name(found[1]), *dict(trial.meaning.calls)}
    free = {canonical_name(name) for name in shape(trial.claim.left).names} - known
    return f"the limit may depend on `{min(map(str, free))}`" if free else None


_ZEROTH = re.compile(
    r"\s*(?:\\[a-z]+\s*\{)?\s*\\?[A-Za-z]+\}?(?:_\{?\w+\}?)?\s*\^\s*(?:0|\{\s*\(?\s*0\s*\)?\s*\})\s*"
)


def _of_a_power(*sides: str) -> str | None:
    """Why a power may not be meant where it was read, or was lost."""
    both = " ".join(sides)
    if _LOST_POWER.search(both):
        return "an exponent may have been lost behind 10"
    if any(_ZEROTH.fullmatch(side) for side in sides):
        return "the zero above the letter may count steps"
    if _POWER_BEHIND.search(both):
        return "the power behind the bracket may belong to what stands in it"
    return None


def _saying(claim: Equation) -> str | None:
    """Why a sum in running text that nobody gets wrong proves nothing: `1 + 1 = 3` praises working together."""
    if claim.left.syntax is not Syntax.LATEX and _SAYING.fullmatch(f"{claim.left.text}={claim.right.text}"):
        return "nobody gets this wrong, so it may be a saying"
    return None


_MOST_AGAIN = 4
"""How many numbers are tried one by one."""


def _given_again(
    trial: Trial, stated_term: Term, actual_term: Term, relation: Relation, heard: Sequence[Heard]
) -> str | None:
    """Whether a claim that fails would hold with the numbers as which the note gives its symbols again: it reckons on
    with what it rounded, or with what it got wrong before."""
    again = trial.meaning.again
    if not again or all(one.agrees is not False for one in heard):
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
    return None


def _value_of(trial: Trial, term: Term) -> Value:
    try:
        return Evaluator(trial).value(term).value
    except NoValue:
        return Undefined()


def _rewritten(term: Term, text: str) -> Term:
    return replace(term, passage=replace(term.passage, text=text))


def _agree(trial: Trial, actual_term: Term, stated_term: Term, relation: Relation) -> bool:
    evaluator = Evaluator(trial)
    try:
        actual = evaluator.value(actual_term).value
        return _agreement(trial, evaluator, actual, stated_term, actual_term, relation).agrees is True
    except (NoValue, AmbiguousNumber):
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
    if claim.doubt is not None or not agreements:
        return True
    if not all(agreements) and _cancels(trial):
        return True
    if trial.doubt is not None:
        digits = sum(map(str.isdigit, sides(claim)[0].text))
        return not all(agreements) or digits < _SURE_DIGITS
    return not all(agreements) and (doubt is not None or _sets_a_name(claim))


_TAKEN_FROM_ITSELF = re.compile(r"\s*(?P<name>\\?[A-Za-z]+)\s*[-−–]\s*(?P=name)\s*")


_ZERO_TIMES = re.compile(r"(?<![\d.,^_{}])0\s*(?:\\cdot\s*|\*\s*)?[A-Za-z]")


def _cancels(trial: Trial) -> bool:
    """Whether a name is taken from itself, as nobody does with a number: `H - H = 436` is a bond of two atoms; or
    whether zero is its factor, as in the row `0x + 0y = 1` of a system."""
    terms = (trial.claim.left, trial.claim.right)
    return any(_TAKEN_FROM_ITSELF.fullmatch(term.text) or _ZERO_TIMES.search(term.text) for term in terms)


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
_TURN = re.compile(
    r"(?<![a-z])(?:sin|cos|tan|cot)\s*(?:\\left\s*)?\(?\s*[-−]?(\d+)"
    r"(?![\d.,])(?!\s*(?:°|\^\s*\{?\s*\\circ|\\degree))"
)
_LETTER_E = re.compile(r"(?<![A-Za-z\\\d.])e(?![A-Za-z\d'’]|\s*(?:\^|\*\*))")
_ANALYSIS = re.compile(r"(?<![A-Za-z])(?:ln|log|exp|int|lim|sum)(?![A-Za-z])")
_LOST_POWER = re.compile(r"(?:×|·|\\times|\\cdot|\*|(?<=\d)x)\s*10[−–-]\d")
_GROUPED_ZEROS = re.compile(r"(?<![\d.,])(?P<whole>[1-9]\d{0,2})(?:\.000)+(?![\d.]*\d)")
_QUOTIENT = re.compile(r"\s*\\[dt]?frac\s*\{[-−]?\d+\}\s*\{\d*[13579]\}\s*")
_SIGN = re.compile(r"\s*[-−+]?\s*[01]\s*")
_LEGENDRE = re.compile(
    r"\s*\\?(?:left|big|Big|bigg)?\s*\(\s*\\[dt]?frac\s*\{[-−]?\d+\}\s*\{\d*[13579]\}\s*\\?(?:right|big|Big|bigg)?\s*\)\s*$"
)
_LISTED_POWER = re.compile(r"(?<![\d.,])\d+,(?P<base>\d+)\s*\^")
_TILDE = re.compile(r"[~～〜∼]")
_ONE_END = re.compile(r"[\s$]*\{?[\d.,]+\}?\s*(?:\^\s*\{?\s*[-−]?\d+\s*\}?)?[\s$]*")
"""A number or a power of one, at either end of a range: `$10^{17}$~$10^{18}$`."""
_ENDS = re.compile(r"\s*(\d+)[-–](\d+)\s*")
_STRING = re.compile(r"\s*(?:\\left)?\s*[|∣]\s*(\d{2,})\s*(?:\\right)?\s*[|∣]\s*")
_LABEL = re.compile(r"[\s*_]*\(?\s*(?P<digits>\d+)\s*\)?[\s*_]*")
_TOO_LONG_FOR_A_LABEL = 3
_WORKED_OUT = re.compile(r"\d\s*[-+−–(*]|\*\s*\(|\d\s+[x×]\s*\d")
_MODULUS = re.compile(r"\d\s*\\?%\s+[-−]\d|\d\s+\\?%\s*\d")
_RATIO = re.compile(r"\s*\d+[-–]\d+\s*")
_REPEATED = re.compile(r"\s*(?P<base>\d+)\s*\^\s*\{?\s*(?P<times>\d{1,2})\s*\}?\s*")
_CYCLE = re.compile(r"\s*\(\s*\d(?:\s*\d)+\s*\)\s*")
_PAIR = re.compile(r"(?<![A-Za-z\d}])\s*\(\s*[-−–]?\d+,\d+\s*\)")
_OWN_OPERATION = re.compile(r"\\(?:ast|star|diamond)(?![A-Za-z])")
_SHAPES = re.compile(r"[(\[]\s*\w+\s*(?:×|\\times|x)\s*\w+\s*(?:(?:×|\\times|x)\s*\w+\s*)*[)\]]")
_OF_A_WHOLE = re.compile(r"\s*100\s*\\?%\s*[-−]")
_OF_THE_NUMBER = re.compile(r"(?<![\d.,%])\d[\d.,]*\s*[-+−]\s*\d[\d.,]*\s*\\?%")
_TIMES_HUNDRED = re.compile(
    r"(?:\\cdot|\\times|[·×*⋅])\s*100(?![\d.,]*\d)|(?<![\d.,])100\s*(?:\\cdot|\\times|[·×*⋅])"
)
_PERCENTS = re.compile(r"%.*[-+−].*%")


_LENGTH = re.compile(r"\s*(?:\\left\s*)?\|\s*[01]+\s*(?:\\right\s*)?\|\s*")
_HAS_A_POLE = re.compile(
    r"\\begin\s*\{(?:cases|array|aligned)\}.*?(?:\\infty|∞)\s*(?:,|&|\\text|\\quad)", re.DOTALL
)


def _of_lengths(claim: Equation) -> str | None:
    """Why a relation between bare numbers in bars proves nothing: `|0| > |1|` compares words."""
    words = all(_LENGTH.fullmatch(term.text) for term in (claim.left, claim.right))
    return "the bars may tell how long a word is" if words else None


def _of_a_pole(trial: Trial) -> str | None:
    """Why an integral of a function that is given as infinite somewhere, such as Dirac's, proves nothing."""
    integral = r"\int" in trial.claim.text
    if integral and any(_HAS_A_POLE.search(one.definition.text) for one in trial.known):
        return "a function that is infinite at a place has no integral in the ordinary sense"
    return None


def _own_doubt(trial: Trial) -> str | None:
    """Why a mismatch in what is written itself would prove nothing."""
    claim = trial.claim
    both = f"{claim.left.text} {claim.right.text}"
    if any(int(match.group(1)) > _TURN_LIMIT for match in _TURN.finditer(both)):
        return "the angle may be in degrees"
    if (_SHAPES.search(claim.left.text) and _SHAPES.search(claim.right.text)) or _multiplies_shapes(claim):
        return "the brackets may be shapes of arrays"
    is_given = claim.left.text.strip() == "e" or "e" in dict(claim.given)
    if not (is_given or trial.euler) and _LETTER_E.search(both) and not _ANALYSIS.search(both):
        return "`e` may be a letter here"
    if power := _of_a_power(claim.left.text, claim.right.text):
        return power
    if all(_PAIR.search(term.text) for term in (claim.left, claim.right)):
        return "the brackets may hold pairs of numbers"
    if _OWN_OPERATION.search(both):
        return "the sign may be an operation of the note's own"
    if (
        _PERCENTS.search(claim.left.text)
        and "%" in claim.right.text
        and not _OF_A_WHOLE.match(claim.left.text)
    ):
        return "the percentages may be of different wholes"
    if _TIMES_HUNDRED.search(claim.left.text) and re.search(r"%\s*$", claim.right.text):
        return "the factor 100 may make the percentage"
    if any(_OF_THE_NUMBER.search(term.text) for term in (claim.left, claim.right)):
        return "the percentage may be one of the number before it"
    return _notation(claim)


def _of_a_range(claim: Equation) -> str | None:
    """Why a hyphen or a tilde may stand between the ends of a range."""
    ends = _ENDS.fullmatch(claim.left.text)
    if ends and int(ends[1]) < int(ends[2]) and "-" not in claim.right.text:
        return "the hyphen may stand between the ends of a range"
    if _TILDE.search(claim.text) and all(_ONE_END.fullmatch(term.text) for term in (claim.left, claim.right)):
        return "the tilde may stand between the ends of a range"
    return None


def _notation(claim: Equation) -> str | None:
    """Why digits and brackets may be written in a notation of their own."""
    return _of_points_and_labels(claim) or _of_signs(claim) or _of_braces(claim)


_BRACED = re.compile(
    r"\\(?:ln|lg|log|sin|cos|tan|exp|sinh|cosh|tanh)(?![A-Za-z])(?:\s*_\s*(?:\w|\{\w+\}))?\s*(?P<brace>\{)"
)


def _of_braces(claim: Equation) -> str | None:
    """Why it cannot be told what a function is taken of: braces around a sum, `\\log{a - b}`, do not show."""
    for text in (claim.left.text, claim.right.text):
        for match in _BRACED.finditer(text):
            depth = 0
            for at in range(match.start("brace"), len(text)):
                depth += (text[at] in "{(") - (text[at] in "})")
                if not depth:
                    break
                if depth == 1 and text[at] in "+-−" and text[match.end() : at].strip():
                    return "the braces around a sum do not show: what the function is taken of cannot be told"
    return None


def _of_points_and_labels(claim: Equation) -> str | None:
    """Why a point, comma, hyphen or number before the sign may be no part of a sum."""
    both = f"{claim.left.text} {claim.right.text}"
    if any(match["whole"] != "1" for match in _GROUPED_ZEROS.finditer(both)):
        return "points may set off thousands"
    if _LISTED_POWER.search(claim.left.text) or _LISTED_POWER.search(claim.right.text):
        return "the comma before a power may part two equations"
    if (ends := _of_a_range(claim)) is not None:
        return ends
    if (
        (label := _LABEL.fullmatch(claim.left.text))
        and _WORKED_OUT.search(claim.right.text)
        and len(label["digits"]) < _TOO_LONG_FOR_A_LABEL
    ):
        return "the number before the sign may be a label of what stands behind it"
    return None


def _of_signs(claim: Equation) -> str | None:
    """Why bars, brackets, a percent sign, a hyphen or a power may mean something else."""
    both = f"{claim.left.text} {claim.right.text}"
    if (word := _STRING.fullmatch(claim.left.text)) and claim.right.text.strip() == str(len(word[1])):
        return "the bars may count the letters of a string"
    if _MODULUS.search(both):
        return "the percent sign may stand for a remainder"
    if _RATIO.fullmatch(claim.right.text) and re.fullmatch(r"[\s*]*\d+[\s*]*", claim.left.text):
        return "the hyphen may join two parts rather than take one from the other"
    if _LEGENDRE.match(claim.left.text) and re.fullmatch(r"\s*[-−+]?\s*[01]\s*", claim.right.text):
        return "the fraction in brackets may be a Legendre symbol"
    if (power := _REPEATED.fullmatch(claim.left.text)) and [power["base"]] * int(power["times"]) == [
        one.strip() for one in claim.right.text.split("+")
    ]:
        return "the power may repeat an addition, as it does in a group"
    if _CYCLE.fullmatch(claim.right.text) and len(_CYCLE.findall(claim.left.text)) > 1:
        return "digits in brackets may be cycles of a permutation"
    return None


_SIZES = re.compile(
    r"^\s*(?P<a>\d+)\s*(?:\\times|×)\s*(?P<b>\d+)\s*(?:\\cdot|·|⋅|\*)\s*(?P<c>\d+)\s*(?:\\times|×)\s*(?P<d>\d+)\s*=\s*"
    r"(?P<e>\d+)\s*(?:\\times|×)\s*(?P<f>\d+)\s*$"
)
_BRACKETS = re.compile(r"[(\[]\s*(\d+(?:\s*,\s*\d+)+)\s*[)\]]")


def _multiplies_shapes(claim: Equation) -> bool:
    """Whether brackets of whole numbers are multiplied as shapes are: `(1, 4, 64) × (1, 64, 2) = (1, 4, 2)`."""
    sizes = _SIZES.match(f"{claim.left.text} = {claim.right.text}")
    if sizes is not None:
        return sizes["b"] == sizes["c"] and (sizes["e"], sizes["f"]) == (sizes["a"], sizes["d"])
    found = [
        [tuple(map(int, one.split(","))) for one in _BRACKETS.findall(term.text)]
        for term in (claim.left, claim.right)
    ]
    if len(found[0]) != 2 or len(found[1]) != 1:
        return False
    (first, second), (result,) = found
    return first[-1] == second[-2] and result in {
        (*first[:-1], second[-1]),
        (*second[:-2], first[-2], second[-1]),
    }


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
        agreement = _agreement(trial, evaluator, spoken.value, stated_term, actual_term, relation)
        if agreement.agrees is False and _of_fractions(trial, choice, stated_term, actual_term, relation):
            agreement = Agreement(None, reason="a decimal such as 0.67 may stand for a fraction")
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
    for match in reversed(_decimals(trial, text)):
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


def _agreement(
    trial: Trial,
    evaluator: Evaluator,
    actual: Value,
    stated_term: Term,
    actual_term: Term,
    relation: Relation,
) -> Agreement:
    stated = read_stated(stated_term.text, relation, trial.decimal_comma, open_ended=trial.claim.open_ended)
    if stated is not None:
        agreement = compare(actual, stated, relation)
        if agreement.agrees is not False:
            return agreement
        if _as_decimal(actual, stated_term.text, relation) or _as_thousands(
            actual, stated_term.text, relation
        ):
            return Agreement(True)
        grows = _grows(actual, stated, actual_term, trial.claim) or diverges(
            evaluator, actual, stated, actual_term, trial.claim
        )
        reason = (
            None if grows else _misreading(actual, stated, (stated_term.text, actual_term.text), relation)
        )
        if reason is None and stated_term is trial.claim.left and relation is Relation.APPROXIMATE:
            reason = _about(actual, stated)
        return Agreement(None, reason=reason) if reason else _rounded(evaluator, actual, stated, actual_term)
    value = evaluator.value(stated_term).value
    agreement = compare(actual, Stated(value), relation)
    if agreement.agrees is False and _POWER_OF_TEN.match(stated_term.text) and relation in _EQUALITIES:
        agreement = _magnitude(actual, value, relation)
    if agreement.agrees is False and (
        reason := _of_two(actual, value, stated_term, actual_term, trial.claim)
    ):
        return Agreement(None, reason=reason)
    if agreement.agrees is not False or not (isinstance(value, Real) and isinstance(actual, Real)):
        return agreement
    apart = abs(value.middle - actual.middle)
    shown = {match.group() for match in _decimals(trial, actual_term.text)}
    new = [match for match in _decimals(trial, stated_term.text) if match.group() not in shown]
    finest = max((len(match["places"]) for match in new), default=0)
    if 0 < len(new) <= _MOST_NEW and apart <= _spread(evaluator, stated_term, value, finest, shown):
        return Agreement(True, remark="equal within the rounding of the numbers shown")
    shared = shown - {*shown}.difference(match.group() for match in _decimals(trial, stated_term.text))
    places = [len(match["places"]) for match in _decimals(trial, stated_term.text)]
    fewest = max(places, default=0) - 1
    spread = _spread(evaluator, stated_term, value, fewest, shared)
    spread += _spread(evaluator, actual_term, actual, fewest, shared)
    if spread < apart <= 2 * spread:
        return Agreement(None, reason="the digits of the numbers shown may be cut off rather than rounded")
    if apart > spread:
        return agreement
    if spread <= _SHARP * max(abs(value.middle), Fraction(1, 10**6)):
        return Agreement(True, remark="equal within the rounding of the numbers shown")
    return Agreement(None, reason="the two sides differ by no more than the rounding of the numbers shown")


_PUT_IN = 200


def _puts_in_numbers(claim: Equation, actual_term: Term, stated_term: Term) -> bool:
    """Whether values of functions are written as the numbers that they are: `\\frac{P(4) - P(1)}{3} = \\frac{9}{3}`."""
    calls = claim.kind == "value" and bool(shape(actual_term).calls) and shape(stated_term).numeric
    return calls and _SIGN_WITHIN.search(stated_term.text) is not None


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
    if match is None or relation not in _EQUALITIES:
        return False
    stated = read_stated(f"{match[1]}.{match[2]}", relation, decimal_comma=False)
    return stated is not None and compare(actual, stated, relation).agrees is True


def _as_thousands(actual: Value, written: str, relation: Relation) -> bool:
    """Whether a value is exactly the whole number that is stated with its thousands set off: `73.728`."""
    text = written.strip()
    if not _GROUPED.fullmatch(text) or not isinstance(actual, Real) or relation not in _EQUALITIES:
        return False
    return actual.exact and actual.low == Fraction(re.sub(r"[.,]", "", text).replace("−", "-"))


def _of_two(actual: Value, value: Value, stated_term: Term, actual_term: Term, claim: Equation) -> str | None:
    """Why two expressions that do not agree prove no error, or None."""
    if isinstance(actual, Infinite | Undefined) or isinstance(value, Infinite | Undefined):
        return "a side has no finite value"
    if not (isinstance(actual, Real) and isinstance(value, Real)):
        return None
    bigger = max(abs(actual.middle), abs(value.middle))
    apart = abs(actual.middle - value.middle)
    if claim.relation is Relation.APPROXIMATE and apart <= bigger / 10:
        return "the two sides are about equal; how close they are meant to be cannot be told"
    if apart <= bigger / _PUT_IN and _puts_in_numbers(claim, actual_term, stated_term):
        return "the numbers that are put in may be rounded"
    if actual.exact != value.exact and apart * _NEARLY <= bigger:
        return "the two sides are nearly equal, so one may be an approximation of the other: write `≈`"
    rounds = any(
        sign in term.text for term in (stated_term, actual_term) for sign in ("floor", "ceil", "⌊", "⌈")
    )
    if rounds and claim.relation in _EQUALITIES and abs(actual.middle - value.middle) < 1:
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


def _misreading(actual: Value, stated: Stated, texts: tuple[str, str], relation: Relation) -> str | None:
    """Why a literal that does not agree with the value of a term, both as written, may be meant in another way."""
    written, _ = texts
    if isinstance(actual, Infinite | Undefined):
        return _of_no_value(actual, stated, written)
    if not isinstance(actual, Real) or not isinstance(stated.value, Real) or relation not in _EQUALITIES:
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
    rounded = len(str(abs(whole.numerator))) >= _ROUGH or gap * _FINE <= abs(whole)
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
    decimals = [match.group() for match in _decimals(evaluator.trial, actual_term.text)]
    decimals = [re.sub(r",|\{,\}", ".", text) for text in decimals]
    given = _exact(evaluator.trial, actual_term)
    difference = abs(actual.middle - stated.value.middle)
    finest = stated.digits - 1
    if _has_more_digits(decimals, stated, actual_term) and difference <= stated.half + _spread(
        evaluator, actual_term, actual, 0, given
    ):
        return Agreement(None, reason="it may be reckoned with more digits than are shown")
    if evaluator.trial.about and difference <= stated.half + _spread(
        evaluator, actual_term, actual, 0, given
    ):
        return Agreement(
            None, reason="the numbers before the sign are rounded, and their digits may explain it"
        )
    measured = len(decimals) > 1 and len(_MEASURED_NUMBER.findall(actual_term.text)) == len(decimals)
    if measured and difference <= stated.half + _spread(evaluator, actual_term, actual, 0, given):
        return Agreement(None, reason="the numbers with powers of ten may be rounded")
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


_MEASURED_NUMBER = re.compile(r"\d\s*(?:\\times|\\cdot|[×·⋅*])\s*\{?\s*10\s*\}?\s*(?:\^|[⁻⁰¹²³⁴-⁹])")
_OF_SUMMANDS = re.compile(r"[\s\d.,{}()]+(?:[-−+][\s\d.,{}()]+)+")


_FEW_MORE = 2


def _has_more_digits(decimals: Sequence[str], stated: Stated, term: Term) -> bool:
    """Whether more digits are stated for a sum or difference of decimals than any of them shows, so that they cannot
    come from these: `17.46 - 16.89 = 0.577`."""
    shown = [len(text.split(".")[1]) for text in decimals]
    more = bool(shown) and max(shown) > 1 and 0 < stated.digits - max(shown) <= _FEW_MORE
    return more and _OF_SUMMANDS.fullmatch(term.text) is not None


def _exact(trial: Trial, term: Term) -> frozenset[str]:
    """The decimals in a term that nobody has rounded: the note gives them, or they are the parts of one."""
    numbers = {match.group(): number_of(match.group()) for match in _decimals(trial, term.text)}
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


def _decimals(trial: Trial, text: str) -> list[re.Match[str]]:
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
        for match in _decimals(evaluator.trial, term.text)
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
