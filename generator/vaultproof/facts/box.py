"""The domain of a function of two variables, where each of them alone is confined. Computed exactly, held against
samples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import sympy

from vaultproof.facts.fact import Fact, Uncertain, stated
from vaultproof.facts.total import total
from vaultproof.facts.written import latex
from vaultproof.plot.expression import from_sympy_2

_PLACES = np.linspace(-61.3, 67.7, 44)
_REALS = sympy.Interval(-sympy.oo, sympy.oo)


def box_domain_of(
    expression: sympy.Expr, symbols: tuple[sympy.Symbol, sympy.Symbol], told: Mapping[str, sympy.Interval]
) -> Fact:
    """Where a function of two variables has real values and, as its note tells, a meaning.

    Raises `Uncertain` where that is not told by an interval of each variable.
    """
    real = {symbol: sympy.Symbol(symbol.name, real=True) for symbol in symbols}
    exact = sympy.nsimplify(expression.xreplace(real), rational=True)
    found = dict.fromkeys(real.values(), _REALS)
    rest = exact
    for part, symbol, where in _limits(exact, tuple(real.values())):
        found[symbol] = found[symbol].intersect(where)
        rest = rest.xreplace({part: sympy.Dummy(real=True)})
    if not total(rest):
        raise Uncertain
    _hold(exact, tuple(real.values()), found)
    shown = []
    for symbol, where in found.items():
        whole = where.intersect(told.get(symbol.name, _REALS))
        if not isinstance(whole, sympy.Interval) or whole.measure == 0:
            raise Uncertain
        shown.append(_written(symbol, whole))
    return stated("domain", ", ".join(filter(None, shown)) or r"\mathbb{R}^{2}")


def _limits(
    expression: sympy.Expr, symbols: tuple[sympy.Symbol, ...]
) -> Iterator[tuple[sympy.Expr, sympy.Symbol, sympy.Interval]]:
    """The powers and logarithms of a variable alone, with where they have values."""
    for part in sorted(expression.atoms(sympy.Pow, sympy.log), key=str):
        base = part.args[0]
        if base not in symbols:
            continue
        if isinstance(part, sympy.log):
            yield part, base, sympy.Interval.open(0, sympy.oo)
        elif part.exp.is_Rational and not part.exp.is_Integer:
            yield part, base, sympy.Interval(0, sympy.oo, part.exp < 0, True)


def _hold(
    expression: sympy.Expr, symbols: tuple[sympy.Symbol, ...], found: Mapping[sympy.Symbol, sympy.Interval]
) -> None:
    """Refuse a domain that samples deny."""
    x, y = (values.ravel() for values in np.meshgrid(_PLACES, _PLACES + 0.37))
    values = from_sympy_2(expression, (symbols[0], symbols[1]))(x, y)
    inside = np.ones(len(x), dtype=bool)
    for symbol, places in zip(symbols, (x, y), strict=True):
        inside &= (places >= float(found[symbol].start)) & (places <= float(found[symbol].end))
    if (np.isnan(values) == inside).any():
        raise Uncertain


def _written(symbol: sympy.Symbol, where: sympy.Interval) -> str:
    """Where a variable lies, as people write it; empty where that is anywhere."""
    name, low, high = latex(symbol), latex(where.start), latex(where.end)
    below = "" if where.start == -sympy.oo else rf"{low} {'<' if where.left_open else chr(92) + 'le'} "
    above = "" if where.end == sympy.oo else rf" {'<' if where.right_open else chr(92) + 'le'} {high}"
    if below and not above:
        return rf"{name} {'>' if where.left_open else chr(92) + 'ge'} {low}"
    return f"{below}{name}{above}" if above else ""
