"""What a witness is given: one claim, and the definitions and values that its names refer to. Plain and picklable."""

from __future__ import annotations

from dataclasses import dataclass

from vaultproof.claim import Definition, Equation, Term, WitnessKind
from vaultproof.extract.setting import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the names in a term refer to.

    `calls` maps a function's name to indices into `Trial.known`, all of equal rank; `values` maps a symbol to the
    terms that the note gives it, best first.
    """

    calls: tuple[tuple[str, tuple[int, ...]], ...] = ()
    values: tuple[tuple[str, tuple[Term, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A definition with what the names in its own body refer to. `witness` tells whose it is."""

    definition: Definition
    meaning: Meaning
    witness: WitnessKind
    defaults: tuple[tuple[str, str], ...] = ()
    unsettled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A claim ready to be tried. `second` are indices of reference definitions of the function that the claim calls,
    heard beside the note's own. `setting` is how a claim between symbols stands in its text."""

    claim: Equation
    meaning: Meaning
    known: tuple[Known, ...]
    decimal_comma: bool | None
    second: tuple[tuple[str, tuple[int, ...]], ...] = ()
    doubt: str | None = None
    setting: Setting | None = None
