"""The code witness: asks the note's own functions, in the sandbox, for the values that the note states.

Makes questions and hears answers; the stated values stay here.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from vaultproof.claim import Equation, Judgement, Output, Refuted, Relation, Term, Undecided, WitnessKind
from vaultproof.extract.code.output import told_in_comments
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import shape
from vaultproof.judge.arrays import StatedArray
from vaultproof.judge.compare import Agreement, compare
from vaultproof.judge.lines import compare_lines
from vaultproof.judge.stated import Stated
from vaultproof.judge.value import Array, Infinite, Real, Truth, Undefined, Value, Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.judge.written import Row, Written, read_written
from vaultproof.latex import LatexError, Names, Node, canonical_name, parse_term
from vaultproof.latex.tree import (
    Call,
    Compare,
    Constant,
    Matrix,
    Negative,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Times,
    Vector,
)
from vaultproof.link.refer import fold, is_symbol, section_of
from vaultproof.note import Fence, Note
from vaultproof.sandbox import (
    Answer,
    BlockRun,
    Dialect,
    FunctionFound,
    Job,
    JobResult,
    Question,
    dialect,
    functions,
    is_python,
)
from vaultproof.sandbox import Array as FoundArray
from vaultproof.sandbox import Value as FoundValue
from vaultproof.source import Span
from vaultproof.spot import late
from vaultproof.witness.arrays.array_code import agreement as array_agreement
from vaultproof.witness.arrays.array_code import answered, given_terms, stated_items, with_lists
from vaultproof.witness.doubts.commas import list_comma
from vaultproof.witness.sides import stated_term, stated_value
from vaultproof.witness.trial import Trial

_FLOAT = Fraction(1, 10**9)
_TINY = Fraction(1, 10**12)
_MAX_QUOTED = 2_000
_MOVING = "the block prints signs that move, hide or turn round what else it prints"
_UNSTEADY = "the block prints something else from run to run; a fixed seed would settle it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The Python of one note: its fences in order, what each is to be taken for, and the functions they define."""

    fences: tuple[Fence, ...]
    dialects: tuple[Dialect, ...]
    functions: tuple[tuple[int, FunctionFound], ...]

    @property
    def runs(self) -> bool:
        """Whether any block is meant to run."""
        return any(one.runs for one in self.dialects)


