"""Values to bytes and back: plain values, and dataclasses and enumerations of a given list, by their names.

The bytes are JSON. Reading them makes values of the listed types and calls nothing else; what does not fit is refused.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from types import MemberDescriptorType
from typing import Any, TypeAlias

_TUPLE, _LIST, _SET, _DICT = "", "[", "{", ":"
_BYTES, _COMPLEX, _FRACTION, _FLOAT = "b", "c", "/", "."
_PLAIN = frozenset({str, int, bool, type(None)})
_ODD_FLOATS = {"nan": float("nan"), "inf": float("inf"), "-inf": float("-inf")}


_Json: TypeAlias = list[Any]
_JSON = json.JSONEncoder(separators=(",", ":"), check_circular=False)
"""Writes what this module has made, which holds nothing twice."""


class CodecError(ValueError):
    """A value of a type that is not on the list, or bytes that no such value gave."""


class Codec:
    """Writes and reads values of some types."""

    def __init__(self, types: Iterable[type]) -> None:
        self._writers: dict[type, Callable[[Any], Any]] = {}
        self._writers |= {
            tuple: self._sequence(_TUPLE),
            list: self._sequence(_LIST),
            dict: self._write_dict,
            frozenset: self._write_set,
            bytes: lambda value: [_BYTES, base64.b64encode(value).decode()],
            complex: lambda value: [_COMPLEX, repr(value.real), repr(value.imag)],
            Fraction: lambda value: [_FRACTION, str(value)],
            float: _write_float,
        }
        read = self._read
        self._readers: dict[str, Callable[[list[Any]], Any]] = {
            _TUPLE: lambda rest: tuple([read(one) if one.__class__ is list else one for one in rest]),
            _LIST: lambda rest: [read(one) if one.__class__ is list else one for one in rest],
            _DICT: lambda rest: {read(key): read(value) for key, value in rest},
            _SET: lambda rest: frozenset(map(read, rest)),
            _BYTES: lambda rest: base64.b64decode(rest[0], validate=True),
            _COMPLEX: lambda rest: complex(float(rest[0]), float(rest[1])),
            _FRACTION: lambda rest: Fraction(rest[0]),
            _FLOAT: lambda rest: _ODD_FLOATS[rest[0]],
        }
        listed_types = tuple(dict.fromkeys(types))
        shared = Counter(listed.__name__ for listed in listed_types)
        for listed in listed_types:
            own = listed.__name__
            self._learn(listed, own if shared[own] == 1 else f"{listed.__module__}.{own}")

    def _learn(self, listed: type, name: str) -> None:
        if issubclass(listed, Enum):
            members: dict[str, Enum] = dict(listed.__members__)
            self._writers[listed] = lambda value: [name, value.name]
            self._readers[name] = lambda rest: members[rest[0]]
            return
        if not is_dataclass(listed):
            raise CodecError(f"{name} is neither a dataclass nor an enumeration")
        names = tuple(field.name for field in fields(listed))
        self._writers[listed] = _writer(name, names, self._writers)
        self._readers[name] = _reader(listed, names, self._read)

    def encode(self, value: object) -> bytes:
        """The bytes of a value. Raises CodecError."""
        return self.written(self.plain(value))

    def decode(self, data: bytes) -> Any:  # noqa: ANN401 - whatever was encoded
        """The value that gave some bytes. Raises CodecError."""
        return self.value(self.parsed(data))

    def plain(self, value: object) -> object:
        """A value as what JSON can hold. Raises CodecError."""
        try:
            return self._write(value)
        except KeyError as error:
            raise CodecError(f"{error.args[0].__name__} is not on the list") from None
        except (ValueError, RecursionError, TypeError) as error:
            raise CodecError(str(error)) from None

    def value(self, found: Any) -> Any:  # noqa: ANN401 - what JSON holds, and whatever was encoded
        """The value that gave what JSON holds. Raises CodecError."""
        try:
            return self._read(found)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise CodecError(str(error)) from None

    @staticmethod
    def written(found: object) -> bytes:
        """What JSON can hold as bytes. Raises CodecError."""
        try:
            return _JSON.encode(found).encode()
        except (ValueError, RecursionError, TypeError) as error:
            raise CodecError(str(error)) from None

    @staticmethod
    def parsed(data: bytes) -> Any:  # noqa: ANN401 - what JSON holds
        """What some bytes hold, as JSON. Raises CodecError."""
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise CodecError(str(error)) from None

    def _write(self, value: object) -> object:
        kind = value.__class__
        return value if kind in _PLAIN else self._writers[kind](value)

    def _read(self, value: Any) -> Any:  # noqa: ANN401 - what JSON holds
        if value.__class__ is not list:
            return value
        reader = self._readers[value[0]]
        return reader(value[1:])

    def _sequence(self, mark: str) -> Callable[[Iterable[object]], list[object]]:
        writers = self._writers
        return lambda value: [
            mark,
            *[one if one.__class__ in _PLAIN else writers[one.__class__](one) for one in value],
        ]

    def _write_dict(self, value: dict[Any, Any]) -> list[Any]:
        return [_DICT, *([self._write(key), self._write(one)] for key, one in value.items())]

    def _write_set(self, value: frozenset[Any]) -> list[Any]:
        return [_SET, *sorted((self._write(one) for one in value), key=json.dumps)]


def _writer(
    name: str, names: tuple[str, ...], writers: Mapping[type, Callable[[Any], Any]]
) -> Callable[[object], _Json]:
    """What writes down a value of a dataclass in one step each. A type without a writer is a KeyError."""
    known: dict[str, object] = {"_writers": writers, "_plain": _PLAIN, "_name": name}
    given = "".join(f"\n    _{at} = value.{field}" for at, field in enumerate(names))
    written = ", ".join(
        f"_{at} if _{at}.__class__ in _plain else _writers[_{at}.__class__](_{at})"
        for at in range(len(names))
    )
    exec(f"def writer(value):{given}\n    return [_name, {written}]", known)  # noqa: S102 - as what reads it is made
    made = known["writer"]
    assert callable(made)
    return made


def _reader(listed: type, names: tuple[str, ...], read: Callable[[Any], Any]) -> Callable[[_Json], object]:
    """What makes a value of a dataclass of its fields, in one step each: most of what is read are such. Too few or too
    many are a ValueError."""
    known: dict[str, object] = {"_new": object.__new__, "_listed": listed, "_read": read}
    known |= {f"_set_{at}": _setter(listed, name) for at, name in enumerate(names)}
    given = "".join(f"_{at}, " for at in range(len(names)))
    sets = "".join(
        f"\n    _set_{at}(made, _read(_{at}) if _{at}.__class__ is list else _{at})"
        for at in range(len(names))
    )
    taken = f"{given}= rest" if names else "[] = rest"
    exec(f"def reader(rest):\n    {taken}\n    made = _new(_listed){sets}\n    return made", known)  # noqa: S102 - as Python makes what makes a dataclass
    made = known["reader"]
    assert callable(made)
    return made


def _setter(listed: type, field: str) -> Callable[[object, Any], None]:
    """What sets a field of a value that is being made, frozen or not; quickest where the type has slots."""
    slot = vars(listed).get(field)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__
    return lambda made, value: object.__setattr__(made, field, value)


def _write_float(value: float) -> object:
    text = repr(value)
    return [_FLOAT, text] if text in _ODD_FLOATS else value
