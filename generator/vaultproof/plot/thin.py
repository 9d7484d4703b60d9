"""Fewer points for the same line. Draws nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vaultproof.plot.request import Floats


def thinned(points: Floats, tolerance: float) -> NDArray[np.intp]:
    """The indices of the points that are needed to draw a line with at most `tolerance` of error (Ramer, Douglas and
    Peucker)."""
    keep = np.zeros(len(points), dtype=bool)
    keep[0] = keep[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        chord = points[last] - points[first]
        offset = points[first + 1 : last] - points[first]
        length = float(np.hypot(*chord))
        away = (
            np.abs(chord[0] * offset[:, 1] - chord[1] * offset[:, 0]) / length
            if length > 0
            else np.hypot(*offset.T)
        )
        away = np.round(away, 6)  # so that a machine's last bit does not choose between equals
        at = int(np.argmax(away)) + first + 1
        if away[at - first - 1] > tolerance:
            keep[at] = True
            spans += [(first, at), (at, last)]
    return np.flatnonzero(keep)
