r"""Derivatives that are constant, told without the letter of their function: `convex, since $J'' = 2 > 0$`.

Works nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from vaultproof.claim import Binding, Definition, Equation, Term, WitnessKind
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.source import Passage
from vaultproof.spot import late

_BARE = late(r"\s*(?P<name>\\?[A-Za-z]+)(?P<primes>'{1,3})\s*")
_AT_A_PLACE = "it may be so at one place only"
Found = Definition | Binding | Equation


def with_bare_slopes(found: Iterable[Found]) -> Iterator[Found]:
    """What is found, where a number that a derivative without its letter equals is that of all its arguments.

    A mismatch proves nothing: `f' = 0` may be the condition of one place."""
    found = tuple(found)
    parameters: dict[str, set[tuple[str, ...]]] = {}
    for one in found:
        if isinstance(one, Definition) and one.source is WitnessKind.FORMULA and not one.index:
            parameters.setdefault(one.name, set()).add(one.parameters)
    for one in found:
        yield _of_all_arguments(one, parameters) if isinstance(one, Equation) else one


def _of_all_arguments(claim: Equation, parameters: dict[str, set[tuple[str, ...]]]) -> Equation:
    bare = _BARE.fullmatch(claim.left.text) if claim.kind == "derivative" else None
    if bare is None or not shape(claim.right).literal:
        return claim
    known = parameters.get(canonical_name(bare["name"]) or bare["name"], set())
    if len(known) != 1 or len(letters := next(iter(known))) != 1:
        return claim
    called = f"{bare['name']}{bare['primes']}({_written(letters[0])})"
    left = Term(Passage(called, ((0, claim.left.passage.whole.start),)), claim.left.syntax)
    return replace(claim, left=left, kind=IDENTITY, doubt=claim.doubt or _AT_A_PLACE)


def _written(letter: str) -> str:
    return letter if len(letter) == 1 else f"\\{letter}"
