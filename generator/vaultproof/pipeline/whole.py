"""Findings that are remembered whole, as those of a build are, and found again where nothing has changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar, get_args, overload

from vaultproof.cache import Keeping
from vaultproof.claim import Verdict
from vaultproof.findings import Findings
from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.texts import Texts

Item = TypeVar("Item")
_AT_ONCE = 2_000
"""How many items are kept together: those of a large vault would be too much for one value."""
_PARTS = ("diagnostics", "judgements", "definitions", "links")


def keep_findings(texts: Texts, wanted: Wanted, findings: Findings, cache: Keeping) -> None:
    """Remember what was found in a vault."""
    source = wanted.source(texts)
    counts = {part: len(getattr(findings, part)) for part in _PARTS}
    tally = {verdict.__name__: findings.count(verdict) for verdict in get_args(Verdict)}
    for part in _PARTS:
        values = getattr(findings, part)
        for start in range(0, len(values), _AT_ONCE):
            cache.keep(part, (source, start), tuple(values[start : start + _AT_ONCE]))
    cache.keep(
        "findings", source, (findings.notes, findings.formulas, tuple(findings.sources), counts, tally)
    )


def known_findings(texts: Texts, wanted: Wanted, cache: Keeping) -> Findings | None:
    """What was found in the same vault before, None where that is not known."""
    source = wanted.source(texts)
    head = cache.late("findings", source)
    if head is None:
        return None
    notes, formulas, paths, counts, tally = head()
    parts: list[_Late[Any]] = []
    for part in _PARTS:
        loads = [cache.late(part, (source, start)) for start in range(0, counts[part], _AT_ONCE)]
        if not all(loads):
            return None
        parts.append(_Late(counts[part], [load for load in loads if load is not None]))
    diagnostics, judgements, definitions, links = parts
    return Findings(
        sources={path: texts.texts[path] for path in paths},
        notes=notes,
        formulas=formulas,
        tally=tally,
        judged=wanted.judging,
        diagnostics=diagnostics,
        judgements=judgements,
        definitions=definitions,
        links=links,
    )


class _Late(Sequence[Item]):
    """Values that are read when they are first looked at; many reports look at few."""

    def __init__(self, length: int, loads: Sequence[Callable[[], tuple[Item, ...]]]) -> None:
        self._length = length
        self._loads = loads

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return tuple(item for load in self._loads for item in load())

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
