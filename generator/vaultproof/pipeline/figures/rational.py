"""Where a quotient of polynomials has its poles, its zeros and its turning points, by its formula. Draws nothing."""

from __future__ import annotations

from contextlib import suppress

import sympy

_MOST_DEGREE = 6
_HARDLY = 0.03
_REFUSALS = (NotImplementedError, ArithmeticError, ValueError, sympy.PolynomialError)


def poles_of(expression: sympy.Expr, variable: sympy.Symbol) -> tuple[sympy.Expr, ...]:
    """The poles of a quotient of polynomials in order; none of what is something else."""
    parts = _parts(expression, variable)
    return _roots(parts[1], variable) if parts is not None else ()


def happens_at(expression: sympy.Expr, variable: sympy.Symbol) -> tuple[float, ...]:
    """The poles of a quotient of polynomials, its zeros and where it turns, in order; none of one without a pole."""
    parts = _parts(expression, variable)
    poles = _roots(parts[1], variable) if parts is not None else ()
    if parts is None or not poles:
        return ()
    above, below = parts
    slope = sympy.expand(sympy.diff(above, variable) * below - above * sympy.diff(below, variable))
    places = tuple(place for place in _roots(slope, variable) if place not in poles)
    turns = _seen(above / below, variable, places)
    return tuple(sorted(float(place) for place in {*poles, *_roots(above, variable), *turns}))


def _seen(
    expression: sympy.Expr, variable: sympy.Symbol, turns: tuple[sympy.Expr, ...]
) -> tuple[sympy.Expr, ...]:
    """The turning points but for those that hardly differ from what the function tends to far out."""
    far = sympy.limit(expression, variable, sympy.oo)
    if not far.is_finite or len(turns) < 2:
        return turns
    heights = [abs(float(expression.subs(variable, place).evalf()) - float(far)) for place in turns]
    return tuple(
        place for place, height in zip(turns, heights, strict=True) if height > _HARDLY * max(heights)
    )


def _parts(expression: sympy.Expr, variable: sympy.Symbol) -> tuple[sympy.Expr, sympy.Expr] | None:
    """What stands above and below the bar, without what is in both."""
    if expression.free_symbols != {variable} or not expression.is_rational_function(variable):
        return None
    with suppress(*_REFUSALS):
        above, below = sympy.fraction(sympy.cancel(sympy.nsimplify(expression, rational=True)))
        if all(sympy.Poly(part, variable).degree() <= _MOST_DEGREE for part in (above, below)):
            return above, below
    return None


def _roots(polynomial: sympy.Expr, variable: sympy.Symbol) -> tuple[sympy.Expr, ...]:
    with suppress(*_REFUSALS):
        whole = sympy.Poly(polynomial, variable)
        if 1 <= whole.degree() <= 2 * _MOST_DEGREE:
            return tuple(sorted(set(whole.real_roots()), key=float))
    return ()
