"""Vectors and matrices of exact items, and what signs mean between them. Knows no formulas and compares nothing.

A list such as `(1, 2)` is a column of which it is not said whether it is a row (`loose`); a column or row of a matrix
environment is what it looks like. Matrices are multiplied as matrices; what people read in two ways is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import sympy

from vaultproof.latex.tree import Times
from vaultproof.witness.values.numbers import NoValue

MAX_ITEMS = 400
_MAX_ORDER = 6
_MAX_POWER = 64


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix by rows; a vector is one with a single column or row. `loose`: rows and columns may change places."""

    rows: int
    columns: int
    items: tuple[sympy.Expr, ...]
    loose: bool = False

    @property
    def vector(self) -> bool:
        """Whether it has a single row or column."""
        return 1 in (self.rows, self.columns)

    @property
    def shape(self) -> tuple[int, ...]:
        """Its shape as code has it: a list has one length."""
        return (len(self.items),) if self.loose and self.vector else (self.rows, self.columns)

    def map(self, function: Callable[[sympy.Expr], sympy.Expr]) -> Grid:
        """The same grid with a function applied to each item."""
        return replace(self, items=tuple(function(item) for item in self.items))


Item: TypeAlias = sympy.Expr
Thing: TypeAlias = "sympy.Expr | Grid"


def listed(items: Sequence[Item]) -> Grid:
    """A list."""
    return Grid(len(items), 1, tuple(items), loose=True)


def from_matrix(matrix: sympy.MatrixBase, *, loose: bool = False) -> Grid:
    """A SymPy matrix as a grid."""
    return Grid(matrix.rows, matrix.cols, tuple(matrix), loose)


def to_matrix(grid: Grid) -> sympy.Matrix:
    """A grid as a SymPy matrix."""
    return sympy.Matrix(grid.rows, grid.columns, list(grid.items))


def transposed(grid: Grid) -> Grid:
    """The transpose."""
    items = tuple(
        grid.items[row * grid.columns + column] for column in range(grid.columns) for row in range(grid.rows)
    )
    return Grid(grid.columns, grid.rows, items, grid.loose)


def rows_of(grid: Grid) -> list[Grid]:
    """The rows of a matrix, as lists."""
    size = grid.columns
    return [listed(grid.items[at * size : (at + 1) * size]) for at in range(grid.rows)]


def plus(left: Thing, right: Thing) -> Thing:
    """A sum. A number is added to each item of a vector; matrices and numbers are not added."""
    if isinstance(left, Grid) and isinstance(right, Grid):
        left, right = _alike(left, right)
        items = tuple(a + b for a, b in zip(left.items, right.items, strict=True))
        return replace(left, items=items, loose=left.loose and right.loose)
    if isinstance(left, Grid) or isinstance(right, Grid):
        grid, number = (left, right) if isinstance(left, Grid) else (right, left)
        assert isinstance(grid, Grid)  # one of them is
        if not grid.vector:
            raise NoValue("a number and a matrix are added")
        return grid.map(lambda item: item + number)
    return left + right


def _alike(left: Grid, right: Grid) -> tuple[Grid, Grid]:
    """Two grids of one shape, a list being laid as the other one is."""
    if (left.rows, left.columns) != (right.rows, right.columns):
        if left.vector and right.loose:
            right = transposed(right)
        elif right.vector and left.loose:
            left = transposed(left)
    if (left.rows, left.columns) != (right.rows, right.columns):
        raise NoValue(f"shapes {left.shape} and {right.shape} do not fit together")
    return left, right


