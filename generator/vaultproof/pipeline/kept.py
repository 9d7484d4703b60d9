"""What of a check may be kept: the types of its values, and the place for a vault. Judges nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from enum import Enum
from functools import cached_property
from importlib import import_module
from pathlib import Path

from vaultproof.cache import NOTHING, Cache, Codec, Keeping, Store, place_for
from vaultproof.cache.versions import versions

FOUND = (
    "source",
    "diagnostic",
    "note",
    "vault",
    "claim",
    "findings",
    "selection",
    "pipeline.limits",
    "pipeline.standing",
)
"""Modules with the values that a report is made of."""

WORKED = (
    *FOUND,
    "extract",
    "extract.doubts.setting",
    "link.index",
    "link.subpath",
    "judge.compare",
    "judge.stated",
    "judge.value",
    "judge.weigh",
    "pipeline.examine",
    "pipeline.judged",
    "pipeline.linked",
    "pipeline.live",
    "pipeline.resume",
    "pipeline.tasks",
    "sandbox.dialect",
    "sandbox.functions",
    "sandbox.job",
    "sandbox.value",
    "witness.code",
    "witness.identities.pairs",
    "witness.trial",
)
"""Modules with the values that go between the stages."""

DRAWN = (
    "source",
    "claim",
    "witness.trial",
    "emit.context",
    "plot.natural",
    "plot.request",
    "pipeline.figures.figure",
    "pipeline.code_figures",
    "sandbox.job",
    "sandbox.value",
)
"""Modules with the values that figures follow from, and figures."""


def types_of(modules: Iterable[str]) -> Iterator[type]:
    """The dataclasses and enumerations that some modules of Vaultproof define."""
    for name in modules:
        module = sys.modules.get(f"vaultproof.{name}") or import_module(f"vaultproof.{name}")
        for value in vars(module).values():
            own = isinstance(value, type) and value.__module__ == module.__name__
            if own and (is_dataclass(value) or issubclass(value, Enum)):
                yield value


class Kept:
    """A vault's store, seen as findings or as what goes between stages; the latter loads more code."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def found(self) -> Keeping:
        """Whole findings."""
        return Cache(self._store, Codec(types_of(FOUND)), versions())

    @cached_property
    def worked(self) -> Keeping:
        """What goes between the stages."""
        return Cache(self._store, Codec(types_of(WORKED)), versions())

    @cached_property
    def drawn(self) -> Keeping:
        """Figures and facts."""
        return Cache(self._store, Codec(types_of(DRAWN)), versions())

    def flush(self) -> None:
        """Write down what was found so far."""
        self._store.flush()


class _NoneKept(Kept):
    def __init__(self) -> None:
        self.found = self.worked = self.drawn = NOTHING

    def flush(self) -> None:
        pass


NONE_KEPT: Kept = _NoneKept()
"""For runs without a cache."""


@contextmanager
def kept(vault: Path, *, wanted: bool = True) -> Iterator[Kept]:
    """What earlier runs kept of a vault; nothing where that is not wanted or there is no safe place for it."""
    folder = place_for(vault) if wanted else None
    if folder is None:
        yield NONE_KEPT
        return
    store = Store(folder)
    try:
        yield Kept(store)
    finally:
        store.close()
