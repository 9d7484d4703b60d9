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
from vaultproof.witness.trial import Trial

_REACH = 400
_NAMED = re.compile(r"\s*(?P<name>\\?[A-Za-z]+(?:_\{?\w+\}?)?)\s*=")
_NUMBER = r"(?P<number>\d+(?:\.\d+)?)(?![\w.,^]|\s*[-+*/])"
_WORKED_OUT = re.compile(
    rf"(?<![A-Za-z\\_])\\?[A-Za-z]+(?:_\{{?\w+\}}?)?\s*=[^=$\n]*[A-Za-z(][^=$\n]*(?:=|\\approx)\s*{_NUMBER}"
)
_MOST = 4


_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？]|\n\s*\n")


def results_before(claim: Equation, note: Note) -> tuple[tuple[int, Term], ...]:
    """The last number that a note gives the quantity of a claim before it, and those that others were worked out to be,
    `a = \\sigma(z) = 0.75`, where values are told with the claim; each with the place where its sentence begins."""
    named = _NAMED.match(claim.text) if claim.kind == "value" and claim.given else None
    if named is None:
        return ()
    text, first = note.source.text, max(0, claim.span.start - _REACH)
    own = re.compile(rf"(?<![A-Za-z\\_]){re.escape(named['name'])}\s*=\s*{_NUMBER}")
    found = [*own.finditer(text, first, claim.span.start)][-1:]
    found += [*_WORKED_OUT.finditer(text, first, claim.span.start)][-_MOST:]
    return tuple(
        (
            max((end.end() for end in _SENTENCE_END.finditer(text, first, one.start())), default=first),
            replace(claim.right, passage=Passage(one["number"], ((0, one.start("number")),))),
        )
        for one in found
    )


def gone_on(trial: Trial) -> Iterator[Trial]:
    """The trial with a result before it in the place of each value from which the result follows in its sentence."""
    told = dict(trial.claim.given)
    for begins, result in trial.before:
        for name, terms in trial.meaning.values:
            within = terms and begins <= terms[0].passage.whole.start < result.passage.whole.start
            if name not in told and within:
                values = tuple((one, (result,) if one == name else own) for one, own in trial.meaning.values)
                yield replace(trial, meaning=replace(trial.meaning, values=values))
