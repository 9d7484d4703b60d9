"""GitLab's code quality report: a JSON array that a merge request compares with its target branch's. Tells no help."""

from __future__ import annotations

import json

from vaultproof.diagnostic import Diagnostic, Severity
from vaultproof.findings import Findings
from vaultproof.report.fingerprint import fingerprints
from vaultproof.report.harmless import quiet_json
from vaultproof.report.place import place

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(findings: Findings) -> str:
    """The findings as a JSON array."""
    prints = fingerprints(findings)
    issues = [_issue(findings, one, mark) for one, mark in zip(findings.diagnostics, prints, strict=True)]
    return quiet_json(json.dumps(issues, ensure_ascii=False, indent=1)) + "\n"


def _issue(findings: Findings, one: Diagnostic, fingerprint: str) -> dict[str, object]:
    at = place(findings, one.path, one.span)
    return {
        "description": one.message,
        "check_name": f"{one.code} {one.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[one.severity],
        "location": {
            "path": findings.prefix + one.path,
            "positions": {
                "begin": {"line": at.line, "column": at.column},
                "end": {"line": at.end_line, "column": at.end_column},
            },
        },
    }
