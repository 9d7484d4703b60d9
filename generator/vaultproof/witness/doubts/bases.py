"""The bases that `log` may have where none is written: e is taken, and 2 and 10 are where that gives no error. Tries
nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vaultproof.claim import Syntax, Term, WitnessKind
from vaultproof.witness.trial import Known, Trial

_LATEX = re.compile(
    r"(?:\\(?:log(?![A-Za-z])|operatorname\*?\{log\}|mathrm\{log\}|text\{log\})|(?<![A-Za-z\\_.{])log(?![A-Za-z}]))(?!\s*_)"
)
_PLAIN = re.compile(r"(?<![A-Za-z\\_.])log(?=\s*\(|\s+[\d(A-Za-z])")
_OF_A_NUMBER = re.compile(r"(?<![A-Za-z\\_.])log\s+(\d+(?:[.,]\d+)?)(?![\w.,^!])")
_BASES = (10, 2)


def in_other_bases(trial: Trial, stated: Term, actual: Term) -> Iterator[tuple[int, Trial, Term, Term]]:
    """A base, and the trial and the two terms of its claim with each `log` of no base read as one to that base.

    Nothing where there is no such `log`, in the claim or in a formula of the notes that it uses.
    """
    for base in _BASES:
        known = tuple(_known(one, base) for one in trial.known)
        terms = _term(stated, base), _term(actual, base)
        if (known, terms) != (trial.known, (stated, actual)):
            yield base, replace(trial, known=known), *terms


def _known(known: Known, base: int) -> Known:
    if known.witness is not WitnessKind.FORMULA:
        return known
    return replace(known, definition=replace(known.definition, body=_term(known.definition.body, base)))


def _term(term: Term, base: int) -> Term:
    if term.syntax is Syntax.PYTHON:
        return term  # Python's log is the natural one
    if term.syntax is Syntax.LATEX:
        text = _LATEX.sub(rf"\\log_{{{base}}}", term.text)
    else:
        text = _PLAIN.sub(f"log{base}", _OF_A_NUMBER.sub(rf"log{base}(\1)", term.text))
    return term if text == term.text else replace(term, passage=replace(term.passage, text=text))
