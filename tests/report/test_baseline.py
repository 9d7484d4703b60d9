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


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"diagnostics": 1}', '{"diagnostics": [{}]}', "[" * 100_000]
)
def test_what_is_no_report_is_refused(text: str) -> None:
    """An empty, foreign or broken file is an error and hides nothing."""
    with pytest.raises(BaselineError, match="check --format json"):
        without_known(FINDINGS, text)
