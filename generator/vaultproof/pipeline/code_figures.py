"""Figures of functions that a note gives as Python alone: their values come out of the sandbox, a batch at a time.

Draws in this process and runs none of a note's code in it. A function that a formula of the note defines, too, is drawn
from that.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import sympy

from vaultproof.cache import Keeping
from vaultproof.claim import Equation, Holds, Judgement, Output, Refuted, Syntax, Term, WitnessKind
from vaultproof.emit.context import FactToEmit, FigureToEmit, UndrawnToEmit
from vaultproof.emit.markdown import plain
from vaultproof.facts import facts_of
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.latex import LatexError
from vaultproof.link.refer import fold
from vaultproof.note import Note
from vaultproof.pipeline.code_formula import NoFormula, formula_of
from vaultproof.pipeline.figures import prints_of
from vaultproof.pipeline.figures.facts import fact_to_emit
from vaultproof.pipeline.figures.figure import Drawn, Marked, Undrawn
from vaultproof.pipeline.figures.marks import arguments_of, number_of, place_label
from vaultproof.pipeline.figures.nearness import reach
from vaultproof.pipeline.figures.request import along
from vaultproof.pipeline.figures.trial import nothing_known
from vaultproof.pipeline.judge import JudgedNote, is_settled
from vaultproof.pipeline.limit import limited
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.pipeline.ranged import BETWEEN
from vaultproof.pipeline.vectors import numbers_of, plainly
from vaultproof.plot.draw import drawing
from vaultproof.plot.expression import Unplottable, from_sympy
from vaultproof.plot.names import shown_name, shown_value
from vaultproof.plot.natural import Range, natural
from vaultproof.plot.request import (
    ContourMark,
    ContourRequest,
    Curve,
    CurveRequest,
    Floats,
    Function,
    Function2,
    Mark,
    NothingToDraw,
    Standing,
)
from vaultproof.plot.sample import values
from vaultproof.sandbox import Answer, Cause, Job, Question, Sandbox, SandboxError
from vaultproof.sandbox.functions import FunctionFound
from vaultproof.sandbox.needed import needed_for
from vaultproof.sandbox.value import Array, Value
from vaultproof.source import Passage
from vaultproof.witness.code import job_of
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.values.numbers import NoValue

_SECONDS = 2.0
_MOST_ROUNDS, _MOST_VALUES, _AT_ONCE = 300, 150_000, 4_000
_TOGETHER, _ENOUGH = 25, 3_000
_MOST_FUNCTIONS, _MOST_PARAMETERS = 3, 2
_GRID = 61
_NEAR = 0.02
_COUNTING, _FEWEST, _BESIDE = frozenset("ijkmnN"), 4, 4.0
_TRIED = np.unique(
    np.concatenate([np.linspace(-9.07, 9.13, 53), np.arange(-8.0, 9.0), np.array([-71.3, 37.9, 93.7])])
)
_FEWEST_TRIED, _CLOSE, _FACT_SECONDS = 12, 1e-9, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFigure:
    """A function of one variable or two to be drawn: `name` in the namespace that `job` leaves after block `after`.

    `within` are the intervals in which the note says that the letters of its parameters lie, `lasts` the numbers that
    it has by default for how long it goes on.
    """

    path: str
    name: str
    parameters: tuple[str, ...]
    after: int
    job: Job
    marks: tuple[Marked, ...]
    language: str
    decimal_comma: bool | None
    allow_imports: tuple[str, ...]
    within: tuple[Range | None, ...] = ()
    lasts: tuple[float, ...] = ()


def wanted_of(
    note: Note, judged: JudgedNote, named: Iterable[str], language: str, limits: CodeLimits
) -> Iterator[CodeFigure]:
    """The functions of a note's code that are to be drawn: those with examples, and the one that the note is about.

    `named` are all names that formulas of the note define.
    """
    code = judged.code
    own = {fold(name) for name in (note.title, *note.aliases)}
    defined = {fold(name) for name in named}
    result = judged.result
    if result is None or result.tampered:
        return
    last = {function.name: (block, function) for block, function in code.functions}
    for name, (block, function) in list(last.items())[: 4 * _MOST_FUNCTIONS]:
        taken = fold(name) in defined or (fold(name) in own and own & defined)
        marks = tuple(_marks(name, note.path, judged.judgements))
        run = result.runs[block]
        parameters = _asked_for(function)
        if taken or parameters is None or run.tampered:
            continue
        job = _up_to(job_of(code, note, (), min(limits.seconds, _SECONDS), limits.memory), block)
        if not run.ok:  # what fails may stand behind the function
            alone = needed_for(job.blocks[block], name) if run.cause is Cause.ERROR and not block else None
            if alone is None or alone == job.blocks[block]:
                continue
            job = replace(job, blocks=(alone,))
        if marks or fold(name) in own:
            yield CodeFigure(
                path=note.path,
                name=name,
                parameters=parameters,
                after=block,
                job=job,
                marks=marks,
                language=language,
                decimal_comma=note_decimal_comma(note.source.text),
                allow_imports=tuple(sorted(limits.allow_imports)),
                within=tuple(_told_range(one, note) for one in parameters),
                lasts=tuple(_lasts(function)),
            )


_COUNTED = frozenset(
    "it step steps epoch epochs iteration iterations iter age time count size distance dist radius price dose "
    "mass weight peso gewicht poids edad alter precio preis prix distancia tiempo zeit temps masa masse ingreso "
    "einkommen revenu renda income".split()
)
"""Names of parameters that are never below 0."""
_LENGTHS = frozenset(
    "total total_steps steps n_steps num_steps max_steps t_max tmax max_t t_total epochs n_epochs num_epochs "
    "max_epochs total_epochs max_iter iterations n_iter num_iterations duration period_length horizon".split()
)
"""Names of parameters that tell how long something goes on."""


def _lasts(function: FunctionFound) -> Iterator[float]:
    """The numbers that such parameters behind the first have by default."""
    for one in function.parameters[1:]:
        if one.name.lower() in _LENGTHS and one.default is not None and _PLAIN.fullmatch(one.default):
            yield float(one.default)


_PLAIN = re.compile(r"[-−]?\d+(?:\.\d+)?")
_END = r"\s*([-−]?\d+(?:\.\d+)?)\s*"
_LIES = (
    rf"[`$]?\s*(?:\\in(?![a-z])|∈)\s*[`$]?(?:\\left)?\s*"
    rf"(?:\\?\{{|[\[(]){_END},{_END}(?:\\right)?\s*(?:\\?\}}|[\])])"
)


def _told_range(name: str, note: Note) -> Range | None:
    r"""The interval in which a note says that a parameter lies: `y \in \{0, 1\}`, `p \in (0, 1)`, “`t` runs from 0 to
    1”; None where it says none or several."""
    own, text = re.escape(name), note.source.text
    found = set(re.findall(rf"(?<![A-Za-z\\_]){own}{_LIES}", text) if len(name) == 1 else ())
    found |= {
        (one["low"].strip(), one["high"].strip()) for one in re.finditer(BETWEEN.format(name=own), text)
    }
    if len(found) == 1 and all(map(_PLAIN.fullmatch, ends := found.pop())):
        low, high = (float(end.replace("−", "-")) for end in ends)
        return Range(low=low, high=high) if low < high else None
    return Range(low=0.0) if len(name) > 1 and name.lower() in _COUNTED else None


def _up_to(job: Job, block: int) -> Job:
    """A job without the blocks after one: each round of questions runs all that there are."""
    return replace(
        job,
        blocks=job.blocks[: block + 1],
        first_lines=job.first_lines[: block + 1],
        sessions=tuple(one for one in job.sessions if one[0] <= block),
    )


def _asked_for(function: FunctionFound) -> tuple[str, ...] | None:
    """The parameters without which a function cannot be called, or its first; None where these are none or many."""
    names = [one.name for one in function.parameters]
    if not names or names[0].startswith("*"):
        return None
    needed = [one.name for one in function.parameters if one.default is None and not one.name.startswith("*")]
    found = tuple(needed or names[:1])
    return found if len(found) <= _MOST_PARAMETERS and names[: len(found)] == list(found) else None


_NUMBER = r"\s*-?\d+(?:\.\d+)?\s*"
_CALL = re.compile(rf"([^\W\d]\w*)\({_NUMBER}(?:,{_NUMBER})?\)")
"""A call with one number or two, as it stands before the value in a comment."""
_ROUNDED = re.compile(r"(?:(?:np\.|numpy\.)?round\((?P<rounded>.+),\s*\d+\)|float\((?P<float>.+)\))")
"""A call inside what shows its value as a number of some digits."""


def _marks(name: str, path: str, judgements: Iterable[Judgement]) -> Iterator[Marked]:
    """The examples of a function that its own note states and that were tried through its code."""
    for judgement in judgements:
        claim, verdict = judgement.claim, judgement.verdict
        if not isinstance(verdict, Holds | Refuted):
            continue
        if isinstance(claim, Output) and (call := _called(claim)) is not None:
            if call.text.startswith(f"{name}(") and not claim.changed:
                stated = replace(claim.stated, syntax=Syntax.PLAIN)
                yield Marked(left=call, right=stated, given=(), holds=isinstance(verdict, Holds))
            continue
        if isinstance(claim, Output) and isinstance(verdict, Holds) and not claim.changed:
            yield from _items(name, claim.question.text, verdict.actual)
        if not isinstance(claim, Equation):
            continue
        left = _put_in(claim)
        if left is None:
            continue
        called = left.text.replace("\\_", "_").replace("`", "").lstrip("$ ").removeprefix("\\operatorname{")
        tried = any(one.witness is WitnessKind.CODE and one.path == path for one in judgement.testimony)
        if tried and fold(called.partition("(")[0].strip(" }$")) == fold(name):
            yield Marked(left=left, right=claim.right, given=(), holds=isinstance(verdict, Holds))


def _put_in(claim: Equation) -> Term | None:
    """The call of a claim with the value that its row in a table gives its one argument; None where it gives others."""
    if not claim.given:
        return claim.left
    head, bracket, inside = claim.left.text.rstrip(" $`)").partition("(")
    if len(claim.given) != 1 or not bracket or inside.strip() != claim.given[0][0]:
        return None
    ((_, value),) = claim.given
    return replace(value, passage=Passage(f"{head}({value.text.strip()})", ((0, 0),)))


def _items(name: str, question: str, actual: str) -> Iterator[Marked]:
    """The items of an array that a function is called with, and those of its value: where it takes an array item by
    item they lie on its curve."""
    call = plainly(question)
    if not call.startswith(f"{name}([") or not call.endswith("])"):
        return
    places, found = numbers_of(call.removeprefix(f"{name}(").removesuffix(")")), numbers_of(actual)
    for place, value in zip(places, found, strict=True) if len(places) == len(found) else ():
        left = Term(Passage(f"{name}({place:g})", ((0, 0),)), Syntax.PLAIN)
        right = Term(Passage(f"{value:.6g}", ((0, 0),)), Syntax.PLAIN)
        yield Marked(left=left, right=right, given=(), holds=True, within=_NEAR * max(1.0, abs(value)))


def _called(claim: Output) -> Term | None:
    """The call with numbers whose value a line of code shows, as it is or rounded; None where it shows another."""
    text = claim.question.text.strip()
    while (shown := _ROUNDED.fullmatch(text)) is not None:
        text = (shown["rounded"] or shown["float"]).strip()
    if _CALL.fullmatch(text) is None:
        return None
    return replace(claim.question, passage=Passage(text, ((0, 0),)), syntax=Syntax.PLAIN)


def draw_code(
    wanted: Iterable[CodeFigure], limits: CodeLimits, cache: Keeping
) -> tuple[dict[str, list[Drawn | Undrawn]], bool]:
    """The figures by note, and of which there are none, in the order in which they are wanted, and whether another run
    would draw the same."""
    listed = list(wanted)
    known: dict[int, Drawn | Undrawn | None] = (
        {} if limits.unsafe else cache.load("code figure", dict(enumerate(listed)))
    )
    settled = True
    if len(known) < len(listed):
        with Sandbox(
            allow_imports=limits.allow_imports, scratch=limits.scratch, unsafe=limits.unsafe, workers=1
        ) as sandbox:
            for index, one in enumerate(listed):
                if index in known:
                    continue
                known[index], calm = _drawn(one, sandbox)
                settled &= calm
                if calm and not limits.unsafe:
                    cache.keep("code figure", one, known[index])
    found: dict[str, list[Drawn | Undrawn]] = {}
    for index, one in enumerate(listed):
        if (drawn := known[index]) is not None and len(found.get(one.path, ())) < _MOST_FUNCTIONS:
            found.setdefault(one.path, []).append(drawn)
    return found, settled


class _Stop(Exception):
    """The function takes too long, or its code does not run."""


class _Late(_Stop):
    """The function takes too long."""


class _Asked:
    """A function whose values are asked of the sandbox, each once, many in one question."""

    def __init__(self, sandbox: Sandbox, wanted: CodeFigure) -> None:
        self._sandbox, self._wanted = sandbox, wanted
        self._short: Job | None = None
        self._known: dict[tuple[float, ...], float] = {}
        self._rounds = 0
        self.settled = True

    def __call__(self, *arguments: Floats) -> Floats:
        places = list(zip(*(np.ravel(one).tolist() for one in arguments), strict=True))
        new = list(
            dict.fromkeys(
                place for place in places if place not in self._known and all(map(math.isfinite, place))
            )
        )
        for start in range(0, len(new), _AT_ONCE):
            self._ask(new[start : start + _AT_ONCE])
        if len(self._known) > _ENOUGH and not np.isfinite(list(self._known.values())).any():
            raise _Stop
        found = [self._known.get(place, math.nan) for place in places]
        return np.array(found, dtype=np.float64).reshape(np.shape(arguments[0]))

    def _ask(self, places: list[tuple[float, ...]]) -> None:
        """Ask for values, several in one question; those of a question without an answer one by one."""
        name = self._wanted.name
        whole = self._wanted.parameters[0] in _COUNTING
        calls = [f"{name}({', '.join(_written(one, whole=whole) for one in place)})" for place in places]
        groups = [
            range(start, min(start + _TOGETHER, len(calls))) for start in range(0, len(calls), _TOGETHER)
        ]
        answers = self._answers(
            [f"[{', '.join(calls[at] for at in group)}]" for group in groups], len(places)
        )
        alone: list[int] = []
        for group, answer in zip(groups, answers, strict=True):
            if isinstance(answer.value, list) and len(answer.value) == len(group):
                for at, value in zip(group, answer.value, strict=True):
                    self._known[places[at]] = _number(value)
            else:
                alone.extend(group)
        if alone:
            for at, answer in zip(alone, self._answers([calls[at] for at in alone], 0), strict=True):
                self._known[places[at]] = math.nan if answer.reason is not None else _number(answer.value)

    def _answers(self, expressions: list[str], count: int) -> tuple[Answer, ...]:
        """What the sandbox says to questions about a count of new places. Raises `_Stop`."""
        self._rounds += 1
        job = self._short or self._wanted.job
        if self._rounds > _MOST_ROUNDS or len(self._known) + count > _MOST_VALUES:
            raise _Late
        after = self._wanted.after
        questions = tuple(Question(after=after, expression=expression) for expression in expressions)
        try:
            result = self._sandbox.run(replace(job, questions=questions))
            if self._rounds == 1 and (short := _short(self._wanted)) is not None:
                again = self._sandbox.run(replace(short, questions=questions))
                same = again.answers == result.answers and not again.tampered and is_settled(again)
                self._short = short if same else None
        except SandboxError as error:
            self.settled = False
            raise _Stop from error
        self.settled &= is_settled(result)
        if not self.settled:
            raise _Late
        if result.tampered or not result.runs[after].ok:
            raise _Stop
        return result.answers


def _written(number: float, *, whole: bool) -> str:
    """A number as code writes it: a whole one as such where it counts, since what counts is not told from a float."""
    return repr(int(number)) if whole and number.is_integer() else repr(number)


def _short(wanted: CodeFigure) -> Job | None:
    """The job without what the function does not need, such as what its block simulates; None where that is all."""
    if len(wanted.job.blocks) != 1 or wanted.job.sessions:
        return None
    block = needed_for(wanted.job.blocks[0], wanted.name)
    return replace(wanted.job, blocks=(block,)) if block != wanted.job.blocks[0] else None


def _number(value: Value) -> float:
    match value:
        case Array(shape=(), items=(item,)):
            return _number(item)
        case bool() | int() | float():
            with suppress(OverflowError):
                return float(value)
    return math.nan


def _drawn(wanted: CodeFigure, sandbox: Sandbox) -> tuple[Drawn | Undrawn | None, bool]:
    """The figure of a function, or that it takes too long, and whether another run would draw the same. One that does
    so between whole numbers, as a loop that counts down may, is drawn at these alone."""
    asked = _Asked(sandbox, wanted)
    with suppress(_Late):
        return _figure(wanted, lambda: _request(wanted, asked)), asked.settled
    again = _Asked(sandbox, wanted)
    if _is_of_whole_numbers(wanted):
        with suppress(_Late):
            return _figure(wanted, lambda: _at_whole_numbers(wanted, again)), again.settled
    called = f"{_titled(wanted.name)}({', '.join(map(shown_name, wanted.parameters))})"
    return Undrawn(shown=UndrawnToEmit(function=plain(called), reason="time")), False


def _request(wanted: CodeFigure, function: _Asked) -> CurveRequest | ContourRequest | None:
    return _contours(wanted, function) if len(wanted.parameters) > 1 else _curve(wanted, function)


def _figure(wanted: CodeFigure, asked: Callable[[], CurveRequest | ContourRequest | None]) -> Drawn | None:
    """Raises `_Late`."""
    try:
        request = asked()
        if request is None:
            return None
        drawn = drawing(request, wanted.language, decimal_comma=wanted.decimal_comma is True)
        prints = prints_of(request.curves[0].function) if isinstance(request, CurveRequest) else ()
    except _Late:
        raise
    except (_Stop, NothingToDraw, ValueError, ArithmeticError):
        return None
    return Drawn(
        figure=FigureToEmit(name=wanted.name, svg=drawn.svg, alt=drawn.alt),
        facts=tuple(_facts(wanted, request)) if isinstance(request, CurveRequest) else (),
        values=prints,
        marks=len(request.marks),
        spare=any(marked.within is not None for marked in wanted.marks),
    )


def _facts(wanted: CodeFigure, request: CurveRequest) -> Iterator[FactToEmit]:
    """The facts of a function whose code is plain arithmetic, which gives what the code does wherever that is tried."""
    function = request.curves[0].function
    x = _letter(wanted.parameters[0])
    if request.counted or wanted.after >= len(wanted.job.blocks):
        return
    marks = [mark.x for mark in request.marks]
    within = natural(request.variable, _range(wanted, 0), marks, lambda x: values(function, x))
    try:
        formula = formula_of(wanted.job.blocks[wanted.after], wanted.name, x)
        places = np.unique([*_TRIED[within.holds(_TRIED)], *marks])
        actual, told = function(places), from_sympy(formula, x)(places)
    except (NoFormula, Unplottable, _Stop):
        return
    if np.isfinite(actual).sum() < _FEWEST_TRIED or not np.allclose(
        actual, told, rtol=_CLOSE, atol=_CLOSE, equal_nan=True
    ):
        return
    only = None
    if not within.whole:
        low, high = (
            sympy.Rational(str(end)) if math.isfinite(end) else end for end in (within.low, within.high)
        )
        only = sympy.Interval(low, high, within.open_low, within.open_high)
    for fact in facts_of(formula, x, partial(limited, _FACT_SECONDS), only):
        comma = wanted.decimal_comma is True
        yield fact_to_emit(
            plain(_titled(wanted.name)), fact, wanted.job.blocks[wanted.after], decimal_comma=comma
        )


def _letter(name: str) -> sympy.Symbol:
    """The symbol of a parameter; one that is a word stands upright."""
    word = len(name) > 1 and sympy.latex(sympy.Symbol(name)) == name
    return sympy.Symbol(rf"\mathrm{{{name}}}" if word else name, real=True)


def _is_of_whole_numbers(wanted: CodeFigure) -> bool:
    """Whether a function of a letter that counts is given at whole numbers alone."""
    places = [where for _, (where, *others), _ in _stated(wanted) if not others]
    whole = bool(places) and all(place >= 0 and place.is_integer() for place in places)
    return whole and len(wanted.parameters) == 1 and wanted.parameters[0] in _COUNTING


def _at_whole_numbers(wanted: CodeFigure, function: _Asked) -> CurveRequest:
    """The values of a function from 1 on, or from 0 where there is an example."""
    first = 0.0 if any(where[0] == 0 for _, where, _ in _stated(wanted)) else 1.0

    def counted(x: Floats) -> Floats:
        x = np.asarray(x, dtype=np.float64)
        whole = (x == np.round(x)) & (x >= first)
        found = np.full(x.shape, np.nan)
        if whole.any():
            found[whole] = function(x[whole])
        return found

    name, variable = _titled(wanted.name), shown_name(wanted.parameters[0])
    curve = Curve(label=f"{name}({variable})", function=counted)
    return CurveRequest(
        name=curve.label,
        curves=(curve,),
        variable=variable,
        marks=tuple(_places(wanted, counted)),
        stated=Range(low=first),
        counted=True,
    )


def _titled(name: str) -> str:
    """A function's name, of which only short ones are letters of mathematics: `gamma_pdf` is none."""
    return name if "_" in name and len(name.rpartition("_")[2]) > 1 else shown_name(name)


