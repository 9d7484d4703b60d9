"""The table of known formulas: what it takes for a slip is never an accepted form."""

from __future__ import annotations

from vaultproof.extract.definitions.known_formulas import is_right, is_spoilt
from vaultproof.reference.formulas import FORMULAS


def test_each_slip_is_told_from_every_accepted_form() -> None:
    """Each accepted form is known as right, each slip as a slip, whatever letters they are written in."""
    for entry in FORMULAS:
        head = "D_KL(P|Q)" if "(?P<P>" in entry.heads else ""
        for accepted in entry.accepted:
            assert is_right(entry, head, accepted), (entry.names, accepted)
            assert not is_spoilt(entry, head, accepted), (entry.names, accepted)
        for slip in entry.slips:
            assert is_spoilt(entry, head, slip), (entry.names, slip)
            assert not is_right(entry, head, slip), (entry.names, slip)
