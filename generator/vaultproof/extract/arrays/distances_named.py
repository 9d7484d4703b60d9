r"""Distances of the two vectors that a section gives, by the letter and index that notes give them: below
`A = (1, 2, 3)` and `B = (4, 0, 3)`, “Chebyshev: $d_\infty = 3$”, `d_1 = 5`, and rows of tables, `| Manhattan | 5 |`.

Only where the words for the distances stand in the note. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.arrays.given_vectors import name_of
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.table import VALUE, grids
from vaultproof.extract.told import sentence_start
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_NAMES = {
    "1": r"manhattan|taxicab|city[-\s]?block|манхэттен\w*|городских\s+кварталов|曼哈顿|マンハッタン|맨해튼",
    "2": r"eu[ck]lid\w*|евклид\w+|欧氏|欧几里[得德]|ユークリッド|유클리드",
    r"\infty": r"t?s?cheb[iy]\w+|чебыш[её]в\w*|czebyszew\w*|maximumsnorm|切比雪夫|チェビシェフ|체비쇼프",
}
_WORDED = {order: late(words, re.IGNORECASE) for order, words in _NAMES.items()}
_GATE = Spotted("|".join(_NAMES.values()), re.IGNORECASE)
_DISTANCE = (
    r"(?:distances?|distanz(?:en)?|abst[aä]nde?|distancias?|distâncias?|distanz[ae]|расстояни[ея]"
    r"|метрика|odległoś\w+|khoảng\s+cách|metrics?|metrik|métrique|métrica|metrica|norms?|距离|距離|거리)"
)
_LETTER = late(
    r"\s*d\s*_\s*(?:\{\s*)?(?P<order>[12]|\\infty|∞)\s*(?:\}\s*)?(?:\(\s*(?P<first>[A-Za-z])\s*,\s*(?P<second>[A-Za-z])\s*\))?\s*"
)
_ROW = late(
    rf"(?:{_DISTANCE}\s+(?:de\s+|di\s+|von\s+)?)?(?P<name>{'|'.join(_NAMES.values())})(?:[-\s]*{_DISTANCE})?(?:\s*\(?\s*\$?(?:d_\{{?(?:[12]|\\infty)\}}?|[Lℓ]_?\{{?(?:[12∞]|\\infty)\}}?)\$?\s*\)?)?",
    re.IGNORECASE,
)
_TOPIC = late(rf"{'|'.join(_NAMES.values())}|{_DISTANCE}", re.IGNORECASE)
_MAY_BE_OTHERS = "words before it may tell of other vectors"
_COLUMNS = 2


def distances_named(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each such distance."""
    if not _GATE.may_match(note.source.text) or _GATE.search(note.source.text) is None:
        return
    vectors = _vectors(note, statements)
    for one in statements:
        match = _LETTER.fullmatch(one.terms[0].text) if one.relations else None
        told = [*vectors.get(note.section_of(one.scope), {})]
        if match is None or len(told) != _COLUMNS or not shape(one.terms[-1]).numeric:
            continue
        if match["first"] and {match["first"], match["second"]} != {*told}:
            continue
        start = one.terms[0].passage.whole.start
        before = note.source.text[sentence_start(note.source.text, start) : start].rstrip("$ ")
        plain = goes_on_plainly(before, _TOPIC)
        left = _term(match["order"].replace("∞", r"\infty"), vectors[note.section_of(one.scope)])
        claim = equation(one, "value", len(one.relations) - 1)
        doubt = doubts.get(one.scope) or one.around.doubt
        yield _of(claim, left, doubt).loosely(None if plain else _MAY_BE_OTHERS)
    yield from _rows(note, vectors, doubts)


def _of(claim: Equation, left: str, doubt: str | None) -> Equation:
    """A claim of a term of vectors."""
    return Equation(
        path=claim.path,
        span=claim.span,
        kind=claim.kind,
        text=claim.text,
        scope=claim.scope,
        left=Term(Passage(left, ((0, claim.span.start),)), Syntax.LATEX),
        relation=claim.relation,
        right=claim.right,
        doubt=doubt,
    )


def _vectors(note: Note, statements: Sequence[Statement]) -> dict[int, dict[str, str]]:
    """The vectors that each section gives, by name; none where it gives a name two of them."""
    found: dict[int, dict[str, str]] = {}
    for one in statements:
        name = name_of(one.terms[0]) if one.relations[:1] == (Relation.EQUAL,) else None
        if name is not None and is_array(one.terms[1]) and "&" not in one.terms[1].text:
            section = found.setdefault(note.section_of(one.scope), {})
            text = one.terms[1].text.strip()
            section[name if section.get(name, text) == text else f"{name} again"] = text
    return found


def _term(order: str, vectors: Mapping[str, str]) -> str:
    first, second = vectors.values()
    return rf"\left\|{first} - {second}\right\|_{{{order}}}"


def _rows(
    note: Note, vectors: Mapping[int, Mapping[str, str]], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claims of tables of two columns, the names of distances and their values."""
    for grid, scope in grids(note):
        own = vectors.get(note.section_of(scope), {})
        if len(own) != _COLUMNS or max(column for _, column in grid) != 1:
            continue
        heads = [grid[0, column][0].text.strip(" *") for column in range(_COLUMNS) if (0, column) in grid]
        if len(heads) != _COLUMNS or not (VALUE.fullmatch(heads[1]) or _LETTERS.fullmatch(heads[1])):
            continue
        place = doubts.get(scope) or introduced_otherwise(note, note.scopes[scope].span.start)
        for row in sorted({row for row, _ in grid if row}):
            named = _ROW.fullmatch(grid[row, 0][0].text.strip(" *")) if (row, 0) in grid else None
            cell = grid.get((row, 1))
            if named is None or cell is None or not shape(cell[0]).numeric:
                continue
            order = next(order for order, words in _WORDED.items() if words.search(named["name"]))
            span = cell[0].passage.whole
            yield Equation(
                path=note.path,
                span=span,
                kind="table",
                text=f"{named.group()} = {cell[0].text.strip()}",
                scope=scope,
                left=Term(Passage(_term(order, own), ((0, span.start),)), Syntax.LATEX),
                relation=Relation.EQUAL,
                right=cell[0],
                doubt=place,
            )


_LETTERS = late(r"\$?d\s*\(\s*[A-Za-z]\s*,\s*[A-Za-z]\s*\)\$?")
