"""The second stage: a read vault → a judgement on each claim. Knows the order of the witnesses, not their work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vaultproof.claim import Definition, Equation, Judgement, Output, Property, Undecided, WitnessKind
from vaultproof.findings import ReadDefinition
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.judge.weigh import Heard
from vaultproof.link.refer import References
from vaultproof.pipeline.compare import Compared, code_pairs, compare, questions_of
from vaultproof.pipeline.read import ReadVault
from vaultproof.pipeline.tasks import Done, Task, TryClaim, TryProperty, Understand, work
from vaultproof.sandbox import Answer, JobResult, Question, Sandbox, SandboxError
from vaultproof.witness.code import Asked, Code, ask, heard_of, job_of, judge_output, read_code
from vaultproof.witness.pairs import CodePair, Differing
from vaultproof.witness.prepare import prepare
from vaultproof.witness.subject import prepare_property
from vaultproof.witness.trial import PropertyTrial, Trial
from vaultproof.witness.workers import Stopped, Workers

CLAIM_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLimits:
    """What the blocks of one note may use: `seconds` of time, `memory` in bytes, modules beside NumPy's."""

    seconds: float = 5.0
    memory: int = 1 << 30
    allow_imports: frozenset[str] = frozenset()
    scratch: bool = False
    unsafe: bool = False
    workers: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedVault:
    """Judgements in the order of the text, definitions as understood, and how each note's code ran."""

    judgements: tuple[Judgement, ...]
    definitions: tuple[ReadDefinition, ...]
    codes: Mapping[str, Code]
    results: Mapping[str, JobResult]
    references: References
    differing: tuple[Differing, ...] = ()
    unsafe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """One note's claims, ready to be tried."""

    path: str
    code: Code
    trials: tuple[Trial, ...]
    asked: tuple[Asked | None, ...]
    pairs: tuple[CodePair, ...]
    outputs: tuple[Output, ...]
    properties: tuple[PropertyTrial, ...]


def judge_vault(
    vault: ReadVault, limits: CodeLimits, jobs: int | None = None, tick: Callable[[], None] = lambda: None
) -> JudgedVault:
    """Judge every claim of a vault. `tick` is called once for each note."""
    references = References(
        vault.notes,
        [definition for found in vault.extracted.values() for definition in found.definitions],
        [binding for found in vault.extracted.values() for binding in found.bindings],
    )
    ready = [_ready(path, vault, references) for path in vault.notes]
    results = _run_code(ready, vault, limits)
    tasks: list[Task] = []
    for one in ready:
        for trial, others in _with_code(one, vault, results):
            tasks.append(TryClaim(trial=trial, others=others))
        tasks.extend(TryProperty(trial=trial) for trial in one.properties)
    claims = len(tasks)
    formulas = [one for one in references.definitions if one.source is WitnessKind.FORMULA]
    tasks.extend(_understand(one, vault, references) for one in formulas)
    compared = _compared(ready, vault, references, results)
    tasks.extend(compared.tasks)
    outcomes = _outcomes(tasks, jobs, tick)
    judgements = [_judgement(task, outcome) for task, outcome in zip(tasks[:claims], outcomes, strict=False)]
    outputs = [judgement for one in ready for judgement in _outputs(one, results)]
    texts = [
        outcome if isinstance(outcome, str) else None for outcome in outcomes[claims : claims + len(formulas)]
    ]
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
        differing=compared.differing(outcomes[claims + len(formulas) :]),
        unsafe=limits.unsafe,
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
        pairs=code_pairs(note, code, vault.notes, references),
        outputs=tuple(claim for claim in found.claims if isinstance(claim, Output)),
        properties=tuple(
            trial
            for claim in found.claims
            if isinstance(claim, Property)
            and (trial := prepare_property(claim, note, vault.notes, references)) is not None
        ),
    )


def _run_code(ready: list[_Ready], vault: ReadVault, limits: CodeLimits) -> dict[str, JobResult]:
    """Run the blocks of each note that has any, with all questions on them."""
    running = [one for one in ready if one.code.runs]
    if not running:
        return {}
    jobs = [
        job_of(one.code, vault.notes[one.path], _questions(one), limits.seconds, limits.memory)
        for one in running
    ]
    with Sandbox(
        allow_imports=limits.allow_imports,
        scratch=limits.scratch,
        unsafe=limits.unsafe,
        workers=limits.workers,
    ) as sandbox:
        try:
            return {one.path: result for one, result in zip(running, sandbox.run_many(jobs), strict=True)}
        except SandboxError:
            return {}


def _questions(ready: _Ready) -> list[Question]:
    """All questions to a note's code: those of its equations, of its pairs of definitions, then of its outputs."""
    found = [question for asked in ready.asked if asked is not None for question in asked.questions]
    found += questions_of(ready.pairs)
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


def _compared(
    ready: list[_Ready], vault: ReadVault, references: References, results: Mapping[str, JobResult]
) -> Compared:
    """The comparisons of definitions, with the code's answers where it was asked."""
    answered: dict[str, tuple[JobResult, Sequence[Answer]]] = {}
    for one in ready:
        if one.pairs and (result := results.get(one.path)) is not None:
            last = len(result.answers) - len(one.outputs)
            answered[one.path] = (result, result.answers[last - len(questions_of(one.pairs)) : last])
    codes, pairs = {one.path: one.code for one in ready}, {one.path: one.pairs for one in ready}
    return compare(vault.notes, references, codes, pairs, answered)


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


def _outcomes(tasks: list[Task], jobs: int | None, tick: Callable[[], None]) -> list[Done | Stopped]:
    outcomes: list[Done | Stopped] = [None] * len(tasks)
    if tasks:
        workers: Workers[Task, Done] = Workers(work, seconds=CLAIM_SECONDS, count=jobs)
        for index, outcome in workers.run(tasks):
            outcomes[index] = outcome
            tick()
    return outcomes


def _judgement(task: Task, outcome: Done | Stopped) -> Judgement | None:
    if isinstance(outcome, Judgement):
        return outcome
    if not isinstance(outcome, Stopped) or not isinstance(task, TryClaim | TryProperty):
        return None
    claim = task.trial.claim
    stated = claim.written if isinstance(claim, Property) else claim.right.text
    return Judgement(claim=claim, stated=stated, verdict=Undecided(reason=outcome.reason), testimony=())
