"""The reports that CI services read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from sarif_pydantic import Sarif

from report.example import FINDINGS, REFUTED, UNRESOLVED, findings_at, with_diagnostics
from vaultproof.catalogue import UNDECIDED_CLAIM
from vaultproof.findings import Findings
from vaultproof.report import FORMATS
from vaultproof.source import Source, Span

FORGERIES = [
    "::error::forged",
    "\n::error::forged",
    "\r::error::forged",
    "  ::add-mask::x",
    "##[error]forged",
    "a ##[warning]forged",
    "\u2028::error::forged",
    "%0A::error::forged",
]


def commands(text: str) -> list[str]:
    """The lines that GitHub's runner would take as commands: `::name` after spaces, or `##[` anywhere."""
    return [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@pytest.mark.parametrize("forged", FORGERIES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_note_cannot_forge_a_command(name: str, forged: str) -> None:
    """Whatever a note's text, name and message hold, a log gets the command of the finding and no other."""
    path = f"{forged.strip()}.md"
    source = Source(path, forged)
    one = UNDECIDED_CLAIM.at(path, Span(0, len(forged)), forged, help=forged)
    text = FORMATS[name](Findings(sources={path: source}, diagnostics=(one,)))
    assert len(commands(text)) == (1 if name == "github" else 0)


@pytest.mark.parametrize(
    ("name", "stamp"),
    [
        ("full", "ran without a sandbox"),
        ("concise", "ran without a sandbox"),
        ("github", "ran without a sandbox"),
        ("json", '"unsafe_run": true'),
        ("sarif", '"unsafeRun": true'),
        ("junit", '<property name="unsafe-run" value="true" />'),
    ],
)
def test_a_run_without_a_sandbox_is_stamped(name: str, stamp: str) -> None:
    """Who reads a report can see that a note's code ran with no wall around it, and only then."""
    assert stamp in FORMATS[name](replace(FINDINGS, unsafe=True))
    assert stamp not in FORMATS[name](FINDINGS)


def test_an_annotation_names_its_file_from_the_repository() -> None:
    """GitHub needs the path from where the command ran, and columns that count the last one in."""
    first, second, *_ = FORMATS["github"](FINDINGS).splitlines()
    assert first.startswith(
        "::warning file=vault/ReLU.md,line=3,endLine=3,col=6,endColumn=46,title=L201 unresolved-link::"
    )
    assert second.endswith("::the note says `ReLU(-2) = 1`, its formula gives 0%0Awrite `0`")


def test_an_annotation_escapes_what_would_end_a_field() -> None:
    """A colon, comma or percent sign in a file's name stays part of the name."""
    path = "a,b: 50%.md"
    one = UNDECIDED_CLAIM.at(path, Span(0, 1), "m")
    text = FORMATS["github"](Findings(sources={path: Source(path, "x")}, diagnostics=(one,)))
    assert text.startswith("::notice file=a%2Cb%3A 50%25.md,line=1,")


def test_gitlab_gets_a_fingerprint_that_survives_a_line_added_above() -> None:
    """The same finding further down keeps its mark; two of them in one note have two."""
    first = gitlab(findings_at("f(1) = 2", "f(1) = 2"))
    moved = gitlab(findings_at("a\n\nf(1) = 2", "f(1) = 2"))
    assert first[0]["location"] != moved[0]["location"]
    assert first[0]["fingerprint"] == moved[0]["fingerprint"]
    twice = gitlab(with_diagnostics(REFUTED, REFUTED, UNRESOLVED))
    assert len({one["fingerprint"] for one in twice}) == 3


def test_gitlab_gets_the_fields_it_requires() -> None:
    """Description, check name, fingerprint, severity of its own words, path and first line."""
    for issue in gitlab(FINDINGS):
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= issue.keys()
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["path"] == "vault/ReLU.md"
        assert issue["location"]["positions"]["begin"]["line"] >= 1


def gitlab(findings: Findings) -> Any:
    return json.loads(FORMATS["gitlab"](findings))


def test_sarif_is_read_by_another_implementation() -> None:
    """A model of the standard written by others accepts the log and finds the results in it."""
    log = Sarif.model_validate_json(FORMATS["sarif"](FINDINGS))
    (run,) = log.runs
    assert [result.rule_id for result in run.results or []] == ["L201", "C401"]


def test_sarif_tells_places_as_the_standard_counts() -> None:
    """Regions count from 1 in code points, end columns are exclusive, addresses are percent-encoded."""
    findings = findings_at("🎉 f(1) = 2", "f(1) = 2")
    (run,) = sarif(findings)["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert region == {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 11}
    path = "Ghi chú #1?.md"
    one = UNDECIDED_CLAIM.at(path, Span(0, 1), "m")
    (run,) = sarif(Findings(sources={path: Source(path, "x")}, diagnostics=(one,)))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "Ghi%20ch%C3%BA%20%231%3F.md"


def test_sarif_names_each_rule_that_it_uses_once() -> None:
    """Each result points at its own rule's description."""
    (run,) = sarif(with_diagnostics(REFUTED, UNRESOLVED, REFUTED))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == ["C401", "L201", "C401"]
    assert len(rules) == 2


def test_a_note_puts_no_link_into_a_sarif_message() -> None:
    """What stands in a note as a Markdown link is shown as it is written, and leads nowhere."""
    one = UNDECIDED_CLAIM.at("A.md", Span(0, 1), "`[here](https://a.b) and [1]` (see it)", help="[x](1)")
    (run,) = sarif(Findings(sources={"A.md": Source("A.md", "x")}, diagnostics=(one,)))["runs"]
    text = run["results"][0]["message"]["text"]
    assert text == "`\\[here](https://a.b) and [1]` (see it)\n\\[x](1)"


def sarif(findings: Findings) -> Any:
    return json.loads(FORMATS["sarif"](findings))


def test_junit_has_a_case_for_each_claim_and_other_finding() -> None:
    """A claim that holds passes, refuted and disputed ones fail, an undecided one is skipped, a link fails."""
    suites = ElementTree.fromstring(FORMATS["junit"](FINDINGS))
    assert (suites.get("tests"), suites.get("failures"), suites.get("skipped")) == ("5", "3", "1")
    outcomes = {
        case.get("name"): [child.tag for child in case] for case in suites.findall("testsuite/testcase")
    }
    assert outcomes == {
        "line 7: ReLU(3) = 3": [],
        "line 8: ReLU(-2) = 1": ["failure"],
        "line 9: g(2) = 5": ["skipped"],
        "line 10: u(1) = 2": ["failure"],
        "line 3: L201 unresolved-link": ["failure"],
    }


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\ufffe", "\ud800", "<", "&", '"', "]]>"])
def test_junit_stays_xml_whatever_a_note_says(char: str) -> None:
    """Characters that XML forbids are replaced, those that it uses are escaped."""
    text = FORMATS["junit"](findings_at("x", "x", message=f"says {char}"))
    failure = ElementTree.fromstring(text.encode()).find(".//failure")
    assert failure is not None
    assert re.match(r"says .", failure.get("message", ""))


def test_concise_is_one_line_a_finding() -> None:
    """Path, place, severity, code and message, ready for an editor's problem matcher."""
    first, second, *_ = FORMATS["concise"](FINDINGS).splitlines()
    assert first == "vault/ReLU.md:3:6: warning[L201] no note is named `Vanishing Gradient`"
    assert second.startswith("vault/ReLU.md:8:3: error[C401] the note says")
