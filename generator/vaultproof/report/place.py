"""Places as reports tell them: lines and columns from 1, the end exclusive. Reads no file."""

from __future__ import annotations

from dataclasses import dataclass

from vaultproof.findings import Findings
from vaultproof.source import Source, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span begins and ends, in lines and in columns of code points."""

    line: int
    column: int
    end_line: int
    end_column: int


_NOWHERE = Place(1, 1, 1, 1)


def place(findings: Findings, path: str, span: Span) -> Place:
    """The place of a span; the first column of the first line where the file has no text, as an unreadable note."""
    source = findings.sources.get(path)
    return _NOWHERE if source is None else place_in(source, span)


def place_in(source: Source, span: Span) -> Place:
    """The place of a span in a source."""
    first, last = source.position(span.start), source.position(span.end)
    return Place(first.line, first.column, last.line, last.column)
