"""What a worker is given to do: try a claim, or say how a definition is understood. Picklable; knows no files."""

from __future__ import annotations

from dataclasses import dataclass

from vaultproof.claim import Definition, Judgement
from vaultproof.judge.weigh import Heard
from vaultproof.witness.identities.pairs import Difference, Pair
from vaultproof.witness.trial import PropertyTrial, Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class TryClaim:
    """Try one claim; `others` are witnesses that were heard already."""

    trial: Trial
    others: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Understand:
    """Say how a definition's body is understood. `functions` and `values` are the names known where it stands."""

    definition: Definition
    functions: frozenset[str]
    values: frozenset[str]
    decimal_comma: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """Tell whether two definitions of one name are of two functions."""

    pair: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class TryProperty:
    """Try one claim about a whole function."""

    trial: PropertyTrial


Task = TryClaim | TryProperty | Understand | Compare
Done = Judgement | str | Difference | None


def work(task: Task) -> Done:
    """Do a task: the judgement on a claim (None where it is none), a definition's expression as text, or where two
    definitions differ (None where they do not)."""
    match task:
        case TryClaim(trial=trial, others=others):
            from vaultproof.witness.testify import try_claim

            return try_claim(trial, others)
        case TryProperty(trial=trial):
            from vaultproof.witness.kinds.properties import try_property

            return try_property(trial)
        case Understand():
            return _understood(task)
        case Compare(pair=pair):
            from vaultproof.witness.identities.differ import difference

            return difference(pair)


def _understood(task: Understand) -> str | None:
    from vaultproof.latex import LatexError, Names, parse_term, to_sympy

    names = Names(task.functions, task.values | set(task.definition.parameters), task.decimal_comma)
    body = task.definition.body
    try:
        return str(to_sympy(parse_term(body.text, names, syntax=body.syntax), names))
    except (LatexError, ValueError, TypeError, ArithmeticError, AttributeError, RecursionError):
        return None
