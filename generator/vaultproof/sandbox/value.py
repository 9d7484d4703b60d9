"""The plain values that can come out of a note's block. Holds data only: nothing of NumPy, no decoding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Item: TypeAlias = bool | int | float | complex | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Array:
    """A NumPy array: its dtype's name, its shape and its items in C order. A NumPy scalar that is not one of Python's
    own numbers (float32, uint8) is an array of shape `()`."""

    dtype: str
    shape: tuple[int, ...]
    items: tuple[Item, ...]


Value: TypeAlias = "Item | list[Value] | tuple[Value, ...] | Array | None"
