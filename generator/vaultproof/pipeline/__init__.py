"""The stages in order; the only package that knows them all. `check`, `build` and `repair` are what commands call.

What is named here is imported when it is first used: a run that finds nothing changed needs none of the stages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vaultproof.pipeline.check import Checked, check_notes, check_vault

__all__ = ["Checked", "check_notes", "check_vault"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module("vaultproof.pipeline.check"), name)
