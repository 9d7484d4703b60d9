"""A note of our own, gone through by the server before its first fork, so that its children find much done already.

What Python and the C library do at a first use (finding symbols, specialising bytecode, filling caches) is written to
memory, and whatever a child writes to has to be copied for it first. Runs nothing of a note.
"""

from __future__ import annotations

import contextlib
import socket

from vaultproof.sandbox.frame import pack_texts
from vaultproof.sandbox.inside import child
from vaultproof.sandbox.inside.printing import Printer

_TIMES = 10
"""Python 3.11 specialises what has run eight times; newer ones sooner."""
_BLOCK = """import numpy as np

def rehearsed(x, a=0.5):
    return np.where(x > 0, x, a * x)

class Rehearsed:
    def __init__(self, scale):
        self.scale = scale
    def __call__(self, x):
        return self.scale * x

values = np.array([[1.0, -2.0], [0.0, 4.0]])
print(f"{rehearsed(values).sum():.2f}", [i ** 2 for i in range(3)], {"a": 1}, round(2.5))
total = np.exp(-values).mean(axis=0) + np.maximum(0, values) @ values.T
"""
_QUESTIONS = ("rehearsed(np.array([3.0]))", "Rehearsed(2)(-2.0)", "values", "(True, 3, 0.5, 'word', [None])")


def rehearse() -> None:
    """Go through it a few times as a child does, in namespaces that are forgotten."""
    ours, theirs = socket.socketpair()
    message = pack_texts(["0", "0", "?", "-", _BLOCK]) + pack_texts(["token", *_QUESTIONS])
    printer = Printer()
    with ours, theirs, contextlib.redirect_stdout(printer):
        for _ in range(_TIMES):
            theirs.sendall(message)
            channel = child.Channel(ours.fileno())
            child.converse(child.Stage(channel=channel, printer=printer, space={}, figures=None))
            told = theirs.recv(1 << 16)
            assert b'"fault": null' in told, told
