"""What a build left alone, as findings. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vaultproof.catalogue import FOREIGN_FILE
from vaultproof.diagnostic import Diagnostic, Severity
from vaultproof.emit.in_place import CHANGED, LINKED, TYPED
from vaultproof.emit.write import MAYBE_YOURS, EmitReport
from vaultproof.source import Span

_HELP = {
    TYPED: "move what you typed out of the marks, then delete the marks with all between them, and build again",
    CHANGED: "build again",
    MAYBE_YOURS: "remove it if you do not need it",
    LINKED: "put the note itself in the place of the link",
}
_IN_PLACE = "rename or remove the file, and build again"
_IN_OUT = "carry what is worth keeping into the source vault, then remove the file and build again"
_TO_REMOVE = {
    TYPED: "move what you typed out of the marks, then delete the marks with all between them",
    CHANGED: "remove again what was generated",
    LINKED: _HELP[LINKED],
}
_YOURS = "remove the file if you do not need it"


def emit_diagnostics(
    report: EmitReport, *, in_place: bool = False, removing: bool = False
) -> Iterator[Diagnostic]:
    """A finding for each file that was kept although another would stand there; settings of Obsidian excepted, which
    Obsidian itself changes as soon as the vault is opened. Where all that was generated was to be removed, what is left
    of it is an error: less was done than was asked for."""
    for path, reason in report.kept_foreign:
        if path.startswith(".obsidian/"):
            continue
        advice = (
            _TO_REMOVE.get(reason, _YOURS)
            if removing
            else _HELP.get(reason, _IN_PLACE if in_place else _IN_OUT)
        )
        found = FOREIGN_FILE.at(path, Span(0, 0), f"`{path}` is left as it is: {reason}", help=advice)
        yield replace(found, severity=Severity.ERROR) if removing and reason != LINKED else found
    for path, reason in report.told:
        yield FOREIGN_FILE.at(
            path,
            Span(0, 0),
            f"`{path}` is carried over as it is: {reason}",
            help="mend it in the source vault, or switch the snippet on in Obsidian's settings, under Appearance",
        )
