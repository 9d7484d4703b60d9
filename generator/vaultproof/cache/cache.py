"""Values by what they follow from: a codec over a store. Knows neither what the values mean nor where they are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from vaultproof.cache.codec import Codec, CodecError
from vaultproof.cache.store import Store
from vaultproof.cache.table import AsItIs, Table

Key = TypeVar("Key", bound=Hashable)


class Keeping(Protocol):
    """Something that may know from earlier what follows from some content."""

    def load(self, kind: str, sources: Mapping[Key, object]) -> dict[Key, Any]:
        """What is known to follow from some of `sources`, by their keys."""

    def late(self, kind: str, source: object) -> Callable[[], Any] | None:
        """What gives what follows from `source` once it is called, or None where that is not known."""

    def keep(self, kind: str, source: object, value: object) -> None:
        """Remember that `value` follows from `source`."""

    def table(
        self, kind: str, source: object, stamps: Iterable[str | None], *, plain: bool = False
    ) -> Table | None:
        """A table that is kept for `source`, with the stamps that its pages have; None where nothing is kept. A `plain`
        one holds what JSON can."""


class Cache:
    """Keeps values in a store. `versions` are what every value depends on beside its source."""

    def __init__(self, store: Store, codec: Codec, versions: Iterable[str]) -> None:
        self._store = store
        self._codec = codec
        self._versions = "\0".join(versions).encode()
        self._missed: dict[str, dict[int, tuple[object, bytes]]] = {}
        """The names under which a kind was last asked for in vain, with the sources: what follows from these is mostly
        kept soon."""

    def load(self, kind: str, sources: Mapping[Key, object]) -> dict[Key, Any]:
        """What is known to follow from some of `sources`, by their keys."""
        named: dict[bytes, list[Key]] = {}
        for key, source in sources.items():
            name = self._name(kind, source)
            if name is not None:
                named.setdefault(name, []).append(key)
        found: dict[Key, Any] = {}
        for name, data in self._store.get(kind, named):
            try:
                value = self._codec.decode(data)
            except CodecError:
                continue
            found.update(dict.fromkeys(named.pop(name), value))
        missed = ((sources[key], name) for name, keys in named.items() for key in keys)
        self._missed[kind] = {id(source): (source, name) for source, name in missed}
        return found

    def late(self, kind: str, source: object) -> Callable[[], Any] | None:
        """What gives what follows from `source` once it is called, or None where that is not known."""
        name = self._name(kind, source)
        for _, data in self._store.get(kind, [name] if name is not None else []):
            return lambda: self._codec.decode(data)
        return None

    def keep(self, kind: str, source: object, value: object) -> None:
        """Remember that `value` follows from `source`; what cannot be written down is not kept."""
        missed = self._missed.get(kind, {}).pop(id(source), None)
        name = missed[1] if missed is not None and missed[0] is source else self._name(kind, source)
        if name is not None:
            try:
                self._store.put(kind, name, self._codec.encode(value))
            except CodecError:
                return

    def table(
        self, kind: str, source: object, stamps: Iterable[str | None], *, plain: bool = False
    ) -> Table | None:
        """A table that is kept for `source`, with the stamps that its pages have; None where nothing is kept. A `plain`
        one holds what JSON can."""
        stamps = tuple(stamps)
        name = self._name(kind, (source, len(stamps)))
        if name is None:
            return None
        return Table(_Shelf(self._store, kind, name), AsItIs() if plain else self._codec, stamps)

    def _name(self, kind: str, source: object) -> bytes | None:
        try:
            written = self._codec.encode(source)
        except CodecError:
            return None
        return hashlib.blake2b(b"\0".join((self._versions, kind.encode(), written)), digest_size=24).digest()


class _Shelf:
    """The pages of a table in a store, by their numbers."""

    def __init__(self, store: Store, kind: str, name: bytes) -> None:
        self._store = store
        self._kind = kind
        self._name = name

    def load(self, pages: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        numbers = {self._key(page): page for page in pages}
        return ((numbers[key], data) for key, data in self._store.get(self._kind, numbers))

    def keep(self, page: int, data: bytes) -> None:
        self._store.put(self._kind, self._key(page), data)

    def _key(self, page: int) -> bytes:
        return self._name + page.to_bytes(4, "big")


class _Nothing:
    """Keeps nothing and knows nothing."""

    def load(self, _kind: str, _sources: Mapping[Key, object]) -> dict[Key, Any]:
        return {}

    def late(self, _kind: str, _source: object) -> Callable[[], Any] | None:
        return None

    def keep(self, _kind: str, _source: object, _value: object) -> None:
        return

    def table(
        self, _kind: str, _source: object, _stamps: Iterable[str | None], *, plain: bool = False
    ) -> Table | None:
        del plain
        return None


NOTHING: Keeping = _Nothing()
"""For runs without a cache."""
