r"""Tables whose headers name functions: `x | ReLU | tanh`, `Function | x = -1 | x = 0`, `f(x) | f'(x)`.

Each cell is a claim: the value of the function named there, or the derivative of the function in its row. Looks
names up among those given, and evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from vaultproof.claim import Definition, Equation, Relation, Syntax, Term
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.numbers.degrees import in_radians, is_angle, of_angle
from vaultproof.extract.shape import FUNCTIONS, shape
from vaultproof.latex import canonical_name
from vaultproof.note import Block, Note
from vaultproof.reference import REFERENCES
from vaultproof.sandbox import functions, is_python
from vaultproof.source import Passage
from vaultproof.spot import late

_INPUT = late(
    r"(?:the )?(?:inputs?|\\?(?:x|z|t|theta|alpha|varphi|phi)|θ|α|φ|đầu vào"
    r"|giá trị vào|eingaben?|entrées?|entradas?|ingress[oi]|вход|wejście|输入|輸入|入力"
    r"|입력|angles?|góc|winkel|ángulos?|ângulos?|angol[oi]|уг(?:ол|лы)|角度?|각도?)",
    re.IGNORECASE,
)
_IN_DEGREES = late(r"°|\\circ|độ|grad|deg|^\s*\d{2,}\s*$")
_PLACE = late(r"\$?\s*(?P<name>[A-Za-z]|\\[A-Za-z]+)\s*=\s*(?P<value>[-−+]?\s*\d+(?:[.,]\d+)?)\s*\$?")
FUNCTION = late(
    r"""(?-i:f)(?:\s*\(\s*x\s*\))?|functions?(?:\s+f\s*\(\s*x\s*\))?|hàm(?:\s+số)?|funktion(?:en)?|fonctions?|funci[oó]n(?:es)?|fun[cç][aã]o|funções
    |функци[яи]|funzion[ei]|funkcj[ae]|函数|函數|原函数|関数|함수|y""",
    re.IGNORECASE | re.VERBOSE,
)
_DERIVATIVE = late(
    r"""(?:the\s+)?derivatives?|đạo\s+hàm|ableitung(?:en)?|dérivées?|derivadas?|производн(?:ая|ые)|derivat[ae]|pochodn[ae]
    |导数|導數|导函数|導関数|微分|도함수|미분|f\s*['′’](?:\s*\(\s*x\s*\))?|y\s*['′’]
    |(?:\\frac\s*\{d\}\s*\{dx\}|d/dx)\s*f(?:\s*\(\s*x\s*\))?|\\frac\s*\{d[fy]\}\s*\{dx\}|dy/dx""",
    re.IGNORECASE | re.VERBOSE,
)
_PRIMITIVE = late(
    r"""(?:indefinite\s+)?integrals?|antiderivatives?|primitives?|nguyên\s+hàm|stammfunktion(?:en)?|integrale?|integrales?|primitivas?
    |первообразн(?:ая|ые)|不定积分|积分|原始関数|不定積分|부정적분|(?-i:F)\s*\(\s*x\s*\)|\\int\s*f\s*\(\s*x\s*\)\s*(?:\\[,;])?\s*dx""",
    re.IGNORECASE | re.VERBOSE,
)
_CONSTANT = late(r"\s*\+\s*(?:[CcK]|const\.?|\\text\{\s*const\.?\s*\})\s*$")
_RULES = late(
    r"(?<![A-Za-z\\])[a-zA-Z]\s*\(\s*x\s*\)|(?<![A-Za-z\\])[fghuv](?![A-Za-z])|['′’]"
)  # `u v` and `f(x) g(x)` are rules for any functions
_VARIABLES = frozenset({"t", "u", "z", "y", "s", "theta"})
_SPACES = late(r"[\s_\-‐‑–.*`]+")

Cell = tuple[Term, Block]
Grid = Mapping[tuple[int, int], Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """Where a table stands, the functions that it may name, and why it may state nothing."""

    note: Note
    scope: int
    doubt: str | None
    functions: frozenset[str]
    parameters: Mapping[str, str] = field(default_factory=dict)
    """The variable of each function that the note defines once, by the function's folded name."""
    coded: Mapping[str, str] = field(default_factory=dict)
    """The same of functions in Python, which alone head all columns of a table."""


