"""A function of one real variable as facts see it: its expression in branches, and its values at many places."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import sympy

from vaultproof.facts.cases import decimals
from vaultproof.facts.fact import Uncertain
from vaultproof.facts.written import latex
from vaultproof.plot.expression import from_sympy
from vaultproof.plot.request import Floats
from vaultproof.plot.request import Function as Callable

_MAX_NODES = 120
_FEWEST = 100
_MOST_POWER = 60
LONGEST = 140


@dataclass(frozen=True, slots=True)
class Function:
    """An expression in the real symbol `x`, without `Max`, `Min` and `Heaviside`; its values at `places`.

    `places` are dense around zero and reach far out; none of them is a round number but a few that are. `only` is the
    interval in which the variable has a meaning.
    """

    expression: sympy.Expr
    original: sympy.Expr
    x: sympy.Symbol
    values: Callable
    places: Floats
    samples: Floats
    only: sympy.Interval | None = None

    def within(self, only: sympy.Interval) -> Function:
        """The function where its variable has a meaning; elsewhere its samples are none."""
        low, high = float(only.start), float(only.end)
        above = self.places > low if only.left_open else self.places >= low
        inside = above & (self.places < high if only.right_open else self.places <= high)
        return replace(self, samples=np.where(inside, self.samples, np.nan), only=only)

    @staticmethod
    def of(expression: sympy.Expr, symbol: sympy.Symbol) -> Function:
        """The function that an expression in a symbol defines.

        Raises `Uncertain` for what is too large, and `Unplottable` for what has no values.
        """
        if sum(1 for _ in sympy.preorder_traversal(expression)) > _MAX_NODES:
            raise Uncertain
        if expression.has(sympy.Integral, sympy.Sum):
            raise Uncertain  # its values are no more than numbers
        if any(
            abs(power.exp) > _MOST_POWER for power in expression.atoms(sympy.Pow) if _is_power_of_sum(power)
        ):
            raise Uncertain  # it would be multiplied out
        x = sympy.Symbol(symbol.name, real=True)
        own = expression.subs(symbol, x)
        values = from_sympy(own, x)
        places = _places()
        samples = values(places)
        if np.isfinite(samples).sum() < _FEWEST:
            raise Uncertain
        return Function(in_branches(sympy.nsimplify(own, rational=True)), own, x, values, places, samples)

    @property
    def known(self) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """At which places there is a value."""
        return np.isfinite(self.samples)

    def latex(self, expression: sympy.Basic) -> str:
        """LaTeX that is not too long to be read.

        Raises `Uncertain` for longer.
        """
        if expression == sympy.Interval(-sympy.oo, sympy.oo):
            return r"\mathbb{R}"
        text = min(decimals(expression), latex(expression), key=len)
        if len(text) > LONGEST:
            raise Uncertain
        return text


def _is_power_of_sum(power: sympy.Pow) -> bool:
    return bool(power.base.is_Add and power.base.free_symbols and power.exp.is_number and power.exp.is_real)


def in_branches(expression: sympy.Expr) -> sympy.Expr:
    """An expression with `Max`, `Min`, `Abs`, `sign` and `Heaviside` as cases."""
    kinds = (sympy.Max, sympy.Min, sympy.Abs, sympy.sign, sympy.Heaviside, sympy.Piecewise)
    if not expression.has(*kinds):
        return expression
    return sympy.piecewise_fold(expression.rewrite(sympy.Piecewise))


def _places() -> Floats:
    """About four thousand places, the same each time."""
    dense = np.sinh(np.linspace(-np.arcsinh(60), np.arcsinh(60), 3001) + 1e-4)
    far = np.geomspace(61, 700, 120)
    round_ones = np.array([-10.0, -5, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4, 5, 10])
    return np.unique(np.concatenate([dense, far, -far, round_ones, np.linspace(-3.0001, 3.0002, 901)]))
