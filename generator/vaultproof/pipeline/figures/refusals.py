"""What says that a figure cannot be drawn, told from a fault of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from vaultproof.latex import LatexError
from vaultproof.plot.expression import Unplottable
from vaultproof.plot.request import NothingToDraw
from vaultproof.witness.values.numbers import NoValue

REFUSALS = (NoValue, Unplottable, NothingToDraw, LatexError, ValueError, ArithmeticError)
_OWN = __name__.partition(".")[0]


@contextmanager
def refused_elsewhere() -> Iterator[None]:
    """What SymPy and others raise by the type of what they cannot do, as a refusal; such an error of our own code is a
    fault, and stays one."""
    try:
        yield
    except (TypeError, AttributeError) as error:
        if _raised_by(error).partition(".")[0] == _OWN:
            raise
        raise NoValue(f"it cannot be worked out: {error}") from error


def _raised_by(error: BaseException) -> str:
    """The module in whose code an error was raised."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return str(step.tb_frame.f_globals.get("__name__", "")) if step is not None else ""
