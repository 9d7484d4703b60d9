"""The tree of a formula: what it says, before anybody computes with it. Plain frozen values; decides nothing.

Every node carries the half-open range `start`, `end` of the text that it was read from; two nodes are equal when
they say the same, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum
from fractions import Fraction

from vaultproof.claim import Relation


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a node stands in the text given."""

    start: int = field(default=0, compare=False, repr=False, kw_only=True)
    end: int = field(default=0, compare=False, repr=False, kw_only=True)


class Times(StrEnum):
    """How two factors are joined. What it means for vectors depends on it; for numbers all but `/` are alike."""

    BESIDE = ""
    DOT = "·"
    STAR = "*"
    CROSS = "×"
    HADAMARD = "⊙"
    OVER = "/"


@dataclass(frozen=True, slots=True)
class Number(Placed):
    """A literal number, exact: `0.1` is 1/10. `text` is how it is written, without grouping."""

    value: Fraction
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Constant(Placed):
    """`e`, `pi` or `infinity`."""

    name: str


@dataclass(frozen=True, slots=True)
class Symbol(Placed):
    """A name that stands for a value."""

    name: str


@dataclass(frozen=True, slots=True)
class Indexed(Placed):
    """A name with an index: `x_i`, `y_{t-1}`, `x^{(i)}`. `name` is the whole as one name, `base` the part before."""

    name: str
    base: str
    indices: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Item(Placed):
    """An item of what a term gives: `\\text{softmax}(x)_i`."""

    term: Node
    indices: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Dots(Placed):
    """The dots of a list: `x_1, \\dots, x_n`."""


@dataclass(frozen=True, slots=True)
class Call(Placed):
    """A function called. `primes` counts derivatives by its only argument; `given` counts the arguments behind a bar.

    `known` is False for a function that neither the names given nor mathematics at large define.
    """

    name: str
    arguments: tuple[Node, ...]
    primes: int = 0
    given: int = 0
    built_in: bool = False
    known: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class Sum(Placed):
    """Terms added; a term subtracted is a `Negative`."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negative(Placed):
    """A term with a minus sign."""

    term: Node


@dataclass(frozen=True, slots=True)
class Product(Placed):
    """Factors from left to right; `signs[n]` joins `factors[n]` and `factors[n + 1]`."""

    factors: tuple[Node, ...]
    signs: tuple[Times, ...]


@dataclass(frozen=True, slots=True)
class Power(Placed):
    """A power."""

    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Root(Placed):
    """A root; the real one for an odd degree."""

    term: Node
    degree: Node


@dataclass(frozen=True, slots=True)
class Modulo(Placed):
    """The remainder of a division, of the divisor's sign."""

    term: Node
    divisor: Node


@dataclass(frozen=True, slots=True)
class Absolute(Placed):
    """`|x|`."""

    term: Node


@dataclass(frozen=True, slots=True)
class Norm(Placed):
    """A norm; `order` is a number, infinity, or None for the Frobenius norm."""

    term: Node
    order: Node | None


@dataclass(frozen=True, slots=True)
class Factorial(Placed):
    """`n!`."""

    term: Node


@dataclass(frozen=True, slots=True)
class Binomial(Placed):
    """`n` over `k`."""

    top: Node
    bottom: Node


