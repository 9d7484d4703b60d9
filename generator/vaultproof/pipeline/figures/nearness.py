"""How near to a curve the value that an example states may lie, as far as its digits tell. Judges nothing."""

from __future__ import annotations

import re

from vaultproof.claim import Relation
from vaultproof.judge.stated import AmbiguousNumber, read_stated

_SHARE = 0.02
_POWER = re.compile(r"\d[eE]|\\times|\\cdot|[×·*]")
_ROUNDING = 1e-9


def reach(text: str, stated: float, decimal_comma: bool | None) -> float:
    """How far from a stated value the true one may lie: a unit of its last digit where it has digits after the point
    or a power of ten, a fiftieth of it in any case, and a fiftieth of 1 where it is a plain whole number or a term."""
    try:
        literal = read_stated(text.strip("$ "), Relation.APPROXIMATE, decimal_comma)
    except AmbiguousNumber:
        literal = None
    unit = 2 * float(literal.half) if literal is not None else 1.0
    if unit == 0 or (unit >= 1 and _POWER.search(text) is None):
        return _SHARE * max(1.0, abs(stated))
    return max(unit * (1 + _ROUNDING), _SHARE * abs(stated))
