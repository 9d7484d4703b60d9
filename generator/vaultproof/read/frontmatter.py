"""Properties: the YAML between the `---` lines, read as plain data and refused where it is hostile. Resolves no link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from vaultproof.catalogue import INVALID_PROPERTIES
from vaultproof.diagnostic import Diagnostic
from vaultproof.note import Frontmatter, Link, LinkKind, Property, Scalar, Tag
from vaultproof.read.wikilink import split_wikilink
from vaultproof.source import Position, Source, Span

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_LENGTH = 64 * 1024
_MAX_DEPTH = 16
_OPENING = re.compile(r"---[ \t]*(?:\r\n?|\n)")
_CLOSING = re.compile(r"^---[ \t]*(?=\r|\n|\Z)", re.MULTILINE)
_WIKILINK = re.compile(r"\[\[([^\n]+?)\]\]")
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
    """The YAML is not read; the message says why, `line` and `column` count from 0 inside it."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def read_properties(source: Source) -> Properties:
    """The properties of a note. Invalid or hostile YAML gives a diagnostic and no properties."""
    opening = _OPENING.match(source.text)
    if opening is None:
        return Properties(frontmatter=None, body=0)
    closing = _CLOSING.search(source.text, opening.end())
    if closing is None:
        return Properties(frontmatter=None, body=0)
    span = Span(0, closing.end())
    text = source.text[opening.end() : closing.start()]
    try:
        properties = tuple(_properties(source, _mapping(text)))
    except _Refused as refused:
        line = min(refused.line + 2, len(source.line_starts))
        place = source.line_span(line)
        found = INVALID_PROPERTIES.at(
            source.path,
            Span(min(place.start + refused.column, place.end), place.end),
            f"the properties are not read: {refused}",
            help="mend the YAML between the `---` lines; Obsidian shows the same note without its properties",
        )
        frontmatter = Frontmatter(span=span, properties=(), valid=False)
        return Properties(frontmatter=frontmatter, body=closing.end(), diagnostics=(found,))
    return Properties(
        frontmatter=Frontmatter(span=span, properties=properties),
        body=closing.end(),
        aliases=_texts(properties, "aliases"),
        tags=tuple(_tags(properties)),
        links=tuple(_links(source, properties)),
    )


def _mapping(text: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """The top level of the YAML as pairs of nodes.

    Raises _Refused for what Obsidian would not read or what is no plain data.
    """
    if len(text) > _MAX_LENGTH:
        raise _Refused(f"they are longer than {_MAX_LENGTH // 1024} kB", 0, 0)
    try:
        _check(text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark is not None else (0, 0)
        raise _Refused(error.problem or "invalid YAML", line, column) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, _Refused):
            raise
        raise _Refused("invalid YAML", 0, 0) from error
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise _Refused("they are not a list of `name: value` lines", 0, 0)
    return _unique(root)


def _check(text: str) -> None:
    """Refuse aliases, tags and deep nesting before anything is built from them."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("YAML aliases (`*name`) are not expanded", mark.line, mark.column)
        if getattr(event, "tag", None) is not None:
            raise _Refused(f"YAML tags such as `{str(event.tag)[:40]}` are not followed", mark.line, mark.column)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                raise _Refused(f"they are nested deeper than {_MAX_DEPTH} levels", mark.line, mark.column)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent) and event.explicit and mark.line > 0:
            raise _Refused("they hold more than one YAML document", mark.line, mark.column)


def _unique(root: yaml.MappingNode) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    seen: set[str] = set()
    pairs: list[tuple[yaml.ScalarNode, yaml.Node]] = []
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Refused("a property's name is a list or a mapping", key.start_mark.line, key.start_mark.column)
        if key.value in seen:
            raise _Refused(f"`{key.value[:60]}` is given twice", key.start_mark.line, key.start_mark.column)
        seen.add(key.value)
        pairs.append((key, value))
    return pairs


def _properties(source: Source, pairs: list[tuple[yaml.ScalarNode, yaml.Node]]) -> Iterator[Property]:
    for key, value in pairs:
        yield Property(
            name=key.value, value=_value(value), key_span=_span(source, key), value_span=_span(source, value)
        )


def _span(source: Source, node: yaml.Node) -> Span:
    """A node's place in the note; the YAML begins on the note's second line."""
    start = source.offset(Position(node.start_mark.line + 2, node.start_mark.column + 1))
    end_line = min(node.end_mark.line + 2, len(source.line_starts))
    end = source.offset(Position(end_line, node.end_mark.column + 1))
    return Span(start, start + len(source.text[start : max(start, end)].rstrip()))


def _value(node: yaml.Node) -> Scalar | tuple[Scalar, ...]:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_scalar(item) if isinstance(item, yaml.ScalarNode) else yaml.serialize(item) for item in node.value)
    return yaml.serialize(node)


def _scalar(node: yaml.ScalarNode) -> Scalar:
    """A scalar as YAML 1.2's core schema reads it: `yes` is a text."""
    text: str = node.value
    if node.style in {"'", '"', "|", ">"}:
        return text
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if text.lower() in {"true", "false"}:
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?\d{1,18}", text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def _items(prop: Property) -> tuple[Scalar, ...]:
    return prop.value if isinstance(prop.value, tuple) else (prop.value,)


def _texts(properties: tuple[Property, ...], name: str) -> tuple[str, ...]:
    for prop in properties:
        if prop.name.lower() == name:
            return tuple(str(item).strip() for item in _items(prop) if item is not None and str(item).strip())
    return ()


def _tags(properties: tuple[Property, ...]) -> Iterator[Tag]:
    for prop in properties:
        if prop.name.lower() == "tags":
            for item in _items(prop):
                if item is not None and str(item).strip():
                    yield Tag(span=prop.value_span, name=str(item).strip().removeprefix("#"), in_property=True)


def _links(source: Source, properties: tuple[Property, ...]) -> Iterator[Link]:
    """Wikilinks that are a property's whole value, as Obsidian counts them."""
    for prop in properties:
        at = prop.value_span.start
        for item in _items(prop):
            if not isinstance(item, str) or (match := _WIKILINK.fullmatch(item.strip())) is None:
                continue
            start = source.text.find(match.group(), at, prop.value_span.end)
            if start < 0:
                continue
            at = start + len(match.group())
            target, subpath, display = split_wikilink(match.group(1))
            yield Link(
                kind=LinkKind.WIKILINK,
                span=Span(start, at),
                target=target,
                subpath=subpath,
                display=display,
                in_property=prop.name,
            )
