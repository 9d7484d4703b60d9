"""Many values by name, kept a few to a page: what is asked for is read, and what changed is written.

Each page holds a stamp of what its values follow from. A page with another stamp than is expected is as good as none,
so that pages of two runs, or of one that was interrupted, are never taken for those of one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from vaultproof.cache.codec import Codec, CodecError

_FEW = 64
"""How many values a page is meant to hold."""


class Lost(Exception):
    """A page of a table is not there, or not the one that is meant."""


class Shelf(Protocol):
    """Where the pages of one table lie."""

    def load(self, pages: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        """Those of some pages that are kept, with what they hold."""

    def keep(self, page: int, data: bytes) -> None:
        """Keep a page."""


class Writing(Protocol):
    """What makes of a value what JSON can hold, and that value of it again."""

    def plain(self, value: object) -> object:
        """A value as what JSON can hold. Raises CodecError."""

    def value(self, found: Any) -> Any:  # noqa: ANN401 - what JSON holds, and whatever was put
        """The value that gave what JSON holds. Raises CodecError."""


class AsItIs:
    """For values that JSON can hold: lists, texts, numbers and None."""

    def plain(self, value: object) -> object:
        """The value itself."""
        return value

    def value(self, found: Any) -> Any:  # noqa: ANN401 - what JSON holds
        """The value itself."""
        return found


def pages_for(count: int) -> int:
    """How many pages a table of so many values should have."""
    return max(1, count // _FEW)


def page_of(name: str, pages: int) -> int:
    """The page of a table of so many pages that a name stands on."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) % pages


class Table:
    """Values by name. `stamps` are those that the pages are expected to have, None for one that is yet empty."""

    def __init__(self, shelf: Shelf, writing: Writing, stamps: Iterable[str | None]) -> None:
        self._shelf = shelf
        self._writing = writing
        self._stamps = list(stamps)
        self._fetched: dict[int, bytes] = {}
        self._pages: dict[int, dict[str, Any]] = {}
        self._changed: set[int] = set()

    def fetch(self) -> None:
        """Have all pages at hand, so that nothing can be missing later. Raises Lost."""
        self._fetch([at for at, stamp in enumerate(self._stamps) if stamp is not None])

    def get(self, name: str) -> Any:  # noqa: ANN401 - whatever was put
        """The value of a name, None where there is none. Raises Lost."""
        found = self._page(self._at(name)).get(name)
        return None if found is None else self._read(found)

    def all(self) -> Iterator[tuple[str, Any]]:
        """All names with their values, in no order. Raises Lost."""
        self.fetch()
        for at in range(len(self._stamps)):
            for name, found in self._page(at).items():
                yield name, self._read(found)

    def put(self, name: str, value: object) -> None:
        """Let a name have a value; None takes it out. Raises Lost and CodecError."""
        at = self._at(name)
        page, written = self._page(at), self._writing.plain(value)
        if page.get(name) == written:
            return
        self._changed.add(at)
        if value is None:
            del page[name]
        else:
            page[name] = written

    def keep(self, stamp: str, *, forget: bool = False) -> tuple[str | None, ...]:
        """Write the pages of which something changed, with this stamp; the stamps that all pages have then. Those of
        which nothing is asked any more can be forgotten."""
        for at in sorted(self._changed):
            self._stamps[at] = stamp
            written = Codec.written(list(self._pages[at].items()))
            self._shelf.keep(at, b"%b\n%b" % (stamp.encode(), written))
            if forget:
                del self._pages[at]
        self._changed.clear()
        return tuple(self._stamps)

    def _at(self, name: str) -> int:
        return page_of(name, len(self._stamps))

    def _page(self, at: int) -> dict[str, Any]:
        if at not in self._pages:
            self._pages[at] = self._loaded(at) if self._stamps[at] is not None else {}
        return self._pages[at]

    def _loaded(self, at: int) -> dict[str, Any]:
        self._fetch([at])
        try:
            return dict(Codec.parsed(self._fetched.pop(at)))
        except (CodecError, ValueError, TypeError):
            raise Lost from None

    def _fetch(self, pages: Sequence[int]) -> None:
        missing = {at for at in pages if at not in self._pages and at not in self._fetched}
        for at, data in self._shelf.load(sorted(missing)):
            stamp, _, written = data.partition(b"\n")
            if stamp == (self._stamps[at] or "").encode():
                self._fetched[at] = written
                missing.discard(at)
        if missing:
            raise Lost

    def _read(self, found: Any) -> Any:  # noqa: ANN401 - whatever was put
        try:
            return self._writing.value(found)
        except CodecError:
            raise Lost from None
