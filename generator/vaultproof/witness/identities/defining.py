"""Tells which claims that look like identities do nothing but define a name. Decides by their look and what is known of
the name; such a claim is never tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.claim import Definition, Equation, Syntax, WitnessKind
from vaultproof.extract.definitions.head import Head, read_head
from vaultproof.extract.definitions.inverses import INVERSE
from vaultproof.extract.identity import IDENTITY
from vaultproof.latex.functions import STANDARD
from vaultproof.latex.names import FUNCTION_COMMANDS
from vaultproof.link.refer import Place, References, fold
from vaultproof.witness.doubts.mixed import mixed_readings

_BELOW = r"(?:_(?:\w|\\[A-Za-z]+|\{(?:\w+|\\[A-Za-z]+)\}))?"
_PARAMETER = rf"(?:[A-Za-z]|\\[A-Za-z]+){_BELOW}"
_CALL = re.compile(
    rf"\s*(?:[A-Za-z]|\\[A-Za-z]+|\\(?:text|mathrm|operatorname)\{{[A-Za-z]{{2,}}\}}){_BELOW}\s*"
    rf"\(\s*{_PARAMETER}(?:\s*,\s*{_PARAMETER})*\s*\)\s*"
)
"""What every reader of formulas takes for a call of a function, whoever defines it."""
_WORKED = re.compile(r"\\(?:lim|sum|prod|int)(?![A-Za-z])")
_KNOWN = frozenset({"e", "pi"}) | STANDARD.keys() | FUNCTION_COMMANDS
"""Names that stand for something without a definition, with an index too: `\\log_2(x)`."""


def merely_defines(claim: Equation, place: Place, references: References) -> bool:
    """Whether a claim says only what a function is that the note has not defined before: no witness can deny that.

    Told of plain calls of names that stand for nothing else; others are left to the witnesses.
    """
    if (
        claim.kind != IDENTITY
        or claim.left.syntax is not Syntax.LATEX
        or _CALL.fullmatch(claim.left.text) is None
    ):
        return False
    head = read_head(claim.left)
    if head is None or head.name.endswith(INVERSE) or head.name.partition("_")[0] in _KNOWN:
        return False
    if head.name in head.parameters or head.name in dict(claim.given) or _WORKED.search(claim.text):
        return False
    if next(defined_before(claim, head, references), None) is not None or references.bindings_of(
        head.name, place
    ):
        return False
    return not mixed_readings(claim)


def defined_before(claim: Equation, head: Head, references: References) -> Iterator[Definition]:
    """The note's definitions, above a claim, of the function that stands on its left."""
    for one in references.definitions_in(claim.path):
        if (
            one.source is WitnessKind.FORMULA
            and one.span.start < claim.span.start
            and len(one.parameters) == len(head.parameters)
            and fold(head.name) in {fold(one.name), *map(fold, one.aliases)}
        ):
            yield one
