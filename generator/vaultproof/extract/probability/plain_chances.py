r"""Probabilities and moments that stand without LaTeX, in text or inline code, and in tables of two columns, each with
its value: P(|X| < 1) ≈ 68.27 %, `P(X <= 2) = 0.42`, `| $P(X > 5)$ | 0.3679 |`, `| Mean $1/\lambda$ | 5 min |`.

Writes them as statements of formulas; whose they are, and whether they are so, is found out elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.probability.distribution_words import MIDDLE, MOMENT
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.note import Block, Note, RunKind
from vaultproof.source import Passage
from vaultproof.spot import Signs, late

_LETTER = r"[A-ZξηζΧ]"
_ASKED = rf"(?:(?:P|Pr)\s?\(\s*[^()\[\]\n$]{{2,40}}\)|(?:E|Var|V|D|SD|Med)\s?[(\[]\s*{_LETTER}\s*[)\]])"
_NUMBER = r"[-−]?\d{1,12}(?:[.,]\d{1,12})?(?:\s?/\s?\d{1,9}(?![.,]\d))?(?:\s?%)?"
_PLAIN = late(
    rf"(?<![\w\\$|∣^_({{\[*/·×])(?<![-+*/·×=≈−]\s)(?P<asked>{_ASKED})\s*(?P<sign>[=≈~])\s*(?P<value>{_NUMBER})(?![\w^(\[!°%]|[.,]\d|\s?[-+*/·×−^(]\s?[\d(A-Za-z√]|\s?±|\s?(?:or|oder|ou|o|или|hoặc)\s)"
)
_SIGNS = Signs("P(", "P (", "Pr(", "E(", "E[", "Var(", "V(", "D(", "SD(")
_VALUE = late(rf"\s*(?P<sign>[=≈~]?)\s*(?P<value>{_NUMBER})(?:\s?(?P<unit>[^\W\d_]{{1,7}}\.?[²³]?))?\s*")
_KINDS = {"mean": "E", "variance": "Var", "deviation": "SD", "median": "Med"}
_TWO_COLUMNS = 2
_TELLING = 3
"""So many letters of a unit tell it where a word begins with them: `min` in `per minute`."""
_OTHER_UNIT = "in which unit it is told is not known to be that of the distribution"


def plain_chances(note: Note, doubts: Mapping[int, str], known: Collection[int]) -> Iterator[Statement]:
    """The statements of probabilities and moments without LaTeX, except at the places that are `known`."""
    source = note.source.text
    if _SIGNS.stand_in(source):
        for block in note.blocks:
            if block.row is None and block.kind not in {"heading", "formula"}:
                yield from (
                    one
                    for one in _in_text(note, block, doubts)
                    if one.terms[0].passage.whole.start not in known
                )


def _in_text(note: Note, block: Block, doubts: Mapping[int, str]) -> Iterator[Statement]:
    for run in block.runs:
        if run.kind not in {RunKind.TEXT, RunKind.CODE} or not _SIGNS.stand_in(run.passage.text):
            continue
        text = run.passage.text
        for match in _PLAIN.finditer(text):
            first = run.passage.cut(*match.span("asked"))
            value = run.passage.cut(*match.span("value"))
            start = first.whole.start
            yield Statement(
                source=note.source,
                scope=block.scope,
                terms=_terms(first, value),
                relations=(Relation.EQUAL if match["sign"] == "=" else Relation.APPROXIMATE,),
                around=Around(_around(note, block, start, value.whole.end), place=doubts.get(block.scope)),
            )


def _terms(asked: Passage, value: Passage) -> tuple[Term, Term]:
    """What is asked, and its value, as terms of formulas: an order of two signs as one, a share as LaTeX writes it."""
    shown = asked.text.replace("<=", "≤").replace(">=", "≥")
    return (
        Term(asked.reworded(shown) if shown != asked.text else asked, Syntax.LATEX),
        Term(value, Syntax.PLAIN),
    )


_ENDS = late(r"[.!?](?=\s|\Z)|[。！？]|\n\s*\n")


def _around(note: Note, block: Block, start: int, end: int) -> str:
    """The sentence of a statement, with a sign in its place."""
    source = note.source.text
    before = _ENDS.split(source[block.span.start : start])[-1]
    stop = _ENDS.search(source, end, block.span.end)
    return f"{before}\ue001{source[end : stop.end() if stop is not None else block.span.end]}"


def chance_rows(
    note: Note, doubts: Mapping[int, str], letters: Sequence[tuple[int, str]]
) -> Iterator[Statement]:
    """The statement of each row of a table of two columns that gives a probability or a moment its value; `letters` are
    those of the variables whose distributions stand in the note, each with its place."""
    for scope, grid in cells_of_tables(note) if letters else ():
        if max(column for _, column in grid) + 1 != _TWO_COLUMNS:
            continue
        rows = [(grid.get((row, 0)), told) for (row, column), told in grid.items() if row and column]
        first = min(block.span.start for block in grid.values())
        found = [
            one
            for head, told in rows
            if head is not None
            for one in _of_row(note, (head, told), doubts.get(scope), _letter_before(note, first, letters))
        ]
        if 2 * len(found) > len(rows):
            yield from found


def _letter_before(note: Note, place: int, letters: Sequence[tuple[int, str]]) -> str | None:
    """The letter of the one variable whose distribution stands in the section before a place."""
    section = max(note.source.text.rfind("\n#", 0, place), 0)
    here = {letter for at, letter in letters if section <= at < place}
    return here.pop() if len(here) == 1 else None


def _of_row(
    note: Note, cells: tuple[Block, Block], doubt: str | None, letter: str | None
) -> Iterator[Statement]:
    head, told = cells
    runs = [run for run in told.runs if run.passage.text.strip()]
    match = _VALUE.fullmatch(runs[0].passage.text) if len(runs) == 1 else None
    if match is None:
        return
    written = note.source.text[head.span.start : head.span.end]
    asked = _asked(written, letter)
    if asked is None:
        return
    start = head.span.start + len(written) - len(written.lstrip(" *$`|"))
    yield Statement(
        source=note.source,
        scope=head.scope,
        terms=(
            Term(Passage(asked, ((0, start),)), Syntax.LATEX),
            Term(
                runs[0].passage.cut(*match.span("value")),
                Syntax.LATEX if runs[0].kind is RunKind.FORMULA else Syntax.PLAIN,
            ),
        ),
        relations=(Relation.APPROXIMATE if match["sign"] in {"≈", "~"} else Relation.EQUAL,),
        around=Around("\ue001", place=doubt, itself=_of_unit(note, match["unit"], start)),
    )


def _of_unit(note: Note, unit: str | None, place: int) -> str | None:
    """Why a value with a unit may be one in another than that in which the distribution is told."""
    if unit is None:
        return None
    section = note.source.text[max(0, note.source.text.rfind("\n#", 0, place)) : place]
    before = section[: max(section.rfind("\n\n"), 0)]
    name = re.escape(unit.rstrip(".²³"))
    begun = "" if len(name) >= _TELLING else r"(?!\w)"
    known = re.search(rf"(?<!\w){name}{begun}", before, re.IGNORECASE) is not None
    return None if known else _OTHER_UNIT


_WHOLE = late(
    r"(?:(?:\\(?:mathbb|mathrm|operatorname|text)\s*\{\s*(?:P|Pr|E|Var|V|D)\s*\}|\\?Pr|P|E|Var|V|D)\s?[(\[][^()\[\]$]{1,40}[)\]])"
)
_BESIDE = late(
    rf"\s*(?:(?:of|von|de|di|của|的|の)?\s*\$?(?P<letter>{_LETTER})\$?|[:,(]?\s*\$[^$\n]{{1,60}}\$\s*\)?)?\s*",
)
"""What may stand behind the name of a moment: whose it is, or its formula."""


def _asked(cell: str, letter: str | None) -> str | None:
    """What the first cell of a row names, as a formula: a probability as it stands, or the moment that words name."""
    plain = cell.strip(" *`")
    bare = plain.strip("$ ")
    if _WHOLE.fullmatch(bare) is not None:
        return bare.replace("<=", "≤").replace(">=", "≥")
    for names in (MOMENT, MIDDLE):
        name = names.match(plain)
        kind = next((one for one in _KINDS if name is not None and name.groupdict().get(one)), None)
        beside = _BESIDE.fullmatch(plain, name.end()) if name is not None else None
        if kind is not None and beside is not None and (whose := beside["letter"] or letter) is not None:
            return f"{_KINDS[kind]}({whose})"
    return None
