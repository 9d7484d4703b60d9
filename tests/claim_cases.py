"""Cases of claims, written as Markdown: read them, and hold verdicts against them. Runs no engine itself.

A case is a `##` heading (its name), a four-backtick `markdown` fence (the note) and an `expect` fence:

    holds: TEXT          a claim at TEXT must hold
    refuted: TEXT => V   a claim at TEXT must be refuted; V, where given, is the actual value
    disputed: TEXT       witnesses of the claim at TEXT must disagree with one another
    undecided: TEXT      the claim at TEXT must be found and left undecided
    silent: TEXT         no claim at TEXT, or only an undecided one

TEXT stands exactly once in the case's notes, within one line. A first line `title: NAME` names the note (else `Note`);
further notes follow a line `### NAME.md`. A heading that ends in `(not yet)` marks a known gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from vaultproof.claim import Disputed, Holds, Judgement, Refuted, Undecided
from vaultproof.source import Span

_FENCE = re.compile(r"(`{3,})(.*)")
_EXPECTATION = re.compile(r"(holds|refuted|disputed|undecided|silent): (.+)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?:/\d+)?", re.IGNORECASE)
_GAP = " (not yet)"


class CaseError(ValueError):
    """A case file that does not follow its format; says where."""


class Expected(StrEnum):
    """What must become of the text that an expectation names."""

    HOLDS = "holds"
    REFUTED = "refuted"
    DISPUTED = "disputed"
    UNDECIDED = "undecided"
    SILENT = "silent"


ACCUSED = frozenset({Expected.REFUTED, Expected.DISPUTED})
DECIDED = ACCUSED | {Expected.HOLDS}


class Result(StrEnum):
    """How an expectation fared: met, missed (undecided or not found) or wrong (a verdict that is not true)."""

    MET = "met"
    MISSED = "missed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One line of an `expect` fence with the place of its text."""

    expected: Expected
    text: str
    value: str | None
    path: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One heading of a case file: notes, and what must become of their claims."""

    kind: str
    name: str
    gap: bool
    notes: Mapping[str, str]
    expectations: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an expectation, or (`expectation` None) of a claim that nobody listed."""

    result: Result
    expectation: Expectation | None
    detail: str


def read_cases(folder: Path) -> tuple[Case, ...]:
    """Every case of a folder's Markdown files, in the order of their names. Raises CaseError."""
    return tuple(case for path in sorted(folder.glob("*.md")) for case in _read_file(path))


def _read_file(path: Path) -> Iterator[Case]:
    name: str | None = None
    notes: dict[str, str] = {}
    title: str | None = None
    seen: set[str] = set()
    for number, line, fenced in _pieces(path):
        if fenced is None and line.startswith("## "):
            if notes:
                raise CaseError(f"{path.name}:{number}: the case before this one has no expect fence")
            name = line[3:].strip()
            if name in seen:
                raise CaseError(f"{path.name}:{number}: a second case named {name!r}")
            seen.add(name)
        elif fenced is None and line.startswith("### "):
            title = line[4:].strip()
        elif fenced is not None and line == "markdown":
            notes[title or ""] = fenced
            title = None
        elif fenced is not None and line == "expect":
            if name is None or "" not in notes:
                raise CaseError(f"{path.name}:{number}: an expect fence without a heading or a note")
            yield _case(path, number, name, notes, fenced)
            name, notes = None, {}
    if notes or name is not None:
        raise CaseError(f"{path.name}: the last case has no expect fence")


def _pieces(path: Path) -> Iterator[tuple[int, str, str | None]]:
    """The lines outside fences, and the fences as (line number, info string, content)."""
    lines = path.read_text(encoding="utf-8").split("\n")
    at = 0
    while at < len(lines):
        opening = _FENCE.fullmatch(lines[at])
        if opening is None:
            yield at + 1, lines[at], None
            at += 1
            continue
        end = next((i for i in range(at + 1, len(lines)) if lines[i] == opening[1]), None)
        if end is None:
            raise CaseError(f"{path.name}:{at + 1}: this fence is not closed")
        yield at + 1, opening[2].strip(), "".join(f"{line}\n" for line in lines[at + 1 : end])
        at = end + 1


def _case(path: Path, number: int, name: str, notes: Mapping[str, str], fence: str) -> Case:
    lines = [line for line in fence.split("\n") if line.strip()]
    title = "Note"
    if lines and lines[0].startswith("title: "):
        title = lines.pop(0).removeprefix("title: ").strip()
    named = {key or f"{title}.md": text for key, text in notes.items()}
    try:
        expectations = tuple(_expectation(line, named) for line in lines)
    except CaseError as error:
        raise CaseError(f"{path.name}:{number}: in {name!r}: {error}") from error
    if not expectations:
        raise CaseError(f"{path.name}:{number}: {name!r} expects nothing")
    return Case(
        kind=path.stem,
        name=name.removesuffix(_GAP),
        gap=name.endswith(_GAP),
        notes=named,
        expectations=expectations,
    )


