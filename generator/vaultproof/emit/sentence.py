"""The sentence in which a link or a mention stands, as Markdown that is safe anywhere in a line. Finds neither."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from vaultproof.emit.markdown import code, formula, plain
from vaultproof.link.mentions import Mention
from vaultproof.note import Block, Link, Note, Run, RunKind

_END = re.compile(r"(?<=[.!?…])(?P<quote>[\"'”’)\]]*)\s+|(?<=[。！？])[\"”’）」』]*\s*|\n")
_LONGEST = 240
_ALONE = re.compile(r"\*\*[^*]*\*\*[.,;:]?")
"""A link that is all of its sentence, as in a cell of a table: it tells nothing that the link beside it does not."""


def sentence_of(note: Note, link: Link) -> str:
    """The sentence around a link, the link's own words in bold; empty for one in a property or a comment, and for
    one that is all of it."""
    block = next((block for block in note.blocks if block.span.covers(link.span)), None)
    if block is None or link.in_property is not None or link.in_comment:
        return ""
    runs = [run for run in block.runs if run.kind is not RunKind.COMMENT]
    at = next((index for index, run in enumerate(runs) if run.span.covers(link.span)), None)
    pieces = [] if at is None else _sentence(runs, at)
    text = " ".join(
        "".join(_shown(run, words, own=run.span.covers(link.span)) for run, words in pieces).split()
    )
    return text if len(text) <= 2 * _LONGEST and _ALONE.fullmatch(text) is None else ""


def mentioning(note: Note, mentions: Iterable[Mention], link: Callable[[str, str], str]) -> list[str]:
    """The sentences in which mentions stand, each once, the mentions as links: `link` makes one of path and words."""
    sentences = []
    for at, own in groupby(mentions, key=lambda mention: mention.block):
        runs, paths = _divided(note.blocks[at], list(own))
        shown: set[int] = set()
        for index in sorted(paths):
            if index in shown:
                continue
            pieces = _sentence(runs, index)
            within = {other for other in paths if any(run is runs[other] for run, _ in pieces)}
            linked = {runs[other].span: paths[other] for other in within}
            text = " ".join(
                "".join(
                    link(linked[run.span], words) if run.span in linked else _shown(run, words, own=False)
                    for run, words in pieces
                ).split()
            )
            shown |= within
            short = len(text) <= 2 * _LONGEST
            sentences += (
                [text]
                if short
                else [link(paths[other], runs[other].passage.text) for other in sorted(within)]
            )
    return sentences


def _divided(block: Block, mentions: list[Mention]) -> tuple[list[Run], dict[int, str]]:
    """A block's runs, each mention as a run of its own, and the path that each of these names."""
    runs: list[Run] = []
    paths: dict[int, str] = {}
    for at, run in enumerate(block.runs):
        if run.kind is RunKind.COMMENT:
            continue
        done = 0
        for mention in (one for one in mentions if one.run == at):
            if mention.start > done:
                runs.append(_cut(run, done, mention.start, RunKind.TEXT))
            paths[len(runs)] = mention.path
            runs.append(_cut(run, mention.start, mention.end, RunKind.LINK))
            done = mention.end
        if done == 0:
            runs.append(run)
        elif done < len(run.passage.text):
            runs.append(_cut(run, done, len(run.passage.text), RunKind.TEXT))
    return runs, paths


def _cut(run: Run, start: int, end: int, kind: RunKind) -> Run:
    passage = run.passage.cut(start, end)
    return replace(run, kind=kind, passage=passage, span=passage.whole)


def _sentence(runs: list[Run], at: int) -> list[tuple[Run, str]]:
    """The runs of the sentence around run `at`, those of text cut at its ends."""
    before: list[tuple[Run, str]] = []
    after: list[tuple[Run, str]] = []
    room = _LONGEST
    for run in reversed(runs[:at]):
        words = run.passage.text
        cuts = [match.end() for match in _ends(words)] if run.kind is RunKind.TEXT else []
        kept = words[cuts[-1] :] if cuts else words
        before.insert(0, (run, kept))
        room -= len(kept)
        if cuts or room < 0 or run.kind is RunKind.BREAK:
            break
    room = _LONGEST
    for run in runs[at + 1 :]:
        words = run.passage.text
        cut = next(_ends(words), None) if run.kind is RunKind.TEXT else None
        after.append((run, words[: max(cut.start(), cut.end("quote"))] if cut else words))
        room -= len(words)
        if cut or room < 0 or run.kind is RunKind.BREAK:
            break
    return [*before, (runs[at], runs[at].passage.text), *after]


def _ends(words: str) -> Iterator[re.Match[str]]:
    """The ends of sentences in a text. What goes on with a small letter has not ended: `"why?" he asked`."""
    return (
        match for match in _END.finditer(words) if "\n" in match[0] or not words[match.end() :][:1].islower()
    )


def shown(runs: Iterable[Run]) -> str:
    """Runs as Markdown that is safe anywhere in a line."""
    return " ".join("".join(_shown(run, run.passage.text, own=False) for run in runs).split())


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
