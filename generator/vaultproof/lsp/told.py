"""Findings in the words of the protocol: ranges in the client's units, diagnostics, hovers, code actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from lsprotocol import types

from vaultproof.claim import Disputed, Holds, Judgement, Refuted, Testimony, Undecided
from vaultproof.diagnostic import Applicability, Diagnostic, Severity
from vaultproof.report.harmless import visible
from vaultproof.source import Source, Span

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_UNITS = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Places:
    """The places of one text in the units that a client counts columns in."""

    def __init__(self, source: Source, encoding: str) -> None:
        self._source = source
        self._codec, self._size = _UNITS.get(types.PositionEncodingKind(encoding), ("utf-16-le", 2))

    def range(self, span: Span) -> types.Range:
        """A span of the text."""
        return types.Range(self._position(span.start), self._position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset of a place; one that is beyond the text counts as its end."""
        starts = self._source.line_starts
        if position.line >= len(starts):
            return len(self._source.text)
        line = self._source.line(position.line + 1)
        before = line.encode(self._codec, "surrogatepass")[: position.character * self._size]
        return starts[position.line] + len(before.decode(self._codec, "ignore"))

    def _position(self, offset: int) -> types.Position:
        place = self._source.position(offset)
        before = self._source.text[self._source.line_starts[place.line - 1] : offset]
        return types.Position(place.line - 1, len(before.encode(self._codec, "surrogatepass")) // self._size)


def diagnostics(
    found: Iterable[Diagnostic],
    places: Callable[[str], Places | None],
    uri: Callable[[str], str],
) -> Iterator[types.Diagnostic]:
    """Findings as an editor underlines them, with the other places that they speak of."""
    for one in found:
        own = places(one.path)
        if own is None:
            continue
        related = [
            types.DiagnosticRelatedInformation(
                location=types.Location(uri(label.path), there.range(label.span)), message=visible(label.text)
            )
            for label in one.labels
            if (there := places(label.path)) is not None
        ]
        yield types.Diagnostic(
            range=own.range(one.span),
            severity=_SEVERITIES[one.severity],
            code=one.code,
            source="vaultproof",
            message=visible(one.message) + (f"\n{visible(one.help)}" if one.help else ""),
            related_information=related or None,
        )


def hover(judgements: Iterable[Judgement], offset: int, places: Places) -> types.Hover | None:
    """The verdict on the innermost claim at a place, with what each witness said."""
    here = [one for one in judgements if one.claim.span.start <= offset <= one.claim.span.end]
    if not here:
        return None
    judgement = min(here, key=lambda one: one.claim.span.end - one.claim.span.start)
    lines = [f"**{_verdict(judgement)}**", "", *(f"- {_witness(one)}" for one in judgement.testimony)]
    return types.Hover(
        contents=types.MarkupContent(types.MarkupKind.Markdown, "\n".join(lines).rstrip()),
        range=places.range(judgement.claim.span),
    )


def _verdict(judgement: Judgement) -> str:
    match judgement.verdict:
        case Holds(actual=actual, remark=remark):
            return f"holds** ({_code(actual)}{f'; {visible(remark)}' if remark else ''})**"
        case Refuted(actual=actual):
            return f"refuted** (it is {_code(actual)})**"
        case Disputed(actual=actual):
            return f"disputed** ({_code(actual)})**"
        case Undecided(reason=reason):
            return f"undecided** ({_code(reason)})**"
        case _:
            assert_never(judgement.verdict)


def _witness(one: Testimony) -> str:
    where = f", {_code(one.path)}" if one.path else ""
    if one.value is None:
        return f"{one.witness.value}{where}: {_code(one.reason or 'says nothing')}"
    agrees = {True: " (agrees)", False: " (disagrees)", None: ""}[one.agrees]
    return f"{one.witness.value}{where}: {_code(one.value)}{agrees}"


def _code(text: str) -> str:
    """A note's words as inline code, in which nothing of them is Markdown."""
    return f"`{visible(text).replace('`', chr(0x2019))}`"


def actions(
    found: Iterable[Diagnostic], start: int, end: int, places: Places, uri: str
) -> Iterator[types.CodeAction]:
    """The fixes of what is found between two offsets."""
    for one in found:
        if one.fix is None or one.span.end < start or one.span.start > end:
            continue
        safe = one.fix.applicability is Applicability.SAFE
        title = visible(one.help or one.message).splitlines()[0]
        yield types.CodeAction(
            title=f"{one.code}: {title}" + ("" if safe else " (changes what the note says)"),
            kind=types.CodeActionKind.QuickFix,
            is_preferred=safe,
            edit=types.WorkspaceEdit(
                changes={uri: [types.TextEdit(places.range(edit.span), edit.text) for edit in one.fix.edits]}
            ),
        )
