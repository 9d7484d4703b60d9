"""What a vault's notes are called and how they are linked. Holds what others ask of a note, not its text."""

from __future__ import annotations

import unicodedata
from bisect import insort
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from vaultproof.link.left_out import left_out
from vaultproof.link.names import Names, name_key, target_key
from vaultproof.link.property_kind import property_kinds
from vaultproof.link.subpath import HeadingNames, block_of, find_headings, heading_key, heading_names, slug
from vaultproof.note import Link, LinkKind, Note
from vaultproof.quick import quick
from vaultproof.vault import Canvas, VaultFiles

_MOST_EMBEDS = 1000
_FEW = 20
_ENOUGH = 3


def fold_name(name: str) -> str:
    """A title, alias or tag as it is compared: composed, without regard to case."""
    return unicodedata.normalize("NFC", name).strip().casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What other notes may ask of a note. Small, so that a vault's summaries fit in memory where its notes don't."""

    path: str
    title: str
    aliases: tuple[str, ...]
    headings: tuple[HeadingNames, ...]
    block_ids: frozenset[str]
    links: tuple[Link, ...]
    properties: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    callouts: tuple[str, ...]


def summarise(note: Note) -> Summary:
    """The summary of a note."""
    return Summary(
        path=note.path,
        title=note.title,
        aliases=note.aliases,
        headings=tuple(heading_names(heading) for heading in note.headings),
        block_ids=frozenset(block_id.id.lower() for block_id in note.block_ids),
        links=note.links,
        properties=tuple(property_kinds(note.frontmatter)),
        tags=tuple(tag.name for tag in note.tags),
        callouts=tuple(callout.type.lower() for callout in note.callouts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A link of a note with the path of the file that it opens, or None."""

    link: Link
    resolved: str | None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What the index of a vault is made of: of one note the names that it bears, folded, the keys of the files that
    decide where its links lead, the path that each link opens, or None, and what is counted: the names of its
    properties with the kinds of their values, its tags and its callouts."""

    names: Sequence[str]
    keys: Sequence[str]
    resolved: Sequence[str | None]
    properties: Sequence[Sequence[str]]
    tags: Sequence[str]
    callouts: Sequence[str]


@dataclass(slots=True)
class _Counts:
    """How often each spelling of something is used in the vault."""

    properties: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    tags: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    callouts: Counter[str] = field(default_factory=Counter)

    def add(self, gist: Gist, times: int = 1) -> None:
        """Count what a note uses; not any more with -1 `times`."""
        for name, kind in gist.properties:
            _count(self.properties[name.lower()], kind, times)
        for tag in dict.fromkeys(gist.tags):
            _count(self.tags[fold_name(tag)], tag, times)
        for callout in dict.fromkeys(gist.callouts):
            _count(self.callouts, callout, times)


def _count(counts: Counter[str], one: str, times: int) -> None:
    counts[one] += times
    if not counts[one]:
        del counts[one]


def _turned(told: Iterable[tuple[str, Iterable[str | None]]]) -> dict[str, set[str]]:
    """Whatever some notes tell, with the notes that do."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, ones in told:
        for one in ones:
            if one is not None:
                found[one].add(path)
    return found


def _most_used(counts: Counter[str]) -> tuple[str, int]:
    return max(counts.items(), key=lambda one: (one[1], one[0]), default=("", 0))


