"""What a note tells below a table that counts classes: by how much the entropy falls that its parts have, “the
information gain is 0.247”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.learning.impurity_tables import CountedParts, counted_parts, entropy_term, is_natural
from vaultproof.extract.told import NumberText, Told, claim_told, sentence_start, told_value
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_GAIN = Spotted(
    r"""(?<!\w)(?:information\s+gain|gain\s+d['’]information|informationsgewinn|ganancia\s+de\s+información|ganho\s+de\s+informação
    |guadagno\s+(?:di\s+informazione|informativo)|прирост\s+информации|độ\s+lợi\s+thông\s+tin|zysk\s+informacyjny)(?!\w)
    |信息增益|情報利得|정보\s?(?:이득|획득)""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = late(r"\s{1,3}(?:[«„“\"']\s?)?(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)(?:\s?[»“”\"']|(?![^\W_]))")
_JOINS = late(
    r"(?:of|for|by|the|attribute|feature|split|on|von|des|der|für|durch|das|die|attributs?|merkmals?|du|de|la|le|l|d|pour|par|attribut|del|por|para|el|atributo|do|da|o|a|di|dell|признака|по|для|của|thuộc|tính|atrybutu)",
    re.IGNORECASE,
)
_MOST_WORDS = 5
_OTHERS = "it may be told of other parts than those of the table above"


def information_gains(
    note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each gain told below the one table of its section that counts classes."""
    if not _GAIN.may_match(note.source.text):
        return
    tables = list(counted_parts(note))
    for one in texts if tables else ():
        section = note.section_of(one.block.scope)
        start = one.block.span.start
        there = [table for table in tables if note.section_of(table.scope) == section]
        if len(there) != 1 or note.scopes[there[0].scope].span.start > start:
            continue
        for match in _GAIN.finditer(one.plain):
            told, words = _value(one.plain, match.end())
            if told is None:
                continue
            rows, whole = _parts(note, there[0])
            claim = claim_told(note, one.block, match, _gain(there[0], rows), told, doubts)
            opening = one.plain[sentence_start(one.plain, match.start()) : match.start()]
            known = _words_above(note, there[0], start)
            plain = opens_plainly(opening) and all(
                word.lower() in known or _JOINS.fullmatch(word) for word in words
            )
            yield claim.loosely(None if plain and whole else _OTHERS)


def _value(text: str, at: int) -> tuple[Told | None, list[str]]:
    """The value told behind a name, and the words between."""
    words = list[str]()
    while (told := told_value(text, at, united=True)) is None:
        word = _WORD.match(text, at)
        if word is None or len(words) == _MOST_WORDS:
            break
        words += word["word"].replace("’", "'").split("'")
        at = word.end()
    return told, words


def _words_above(note: Note, table: CountedParts, start: int) -> frozenset[str]:
    """The words of the heading above a place, and of the first header of the table there."""
    heading = max(
        (one.span for one in note.headings if one.span.start < start), default=None, key=lambda one: one.start
    )
    above = note.source[heading] if heading is not None else ""
    corner = table.grid.get((0, 0))
    return frozenset(
        re.findall(r"[^\W\d_]+", f"{above} {corner[0].text if corner is not None else ''}".lower())
    )


def _parts(note: Note, table: CountedParts) -> tuple[list[tuple[int, ...]], bool]:
    """The counts of the parts, without those of the whole where a row gives them; and whether the numbers of the whole
    stand in that row or before the table, so that the parts are those of one split."""
    rows = list(table.counts.values())
    sums = [sum(column) for column in zip(*rows, strict=True)]
    wholes = [one for one in rows if [2 * count for count in one] == sums]
    if wholes:
        rows.remove(wholes[0])
        return rows, len(wholes) == 1 and len(rows) > 1
    before = set(re.findall(r"\d+", note.source.text[: note.scopes[table.scope].span.start]))
    return rows, len(rows) > 1 and {str(one) for one in (*sums, sum(sums))} <= before


def _gain(table: CountedParts, rows: Sequence[tuple[int, ...]]) -> str:
    """The entropy of all that is counted, without the means of that of the parts."""
    natural = is_natural(table)
    whole = [sum(column) for column in zip(*rows, strict=True)]
    parts = (
        rf"\frac{{{sum(one)}}}{{{sum(whole)}}} \left({entropy_term(one, natural=natural)}\right)"
        for one in rows
    )
    return f"{entropy_term(whole, natural=natural)} - {' - '.join(parts)}"
