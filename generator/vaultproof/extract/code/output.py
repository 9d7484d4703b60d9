"""What a note says its code gives: `print(f(2))  # 4`, `f(2)  # → 4`, a doctest, `assert f(2) == 5`, an output block.

Turns each into a question for the sandbox and a stated value; runs nothing.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace

from vaultproof.claim import Output, Syntax, Term
from vaultproof.extract.code.assigned import named_value
from vaultproof.extract.code.code_value import code_values, values_listed
from vaultproof.extract.code.session import (
    HARMLESS,
    imported,
    line_starts,
    only_shows,
    session_claims,
    shown_claims,
)
from vaultproof.note import Fence, Note
from vaultproof.sandbox import dialect
from vaultproof.sandbox import is_python as calls_python
from vaultproof.source import Passage
from vaultproof.spot import late

_MAX_LENGTH = 64 * 1024
_PYTHON = frozenset({"python", "py", "python3", "py3", "ipython", "ipython3", "pycon", "numpy", "pyodide"})
_COMMENT = late(
    r"""\#\s*(?:(?:→|->|=>|==|=|≈|~|>>>?|➜)\s*|(?:expected\s+)?(?:outputs?|result|returns?|prints?|gives|kết\s+quả|đầu\s+ra|ausgabe|ergebnis|sortie|résultat
    |salida|resultado|saída|вывод|результат|输出|结果|出力|結果|출력|결과)\s*(?:is\s*)?[:：=]?\s*)?(?P<value>.+?)\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_VALUE = late(r"^(?:[-+−]?[\d.]|[\[(]|array\(|True$|False$|None$|np\.|inf$|nan$|-inf$)")


def is_python(fence: Fence) -> bool:
    """Whether a fence holds Python that is meant to run."""
    return fence.closed and (fence.language in _PYTHON or calls_python(fence.info, fence.passage.text))


def output_claims(note: Note, doubts: Mapping[int, str]) -> Iterator[Output]:
    """The claims that the comments and asserts of the note's Python blocks make, and those that running text makes of
    what expressions give."""
    blocks = [fence for fence in note.fences if is_python(fence)]
    yield from shown_claims(note, blocks)
    yield from code_values(note, blocks, doubts)
    yield from values_listed(note, blocks, doubts)
    modules: set[str] = set()
    for block, fence in enumerate(blocks):
        taken = dialect(fence.info, fence.passage.text)
        modules |= imported(taken.source)
        if taken.examples:
            yield from session_claims(note, fence, block, taken, modules)
            if taken.is_session:
                continue  # else a block with sessions in its docstrings
        tree = parsed(fence.passage.text)
        if tree is None:
            continue
        lines = fence.passage.text.split("\n")
        last = {
            name: index
            for index, one in enumerate(tree.body)
            for name in _written_to(one)
            if name not in modules or not isinstance(one, ast.Expr)
        }
        for index, statement in enumerate(tree.body):
            changed = any(last.get(name, 0) > index for name in _names(statement))
            shows = isinstance(statement, ast.Expr) and (
                _is_print(statement.value) or only_shows(statement.value)
            )
            if shows or not changed:
                yield from _claims(note, fence, block, statement, lines, changed=changed)
            if isinstance(statement, ast.For):
                yield from _of_loop(note, fence, block, statement, lines)
        yield from _of_all(note, fence, block, tree, lines)


def _names(statement: ast.stmt) -> set[str]:
    return {one.id for one in ast.walk(statement) if isinstance(one, ast.Name)}


