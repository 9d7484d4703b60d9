"""Which notes asked about what: where something of a vault changes, only those need to be looked at again.

A subject is a kind and a name: the files of a name, what a note tells, a tag. Hears no rules itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, cast

from vaultproof.link import Index
from vaultproof.link.index import fold_name
from vaultproof.link.names import name_key, parts_of, target_key
from vaultproof.note import LinkKind
from vaultproof.pipeline.linked import Linked, Query, Questions

Subject: TypeAlias = tuple[str, str]

_ANYTHING: Subject = ("", "")
"""The subject of a question of which nobody knows what it is about."""
_OF_SETTINGS = frozenset({"attachments", "is_styled", "left_out", "property_type"})
"""What only settings decide; where these change, all is looked at again."""
OF_VIEWS: Subject = ("views", "")
"""The views of bases."""


def subjects_of(query: Query) -> Iterator[Subject]:
    """What the answer to a question hangs on."""
    name, arguments = query
    words = cast("tuple[str, ...]", arguments)
    if name in {"names.resolve", "names.candidates"}:
        yield "name", target_key(*words)
    elif name == "names.written":
        yield "name", name_key(*words)
    elif name == "suggest":
        yield from (("like", part) for part in parts_of(*words))
    elif name in _KINDS:
        kind, written = _KINDS[name]
        yield kind, written(words[0])
    elif name == "views":
        yield OF_VIEWS
    elif name == "embed_chain":
        yield "embeds", ""
    elif name not in _TOLD_APART:
        yield _ANYTHING


_KINDS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "outgoing": ("links", str),
    **dict.fromkeys(("has_block", "heading_like", "heading_with_slug", "headings"), ("note", str)),
    "is_orphan": ("orphan", str),
    "notes_with_alias": ("alias", fold_name),
    "other_kind": ("property", str.lower),
    "other_spelling": ("tag", fold_name),
    "uses_callout": ("callout", str.lower),
}
"""The questions about something that has a name, with the kind of that and how the name is compared."""
_TOLD_APART = frozenset(
    {
        "names.resolve",
        "names.candidates",
        "names.written",
        "suggest",
        "views",
        "embed_chain",
        *_KINDS,
        *_OF_SETTINGS,
    }
)
"""The questions of which it is known what they are about."""


def asks_anything(linked: Linked) -> bool:
    """Whether something was asked of which nobody knows what it is about."""
    return any(name not in _TOLD_APART for (name, _), _ in (*linked.of_names, *linked.of_notes))


def of_files(paths: Iterable[str]) -> Iterator[Subject]:
    """What changes where files come or go."""
    for path in paths:
        yield "name", name_key(path)
        yield from (("like", part) for part in parts_of(path))


def told_by(index: Index, path: str) -> Mapping[Subject, object]:
    """All that others may ask of a note, by what it is about."""
    summary = index.summaries.get(path)
    if summary is None:
        return {}
    told: dict[Subject, list[object]] = defaultdict(list)
    told["note", path] = [summary.headings, summary.block_ids]
    for one in index.outgoing(path):
        told["links", path].append(one.resolved)
        if one.link.kind is LinkKind.EMBED and one.link.subpath is None:
            told["embeds", ""].append(one.resolved)
    for alias in summary.aliases:
        told["alias", fold_name(alias)].append(path)
    for name, kind in summary.properties:
        told["property", name.lower()].append(kind)
    for tag in summary.tags:
        told["tag", fold_name(tag)].append(tag)
    for callout in summary.callouts:
        told["callout", callout].append(path)
    return told


def differing(before: Mapping[Subject, object], after: Mapping[Subject, object]) -> Iterator[Subject]:
    """The subjects on which a note tells something else than before."""
    return (one for one in {**before, **after} if before.get(one) != after.get(one))


class Askers:
    """The notes of a vault by what they asked, as it was answered to all of them."""

    def __init__(self, linked: Mapping[str, Linked]) -> None:
        self._about: dict[Subject, set[Query]] = defaultdict(set)
        self._asking: dict[Query, set[str]] = defaultdict(set)
        self._answers: dict[Query, object] = {}
        self._linked: dict[str, Linked] = {}
        for path, one in linked.items():
            self.put(path, one)

    def put(self, path: str, linked: Linked) -> None:
        """Let a note have asked this, and nothing else."""
        self.drop(path)
        self._linked[path] = linked
        for query, answer in (*linked.of_names, *linked.of_notes):
            if not self._asking[query]:
                for subject in subjects_of(query):
                    self._about[subject].add(query)
            self._asking[query].add(path)
            self._answers[query] = answer

    def drop(self, path: str) -> None:
        """Let a note have asked nothing."""
        linked = self._linked.pop(path, None)
        for query, _ in (*linked.of_names, *linked.of_notes) if linked is not None else ():
            self._asking[query].discard(path)
            if not self._asking[query]:
                for subject in subjects_of(query):
                    self._about[subject].discard(query)
                del self._asking[query], self._answers[query]

    def answered_otherwise(self, subjects: Iterable[Subject], questions: Questions) -> frozenset[str]:
        """The notes that asked something about one of these and would now be answered otherwise."""
        asked = {query for one in (*subjects, _ANYTHING) for query in self._about.get(one, ())}
        differing = (query for query in asked if questions.answer(query) != self._answers[query])
        return frozenset().union(*(self._asking[query] for query in differing))
