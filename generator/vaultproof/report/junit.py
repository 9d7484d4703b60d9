"""JUnit XML: each claim a test case, each other finding at or above a warning one more. Times nothing.

A claim that holds passes, one that is refuted or disputed fails, one that is undecided is skipped with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree

from vaultproof.claim import Disputed, Holds, Judgement, Refuted, Undecided
from vaultproof.diagnostic import Diagnostic, Severity
from vaultproof.findings import Findings
from vaultproof.report.harmless import visible
from vaultproof.report.place import place

_NO_XML = re.compile(r"[\ufffe\uffff]")


def report(findings: Findings) -> str:
    """The claims and findings as test suites, one a note."""
    suites = ElementTree.Element("testsuites", name="vaultproof")
    cases = sorted(_cases(findings), key=lambda case: case.get("classname", ""))
    for note, members in groupby(cases, key=lambda case: case.get("classname", "")):
        suite = ElementTree.SubElement(suites, "testsuite", name=note)
        if findings.unsafe:
            told = ElementTree.SubElement(suite, "properties")
            ElementTree.SubElement(told, "property", name="unsafe-run", value="true")
        suite.extend(members)
        _count(suite)
    _count(suites)
    ElementTree.indent(suites)
    text = ElementTree.tostring(suites, encoding="unicode").replace("##[", "##&#91;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _cases(findings: Findings) -> Iterator[ElementTree.Element]:
    for judgement in findings.judgements:
        yield _claim(findings, judgement)
    claimed = {(one.claim.path, one.claim.span) for one in findings.judgements}
    for one in findings.diagnostics:
        told = one.code.startswith("C4") and (one.path, one.span) in claimed
        if one.severity is not Severity.INFO and not told:
            yield _finding(findings, one)


def _claim(findings: Findings, one: Judgement) -> ElementTree.Element:
    claim = one.claim
    case = _case(findings, claim.path, place(findings, claim.path, claim.span).line, claim.text)
    match one.verdict:
        case Holds():
            pass
        case Refuted(actual=actual) | Disputed(actual=actual):
            kind = type(one.verdict).__name__.lower()
            stated = f"the note states {one.stated}, the value is {actual}"
            ElementTree.SubElement(case, "failure", type=kind, message=_text(stated))
        case Undecided(reason=reason):
            ElementTree.SubElement(case, "skipped", message=_text(reason))
    return case


def _finding(findings: Findings, one: Diagnostic) -> ElementTree.Element:
    line = place(findings, one.path, one.span).line
    case = _case(findings, one.path, line, f"{one.code} {one.name}")
    ElementTree.SubElement(case, "failure", type=one.severity.value, message=_text(one.message))
    return case


def _case(findings: Findings, path: str, line: int, name: str) -> ElementTree.Element:
    file = _text(findings.prefix + path)
    told = f"line {line}: {_text(name)}"
    return ElementTree.Element("testcase", classname=file, name=told, file=file, line=str(line))


def _count(suite: ElementTree.Element) -> None:
    suite.set("tests", str(len(suite.findall(".//testcase"))))
    suite.set("failures", str(len(suite.findall(".//failure"))))
    suite.set("skipped", str(len(suite.findall(".//skipped"))))
    suite.set("errors", "0")


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", visible(text))
