"""How a note's code blocks ran → findings. Runs nothing; a block that fails is told of, not accused."""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.catalogue import FAILED_BLOCK, SKIPPED_BLOCK, UNVERIFIED_BLOCK
from vaultproof.diagnostic import Diagnostic
from vaultproof.note import Fence, Note
from vaultproof.sandbox import BlockRun, Cause, Dialect, how_to_allow
from vaultproof.source import Span

_HELP = {
    Cause.FILE: "blocks run without files; put what the block reads into the note",
    Cause.NETWORK: "blocks run without a network; put what the block fetches into the note",
    Cause.INPUT: "blocks run without anybody to answer; set the value in the block",
    Cause.TIME: "give it less to do, or more time with `--seconds`",
    Cause.MEMORY: "give it less to hold, or more memory with `--memory`",
}


def diagnose(note: Note, fence: Fence, dialect: Dialect, run: BlockRun | None) -> Iterator[Diagnostic]:
    """The findings on one code block."""
    first = note.source.position(fence.span.start).line
    place = note.source.line_span(first)
    if not dialect.runs:
        message = f"this block is not run: {dialect.reason}"
        yield SKIPPED_BLOCK.at(note.path, place, message)
    elif run is not None and not run.ok:
        line = run.line_in_block
        where = _line(note, fence, line) if line else place
        of_block = f" (line {line} of the block)" if line else ""
        message = f"this block did not run to its end: {run.error or 'it stopped'}{of_block}"
        yield FAILED_BLOCK.at(note.path, where, message, help=_help(run))
    elif run is not None and run.tampered:
        message = f"this block {run.tampered}"
        yield UNVERIFIED_BLOCK.at(note.path, place, message)


def _help(run: BlockRun) -> str | None:
    if run.cause is not Cause.MODULE or not run.lacks:
        return _HELP.get(run.cause) if run.cause else None
    allowed = how_to_allow(run.lacks)
    if allowed:
        return f"{allowed}, where you trust the vault"
    return (
        "blocks have no network, files, threads or other programs, so allowing it would not help; mark a block that is "
        "not meant to run here with `no-run`"
    )


def _line(note: Note, fence: Fence, line: int) -> Span:
    """The place of a line of a block, its indent left out."""
    number = note.source.position(fence.passage.at(0)).line + line - 1
    if number > len(note.source.line_starts):
        return fence.span
    span = note.source.line_span(number)
    text = note.source[span]
    return Span(span.start + len(text) - len(text.lstrip()), span.end)
