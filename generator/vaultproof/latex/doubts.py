r"""Terms that parse in one way and are meant in two: letters that are constants to some and names to others.

`e` is Euler's number as the base of a power, alone among numbers and below a fraction line; beside other names it may
be an error, a charge or an eccentricity: `K_p e`, `e^2/r`, `a(1 - e^2)`. `\pi` taken from 1 may be a probability,
and `dS = dQ/T` speaks of small changes. In `E = E^0 + c \ln x` a 0 marks a standard value; nobody writes 1 so. Changes
no tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from vaultproof.latex.tokens import LatexError, Token
from vaultproof.latex.tree import (
    Big,
    Call,
    Constant,
    Derivative,
    Indexed,
    Integral,
    Limit,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Root,
    Sum,
    Symbol,
    Times,
    children,
    walk,
)

LETTERS = frozenset({"e", "d", "pi", r"\pi", "π"})
"""The letters, as they are written, without which there is no doubt."""
_E = Constant("e")
_PI = Constant("pi")
_D = Symbol("d")
_ONE = Number(Fraction(1))
_NOTHING = Number(Fraction(0))
_SMALL = frozenset({2, 3, 4})
"""Whole powers in which a charge or an eccentricity is met, too."""
_OF_PHYSICS = frozenset({"hbar", "epsilon_0", "m_e", "mu_0"})
"""Names that stand beside the charge of the electron."""


def may_be_doubtful(tokens: Sequence[Token]) -> bool:
    """Whether tokens hold what there may be a doubt of: such a letter, or a power of 0."""
    return any(
        token.text in LETTERS or (token.text == "0" and tokens[at - 1].text in {"^", "{"})
        for at, token in enumerate(tokens)
    )


def no_doubt(terms: tuple[Node, ...], known: frozenset[str] = frozenset()) -> None:
    """Raise LatexError where a constant in the terms of a statement may be meant as a name, but for `known` values."""
    _no_differentials(terms)
    _no_marks(terms, known)
    constants = {part.name for term in terms for part in walk(term) if isinstance(part, Constant)}
    if not constants & {"e", "pi"}:
        return
    free = [set(_free(term, frozenset())) for term in terms]
    for at, term in enumerate(terms):
        if term in {_E, _PI} and any(names for other, names in enumerate(free) if other != at):
            raise _doubt(term, term)
    settled = not _OF_PHYSICS & set().union(*free) and any(
        _is_base(part) for term in terms for part in walk(term)
    )
    for part in (part for term in terms for part in walk(term)):
        if isinstance(part, Derivative) and (part.term == _E or "e" in {name for name, _ in part.variables}):
            raise _doubt(_E, part)
        if isinstance(part, Sum) and _ONE in part.terms and Negative(_PI) in part.terms:
            raise _doubt(_PI, part)
        if not settled and "e" in constants and (found := _beside_names(part)) is not None:
            raise _doubt(_E, found)


def _no_differentials(terms: tuple[Node, ...]) -> None:
    """Refuse `dS = dQ/T`, where `d` is no factor."""
    found = [next((part for part in walk(term) if _holds_differential(part)), None) for term in terms]
    held = [part for part in found if part is not None]
    if len(held) > 1:
        raise LatexError("`d` may mark small changes here, and not be a factor", held[0].start, held[0].end)


def _no_marks(terms: tuple[Node, ...], known: frozenset[str]) -> None:
    """Refuse `E^0` beside other names, where `E` is met nowhere else and has no value: the 0 is a mark there."""
    for part in (part for term in terms for part in walk(term) if isinstance(part, Sum | Product)):
        for member in _members(part):
            factors = _members(member) if isinstance(member, Product) else iter((member,))
            raised = next(
                (one for one in factors if isinstance(one, Power) and one.exponent == _NOTHING), None
            )
            if raised is None or not isinstance(raised.base, Symbol) or raised.base.name in known:
                continue
            names = [one.name for term in terms for one in walk(term) if isinstance(one, Symbol)]
            if names.count(raised.base.name) == 1 and len(names) > 1:
                written = f"{raised.base.name}^0"
                raise LatexError(
                    f"`{written}` may be a name here, of a standard value", raised.start, raised.end
                )


def _holds_differential(node: Node) -> bool:
    if not isinstance(node, Product):
        return False
    following = zip(node.factors, node.signs, node.factors[1:], strict=False)
    return any(
        first == _D and sign is Times.BESIDE and isinstance(second, Symbol | Indexed | Call)
        for first, sign, second in following
    )


def _doubt(constant: Node, at: Node) -> LatexError:
    written, meant = (
        ("e", "an error, a charge or an eccentricity")
        if constant == _E
        else (r"\pi", "a probability or a policy")
    )
    return LatexError(f"`{written}` may be a name here, such as {meant}", at.start, at.end)


def _is_base(node: Node) -> bool:
    """Whether a term is a power that only Euler's number is the base of."""
    if not isinstance(node, Power) or node.base != _E:
        return False
    return not (isinstance(node.exponent, Number) and node.exponent.value in _SMALL)


def _beside_names(node: Node) -> Node | None:
    """The member with a bare `e` of a sum or product in which others hold names; None where there is none."""
    if not isinstance(node, Sum | Product):
        return None
    bare = next((member for member in _members(node) if _is_bare(member)), None)
    return bare if bare is not None and any(_has_name(member) for member in _members(node)) else None


def _members(node: Sum | Product) -> Iterator[Node]:
    """The terms of a sum; the factors of a product, but for an `e` alone below a line."""
    if isinstance(node, Sum):
        yield from node.terms
        return
    for factor, sign in zip(node.factors, (Times.BESIDE, *node.signs), strict=True):
        if sign is not Times.OVER or factor != _E:
            yield factor


def _is_bare(node: Node) -> bool:
    """Whether a term holds no names, and an `e` that only a small whole number is raised on, if anything."""
    match node:
        case Constant("e"):
            return True
        case Power(base, Number()):
            return not _is_base(node) and _is_bare(base)
        case Negative(term) | Root(term):
            return _is_bare(term)
        case Sum(parts) | Product(parts):
            return not _has_name(node) and any(_is_bare(part) for part in parts)
        case _:
            return False


def _has_name(node: Node) -> bool:
    return any(
        isinstance(part, Symbol | Indexed) or (isinstance(part, Call) and not part.built_in)
        for part in walk(node)
    )


def _free(node: Node, bound: frozenset[str]) -> Iterator[str]:
    """The names in a term that nothing around them binds."""
    match node:
        case Symbol(name) | Indexed(name=name) if name not in bound:
            yield name
        case Call(name=name) if not node.built_in:
            yield name
        case Big(variable=variable) | Integral(variable=variable) | Limit(variable=variable):
            bound |= {variable or ""}
        case _:
            pass
    for child in children(node):
        yield from _free(child, bound)
