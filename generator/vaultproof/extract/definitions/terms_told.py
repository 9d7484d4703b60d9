r"""The terms of sequences wherever a note tells them, each as a statement of its own: in a chain, `F_1 = F_2 = 1`; as
values of a function that its own earlier ones give, `T(n) = 2T(n-1) + 1` with `T(5) = 31`; in a table with columns
`n` and `x_n`; without a mark before the index, `x1 = 1.5`, in prose and line by line in a fence. Works no term out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.shape import shape
from vaultproof.note import Block, Note, RunKind
from vaultproof.source import Passage
from vaultproof.spot import late

_ITEM = late(r"\s*(?P<letter>[A-Za-z]|\\[a-z]+)\s*_\s*(?:\d|\{\s*\d{1,3}\s*\})\s*$")
_CALLED = late(
    r"(?<![A-Za-z\\])(?P<letter>[A-Za-z])\s*(?:\\left)?\(\s*(?P<index>[nkti]\s*(?:[-−+]\s*\d)?|\d{1,3})\s*(?:\\right)?\)"
)
_OF_INDEX = late(r"\s*(?P<letter>[A-Za-z])\s*(?:\\left)?\(\s*(?P<index>[nkti])\s*(?:\\right)?\)\s*$")
_INDEX = late(r"\s*\$?\s*(?P<index>[nkti])\s*\$?\s*")
_TERM = late(r"\s*(?P<letter>[A-Za-z])\s*_\s*\{?\s*(?P<index>[nkti])\s*\}?\s*")
_WHOLE = late(r"\s*\d{1,3}\s*")
_BARE = late(r"\s*\$?\s*(?P<letter>[A-Za-z]|\\theta)\s*\$?\s*")
COUNTED = late(
    r"\s*\$?(?:[nktij]|steps?|iter(?:ation)?s?\.?|schritt|iteration|pas|étape|itération|paso|iteración|passo|iteração|passo|iterazione|шаг|итерация|bước|lần\s+lặp|krok|步数?|步骤|迭代(?:次数)?|ステップ|反復|단계|반복|스텝)\$?\s*",
    re.IGNORECASE,
)


def terms_told(note: Note, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements of a note with its terms of sequences one by one, and those of its tables behind them."""
    statements = tuple(statements)
    recursive = {letter for one in statements for letter in _recursive(one)}
    called = tuple(_indexed(one, recursive) for one in statements) if recursive else statements
    single = (single for one in called for single in _singly(one))
    told = tuple(row for one in single for row in _by_cases(one))
    letters = {match["letter"] for one in told if (match := _STEPPED.match(one.terms[0].text))}
    if letters:
        told = (*(_marked(one, letters) for one in told), *_of_fences(note, letters))
    return (*told, *_of_tables(note))


_STEPPED = late(r"\s*(?P<letter>[A-Za-z])\s*_\s*(?:0|\{\s*(?:0|[nk]\s*\+\s*1)\s*\})\s*$")
"""The first term of a sequence, or the one that its rule gives."""
_FLAT = late(r"\s*(?P<letter>[A-Za-z])\s?_?(?P<number>\d{1,3}|[₀-₉]{1,3})\s*$")
_SMALL = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_LINE = late(
    r"^[ \t]*(?P<item>[A-Za-z]_?(?:\d{1,3}|[₀-₉]{1,3}))[ \t]*(?:=|≈|:)[ \t]*"
    r"(?P<value>[-−]?\d{1,15}(?:[.,]\d{1,15})?)[ \t]*(?:\([^()\n]{1,40}\))?[ \t]*$",
    re.MULTILINE,
)
_WORDLESS = frozenset({"", "text", "txt", "plain", "plaintext"})


def _marked(statement: Statement, letters: set[str]) -> Statement:
    """A statement of running text with `x_{1}` for `x1`, where x is the letter of a sequence."""
    first = statement.terms[0]
    match = _FLAT.match(first.text) if first.syntax is Syntax.PLAIN else None
    if match is None or match["letter"] not in letters:
        return statement
    return replace(statement, terms=(_item(match, first.passage.whole.start), *statement.terms[1:]))


