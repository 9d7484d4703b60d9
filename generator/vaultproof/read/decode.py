"""Bytes → Source. A note that is not UTF-8 is refused with a diagnostic; nothing is guessed."""

from __future__ import annotations

from vaultproof.catalogue import UNREADABLE_NOTE
from vaultproof.diagnostic import Diagnostic
from vaultproof.source import Source, Span

_BOM = b"\xef\xbb\xbf"
_MAX_BYTES = 32 << 20


def decode(path: str, content: bytes) -> Source | Diagnostic:
    """The text of a file, or the diagnostic that says why it has none."""
    if len(content) > _MAX_BYTES:
        return _refused(path, f"the file is larger than {_MAX_BYTES >> 20} MB", "split it into smaller notes")
    bom = content.startswith(_BOM)
    try:
        return Source(path, content.decode("utf-8-sig" if bom else "utf-8"), bom=bom)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _refused(
            path,
            f"the file is not UTF-8: byte 0x{content[error.start]:02x} on line {line}",
            "save it as UTF-8",
        )


def unreadable(path: str, reason: str) -> Diagnostic:
    """The diagnostic for a file that could not be read at all."""
    return _refused(
        path, f"the file could not be read: {reason}", "check its permissions and that it still exists"
    )


def _refused(path: str, message: str, mend: str) -> Diagnostic:
    return UNREADABLE_NOTE.at(path, Span(0, 0), message, help=mend)
