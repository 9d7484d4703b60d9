"""What is wrong with a formula, as a value. Judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """What Obsidian shows in the formula's place."""

    INVALID = "invalid"
    UNDEFINED = "undefined"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaProblem:
    """Why a formula is not shown as meant. `start` and `end` are offsets in its LaTeX.

    `replacement`, where there is one, can stand for what is there; whether it is meant, its writer knows.

    `invalid`: an error is shown in place of the formula. `undefined`: a command or environment is unknown, and shown
    in red. `unjudged`: the formula is so long or deep that it was not tried to the end.
    """

    message: str
    start: int
    end: int
    help: str | None = None
    kind: ProblemKind = ProblemKind.INVALID
    replacement: str | None = None