@dataclass(frozen=True, slots=True)
class Compare(Placed):
    """A chain of comparisons, all of which must hold: `0 < x \\le 1`."""

    terms: tuple[Node, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class MuchLess(Placed):
    """`small \\ll large`."""

    small: Node
    large: Node


@dataclass(frozen=True, slots=True)
class Logic(Placed):
    """Conditions joined: `operator` is `and` or `or`."""

    operator: str
    conditions: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Member(Placed):
    """`x \\in S`, or `x \\notin S`."""

    term: Node
    domain: Node
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Interval(Placed):
    """An interval with its open ends."""

    low: Node
    high: Node
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class Items(Placed):
    """A set given by its items: `\\{0, 1\\}`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Numbers(Placed):
    """A set of numbers by its letter `N`, `Z`, `Q`, `R`, `C`; with a `shape` the vectors or matrices of them."""

    letter: str
    shape: Node | None = None


@dataclass(frozen=True, slots=True)
class Branch(Placed):
    """One case: its value and its condition; None where it holds otherwise."""

    value: Node
    condition: Node | None


@dataclass(frozen=True, slots=True)
class Cases(Placed):
    """A value by cases, tried in order; undefined where no condition holds."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Indicator(Placed):
    """1 where a condition holds, else 0."""

    condition: Node


@dataclass(frozen=True, slots=True)
class Derivative(Placed):
    """The derivative of a term by variables, each with its order. `point` is where it is taken:
    `\\frac{df}{dx}(2)`."""

    term: Node
    variables: tuple[tuple[str, int], ...]
    partial: bool = False
    point: Node | None = None


@dataclass(frozen=True, slots=True)
class Gradient(Placed):
    """`\\nabla L`, `\\nabla_w L`."""

    term: Node
    variable: str | None = None


@dataclass(frozen=True, slots=True)
class At(Placed):
    """A term with values put in for some of its symbols: `\\Big|_{x=0}`."""

    term: Node
    values: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Limit(Placed):
    """A limit; `side` is `+`, `-`, or empty for both."""

    term: Node
    variable: str
    point: Node
    side: str


@dataclass(frozen=True, slots=True)
class Big(Placed):
    """A sum or product (`operator` is `sum` or `product`) over an index.

    `low` and `high` are both None where no bounds are written; `variable` is None where not even an index is.
    `condition` restricts the index: `j \\ne i`.
    """

    operator: str
    variable: str | None
    low: Node | None
    high: Node | None
    term: Node
    condition: Node | None = None


@dataclass(frozen=True, slots=True)
class Integral(Placed):
    """An integral by a variable; both bounds are None for an indefinite one."""

    term: Node
    variable: str
    low: Node | None
    high: Node | None


@dataclass(frozen=True, slots=True)
class Extremum(Placed):
    """`\\max_x f(x)`: `operator` is `max`, `min`, `argmax` or `argmin`; over a variable or an index, in a domain."""

    operator: str
    variable: str
    term: Node
    domain: Node | None = None


@dataclass(frozen=True, slots=True)
class Vector(Placed):
    """Terms in a row: `(1, 2, 3)`, `[1, 2, 3]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Matrix(Placed):
    """A matrix by rows."""

    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Transposed(Placed):
    """A transpose."""

    term: Node


@dataclass(frozen=True, slots=True)
class Inner(Placed):
    """An inner product `\\langle a, b \\rangle`."""

    left: Node
    right: Node


Domain = Interval | Items | Numbers
Condition = Compare | MuchLess | Logic | Member
Node = (
    Number | Constant | Symbol | Indexed | Item | Dots | Call | Sum | Negative | Product | Power | Root | Modulo
    | Absolute | Norm | Factorial | Binomial | Condition | Domain | Branch | Cases | Indicator | Derivative | Gradient
    | At | Limit | Big | Integral | Extremum | Vector | Matrix | Transposed | Inner
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement(Placed):
    """One line: terms joined by relations. `signs` are the relations as written: `=`, `:=`, `\\leftarrow`, `\\to`.

    `condition` is what is said to hold for it: `f(x) = x, \\quad x > 0`. `tag` is the text of a `\\tag`.
    """

    terms: tuple[Node, ...]
    relations: tuple[Relation, ...]
    signs: tuple[str, ...] = ()
    condition: Node | None = None
    tag: str | None = None


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below a node, in the order of its fields."""
    for one in fields(node):
        yield from _nodes(getattr(node, one.name))


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, Placed):
        yield value  # type: ignore[misc]  # every placed value below a node is a node
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it."""
    yield node
    for child in children(node):
        yield from walk(child)


def mentions(node: Node, name: str) -> bool:
    """Whether a name occurs in a tree where nothing inside binds it anew."""
    match node:
        case Symbol(name=own):
            return own == name
        case Indexed(name=own, base=base):
            if name in {own, base}:
                return True
        case (
            Big(variable=variable)
            | Integral(variable=variable)
            | Limit(variable=variable)
            | Extremum(variable=variable)
        ):
            if variable == name:
                return any(mentions(part, name) for part in _outside(node))
        case _:
            pass
    return any(mentions(child, name) for child in children(node))


def bears_unread(node: Node, variable: str) -> bool:
    """Whether a name in a tree bears a variable in an index that was not read as one: `f_i(x)`, `x_{(i)}`."""
    for part in walk(node):
        if isinstance(part, Symbol | Indexed | Call) and variable in _INDEX.split(part.name)[1:]:
            read = part.indices if isinstance(part, Indexed) else ()
            if not any(mentions(index, variable) for index in read):
                return True
    return False


_INDEX = re.compile("[^A-Za-z0-9]+")


def _outside(node: Big | Integral | Limit | Extremum) -> tuple[Node, ...]:
    """The parts of a binding node in which its variable is not yet bound."""
    match node:
        case Big(low=low, high=high) | Integral(low=low, high=high):
            return tuple(part for part in (low, high) if part is not None)
        case Limit(point=point):
            return (point,)
        case Extremum(domain=domain):
            return () if domain is None else (domain,)