def read_code(note: Note) -> Code:
    """The Python of a note."""
    fences = tuple(
        fence for fence in note.fences if is_python(fence.info, fence.passage.text) and fence.closed
    )
    dialects = tuple(dialect(fence.info, fence.passage.text) for fence in fences)
    found = tuple(
        (index, function)
        for index, one in enumerate(dialects)
        if one.runs
        for function in functions(one.source)
    )
    return Code(fences=fences, dialects=dialects, functions=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a note's code for one claim: alternatives, the first that has an answer counting."""

    claim: Equation | Output
    questions: tuple[Question, ...]
    block: int
    function: FunctionFound | None = None


def ask(trial: Trial, note: Note, code: Code) -> Asked | None:
    """The questions that let the note's code speak of a claim; None where the code defines no such function."""
    claim = trial.claim
    if (
        not code.functions
        or claim.kind == IDENTITY
        or claim.relation not in (Relation.EQUAL, Relation.APPROXIMATE)
    ):
        return None
    for term in (claim.left, claim.right):
        calls = shape(term).calls
        if len(calls) == 1 and (found := _function(trial, note, code, next(iter(calls)))) is not None:
            questions = tuple(_questions(trial, term, *found))
            if questions:
                return Asked(claim=claim, questions=questions, block=found[0], function=found[1])
    return None


def unasked(trial: Trial, note: Note, code: Code) -> Heard | None:
    """What is said of a claim on a function that stands only in a block that is not run; None where there is none."""
    if trial.claim.kind == IDENTITY:
        return None
    for name in shape(trial.claim.left).calls | shape(trial.claim.right).calls:
        defines = re.compile(
            rf"^[ \t]*(?:def[ \t]+{re.escape(name)}[ \t]*\(|{re.escape(name)}[ \t]*=[ \t]*lambda\b)",
            re.MULTILINE,
        )
        for fence, dialect_ in zip(code.fences, code.dialects, strict=True):
            if not dialect_.runs and defines.search(fence.passage.text):
                reason = f"`{name}` is defined by a block that is not run: {dialect_.reason}"
                return Heard(witness=WitnessKind.CODE, reason=reason, path=note.path, span=fence.span)
    return None


def _function(trial: Trial, note: Note, code: Code, written: str) -> tuple[int, FunctionFound] | None:
    """The note's function of a name, or of another name of the same thing."""
    name = canonical_name(written) or written
    names = {fold(name)}
    for called, indices in trial.meaning.calls:
        if called == name:
            for index in indices:
                definition = trial.known[index].definition
                if definition.path in {note.path, ""}:
                    names |= {fold(one) for one in (definition.name, *definition.aliases) if len(one) > 1}
    own = {fold(one) for one in (note.title, *note.aliases)}
    if names & own:
        names |= own
    found = [one for one in code.functions if fold(one[1].name) in names]
    if is_symbol(name):
        found = [one for one in found if _near(trial, note, code.fences[one[0]], name)]
    return found[-1] if len({one[1].name for one in found}) == 1 else None


def _near(trial: Trial, note: Note, fence: Fence, name: str) -> bool:
    """Whether a block that defines a symbol such as `f` stands in the section of the claim or of its definition."""
    places = [trial.claim.scope]
    for index in dict(trial.meaning.calls).get(name, ()):
        definition = trial.known[index].definition
        places += [definition.scope] if definition.path == note.path else []
    return section_of(note, fence.scope) in {section_of(note, scope) for scope in places}


def _questions(trial: Trial, term: Term, block: int, function: FunctionFound) -> Iterator[Question]:
    names = Names(
        functions=frozenset(name for name, _ in trial.meaning.calls) | {function.name},
        values=frozenset(given_terms(trial)),
        decimal_comma=list_comma(trial),
    )
    try:
        node = parse_term(term.text, names, syntax=term.syntax)
        if not isinstance(node, Call) or node.primes or node.given:
            return
        given = {
            name: parse_term(value.text, names, syntax=value.syntax)
            for name, value in given_terms(trial).items()
        }
    except LatexError:
        return
    found = []
    positional = [one for one in node.arguments if not isinstance(one, Compare)]
    keywords = [one for one in node.arguments if isinstance(one, Compare)]
    if list(node.arguments) != [*positional, *keywords] or None in map(_keyword, keywords):
        return
    taken = frozenset(filter(None, map(_keyword, keywords)))
    for whole in (False, True):
        arguments = [_python(argument, given, whole=whole) for argument in positional]
        arguments += [_assigned(one, given, whole=whole) for one in keywords]
        extra = _extra(trial, function, len(positional), taken)
        if None not in arguments and extra is not None:
            listed = ", ".join([*(one for one in arguments if one is not None), *extra])
            found.append(f"{function.name}({listed})")
    yield from (Question(after=block, expression=one) for one in with_lists(found))


def _keyword(node: Compare) -> str | None:
    """The name that an argument such as `alpha=0.1` is given by."""
    left = node.terms[0]
    equal = len(node.terms) == 2 and node.relations[0] is Relation.EQUAL
    return left.name if equal and isinstance(left, Symbol) else None


def _assigned(node: Compare, given: Mapping[str, Node], *, whole: bool) -> str | None:
    value = _python(node.terms[1], given, whole=whole)
    return f"{_keyword(node)}={value}" if value is not None else None


def _extra(
    trial: Trial, function: FunctionFound, count: int, taken: frozenset[str] = frozenset()
) -> list[str] | None:
    """Further arguments, by name, from values that the note sets; None where the call does not fit the function.

    `taken` are names that the call gives itself.
    """
    parameters = [one for one in function.parameters if not one.name.startswith("*")]
    if count > len(parameters) and not any(one.name.startswith("*") for one in function.parameters):
        return None
    if not taken <= {one.name for one in parameters[count:]}:
        return None
    values = dict(trial.meaning.values)
    for index, _ in ((index, None) for _, indices in trial.meaning.calls for index in indices):
        values = dict(trial.known[index].meaning.values) | values
    found = []
    for parameter in parameters[count:]:
        if parameter.name in taken:
            continue
        name = parameter.name.rstrip("_")
        if name in values:
            written = _literal(values[name][0], trial.decimal_comma)
            if written is None:
                return None
            found.append(f"{parameter.name}={written}")
        elif parameter.default is None:
            return None
    return found


def _literal(term: Term, decimal_comma: bool | None) -> str | None:
    try:
        return _python(parse_term(term.text, Names(decimal_comma=decimal_comma), syntax=term.syntax), {})
    except LatexError:
        return None


def _python(  # noqa: C901, PLR0911 - one case a kind of node
    node: Node, given: Mapping[str, Node], *, whole: bool = False
) -> str | None:
    """A term as Python: numbers, signs and arithmetic. `whole` writes integers as integers, else as floats."""
    match node:
        case Number(value=value):
            if value.denominator == 1 and whole:
                return str(value.numerator)
            number = float(value) if abs(value) < 10**300 else math.inf
            return repr(number) if math.isfinite(number) else None
        case Constant(name="pi"):
            return repr(math.pi)
        case Constant(name="e"):
            return repr(math.e)
        case Symbol(name=name) if name in given:
            return _python(given[name], {}, whole=whole)
        case Negative(term=term):
            inner = _python(term, given, whole=whole)
            return None if inner is None else f"(-{inner})"
        case Sum(terms=terms):
            return _joined([_python(one, given, whole=whole) for one in terms], " + ")
        case Product(factors=factors, signs=signs):
            parts = [_python(one, given, whole=whole) for one in factors]
            if None in parts or not parts:
                return None
            text = str(parts[0])
            for sign, part in zip(signs, parts[1:], strict=True):
                text += f" {'/' if sign is Times.OVER else '*'} {part}"
            return f"({text})"
        case Power(base=base, exponent=exponent):
            return _joined([_python(base, given, whole=whole), _python(exponent, given, whole=whole)], "**")
        case Vector(items=items):
            inner = _joined([_python(one, given, whole=whole) for one in items], ", ")
            return None if inner is None else f"np.array([{inner[1:-1]}])"
        case Matrix(rows=rows):
            return _python(Vector(tuple(Vector(row) for row in rows)), given, whole=whole)
        case _:
            return None


def _joined(parts: Sequence[str | None], sign: str) -> str | None:
    return None if None in parts else "(" + sign.join(str(part) for part in parts) + ")"


def question_of(claim: Output) -> Question:
    """The question to a note's code for what the note says that it gives."""
    return Question(after=claim.fence, expression=claim.question.text, line=claim.line, changed=claim.changed)


def job_of(code: Code, note: Note, questions: Sequence[Question], seconds: float, memory: int) -> Job:
    """The sandbox's job for a note."""
    return Job(
        blocks=tuple(one.source if one.runs else "" for one in code.dialects),
        first_lines=tuple(note.source.position(fence.passage.at(0)).line for fence in code.fences),
        questions=tuple(questions),
        sessions=tuple(
            (at, one.failing) for at, one in enumerate(code.dialects) if one.runs and one.is_session
        ),
        seconds=seconds,
        memory=memory,
    )


def heard_of(
    asked: Asked, answers: Sequence[Answer], result: JobResult, trial: Trial, note: Note, code: Code
) -> Heard:
    """What the note's code says of a claim."""
    assert isinstance(asked.claim, Equation)
    fence = code.fences[asked.block]
    span = fence.span if asked.function is None else function_span(asked.function, fence)
    run = result.runs[asked.block]
    if run.tampered or result.tampered:
        reason = f"its block {run.error or run.tampered or result.tampered}"
        return Heard(witness=WitnessKind.CODE, reason=reason, path=note.path, span=span)
    stated: Stated | StatedArray | str | None = stated_items(asked.claim, stated_term(asked.claim), trial)
    if stated is None:
        stated = stated_value(asked.claim, trial.decimal_comma)
    answer = answered(asked.questions, answers)
    if isinstance(answer, str) or isinstance(stated, str):
        reason = answer if isinstance(answer, str) else str(stated)
        return Heard(witness=WitnessKind.CODE, reason=reason, path=note.path, span=span)
    value = value_of(answer.value)
    if value is None:
        return Heard(
            witness=WitnessKind.CODE,
            reason="its value is of a kind that is not compared",
            path=note.path,
            span=span,
        )
    if isinstance(stated, StatedArray):
        agreement = array_agreement(value, stated, asked.claim.relation)
    else:
        agreement = compare(value, _loosened(stated), asked.claim.relation)
    return Heard(witness=WitnessKind.CODE, value=value, agreement=agreement, path=note.path, span=span)


def function_span(function: FunctionFound, fence: Fence) -> Span:
    """The first line of a function."""
    lines = fence.passage.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: function.line - 1])
    return fence.passage.span(start, start + len(lines[function.line - 1].rstrip()))


