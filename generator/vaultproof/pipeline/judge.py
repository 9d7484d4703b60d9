"""The second stage: a read vault → a judgement on each claim. Knows the order of the witnesses, not their work."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vaultproof.cache import NOTHING, Keeping
from vaultproof.claim import Definition, Equation, Judgement, Output, Undecided, WitnessKind
from vaultproof.findings import ReadDefinition
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.judge.weigh import Heard
from vaultproof.link.refer import References
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.pipeline.read import ReadVault
from vaultproof.pipeline.tasks import Task, TryClaim, Understand, work
from vaultproof.sandbox import Cause, Job, JobResult, Question, Sandbox, SandboxError
from vaultproof.terminal import Stage, unwatched
from vaultproof.witness.code import Asked, Code, ask, heard_of, job_of, judge_output, read_code
from vaultproof.witness.prepare import prepare
from vaultproof.witness.trial import Trial
from vaultproof.witness.workers import Stopped, Workers

__all__ = ["CodeLimits", "JudgedVault", "judge_vault"]

CLAIM_SECONDS = 10.0
_PRELOAD = ("vaultproof.witness.testify",)
_OF_THE_MOMENT = frozenset({Cause.MODULE, Cause.TIME, Cause.MEMORY, Cause.OUTPUT, Cause.CRASH, Cause.NOT_RUN})


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedVault:
    """Judgements in the order of the text, definitions as understood, and how each note's code ran.

    `settled` tells that nothing of it came of a time that ran out or the like: another run would say the same.
    """

    judgements: tuple[Judgement, ...]
    definitions: tuple[ReadDefinition, ...]
    codes: Mapping[str, Code]
    results: Mapping[str, JobResult]
    references: References
    unsafe: bool = False
    settled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """One note's claims, ready to be tried."""

    path: str
    code: Code
    trials: tuple[Trial, ...]
    asked: tuple[Asked | None, ...]
    outputs: tuple[Output, ...]


def judge_vault(
    vault: ReadVault,
    limits: CodeLimits,
    jobs: int | None = None,
    *,
    expressions: bool = True,
    cache: Keeping = NOTHING,
    stage: Stage = unwatched,
) -> JudgedVault:
    """Judge every claim of a vault. Without `expressions`, definitions are not told as they were understood."""
    references = References(
        vault.notes,
        [definition for found in vault.extracted.values() for definition in found.definitions],
        [binding for found in vault.extracted.values() for binding in found.bindings],
    )
    ready = [_ready(path, vault, references) for path in vault.notes]
    results, all_ran = _run_code(ready, vault, limits, cache, stage)
    tasks: list[Task] = []
    for one in ready:
        for trial, others in _with_code(one, vault, results):
            tasks.append(TryClaim(trial=trial, others=others))
    claims = len(tasks)
    formulas = [one for one in references.definitions if one.source is WitnessKind.FORMULA]
    if expressions:
        tasks.extend(_understand(one, vault, references) for one in formulas)
    outcomes = _outcomes(tasks, jobs, cache, stage)
    judgements = [_judgement(task, outcome) for task, outcome in zip(tasks[:claims], outcomes, strict=False)]
    outputs = [judgement for one in ready for judgement in _outputs(one, results)]
    told = outcomes[claims:] if expressions else [None] * len(formulas)
    texts = [outcome if isinstance(outcome, str) else None for outcome in told]
    return JudgedVault(
        judgements=tuple(
            sorted(
                (one for one in (*judgements, *outputs) if one is not None),
                key=lambda one: (one.claim.path, one.claim.span),
            )
        ),
        definitions=tuple(
            sorted(
                (
                    *(
                        ReadDefinition(definition=one, expression=text)
                        for one, text in zip(formulas, texts, strict=True)
                    ),
                ),
                key=lambda one: (one.definition.path, one.definition.span),
            )
        ),
        codes={one.path: one.code for one in ready},
        results=results,
        references=references,
        unsafe=limits.unsafe,
        settled=all_ran and not any(isinstance(outcome, Stopped) for outcome in outcomes),
    )


def _ready(path: str, vault: ReadVault, references: References) -> _Ready:
    note, found = vault.notes[path], vault.extracted[path]
    code = read_code(note)
    equations = [claim for claim in found.claims if isinstance(claim, Equation)]
    trials = tuple(prepare(claim, note, vault.notes, references) for claim in equations)
    return _Ready(
        path=path,
        code=code,
        trials=trials,
        asked=tuple(ask(trial, note, code) for trial in trials),
        outputs=tuple(claim for claim in found.claims if isinstance(claim, Output)),
    )


