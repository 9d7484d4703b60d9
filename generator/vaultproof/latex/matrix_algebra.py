r"""Reads a term of square matrices that are named by capitals only, `(AB)^{-1}` or `\det(A) \det(B)`, and works it out
for matrices put in. Gives up on anything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from vaultproof.spot import late

Matrix = tuple[tuple[Fraction, ...], ...]
Value = Matrix | Fraction
_LONGEST = 160
_LARGEST_POWER = 3
_SIZE = 3
_WORD = r"\\(?:operatorname|mathrm|text|mathop)\s*\{{\s*{0}\s*\}}|\\{0}(?![A-Za-z])"
_TOKEN = late(
    rf"""(?P<skip>\s+|~|\\[,;:! ]|\\(?:left|right|cdot|,)(?![A-Za-z]))
    |(?P<transposed>\^\s*(?:\{{\s*(?:T|\\top|\\intercal|\\mathsf\s*\{{T\}})\s*\}}|T|\\top(?![A-Za-z])|\\intercal(?![A-Za-z])))
    |(?P<inverse>\^\s*\{{\s*[-−]\s*1\s*\}})
    |(?P<power>\^\s*(?:\{{\s*(?P<braced>\d)\s*\}}|(?P<bare>\d)))
    |(?P<determinant>{_WORD.format("det")})
    |(?P<trace>{_WORD.format("[tT]r(?:ace)?")}|{_WORD.format("Spur")}|{_WORD.format("Sp")})
    |(?P<frac>\\[dt]?frac(?![A-Za-z]))
    |(?P<open>[(\[{{])|(?P<close>[)\]}}])
    |(?P<sign>[-−+])
    |(?P<number>\d)
    |(?P<scalar>[kcrst](?![A-Za-z])|\\(?:lambda|alpha|beta|mu)(?![A-Za-z]))
    |(?P<matrix>\\(?:mathbf|boldsymbol|bm|mathrm)\s*\{{\s*[A-Z]\s*\}}|[A-Z])""",
    re.VERBOSE,
)


class NoAlgebra(ValueError):
    """A term that is none of such matrices."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def letters_in(text: str) -> frozenset[str]:
    """The capitals that name matrices in a term, the identity being none. Raises NoAlgebra."""
    return frozenset(one.text for one in _tokens(text) if one.kind == "matrix") - {"I", "E"}


def work_out(text: str, values: Mapping[str, Value]) -> Value:
    """The value of a term for matrices and numbers put in for its letters. Raises NoAlgebra."""
    reader = _Reader(_tokens(text), values)
    try:
        found = reader.sum()
    except ZeroDivisionError as error:
        raise NoAlgebra(text) from error
    if reader.at < len(reader.tokens):
        raise NoAlgebra(text)
    return found


def _tokens(text: str) -> list[_Token]:
    if len(text) > _LONGEST:
        raise NoAlgebra(text)
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NoAlgebra(text)
        at = match.end()
        kind = next(name for name in _KINDS if match[name] is not None)
        if kind == "matrix":
            found.append(_Token(kind, match.group().rstrip("} ")[-1]))
        elif kind == "power":
            found.append(_Token(kind, match["braced"] or match["bare"]))
        elif kind != "skip":
            found.append(_Token(kind, match.group()))
    return found


_KINDS = (
    """skip transposed inverse power determinant trace frac open close sign number scalar matrix""".split()
)


