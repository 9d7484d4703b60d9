"""What a quantity was worked out to be before, with which the next step may go on: a layer takes the output of the
layer below it, `o = 28`, for its own input.

Reads notes; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vaultproof.claim import Equation, Term
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.witness.trial import Meaning, Trial

_REACH = 400
_NAMED = re.compile(r"\s*(?P<name>\\?[A-Za-z]+(?:_\{?\w+\}?)?)\s*=")
_NUMBER = r"(?P<number>\d+(?:\.\d+)?)(?![\w.,^]|\s*[-+*/])"
_WORKED_OUT = re.compile(
    rf"(?<![A-Za-z\\_])\\?[A-Za-z]+(?:_\{{?\w+\}}?)?\s*=[^=$\n]*[A-Za-z(][^=$\n]*(?:=|\\approx)\s*{_NUMBER}"
)
_MOST = 4


def results_before(claim: Equation, note: Note, meaning: Meaning) -> tuple[tuple[str, Term], ...]:
    """The last number that a note gives the quantity of a claim before it, and those that others were worked out to be,
    `a = \\sigma(z) = 0.75`, where values are told with the claim; each by the names that may have it for their value
    now: those that were told beside the values which the claim's own had before."""
    named = _NAMED.match(claim.text) if claim.kind == "value" and claim.given else None
    if named is None:
        return ()
    text, first = note.source.text, max(0, claim.span.start - _REACH)
    own = re.compile(rf"(?<![A-Za-z\\_]){re.escape(named['name'])}\s*=\s*{_NUMBER}")
    found = [*own.finditer(text, first, claim.span.start)][-1:]
    found += [*_WORKED_OUT.finditer(text, first, claim.span.start)][-_MOST:]
    results = [
        replace(claim.right, passage=Passage(one["number"], ((0, one.start("number")),))) for one in found
    ]
    names = [name for name, terms in meaning.values if terms and _is_of_a_step(text, terms[0], claim)]
    return tuple((name, result) for result in results for name in names)


def _is_of_a_step(text: str, value: Term, claim: Equation) -> bool:
    """Whether a value was told beside an earlier one of what the claim gives a value itself."""
    start = value.passage.whole.start
    before = _END.split(text[max(0, start - _BESIDE) : start])[-1]
    around = before + _END.split(text[start : min(start + _BESIDE, claim.span.start)])[0]
    shown = (re.escape(name) for name, _ in claim.given)
    return any(re.search(rf"(?<![A-Za-z_]){name}\s*=\s*[-−]?\d", around) for name in shown)


_BESIDE = 60
_END = re.compile(r"[.!?;]\s|[。！？；\n]")


def gone_on(trial: Trial) -> Iterator[Trial]:
    """The trial with a result before it in the place of each value that comes from above that."""
    told = dict(trial.claim.given)
    values = dict(trial.meaning.values)
    for name, result in trial.before:
        terms = values.get(name, ())
        if name not in told and terms and terms[0].passage.whole.start < result.passage.whole.start:
            changed = tuple((one, (result,) if one == name else own) for one, own in values.items())
            yield replace(trial, meaning=replace(trial.meaning, values=changed))
