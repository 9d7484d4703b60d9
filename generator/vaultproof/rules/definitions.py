"""Definitions of one name that are of two functions: a formula that is not the one its name stands for, and code
that computes something else than the formula beside it. Compares nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vaultproof.catalogue import CONTRADICTING_CODE, MISNAMED_DEFINITION
from vaultproof.diagnostic import Diagnostic, Label
from vaultproof.witness.identities.pairs import Differing


def definition_diagnostics(differing: Iterable[Differing]) -> Iterator[Diagnostic]:
    """A finding for each pair of definitions that differ."""
    for one in differing:
        yield _misnamed(one) if one.function is None else _contradicting(one)


def _misnamed(one: Differing) -> Diagnostic:
    definition, found = one.pair.definition, one.difference
    accepted = one.pair.accepted[0].definition
    return MISNAMED_DEFINITION.at(
        definition.path,
        definition.span,
        f"this formula is not {one.pair.title}: at {found.place} it gives {found.own}, "
        f"{one.pair.title} gives {found.other}",
        help=f"{one.pair.title} is `{accepted.text}`; mend the formula, or give it a name of its own",
    )


def _contradicting(one: Differing) -> Diagnostic:
    assert one.function is not None
    definition, found = one.pair.definition, one.difference
    return CONTRADICTING_CODE.at(
        definition.path,
        definition.span,
        f"the code of `{one.pair.title}` contradicts this formula: at {found.place} the formula gives {found.own}, "
        f"the code {found.other}",
        help="make the formula and the code say the same, or give one of them another name",
        labels=(
            Label(path=definition.path, span=definition.span, text=f"formula: {found.own}"),
            Label(path=definition.path, span=one.function, text=f"code: {found.other}"),
        ),
    )
