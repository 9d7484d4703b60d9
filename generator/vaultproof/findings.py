"""Everything that checking a vault found, ready to be reported. Plain values; formats nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vaultproof.claim import Definition, Disputed, Holds, Judgement, Refuted, Undecided
from vaultproof.diagnostic import Diagnostic, Severity
from vaultproof.note import Link
from vaultproof.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDefinition:
    """A definition and, as text, the expression that it was understood as; None where it was not."""

    definition: Definition
    expression: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedLink:
    """A link, the note it stands in, and the path of the file that Obsidian would open, or None."""

    path: str
    link: Link
    resolved: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found, in the order of paths and places.

    `notes` and `formulas` count what was checked, which may be some notes of a vault. `sources` holds the text of each
    note by its path. `prefix` is what to put before a path so that it can be opened from where the command runs:
    `vault/`. `tally` is how many claims got each verdict, by its name, where somebody has counted. `judged` is False
    where no claim was looked at, since nobody asked.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    notes: int = 0
    formulas: int = 0
    definitions: Sequence[ReadDefinition] = ()
    judgements: Sequence[Judgement] = ()
    links: Sequence[ResolvedLink] = ()
    diagnostics: Sequence[Diagnostic] = ()
    unsafe: bool = False
    prefix: str = ""
    tally: Mapping[str, int] | None = None
    judged: bool = True

    def count(self, verdict: type[Holds | Refuted | Disputed | Undecided]) -> int:
        """How many claims got a verdict."""
        if self.tally is not None:
            return self.tally[verdict.__name__]
        return sum(isinstance(one.verdict, verdict) for one in self.judgements)

    def severity(self, severity: Severity) -> int:
        """How many diagnostics have a severity."""
        return sum(one.severity is severity for one in self.diagnostics)