def _item(match: re.Match[str], start: int) -> Term:
    text = f"{match['letter']}_{{{match['number'].translate(_SMALL)}}}"
    return Term(Passage(text, ((0, start),)), Syntax.LATEX)


def _of_fences(note: Note, letters: set[str]) -> Iterator[Statement]:
    """The terms that fences without code tell, one a line: `x1 = 1.5`."""
    for fence in note.fences:
        lines = [*_LINE.finditer(fence.passage.text)] if fence.language in _WORDLESS else []
        written = sum(1 for line in fence.passage.text.split("\n") if line.strip())
        for line in lines if len(lines) == written else ():
            item = _FLAT.match(line["item"])
            if item is None or item["letter"] not in letters:
                continue
            value = Term(fence.passage.cut(*line.span("value")), Syntax.PLAIN)
            start = fence.passage.cut(*line.span("item")).whole.start
            yield Statement(
                source=note.source,
                scope=fence.scope,
                terms=(_item(item, start), value),
                relations=(Relation.EQUAL,),
                around=Around(" \ue001 "),
            )


_CASES = late(r"\s*\\begin\s*\{cases\}(?P<rows>.*?)\\end\s*\{cases\}[\s.,;]*", re.DOTALL)
_ROWS_END = late(r"\\\\(?:\s*\[[^\]]*\])?")
_WHEN_WORDS = late(r"\\(?:text|mbox|mathrm)\s*\{[^{}]*\}|\\(?:q?quad|[,;:! ])|[\s,;.]")
_AT = late(r"(?P<index>[nkti])(?P<sign>=|\\leq?(?:slant)?|≤|<)(?P<number>\d)")
_FEWEST_ROWS = 2


def _by_cases(statement: Statement) -> Iterator[Statement]:
    r"""`F_n = \begin{cases} 0 & n = 0 \\ 1 & n = 1 \\ F_{n-1} + F_{n-2} & n \ge 2 \end{cases}` as `F_0 = 0`, `F_1 = 1`
    and `F_n = F_{n-1} + F_{n-2}`; any other statement as it is."""
    head = _TERM.fullmatch(statement.terms[0].text)
    cases = (
        _CASES.fullmatch(statement.terms[1].text) if head is not None and len(statement.terms) > 1 else None
    )
    rows = [*_rows(cases)] if cases is not None else []
    if head is None or len(rows) < _FEWEST_ROWS or statement.relations != (Relation.EQUAL,):
        yield statement
        return
    body = statement.terms[1]
    first = body.passage.whole.start
    for start, end, when in rows:
        value = replace(body, passage=body.passage.cut(start, end))
        at = _AT.fullmatch(_WHEN_WORDS.sub("", when))
        if at is None:
            yield replace(statement, terms=(statement.terms[0], value))
            continue
        last = int(at["number"]) - (at["sign"] == "<")
        for number in range(last if at["sign"] == "=" else 0, last + 1):
            text = f"{head['letter']}_{{{number}}}"
            item = Term(Passage(text, ((0, first),)), Syntax.LATEX)
            own = Term(Passage(str(number), ((0, first),)), Syntax.LATEX)
            yield replace(statement, terms=(item, own if value.text.strip() == at["index"] else value))


