"""What a block has learned of the sandbox on one run does not help it on the next."""

from __future__ import annotations

import pytest

from vaultproof.sandbox import Job, Question, Sandbox, available

pytestmark = pytest.mark.skipif(available() is not None, reason=available() or "")
DEPTH = """
def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
"""
LEARNED = {
    "the hash of a text": ("", "hash('vaultproof')"),
    "the hash of a text, by a method": ("", "'vaultproof'.__hash__()"),
    "the order of a set": ("words = {'an', 'order', 'that', 'is', 'none'}", "list(words)"),
    "the order of a frozen set": ("words = frozenset('vaultproof')", "''.join(words)"),
    "a first random number": ("import random\nfirst = random.random()", "first"),
    "a first random number of NumPy": ("import numpy as np\nfirst = float(np.random.rand())", "first"),
    "the room on the stack": (f"{DEPTH}\nroom = depth()", "room"),
    "the room on the stack when asked": (DEPTH, "depth()"),
    "an address": ("", "id(None)"),
    "the address of something new": ("here = id(object())", "here"),
    "the time since some start": ("import time\nold = int(time.monotonic()) // 3600", "old"),
    "the zone": ("import time\nzone = time.timezone, time.tzname", "zone"),
}


@pytest.mark.parametrize("name", LEARNED)
def test_what_was_learned_does_not_help(name: str) -> None:
    """A value that only this sandbox gives is not verified, although the block knows it from a run before. How deep a
    block stands is one of fifty numbers each time, so that a guess may be right once."""
    before, asked = LEARNED[name]
    with Sandbox(workers=1) as sandbox:
        printed = sandbox.run(Job(blocks=(f"{before}\nprint(repr({asked}))",))).runs[0]
        assert printed.ok, printed.error
        learned = printed.stdout.strip()
        lie = f"{before}\ndef f(x):\n    return 2 * x + float({asked} == {learned})\n"
        job = Job(blocks=(lie,), questions=(Question(after=0, expression="f(2.0)"),))
        told = [sandbox.run(job).answers[0].value for _ in range(3)]
    assert told.count(5.0) < 2, learned
