"""Whether the rounding of a value that a note gives a name explains why a claim about the name fails."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Relation, Term
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.numbers import NoValue
from vaultproof.witness.trial import Trial

_DECIMAL = re.compile(
    r"\s*[-−]?(?P<number>\d*(?P<point>\.|,|\{,\})(?P<places>\d+))\s*(?P<dots>\\[lc]?dots|…|\.\.\.)?[\s.,;]*"
)
_FEWEST_DIGITS = 5
_FEWEST_BEFORE_DOTS = 3
_FEWEST_CELLS = 2
_FEWEST_OF_A_CELL = 2
_MOST_NAMES = 4


def of_rounded_values(trial: Trial, stated_term: Term, actual_term: Term, relation: Relation) -> str | None:
    """Why a stated number that is missed proves no error: a name stands for a decimal of so many digits that it was
    rounded, as `x = 11.0006548…`, and the difference is no larger than that rounding makes it."""
    values = dict(trial.meaning.values)
    rounded = {
        name: match
        for name, terms in values.items()
        if len(terms) == 1 and (match := _DECIMAL.fullmatch(terms[0].text)) is not None and _is_rounded(match)
    }
    cells = _rounded_cells(trial)
    if not (rounded or cells) or len(rounded) + len(cells) > _MOST_NAMES:
        return None
    try:
        stated = read_stated(stated_term.text, relation, trial.decimal_comma)
        actual = Evaluator(trial).value(actual_term).value
        if stated is None or not (isinstance(stated.value, Real) and isinstance(actual, Real)):
            return None
        spread = 2 * stated.half
        for name, match in rounded.items():
            (term,) = values[name]
            at = match.end("places")
            moved = _with_text(term, f"{term.text[:at]}{'9' if match['dots'] else '5'}{term.text[at:]}")
            meaning = replace(trial.meaning, values=tuple({**values, name: (moved,)}.items()))
            other = Evaluator(replace(trial, meaning=meaning)).value(actual_term).value
            if not isinstance(other, Real):
                return None
            spread += abs(other.middle - actual.middle)
        for name, moved in cells.items():
            given = tuple((one, moved if one == name else term) for one, term in trial.claim.given)
            other = (
                Evaluator(replace(trial, claim=replace(trial.claim, given=given))).value(actual_term).value
            )
            if not isinstance(other, Real):
                return None
            spread += abs(other.middle - actual.middle)
    except (NoValue, AmbiguousNumber):
        return None
    if abs(actual.middle - stated.value.middle) > spread * Fraction(21, 20):
        return None
    if cells and not rounded:
        return "the numbers of its row are rounded, which may explain the difference"
    named = ", ".join(f"`{name}`" for name in rounded)
    return f"the value that the note gives {named} is rounded, which may explain the difference"


def _rounded_cells(trial: Trial) -> dict[str, Term]:
    """The numbers of a row of several that show so many digits that they were rounded, each moved by half a unit in its
    last place. A number that stands alone is one at which a function is taken."""
    claim = trial.claim
    if claim.kind != "table" or len(claim.given) < _FEWEST_CELLS:
        return {}
    found = {}
    for name, term in claim.given:
        match = _DECIMAL.fullmatch(term.text)
        if match is not None and len(match["number"].strip("-−.,{}0")) > _FEWEST_OF_A_CELL:
            at = match.end("places")
            found[name] = _with_text(term, f"{term.text[:at]}5{term.text[at:]}")
    return found


def _is_rounded(match: re.Match[str]) -> bool:
    digits = len(re.sub(r"\D", "", match["number"]).lstrip("0"))
    return digits >= (_FEWEST_BEFORE_DOTS if match["dots"] else _FEWEST_DIGITS)


def _with_text(term: Term, text: str) -> Term:
    return replace(term, passage=replace(term.passage, text=text))
