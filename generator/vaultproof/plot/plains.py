"""Where a function of two variables stays at one value: its plains, each told by one place in it. Draws nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vaultproof.plot.request import Floats

_SMALLEST, _MOST, _SEARCHED = 0.01, 64, 200


def plains(
    x: Floats, y: Floats, z: Floats, broken: NDArray[np.bool_]
) -> tuple[tuple[float, float, float], ...]:
    """A place in each of the largest plains of a grid, with the value there: well inside, as near the middle as can be.

    `z` has one row for each of `y`; no plain reaches across a `broken` cell.
    """
    with np.errstate(invalid="ignore"):
        flat = (z[1:, 1:] == z[:-1, :-1]) & (z[1:, :-1] == z[:-1, 1:]) & (z[1:, 1:] == z[1:, :-1]) & ~broken
    found: list[tuple[float, float, float]] = []
    for _ in range(_SEARCHED):
        if len(found) == _MOST or flat.sum() < _SMALLEST * flat.size:
            break
        part = _joined_with(flat, divmod(int(np.argmax(flat)), flat.shape[1]))
        flat &= ~part
        if part.sum() >= _SMALLEST * part.size:
            row, column = _middle(part)
            found.append(
                (float(x[column] + x[column + 1]) / 2, float(y[row] + y[row + 1]) / 2, float(z[row, column]))
            )
    return tuple(found)


def _joined_with(flat: NDArray[np.bool_], start: tuple[int, int]) -> NDArray[np.bool_]:
    """The cells that can be reached from one, sideways, up and down."""
    part = np.zeros_like(flat)
    part[start] = True
    size = 0
    while size < (size := int(part.sum())):
        for _ in range(8):
            part[:, 1:] |= part[:, :-1]
            part[:, :-1] |= part[:, 1:]
            part[1:] |= part[:-1]
            part[:-1] |= part[1:]
            part &= flat
    return part


def _middle(part: NDArray[np.bool_]) -> tuple[int, int]:
    """The cell that is farthest from the border of a part; of several the one nearest the middle of it."""
    depth = np.zeros(part.shape)
    inner = np.pad(part, 1)
    while inner.any():
        depth += inner[1:-1, 1:-1]
        inner = np.pad(
            inner[1:-1, 1:-1] & inner[:-2, 1:-1] & inner[2:, 1:-1] & inner[1:-1, :-2] & inner[1:-1, 2:], 1
        )
    rows, columns = np.nonzero(depth == depth.max())
    centre = [float(place.mean()) for place in np.nonzero(part)]
    at = int(np.argmin(np.hypot(rows - centre[0], columns - centre[1])))
    return int(rows[at]), int(columns[at])
