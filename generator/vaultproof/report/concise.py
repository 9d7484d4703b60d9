"""One line a finding: `path:line:column: error[C401] message`. Shows no source lines and no help."""

from __future__ import annotations

from vaultproof.diagnostic import Diagnostic
from vaultproof.findings import Findings
from vaultproof.report.count import summary
from vaultproof.report.harmless import quiet, visible
from vaultproof.report.place import place


def report(findings: Findings) -> str:
    """The findings a line each, and a summary."""
    lines = [_line(findings, one) for one in findings.diagnostics]
    return quiet("".join(f"{line}\n" for line in (*lines, *summary(findings).splitlines())))


def _line(findings: Findings, one: Diagnostic) -> str:
    at = place(findings, one.path, one.span)
    path = visible(findings.prefix + one.path)
    return f"{path}:{at.line}:{at.column}: {one.severity.value}[{one.code}] {visible(one.message)}"
