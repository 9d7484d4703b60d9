"""What one claim and the blocks of one note may use, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

CLAIM_SECONDS = 10.0
"""So much of the processor's time may be spent on one claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLimits:
    """What the blocks of one note may use: `seconds` of time, `memory` in bytes, modules beside NumPy's."""

    seconds: float = 5.0
    memory: int = 1 << 30
    allow_imports: frozenset[str] = frozenset()
    scratch: bool = False
    unsafe: bool = False
    workers: int = 2
