"""Weighs what the witnesses said of a claim into one verdict. Hears values; computes none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from vaultproof.claim import (
    Claim,
    Disputed,
    Equation,
    Holds,
    Judgement,
    Refuted,
    Testimony,
    Undecided,
    Verdict,
    WitnessKind,
)
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Real, Value, show
from vaultproof.source import Span

_CLOSE = Fraction(1, 10**4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one witness said: a value and whether it agrees with the statement, or a reason why it abstains."""

    witness: WitnessKind
    value: Value | None = None
    agreement: Agreement | None = None
    reason: str | None = None
    path: str | None = None
    span: Span | None = None

    @property
    def agrees(self) -> bool | None:
        """Whether the witness's value agrees with the stated one; None where it cannot be told."""
        return self.agreement.agrees if self.agreement is not None else None


def weigh(claim: Claim, stated: str, heard: Sequence[Heard], doubt: str | None = None) -> Judgement:
    """The verdict on a claim and the testimony behind it.

    `doubt` tells why a mismatch would not prove an error: then the claim is undecided instead of refuted. A loose claim
    is undecided even where all agree, and so is a partial one, which a mismatch refutes.
    """
    fractions = "/" in stated or "frac" in stated
    loose = claim.doubt if isinstance(claim, Equation) and claim.loose else None
    partial = claim.partial if isinstance(claim, Equation) else None
    verdict = Undecided(reason=loose) if loose is not None else _verdict(heard, doubt, fractions)
    if isinstance(verdict, Holds) and partial is not None:
        verdict = Undecided(reason=partial)
    return Judgement(
        claim=claim,
        stated=stated,
        verdict=verdict,
        testimony=tuple(_testimony(one, fractions) for one in heard),
    )


def _verdict(heard: Sequence[Heard], doubt: str | None, fractions: bool) -> Verdict:
    speaking = [one for one in heard if one.agrees is not None]
    if not speaking:
        return Undecided(reason=_most_telling(heard) or "no witness speaks of it")
    agreeing = [one for one in speaking if one.agrees]
    if len(agreeing) == len(speaking):
        remark = next(
            (one.agreement.remark for one in agreeing if one.agreement and one.agreement.remark), None
        )
        return Holds(actual=_actual(speaking, fractions), remark=remark)
    if doubt is not None:
        return Undecided(reason=doubt)
    if _ambiguous(heard):
        return Undecided(reason="the name has several definitions here, which give different values")
    if not agreeing:
        return Refuted(actual=_actual(speaking, fractions))
    return Disputed(actual="; ".join(f"{one.witness.value} {_shown(one, fractions)}" for one in speaking))


def _most_telling(heard: Sequence[Heard]) -> str | None:
    """Why no witness speaks: what one says that has a definition comes before what one says that knows of none."""
    located = sorted(heard, key=lambda one: one.path is None)
    return next((reason for one in located if (reason := _reason(one))), None)


def _ambiguous(heard: Sequence[Heard]) -> bool:
    """Whether several definitions of one name were heard that do not give one value; one that the note gives for other
    arguments only says nothing here."""
    formulas = [
        one
        for one in heard
        if one.witness is WitnessKind.FORMULA and not _OTHER_VALUES.fullmatch(one.reason or "")
    ]
    return len(formulas) > 1 and len({one.value for one in formulas}) > 1


OTHER_VALUES = "the note gives `{}` for other values of `{}` only"
"""Why a definition does not speak of an argument that it is not given for."""
_OTHER_VALUES = re.compile(re.escape(OTHER_VALUES).replace(r"\{\}", "[^`]*"))


def _reason(heard: Heard) -> str | None:
    return heard.reason or (heard.agreement.reason if heard.agreement is not None else None)


def _actual(speaking: Sequence[Heard], fractions: bool) -> str:
    told: list[Heard] = []
    for one in speaking:
        if not any(_alike(one, other) for other in told):
            told.append(one)
    return " or ".join(dict.fromkeys(_shown(one, fractions) for one in told))


def _alike(one: Heard, other: Heard) -> bool:
    """Whether two values differ by no more than the digits in which constants such as 1.0507 are written."""
    left, right = one.value, other.value
    if not (isinstance(left, Real) and isinstance(right, Real)):
        return left == right
    return abs(left.middle - right.middle) <= _CLOSE * max(abs(left.middle), abs(right.middle))


def _shown(heard: Heard, fractions: bool) -> str:
    return show(heard.value, fractions=fractions) if heard.value is not None else ""


def _testimony(heard: Heard, fractions: bool) -> Testimony:
    return Testimony(
        witness=heard.witness,
        path=heard.path,
        span=heard.span,
        value=_shown(heard, fractions) if heard.value is not None else None,
        agrees=heard.agrees,
        reason=_reason(heard),
    )
