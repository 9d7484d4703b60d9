"""matplotlib's SVG made small and the same under every release: rounded numbers, plain ids, generic fonts, a title."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as Xml

from vaultproof.plot.style import printable

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_NUMBER = re.compile(r"-?\d+\.\d+(?:e[-+]?\d+)?")
_URL = re.compile(r"url\(#([^)]+)\)")
_SUBSCRIPT = re.compile(r"(?<!\w)([^\W\d_])_([^\W_]+|∞)((?:&\w+;|.)?)")
_DROPPED = frozenset(
    {"stroke-linejoin: round", "stroke-linecap: butt", "stroke-linecap: square", "stroke-miterlimit: 10", ""}
)


def tidy(svg: bytes, title: str, written: Callable[[str], str] = str) -> bytes:
    """A small SVG with an accessible title, its texts as they are `written` in the note's language."""
    title = printable(title)
    root = Xml.fromstring(svg)  # noqa: S314 - our own output
    width, height = (float(part) for part in root.attrib["viewBox"].split()[2:])
    ids: dict[str, str] = {}
    body = "".join(_element(child, ids, written) for child in root if _local(child) != "metadata")
    head = (
        f'<svg xmlns="{_SVG}" xmlns:xlink="{_XLINK}" width="{width * 4 / 3:.0f}" height="{height * 4 / 3:.0f}" '
        f'viewBox="0 0 {_round(width)} {_round(height)}" role="img" font-family="{_FONT}" stroke-linejoin="round">'
    )
    return f"{head}\n<title>{_escape(title)}</title>\n{_lines(body)}\n</svg>\n".encode()


def _local(element: Xml.Element) -> str:
    return element.tag.rpartition("}")[2]


def _element(element: Xml.Element, ids: dict[str, str], written: Callable[[str], str]) -> str:
    name = _local(element)
    if name == "style" or (name == "path" and element.get("d", "").strip() == ""):
        return ""
    inner = "".join(_element(child, ids, written) for child in element)
    if name == "text":
        return _text(element, written)
    if name in {"g", "defs"}:
        attributes = _attributes(element, ids, keep_id=False)
        return f"<{name}{attributes}>{inner}</{name}>" if (attributes or name == "defs") and inner else inner
    attributes = _attributes(element, ids, keep_id=True)
    return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"


def _attributes(element: Xml.Element, ids: dict[str, str], *, keep_id: bool) -> str:
    found = []
    for key, value in element.attrib.items():
        name = key.replace(f"{{{_XLINK}}}", "xlink:")
        if (name != "id" or keep_id) and (short := _attribute(name, value, ids)):
            found.append(f' {name}="{_escape(short)}"')
    return "".join(found)


def _attribute(name: str, value: str, ids: dict[str, str]) -> str:
    match name:
        case "id":
            return _id(value, ids)
        case "xlink:href":
            return "#" + _id(value[1:], ids)
        case "style":
            return _URL.sub(lambda found: f"url(#{_id(found.group(1), ids)})", _style(value))
        case "d":
            return _path(value)
        case _:
            return _URL.sub(lambda found: f"url(#{_id(found.group(1), ids)})", _rounded(value))


def _id(value: str, ids: dict[str, str]) -> str:
    return ids.setdefault(value, f"v{len(ids) + 1}")


def _style(value: str) -> str:
    parts = (part.strip() for part in _rounded(value).split(";"))
    return ";".join(part.replace(": ", ":") for part in parts if part not in _DROPPED)


def _path(value: str) -> str:
    return re.sub(r"\s*([MLCQZ])\s*", r"\1", _rounded(" ".join(value.split())))


def _text(element: Xml.Element, written: Callable[[str], str]) -> str:
    """A text with its place, alignment, size, weight and colour, without the name of a font."""
    own: dict[str, str] = {}
    for part in element.get("style", "").split(";"):
        key, _, value = part.strip().partition(": ")
        own[key] = value
    size = re.search(r"([\d.]+)px", own.get("font-size", own.get("font", "")))
    x, y = element.get("x", ""), element.get("y", "")
    if not x and (
        place := re.search(r"translate\(([-\d.e]+)[ ,]+([-\d.e]+)\)", element.get("transform", ""))
    ):
        x, y = place.groups()
    attributes = [f'x="{_round(float(x))}"', f'y="{_round(float(y))}"']
    if (anchor := own.get("text-anchor", "start")) != "start":
        attributes.append(f'text-anchor="{anchor}"')
    attributes.append(f'font-size="{_round(float(size.group(1)) if size else 9.0)}"')
    if (
        "bold" in (own.get("font-weight", ""), *own.get("font", "").split())
        or "700" in own.get("font", "").split()
    ):
        attributes.append('font-weight="600"')
    attributes.append(f'fill="{own.get("fill", "#808080")}"')
    return f"<text {' '.join(attributes)}>{_lowered(_escape(written(''.join(element.itertext()))))}</text>"


def _lowered(text: str) -> str:
    """A text in which what stands behind the underscore of a one-letter name stands lower and smaller."""
    return _SUBSCRIPT.sub(_subscript, text)


def _subscript(found: re.Match[str]) -> str:
    name, below, after = found.groups()
    raised = f'<tspan dy="-.225em">{after}</tspan>' if after else ""
    return f'{name}<tspan dy=".3em" font-size=".75em">{below}</tspan>{raised}'


def _rounded(value: str) -> str:
    return _NUMBER.sub(lambda match: _round(float(match.group())), value)


def _round(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _lines(body: str) -> str:
    """One element a line, so that a change of a figure is a small change of its file."""
    return re.sub(r"(</?(?:g|defs)[^>]*>|/>|</text>|</clipPath>)(?=<)", r"\1\n", body)