def coded_parameters(note: Note) -> dict[str, str]:
    """The parameter of each function that the note's code defines once, by the function's folded name, where all others
    have defaults."""
    known: dict[str, set[str]] = {}
    for fence in note.fences:
        if "def " not in fence.passage.text or not is_python(fence.info, fence.passage.text):
            continue
        for one in functions(fence.passage.text):
            first, *others = one.parameters or (None,)
            alone = first is not None and all(other.default is not None for other in others)
            known.setdefault(folded(one.name), set()).add(first.name if first is not None and alone else "")
    return {name: next(iter(names)) for name, names in known.items() if len(names) == 1 and "" not in names}


def function_parameters(found: Iterable[object]) -> dict[str, str]:
    """The variable of each function of one variable that is defined once, by the function's folded name."""
    known: dict[str, set[str]] = {}
    for one in found:
        if isinstance(one, Definition) and not one.index:
            known.setdefault(folded(one.name), set()).add(
                one.parameters[0] if len(one.parameters) == 1 else ""
            )
    return {
        name: next(iter(letters))
        for name, letters in known.items()
        if len(letters) == 1 and "" not in letters
    }


def function_names(note: Note, found: Iterable[object]) -> frozenset[str]:
    """The folded names of functions that a table of a note may name by themselves: those that the note defines, its
    title and aliases where it defines any, and those with an accepted definition of one variable."""
    definitions = [one for one in found if isinstance(one, Definition) and len(one.parameters) == 1]
    own = {one.name for one in definitions if len(one.name) > 1}
    titles = {note.title, *note.aliases} if definitions else set()
    return frozenset(map(folded, own | titles)) | _ACCEPTED


def folded(name: str) -> str:
    """A function's name without what its spellings differ in: case, spaces, hyphens."""
    return _SPACES.sub("", name.casefold())


_ACCEPTED = frozenset(
    folded(name)
    for one in REFERENCES
    if len(one.parameters) - len(one.defaults) <= 1 and not one.loose
    for name in one.names
    if len(name) > 2
)


def named_columns(table: Headed, grid: Grid) -> Iterator[Equation]:
    """Columns headed by names of functions, beside a first column of inputs: `x | ReLU`, or rows `x = -1`."""
    functions = {
        column: term
        for (row, column), (term, _) in grid.items()
        if row == 0 and column > 0 and (is_function(term, table) or _is_of(term, grid, table))
    }
    coded = {} if functions else _coded_columns(table, grid)
    functions = functions or coded
    inputs = [term for (_, column), (term, _) in grid.items() if column == 0]
    degrees = any(_IN_DEGREES.search(term.text) for term in inputs)
    angles = all(map(is_angle, inputs[1:])) and all(map(of_angle, functions.values()))
    if not functions or (degrees and not angles and not coded):
        return
    corner = grid.get((0, 0))
    variable = _letter_of(corner[0]) if corner is not None else None
    headed = corner is not None and _INPUT.fullmatch(corner[0].text.strip()) is not None
    of_variable = {_name_of(one) for one in functions.values()} & {
        name for name, parameter in (*table.parameters.items(), *table.coded.items()) if parameter == variable
    }
    headed = headed or len(of_variable) == len(functions)
    for row in sorted({row for row, _ in grid if row > 0}):
        given = _input(grid.get((row, 0)), headed=headed)
        for column, function in functions.items():
            value = grid.get((row, column))
            if given is not None and value is not None and shape(value[0]).numeric:
                claim = _value(table, function, given, value[0])
                measured = len(_name_of(function)) == 1 and _name_of(function) not in table.functions
                yield replace(claim, doubt=claim.doubt or (_MAY_BE_MEASURED if measured else None))


def _coded_columns(table: Headed, grid: Grid) -> dict[int, Term]:
    """The headers of a table all whose columns but the first are headed by functions in Python, as the first is by the
    parameter of them."""
    headers = {column: term for (row, column), (term, _) in grid.items() if row == 0}
    if 0 not in headers or len(headers) < _FEWEST_COLUMNS:
        return {}
    variable = headers.pop(0).text.strip()
    coded = all(table.coded.get(folded(one.text)) == variable for one in headers.values())
    return headers if coded else {}


_FEWEST_COLUMNS = 2
_MAY_BE_MEASURED = "the column may hold what was measured"
_LETTERS = late(r"\\(?:mathrm|operatorname|text|mathit)\s*\{\s*([A-Za-z]+)\s*\}")


