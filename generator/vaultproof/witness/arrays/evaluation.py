r"""Evaluates terms of vectors and matrices: calls, sums over indices, products, norms. Exact where SymPy is.

Indices count from 1. Where people read something in two ways, the first reading is theirs by custom; the other is
tried too when `Readings` asks for it, so that nothing is accused that another custom allows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import reduce

import sympy

from vaultproof.claim import Term, WitnessKind
from vaultproof.latex import LatexError, Names, Node, parse_term, to_sympy
from vaultproof.latex import tree as t
from vaultproof.witness.arrays import grid as g
from vaultproof.witness.arrays.grid import Grid, Thing
from vaultproof.witness.arrays.overindex import extremum, free_index, lengths, summed
from vaultproof.witness.arrays.vectorial import (
    called_parameters,
    item_function,
    of_vectors,
    rebuilt,
    with_items,
)
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.trial import Known, Meaning
from vaultproof.witness.values.numbers import NoValue

_MAX_STEPS = 20_000
_MAX_DEPTH = 12
_MAX_BITS = 20_000
_STAND_IN = "\ue000"
_ROOT = t.Root(t.Symbol(f"{_STAND_IN}0"), t.Symbol(f"{_STAND_IN}1"))
_STRUCTURE = (t.Branch, t.Compare, t.Logic, t.Member, t.Interval, t.Items)
_REFUSED = (t.Derivative, t.Gradient, t.Integral, t.Limit, t.At, t.Dots, t.Numbers)
_UNIT = re.compile(r"[IE](?:_(?:\d|n))?")
READINGS: Mapping[str, tuple[str, ...]] = {
    "bars": ("norm", "items", "count", "sum"),
    "log": ("e", "2", "10"),
    "first": ("1", "0"),
    "times": ("matrices", "items"),
    "axis": ("rows", "columns"),
    "norm": ("operator", "items"),
}
"""What can be read in several ways, with the readings, the customary one first."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a term stands: its text, what its names refer to, and the values of parameters and indices."""

    text: str
    names: Names
    meaning: Meaning
    values: Mapping[str, Thing] = field(default_factory=dict)
    depth: int = 0

    def given(self, values: Mapping[str, Thing]) -> Scope:
        """The same scope with further values."""
        return replace(self, values={**self.values, **values})


