"""Values as tagged plain data, by exact type. A value that only pretends to be a number is told as its type's name.

Everything needed is bound when the module is loaded, before any block runs.
"""

from __future__ import annotations

import numpy

MOST_ITEMS = 10_000
MOST_TEXT = 65_536
DEEPEST = 16

Tagged = list[object]

_type, _len, _str, _hex, _float_hex = type, len, str, hex, float.hex
_name = type.__dict__["__name__"].__get__
_ndarray, _generic = numpy.ndarray, numpy.generic
_dtype_of, _tolist, _shape, _size = (
    numpy.ndarray.dtype.__get__,
    numpy.ndarray.tolist,
    numpy.ndarray.shape.__get__,
    numpy.ndarray.size.__get__,
)
_SCALARS = {numpy.dtype(name).type for name in ("bool", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8")} | {
    numpy.dtype(name).type for name in ("f2", "f4", "f8", "c8", "c16", "U")
}
_PLAIN = {numpy.bool_, numpy.int64, numpy.float64, numpy.complex128, numpy.str_}
_NAMES = {
    (numpy.dtype(name).kind, numpy.dtype(name).itemsize): numpy.dtype(name).name
    for name in ("bool", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
}
_LONGEST = 4096
_kind, _width = numpy.dtype.kind.__get__, numpy.dtype.itemsize.__get__
_asarray = numpy.asarray


class CannotTell(Exception):
    """The value is not one that can be compared; the message is its type's name or what is wrong with it."""


def tell(value: object, depth: int = 0) -> Tagged:
    """`value` as tagged data. Raises CannotTell."""
    kind = _type(value)
    if value is None:
        return ["0"]
    if kind is bool:
        return ["b", value]
    if kind is int:
        return _whole(value)
    if kind is float:
        return ["f", _float_hex(value)]  # type: ignore[arg-type]
    if kind is complex:
        return ["c", _float_hex(value.real), _float_hex(value.imag)]  # type: ignore[attr-defined]
    if kind is str:
        return _text(value)
    if kind is list or kind is tuple:
        return _several(value, "l" if kind is list else "t", depth)  # type: ignore[arg-type]
    if kind is _ndarray:
        return _array(value)  # type: ignore[arg-type]
    if kind in _SCALARS:
        return tell(value.item()) if kind in _PLAIN else _array(_asarray(value))  # type: ignore[attr-defined]
    raise CannotTell(f"is a `{_name(kind)[:60]}`, which is not a plain value")


def _whole(value: object) -> Tagged:
    if value.bit_length() > 4 * 4096:  # type: ignore[attr-defined]
        raise CannotTell("is too large a number")
    return ["i", _hex(value)]  # type: ignore[arg-type]


def _text(value: object) -> Tagged:
    if _len(value) > MOST_TEXT:  # type: ignore[arg-type]
        raise CannotTell("is too long a text")
    return ["s", value]


def _several(value: list[object] | tuple[object, ...], tag: str, depth: int) -> Tagged:
    if _len(value) > MOST_ITEMS or depth >= DEEPEST:
        raise CannotTell("is too large")
    return [tag, [tell(item, depth + 1) for item in value]]


def _array(value: numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.generic]]) -> Tagged:
    dtype = _dtype_of(value)
    kind, width = _kind(dtype), _width(dtype)
    name = _NAMES.get((kind, width)) or (kind == "U" and width <= _LONGEST and f"str{8 * width}")
    if not name:
        raise CannotTell(f"is an array of `{_str(dtype)[:60]}`")
    if _size(value) > MOST_ITEMS:
        raise CannotTell("is too large")
    flat = _tolist(value.reshape(-1))
    floats = kind == "f"
    return [
        "a",
        name,
        [*_shape(value)],
        [[_float_hex(item)] if floats else tell(item)[1:] for item in flat],
    ]
