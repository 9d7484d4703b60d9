"""What says that a figure cannot be drawn."""

from __future__ import annotations

from vaultproof.latex import LatexError
from vaultproof.plot.expression import Unplottable
from vaultproof.plot.request import NothingToDraw
from vaultproof.witness.numbers import NoValue

REFUSALS = (
    NoValue,
    Unplottable,
    NothingToDraw,
    LatexError,
    ValueError,
    TypeError,
    ArithmeticError,
    AttributeError,
)
