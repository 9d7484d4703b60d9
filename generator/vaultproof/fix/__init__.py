"""Carries out what the rules propose, and nothing else: edits of a note, a diff of them, and a safe write."""

from __future__ import annotations

from vaultproof.fix.edits import Fixed, apply, compatible, diff, repeat, select
from vaultproof.fix.keep import keeps
from vaultproof.fix.write import FixError, write

__all__ = ["FixError", "Fixed", "apply", "compatible", "diff", "keeps", "repeat", "select", "write"]
