"""Canvases and bases that lead nowhere or cannot be read → findings. Spans are places in those files."""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.catalogue import BROKEN_CANVAS, UNREADABLE_CANVAS, UNRESOLVED_CANVAS_LINK
from vaultproof.diagnostic import Diagnostic, Severity
from vaultproof.link import Index
from vaultproof.link.subpath import block_of
from vaultproof.note import Link
from vaultproof.rules.links import LEFT_OUT, is_file_name
from vaultproof.source import Span


def check(index: Index) -> Iterator[Diagnostic]:
    """Findings on all canvases and bases of the vault."""
    for canvas in index.canvases:
        if canvas.problem is not None:
            yield UNREADABLE_CANVAS.at(
                canvas.path,
                Span(0, 0),
                f"the file is not read: {canvas.problem}",
                help="open it in Obsidian, or restore an earlier version",
            )
        for span, told in canvas.faults:
            yield BROKEN_CANVAS.at(
                canvas.path, span, told, help="open the canvas in Obsidian, mend it there and save it"
            )
        for link in canvas.links:
            reason = _reason(canvas.path, link, index)
            if reason is not None:
                deed = (
                    "mend the name in the base"
                    if canvas.views is not None
                    else "take the card off the canvas"
                )
                target = link.target.removeprefix("/")
                left_out = (
                    is_file_name(target)
                    and index.names.resolve(link.target, canvas.path) is None
                    and index.left_out(target, canvas.path)
                )
                yield UNRESOLVED_CANVAS_LINK.at(
                    canvas.path,
                    link.span,
                    reason,
                    help=LEFT_OUT if left_out else f"restore the file, or {deed}",
                    severity=Severity.INFO if left_out else None,
                )


def _reason(path: str, link: Link, index: Index) -> str | None:
    target = link.target.removeprefix("/")
    resolved = index.names.resolve(link.target, path)
    if resolved is None:
        return None if _is_below(link.target, path, index) else f"`{target}` is not in the vault"
    if link.subpath is None or index.headings(resolved, link.subpath) is None:
        return None
    block = block_of(link.subpath)
    found = (
        index.has_block(resolved, link.subpath)
        if block is not None
        else index.headings(resolved, link.subpath)
    )
    return None if found else f"`{target}` has no `{link.subpath}`"


def _is_below(target: str, path: str, index: Index) -> bool:
    """Whether a card's file lies where it would if a folder around the canvas were the vault that Obsidian opens."""
    folders = path.split("/")[:-1]
    above = ("/".join(folders[:count]) for count in range(1, len(folders) + 1))
    return target.startswith("/") and any(index.names.resolve(f"/{one}{target}", path) for one in above)
