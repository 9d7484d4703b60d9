"""What running text says an expression in a code span gives: `len(range(0, 10, 2))` is `5`, `a.sum()` → `15`.

Finds questions for the sandbox and stated values; runs nothing. A note without Python blocks has no sandbox to ask.
"""

from __future__ import annotations

import ast
import builtins
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, zip_longest

from vaultproof.claim import Equation, Output, Relation, Syntax, Term
from vaultproof.extract.code.code_span import in_numbers
from vaultproof.extract.code.session import HARMLESS, LABEL, MAX_LINES, SHOWN_IN
from vaultproof.extract.doubts.silence import doubt_of, doubt_of_numbers
from vaultproof.extract.language.words import APPROXIMATELY, EQUALS
from vaultproof.note import Block, Fence, Note, Run, RunKind
from vaultproof.source import Passage, Span
from vaultproof.spot import Signs, late

_LONGEST = 120
_REACH = 200
_BETWEEN = late(
    rf"\s*(?:(?:(?:{EQUALS})\s*)?(?:{APPROXIMATELY})|{EQUALS}|gives|returns|yields|evaluates\s+to|cho(?:\s+ra)?|trả\s+về|gibt|retourne|da|devolve|zwraca|daje|to|это"
    r"|→|->|=>|➜|=|==|≈|得|得到|输出|返回|:)\s*(?:(?P<value>[-−]?\d+(?:\.\d+)?(?![\w.]*\d|\s*[-+*/^×%]|\s*\w*\())|$)",
    re.IGNORECASE,
)
_VALUE = late(
    r"[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|(?:np\.)?(?:array\()?[\[(][\s\S]*[\])]|True|False|(?P<quote>['\"]).*(?P=quote)"
)
_ATTRIBUTED = late(
    r"""\b(?:claim\w*|says?|said|thinks?|thought|believ\w+|guess\w*|expect\w*|wrote|nói|nghĩ|tưởng|cho\s+rằng|đoán|behaupt\w+|sag(?:t|te|en)|mein(?:t|te|en)
    |erwart\w+|prétend\w*|dit|disait|pens\w+|croi[st]|attend\w*|dicen?|dijo|cree\w*|piensa\w*|espera\w*|afirma\w*|diz\w*|disse|acha\w*|говор\w+|сказ\w+
    |дума\w+|счита\w+|ожида\w+|утвержда\w+|dic[eo]no?|ha\s+detto|crede\w*|aspett\w+|mówi\w*|twierdz\w*|myśl\w*|oczek\w+)\b|说|認為|认为|以为|预期|言う|思う|思った
    |主張|期待|말하|생각|예상""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_THEN = late(
    r"""(?<!\w)(?:originally|initially|previously|formerly|integers?\s+(?:division|arithmetic|types?)|before|vorher|zuvor|ursprünglich|anfangs|avant|auparavant|initialement|au\s+départ|antes|originalmente|inicialmente
    |prima|inizialmente|раньше|изначально|сначала|до\s+этого|ban\s+đầu|trước|przedtem|początkowo|wcześniej)(?!\w)|原来|原先|之前|最初|如果|假如|若|もともと|元々|以前|もし|원래|이전|처음|만약""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that tell of what was so before, or would be so."""
_BOUND = late(r"^(?:>>> )?(\w)\s*=(?!=)", re.MULTILINE)
_NUMBER = late(r"[-+−]?(?:\d+\.?\d*|\.\d+)")
_MODULES = frozenset({"np", "numpy", "math"})
_NEUTRAL = frozenset(dir(builtins)) | _MODULES
_FAR_REACHING = late(
    r"__|rand|load|save|memmap|fromfile|tofile|put|place|copyto|fill|shuffle|time|date|\b(?:open|exec|eval|input|print|exit|quit|globals"
    r"|locals|getattr|setattr|delattr|compile|vars|dir|id|hash|breakpoint|help|next|iter)\b"
)
"""What an expression may not hold, as it draws, reads, writes, tells the time or looks into Python."""


def code_values(note: Note, blocks: Sequence[Fence], doubts: Mapping[int, str]) -> Iterator[Output]:
    """The claim of each expression in a code span behind which a value is told, where Python blocks stand before it."""
    if not blocks:
        return
    starts = [fence.span.start for fence in blocks]
    first_bound: dict[str, int] = {}
    for index, fence in enumerate(blocks):
        for name in _BOUND.findall(fence.passage.text):
            first_bound.setdefault(name, index)
    steady = _NEUTRAL | _defined_once(blocks) | _bound_once(blocks)
    for block, asked, tree, stated in _told(note, doubts):
        last = bisect_left(starts, block.span.start) - 1
        if last < 0 or in_numbers(tree) is not None:
            continue
        if any(first_bound.get(name, last + 1) > last for name in _letters(tree)):
            continue
        sure = _names(tree) <= steady and not _told_anew(note, blocks[last], block, _names(tree) - _NEUTRAL)
        yield _output(note, (block.scope, last), asked, stated, sure=sure)


_GIVES = late(r"(?P<asked>\S.*?\S)\s*(?:\#\s*)?(?:->|→|=>|➜|⇒)\s*(?P<value>\S.*?)\s*")
_ARROWS = Signs("->", "→", "=>", "➜", "⇒")


def values_listed(note: Note, blocks: Sequence[Fence], doubts: Mapping[int, str]) -> Iterator[Output]:
    """The claim of each line of a fence behind Python blocks that lists calls with what they give: `mae(y, p) -> 1.5`;
    none where a line holds anything else."""
    fences = [
        one
        for one in note.fences
        if one.closed
        and one.language in SHOWN_IN
        and one not in blocks
        and _ARROWS.stand_in(one.passage.text)
    ]
    starts = [fence.span.start for fence in blocks]
    known = {
        name for fence in blocks for pair in _DEFINED.findall(fence.passage.text) for name in pair if name
    }
    steady = _NEUTRAL | _defined_once(blocks) | _bound_once(blocks)
    for fence in fences if blocks else ():
        last = bisect_left(starts, fence.span.start) - 1
        places = list(_lines(fence))
        if last < 0 or not 0 < len(places) <= MAX_LINES or fence.scope in doubts:
            continue
        before = max(one.span.end for one in note.fences if one.span.end <= fence.span.start)
        between = note.source.text[before : fence.span.start].strip()
        if between and LABEL.fullmatch(between) is None:
            continue  # other words may tell of another version, or of a mistake
        found = [(asked, _expression(asked.text), stated) for asked, stated in places if stated is not None]
        if len(found) < len(places):
            continue
        for asked, tree, stated in found:
            if tree is None or not _names(tree) - _NEUTRAL or not _names(tree) <= known | _NEUTRAL:
                continue
            if in_numbers(tree) is None and _VALUE.fullmatch(stated.text) is not None:
                yield _output(note, (fence.scope, last), asked, stated, sure=_names(tree) <= steady)


def _output(note: Note, place: tuple[int, int], asked: Passage, stated: Passage, *, sure: bool) -> Output:
    """The claim that an expression gives what is stated, in a scope and behind so many blocks."""
    scope, last = place
    return Output(
        path=note.path,
        span=Span(asked.whole.start, stated.whole.end),
        kind="output",
        text=_shown(asked, stated),
        scope=scope,
        fence=last,
        question=Term(asked, Syntax.PYTHON),
        stated=Term(stated, Syntax.PYTHON),
        sure=sure,
    )


def _lines(fence: Fence) -> Iterator[tuple[Passage, Passage | None]]:
    """What each line of a fence asks and states; nothing is stated by one that does not list a call with its value."""
    start = 0
    for line in fence.passage.text.split("\n"):
        match = _GIVES.fullmatch(line)
        if line.strip():
            whole = fence.passage.cut(start, start + len(line))
            yield (
                (whole.cut(*match.span("asked")), whole.cut(*match.span("value"))) if match else (whole, None)
            )
        start += len(line) + 1


def _told_anew(note: Note, fence: Fence, block: Block, names: set[str]) -> bool:
    """Whether the text since a code block may give one of the names another meaning than the code does."""
    before = note.source.text[fence.span.end : block.span.start]
    beside = "".join(
        " " if run.kind is RunKind.CODE and _expression(run.passage.text) is not None else run.passage.text
        for run in block.runs
    )
    return any(
        re.search(rf"(?<!\w){re.escape(name)}\s*=(?!=)", before) is not None
        or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", beside) is not None
        for name in names
    )


_DEFINED = late(r"^[ \t]*(?:async\s+)?(?:def|class)\s+(\w+)|^[ \t]*(\w+)\s*(?::[^=\n]+)?=(?!=)", re.MULTILINE)


def _defined_once(blocks: Sequence[Fence]) -> frozenset[str]:
    """The functions that a note's blocks define once and bind to nothing else."""
    text = "\n".join(fence.passage.text for fence in blocks)
    defined = Counter(match[1] for match in _DEFINED.finditer(text) if match[1])
    bound = {match[2] for match in _DEFINED.finditer(text) if match[2]}
    return frozenset(name for name, count in defined.items() if count == 1 and name not in bound)


_BINDING = late(
    r"(?<![\w.\])])([A-Za-z_]\w*)\s*(?:[-+*/@%]|//|\*\*)?=(?!=)|\b(?:for|as|import|global|del)\s+([\w, ]+)"
)
_WORKED_OUT = late(r"^([A-Za-z_]\w*)\s*=(?!=)", re.MULTILINE)
_CHANGED = late(
    r"\b([A-Za-z_]\w*)(?:\[[^\]\n]*\])+\s*(?:[-+*/@%]|//|\*\*)?=(?!=)|\b([A-Za-z_]\w*)\.(?!T\b)(?:\w*sort|append|extend|insert|pop|remove|clear|update|add|reverse|fill|resize|itemset|put)\s*\("
)


def _bound_once(blocks: Sequence[Fence]) -> frozenset[str]:
    """The names to which a note's blocks give one value at the margin, and of which they change nothing after."""
    text = "\n".join(fence.passage.text for fence in blocks)
    bound = Counter(
        name for match in _BINDING.finditer(text) for name in re.findall(r"\w+", match[1] or match[2])
    )
    changed = {match[1] or match[2] for match in _CHANGED.finditer(text)}
    once = {name for name in _WORKED_OUT.findall(text) if bound[name] == 1}
    return frozenset(once - changed)


def number_values(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each expression of numbers in a code span behind which a number is told: `17 % 5` is 2."""
    if "`" not in note.source.text or _PYTHON.search(note.source.text) is None:
        return
    for block, asked, tree, stated in _told(note, doubts):
        plain = in_numbers(tree)
        if plain is None or not _NUMBER.fullmatch(stated.text.strip()):
            continue
        yield Equation(
            path=note.path,
            span=Span(asked.whole.start, stated.whole.end),
            kind="arithmetic",
            text=_shown(asked, stated),
            scope=block.scope,
            left=Term(Passage(plain, ((0, asked.whole.start),)), Syntax.PLAIN),
            relation=Relation.EQUAL,
            right=Term(stated, Syntax.PLAIN),
        )


def _shown(asked: Passage, stated: Passage) -> str:
    return f"{' '.join(asked.text.split())} → {' '.join(stated.text.split())}"


def _told(note: Note, doubts: Mapping[int, str]) -> Iterator[tuple[Block, Passage, ast.expr, Passage]]:
    """Each expression in a code span of running text with the value told behind it, or in the next cell of its row."""
    results = False
    for block, following in zip_longest(note.blocks, note.blocks[1:]):
        if block.scope in doubts or block.kind == "heading":
            continue
        told = any(run.kind is RunKind.CODE for run in block.runs) and not _of_another_language(note, block)
        if block.row is None and told:
            yield from ((block, *found) for found in _told_in(block))
        elif block.row == 0 and following is not None and following.row == 0 and block.column == 0:
            results = _RESULT.fullmatch(following.text.strip()) is not None
        elif results and told and block.column == 0 and following is not None and following.column == 1:
            yield from ((block, *found) for found in _in_row(block, following))


_RESULT = late(
    r"""(?:the\s+)?(?:results?|outputs?|returns?|returned|values?|evaluates\s+to|gives|kết\s+quả|giá\s+trị|trả\s+về|đầu\s+ra|ergebnis|ausgabe|wert|rückgabe
    |résultat|sortie|valeur|renvoie|resultado|salida|valor|devuelve|retorna|saída|результат|вывод|значение|возвращает|risultato|uscita|valore
    |restituisce|wynik|wartość|zwraca|sonuç|çıktı|değer)(?:\s*\(.{1,30}\))?|结果|輸出|输出|值|返回值?|結果|出力|値|戻り値|결과|출력|값|반환값""",
    re.IGNORECASE | re.VERBOSE,
)
"""The header of a column that tells what the expressions of the one before it give."""


def _in_row(cell: Block, following: Block) -> Iterator[tuple[Passage, ast.expr, Passage]]:
    """The expression that a cell is and the value that the next one is."""
    asked, stated = _only(cell), _only(following)
    if asked is None or stated is None or asked.kind is not RunKind.CODE:
        return
    passage = asked.passage
    for match in reversed(list(_ESCAPED_BAR.finditer(passage.text))):
        passage = passage.spliced(*match.span(), "|")
    tree = _expression(passage.text)
    if tree is not None and _VALUE.fullmatch(stated.passage.text.strip()):
        yield passage, tree, stated.passage


_ESCAPED_BAR = late(r"\\\|")


def _only(block: Block) -> Run | None:
    """The one run of a cell that holds nothing else."""
    runs = [one for one in block.runs if one.passage.text.strip()]
    return runs[0] if len(runs) == 1 and not runs[0].struck else None


_PYTHON = late(r"python|^[ >]*(?:```|~~~)\s*(?:py|ipython|pycon)", re.IGNORECASE | re.MULTILINE)
_LANGUAGES = late(
    r"(?<![\w.])(?:C(?:\+\+|\#)?|Java(?:Script)?|JS|TypeScript|TS|Rust|Golang|Go|SQL|Bash|Shell|Ruby|PHP|Perl|Haskell|Julia|MATLAB|Octave|Excel"
    r"|Fortran|Pascal|Swift|Kotlin|Scala|Lua|bc|R|[Pp]ython\s*2)(?![\w+#])"
)


def _of_another_language(note: Note, block: Block) -> bool:
    """Whether a block or the headings above it name another language than Python."""
    names = (note.scopes[at].name or "" for at in note.scope_chain(block.scope))
    return any(_LANGUAGES.search(one) is not None for one in (block.text, *names, note.title))


def _told_in(block: Block) -> Iterator[tuple[Passage, ast.expr, Passage]]:
    starts = list(accumulate((len(run.passage.text) for run in block.runs), initial=0))
    words = "".join(run.passage.text for run in block.runs)
    for at, run in enumerate(block.runs):
        tree = _expression(run.passage.text) if run.kind is RunKind.CODE and not run.struck else None
        if tree is None or at + 1 == len(block.runs):
            continue
        found = _stated(block, at)
        if found is None:
            continue
        stated, end = found
        before = re.split(r"[.。;；\n]\s*", words[max(starts[at] - _REACH, 0) : starts[at]])[-1]
        sentence = f"{before} \ue001 {words[end : end + _REACH].partition('. ')[0]}"
        if (
            doubt_of(sentence)
            or doubt_of_numbers(sentence, "")
            or _ATTRIBUTED.search(before)
            or _OF_THEN.search(before)
        ):
            continue
        yield run.passage, tree, stated


def _stated(block: Block, at: int) -> tuple[Passage, int] | None:
    """The value told behind a run, and where the words go on behind it."""
    starts = list(accumulate((len(run.passage.text) for run in block.runs), initial=0))
    between = block.runs[at + 1]
    match = _BETWEEN.match(between.passage.text) if between.kind is RunKind.TEXT else None
    if match is None:
        return None
    if match["value"] is not None:
        return between.passage.cut(*match.span("value")), starts[at + 1] + match.end()
    if match.end() < len(between.passage.text) or at + 2 == len(block.runs):
        return None
    value = block.runs[at + 2]
    text = value.passage.text.strip()
    if value.kind is not RunKind.CODE or value.struck or len(text) > _LONGEST or not _VALUE.fullmatch(text):
        return None
    return value.passage, starts[at + 3]


def _expression(text: str) -> ast.expr | None:
    """An expression that calls or works something out."""
    if len(text) > _LONGEST or not re.search(r"[(\[+*/%.&|^~<>]", text):
        return None
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    works = ast.Call | ast.BinOp | ast.Subscript | ast.Attribute | ast.UnaryOp
    return tree if isinstance(tree, works) and not _FAR_REACHING.search(text) and _looks(tree) else None


def _looks(tree: ast.expr) -> bool:
    """Whether an expression changes nothing that others see: it calls methods that leave alone what they are called
    on, functions of NumPy, and functions by their names."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return all(
        isinstance(call, ast.Name)
        or (isinstance(call, ast.Attribute) and (call.attr in HARMLESS or _root(call) in _MODULES))
        for call in calls
    )


def _root(node: ast.expr) -> str:
    """The name that attributes hang on: `np` for `np.linalg.det`."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _letters(tree: ast.expr) -> set[str]:
    """The single letters of an expression, of which nobody may know the value: the x of `f(x)`."""
    return {name for name in _names(tree) if len(name) == 1}


def _names(tree: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
