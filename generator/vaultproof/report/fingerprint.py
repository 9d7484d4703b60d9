"""Marks by which a finding is known again in a later run. Stores nothing."""

from __future__ import annotations

import hashlib
from collections import Counter

from vaultproof.findings import Findings


def fingerprints(findings: Findings) -> list[str]:
    """A mark for each diagnostic, in their order; no two are equal.

    It leaves out the line, so that a line added above does not make a finding look new, and counts findings of one note
    that say the same.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    marks: list[str] = []
    for one in findings.diagnostics:
        identity = (one.path, one.code, one.message)
        text = "\0".join((*identity, str(seen[identity])))
        marks.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40])
        seen[identity] += 1
    return marks