def _expectation(line: str, notes: Mapping[str, str]) -> Expectation:
    match = _EXPECTATION.fullmatch(line.rstrip())
    if match is None:
        raise CaseError(f"not an expectation: {line!r}")
    expected, text, value = Expected(match[1]), match[2], None
    if expected in ACCUSED and " => " in text:
        text, value = text.rsplit(" => ", 1)
    places = [(path, at.start()) for path, note in notes.items() for at in re.finditer(re.escape(text), note)]
    if len(places) != 1:
        raise CaseError(f"{text!r} stands {len(places)} times in the notes, not once")
    path, start = places[0]
    return Expectation(
        expected=expected, text=text, value=value, path=path, span=Span(start, start + len(text))
    )


def hold_against(case: Case, judgements: Sequence[Judgement]) -> tuple[Outcome, ...]:
    """What became of each expectation, and of every accusation that no expectation lists."""
    near: dict[int, list[Judgement]] = {index: [] for index in range(len(case.expectations))}
    surplus = []
    for judgement in judgements:
        touched = [i for i, one in enumerate(case.expectations) if _overlap(one, judgement) > 0]
        for index in touched:
            near[index].append(judgement)
        if isinstance(judgement.verdict, Refuted | Disputed):
            near_by = (case.expectations[index] for index in touched)
            if not any(one.expected in ACCUSED and _same_place(one, judgement) for one in near_by):
                surplus.append(judgement)
    outcomes = [_outcome(one, near[index]) for index, one in enumerate(case.expectations)]
    accused = [Outcome(result=Result.WRONG, expectation=None, detail=told(one)) for one in surplus]
    return (*outcomes, *accused)


def _overlap(expectation: Expectation, judgement: Judgement) -> float:
    """How much of the two places together is shared, from 0 to 1."""
    mine, claim = expectation.span, judgement.claim
    if claim.path != expectation.path:
        return 0.0
    shared = min(mine.end, claim.span.end) - max(mine.start, claim.span.start)
    return max(0.0, shared / (max(mine.end, claim.span.end) - min(mine.start, claim.span.start)))


def _same_place(expectation: Expectation, judgement: Judgement) -> bool:
    """Whether a claim is the one meant, and not its neighbour in a chain, with which it shares a term."""
    mine, claim = expectation.span, judgement.claim.span
    return mine.covers(claim) or claim.covers(mine) or _overlap(expectation, judgement) >= 0.5


def _outcome(expectation: Expectation, near: Sequence[Judgement]) -> Outcome:
    def outcome(result: Result, why: str) -> Outcome:
        return Outcome(result=result, expectation=expectation, detail=why)

    says = "; ".join(told(one) for one in near) or "no claim found"
    close = [one for one in near if _same_place(expectation, one)]
    match expectation.expected:
        case Expected.SILENT:
            decided = any(not isinstance(one.verdict, Undecided) for one in near)
            return outcome(Result.WRONG if decided else Result.MET, says)
        case Expected.UNDECIDED:
            if any(not isinstance(one.verdict, Undecided) for one in close):
                return outcome(Result.WRONG, says)
            return outcome(Result.MET if near else Result.MISSED, says)
        case Expected.HOLDS:
            return outcome(
                Result.MET if any(isinstance(one.verdict, Holds) for one in near) else Result.MISSED, says
            )
        case Expected.REFUTED | Expected.DISPUTED:
            kind = Refuted if expectation.expected is Expected.REFUTED else Disputed
            found = [one.verdict for one in near if isinstance(one.verdict, kind)]
            if any(expectation.value is None or same_value(one.actual, expectation.value) for one in found):
                return outcome(Result.MET, says)
            wrong = found or any(isinstance(one.verdict, Holds | Refuted | Disputed) for one in close)
            return outcome(Result.WRONG if wrong else Result.MISSED, says)


def told(judgement: Judgement) -> str:
    """A judgement in one line, for a failure's message."""
    verdict = judgement.verdict
    because = verdict.reason if isinstance(verdict, Undecided) else verdict.actual
    return f"{judgement.claim.text!r} {type(verdict).__name__.lower()} ({because})"


def same_value(actual: str, wanted: str) -> bool:
    """Whether an engine's value is the one wanted, to the digits in which the case gives it."""
    if "".join(actual.split()) == "".join(wanted.split()):
        return True
    ours, theirs = _NUMBER.findall(wanted), _NUMBER.findall(actual.replace("−", "-"))
    return bool(ours) and len(ours) == len(theirs) and all(map(_agree, ours, theirs))


def _agree(wanted: str, actual: str) -> bool:
    places = len(wanted.partition(".")[2]) if re.fullmatch(r"[-+]?\d*\.\d+", wanted) else 9
    return abs(Fraction(wanted) - Fraction(actual)) <= Fraction(6, 10 ** (places + 1))
