"""Annotations of GitHub Actions: a workflow command a finding, which GitHub shows beside the line in a pull request.

GitHub reads a command from any line of a job's log, so everything of the note in it is escaped. It shows ten
annotations of a severity for each step and drops the rest; the summary that follows them counts all.
"""

from __future__ import annotations

from vaultproof.diagnostic import Diagnostic, Severity
from vaultproof.findings import Findings
from vaultproof.report.count import summary
from vaultproof.report.harmless import quiet, visible
from vaultproof.report.place import Place, place

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(findings: Findings) -> str:
    """The workflow commands, a line each, and a summary."""
    commands = "".join(f"{_command(findings, one)}\n" for one in findings.diagnostics)
    return commands + quiet(summary(findings) + "\n")


def _command(findings: Findings, one: Diagnostic) -> str:
    at = place(findings, one.path, one.span)
    fields = {"file": findings.prefix + one.path, **_range(at), "title": f"{one.code} {one.name}"}
    told = ",".join(f"{name}={_field(value)}" for name, value in fields.items())
    message = one.message if one.help is None else f"{one.message}\n{one.help}"
    return f"::{_COMMANDS[one.severity]} {told}::{_escaped(_seen(message))}"


def _range(at: Place) -> dict[str, str]:
    """GitHub counts the last column in, and takes columns only for a span on one line."""
    if at.end_line > at.line:
        return {"line": str(at.line), "endLine": str(at.end_line)}
    last = max(at.column, at.end_column - 1)
    return {"line": str(at.line), "endLine": str(at.end_line), "col": str(at.column), "endColumn": str(last)}


def _seen(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(text: str) -> str:
    return _escaped(_seen(text)).replace(":", "%3A").replace(",", "%2C")
