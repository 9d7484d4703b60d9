"""Tries what a note says of a variable whose distribution it names: true if the usual meaning of the parameters makes
it so, or all accepted ones do; false if none does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Holds, Judgement, Refuted, Term, Undecided
from vaultproof.extract.probability.distributed import SPREAD, VARIANT
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real
from vaultproof.source import Passage
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import NoValue

_OF_TABLES = Fraction(1, 100)
"""How far off a probability may be that was looked up in a table with a rounded place."""
_OF_DIGITS = Fraction(1, 2000)
"""How far off it may be where the place stands in the table as it is: what four rounded digits leave."""
_OF_QUANTILES = Fraction(55, 10_000)
"""How far off, in deviations, a quantile may be that is taken from a table with two decimals: 1.65 for 1.645."""
_OF_SUMMANDS = 3
"""How many units of its last digit a sum of rounded probabilities may be off, or what a rounded power gives."""
_PLACE = r"\operatorname{erf}("


def try_distributed(trial: Trial, tried: Callable[[Trial], Judgement | None]) -> Judgement | None:
    """The judgement on such a claim; `tried` gives the judgement on the same claim between numbers."""
    claim = trial.claim
    found, usual = [], None
    for name, term in claim.given:
        if name.startswith(VARIANT):
            one = tried(replace(trial, claim=replace(claim, kind="arithmetic", left=term, given=())))
            if one is not None:
                found.append(replace(one, claim=claim, stated=claim.right.text))
                usual = found[-1] if name == f"{VARIANT}0" else usual
    held = [one for one in found if isinstance(one.verdict, Holds)]
    if not found:
        return None
    if held:
        if len(held) == len(found) or usual in held:
            return usual or held[0]
        why = "books differ on the parameters of this distribution: it holds with one meaning of them, not with all"
        return replace(held[0], verdict=Undecided(reason=why), testimony=())
    if not all(isinstance(one.verdict, Refuted) for one in found):
        return next(one for one in found if not isinstance(one.verdict, Refuted))
    if any(_is_near(trial, name) for name, _ in claim.given):
        why = "it is about what a table of the distribution gives, whose places are rounded"
        return replace(found[0], verdict=Undecided(reason=why), testimony=())
    return found[0]


def _is_near(trial: Trial, name: str) -> bool:
    """Whether a value misses a stated probability by no more than looking it up in a table explains."""
    claim = trial.claim
    term = dict(claim.given)[name]
    spread = dict(claim.given).get(SPREAD)
    if spread is None and "erf" not in term.text and "e^" not in term.text:
        return False
    try:
        stated = read_stated(claim.right.text, claim.relation, trial.decimal_comma)
        value = Evaluator(replace(trial, claim=replace(claim, given=()))).value(term).value
    except (NoValue, AmbiguousNumber):
        return True
    if stated is None or not isinstance(stated.value, Real) or not isinstance(value, Real):
        return True
    if spread is not None:
        return _is_near_by(abs(stated.value.middle - value.middle), spread, trial)
    if "erf" not in term.text:
        most = min(_OF_TABLES, _OF_SUMMANDS * _last_place(claim.right.text))
    else:
        most = _OF_DIGITS if _stands_in_tables(trial, term) else _OF_TABLES
    return abs(stated.value.middle - value.middle) <= most


_PLACES = re.compile(r"\d(?:[.,]|\{,\})(\d{1,30})")
_SHARE = re.compile(r"[%％]")


def _last_place(written: str) -> Fraction:
    """What one unit of the last digit of a stated number is worth."""
    places = _PLACES.search(written)
    share = 2 if _SHARE.search(written) is not None else 0
    return Fraction(1, 10 ** ((len(places[1]) if places is not None else 0) + share))


def _is_near_by(off: Fraction, spread: Term, trial: Trial) -> bool:
    """Whether a quantile is off by no more than a rounded one of the standard normal distribution explains."""
    try:
        one = Evaluator(replace(trial, claim=replace(trial.claim, given=()))).value(spread).value
    except NoValue:
        return True
    return not isinstance(one, Real) or off <= _OF_QUANTILES * abs(one.middle)


def _stands_in_tables(trial: Trial, term: Term) -> bool:
    """Whether all places at which the normal distribution is asked have two decimals, as those of its tables."""
    places: list[int] = []
    found = term.text.find(_PLACE)
    while found >= 0:
        start = found + len(_PLACE)
        end = _closing(term.text, start)
        scaled = Term(
            Passage(rf"100 \cdot \sqrt{{2}} \cdot ({term.text[start:end]})", ((0, 0),)), term.syntax
        )
        try:
            value = Evaluator(replace(trial, claim=replace(trial.claim, given=()))).value(scaled).value
        except NoValue:
            return False
        if not isinstance(value, Real) or abs(value.middle - round(value.middle)) > Fraction(1, 10**9):
            return False
        places.append(start)
        found = term.text.find(_PLACE, end)
    return bool(places)


def _closing(text: str, start: int) -> int:
    """Where the bracket closes whose inside begins at `start`."""
    depth = 1
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return len(text)
