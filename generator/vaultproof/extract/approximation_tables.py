r"""Tables of approximations by their number of terms, their degree or their number of steps: partial sums of a series,
`n | $S_n$`, Taylor polynomials, `n | $T_n(1)$ | $e - T_n(1)$`, rules of integration, `n | trapezoid | error`.

What a column tells is what most of its numbers agree with. Only of series, functions and integrals of its section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from vaultproof.claim import Definition, Equation, WitnessKind
from vaultproof.extract.borne_out import (
    Figure,
    Guess,
    Reading,
    are_borne_out,
    claims,
    figure,
    function_of,
    value_of,
    written,
)
from vaultproof.extract.table import Cell, Grid, grids, is_total
from vaultproof.note import Note, ScopeKind
from vaultproof.spot import Spotted, late

_GATE = Spotted(
    r"\\sum|\\int|taylor|maclaurin|тейлор|маклорен|泰勒|麦克劳林|テイラー|マクローリン|테일러|매클로린", re.IGNORECASE
)
_TAYLOR = Spotted(
    r"taylor|maclaurin|тейлор|маклорен|泰勒|麦克劳林|テイラー|マクローリン|테일러|매클로린", re.IGNORECASE
)
_SUM = re.compile(
    r"\\sum\s*(?:\\(?:no)?limits)?\s*_\s*\{\s*(?P<index>[a-z])\s*=\s*(?P<first>\d{1,2})\s*\}\s*\^\s*(?:\{\s*(?P<upper>\\infty|[a-zA-Z])\s*\}|(?P<bare>\\infty|[a-zA-Z]))\s*(?P<body>[^$]{1,200})"
)
_ENDS = re.compile(
    r"=|<|>|\\(?:approx|sim|leq?|geq?|to|q?quad|text|dots|cdots|ldots|end|mid)(?![a-z])|\\\\|&|,(?!\d)|;|\.(?:\s|$)"
)
_INTEGRAL = re.compile(
    r"\\int\s*(?:\\(?:no)?limits)?\s*_\s*(?:\{(?P<low>[^{}]{1,20})\}|(?P<one>-?\d))\s*\^\s*(?:\{(?P<high>[^{}]{1,20})\}|(?P<other>\d|\\pi))\s*(?P<body>[^$]{1,120}?)\s*(?:\\[,;:!]\s*)*(?:\\(?:mathrm|text)\s*\{\s*d\s*\}|d)\s*(?P<letter>[a-z])(?![a-z])"
)
_NUMBER = r"[-−]?\d+(?:(?:[.,]|\{,\})\d+)?(?:/\d+)?"
_PLACE = re.compile(rf"(?<![A-Za-z\\])x\s*=\s*(?P<place>{_NUMBER})")
_CALLED_AT = re.compile(rf"\(\s*(?P<place>{_NUMBER})\s*\)")
_COMMA = re.compile(r"(?<=\d)(?:\{,\}|,)(?=\d)")
_ERROR = late(
    r"""(?:(?:the\s+)?(?:absolute\s+)?(?:error|deviation|difference|remainder|rest)|(?:absoluter\s+)?fehler|abweichung|differenz|restglied|(?:erreur|écart|reste)(?:\s+absolue?)?|error(?:\s+absoluto)?|erro(?:\s+absoluto)?|errore(?:\s+assoluto)?|diferencia|resto
    |(?:абсолютная\s+)?(?:ошибка|погрешность)|разность|остаток|sai\s+số(?:\s+tuyệt\s+đối)?|phần\s+dư|błąd|(?:绝对)?误差|(?:絶対)?誤差|(?:절대\s*)?오차)(?:\s*[|$(].*)?""",
    re.IGNORECASE | re.VERBOSE,
)
_RELATIVE = late(r"relati[vf]|относит|tương\s+đối|względn|相对|相対|상대|%|log|ratio|quotient|/", re.IGNORECASE)
_LESS = re.compile(r"\s[-−–]\s|[-−–](?=\s*\\?[A-Za-z(])|(?<=[\w)}])\s*[-−–]")
_FURTHEST = 300
_LONGEST_ROWS = 30
_FEWEST_ROWS = 2

Term = Callable[[int], str | None]


@dataclass(frozen=True, slots=True)
class _Source:
    """What may give the values of a column: a term of numbers for each count, and terms that its values tend to."""

    term: Term
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    """The numbers of a column by their row."""

    at: int
    header: str
    cells: Mapping[int, tuple[Cell, Figure]]


def approximation_tables(
    note: Note, found: Iterable[Definition | object], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each cell of a table that tells approximations and their errors."""
    if not _GATE.may_match(note.source.text):
        return
    definitions: dict[str, tuple[str, str]] | None = None
    for grid, scope in grids(note):
        counts = _counts(grid)
        columns = _columns(grid, counts)
        if len(counts) < _FEWEST_ROWS or not columns:
            continue
        if definitions is None:
            definitions = _definitions(found)
        text = _section(note, scope)
        guesses: dict[int, Sequence[Guess]] = {}
        sources: dict[int, _Source] = {}
        for column in columns:
            if _is_of_errors(column.header):
                continue
            best = _best(column, counts, _sources(text, column.header, definitions))
            if best is not None:
                sources[column.at], guesses[column.at] = best
        for column in columns:
            base = max((at for at in sources if at < column.at), default=None)
            if _is_of_errors(column.header) and base is not None:
                beside = {row: one for row, one in zip(_rows(columns, base), guesses[base], strict=False)}
                guesses[column.at] = _errors(column, counts, sources[base], beside, _constants(text))
        for at in sorted(guesses):
            yield from claims(note, scope, guesses[at], doubts.get(scope))
