"""What an earlier report told already, so that an old vault can start clean. Judges nothing anew."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from vaultproof.diagnostic import Diagnostic
from vaultproof.findings import Findings
from vaultproof.report.fingerprint import fingerprints, said


class BaselineError(ValueError):
    """A file that is no JSON report of Vaultproof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """One finding of an earlier report."""

    mark: str
    path: str
    code: str
    said: str


def without_known(
    findings: Findings, baseline: str, *, is_there: Callable[[str], bool] | None = None
) -> Findings:
    """The findings that the JSON report `baseline` does not hold.

    What it held of a note that is no longer there, by `is_there` or else by the texts of `findings`, is known in a note
    that it did not tell of: the note was renamed or moved. Raises `BaselineError` for a text that is no such report.
    """
    known = _known(baseline)
    marks, told = {one.mark for one in known}, {one.path for one in known}
    there = {path: (is_there or findings.sources.__contains__)(path) for path in told}
    moved = Counter((one.code, one.said) for one in known if not there[one.path])
    new: list[Diagnostic] = []
    for one, mark in zip(findings.diagnostics, fingerprints(findings), strict=True):
        if mark in marks:
            continue
        if one.path not in told and moved[one.code, said(one.message)]:
            moved[one.code, said(one.message)] -= 1
        else:
            new.append(one)
    return replace(findings, diagnostics=tuple(new))


def _known(baseline: str) -> list[_Known]:
    try:
        return [
            _Known(
                mark=str(one["fingerprint"]),
                path=str(one["path"]),
                code=str(one["code"]),
                said=said(str(one["message"])),
            )
            for one in json.loads(baseline)["diagnostics"]
        ]
    except (ValueError, TypeError, KeyError, RecursionError):
        wanted = "what `vaultproof check --format json` prints"
        raise BaselineError(f"it is not {wanted}") from None