def value_of(found: FoundValue) -> Value | None:
    """A value from the sandbox as one that can be compared; None for kinds that are not compared."""
    match found:
        case bool():
            return Truth(found)
        case int():
            return Real.exactly(found) if abs(found) < 10**400 else None
        case float():
            return _real(found)
        case str():
            return Words(found)
        case list() | tuple():
            items = [value_of(one) for one in found]
            if any(one is None for one in items):
                return None
            return _stacked([one for one in items if one is not None])
        case FoundArray(shape=shape_, items=items):
            values = [value_of(one) for one in items]
            if any(one is None for one in values):
                return None
            kept = tuple(one for one in values if one is not None)
            return kept[0] if shape_ == () and len(kept) == 1 else Array(shape_, kept)
        case _:
            return None


def _real(number: float) -> Value:
    if math.isnan(number):
        return Undefined()
    if math.isinf(number):
        return Infinite(1 if number > 0 else -1)
    return Real.exactly(Fraction(number))


def _loosened(stated: Stated) -> Stated:
    """A stated value with the room that floating point needs."""
    if not isinstance(stated.value, Real):
        return stated
    room = max(abs(stated.value.middle) * _FLOAT, _TINY)
    return stated if stated.half >= room else replace(stated, half=room)


def _stacked(items: list[Value]) -> Value:
    """A list of values as an array, where its rows have one shape."""
    if items and all(isinstance(one, Array) for one in items):
        shapes = {one.shape for one in items if isinstance(one, Array)}
        if len(shapes) == 1:
            flat = tuple(item for one in items if isinstance(one, Array) for item in one.items)
            return Array((len(items), *shapes.pop()), flat)
    return Array((len(items),), tuple(items))