def _range(wanted: CodeFigure, at: int) -> Range | None:
    return wanted.within[at] if wanted.within else None


def _curve(wanted: CodeFigure, function: Function) -> CurveRequest | None:
    """A function of one variable; None of one that seems to be constant and has no examples."""
    marks = tuple(_places(wanted, function))
    name, variable = _titled(wanted.name), shown_name(wanted.parameters[0])
    within = natural(variable, _range(wanted, 0), [mark.x for mark in marks], lambda x: values(function, x))
    if not marks and np.ptp(values(function, np.linspace(-3.0, 3.0, 7))) == 0:
        return None
    if len(marks) < len(wanted.marks) and any(marked.within is not None for marked in wanted.marks):
        return None  # what it makes of an array is not what it makes of each item

    first = 0.0 if min((mark.x for mark in marks), default=1.0) == 0 else 1.0
    counted = _counts(wanted.parameters[0], marks, function)
    within = within.meets(Range(low=first)) if counted else within
    last = max((mark.x for mark in marks), default=0.0)
    if last in wanted.lasts and min(mark.x for mark in marks) >= 0:
        within = within.meets(Range(low=0.0, high=last))

    def shown(x: Floats) -> Floats:
        return np.where(within.holds(np.asarray(x)), values(function, x), np.nan)

    curve = Curve(label=f"{name}({variable})", function=shown)
    return CurveRequest(
        name=curve.label,
        curves=(curve,),
        variable=variable,
        marks=marks,
        stated=Range(low=first) if counted else None,
        counted=counted,
    )


