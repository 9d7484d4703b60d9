"""matplotlib's settings, and what it writes, free of everything that belongs to a machine or a user. Draws nothing."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib

from vaultproof.plot.canvas import Canvas


def svg(made: Canvas) -> bytes:
    """The figure as matplotlib writes it, without date and without anything of the machine."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made.figure.savefig(
            out,
            format="svg",
            transparent=True,
            metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
        )
    return out.getvalue()


@contextmanager
def settings() -> Iterator[None]:
    """Matplotlib's own defaults with ours on top, whatever the user's matplotlibrc says; restored afterwards."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rc("svg", hashsalt="vaultproof", fonttype="none")
        matplotlib.rc("path", simplify=False)
        matplotlib.rc("font", family="DejaVu Sans")
        yield
