"""Values → bytes for another process of ours, and back. A pickle that takes a dataclass apart at once.

Python's own asks each frozen dataclass with slots for the list of its fields, each time, which takes most of the time.
Only what a process of ours has packed may be unpacked.
"""

from __future__ import annotations

import copyreg
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


_Reducing = Callable[[Any], Any]


class _Reducers(dict[type, _Reducing]):
    """How values of a type are taken apart, as `pickle` has it: Python's own ways, and ours for dataclasses."""

    def __missing__(self, kind: type) -> _Reducing:
        if not is_dataclass(kind) or "__slots__" not in vars(kind):
            raise KeyError(kind)
        self[kind] = found = _reducing(kind)
        return found


class _Packer(pickle.Pickler):
    dispatch_table = _Reducers(copyreg.dispatch_table)


def _reducing(kind: type) -> _Reducing:
    """How values of a dataclass with slots are taken apart into their fields, to be made again by their type where it
    takes these in their order."""
    assert is_dataclass(kind)
    known = fields(kind)
    names = [one.name for one in known]
    match names:
        case []:
            return lambda _: (_put_together, (kind,))
        case [name]:
            return lambda value: (_put_together, (kind, getattr(value, name)))
    apart = attrgetter(*names)
    if not hasattr(kind, "__post_init__") and all(one.init and not one.kw_only for one in known):
        return lambda value: (kind, apart(value))
    return lambda value: (_put_together, (kind, *apart(value)))


@cache
def _making(kind: type) -> Callable[..., object]:
    """What makes a value of a dataclass with slots of its fields, in one step each."""
    assert is_dataclass(kind)
    known: dict[str, object] = {"_new": object.__new__, "_kind": kind}
    known |= {f"_put_{at}": getattr(kind, one.name).__set__ for at, one in enumerate(fields(kind))}
    places = range(len(fields(kind)))
    puts = "".join(f"\n    _put_{at}(made, _{at})" for at in places)
    given = ", ".join(f"_{at}" for at in places)
    exec(f"def make({given}):\n    made = _new(_kind){puts}\n    return made", known)  # noqa: S102 - as Python makes what makes a dataclass
    made = known["make"]
    assert callable(made)
    return made


def _put_together(kind: type, *values: object) -> object:
    return _making(kind)(*values)
