"""What an earlier report told already, so that an old vault can start clean. Judges nothing anew."""

from __future__ import annotations

import json
from dataclasses import replace

from vaultproof.findings import Findings
from vaultproof.report.fingerprint import fingerprints


class BaselineError(ValueError):
    """A file that is no JSON report of Vaultproof."""


def without_known(findings: Findings, baseline: str) -> Findings:
    """The findings that the JSON report `baseline` does not hold.

    Raises `BaselineError` for a text that is no such report.
    """
    known = _marks(baseline)
    marked = zip(findings.diagnostics, fingerprints(findings), strict=True)
    return replace(findings, diagnostics=tuple(one for one, mark in marked if mark not in known))


def _marks(baseline: str) -> frozenset[str]:
    try:
        return frozenset(one["fingerprint"] for one in json.loads(baseline)["diagnostics"])
    except (ValueError, TypeError, KeyError, RecursionError):
        wanted = "what `vaultproof check --format json` prints"
        raise BaselineError(f"it is not {wanted}") from None
