"""Definitions of one function beside one another: which are compared, what the code is asked, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from vaultproof.judge.value import Real
from vaultproof.link.refer import References
from vaultproof.note import Note
from vaultproof.pipeline.tasks import Compare, Done
from vaultproof.sandbox import Answer, JobResult, Question
from vaultproof.source import Span
from vaultproof.witness.code import Code, function_span, value_of
from vaultproof.witness.identities.pairs import CodePair, Difference, Differing, Pair, beside_code
from vaultproof.witness.workers import Stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The tasks that compare definitions, each with the place of the code that it is about."""

    tasks: tuple[Compare, ...]
    functions: tuple[Span | None, ...]

    def differing(self, outcomes: Sequence[Done | Stopped]) -> tuple[Differing, ...]:
        """The pairs whose two sides differ."""
        return tuple(
            Differing(pair=task.pair, difference=outcome, function=function)
            for task, function, outcome in zip(self.tasks, self.functions, outcomes, strict=True)
            if isinstance(outcome, Difference)
        )


def code_pairs(
    note: Note, code: Code, notes: Mapping[str, Note], references: References
) -> tuple[CodePair, ...]:
    """The formulas of a note that its code defines too."""
    return tuple(beside_code(note, code, notes, references)) if code.functions else ()


def questions_of(pairs: Sequence[CodePair]) -> list[Question]:
    """All questions to a note's code on its pairs, in order."""
    return [question for one in pairs for question in one.questions]


def compare(
    named: Sequence[Pair],
    code: Code,
    pairs: Sequence[CodePair],
    result: JobResult | None,
    answers: Sequence[Answer],
) -> Compared:
    """What is to be compared in a note: its definitions with those that their names stand for, its formulas with its
    code where that ran and gave `answers`."""
    found: list[tuple[Compare, Span | None]] = [(Compare(pair=pair), None) for pair in named]
    if result is not None:
        found.extend(_asked(code, pairs, result, answers))
    return Compared(tasks=tuple(task for task, _ in found), functions=tuple(span for _, span in found))


def _asked(
    code: Code, pairs: Sequence[CodePair], result: JobResult, answers: Sequence[Answer]
) -> Iterator[tuple[Compare, Span]]:
    at = 0
    for one in pairs:
        own = answers[at : at + len(one.questions)]
        at += len(one.questions)
        run = result.runs[one.block]
        if not (run.ok and not run.tampered and not result.tampered):
            continue
        numbers = tuple(map(_number, own))
        fence = code.fences[one.block]
        yield Compare(pair=replace(one.pair, answers=numbers)), function_span(one.function, fence)


def _number(answer: Answer) -> Fraction | None:
    value = value_of(answer.value) if answer.reason is None else None
    return value.middle if isinstance(value, Real) else None
