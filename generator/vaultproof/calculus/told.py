"""What can be told of a property: in its weak and its strict sense, with what shows it. Plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a property holds in its weak and in its strict sense (None where that is not certain).

    `shown` are words for what is so where the weak sense holds, `against` for what speaks against it, `loose` for
    what speaks against the strict sense alone.
    """

    weak: bool | None
    strict: bool | None
    shown: str = ""
    against: str = ""
    loose: str = ""


def either(truth: bool | None, shown: str, against: str) -> Told:
    """A property whose weak and strict senses are one."""
    return Told(truth, truth, shown, against, against)
