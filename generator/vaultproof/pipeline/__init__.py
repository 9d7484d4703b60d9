"""The stages in order; the only package that knows them all. `check`, `build` and `repair` are what commands call."""

from __future__ import annotations

from vaultproof.pipeline.check import Checked, check_notes, check_vault

__all__ = ["Checked", "check_notes", "check_vault"]
