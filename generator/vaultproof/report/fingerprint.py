"""Marks by which a finding is known again in a later run. Stores nothing."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from vaultproof.findings import Findings

_COUNTED = re.compile(r"`[^`]*`|\d+(?:[.,]\d+)*")


def said(message: str) -> str:
    """What a message says, without the numbers that are no words of the note: `in 15 notes` may be 16 tomorrow."""
    return _COUNTED.sub(lambda match: match[0] if match[0].startswith("`") else "#", message)


def fingerprints(findings: Findings) -> list[str]:
    """A mark for each diagnostic, in their order; no two are equal.

    It leaves out the line, so that a line added above does not make a finding look new, and what the message counts; it
    numbers the findings of one note that say the same.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    marks: list[str] = []
    for one in findings.diagnostics:
        identity = (one.path, one.code, said(one.message))
        text = "\0".join((*identity, str(seen[identity])))
        marks.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40])
        seen[identity] += 1
    return marks