def times(left: Thing, right: Thing, sign: Times) -> Thing:
    """A product or quotient, as the sign between the factors means it."""
    if sign is Times.OVER:
        if isinstance(right, Grid):
            raise NoValue("something is divided by a vector or matrix")
        return left.map(lambda item: item / right) if isinstance(left, Grid) else left / right
    if not isinstance(left, Grid):
        return right.map(lambda item: left * item) if isinstance(right, Grid) else left * right
    if not isinstance(right, Grid):
        return left.map(lambda item: item * right)
    if sign is Times.HADAMARD:
        left, right = _alike(left, right)
        return replace(left, items=tuple(a * b for a, b in zip(left.items, right.items, strict=True)))
    if sign is Times.CROSS and left.vector and right.vector:
        return _cross(left, right)
    if sign in {Times.STAR, Times.CROSS}:
        raise NoValue(f"what `{sign}` means between vectors or matrices cannot be told")
    if left.vector and right.vector:
        return _of_vectors(left, right, sign)
    return _matmul(left, right)


def _of_vectors(left: Grid, right: Grid, sign: Times) -> Thing:
    if sign is Times.DOT and (left.loose or right.loose or left.rows == right.rows):
        return inner(left, right)
    row_column = left.rows == 1 and right.columns == 1
    column_row = left.columns == 1 and right.rows == 1
    if not (row_column or column_row) or (left.loose and right.loose and left.rows == right.rows):
        raise NoValue("what two vectors side by side mean cannot be told")
    if row_column:
        return inner(left, right)
    return from_matrix(to_matrix(left) * to_matrix(right))


def _matmul(left: Grid, right: Grid) -> Thing:
    if left.loose and left.vector and left.rows != 1:
        left = transposed(left)
    if right.loose and right.vector and left.columns != right.rows:
        right = transposed(right)
    if left.columns != right.rows:
        raise NoValue(f"shapes {left.shape} and {right.shape} do not fit together")
    product = to_matrix(left) * to_matrix(right)
    return from_matrix(product, loose=(left.vector and left.loose) or (right.vector and right.loose))


def inner(left: Grid, right: Grid) -> Item:
    """The inner product of two vectors of one length."""
    if not (left.vector and right.vector) or len(left.items) != len(right.items):
        raise NoValue("an inner product is taken of two vectors of one length")
    return sympy.Add(*(a * b for a, b in zip(left.items, right.items, strict=True)))


def _cross(left: Grid, right: Grid) -> Grid:
    if len(left.items) != 3 or len(right.items) != 3:
        raise NoValue("what `×` means between these vectors cannot be told")
    a, b = left.items, right.items
    items = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    return replace(left, items=items)


def determinant(grid: Grid) -> Item:
    """The determinant of a square matrix of at most six rows."""
    if grid.rows != grid.columns or grid.rows > _MAX_ORDER:
        raise NoValue("the determinant is taken of small square matrices only")
    return to_matrix(grid).det(method="berkowitz")


def trace(grid: Grid) -> Item:
    """The sum of the diagonal."""
    if grid.rows != grid.columns:
        raise NoValue("the trace is taken of square matrices only")
    return sympy.Add(*grid.items[:: grid.columns + 1])


def rank(grid: Grid) -> Item:
    """The rank of a matrix."""
    return sympy.Integer(to_matrix(grid).rank(simplify=True))


_MOST_ROWS = 4


def eigenvalues(grid: Grid) -> Thing:
    """The real eigenvalues of a small matrix from the least to the greatest, each as often as it occurs.

    Raises NoValue where one is not real, or it has too many rows.
    """
    if grid.rows != grid.columns or grid.rows > _MOST_ROWS:
        raise NoValue("eigenvalues are worked out of square matrices with few rows")
    found = to_matrix(grid).eigenvals(multiple=True)
    if len(found) != grid.rows or not all(one.is_real for one in found):
        raise NoValue("not all eigenvalues are real numbers")
    return listed(sorted(found, key=float))


def spectrum(grid: Grid) -> Thing:
    """The different eigenvalues of a matrix from the least to the greatest. Raises NoValue as `eigenvalues` does."""
    values = eigenvalues(grid)
    assert isinstance(values, Grid)
    return listed(list(dict.fromkeys(values.items)))


_MOST_STATES = 8


