"""What Vaultproof tells people: a finding with its place and, where possible, its mend. Prints nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vaultproof.source import Span


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Higher is worse."""
        return {"info": 0, "warning": 1, "error": 2}[self.value]


class Applicability(StrEnum):
    """Whether a fix keeps the note's meaning (safe) or may change it (unsafe)."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a span of the source with a text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding; all of them or none."""

    applicability: Applicability
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A second place that a finding speaks of, in the same note or another."""

    path: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A finding: a rule's code and name, a place, a message that stands alone, and help that says what to do."""

    path: str
    span: Span
    code: str
    name: str
    severity: Severity
    message: str
    help: str | None = None
    fix: Fix | None = None
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's identity. Its page, `rules/<name>.md`, tells people what it finds and how to mend it."""

    code: str
    name: str
    severity: Severity

    def at(
        self,
        path: str,
        span: Span,
        message: str,
        *,
        help: str | None = None,  # noqa: A002 - the field's own word
        fix: Fix | None = None,
        labels: tuple[Label, ...] = (),
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A finding of this rule."""
        return Diagnostic(
            path=path,
            span=span,
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            message=message,
            help=help,
            fix=fix,
            labels=labels,
        )


def of_fault(error: Exception) -> str:
    """What a fault of ours is and where it lies, for those who mend it."""
    import traceback
    from pathlib import Path

    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"
