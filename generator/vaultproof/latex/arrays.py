"""What signs and functions mean for numbers, vectors and matrices, in NumPy. Knows no trees but for places of errors.

A vector is one-dimensional and counts as a column; `Row` is a transposed one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from vaultproof.latex.tokens import LatexError
from vaultproof.latex.tree import Node, Times

Array: TypeAlias = npt.NDArray[np.float64]
Value: TypeAlias = float | Array
Function: TypeAlias = Callable[..., Value]
Environment: TypeAlias = Mapping[str, Value | Function]
_WORST_CONDITION = 1e6


@dataclass(frozen=True, slots=True)
class Row:
    """A transposed vector."""

    items: Array


def no(message: str, node: Node) -> LatexError:
    """The error that speaks of a node."""
    return LatexError(message, node.start, node.end)


def plus(left: Value | Row, right: Value | Row, node: Node) -> Value | Row:
    """A sum."""
    if isinstance(left, Row) and isinstance(right, Row):
        return Row(_same(left.items, right.items, node))
    if isinstance(left, Row) or isinstance(right, Row):
        raise no("a transposed vector is added to something else", node)
    return _same(left, right, node)


def _same(left: Value, right: Value, node: Node) -> Array:
    """A sum of values of one shape; a number is added to each item."""
    if np.ndim(left) and np.ndim(right) and np.shape(left) != np.shape(right):
        raise no(f"shapes {np.shape(left)} and {np.shape(right)} are added", node)
    for one, other in ((left, right), (right, left)):
        if np.ndim(one) == 0 and np.ndim(other) == 2 and np.shape(other)[0] == np.shape(other)[1] > 1:
            raise no("a number is added to a matrix: write the identity matrix or a matrix of ones", node)
    return np.add(left, right)


def times(left: Value | Row, right: Value | Row, sign: Times, node: Node) -> Value | Row:
    """A product or quotient, as the sign between the factors means it."""
    if isinstance(left, Row) or isinstance(right, Row):
        return _row_times(left, right, sign, node)
    if sign is Times.OVER:
        if np.ndim(right) and np.ndim(left):
            raise no("an array is divided by an array", node)
        if np.ndim(right):
            raise no("a number is divided by an array", node)
        return np.divide(left, right)
    if not np.ndim(left) or not np.ndim(right):
        return np.multiply(left, right)
    if sign is Times.HADAMARD:
        if np.shape(left) != np.shape(right):
            raise no(f"shapes {np.shape(left)} and {np.shape(right)} are multiplied item by item", node)
        return np.multiply(left, right)
    if sign in {Times.STAR, Times.CROSS}:
        raise no(f"what `{sign}` means between arrays cannot be told", node)
    if np.ndim(left) == 1 and np.ndim(right) == 1:
        if sign is Times.DOT:
            return dot(left, right, node)
        raise no("what two vectors side by side mean cannot be told", node)
    if np.ndim(left) == 1:
        raise no("a column stands before a matrix", node)
    product: Value = np.matmul(left, right)
    return product


def _row_times(left: Value | Row, right: Value | Row, sign: Times, node: Node) -> Value | Row:
    if sign is Times.OVER and isinstance(left, Row) and not isinstance(right, Row) and not np.ndim(right):
        return Row(left.items / right)
    if sign not in {Times.BESIDE, Times.DOT}:
        raise no(f"what `{sign}` means beside a transposed vector cannot be told", node)
    if isinstance(left, Row) and isinstance(right, Row):
        raise no("two rows are multiplied", node)
    if isinstance(left, Row):
        assert not isinstance(right, Row)  # seen above
        if np.ndim(right) == 0:
            return Row(left.items * right)
        product = np.matmul(left.items, right)
        return Row(product) if np.ndim(right) == 2 else float(product)
    assert isinstance(right, Row)  # the caller saw one
    if np.ndim(left) == 0:
        return Row(left * right.items)
    if np.ndim(left) == 1:
        return np.outer(left, right.items)
    raise no("a matrix stands before a row", node)


def dot(left: Value, right: Value, node: Node) -> float:
    """The inner product of two vectors."""
    if np.ndim(left) != 1 or np.shape(left) != np.shape(right):
        raise no("an inner product is taken of two vectors of one length", node)
    return float(np.dot(left, right))


def root(term: Value, degree: float, node: Node) -> Value:
    """A root; the real one for an odd degree."""
    if degree == 2:
        return np.sqrt(term)
    if degree != int(degree) or degree < 1:
        raise no("a root of this degree is not computed", node)
    if int(degree) % 2:
        return np.sign(term) * np.power(np.abs(term), 1 / degree)
    return np.power(np.asarray(term, dtype=np.float64), 1 / degree)


def inverse(matrix: Array, node: Node) -> Value:
    """The inverse of a square matrix that surely has one."""
    if matrix.shape[0] != matrix.shape[1] or not np.linalg.cond(matrix) < _WORST_CONDITION:
        raise no("this matrix has no inverse for certain", node)
    return np.asarray(np.linalg.inv(matrix), dtype=np.float64)


def factorial(value: float, node: Node) -> float:
    """The factorial of a whole number up to 170."""
    if value != int(value) or not 0 <= value <= 170:
        raise no("the factorial of this number is not computed", node)
    return float(math.factorial(int(value)))


def binomial(top: float, bottom: float, node: Node) -> float:
    """A binomial coefficient."""
    if top != int(top) or bottom != int(bottom) or not 0 <= top <= 1000:
        raise no("this binomial coefficient is not computed", node)
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


def _real(function: Callable[[float], float]) -> Function:
    def applied(value: Value) -> float:
        if np.ndim(value):
            raise ValueError("it is known for numbers only")
        return function(float(value))

    return applied


def _factorial2(value: int) -> int:
    if not -1 <= value <= 300:
        raise ValueError("this double factorial is not computed")
    return math.prod(range(value, 0, -2))


def _softmax(values: Value) -> Value:
    """Softmax of a vector, or of each row of a matrix."""
    if np.ndim(values) == 0:
        raise ValueError("softmax is taken of a vector")
    raised: Array = np.exp(values - np.max(values, axis=-1, keepdims=True))
    shares: Array = np.divide(raised, np.sum(raised, axis=-1, keepdims=True))
    return shares


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


FUNCTIONS: dict[str, Function] = {
    "exp": np.exp, "log": _log, "log10": np.log10, "log2": np.log2, "log1p": np.log1p, "expm1": np.expm1,
    "sin": np.sin, "cos": np.cos,
    "tan": np.tan, "cot": lambda x: 1 / np.tan(x), "sec": lambda x: 1 / np.cos(x), "csc": lambda x: 1 / np.sin(x),
    "asin": np.arcsin,
    "acos": np.arccos, "atan": np.arctan, "sinh": np.sinh, "cosh": np.cosh, "tanh": np.tanh,
    "coth": lambda x: 1 / np.tanh(x),
    "sech": lambda x: 1 / np.cosh(x), "csch": lambda x: 1 / np.sinh(x),
    "asinh": np.arcsinh, "acosh": np.arccosh, "atanh": np.arctanh, "abs": np.abs,
    "floor": np.floor,
    "ceil": np.ceil, "sign": np.sign, "sqrt": np.sqrt, "cbrt": np.cbrt, "erf": np.vectorize(math.erf),
    "erfc": np.vectorize(math.erfc),
    "clip": lambda x, low, high: np.minimum(np.maximum(x, low), high),
    "max": _largest, "min": _smallest, "gcd": _integers(math.gcd), "lcm": _integers(math.lcm),
    "gamma": _real(math.gamma), "factorial2": _integers(_factorial2),
    "det": _of_matrix(np.linalg.det),
    "trace": _of_matrix(np.trace), "diag": _of_vector(np.diag),
}  # fmt: skip
VECTOR_FUNCTIONS: dict[str, Function] = {
    "softmax": _softmax, "Softmax": _softmax, "mean": _of_vector(np.mean), "E": _of_vector(np.mean),
    "sum": _of_vector(np.sum),
}  # fmt: skip
