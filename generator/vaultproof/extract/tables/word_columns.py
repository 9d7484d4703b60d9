"""Columns headed with a word for the values or the slopes of the one function that a note defines: `x | value |
derivative`, `x | f(x) | 導関数`. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vaultproof.claim import Definition, Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.otherwise import BY_OTHERS, OTHERWISE, without_own_rounding
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.function_tables import Cell, Grid, Headed
from vaultproof.latex import canonical_name
from vaultproof.source import Passage
from vaultproof.spot import late

_INPUT = late(
    r"(?:the\s+)?(?:inputs?|đầu\s+vào|eingaben?|entrées?|entradas?|ingress[oi]|вход|wejście)|输入|輸入|入力|입력",
    re.IGNORECASE,
)
_VALUE = late(
    r"""(?:the\s+)?(?:(?:function\s+)?values?|outputs?|(?:funktions)?werte?|ausgabe|giá\s+trị(?:\s+(?:của\s+)?hàm)?|đầu\s+ra|valeurs?|sorties?|valor(?:es)?
    |salidas?|saídas?|valor[ei]|uscit[ae]|значени[ея](?:\s+функции)?|выход|wartoś(?:ć|ci)|wyjście)|函数值|函數值|値|值|関数値|出力|输出|輸出|함숫값|함수값|출력|값""",
    re.IGNORECASE | re.VERBOSE,
)
_SLOPE = late(
    r"""(?:the\s+)?(?:(?:first\s+)?derivatives?|slope|gradient|(?:erste\s+)?ableitung|steigung|đạo\s+hàm|hệ\s+số\s+góc|dérivée|pente|derivada|pendiente
    |inclinação|derivata|pendenza|производная|наклон|pochodna|nachylenie|türev)|一?阶?导数|導數|斜率|導関数|微分係数|傾き|勾配|도함수|미분계수|기울기""",
    re.IGNORECASE | re.VERBOSE,
)
_AGAIN = late(
    r"""(?:the\s+)?(?:second\s+derivative|zweite\s+ableitung|đạo\s+hàm\s+(?:cấp|bậc)\s+(?:hai|2)|dérivée\s+seconde|segunda\s+derivada|derivada\s+segunda
    |derivata\s+seconda|вторая\s+производная|druga\s+pochodna)|二阶导数|二次導関数|第2次導関数|이계도함수""",
    re.IGNORECASE | re.VERBOSE,
)


_MAY_BE_OTHERS = "the words before the table may tell of other values than those of the function"


def word_columns(table: Headed, grid: Grid, subject: Definition, *, slopes_only: bool) -> Iterator[Equation]:
    """The claims of columns headed with words, beside a first column of the variable; of slopes alone where the values
    of the function stand under a header of their own."""
    headers = {column: cell[0] for (row, column), cell in grid.items() if row == 0}
    first = headers.get(0)
    if first is None or not _is_variable(first, subject):
        return
    start = min(block.span.start for _, block in grid.values())
    before = next(
        (one for one in reversed(table.note.blocks) if one.span.end <= start and one.row is None), None
    )
    if before is not None and _may_tell_of_others(table.note.source[before.span], subject):
        table = replace(table, doubt=table.doubt or _MAY_BE_OTHERS)
    for column, header in headers.items():
        text = header.text.strip(" *_")
        order = 2 if _AGAIN.fullmatch(text) else 1 if _SLOPE.fullmatch(text) else 0
        if column == 0 or (order == 0 and (slopes_only or _VALUE.fullmatch(text) is None)):
            continue
        for row in sorted({row for row, _ in grid if row > 0}):
            given, value = grid.get((row, 0)), grid.get((row, column))
            if given and value and shape(given[0]).numeric and shape(value[0]).numeric:
                yield _claim(table, f"{subject.name}{chr(39) * order}(x)", header, given, value)


_NAMED = late(r"(?<![A-Za-z\\])(?P<name>\\?[A-Za-z]+)\s*(?:\([a-z]\)\s*)?(?::?=|\\colon)")


def _may_tell_of_others(before: str, subject: Definition) -> bool:
    """Whether the words before a table tell of other values, or give another function a name. A function that rounds
    is itself spoken of as rounding, and a name in its formula is one of its own."""
    before = without_own_rounding(before, subject)
    if OTHERWISE.search(before) is not None or BY_OTHERS.search(before) is not None:
        return True
    named = {canonical_name(one["name"]) or one["name"] for one in _NAMED.finditer(before)}
    own = {canonical_name(one) or one for one in shape(subject.body).names}
    return bool(named - {subject.name, *subject.parameters} - own)


def _is_variable(header: Term, subject: Definition) -> bool:
    """Whether a header is the function's variable, or a word for what is put in."""
    text = header.text.strip(" $*_")
    return _INPUT.fullmatch(text) is not None or canonical_name(text) == subject.parameters[0]


def _claim(table: Headed, call: str, header: Term, given: Cell, value: Cell) -> Equation:
    term = value[0]
    cut = len(term.text) - len(term.text.lstrip("≈~ ").removeprefix(r"\approx").lstrip())
    right = Term(term.passage.cut(cut, len(term.text)), term.syntax) if cut else term
    return Equation(
        path=table.note.path,
        span=term.passage.whole,
        kind="table",
        text=f"{header.text.strip()} = {term.text} at x = {given[0].text}",
        scope=table.scope,
        left=Term(Passage(call, ((0, header.passage.whole.start),)), Syntax.PLAIN),
        relation=Relation.EQUAL,
        right=right,
        given=(("x", given[0]),),
        doubt=table.doubt,
    )
