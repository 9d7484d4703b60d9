r"""Divergences of two lists of numbers by the sign that stands between them: with $P = (0.5, 0.5)$ and $Q = (0.9, 0.1)$
“$D(P\|Q) \approx 0.737$ bit”. `D_{KL}`, a name of its own, is read elsewhere. Works nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation
from vaultproof.extract.data.aggregate import QUANTITIES, changed_before, items_named, worked_out
from vaultproof.extract.told import NumberText, claim_told, told_value
from vaultproof.note import Note
from vaultproof.spot import Signs, late

_SIGNS = Signs(r"\|", r"\Vert", r"\parallel", "‖", "∥")
_DIVERGENCE = late(
    r"(?<![A-Za-z\\_])D\s{0,3}\(\s{0,3}(?P<one>[A-Za-z])\s{0,3}(?:\\\||\\Vert(?![a-z])|\\parallel(?![a-z])|‖|∥)\s{0,3}(?P<other>[A-Za-z])\s{0,3}\)"
)
_QUANTITY = next(one for one in QUANTITIES if one.name == "divergence")


def divergences_told(
    note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each divergence of two lists that running text tells."""
    if not _SIGNS.stand_in(note.source.text):
        return
    for one in texts:
        for match in _DIVERGENCE.finditer(one.plain):
            told = told_value(one.plain, match.end(), united=True)
            items = items_named(note, f"{match['one']} and {match['other']}", _QUANTITY)
            left = (
                worked_out(_QUANTITY, items, match, told) if told is not None and items is not None else None
            )
            if told is None or left is None:
                continue
            claim = claim_told(note, one.block, match, left, told, doubts)
            yield replace(claim, doubt=claim.doubt or changed_before(note, claim.span.start))
