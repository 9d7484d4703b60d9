"""Findings that are remembered whole, as those of a build are, and found again where nothing has changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, get_args

from vaultproof.cache import Keeping
from vaultproof.claim import Verdict
from vaultproof.findings import Findings
from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.late import LateItems
from vaultproof.pipeline.texts import Texts

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
    parts: list[LateItems[Any]] = []
    for part in _PARTS:
        loads = [cache.late(part, (source, start)) for start in range(0, counts[part], _AT_ONCE)]
        if not all(loads):
            return None
        there = [load for load in loads if load is not None]
        parts.append(LateItems(counts[part], partial(_loaded, there)))
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


def _loaded(loads: Sequence[Callable[[], tuple[Any, ...]]]) -> Iterator[Any]:
    return (item for load in loads for item in load())
