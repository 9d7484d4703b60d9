r"""Columns of derivatives in tables of functions: in the row of `tanh`, below `Derivative`, `1 - \tanh^2(x)`.

A cell is read where it is one formula of x and of functions alone; in it `f(x)` is the function of the row: that of its
formula where the table has a column of these, else the one that the name stands for. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import FUNCTIONS, shape
from vaultproof.note import Block, Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_HEADER = Spotted(
    r"""[\s*_]*(?:the\s+|first\s+)?(?:derivatives?|gradients?|đạo\s+hàm|ableitung|dérivée|derivada|derivata|производная|pochodna|导数|導數|導関数|微分|도함수)
    [\s*_]*(?:\(?\$?\s*(?:[A-Za-z]'\s*(?:\(x\))?|\\frac\{d[A-Za-z]?\}\{dx\})\s*\$?\)?)?[\s*_]*""",
    re.IGNORECASE | re.VERBOSE,
)
_FORMULA = Spotted(
    r"""[\s*_]*(?:the\s+)?(?:formulas?|formulae|function|definition|expression|equation|công\s+thức|định\s+nghĩa|biểu\s+thức|hàm(?:\s+số)?|formel|funktion|ausdruck|formule|fonction|définition
    |fórmula|función|definición|expresión|função|definição|expressão|funzione|definizione|espressione|формула|функция|определение|выражение|wzór|funkcja
    |公式|函数|定义|表达式|数式|式|定義|関数|수식|함수|정의)?[\s*_]*(?:\(?\$?\s*[A-Za-z]\s*\(x\)\s*\$?\)?)?[\s*_]*""",
    re.IGNORECASE | re.VERBOSE,
)
_LOG = late(r"\\(?:log|lg)(?![A-Za-z])|(?<![A-Za-z])(?:log|lg|sinc)(?![A-Za-z])", re.IGNORECASE)
"""Functions whose base, or whose scale, books differ on."""
_DEGREES = late(
    r"degrees?|°|\\circ|\bgrad(?:e|os|i|us)?\b|độ|градус|discrete|differences?|logarithmic", re.IGNORECASE
)
_OTHER_ANGLES = "angles may be in degrees here, or the column tell of differences"
_ANOTHER_FORM = "the name may stand for another form of the function here"
_HEAD = late(r"\s*(?:[A-Za-z]|\\[A-Za-z]+(?:\{[A-Za-z -]+\})?)\s*\(\s*x\s*\)\s*=")
_NAME = late(r"[\s*_`]*(?:\[\[)?(?P<name>[A-Za-z][A-Za-z0-9 -]{1,24}?)(?:\]\])?[\s*_`]*")
_WHOLE = late(r"[\s*_]*\$(?P<formula>[^$]+)\$[\s*_]*")
_ITSELF = late(r"(?<![A-Za-z\\])f\s*\(\s*x\s*\)")
_STEP = late(
    r"\\(?:begin|text|quad|forall|in|ne|neq|le|ge|leq|geq|infty|pm)(?![A-Za-z])|[<>=≤≥;:±]|,(?![^()]*\))"
)
"""What stands in cells that tell cases, or more than one value."""


def derivative_columns(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each cell of such a column that the derivative of its row's function is what it holds."""
    heads = {
        (_table(note, block), block.column)
        for block in note.blocks
        if block.row == 0 and block.column and _HEADER.fullmatch(block.text) is not None
    }
    of_formulas = {
        (_table(note, block), block.column)
        for block in note.blocks
        if heads and block.row == 0 and block.column and _FORMULA.fullmatch(block.text) is not None
    } - heads
    functions: dict[tuple[int, int], tuple[str, str]] = {}
    for block in note.blocks if heads else ():
        if not block.row or block.column is None:
            continue
        table = _table(note, block)
        if block.column == 0 and (match := _NAME.fullmatch(block.text)) is not None:
            functions[table, block.row] = match["name"], rf"\operatorname{{{match['name']}}}(x)"
        elif (table, block.column) in of_formulas and (table, block.row) in functions and block.text.strip():
            name, _ = functions.pop((table, block.row))
            if (formula := _formula(note, block)) is not None:
                functions[table, block.row] = name, rf"\left({formula[0]}\right)"
        elif (table, block.column) in heads and (function := functions.get((table, block.row))) is not None:
            claim = _claim(note, block, function, doubts)
            if claim is not None:
                yield claim


def _formula(note: Note, block: Block) -> tuple[str, int] | None:
    """The formula that a cell holds and nothing else, of x alone, and where it stands."""
    match = _WHOLE.fullmatch(note.source[block.span])
    if match is None:
        return None
    formula = match["formula"]
    start = found.end() if (found := _HEAD.match(formula)) is not None else 0
    at = block.span.start + match.start("formula") + start
    looks = shape(Term(Passage(formula[start:], ((0, at),)), Syntax.LATEX))
    known = {one.lstrip("\\") for one in looks.names} <= {"x", *FUNCTIONS, "pi", "e"}
    return (formula[start:].strip(), at) if known and _STEP.search(formula[start:]) is None else None


def _table(note: Note, block: Block) -> int:
    return next((at for at in note.scope_chain(block.scope) if note.scopes[at].kind == "table"), 0)


def _claim(note: Note, block: Block, function: tuple[str, str], doubts: Mapping[int, str]) -> Equation | None:
    """The claim of a cell in the row of a function, its name and what stands for its value at x."""
    found = _formula(note, block)
    if found is None:
        return None
    (formula, at), (name, called) = found, function
    own = called.startswith(r"\left")
    if _LOG.search(called + formula) is not None:
        return None
    derivative = rf"\frac{{d}}{{dx}}{called}" if own else called.replace("(x)", "'(x)")
    written = _ITSELF.sub(lambda _: called, formula)
    return Equation(
        path=note.path,
        span=block.span,
        kind=IDENTITY,
        text=f"{name}'(x) = {formula}",
        scope=block.scope,
        left=Term(Passage(derivative, ((0, at),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(Passage(written, ((0, at),)), Syntax.LATEX),
        doubt=doubts.get(block.scope)
        or introduced_otherwise(note, note.scopes[_table(note, block)].span.start)
        or (_OTHER_ANGLES if _DEGREES.search(note.source.text) is not None else None)
        or (None if own else _ANOTHER_FORM),
    )
