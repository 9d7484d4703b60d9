"""Vaultproof in editors, through the Language Server Protocol (pygls). Judges nothing itself."""

from __future__ import annotations

import importlib.util


def missing() -> str | None:
    """Why no editor can be served, or None."""
    if importlib.util.find_spec("pygls") is None:
        return "serving editors needs the package pygls: pip install 'vaultproof[lsp]'"
    return None
