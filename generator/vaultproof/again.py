"""What follows from a short text alone, or from the note that is looked at, remembered: the same formulas and terms
come again and again in a vault, and the same questions in a note."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Value = TypeVar("Value")
Thing = TypeVar("Thing")

_SHORT = 200
"""Longer texts seldom come again, and would take much room."""
_MOST = 4096


def again(of_text: Callable[[str], Value]) -> Callable[[str], Value]:
    """A function of a text that remembers what it gave for short ones. What it gives must be frozen."""
    known = lru_cache(maxsize=_MOST)(of_text)

    @wraps(of_text)
    def asked(text: str) -> Value:
        return known(text) if len(text) <= _SHORT else of_text(text)

    return asked


def last(of_thing: Callable[[Thing], Value]) -> Callable[[Thing], Value]:
    """A function that remembers what it gave for the very thing of which it was asked last. What it gives must not be
    changed by those who ask."""
    known: list[tuple[Thing, Value]] = []

    @wraps(of_thing)
    def asked(thing: Thing) -> Value:
        if not known or known[0][0] is not thing:
            known[:] = [(thing, of_thing(thing))]
        return known[0][1]

    return asked
