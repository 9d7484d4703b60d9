"""The second stage: a read vault → a judgement on each claim. Knows the order of the witnesses, not their work."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias, cast

from vaultproof.cache import NOTHING, Keeping
from vaultproof.claim import (
    Definition,
    Equation,
    Holds,
    Judgement,
    Output,
    Property,
    Undecided,
    WitnessKind,
)
from vaultproof.findings import ReadDefinition
from vaultproof.judge.confirmed import with_confirmed
from vaultproof.judge.corrected import without_corrected
from vaultproof.judge.foreign import without_foreign
from vaultproof.judge.outvoted import with_outvoted
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.judge.weigh import Heard
from vaultproof.link.refer import References, place_of
from vaultproof.note import Note
from vaultproof.pipeline import limits
from vaultproof.pipeline.compare import Compared, code_pairs, compare, questions_of
from vaultproof.pipeline.judged import Around, Consulted, ConsultedNotes, JudgedNote, Remembered
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.pipeline.read import ReadVault
from vaultproof.pipeline.tasks import Done, Task, TryClaim, TryProperty, Understand, work
from vaultproof.sandbox import Cause, Job, JobResult, Question, Sandbox, SandboxError
from vaultproof.terminal import Stage, unwatched
from vaultproof.witness.code import (
    Asked,
    Code,
    ask,
    heard_of,
    job_of,
    judge_output,
    question_of,
    read_code,
    unasked,
)
from vaultproof.witness.identities.defining import merely_defines
from vaultproof.witness.identities.linked import with_linked
from vaultproof.witness.identities.pairs import CodePair, Pair, beside_reference
from vaultproof.witness.prepare import prepare
from vaultproof.witness.subject import prepare_property
from vaultproof.witness.trial import Meaning, PropertyTrial, Trial
from vaultproof.witness.workers import Stopped, Workers

__all__ = [
    "CodeLimits",
    "JudgedNote",
    "JudgedVault",
    "Means",
    "judge_notes",
    "judge_vault",
    "read_definitions",
    "references_of",
]

_PRELOAD = ("vaultproof.witness.testify",)
"""What processes that try claims share beside what they do."""
_KIND = "judged"
_Outcome: TypeAlias = Done | Stopped
_OF_THE_MOMENT = frozenset({Cause.MODULE, Cause.TIME, Cause.MEMORY, Cause.OUTPUT, Cause.CRASH, Cause.NOT_RUN})


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedVault:
    """Each note as judged, by its path, and definitions as understood."""

    notes: Mapping[str, JudgedNote]
    definitions: tuple[ReadDefinition, ...]
    references: References
    unsafe: bool = False

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements in the order of paths and places."""
        return tuple(judgement for path in sorted(self.notes) for judgement in self.notes[path].judgements)

    @property
    def settled(self) -> bool:
        """Whether another run would say the same of all notes."""
        return all(note.settled for note in self.notes.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What judging may use: limits for code, so many processes, what is known from earlier, who watches."""

    limits: CodeLimits
    jobs: int | None = None
    cache: Keeping = NOTHING
    stage: Stage = unwatched


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """One note's claims, ready to be tried, with what was looked up for them."""

    path: str
    code: Code
    trials: tuple[Trial, ...]
    asked: tuple[Asked | None, ...]
    properties: tuple[PropertyTrial, ...]
    named: tuple[Pair, ...]
    pairs: tuple[CodePair, ...]
    outputs: tuple[Output, ...]
    names: frozenset[str]
    paths: frozenset[str]


def judge_vault(vault: ReadVault, means: Means, *, expressions: bool = True) -> JudgedVault:
    """Judge every claim of a vault. Without `expressions`, definitions are not told as they were understood."""
    references = references_of(vault)
    notes = judge_notes(vault.notes, vault, references, means)
    found, stopped = read_definitions(sorted(vault.notes), vault, references, means, expressions=expressions)
    return JudgedVault(
        notes={path: replace(one, settled=False) if path in stopped else one for path, one in notes.items()},
        definitions=tuple(one for path in found for one in found[path]),
        references=references,
        unsafe=means.limits.unsafe,
    )


def read_definitions(
    paths: Iterable[str], vault: ReadVault, references: References, means: Means, *, expressions: bool
) -> tuple[dict[str, list[ReadDefinition]], frozenset[str]]:
    """The definitions of some notes, by path and in the order of the text, as they were understood if `expressions` are
    wanted, and the notes in which time ran out meanwhile."""
    found: dict[str, list[ReadDefinition]] = {path: [] for path in paths}
    formulas = [
        one
        for path in found
        for one in sorted(references.definitions_in(path), key=lambda one: one.span)
        if one.source is WitnessKind.FORMULA
    ]
    told: list[_Outcome] = [None] * len(formulas)
    if expressions:
        told = _outcomes([_understand(one, vault, references) for one in formulas], means, "reading formulas")
    for one, text in zip(formulas, told, strict=True):
        read = ReadDefinition(definition=one, expression=text if isinstance(text, str) else None)
        found[one.path].append(read)
    stopped = (one.path for one, text in zip(formulas, told, strict=True) if _may_end(text))
    return found, frozenset(stopped)


def _may_end(outcome: _Outcome) -> bool:
    """Whether a task did not end and may do so another time."""
    return isinstance(outcome, Stopped) and not outcome.surely


def unjudged_vault(vault: ReadVault) -> JudgedVault:
    """A vault of which no claim is looked at."""
    return JudgedVault(
        notes=dict.fromkeys(vault.notes, NOT_JUDGED), definitions=(), references=references_of(vault)
    )


NOT_JUDGED = JudgedNote(
    judgements=(),
    code=Code(fences=(), dialects=(), functions=()),
    result=None,
    settled=True,
    names=frozenset(),
    paths=frozenset(),
)
"""A note of which no claim is looked at."""


def references_of(vault: ReadVault) -> References:
    """The definitions and bindings of a vault."""
    return References(vault.notes, vault.extracted)


def judge_notes(
    paths: Iterable[str], vault: ReadVault, references: References, means: Means
) -> dict[str, JudgedNote]:
    """Judge the claims of some notes, or remember what was judged by the same of the vault."""
    cache = NOTHING if means.limits.unsafe else means.cache
    around = Around(vault.notes, references)
    within = (replace(means.limits, workers=0), limits.CLAIM_SECONDS)
    sources = {path: (vault.notes[path].source, vault.preamble, *within) for path in paths}
    remembered: dict[str, Remembered] = cache.load(_KIND, sources)
    known = {
        path: one.judged
        for path, one in remembered.items()
        if one.around == around.digest(one.judged.names, one.judged.paths)
    }
    new = [path for path in sources if path not in known]
    for path, judged in _judged_anew(new, vault, references, means).items():
        known[path] = judged
        kept = Remembered(judged=judged, around=around.digest(judged.names, judged.paths))
        if kept.worth_keeping:
            cache.keep(_KIND, sources[path], kept)
    return {path: known[path] for path in sources}


def _judged_anew(
    paths: Iterable[str], vault: ReadVault, references: References, means: Means
) -> dict[str, JudgedNote]:
    ready = [_ready(path, vault, references) for path in paths]
    results, unsettled = _run_code(ready, vault, means)
    tasks: list[Task] = []
    counts: list[tuple[int, Compared]] = []
    for one in ready:
        tried: list[Task] = [
            TryClaim(trial=trial, others=others) for trial, others in _with_code(one, vault, results)
        ]
        tried.extend(TryProperty(trial=trial) for trial in one.properties)
        compared = _compared(one, results)
        counts.append((len(tried), compared))
        tasks.extend((*tried, *compared.tasks))
    rest = iter(zip(tasks, _outcomes(tasks, means, "trying claims"), strict=True))
    judged: dict[str, JudgedNote] = {}
    for one, (count, compared) in zip(ready, counts, strict=True):
        own = list(islice(rest, count))
        pairs = [told for _, told in islice(rest, len(compared.tasks))]
        found = [*(_judgement(task, outcome) for task, outcome in own), *_outputs(one, results)]
        judged[one.path] = JudgedNote(
            judgements=without_foreign(
                without_corrected(
                    with_outvoted(
                        with_linked(
                            with_confirmed(
                                sorted(
                                    (judgement for judgement in found if judgement),
                                    key=lambda judgement: judgement.claim.span,
                                )
                            )
                        )
                    ),
                    vault.notes[one.path].source.text,
                ),
                one.path,
                vault.notes[one.path].source.text,
            ),
            code=one.code,
            result=results.get(one.path),
            settled=one.path not in unsettled
            and not any(map(_may_end, (*(told for _, told in own), *pairs))),
            differing=compared.differing(pairs),
            names=one.names,
            paths=one.paths,
        )
    return judged


def _ready(path: str, vault: ReadVault, references: References) -> _Ready:
    note, found = vault.notes[path], vault.extracted[path]
    code = read_code(note)
    notes = ConsultedNotes(vault.notes)
    consulted = Consulted(references, notes)
    asked = cast("References", consulted)
    equations = [
        claim
        for claim in found.claims
        if isinstance(claim, Equation)
        and not merely_defines(claim, place_of(note, claim.span.start, claim.scope), asked)
    ]
    trials = tuple(_prepared(claim, note, notes, asked) for claim in equations)
    properties = tuple(
        trial
        for claim in found.claims
        if isinstance(claim, Property) and (trial := prepare_property(claim, note, notes, asked)) is not None
    )
    return _Ready(
        path=path,
        code=code,
        trials=trials,
        asked=tuple(ask(trial, note, code) for trial in trials),
        properties=properties,
        named=tuple(beside_reference(note, notes, asked)),
        pairs=code_pairs(note, code, notes, asked),
        outputs=tuple(claim for claim in found.claims if isinstance(claim, Output)),
        names=frozenset(consulted.names),
        paths=frozenset(consulted.paths),
    )


def _prepared(claim: Equation, note: Note, notes: Mapping[str, Note], references: References) -> Trial:
    """The trial of a claim; one that accuses nobody where we fail on what the claim refers to."""
    try:
        return prepare(claim, note, notes, references)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other claims their verdicts
        doubt = f"Vaultproof failed on it ({type(error).__name__}: {str(error)[:120]})"
        return Trial(claim=claim, meaning=Meaning(), known=(), decimal_comma=None, doubt=doubt)


def _run_code(
    ready: list[_Ready], vault: ReadVault, means: Means
) -> tuple[dict[str, JobResult], frozenset[str]]:
    """How the blocks of each note that has any ran, with all questions on them, and the notes of which to try again."""
    allowed = means.limits
    cache = NOTHING if allowed.unsafe else means.cache
    jobs = {
        one.path: job_of(one.code, vault.notes[one.path], _questions(one), allowed.seconds, allowed.memory)
        for one in ready
        if one.code.runs
    }
    sources = {path: (job, allowed.allow_imports, allowed.scratch) for path, job in jobs.items()}
    results: dict[str, JobResult] = cache.load("code", sources)
    unsettled = set()
    for path, result in _ran({path: job for path, job in jobs.items() if path not in results}, means):
        results[path] = result
        if is_settled(result):
            cache.keep("code", sources[path], result)
        else:
            unsettled.add(path)
    return results, frozenset(unsettled | (jobs.keys() - results.keys()))


def _ran(jobs: Mapping[str, Job], means: Means) -> Iterator[tuple[str, JobResult]]:
    if not jobs:
        return
    tick = means.stage("running blocks", len(jobs))
    with Sandbox(
        allow_imports=means.limits.allow_imports,
        scratch=means.limits.scratch,
        unsafe=means.limits.unsafe,
        workers=min(means.limits.workers, len(jobs)),
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
    """All questions to a note's code: those of its equations, of its pairs of definitions, then of its outputs."""
    found = [question for asked in ready.asked if asked is not None for question in asked.questions]
    found += questions_of(ready.pairs)
    return [*found, *map(question_of, ready.outputs)]


def _with_code(
    ready: _Ready, vault: ReadVault, results: Mapping[str, JobResult]
) -> list[tuple[Trial, tuple[Heard, ...]]]:
    """Each trial with what the note's code says of it."""
    result = results.get(ready.path)
    at = 0
    found: list[tuple[Trial, tuple[Heard, ...]]] = []
    for trial, asked in zip(ready.trials, ready.asked, strict=True):
        if asked is None or result is None:
            told = unasked(trial, vault.notes[ready.path], ready.code) if asked is None else None
            found.append((trial, (told,) if told is not None else ()))
            continue
        answers = result.answers[at : at + len(asked.questions)]
        at += len(asked.questions)
        found.append((trial, (heard_of(asked, answers, result, trial, vault.notes[ready.path], ready.code),)))
    return found


def _compared(ready: _Ready, results: Mapping[str, JobResult]) -> Compared:
    """The comparisons of a note's definitions, with the code's answers where it was asked."""
    result = results.get(ready.path)
    if result is None or not ready.pairs:
        return compare(ready.named, ready.code, (), None, ())
    last = len(result.answers) - len(ready.outputs)
    answers = result.answers[last - len(questions_of(ready.pairs)) : last]
    return compare(ready.named, ready.code, ready.pairs, result, answers)


def _outputs(ready: _Ready, results: Mapping[str, JobResult]) -> list[Judgement | None]:
    result = results.get(ready.path)
    if result is None:
        return []
    first = len(result.answers) - len(ready.outputs)
    found = [
        judge_output(claim, result, result.answers[first + index], ready.code)
        for index, claim in enumerate(ready.outputs)
    ]
    borne_out = {
        claim.fence
        for claim, one in zip(ready.outputs, found, strict=True)
        if one is not None and _bears_out(claim, one)
    }
    found = [
        judge_output(replace(claim, sure=True), result, result.answers[first + index], ready.code)
        if one is None and claim.shown is not None and claim.fence in borne_out
        else one
        for index, (claim, one) in enumerate(zip(ready.outputs, found, strict=True))
    ]
    return _once_undecided(found)


_TELLING = 3
"""So many letters and digits of a line are no coincidence."""


def _bears_out(claim: Output, judgement: Judgement) -> bool:
    """Whether a line of a fence behind a block is what the block prints there, so that the fence shows its output."""
    unsure = claim.shown is not None and not claim.sure
    long_enough = sum(map(str.isalnum, claim.stated.text)) >= _TELLING
    return unsure and long_enough and isinstance(judgement.verdict, Holds)


def _once_undecided(judgements: Iterable[Judgement | None]) -> list[Judgement | None]:
    """The judgements without all but the first of the lines that a block is said to print and that are undecided for
    one reason: the block's, not theirs."""
    told: set[tuple[int, str]] = set()
    kept: list[Judgement | None] = []
    for one in judgements:
        match one:
            case Judgement(claim=Output(shown=(_, _), fence=fence), verdict=Undecided(reason=reason)):
                if (fence, reason) in told:
                    continue
                told.add((fence, reason))
        kept.append(one)
    return kept


def _understand(definition: Definition, vault: ReadVault, references: References) -> Understand:
    note = vault.notes[definition.path]
    functions = {one.name for one in references.definitions_in(definition.path) if one.parameters}
    return Understand(
        definition=definition,
        functions=frozenset(functions),
        values=frozenset(),
        decimal_comma=note_decimal_comma(note.source.text),
    )


def _outcomes(tasks: Sequence[Task], means: Means, what: str) -> list[_Outcome]:
    """What came of each task: remembered where it was done before, else worked out."""
    known: dict[int, _Outcome] = means.cache.load("task", dict(enumerate(tasks)))
    seconds = limits.CLAIM_SECONDS
    others = {index: (task, seconds) for index, task in enumerate(tasks) if index not in known}
    known |= {index: Stopped(why, surely=True) for index, why in means.cache.load("stopped", others).items()}
    outcomes: list[_Outcome] = [known.get(index) for index in range(len(tasks))]
    new = [index for index in range(len(tasks)) if index not in known]
    if new:
        tick = means.stage(what, len(new))
        workers = _workers(min(means.jobs or os.cpu_count() or 1, len(new)))
        for at, outcome in workers.run([tasks[index] for index in new]):
            index = new[at]
            outcomes[index] = outcome
            if not isinstance(outcome, Stopped):
                means.cache.keep("task", tasks[index], outcome)
            elif outcome.surely:
                means.cache.keep("stopped", others[index], outcome.reason)
            tick()
    return outcomes


def _workers(count: int) -> Workers[Task, Done]:
    return Workers(work, seconds=limits.CLAIM_SECONDS, count=count, preload=_PRELOAD, lasting=True)


def warm_up() -> None:
    """Get ready to try claims at once when some come: for a session that goes on."""
    _workers(1).warm_up()


def _judgement(task: Task, outcome: _Outcome) -> Judgement | None:
    if isinstance(outcome, Judgement):
        return outcome
    if not isinstance(outcome, Stopped) or not isinstance(task, TryClaim | TryProperty):
        return None
    claim = task.trial.claim
    stated = claim.written if isinstance(claim, Property) else claim.right.text
    return Judgement(claim=claim, stated=stated, verdict=Undecided(reason=outcome.reason), testimony=())