_STEPPED = re.compile(r"\b(?:iter|next|open|yield|itertools|finditer|reader|scandir|iglob)\b")
_ITERATORS = frozenset({"zip", "map", "filter", "reversed", "enumerate"})


def _may_be_used_up(sources: Sequence[str], question: str) -> bool:
    """Whether what is asked for may have been taken out of an iterator before, which then is empty."""
    if any(map(_STEPPED.search, (*sources, question))):
        return True
    try:
        trees = [ast.parse(source) for source in sources]
        asked = _named(ast.parse(question))
    except (SyntaxError, ValueError, RecursionError):
        return True
    nodes = [node for tree in trees for node in ast.walk(tree)]
    kept: set[str] = set()
    for node in (*nodes, *nodes):  # twice, since one may be named after another that stands further in
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and _is_iterator(node.value, kept):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            kept |= {name for target in targets for name in _named(target)}
        elif isinstance(node, ast.Return) and _is_iterator(node.value, kept):
            return True
    functions = (node for node in nodes if isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef))
    return bool(kept & asked.union(*map(_named, functions)))


_QUOTED = re.compile(r"['\"]")


def _has_sets(source: str) -> bool:
    """Whether a source makes sets, whose texts stand in another order each time."""
    try:
        nodes = tuple(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError):
        return True
    return any(
        isinstance(one, ast.Set | ast.SetComp)
        or (isinstance(one, ast.Name) and one.id in {"set", "frozenset"})
        for one in nodes
    )


