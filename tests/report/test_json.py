"""The JSON report, whose fields other programs rely on."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from report.example import FINDINGS, findings_at
from vaultproof import __version__
from vaultproof.findings import Findings
from vaultproof.report import FORMATS


def read(findings: Findings) -> Any:
    return json.loads(FORMATS["json"](findings))


def test_the_report_is_the_promised_object() -> None:
    """Each field of the contract, with the example's values, and none renamed."""
    report = read(FINDINGS)
    assert list(report) == [
        "schema",
        "tool",
        "unsafe_run",
        "summary",
        "definitions",
        "claims",
        "links",
        "diagnostics",
    ]
    assert report["schema"] == 1
    assert report["tool"] == {"name": "vaultproof", "version": __version__}
    assert report["summary"] == {
        "notes": 1,
        "formulas": 1,
        "claims": 4,
        "holds": 1,
        "refuted": 1,
        "disputed": 1,
        "undecided": 1,
        "errors": 1,
        "warnings": 1,
        "infos": 0,
    }
    assert report["definitions"] == [
        {
            "path": "ReLU.md",
            "line": 5,
            "column": 3,
            "end_line": 5,
            "end_column": 20,
            "name": "f",
            "aliases": ["ReLU"],
            "parameters": ["x"],
            "source": "formula",
            "text": "f(x) = \\max(0, x)",
            "expression": "Max(0, x)",
        }
    ]
    assert report["claims"][1] == {
        "path": "ReLU.md",
        "line": 8,
        "column": 3,
        "end_line": 8,
        "end_column": 15,
        "kind": "value",
        "text": "ReLU(-2) = 1",
        "verdict": "refuted",
        "stated": "1",
        "actual": "0",
        "reason": None,
        "remark": None,
        "testimony": [
            {
                "witness": "formula",
                "path": "ReLU.md",
                "line": 5,
                "value": "0",
                "agrees": False,
                "reason": None,
            }
        ],
    }
    assert report["links"] == [
        {
            "path": "ReLU.md",
            "line": 3,
            "column": 6,
            "end_line": 3,
            "end_column": 47,
            "kind": "wikilink",
            "target": "Vanishing Gradient",
            "subpath": None,
            "display": "vanishing gradient",
            "in_property": "Reference",
            "resolved": None,
        }
    ]
    mark = report["diagnostics"][1].pop("fingerprint")
    assert re.fullmatch("[0-9a-f]{40}", mark)
    assert report["diagnostics"][1] == {
        "path": "ReLU.md",
        "line": 8,
        "column": 3,
        "end_line": 8,
        "end_column": 15,
        "code": "C401",
        "name": "refuted-claim",
        "severity": "error",
        "message": "the note says `ReLU(-2) = 1`, its formula gives 0",
        "help": "write `0`",
        "fix": {
            "applicability": "unsafe",
            "edits": [{"line": 8, "column": 14, "end_line": 8, "end_column": 15, "text": "0"}],
        },
        "labels": [
            {"path": "ReLU.md", "line": 5, "column": 3, "end_line": 5, "end_column": 20, "text": "formula: 0"}
        ],
    }


def test_each_verdict_has_its_word_and_only_undecided_a_reason() -> None:
    """A verdict is told in lower case; `actual` and `reason` exclude each other."""
    claims = read(FINDINGS)["claims"]
    assert [one["verdict"] for one in claims] == ["holds", "refuted", "undecided", "disputed"]
    assert [one["actual"] for one in claims] == ["3", "0", None, "formula 2, code 3"]
    assert [one["reason"] for one in claims] == [None, None, "`g` is not defined", None]


def test_columns_count_code_points() -> None:
    """Letters outside the basic plane and combining marks are a column for each code point; CRLF ends one line."""
    at = read(findings_at("a\r\n🎉e\u0301 f(1) = 2\r\n", "f(1) = 2"))["diagnostics"][0]
    assert (at["line"], at["column"], at["end_column"]) == (2, 5, 13)


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\u202e", "\u2028", "\ud800", '"', "\\", "\n", "語"])
def test_a_message_comes_back_whole_from_a_text_that_is_safe_to_show(char: str) -> None:
    """Control and bidirectional characters travel as escapes, and nothing is lost."""
    findings = findings_at("x", "x", message=f"says {char}")
    assert read(findings)["diagnostics"][0]["message"] == f"says {char}"
    text = FORMATS["json"](findings)
    text.encode("utf-8")
    assert (char in text) == (char in '"\\\n語')


def test_an_empty_vault_has_empty_lists() -> None:
    """A report without findings keeps its shape."""
    report = read(Findings())
    assert [report[key] for key in ("definitions", "claims", "links", "diagnostics")] == [[], [], [], []]
