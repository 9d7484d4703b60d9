"""SARIF 2.1.0, which GitHub's code scanning and many editors show. Tells findings only, not claims that hold."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from vaultproof import __version__
from vaultproof.catalogue import RULES
from vaultproof.diagnostic import Applicability, Diagnostic, Fix, Label, Rule, Severity
from vaultproof.findings import Findings
from vaultproof.report.explain import page
from vaultproof.report.fingerprint import fingerprints
from vaultproof.report.harmless import quiet_json
from vaultproof.report.place import place
from vaultproof.source import Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")

Object = dict[str, object]


def report(findings: Findings) -> str:
    """The findings as a SARIF log with one run."""
    prints = fingerprints(findings)
    found = {one.code for one in findings.diagnostics}
    rules = [rule for rule in RULES if rule.code in found]
    places = {rule.code: index for index, rule in enumerate(rules)}
    run: Object = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "properties": {"unsafeRun": findings.unsafe},
        "results": [
            _result(findings, one, mark, places.get(one.code))
            for one, mark in zip(findings.diagnostics, prints, strict=True)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return quiet_json(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _driver(rules: list[Rule]) -> Object:
    return {"name": "vaultproof", "semanticVersion": __version__, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Rule) -> Object:
    described: Object = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    text = page(rule)
    return described | ({"help": {"text": text, "markdown": text}} if text is not None else {})


def _result(findings: Findings, one: Diagnostic, fingerprint: str, index: int | None) -> Object:
    text = one.message if one.help is None else f"{one.message}\n{one.help}"
    result: Object = {"ruleId": one.code} | ({} if index is None else {"ruleIndex": index})
    result |= {
        "level": _LEVELS[one.severity],
        "message": {"text": _no_link(text)},
        "locations": [_location(findings, one.path, one.span)],
        "partialFingerprints": {"vaultproof/v1": fingerprint},
    }
    if one.labels:
        result["relatedLocations"] = [
            _related(findings, number, label) for number, label in enumerate(one.labels, start=1)
        ]
    if one.fix is not None:
        result["fixes"] = [_fix(findings, one, one.fix)]
    return result


def _no_link(text: str) -> str:
    """A message with nothing in it that SARIF takes for a link: a note may hold `[text](address)`."""
    return _LINK.sub(r"\\[", text)


def _location(findings: Findings, path: str, span: Span) -> Object:
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(findings, path),
            "region": _region(findings, path, span),
        }
    }


def _related(findings: Findings, number: int, label: Label) -> Object:
    located = _location(findings, label.path, label.span)
    return {"id": number, **located, "message": {"text": _no_link(label.text)}}


def _artifact(findings: Findings, path: str) -> Object:
    return {"uri": quote(findings.prefix + path, safe="/", errors="replace"), "uriBaseId": "%SRCROOT%"}


def _region(findings: Findings, path: str, span: Span) -> Object:
    at = place(findings, path, span)
    return {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }


def _fix(findings: Findings, one: Diagnostic, fix: Fix) -> Object:
    safe = fix.applicability is Applicability.SAFE
    replacements = [
        {
            "deletedRegion": _region(findings, one.path, edit.span),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    return {
        "description": {"text": "keeps what the note says" if safe else "changes what the note says"},
        "artifactChanges": [
            {"artifactLocation": _artifact(findings, one.path), "replacements": replacements}
        ],
    }
