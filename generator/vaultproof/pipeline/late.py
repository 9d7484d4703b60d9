"""Values that are there when they are asked for, by path or in a row. Knows nothing of where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

Value = TypeVar("Value")
Whole = TypeVar("Whole")
Item = TypeVar("Item")


class Part(Mapping[str, Value]):
    """A part of each of some values, by the same path: of those that are there now."""

    def __init__(self, wholes: Mapping[str, Whole], part: Callable[[Whole], Value]) -> None:
        self._wholes = wholes
        self._part = part

    def __getitem__(self, path: str) -> Value:
        return self._part(self._wholes[path])

    def __contains__(self, path: object) -> bool:
        return path in self._wholes

    def __iter__(self) -> Iterator[str]:
        return iter(self._wholes)

    def __len__(self) -> int:
        return len(self._wholes)


class Late(MutableMapping[str, Value]):
    """The values at some paths, each of which is loaded when it is first asked for."""

    def __init__(self, paths: Iterable[str], load: Callable[[str], Value]) -> None:
        self._known: dict[str, Value | None] = dict.fromkeys(paths)
        self._load = load

    def __getitem__(self, path: str) -> Value:
        found = self._known[path]
        if found is None:
            found = self._known[path] = self._load(path)
        return found

    def __setitem__(self, path: str, value: Value) -> None:
        self._known[path] = value

    def __delitem__(self, path: str) -> None:
        del self._known[path]

    def __contains__(self, path: object) -> bool:
        return path in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class LateItems(Sequence[Item]):
    """So many values in a row, all loaded when one is first looked at; many reports look at few."""

    def __init__(self, length: int, load: Callable[[], Iterable[Item]]) -> None:
        self._length = length
        self._load = load

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return tuple(self._load())

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        return self._items[index]
