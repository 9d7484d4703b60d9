"""Which definitions of a note tell what a function is, and all that each says: its pieces, its rest, where it holds.

Left out are what others claim, equations to be solved, laws of functions that everybody knows, and fixed points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultproof.claim import Definition
from vaultproof.extract.classify import Statement
from vaultproof.extract.definitions.by_parts import without_parts
from vaultproof.extract.definitions.confined import confined, of_a_kind
from vaultproof.extract.definitions.pieces import with_pieces
from vaultproof.extract.definitions.rest_told import with_rest
from vaultproof.extract.doubts.cut_short import whole_ones
from vaultproof.extract.shape import shape
from vaultproof.hearsay import is_hearsay
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.spot import Spotted


def whole_definitions(
    note: Note, single: list[Definition], statements: Sequence[Statement]
) -> tuple[Definition, ...]:
    """The definitions of a note, each with all that it says of one function and of where that holds."""
    pieces = with_pieces(note, _without_hearsay(note, single), statements)
    apart = {id(one) for one in single}
    found = tuple(with_rest(note, one) or one if id(one) in apart else one for one in pieces)
    told = (
        confined(note, one) if id(one) in apart else one
        for one in without_parts(note, _without_equations(found))
        if not of_a_kind(note, one) and not _is_a_law(one) and not _is_fixed(note, one)
    )
    return tuple(whole_ones(note, told))


def _without_hearsay(note: Note, definitions: Sequence[Definition]) -> list[Definition]:
    """The definitions without those that tell what others claim, or what is wrong, of a function defined before."""
    kept: list[Definition] = []
    for one in definitions:
        known = any((other.name, other.parameters) == (one.name, one.parameters) for other in kept)
        if not (known and is_hearsay(note.source.text, one.span.start, one.span.end)):
            kept.append(one)
    return kept


def _without_equations(definitions: tuple[Definition, ...]) -> tuple[Definition, ...]:
    """The definitions without what only looks like one beside them: `f(x) = 0.5` or `f(x) = f(-x)`, to be solved."""
    varied: dict[str, set[int]] = {}
    for one in definitions:
        if _varies(one):
            varied.setdefault(one.name, set()).add(one.scope)
    return tuple(
        one
        for one in definitions
        if one.name not in varied or _varies(one) or (_is_alone(one) and one.scope not in varied[one.name])
    )


_KNOWN = frozenset({"gcd", "lcm", "max", "min"})


def _is_a_law(definition: Definition) -> bool:
    """Whether a definition of a function that everybody knows calls it again, `gcd(a, b) = gcd(b, a mod b)`, and so
    tells a law that it obeys."""
    calls = {canonical_name(name) for name in shape(definition.body).calls}
    return definition.name in _KNOWN and (
        not calls or definition.name in calls or r"\gcd" in definition.body.text
    )


def _varies(definition: Definition) -> bool:
    """Whether a definition's body holds symbols, more than its own parameter alone, and does not call itself."""
    looks = shape(definition.body)
    own = {canonical_name(name) for name in looks.calls}
    return bool(looks.names or looks.calls) and definition.name not in own and not _is_alone(definition)


_FIXED = Spotted(
    r"\b(?:fixed|stationary|invariant)\s+points?\b|fixpunkt|\b(?:points?\s+fixes?|puntos?\s+fijos?|pontos?\s+fixos?|punt[oi]\s+fiss[oi]"
    r"|неподвижн\w+\s+точ\w+|điểm\s+bất\s+động|punkt\w*\s+stał\w+|sabit\s+nokta)|不动点|不動点|고정점|부동점",
    re.IGNORECASE,
)
_MORPHISM = Spotted(
    r"(?:homo|auto|endo|mono|iso)(?:-|\s)?morph?i?s|(?:homo|auto|endo|mono|izo|iso)morfi|морфизм|\bgalois|đồng\s+cấu|同态|同構|同构|同型|準同型|동형"
    r"|\b(?:stabili[sz]er|stabilisator|stabilisateur|estabilizador|stabilizzatore)",
    re.IGNORECASE,
)
_AROUND = 150


def _is_fixed(note: Note, definition: Definition) -> bool:
    """Whether `f(x) = x` tells what a fixed point is, rather than which function f is."""
    if not _is_alone(definition) or definition.path not in {"", note.path}:
        return False
    if definition.parameters == ("e",) or _MORPHISM.search(note.source.text) is not None:
        return True  # a neutral element, or those that a map keeps
    text, span = note.source.text, definition.span
    return _FIXED.search(text[max(0, span.start - _AROUND) : span.end + _AROUND]) is not None


def _is_alone(definition: Definition) -> bool:
    """Whether a definition says `f(x) = x`, which may be an equation for fixed points as well."""
    return len(definition.parameters) == 1 and definition.body.text.strip() == definition.parameters[0]
