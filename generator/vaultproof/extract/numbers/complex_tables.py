r"""Tables of complex numbers with their moduli, arguments, conjugates and the like: `| $3+4i$ | 5 | 0.9273 |` under
`z`, `|z|` and `\arg z`. Each cell is a statement like that of a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.numbers.complex_numbers import speaks_of_complex_numbers
from vaultproof.extract.tables.table import Grid, grids
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import late

_PART = r"(?:\d{1,15}(?:(?:[.,]|\{,\})\d{1,15})?|\\sqrt\s{0,3}\{?\s{0,3}\d{1,9}\s{0,3}\}?)"
_SIGN = r"\s{0,3}[-+−]\s{0,3}"
_COMPLEX = late(rf"\s{{0,9}}(?:[-+−]\s{{0,3}})?(?:{_PART}{_SIGN})?{_PART}?\s{{0,3}}i\s{{0,9}}")
_REAL = late(
    r"\s{0,9}[-−]?\s{0,3}\d{1,15}(?:(?:[.,]|\{,\})\d{1,15})?\s{0,3}(?:°|\^\s{0,3}\{?\s{0,3}\\circ\s{0,3}\}?)?\s{0,9}"
)
_Z = r"(?:z|w)"
_BAR = r"(?:\||\\[lr]?vert(?![a-z]))"
_NAMES = {
    "modulus": rf"""(?:\\left\s*)?{_BAR}\s*{_Z}\s*(?:\\right\s*)?{_BAR}|r|\\rho|modulus|module|módulo|modulo|betrag
        |absolute\s+value|модуль|mô-?đun|moduł|模|绝对值|絶対値|절댓값""",
    "argument": rf"""\\(?:arg|operatorname\{{[Aa]rg\}})\s*\(?\s*(?:{_Z})?\s*\)?|\\(?:varphi|phi|theta)|[φθ]
        |argument[eo]?|argumento|аргумент|argumen|argument\s+chính|辐角|幅角|偏角|편각""",
    "conjugate": rf"""\\(?:bar|overline)\s*\{{?\s*{_Z}\s*\}}?|{_Z}\s*\^\s*\{{?\s*(?:\*|\\ast)\s*\}}?|conjugate|conjugué
        |konjugiert\w*|conjugado|coniugato|сопряж\w+|liên\s+hợp|共轭|共役|켤레""",
    "square": rf"{_Z}\s*\^\s*\{{?\s*2\s*\}}?|z²",
    "real": rf"""\\(?:Re|operatorname\{{Re\}}|mathrm\{{Re\}})\s*\(?\s*{_Z}?\s*\)?|Re\s*\(?{_Z}?\)?
        |real\s+part|realteil""",
    "imaginary": rf"""\\(?:Im|operatorname\{{Im\}}|mathrm\{{Im\}})\s*\(?\s*{_Z}?\s*\)?|Im\s*\(?{_Z}?\)?
        |imaginary\s+part|imaginärteil""",
    "inverse": rf"""1\s*/\s*{_Z}|{_Z}\s*\^\s*\{{\s*[-−]\s*1\s*\}}
        |\\[dt]?frac\s*\{{?\s*1\s*\}}?\s*\{{?\s*{_Z}\s*\}}?""",
}
_IN_DEGREES = r"°|deg(?:rees?)?|grad|degrés|grados|graus|gradi|градус\w*|độ|stopnie|度|도|\^?\{?\\circ\}?"
_UNIT = (
    rf"(?:\s*[(（\[]\s*(?:in\s+)?(?:(?P<degrees>{_IN_DEGREES})"
    r"|rad(?:ians?|iant)?|bogenmaß|радиан\w*|弧度|라디안)\s*[)）\]])?"
)
_HEADED = {
    name: late(rf"[\s$*_]*(?:{words})[\s$*_]*{_UNIT}[\s$*_]*", re.IGNORECASE | re.VERBOSE)
    for name, words in _NAMES.items()
}
_OF = {
    "modulus": r"\left|{z}\right|",
    "argument": r"\arg({z})",
    "degrees": r"\frac{{180}}{{\pi}}\arg({z})",
    "conjugate": r"\overline{{{z}}}",
    "square": r"({z})^2",
    "real": r"\operatorname{{Re}}({z})",
    "imaginary": r"\operatorname{{Im}}({z})",
    "inverse": r"\frac{{1}}{{{z}}}",
}
_RADIUS = late(r"[\s$*_]*(?:r|\\rho)[\s$*_]*")
"""A letter that is a modulus beside an argument alone."""
_FEWEST = 2
_HALF_TURN, _HALF_TURN_IN_DEGREES = 3.1416, 180.0
_FROM_ANOTHER = "angles may be counted from another one on"


def complex_tables(note: Note, doubts: Mapping[int, str]) -> Iterator[Statement]:
    """The statement of each cell that tells something of the complex number in its row."""
    for grid, scope in grids(note):
        numbers = {row: term for (row, column), (term, _) in grid.items() if row and not column}
        if sum(_COMPLEX.fullmatch(term.text) is not None for term in numbers.values()) < _FEWEST:
            continue
        if not speaks_of_complex_numbers(note.source.text):
            return
        columns = _columns(grid)
        bare = {column for column in columns if _RADIUS.fullmatch(_header(grid, column))}
        if not _arguments(columns):
            columns = {column: kind for column, kind in columns.items() if column not in bare}
        if "argument" in columns.values() and not columns.keys() - _arguments(columns):
            continue  # an angle alone may be any
        place = doubts.get(scope) or introduced_otherwise(note, note.scopes[scope].span.start)
        for (row, number), (column, kind) in product(numbers.items(), columns.items()):
            cell = grid.get((row, column))
            if cell is None or not (_COMPLEX.fullmatch(number.text) or _REAL.fullmatch(number.text)):
                continue
            if not (_REAL.fullmatch(cell[0].text) or _COMPLEX.fullmatch(cell[0].text)):
                continue
            yield Statement(
                source=note.source,
                scope=cell[1].scope,
                terms=(_of(number, kind, cell[0]), _without_degrees(cell[0])),
                relations=(Relation.EQUAL,),
                around=Around(
                    " \ue001 ", place=place or doubts.get(cell[1].scope) or _of_angles(kind, cell[0])
                ),
                goes_on=True,
            )


def _columns(grid: Grid) -> dict[int, str]:
    """What each column tells of the number in the first one."""
    found: dict[int, str] = {}
    for row, column in grid:
        if row or not column:
            continue
        text = _header(grid, column)
        for name, pattern in _HEADED.items():
            if (match := pattern.fullmatch(text)) is not None:
                found[column] = "degrees" if name == "argument" and match["degrees"] else name
                break
    return found


def _header(grid: Grid, column: int) -> str:
    cell = grid.get((0, column))
    return "".join(run.passage.text for run in cell[1].runs).strip() if cell is not None else ""


def _arguments(columns: Mapping[int, str]) -> set[int]:
    return {column for column, kind in columns.items() if kind in {"argument", "degrees"}}


def _of(number: Term, kind: str, cell: Term) -> Term:
    """What is told of a number, at the place of the cell that tells it."""
    text = _OF[kind].format(z=number.text.strip())
    return Term(Passage(text, ((0, cell.passage.whole.start),)), Syntax.LATEX)


def _without_degrees(term: Term) -> Term:
    """A number without the sign of degrees behind it."""
    bare = re.sub(r"\s*(?:°|\^\s*\{?\s*\\circ\s*\}?)\s*$", "", term.text)
    return Term(term.passage.cut(0, len(bare)), Syntax.LATEX)


def _of_angles(kind: str, cell: Term) -> str | None:
    """Why an angle beyond half a turn proves nothing."""
    if kind not in {"argument", "degrees"}:
        return None
    text = re.sub(r"[^\d.,{}-]", "", cell.text).replace("{,}", ".").replace(",", ".")
    try:
        size = abs(float(text))
    except ValueError:
        return None
    most = _HALF_TURN_IN_DEGREES if kind == "degrees" else _HALF_TURN
    return _FROM_ANOTHER if size > most else None
