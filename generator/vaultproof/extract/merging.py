"""What is found, with claims that say better what stands at their places, or that stand where no others do.

Every kind of place is looked through by itself; here it is told which of two findings at one place is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vaultproof.claim import Binding, Definition, Equation
from vaultproof.extract.classify import Finding
from vaultproof.extract.numbers.solutions import SOLUTION
from vaultproof.source import Span


def with_spans(found: list[Finding], claims: tuple[Equation, ...]) -> list[Finding]:
    """What is found with claims that say better what stands at their places; a reckoning that is sure says it better
    than one that may not be told of its left side at all."""
    if not claims:
        return found
    sure = [one.span for one in found if _is_reckoned(one)] if any(one.loose for one in claims) else []
    claims = tuple(one for one in claims if not (one.loose and any(overlap(one.span, span) for span in sure)))
    spans = [claim.span for claim in claims]
    return [one for one in found if not any(overlap(one.span, span) for span in spans)] + [*claims]


def _is_reckoned(one: Finding) -> bool:
    return isinstance(one, Equation) and one.kind == "arithmetic" and one.doubt is None and not one.loose


def beside(found: list[Finding], claims: Iterable[Equation]) -> list[Finding]:
    """What is found with claims where no other claim stands, in place of names bound there."""
    stated = [one.span for one in found if isinstance(one, Equation)]
    more = tuple(one for one in claims if not any(overlap(one.span, span) for span in stated))
    return [*found, *more]


def with_fields(found: list[Finding], claims: tuple[Equation, ...]) -> list[Finding]:
    """What is found with the entries of gradients and of matrices of derivatives; a name goes on to stand for its
    matrix."""
    spans = [claim.span for claim in claims]
    matrices = (
        one
        for one in found
        if isinstance(one, Binding)
        and "matrix" in one.value.text
        and any(overlap(one.span, span) for span in spans)
    )
    return [*with_spans(found, claims), *matrices]


def told_once(found: Iterable[Finding], told: Sequence[Equation]) -> list[Finding]:
    """What is found, with what is told of the very same text in its place: other links of a chain stay, and so does a
    reckoning that is sure where the other may be told of something else."""
    if not told:
        return [*found]
    found = [*found]
    if any(one.loose for one in told):
        sure = {one.span for one in found if _is_reckoned(one)}
        told = [one for one in told if not (one.loose and one.span in sure)]
    spans = {one.span for one in told}
    return [*(one for one in found if one.span not in spans), *told]


def instead(found: list[Finding], better: Iterable[Equation]) -> list[Finding]:
    """What is found with claims, as of numbers with their units, which say better what those at their places say."""
    claims = tuple(better)
    if not claims:
        return found
    spans = [claim.span for claim in claims]
    kept = [one for one in found if not (isinstance(one, Equation) and within(one.span, spans))]
    return [*kept, *claims]


def besides(found: list[Finding], claims: Iterable[Equation]) -> list[Finding]:
    """What is found with claims at whose places no others stand."""
    claims = tuple(claims)
    if not claims:
        return found
    spans = [one.span for one in found if isinstance(one, Equation)]
    return [*found, *(one for one in claims if not within(one.span, spans))]


def with_complex(found: list[Finding], of_complex: tuple[Binding | Equation, ...]) -> list[Finding]:
    """What is found with the values and equations of complex numbers, which say better what stands at their places."""
    if not of_complex:
        return found
    places = {one.span for one in of_complex if isinstance(one, Equation)}
    kept = [one for one in found if isinstance(one, Definition) or one.span not in places]
    return [*kept, *of_complex]


def with_terms(found: list[Finding], terms: tuple[Equation, ...]) -> list[Finding]:
    """What is found with the claims about terms of sequences; a step between numbers in one of them stays."""
    if not terms:
        return found
    spans = {claim.span for claim in terms}
    return [*(one for one in found if not (isinstance(one, Equation) and one.span in spans)), *terms]


_OF_SEVERAL = frozenset({SOLUTION, "value", "derivative"})
"""Kinds of which several claims may stand at one place, each with a text of its own."""


def once(claims: Iterable[Equation]) -> Iterator[Equation]:
    """Each claim the first time that it is found at its place."""
    seen: set[tuple[Span, str, str]] = set()
    for claim in claims:
        key = (claim.span, claim.kind, claim.text if claim.kind in _OF_SEVERAL else "")
        if key not in seen:
            seen.add(key)
            yield claim


def within(span: Span, hidden: Iterable[Span]) -> bool:
    """Whether a place shares text with one of others."""
    return any(overlap(span, other) for other in hidden)


def overlap(one: Span, other: Span) -> bool:
    """Whether two places share text."""
    return one.start < other.end and other.start < one.end
