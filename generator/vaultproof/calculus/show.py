"""Numbers, places and intervals as people write them. Computes nothing."""

from __future__ import annotations

import sympy

from vaultproof.calculus.profile import Values

_DIGITS = 6
_LONG = 14
_TINY = sympy.Float("1e-9")


def show(number: sympy.Expr) -> str:
    """A number or infinity: exact where that is short, else with six digits."""
    if number in (sympy.oo, -sympy.oo):
        return "∞" if number == sympy.oo else "-∞"
    if number.is_Integer:
        return str(number)
    digits = sympy.N(number, 30, maxn=400)
    if abs(digits) < _TINY:
        return "0" if digits == 0 else f"{float(digits):.1e}" if float(digits) else "almost 0"
    text = f"{float(digits):.{_DIGITS}g}"
    if "e" not in text and sympy.Rational(text) == number:
        return text
    return text if len(text) <= _LONG else str(digits)


def show_values(values: Values) -> str:
    """The set between two ends: `[0, ∞)`."""
    if values.low.value == values.high.value:
        return "{" + show(values.low.value) + "}"
    opening = "[" if values.low.attained else "("
    closing = "]" if values.high.attained else ")"
    return f"{opening}{show(values.low.value)}, {show(values.high.value)}{closing}"