def _run_code(
    ready: list[_Ready], vault: ReadVault, limits: CodeLimits, cache: Keeping, stage: Stage
) -> tuple[dict[str, JobResult], bool]:
    """How the blocks of each note that has any ran, with all questions on them, and whether all of it is settled."""
    jobs = {
        one.path: job_of(one.code, vault.notes[one.path], _questions(one), limits.seconds, limits.memory)
        for one in ready
        if one.code.runs
    }
    if limits.unsafe:
        cache = NOTHING
    sources = {path: (job, limits.allow_imports, limits.scratch) for path, job in jobs.items()}
    results: dict[str, JobResult] = cache.load("code", sources)
    settled = True
    for path, result in _ran({path: job for path, job in jobs.items() if path not in results}, limits, stage):
        results[path] = result
        if is_settled(result):
            cache.keep("code", sources[path], result)
        else:
            settled = False
    return results, settled and len(results) == len(jobs)


def _ran(jobs: Mapping[str, Job], limits: CodeLimits, stage: Stage) -> Iterator[tuple[str, JobResult]]:
    if not jobs:
        return
    tick = stage("running blocks", len(jobs))
    with Sandbox(
        allow_imports=limits.allow_imports,
        scratch=limits.scratch,
        unsafe=limits.unsafe,
        workers=limits.workers,
    ) as sandbox:
        try:
            for path, result in zip(jobs, sandbox.run_many(jobs.values()), strict=True):
                yield path, result
                tick()
        except SandboxError:
            return


def is_settled(result: JobResult) -> bool:
    """Whether a note's code would run the same way again: nothing ran out, and nothing ended before its time."""
    return not any(run.cause in _OF_THE_MOMENT for run in result.runs) and not any(
        answer.reason is not None and answer.reason.startswith("the note's code ")
        for answer in result.answers
    )


def _questions(ready: _Ready) -> list[Question]:
    """All questions to a note's code: those of its equations first, then those of its outputs."""
    found = [question for asked in ready.asked if asked is not None for question in asked.questions]
    return [*found, *(Question(after=one.fence, expression=one.question.text) for one in ready.outputs)]


def _with_code(
    ready: _Ready, vault: ReadVault, results: Mapping[str, JobResult]
) -> list[tuple[Trial, tuple[Heard, ...]]]:
    """Each trial with what the note's code says of it."""
    result = results.get(ready.path)
    at = 0
    found: list[tuple[Trial, tuple[Heard, ...]]] = []
    for trial, asked in zip(ready.trials, ready.asked, strict=True):
        if asked is None or result is None:
            found.append((trial, ()))
            continue
        answers = result.answers[at : at + len(asked.questions)]
        at += len(asked.questions)
        found.append((trial, (heard_of(asked, answers, result, trial, vault.notes[ready.path], ready.code),)))
    return found


def _outputs(ready: _Ready, results: Mapping[str, JobResult]) -> list[Judgement | None]:
    result = results.get(ready.path)
    if result is None:
        return []
    first = len(result.answers) - len(ready.outputs)
    return [
        judge_output(claim, result, result.answers[first + index], ready.code)
        for index, claim in enumerate(ready.outputs)
    ]


def _understand(definition: Definition, vault: ReadVault, references: References) -> Understand:
    note = vault.notes[definition.path]
    functions = {one.name for one in references.definitions if one.path == definition.path and one.parameters}
    return Understand(
        definition=definition,
        functions=frozenset(functions),
        values=frozenset(),
        decimal_comma=note_decimal_comma(note.source.text),
    )


def _outcomes(
    tasks: list[Task], jobs: int | None, cache: Keeping, stage: Stage
) -> list[Judgement | Stopped | str | None]:
    """What came of each task: remembered where it was done before, else worked out."""
    known: dict[int, Judgement | str | None] = cache.load("task", dict(enumerate(tasks)))
    outcomes: list[Judgement | Stopped | str | None] = [known.get(index) for index in range(len(tasks))]
    new = [index for index in range(len(tasks)) if index not in known]
    if new:
        tick = stage("trying claims", len(new))
        workers: Workers[Task, Judgement | str | None] = Workers(
            work, seconds=CLAIM_SECONDS, count=min(jobs or os.cpu_count() or 1, len(new)), preload=_PRELOAD
        )
        for at, outcome in workers.run([tasks[index] for index in new]):
            index = new[at]
            outcomes[index] = outcome
            if not isinstance(outcome, Stopped):
                cache.keep("task", tasks[index], outcome)
            tick()
    return outcomes


def _judgement(task: Task, outcome: Judgement | Stopped | str | None) -> Judgement | None:
    if isinstance(outcome, Judgement):
        return outcome
    if isinstance(outcome, Stopped) and isinstance(task, TryClaim):
        claim = task.trial.claim
        return Judgement(
            claim=claim, stated=claim.right.text, verdict=Undecided(reason=outcome.reason), testimony=()
        )
    return None
