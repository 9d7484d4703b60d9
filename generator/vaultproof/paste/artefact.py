"""What pasting left behind, as values. Finds nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vaultproof.diagnostic import Applicability, Edit
from vaultproof.source import Span


class ArtefactKind(StrEnum):
    """What kind of trace it is."""

    DUPLICATED_FORMULA = "duplicated-formula"
    DOUBLED_SYMBOL = "doubled-symbol"
    LOST_FORMULA = "lost-formula"
    FLATTENED_FORMULA = "flattened-formula"
    FOREIGN_DELIMITER = "foreign-delimiter"
    BARE_BRACKET = "bare-bracket"
    UNDELIMITED_FORMULA = "undelimited-formula"
    MATH_FENCE = "math-fence"
    SPACE_BESIDE_DOLLAR = "space-beside-dollar"
    EATEN_COMMAND = "eaten-command"
    INVISIBLE_CHARACTER = "invisible-character"
    COPIED_BUTTON = "copied-button"
    CITATION_MARK = "citation-mark"
    CHAT_LEFTOVER = "chat-leftover"
    ESCAPED_SIGN = "escaped-sign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """One trace of pasting. `span` is all that it covers; nothing in it is the note's own statement.

    `replacement` is what belongs there instead, or None where a person has to decide. `latex` is the formula that was
    found in it, where there is one. `edits` mend what one replacement can't: lines that go, code that gets its fences.
    """

    kind: ArtefactKind
    span: Span
    replacement: str | None
    applicability: Applicability = Applicability.SAFE
    latex: str | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def repair(self) -> tuple[Edit, ...]:
        """The edits that mend it; none where a person has to."""
        if self.edits or self.replacement is None:
            return self.edits
        return (Edit(self.span, self.replacement),)
