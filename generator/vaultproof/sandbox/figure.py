"""Figures that a note's code drew, as SVG that can do nothing but be looked at. Draws nothing.

The text comes from a stranger's process: it is read with an XML parser that knows no entities, and written anew from
the elements and attributes that a drawing needs. Where it holds anything else, the figure is dropped. Nothing in it is
drawn more often than it is written, and no picture inside it is larger than it may be: a small file stays small work.
"""

from __future__ import annotations

import re
from base64 import b64decode
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
_LINK = re.compile(r"#[\w-]+\Z")
_PICTURE = re.compile(r"data:image/png;base64,\s*([A-Za-z0-9+/=\s]+)\Z")
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_LEAVES = frozenset("path rect circle ellipse line polyline polygon".split())
_USED_MANY_TIMES = frozenset({"clipPath", "pattern", "mask"})
_MOST_PIXELS, _MOST_PICTURES = 1 << 24, 32
_MOST_REPEATED, _MOST_USED = 500, 20_000_000
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
        self._names: list[str] = []
        self._leaves: dict[str, int] = {}
        self._pictures = self._repeated = self._used = 0

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
            written = "".join(f" {key}={quoteattr(value)}" for key, value in self._kept(name, attributes))
            space = ' xmlns="http://www.w3.org/2000/svg"' if len(self._open) == 1 else ""
            self.parts.append(f"<{name}{space}{written}>")
        self._names.append(name)

    def end(self, name: str) -> None:
        self._names.pop()
        if self._open.pop():
            self.parts.append(f"</{name}>")

    def text(self, text: str) -> None:
        if len(self.parts) > _MOST_PARTS:
            raise _Unfit
        if self._open and all(self._open):
            self.parts.append(escape(text))

    def _kept(self, name: str, attributes: dict[str, str]) -> list[tuple[str, str]]:
        """The attributes that are written. What is used is one shape, and nothing is used in what is used many times:
        otherwise a few lines could stand for millions of shapes."""
        repeated = not _USED_MANY_TIMES.isdisjoint(self._names)
        self._repeated += repeated
        if self._repeated > _MOST_REPEATED:
            raise _Unfit
        kept = []
        for key, value in attributes.items():
            if key in {"xlink:href", "href"}:
                if self._may_refer(name, value, repeated=repeated):
                    kept.append(("href", value))
            elif (
                key in _ATTRIBUTES
                and _is_harmless(value)
                and not (repeated and "(" in value and "#" in value)
            ):
                kept.append((key, value))
        if "id" in attributes:
            length = len(attributes.get("d", "")) + len(attributes.get("points", "")) + 1
            self._leaves.setdefault(attributes["id"], length if name in _LEAVES else 0)
        return kept

    def _may_refer(self, name: str, value: str, *, repeated: bool) -> bool:
        if name == "use":
            length = self._leaves.get(value[1:], 0) if _LINK.match(value) else 0
            self._used += length
            return not repeated and length > 0 and self._used <= _MOST_USED
        if name == "image":
            self._pictures += 1
            return not repeated and self._pictures <= _MOST_PICTURES and _is_fair_picture(value)
        return name.endswith("Gradient") and _LINK.match(value) is not None


def _is_fair_picture(value: str) -> bool:
    """Whether a value is a PNG of a size that a viewer can hold."""
    match = _PICTURE.match(value)
    head = b64decode("".join(match.group(1)[:64].split())[:32]) if match else b""
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    return head.startswith(_PNG) and 0 < width * height <= _MOST_PIXELS


def _is_harmless(value: str) -> bool:
    """Whether an attribute refers to nothing outside the figure."""
    rest = _REFERENCE.sub("", value).lower()
    return _HARMLESS.match(value) is not None and not any(
        word in rest for word in ("url", "@", "script", "import", "expression")
    )
