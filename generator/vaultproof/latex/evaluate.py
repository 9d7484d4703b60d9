"""Trees → NumPy values: scalars, vectors, matrices and sums over indices. Refuses what it cannot compute surely.

A vector is one-dimensional and counts as a column; a transposed vector is a row, so that `x^T W x` is a number. Indices
count from 1. What a formula means for vectors depends on the sign between them: matrices side by side are multiplied as
matrices, `\\odot` multiplies item by item, two vectors side by side are refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from vaultproof.claim import Relation
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
    Times,
    Transposed,
    Vector,
    mentions,
    walk,
)

Array: TypeAlias = npt.NDArray[np.float64]
Value: TypeAlias = float | Array
Function: TypeAlias = Callable[..., Value]
Environment: TypeAlias = Mapping[str, Value | Function]

_MAX_STEPS = 200_000
_CONSTANTS = {"e": math.e, "pi": math.pi, "infinity": math.inf}
_MUCH = 10.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A transposed vector."""

    items: Array


def evaluate(node: Node, environment: Environment) -> Value:
    """The value of a term, with the values and functions of the environment put in for names.

    A whole term may have a value too, under its plain text: `P(B|A)`, `dJ/dw`, `∇ L`. Conditions give 1.0 or 0.0; where
    no case holds the value is nan. Raises LatexError for names without a value and for what is not surely understood.
    """
    with np.errstate(all="ignore"):
        try:
            value = _Evaluator(environment).value(node)
        except LatexError:
            raise
        except (TypeError, ValueError, ArithmeticError, IndexError, RecursionError) as error:
            raise LatexError(f"it cannot be computed: {error}"[:200], node.start, node.end) from error
    plain = value.items if isinstance(value, _Row) else value
    return float(plain) if np.ndim(plain) == 0 else plain


