"""Statements in running text and in cells of tables, with the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vaultproof.claim import Syntax
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.classify import Statement
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.language.words import speaks_of_a_part, speaks_of_another, speaks_of_several
from vaultproof.extract.prose import Sentence, read_sentences, told_whole
from vaultproof.note import Note
from vaultproof.spot import late


def prose_statements(note: Note, doubts: Mapping[int, str]) -> Iterator[Statement]:
    """What sentences and cells of a note relate; `doubts` are those of whole scopes."""
    names = frozenset({note.title, *note.aliases})
    for block in note.blocks:
        if block.row == 0 or (block.row is not None and not _may_state(block.text)):
            continue
        for sentence in read_sentences(block, names):
            if sentence.worded[0] and (
                speaks_of_another(told_whole(sentence)) or speaks_of_several(sentence.context)
            ):
                continue
            if sentence.worded[0] and sentence.lead and is_array(sentence.terms[0]):
                continue  # `the projection onto $(1, 1)$ is …` tells of the projection
            if (
                sentence.worded[0]
                and sentence.terms[0].syntax is Syntax.LATEX
                and speaks_of_a_part(sentence.context)
            ):
                continue
            if block.row is not None and not _fills(sentence, block.text):
                continue
            yield Statement(
                source=note.source,
                scope=block.scope,
                terms=sentence.terms,
                relations=sentence.relations,
                lead=sentence.lead,
                around=Around(
                    sentence.context,
                    itself=_parted(sentence),
                    place=doubts.get(block.scope),
                    terms=sentence.terms,
                ),
                open_ended=sentence.open_ended,
            )


_STATED = late(r"[\w)²³]\s*[=≈]\s*[-−√\d(]")


def _may_state(cell: str) -> bool:
    return ("=" in cell or "≈" in cell) and _STATED.search(cell) is not None


def _fills(sentence: Sentence, cell: str) -> bool:
    """Whether a statement is all that a table's cell holds."""
    first, last = sentence.terms[0].passage, sentence.terms[-1].passage
    return last.whole.end - first.whole.start >= len(cell.strip(" `*$")) and not any(sentence.worded)


def _parted(sentence: Sentence) -> str | None:
    """Why what stands behind a statement may belong to it."""
    if sentence.united:
        return "a unit or a word of magnitude stands behind the value"
    return "the slash may divide" if sentence.parted else None