@dataclass(slots=True)
class Arrays:
    """Evaluates the terms of one trial. `asked` collects what was met that can be read in several ways; `size` is that
    of the square matrix on the other side."""

    scalars: Evaluator
    comma: bool | None
    reading: Mapping[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    bound: dict[str, Term] = field(default_factory=dict)
    steps: int = 0
    size: int | None = None

    def term(self, term: Term) -> Thing:
        """The value of a term of the claim.

        Raises NoValue, with a reason for people, where there is none.
        """
        node, scope = self.read(term)
        scope = self.settled(node, scope)
        loose = free_index(self, node, scope)
        if loose is None:
            return self.value(node, scope)
        index, length = loose
        places = range(1, length + 1)
        return g.listed([self.number(node, scope.given({index: sympy.Integer(at)})) for at in places])

    def settled(self, node: Node, scope: Scope) -> Scope:
        """The scope of a term with what its arrays tell: numbers of items, and the size of an identity matrix `I`."""
        scope = scope.given(lengths(self, node, scope, within=False))
        names = {part.name for part in t.walk(node) if isinstance(part, t.Symbol | t.Indexed)}
        units = [name for name in names if _UNIT.fullmatch(name) and self.named(name, scope) is None]
        if not units:
            return scope
        sizes = set()
        for part in t.walk(node):
            grid = None if not isinstance(part, t.Symbol) else self.named(part.name, scope)
            if isinstance(part, t.Matrix):
                sizes.add((len(part.rows), len(part.rows[0])))
            elif isinstance(grid, Grid) and not grid.vector:
                sizes.add((grid.rows, grid.columns))
        if not sizes and self.size is not None:
            sizes = {(self.size, self.size)}
        if len(sizes) != 1 or len(set(next(iter(sizes)))) != 1:
            return scope
        size = sizes.pop()[0]
        named = {name.partition("_")[2] for name in units} - {"", "n"}
        if named - {str(size)}:
            raise NoValue("the identity matrix named is of another size")
        return scope.given(dict.fromkeys(units, g.from_matrix(sympy.eye(size))))

    def read(self, term: Term) -> tuple[Node, Scope]:
        """The tree of a term of the claim, and its scope."""
        trial = self.scalars.trial
        return self._read(term, trial.meaning, frozenset(name for name, _ in trial.claim.given))

    def _read(self, term: Term, meaning: Meaning, own: frozenset[str], depth: int = 0) -> tuple[Node, Scope]:
        names = Names(
            functions=frozenset(name for name, _ in meaning.calls),
            values=frozenset(name for name, _ in meaning.values) | own,
            decimal_comma=self.comma,
        )
        try:
            node = parse_term(term.text, names, syntax=term.syntax)
        except LatexError as error:
            raise NoValue(f"`{_short(term.text)}` could not be read: {error}") from error
        return node, Scope(term.text, names, meaning, depth=depth)

    def value(self, node: Node, scope: Scope) -> Thing:  # noqa: C901, PLR0911, PLR0912 - a case for each kind of node
        """The value of a node."""
        self.steps += 1
        if self.steps > _MAX_STEPS or scope.depth > _MAX_DEPTH:
            raise NoValue("it takes too many steps to work out")
        match node:
            case t.Number(value):
                return sympy.Rational(value.numerator, value.denominator)
            case t.Symbol(name):
                return self._named(name, scope)
            case t.Indexed():
                return self._indexed(node, scope)
            case t.Call():
                return self._call(node, scope)
            case t.Sum(terms):
                parts = [self.value(term, scope) for term in terms]
                if any(isinstance(one, Grid) for one in parts) and {sympy.pi, -sympy.pi}.intersection(
                    one for one in parts if not isinstance(one, Grid)
                ):
                    raise NoValue("`\\pi` is added to a vector, and may be one itself")
                return reduce(g.plus, parts)
            case t.Negative(term):
                inner = self.value(term, scope)
                return inner.map(lambda item: -item) if isinstance(inner, Grid) else -inner
            case t.Product():
                return self._product(node, scope)
            case t.Power(base, exponent):
                return self._power(self.value(base, scope), self.value(exponent, scope), node)
            case t.Root(term, degree):
                parts = [self.value(term, scope), self.value(degree, scope)]
                return _by_items(lambda values: _joined(_ROOT, values), parts)
            case t.Absolute(term):
                return self._absolute(self.value(term, scope))
            case t.Vector(items):
                return self._vector(node, [self.value(item, scope) for item in items], scope)
            case t.Matrix(rows):
                flat = tuple(self.number(item, scope) for row in rows for item in row)
                return _sized(Grid(len(rows), len(rows[0]), flat))
            case t.Transposed(term):
                grid = self._grid(term, scope)
                row = isinstance(term, t.Vector) and grid.vector and grid.loose
                return grid if row else g.transposed(grid)
            case t.Norm(term, order):
                inner = self.value(term, scope)
                grid = inner if isinstance(inner, Grid) else g.listed([inner])
                return self._norm(grid, None if order is None else self.number(order, scope))
            case t.Inner(left, right):
                return self._inner(self.value(left, scope), self.value(right, scope))
            case t.Item(term, indices):
                return self.item(self.value(term, scope), indices, scope)
            case t.Big():
                return summed(self, node, scope)
            case t.Extremum():
                return extremum(self, node, scope)
            case _:
                return self._by_parts(node, scope)

    def _grid(self, node: Node, scope: Scope) -> Grid:
        value = self.value(node, scope)
        if not isinstance(value, Grid):
            raise NoValue("a number is not transposed")
        return value

    def number(self, node: Node, scope: Scope) -> sympy.Expr:
        """The value of a node that is a single number."""
        value = self.value(node, scope)
        if isinstance(value, Grid):
            raise NoValue("a single number is expected where a vector or matrix stands")
        return value

    # -- names and items ------------------------------------------------------------------------------------------

    def named(self, name: str, scope: Scope) -> Thing | None:
        """The value that a name has, or None."""
        if name in scope.values:
            return scope.values[name]
        trial = self.scalars.trial
        own = dict(trial.claim.given)
        near = {**dict(scope.meaning.values), **dict(trial.meaning.values)}
        term = own.get(name) or (near[name][0] if name in near else None)
        if term is None:
            return self._mean_of(name, scope)
        self.bound[name] = term
        node, inner = self._read(term, Meaning(), frozenset(), scope.depth + 1)
        return self.value(node, inner)

    def _mean_of(self, name: str, scope: Scope) -> Thing | None:
        r"""The mean of a vector `x`, which `\bar{x}` stands for where the note does not say otherwise."""
        base = name.removesuffix("bar")
        items = self.named(base, scope) if base not in {"", name} else None
        if not isinstance(items, Grid) or not items.vector:
            return None
        return sympy.Add(*items.items) / len(items.items)

    def _named(self, name: str, scope: Scope) -> Thing:
        value = self.named(name, scope)
        if value is None:
            raise NoValue(f"`{name}` has no value in this note")
        return value

    def _indexed(self, node: t.Indexed, scope: Scope) -> Thing:
        loops = any(isinstance(one, t.Symbol) and one.name in scope.values for one in node.indices)
        whole = None if loops else self.named(node.name, scope)
        if whole is not None:
            return whole
        base = self.named(node.base, scope)
        if base is None:
            raise NoValue(f"`{node.name}` has no value in this note")
        if not isinstance(base, Grid):
            raise NoValue(f"`{node.base}` is a single number here, and has no items")
        return self.item(base, node.indices, scope)

    def item(self, value: Thing, indices: tuple[Node, ...], scope: Scope) -> sympy.Expr:
        """An item of a vector or matrix."""
        if not isinstance(value, Grid) or len(indices) != (1 if value.vector else 2):
            raise NoValue("the indices do not fit what they stand at")
        first = 1
        if all(isinstance(one, t.Number) for one in indices):
            self.asked.add("first")
            first = int(self.reading.get("first", "1"))
        sizes = (len(value.items),) if value.vector else (value.rows, value.columns)
        places = []
        for index, size in zip(indices, sizes, strict=True):
            place = self.number(index, scope) - first
            if not place.is_Integer or not 0 <= place < size:
                raise NoValue(f"there is no item {place + first} of {size}")
            places.append(int(place))
        return value.items[places[0] if value.vector else places[0] * value.columns + places[1]]

    # -- what signs mean ------------------------------------------------------------------------------------------

    def _product(self, node: t.Product, scope: Scope) -> Thing:
        value = self.value(node.factors[0], scope)
        lettered = any(isinstance(factor, t.Constant) for factor in node.factors)
        for sign, factor in zip(node.signs, node.factors[1:], strict=True):
            other = self.value(factor, scope)
            if lettered and (isinstance(value, Grid) or isinstance(other, Grid)):
                raise NoValue("a letter such as `π` beside a vector or matrix may stand for another one")
            meant = sign
            if sign in {t.Times.CROSS, t.Times.STAR} and _matrices(value, other):
                self.asked.add("times")
                meant = t.Times.HADAMARD if self.reading.get("times") == "items" else t.Times.BESIDE
            value = sympy.S.Zero if _vanishes(value, other) else g.times(value, other, meant)
        return value

    def _power(self, base: Thing, exponent: Thing, node: t.Power) -> Thing:
        if isinstance(exponent, Grid):
            if isinstance(base, Grid):
                raise NoValue("a vector is raised to a vector")
            return exponent.map(lambda item: self._by_values(node, [base, item]))
        if isinstance(base, Grid):
            return g.power(base, exponent)
        return self._by_values(node, [base, exponent])

    def _absolute(self, inner: Thing) -> Thing:
        if not isinstance(inner, Grid):
            return sympy.Abs(inner)
        self.asked.add("bars")
        match self.reading.get("bars", "norm"):
            case "items":
                return inner.map(sympy.Abs)
            case "count":
                return sympy.Integer(len(inner.items))
            case "sum":
                return g.norm(inner, sympy.Integer(1))
            case _:
                return g.norm(inner, sympy.Integer(2)) if inner.vector else g.determinant(inner)

    def _norm(self, grid: Grid, order: sympy.Expr | None) -> sympy.Expr:
        if order is None or grid.vector:
            return g.norm(grid, order)
        self.asked.add("norm")
        return g.norm(grid, order) if self.reading.get("norm") == "items" else g.operator_norm(grid, order)

    def _inner(self, left: Thing, right: Thing) -> sympy.Expr:
        if not isinstance(left, Grid) or not isinstance(right, Grid):
            raise NoValue("an inner product is taken of two vectors")
        return g.inner(left, right)

    def _vector(self, node: t.Vector, items: list[Thing], scope: Scope) -> Thing:
        if all(isinstance(item, Grid) for item in items):
            rows = [item for item in items if isinstance(item, Grid)]
            if not all(row.vector and len(row.items) == len(rows[0].items) for row in rows):
                raise NoValue("the rows of the matrix are not of one length")
            flat = tuple(item for row in rows for item in row.items)
            return _sized(Grid(len(rows), len(rows[0].items), flat, loose=True))
        if any(isinstance(item, Grid) for item in items):
            raise NoValue("a list holds both numbers and lists")
        laid = _laid(node, scope)
        return _sized(
            replace(g.listed([item for item in items if not isinstance(item, Grid)]), loose=not laid)
        )

    # -- calls ----------------------------------------------------------------------------------------------------

    def _call(self, node: t.Call, scope: Scope) -> Thing:
        if not node.arguments or node.primes:
            raise NoValue("a function is named, but not called")
        if node.given and node.given != 1:
            raise NoValue("what stands behind the bar is not understood")
        arguments = [self._argument(argument, scope) for argument in node.arguments]
        calls = dict(scope.meaning.calls)
        if node.name in calls and not node.built_in:
            index = self.scalars.chosen(node.name, calls[node.name])
            return self.applied(index, arguments, scope.depth + 1)
        if not node.built_in or node.given:
            raise NoValue(f"`{node.name}` is not defined in this note or the notes it links to")
        return self._built_in(node, arguments, scope)

    def _argument(self, node: Node, scope: Scope) -> Thing:
        """The value of an argument; `[10]` is a list of one item."""
        value = self.value(node, scope)
        alone = scope.text[: node.start].rstrip().endswith("[") and scope.text[
            node.end :
        ].lstrip().startswith("]")
        return g.listed([value]) if alone and not isinstance(value, Grid) else value

    def _built_in(self, node: t.Call, arguments: list[Thing], scope: Scope) -> Thing:
        grids = [argument for argument in arguments if isinstance(argument, Grid)]
        if node.name in {"det", "trace"} and len(arguments) == 1 and grids:
            return g.determinant(grids[0]) if node.name == "det" else g.trace(grids[0])
        if node.name in g.OF_MATRICES:
            if len(arguments) != 1 or not grids or grids[0].vector:
                raise NoValue(f"`{node.name}` is taken of one matrix")
            return g.OF_MATRICES[node.name](grids[0])
        if node.name in {"eigenvalue", "eigenvector"}:
            return _spectral(node.name, arguments)
        if node.name in {"max", "min"} and len(arguments) == 1 and grids:
            return (sympy.Max if node.name == "max" else sympy.Min)(*grids[0].items)
        if node.name == "diag" and len(arguments) == 1 and grids and grids[0].vector:
            return g.from_matrix(sympy.diag(*grids[0].items))
        if node.name == "log" and len(arguments) == 1 and _bare_log(scope.text, node.start):
            self.asked.add("log")
            if (base := self.reading.get("log", "e")) != "e":
                arguments = [*arguments, sympy.Integer(base)]
        if node.name == "abs" and grids:
            self.asked.add("bars")
        return _by_items(lambda values: self._by_values(node, values), arguments)

    def applied(self, index: int, arguments: list[Thing], depth: int) -> Thing:
        """A definition applied: as a function of vectors where its body is one, else item by item."""
        known = self.scalars.trial.known[index]
        parameters = known.definition.parameters
        if known.definition.source is WitnessKind.CODE:
            raise NoValue(f"`{known.definition.name}` is defined in code only")
        if known.inverse:
            raise NoValue("an inverse is taken of numbers only")
        if len(arguments) > 1 == len(parameters) and not any(isinstance(one, Grid) for one in arguments):
            arguments = [g.listed([one for one in arguments if not isinstance(one, Grid)])]
        vectors = any(isinstance(one, Grid) for one in arguments)
        own = frozenset((*parameters, *(name.partition("_")[0] for name in parameters)))
        called = called_parameters(known.definition)
        node, scope = self._read(known.definition.body, known.meaning, own - called, depth)
        node = with_items(node, called)
        single = item_function(known.definition, node)
        if single is not None or (vectors and of_vectors(node, parameters, self._known_vectorial(known))):
            return self._of_vectors(known, index, single, node, scope, arguments)
        if any(isinstance(part, t.Vector | t.Matrix) for part in t.walk(node)):
            return self._of_vectors(known, index, None, node, scope, arguments)
        if vectors and any(isinstance(part, t.Absolute) for part in t.walk(node)):
            self.asked.add("bars")
            if self.reading.get("bars") == "items":
                return self._of_vectors(known, index, None, node, scope, arguments)
        function = self.scalars.function(index)
        return _by_items(lambda values: function(*values), arguments)

    def _known_vectorial(self, known: Known) -> frozenset[str]:
        """The functions called in a body that are functions of vectors themselves."""
        found = set()
        for name, indices in known.meaning.calls:
            definition = self.scalars.trial.known[indices[0]].definition
            try:
                node, _ = self._read(definition.body, Meaning(), frozenset(definition.parameters))
            except NoValue:
                continue
            if item_function(definition, node) or of_vectors(node, definition.parameters, frozenset()):
                found.add(name)
        return frozenset(found)

    def _of_vectors(
        self,
        known: Known,
        index: int,
        single: tuple[str, str] | None,
        node: Node,
        scope: Scope,
        arguments: list[Thing],
    ) -> Thing:
        self.scalars.used.append(index)
        parameters = known.definition.parameters
        if single is not None:
            parameters = (single[0], *parameters[1:])
        if len(arguments) != len(parameters):
            raise NoValue(
                f"`{known.definition.name}` takes {len(parameters)} argument(s), not {len(arguments)}"
            )
        scope = scope.given(dict(zip(parameters, arguments, strict=True)))
        scope = scope.given(lengths(self, node, scope, within=True))
        if single is None:
            return self.value(node, scope)
        first = arguments[0]
        if not isinstance(first, Grid):
            raise NoValue(f"`{known.definition.name}` is taken of a vector")
        if first.vector:
            return self._item_by_item(node, scope, single[1], first)
        self.asked.add("axis")
        turned = self.reading.get("axis") == "columns"
        rows = [
            self._item_by_item(node, scope.given({single[0]: row}), single[1], row)
            for row in g.rows_of(g.transposed(first) if turned else first)
        ]
        stacked = replace(first, rows=len(rows), columns=len(rows[0].items), items=_chained(rows))
        return g.transposed(stacked) if turned else stacked

    def _item_by_item(self, node: Node, scope: Scope, index: str, vector: Grid) -> Grid:
        """The vector whose items a body gives, for the items of another one."""
        places = range(1, len(vector.items) + 1)
        items = [self.number(node, scope.given({index: sympy.Integer(at)})) for at in places]
        return replace(vector, items=tuple(items))

    # -- scalars --------------------------------------------------------------------------------------------------

    def _by_parts(self, node: Node, scope: Scope) -> sympy.Expr:
        """A term without a meaning for vectors: its parts are numbers, and SymPy joins them."""
        values: list[Thing] = []

        def stand_in(part: Node) -> Node:
            if isinstance(part, _REFUSED):
                raise NoValue("it is not worked out with vectors")
            if isinstance(part, _STRUCTURE):
                return rebuilt(part, stand_in)
            values.append(self.number(part, scope))
            return t.Symbol(f"{_STAND_IN}{len(values) - 1}")

        if isinstance(node, _REFUSED):
            raise NoValue("it is not worked out with vectors")
        return _joined(rebuilt(node, stand_in), values)

    def _by_values(self, node: t.Call | t.Power, values: list[Thing]) -> sympy.Expr:
        """A call or power of numbers. Raises NoValue for a power that is too large to hold."""
        if isinstance(node, t.Power) and _too_large(*values):
            raise NoValue("a power is too large to work out")
        parts = tuple(t.Symbol(f"{_STAND_IN}{at}") for at in range(len(values)))
        shape: Node = (
            replace(node, arguments=parts) if isinstance(node, t.Call) else t.Power(parts[0], parts[1])
        )
        return _joined(shape, values)


def _spectral(name: str, arguments: list[Thing]) -> Thing:
    """The eigenvalue of a matrix near a number, or its eigenvector near a vector."""
    match arguments:
        case [Grid() as matrix, sympy.Expr() as value] if name == "eigenvalue":
            return g.eigenvalue(matrix, value)
        case [Grid() as matrix, Grid() as vector] if name == "eigenvector":
            return g.own_direction(matrix, vector)
        case [Grid() as matrix, sympy.Expr() as value, Grid() as vector] if name == "eigenvector":
            return g.eigenvector(matrix, value, vector)
    raise NoValue(f"`{name}` is taken of a matrix, a number and perhaps a vector")


def _too_large(base: Thing, exponent: Thing) -> bool:
    """Whether a power of exact numbers has more digits than are worth working out."""
    if not isinstance(exponent, sympy.Rational) or not isinstance(base, sympy.Rational):
        return False
    bits = max(abs(int(base.p)).bit_length(), int(base.q).bit_length())
    return bits * abs(Fraction(int(exponent.p), int(exponent.q))) > _MAX_BITS


def _joined(node: Node, values: list[Thing]) -> sympy.Expr:
    try:
        expression = to_sympy(node, Names())
        found = expression.xreplace(
            {sympy.Symbol(f"{_STAND_IN}{at}"): value for at, value in enumerate(values)}
        )
    except LatexError as error:
        raise NoValue(str(error)) from error
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise NoValue("SymPy cannot work it out") from error
    if not isinstance(found, sympy.Expr):
        raise NoValue("it is not a number")
    return found


def _by_items(function: object, arguments: list[Thing]) -> Thing:
    """A function of numbers applied item by item; numbers among the arguments go with each item."""
    assert callable(function)
    grids = [argument for argument in arguments if isinstance(argument, Grid)]
    if not grids:
        value: sympy.Expr = function(arguments)
        return value
    if any((one.rows, one.columns) != (grids[0].rows, grids[0].columns) for one in grids):
        raise NoValue("lists of different lengths are taken item by item")
    columns = [
        one.items if isinstance(one, Grid) else tuple(itertools.repeat(one, len(grids[0].items)))
        for one in arguments
    ]
    return replace(grids[0], items=tuple(function(list(row)) for row in zip(*columns, strict=True)))


def _chained(rows: list[Grid]) -> tuple[sympy.Expr, ...]:
    return tuple(item for row in rows for item in row.items)


def _sized(grid: Grid) -> Grid:
    if len(grid.items) > g.MAX_ITEMS:
        raise NoValue("the array is too large to work out")
    return grid


def _laid(node: t.Vector, scope: Scope) -> bool:
    """Whether a vector is written as a column of a matrix environment."""
    return scope.text.startswith("\\begin", node.start)


def _matrices(left: Thing, right: Thing) -> bool:
    """Whether both are matrices, or one of them is and the other a vector."""
    grids = [one for one in (left, right) if isinstance(one, Grid)]
    return len(grids) == 2 and not all(one.vector for one in grids)


def _vanishes(left: Thing, right: Thing) -> bool:
    """Whether a product is 0 · log 0, which is 0 by the convention of information theory."""
    pair = (left, right)
    return any(one == 0 for one in pair) and any(one in (sympy.zoo, -sympy.oo) for one in pair)


def _bare_log(text: str, start: int) -> bool:
    """Whether a logarithm is written `log` without a base."""
    return text[start:].lstrip("\\").startswith(("log", "Log"))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "…"