def _counts(name: str, marks: tuple[Mark, ...], function: Function) -> bool:
    """Whether a function is one of whole numbers: its letter counts, its examples are whole, and between whole numbers
    it has no values but those that cutting off gives."""
    if name not in _COUNTING or not marks or not all(mark.x >= 0 and mark.x.is_integer() for mark in marks):
        return False
    x = np.arange(2.0, 9.0)
    at, following, between = values(function, x), values(function, x + 1), values(function, x + 0.5)
    known = np.isfinite(at) & np.isfinite(following)
    with np.errstate(invalid="ignore"):
        beside = np.abs(2 * between - at - following) > _BESIDE * np.abs(following - at)
    strange = (between == at) | ~np.isfinite(between) | beside
    return bool(known.sum() >= _FEWEST and strange[known].all())


def _contours(wanted: CodeFigure, function: Function2) -> ContourRequest:
    """A function of two variables, asked at fewer places than a formula is."""
    marks = tuple(_contour_marks(wanted, function))
    first, second = (shown_name(name) for name in wanted.parameters)
    return ContourRequest(
        name=f"{_titled(wanted.name)}({first}, {second})",
        function=function,
        variables=(first, second),
        marks=marks,
        within=(
            natural(first, _range(wanted, 0), [mark.x for mark in marks], lambda x: along(function, x, 0)),
            natural(second, _range(wanted, 1), [mark.y for mark in marks], lambda x: along(function, x, 1)),
        ),
        grid=_GRID,
    )