def _rows(cases: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Where the value of each row of a definition by cases stands in its text, and its condition; none where a row has
    no condition, or more than one."""
    at, found = cases.start("rows"), []
    for row in _ROWS_END.split(cases["rows"]):
        start = cases.string.index(row, at)
        at = start + len(row)
        value, *conditions = row.split("&")
        if len(conditions) == 1:
            found.append((start, start + len(value.rstrip(" ,;\n")), conditions[0]))
        elif row.strip():
            return
    yield from found


def _singly(statement: Statement) -> Iterator[Statement]:
    """`F_1 = F_2 = 1` as `F_1 = 1` and `F_2 = 1`; any other statement as it is."""
    first = _ITEM.match(statement.terms[0].text)
    others = [_ITEM.match(term.text) for term in statement.terms[1:-1]]
    several = first is not None and others and all(one and one["letter"] == first["letter"] for one in others)
    if not several or set(statement.relations) != {Relation.EQUAL}:
        yield statement
        return
    for term in statement.terms[:-1]:
        yield replace(statement, terms=(term, statement.terms[-1]), relations=(Relation.EQUAL,))


def _recursive(statement: Statement) -> Iterator[str]:
    """The letter of a function that a statement gives by its value at an earlier number."""
    head = _OF_INDEX.match(statement.terms[0].text)
    if head is None or not statement.relations or statement.relations[0] is not Relation.EQUAL:
        return
    for match in _CALLED.finditer(statement.terms[1].text):
        earlier = re.fullmatch(rf"{head['index']}\s*[-−]\s*\d", match["index"])
        if match["letter"] == head["letter"] and earlier is not None:
            yield head["letter"]
            return


def _indexed(statement: Statement, letters: set[str]) -> Statement:
    """A statement with `T_{n-1}` for `T(n-1)`."""
    return replace(statement, terms=tuple(_with_indices(term, letters) for term in statement.terms))


def _with_indices(term: Term, letters: set[str]) -> Term:
    passage = term.passage
    for match in reversed(list(_CALLED.finditer(passage.text))):
        if match["letter"] in letters:
            passage = passage.spliced(*match.span(), f"{match['letter']}_{{{match['index']}}}")
    return term if passage is term.passage else replace(term, passage=passage)


def _of_tables(note: Note) -> Iterator[Statement]:
    """The terms in each table whose header names an index and, in one column, a sequence of it."""
    heads: dict[int, dict[int, str]] = {}
    rows: dict[tuple[int, int], dict[int, Block]] = {}
    for block in note.blocks:
        if block.row is None or block.column is None:
            continue
        scope = next(at for at in note.scope_chain(block.scope) if note.scopes[at].kind == "table" or at == 0)
        if block.row == 0:
            heads.setdefault(scope, {})[block.column] = block.text
        elif scope in heads:
            rows.setdefault((scope, block.row), {})[block.column] = block
    for (scope, _), cells in rows.items():
        first = heads[scope].get(0, "")
        index = _INDEX.fullmatch(first)
        named = [
            (column, match)
            for column, text in heads[scope].items()
            if column
            and (
                match := _TERM.fullmatch(text)
                or (_BARE.fullmatch(text) if COUNTED.fullmatch(first) else None)
            )
        ]
        number = cells[0].text.strip() if 0 in cells else ""
        if not _WHOLE.fullmatch(number) or len({one["letter"] for _, one in named}) < len(named):
            continue
        for column, match in named:
            value = _value(cells[column]) if column in cells else None
            own = match.groupdict().get("index")
            if value is None or (own and (index is None or own != index["index"])):
                continue
            start = value.passage.whole.start
            left = Term(Passage(f"{match['letter']}_{{{number}}}", ((0, start),)), Syntax.LATEX)
            yield Statement(
                source=note.source,
                scope=cells[column].scope,
                terms=(left, value),
                relations=(Relation.EQUAL,),
                around=Around(" \ue001 "),
            )


def _value(block: Block) -> Term | None:
    """The number that a cell holds."""
    runs = [
        run for run in block.runs if run.kind in (RunKind.FORMULA, RunKind.TEXT) and run.passage.text.strip()
    ]
    if len(runs) != 1:
        return None
    text = runs[0].passage.text
    passage = runs[0].passage.cut(len(text) - len(text.lstrip()), len(text.rstrip()))
    syntax = Syntax.LATEX if runs[0].kind is RunKind.FORMULA else Syntax.PLAIN
    value = Term(passage, syntax)
    return value if shape(value).numeric else None
