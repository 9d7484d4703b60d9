r"""Tables of eigenvalues and eigenvectors of a matrix to which the note gives its numbers: `| 2 | (1, 0, -1) |` below
`| autovalor | autovector |`.

Where other matrices stand between, only a table that is borne out by most of its rows is taken for one of this matrix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from vaultproof.claim import Equation
from vaultproof.extract.arrays.spectral import (
    SquareMatrix,
    items_of,
    meant_matrix,
    spectral_claim,
    square_matrices,
    tight,
    told_of_another,
)
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

_VALUE = Spotted(
    r"""eigenvalues?|eigenwerte?|valeurs?\s+propres?|(?:auto)?valor(?:es)?(?:\s+(?:propi|própri)os?)?|autovalor[ei]|собственн\w+\s+(?:значени|числ)\w+|wartoś\w+\s+własn\w+|(?:giá\s+)?trị\s+riêng
    |特征值|本征值|固有値|고윳값|고유값|\$?\s*(?:\\lambda|λ)(?:_\{?[ikn]\}?)?\s*\$?""",
    re.IGNORECASE | re.VERBOSE,
)
_VECTOR = Spotted(
    r"""eigenvectors?|eigenvektor(?:en)?|vecteurs?\s+propres?|autovector(?:es)?|vector(?:es)?\s+propios?|autovetor(?:es)?|vetor(?:es)?\s+próprios?|autovettor[ei]|собственн\w+\s+вектор\w*|wektor\w*\s+własn\w+|(?:vec|véc)\s?t[ơo]r?\s+riêng
    |特征向量|本征向量|固有ベクトル|고유\s?벡터|\$?\s*(?:\\vec\s*\{?)?\s*[vx]\s*\}?(?:_\{?[ikn]\}?)?\s*\$?""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = late(
    r"\s*\$?\s*(?:\\lambda\s*_?\{?\d?\}?\s*=\s*)?(?P<value>[-−]?\s?(?:\d{1,9}(?:(?:[.,]|\{,\})\d{1,9})?(?:\s?/\s?\d{1,9})?|\\[dt]?frac\s*\{\s*\d{1,9}\s*\}\s*\{\s*\d{1,9}\s*\}))\s*\$?\s*"
)
_LISTED = late(
    r"\s*\$?\s*(?P<listed>\([^()$]{3,120}\)|\[[^\[\]$]{3,120}\]|\\begin\s*\{[bp]?matrix\}(?:(?!\\end)[^$]){1,200}\\end\s*\{[bp]?matrix\})\s*(?:\^\s*\{?\s*(?:T|\\top|⊤|ᵀ)\s*\}?|ᵀ)?\s*\$?\s*"
)
_FEWEST = 2
Row = tuple[Block, str, list[str]]
"""A row: the cell of its vector, the eigenvalue and the items of the vector."""


def eigen_tables(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each row that its vector is an eigenvector for its eigenvalue."""
    source = note.source.text
    if "matrix}" not in source or not _VECTOR.may_match(source):
        return
    matrices: tuple[SquareMatrix, ...] | None = None
    for _, cells in cells_of_tables(note):
        values, vectors = _columns(cells)
        if values is None or vectors is None:
            continue
        matrices = matrices if matrices is not None else square_matrices(source)
        start = min(block.span.start for block in cells.values())
        meant = meant_matrix(note, matrices, start)
        if meant is None or meant[0].name is None:
            continue
        matrix = meant[0]
        rows = [*_rows(cells, values, vectors, matrix.rows)]
        wrong = sum(not _is_eigenvector(matrix, value, items) for _, value, items in rows)
        borne_out = len(rows) - wrong >= _FEWEST and wrong <= 1
        for block, value, items in rows:
            vector = f"({'; '.join(items)})"
            left = rf"\operatorname{{eigenvector}}({matrix.name}, {value}, {vector})"
            claim = spectral_claim(
                note, block, (0, block.span.end - block.span.start), (left, vector), doubts.get(block.scope)
            )
            yield (
                claim if borne_out else claim.loosely(told_of_another(source, matrix, start, block.span.end))
            )


def _columns(cells: Mapping[tuple[int, int], Block]) -> tuple[int | None, int | None]:
    """The columns of eigenvalues and of eigenvectors, where a header names these in words or both by their letters."""
    heads = {column: block.text.strip(" *_") for (row, column), block in cells.items() if row == 0}
    values = [column for column, text in heads.items() if _VALUE.fullmatch(text)]
    vectors = [column for column, text in heads.items() if _VECTOR.fullmatch(text)]
    return (values[0], vectors[0]) if len(values) == len(vectors) == 1 else (None, None)


def _rows(cells: Mapping[tuple[int, int], Block], values: int, vectors: int, size: int) -> Iterator[Row]:
    for row in sorted({row for row, _ in cells if row}):
        number, vector = cells.get((row, values)), cells.get((row, vectors))
        if number is None or vector is None:
            continue
        value = _NUMBER.fullmatch(number.text)
        listed = _LISTED.fullmatch(vector.text.replace("−", "-"))
        items = items_of(listed["listed"]) if listed is not None else []
        if value is not None and len(items) == size and all(_read(one) is not None for one in items):
            yield vector, tight(value["value"]).replace(",", "."), items


def _is_eigenvector(matrix: SquareMatrix, value: str, items: Sequence[str]) -> bool:
    """Whether a matrix turns a vector into a multiple of it by a value."""
    rows = [[_read(tight(one)) for one in row.split("&")] for row in matrix.body.split(r"\\") if row.strip()]
    factor, vector = _read(value), [_read(one) for one in items]
    if factor is None or None in vector or any(None in row for row in rows):
        return False
    known = [one for one in vector if one is not None]
    return all(
        sum((one or 0) * part for one, part in zip(row, known, strict=False)) == factor * part
        for row, part in zip(rows, known, strict=False)
    )


def _read(number: str) -> Fraction | None:
    try:
        return Fraction(number)
    except (ValueError, ZeroDivisionError):
        return None