class Index:
    """The names, links and backlinks of a vault.

    It is made of a gist of each note; what leads the other way is put together when it is first asked for.
    """

    def __init__(self, names: Names, summaries: Iterable[Summary], canvases: Iterable[Canvas] = ()) -> None:
        self.names = names
        self.attachments: str | None = None
        self._types: dict[str, str] = {}
        self._callouts: frozenset[str] = frozenset()
        self._git: tuple[str, ...] = ()
        self._left_out: Callable[[str], bool] | None = None
        self.summaries: MutableMapping[str, Summary] = {one.path: one for one in summaries}
        self.gists: dict[str, Gist] = {path: self._gist(one) for path, one in self.summaries.items()}
        self.canvases: tuple[Canvas, ...] = ()
        self.views: dict[str, frozenset[str]] = {}
        self._named: dict[str, list[str]] | None = None
        self._outgoing: dict[str, tuple[Outgoing, ...]] = {}
        self._sources: dict[str, set[str]] | None = None
        self._in_canvas: set[str] = set()
        self._leading: dict[str, set[str]] | None = None
        self._orphans: frozenset[str] | None = None
        self._counts: _Counts | None = None
        self.put_canvases(canvases)

    @staticmethod
    def build(files: VaultFiles, notes: Iterable[Note | Summary], canvases: Iterable[Canvas] = ()) -> Index:
        """The index of a vault. `canvases` are its `.canvas` and `.base` files, read for their links."""
        summaries = [summarise(note) if isinstance(note, Note) else note for note in notes]
        paths = {file.path for file in (*files.files, *files.excluded)} | {one.path for one in summaries}
        return Index(Names(paths), summaries, canvases).set_up(files)

    @staticmethod
    def known(
        files: VaultFiles,
        paths: Iterable[str],
        summaries: MutableMapping[str, Summary],
        gists: Mapping[str, Gist],
        canvases: Iterable[Canvas] = (),
    ) -> Index:
        """The index of a vault that had files at these paths and of which the gists are known already; a summary may be
        read when it is asked for."""
        index = Index(Names(paths), ())
        index.summaries, index.gists = summaries, dict(gists)
        index.put_canvases(canvases)
        return index.set_up(files)

    def set_up(self, files: VaultFiles) -> Index:
        """Let the settings of the vault be those that come with its files."""
        self.attachments = files.attachments
        self._types, self._callouts = dict(files.types), frozenset(files.callouts)
        self._git = files.git
        return self

    def put_canvases(self, canvases: Iterable[Canvas]) -> None:
        """Let these be the canvases and bases of the vault."""
        self.canvases = tuple(canvases)
        self.views = {one.path: one.views for one in self.canvases if one.views is not None}
        self._look_at_canvases()

    def _look_at_canvases(self) -> None:
        self._orphans = None
        resolved = (
            self.names.resolve(one.target, canvas.path) for canvas in self.canvases for one in canvas.links
        )
        self._in_canvas = {path for path in resolved if path is not None}

    def _gist(self, summary: Summary) -> Gist:
        path = summary.path
        return Gist(
            names=tuple(dict.fromkeys(fold_name(name) for name in (summary.title, *summary.aliases))),
            keys=tuple({target_key(link.target, path): None for link in summary.links if link.target}),
            resolved=tuple(self.resolve(link, path) for link in summary.links),
            properties=summary.properties,
            tags=summary.tags,
            callouts=summary.callouts,
        )

    def put(self, summary: Summary) -> None:
        """Let a note be as this summary says, whether it is known or not."""
        path = summary.path
        self._forget(path)
        self.summaries[path] = summary
        self._learn(path, self._gist(summary))

    def _forget(self, path: str) -> None:
        """Take a note out of all that is asked by something else."""
        gist = self.gists.pop(path, None)
        self._outgoing.pop(path, None)
        self._orphans = None
        if gist is None:
            return
        if self._named is not None:
            for name in gist.names:
                self._named[name].remove(path)
        for known, told in ((self._sources, gist.resolved), (self._leading, gist.keys)):
            for one in told if known is not None else ():
                if known is not None and one is not None:
                    known[one].discard(path)
        if self._counts is not None:
            self._counts.add(gist, -1)

    def _learn(self, path: str, gist: Gist) -> None:
        self.gists[path] = gist
        if self._named is not None:
            for name in gist.names:
                insort(self._named[name], path)
        for known, told in ((self._sources, gist.resolved), (self._leading, gist.keys)):
            for one in told if known is not None else ():
                if known is not None and one is not None:
                    known[one].add(path)
        if self._counts is not None:
            self._counts.add(gist)

    def rename(self, came: Collection[str], went: Collection[str]) -> frozenset[str]:
        """Let some files be there that were not, and some no more that were. Gives the notes that stay and of which a
        link may lead elsewhere since. A note that came is as good as empty until it is put."""
        touched = self.leading_to((*came, *went)) - frozenset(went)
        self.names.change(came, went)
        for path in went:
            if path in self.gists:
                self._forget(path)
                del self.summaries[path]
        for path in touched:
            summary, gist = self.summaries[path], self.gists[path]
            self._forget(path)
            self._learn(
                path, replace(gist, resolved=tuple(self.resolve(link, path) for link in summary.links))
            )
        self._look_at_canvases()
        return touched

    def leading_to(self, paths: Iterable[str]) -> frozenset[str]:
        """The notes with links that may lead to one of these files, whether it is there or not."""
        paths = tuple(paths)
        if paths and self._leading is None:
            self._leading = _turned((path, gist.keys) for path, gist in self.gists.items())
        return frozenset().union(*((self._leading or {}).get(name_key(path), ()) for path in paths))

    def resolve(self, link: Link, from_path: str) -> str | None:
        """The path of the file that Obsidian would open, or None."""
        return self.names.resolve(link.target, from_path)

    def outgoing(self, path: str) -> tuple[Outgoing, ...]:
        """The links of a note, in its order."""
        if path not in self._outgoing:
            if path not in self.gists:
                return ()
            pairs = zip(self.summaries[path].links, self.gists[path].resolved, strict=True)
            self._outgoing[path] = tuple(Outgoing(link=link, resolved=resolved) for link, resolved in pairs)
        return self._outgoing[path]

    def opened(self, path: str) -> Sequence[str | None]:
        """The path of the file that each link of a note opens, or None."""
        return self.gists[path].resolved if path in self.gists else ()

    def sources(self, path: str) -> tuple[str, ...]:
        """The notes with a link to a file, in the order of their paths."""
        if self._sources is None:
            self._sources = _turned((source, gist.resolved) for source, gist in self.gists.items())
        return tuple(sorted(self._sources.get(path, ())))

    def backlinks(self, path: str) -> tuple[tuple[str, Link], ...]:
        """The links to a file: the note that each stands in, and the link."""
        return tuple(
            (source, one.link)
            for source in self.sources(path)
            for one in self.outgoing(source)
            if one.resolved == path
        )

    def note_named(self, name: str) -> tuple[str, ...]:
        """The notes whose title or alias is `name`. For definitions: an alias never resolves a link."""
        if self._named is None:
            self._named = defaultdict(list)
            for path, gist in sorted(self.gists.items()):
                for one in gist.names:
                    self._named[one].append(path)
        return tuple(self._named.get(fold_name(name), ()))

    def notes_with_alias(self, name: str) -> tuple[str, ...]:
        """The notes that have `name` as an alias."""
        folded = fold_name(name)
        return tuple(
            path
            for path in self.note_named(name)
            if any(fold_name(alias) == folded for alias in self.summaries[path].aliases)
        )

    def suggest(self, target: str) -> str | None:
        """The path of the file whose name is most like `target`, or None."""
        return self.names.suggest(target)

    def headings(self, path: str, subpath: str) -> tuple[int, ...] | None:
        """Which headings of a note a subpath names; None where the note was not read."""
        summary = self.summaries.get(path)
        return find_headings(summary.headings, subpath) if summary is not None else None

    def heading_like(self, path: str, words: str) -> str | None:
        """The text of the heading of a note that is most like some words, or None."""
        summary = self.summaries.get(path)
        texts = (
            {key: one.text for one in summary.headings for key in sorted(one.keys)}
            if summary is not None
            else {}
        )
        near = get_close_matches(heading_key(words.rsplit("#", 1)[-1]), texts, n=1, cutoff=0.7)
        return texts[near[0]] if near else None

    def heading_with_slug(self, path: str, words: str) -> str | None:
        """The text of the only heading of a note that a web page would name by these words, or None."""
        summary = self.summaries.get(path)
        found = (
            [one.text for one in summary.headings if slug(one.text) == slug(words)]
            if summary and slug(words)
            else []
        )
        return found[0] if len(found) == 1 else None

    def has_block(self, path: str, subpath: str) -> bool:
        """Whether a note that was read has the block that a subpath names."""
        summary, block = self.summaries.get(path), block_of(subpath)
        return summary is None or (block is not None and block.lower() in summary.block_ids)

    @property
    def orphans(self) -> frozenset[str]:
        """The notes that stand alone in a vault of linked notes. Where most notes do, links are not its way, and where
        there is no other note, none is."""
        if self._orphans is None:
            alone, count = frozenset(filter(self._stands_alone, self.gists)), len(self.gists)
            linked = count > 1 and (count < _FEW or 2 * len(alone) <= count)
            self._orphans = alone if linked else frozenset()
        return self._orphans

    def is_orphan(self, path: str) -> bool:
        """Whether a note is one of the orphans."""
        return path in self.orphans

    def _stands_alone(self, path: str) -> bool:
        """Whether no other note or canvas leads to a note, and no link stands in it but to itself."""
        others = any(source != path for source in self.sources(path))
        leads = any(one != path for one in self.gists[path].resolved)
        return not others and not leads and path not in self._in_canvas

    def _embeds(self, path: str) -> tuple[str, ...]:
        """The notes that a note embeds as a whole."""
        return tuple(
            one.resolved
            for one in self.outgoing(path)
            if one.link.kind is LinkKind.EMBED and one.link.subpath is None and one.resolved in self.gists
        )

    def embed_chain(self, start: str, goal: str) -> tuple[str, ...]:
        """The notes from `start` to `goal`, each embedding the next as a whole; empty where there is no such way."""
        before: dict[str, str] = {}
        queue = deque([start])
        while queue and len(before) < _MOST_EMBEDS:
            path = queue.popleft()
            if path == goal:
                chain = [path]
                while chain[-1] != start:
                    chain.append(before[chain[-1]])
                return tuple(reversed(chain))
            for embedded in self._embeds(path):
                if embedded != start and embedded not in before:
                    before[embedded] = path
                    queue.append(embedded)
        return ()

    def other_kind(self, name: str, kind: str) -> tuple[str, int] | None:
        """The kind of value that most notes give a property, and how many do, where that is another than `kind`."""
        kinds = self._used.properties.get(name.lower(), Counter())
        usual, count = _most_used(kinds)
        clear = count >= _ENOUGH and 3 * count >= 2 * kinds.total()
        return (usual, count) if clear and usual != kind else None

    @property
    def _used(self) -> _Counts:
        """What all notes use."""
        if self._counts is None:
            self._counts = _Counts()
            for gist in self.gists.values():
                self._counts.add(gist)
        return self._counts

    def property_type(self, name: str) -> str | None:
        """The type that the vault's settings give to a property, in Obsidian's words, or None."""
        return self._types.get(name.lower())

    def other_spelling(self, tag: str) -> tuple[str, int] | None:
        """How most notes write a tag, and how many do, where that is otherwise than here."""
        usual, count = _most_used(self._used.tags.get(fold_name(tag), Counter({tag: 1})))
        return (usual, count) if usual != tag else None

    def is_styled(self, kind: str) -> bool:
        """Whether a style sheet of the vault knows a type of callout."""
        return kind.lower() in self._callouts

    def uses_callout(self, kind: str, least: int) -> bool:
        """Whether so many notes at least use a type of callout."""
        return self._used.callouts[kind.lower()] >= least

    def left_out(self, target: str, path: str) -> bool:
        """Whether Git leaves out the file that a link of a note may mean: then its writer may have it."""
        if not self._git:
            return False
        leaves_out = self._left_out = self._left_out or left_out(self._git)
        name = target.rsplit("/", 1)[-1]
        folders = ("", self.attachments or "", path.rpartition("/")[0])
        return any(map(leaves_out, (target, *(f"{folder}/{name}" for folder in folders))))