def stationary(grid: Grid) -> Thing:
    """The one distribution that a matrix of transitions leaves as it is, whose rows, else columns, sum to 1.

    Raises NoValue where there is none, or several.
    """
    if (
        grid.rows != grid.columns
        or grid.rows > _MOST_STATES
        or not all(one.is_Rational for one in grid.items)
    ):
        raise NoValue("a stationary distribution is worked out of small square matrices of numbers")
    matrix = to_matrix(grid)
    if any(one < 0 for one in grid.items) or not (_sums_to_one(matrix) or _sums_to_one(matrix.T)):
        raise NoValue("neither the rows nor the columns of the matrix sum to 1")
    turned = matrix.T if _sums_to_one(matrix) else matrix
    space = (turned - sympy.eye(grid.rows)).nullspace()
    if len(space) != 1:
        raise NoValue("the chain has several stationary distributions")
    return listed([item / sum(space[0]) for item in space[0]])


_ROUNDED = sympy.Rational(6, 1000)


def eigenvalue(grid: Grid, value: Item) -> Item:
    """The eigenvalue of a small matrix that lies nearest to a number. Raises NoValue as `eigenvalues` does."""
    values = eigenvalues(grid)
    assert isinstance(values, Grid)
    return min(values.items, key=lambda one: abs(float(one - value)))


def own_direction(grid: Grid, vector: Grid) -> Grid:
    """A vector where a matrix keeps its direction; else what the matrix makes of it. Raises NoValue."""
    made = times(grid, listed(vector.items), Times.BESIDE)
    if not vector.vector or not isinstance(made, Grid) or not all(one.is_Rational for one in made.items):
        raise NoValue("the vector is no eigenvector that can be tried")
    pairs = list(zip(vector.items, made.items, strict=True))
    kept = all(a * d == b * c for a, b in pairs for c, d in pairs)
    if not kept and not all(one.is_Integer for one in vector.items):
        raise NoValue("the vector may be rounded")
    return listed(vector.items if kept else made.items)


def eigenvector(grid: Grid, value: Item, vector: Grid) -> Grid:
    """A vector where a matrix multiplies it by a value, in the digits shown; else one that it does multiply so.

    Raises NoValue where the value is none of the matrix's eigenvalues, or the numbers are not rational.
    """
    numbers = (*grid.items, value, *vector.items)
    if grid.rows != grid.columns or grid.rows > _MOST_ROWS or len(vector.items) != grid.rows:
        raise NoValue("eigenvectors are worked out of square matrices with few rows")
    if not vector.vector or not all(one.is_Rational for one in numbers) or not any(vector.items):
        raise NoValue("the vector is no eigenvector that can be tried")
    own = sympy.Matrix(vector.items)
    matrix = to_matrix(grid)
    exact = matrix - value * sympy.eye(grid.rows)
    if exact * own == sympy.zeros(grid.rows, 1):
        return listed(list(vector.items))
    near = value
    if exact.det() != 0:
        near = min(matrix.eigenvals(), key=lambda one: abs(sympy.N(one - value)))
        if value.is_Integer or not near.is_real or abs(sympy.N(near - value)) > _ROUNDED:
            raise NoValue("the value told is none of the matrix's eigenvalues")
    space = (matrix - near * sympy.eye(grid.rows)).nullspace()
    if len(space) != 1:
        raise NoValue("the matrix has several eigenvectors for the value")
    largest = max(range(grid.rows), key=lambda at: abs(own[at]))
    if space[0][largest] != 0:
        scaled = space[0] * (own[largest] / space[0][largest])
        if all(abs(sympy.N(one - other)) <= _ROUNDED for one, other in zip(scaled, own, strict=True)):
            return listed(list(scaled))
    shared = sympy.ilcm(1, *(one.q for one in space[0] if one.is_Rational))
    return listed([one * shared for one in space[0]])


def _sums_to_one(matrix: sympy.Matrix) -> bool:
    return all(sum(matrix.row(at)) == 1 for at in range(matrix.rows))


