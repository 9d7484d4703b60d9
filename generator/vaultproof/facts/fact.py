"""A fact about a function, and the refusal to tell one. Plain values."""

from __future__ import annotations

from dataclasses import dataclass


class Uncertain(Exception):
    """A fact is not certain, so it is not told."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: its name (`domain`, `zeros`, `monotone`, …) and what it says.

    Each statement is a word (`increasing`, `odd`, `none`, or empty) and the LaTeX that it is about (or empty).
    """

    name: str
    statements: tuple[tuple[str, str], ...]


def stated(name: str, latex: str) -> Fact:
    """A fact that is a formula alone."""
    return Fact(name, (("", latex),))
