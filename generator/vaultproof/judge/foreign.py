"""A definition with which nothing in another section agrees is one of another function of the same name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Equation, Holds, Judgement, Refuted, Relation, Undecided, WitnessKind
from vaultproof.judge.near import is_misprint
from vaultproof.judge.stated import AmbiguousNumber, read_stated
from vaultproof.judge.value import Real
from vaultproof.source import Span

_REASON = (
    "no value in this section agrees with the definition in another one, which may be of another function"
)
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)
_ENOUGH = 3
_KINDS = frozenset({"value", "table"})


def without_foreign(judgements: Sequence[Judgement], path: str, text: str) -> tuple[Judgement, ...]:
    """The judgements on one note's claims; where a definition in one section of the note disagrees with all that it is
    witness for in another one, and that is at least three values, these are undecided: unless half of them are
    misprints of its values, which no other function would give. `text` is the note's."""
    if len(judgements) < _ENOUGH:
        return tuple(judgements)
    headings = [match.start() for match in _HEADING.finditer(text)]
    heard: dict[tuple[Span, int], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        section = bisect_right(headings, judgement.claim.span.start)
        for span in _definitions(judgement, path):
            if bisect_right(headings, span.start) != section:
                heard[span, section].append(judgement)
    foreign = {
        id(judgement)
        for found in heard.values()
        if len(found) >= _ENOUGH and not any(isinstance(one.verdict, Holds) for one in found)
        if 2 * sum(map(_misprinted, found)) < len(found)
        for judgement in found
        if isinstance(judgement.verdict, Refuted)
    }
    return tuple(
        replace(one, verdict=Undecided(reason=_REASON)) if id(one) in foreign else one for one in judgements
    )


def _misprinted(judgement: Judgement) -> bool:
    """Whether a stated value is the actual one but for a sign, a digit or the place of the point."""
    if not isinstance(judgement.verdict, Refuted):
        return False
    try:
        stated = read_stated(judgement.stated, Relation.EQUAL, None)
        actual = Fraction(judgement.verdict.actual)
    except (AmbiguousNumber, ValueError, ZeroDivisionError):
        return False
    return stated is not None and isinstance(stated.value, Real) and is_misprint(actual, stated.value.middle)


def _definitions(judgement: Judgement, path: str) -> Iterator[Span]:
    """The places of the note's own formulas that were witnesses of a claim about single values."""
    if not isinstance(judgement.claim, Equation) or judgement.claim.kind not in _KINDS:
        return
    if not isinstance(judgement.verdict, Holds | Refuted):
        return
    for one in judgement.testimony:
        if one.witness is WitnessKind.FORMULA and one.path == path and one.span is not None:
            yield one.span
