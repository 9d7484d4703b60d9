"""Traces that pasting left in a note, found exactly, each with its repair where one is certain. Changes nothing."""

from __future__ import annotations

from vaultproof.paste.artefact import Artefact, ArtefactKind
from vaultproof.paste.find import find_artefacts

__all__ = ["Artefact", "ArtefactKind", "find_artefacts"]
