"""Rules: one module a subject, one page a rule. Each gives its findings for a note; none judges for another.

The tuples below are the whole list; a new rule's check is appended to the one whose signature it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vaultproof.diagnostic import Diagnostic
from vaultproof.link import Index
from vaultproof.note import Note
from vaultproof.rules import (
    artefacts,
    callouts,
    canvases,
    file_names,
    footnotes,
    graph,
    link_syntax,
    links,
    properties,
    tags,
)

NOTE_RULES: tuple[Callable[[Note], Iterator[Diagnostic]], ...] = (
    footnotes.check,
    file_names.check,
    link_syntax.check,
    callouts.check,
    artefacts.check,
)
"""Checks that need one note and nothing else. `formulas.check` needs the vault's preamble too."""

INDEX_RULES: tuple[Callable[[Note, Index], Iterator[Diagnostic]], ...] = (
    links.check,
    link_syntax.check_spaced,
    properties.check,
    tags.check,
    callouts.check_types,
    graph.check,
)
"""Checks of one note that need to know the rest of the vault."""

VAULT_RULES: tuple[Callable[[Index], Iterator[Diagnostic]], ...] = (canvases.check, file_names.check_vault)
"""Checks of the vault as a whole, and of its files that are no notes."""
