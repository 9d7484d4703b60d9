"""What a block's interactive session shows (`>>> f(2)`, then `4`), and what a fence behind a block shows of its output.

Finds places and questions; runs nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import accumulate

from vaultproof.claim import Output, Syntax, Term
from vaultproof.note import Fence, Note
from vaultproof.sandbox import Dialect
from vaultproof.source import Passage, Span
from vaultproof.spot import late

_OUTPUT = frozenset({"output", "out", "stdout", "console", "result", "results", "terminal"})
_PLAIN = frozenset({"", "text", "txt", "plaintext", "plain"})
LABEL = late(
    r"[\W_]*(?:(?:the |expected |sample )?(?:outputs?|results?|prints?)|kết quả(?: in ra)?|đầu ra|ausgabe|ergebnis"
    r"|sortie|résultat|salida|resultado|saída|uscita|output|вывод|результат|输出|輸出|结果|結果|出力|出力結果|출력|결과"
    r"|wynik|çıktı)[\W_]*",
    re.IGNORECASE,
)
_IMPORTED = late(r"^import (\w+)$|^(?:from|import) .+ (?:import|as) (\w+)$", re.MULTILINE)
SHOWN_IN = _OUTPUT | _PLAIN
"""The languages of fences that may show what the block before them gives."""
MAX_LINES = 60
HARMLESS = frozenset(
    """all any argmax argmin argsort astype conj copy count cumprod cumsum diagonal dot endswith flatten format get
    index items join keys lower max mean min nonzero prod ptp ravel repeat replace reshape round split squeeze
    startswith std strip sum swapaxes title tolist trace transpose upper values var""".split()
)
"""Methods that leave alone what they are called on: those of NumPy's arrays and of Python's own values."""
_CHANGED = late(
    rf"(?<![\w.])(\w+)(?=\s*(?:(?:\.\w+)*\s*[-+*/%&|^@]?=(?!=)|\.(?!(?:{'|'.join(sorted(HARMLESS))})\()\w+\("
    r"|\[.*\]\s*=(?!=)|:))"
)
"""A name that a statement binds, writes into or calls a method of that may change it."""
_LOOKING = frozenset(
    "abs all any bool float int isinstance len list max min round sorted str sum tuple type".split()
)


def imported(source: str) -> set[str]:
    """The names of modules that lines of code bring in."""
    return {name for found in _IMPORTED.findall(source) for name in found if name}


def session_claims(
    note: Note, fence: Fence, block: int, dialect: Dialect, known: AbstractSet[str] = frozenset()
) -> Iterator[Output]:
    """The claims of a session: each expression and what is shown below it. `known` are modules that earlier blocks
    bring in."""
    lines = fence.passage.text.split("\n")
    modules = known | {name for example in dialect.examples for name in imported(example.source)}
    last = _last_changed(example.source for example in dialect.examples)
    trees = [_expression(example.source) for example in dialect.examples]
    for index, (example, tree) in enumerate(zip(dialect.examples, trees, strict=True)):
        if tree is None or not example.expected or example.fails:
            continue
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - modules
        changed = any(last.get(name, 0) > index for name in names)
        is_print = isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.func.id == "print"
        if changed and not is_print and not (dialect.is_session and only_shows(tree)):
            continue
        first = example.line - 1
        question = _cut(fence.passage, lines, first, first, r"\s*(?:>>>|In \[\d*\]:)\s?")
        below = first + example.source.count("\n") + 1
        shown = _cut(
            fence.passage, lines, below, below + example.expected.count("\n"), r"\s*(?:Out\[\d*\]:\s?)?"
        )
        yield Output(
            path=note.path,
            span=Span(question.whole.start, shown.whole.end),
            kind="output",
            text=f"{' '.join(example.source.split())} → {' '.join(shown.text.split())}",
            scope=fence.scope,
            fence=block,
            question=Term(question, Syntax.PYTHON),
            stated=Term(shown, Syntax.PYTHON),
            line=example.line if dialect.is_session and not is_print else None,
            changed=changed and not is_print,
            printed=example.line if is_print else None,
        )


def only_shows(shown: ast.expr) -> bool:
    """Whether an expression calls nothing but what is known to look only, so that one look at it is enough."""
    calls = [node.func for node in ast.walk(shown) if isinstance(node, ast.Call)]
    return all(
        call.attr in HARMLESS if isinstance(call, ast.Attribute) else getattr(call, "id", "") in _LOOKING
        for call in calls
    )


def _expression(source: str) -> ast.expr | None:
    try:
        return ast.parse(source, mode="eval").body if "\n" not in source else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _last_changed(sources: Iterable[str]) -> dict[str, int]:
    """The last of some statements that binds each name, writes into it or calls a method of it."""
    return {found[1]: at for at, source in enumerate(sources) for found in _CHANGED.finditer(source)}


@lru_cache(maxsize=4)
def line_starts(text: str) -> tuple[int, ...]:
    """Where each line of a text begins."""
    return tuple(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))


def _cut(passage: Passage, lines: list[str], first: int, last: int, prefix: str) -> Passage:
    starts = line_starts(passage.text)
    start = starts[min(first, len(starts) - 1)]  # other signs than a line feed may end a line in a session
    end = start + sum(len(line) + 1 for line in lines[first : last + 1]) - 1
    match = re.compile(prefix).match(passage.text, start, end)
    return passage.cut(match.end() if match else start, start + len(passage.text[start:end].rstrip()))


def shown_claims(note: Note, blocks: list[Fence]) -> Iterator[Output]:
    """The claims of the fences that stand directly behind Python blocks and show what these print."""
    behind = {one.span.start: other for one, other in zip(note.fences, note.fences[1:], strict=False)}
    for block, fence in enumerate(blocks):
        other = behind.get(fence.span.start)
        if other is None or not other.closed or other.language not in SHOWN_IN:
            continue
        between = note.source.text[fence.span.end : other.span.start].strip()
        labelled = other.language in _OUTPUT or (between and LABEL.fullmatch(between) is not None)
        if between and not labelled:
            continue
        yield from _lines_shown(note, fence, block, other, sure=bool(labelled))


def _lines_shown(note: Note, fence: Fence, block: int, other: Fence, *, sure: bool) -> Iterator[Output]:
    lines = other.passage.text.split("\n")
    places = [index for index, line in enumerate(lines) if line.strip()]
    if not places or len(places) > MAX_LINES:
        return
    if "print" not in fence.passage.text:
        yield from _last_shown(note, fence, block, other, sure=sure)
        return
    question = fence.passage.cut(0, len(fence.passage.text.split("\n", 1)[0]))
    for count, index in enumerate(places):
        stated = _cut(other.passage, lines, index, index, r"\s*")
        yield Output(
            path=note.path,
            span=stated.whole,
            kind="output",
            text=" ".join(stated.text.split()),
            scope=other.scope,
            fence=block,
            question=Term(question, Syntax.PYTHON),
            stated=Term(stated, Syntax.PYTHON),
            shown=(count, len(places)),
            sure=sure,
        )


def _last_shown(note: Note, fence: Fence, block: int, other: Fence, *, sure: bool) -> Iterator[Output]:
    """The value of a block's last line, an expression, which a fence shows as a notebook does."""
    code = fence.passage.text.rstrip()
    last = code.rpartition("\n")[2]
    tree = _expression(last)
    if tree is None or isinstance(tree, ast.Constant) or last[:1].isspace():
        return
    text = other.passage.text
    stated = other.passage.cut(len(text) - len(text.lstrip()), len(text.rstrip()))
    question = fence.passage.cut(len(code) - len(last), len(code))
    yield Output(
        path=note.path,
        span=stated.whole,
        kind="output",
        text=f"{last} → {' '.join(stated.text.split())}",
        scope=other.scope,
        fence=block,
        question=Term(question, Syntax.PYTHON),
        stated=Term(stated, Syntax.PYTHON),
        sure=sure,
    )
