"""Verdicts → findings: refuted, disputed and undecided claims, and values whose last digits are off. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import assert_never

from vaultproof.catalogue import DISPUTED_CLAIM, REFUTED_CLAIM, TRUNCATED_VALUE, UNDECIDED_CLAIM
from vaultproof.claim import (
    Disputed,
    Equation,
    Holds,
    Judgement,
    Property,
    Refuted,
    Relation,
    Testimony,
    Undecided,
    WitnessKind,
)
from vaultproof.diagnostic import Applicability, Diagnostic, Edit, Fix, Label, Severity
from vaultproof.extract.arrays.matrix_laws import MATRIX_LAW
from vaultproof.extract.definitions.known_formulas import KNOWN
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.numbers.primes import PRIMALITY
from vaultproof.extract.numbers.solutions import SOLUTION
from vaultproof.extract.probability.laws import LAW, RULE
from vaultproof.latex import canonical_name
from vaultproof.link import Index
from vaultproof.rules.trace import traces
from vaultproof.source import Source, Span
from vaultproof.spot import late

_DECIMAL = re.compile(r"[-−]?\d+\.(\d+)")
_GOES_ON = late(r"\s*(?:\\\\\s*)?&?\s*(?:[=≈<>≤≥]|\\(?:approx|leq?|geq?|simeq|sim)(?![A-Za-z]))")
_PERCENT = re.compile(r"[-−]?\d+(?:\.(\d+))?(\s*\\?%)")
_MANY_DIGITS = 6

_BETWEEN_SYMBOLS = frozenset({IDENTITY, LAW, RULE, KNOWN, MATRIX_LAW})
_WHOSE = {
    WitnessKind.FORMULA: "its formula",
    WitnessKind.CODE: "its code",
    WitnessKind.ARITHMETIC: "the numbers",
    WitnessKind.REFERENCE: "the accepted definition",
}


def claim_diagnostics(
    judgements: Iterable[Judgement],
    sources: Mapping[str, Source],
    *,
    index: Index | None = None,
    strict: bool = False,
) -> Iterator[Diagnostic]:
    """A finding for each claim that does not plainly hold; `strict` makes undecided ones errors.

    With `index`, a refuted value is traced into the notes that link to the claim's.
    """
    solved: set[Span] = set()
    for judgement in judgements:
        claim, verdict = judgement.claim, judgement.verdict
        if claim.kind == SOLUTION and not isinstance(verdict, Holds):
            if claim.span in solved:
                continue  # the other one of `x = \\pm 2`
            solved.add(claim.span)
        match verdict:
            case Holds(remark=None):
                continue
            case Holds(remark=remark):
                yield TRUNCATED_VALUE.at(
                    claim.path,
                    claim.span,
                    f"`{_short(claim.text)}` holds, though {remark}",
                    help=f"the value is {verdict.actual}",
                )
            case Refuted(actual=actual):
                used = tuple(traces(judgement, index, sources)) if index is not None else ()
                yield REFUTED_CLAIM.at(
                    claim.path,
                    claim.span,
                    f"the note says `{_short(claim.text)}`, {_gives(judgement)} {actual}{_of_what(judgement)}",
                    help=f"{_help(judgement, actual)}{_elsewhere(used)}",
                    fix=_fix(judgement, actual, sources.get(claim.path)),
                    labels=(*_labels(judgement, sources), *used),
                )
            case Disputed(actual=actual):
                yield DISPUTED_CLAIM.at(
                    claim.path,
                    claim.span,
                    f"the witnesses of `{_short(claim.text)}` disagree: {actual}",
                    help="make the note's formula, code and values say the same",
                    labels=tuple(_labels(judgement, sources)),
                )
            case Undecided(reason=reason):
                yield UNDECIDED_CLAIM.at(
                    claim.path,
                    claim.span,
                    f"`{_short(claim.text)}` is undecided: {reason}",
                    severity=Severity.ERROR if strict else None,
                )
            case _:
                assert_never(verdict)


def _help(judgement: Judgement, actual: str) -> str:
    if isinstance(judgement.claim, Equation) and judgement.claim.kind == KNOWN:
        return f"mend the formula, or give it a name of its own; the accepted one is from {judgement.claim.lead[0]}"
    if judgement.claim.kind in _BETWEEN_SYMBOLS:
        return "mend the side that is wrong, or say under which condition the two are equal"
    if judgement.claim.kind == PRIMALITY:
        return "mend the number, or what is said of it"
    if judgement.claim.kind == SOLUTION:
        return "mend the equation, or what is said to solve it"
    if isinstance(judgement.claim, Property) or _is_reckoned(judgement):
        return "mend the statement, or the definition if the statement is meant"
    return f"write `{actual}`, or mend the definition if the value is meant"


def _is_reckoned(judgement: Judgement) -> bool:
    """Whether the value that was worked out is none that the note writes, as the limit that an asymptote must have."""
    claim = judgement.claim
    return isinstance(claim, Equation) and claim.right.text.strip() not in claim.text


def _of_what(judgement: Judgement) -> str:
    """What was worked out, where the note does not write it."""
    claim = judgement.claim
    if not isinstance(claim, Equation) or not _is_reckoned(judgement):
        return ""
    told = f" for `{_short(claim.left.text)}`"
    equal = claim.relation is Relation.EQUAL and claim.kind != IDENTITY
    return f"{told}, not {claim.right.text}" if equal else told


def _gives(judgement: Judgement) -> str:
    whose = [
        _WHOSE[kind]
        for kind in dict.fromkeys(one.witness for one in judgement.testimony if one.agrees is False)
    ]
    if isinstance(judgement.claim, Property) and judgement.claim.kind in {"property", "domain"}:
        return f"but by {' and '.join(whose)}"
    if len(whose) == 1:
        return f"{whose[0]} {'give' if whose[0].endswith('numbers') else 'gives'}"
    return f"{', '.join(whose[:-1])} and {whose[-1]} give"


def _elsewhere(used: tuple[Label, ...]) -> str:
    """The notes that state the same value, for the help."""
    return f"; also stated in {', '.join(f'`{label.path}`' for label in used)}" if used else ""


def _labels(judgement: Judgement, sources: Mapping[str, Source]) -> Iterator[Label]:
    for one in judgement.testimony:
        if one.path is not None and one.span is not None and one.path in sources:
            yield Label(path=one.path, span=one.span, text=f"{one.witness.value}: {_told(one)}")


def _told(testimony: Testimony) -> str:
    return testimony.value if testimony.value is not None else testimony.reason or "says nothing"


def _fix(judgement: Judgement, actual: str, source: Source | None) -> Fix | None:
    """Write the actual value in place of the stated one: unsafe, since it changes what the note says.

    A value within a chain (`a = 1 = b`) is for the writer to mend, with all that follows from it, and so is that of a
    bare name (`x_0 = 2`), which may be set rather than stated.
    """
    claim = judgement.claim
    if (
        not isinstance(claim, Equation)
        or claim.kind in {*_BETWEEN_SYMBOLS, SOLUTION, PRIMALITY}
        or canonical_name(claim.left.text.strip()) is not None
        or judgement.stated != claim.right.text
        or len(claim.right.text) != claim.right.passage.whole.end - claim.right.passage.whole.start
        or " or " in actual
        or "≈" in actual
        or (source is not None and _GOES_ON.match(source.text, claim.right.passage.whole.end))
    ):
        return None
    return Fix(Applicability.UNSAFE, (Edit(claim.right.passage.whole, _as_stated(actual, claim.right.text)),))


def _as_stated(actual: str, stated: str) -> str:
    """A value with more digits than anybody writes, rounded as the stated one is, and in hundredths where that is."""
    wanted, told = _DECIMAL.fullmatch(stated.strip()), _DECIMAL.fullmatch(actual)
    if told is not None and (percent := _PERCENT.fullmatch(stated.strip())) is not None:
        return f"{100 * Decimal(actual):.{len(percent[1] or '')}f}{percent[2]}"
    if wanted is None or told is None or len(told[1]) <= max(_MANY_DIGITS, len(wanted[1])):
        return actual
    rounded = f"{Decimal(actual):.{len(wanted[1])}f}"
    return rounded if Decimal(rounded) else actual


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"
