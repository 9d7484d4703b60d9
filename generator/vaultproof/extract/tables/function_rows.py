r"""Tables whose rows are functions and whose headers are places: `Function | f(-1) | f(0)`, `Funzione | Valore in 0`,
`Function | Derivative at 0`. Each cell is a claim. Evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.function_tables import FUNCTION, Grid, Headed, is_function
from vaultproof.latex import canonical_name
from vaultproof.note import Block, RunKind
from vaultproof.source import Passage
from vaultproof.spot import late

_NUMBER = r"(?P<{0}>[-−–+]?\s*\d+(?:[.,]\d+)?)"
_CALL = late(
    rf"\s*(?P<letter>[fgy]|\\?sigma|σ)\s*(?P<primes>['′’]?)\s*\(\s*{_NUMBER.format('value')}\s*\)\s*"
)
_AT = late(
    rf"""\s*(?:(?:the\s+)?(?:value|wert|funktionswert|valeur|valor|valore|giá\s+trị|значение|wartość)\s+|(?P<slope>(?:derivative|slope|ableitung|steigung|dérivée|pente|derivada|pendiente
    |derivata|pendenza|đạo\s+hàm|производная|pochodna)\s+))?
    (?:at|bei|an\s+der\s+stelle|en|em|in|tại|khi|в(?:\s+точке)?|при|w(?:\s+punkcie)?|dla|for)\s+(?:x\s*=\s*)?{_NUMBER.format("west")}\s*
    |\s*(?:x\s*=\s*)?(?:在|于)?\s*{_NUMBER.format("east")}\s*(?:处|處|での|における|에서의?)\s*(?:的)?\s*(?:函数)?(?:值|値|값|(?P<slope_east>导数|導数|微分係数|도함수|미분계수))\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_SET = late(rf"\s*x\s*=\s*{_NUMBER.format('value')}\s*")
_PLAIN = late(rf"\s*{_NUMBER.format('value')}\s*")


def function_rows(table: Headed, grid: Grid) -> Iterator[Equation]:
    """The claims of a table each of whose rows begins with a function."""
    corner = grid.get((0, 0))
    if corner is None or FUNCTION.fullmatch(corner[0].text.strip(" *")) is None:
        return
    places = {
        column: place
        for (row, column), (term, _) in grid.items()
        if row == 0 and column > 0 and (place := _place(term)) is not None
    }
    plain = [place for column, (place, _) in places.items() if _PLAIN.fullmatch(grid[0, column][0].text)]
    if plain and not any(re.match(r"\s*[-−–]", one.text) for one in plain):
        return  # `Function | 10 | 20` may tell of epochs
    rows = sorted({row for row, _ in grid if row > 0})
    for row in rows if places else ():
        cell = grid.get((row, 0))
        named = cell is not None and is_function(cell[0], table)
        for column, (given, slope) in places.items():
            value = grid.get((row, column))
            if cell is None or value is None or not shape(value[0]).numeric:
                continue
            left = _named(cell[0], slope=slope) if named else _formula(cell[0], slope=slope)
            if left is None:
                continue
            yield Equation(
                path=table.note.path,
                span=value[0].passage.whole,
                kind="table",
                text=f"{cell[0].text.strip()} at {given.text.strip()}: {value[0].text.strip()}",
                scope=table.scope,
                left=left,
                relation=Relation.EQUAL,
                right=value[0],
                given=(("x", given),),
                lead=tuple(cell[0].text.split()[:-1]) if named else (),
                doubt=table.doubt or (None if named or _is_alone(cell[1]) else _WITH_WORDS),
            )


_WITH_WORDS = "words beside the formula may tell of another function or unit"


def _is_alone(block: Block) -> bool:
    """Whether a cell holds no letters beside its formula: not `$x^2$ (shifted)`, `slope of $x^2$`, `$2^x$ mod 2`."""
    words = "".join(run.passage.text for run in block.runs if run.kind is not RunKind.FORMULA)
    return re.search(r"[^\W\d_]", words) is None


def _place(header: Term) -> tuple[Term, bool] | None:
    """The place that a header names, and whether the derivative there is told."""
    text = header.text
    for pattern, group in (
        (_CALL, "value"),
        (_SET, "value"),
        (_PLAIN, "value"),
        (_AT, "west"),
        (_AT, "east"),
    ):
        match = pattern.fullmatch(text)
        if match is not None and match[group] is not None:
            named = match.groupdict()
            slope = bool(named.get("primes") or named.get("slope") or named.get("slope_east"))
            return Term(header.passage.cut(*match.span(group)), header.syntax), slope
    return None


def _named(function: Term, *, slope: bool) -> Term:
    """A function that its name stands for, at x."""
    name = function.text.strip().removeprefix("\\").split()[-1]
    start = function.passage.whole.start
    return Term(Passage(f"{name}{chr(39) if slope else ''}(x)", ((0, start),)), Syntax.PLAIN)


def _formula(function: Term, *, slope: bool) -> Term | None:
    """A function that is written as a formula of x."""
    names = {canonical_name(name) for name in shape(function).names}
    if function.syntax is not Syntax.LATEX or names != {"x"} or re.search(r"[=<>]", function.text):
        return None
    if not slope:
        return function
    start = function.passage.whole.start
    return Term(Passage(rf"\frac{{d}}{{dx}} \left( {function.text} \right)", ((0, start),)), Syntax.LATEX)
