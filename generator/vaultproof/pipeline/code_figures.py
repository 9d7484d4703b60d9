"""Curves of functions that a note gives as Python alone: their values come out of the sandbox, a batch at a time.

Draws in this process and runs none of a note's code in it. A function that a formula of the note defines, too, is drawn
from that.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from vaultproof.cache import Keeping
from vaultproof.claim import Equation, Holds, Judgement, Output, Refuted, Syntax, WitnessKind
from vaultproof.emit.context import FigureToEmit
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.latex import LatexError
from vaultproof.link.refer import fold
from vaultproof.note import Note
from vaultproof.pipeline.figures import (
    Drawn,
    Marked,
    arguments_of,
    nothing_known,
    number_of,
    place_label,
    prints_of,
)
from vaultproof.pipeline.judge import JudgedNote, is_settled
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.plot.draw import drawing
from vaultproof.plot.names import shown_name, shown_value
from vaultproof.plot.natural import natural
from vaultproof.plot.request import Curve, CurveRequest, Floats, Function, Mark, NothingToDraw, Standing
from vaultproof.plot.sample import values
from vaultproof.sandbox import Job, Question, Sandbox, SandboxError
from vaultproof.sandbox.functions import FunctionFound
from vaultproof.sandbox.value import Array, Value
from vaultproof.witness.code import job_of
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.numbers import NoValue

_SECONDS = 2.0
_MOST_ROUNDS, _MOST_VALUES, _AT_ONCE = 300, 60_000, 4_000
_MOST_FUNCTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFigure:
    """A function of one variable to be drawn: `name` in the namespace that `job` leaves after its block `after`."""

    path: str
    name: str
    parameter: str
    after: int
    job: Job
    marks: tuple[Marked, ...]
    language: str
    decimal_comma: bool | None
    allow_imports: tuple[str, ...]


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
        if taken or not _single(function) or not run.ok or run.tampered:
            continue
        if marks or fold(name) in own:
            yield CodeFigure(
                path=note.path,
                name=name,
                parameter=function.parameters[0].name,
                after=block,
                job=job_of(code, note, (), min(limits.seconds, _SECONDS), limits.memory),
                marks=marks,
                language=language,
                decimal_comma=note_decimal_comma(note.source.text),
                allow_imports=tuple(sorted(limits.allow_imports)),
            )


def _single(function: FunctionFound) -> bool:
    """Whether a function can be called with one argument."""
    names = [one.name for one in function.parameters]
    return (
        bool(names)
        and not names[0].startswith("*")
        and all(one.default is not None or one.name.startswith("*") for one in function.parameters[1:])
    )


_CALL = re.compile(r"([^\W\d]\w*)\(\s*-?\d+(?:\.\d+)?\s*\)")
"""A call with one number, as it stands before the value in a comment."""


def _marks(name: str, path: str, judgements: Iterable[Judgement]) -> Iterator[Marked]:
    """The examples of a function that its own note states and that were tried through its code."""
    for judgement in judgements:
        claim, verdict = judgement.claim, judgement.verdict
        if not isinstance(verdict, Holds | Refuted):
            continue
        if isinstance(claim, Output) and (call := _CALL.fullmatch(claim.question.text.strip())) is not None:
            if call[1] == name and not claim.changed:
                sides = [replace(side, syntax=Syntax.PLAIN) for side in (claim.question, claim.stated)]
                yield Marked(left=sides[0], right=sides[1], given=(), holds=isinstance(verdict, Holds))
            continue
        if not isinstance(claim, Equation) or claim.given:
            continue
        called = (
            claim.left.text.replace("\\_", "_").replace("`", "").lstrip("$ ").removeprefix("\\operatorname{")
        )
        tried = any(one.witness is WitnessKind.CODE and one.path == path for one in judgement.testimony)
        if tried and fold(called.partition("(")[0].strip(" }$")) == fold(name):
            yield Marked(left=claim.left, right=claim.right, given=(), holds=isinstance(verdict, Holds))


def draw_code(
    wanted: Iterable[CodeFigure], limits: CodeLimits, cache: Keeping
) -> tuple[dict[str, list[Drawn]], bool]:
    """The figures by note, in the order in which they are wanted, and whether another run would draw the same."""
    listed = list(wanted)
    known: dict[int, Drawn | None] = (
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
                asked = _Asked(sandbox, one)
                known[index] = _drawn(one, asked)
                settled &= asked.settled
                if asked.settled and not limits.unsafe:
                    cache.keep("code figure", one, known[index])
    found: dict[str, list[Drawn]] = {}
    for index, one in enumerate(listed):
        if (drawn := known[index]) is not None and len(found.get(one.path, ())) < _MOST_FUNCTIONS:
            found.setdefault(one.path, []).append(drawn)
    return found, settled


class _Stop(Exception):
    """The function takes too long, or its code does not run."""


class _Asked:
    """A function whose values are asked of the sandbox, each once."""

    def __init__(self, sandbox: Sandbox, wanted: CodeFigure) -> None:
        self._sandbox, self._wanted = sandbox, wanted
        self._known: dict[float, float] = {}
        self._rounds = 0
        self.settled = True

    def __call__(self, x: Floats) -> Floats:
        places = [float(place) for place in np.ravel(x)]
        new = list(
            dict.fromkeys(place for place in places if place not in self._known and math.isfinite(place))
        )
        for start in range(0, len(new), _AT_ONCE):
            self._ask(new[start : start + _AT_ONCE])
        found = [self._known.get(place, math.nan) for place in places]
        return np.array(found, dtype=np.float64).reshape(np.shape(x))

    def _ask(self, places: list[float]) -> None:
        self._rounds += 1
        if self._rounds > _MOST_ROUNDS or len(self._known) + len(places) > _MOST_VALUES:
            raise _Stop
        name, after = self._wanted.name, self._wanted.after
        questions = tuple(Question(after=after, expression=f"{name}({place!r})") for place in places)
        try:
            result = self._sandbox.run(replace(self._wanted.job, questions=questions))
        except SandboxError as error:
            self.settled = False
            raise _Stop from error
        self.settled &= is_settled(result)
        if result.tampered or not result.runs[after].ok or not self.settled:
            raise _Stop
        for place, answer in zip(places, result.answers, strict=True):
            self._known[place] = math.nan if answer.reason is not None else _number(answer.value)


def _number(value: Value) -> float:
    match value:
        case Array(shape=(), items=(item,)):
            return _number(item)
        case bool() | int() | float():
            with suppress(OverflowError):
                return float(value)
    return math.nan


def _drawn(wanted: CodeFigure, function: Function) -> Drawn | None:
    try:
        marks = tuple(_places(wanted, function))
        name, variable = shown_name(wanted.name), shown_name(wanted.parameter)
        within = natural(variable, None, [mark.x for mark in marks], lambda x: values(function, x))
        if not marks and np.ptp(values(function, np.linspace(-3.0, 3.0, 7))) == 0:
            return None

        def shown(x: Floats) -> Floats:
            return np.where(within.holds(np.asarray(x)), values(function, x), np.nan)

        curve = Curve(label=f"{name}({variable})", function=shown)
        request = CurveRequest(name=curve.label, curves=(curve,), variable=variable, marks=marks)
        drawn = drawing(request, wanted.language)
        prints = prints_of(function)
    except (_Stop, NothingToDraw, ValueError, ArithmeticError):
        return None
    return Drawn(
        figure=FigureToEmit(name=wanted.name, svg=drawn.svg, alt=drawn.alt),
        facts=(),
        values=prints,
        marks=len(marks),
    )


def _places(wanted: CodeFigure, function: Function) -> Iterator[Mark]:
    """The examples of the function as places in its figure."""
    evaluator = Evaluator(nothing_known(wanted.path, wanted.decimal_comma))
    seen: set[float] = set()
    for marked in wanted.marks:
        with suppress(NoValue, LatexError, ValueError, TypeError, ArithmeticError, IndexError):
            terms = list(arguments_of(marked))
            where = number_of(evaluator.value(terms[0]).value) if len(terms) == 1 else None
            stated = number_of(evaluator.value(marked.right).value)
            if where is None or stated is None or where in seen:
                continue
            seen.add(where)
            actual = float(values(function, np.array([where]))[0])
            near = abs(actual - stated) <= 0.02 * max(1.0, abs(stated))
            if math.isfinite(actual) and (near or not marked.holds):
                yield Mark(
                    x=where,
                    y=stated,
                    label=f"({place_label(where)}, {shown_value(marked.right.text, stated)})",
                    standing=Standing.HOLDS if marked.holds else Standing.REFUTED,
                    actual=None if marked.holds else actual,
                )
