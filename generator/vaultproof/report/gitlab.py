"""GitLab's code quality report: a JSON array that a merge request compares with its target branch's.

A finding's fingerprint leaves out its line, so that a line added above does not make it look new.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from vaultproof.diagnostic import Diagnostic, Severity
from vaultproof.findings import Findings
from vaultproof.report.harmless import quiet_json
from vaultproof.report.place import place

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(findings: Findings) -> str:
    """The findings as a JSON array."""
    prints = fingerprints(findings)
    issues = [_issue(findings, one, mark) for one, mark in zip(findings.diagnostics, prints, strict=True)]
    return quiet_json(json.dumps(issues, ensure_ascii=False, indent=1)) + "\n"


def fingerprints(findings: Findings) -> list[str]:
    """A mark for each finding that stays the same while its note changes around it; no two are equal."""
    seen: Counter[tuple[str, str, str]] = Counter()
    marks: list[str] = []
    for one in findings.diagnostics:
        identity = (one.path, one.code, one.message)
        text = "\0".join((*identity, str(seen[identity])))
        marks.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40])
        seen[identity] += 1
    return marks


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