def _name_of(header: Term) -> str:
    """The folded name that a header gives, without the font of its letters."""
    text = header.text.strip()
    match = _LETTERS.fullmatch(text)
    return folded(match[1] if match is not None else canonical_name(text) or text)


def _letter_of(corner: Term) -> str:
    text = corner.text.strip()
    return canonical_name(text) or text


def _is_of(term: Term, grid: Grid, table: Headed) -> bool:
    """Whether a header is the bare name of a function whose variable heads the first column."""
    corner = grid.get((0, 0))
    variable = table.parameters.get(_name_of(term))
    return corner is not None and variable is not None and _letter_of(corner[0]) == variable


def is_function(term: Term, table: Headed) -> bool:
    """Whether a header is the name of a function that the note or everybody knows, or a command such as `\\sin`."""
    if folded(term.text) in table.functions:
        return True
    command = term.text.strip()
    if command in {"sin", "cos", "tan", "cot"}:
        return True
    return command.startswith("\\") and command[1:] in FUNCTIONS and term.syntax is Syntax.LATEX


def _input(cell: Cell | None, *, headed: bool) -> Term | None:
    """The number that a row's first cell gives: by itself under a header, or as `x = -1`."""
    if cell is None:
        return None
    term = cell[0]
    if headed and shape(term).numeric:
        return term
    match = _PLACE.fullmatch(term.text.strip())
    if match is None:
        return None
    start = len(term.text) - len(term.text.lstrip()) + match.start("value")
    return Term(term.passage.cut(start, start + len(match["value"])), term.syntax)


def _value(table: Headed, function: Term, given: Term, value: Term) -> Equation:
    written = function.text.strip()
    bare = _LETTERS.fullmatch(written)
    *lead, name = (bare[1] if bare is not None else written.removeprefix("\\")).split()
    start = function.passage.whole.start
    return Equation(
        path=table.note.path,
        span=value.passage.whole,
        kind="table",
        text=f"{function.text}({given.text}) = {value.text}",
        scope=table.scope,
        left=Term(Passage(f"{name}(x)", ((0, start),)), Syntax.PLAIN),
        relation=Relation.EQUAL,
        right=value,
        given=(("x", in_radians(given)),),
        lead=tuple(lead),
        doubt=table.doubt,
    )


def slope_columns(table: Headed, grid: Grid) -> Iterator[Equation]:
    """A column of derivatives (or of antiderivatives) beside one of functions."""
    headers = {column: term.text.strip() for (row, column), (term, _) in grid.items() if row == 0}
    functions = [column for column, text in headers.items() if FUNCTION.fullmatch(text)]
    if len(functions) != 1:
        return
    for column, text in headers.items():
        if column == functions[0]:
            continue
        slope = _DERIVATIVE.fullmatch(text) is not None
        if not slope and not _PRIMITIVE.fullmatch(text):
            continue
        for row in sorted({row for row, _ in grid if row > 0}):
            function, other = grid.get((row, functions[0])), grid.get((row, column))
            if function is None or other is None:
                continue
            left, right = (function[0], other[0]) if slope else (other[0], function[0])
            if (claim := _slope(table, left, right, other[0])) is not None:
                yield claim


def _slope(table: Headed, function: Term, derivative: Term, stated: Term) -> Equation | None:
    """The claim that one term is the derivative of another, in x or the only symbol of the function."""
    if function.syntax is not Syntax.LATEX or derivative.syntax is not Syntax.LATEX:
        return None
    names = sorted({canonical_name(name) or "" for name in shape(function).names} - {""})
    variable = "x" if "x" in names else names[0] if len(names) == 1 and names[0] in _VARIABLES else None
    if variable is None or any(_RULES.search(term.text) for term in (function, derivative)):
        return None
    body = _CONSTANT.sub("", function.text)
    left = Passage(rf"\frac{{d}}{{d{variable}}} \left( {body} \right)", ((0, function.passage.whole.start),))
    return Equation(
        path=table.note.path,
        span=stated.passage.whole,
        kind=IDENTITY,
        text=rf"d/d{variable} {body.strip()} = {derivative.text}",
        scope=table.scope,
        left=Term(left, Syntax.LATEX),
        relation=Relation.EQUAL,
        right=derivative,
        doubt=table.doubt,
    )
