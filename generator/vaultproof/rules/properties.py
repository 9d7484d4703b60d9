"""Properties that Obsidian does not take as they seem meant → findings. Reads no YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from vaultproof.catalogue import (
    DROPPED_PROPERTY,
    MIXED_PROPERTY_KIND,
    TEXT_AROUND_PROPERTY_LINK,
    UNKNOWN_PART,
    UNQUOTED_PROPERTY_LINK,
)
from vaultproof.config import OWN_PARTS, PARTS, PLACES
from vaultproof.diagnostic import Applicability, Diagnostic, Edit, Fix
from vaultproof.link import Index
from vaultproof.link.property_kind import property_kind
from vaultproof.note import Note, Property, Scalar
from vaultproof.source import Span

_DROPPED = {"tag": "tags", "alias": "aliases", "cssclass": "cssclasses"}
_DEFAULTS = frozenset(_DROPPED.values())
_BARE_LINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
_LINK = re.compile(r"\[\[(?:(?!\]\]|\[\[).)+\]\]", re.DOTALL)
_EMBED = re.compile(
    r"!" + _LINK.pattern, re.DOTALL
)  # whether Obsidian takes it for a link, no document tells
_TEMPLATE = re.compile(r"\{\{|<%")
_DATES = frozenset({"date", "date & time", "datetime"})
_WRITTEN_DATE = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}(?:[T ,].*)?")
_STRICT = frozenset({"number", "checkbox", "date", "date & time"})
_TYPES = {"datetime": "date & time"}
_FITTING = {
    "text": frozenset({"text", "number", "checkbox", "date", "date & time"}),
    "number": frozenset({"number"}),
    "checkbox": frozenset({"checkbox"}),
    "date": frozenset({"date", "date & time"}),
    "datetime": frozenset({"date", "date & time"}),
}
"""The kinds of values that do for a type; what Obsidian makes of others is told by no document, and left alone."""


def check(note: Note, index: Index) -> Iterator[Diagnostic]:
    """Findings on the properties of one note."""
    if note.frontmatter is None:
        return
    names = {prop.name.lower() for prop in note.frontmatter.properties}
    for prop in note.frontmatter.properties:
        yield from _dropped(note, prop, names)
        for value, span in _values(prop):
            yield from _link(note, prop, value, span)
        yield from _parts(note, prop)
        yield from _mixed(note, prop, index)


def _values(prop: Property) -> Iterator[tuple[Scalar, Span]]:
    if isinstance(prop.value, tuple):
        yield from zip(prop.value, prop.item_spans, strict=True)
    else:
        yield prop.value, prop.value_span


def _parts(note: Note, prop: Property) -> Iterator[Diagnostic]:
    """Words by which no generated part is called."""
    if prop.name.lower() != OWN_PARTS:
        return
    for value, span in _values(prop):
        if value is None or value in (*PARTS, *PLACES):
            continue
        near = get_close_matches(str(value), PARTS, 1)
        meant = f"write `{near[0]}`; " if near else ""
        yield UNKNOWN_PART.at(
            note.path,
            span,
            f"no generated part is called `{value}`, so it is left out",
            help=f"{meant}the parts are {', '.join(PARTS)}; `top` and `bottom` place those that follow them",
            fix=Fix(Applicability.UNSAFE, (Edit(span, near[0]),))
            if near and note.source[span] == value
            else None,
        )


def _dropped(note: Note, prop: Property, names: set[str]) -> Iterator[Diagnostic]:
    kept = _DROPPED.get(prop.name.lower())
    if kept is None or property_kind(prop) is None:
        return
    fix = None
    if kept not in names and not (isinstance(prop.value, str) and "," in prop.value):
        fix = Fix(Applicability.SAFE, (Edit(prop.key_span, kept),))
    yield DROPPED_PROPERTY.at(
        note.path,
        prop.key_span,
        f"Obsidian no longer reads the property `{prop.name}`",
        help=f"call it `{kept}` and give it a list",
        fix=fix,
    )


def _link(note: Note, prop: Property, value: Scalar, span: Span) -> Iterator[Diagnostic]:
    written = note.source[span]
    outer = note.source[prop.value_span]
    if _BARE_LINK.fullmatch(written) or (written != outer and _BARE_LINK.fullmatch(outer)):
        place = span if _BARE_LINK.fullmatch(written) else prop.value_span
        text = note.source[place]
        yield UNQUOTED_PROPERTY_LINK.at(
            note.path,
            place,
            f"without quotes `{text}` is a list in a list and no link",
            help=f'write `"{text}"`',
            fix=Fix(Applicability.SAFE, (Edit(place, f'"{text}"'),))
            if '"' not in text and "\\" not in text
            else None,
        )
    elif isinstance(value, str) and not _TEMPLATE.search(value) and not _is_nested(value, written):
        found = _LINK.search(value)
        if found is not None and not _is_link(value) and written[:1] != "[":
            yield TEXT_AROUND_PROPERTY_LINK.at(
                note.path,
                span,
                f"`{found.group()}` is no link here: the value holds other text too",
                help="let the link be the whole value; put several links in a list",
            )


def _is_link(value: str) -> bool:
    return _LINK.fullmatch(value.strip()) is not None or _EMBED.fullmatch(value.strip()) is not None


def _is_nested(value: str, written: str) -> bool:
    """Whether a value is a mapping or a list in a list, kept as its YAML: what Obsidian makes of those, nobody says."""
    return value == written and (
        written[:1] in {"{", "["} or re.search(r":(?:\s|$)|^- ", written) is not None
    )


def _mixed(note: Note, prop: Property, index: Index) -> Iterator[Diagnostic]:
    """A value of another kind than most notes give the property, where Obsidian would not take it for one."""
    kind = property_kind(prop)
    if kind is None or prop.name.lower() in {*_DEFAULTS, *_DROPPED} or _is_template(prop):
        return
    given = index.property_type(prop.name)
    if given is not None:
        if kind not in _FITTING.get(given, {kind}) and not (given in _DATES and _may_be_date(prop)):
            yield MIXED_PROPERTY_KIND.at(
                note.path,
                prop.value_span,
                f"`{prop.name}` is a {kind} here; the vault's settings make it a {_TYPES.get(given, given)}",
                help="a property has one type in the whole vault: give it such a value, or change its type in Obsidian",
            )
        return
    other = index.other_kind(prop.name, kind)
    if other is None:
        return
    usual, count = other
    if usual in _DATES and _may_be_date(prop):
        return
    if (kind == "list" and usual != "list") or (
        usual in _STRICT and not {usual, kind} <= {"date", "date & time"}
    ):
        yield MIXED_PROPERTY_KIND.at(
            note.path,
            prop.value_span,
            f"`{prop.name}` is a {kind} here and a {usual} in {count} other notes",
            help="a property has one kind in the whole vault; use another name, or the same kind",
        )


def _may_be_date(prop: Property) -> bool:
    """Whether a text among dates is a link or a date in another form: no document tells of those."""
    value = prop.value
    return isinstance(value, str) and (_is_link(value) or _WRITTEN_DATE.fullmatch(value.strip()) is not None)


def _is_template(prop: Property) -> bool:
    return any(isinstance(value, str) and _TEMPLATE.search(value) for value, _ in _values(prop))
