"""What looks like a link and is none to Obsidian → findings. Knows the note alone, save for which files there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from vaultproof.catalogue import DUPLICATE_BLOCK_ID, SPACED_LINK, UNESCAPED_BAR
from vaultproof.diagnostic import Applicability, Diagnostic, Edit, Fix, Label
from vaultproof.link import Index
from vaultproof.note import Block, Note, RunKind
from vaultproof.source import Span

_SPACED = re.compile(r"\[[^\[\]\n]*\]\((?P<to>[^()<>\n\"']*[^()<>\s\"'] +[^()<>\n\"']*[^()<>\s\"'])\)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OPEN = re.compile(r"!?\[\[(?!.*\]\])[^\[\]]+$")
_REST = re.compile(r"\s*(?P<bar>\|)[^\[\]|]*\]\]")


def check(note: Note) -> Iterator[Diagnostic]:
    """Wikilinks that a table's bar cuts in two, block ids given twice."""
    for block in note.blocks:
        if block.kind == "cell":
            yield from _cut(note, block)
    yield from _twice(note)


def check_spaced(note: Note, index: Index) -> Iterator[Diagnostic]:
    """Markdown links with spaces in them, where the file is there."""
    if _SPACED.search(note.source.text) is None:
        return
    for block in note.blocks:
        yield from _spaced(note, block, index)


def _spaced(note: Note, block: Block, index: Index) -> Iterator[Diagnostic]:
    for run in block.runs:
        if run.kind is not RunKind.TEXT or "](" not in run.passage.text:
            continue
        for match in _SPACED.finditer(run.passage.text):
            target = unquote(match["to"]).partition("#")[0].strip()
            if _SCHEME.match(target) or index.names.resolve(target, note.path) is None:
                continue
            span = run.passage.span(match.start("to"), match.end("to"))
            yield SPACED_LINK.at(
                note.path,
                run.passage.span(match.start(), match.end()),
                f"this is no link: `{match['to']}` has spaces",
                help="write each space as `%20`, or put the path between `<` and `>`",
                fix=Fix(Applicability.SAFE, (Edit(span, match["to"].replace(" ", "%20")),)),
            )


def _cut(note: Note, cell: Block) -> Iterator[Diagnostic]:
    """A cell that ends inside a wikilink, whose other half stands behind the bar."""
    text = note.source[cell.span]
    opened = _OPEN.search(text)
    if opened is None or not _is_text(cell, cell.span.start + opened.start()):
        return
    line = note.source.line_span(note.source.position(cell.span.start).line)
    rest = _REST.match(note.source.text, cell.span.end, line.end)
    if rest is None:
        return
    bar = rest.start("bar")
    yield UNESCAPED_BAR.at(
        note.path,
        Span(cell.span.start + opened.start(), rest.end()),
        "the bar in this link ends the table's cell",
        help="write `\\|` in a table",
        fix=Fix(Applicability.SAFE, (Edit(Span(bar, bar), "\\"),)),
    )


def _is_text(block: Block, at: int) -> bool:
    """Whether what stands at an offset is plain text, and no code for instance."""
    return any(run.kind is RunKind.TEXT and run.span.start <= at < run.span.end for run in block.runs)


def _twice(note: Note) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for block_id in note.block_ids:
        key = block_id.id.lower()
        if key in first:
            yield DUPLICATE_BLOCK_ID.at(
                note.path,
                block_id.span,
                f"the block id `^{block_id.id}` is given twice",
                help="give each block an id of its own",
                labels=(Label(path=note.path, span=first[key], text="given here first"),),
            )
        first.setdefault(key, block_id.span)
