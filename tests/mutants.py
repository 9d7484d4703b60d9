"""True claims changed slightly, so that they are false: what is planted, and what becomes of it. Runs no test itself.

A mutant changes one claim of a note: a digit, the sign or the size of its value, or a number, sign, exponent or index
of what is evaluated. One whose value is within a unit of its last digit of the actual one is no mutant. A changed left
side may have the same value (`ReLU(-3) = 0`); such a mutant is true, and is told apart by the value it was given.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from vaultproof.claim import Claim, Equation, Holds, Interval, Judgement, Property, Undecided
from vaultproof.pipeline.examine import examine_all
from vaultproof.pipeline.judge import CodeLimits, Means, judge_notes, judge_vault, references_of
from vaultproof.pipeline.read import ReadVault, read_sources
from vaultproof.source import Source, Span
from vaultproof.vault import VaultFile, VaultFiles

_NUMBER = re.compile(r"(?<![\w.,\\^_{])\d+(?:\.\d+)?(?![\w.,])")
_EXPONENT = re.compile(r"(?<=\^)(?:\d(?!\d)|\{-?\d+\})")
_INDEX = re.compile(r"(?<=_)(?:\d(?!\d)|\{\d+\})")
_ARGUMENT_SIGN = re.compile(r"(?<=\()[-−]?(?=\d)")
_OPERATOR = re.compile(r"(?<=[\d)}] )[-+](?= [\d(\\])")


class Fate(StrEnum):
    """What became of a mutant."""

    REFUTED = "refuted"
    UNDECIDED = "undecided"
    UNSEEN = "unseen"
    SAME = "same value"
    SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of a note's text in one of its claims. `certain`: whatever the note says, the changed claim is false."""

    path: str
    kind: str
    span: Span
    text: str
    claim: Judgement
    certain: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A mutant, what became of it, and the verdict's words."""

    mutant: Mutant
    fate: Fate
    detail: str


def read(notes: Mapping[str, str]) -> ReadVault:
    """A vault's notes, read."""
    sources = [Source(path, text) for path, text in notes.items()]
    files = VaultFiles(Path(), tuple(VaultFile(path, len(text), 0) for path, text in notes.items()))
    return read_sources(sources, files)


def judge(vault: ReadVault) -> tuple[Judgement, ...]:
    """The judgements on the claims of a vault's notes, on all cores."""
    return judge_vault(vault, Means(limits=CodeLimits()), expressions=False).judgements


def _judge_changed(
    vault: ReadVault, texts: Mapping[str, str], places: Mapping[str, Sequence[Span]]
) -> dict[str, tuple[Judgement, ...]]:
    """The judgements on those claims of changed notes that stand at some places; the other notes are as they were."""
    examined = examine_all({path: Source(path, texts[path]) for path in places})
    changed = {
        path: replace(
            one.extracted,
            claims=tuple(
                claim for claim in one.extracted.claims if any(claim.span.covers(at) for at in places[path])
            ),
        )
        for path, one in examined.items()
    }
    whole = replace(
        vault,
        notes={**vault.notes, **{path: one.note for path, one in examined.items()}},
        extracted={**vault.extracted, **changed},
    )
    judged = judge_notes(places, whole, references_of(whole), Means(limits=CodeLimits()))
    return {path: one.judgements for path, one in judged.items()}


def read_notes(vault: Path) -> dict[str, str]:
    """The texts of a vault's notes by path."""
    return {
        path.relative_to(vault).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(vault.rglob("*.md"))
    }


def mutants_of(judgement: Judgement, text: str) -> Iterator[Mutant]:
    """Every change of a claim that holds."""
    claim = judgement.claim
    if not isinstance(judgement.verdict, Holds) or judgement.verdict.remark is not None:
        return
    whole = text[claim.span.start : claim.span.end]
    at = whole.rfind(judgement.stated)
    if at < 0:
        return
    start, end = claim.span.start + at, claim.span.start + at + len(judgement.stated)
    for kind, changed in _values(judgement.stated, judgement.verdict.actual):
        certain = not _is_looser(claim, judgement.stated, changed)
        yield Mutant(claim.path, kind, Span(start, end), changed, judgement, certain=certain)
    if isinstance(claim, Equation) and at > 0 and "\n" not in whole:
        for kind, span, changed in _terms(whole[:at]):
            moved = Span(claim.span.start + span.start, claim.span.start + span.end)
            yield Mutant(claim.path, kind, moved, changed, judgement, certain=False)


def _is_looser(claim: Claim, stated: str, changed: str) -> bool:
    """Whether a claim of a bound on one side is changed into one of a looser bound, which is true as well."""
    if not (isinstance(claim, Property) and isinstance(claim.says, Interval)) or claim.says.exact:
        return False
    was, now = (re.search(r"-?\d+(?:\.\d+)?", one.replace("−", "-")) for one in (stated, changed))
    if was is None or now is None or (claim.says.low is None) is (claim.says.high is None):
        return False
    rises = Decimal(now.group()) > Decimal(was.group())
    return rises if claim.says.low is None else not rises


