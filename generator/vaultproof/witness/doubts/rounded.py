"""Whether the rounding of a value that a note gives a name, or of the coefficients of a fitted function, explains why
a claim about it fails."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Relation, Term
from vaultproof.extract.definitions.predictions import ACCENTS
from vaultproof.extract.given_numbers import number_of
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import NoValue

_DECIMAL = re.compile(
    r"\s*[-−]?(?:\\frac\{[-−]?)?(?P<number>\d*(?P<point>\.|,|\{,\})(?P<places>\d+)|\d+(?=\\pi\}))\s*(?P<dots>\\[lc]?dots|…|\.\.\.)?"
    r"(?:\\pi\}\{180\})?[\s.,;]*"
)
"""A decimal, also as an angle that was told in degrees."""
_FEWEST_DIGITS = 5
_FEWEST_BEFORE_DOTS = 3
_FEWEST_IN_A_ROW = 4
_FEWEST_PLACES = 3
"""In a row of a table 1.470 is rarely exact: it came out of the row before."""
_MOST_NAMES = 4
_ROUND = 2


def of_rounded_values(trial: Trial, stated_term: Term, actual_term: Term, relation: Relation) -> str | None:
    """Why a stated number that is missed proves no error: a name stands for a decimal of so many digits that it was
    rounded, as `x = 11.0006548…`, or is said to be about that, and the difference is no larger than that rounding makes
    it."""
    given = dict(trial.claim.given)
    values = {**dict(trial.meaning.values), **{name: (term,) for name, term in given.items()}}
    rounded = {
        name: match
        for name, terms in values.items()
        if len(terms) == 1
        and (match := _DECIMAL.fullmatch(terms[0].text)) is not None
        and (
            _is_rounded(match, in_a_row=name in given, in_steps=trial.in_steps)
            or (name in given and len(given) > 1 and _may_be_a_result(match))
            or (name not in given and number_of(match["number"]) in trial.measured)
        )
    }
    lists = {
        name: terms[0]
        for name, terms in values.items()
        if len(terms) == 1 and name not in rounded and _holds_rounded(terms[0], trial)
    }
    if not (rounded or lists) or len(rounded) + len(lists) > _MOST_NAMES:
        return None
    try:
        stated = read_stated(stated_term.text, relation, trial.decimal_comma)
        actual = Evaluator(trial).value(actual_term).value
        if stated is None or not (isinstance(stated.value, Real) and isinstance(actual, Real)):
            return None
        spread = 2 * stated.half
        for name, match in rounded.items():
            (term,) = values[name]
            at = match.end("number")
            more = ("9" if match["dots"] else "5") if match["places"] else ".5"
            moved = _with_text(term, f"{term.text[:at]}{more}{term.text[at:]}")
            other = Evaluator(_with_value(trial, name, moved)).value(actual_term).value
            if not isinstance(other, Real):
                return None
            spread += abs(other.middle - actual.middle)
        for name, term in lists.items():
            for match in _LISTED.finditer(term.text):
                moved = _with_text(term, f"{term.text[: match.end()]}5{term.text[match.end() :]}")
                other = Evaluator(_with_value(trial, name, moved)).value(actual_term).value
                spread += abs(other.middle - actual.middle) if isinstance(other, Real) else 0
    except (NoValue, AmbiguousNumber):
        return None
    if abs(actual.middle - stated.value.middle) > spread * Fraction(21, 20):
        return None
    named = ", ".join(f"`{name}`" for name in (*rounded, *lists))
    return f"the value that the note gives {named} is rounded, which may explain the difference"


_LISTED = re.compile(r"\d+(?:\.|\{,\})\d+")
_MOST_LISTED = 8


def _holds_rounded(term: Term, trial: Trial) -> bool:
    """Whether a term is a list of decimals that the note gives as about what they are: `p \\approx (0.66, 0.34)`."""
    items = [match.group() for match in _LISTED.finditer(term.text)]
    return 1 < len(items) <= _MOST_LISTED and all(number_of(one) in trial.measured for one in items)


_COEFFICIENT = re.compile(r"(?<![\d.,])\d*(?:\.|,|\{,\})\d+(?![\d.])")
_MOST_COEFFICIENTS = 8


def of_fitted(trial: Trial, stated_term: Term, actual_term: Term, relation: Relation) -> str | None:
    r"""Why a stated number that is missed proves no error: it is a value of a fitted function, `\hat y(100)`, whose
    coefficients are rounded, and the difference is no larger than that makes it."""
    fitted = [
        index
        for _, indices in trial.meaning.calls
        for index in indices
        if trial.known[index].definition.name.endswith(ACCENTS)
    ]
    try:
        stated = read_stated(stated_term.text, relation, trial.decimal_comma)
        actual = Evaluator(trial).value(actual_term).value if fitted else None
        if stated is None or not (isinstance(stated.value, Real) and isinstance(actual, Real)):
            return None
        spread = stated.half
        for index in fitted:
            body = trial.known[index].definition.body
            for match in [*_COEFFICIENT.finditer(body.text)][:_MOST_COEFFICIENTS]:
                moved = _with_text(body, f"{body.text[: match.end()]}5{body.text[match.end() :]}")
                other = Evaluator(_with_body(trial, index, moved)).value(actual_term).value
                spread += abs(other.middle - actual.middle) if isinstance(other, Real) else 0
    except (NoValue, AmbiguousNumber):
        return None
    if abs(actual.middle - stated.value.middle) > spread * Fraction(21, 20):
        return None
    return "the coefficients of the formula may be rounded, which may explain the difference"


def _with_body(trial: Trial, index: int, body: Term) -> Trial:
    """A trial in which a definition has another body."""
    known = list(trial.known)
    known[index] = replace(known[index], definition=replace(known[index].definition, body=body))
    return replace(trial, known=tuple(known))


def _with_value(trial: Trial, name: str, term: Term) -> Trial:
    """A trial with another value for a name, which the claim gives or the note."""
    if name in dict(trial.claim.given):
        return replace(
            trial, claim=replace(trial.claim, given=tuple({**dict(trial.claim.given), name: term}.items()))
        )
    values = {**dict(trial.meaning.values), name: (term,)}
    return replace(trial, meaning=replace(trial.meaning, values=tuple(values.items())))


def _is_rounded(match: re.Match[str], *, in_a_row: bool, in_steps: bool) -> bool:
    if not match["places"]:
        return False
    if in_a_row and in_steps and len(match["places"]) > 1:
        return True
    digits = len(re.sub(r"\D", "", match["number"]).lstrip("0"))
    fewest = _FEWEST_IN_A_ROW if in_a_row and len(match["places"]) >= _FEWEST_PLACES else _FEWEST_DIGITS
    return digits >= (_FEWEST_BEFORE_DOTS if match["dots"] else fewest)


def _may_be_a_result(match: re.Match[str]) -> bool:
    """Whether a number beside others in its row may have come out of a reckoning: 16.7, unlike 0.5 and 0.25."""
    digits = re.sub(r"\D", "", match["number"]).lstrip("0")
    return (
        bool(match["places"])
        and len(digits) > 1
        and not (len(digits) <= _ROUND and digits.endswith(("0", "5")))
    )


def _with_text(term: Term, text: str) -> Term:
    return replace(term, passage=replace(term.passage, text=text))