def _written_to(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement binds, deletes, writes into or calls a method of."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            yield from _base(node.value)
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr not in HARMLESS:
        yield from _base(call.func.value)


def _base(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id


def parsed(code: str) -> ast.Module | None:
    """The syntax tree of a block, or None where it has none that is safe to hold."""
    if len(code) > _MAX_LENGTH:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _claims(
    note: Note, fence: Fence, block: int, statement: ast.stmt, lines: list[str], *, changed: bool
) -> Iterator[Output]:
    if isinstance(statement, ast.Assert):
        yield from _asserted(note, fence, block, statement)
        return
    if isinstance(statement, ast.Assign):
        yield from assigned(note, fence, block, statement)
        return
    if not isinstance(statement, ast.Expr) or statement.end_lineno is None:
        return
    question = _printed(statement.value)
    if question is None or statement.end_col_offset is None:
        return
    line = lines[statement.end_lineno - 1]
    tail = len(line.encode()[: statement.end_col_offset].decode())
    comment = _COMMENT.search(line, tail) if "#" in line[tail:] else None
    printed = _is_print(statement.value)
    if comment is None and not line[tail:].strip():
        label = _label_of(statement.value) if printed else None
        below = _below(fence.passage, lines, statement.end_lineno, label)
        shown_so = (
            label is not None and label[-1] in ":=" and below is not None and below.text.startswith(label)
        )
        laid_out = below is not None and (shown_so or _LAID_OUT.fullmatch(below.text) is not None)
        if below is not None:
            line_of_print = statement.lineno if printed else None
            found = _output(note, fence, block, question, below, kind="output", printed=line_of_print)
            yield replace(
                found,
                sure=laid_out,
                line=None if printed else statement.lineno,
                changed=changed and not printed,
            )
        return
    rough = _ROUGH.fullmatch(comment["value"]) if comment is not None and not _gives_text(question) else None
    if (
        rough is not None
        and rough["about"]
        and len(re.sub(r"\D", "", rough["value"]).lstrip("0")) < _SURE_DIGITS
    ):
        rough = None
    if comment is None or not (printed or rough or _VALUE.match(comment["value"])):
        return
    start = line_starts(fence.passage.text)[statement.end_lineno - 1]
    stated = fence.passage.cut(start + comment.start("value"), start + comment.end("value"))
    if rough is not None:
        stated = stated.cut(*rough.span("value"))
    if (remark := _REMARK.fullmatch(stated.text)) is not None and not _gives_text(question):
        stated = stated.cut(*remark.span("value"))
    found = _output(note, fence, block, question, stated, kind="output")
    if printed:
        yield replace(found, printed=statement.lineno)
    else:
        yield replace(found, line=statement.lineno, changed=changed)


_ROUGH = late(
    r"(?P<about>(?:about|approx(?:imately|\.)?|roughly|around|circa|ca\.?|etwa|ungefähr|rund|environ|aproximadamente|aprox\.|cerca\s+de|примерно|около|khoảng|xấp\s+xỉ|około)\s+|约为?|大约|約|およそ|약\s?)?"
    r"(?P<value>[-+−]?\d{1,15}(?:\.\d{1,15})?)(?P<cut>\s?\.\.\.|\s?…)?",
    re.IGNORECASE,
)
"""A number that is told roughly, or of which the last digits are left out: `about 2.42`, `0.0855...`."""
_SURE_DIGITS = 3
"""How many digits a number has at least that is told with care, though words call it rough."""
_LAID_OUT = late(r"\[\[[-+.\deE\s]+\](?:\s*\n\s*\[[-+.\deE\s]+\])+\]|array\(\[[\s\S]*\]\)")
"""An array as NumPy prints it, row by row and without commas, or as Python shows it."""
_REMARK = late(r"(?P<value>[-+]?\d+(?:\.\d+)?|\[[-+.,\deE\s]*\])(?:\s+(?:-{2,}|[–—]|\(|;)\s*|,\s+)[^\W\d].*")
"""A value with a remark behind it: `4.0 -- matches np.var(data)`, `[0.5 0.5], no overflow`."""


def _gives_text(question: ast.expr) -> bool:
    """Whether what is shown may be a text or several values, of which the value is the first part only."""
    texts = (ast.JoinedStr, ast.Mod)
    several = _is_print(question) or any(isinstance(one, texts) for one in ast.walk(question))
    strings = [
        one for one in ast.walk(question) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    return several or bool(strings)


_SHOWN = late(
    r"(?:array\()?\[[^\[]*(?:\[.*)?\]\)?|(?:[-+]?\d+(?:\.\d*)?(?:e[-+]?\d+)?(?:[ ](?=[-+\d])|$))+|True|False",
    re.DOTALL,
)
_MOST_BELOW = 12


_LABELLED = late(
    r"\s*\#\s*(?:(?:expected|the)\s+)?(?:outputs?|results?|prints?|kết\s+quả(?:\s+in\s+ra)?|đầu\s+ra|ausgabe|ergebnis|sortie|résultat|salida|resultado|saída|uscita"
    r"|risultato|вывод|результат|wynik|çıktı|sonuç|输出|輸出|结果|結果|出力|출력|결과)\s*[:：]?\s*",
    re.IGNORECASE,
)


def _below(passage: Passage, lines: list[str], first: int, label: str | None = None) -> Passage | None:
    """The value, perhaps an array over several lines, that the comments directly below a line hold and nothing else; a
    comment that says that the output follows may stand before it. What begins with the `label` that is printed is a
    text as it is printed."""
    if first < len(lines) and _LABELLED.fullmatch(lines[first]) is not None:
        first += 1
    found = _commented(lines, first)
    text = "\n".join(found).strip()
    bare = _PROMPT.sub("", text, count=1)
    if label is not None and len(found) == 1 and text.startswith(label):
        bare = text
    elif not _SHOWN.fullmatch(bare) or bare.count("[") != bare.count("]"):
        return None
    start = sum(len(line) + 1 for line in lines[:first])
    end = start + sum(len(line) + 1 for line in lines[first : first + len(found)]) - 1
    sign = passage.text.index(bare.split("\n", 1)[0], start + lines[first].index("#"))
    return Passage(bare, passage.cut(sign, end).anchors)


_PROMPT = late(r"\A(?:>>>?|->|=>|→|➜)\s+")


def _commented(lines: list[str], first: int) -> list[str]:
    """What the comments from a line on hold, line by line."""
    found: list[str] = []
    for line in lines[first : first + _MOST_BELOW]:
        if not line.lstrip().startswith("#"):
            break
        found.append(line.lstrip()[1:].removeprefix(" "))
    return found


def _label_of(value: ast.expr) -> str | None:
    """The text with which a line begins that is printed: `MSE:` of `print("MSE:", x)` and of `print(f"MSE: {x}")`."""
    given = value.args[0] if isinstance(value, ast.Call) and value.args else None
    first = given.values[0] if isinstance(given, ast.JoinedStr) and given.values else given
    text = first.value if isinstance(first, ast.Constant) else None
    return text.strip() if isinstance(text, str) and _SOME_WORD.search(text) is not None else None


_SOME_WORD = late(r"[^\W\d_]{2}|[^\W\d_]\w*\s*[:=]\Z")


def _of_loop(note: Note, fence: Fence, block: int, statement: ast.For, lines: list[str]) -> Iterator[Output]:
    """What the comments below a loop show of what its one printing line prints, a line each."""
    prints = _prints(statement)
    first = statement.end_lineno
    if len(prints) != 1 or first is None or first >= len(lines) or _LABELLED.fullmatch(lines[first]):
        return
    texts = _commented(lines, first)
    label = _label_of(prints[0])
    if all(_SHOWN.fullmatch(text.strip()) or (label and text.startswith(label)) for text in texts):
        for found in _shown_in_comments(note, fence, block, (first, len(texts)), prints[0]):
            yield replace(found, printed=prints[0].lineno, sure=False)


def _of_all(note: Note, fence: Fence, block: int, tree: ast.Module, lines: list[str]) -> Iterator[Output]:
    """What the comments that end a block show of all that it prints, behind one that says that the output follows."""
    last = tree.body[-1] if tree.body else None
    end = last.end_lineno if last is not None else None
    if last is None or end is None:
        return
    first = next((at for at in range(end, len(lines)) if lines[at].strip()), len(lines))
    if first == len(lines) or _LABELLED.fullmatch(lines[first]) is None:
        return
    prints = _prints(tree)
    told = isinstance(last, ast.Expr) and _below(fence.passage, lines, end) is not None
    texts = _commented(lines, first + 1)
    if len(texts) > 1 and prints and not (told and first == end):
        yield from _shown_in_comments(note, fence, block, (first + 1, len(texts)), prints[0])


def _prints(tree: ast.AST) -> list[ast.Call]:
    return [one for one in ast.walk(tree) if isinstance(one, ast.Call) and _is_print(one)]


def _shown_in_comments(
    note: Note, fence: Fence, block: int, place: tuple[int, int], question: ast.expr
) -> Iterator[Output]:
    """Each of some lines of comments, from a line on, as one that is printed."""
    first, count = place
    starts, lines = line_starts(fence.passage.text), fence.passage.text.split("\n")
    stated: list[Passage] = []
    for at in range(first, first + count):
        begin, end = starts[at] + lines[at].index("#") + 1, starts[at] + len(lines[at])
        text = fence.passage.text[begin:end]
        if text.strip():
            cut = begin + len(text) - len(text.lstrip()), begin + len(text.rstrip())
            stated.append(fence.passage.cut(*cut))
    for index, one in enumerate(stated):
        found = _output(note, fence, block, question, one, kind="output")
        yield replace(found, text=" ".join(one.text.split()), shown=(index, len(stated)))


def _is_print(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print"


def _printed(value: ast.expr) -> ast.expr | None:
    """The expression whose value a line shows: `print(e)` or `e` itself; None for anything else."""
    if isinstance(value, ast.Call) and _is_print(value):
        return value.args[0] if len(value.args) == 1 and not isinstance(value.args[0], ast.Starred) else value
    return value if not isinstance(value, ast.Constant) else None


def assigned(note: Note, fence: Fence, block: int, statement: ast.Assign) -> Iterator[Output]:
    """What a comment behind an assignment says of its name: `z = w * x  # z = 1.0`."""
    target, end = statement.targets[0], statement.end_lineno
    if len(statement.targets) > 1 or not isinstance(target, ast.Name) or end is None:
        return
    line = fence.passage.text.split("\n")[end - 1]
    tail = len(line.encode()[: statement.end_col_offset or 0].decode())
    found = named_value(line, tail, target.id) if _is_worked_out(statement.value) else None
    if found is not None:
        start = line_starts(fence.passage.text)[end - 1]
        stated = fence.passage.cut(start + found[0], start + found[1])
        yield replace(
            _output(note, fence, block, target, stated, kind="output"), sure=_asks_code(statement.value)
        )


def _asks_code(value: ast.expr) -> bool:
    """Whether an expression asks the code for something; a product of two numbers may be a setting, behind which
    another one is noted."""
    return any(isinstance(one, ast.Name | ast.Call | ast.Subscript) for one in ast.walk(value))


def _is_worked_out(value: ast.expr) -> bool:
    """Whether an expression works something out rather than giving a value that a comment may offer another for."""
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in _MAKES:
        return False
    return any(isinstance(one, ast.BinOp | ast.Call | ast.Subscript) for one in ast.walk(value))


_MAKES = frozenset(
    {"array", "asarray", "zeros", "ones", "full", "eye", "arange", "linspace", "tensor", "matrix"}
)
"""Functions of libraries that make an array of what they are told."""


def _asserted(note: Note, fence: Fence, block: int, statement: ast.Assert) -> Iterator[Output]:
    """`assert f(2) == 5` and `assert np.isclose(f(2), 5)` as questions about f(2)."""
    test = statement.test
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq):
        question, stated = test.left, test.comparators[0]
    elif (
        isinstance(test, ast.Call)
        and isinstance(test.func, ast.Attribute)
        and test.func.attr in {"isclose", "allclose", "array_equal"}
        and len(test.args) >= 2
    ):
        question, stated = test.args[0], test.args[1]
    else:
        yield from _truth(note, fence, block, test)
        return
    place = _place(fence.passage, stated)
    if place is not None and _VALUE.match(place.text) and not place.text.startswith("np."):
        yield _output(note, fence, block, question, place, kind="assert")
    else:
        yield from _truth(note, fence, block, test)


def _truth(note: Note, fence: Fence, block: int, test: ast.expr) -> Iterator[Output]:
    """The claim that what is asserted is true."""
    asked = _place(fence.passage, test)
    if asked is not None and isinstance(test, ast.Compare | ast.BoolOp | ast.Call | ast.UnaryOp):
        true = Passage("True", ((0, asked.whole.start),))
        yield replace(
            _output(note, fence, block, test, true, kind="assert"),
            span=asked.whole,
            text=" ".join(asked.text.split()),
        )


def _place(passage: Passage, node: ast.expr) -> Passage | None:
    """Where an expression of a block stands."""
    if node.end_lineno is None or node.end_col_offset is None:
        return None
    lines = passage.text.split("\n")

    def offset(line: int, column: int) -> int:
        return line_starts(passage.text)[line - 1] + len(lines[line - 1].encode()[:column].decode())

    return passage.cut(offset(node.lineno, node.col_offset), offset(node.end_lineno, node.end_col_offset))


def _output(
    note: Note,
    fence: Fence,
    block: int,
    question: ast.expr,
    stated: Passage,
    *,
    kind: str,
    printed: int | None = None,
) -> Output:
    asked = _place(fence.passage, question)
    assert asked is not None  # every expression of a parsed block has a place
    return Output(
        path=note.path,
        span=stated.whole,
        kind=kind,
        text=f"{' '.join(asked.text.split())} → {' '.join(stated.text.split())}",
        scope=fence.scope,
        fence=block,
        question=Term(asked, Syntax.PYTHON),
        stated=Term(stated, Syntax.PYTHON),
        printed=printed,
    )


def told_in_comments(source: str) -> frozenset[int]:
    """The lines of a block on which something is printed whose value a comment behind or directly below it tells."""
    tree = parsed(source)
    if tree is None:
        return frozenset()
    lines = source.split("\n")
    prints = (one for one in tree.body if isinstance(one, ast.Expr) and _is_print(one.value))
    return frozenset(one.lineno for one in prints if _is_told(one, lines))


def _is_told(statement: ast.Expr, lines: list[str]) -> bool:
    last = statement.end_lineno or statement.lineno
    if "#" in lines[last - 1][statement.end_col_offset or 0 :]:
        return True
    below = lines[last].lstrip() if last < len(lines) else ""
    return below.startswith("#") and _SHOWN.fullmatch(below[1:].strip()) is not None
