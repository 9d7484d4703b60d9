r"""In which units the variable and the values of a formula are, told by how it scales: with `V_{\max} = 10` µM/s and
`K_M = 2` mM, `v = \frac{V_{\max} S}{K_M + S}` is in µM/s, and S in mM.

A formula between quantities holds in all units: where all numbers that are measured in a unit change as they do with
that unit's size, its variable and its values change by powers of it, which are those of their own units. (Buckingham,
On physically similar systems, Phys. Rev. 4, 345, 1914.) It is asked at a few places; where more than one pair of powers
would do, as with a power of the variable, nothing is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
import sympy

from vaultproof.claim import Syntax
from vaultproof.latex import LatexError, Names, parse_term
from vaultproof.latex.sympify import to_sympy
from vaultproof.pipeline.units import Unit, base_powers, is_composed, written_unit
from vaultproof.plot.expression import Unplottable, from_sympy_several
from vaultproof.plot.request import Floats

_PLACES = np.array([0.37, 0.81, 1.23, 1.9, 2.7])
_FACTOR, _CLOSE = 1.37, 1e-9
_POWERS = (0, 1, -1, 2, -2, 3, -3)
_MOST_ATOMS = 2

Powers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Scales:
    """The units of a variable and of a formula's values; empty where they have none."""

    variable: str
    value: str


def scales_of(text: str, variable: str, units: Mapping[str, Unit | None], *, si: bool) -> Scales | None:
    """The units by which a formula of a variable scales, where names have values with `units`, as they are written or,
    `si`, in those of the SI; None where it tells none, or the numbers do not go together so."""
    measured = {name: unit for name, unit in units.items() if unit is not None}
    if not measured or any(name.startswith("deg") for unit in measured.values() for name, _ in unit.atoms):
        return None
    powers = {name: base_powers(unit) if si else dict(unit.atoms) for name, unit in measured.items()}
    names = Names(functions=frozenset(), values=frozenset({variable, *units}))
    try:
        expression = to_sympy(parse_term(text, names, syntax=Syntax.LATEX), names)
        if not isinstance(expression, sympy.Expr):
            return None
        symbols = tuple(sorted(expression.free_symbols, key=str))
        if not {variable, *measured} <= {str(symbol) for symbol in symbols}:
            return None
        return _scales(_Asked(expression, symbols), variable, powers, si=si)
    except (LatexError, Unplottable, ValueError, ArithmeticError):
        return None


class _Asked:
    """A formula at some places, where some names are multiplied by a factor."""

    def __init__(self, expression: sympy.Expr, symbols: tuple[sympy.Symbol, ...]) -> None:
        self._names = [str(symbol) for symbol in symbols]
        self._function = from_sympy_several(expression, symbols)

    def at(self, factors: Mapping[str, float]) -> Floats:
        """Its values."""
        rows = [np.roll(_PLACES, shift) * (1 + 0.013 * shift) for shift in range(len(self._names))]
        return self._function(
            *(row * factors.get(name, 1.0) for name, row in zip(self._names, rows, strict=True))
        )


def _scales(asked: _Asked, variable: str, powers: Mapping[str, Powers], *, si: bool) -> Scales | None:
    before = asked.at({})
    own: dict[str, int] = {}
    values: dict[str, int] = {}
    for atom in sorted({atom for some in powers.values() for atom in some}):
        factors = {name: _FACTOR ** some.get(atom, 0) for name, some in powers.items()}
        found = [
            (along, up)
            for along, up in product(_POWERS, _POWERS)
            if _is_like(asked.at({**factors, variable: _FACTOR**along}), before * _FACTOR**up)
        ]
        if len(found) != 1:
            return None
        own[atom], values[atom] = found[0]
    if not si and not all(map(_is_usual, (own, values))):
        return None
    return Scales(written_unit(own, si=si), written_unit(values, si=si))


def _is_usual(powers: Powers) -> bool:
    """Whether people reckon in a unit: nobody does in `kΩ⁻¹·µF⁻¹`."""
    held = [name for name, power in powers.items() if power]
    return len(held) <= _MOST_ATOMS and sum(map(is_composed, held)) <= 1


def _is_like(one: Floats, other: Floats) -> bool:
    known = np.isfinite(one) & np.isfinite(other)
    return bool(
        known.sum() > 1
        and np.abs(one[known]).max() > 0
        and np.allclose(one[known], other[known], rtol=_CLOSE, atol=0)
    )
