"""The line a finding speaks of, ready to be underlined in a terminal's cells. Adds no gutter and no colour."""

from __future__ import annotations

from dataclasses import dataclass

from vaultproof.report.harmless import visible
from vaultproof.source import Source, Span

_TAB = "    "
_CELLS = 110  # of one shown line; a longer one is cut around the place
_LEAD = 30  # cells kept before the place where a line is cut
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as it is shown, and the cells to underline: `length` of them after `indent`.

    `last_line` is the line on which the span ends; the underline stops at the end of the first.
    """

    line: int
    text: str
    indent: int
    length: int
    last_line: int


def excerpt(source: Source, span: Span) -> Excerpt:
    """The first line of a span, cut around the span where it is long."""
    line = source.position(span.start).line
    last = source.position(max(span.start, span.end - 1)).line
    whole = source.line_span(line)
    start = min(span.start, whole.end)
    before = source.text[whole.start : start]
    marked = source.text[start : min(span.end, whole.end)]
    after = source.text[start + len(marked) : whole.end]
    return _cut(line, last, before, marked, after)


def _cut(line: int, last: int, before: str, marked: str, after: str) -> Excerpt:
    # A cell holds at most a few code points: longer stretches are never worth measuring.
    lead = _shown(before[-8 * _CELLS :])
    if len(before) > 8 * _CELLS or width(lead + _shown((marked + after)[: 8 * _CELLS])) > _CELLS:
        lead = _end(lead, _LEAD) if width(lead) > _LEAD else lead
    body = _start(_shown(marked[: 8 * _CELLS]), _CELLS - width(lead))
    tail = _start(_shown(after[: 8 * _CELLS]), max(0, _CELLS - width(lead + body)))
    return Excerpt(line, (lead + body + tail).rstrip(), width(lead), max(1, width(body)), last)


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _start(text: str, cells: int) -> str:
    """The beginning of `text`, at most `cells` wide."""
    if width(text) <= cells:
        return text
    kept = text[:cells]
    while kept and width(kept) > cells - 1:
        kept = kept[:-1]
    return kept + _CUT


def _end(text: str, cells: int) -> str:
    """The end of `text`, at most `cells` wide."""
    kept = text[-cells:]
    while kept and width(kept) > cells - 1:
        kept = kept[1:]
    return _CUT + kept


def width(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
