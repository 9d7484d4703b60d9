r"""Whether a claim holds where a value that its note gives with a prefix of its unit, `V_T = 25.85$ mV`, is taken in
the unit itself: a formula tells no units, and its other numbers may be in volts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Equation, Holds, Judgement, Refuted, Syntax, Term
from vaultproof.note import Note
from vaultproof.spot import late
from vaultproof.witness.trial import Meaning, Trial

_POWERS = {"p": -12, "n": -9, "µ": -6, "μ": -6, "u": -6, "m": -3, "c": -2, "k": 3, "M": 6, "G": 9}
_UNIT = late(
    r"(?:\s|~|\$|\\[,;: ]|\\(?:text|mathrm|mbox|mathsf|rm|textrm)\s*\{?[\s~]*)*(?P<prefix>[pnµμumckMG])"
    r"(?!(?<=k)g)(?:m|g|s|mol|[lL]|V|A|W|J|N|Pa|Hz|F|H|K|T|C|eV|Ω|\\Omega(?![a-z]))(?![^\W_])"
)
_NEAR = 0.01
MAY_BE_PREFIXED = "a value that the note gives a name has a unit with a prefix, which may be converted here"


def prefixed(meanings: Iterable[Meaning], note: Note) -> tuple[tuple[str, Fraction], ...]:
    """The names that a note gives one value with a prefix of its unit behind it, with the factor that this is."""
    return tuple(dict(_prefixed(meanings, note)).items())


def _prefixed(meanings: Iterable[Meaning], note: Note) -> Iterator[tuple[str, Fraction]]:
    for meaning in meanings:
        for name, terms in meaning.values:
            first = terms[0].passage.whole
            match = _UNIT.match(note.source.text, first.end) if len(terms) == 1 else None
            if match is not None:
                yield name, Fraction(10) ** _POWERS[match["prefix"]]


def in_base_units(trial: Trial, tried: Callable[[Trial], Judgement | None]) -> str | None:
    """The doubt that a claim raises which holds with one of these values, or with all of them, in the unit itself, or
    would but for its last digits."""
    every = dict(trial.prefixed)
    single = ({name: factor} for name, factor in every.items() if len(every) > 1)
    for factors in (every, *single) if every else ():
        known = tuple(replace(one, meaning=_scaled(one.meaning, factors)) for one in trial.known)
        other = replace(trial, known=known, meaning=_scaled(trial.meaning, factors), prefixed=())
        found = tried(other)
        if found is not None and (isinstance(found.verdict, Holds) or _is_near(found)):
            return MAY_BE_PREFIXED
    return None


def _is_near(found: Judgement) -> bool:
    """Whether a value that is refuted is that of a slip in its last digits."""
    if not isinstance(found.verdict, Refuted) or not isinstance(found.claim, Equation):
        return False
    try:
        return math.isclose(
            float(found.verdict.actual), float(found.claim.right.text.replace("−", "-")), rel_tol=_NEAR
        )
    except ValueError:
        return False


def _scaled(meaning: Meaning, factors: dict[str, Fraction]) -> Meaning:
    values = tuple(
        (name, tuple(_times(term, factors.get(name, Fraction(1))) for term in terms))
        for name, terms in meaning.values
    )
    return replace(meaning, values=values)


def _times(term: Term, factor: Fraction) -> Term:
    if factor == 1:
        return term
    times = rf"\frac{{{factor.numerator}}}{{{factor.denominator}}}"
    text = rf"{times} \cdot \left({term.text}\right)"
    return replace(term, passage=replace(term.passage, text=text), syntax=Syntax.LATEX)