def _named(tree: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}


def _is_iterator(value: ast.expr | None, kept: set[str]) -> bool:
    """Whether an expression gives an iterator, or a collection that holds one; `kept` are names of such."""
    match value:
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Dict(values=items):
            return any(_is_iterator(one, kept) for one in items)
        case ast.IfExp(body=body, orelse=other):
            return _is_iterator(body, kept) or _is_iterator(other, kept)
        case ast.Name(id=name):
            return name in kept
        case ast.Lambda(body=body):
            return _is_iterator(body, kept)
        case ast.Call(func=ast.Name(id=name)):
            return name in _ITERATORS
        case _:
            return isinstance(value, ast.GeneratorExp)


CHANCE = re.compile(
    r"\b(?:random|rand\w*|shuffle|choice|id|hash|time\w*|datetime|uuid\w*|perf_counter|environ|object)\b"
)


_BY_CHANCE = "its value depends on chance, time or addresses"
_OF_A_RELEASE = late(
    r"\b(?:getsizeof|__sizeof__|getrefcount|kwlist|Supports[A-Z]\w+|__version__|version_info|hexversion"
    r"|sys\.(?:version|maxsize|flags|float_repr_style|intern)|platform\.\w+|python_version|dis\.\w+|co_\w+|dir\s*\()"
)
_BY_RELEASE = "its value depends on the release of Python, or on the machine"
_IDENTITY = re.compile(r"\bis\b(?!\s+(?:not\s+)?(?:None|True|False)\b)")


def judge_output(claim: Output, result: JobResult, answer: Answer | None, code: Code) -> Judgement | None:
    """The judgement on what a note says that its code gives; None where the stated text shows no value.

    A mismatch proves nothing where a block draws at random, or asks for the time or for addresses.
    """
    judgement = _judge_output(claim, result, answer, code)
    if judgement is None or isinstance(judgement.verdict, Undecided):
        return judgement
    if _IDENTITY.search(claim.question.text):
        return replace(judgement, verdict=Undecided(reason=_BY_CHANCE))
    if not isinstance(judgement.verdict, Refuted):
        return judgement
    sources = [one.source for one in code.dialects[: claim.fence + 1]]
    asked = claim.printed is None and claim.shown is None
    if asked and _may_be_used_up(sources, claim.question.text):
        return replace(
            judgement, verdict=Undecided(reason="what it shows may be used up by the time it is asked")
        )
    if _QUOTED.search(claim.stated.text) and any(map(_has_sets, (*sources, claim.question.text))):
        return replace(judgement, verdict=Undecided(reason="a set of texts has no fixed order"))
    if any(CHANCE.search(source) for source in (*sources, claim.question.text)):
        return replace(judgement, verdict=Undecided(reason=_BY_CHANCE))
    if _OF_A_RELEASE.search(claim.question.text) or _of_a_machine(claim.question.text, sources):
        return replace(judgement, verdict=Undecided(reason=_BY_RELEASE))
    return judgement


_SIZES = re.compile(r"\b(?:itemsize|nbytes|strides)\b")
_REMARK = re.compile(r"#.*")
_SIZED = re.compile(r"\bdtype\s*=|astype|\b(?:u?int|float|complex)(?:8|16|32|64|128)\b")


def _of_a_machine(question: str, sources: Sequence[str]) -> bool:
    """Whether bytes are counted of numbers whose type the blocks leave to the machine: whole ones have four of them on
    some."""
    if _SIZES.search(question) is None:
        return False
    return not any(_SIZED.search(_REMARK.sub("", one)) for one in (*sources, question))


