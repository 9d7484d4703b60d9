"""Mentions turned into links inside the author's own text, each with a mark by which it is undone.

A link stands before its mark, `[[Softplus|softplus]]%% vaultproof:link 1c291ca3 %%`. The mark tells the target: a link
whose target someone changed is theirs, and stays. Finds no mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

from vaultproof.emit.names import Names
from vaultproof.link.mentions import Mention
from vaultproof.note import Block, Comment, Note, RunKind
from vaultproof.read import read_note
from vaultproof.source import Source, Span

_MARK = re.compile(r" vaultproof:link ([0-9a-f]{8}) ")
_LINK = re.compile(r"\[\[([^\[\]|\n\r]+)(?:\|([^\[\]|\n\r]+))?\]\]\Z")
_LONGEST = 1000


def linked(note: Note, mentions: Iterable[Mention], names: Names) -> Note:
    """A note whose mentions are links; where the note would then read otherwise, the note as it is."""
    text = note.source.text
    made = [found for mention in mentions if (found := _made(note, mention, names)) is not None]
    for span, link in sorted(made, reverse=True):
        text = text[: span.start] + link + text[span.end :]
    if not made:
        return note
    after = read_note(Source(note.path, text, bom=note.source.bom))
    return after if unlinked(after) == note.source.text and _reads_same(note, after, len(made)) else note


def _made(note: Note, mention: Mention, names: Names) -> tuple[Span, str] | None:
    block = note.blocks[mention.block]
    span = block.runs[mention.run].passage.span(mention.start, mention.end)
    words = note.source[span]
    link = names.link(mention.path, words)
    found = _LINK.match(link)
    if block.kind == "cell" or any(run.kind is RunKind.HTML for run in block.runs) or found is None:
        return None
    if (found[2] or found[1]) != words or note.source.text.startswith("]", span.end):
        return None
    return span, f"{link}%% vaultproof:link {_digest(found[1])} %%"


def _digest(target: str) -> str:
    return f"{crc32(target.encode('utf-8', 'surrogatepass')):08x}"


def _reads_same(before: Note, after: Note, more: int) -> bool:
    """Whether a note reads as it did but for more links."""
    return (
        [(block.kind, block.text) for block in _read(before)]
        == [(block.kind, block.text) for block in _read(after)]
        and len(after.links) == len(before.links) + more
        and [formula.passage.text for formula in before.formulas]
        == [formula.passage.text for formula in after.formulas]
    )


def _read(note: Note) -> list[Block]:
    return [block for block in note.blocks if block.runs]


def links_of(note: Note) -> list[tuple[Span, str]]:
    """The links that bear a mark, with it, each with the words that it stands for."""
    found = []
    for comment in note.comments:
        words = _words(note.source.text, comment)
        if words is not None:
            found.append(words)
    return found


def _words(text: str, comment: Comment) -> tuple[Span, str] | None:
    mark = _MARK.fullmatch(comment.text)
    if mark is None:
        return None
    start = text.rfind("[[", max(comment.span.start - _LONGEST, 0), comment.span.start)
    link = _LINK.match(text[start : comment.span.start]) if start >= 0 else None
    if link is None or _digest(link[1]) != mark[1]:
        return None
    return Span(start, comment.span.end), link[2] or link[1]


def unlinked(note: Note) -> str:
    """The text of a note, the links that bear a mark as the words that they stand for."""
    text = note.source.text
    for span, words in sorted(links_of(note), reverse=True):
        text = text[: span.start] + words + text[span.end :]
    return text
