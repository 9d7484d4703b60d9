"""Sums of polynomials times exponentials: which term outgrows the others, and which to divide by."""

from __future__ import annotations

import sympy

from vaultproof.calculus.number import Unsure, sign_of


def common_rate(expression: sympy.Expr, x: sympy.Symbol) -> sympy.Rational:
    r"""The greatest rational number of which the rates of all exponentials in x are multiples: 1000 for
    `e^{2000x} - e^{-1000x}`, 1 where there are none. Those in other powers of x are left aside."""
    found = sympy.S.Zero
    for part in expression.atoms(sympy.exp):
        argument = part.args[0]
        if argument.is_polynomial(x) and sympy.degree(argument, x) == 1:
            rate = sympy.Poly(argument, x).nth(1)
            if not rate.is_Rational:
                return sympy.S.One
            found = sympy.gcd(found, rate)
    return abs(found) or sympy.S.One


def divided(expression: sympy.Expr) -> sympy.Expr:
    """A sum divided by the exponential of its simplest term; the sign stays the same.

    Raises `Unsure` where exponents hold higher powers, since no number of such steps comes to an end.
    """
    terms = sympy.Add.make_args(sympy.expand(expression))
    exponentials = [
        sympy.Mul(*(factor for factor in sympy.Mul.make_args(term) if isinstance(factor, sympy.exp)))
        for term in terms
    ]
    if len(set(exponentials)) < 2:
        return expression
    if sum(not is_linear(one) for one in set(exponentials)) > 1:
        raise Unsure("it is too involved to be worked out for certain")
    simplest = min(
        range(len(terms)), key=lambda at: (sympy.count_ops(terms[at] / exponentials[at]), str(terms[at]))
    )
    if exponentials[simplest] == 1:
        return expression
    return sympy.Add(*(sympy.powsimp(term / exponentials[simplest]) for term in terms))


def is_linear(exponentials: sympy.Expr) -> bool:
    """Whether only first powers stand in the exponents of a product of exponentials."""
    arguments = [part.args[0] for part in sympy.Mul.make_args(exponentials) if isinstance(part, sympy.exp)]
    return all(
        sympy.Poly(one).total_degree() == 1 for one in arguments if one.free_symbols and one.is_polynomial()
    )


def dominant_sign(expression: sympy.Expr, x: sympy.Symbol, side: int) -> int | None:
    r"""The sign far out of a sum of terms `c x^n e^{kx}`, one of which outgrows the others and does not vanish."""
    found: dict[tuple[sympy.Expr, sympy.Expr], sympy.Expr] = {}
    for term in sympy.Add.make_args(sympy.expand(expression)):
        factor, rest = term.as_independent(x, as_Add=False)
        rate, power = sympy.S.Zero, sympy.S.Zero
        for part in sympy.Mul.make_args(rest):
            base, exponent = part.as_base_exp()
            if (
                isinstance(part, sympy.exp)
                and part.args[0].is_polynomial(x)
                and sympy.degree(part.args[0], x) == 1
            ):
                rate += sympy.Poly(part.args[0], x).nth(1)
                factor *= sympy.exp(sympy.Poly(part.args[0], x).nth(0))
            elif base == x and exponent.is_Integer and exponent > 0:
                power += exponent
            elif part != 1:
                return None
        if not rate.is_Rational:
            return None
        found[rate, power] = found.get((rate, power), sympy.S.Zero) + factor
    rate, power = max(found, key=lambda one: (side * one[0], one[1]))
    if (rate, power) == (0, 0) or side * rate > 0 or (rate == 0 and power > 0):
        return sign_of(found[rate, power]) * (side if power % 2 else 1) or None
    return None