def _contour_marks(wanted: CodeFigure, function: Function2) -> Iterator[ContourMark]:
    """The examples of a function of two variables, each with its value."""
    seen: set[tuple[float, ...]] = set()
    for marked, where, stated in _stated(wanted):
        if len(where) != 2 or where in seen:
            continue
        seen.add(where)
        actual = float(function(np.array(where[:1]), np.array(where[1:]))[0])
        near = abs(actual - stated) <= reach(marked.right.text, stated, wanted.decimal_comma)
        if math.isfinite(actual) and (near or not marked.holds):
            yield ContourMark(
                x=where[0],
                y=where[1],
                label=shown_value(marked.right.text, stated),
                standing=Standing.HOLDS if marked.holds else Standing.REFUTED,
            )


def _stated(wanted: CodeFigure) -> Iterator[tuple[Marked, tuple[float, ...], float]]:
    """The examples of a function whose arguments and values are numbers, with these."""
    evaluator = Evaluator(nothing_known(wanted.path, wanted.decimal_comma))
    for marked in wanted.marks:
        with suppress(NoValue, LatexError, ValueError, TypeError, ArithmeticError, IndexError):
            terms = arguments_of(marked, len(wanted.parameters))
            where = [number_of(evaluator.value(term).value) for term in terms]
            stated = number_of(evaluator.value(marked.right).value)
            known = tuple(place for place in where if place is not None)
            if stated is not None and len(known) == len(where):
                yield marked, known, stated


def _places(wanted: CodeFigure, function: Function) -> Iterator[Mark]:
    """The examples of a function of one variable as places in its figure."""
    seen: set[float] = set()
    for marked, arguments, stated in _stated(wanted):
        if len(arguments) != 1 or arguments[0] in seen:
            continue
        where = arguments[0]
        seen.add(where)
        actual = float(values(function, np.array([where]))[0])
        near = abs(actual - stated) <= reach(marked.right.text, stated, wanted.decimal_comma)
        if math.isfinite(actual) and (near or not marked.holds):
            yield Mark(
                x=where,
                y=stated,
                label=f"({place_label(where)}, {shown_value(marked.right.text, stated)})",
                standing=Standing.HOLDS if marked.holds else Standing.REFUTED,
                actual=actual if marked.within is None else None,
            )