def _judge_output(claim: Output, result: JobResult, answer: Answer | None, code: Code) -> Judgement | None:
    stated = read_written(claim.stated.text)
    run = result.runs[claim.fence]
    if run.tampered and (stated is not None or claim.shown is not None):
        return _undecided(claim, f"its block {run.error or run.tampered}")
    if claim.shown is not None:
        return None if run.tampered else _line_shown(claim, run, code.dialects[claim.fence].source)
    if claim.printed is not None:
        return None if run.tampered else _printed(claim, stated, run)
    if stated is None and (stated := _quoted(claim.stated.text)) is None:
        return None
    if answer is None or answer.reason is not None:
        reason = (answer.reason if answer is not None else None) or run.error or "its block did not run"
        return _undecided(claim, reason) if claim.sure else None
    value = value_of(answer.value)
    if value is None:
        return _undecided(claim, "its value is of a kind that is not compared")
    heard = Heard(
        witness=WitnessKind.CODE,
        value=value,
        agreement=_agreement(value, stated),
        path=claim.path,
        span=claim.question.passage.whole,
    )
    if not claim.sure and not heard.agrees:
        return None
    return weigh(claim, claim.stated.text, (heard,))


def _quoted(text: str) -> Stated | None:
    """A text in quotes as code shows it."""
    try:
        value = ast.literal_eval(text) if re.match(r"['\"]", text) and len(text) < _MAX_QUOTED else None
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return Stated(Words(value)) if isinstance(value, str) else None


def _line_shown(claim: Output, run: BlockRun, source: str) -> Judgement | None:
    """The judgement on one line of what a note shows as the output of a block: of all of it, or of what the block does
    not tell in comments itself."""
    assert claim.shown is not None
    index, count = claim.shown
    lines = [line for line in run.stdout.splitlines() if line.strip()]
    if claim.printed is not None:
        lines = [one.text for one in run.prints if claim.printed in {one.call, one.line} and one.text.strip()]
    elif len(lines) > count and run.error is None:
        lines = _left_untold(run, source) or lines
    if run.error is not None or len(lines) != count:
        told = run.error or f"the block prints {len(lines)} lines, and {count} are shown"
        return _undecided(claim, told) if claim.sure and index == 0 else None
    if run.moving or lines[index] in run.unsteady:
        return _undecided(claim, _MOVING if run.moving else _UNSTEADY) if claim.sure else None
    return _of_line(claim, lines[index])


def _left_untold(run: BlockRun, source: str) -> list[str]:
    """The lines that a block prints and whose value no comment behind the printing line tells."""
    told = told_in_comments(source)
    return [
        line
        for one in run.prints
        if told and told.isdisjoint({one.call, one.line})
        for line in one.text.splitlines()
        if line.strip()
    ]


def _of_line(claim: Output, printed: str) -> Judgement | None:
    agreement = compare_lines(printed, claim.stated.text)
    if agreement is None or (agreement.agrees is False and not claim.sure):
        return None
    heard = Heard(
        witness=WitnessKind.CODE,
        value=Words(" ".join(printed.split())),
        agreement=agreement,
        path=claim.path,
        span=claim.question.passage.whole,
    )
    return weigh(claim, claim.stated.text, (heard,))


def _printed(claim: Output, stated: Written | None, run: BlockRun) -> Judgement | None:
    """The judgement on a line that prints a value: what it printed, read as a value."""
    lines = [one.text for one in run.prints if claim.printed in {one.call, one.line}]
    if run.moving or not run.unsteady.isdisjoint(lines):
        return _undecided(claim, _MOVING if run.moving else _UNSTEADY) if stated is not None else None
    if stated is None:
        return _of_line(claim, lines[0]) if len(lines) == 1 else None
    if not lines:
        return _undecided(claim, run.error or "the line printed nothing")
    text = "\n".join(lines).strip()
    found = read_written(text) or _behind_a_label(text)
    if found is None:
        return _undecided(claim, "what it prints is no value that can be compared")
    heard = Heard(
        witness=WitnessKind.CODE,
        value=_shown(found),
        agreement=_agreement(_shown(found), stated),
        path=claim.path,
        span=claim.question.passage.whole,
    )
    return weigh(claim, claim.stated.text, (heard,))


