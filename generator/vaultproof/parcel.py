"""Values → bytes for another process of ours, and back. A pickle that takes a dataclass apart at once.

Python's own asks each frozen dataclass with slots for the list of its fields, each time, which takes most of the time.
Only what a process of ours has packed may be unpacked.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any


def pack(value: object) -> bytes:
    """A value as bytes. Raises what `pickle` raises for what it cannot pack."""
    found = BytesIO()
    _Packer(found, pickle.HIGHEST_PROTOCOL).dump(value)
    return found.getvalue()


def unpack(packed: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """The value that was packed by a process of ours."""
    return pickle.loads(packed)  # noqa: S301 - see above


class _Packer(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as `pickle` has it
        kind: type = type(value)
        apart = _taking_apart(kind)
        return NotImplemented if apart is None else (_put_together, (kind, *apart(value)))


@cache
def _taking_apart(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """How values of a type are taken apart into their fields; None where it is no dataclass with slots."""
    if not is_dataclass(kind) or "__slots__" not in vars(kind):
        return None
    names = [field.name for field in fields(kind)]
    match names:
        case []:
            return lambda _: ()
        case [name]:
            return lambda value: (getattr(value, name),)
        case _:
            return attrgetter(*names)


@cache
def _setters(kind: type) -> tuple[Callable[[object, object], None], ...]:
    assert is_dataclass(kind)
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


def _put_together(kind: type, *values: object) -> object:
    one: object = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(one, value)
    return one
