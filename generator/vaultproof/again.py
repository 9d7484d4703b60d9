"""What follows from a short text alone, remembered: the same formulas and terms come again and again in a vault."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Value = TypeVar("Value")

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
