"""Formulas as people write them mean what their writers computed by hand with NumPy."""

from __future__ import annotations

from pathlib import Path

import pytest

from latex.formula_cases import outcome, read_cases

TABLES = (
    "cases.tsv",
    "cases_more.tsv",
    "cases_others.tsv",
    "cases_fields.tsv",
    "cases_textbooks.tsv",
    "cases_doubts.tsv",
    "cases_manners.tsv",
    "cases_hands.tsv",
    "cases_named.tsv",
    "cases_tricky.tsv",
)


@pytest.mark.parametrize("table", TABLES)
def test_a_formula_means_what_its_writer_computed(table: str) -> None:
    """None is understood wrongly, and at least 97 in a hundred are understood."""
    told = {case.id: outcome(case) for case in read_cases(Path(__file__).with_name(table))}
    assert {name: text for name, text in told.items() if text.startswith("wrong")} == {}
    assert sum(text == "right" for text in told.values()) >= 0.97 * len(told), told
