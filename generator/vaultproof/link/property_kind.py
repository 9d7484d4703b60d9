"""What kind of value a property has, in Obsidian's terms: text, list, number, checkbox, date, date & time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.note import Frontmatter, Property

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?")


def property_kind(prop: Property) -> str | None:
    """The kind of a property's value; None where it is empty."""
    match prop.value:
        case None | "" | ():
            return None
        case bool():
            return "checkbox"
        case int() | float():
            return "number"
        case tuple():
            return "list"
        case str() as text if _DATE.fullmatch(text):
            return "date"
        case str() as text if _TIME.fullmatch(text):
            return "date & time"
        case _:
            return "text"


def property_kinds(frontmatter: Frontmatter | None) -> Iterator[tuple[str, str]]:
    """The name and kind of each property that has a value."""
    for prop in frontmatter.properties if frontmatter is not None else ():
        kind = property_kind(prop)
        if kind is not None:
            yield prop.name, kind
