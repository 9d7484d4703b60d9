"""Figures that a note's code drew, as SVG that can do nothing but be looked at. Draws nothing.

The text comes from a stranger's process: it is read with an XML parser that knows no entities, and written anew from
the elements and attributes that a drawing needs. Where it holds anything else, the figure is dropped.
"""

from __future__ import annotations

import re
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_ELEMENTS = frozenset(
    "svg g defs path use rect circle ellipse line polyline polygon text tspan clipPath style image title desc metadata "
    "linearGradient radialGradient stop pattern mask".split()
)
_DROPPED = frozenset({"metadata", "style", "title", "desc"})
_ATTRIBUTES = frozenset(
    "id d x y x1 y1 x2 y2 cx cy r rx ry width height viewBox version transform points style class clip-path fill "
    "fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset "
    "stroke-opacity stroke-miterlimit opacity font-family font-size font-style font-weight text-anchor offset "
    "stop-color stop-opacity gradientUnits gradientTransform clipPathUnits patternUnits xml:space".split()
)
_HARMLESS = re.compile(r"[^<>\\]*\Z")
_REFERENCE = re.compile(r"url\(\s*#[\w-]+\s*\)")
_LINK = re.compile(r"#[\w-]+\Z|data:image/png;base64,[A-Za-z0-9+/=\s]+\Z")
_DEEPEST, _MOST_PARTS = 64, 50_000


class _Unfit(Exception):
    pass


def clean_svg(text: str) -> bytes | None:
    """The figure rewritten from harmless parts only, or None where it is no such figure."""
    writer = _Writer()
    parser = expat.ParserCreate()
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(text.encode("utf-8"), True)
    except (_Unfit, expat.ExpatError, ValueError):
        return None
    return "".join(writer.parts).encode("utf-8") if writer.parts else None


def _refuse(*_declaration: object) -> None:
    raise _Unfit


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self._open: list[bool] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        inside = all(self._open)
        if (
            (inside and name not in _ELEMENTS)
            or (not self._open and name != "svg")
            or len(self._open) > _DEEPEST
            or len(self.parts) > _MOST_PARTS
        ):
            raise _Unfit
        kept = inside and name not in _DROPPED
        self._open.append(kept)
        if kept:
            written = "".join(f" {key}={quoteattr(value)}" for key, value in _kept(attributes))
            space = ' xmlns="http://www.w3.org/2000/svg"' if len(self._open) == 1 else ""
            self.parts.append(f"<{name}{space}{written}>")

    def end(self, name: str) -> None:
        if self._open.pop():
            self.parts.append(f"</{name}>")

    def text(self, text: str) -> None:
        if len(self.parts) > _MOST_PARTS:
            raise _Unfit
        if self._open and all(self._open):
            self.parts.append(escape(text))


def _kept(attributes: dict[str, str]) -> list[tuple[str, str]]:
    kept = []
    for key, value in attributes.items():
        if key in {"xlink:href", "href"} and _LINK.match(value):
            kept.append(("href", value))
        elif key in _ATTRIBUTES and _is_harmless(value):
            kept.append((key, value))
    return kept


def _is_harmless(value: str) -> bool:
    """Whether an attribute refers to nothing outside the figure."""
    rest = _REFERENCE.sub("", value).lower()
    return _HARMLESS.match(value) is not None and not any(
        word in rest for word in ("url", "@", "script", "import", "expression")
    )
