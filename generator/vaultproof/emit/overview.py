"""The notes about the whole vault: its index, and the report of all that is to be mended. Writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.emit.context import Counts, EmittedVault, GroupView, NoteToEmit, NoteView
from vaultproof.emit.markdown import plain
from vaultproof.emit.names import Names
from vaultproof.emit.templates import Templates
from vaultproof.emit.views import MARKS, claim_views, counts_of
from vaultproof.link.names import fold_path
from vaultproof.words import Words

_URGENCY = {"refuted": 0, "disputed": 1, "undecided": 2}


def note_views(vault: EmittedVault, names: Names, words: Words) -> tuple[NoteView, ...]:
    """All notes in order of their paths."""
    return tuple(_view(item, names, words) for item in sorted(vault.notes, key=lambda item: item.note.path))


def _view(item: NoteToEmit, names: Names, words: Words) -> NoteView:
    counts = counts_of(item.judgements)
    return NoteView(
        title=plain(item.note.title),
        link=names.link(item.note.path),
        folder=plain(item.note.path.rpartition("/")[0]),
        tags=tuple(sorted({plain(tag.name) for tag in item.note.tags}, key=str.casefold)),
        counts=counts,
        mark=MARKS[counts.worst],
        linked=len({backlink.path for backlink in item.backlinks}),
        claims=tuple(claim for claim in claim_views(item, words, names) if claim.verdict in _URGENCY),
    )


def index_text(
    notes: Sequence[NoteView],
    unresolved: Sequence[tuple[str, str | None, tuple[str, ...]]],
    links: Mapping[str, str],
    templates: Templates,
    names: Names,
    words: Words,
) -> str:
    """The index of the vault. `links` lead to the other files about the vault as a whole, by their part.

    `unresolved` are the targets of links that lead nowhere, each with its stub, if any, and the notes that hold it.

    Raises `TemplateFault`.
    """
    folders: dict[str, list[NoteView]] = defaultdict(list)
    for note in notes:
        folders[note.folder].append(note)
    values = {
        "word": words,
        "counts": sum((note.counts for note in notes), Counts()),
        "notes": tuple(notes),
        "folders": _groups(folders),
        "tags": _groups(_by_tag(notes)),
        "links": links,
        "unresolved": tuple(
            (names.link(stub, target) if stub else plain(target), tuple(names.link(path) for path in paths))
            for target, stub, paths in _in_one_spelling(unresolved)
        ),
    }
    return templates.render("index.md.j2", values)


def _in_one_spelling(
    unresolved: Sequence[tuple[str, str | None, tuple[str, ...]]],
) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    """The targets that would open one note as one, spelled as most notes do."""
    alike: dict[str, list[tuple[str, str | None, tuple[str, ...]]]] = defaultdict(list)
    for one in unresolved:
        alike[fold_path(one[0].removesuffix(".md"))].append(one)
    for listed in alike.values():
        target, stub, _ = max(listed, key=lambda one: len(one[2]))
        yield target, stub, tuple(sorted({path for _, _, paths in listed for path in paths}))


def _by_tag(notes: Sequence[NoteView]) -> dict[str, list[NoteView]]:
    """Notes by tag, in order of their titles; a tag in several spellings is one, as the first note writes it."""
    spelled: dict[str, str] = {}
    tags: dict[str, list[NoteView]] = defaultdict(list)
    for note in sorted(notes, key=lambda note: (note.title.casefold(), note.link)):
        for tag in {tag.casefold(): tag for tag in note.tags}.values():
            tags[spelled.setdefault(tag.casefold(), tag)].append(note)
    return tags


def _groups(groups: Mapping[str, list[NoteView]]) -> tuple[GroupView, ...]:
    return tuple(
        GroupView(name=name, notes=tuple(groups[name]))
        for name in sorted(groups, key=lambda name: (name.casefold(), name))
    )


def report_text(notes: Sequence[NoteView], templates: Templates, words: Words) -> str:
    """The report: what is refuted first, then what is disputed, then what is undecided.

    In each, the notes with most of it come first, of these the ones that most others link to.

    Raises `TemplateFault`.
    """
    values = {
        "word": words,
        "counts": sum((note.counts for note in notes), Counts()),
        "sections": tuple(
            (
                verdict,
                tuple(
                    (note, tuple(claim for claim in note.claims if claim.verdict == verdict))
                    for note in sorted(
                        notes, key=lambda note: (-getattr(note.counts, verdict), -note.linked, note.link)
                    )
                    if getattr(note.counts, verdict)
                ),
            )
            for verdict in _URGENCY
        ),
    }
    return templates.render("report.md.j2", values)