OF_MATRICES: Mapping[str, Callable[[Grid], Thing]] = {
    "rank": rank,
    "eigenvalues": eigenvalues,
    "spectrum": spectrum,
    "stationary": stationary,
}
"""Functions of one matrix by the names under which the reader knows them."""


def inverse(grid: Grid) -> Grid:
    """The inverse of a square matrix of rational numbers, or of a small one of other numbers."""
    if not all(item.is_Rational for item in grid.items):
        return _of_cofactors(grid)
    if determinant(grid) == 0:
        raise NoValue("the matrix has no inverse")
    return from_matrix(to_matrix(grid).inv())


_MOST_OF_COFACTORS = 3
_SURELY_NOT_0 = sympy.Rational(1, 10**12)


def _of_cofactors(grid: Grid) -> Grid:
    """The inverse by cofactors, where the determinant is surely not 0."""
    if (
        grid.rows != grid.columns
        or grid.rows > _MOST_OF_COFACTORS
        or any(item.free_symbols for item in grid.items)
    ):
        raise NoValue("the inverse is taken of matrices of rational numbers only")
    size = determinant(grid).evalf(30)
    if not (size.is_Float and abs(size) > _SURELY_NOT_0):
        raise NoValue("whether the matrix has an inverse cannot be told")
    whole = to_matrix(grid)
    return from_matrix(whole.adjugate() / determinant(grid))


def power(grid: Grid, exponent: Item) -> Grid:
    """A power: of a matrix as repeated product, of a vector item by item."""
    if grid.vector and len(grid.items) > 1:
        if exponent.is_Rational and exponent > 0 and abs(exponent) <= _MAX_POWER:
            return grid.map(lambda item: item**exponent)
        raise NoValue("a power of a vector can mean two things")
    if grid.loose or not exponent.is_Integer or abs(exponent) > _MAX_POWER or grid.rows != grid.columns:
        raise NoValue("this power of a matrix can mean two things")
    if exponent < 0:
        return power(inverse(grid), -exponent)
    if not all(item.is_Rational for item in grid.items) and exponent > 4:
        raise NoValue("this power of a matrix is too large to work out")
    return from_matrix(to_matrix(grid) ** int(exponent))


def operator_norm(grid: Grid, order: Item) -> Item:
    """The norm of a small matrix as a map, for order 1, 2 or infinity."""
    rows = [grid.items[at * grid.columns : (at + 1) * grid.columns] for at in range(grid.rows)]
    if order == 1:
        rows = [tuple(column) for column in zip(*rows, strict=True)]
    if order in {sympy.Integer(1), sympy.oo}:
        return sympy.Max(*(sympy.Add(*map(sympy.Abs, row)) for row in rows))
    if order != 2 or not all(item.is_Rational for item in grid.items):
        raise NoValue("this norm of a matrix is not computed")
    gram = times(transposed(grid), grid, Times.BESIDE)
    assert isinstance(gram, Grid)  # matrices went in
    values = eigenvalues(gram)
    assert isinstance(values, Grid)
    return sympy.sqrt(values.items[-1])


def norm(grid: Grid, order: Item | None) -> Item:
    """The norm of a vector for order 1, 2, infinity or another number from 1; `None`: Frobenius, of a matrix too."""
    if order is None or (order == 2 and grid.vector):
        return sympy.sqrt(sympy.Add(*(item**2 for item in grid.items)))
    if not grid.vector and order not in {sympy.Integer(1), sympy.Integer(2), sympy.oo}:
        raise NoValue("this norm of a matrix can mean several things")
    if order == 2:
        return norm(grid, None)
    if order == sympy.oo:
        return sympy.Max(*(sympy.Abs(item) for item in grid.items))
    if order == 0:
        return sympy.Integer(sum(item != 0 for item in grid.items))
    if not (order.is_Rational and 1 <= order <= 16):
        raise NoValue("this norm is not computed")
    return sympy.Add(*(sympy.Abs(item) ** order for item in grid.items)) ** (1 / order)
