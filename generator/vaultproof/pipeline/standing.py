"""A vault as it stood when it was last checked: what was found then, by notes, and what each note was found by.

Imports what works only where it must: where nothing has changed, no more is needed than is here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from vaultproof.cache import Lost, Table, page_of, pages_for
from vaultproof.claim import Judgement
from vaultproof.diagnostic import Diagnostic
from vaultproof.findings import Findings
from vaultproof.pipeline.kept import Kept
from vaultproof.pipeline.late import LateItems
from vaultproof.pipeline.texts import Texts

if TYPE_CHECKING:
    from vaultproof.pipeline.find import Wanted


TOLD = ("diagnostics", "judgements", "definitions", "links")
"""The tables of what is told of each file, by its path, as the parts of findings."""
WORKED = ("rows", "summaries", "linked", "said")
"""The tables of what each note was found by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is known of a vault as a whole.

    `digest` is that of its texts, `settings` that of what stands in no note. `others` are the files beside the notes,
    `beside` the digests of the canvases and bases among them, `elsewhere` what was found beside what is in the notes.
    `counts` tells how much there is of each part of the findings, `tally` how many claims got each verdict. `stamps`
    are those of the pages of each table. Where it is not `settled`, another run might say something else.
    """

    digest: str
    settings: str
    others: tuple[str, ...]
    beside: tuple[tuple[str, str], ...]
    elsewhere: tuple[tuple[str, tuple[Diagnostic, ...]], ...]
    shown: tuple[str, ...]
    notes: int
    formulas: int
    counts: dict[str, int]
    tally: dict[str, int]
    stamps: dict[str, tuple[str | None, ...]]
    settled: bool


class Standing:
    """What is kept of a vault as it stood, for one way of looking at it."""

    def __init__(self, kept: Kept, wanted: Wanted) -> None:
        self._kept = kept
        self._source = wanted.standing
        load = kept.found.late("standing", self._source)
        self.head: Head | None = load() if load is not None else None
        self._tables: dict[str, Table] = {}

    def table(self, kind: str) -> Table:
        """One of the tables. Raises Lost."""
        if kind not in self._tables and self.head is not None:
            self._open(kind, self.head.stamps[kind])
        if kind not in self._tables:
            raise Lost
        return self._tables[kind]

    def _open(self, kind: str, stamps: Iterable[str | None]) -> None:
        keeping = self._kept.found if kind in TOLD else self._kept.worked
        table = keeping.table(kind, self._source, stamps, plain=kind == "rows")
        if table is not None:
            self._tables[kind] = table

    def begin(self, paths: Collection[str], notes: int, digest: str) -> Iterator[str]:
        """Have empty tables for so many notes, and give the paths in an order in which one page after the other can be
        written, when it is full."""
        pages = pages_for(notes)
        for kind in (*TOLD, *WORKED):
            self._open(kind, [None] * pages)
        for _, group in groupby(sorted(paths, key=(page := lambda path: page_of(path, pages))), page):
            yield from group
            for table in self._tables.values():
                table.keep(digest, forget=True)

    def keep(self, digest: str, head: Callable[[dict[str, tuple[str | None, ...]]], Head]) -> None:
        """Write what changed, and the head that goes with it."""
        known = self.head.stamps if self.head is not None else {}
        self.head = head(known | {kind: table.keep(digest) for kind, table in self._tables.items()})
        self._kept.found.keep("standing", self._source, self.head)

    def _late(self, part: str) -> LateItems[Any]:
        assert self.head is not None
        return LateItems(self.head.counts[part], partial(_told, self.table(part)))

    def same(self, texts: Texts) -> bool:
        """Whether it stands as it stood, and would be found so again."""
        return self.head is not None and self.head.digest == texts.digest and self.head.settled

    def findings(self, texts: Texts, *, judged: bool) -> Findings:
        """What was found in these texts. Raises Lost."""
        head = self.head
        if head is None:
            raise Lost
        for part in TOLD:
            self.table(part).fetch()
        shown = (*texts.notes, *head.shown)
        return Findings(
            sources={path: texts.texts[path] for path in shown if path in texts.texts},
            notes=head.notes,
            formulas=head.formulas,
            tally=head.tally,
            judged=judged,
            diagnostics=self._late("diagnostics"),
            judgements=self._late("judgements"),
            definitions=self._late("definitions"),
            links=self._late("links"),
        )


def tally_of(judgements: Iterable[Judgement]) -> Counter[str]:
    """How many claims got each verdict, by its name."""
    return Counter(type(one.verdict).__name__ for one in judgements)


def _told(table: Table) -> Iterator[Any]:
    """What a table tells of all files, in the order of their paths."""
    by_path: Mapping[str, Any] = dict(table.all())
    return (item for path in sorted(by_path) for item in by_path[path])
