"""What a run found, in one or two sentences. Lists no finding."""

from __future__ import annotations

from vaultproof.claim import Disputed, Holds, Refuted, Undecided
from vaultproof.diagnostic import Applicability, Severity
from vaultproof.findings import Findings


def summary(findings: Findings) -> str:
    """How much was read, what came of the claims, and how many findings there are."""
    wall = "\ncode blocks ran without a sandbox, as was asked" if findings.unsafe else ""
    return f"{_read(findings)}{wall}\n{_found(findings)}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 note`, `2 notes`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _read(findings: Findings) -> str:
    read = f"{counted(findings.notes, 'note')}, {counted(findings.formulas, 'formula')}"
    if not findings.judged:
        return f"{read}, no claim judged"
    claims = counted(len(findings.judgements), "claim")
    kinds = {"hold": Holds, "refuted": Refuted, "disputed": Disputed, "undecided": Undecided}
    counts = ((findings.count(kind), word) for word, kind in kinds.items())
    verdicts = ", ".join(f"{count} {word}" for count, word in counts if count)
    return f"{read}, {claims}" + (f": {verdicts}" if verdicts else "")


def _found(findings: Findings) -> str:
    counts = ((findings.severity(severity), severity.value) for severity in Severity)
    found = ", ".join(counted(count, word) for count, word in counts if count)
    return f"found {found}{_mendable(findings)}" if found else "nothing found"


def _mendable(findings: Findings) -> str:
    fixes = [one.fix.applicability for one in findings.diagnostics if one.fix is not None]
    safe = fixes.count(Applicability.SAFE)
    unsafe = len(fixes) - safe
    told = [f"{safe} with `vaultproof fix`"] if safe else []
    told += (
        [f"{unsafe} more with `--unsafe`" if safe else f"{unsafe} with `vaultproof fix --unsafe`"]
        if unsafe
        else []
    )
    return f"; can be mended: {', '.join(told)}" if told else ""
