"""What a build left alone, as findings. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.catalogue import FOREIGN_FILE
from vaultproof.diagnostic import Diagnostic
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


def emit_diagnostics(report: EmitReport, *, in_place: bool = False) -> Iterator[Diagnostic]:
    """A finding for each file that was kept although another would stand there; settings of Obsidian excepted, which
    Obsidian itself changes as soon as the vault is opened."""
    for path, reason in report.kept_foreign:
        if not path.startswith(".obsidian/"):
            yield FOREIGN_FILE.at(
                path,
                Span(0, 0),
                f"`{path}` is left as it is: {reason}",
                help=_HELP.get(reason, _IN_PLACE if in_place else _IN_OUT),
            )
    for path, reason in report.told:
        yield FOREIGN_FILE.at(
            path,
            Span(0, 0),
            f"`{path}` is carried over as it is: {reason}",
            help="mend it in the source vault, or switch the snippet on in Obsidian's settings, under Appearance",
        )
