"""The sentence in which a link stands, as Markdown that is safe anywhere in a line. Finds no links."""

from __future__ import annotations

import re

from vaultproof.emit.markdown import code, formula, plain
from vaultproof.note import Block, Link, Note, Run, RunKind

_END = re.compile(r"(?<=[.!?…。！？])[\"'”’)\]]*\s+|\n")
_LONGEST = 240


def sentence_of(note: Note, link: Link) -> str:
    """The sentence around a link, the link's own words in bold; empty for one in a property or a comment."""
    block = next((block for block in note.blocks if block.span.covers(link.span)), None)
    if block is None or link.in_property is not None or link.in_comment:
        return ""
    pieces = _sentence(block, link)
    text = " ".join(
        "".join(_shown(run, words, own=run.span.covers(link.span)) for run, words in pieces).split()
    )
    return text if len(text) <= 2 * _LONGEST else ""


def _sentence(block: Block, link: Link) -> list[tuple[Run, str]]:
    """The runs of the sentence that holds the link, those of text cut at its ends."""
    before: list[tuple[Run, str]] = []
    after: list[tuple[Run, str]] = []
    room = _LONGEST
    runs = [run for run in block.runs if run.kind is not RunKind.COMMENT]
    at = next((index for index, run in enumerate(runs) if run.span.covers(link.span)), None)
    if at is None:
        return []
    for run in reversed(runs[:at]):
        words = run.passage.text
        cuts = [match.end() for match in _END.finditer(words)] if run.kind is RunKind.TEXT else []
        kept = words[cuts[-1] :] if cuts else words
        before.insert(0, (run, kept))
        room -= len(kept)
        if cuts or room < 0 or run.kind is RunKind.BREAK:
            break
    room = _LONGEST
    for run in runs[at + 1 :]:
        words = run.passage.text
        cut = _END.search(words) if run.kind is RunKind.TEXT else None
        after.append((run, words[: cut.start()] if cut else words))
        room -= len(words)
        if cut or room < 0 or run.kind is RunKind.BREAK:
            break
    return [*before, (runs[at], runs[at].passage.text), *after]


def _shown(run: Run, words: str, *, own: bool) -> str:
    if own:
        return f"**{plain(words)}**" if words.strip() else ""
    match run.kind:
        case RunKind.FORMULA:
            return formula(words)
        case RunKind.CODE:
            return code(words) if words.strip() else words
        case RunKind.HTML:
            return ""
        case RunKind.BREAK:
            return " "
        case _:
            left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            return f"{' ' if left else ''}{plain(words)}{' ' if right else ''}"
