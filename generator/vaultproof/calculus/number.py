"""Signs and digits of numbers that SymPy writes exactly. Knows no functions."""

from __future__ import annotations

from collections.abc import Mapping

import mpmath
import sympy

_DIGITS = 20
_MOST_DIGITS = 400
_TINY = sympy.Rational(1, 10**12)


class Unsure(Exception):
    """Something is not certain, so it is not told; the message is a reason for people."""


def sign_of(number: sympy.Expr) -> int:
    """The sign of a real number or infinity. Raises `Unsure` where it is not certain."""
    if number in (sympy.nan, sympy.zoo) or not number.is_number or number.is_real is False:
        if number in (sympy.oo, -sympy.oo):
            return 1 if number == sympy.oo else -1
        raise Unsure("a value of it is not a real number")
    if number.is_Rational:
        return int(sympy.sign(number))
    digits = number.evalf(_DIGITS, maxn=_MOST_DIGITS)
    if _known(digits):
        return int(sympy.sign(digits))
    if number.is_zero or sympy.simplify(number) == 0:
        return 0
    raise Unsure("the sign of a value of it could not be found")


def _known(digits: sympy.Expr) -> bool:
    """Whether digits mean anything: SymPy gives a precision of one bit where all of them have cancelled."""
    return bool(digits.is_Float and digits._prec > 1)  # noqa: SLF001 - the one way SymPy tells of it


def value_at(expression: sympy.Expr, x: sympy.Symbol, place: sympy.Expr) -> sympy.Expr:
    """What an expression gives at a finite place: a finite real number.

    Raises `Unsure` where it gives none, as at a pole or outside the domain.
    """
    found = expression.subs(x, place)
    if (
        has_a_pole(expression, {x: place})
        or found.has(sympy.nan, sympy.zoo, sympy.oo, -sympy.oo, sympy.AccumBounds, sympy.I)
        or not found.is_number
    ):
        raise Unsure("a value of it could not be found")
    if found.is_real is None and not found.evalf(_DIGITS, maxn=_MOST_DIGITS).is_real:
        raise Unsure("a value of it is not a real number")
    return found


def has_a_pole(expression: sympy.Basic, given: Mapping[sympy.Symbol, sympy.Expr]) -> bool:
    """Whether a part of an expression has a pole where symbols have values: SymPy takes 1/(1 + 1/x) for 0 at 0."""
    if not expression.free_symbols & given.keys():
        return False
    if isinstance(expression, sympy.Piecewise):
        held = (branch for branch, condition in expression.args if condition.subs(given) == sympy.true)
        return has_a_pole(next(held, sympy.S.Zero), given)
    divisor = expression.base if isinstance(expression, sympy.Pow) and expression.exp.is_negative else None
    inside = expression.args[0] if isinstance(expression, sympy.log) else divisor
    if inside is not None and inside.subs(given).is_zero:
        return True
    return any(has_a_pole(part, given) for part in expression.args)


def rough_sign(expression: sympy.Expr, x: sympy.Symbol, place: sympy.Expr) -> int:
    """The sign at a place that is known to thirty digits only. Raises `Unsure` near zero."""
    found = value_at(expression, x, place).evalf(_DIGITS, maxn=_MOST_DIGITS)
    if not _known(found) or abs(found) < _TINY:
        raise Unsure("two critical values of it lie too close together")
    return int(sympy.sign(found))


def limit_at(expression: sympy.Expr, x: sympy.Symbol, place: sympy.Expr, side: int) -> sympy.Expr:
    """The limit at a place from the left (`side` -1) or right (1), or at ±∞; a real number or ±∞.

    A limit at infinity that SymPy tells is held against values far out, since SymPy has been wrong.
    """
    if place not in (sympy.oo, -sympy.oo):
        try:
            return value_at(expression, x, place)
        except Unsure:
            pass
    found = sympy.limit(*turned(expression, x, place), "+" if side > 0 else "-")
    if found.free_symbols or found.has(sympy.Limit, sympy.AccumBounds, sympy.nan, sympy.zoo):
        raise Unsure("a limit of it could not be found")
    if found not in (sympy.oo, -sympy.oo) and not found.is_real:
        raise Unsure("a limit of it could not be found")
    hold_against_values(expression, x, place, side, found)
    return found


def turned(
    expression: sympy.Expr, x: sympy.Symbol, place: sympy.Expr
) -> tuple[sympy.Expr, sympy.Symbol, sympy.Expr]:
    """A limit's parts, turned round where it is one at -∞: there SymPy takes 2^x for one that grows."""
    return (expression.subs(x, -x), x, sympy.oo) if place == -sympy.oo else (expression, x, place)


def hold_against_values(
    expression: sympy.Expr, x: sympy.Symbol, place: sympy.Expr, side: int, limit: sympy.Expr
) -> None:
    """Refuse a limit that the values on the way to it do not come closer to; one of them may meet it by chance."""
    if place in (sympy.oo, -sympy.oo):
        ways = [int(sympy.sign(place)) * 10**power for power in (1, 2, 3)]
    else:
        ways = [place + side * sympy.Rational(1, 10**power) for power in (1, 3, 6, 12)]
    known = [value for way in ways if (value := _rough(expression, x, way)) is not None]
    if len(known) < 2:
        return
    if limit in (sympy.oo, -sympy.oo):
        towards = known[-1] * sympy.sign(limit) > known[0] * sympy.sign(limit)
    else:
        distances = [abs(value - limit) for value in known]
        towards = distances[-1] < sympy.Float("1e-9") or distances[-1] < max(distances[:-1])
    if not towards:
        raise Unsure("a limit of it could not be confirmed")


def _rough(expression: sympy.Expr, x: sympy.Symbol, place: sympy.Expr) -> sympy.Expr | None:
    """A value to some digits, None where there is none."""
    with mpmath.workdps(60):
        try:
            found = sympy.lambdify(x, expression, "mpmath")(mpmath.mpf(str(sympy.N(place, 60))))
        except (ArithmeticError, ValueError, TypeError):
            return None
        return sympy.Float(found, 40) if isinstance(found, mpmath.mpf) and mpmath.isfinite(found) else None
