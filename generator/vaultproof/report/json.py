"""The JSON report: one object with everything that was found, one line an item. Its fields are a promise.

Paths are relative to the vault. Lines and columns count from 1, columns in code points, `end_column` is exclusive.
Fields may be added, never renamed; a change that breaks a reader raises `schema`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from vaultproof import __version__
from vaultproof.claim import Disputed, Holds, Judgement, Refuted, Testimony, Undecided
from vaultproof.diagnostic import Diagnostic, Fix, Severity
from vaultproof.findings import Findings, ReadDefinition, ResolvedLink
from vaultproof.report.fingerprint import fingerprints
from vaultproof.report.harmless import quiet_json
from vaultproof.report.place import place
from vaultproof.source import Span

SCHEMA = 1

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
Record = dict[str, Plain]


def report(findings: Findings) -> str:
    """The findings as one JSON object, ending in a newline."""
    parts = {
        "schema": _dumps(SCHEMA),
        "tool": _dumps({"name": "vaultproof", "version": __version__}),
        "unsafe_run": _dumps(findings.unsafe),
        "summary": _dumps(_summary(findings)),
        "definitions": _lines(_definition(findings, one) for one in findings.definitions),
        "claims": _lines(_claim(findings, one) for one in findings.judgements),
        "links": _lines(_link(findings, one) for one in findings.links),
        "diagnostics": _lines(
            _diagnostic(findings, one, mark)
            for one, mark in zip(findings.diagnostics, fingerprints(findings), strict=True)
        ),
    }
    return "{" + ",\n ".join(f'"{key}": {text}' for key, text in parts.items()) + "}\n"


def _dumps(value: Plain | Mapping[str, Plain]) -> str:
    return quiet_json(json.dumps(value, ensure_ascii=False))


def _lines(records: Iterable[Record]) -> str:
    lines = ",\n  ".join(map(_dumps, records))
    return f"[\n  {lines}]" if lines else "[]"


def _summary(findings: Findings) -> Record:
    return {
        "notes": findings.notes,
        "formulas": findings.formulas,
        "claims": len(findings.judgements),
        "holds": findings.count(Holds),
        "refuted": findings.count(Refuted),
        "disputed": findings.count(Disputed),
        "undecided": findings.count(Undecided),
        "errors": findings.severity(Severity.ERROR),
        "warnings": findings.severity(Severity.WARNING),
        "infos": findings.severity(Severity.INFO),
    }


def _at(findings: Findings, path: str, span: Span) -> Record:
    return {"path": path, **asdict(place(findings, path, span))}


def _definition(findings: Findings, one: ReadDefinition) -> Record:
    definition = one.definition
    return _at(findings, definition.path, definition.span) | {
        "name": definition.name,
        "aliases": list(definition.aliases),
        "parameters": list(definition.parameters),
        "source": definition.source.value,
        "text": definition.text,
        "expression": one.expression,
    }


def _claim(findings: Findings, one: Judgement) -> Record:
    claim, verdict = one.claim, one.verdict
    return _at(findings, claim.path, claim.span) | {
        "kind": claim.kind,
        "text": claim.text,
        "verdict": type(verdict).__name__.lower(),
        "stated": one.stated,
        "actual": None if isinstance(verdict, Undecided) else verdict.actual,
        "reason": verdict.reason if isinstance(verdict, Undecided) else None,
        "remark": verdict.remark if isinstance(verdict, Holds) else None,
        "testimony": [_testimony(findings, testimony) for testimony in one.testimony],
    }


def _testimony(findings: Findings, one: Testimony) -> Record:
    placed = one.path is not None and one.span is not None and one.path in findings.sources
    return {
        "witness": one.witness.value,
        "path": one.path,
        "line": place(findings, one.path, one.span).line if placed and one.path and one.span else None,
        "value": one.value,
        "agrees": one.agrees,
        "reason": one.reason,
    }


def _link(findings: Findings, one: ResolvedLink) -> Record:
    link = one.link
    return _at(findings, one.path, link.span) | {
        "kind": link.kind.value,
        "target": link.target,
        "subpath": link.subpath,
        "display": link.display,
        "in_property": link.in_property,
        "resolved": one.resolved,
    }


def _diagnostic(findings: Findings, one: Diagnostic, fingerprint: str) -> Record:
    labels = [_at(findings, label.path, label.span) | {"text": label.text} for label in one.labels]
    return _at(findings, one.path, one.span) | {
        "code": one.code,
        "name": one.name,
        "severity": one.severity.value,
        "message": one.message,
        "help": one.help,
        "fix": None if one.fix is None else _fix(findings, one.path, one.fix),
        "labels": list[Plain](labels),
        "fingerprint": fingerprint,
    }


def _fix(findings: Findings, path: str, fix: Fix) -> Record:
    edits = [asdict(place(findings, path, edit.span)) | {"text": edit.text} for edit in fix.edits]
    return {"applicability": fix.applicability.value, "edits": list[Plain](edits)}
