"""The least period of a function, by whatever way it is found. Tells nothing else."""

from __future__ import annotations

import sympy

from vaultproof.facts.fact import Uncertain
from vaultproof.facts.fractional import fractional_period
from vaultproof.facts.function import Function
from vaultproof.facts.periodic import exact_period


def least_period(expression: sympy.Expr, symbol: sympy.Symbol) -> sympy.Expr | None:
    """The least period of an expression in a symbol; None where it has none for certain."""
    if not expression.has(sympy.sin, sympy.cos, sympy.tan, sympy.floor, sympy.ceiling, sympy.frac, sympy.Mod):
        return None
    try:
        function = Function.of(expression, symbol)
    except (Uncertain, ValueError):
        return None
    for find in (exact_period, fractional_period):
        try:
            return find(function)
        except Uncertain:
            continue
    return None
