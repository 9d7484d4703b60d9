"""Trees → NumPy values: scalars, vectors, matrices and sums over indices. Refuses what it cannot compute surely.

A vector is one-dimensional and counts as a column; a transposed vector is a row, so that `x^T W x` is a number.
Indices count from 1. What a formula means for vectors depends on the sign between them: matrices side by side are
multiplied as matrices, `\\odot` multiplies item by item, two vectors side by side are refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

import numpy as np

from vaultproof.claim import Relation
from vaultproof.latex.arrays import (
    FUNCTIONS,
    VECTOR_FUNCTIONS,
    Array,
    Environment,
    Row,
    Value,
    binomial,
    dot,
    factorial,
    inverse,
    no,
    plus,
    root,
    times,
)
from vaultproof.latex.text import to_text
from vaultproof.latex.tokens import LatexError
from vaultproof.latex.tree import (
    Absolute,
    At,
    Big,
    Binomial,
    Call,
    Cases,
    Compare,
    Constant,
    Derivative,
    Extremum,
    Factorial,
    Gradient,
    Indexed,
    Indicator,
    Inner,
    Interval,
    Item,
    Items,
    Logic,
    Matrix,
    Member,
    Modulo,
    MuchLess,
    Negative,
    Node,
    Norm,
    Number,
    Numbers,
    Power,
    Product,
    Root,
    Sum,
    Symbol,
    Transposed,
    Vector,
    bears_unread,
    children,
    mentions,
    walk,
)

_MAX_STEPS = 200_000
_CONSTANTS = {"e": math.e, "pi": math.pi, "infinity": math.inf}
_MUCH = 10.0
_OF_MATRICES = frozenset("exp log log2 log10 log1p expm1 sin cos tan sinh cosh tanh".split())
"""Functions that a square matrix has as a whole and for its items."""
_OF_LISTS = frozenset("max min mean E sum".split())
"""Functions of a list of numbers, so that a vector in them is one."""
_MINUS_ONE = Negative(Number(Fraction(1)))


def evaluate(node: Node, environment: Environment) -> Value:
    """The value of a term, with the values and functions of the environment put in for names.

    A whole term may have a value too, under its plain text: `P(B|A)`, `dJ/dw`, `∇ L`. Conditions give 1.0 or 0.0;
    where no case holds the value is nan. Raises LatexError for names without a value and for what is not surely
    understood.
    """
    with np.errstate(all="ignore"):
        try:
            value = _Evaluator(environment, node).value(node)
        except LatexError:
            raise
        except (TypeError, ValueError, ArithmeticError, IndexError, RecursionError) as error:
            raise LatexError(f"it cannot be computed: {error}"[:200], node.start, node.end) from error
    plain = value.items if isinstance(value, Row) else value
    return float(plain) if np.ndim(plain) == 0 else plain


class _Evaluator:
    """Evaluates one tree. `bound` are the values of bound indices, `untold` those that their sums do not name,
    `from_zero` the names of which the items are counted from 0; `listed` counts the functions of lists around."""

    def __init__(self, environment: Environment, whole: Node) -> None:
        self.environment = environment
        self.whole = whole
        self.bound: dict[str, float] = {}
        self.untold: frozenset[str] = frozenset()
        self.from_zero: frozenset[str] = frozenset()
        self.listed = 0
        self.steps = 0

    def value(self, node: Node) -> Value | Row:  # noqa: C901, PLR0911, PLR0912 - a case for each kind of node
        """The value of a node."""
        self.steps += 1
        if self.steps > _MAX_STEPS:
            raise no("it takes too many steps to compute", node)
        match node:
            case Number(value):
                return _float(value.numerator) / _float(value.denominator)
            case Constant(name):
                return _CONSTANTS[name]
            case Symbol(name):
                return self._named(name, node)
            case Indexed():
                return self._indexed(node)
            case Call():
                return self._call(node)
            case Sum(terms):
                total = self.value(terms[0])
                for term in terms[1:]:
                    total = plus(total, self.value(term), node)
                return total
            case Negative(term):
                inner = self.value(term)
                return Row(-inner.items) if isinstance(inner, Row) else -inner
            case Product():
                return self._product(node)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Root(term, degree):
                return root(self._itemwise(self.plain(term), node), self.scalar(degree), node)
            case Modulo(term, divisor):
                return np.mod(self.plain(term), self.plain(divisor))
            case Absolute(term):
                inner = self.plain(term)
                if np.ndim(inner) > 1:
                    raise no("bars around a matrix may mean its determinant", node)
                if np.ndim(inner) and not self.listed:
                    raise no("bars around a vector may mean its length, or be taken item by item", node)
                return np.abs(inner)
            case _:
                return self._larger(node)

    def plain(self, node: Node) -> Value:
        """The value of a node that is no transposed vector."""
        value = self.value(node)
        if isinstance(value, Row):
            raise no("a transposed vector stands where none is expected", node)
        return value

    def scalar(self, node: Node) -> float:
        """The value of a node that is a single number."""
        value = self.plain(node)
        if np.ndim(value) != 0:
            raise no("a single number is expected here", node)
        return float(value)

    # -- names and calls ----------------------------------------------------------------------------------------

    def _named(self, name: str, node: Node) -> Value:
        if name in self.bound:
            return self.bound[name]
        value = self.environment.get(name)
        if value is None or callable(value):
            raise no(f"`{name}` has no value", node)
        return value if isinstance(value, float) else np.asarray(value, dtype=np.float64)[()]

    def _indexed(self, node: Indexed) -> Value:
        own = self.environment.get(node.name)
        if (
            own is not None
            and not callable(own)
            and not any(isinstance(one, Symbol) and one.name in self.bound for one in node.indices)
        ):
            return self._named(node.name, node)
        base = self._items(node.base, node)
        if node.base in self.from_zero:
            return float(base[int(self.scalar(node.indices[0]))])
        indices = self._places(node, base)
        return float(base[indices])

    def _items(self, name: str, node: Node) -> Array:
        value = self.environment.get(name)
        if value is None or callable(value) or np.ndim(value) == 0:
            raise no(f"`{to_text(node)}` has no value", node)
        return np.asarray(value, dtype=np.float64)

    def _places(self, node: Indexed | Item, base: Array) -> tuple[int, ...]:
        indices = _row_and_column(node.indices, base)
        if len(indices) != base.ndim:
            raise no(f"`{to_text(node)}` has {len(node.indices)} indices, the value {base.ndim}", node)
        places = []
        for index, length in zip(indices, base.shape, strict=True):
            place = self.scalar(index)
            if place != int(place) or not 1 <= place <= length:
                raise no(f"there is no item {place:g} of {length}", index)
            places.append(int(place) - 1)
        return tuple(places)

    def _call(self, node: Call) -> Value:
        whole = self._whole(node)
        if whole is not None:
            return whole
        function = self.environment.get(node.name + "'" * node.primes)
        if callable(function) and not node.given:
            return function(*(self.plain(argument) for argument in node.arguments))
        if node.primes or node.given:
            raise no(f"`{to_text(node)}` has no value", node)
        known = FUNCTIONS.get(node.name) if node.built_in else VECTOR_FUNCTIONS.get(node.name)
        if known is None:
            raise no(f"`{node.name}` is not defined", node)
        if node.name in _OF_MATRICES:
            return known(*(self._itemwise(self.plain(argument), node) for argument in node.arguments))
        listing = node.name in _OF_LISTS
        self.listed += listing
        arguments = [self.plain(argument) for argument in node.arguments]
        self.listed -= listing
        return known(*arguments)

    @staticmethod
    def _itemwise(value: Value, node: Node) -> Value:
        """A value of which a function is taken item by item. Refuses a square matrix, which has an exponential too."""
        if np.ndim(value) == 2 and np.shape(value)[0] == np.shape(value)[1] > 1:
            raise no("this may be taken of the matrix or of each item", node)
        return value

    def _whole(self, node: Node) -> Value | None:
        """The value that the environment gives a whole term."""
        value = self.environment.get(to_text(node))
        return None if value is None or callable(value) else self._named(to_text(node), node)

    # -- products -----------------------------------------------------------------------------------------------

    def _product(self, node: Product) -> Value | Row:
        value = self.value(node.factors[0])
        for sign, factor in zip(node.signs, node.factors[1:], strict=True):
            value = times(value, self.value(factor), sign, factor)
        return value

    def _power(self, base: Node, exponent: Node) -> Value:
        below, above = self.plain(base), self.plain(exponent)
        if np.ndim(below) == 1 and np.ndim(above) == 0 and not self.listed:
            raise no("a power of a vector may be taken item by item, or be its length's", base)
        if np.ndim(below) < 2 and not (np.ndim(below) == 1 and np.ndim(above) > 0):
            self._itemwise(above, base)
            return np.power(np.asarray(below, dtype=np.float64), above)[()]
        if np.ndim(below) == 2 and np.ndim(above) == 0 and exponent == _MINUS_ONE:
            return inverse(np.asarray(below), base)
        raise no("a power of a matrix can mean two things", base)

    # -- conditions and cases -----------------------------------------------------------------------------------

    def holds(self, node: Node) -> bool:
        """Whether a condition holds."""
        match node:
            case Compare(terms, relations):
                values = [self.scalar(term) for term in terms]
                return all(
                    _RELATIONS[sign](*pair)
                    for *pair, sign in zip(values, values[1:], relations, strict=False)
                    if _known(sign, node)
                )
            case Logic(operator, conditions):
                return (all if operator == "and" else any)([self.holds(one) for one in conditions])
            case Member(term, domain, negated):
                return self._contains(domain, self.scalar(term)) is not negated
            case MuchLess(small, large):
                return self._much_less(self.scalar(small), self.scalar(large), node)
            case _:
                raise no("this is no condition", node)

    def _much_less(self, small: float, large: float, node: Node) -> bool:
        if small >= large:
            return False
        if small * _MUCH <= large:
            return True
        raise no("whether that is much less cannot be told", node)

    def _contains(self, domain: Node, value: float) -> bool:
        match domain:
            case Interval(low, high, open_low, open_high):
                below, above = self.scalar(low), self.scalar(high)
                return (below < value if open_low else below <= value) and (
                    value < above if open_high else value <= above
                )
            case Items(items):
                return value in [self.scalar(item) for item in items]
            case Numbers("R", None):
                return math.isfinite(value)
            case Numbers("Z", None):
                return math.isfinite(value) and value == int(value)
            case _:
                raise no("membership in this set cannot be told", domain)

    def _cases(self, node: Cases) -> Value:
        for branch in node.branches:
            if branch.condition is None or self.holds(branch.condition):
                return self.plain(branch.value)
        return math.nan

    # -- all else -----------------------------------------------------------------------------------------------

    def _larger(self, node: Node) -> Value | Row:
        match node:
            case Cases():
                return self._cases(node)
            case Indicator(condition):
                return float(self.holds(condition))
            case Compare() | Logic() | Member() | MuchLess():
                return float(self.holds(node))
            case Factorial(term):
                return factorial(self.scalar(term), node)
            case Binomial(top, bottom):
                return binomial(self.scalar(top), self.scalar(bottom), node)
            case Big():
                return self._big(node)
            case Extremum():
                return self._extremum(node)
            case At(term, values):
                return self._at(term, values)
            case _:
                return self._array(node)

    def _array(self, node: Node) -> Value | Row:
        match node:
            case Vector(items):
                return np.array([self.scalar(item) for item in items])
            case Matrix(rows):
                return np.array([[self.scalar(item) for item in row] for row in rows])
            case Transposed(term):
                inner = self.value(term)
                if isinstance(inner, Row):
                    return inner.items
                if np.ndim(inner) == 0:
                    raise no("a number is not transposed: whether this is a power cannot be told", node)
                return Row(np.asarray(inner)) if np.ndim(inner) == 1 else np.asarray(inner).T
            case Norm(term, order):
                return self._norm(term, order, node)
            case Inner(left, right):
                return dot(self.plain(left), self.plain(right), node)
            case Item(term):
                base = np.asarray(self.plain(term))
                return float(base[self._places(node, base)])
            case Derivative() | Gradient():
                if (whole := self._whole(node)) is not None:
                    return whole
                raise no("a derivative has no value here", node)
            case _:
                raise no("it is not computed with arrays", node)

    def _norm(self, term: Node, order: Node | None, node: Node) -> Value:
        inner = np.asarray(self.plain(term))
        if order is None:
            return float(np.sqrt(np.sum(inner**2)))
        if inner.ndim > 1:
            raise no("this norm of a matrix can mean several things", node)
        return float(np.linalg.norm(np.atleast_1d(inner), self.scalar(order)))

    def _at(self, term: Node, values: tuple[tuple[str, Node], ...]) -> Value:
        if any(
            isinstance(part, Derivative) or (isinstance(part, Call) and part.primes) for part in walk(term)
        ):
            raise no("a derivative has no value here", term)
        return self._with({name: self.scalar(value) for name, value in values}, term)

    def _with(self, values: Mapping[str, float], term: Node) -> Value:
        """A term with some names bound."""
        outer = self.bound
        self.bound = {**outer, **values}
        value = self.plain(term)
        self.bound = outer
        return value

    # -- over an index ------------------------------------------------------------------------------------------

    def _big(self, node: Big) -> Value:
        variable = node.variable or self._only_index(node.term)
        if variable is None:
            self.listed += 1
            items = np.asarray(self.plain(node.term))
            self.listed -= 1
            if items.ndim != 1:
                raise no("what is summed over is not said", node)
            return float(items.sum() if node.operator == "sum" else items.prod())
        if bears_unread(node.term, variable):
            raise no("an index of what is summed is not understood", node)
        places = self._range(node, variable)
        outer = self.untold, self.from_zero
        self.untold |= {variable} if node.variable is None else frozenset()
        self.from_zero |= self._counted_from_zero(node, variable, places)
        total: Value = 0.0 if node.operator == "sum" else 1.0
        for place in self._listed(node.condition) or places:
            if node.condition is not None and not self._kept(node.condition, variable, place):
                continue
            value = self._with({variable: float(place)}, node.term)
            total = total + value if node.operator == "sum" else total * value
        self.untold, self.from_zero = outer
        return total

    def _counted_from_zero(self, node: Big, variable: str, places: range) -> set[str]:
        """The vectors of which a sum from 0 takes every item, and that stand nowhere else in the formula."""
        if places.start != 0 or not places:
            return set()
        own = (Symbol(variable),)
        inside = [part for part in walk(node.term) if isinstance(part, Indexed)]
        bases = {part.base for part in inside}
        return {
            base
            for base in bases
            if self._counts(base, len(places))
            and all(part.indices == own for part in inside if part.base == base)
            and sum(mentions(part, base) for part in walk(self.whole) if isinstance(part, Indexed | Symbol))
            == sum(part.base == base for part in inside)
        }

    def _counts(self, base: str, length: int) -> bool:
        value = self.environment.get(base)
        return value is not None and not callable(value) and np.shape(value) == (length,)

    def _listed(self, condition: Node | None) -> list[float]:
        r"""The different numbers of `\sum_{x \in \{1, 2, 5\}}`; none where no set is given by its items."""
        match condition:
            case Member(Symbol(), Items(items), False):
                return list(dict.fromkeys(self.scalar(item) for item in items))
            case _:
                return []

    def _kept(self, condition: Node, variable: str, place: float) -> bool:
        outer = self.bound
        self.bound = {**outer, variable: float(place)}
        kept = self.holds(condition)
        self.bound = outer
        return kept

    def _range(self, node: Big, variable: str) -> range:
        if self._listed(node.condition):
            return range(0)
        if isinstance(node.condition, Member):
            raise no("what is summed over has no value here", node)
        if node.low is None or node.high is None:
            return range(1, self._length(node.term, variable, node) + 1)
        low = self.scalar(node.low)
        try:
            high = self.scalar(node.high)
        except LatexError:
            if low != 1 or not isinstance(node.high, Symbol):
                raise
            high = float(self._length(node.term, variable, node))
        if not (math.isfinite(low) and math.isfinite(high)) or low != int(low) or high != int(high):
            raise no("the bounds are no whole numbers", node)
        if high - low > _MAX_STEPS:
            raise no("it takes too many steps to compute", node)
        return range(int(low), int(high) + 1)

    def _length(self, term: Node, variable: str, node: Node) -> int:
        """How many items the names have that bear an index."""
        lengths: set[int] = set()
        for part in walk(term):
            if isinstance(part, Indexed) and Symbol(variable) in part.indices:
                items = self._items(part.base, part)
                lengths.add(items.shape[part.indices.index(Symbol(variable))])
        if len(lengths) != 1:
            raise no(f"how far `{variable}` goes is not said", node)
        return lengths.pop()

    def _only_index(self, term: Node) -> str | None:
        """The only index that names in a term bear, where a sum names none."""
        borne = [
            {one.name for one in part.indices if isinstance(one, Symbol)}
            for part in _outside_sums(term)
            if isinstance(part, Indexed) and self.environment.get(part.name) is None
        ]
        found = {name for names in borne for name in names}
        free = found - self.bound.keys() or found & self.untold
        return next(iter(free)) if len(free) == 1 and all(names & free for names in borne if names) else None

    def _extremum(self, node: Extremum) -> Value:
        places = self._places_of(node)
        if not places:
            raise no(f"the {node.operator} is taken of nothing", node)
        values = [self._with({node.variable: float(place)}, node.term) for place in places]
        best = max(values) if node.operator.endswith("max") else min(values)
        if any(np.isnan(value) for value in values):
            raise no("an item is not a number", node)
        if not node.operator.startswith("arg"):
            return float(best)
        if values.count(best) > 1:
            raise no("more than one item is the largest", node)
        return float(places[values.index(best)])

    def _places_of(self, node: Extremum) -> list[float]:
        """The values that the index of an extremum takes."""
        if isinstance(node.domain, Items):
            return list(dict.fromkeys(self.scalar(item) for item in node.domain.items))
        if not any(isinstance(part, Indexed) and mentions(part, node.variable) for part in walk(node.term)):
            raise no(f"the {node.operator} over a variable is not computed with arrays", node)
        match node.domain:
            case None:
                return list(range(1, self._length(node.term, node.variable, node) + 1))
            case Compare((low, Symbol(name), high), (Relation.LESS_EQUAL, Relation.LESS_EQUAL)) if (
                name == node.variable
            ):
                return list(self._range(Big("sum", name, low, high, node.term), name))
            case Compare((Symbol(name), _), (Relation.UNEQUAL,)) if name == node.variable:
                whole = range(1, self._length(node.term, name, node) + 1)
                return [place for place in whole if self._kept(node.domain, name, place)]
            case _:
                raise no("what this ranges over has no value here", node.domain)


def _row_and_column(indices: tuple[Node, ...], base: Array) -> tuple[Node, ...]:
    """The indices of an item of a small matrix, where its row and column are written as one number: `a_{12}`."""
    match indices:
        case (Number(text=text),) if (
            base.ndim == 2 and max(base.shape) < 10 and len(text) == 2 and text.isdecimal()
        ):
            return tuple(Number(Fraction(digit), digit) for digit in text)
        case _:
            return indices


def _outside_sums(term: Node) -> Iterator[Node]:
    """The nodes of a term that stand in no sum of its own, of which the index is not told either."""
    yield term
    for child in children(term):
        if not (isinstance(child, Big) and child.variable is None):
            yield from _outside_sums(child)


def _float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _known(sign: Relation, node: Node) -> bool:
    if sign not in _RELATIONS:
        raise no("a condition cannot be approximate", node)
    return True


_RELATIONS: dict[Relation, Callable[[float, float], bool]] = {
    Relation.EQUAL: lambda a, b: a == b,
    Relation.UNEQUAL: lambda a, b: a != b,
    Relation.LESS: lambda a, b: a < b,
    Relation.LESS_EQUAL: lambda a, b: a <= b,
    Relation.GREATER: lambda a, b: a > b,
    Relation.GREATER_EQUAL: lambda a, b: a >= b,
}
