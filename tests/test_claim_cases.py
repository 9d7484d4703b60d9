"""The cases' own measure is sound: it sees a wrong verdict, a missed one, and one that nobody asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from claim_cases import Case, CaseError, Expected, Result, hold_against, read_cases, same_value
from vaultproof.claim import Equation, Holds, Judgement, Refuted, Relation, Syntax, Term, Undecided, Verdict
from vaultproof.source import Passage, Source, Span

NOTE = "f(1) = 1, f(2) = 3, x = 2, g(1) = 7, f(9) = 9"
FILE = f"""# Kind
## A case
````markdown
{NOTE}
````
```expect
holds: f(1) = 1
refuted: f(2) = 3 => 2
silent: x = 2
undecided: g(1) = 7
```
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """The one case of a file."""
    (tmp_path / "kind.md").write_text(FILE, encoding="utf-8")
    (only,) = read_cases(tmp_path)
    return only


def judged(text: str, verdict: Verdict) -> Judgement:
    """A verdict on the statement that stands at `text` in the note."""
    source = Source("Note.md", NOTE + "\n")
    span = Span(NOTE.index(text), NOTE.index(text) + len(text))
    term = Term(Passage.of(source, span), Syntax.PLAIN)
    claim = Equation(
        path="Note.md",
        span=span,
        kind="value",
        text=text,
        scope=0,
        left=term,
        relation=Relation.EQUAL,
        right=term,
    )
    return Judgement(claim=claim, stated="", verdict=verdict, testimony=())


RIGHT = (
    ("f(1) = 1", Holds(actual="1")),
    ("f(2) = 3", Refuted(actual="2.0")),
    ("g(1) = 7", Undecided(reason="g is not defined")),
)


def results(case: Case, *said: tuple[str, Verdict]) -> list[Result]:
    """How each expectation fares, in order, and then every surplus accusation."""
    return [one.result for one in hold_against(case, [judged(*pair) for pair in said])]


def test_right_verdicts_meet_every_expectation(case: Case) -> None:
    assert results(case, *RIGHT) == [Result.MET] * 4


def test_an_engine_that_says_nothing_misses_all_but_silence(case: Case) -> None:
    assert results(case) == [Result.MISSED, Result.MISSED, Result.MET, Result.MISSED]


def test_an_engine_that_says_yes_to_everything_is_wrong_wherever_yes_is_wrong(case: Case) -> None:
    said = [(one.text, Holds(actual="?")) for one in case.expectations]
    assert results(case, *said) == [Result.MET, Result.WRONG, Result.WRONG, Result.WRONG]


def test_an_accusation_that_nobody_listed_is_wrong(case: Case) -> None:
    assert results(case, *RIGHT, ("f(9) = 9", Refuted(actual="8")))[4:] == [Result.WRONG]


def test_an_accusation_of_what_holds_is_wrong(case: Case) -> None:
    assert Result.WRONG in results(case, ("f(1) = 1", Refuted(actual="0")))


def test_a_refutation_with_another_value_is_wrong(case: Case) -> None:
    assert results(case, ("f(2) = 3", Refuted(actual="5")))[1] is Result.WRONG


def test_values_agree_to_the_digits_that_the_case_gives() -> None:
    assert same_value("0.0179862", "0.018")
    assert same_value("[0.09, 0.2447, 0.6652]", "[0.09, 0.245, 0.665]")
    assert same_value("5/4", "1.25")
    assert not same_value("0.0279", "0.018")
    assert not same_value("[0.5]", "[0.5, 0.5]")


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (FILE.replace("holds: f(1) = 1", "holds: f(1) = 4"), "stands 0 times"),
        (FILE.replace("holds: f(1) = 1", "holds: f("), "stands 3 times"),
        (FILE.replace("holds: f(1)", "true: f(1)"), "not an expectation"),
        (FILE.removesuffix("```\n"), "not closed"),
        (FILE + FILE, "second case named"),
        (FILE.partition("```expect")[0], "no expect fence"),
    ],
)
def test_a_malformed_case_file_is_refused_with_its_place(tmp_path: Path, broken: str, why: str) -> None:
    (tmp_path / "kind.md").write_text(broken, encoding="utf-8")
    with pytest.raises(CaseError, match=rf"kind\.md(:\d+)?: .*({why})"):
        read_cases(tmp_path)


def test_a_heading_marks_a_known_gap(tmp_path: Path) -> None:
    (tmp_path / "kind.md").write_text(FILE.replace("A case", "A case (not yet)"), encoding="utf-8")
    (only,) = read_cases(tmp_path)
    assert (only.name, only.gap) == ("A case", True)
    assert only.expectations[0].expected is Expected.HOLDS