_LABEL = re.compile(r"[^\W\d_][^\d:=\n]{0,60}[:=]\s*(?P<value>\S.*)")


def _behind_a_label(text: str) -> Written | None:
    """The value that a line prints behind a label: 9 of `Sum: 9`."""
    match = _LABEL.fullmatch(text)
    return read_written(match["value"]) if match is not None else None


def _shown(found: Written) -> Value:
    """A value as printed: its digits are all that is known of it."""
    if isinstance(found, Stated):
        return found.value
    return _stacked([_shown(one) for one in found.items])


def _undecided(claim: Output, reason: str) -> Judgement:
    return Judgement(claim=claim, stated=claim.stated.text, verdict=Undecided(reason=reason), testimony=())


def _agreement(value: Value, stated: Written) -> Agreement:
    """An actual value against a written one: by shape first, then item by item."""
    if isinstance(stated, Stated):
        if isinstance(value, Array) and len(value.items) == 1 and value.shape == (1,):
            return Agreement(None, reason="the code gives an array of one item")
        agreement = compare(value, _loosened(stated), Relation.EQUAL)
        if agreement.agrees and _is_cut_to_a_digit(value, stated):
            return Agreement(None, reason=_TO_A_DIGIT)
        return agreement
    if not isinstance(value, Array):
        return Agreement(None, reason="the two sides are of different kinds")
    flat, shape_ = _flat(stated)
    if shape_ is None:
        rows = _rows(value)
        if len(rows) != len(stated.items):
            return Agreement(False)
        found = [_agreement(row, one) for row, one in zip(rows, stated.items, strict=True)]
    elif shape_ != value.shape:
        return Agreement(False)
    else:
        found = [
            compare(item, _loosened(one), Relation.EQUAL) for item, one in zip(value.items, flat, strict=True)
        ]
    if any(one.agrees is False for one in found):
        return Agreement(False)
    if any(one.agrees is None for one in found):
        return next(one for one in found if one.agrees is None)
    return Agreement(True, remark=next((one.remark for one in found if one.remark), None))


_TO_A_DIGIT = "the code gives few digits, and one of them is too little to tell whether it is rounded"
_FEW_DIGITS, _TEN = 5, 10


def _is_cut_to_a_digit(value: Value, stated: Stated) -> bool:
    """Whether one digit stands for a value of two to five, 0.05 for 0.0505, which its writer would have copied."""
    if not isinstance(value, Real) or not isinstance(stated.value, Real) or stated.open_ended:
        return False
    shown, digits = float(value.middle), float(stated.value.middle)
    if stated.half == 0 or abs(stated.value.middle) >= _TEN * 2 * stated.half or shown == digits:
        return False
    return float(f"{shown:.{_FEW_DIGITS - 1}e}") == float(f"{shown:.11e}") != digits


def _rows(value: Array) -> tuple[Value, ...]:
    """The items of a list, which are lists again where it has several axes."""
    count, *inner = value.shape
    if not inner:
        return value.items
    step = len(value.items) // max(count, 1)
    return tuple(
        Array(tuple(inner), value.items[at : at + step]) for at in range(0, len(value.items), max(step, 1))
    )


def _flat(row: Row) -> tuple[list[Stated], tuple[int, ...] | None]:
    """The items of a row in order, and its shape; None where its rows differ in length."""
    if all(isinstance(one, Stated) for one in row.items):
        return [one for one in row.items if isinstance(one, Stated)], (len(row.items),)
    parts = [_flat(one) for one in row.items if isinstance(one, Row)]
    shapes = {shape_ for _, shape_ in parts}
    flat = [item for items, _ in parts for item in items]
    if len(parts) != len(row.items) or len(shapes) != 1 or (inner := next(iter(shapes))) is None:
        return flat, None
    return flat, (len(parts), *inner)