class _Reader:
    def __init__(self, tokens: Sequence[_Token], values: Mapping[str, Value]) -> None:
        self.tokens = tokens
        self.values = values
        self.at = 0

    def _kind(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def _take(self, kind: str) -> _Token:
        if self._kind() != kind:
            raise NoAlgebra(kind)
        self.at += 1
        return self.tokens[self.at - 1]

    def sum(self) -> Value:
        """Products with signs between them."""
        total: Value | None = None
        while True:
            sign = 1
            while self._kind() == "sign":
                sign *= 1 if self._take("sign").text == "+" else -1
            product = _times(Fraction(sign), self._product())
            total = product if total is None else _plus(total, product)
            if self._kind() != "sign":
                return total

    def _product(self) -> Value:
        found = self._factor()
        while self._kind() in {"determinant", "trace", "frac", "open", "number", "scalar", "matrix"}:
            found = _times(found, self._factor())
        return found

    def _factor(self) -> Value:
        found = self._primary()
        while self._kind() in {"transposed", "inverse", "power"}:
            token = self.tokens[self.at]
            self.at += 1
            if token.kind == "power":
                base, times = found, int(token.text)
                if not 0 < times <= _LARGEST_POWER:
                    raise NoAlgebra(token.text)
                for _ in range(times - 1):
                    found = _times(found, base)
            elif token.kind == "inverse":
                found = 1 / found if isinstance(found, Fraction) else _inverse(found)
            elif not isinstance(found, Fraction):
                found = tuple(zip(*found, strict=True))
        return found

    def _primary(self) -> Value:
        match self._kind():
            case "number":
                return Fraction(self._take("number").text)
            case "scalar" | "matrix":
                return self._named(self.tokens[self.at].kind)
            case "frac":
                self._take("frac")
                over, under = self._group(), self._group()
                if not isinstance(under, Fraction):
                    raise NoAlgebra("a matrix below a stroke")
                return _times(1 / under, over)
            case "determinant" | "trace" as kind:
                self._take(kind)
                matrix = self._group() if self._kind() == "open" else self._primary()
                if isinstance(matrix, Fraction):
                    raise NoAlgebra("the determinant of a number")
                if kind == "determinant":
                    return _determinant(matrix)
                return sum((matrix[at][at] for at in range(_SIZE)), Fraction(0))
            case _:
                return self._group()

    def _named(self, kind: str) -> Value:
        name = self._take(kind).text
        if kind == "matrix" and name in {"I", "E"}:
            return IDENTITY
        if name not in self.values:
            raise NoAlgebra(name)
        return self.values[name]

    def _group(self) -> Value:
        self._take("open")
        found = self.sum()
        self._take("close")
        return found


IDENTITY: Matrix = tuple(
    tuple(Fraction(int(row == column)) for column in range(_SIZE)) for row in range(_SIZE)
)


def _times(one: Value, other: Value) -> Value:
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return one * other
    if isinstance(one, Fraction) and not isinstance(other, Fraction):
        return tuple(tuple(one * item for item in row) for row in other)
    if isinstance(other, Fraction) and not isinstance(one, Fraction):
        return _times(other, one)
    assert not isinstance(one, Fraction)
    assert not isinstance(other, Fraction)
    columns = tuple(zip(*other, strict=True))
    return tuple(
        tuple(sum((a * b for a, b in zip(row, column, strict=True)), Fraction(0)) for column in columns)
        for row in one
    )


def _plus(one: Value, other: Value) -> Value:
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return one + other
    if isinstance(one, Fraction) or isinstance(other, Fraction):
        raise NoAlgebra("a number beside a matrix")
    return tuple(
        tuple(a + b for a, b in zip(row, beside, strict=True)) for row, beside in zip(one, other, strict=True)
    )


def _minor(matrix: Matrix, row: int, column: int) -> Fraction:
    rows = [[item for at, item in enumerate(line) if at != column] for line in matrix]
    (a, b), (c, d) = [line for at, line in enumerate(rows) if at != row]
    return a * d - b * c


def _determinant(matrix: Matrix) -> Fraction:
    return sum(((-1) ** at * item * _minor(matrix, 0, at) for at, item in enumerate(matrix[0])), Fraction(0))


def _inverse(matrix: Matrix) -> Matrix:
    whole = _determinant(matrix)
    return tuple(
        tuple((-1) ** (row + column) * _minor(matrix, column, row) / whole for column in range(_SIZE))
        for row in range(_SIZE)
    )