class _Evaluator:
    """Evaluates one tree. `indices` are the values of bound indices."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.bound: dict[str, float] = {}
        self.steps = 0

    def value(self, node: Node) -> Value | _Row:
        """The value of a node."""
        self.steps += 1
        if self.steps > _MAX_STEPS:
            raise _no("it takes too many steps to compute", node)
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
                    total = _plus(total, self.value(term), node)
                return total
            case Negative(term):
                inner = self.value(term)
                return _Row(-inner.items) if isinstance(inner, _Row) else -inner
            case Product():
                return self._product(node)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Root(term, degree):
                return _root(self.plain(term), self.scalar(degree), node)
            case Modulo(term, divisor):
                return np.mod(self.plain(term), self.plain(divisor))
            case Absolute(term):
                inner = self.plain(term)
                if np.ndim(inner) > 1:
                    raise _no("bars around a matrix may mean its determinant", node)
                return np.abs(inner)
            case _:
                return self._larger(node)

    def plain(self, node: Node) -> Value:
        """The value of a node that is no transposed vector."""
        value = self.value(node)
        if isinstance(value, _Row):
            raise _no("a transposed vector stands where none is expected", node)
        return value

    def scalar(self, node: Node) -> float:
        """The value of a node that is a single number."""
        value = self.plain(node)
        if np.ndim(value) != 0:
            raise _no("a single number is expected here", node)
        return float(value)

    # -- names and calls ----------------------------------------------------------------------------------------

    def _named(self, name: str, node: Node) -> Value:
        if name in self.bound:
            return self.bound[name]
        value = self.environment.get(name)
        if value is None or callable(value):
            raise _no(f"`{name}` has no value", node)
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
        indices = self._places(node, base)
        return float(base[indices])

    def _items(self, name: str, node: Node) -> Array:
        value = self.environment.get(name)
        if value is None or callable(value) or np.ndim(value) == 0:
            raise _no(f"`{to_text(node)}` has no value", node)
        return np.asarray(value, dtype=np.float64)

    def _places(self, node: Indexed | Item, base: Array) -> tuple[int, ...]:
        if len(node.indices) != base.ndim:
            raise _no(f"`{to_text(node)}` has {len(node.indices)} indices, the value {base.ndim}", node)
        places = []
        for index, length in zip(node.indices, base.shape, strict=True):
            place = self.scalar(index)
            if place != int(place) or not 1 <= place <= length:
                raise _no(f"there is no item {place:g} of {length}", index)
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
            raise _no(f"`{to_text(node)}` has no value", node)
        known = _FUNCTIONS.get(node.name) if node.built_in else _VECTOR_FUNCTIONS.get(node.name)
        if known is None:
            raise _no(f"`{node.name}` is not defined", node)
        return known(*(self.plain(argument) for argument in node.arguments))

    def _whole(self, node: Node) -> Value | None:
        """The value that the environment gives a whole term."""
        value = self.environment.get(to_text(node))
        return None if value is None or callable(value) else self._named(to_text(node), node)

    # -- products -----------------------------------------------------------------------------------------------

    def _product(self, node: Product) -> Value | _Row:
        value = self.value(node.factors[0])
        for sign, factor in zip(node.signs, node.factors[1:], strict=True):
            value = _times(value, self.value(factor), sign, factor)
        return value

    def _power(self, base: Node, exponent: Node) -> Value:
        below, above = self.plain(base), self.plain(exponent)
        if np.ndim(below) < 2 and not (np.ndim(below) == 1 and np.ndim(above) > 0):
            return np.power(np.asarray(below, dtype=np.float64), above)[()]
        raise _no("a power of a matrix can mean two things", base)

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
                raise _no("this is no condition", node)

    def _much_less(self, small: float, large: float, node: Node) -> bool:
        if small >= large:
            return False
        if small * _MUCH <= large:
            return True
        raise _no("whether that is much less cannot be told", node)

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
                raise _no("membership in this set cannot be told", domain)

    def _cases(self, node: Cases) -> Value:
        for branch in node.branches:
            if branch.condition is None or self.holds(branch.condition):
                return self.plain(branch.value)
        return math.nan

    # -- all else -----------------------------------------------------------------------------------------------

    def _larger(self, node: Node) -> Value | _Row:
        match node:
            case Cases():
                return self._cases(node)
            case Indicator(condition):
                return float(self.holds(condition))
            case Compare() | Logic() | Member() | MuchLess():
                return float(self.holds(node))
            case Factorial(term):
                return _factorial(self.scalar(term), node)
            case Binomial(top, bottom):
                return _binomial(self.scalar(top), self.scalar(bottom), node)
            case Big():
                return self._big(node)
            case Extremum():
                return self._extremum(node)
            case At(term, values):
                return self._at(term, values)
            case _:
                return self._array(node)

    def _array(self, node: Node) -> Value | _Row:
        match node:
            case Vector(items):
                return np.array([self.scalar(item) for item in items])
            case Matrix(rows):
                return np.array([[self.scalar(item) for item in row] for row in rows])
            case Transposed(term):
                inner = self.value(term)
                if isinstance(inner, _Row):
                    return inner.items
                if np.ndim(inner) == 0:
                    raise _no("a number is not transposed: whether this is a power cannot be told", node)
                return _Row(np.asarray(inner)) if np.ndim(inner) == 1 else np.asarray(inner).T
            case Norm(term, order):
                return self._norm(term, order, node)
            case Inner(left, right):
                return _dot(self.plain(left), self.plain(right), node)
            case Item(term):
                base = np.asarray(self.plain(term))
                return float(base[self._places(node, base)])
            case Derivative() | Gradient():
                if (whole := self._whole(node)) is not None:
                    return whole
                raise _no("a derivative has no value here", node)
            case _:
                raise _no("it is not computed with arrays", node)

    def _norm(self, term: Node, order: Node | None, node: Node) -> Value:
        inner = np.asarray(self.plain(term))
        if order is None:
            return float(np.sqrt(np.sum(inner**2)))
        if inner.ndim > 1:
            raise _no("this norm of a matrix can mean several things", node)
        return float(np.linalg.norm(np.atleast_1d(inner), self.scalar(order)))

    def _at(self, term: Node, values: tuple[tuple[str, Node], ...]) -> Value:
        if any(
            isinstance(part, Derivative) or (isinstance(part, Call) and part.primes) for part in walk(term)
        ):
            raise _no("a derivative has no value here", term)
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
            value = np.asarray(self.plain(node.term))
            if value.ndim != 1:
                raise _no("what is summed over is not said", node)
            return float(value.sum() if node.operator == "sum" else value.prod())
        total: Value = 0.0 if node.operator == "sum" else 1.0
        for place in self._range(node, variable):
            if node.condition is not None and not self._kept(node.condition, variable, place):
                continue
            value = self._with({variable: float(place)}, node.term)
            total = total + value if node.operator == "sum" else total * value
        return total

    def _kept(self, condition: Node, variable: str, place: int) -> bool:
        outer = self.bound
        self.bound = {**outer, variable: float(place)}
        kept = self.holds(condition)
        self.bound = outer
        return kept

    def _range(self, node: Big, variable: str) -> range:
        if isinstance(node.condition, Member):
            raise _no("what is summed over has no value here", node)
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
            raise _no("the bounds are no whole numbers", node)
        if high - low > _MAX_STEPS:
            raise _no("it takes too many steps to compute", node)
        return range(int(low), int(high) + 1)

    def _length(self, term: Node, variable: str, node: Node) -> int:
        """How many items the names have that bear an index."""
        lengths = set()
        for part in walk(term):
            if isinstance(part, Indexed) and Symbol(variable) in part.indices:
                items = self._items(part.base, part)
                lengths.add(items.shape[part.indices.index(Symbol(variable))])
        if len(lengths) != 1:
            raise _no(f"how far `{variable}` goes is not said", node)
        return lengths.pop()

    def _only_index(self, term: Node) -> str | None:
        """The only index that names in a term bear, where a sum names none."""
        found = {
            one.name
            for part in walk(term)
            if isinstance(part, Indexed) and self.environment.get(part.name) is None
            for one in part.indices
            if isinstance(one, Symbol) and one.name not in self.bound
        }
        return found.pop() if len(found) == 1 else None

    def _extremum(self, node: Extremum) -> Value:
        places = self._places_of(node)
        if not places:
            raise _no(f"the {node.operator} is taken of nothing", node)
        values = [self._with({node.variable: float(place)}, node.term) for place in places]
        best = max(values) if node.operator.endswith("max") else min(values)
        if any(value != value for value in values):
            raise _no("an item is not a number", node)
        if not node.operator.startswith("arg"):
            return float(best)
        if values.count(best) > 1:
            raise _no("more than one item is the largest", node)
        return float(places[values.index(best)])

    def _places_of(self, node: Extremum) -> list[int]:
        """The values that the index of an extremum takes."""
        if not any(isinstance(part, Indexed) and mentions(part, node.variable) for part in walk(node.term)):
            raise _no(f"the {node.operator} over a variable is not computed with arrays", node)
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
                raise _no("what this ranges over has no value here", node.domain)


def _no(message: str, node: Node) -> LatexError:
    return LatexError(message, node.start, node.end)


def _float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _known(sign: Relation, node: Node) -> bool:
    if sign not in _RELATIONS:
        raise _no("a condition cannot be approximate", node)
    return True


_RELATIONS: dict[Relation, Callable[[float, float], bool]] = {
    Relation.EQUAL: lambda a, b: a == b,
    Relation.UNEQUAL: lambda a, b: a != b,
    Relation.LESS: lambda a, b: a < b,
    Relation.LESS_EQUAL: lambda a, b: a <= b,
    Relation.GREATER: lambda a, b: a > b,
    Relation.GREATER_EQUAL: lambda a, b: a >= b,
}


def _plus(left: Value | _Row, right: Value | _Row, node: Node) -> Value | _Row:
    if isinstance(left, _Row) and isinstance(right, _Row):
        return _Row(_same(left.items, right.items, node))
    if isinstance(left, _Row) or isinstance(right, _Row):
        raise _no("a transposed vector is added to something else", node)
    return _same(left, right, node)


def _same(left: Value, right: Value, node: Node) -> Array:
    """A sum of values of one shape; a number is added to each item."""
    if np.ndim(left) and np.ndim(right) and np.shape(left) != np.shape(right):
        raise _no(f"shapes {np.shape(left)} and {np.shape(right)} are added", node)
    return np.add(left, right)


def _times(left: Value | _Row, right: Value | _Row, sign: Times, node: Node) -> Value | _Row:
    """A product or quotient, as the sign between the factors means it."""
    if isinstance(left, _Row) or isinstance(right, _Row):
        return _row_times(left, right, sign, node)
    if sign is Times.OVER:
        if np.ndim(right) and np.ndim(left):
            raise _no("an array is divided by an array", node)
        if np.ndim(right):
            raise _no("a number is divided by an array", node)
        return np.divide(left, right)
    if not np.ndim(left) or not np.ndim(right):
        return np.multiply(left, right)
    if sign is Times.HADAMARD:
        if np.shape(left) != np.shape(right):
            raise _no(f"shapes {np.shape(left)} and {np.shape(right)} are multiplied item by item", node)
        return np.multiply(left, right)
    if sign in {Times.STAR, Times.CROSS}:
        raise _no(f"what `{sign}` means between arrays cannot be told", node)
    if np.ndim(left) == 1 and np.ndim(right) == 1:
        if sign is Times.DOT:
            return _dot(left, right, node)
        raise _no("what two vectors side by side mean cannot be told", node)
    if np.ndim(left) == 1:
        raise _no("a column stands before a matrix", node)
    return np.matmul(left, right)


def _row_times(left: Value | _Row, right: Value | _Row, sign: Times, node: Node) -> Value | _Row:
    if sign is Times.OVER and isinstance(left, _Row) and not isinstance(right, _Row) and not np.ndim(right):
        return _Row(left.items / right)
    if sign not in {Times.BESIDE, Times.DOT}:
        raise _no(f"what `{sign}` means beside a transposed vector cannot be told", node)
    if isinstance(left, _Row) and isinstance(right, _Row):
        raise _no("two rows are multiplied", node)
    if isinstance(left, _Row):
        assert not isinstance(right, _Row)  # seen above
        if np.ndim(right) == 0:
            return _Row(left.items * right)
        product = np.matmul(left.items, right)
        return _Row(product) if np.ndim(right) == 2 else float(product)
    assert isinstance(right, _Row)  # the caller saw one
    if np.ndim(left) == 0:
        return _Row(left * right.items)
    if np.ndim(left) == 1:
        return np.outer(left, right.items)
    raise _no("a matrix stands before a row", node)


def _dot(left: Value, right: Value, node: Node) -> float:
    if np.ndim(left) != 1 or np.shape(left) != np.shape(right):
        raise _no("an inner product is taken of two vectors of one length", node)
    return float(np.dot(left, right))


def _root(term: Value, degree: float, node: Node) -> Value:
    if degree == 2:
        return np.sqrt(term)
    if degree != int(degree) or degree < 1:
        raise _no("a root of this degree is not computed", node)
    if int(degree) % 2:
        return np.sign(term) * np.power(np.abs(term), 1 / degree)
    return np.power(np.asarray(term, dtype=np.float64), 1 / degree)


def _factorial(value: float, node: Node) -> float:
    if value != int(value) or not 0 <= value <= 170:
        raise _no("the factorial of this number is not computed", node)
    return float(math.factorial(int(value)))


def _binomial(top: float, bottom: float, node: Node) -> float:
    if top != int(top) or bottom != int(bottom) or not 0 <= top <= 1000:
        raise _no("this binomial coefficient is not computed", node)
    return float(math.comb(int(top), int(bottom))) if bottom >= 0 else 0.0


def _largest(*values: Value) -> Value:
    """The largest of several numbers, item by item for arrays; of one vector, its largest item."""
    return _reduced(np.maximum, np.max, values)


def _smallest(*values: Value) -> Value:
    return _reduced(np.minimum, np.min, values)


def _reduced(pairwise: np.ufunc, whole: Callable[[Value], Value], values: tuple[Value, ...]) -> Value:
    if len(values) == 1:
        if np.ndim(values[0]) != 1:
            raise ValueError("what the largest is taken of is not said")
        return whole(values[0])
    result = values[0]
    for value in values[1:]:
        result = pairwise(result, value)
    return result


def _log(value: Value, base: Value | None = None) -> Value:
    return np.log(value) if base is None else np.log(value) / np.log(base)


def _integers(function: Callable[..., int]) -> Function:
    def applied(*values: Value) -> float:
        if any(np.ndim(value) or value != np.floor(value) for value in values):
            raise ValueError("it is known for whole numbers only")
        return float(function(*(int(value) for value in values)))

    return applied


def _softmax(values: Value) -> Value:
    """Softmax of a vector, or of each row of a matrix."""
    if np.ndim(values) == 0:
        raise ValueError("softmax is taken of a vector")
    raised = np.exp(values - np.max(values, axis=-1, keepdims=True))
    return raised / np.sum(raised, axis=-1, keepdims=True)


def _of_vector(function: Callable[[Value], Value]) -> Function:
    def applied(values: Value) -> Value:
        if np.ndim(values) != 1:
            raise ValueError("it is taken of a vector")
        return function(values)

    return applied


def _of_matrix(function: Callable[[Array], Value]) -> Function:
    def applied(values: Value) -> Value:
        if np.ndim(values) != 2:
            raise ValueError("it is taken of a matrix")
        return function(np.asarray(values))

    return applied


_FUNCTIONS: dict[str, Function] = {
    "exp": np.exp, "log": _log, "log10": np.log10, "log2": np.log2, "log1p": np.log1p, "expm1": np.expm1, "sin": np.sin, "cos": np.cos,
    "tan": np.tan, "cot": lambda x: 1 / np.tan(x), "sec": lambda x: 1 / np.cos(x), "csc": lambda x: 1 / np.sin(x), "asin": np.arcsin,
    "acos": np.arccos, "atan": np.arctan, "sinh": np.sinh, "cosh": np.cosh, "tanh": np.tanh, "coth": lambda x: 1 / np.tanh(x),
    "sech": lambda x: 1 / np.cosh(x), "asinh": np.arcsinh, "acosh": np.arccosh, "atanh": np.arctanh, "abs": np.abs, "floor": np.floor,
    "ceil": np.ceil, "sign": np.sign, "sqrt": np.sqrt, "cbrt": np.cbrt, "erf": np.vectorize(math.erf), "erfc": np.vectorize(math.erfc),
    "max": _largest, "min": _smallest, "gcd": _integers(math.gcd), "lcm": _integers(math.lcm), "det": _of_matrix(np.linalg.det),
    "trace": _of_matrix(np.trace), "diag": _of_vector(np.diag),
}  # fmt: skip
_VECTOR_FUNCTIONS: dict[str, Function] = {
    "softmax": _softmax, "Softmax": _softmax, "mean": _of_vector(np.mean), "E": _of_vector(np.mean), "sum": _of_vector(np.sum),
}  # fmt: skip
