r"""In which units the variable and the values of a formula are, told by how it scales: with `V_{\max} = 10` µM/s and
`K_M = 2` mM, `v = \frac{V_{\max} S}{K_M + S}` is in µM/s, and S in mM.

A number that the whole formula is a multiple of gives its unit to the values. Where the rest stays the same when the
variable and all other numbers with units, which have one unit, grow alike, that unit is the variable's, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import sympy

from vaultproof.claim import Syntax
from vaultproof.latex import LatexError, Names, canonical_name, parse_term
from vaultproof.latex.sympify import to_sympy
from vaultproof.pipeline.units import Unit
from vaultproof.plot.expression import Unplottable, from_sympy_several
from vaultproof.plot.request import Floats

_PLACES = np.array([0.37, 0.81, 1.23, 1.9, 2.7])
_FACTOR, _CLOSE = 1.37, 1e-9


@dataclass(frozen=True, slots=True)
class Scales:
    """The units of a variable and of a formula's values, as they are written; empty where there are none."""

    variable: str
    value: str


def scales_of(text: str, variable: str, units: Mapping[str, Unit | None]) -> Scales | None:
    """The units by which a formula of a variable scales, where names have values with `units`; None where it tells
    none, or where the numbers do not go together as they are written."""
    measured = {name: unit for name, unit in units.items() if unit is not None}
    if not measured or any(name.startswith("deg") for unit in measured.values() for name, _ in unit.atoms):
        return None
    names = Names(functions=frozenset(), values=frozenset({variable, *units}))
    try:
        expression = to_sympy(parse_term(text, names, syntax=Syntax.LATEX), names)
        symbols = (
            tuple(sorted(expression.free_symbols, key=str)) if isinstance(expression, sympy.Expr) else ()
        )
        held = {canonical_name(str(symbol)) or str(symbol) for symbol in symbols}
        if variable not in held or not measured.keys() <= held:
            return None
        asked = _Asked(expression, symbols)
        return next(_scales(asked, variable, measured), None)
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

    def scales(self, factors: Mapping[str, float], by: float) -> bool:
        """Whether its values are multiplied by a number where names are."""
        before, after = self.at({}), self.at(factors)
        known = np.isfinite(before) & np.isfinite(after)
        return bool(
            known.sum() >= 2
            and np.allclose(after[known], by * before[known], rtol=_CLOSE, atol=0)
            and np.abs(before[known]).max() > 0
        )


def _scales(asked: _Asked, variable: str, measured: Mapping[str, Unit]) -> Iterator[Scales]:
    sizes = [name for name in sorted(measured) if asked.scales({name: _FACTOR}, _FACTOR)]
    for size in (*sizes, ""):
        rest = [name for name in measured if name != size]
        units = {measured[name].atoms for name in rest}
        if len(units) != 1:
            continue
        unit, along = measured[rest[0]], dict.fromkeys(rest, _FACTOR)
        value = measured[size].written if size else ""
        if asked.scales({**along, variable: _FACTOR}, 1.0):
            yield Scales(unit.written, value)
        elif asked.scales({**along, variable: 1 / _FACTOR}, 1.0) and [power for _, power in unit.atoms] == [
            -1
        ]:
            yield Scales(unit.atoms[0][0], value)
