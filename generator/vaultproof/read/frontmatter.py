"""Properties: the YAML between the `---` lines, read as plain data, refused where it is hostile. Resolves no link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from vaultproof.catalogue import DUPLICATE_PROPERTY, INVALID_PROPERTIES
from vaultproof.diagnostic import Diagnostic, Label
from vaultproof.note import Frontmatter, Link, LinkKind, Property, Scalar, Tag
from vaultproof.read.inline import vault_target
from vaultproof.read.wikilink import split_wikilink
from vaultproof.source import Source, Span

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_LENGTH = 64 * 1024
_MAX_DEPTH = 16
_REFUSED_SIGNS = re.compile(r"[*!]|---")
"""One of these is in every alias, tag and beginning of another document."""
_NESTING = "[{-:?"
"""A list or mapping inside another one takes one of these."""
_OPENING = re.compile(r"---[ \t]*(?:\r\n?|\n)")
_CLOSING = re.compile(r"^---[ \t]*(?=\r|\n|\Z)", re.MULTILINE)
_WIKILINK = re.compile(r"\[\[((?:(?!\]\]|\[\[)[^\n])+)\]\]")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]*)\]\((?:<([^<>\n]*)>|([^\s<>]+))\)")
_LATER_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
_INTEGER = re.compile(r"[-+]?\d{1,18}")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What was read from the top of a note; `body` is the offset at which the body begins."""

    frontmatter: Frontmatter | None
    body: int
    aliases: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    links: tuple[Link, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class _Refused(ValueError):
    """The YAML is not read; the message says why, `offset` counts from the YAML's beginning."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


def read_properties(source: Source) -> Properties:
    """The properties of a note. Invalid or hostile YAML gives a diagnostic and no properties."""
    opening = _OPENING.match(source.text)
    closing = _CLOSING.search(source.text, opening.end()) if opening is not None else None
    if opening is None or closing is None:
        return Properties(frontmatter=None, body=0)
    span, base = Span(0, closing.end()), opening.end()
    found: list[Diagnostic] = []
    try:
        pairs = _mapping(source.text[base : closing.start()].translate(_LATER_BREAKS))
        properties = tuple(_properties(source, base, pairs, found))
    except _Refused as refused:
        frontmatter = Frontmatter(span=span, properties=(), valid=False)
        return Properties(
            frontmatter=frontmatter, body=closing.end(), diagnostics=(_refusal(source, base, refused),)
        )
    return Properties(
        frontmatter=Frontmatter(span=span, properties=properties),
        body=closing.end(),
        aliases=_texts(properties, "aliases"),
        tags=tuple(_tags(properties)),
        links=tuple(_links(source, properties)),
        diagnostics=tuple(found),
    )


def _refusal(source: Source, base: int, refused: _Refused) -> Diagnostic:
    at = min(base + refused.offset, len(source.text))
    line = source.line_span(source.position(at).line)
    start = min(at, max(line.end - 1, line.start))
    return INVALID_PROPERTIES.at(
        source.path,
        Span(start, line.end),
        f"the properties are not read: {refused}",
        help="mend the YAML between the `---` lines; quote a value that has `: ` or begins with `[[`, `@`, `*` or `%`",
    )


def _mapping(text: str) -> list[tuple[yaml.Node, yaml.Node]]:
    """The top level of the YAML as pairs of nodes.

    Raises _Refused for what Obsidian would not read or what is no plain data.
    """
    if len(text) > _MAX_LENGTH:
        raise _Refused(f"they are longer than {_MAX_LENGTH // 1024} kB")
    try:
        if not _is_plain(text):
            _check(text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _Refused(error.problem or "invalid YAML", mark.index if mark is not None else 0) from error
    except yaml.reader.ReaderError as error:
        raise _Refused("there is a control character in the YAML", int(error.position)) from error
    except RecursionError as error:
        raise _Refused("invalid YAML") from error
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise _Refused("they are no lines of `name: value`")
    return list(root.value)


def _is_plain(text: str) -> bool:
    """Whether YAML can hold nothing of what is refused: each takes signs of its own, which most properties lack."""
    return _REFUSED_SIGNS.search(text) is None and sum(map(text.count, _NESTING)) <= _MAX_DEPTH


def _check(text: str) -> None:
    """Refuse aliases, tags and deep nesting before anything is built from them."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        at = event.start_mark.index if event.start_mark is not None else 0
        match event:
            case yaml.AliasEvent():
                raise _Refused("YAML aliases (`*name`) are not expanded", at)
            case yaml.ScalarEvent(tag=str() as tag) | yaml.CollectionStartEvent(tag=str() as tag):
                raise _Refused(f"YAML tags such as `{tag[:40]}` are not followed", at)
            case yaml.CollectionStartEvent():
                depth += 1
                if depth > _MAX_DEPTH:
                    raise _Refused(f"they are nested deeper than {_MAX_DEPTH} levels", at)
            case yaml.CollectionEndEvent():
                depth -= 1
            case yaml.DocumentStartEvent(explicit=True) if at > 0:
                raise _Refused("they hold more than one YAML document", at)
            case _:
                pass


def _properties(
    source: Source, base: int, pairs: list[tuple[yaml.Node, yaml.Node]], found: list[Diagnostic]
) -> Iterator[Property]:
    """The properties; of one that is given twice the first counts, and `found` gets a finding.

    Names that differ in case alone are one name to Obsidian; which of their values it takes, nobody says.
    """
    seen: dict[str, Span] = {}
    for key, value in pairs:
        key_span = _span(source, base, key)
        if not isinstance(key, yaml.ScalarNode):
            raise _Refused("a property's name is a list or a mapping", key_span.start - base)
        name = key.value.lower()
        if name in seen:
            found.append(_duplicate(source, key.value, key_span, seen[name]))
            if source[seen[name]].strip("\"'") == key.value:
                continue
        seen.setdefault(name, key_span)
        items = value.value if isinstance(value, yaml.SequenceNode) else ()
        yield Property(
            name=key.value,
            value=_value(source, base, value),
            key_span=key_span,
            value_span=_span(source, base, value),
            item_spans=tuple(_span(source, base, item) for item in items),
        )


def _duplicate(source: Source, name: str, span: Span, first: Span) -> Diagnostic:
    other = source[first].strip("\"'")
    twice = "is given twice" if other == name else f"is `{other[:60]}` again: case does not count"
    return DUPLICATE_PROPERTY.at(
        source.path,
        span,
        f"the property `{name[:60]}` {twice}",
        help="keep one; put several values in a list below it",
        labels=(Label(path=source.path, span=first, text="given here first"),),
    )


def _span(source: Source, base: int, node: yaml.Node) -> Span:
    """A node's place in the note."""
    start, end = base + node.start_mark.index, base + node.end_mark.index
    return Span(start, start + len(source.text[start:end].rstrip()))


def _value(source: Source, base: int, node: yaml.Node) -> Scalar | tuple[Scalar, ...]:
    if isinstance(node, yaml.SequenceNode):
        return tuple(_item(source, base, item) for item in node.value)
    return _item(source, base, node)


def _item(source: Source, base: int, node: yaml.Node) -> Scalar:
    return _scalar(node) if isinstance(node, yaml.ScalarNode) else source[_span(source, base, node)]


def _scalar(node: yaml.ScalarNode) -> Scalar:
    """A scalar as YAML 1.2's core schema reads it: `yes` is a text."""
    text: str = node.value
    if node.style in {"'", '"', "|", ">"}:
        return text
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if text in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def _items(prop: Property) -> Iterator[tuple[Scalar, Span]]:
    if isinstance(prop.value, tuple):
        yield from zip(prop.value, prop.item_spans, strict=True)
    else:
        yield prop.value, prop.value_span


def _texts(properties: tuple[Property, ...], name: str) -> tuple[str, ...]:
    return tuple(
        str(item).strip()
        for prop in properties
        if prop.name.lower() == name
        for item, _ in _items(prop)
        if item is not None and str(item).strip()
    )


def _tags(properties: tuple[Property, ...]) -> Iterator[Tag]:
    for prop in properties:
        if prop.name.lower() == "tags":
            for item, span in _items(prop):
                if item is not None and str(item).strip():
                    yield Tag(span=span, name=str(item).strip().removeprefix("#"), in_property=True)


def _links(source: Source, properties: tuple[Property, ...]) -> Iterator[Link]:
    """Wikilinks and Markdown links that are a property's whole value, as Obsidian counts them."""
    for prop in properties:
        for item, span in _items(prop):
            if not isinstance(item, str) or source.text.startswith("[[", span.start):
                continue
            written = item.strip()
            parts = _wikilink(written) or _markdown_link(written)
            if parts is None:
                continue
            kind, target, subpath, display = parts
            start = source.text.find(written, span.start, span.end)
            yield Link(
                kind=kind,
                span=Span(start, start + len(written)) if start >= 0 else span,
                target=target,
                subpath=subpath,
                display=display,
                in_property=prop.name,
            )


_Parts = tuple[LinkKind, str, str | None, str | None]


def _wikilink(written: str) -> _Parts | None:
    match = _WIKILINK.fullmatch(written)
    return None if match is None else (LinkKind.WIKILINK, *split_wikilink(match[1]))


def _markdown_link(written: str) -> _Parts | None:
    match = _MARKDOWN_LINK.fullmatch(written)
    found = vault_target(match[2] or match[3] or "") if match is not None else None
    return None if match is None or found is None else (LinkKind.MARKDOWN, *found, match[1])
