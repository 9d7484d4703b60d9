r"""Definite integrals whose closed form SymPy takes seconds to find, or does not find at all: left to be valued as they
are written, by quadrature in two halves.

Told by the look of the integrand; an integral of which two precisions do not agree is left to SymPy.
"""

from __future__ import annotations

from statistics import median

import mpmath
import sympy

from vaultproof.witness.values.numbers import is_precise

_LARGEST = 100
"""Larger numbers may make a peak so narrow that quadrature steps over it."""
_PLACES = 32
_PEAK = 20
"""How many times what is usual of an integrand it may be anywhere: more tells of a pole, which SymPy had better see."""
_DIGITS, _MOST_DIGITS = 20, 30
"""How many digits are asked for at first, and how many more SymPy may try to have them."""
_SMOOTH = (
    sympy.Add,
    sympy.Mul,
    sympy.Pow,
    sympy.Symbol,
    sympy.Number,
    sympy.NumberSymbol,
    sympy.exp,
    sympy.log,
    sympy.sin,
    sympy.cos,
    sympy.atan,
    sympy.sinh,
    sympy.cosh,
    sympy.tanh,
)


def left_to_quadrature(expression: sympy.Basic) -> dict[sympy.Basic, sympy.Basic]:
    """The definite integrals of an expression that are better valued than worked out, each with its two halves.

    Halves, since the values on both sides of a pole may cancel one another where it lies in the middle.
    """
    if expression.free_symbols:
        return {}
    found: dict[sympy.Basic, sympy.Basic] = {}
    for one in expression.atoms(sympy.Integral):
        if _is_rooted(one) and _is_bounded(one) and (halves := _halves(one)) is not None:
            found[one] = halves
    return found


def _is_rooted(integral: sympy.Integral) -> bool:
    """Whether a root of more than the variable stands in an integrand that is smooth but for its ends."""
    if len(integral.limits) != 1 or len(integral.limits[0]) != 3:
        return False
    variable, low, high = integral.limits[0]
    term = integral.function
    if term.free_symbols != {variable} or not all(
        end.is_real and end.is_finite and low != high for end in (low, high)
    ):
        return False
    if not all(isinstance(part, _SMOOTH) for part in sympy.preorder_traversal(term)):
        return False
    if any(abs(number) > _LARGEST for number in (*term.atoms(sympy.Rational), low, high)):
        return False
    return any(
        power.exp.is_Rational and not power.exp.is_Integer and power.has(variable)
        for power in term.atoms(sympy.Pow)
    )


def _is_bounded(integral: sympy.Integral) -> bool:
    """Whether an integrand looks as if it had values everywhere, the ends included, none far from the others."""
    variable, low, high = integral.limits[0]
    term = sympy.lambdify(variable, integral.function, "mpmath")
    first, last = mpmath.mpf(str(low.evalf(20))), mpmath.mpf(str(high.evalf(20)))
    found: list[float] = []
    for at in range(_PLACES + 1):
        try:
            value = term(first + (last - first) * at / _PLACES)
        except (ValueError, TypeError, ArithmeticError):
            return False
        if isinstance(value, mpmath.mpc) or not mpmath.isfinite(value):
            return False
        found.append(abs(float(value)))
    return max(found) <= _PEAK * median(found)


def _halves(integral: sympy.Integral) -> sympy.Basic | None:
    """An integral as the sum of its halves; None where quadrature does not find a value of one of them at once."""
    variable, low, high = integral.limits[0]
    middle = (low + high) / 2
    halves = [
        sympy.Integral(integral.function, (variable, *ends)) for ends in ((low, middle), (middle, high))
    ]
    try:
        sure = all(is_precise(one.evalf(_DIGITS, maxn=_MOST_DIGITS), _DIGITS) for one in halves)
    except (ValueError, TypeError, ArithmeticError, NotImplementedError):
        return None
    return sympy.Add(*halves) if sure else None
