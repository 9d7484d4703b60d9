"""The map of a vault: a canvas with its notes, linked ones near each other, coloured by their verdicts.

Chooses groups and lines; where things stand is the layout's. Lines are all links of a vault that has few, and of one
that has many each note's closest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from vaultproof.emit.context import EdgeView, EmittedVault, GroupBoxView, NoteBoxView, NoteToEmit
from vaultproof.emit.layout import Box, Layout, laid_out
from vaultproof.emit.views import counts_of
from vaultproof.words import Words

_COLORS = {"refuted": "1", "disputed": "2", "undecided": "3", "holds": "4", "none": ""}
_FEWEST = 3
_CLOSEST = 2

Pair = tuple[str, str]


def map_values(vault: EmittedVault, words: Words) -> dict[str, object]:
    """What the template of the map sees, its words aside."""
    notes = sorted(vault.notes, key=lambda item: item.note.path)
    directions = _links(notes)
    pairs = {(min(pair), max(pair)) for pair in directions}
    strengths = _strengths(pairs)
    folders = _by_folder(notes)
    groups, rest = (folders, "index.root") if len(folders) > 1 else (_by_tag(notes), "map.rest")
    shown = sorted(pairs if len(pairs) <= _CLOSEST * len(notes) else _closest(strengths, groups))
    layout = laid_out(groups, strengths, shown)
    return {
        "groups": tuple(
            _group(name or words(rest), layout.groups[name]) for name in groups if len(groups) > 1
        ),
        "nodes": tuple(_node(item, layout) for item in notes),
        "edges": tuple(_edge(pair, directions, layout) for pair in shown),
        "links": len(pairs),
    }


def _links(notes: Sequence[NoteToEmit]) -> frozenset[Pair]:
    """The links between notes, from the note that holds one to the note that it leads to."""
    paths = {item.note.path for item in notes}
    return frozenset(
        (backlink.path, item.note.path)
        for item in notes
        for backlink in item.backlinks
        if backlink.path in paths and backlink.path != item.note.path
    )


def _strengths(pairs: set[Pair]) -> dict[Pair, float]:
    """How close linked notes are: the share of their neighbours that they have in common, and a little for the link."""
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    return {
        (one, other): 0.2 + len(near[one] & near[other]) / len(near[one] | near[other])
        for one, other in sorted(pairs)
    }


def _closest(strengths: Mapping[Pair, float], groups: Mapping[str, Sequence[str]]) -> set[Pair]:
    """For each note its closest links, those within its group first."""
    home = {path: group for group, paths in groups.items() for path in paths}
    of_note: dict[str, list[tuple[bool, float, Pair]]] = defaultdict(list)
    for pair, strength in strengths.items():
        for path in pair:
            of_note[path].append((home[pair[0]] != home[pair[1]], -strength, pair))
    return {pair for listed in of_note.values() for _, _, pair in sorted(listed)[:_CLOSEST]}


def _by_folder(notes: Sequence[NoteToEmit]) -> dict[str, list[str]]:
    """Notes by folder, those of small folders with the folder around."""
    folders: dict[str, list[str]] = defaultdict(list)
    for item in notes:
        folders[item.note.path.rpartition("/")[0]].append(item.note.path)
    deepest = max((folder.count("/") for folder in folders), default=0)
    for depth in range(deepest, -1, -1):
        small = [
            name for name in folders if name and name.count("/") == depth and len(folders[name]) < _FEWEST
        ]
        for folder in small:
            folders[folder.rpartition("/")[0]] += folders.pop(folder)
    return {folder: sorted(folders[folder]) for folder in sorted(folders)}


def _by_tag(notes: Sequence[NoteToEmit]) -> dict[str, list[str]]:
    """Notes by the most used of their tags that tells some notes from others."""
    tags = {item.note.path: {tag.name.casefold(): tag.name for tag in item.note.tags} for item in notes}
    used = Counter(tag for own in tags.values() for tag in own)
    telling = {tag: count for tag, count in used.items() if _FEWEST <= count <= 0.6 * len(notes)}
    groups: dict[str, list[str]] = defaultdict(list)
    for item in notes:
        own = [tag for tag in tags[item.note.path] if tag in telling]
        groups[min(own, key=lambda tag: (-telling[tag], tag), default="")].append(item.note.path)
    return {f"#{tag}" if tag else "": groups[tag] for tag in sorted(groups)}


def _id(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _group(label: str, box: Box) -> GroupBoxView:
    return GroupBoxView(
        id=_id(f"group {label}"), label=label, x=box.x, y=box.y, width=box.width, height=box.height
    )


def _node(item: NoteToEmit, layout: Layout) -> NoteBoxView:
    counts, box = counts_of(item.judgements), layout.things[item.note.path]
    return NoteBoxView(
        id=_id(item.note.path),
        path=item.note.path,
        counts=counts,
        color=_COLORS[counts.worst],
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
    )


def _edge(pair: Pair, directions: frozenset[Pair], layout: Layout) -> EdgeView:
    start, end = pair if pair in directions else pair[::-1]
    here, there = layout.things[start], layout.things[end]
    right, down = there.x - here.x, there.y - here.y
    if abs(right) >= abs(down):
        sides = ("right", "left") if right > 0 else ("left", "right")
    else:
        sides = ("bottom", "top") if down > 0 else ("top", "bottom")
    return EdgeView(
        id=_id(f"edge {start}\n{end}"),
        start=_id(start),
        start_side=sides[0],
        end=_id(end),
        end_side=sides[1],
        mutual=(end, start) in directions,
    )
