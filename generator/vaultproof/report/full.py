"""The report that people read: each finding with the line it speaks of, underlined, and what to do about it.

Colours are given as style names; `paint` alone knows a terminal. Reads no file.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.diagnostic import Applicability, Diagnostic, Severity
from vaultproof.findings import Findings
from vaultproof.report.count import summary
from vaultproof.report.harmless import quiet, visible
from vaultproof.report.paint import Piece, paint, plain
from vaultproof.report.place import place
from vaultproof.report.snippet import Excerpt, excerpt

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_FADED = "bright_blue"  # plain blue cannot be read on a black ground
_HOW = {
    Applicability.SAFE: " (`vaultproof fix` does it)",
    Applicability.UNSAFE: " (`vaultproof fix --unsafe` does it: it changes what the note says)",
}


def report(findings: Findings, *, color: bool = False, summarised: bool = True) -> str:
    """Each finding with its source, and a summary if wanted; `color` adds ANSI colours for a terminal."""
    pieces = [piece for one in findings.diagnostics for piece in _diagnostic(findings, one)]
    text = paint(pieces) if color else plain(pieces)
    return quiet(text + summary(findings) + "\n" if summarised else text.rstrip("\n") + "\n")


def _diagnostic(findings: Findings, one: Diagnostic) -> Iterator[Piece]:
    style = _STYLES[one.severity]
    yield from _head(findings, one, style)
    marks = [(one.path, one.span, "", "^", style)]
    marks += [(label.path, label.span, label.text, "-", _FADED) for label in one.labels]
    shown = [
        (path, excerpt(source, span), text, sign, mark_style)
        for path, span, text, sign, mark_style in marks
        if (source := findings.sources.get(path)) is not None
    ]
    margin = max((len(str(part.line)) for _, part, *_ in shown), default=1)
    for path, part, text, sign, mark_style in shown:
        if path != one.path:
            yield Piece(f"{' ' * (margin + 2)}--> {visible(findings.prefix + path)}:{part.line}\n", _FADED)
        yield from _marked(part, margin, text, sign, mark_style)
    if one.help is not None:
        yield Piece("  help", "bold")
        yield Piece(f": {visible(one.help)}{_HOW[one.fix.applicability] if one.fix else ''}\n")
    yield Piece("\n")


def _head(findings: Findings, one: Diagnostic, style: str) -> Iterator[Piece]:
    at = place(findings, one.path, one.span)
    yield Piece(visible(findings.prefix + one.path), "bold")
    yield Piece(f":{at.line}:{at.column}: ")
    yield Piece(f"{one.severity.value}[{one.code}]", style)
    yield Piece(f" {one.name}: {visible(one.message)}\n")


def _marked(part: Excerpt, margin: int, text: str, sign: str, style: str) -> Iterator[Piece]:
    yield Piece(f"  {part.line:>{margin}} | ", _FADED)
    yield Piece(f"{part.text}\n")
    yield Piece(f"  {'':>{margin}} | ", _FADED)
    on = f" to line {part.last_line}" if part.last_line > part.line else ""
    told = f" {visible(text)}" if text else ""
    yield Piece(f"{' ' * part.indent}{sign * part.length}{on}{told}".rstrip() + "\n", style)
