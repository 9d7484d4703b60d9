"""A vault of which little has changed since it was last checked: what changed is worked out anew, and what asked of it.

What it finds is what a check from the beginning would find. Where too much has changed, it leaves it to that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from vaultproof.cache import Keeping, Lost
from vaultproof.claim import Verdict
from vaultproof.diagnostic import Diagnostic
from vaultproof.findings import ReadDefinition, ResolvedLink
from vaultproof.link import Index, Summary
from vaultproof.link.index import Gist
from vaultproof.link.refer import References, names_borne, said_in
from vaultproof.pipeline.asked import asks_anything
from vaultproof.pipeline.check import Checked
from vaultproof.pipeline.examine import Examined, examine_all
from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.late import Late
from vaultproof.pipeline.linked import Linked
from vaultproof.pipeline.live import Change, Consulted, Known, Live
from vaultproof.pipeline.read import ReadVault, canvases_of, seen
from vaultproof.pipeline.standing import TOLD, WORKED, Head, Standing, tally_of
from vaultproof.pipeline.texts import Texts
from vaultproof.quick import quick
from vaultproof.spot import recall
from vaultproof.terminal import Stage, unwatched

_FEW = 8
_SHARE = 5
"""Of a large vault, a fifth of the notes at most is worked out anew here."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is known of one note: a digest of its text, what the index is made of, the names that it bears, what its
    verdicts hang on, whether it asked about what nobody knows, how many formulas it has, and whether it `counts`."""

    text: str
    gist: Gist
    borne: Collection[str]
    consulted: Consulted
    asks_anything: bool
    formulas: int
    counts: bool


def _written(row: Row) -> list[Any]:
    """A row as lists: those of all notes are read in each run, and so the quick way."""
    gist, by = row.gist, row.consulted
    return [
        [row.text, row.asks_anything, row.formulas, row.counts, sorted(row.borne)],
        [
            *map(list, (gist.names, gist.keys, gist.resolved)),
            [*map(list, gist.properties)],
            *map(list, (gist.tags, gist.callouts)),
        ],
        [sorted(by.names), sorted(by.paths), by.wrong, by.settled],
    ]


def _read(written: Any) -> Row:  # noqa: ANN401 - what JSON holds
    try:
        (text, asks_anything, formulas, counts, borne), gist, consulted = written
        names, keys, resolved, properties, tags, callouts = gist
        asked, paths, wrong, settled = consulted
    except (ValueError, TypeError):
        raise Lost from None
    return Row(
        text=text,
        gist=Gist(
            names=names, keys=keys, resolved=resolved, properties=properties, tags=tags, callouts=callouts
        ),
        borne=borne,
        consulted=Consulted(names=asked, paths=paths, wrong=wrong, settled=settled),
        asks_anything=asks_anything,
        formulas=formulas,
        counts=counts,
    )


def keep_checked(standing: Standing, checked: Checked, texts: Texts) -> None:
    """Remember a vault as it was checked."""
    vault, judged = checked.vault, checked.judged
    definitions: dict[str, list[ReadDefinition]] = {path: [] for path in vault.notes}
    for one in checked.findings.definitions:
        definitions[one.definition.path].append(one)
    keeper = _Keeper(standing, texts, vault)
    for path in standing.begin({*vault.notes, *checked.found}, len(vault.notes), texts.digest):
        keeper.tell("diagnostics", path, checked.found.get(path, ()))
        if path not in vault.notes:
            continue
        note = judged.notes[path]
        keeper.put(path, Consulted.by(note), counts=path in checked.found)
        if path in checked.found:
            keeper.tell("judgements", path, note.judgements)
            keeper.tell("definitions", path, definitions[path])
    keeper.finish(checked.elsewhere)


def resume(
    standing: Standing, texts: Texts, wanted: Wanted, root: Path, cache: Keeping, stage: Stage = unwatched
) -> bool:
    """Let a vault of which little has changed be known as it stands now; False where that is not so. Raises Lost."""
    head = standing.head
    if head is None or wanted.limits.unsafe or not _is_alike(head, texts):
        return False
    rows = {path: _read(row) for path, row in standing.table("rows").all()}
    change = _change(head, rows, texts)
    if change is None or len(change.sources) + len(change.judge) > max(_FEW, len(rows) // _SHARE):
        return False
    if (known := cache.late("strings", "")) is not None:
        recall(known())
    live = Live(root, wanted, cache, stage, known=_known(standing, rows, texts, wanted, cache))
    touched = live.put(change)
    vault = live.vault
    keeper = _Keeper(standing, texts, vault, rows)
    for path in touched.gone:
        keeper.drop(path)
    for path in dict(head.elsewhere).keys() - live.elsewhere.keys() - vault.notes.keys():
        keeper.tell("diagnostics", path, ())
    for path, diagnostics in live.diagnostics.items():
        keeper.tell("diagnostics", path, diagnostics)
    defining = sorted((touched.meant | change.judge) & vault.notes.keys())
    definitions, stopped = live.read_definitions(defining)
    gists = {
        path for path, gist in vault.index.gists.items() if path not in rows or rows[path].gist is not gist
    }
    for path in gists | touched.linked | touched.judged | touched.meant:
        counts = wanted.only is None or path in wanted.only
        consulted = live.consulted[path]
        keeper.put(path, replace(consulted, settled=False) if path in stopped else consulted, counts=counts)
        if counts and path in touched.judged:
            keeper.tell("judgements", path, live.judgements(path))
        if counts and path in definitions:
            keeper.tell("definitions", path, definitions[path])
    keeper.finish(live.elsewhere)
    return True


def _is_alike(head: Head, texts: Texts) -> bool:
    """Whether nothing has changed but notes, and the names of files."""
    beside = tuple((path, texts.digests[path]) for path in texts.beside)
    return head.settings == texts.settings and head.beside == beside


def _change(head: Head, rows: Mapping[str, Row], texts: Texts) -> Change | None:
    """What has changed, None where that is more than notes and the names of files."""
    notes, files = texts.notes, texts.files
    before = {*head.others, *rows}
    after = {file.path for file in (*files.files, *files.excluded)}
    came, went = after - before, before - after
    if not notes.keys() - rows.keys() <= came or not rows.keys() - notes.keys() <= went:
        return None
    digests = texts.digests
    return Change(
        sources={
            path: source
            for path, source in notes.items()
            if path not in rows or rows[path].text != digests[path]
        },
        came=frozenset(came),
        went=frozenset(went),
        judge=frozenset(path for path, row in rows.items() if not row.consulted.settled) & notes.keys(),
        elsewhere=True,
    )


def _known(
    standing: Standing, rows: Mapping[str, Row], texts: Texts, wanted: Wanted, cache: Keeping
) -> Known:
    """What is known of the vault as it stood."""
    summaries, linked = standing.table("summaries"), standing.table("linked")

    def read(path: str) -> Examined:
        sources = {path: texts.texts[path]}
        return examine_all(sources, cache, preamble=texts.preamble, stating=wanted.judging)[path]

    examined: Late[Examined] = Late(rows, read)
    known_linked: Late[Linked] = Late(rows, lambda path: _found(linked.get(path)))
    head = standing.head
    paths = {*(head.others if head is not None else ()), *rows}
    index = Index.known(
        texts.files,
        paths,
        Late[Summary](rows, lambda path: _found(summaries.get(path))),
        {path: row.gist for path, row in rows.items()},
        canvases_of(texts),
    )
    vault = replace(
        seen(texts.files, examined, index, known_linked, texts.problems),
        preamble=texts.preamble,
        beside=texts.beside,
    )
    return Known(
        vault=vault,
        examined=examined,
        linked=known_linked,
        references=References(
            vault.notes,
            vault.extracted,
            {path: row.borne for path, row in rows.items()},
            lambda: dict(standing.table("said").all()),
        ),
        consulted={path: row.consulted for path, row in rows.items()},
        elsewhere={path: list(found) for path, found in (head.elsewhere if head is not None else ())},
        asks_anything=any(row.asks_anything for row in rows.values()),
    )


def _found(value: Any) -> Any:  # noqa: ANN401 - whatever a table holds
    if value is None:
        raise Lost
    return value


class _Keeper:
    """Writes a vault down as it stands now; `rows` are those of the notes that are known already."""

    def __init__(
        self, standing: Standing, texts: Texts, vault: ReadVault, rows: Mapping[str, Row] | None = None
    ) -> None:
        self._standing, self._texts, self._vault = standing, texts, vault
        self._rows = dict(rows or {})
        head = standing.head if rows is not None else None
        self._counts = Counter(head.counts if head is not None else {})
        self._tally = Counter(head.tally if head is not None else {})
        self._shown = set(head.shown if head is not None else ())

    def tell(self, part: str, path: str, values: Sequence[Any]) -> None:
        """Let this be what is told of a file, as part of the findings."""
        table = self._standing.table(part)
        before = table.get(path) or ()
        self._counts[part] += len(values) - len(before)
        if part == "diagnostics" and path in self._texts.beside:
            (self._shown.add if values else self._shown.discard)(path)
        if part == "judgements":
            self._tally.update(tally_of(values))
            self._tally.subtract(tally_of(before))
        table.put(path, tuple(values) or None)

    def put(self, path: str, consulted: Consulted, *, counts: bool) -> None:
        """Let a note be as it is now."""
        vault, index = self._vault, self._vault.index
        note, stated, linked = vault.notes[path], vault.extracted[path], vault.linked[path]
        row = Row(
            text=self._texts.digests[path],
            gist=index.gists[path],
            borne=names_borne(note),
            consulted=consulted,
            asks_anything=asks_anything(linked),
            formulas=len(note.formulas),
            counts=counts,
        )
        self._rows[path] = row
        self._standing.table("rows").put(path, _written(row))
        self._standing.table("summaries").put(path, index.summaries[path])
        self._standing.table("linked").put(path, linked)
        self._standing.table("said").put(path, said_in(note, stated) or None)
        if counts:
            outgoing = index.outgoing(path)
            links = [ResolvedLink(path=path, link=one.link, resolved=one.resolved) for one in outgoing]
            self.tell("links", path, links)

    def drop(self, path: str) -> None:
        """Let a note be there no more."""
        del self._rows[path]
        for part in TOLD:
            self.tell(part, path, ())
        for kind in WORKED:
            self._standing.table(kind).put(path, None)

    def finish(self, elsewhere: Mapping[str, Sequence[Diagnostic]]) -> None:
        """Write it all down."""
        texts, files = self._texts, self._texts.files
        names = {file.path for file in (*files.files, *files.excluded)}
        counting = [row for row in self._rows.values() if row.counts]

        def head(stamps: dict[str, tuple[str | None, ...]]) -> Head:
            return Head(
                digest=texts.digest,
                settings=texts.settings,
                others=tuple(sorted(names - self._rows.keys())),
                beside=tuple((path, texts.digests[path]) for path in texts.beside),
                elsewhere=tuple((path, tuple(found)) for path, found in sorted(elsewhere.items())),
                shown=tuple(sorted(self._shown)),
                notes=len(counting),
                formulas=sum(row.formulas for row in counting),
                counts={part: self._counts[part] for part in TOLD},
                tally={kind.__name__: self._tally[kind.__name__] for kind in get_args(Verdict)},
                stamps=stamps,
                settled=all(row.consulted.settled for row in self._rows.values()),
            )

        self._standing.keep(texts.digest, head)
