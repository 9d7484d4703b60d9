"""An old vault starts clean, and only new findings count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.example import FINDINGS, REFUTED, UNRESOLVED, with_diagnostics
from vaultproof.report import FORMATS
from vaultproof.report.baseline import BaselineError, without_known
from vaultproof.source import Source, Span


def test_a_report_hides_its_own_findings() -> None:
    """Nothing is new against the report of the same run; claims and links are told all the same."""
    left = without_known(FINDINGS, FORMATS["json"](FINDINGS))
    assert left.diagnostics == ()
    assert (left.judgements, left.links) == (FINDINGS.judgements, FINDINGS.links)


def test_a_new_finding_is_told() -> None:
    """What the baseline does not hold stays, and a second finding that says the same as a known one is new."""
    baseline = FORMATS["json"](with_diagnostics(UNRESOLVED))
    assert without_known(with_diagnostics(UNRESOLVED, REFUTED), baseline).diagnostics == (REFUTED,)
    assert without_known(with_diagnostics(UNRESOLVED, UNRESOLVED), baseline).diagnostics == (UNRESOLVED,)


def test_a_known_finding_may_move() -> None:
    """Lines added above a finding do not make it new."""
    baseline = FORMATS["json"](with_diagnostics(REFUTED))
    moved = replace(REFUTED, span=Span(REFUTED.span.start + 2, REFUTED.span.end + 2))
    source = Source("ReLU.md", "\n\n" + FINDINGS.sources["ReLU.md"].text)
    later = replace(with_diagnostics(moved), sources={"ReLU.md": source})
    assert without_known(later, baseline).diagnostics == ()


def test_a_note_may_get_another_name() -> None:
    """What was known of a note that is gone is known in a new one, once each."""
    baseline = FORMATS["json"](with_diagnostics(REFUTED))
    renamed = replace(REFUTED, path="Activation/ReLU.md")
    source = {"Activation/ReLU.md": FINDINGS.sources["ReLU.md"]}
    later = replace(with_diagnostics(renamed, renamed), sources=source)
    assert without_known(later, baseline).diagnostics == (renamed,)
    assert without_known(later, baseline, is_there=lambda _: True).diagnostics == (renamed, renamed)


def test_what_a_message_counts_may_change() -> None:
    """One more note with the same tag makes no finding new; another number in the note's own words does."""
    variant = replace(UNRESOLVED, message="the tag `A1` is written `a1` in 15 notes")
    baseline = FORMATS["json"](with_diagnostics(variant))
    more = replace(variant, message="the tag `A1` is written `a1` in 1,016 notes")
    other = replace(variant, message="the tag `A2` is written `a2` in 15 notes")
    assert without_known(with_diagnostics(more), baseline).diagnostics == ()
    assert without_known(with_diagnostics(other), baseline).diagnostics == (other,)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"diagnostics": 1}', '{"diagnostics": [{}]}', "[" * 100_000]
)
def test_what_is_no_report_is_refused(text: str) -> None:
    """An empty, foreign or broken file is an error and hides nothing."""
    with pytest.raises(BaselineError, match="check --format json"):
        without_known(FINDINGS, text)