def _values(stated: str, actual: str) -> Iterator[tuple[str, str]]:
    """A stated value with another last digit, first digit, sign or size; arrays in their first number."""
    match = re.search(r"[-−]?\d+(?:\.\d+)?", stated)
    found = re.search(r"[-−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?", actual)
    if match is None or found is None or "," in stated[: match.end() + 1][match.end() :]:
        return
    written = match.group().replace("−", "-")
    value, real = Decimal(written), Decimal(found.group().replace("−", "-"))
    unit = Decimal(1).scaleb(-len(written.partition(".")[2]))
    plain = match.group() == stated.strip() and "e" not in actual and " or " not in actual
    away = unit if value >= 0 else -unit
    first = re.sub(r"[1-9]", lambda digit: str(int(digit.group()) % 9 + 1), written, count=1)
    changes = {
        "last digit": value + away,
        "first digit": Decimal(first),
        "sign": -value,
        "size": value * 10,
    }
    for kind, changed in changes.items():
        if changed == value or (plain and abs(changed - real) <= unit):
            continue
        shown = f"{changed:f}"
        yield kind, stated[: match.start()] + shown + stated[match.end() :]


def _terms(left: str) -> Iterator[tuple[str, Span, str]]:
    """A left side with one number, sign, exponent, operator or index changed."""
    for kind, pattern in (
        ("argument", _NUMBER),
        ("exponent", _EXPONENT),
        ("branch", _ARGUMENT_SIGN),
        ("operator", _OPERATOR),
        ("index", _INDEX),
    ):
        for match in pattern.finditer(left):
            yield kind, Span(match.start(), match.end()), _changed(kind, match.group())


def _changed(kind: str, text: str) -> str:
    if kind == "branch":
        return "" if text else "-"
    if kind == "operator":
        return "+" if text == "-" else "-"
    return re.sub(r"\d(?!.*\d)", lambda digit: str(int(digit.group()) % 9 + 1), text)


def rounds(mutants: Sequence[Mutant], texts: Mapping[str, str]) -> list[list[Mutant]]:
    """The mutants in groups that can be planted together: no two of a group on one line."""
    lines: dict[tuple[str, int], list[Mutant]] = defaultdict(list)
    for one in mutants:
        lines[one.path, texts[one.path].count("\n", 0, one.span.start)].append(one)
    most = max(map(len, lines.values()), default=0)
    return [[group[at] for group in lines.values() if at < len(group)] for at in range(most)]


def try_round(vault: ReadVault, planted: Sequence[Mutant]) -> Iterator[Outcome]:
    """Plant some mutants, judge the claims that they changed, and tell what became of each."""
    texts = {one.path: vault.notes[one.path].source.text for one in planted}
    places: dict[int, Span] = {}
    for path in {one.path for one in planted}:
        shift = 0
        for one in sorted((one for one in planted if one.path == path), key=lambda one: one.span):
            start, end = one.span.start + shift, one.span.end + shift
            texts[path] = texts[path][:start] + one.text + texts[path][end:]
            places[id(one)] = Span(start, start + len(one.text))
            shift += len(one.text) - (end - start)
    changed = {path: [places[id(one)] for one in planted if one.path == path] for path in texts}
    judged = _judge_changed(vault, texts, changed)
    for one in planted:
        yield _outcome(one, places[id(one)], judged[one.path])


def _outcome(mutant: Mutant, place: Span, judged: Sequence[Judgement]) -> Outcome:
    near = [
        one
        for one in judged
        if one.claim.span.start <= place.start
        and place.end <= one.claim.span.end
        and one.claim.kind == mutant.claim.claim.kind
    ]
    if mutant.certain:  # the same digits may stand on the left of the next step, which may hold by rounding
        near = [one for one in near if _states(one.claim, place)] or near
    holding = [one for one in near if isinstance(one.verdict, Holds)]
    if not near:
        return Outcome(mutant, Fate.UNSEEN, "no claim is found any more")
    if holding:
        fate = Fate.SURVIVED if mutant.certain else Fate.SAME
        return Outcome(mutant, fate, f"{holding[0].claim.text} ({_said(holding[0])})")
    if all(isinstance(one.verdict, Undecided) for one in near):
        return Outcome(mutant, Fate.UNDECIDED, _said(near[0]))
    return Outcome(mutant, Fate.REFUTED, _said(near[0]))


def _states(claim: Claim, place: Span) -> bool:
    """Whether a claim states what stands at a place, and does not derive something from it."""
    return not isinstance(claim, Equation) or claim.right.passage.whole.covers(place)


def _said(judgement: Judgement) -> str:
    verdict = judgement.verdict
    return verdict.reason if isinstance(verdict, Undecided) else verdict.actual
