"""Links in `.canvas` and `.base` files. Reads only what leads to other files: file cards, the Markdown of text cards,
`[[…]]`, `link("…")` and `file.hasLink("…")` in a base's filters and formulas.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import yaml

from vaultproof.note import Link, LinkKind
from vaultproof.read import read_note
from vaultproof.read.wikilink import split_wikilink
from vaultproof.source import Source, Span
from vaultproof.spot import late
from vaultproof.vault import Canvas

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_LENGTH = 4_000_000
_MOST_NODES = 5_000
_WIKILINK = re.compile(r"\[\[((?:(?!\]\]|\[\[)[^\n])+)\]\]")
_FUNCTION = late(
    r"""(?<![\w.])(?:link|[\w.]*\.hasLink)\(\s*(?P<quote>["'])(?P<target>(?!\[\[|[a-z][a-z0-9+.-]+:)(?:(?!(?P=quote))[^\\\n])+)
    (?P=quote)\s*[,)]""",
    re.VERBOSE | re.IGNORECASE,
)


def read_canvas(source: Source) -> Canvas:
    """Read a canvas: its file nodes, and the wikilinks in its text nodes."""
    if not source.text.strip():
        return Canvas(path=source.path)
    try:
        content = json.loads(source.text) if len(source.text) <= _MAX_LENGTH else None
    except (ValueError, RecursionError):
        return Canvas(path=source.path, problem="it is no valid JSON")
    nodes = content.get("nodes", []) if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(nodes, list):
        return Canvas(path=source.path, problem="it has no list of nodes")
    links = [
        link for node in nodes[:_MOST_NODES] if isinstance(node, dict) for link in _node_links(source, node)
    ]
    faults = tuple(_faults(source, nodes[:_MOST_NODES], content.get("edges")))
    return Canvas(path=source.path, links=tuple(links), faults=faults)


def _faults(source: Source, nodes: list[object], edges: object) -> Iterator[tuple[Span, str]]:
    """Ids that two nodes share, and edges that end at no node."""
    known: set[str] = set()
    for node in nodes:
        name = node.get("id") if isinstance(node, dict) else None
        if isinstance(name, str):
            if name in known:
                yield _second(source, name), f"two cards have the id `{name[:40]}`"
            known.add(name)
    if len(nodes) == _MOST_NODES or not isinstance(edges, list):
        return
    for edge in edges:
        for end in ("fromNode", "toNode"):
            name = edge.get(end) if isinstance(edge, dict) else None
            if isinstance(name, str) and name not in known:
                yield _id_place(source, name), f"an arrow ends at the card `{name[:40]}`, which is not there"


def _id_place(source: Source, name: str) -> Span:
    """Where a card's id stands last in the JSON, with its quotation marks."""
    written = json.dumps(name, ensure_ascii=False)
    at = max(source.text.rfind(written), 0)
    return Span(at, min(at + len(written), len(source.text)))


def _second(source: Source, name: str) -> Span:
    """Where a second card with an id gives it, with its quotation marks."""
    written = json.dumps(name, ensure_ascii=False)
    given = re.compile(r'"id"\s*:\s*(' + re.escape(written) + ")")
    found = list(islice(given.finditer(source.text), 2))
    return Span(*found[1].span(1)) if len(found) > 1 else _id_place(source, name)


def _node_links(source: Source, node: dict[str, object]) -> Iterator[Link]:
    file, text, subpath = node.get("file"), node.get("text"), node.get("subpath")
    begin = _begin(source, node.get("id"))
    if node.get("type") == "file" and isinstance(file, str):
        yield Link(
            kind=LinkKind.EMBED,
            span=_place(source, file, begin),
            target="/" + file,
            subpath=subpath if isinstance(subpath, str) and subpath else None,
            display=None,
        )
    if node.get("type") == "text" and isinstance(text, str) and ("[" in text):
        card = read_note(Source(source.path, text))
        for link in card.links:
            if link.in_property is None and link.target:
                yield replace(link, span=_place(source, text[link.span.start : link.span.end], begin))


def _begin(source: Source, name: object) -> int:
    """Where the card with an id begins in the JSON."""
    at = source.text.find(json.dumps(name, ensure_ascii=False)) if isinstance(name, str) else -1
    return max(source.text.rfind("{", 0, max(at, 0)), 0)


def _place(source: Source, text: str, begin: int) -> Span:
    """Where a text stands in the JSON, written with or without escapes; that of the card which begins at `begin`."""
    for written in (
        json.dumps(text, ensure_ascii=False),
        json.dumps(text),
        json.dumps(text).replace("/", "\\/"),
    ):
        at = source.text.find(written[1:-1], begin)
        if at >= 0:
            return Span(at, at + len(written) - 2)
    return Span(0, 0)


def read_base(source: Source) -> Canvas:
    """Read a base: the names of its views, and whether it is valid YAML."""
    try:
        root = yaml.compose(source.text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError):
        return Canvas(path=source.path, problem="it is no valid YAML")
    if root is None:
        return Canvas(path=source.path)
    if not isinstance(root, yaml.MappingNode):
        return Canvas(path=source.path, problem="it is no mapping of filters, formulas and views")
    views = next((value for key, value in root.value if key.value == "views"), None)
    names = {
        value.value
        for view in (views.value if isinstance(views, yaml.SequenceNode) else ())
        if isinstance(view, yaml.MappingNode)
        for key, value in view.value
        if key.value == "name" and isinstance(value, yaml.ScalarNode)
    }
    try:
        links = tuple(_base_links(source, root))
    except RecursionError:
        return Canvas(path=source.path, problem="it is nested too deeply")
    return Canvas(path=source.path, views=frozenset(names), links=links)


def _base_links(source: Source, root: yaml.MappingNode) -> Iterator[Link]:
    """The links in the filters and formulas of a base, each at its place where the file writes it without escapes."""
    for scalar in _statements(root):
        start, end = scalar.start_mark.index, scalar.end_mark.index
        found = [
            (match.start(1), *split_wikilink(match.group(1))) for match in _WIKILINK.finditer(scalar.value)
        ]
        found += [
            (match.start("target"), *split_wikilink(match["target"]))
            for match in _FUNCTION.finditer(scalar.value)
        ]
        for _, target, subpath, display in sorted(found):
            at = source.text.find(target, start, end)
            span = Span(at, at + len(target)) if at >= 0 else Span(start, end)
            yield Link(kind=LinkKind.WIKILINK, span=span, target=target, subpath=subpath, display=display)


def _statements(root: yaml.MappingNode) -> Iterator[yaml.ScalarNode]:
    """The filters and formulas of a base and of its views, without names and other words to be shown."""
    seen: set[int] = set()
    for key, value in root.value:
        if key.value in {"filters", "formulas"}:
            yield from _scalars(value, seen)
        elif key.value == "views" and isinstance(value, yaml.SequenceNode):
            for view in value.value:
                if isinstance(view, yaml.MappingNode):
                    for name, part in view.value:
                        if name.value == "filters":
                            yield from _scalars(part, seen)


def _scalars(node: yaml.Node, seen: set[int]) -> Iterator[yaml.ScalarNode]:
    """The scalars of a tree in its order; what aliases repeat, once."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, seen)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value, seen)
